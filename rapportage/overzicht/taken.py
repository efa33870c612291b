"""What reports ask of people: to make one, to publish one, to try one again."""

from collections.abc import Iterable

from django.urls import reverse

from kern import klok
from kern.models.job import JobStatus
from kern.periodes import Periode
from kern.register import Taak
from kern.toegang import Toegang
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Rapport
from rapportage.overzicht.plichten import RESPIJT
from rapportage.overzicht.rapporten import mislukte_aanvragen
from rapportage.rules import naam_van
from sessies.enums import SessieStatus
from sessies.models import Sessie


def taken(toegang: Toegang) -> list[Taak]:
    """A report that is due, one that waits to be published, and one that was asked and not made."""
    if not toegang.netwerk.heeft("rapporten"):
        return []
    return [*_te_maken(toegang), *_te_publiceren(toegang), *_mislukt(toegang)]


def _te_maken(toegang: Toegang) -> Iterable[Taak]:
    """The report over the last closed period, for who runs the network, when something happened in it."""
    netwerk, vandaag = toegang.netwerk, klok.vandaag()
    if not toegang.mag("netwerken.begeleid"):
        return
    periode = Periode.rond(vandaag, netwerk.rapportritme).vorige()
    if periode.tot < netwerk.start or (netwerk.einde is not None and netwerk.einde < periode.van):
        return
    if Rapport.objects.in_netwerk(netwerk).filter(soort=Rapportsoort.KWARTAAL, periode=periode.sleutel).exists():
        return
    gehouden = Sessie.objects.in_netwerk(netwerk).exclude(status=SessieStatus.CONCEPT)
    if not gehouden.filter(begint_op__gte=periode.begin, begint_op__lt=periode.einde).exists():
        return
    tegen = periode.tot + RESPIJT
    yield Taak(
        titel=f"Maak het {naam_van('kwartaal', periode.sleutel).lower()} over {periode.maanden}",
        url=f"{reverse('rapportage:vraag-aan', kwargs={'netwerk': netwerk.slug})}?soort=kwartaal&periode={periode.sleutel}",
        toelichting="De periode is voorbij en er is nog geen rapport.",
        tegen=tegen,
        actie="Maak het rapport",
        is_te_laat=tegen < vandaag,
    )


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
        )
