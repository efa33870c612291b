"""The parts of the steering report, gathered from one consistent view of the database."""

from datetime import date

from kern.periodes import Periode
from rapportage.kwartaal import typen
from rapportage.kwartaal.afspraken import afspraken, opvolging
from rapportage.kwartaal.inhoud import afstemming, bijeenkomsten, geleerd, piloten, signalen, vragen
from rapportage.kwartaal.maten import cijfers
from rapportage.kwartaal.plannen import acties, begroting, casussen, doelen, planning, projecten
from rapportage.kwartaal.uitgaves import herziening
from rapportage.kwartaal.waarde import correcties, evaluaties, waarde
from rapportage.models import Beslispunt, Rapport
from rapportage.momentopname.bron import Bron
from rapportage.momentopname.gewijzigd import later_gewijzigd
from rapportage.momentopname.peildag import beslispunt_op


def delen(rapport: Rapport) -> typen.Verzameld:
    """Return every part of the report of one period; the number of queries does not grow with the data."""
    netwerk, periode = rapport.netwerk, Periode.lees(rapport.periode)
    bron = Bron.lees(netwerk)
    vijf = cijfers(bron, periode)
    delen: typen.Verzameld = {
        "cijfers": vijf,
        "beslispunten": beslispunten(bron, periode, later=rapport.uitgave > 1),
        "beslist": beslist(bron, periode),
        "opvolging": opvolging(bron, periode),
        "stand": afspraken(bron, periode),
        "bijeenkomsten": bijeenkomsten(bron, periode),
        "vragen": vragen(bron, periode),
        "geleerd": geleerd(bron, periode),
        "piloten": piloten(bron, periode),
        "signalen": signalen(bron, periode),
        "projecten": projecten(bron, periode),
        "doelen": doelen(bron, periode),
        "begroting": begroting(bron, periode),
        "acties": acties(bron, periode.tot),
        "casussen": casussen(bron, periode),
        "afstemming": afstemming(bron, periode),
        "waarde": waarde(bron, periode),
        "planning": planning(bron, periode),
        "evaluaties": evaluaties(bron, periode),
        "correcties": correcties(rapport, periode, vijf),
        "later_gewijzigd": later_gewijzigd(bron, periode.tot, periode.van),
    }
    anders = herziening(rapport, delen)
    return {**delen, "herziening": anders} if anders is not None else delen


def beslispunten(bron: Bron, periode: Periode, *, later: bool) -> list[typen.afspraken.Beslispunt[date]]:
    """What the steering group is asked to decide: what was put before it and not decided by the end of the period.

    ``later``: with what was decided since; a later edition is read by who decided on the earlier one.
    """
    return [
        {**_later(b, gevraagd=later),
         **_punt(b), "waarom_nu": b.waarom_nu, "opties": b.opties, "voorstel": b.voorstel, "gevolg": b.gevolg,
         "zonder_besluit": b.zonder_besluit, "uitvoerder": b.uitvoerder}
        for b in bron.beslispunten
        if b.periode == periode.sleutel and not beslispunt_op(b, periode.tot).is_besloten
    ]  # fmt: skip


def _later(punt: Beslispunt, *, gevraagd: bool) -> typen.afspraken.Sindsdien[date]:
    if not gevraagd or punt.besloten_op is None:
        return {}
    return {"later": {"besluit": punt.besluit, "besloten_op": punt.besloten_op}}


def beslist(bron: Bron, periode: Periode) -> list[typen.afspraken.Beslist[date]]:
    """What was decided in the period on points put before it, now or in an earlier report: when, and in which meeting."""
    return [
        {
            **_punt(b),
            "periode": "" if b.periode == periode.sleutel else Periode.lees(b.periode).titel,
            "besluit": b.besluit,
            "besloten_op": b.besloten_op,
            "sessie": b.besluit_sessie.titel if b.besluit_sessie else "",
            "sessienummer": b.besluit_sessie.nummer if b.besluit_sessie else "",
        }
        for b in (beslispunt_op(punt, periode.tot) for punt in bron.beslispunten)
        if b.besloten_op is not None and b.besloten_op in periode
    ]


def _punt(punt: Beslispunt) -> typen.afspraken.Punt:
    return {"nummer": punt.nummer, "vraag": punt.vraag}
