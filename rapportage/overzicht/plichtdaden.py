"""Where the promises about reports and deliverables are kept: the page with the form, for the period that misses it."""

from datetime import date

from django.urls import reverse

from kern import klok
from kern.periodes import Periode, is_gedekt
from kern.register import Dader, Plichtdaad
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk, Oplevering
from rapportage.domain.periodes import periodes_van_looptijd
from rapportage.enums import Periodetekstsoort, Rapportsoort, RapportStaat
from rapportage.models import Periodetekst, Rapport
from rapportage.overzicht.plichten import KLAAR, verwachte_periodes


def te_maken(netwerk: Netwerk, van: date, tot: date) -> list[tuple[Periode, Rapport | None]]:
    """The closed periods that end in the span and over which no report is there, oldest first.

    With the last edition that was asked: it is being made, failed, or was withdrawn.
    """
    vandaag = klok.vandaag()
    rijen = Rapport.objects.in_netwerk(netwerk).filter(soort=Rapportsoort.KWARTAAL).order_by("uitgave", "pk")
    rapporten = list(rijen.select_related("netwerk", "job"))
    per_periode = {Periode.lees(r.periode): r for r in rapporten}
    er = [Periode.lees(r.periode) for r in rapporten if r.staat in KLAAR]
    verwacht = verwachte_periodes(netwerk, van, min(tot, vandaag))
    return [(p, per_periode.get(p)) for p in verwacht if p.is_voorbij(vandaag) and not is_gedekt(p, er)]


def maakdaad(netwerk: Netwerk, periode: Periode, rapport: Rapport | None) -> Plichtdaad:
    """Where the report over a period is made: asked, or tried again, or followed by an edition on its own page."""
    if rapport is None:
        return _vraag_aan(netwerk, f"?soort=kwartaal&periode={periode.sleutel}")
    woord = "Maak een nieuwe uitgave" if rapport.is_vast else "Bekijk het rapport"
    return Plichtdaad(woord, rapport.get_absolute_url())


def _rapport(netwerk: Netwerk, van: date, tot: date, _peildag: date) -> Plichtdaad | None:
    """Make the report over the oldest closed period of the span that has none."""
    return next((maakdaad(netwerk, *gevonden) for gevonden in te_maken(netwerk, van, tot)), None)


def _eindrapport(netwerk: Netwerk, _van: date, _tot: date, _peildag: date) -> Plichtdaad:
    """Publish the final report that was made, or ask it."""
    gemaakt = Rapport.objects.in_netwerk(netwerk).filter(soort=Rapportsoort.EIND, staat=RapportStaat.GEMAAKT)
    if rapport := gemaakt.order_by("-pk").first():
        return Plichtdaad("Publiceer", rapport.get_absolute_url())
    return _vraag_aan(netwerk, "?soort=eind")


def _vraag_aan(netwerk: Netwerk, vraag: str) -> Plichtdaad:
    return Plichtdaad("Maak het rapport", reverse("rapportage:vraag-aan", kwargs={"netwerk": netwerk.slug}) + vraag)


def _zelfevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Plichtdaad | None:
    """Write the self-evaluation of the newest closed period of the span that has none, or of the one that runs."""
    teksten = Periodetekst.objects.in_netwerk(netwerk).filter(soort=Periodetekstsoort.ZELFEVALUATIE)
    geschreven = set(teksten.values_list("periode", flat=True))
    over = [p for p in periodes_van_looptijd(netwerk) if van <= p.tot <= tot and p.sleutel not in geschreven]
    if not over:
        return None
    periode = next((p for p in over if p.is_voorbij(peildag)), over[0])
    plek = {"netwerk": netwerk.slug, "periode": periode.sleutel, "soort": Periodetekstsoort.ZELFEVALUATIE.value}
    return Plichtdaad("Schrijf", reverse("rapportage:periodetekst-nieuw", kwargs=plek))


def _oplevering(netwerk: Netwerk, van: date, tot: date, _peildag: date) -> Plichtdaad:
    """Hand in the deliverable that was due first, or say which ones there are."""
    open_ = Oplevering.objects.in_netwerk(netwerk).filter(ingediend_op=None, tegen__gte=van, tegen__lte=tot)
    if oplevering := open_.order_by("tegen", "pk").first():
        plek = {"netwerk": netwerk.slug, "pk": oplevering.pk}
        return Plichtdaad("Dien in", reverse("netwerken:oplevering-indienen", kwargs=plek))
    return Plichtdaad(
        "Voeg een oplevering toe", reverse("netwerken:oplevering-nieuw", kwargs={"netwerk": netwerk.slug})
    )


DADEN: dict[str, Dader] = {
    Plichtsoort.KWARTAALRAPPORT: _rapport,
    Plichtsoort.VIERMAANDELIJKS_RAPPORT: _rapport,
    Plichtsoort.EINDRAPPORT: _eindrapport,
    Plichtsoort.ZELFEVALUATIE: _zelfevaluatie,
    Plichtsoort.OPLEVERING: _oplevering,
}
