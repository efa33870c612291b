"""Page 1 of the steering report, the page that decides: points, promises, five figures, what stood out."""

from decimal import Decimal
from typing import Any

from kern.grafiek import rapport as tekening
from kern.opmaak import getal, opsomming, procent
from rapportage.pdf.taal import aan_begin, telwoord

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
METERS = 6  # promises drawn with their cells; the others are named below them


def eerste(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The page that decides: points, meters, five figures, what stood out."""
    delen = inhoud["delen"]
    meters = [
        {**rij, "klasse": KLASSE[rij["toestand"]], "blokjes": tekening.blokjes(rij["gedaan"], rij["norm"])}
        for rij in delen["stand"]["rijen"]
    ]
    laat_eerst = sorted(range(len(meters)), key=lambda i: (meters[i]["toestand"] not in {"te laat", "aandacht"}, i))
    getoond = sorted(laat_eerst[:METERS])
    eenheid = {"Q": "kwartalen", "T": "viermaandse periodes", "H": "halfjaren"}
    sleutel = inhoud["rapport"]["periode"]["sleutel"]
    return {
        "meters": [meters[i] for i in getoond],
        "andere": _andere([meters[i] for i in sorted(laat_eerst[METERS:])]),
        "cijfers": [cijfer(c) for c in delen["cijfers"]],
        "periodes": eenheid.get(sleutel[5:6], "jaren"),
        "opgevallen": opgevallen(inhoud),
    }


def _andere(meters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The promises that are not drawn, per state: nothing that was promised is left out of page 1."""
    return [
        {
            "toestand": toestand,
            "klasse": KLASSE[toestand],
            "tekst": ", ".join(
                f"{m['titel']} ({getal(m['gedaan'])} van {getal(m['norm'])})"
                for m in meters
                if m["toestand"] == toestand
            ),
        }
        for toestand in KLASSE
        if any(m["toestand"] == toestand for m in meters)
    ]


def cijfer(maat: dict[str, Any]) -> dict[str, Any]:
    """One of the five figures: the number, of what, what it was, and its line."""
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
        "was": ""
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


def opgevallen(inhoud: dict[str, Any]) -> list[str]:
    """What a reader should not miss, in sentences made from the figures."""
    delen, zinnen = inhoud["delen"], []
    laat = [r["titel"] for r in delen["stand"]["rijen"] if r["toestand"] == "te laat"]
    if laat:
        zinnen.append(
            f"{'Eén afspraak is' if len(laat) == 1 else f'{aan_begin(telwoord(len(laat)))} afspraken zijn'} te laat: {_opsom(laat)}."
        )
    oud = sum(r["oud"] for r in delen["vragen"]["rijen"])
    if oud:
        zinnen.append(
            f"{'Eén vraag staat' if oud == 1 else f'{aan_begin(telwoord(oud))} vragen staan'} al langer dan 90 dagen open."
        )
    nieuw = [s for s in delen["signalen"]["rijen"] if s["is_nieuw"]]
    if nieuw:
        zinnen.append(f"Nieuw als signaal: {_opsom([s['titel'] for s in nieuw])}.")
    stil = [p["titel"] for p in delen["projecten"]["rijen"] if p["is_stil"]]
    if stil:
        zinnen.append(
            f"Met {'één project' if len(stil) == 1 else f'{telwoord(len(stil))} projecten'} was er in deze periode geen contact: {_opsom(stil)}."
        )
    besloten = [p for p in delen["piloten"]["rijen"] if p["besluit"]]
    if besloten:
        namen = _opsom([f"‘{p['titel']}’ ({p['besluit']})" for p in besloten])
        zinnen.append(f"Besloten over {'piloot' if len(besloten) == 1 else 'piloten'} {namen}.")
    return zinnen[:4]


def _opsom(delen: list[str], meest: int = 3) -> str:
    """At most three, then how many more; a sentence with a full stop inside loses it."""
    kort = [d.rstrip(".") for d in delen[:meest]]
    rest = len(delen) - meest
    return opsomming([*kort, f"{rest} andere"] if rest > 0 else kort)
