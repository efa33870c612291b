"""Counters of the duties that are about reports and deliverables."""

from datetime import date, timedelta

from django.urls import reverse

from kern.periodes import Periode
from kern.register import Telling
from netwerken.models import Netwerk, Oplevering
from rapportage.enums import Periodetekstsoort, Rapportsoort, RapportStaat
from rapportage.models import Periodetekst, Rapport

RESPIJT = timedelta(days=30)
KLAAR = (RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD)


def _periodiek(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Reports whose period ended in the span; late when thirty days after the end there was none."""
    gemaakt = {
        Periode.lees(sleutel).tot
        for sleutel in Rapport.objects.filter(
            netwerk=netwerk, soort=Rapportsoort.KWARTAAL, staat__in=KLAAR
        ).values_list("periode", flat=True)
    }
    gedaan = gepland = te_laat = 0
    periode = Periode.rond(max(van, netwerk.start), netwerk.rapportritme)
    while periode.tot <= tot:
        if periode.tot in gemaakt:
            gedaan += 1
        elif netwerk.einde is not None and periode.van > netwerk.einde:
            break
        elif peildag > periode.tot + RESPIJT:
            te_laat += 1
        else:
            gepland += 1
        periode = periode.volgende()
    return Telling(gedaan, gepland, te_laat, _url(netwerk))


def _eindrapport(netwerk: Netwerk, _van: date, tot: date, peildag: date) -> Telling:
    gedaan = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.EIND, staat__in=KLAAR).count()
    einde = netwerk.einde or tot
    return Telling(
        min(gedaan, 1), 0 if gedaan or peildag > einde else 1, int(not gedaan and peildag > einde), _url(netwerk)
    )


def _zelfevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Self-evaluations written for a period that began in the span."""
    sleutels = Periodetekst.objects.filter(netwerk=netwerk, soort=Periodetekstsoort.ZELFEVALUATIE).values_list(
        "periode", flat=True
    )
    gedaan = sum(van <= Periode.lees(s).van <= min(tot, peildag) for s in set(sleutels))
    return Telling(gedaan, url=_url(netwerk))


def _jaarevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Years in the span that were evaluated: by a self-evaluation, or by a report over the year."""
    teksten = Periodetekst.objects.filter(netwerk=netwerk, soort=Periodetekstsoort.ZELFEVALUATIE)
    rapporten = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.KWARTAAL, staat__in=KLAAR)
    jaren = {Periode.lees(s).jaar for s in teksten.values_list("periode", flat=True)}
    jaren |= {p.jaar for s in rapporten.values_list("periode", flat=True) if (p := Periode.lees(s)).soort == ""}
    verwacht = range(van.year, tot.year + 1)
    gedaan = sum(jaar in jaren for jaar in verwacht)
    laat = sum(jaar not in jaren and peildag > date(jaar, 12, 31) + RESPIJT for jaar in verwacht)
    return Telling(gedaan, 0, laat, _url(netwerk))


def _oplevering(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Deliverables due in the span: handed in, still to come, late."""
    gedaan = gepland = te_laat = 0
    for oplevering in Oplevering.objects.filter(netwerk=netwerk, tegen__gte=van, tegen__lte=tot):
        if oplevering.ingediend_op and oplevering.ingediend_op <= peildag:
            gedaan += 1
        elif oplevering.tegen < peildag:
            te_laat += 1
        else:
            gepland += 1
    return Telling(gedaan, gepland, te_laat)


def _url(netwerk: Netwerk) -> str:
    return reverse("rapportage:lijst", kwargs={"netwerk": netwerk.slug})


TELLERS = {
    "kwartaalrapport": _periodiek,
    "viermaandelijks_rapport": _periodiek,
    "eindrapport": _eindrapport,
    "zelfevaluatie": _zelfevaluatie,
    "jaarevaluatie": _jaarevaluatie,
    "oplevering": _oplevering,
}
