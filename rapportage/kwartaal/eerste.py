"""Page 1 of the steering report, the page that decides: points, promises, five figures, what stood out."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import Any

from kern.grafiek import rapport as tekening
from kern.opmaak import NBSP, dag, getal, met_lidwoord, opsomming, procent
from rapportage.pdf.taal import aan_begin, telwoord, woorden

KLASSE = {
    "op schema": "op",
    "aandacht": "let",
    "te laat": "laat",
    "afgerond": "af",
    "gepland": "loopt",
    "klaar": "af",
    "loopt": "loopt",
    "gestopt": "let",
}
URGENT = {"te laat": 0, "aandacht": 1}
METERS = 6  # promises drawn with their cells; the others are named below them
RUIMTE, VAST, EMBLEEM = 728.0, 205.0, 35.0  # points on page 1: all, what always stands there, and the funding mark


def eerste(inhoud: dict[str, Any], opgevallen: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """The page that decides: points, meters, five figures, what stood out. What does not fit is said shorter."""
    context = _eerste(inhoud, opgevallen, METERS)
    for meters in range(METERS - 1, 1, -1):
        if past(inhoud, context):
            return context
        context = _eerste(inhoud, opgevallen, meters)
    while not past(inhoud, context) and len(context["opgevallen"]) > 1:
        context = {**context, "opgevallen": context["opgevallen"][:-1]}
    return context


def past(inhoud: dict[str, Any], context: dict[str, Any]) -> bool:
    """Say whether page 1 holds this, from the characters on a line of each block."""

    def regels(tekst: str, tekens: int) -> int:
        return max(1, ceil(len(tekst) / tekens))

    hoogte = VAST + (EMBLEEM if any(f["is_europees"] for f in inhoud["netwerk"]["financiering"]) else 0)
    hoogte += sum(14 * regels(b["vraag"], 56) + 7 for b in inhoud["delen"]["beslispunten"]) or 28
    hoogte += sum(14 * regels(m["titel"], 30) + 7 for m in context["meters"])
    hoogte += sum(12.25 * regels(a["tekst"], 82) for a in context["andere"])
    hoogte += 122 if context["cijfers"] else 0
    hoogte += sum(12.25 * regels(zin, 80) + 2.25 for _, zin in context["opgevallen"])
    return hoogte <= RUIMTE


def _eerste(inhoud: dict[str, Any], opgevallen: Sequence[tuple[str, str]], aantal_meters: int) -> dict[str, Any]:
    delen = inhoud["delen"]
    meters = [
        {**rij, "klasse": KLASSE[rij["toestand"]], "blokjes": tekening.blokjes(rij["gedaan"], rij["norm"])}
        for rij in delen["stand"]["rijen"]
    ]
    laat_eerst = sorted(range(len(meters)), key=lambda i: (URGENT.get(meters[i]["toestand"], 2), i))
    getoond = sorted(laat_eerst[:aantal_meters])
    netwerk = inhoud["netwerk"]
    rustig = is_rustig(delen, inhoud["rapport"]["periode"]["sleutel"])
    eenheid = {"Q": "kwartalen", "T": "viermaandsperiodes", "H": "halfjaren"}
    sleutel = inhoud["rapport"]["periode"]["sleutel"]
    return {
        "meters": [meters[i] for i in getoond],
        "andere": _andere([meters[i] for i in sorted(laat_eerst[aantal_meters:])]),
        "cijfers": [cijfer(c, inhoud["genomen_op"]) for c in delen["cijfers"]],
        "periodes": eenheid.get(sleutel[5:6], "jaren"),
        "opgevallen": list(opgevallen),
        "rustig": _rust(inhoud) if rustig else "",
        # a call that the name of the network holds already is not said again
        "oproepen": [o["nummer"] for o in netwerk["oproepen"] if str(o["nummer"]) not in netwerk["naam"]],
        "orgaan": _orgaan(delen["opvolging"]["orgaan"]),
    }


def _orgaan(naam: str) -> str:
    """The body that reads this report, in running text: 'de stuurgroep', 'het bestuurlijk overleg'."""
    naam = naam or "stuurgroep"
    return met_lidwoord(naam if naam[:2].isupper() else naam[:1].lower() + naam[1:])


def _andere(meters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The promises that are not drawn, per state: nothing that was promised is left out of page 1."""
    return [
        {
            "toestand": toestand,
            "klasse": KLASSE[toestand],
            "tekst": ", ".join(
                f"{m['titel']} ({getal(m['gedaan'])}{NBSP}van{NBSP}{getal(m['norm'])})"
                for m in meters
                if m["toestand"] == toestand
            ),
        }
        for toestand in KLASSE
        if any(m["toestand"] == toestand for m in meters)
    ]


