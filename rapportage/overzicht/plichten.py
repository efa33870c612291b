"""Counters of the duties that are about reports and deliverables; each thing counts on its own day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from kern.periodes import Periode, is_gedekt, met_eigen_dagen
from kern.register import Teller, Telrijen
from kern.telling import Telling, Telrij, Telstaat, tel
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk, Oplevering
from rapportage.enums import Periodetekstsoort, Rapportsoort, RapportStaat
from rapportage.models import Artefact, Periodetekst, Rapport
from rapportage.rules import naam_van
from sessies.overzicht.plichten import jaarevaluaties

RESPIJT = timedelta(days=30)
BEKIJK = "rapportage.bekijk_rapport"
KLAAR = (RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD)


def gemaakt_op(rapporten: QuerySet[Rapport]) -> dict[int, date]:
    """The day on which each of these reports was first there to be read, by report; one query."""
    eerste = Artefact.objects.filter(momentopname__rapport__in=rapporten).order_by()
    rijen = eerste.values_list("momentopname__rapport").annotate(op=Min("gemaakt_op"))
    return {pk: timezone.localdate(op) for pk, op in rijen}


def gemaakte(netwerk: Netwerk, peildag: date) -> dict[Periode, tuple[Rapport, date]]:
    """The periods over which a steering report was there at the end of ``peildag``, with the first one and its day."""
    rapporten = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.KWARTAAL).select_related("netwerk")
    rapporten = rapporten.filter(Q(staat__in=KLAAR) | _nog_niet_ingetrokken(peildag))
    dagen = gemaakt_op(rapporten)
    er = sorted((dagen[r.pk], r.pk, r) for r in rapporten if r.pk in dagen and dagen[r.pk] <= peildag)
    return {Periode.lees(r.periode): (r, op) for op, _, r in reversed(er)}


def _periodiek(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """Reports whose period ended in the span, of any rhythm; late when thirty days after the end there was none.

    A network changes its rhythm half-way: what was told by the earlier one counts, and no day is told or asked twice.
    """
    er = gemaakte(netwerk, peildag)
    rijen = [
        Telrij(_naam(periode), Telstaat.GEDAAN, er[periode][1], er[periode][0], BEKIJK)
        for periode in met_eigen_dagen(p for p in er if van <= p.tot <= tot)
    ]
    for periode in verwachte_periodes(netwerk, van, tot):
        if not is_gedekt(periode, er):
            tegen = periode.tot + RESPIJT
            rijen.append(Telrij(_naam(periode), Telstaat.TE_LAAT if peildag > tegen else Telstaat.GEPLAND, tegen))
    return rijen


def verwachte_periodes(netwerk: Netwerk, van: date, tot: date) -> Iterable[Periode]:
    """The periods of the rhythm of now that end in the span, as long as the network lives."""
    periode = Periode.rond(max(van, netwerk.start), netwerk.rapportritme)
    while periode.tot <= tot and (netwerk.einde is None or periode.van <= netwerk.einde):
        yield periode
        periode = periode.volgende()


def _tel_periodiek(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """A report may come thirty days after its period, so the last one of a year comes after that year."""
    laatste = max((p.tot for p in verwachte_periodes(netwerk, van, tot)), default=tot)
    return tel(_periodiek(netwerk, van, tot, peildag), uiterlijk=max(tot, laatste + RESPIJT))


def _naam(periode: Periode) -> str:
    return f"{naam_van(Rapportsoort.KWARTAAL, periode.sleutel)} {periode.sleutel}"


def is_eindrapport_af(netwerk: Netwerk, peildag: date) -> bool:
    """Whether the final report was published by the end of ``peildag``; that somebody made one says nothing yet."""
    return _gepubliceerd(netwerk, peildag) is not None


def _gepubliceerd(netwerk: Netwerk, peildag: date) -> Rapport | None:
    """The first final report that was published by the end of ``peildag`` and not withdrawn by then."""
    eind = Rapport.objects.filter(netwerk=netwerk, soort=Rapportsoort.EIND).select_related("netwerk")
    eind = eind.filter(Q(staat=RapportStaat.GEPUBLICEERD) | _nog_niet_ingetrokken(peildag)).order_by("uitgave", "pk")
    return next((r for r in eind if r.gepubliceerd_op and timezone.localdate(r.gepubliceerd_op) <= peildag), None)


def _nog_niet_ingetrokken(peildag: date) -> Q:
    """A published edition that was withdrawn later than ``peildag`` still stood."""
    return Q(staat=RapportStaat.INGETROKKEN, ingetrokken_op__date__gt=peildag)


def _eindrapport(netwerk: Netwerk, _van: date, _tot: date, peildag: date) -> list[Telrij]:
    """The final report: planned as long as the day on which the network ends has not come."""
    if (rapport := _gepubliceerd(netwerk, peildag)) is not None and rapport.gepubliceerd_op is not None:
        op = timezone.localdate(rapport.gepubliceerd_op)
        return [Telrij("Eindrapport", Telstaat.GEDAAN, op, rapport, BEKIJK)]
    gepland = netwerk.einde is not None and peildag < netwerk.einde
    return [Telrij("Eindrapport", Telstaat.GEPLAND, netwerk.einde)] if gepland else []


def _zelfevaluaties(netwerk: Netwerk, peildag: date) -> dict[Periode, Periodetekst]:
    """The periods over which a self-evaluation was written; each counts on the last day of its period."""
    teksten = Periodetekst.objects.filter(netwerk=netwerk, soort=Periodetekstsoort.ZELFEVALUATIE)
    per_periode = {Periode.lees(tekst.periode): tekst for tekst in teksten.select_related("netwerk")}
    return {periode: per_periode[periode] for periode in sorted(per_periode) if periode.tot <= peildag}


def _zelfevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """Self-evaluations of periods that ended in the span."""
    return [
        Telrij(f"Zelfevaluatie over {periode.titel}", Telstaat.GEDAAN, periode.tot, tekst, "rapportage.bekijk_periode")
        for periode, tekst in _zelfevaluaties(netwerk, peildag).items()
        if van <= periode.tot <= tot
    ]


def _jaarevaluatie(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """Years in the span that were evaluated: by a meeting, by a self-evaluation, or by a report over the year."""
    vergaderd = jaarevaluaties(netwerk, van, tot, peildag)
    gedaan: dict[int, Telrij] = {}
    for periode, (rapport, op) in gemaakte(netwerk, peildag).items():
        if periode.soort == "":
            gedaan[periode.jaar] = Telrij(f"{periode.jaar}: {_naam(periode)}", Telstaat.GEDAAN, op, rapport, BEKIJK)
    for rij in _zelfevaluatie(netwerk, date.min, date.max, peildag):
        if rij.dag is not None:
            gedaan[rij.dag.year] = replace(rij, wat=f"{rij.dag.year}: {rij.wat}")
    gedaan |= {jaar: rij for jaar, rij in vergaderd.items() if rij.staat == Telstaat.GEDAAN}
    rijen = []
    for jaar in range(van.year, tot.year + 1):
        einde = date(jaar, 12, 31)
        if gevonden := gedaan.get(jaar) or vergaderd.get(jaar):
            rijen.append(gevonden)
        elif einde <= peildag:
            rijen.append(Telrij(f"{jaar}: geen evaluatie", Telstaat.TE_LAAT, einde))
    return rijen


def _oplevering(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """Deliverables due in the span: handed in, still to come, late."""
    rijen = []
    opleveringen = Oplevering.objects.filter(netwerk=netwerk, tegen__gte=van, tegen__lte=tot).select_related("netwerk")
    for oplevering in opleveringen.prefetch_related("indieningen"):
        op = oplevering.ingediend_voor(peildag)
        te_laat = Telstaat.TE_LAAT if oplevering.tegen <= peildag else Telstaat.GEPLAND
        staat = Telstaat.GEDAAN if op else te_laat
        rijen.append(Telrij(oplevering.titel, staat, op or oplevering.tegen, oplevering, "netwerken.bekijk_oplevering"))
    return rijen


TELLERS: dict[str, Teller] = {
    Plichtsoort.KWARTAALRAPPORT: _tel_periodiek,
    Plichtsoort.VIERMAANDELIJKS_RAPPORT: _tel_periodiek,
}

RIJEN: dict[str, Telrijen] = {
    Plichtsoort.KWARTAALRAPPORT: _periodiek,
    Plichtsoort.VIERMAANDELIJKS_RAPPORT: _periodiek,
    Plichtsoort.EINDRAPPORT: _eindrapport,
    Plichtsoort.ZELFEVALUATIE: _zelfevaluatie,
    Plichtsoort.JAAREVALUATIE: _jaarevaluatie,
    Plichtsoort.OPLEVERING: _oplevering,
}
