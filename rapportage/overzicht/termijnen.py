"""Reports and decision points with a term: what is expected when, what a body is asked, what a network left behind."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from kern import klok
from kern.opmaak import dag
from kern.periodes import Periode, is_gedekt
from kern.register import Beslissing, Verwacht
from kern.rijketekst import op_een_regel
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk, Plicht
from rapportage.enums import Rapportsoort
from rapportage.models import Aanbeveling, Beslispunt, Rapport
from rapportage.overzicht.plichten import KLAAR, RESPIJT, is_eindrapport_af
from rapportage.overzicht.rapporten import rijen
from rapportage.rules import naam_van

PERIODIEK = (Plichtsoort.KWARTAALRAPPORT, Plichtsoort.VIERMAANDELIJKS_RAPPORT)


def verwacht(toegang: Toegang) -> list[Verwacht]:
    """The reports a network promised that are late or come next, for who makes or receives them; late ones first.

    As in the state of the promises, periods of this calendar year count, and the one before this; nothing is expected of
    a network that has ended.
    """
    netwerk, vandaag = toegang.netwerk, klok.vandaag()
    if not toegang.mag("rapportage.vraag_rapport_aan") or (netwerk.einde and netwerk.einde < vandaag):
        return []
    beloofd = set(Plicht.objects.filter(netwerk=netwerk).values_list("soort", flat=True))
    rapporten = Rapport.objects.in_netwerk(netwerk).values_list("soort", "periode", "staat")
    klaar = {(soort, periode) for soort, periode, staat in rapporten if staat in KLAAR}
    regels = list(_periodiek(netwerk, klaar)) if beloofd & set(PERIODIEK) else []
    if Plichtsoort.EINDRAPPORT in beloofd and netwerk.einde and not is_eindrapport_af(netwerk, vandaag):
        url = reverse("rapportage:lijst", kwargs={"netwerk": netwerk.slug})
        noot = "gemaakt, nog niet gepubliceerd" if (Rapportsoort.EIND, "") in klaar else ""
        regels.append(Verwacht("Eindrapport", url, netwerk.einde, is_te_laat=False, noot=noot))
    return sorted(regels, key=lambda r: (not r.is_te_laat, r.tegen))


def _periodiek(netwerk: Netwerk, klaar: set[tuple[str, str]]) -> Iterable[Verwacht]:
    vandaag, plek = klok.vandaag(), {"netwerk": netwerk.slug}
    gemaakt = [Periode.lees(sleutel) for soort, sleutel in klaar if soort == Rapportsoort.KWARTAAL]
    periode = min(
        Periode.rond(vandaag.replace(month=1, day=1), netwerk.rapportritme),
        Periode.rond(vandaag, netwerk.rapportritme).vorige(),
    )
    while periode.tot < netwerk.start:
        periode = periode.volgende()
    while True:
        is_voorbij, tegen = periode.is_voorbij(vandaag), periode.tot + RESPIJT
        if not is_gedekt(periode, gemaakt):
            url = reverse("rapportage:lijst", kwargs=plek)
            if is_voorbij:
                url = f"{reverse('rapportage:vraag-aan', kwargs=plek)}?soort=kwartaal&periode={periode.sleutel}"
            noot = "de periode is voorbij" if is_voorbij else f"de periode loopt tot {dag(periode.tot)}"
            titel = f"{naam_van('kwartaal', periode.sleutel)} {periode.sleutel}"
            yield Verwacht(titel, url, tegen, tegen < vandaag, noot, is_te_maken=is_voorbij)
        if not is_voorbij:
            return
        periode = periode.volgende()


def te_beslissen(toegang: Toegang) -> list[Beslissing]:
    """The open points of the running and the last closed period, with what is proposed, for who may record the decision.

    Points of an earlier rhythm are among them as long as their period ended that recently.
    """
    netwerk = toegang.netwerk
    if not toegang.mag("netwerken.krijg_beslissingen") or (netwerk.einde and netwerk.einde < klok.vandaag()):
        return []
    return [
        Beslissing(
            f"Beslispunt {p.code}",
            p.vraag,
            p.get_absolute_url(),
            f"Voorstel: {op_een_regel(p.voorstel)}" if p.voorstel else f"Periode: {Periode.lees(p.periode).titel}",
        )
        for p in open_beslispunten(netwerk)
    ]


def open_beslispunten(netwerk: Netwerk) -> "QuerySet[Beslispunt]":
    """The points of the running and the last closed period on which nobody decided yet."""
    sinds = Periode.rond(klok.vandaag(), netwerk.rapportritme).vorige().van
    open_ = Beslispunt.objects.in_netwerk(netwerk).filter(besloten_op=None)
    sleutels = [
        s for s in open_.order_by().values_list("periode", flat=True).distinct() if Periode.lees(s).tot >= sinds
    ]
    return open_.filter(periode__in=sleutels).select_related("netwerk")


def resultaat(toegang: Toegang) -> str | None:
    """For a network that has ended: a card with its final report and what it recommended; else None."""
    netwerk = toegang.netwerk
    if netwerk.einde is None or netwerk.einde >= klok.vandaag():
        return None
    zichtbaar = Rapport.objects.zichtbaar_voor(toegang).filter(staat__in=KLAAR).select_related("netwerk", "job")
    gevonden = rijen(zichtbaar.order_by("-soort", "-periode")[:6])
    eind = next((r for r in gevonden if r.rapport.soort == Rapportsoort.EIND and r.bestanden), None)
    aanbevelingen = Aanbeveling.objects.zichtbaar_voor(toegang).count() if netwerk.heeft("aanbevelingen") else 0
    context = {
        "netwerk": netwerk,
        "eind": eind,
        "aanbevelingen": aanbevelingen,
        "mag_vragen": toegang.mag("rapportage.vraag_rapport_aan"),
    }
    return render_to_string("rapportage/_paneel_resultaat.html", context)
