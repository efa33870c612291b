"""What reports ask of people: to make one, to publish one, to try one again."""

from collections.abc import Iterable
from itertools import islice

from kern import klok
from kern.models.job import JobStatus
from kern.periodes import Periode
from kern.register import Taak
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.overzicht.stand import stand_van_nu
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Rapport
from rapportage.overzicht.plichtdaden import maakdaad, te_maken
from rapportage.overzicht.plichten import RESPIJT
from rapportage.overzicht.rapporten import mislukte_aanvragen
from rapportage.overzicht.termijnen import PERIODIEK
from rapportage.rules import naam_van
from sessies.enums import SessieStatus
from sessies.models import Sessie

HOOGSTENS = 3  # reports to make in a task list, the oldest period first
_BELOFTE = {Rapportsoort.KWARTAAL: Plichtsoort.KWARTAALRAPPORT, Rapportsoort.EIND: Plichtsoort.EINDRAPPORT}


def taken(toegang: Toegang) -> list[Taak]:
    """The reports that are due, one that waits to be published, and one that was asked and not made."""
    if not toegang.netwerk.heeft("rapporten"):
        return []
    return [*_te_maken(toegang), *_te_publiceren(toegang), *_mislukt(toegang)]


def _te_maken(toegang: Toegang) -> Iterable[Taak]:
    """The reports over closed periods that are not there, for who runs the network, oldest first."""
    if not toegang.mag("netwerken.begeleid"):
        return
    netwerk, vandaag = toegang.netwerk, klok.vandaag()
    gevraagd = sorted(_gevraagd(toegang).items(), key=lambda rij: rij[0].tot)
    nog_niets = ((p, r) for p, r in gevraagd if not _loopt_of_is_van(toegang, r))
    for periode, rapport in islice(nog_niets, HOOGSTENS):
        daad, tegen = maakdaad(netwerk, periode, rapport), periode.tot + RESPIJT
        yield Taak(
            titel=f"Maak het {naam_van('kwartaal', periode.sleutel).lower()} over {periode.maanden}",
            url=daad.url,
            toelichting="De periode is voorbij en er is nog geen rapport.",
            tegen=tegen,
            actie=daad.actie,
            is_te_laat=tegen < vandaag,
            belofte=Plichtsoort.KWARTAALRAPPORT,
        )


def _gevraagd(toegang: Toegang) -> dict[Periode, Rapport | None]:
    """The closed periods without a report that a promise asks, and the last one when people met in it."""
    netwerk = toegang.netwerk
    uit: dict[Periode, Rapport | None] = {}
    beloofd = (s for s in stand_van_nu(toegang) if s.plicht.soort in PERIODIEK and s.toestand != "afgerond")
    for van, tot in {(s.van, s.tot or s.peildag) for s in beloofd if not s.heeft_antwoord}:
        uit |= te_maken(netwerk, van, tot)
    laatste = Periode.rond(klok.vandaag(), netwerk.rapportritme).vorige()
    gehouden = Sessie.objects.in_netwerk(netwerk).exclude(status=SessieStatus.CONCEPT)
    gehouden = gehouden.filter(begint_op__gte=laatste.begin, begint_op__lt=laatste.einde)
    nooit_gevraagd = [(p, r) for p, r in te_maken(netwerk, laatste.tot, laatste.tot) if r is None]
    return uit | dict(nooit_gevraagd if nooit_gevraagd and gehouden.exists() else [])


def _loopt_of_is_van(toegang: Toegang, rapport: Rapport | None) -> bool:
    """Whether a report is being made, or failed and is told already to this person, who asked it."""
    if rapport is None or rapport.is_vast or rapport.job is None:
        return False
    bezig = rapport.job.status in (JobStatus.WACHT, JobStatus.BEZIG)
    return bezig or rapport.job.aangevraagd_door_id == toegang.gebruiker.pk


def _te_publiceren(toegang: Toegang) -> Iterable[Taak]:
    klaar = Rapport.objects.zichtbaar_voor(toegang).filter(staat=RapportStaat.GEMAAKT)
    if not toegang.mag("netwerken.volg_de_opdracht"):
        return
    for rapport in klaar.exclude(job__status__in=[JobStatus.WACHT, JobStatus.BEZIG]).select_related("netwerk"):
        if toegang.mag("rapportage.publiceer_rapport", rapport):
            yield Taak(
                titel=f"Lees en publiceer: {rapport.titel}",
                url=rapport.get_absolute_url(),
                toelichting="Het rapport is klaar. Bij het publiceren kies je wie het mag lezen.",
                tegen=rapport.tegen,
                actie="Bekijk het rapport",
                is_te_laat=rapport.tegen is not None and rapport.tegen < klok.vandaag(),
                belofte=Plichtsoort.EINDRAPPORT if rapport.soort == Rapportsoort.EIND else "",
            )


def _mislukt(toegang: Toegang) -> Iterable[Taak]:
    if not toegang.mag("rapportage.vraag_rapport_aan"):
        return
    for rapport in mislukte_aanvragen(toegang):
        yield Taak(
            titel=f"Niet gemaakt: {rapport.titel}",
            url=rapport.get_absolute_url(),
            toelichting="Kijk waarom, en probeer het opnieuw.",
            actie="Probeer opnieuw",
            is_te_laat=True,
            belofte=_BELOFTE[Rapportsoort(rapport.soort)],
        )
