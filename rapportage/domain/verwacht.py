"""What reports and recommendations mean for the pages of everybody: tasks, figures, links of the chain."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from kern import klok
from kern.keten import Pijl, Schakel, Soort
from kern.models.job import JobStatus
from kern.periodes import Periode
from kern.register import Cijfer, Ophaalbaar, Taak
from kern.toegang import Toegang
from rapportage.domain.overzicht import mislukte_aanvragen, rijen
from rapportage.domain.plichten import RESPIJT
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import (
    Aanbeveling,
    Fichebewijs,
    Inzichtbewijs,
    Pilootbewijs,
    Rapport,
    Sessiebewijs,
    Signaalbewijs,
    Vraagbewijs,
)
from rapportage.momentopname.nemen import naam_van
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
    if not toegang.heeft("netwerkbegeleider"):
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
    if not toegang.heeft("opdrachtgever", "netwerkbegeleider"):
        return
    for rapport in klaar.exclude(job__status__in=[JobStatus.WACHT, JobStatus.BEZIG]).select_related("netwerk"):
        if toegang.mag("rapportage.publiceer_rapport", rapport):
            yield Taak(
                titel=f"Lees en publiceer: {rapport.titel}",
                url=rapport.get_absolute_url(),
                toelichting="Het rapport is klaar. Na publicatie kan iedereen het lezen.",
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


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many recommendations there are, and how many stand without evidence."""
    if not toegang.netwerk.heeft("aanbevelingen"):
        return []
    alle = Aanbeveling.objects.zichtbaar_voor(toegang)
    aantal = alle.count()
    if not aantal:
        return []
    bewezen = Q()
    for naam in ("project", "sessie", "vraag", "inzicht", "piloot", "fiche", "signaal"):
        bewezen |= Q(**{f"{naam}bewijzen__isnull": False})
    zonder = aantal - alle.filter(bewezen).distinct().count()
    noot = f"{zonder} zonder onderbouwing" if zonder else "alle met onderbouwing"
    woord = "aanbeveling" if aantal == 1 else "aanbevelingen"
    url = reverse("rapportage:aanbevelingen", kwargs={"netwerk": toegang.netwerk.slug})
    return [Cijfer(str(aantal), woord, url, noot=noot, rang=60)]


def ophaalbaar(toegang: Toegang) -> list[Ophaalbaar]:
    """Reports of the last year that this person can fetch, newest first."""
    grens = klok.nu() - timedelta(days=365)
    zichtbaar = Rapport.objects.zichtbaar_voor(toegang).filter(gewijzigd_op__gte=grens).select_related("netwerk", "job")
    gevonden = []
    for rij in rijen(zichtbaar.order_by("-gewijzigd_op")[:6]):
        if not rij.bestanden:
            continue
        plek = {"netwerk": toegang.netwerk.slug, "slug": rij.rapport.slug}
        pdf = rij.bestanden[0]
        gevonden.append(
            Ophaalbaar(
                netwerk=toegang.netwerk,
                titel=rij.rapport.titel,
                url=rij.rapport.get_absolute_url(),
                klaar_op=pdf.gemaakt_op,
                noot=rij.toestand,
                sha256=pdf.sha256,
                bestanden=tuple(
                    (b.soort.upper(), reverse("rapportage:bestand", kwargs={**plek, "soort": b.soort}))
                    for b in rij.bestanden
                ),
            )
        )
    return gevonden


def _schakels(ids: Iterable[int], toegang: Any) -> list[Schakel]:
    gezien = Aanbeveling.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk")
    return [
        Schakel("aanbeveling", a.pk, f"{a.code} {a.tekst}", a.get_absolute_url(), a.get_sterkte_display())
        for a in gezien.order_by("nummer")
    ]


SOORTEN = (Soort("aanbeveling", "aanbeveling", _schakels),)
PIJLEN = (
    Pijl("leervraag", "aanbeveling", Vraagbewijs, "leervraag_id", "aanbeveling_id"),
    Pijl("sessie", "aanbeveling", Sessiebewijs, "sessie_id", "aanbeveling_id"),
    Pijl("inzicht", "aanbeveling", Inzichtbewijs, "inzicht_id", "aanbeveling_id"),
    Pijl("piloot", "aanbeveling", Pilootbewijs, "piloot_id", "aanbeveling_id"),
    Pijl("fiche", "aanbeveling", Fichebewijs, "fiche_id", "aanbeveling_id"),
    Pijl("signaal", "aanbeveling", Signaalbewijs, "signaal_id", "aanbeveling_id"),
)