def cijfer(maat: dict[str, Any], genomen_op: str) -> dict[str, Any]:
    """One of the five figures: the number, of what, what it was, and its line.

    A figure that is not known for an earlier day says when it was brought up to date.
    """
    *_, vorige, nu = maat["verloop"]
    groot, klein = _toon(maat["vorm"], nu)
    was, _ = _toon(maat["vorm"], vorige)
    waarden = [_getal(maat["vorm"], u) for u in maat["verloop"]]
    bekend = [kaal(maat["vorm"], u) for u in maat["verloop"] if u]
    noemer = (
        f" (n = {getal(nu['noemer'])})" if maat["vorm"] == "procent" and nu and maat["sleutel"] != "besteed" else ""
    )
    return {
        "groot": groot,
        "klein": klein,
        "label": maat["label"] + noemer,
        "was": f"bijgewerkt op {dag(datetime.fromisoformat(genomen_op))}"
        if maat.get("is_bijgewerkt")
        else ""
        if vorige is None
        else f"was {was}{' %' if maat['vorm'] == 'procent' else ''}".replace(" %", "\u00a0%"),
        "lijn": tekening.verloop(
            waarden, f"{aan_begin(maat['label'])}, de laatste {telwoord(len(bekend))} keer: {opsomming(bekend)}"
        )
        if len(bekend) > 1
        else "",
    }


def _toon(vorm: str, uitkomst: dict[str, Any] | None) -> tuple[str, str]:
    if uitkomst is None or (vorm != "aantal" and not Decimal(str(uitkomst["noemer"] or 0))):
        return "–", ""
    if vorm == "procent":
        tekst = procent(Decimal(str(uitkomst["teller"])) * 100 / Decimal(str(uitkomst["noemer"])))
        return tekst.removesuffix("\u00a0%"), "%"
    return getal(uitkomst["teller"]), f"van {getal(uitkomst['noemer'])}" if vorm == "van" else ""


def kaal(vorm: str, uitkomst: dict[str, Any] | None) -> str:
    """A figure as one word: '67 %', '11'."""
    groot, klein = _toon(vorm, uitkomst)
    return f"{groot}\u00a0%" if klein == "%" else groot


def _getal(vorm: str, uitkomst: dict[str, Any] | None) -> Decimal | None:
    if uitkomst is None:
        return None
    teller, noemer = Decimal(str(uitkomst["teller"])), Decimal(str(uitkomst["noemer"] or 0))
    if vorm == "procent":
        return teller * 100 / noemer if noemer else None
    return teller


def is_rustig(delen: dict[str, Any], sleutel: str) -> bool:
    """Say whether nobody met, asked, visited, wrote, measured or decided in the period: two lines then say so."""
    w, planning = delen["waarde"], delen["planning"]
    return not (
        delen["bijeenkomsten"]["rijen"]
        or delen["beslispunten"]
        or delen["piloten"]["contacten"]["aantal"]
        or any(r["nieuw"] or r["behandeld"] for r in delen["vragen"]["rijen"])
        or any(d["periode"] == sleutel for d in delen["doelen"])
        or any(w[naam] for naam in ("verhalen", "zelfevaluatie", "genderdiversiteit", "besloten"))
        or planning["risicos"]
    )


def _rust(inhoud: dict[str, Any]) -> str:
    """What there was after all in a quiet period, in one sentence."""
    delen = inhoud["delen"]
    geleerd = delen["geleerd"]
    nieuw = sum(s["is_nieuw"] for s in delen["signalen"]["rijen"])
    wel = [
        woorden(n, *vormen)
        for n, vormen in (
            (len(geleerd["inzichten"]), ("inzicht", "inzichten")),
            (len(geleerd["fiches"]), ("nieuwe fiche", "nieuwe fiches")),
            (len(geleerd["overnames"]), ("overgenomen praktijk", "overgenomen praktijken")),
            (len(geleerd["leereffecten"]), ("leereffect", "leereffecten")),
            (nieuw, ("nieuw signaal", "nieuwe signalen")),
        )
        if n
    ]
    begin = (
        f"In {inhoud['rapport']['periode']['maanden']} kwam het netwerk niet samen en werd er geen vraag ingebracht of "
        "behandeld."
    )
    return f"{begin} Wat er wel kwam: {opsomming(wel)}." if wel else f"{begin} Er kwam ook niets anders bij."
