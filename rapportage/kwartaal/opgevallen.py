"""What a reader of page 1 should not miss, in any network: targets, money, risks, change, what is asked.

Promises have their own block above. Each line is a word with a sentence made from the figures; a network without targets or money has no such line.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from textwrap import shorten

from kern.opmaak import aandeel, eenheid, euro, getal, opsomming, vorm
from kern.pdf.opmaak import MET_OPMAAK
from kern.pdf.taal import aan_begin, genoemd, telwoord, woorden
from kern.rijketekst import op_een_regel
from rapportage.kwartaal.eerste import kaal
from rapportage.kwartaal.typen import Gelezen
from rapportage.kwartaal.typen.inhoud import Piloot, Signaal, Themavragen
from rapportage.kwartaal.typen.maten import Cijfer
from rapportage.kwartaal.typen.plannen import Begroting, Doel, Project, Tekst

Regel = tuple[str, str]
MEEST = 3  # named; the others are counted
RISICO = 110  # characters of a risk
ACHTER = Decimal("0.8")  # spent less than this part of what the time gone by allows
RUIM = Decimal("1.1")


def opgevallen(inhoud: Gelezen) -> list[Regel]:
    """The lines, most pressing first."""
    delen, periode = inhoud["delen"], inhoud["rapport"]["periode"]
    regels = (
        _doelen(delen["doelen"]),
        _geld(delen["begroting"], date.fromisoformat(periode["tot"])),
        _risicos(delen["planning"]["risicos"], op_een_regel if inhoud["schema"] >= MET_OPMAAK else str),
        _veranderd(delen["cijfers"]),
        _gevraagd(delen["signalen"]["rijen"]),
        _vragen(delen["vragen"]["rijen"]),
        _projecten(delen["projecten"]["rijen"]),
        _piloten(delen["piloten"]["rijen"]),
    )
    return [regel for regel in regels if regel[1]]


def opsom(delen: Iterable[str], meest: int = MEEST) -> str:
    """At most three, then how many more; a title that ends in a full stop loses it."""
    alle = [d.rstrip(".") for d in delen]
    rest = len(alle) - meest
    return opsomming([*alle[:meest], f"{telwoord(rest)} andere"] if rest > 0 else alle)


def _doelen(doelen: list[Doel[str, str]]) -> Regel:
    """How many targets are met, which by far, and which not, the furthest off first."""
    meetbaar = [
        (Decimal(d["stand"]) / Decimal(d["doel"]), d)
        for d in doelen
        if d["doel"] and d["stand"] is not None and Decimal(d["doel"])
    ]
    if not meetbaar:
        return "Doelen", ""
    gemist = sorted((p for p in meetbaar if p[0] < 1), key=lambda p: p[0])
    ruim = sorted((p for p in meetbaar if p[0] >= RUIM), key=lambda p: -p[0])
    gehaald = len(meetbaar) - len(gemist)
    tekst = f"{getal(gehaald)} van {getal(len(meetbaar))} {eenheid(len(meetbaar), 'streefcijfers')} gehaald."
    if gemist:
        tekst += f" Nog niet: {opsom(_tegenover(d) for _, d in gemist)}."
    if ruim:
        tekst += f" Ruim gehaald: {opsom((_tegenover(d) for _, d in ruim), 2)}."
    return "Doelen", tekst


def _tegenover(doel: Doel[str, str]) -> str:
    procent = "\u00a0%" if doel["soort"] == "percentage" else ""
    return f"{doel['titel']} ({getal(doel['stand'])}{procent} van {getal(doel['doel'])}{procent})"


def _geld(begroting: Begroting[str], tot: date) -> Regel:
    """What was spent of the year of the period, and the lines over it or far below what the time allows."""
    if not begroting["jaren"] or begroting["jaren"][-1] != tot.year:
        return "Geld", ""
    totaal = begroting["totalen"][-1]
    lijnen = [
        (r["titel"], Decimal(r["bedragen"][-1]["besteed"]), Decimal(r["bedragen"][-1]["begroot"]))
        for r in begroting["rijen"]
    ]
    over = [(titel, b - g) for titel, b, g in lijnen if b > g]
    onder = [(titel, b, g) for titel, b, g in lijnen if g and b < g * ACHTER * tot.month / 12]
    tekst = f"{euro(totaal['besteed'])} van {euro(totaal['begroot'])} besteed in {tot.year}"
    tekst += f" ({aandeel(totaal['besteed'], totaal['begroot'])})."
    if over:
        tekst += (
            f" Boven budget: {opsom(f'{titel} (+{euro(meer)})' for titel, meer in sorted(over, key=lambda p: -p[1]))}."
        )
    if onder:
        volgorde = sorted(onder, key=lambda p: p[1] / p[2])
        tekst += f" Ver eronder: {opsom(f'{titel} ({aandeel(b, g)})' for titel, b, g in volgorde)}."
    return "Geld", tekst


def _risicos(risicos: list[Tekst], vorm: Callable[[str], str]) -> Regel:
    """What may go wrong, in the words of who wrote it down; what is done about it stands in its own part."""
    genoemde = [shorten(vorm(r["tekst"]), RISICO, placeholder=" …").rstrip(".") for r in risicos[:MEEST]]
    rest = len(risicos) - MEEST
    return (
        "Risico’s",
        f"{'; '.join(genoemde)}{f'; en {telwoord(rest)} andere' if rest > 0 else ''}." if genoemde else "",
    )


def _veranderd(cijfers: list[Cijfer[str]]) -> Regel:
    """The figures of page 1 that moved since the period before."""
    paren = [(c["label"], kaal(c["vorm"], c["verloop"][-2]), kaal(c["vorm"], c["verloop"][-1])) for c in cijfers
             if c["verloop"][-2] and c["verloop"][-1]]  # fmt: skip
    anders = [f"{label} van {was} naar {nu}" for label, was, nu in paren if was != nu and "–" not in (was, nu)]
    return "Veranderd", f"{aan_begin(opsom(anders, 4))}." if anders else ""


def _gevraagd(signalen: list[Signaal[str]]) -> Regel:
    nieuw = [f"{s['titel'].rstrip('.')} (aan {s['geadresseerde']})" for s in signalen if s["is_nieuw"]]
    return "Signalen", f"Nieuw: {opsom(nieuw)}." if nieuw else ""


def _vragen(rijen: list[Themavragen[str]]) -> Regel:
    oud = sum(r["oud"] for r in rijen)
    if not oud:
        return "Vragen", ""
    return (
        "Vragen",
        f"{aan_begin(woorden(oud, 'vraag', 'vragen'))} {vorm(oud, 'staat', 'staan')} langer dan 90 dagen open.",
    )


def _projecten(rijen: list[Project[str]]) -> Regel:
    stil = [p["titel"] for p in rijen if p["is_stil"]]
    if not stil:
        return "Projecten", ""
    return "Projecten", f"In deze periode geen contact met {woorden(len(stil), 'project', 'projecten')}: {opsom(stil)}."


def _piloten(rijen: list[Piloot[str]]) -> Regel:
    besloten = [f"{genoemd(p['titel'])} ({p['besluit']})" for p in rijen if p["besluit"]]
    wachten = [genoemd(p["titel"]) for p in rijen if p["wacht"]]
    zinnen = [f"Besloten over {opsom(besloten)}."] if besloten else []
    zinnen += [f"{vorm(len(wachten), 'Wacht', 'Wachten')} op een besluit: {opsom(wachten)}."] if wachten else []
    return "Piloten", " ".join(zinnen)
