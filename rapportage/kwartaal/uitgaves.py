"""What a later edition of a report says otherwise than the edition before it: each figure, old and new."""

import json
from collections.abc import Iterable

from kern.canoniek import schrijf, zuiver
from kern.opmaak import NBSP, euro, getal
from kern.pdf.taal import genoemd
from netwerken.domain.reinigen import reiniger_van
from rapportage.kwartaal.eerste import voluit
from rapportage.kwartaal.typen import Delen, Gelezen, Verzameld
from rapportage.kwartaal.typen.maten import Herziening, Wijziging
from rapportage.models import Momentopname, Rapport

Getallen = dict[tuple[str, str], str]  # kind and what is counted, as the report calls it → the figure as it prints it


def herziening(rapport: Rapport, delen: Verzameld) -> Herziening | None:
    """Each figure of the same period that the edition before gave otherwise; None for a first edition."""
    if rapport.uitgave == 1:
        return None
    oud = (
        Momentopname.objects.filter(
            rapport__netwerk=rapport.netwerk,
            rapport__soort=rapport.soort,
            rapport__periode=rapport.periode,
            rapport__uitgave__lt=rapport.uitgave,
            artefacten__isnull=False,
        )
        .order_by("-rapport__uitgave", "-genomen_op", "-pk")
        .values_list("inhoud", "rapport__uitgave")
        .first()
    )
    if oud is None:
        return None
    toen: Gelezen = json.loads(oud[0])
    # as the snapshot of this edition will hold it: the same words for the same row
    nu: Delen[str, str] = json.loads(schrijf(zuiver(delen, reiniger_van(rapport.netwerk))))
    return {"uitgave": oud[1], "rijen": list(_anders(dict(_getallen(toen["delen"])), dict(_getallen(nu))))}


def _anders(toen: Getallen, nu: Getallen) -> Iterable[Wijziging]:
    for sleutel in (*nu, *(s for s in toen if s not in nu)):
        was, is_nu = toen.get(sleutel, "–"), nu.get(sleutel, "–")
        if was != is_nu:
            yield {"label": " ".join(filter(None, sleutel)), "was": was, "nu": is_nu}


def _getallen(delen: Delen[str, str]) -> Iterable[tuple[tuple[str, str], str]]:
    """Every figure of the report that something done since can change, in reading order."""
    for maat in delen["cijfers"]:
        yield ("", maat["label"]), voluit(maat["vorm"], maat["verloop"][-1])
    for rij in delen["stand"]["rijen"]:
        yield ("afspraak", genoemd(rij["titel"])), f"{_van(rij['gedaan'], rij['norm'])}, {rij['toestand']}"
    yield ("aantal", "bijeenkomsten"), getal(len(delen["bijeenkomsten"]["rijen"]))
    for sessie in delen["bijeenkomsten"]["rijen"]:
        if opkomst := sessie["opkomst"]:
            yield (
                ("aanwezig op", f"{genoemd(sessie['titel'])} ({sessie['nummer']})"),
                _van(opkomst["aanwezig"], opkomst["ingeschreven"]),
            )
    vragen = delen["vragen"]["rijen"]
    yield ("", "nieuwe vragen"), getal(sum(v["nieuw"] for v in vragen))
    yield ("", "behandelde vragen"), getal(sum(v["behandeld"] for v in vragen))
    yield ("", "open vragen"), getal(sum(v["open"] for v in vragen))
    yield ("", "open vragen ouder dan 90 dagen"), getal(sum(v["oud"] for v in vragen))
    yield from _van_de_plannen(delen)
    yield from _van_de_waarde(delen)


def _van_de_plannen(delen: Delen[str, str]) -> Iterable[tuple[tuple[str, str], str]]:
    for doel in delen["doelen"]:
        if doel["stand"] is not None:
            yield ("stand van", genoemd(doel["titel"])), _van(doel["stand"], doel["doel"])
    begroting = delen["begroting"]
    for lijn in begroting["rijen"]:
        for jaar, bedrag in zip(begroting["jaren"], lijn["bedragen"], strict=False):
            yield (f"besteed in {jaar} aan", genoemd(lijn["titel"])), euro(bedrag["besteed"])
    for signaal in delen["signalen"]["rijen"]:
        yield ("projecten die signaal", f"{signaal['nummer']} herkennen"), getal(signaal["herkend_projecten"])
    for reeks in delen["casussen"]["reeksen"]:
        for uitkomst in reeks["uitkomsten"]:
            yield (f"{genoemd(reeks['titel'])}:", uitkomst["label"]), _van(uitkomst["aantal"], reeks["totaal"])


def _van_de_waarde(delen: Delen[str, str]) -> Iterable[tuple[tuple[str, str], str]]:
    waarde = delen["waarde"]
    yield ("", "keer iemand aan tafel"), getal(waarde["aanwezig"])
    yield ("", "antwoorden ‘nuttig’"), _van(waarde["nuttig"], waarde["antwoorden"])
    yield ("", "overgenomen praktijken in de periode"), getal(waarde["overgenomen"])
    yield ("", "piloten met een besluit in de periode"), getal(waarde["besloten"])
    yield ("", "vragen met een antwoord in de periode"), getal(waarde["beantwoord"])


def _van(deel: int | str, geheel: int | str | None) -> str:
    return getal(deel) if geheel is None else f"{getal(deel)}{NBSP}van{NBSP}{getal(geheel)}"
