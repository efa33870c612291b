"""Page 1 of the steering report, the page that decides: points, promises, five figures, what stood out."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import TypedDict

from kern.grafiek import rapport as tekening
from kern.opmaak import NBSP, dag, getal, met_lidwoord, opsomming, procent
from kern.pdf.taal import aan_begin, telwoord, woorden
from rapportage.kwartaal.typen import Delen, Gelezen
from rapportage.kwartaal.typen.afspraken import Afspraak
from rapportage.kwartaal.typen.maten import Cijfer, Uitkomst

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
KORT = 0.7  # page 1 that takes less of its room is followed by the next part, on the same page
RUIMTE, VAST, EMBLEEM = 728.0, 205.0, 35.0  # points on page 1: all, what always stands there, and the funding mark


class Meter(Afspraak[str]):
    """A promise drawn with its cells."""

    klasse: str
    blokjes: str


class Andere(TypedDict):
    """The promises of one state that are not drawn."""

    toestand: str
    klasse: str
    tekst: str


class Getoond(TypedDict):
    """One of the five figures as page 1 shows it."""

    groot: str
    klein: str
    label: str
    was: str
    lijn: str


class Bladzijde(TypedDict):
    """What page 1 shows."""

    meters: list[Meter]
    andere: list[Andere]
    cijfers: list[Getoond]
    reeks: int
    periodes: str
    is_kort: bool
    opgevallen: list[tuple[str, str]]
    rustig: str
    oproepen: list[str]
    orgaan: str


def eerste(inhoud: Gelezen, opgevallen: Sequence[tuple[str, str]] = ()) -> Bladzijde:
    """The page that decides: points, meters, five figures, what stood out. What does not fit is said shorter."""
    context = _eerste(inhoud, opgevallen, METERS)
    if hoogte_van(inhoud, context) < RUIMTE * KORT:
        return {**context, "is_kort": True}
    for meters in range(METERS - 1, 1, -1):
        if past(inhoud, context):
            return context
        context = _eerste(inhoud, opgevallen, meters)
    while not past(inhoud, context) and len(context["opgevallen"]) > 1:
        context = {**context, "opgevallen": context["opgevallen"][:-1]}
    return context


def past(inhoud: Gelezen, context: Bladzijde) -> bool:
    """Say whether page 1 holds this."""
    return hoogte_van(inhoud, context) <= RUIMTE


def hoogte_van(inhoud: Gelezen, context: Bladzijde) -> float:
    """How many points of page 1 this takes, from the characters on a line of each block."""

    def regels(tekst: str, tekens: int) -> int:
        return max(1, ceil(len(tekst) / tekens))

    hoogte = VAST + (EMBLEEM if any(f["is_europees"] for f in inhoud["netwerk"]["financiering"]) else 0)
    punten = [b["vraag"] + " " * 48 * ("later" in b) for b in inhoud["delen"]["beslispunten"]]  # 48: "Beslist op …"
    hoogte += sum(14 * regels(vraag, 56) + 7 for vraag in punten) or 28
    hoogte += sum(14 * regels(m["titel"], 30) + 7 for m in context["meters"])
    hoogte += sum(12.25 * regels(a["tekst"], 82) for a in context["andere"])
    hoogte += 122 if context["cijfers"] else 0
    hoogte += sum(12.25 * regels(zin, 80) + 2.25 for _, zin in context["opgevallen"])
    return hoogte


def _eerste(inhoud: Gelezen, opgevallen: Sequence[tuple[str, str]], aantal_meters: int) -> Bladzijde:
    delen = inhoud["delen"]
    meters: list[Meter] = [
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
        "reeks": max((_bekend(c) for c in delen["cijfers"]), default=0),
        "periodes": eenheid.get(sleutel[5:6], "jaren"),
        "is_kort": False,
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


def _andere(meters: list[Meter]) -> list[Andere]:
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


# how a figure is called beside one, or of one
ENKEL = {
    "projecten_bereikt": "project bereikt",
    "doelen_gehaald": "streefcijfer gehaald",
    "acties_klaar": "actie klaar",
    "piloten_lopend": "piloot lopend",
    "bijeenkomsten": "bijeenkomst gehouden",
}


def _naam(maat: Cijfer[str], nu: Uitkomst[str] | None) -> str:
    """What stands beside the number: singular when it counts one, or is a part of one."""
    geteld = nu and nu["noemer" if maat["vorm"] == "van" else "teller"]
    if str(geteld) != "1" or maat["sleutel"] not in ENKEL:
        return maat["label"]
    _, komma, rest = maat["label"].partition(",")
    return ENKEL[maat["sleutel"]] + komma + rest


def cijfer(maat: Cijfer[str], genomen_op: str) -> Getoond:
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
        "label": _naam(maat, nu) + noemer,
        "was": f"bijgewerkt op {dag(datetime.fromisoformat(genomen_op))}"
        if maat.get("is_bijgewerkt")
        else ""
        if vorige is None
        else f"was {was}{' %' if maat['vorm'] == 'procent' else ''}".replace(" %", "\u00a0%"),
        "lijn": tekening.verloop(
            waarden, f"{aan_begin(maat['label'])}, de laatste {telwoord(len(bekend))} keer: {opsomming(bekend)}"
        )
        if _bekend(maat) > 1
        else "",
    }


def _bekend(maat: Cijfer[str]) -> int:
    """Over how many periods a figure is drawn: those of which it is known."""
    return sum(_getal(maat["vorm"], u) is not None for u in maat["verloop"])


def _toon(vorm: str, uitkomst: Uitkomst[str] | None) -> tuple[str, str]:
    if uitkomst is None or (vorm != "aantal" and not Decimal(str(uitkomst["noemer"] or 0))):
        return "–", ""
    if vorm == "procent":
        tekst = procent(Decimal(str(uitkomst["teller"])) * 100 / Decimal(str(uitkomst["noemer"])))
        return tekst.removesuffix("\u00a0%"), "%"
    return getal(uitkomst["teller"]), f"van {getal(uitkomst['noemer'])}" if vorm == "van" else ""


def kaal(vorm: str, uitkomst: Uitkomst[str] | None) -> str:
    """A figure as one word: '67 %', '11'."""
    groot, klein = _toon(vorm, uitkomst)
    return f"{groot}\u00a0%" if klein == "%" else groot


def voluit(vorm: str, uitkomst: Uitkomst[str] | None) -> str:
    """A figure with what it is a part of: '67 %', '6 van 12'."""
    _, klein = _toon(vorm, uitkomst)
    return f"{kaal(vorm, uitkomst)} {klein}".replace(" ", NBSP) if vorm == "van" and klein else kaal(vorm, uitkomst)


def _getal(vorm: str, uitkomst: Uitkomst[str] | None) -> Decimal | None:
    if uitkomst is None:
        return None
    teller, noemer = Decimal(str(uitkomst["teller"])), Decimal(str(uitkomst["noemer"] or 0))
    if vorm == "procent":
        return teller * 100 / noemer if noemer else None
    return teller


def is_rustig(delen: Delen[str, str], sleutel: str) -> bool:
    """Say whether nobody met, asked, visited, wrote, measured or decided in the period: two lines then say so."""
    w, planning = delen["waarde"], delen["planning"]
    return not (
        delen["bijeenkomsten"]["rijen"]
        or delen["beslispunten"]
        or delen["piloten"]["contacten"]["aantal"]
        or any(r["nieuw"] or r["behandeld"] for r in delen["vragen"]["rijen"])
        or any(d["periode"] == sleutel for d in delen["doelen"])
        or w["verhalen"]
        or w["zelfevaluatie"]
        or w["genderdiversiteit"]
        or w["besloten"]
        or planning["risicos"]
    )


def _rust(inhoud: Gelezen) -> str:
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
