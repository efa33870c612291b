"""Counters of the duties that are about reports and deliverables; each thing counts on its own day."""

from datetime import date, timedelta

from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from kern.periodes import Periode
from kern.register import Telling
from netwerken.models import Netwerk, Oplevering
from rapportage.enums import Periodetekstsoort, Rapportsoort, RapportStaat
from rapportage.models import Artefact, Periodetekst, Rapport
from sessies.overzicht.plichten import jaarevaluaties

RESPIJT = timedelta(days=30)
KLAAR = (RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD)


def gemaakt_op(rapporten: QuerySet[Rapport]) -> dict[int, date]:
    """The day on which each of these reports was first there to be read, by report; one query."""
    eerste = Artefact.objects.filter(momentopname__rapport__in=rapporten).order_by()
    rijen = eerste.values_list("momentopname__rapport").annotate(op=Min("gemaakt_op"))
    return {pk: timezone.localdate(op) for pk, op in rijen}


def _gemaakte_periodes(netwerk: Netwerk, peildag: date) -> list[Periode]:
    """The periods over which a steering report was there at the end of ``peildag``."""
    rapporten = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.KWARTAAL)
    rapporten = rapporten.filter(Q(staat__in=KLAAR) | _nog_niet_ingetrokken(peildag))
    dagen = gemaakt_op(rapporten)
    return [Periode.lees(r.periode) for r in rapporten if r.pk in dagen and dagen[r.pk] <= peildag]


def _periodiek(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Reports whose period ended in the span; late when thirty days after the end there was none."""
    gemaakt = {periode.tot for periode in _gemaakte_periodes(netwerk, peildag)}
    gedaan = gepland = te_laat = 0
    laatste = tot
    periode = Periode.rond(max(van, netwerk.start), netwerk.rapportritme)
    while periode.tot <= tot:
        if netwerk.einde is not None and periode.van > netwerk.einde:
            break
        laatste = periode.tot
        if periode.tot in gemaakt:
            gedaan += 1
        elif peildag > periode.tot + RESPIJT:
            te_laat += 1
        else:
            gepland += 1
        periode = periode.volgende()
    return Telling(gedaan, gepland, te_laat, _url(netwerk), uiterlijk=max(tot, laatste + RESPIJT))


def is_eindrapport_af(netwerk: Netwerk, peildag: date) -> bool:
    """Whether the final report was published by the end of ``peildag``; that somebody made one says nothing yet."""
    eind = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.EIND)
    eind = eind.filter(Q(staat=RapportStaat.GEPUBLICEERD) | _nog_niet_ingetrokken(peildag))
    return any(r.gepubliceerd_op and timezone.localdate(r.gepubliceerd_op) <= peildag for r in eind)


def _nog_niet_ingetrokken(peildag: date) -> Q:
    """A published edition that was withdrawn later than ``peildag`` still stood."""
    return Q(staat=RapportStaat.INGETROKKEN, ingetrokken_op__date__gt=peildag)


def _eindrapport(netwerk: Netwerk, _van: date, _tot: date, peildag: date) -> Telling:
    """The final report: planned as long as the day on which the network ends has not come."""
    gedaan = is_eindrapport_af(netwerk, peildag)
    gepland = not gedaan and netwerk.einde is not None and peildag < netwerk.einde
    return Telling(int(gedaan), int(gepland), url=_url(netwerk))


def _zelfevaluaties(netwerk: Netwerk, peildag: date) -> list[Periode]:
    """The periods over which a self-evaluation was written; each counts on the last day of its period."""
    sleutels = Periodetekst.objects.filter(netwerk=netwerk, soort=Periodetekstsoort.ZELFEVALUATIE)
    periodes = {Periode.lees(sleutel) for sleutel in sleutels.values_list("periode", flat=True)}
    return sorted(p for p in periodes if p.tot <= peildag)


def _zelfevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Self-evaluations of periods that ended in the span."""
    gedaan = sum(van <= periode.tot <= tot for periode in _zelfevaluaties(netwerk, peildag))
    return Telling(gedaan, url=_url(netwerk))


def _jaarevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Years in the span that were evaluated: by a meeting, by a self-evaluation, or by a report over the year."""
    vergaderd, gepland = jaarevaluaties(netwerk, van, tot, peildag)
    jaren = vergaderd | {p.jaar for p in _zelfevaluaties(netwerk, peildag)}
    jaren |= {p.jaar for p in _gemaakte_periodes(netwerk, peildag) if p.soort == ""}
    verwacht = set(range(van.year, tot.year + 1))
    laat = sum(date(jaar, 12, 31) <= peildag for jaar in verwacht - jaren)
    return Telling(len(verwacht & jaren), len((verwacht & gepland) - jaren), laat, _url(netwerk))


def _oplevering(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Deliverables due in the span: handed in, still to come, late."""
    gedaan = gepland = te_laat = 0
    rijen = Oplevering.objects.filter(netwerk=netwerk, tegen__gte=van, tegen__lte=tot)
    for oplevering in rijen.prefetch_related("indieningen"):
        if oplevering.ingediend_voor(peildag):
            gedaan += 1
        elif oplevering.tegen <= peildag:
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
