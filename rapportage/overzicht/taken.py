"""What reports ask of people: to make one, to publish one, to try one again; and who waits for that."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.models.job import JobStatus
from kern.opmaak import aantal
from kern.periodes import Periode
from kern.register import Verwacht
from kern.taken import ZWAAR, Taak, Wachtend, begrens, begrens_lijst
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort, Rol
from netwerken.overzicht.stand import stand_van_nu
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Rapport
from rapportage.overzicht.plichtdaden import maakdaad, te_maken
from rapportage.overzicht.plichten import RESPIJT
from rapportage.overzicht.rapporten import mislukte_aanvragen
from rapportage.overzicht.termijnen import PERIODIEK, open_beslispunten, verwacht
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


def te_verwachten(toegang: Toegang) -> list[Verwacht]:
    """What the page of the reports offers to make: what was promised, and what the task list asks besides."""
    regels = verwacht(toegang)
    if not toegang.mag("rapportage.vraag_rapport_aan"):
        return regels
    genoemd, vandaag = {r.titel for r in regels}, klok.vandaag()
    for periode, rapport in sorted(_gevraagd(toegang).items(), key=lambda rij: rij[0].tot):
        titel = f"{naam_van('kwartaal', periode.sleutel)} {periode.sleutel}"
        if titel not in genoemd and not _loopt_of_is_van(toegang, rapport):
            url, tegen = maakdaad(toegang.netwerk, periode, rapport).url, periode.tot + RESPIJT
            regels.append(Verwacht(titel, url, tegen, tegen < vandaag, "de periode is voorbij", is_te_maken=True))
    return sorted(regels, key=lambda r: (not r.is_te_laat, r.tegen))


def _te_maken(toegang: Toegang) -> Iterable[Taak]:
    """The reports over closed periods that are not there, for who runs the network, oldest first."""
    if not toegang.mag("netwerken.begeleid"):
        return
    netwerk, vandaag = toegang.netwerk, klok.vandaag()
    gevraagd = sorted(_gevraagd(toegang).items(), key=lambda rij: rij[0].tot)
    nog_niets = [(p, r) for p, r in gevraagd if not _loopt_of_is_van(toegang, r)]
    apart = toegang.apart("rapport-maken")
    greep = begrens_lijst(nog_niets, HOOGSTENS, is_apart=lambda rij: rij[0].sleutel in apart)
    for periode, rapport in greep.rijen:
        daad, tegen = maakdaad(netwerk, periode, rapport), periode.tot + RESPIJT
        yield Taak(
            titel=f"Maak het {naam_van('kwartaal', periode.sleutel).lower()} over {periode.maanden}",
            url=daad.url,
            toelichting="De periode is voorbij en er is nog geen rapport.",
            tegen=tegen,
            actie=daad.actie,
            is_te_laat=tegen < vandaag,
            belofte=Plichtsoort.KWARTAALRAPPORT,
            sleutel=f"rapport-maken:{periode.sleutel}",
            recht="netwerken.begeleid",
            gewicht=ZWAAR,
        )
    if greep.volgende:
        tegen = greep.volgende[0].tot + RESPIJT
        titel = f"Nog {aantal(greep.meer, 'rapport', 'rapporten')} te maken"
        yield Taak(
            titel, _lijst(toegang), "", tegen, "Bekijk de rapporten", tegen < vandaag, aantal=greep.meer, gewicht=ZWAAR
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
    if not toegang.mag("netwerken.volg_de_opdracht") or not toegang.mag("rapportage.publiceer_rapport"):
        return
    greep = begrens(_gemaakt(toegang), apart=toegang.apart("publiceren"))
    for rapport in greep.rijen:
        yield Taak(
            titel=f"Lees en publiceer: {rapport.titel}",
            url=rapport.get_absolute_url(),
            toelichting="Het rapport is klaar. Bij het publiceren kies je wie het mag lezen.",
            tegen=rapport.tegen,
            actie="Bekijk het rapport",
            is_te_laat=rapport.tegen is not None and rapport.tegen < klok.vandaag(),
            belofte=Plichtsoort.EINDRAPPORT if rapport.soort == Rapportsoort.EIND else "",
            sleutel=f"publiceren:{rapport.pk}",
            recht="rapportage.publiceer_rapport",
            gewicht=ZWAAR,
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'rapport', 'rapporten')} te publiceren"
        yield Taak(titel, _lijst(toegang), actie="Bekijk de rapporten", gewicht=ZWAAR, aantal=greep.meer)


def _gemaakt(toegang: Toegang) -> "QuerySet[Rapport]":
    """The reports that are made and not published, and are not being made again."""
    klaar = Rapport.objects.zichtbaar_voor(toegang).filter(staat=RapportStaat.GEMAAKT)
    rijen = klaar.exclude(job__status__in=[JobStatus.WACHT, JobStatus.BEZIG]).select_related("netwerk", "job")
    return rijen.order_by("tegen", "pk")


def _mislukt(toegang: Toegang) -> Iterable[Taak]:
    if not toegang.mag("rapportage.vraag_rapport_aan"):
        return
    greep = begrens_lijst(mislukte_aanvragen(toegang), is_apart=lambda r: str(r.pk) in toegang.apart("mislukt"))
    for rapport in greep.rijen:
        yield Taak(
            titel=f"Niet gemaakt: {rapport.titel}",
            url=rapport.get_absolute_url(),
            toelichting="Kijk waarom, en probeer het opnieuw.",
            tegen=klok.vandaag(),  # it went wrong for somebody who wanted it now
            actie="Probeer opnieuw",
            belofte=_BELOFTE[Rapportsoort(rapport.soort)],
            sleutel=f"mislukt:{rapport.pk}",
            gewicht=ZWAAR,
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'rapport', 'rapporten')} niet gemaakt"
        yield Taak(titel, _lijst(toegang), actie="Bekijk de rapporten", gewicht=ZWAAR, aantal=greep.meer)


def wachtend(toegang: Toegang) -> Iterable[Wachtend]:
    """What was laid before the funder, for who made it; the reports that are late, for who receives them."""
    if not toegang.netwerk.heeft("rapporten"):
        return
    beslist = toegang.mag("rapportage.publiceer_rapport")
    if toegang.mag("netwerken.begeleid") and not beslist:
        yield from _bij_de_opdrachtgever(toegang)
    elif beslist and not toegang.mag("netwerken.begeleid"):
        wie = toegang.netwerk.label_van(Rol.NETWERKBEGELEIDER)
        greep = begrens_lijst([v for v in verwacht(toegang) if v.is_te_laat])
        yield from (Wachtend(v.titel, v.url, wie, None, "Nog niet gemaakt.", v.tegen) for v in greep.rijen)
        if greep.meer:
            titel = f"Nog {aantal(greep.meer, 'rapport', 'rapporten')}"
            yield Wachtend(titel, _lijst(toegang), wie, tegen=klok.vandaag(), aantal=greep.meer)


def _bij_de_opdrachtgever(toegang: Toegang) -> Iterable[Wachtend]:
    wie = toegang.netwerk.label_van(Rol.OPDRACHTGEVER)
    rapporten, punten = begrens(_gemaakt(toegang)), begrens(open_beslispunten(toegang.netwerk))
    for rapport in rapporten.rijen:
        klaar_op = rapport.job.klaar_op if rapport.job else None
        sinds = timezone.localdate(klaar_op) if klaar_op else None
        noot = "Gemaakt, nog niet gepubliceerd."
        yield Wachtend(rapport.titel, rapport.get_absolute_url(), wie, sinds, noot, rapport.tegen)
    for punt in punten.rijen:
        periode = Periode.lees(punt.periode)
        yield Wachtend(f"Beslispunt {punt.code}: {punt.vraag}", punt.get_absolute_url(), wie, None, periode.titel)
    if meer := rapporten.meer + punten.meer:
        yield Wachtend(f"Nog {aantal(meer, 'punt', 'punten')}", _lijst(toegang), wie, aantal=meer)


def _lijst(toegang: Toegang) -> str:
    return reverse("rapportage:lijst", kwargs={"netwerk": toegang.netwerk.slug})
