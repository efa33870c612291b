"""Filters of the report templates: a snapshot holds days and numbers as text, a reader wants Dutch.

Loaded by the child process as well, so this module imports nothing that needs models or settings.
"""

from datetime import date, datetime

from django import template

from kern import opmaak
from kern.opmaak import MAANDNAMEN, NBSP, Getal
from rapportage.pdf import taal

register = template.Library()

register.filter("getal", opmaak.getal)
register.filter("euro", opmaak.euro)
register.filter("procent", opmaak.procent)
register.filter("telwoord", taal.telwoord)
register.filter("kop", taal.kop)
register.filter("genoemd", taal.genoemd)
register.filter("aan_begin", taal.aan_begin)
register.filter("met_lidwoord", opmaak.met_lidwoord)


def _lees(waarde: object) -> date | datetime | None:
    if isinstance(waarde, date):
        return waarde
    if not isinstance(waarde, str) or not waarde:
        return None
    return datetime.fromisoformat(waarde) if "T" in waarde else date.fromisoformat(waarde)


@register.filter
def dag(waarde: object) -> str:
    """'ma 20 nov 2023'."""
    return opmaak.dag(_lees(waarde))


@register.filter
def dag_kort(waarde: object) -> str:
    """'20 nov', for a column where the year is plain."""
    return opmaak.dag_kort(_lees(waarde)).partition(NBSP)[2]


@register.filter
def dag_jaar(waarde: object) -> str:
    """'20 nov 2023'."""
    return opmaak.dag(_lees(waarde)).partition(NBSP)[2]


@register.filter
def dag_week(waarde: object) -> str:
    """'ma 20 nov'."""
    return opmaak.dag_kort(_lees(waarde))


@register.filter
def dag_lang(waarde: object) -> str:
    """'20 november 2023'."""
    d = _lees(waarde)
    if d is None:
        return ""
    return f"{d.day}{NBSP}{MAANDNAMEN[d.month - 1]}{NBSP}{d.year}"


@register.filter
def weekdag_lang(waarde: object) -> str:
    """'donderdag 14 oktober 2021'."""
    d = _lees(waarde)
    namen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return f"{namen[d.weekday()]} {dag_lang(waarde)}" if d else ""


@register.filter
def maand(waarde: object) -> str:
    """'november 2023'."""
    return opmaak.maand(_lees(waarde))


@register.filter
def moment(waarde: object) -> str:
    """'ma 20 nov 2023, 13.30 uur'."""
    d = _lees(waarde)
    return opmaak.moment(d) if isinstance(d, datetime) else opmaak.dag(d)


@register.filter
def verschil(waarde: Getal) -> str:
    """A number with its sign: '+7', '−2', '0'."""
    tekst = opmaak.getal(waarde)
    return f"+{tekst}" if tekst[:1].isdigit() and tekst != "0" else tekst


@register.filter
def aandeel(deel: Getal, totaal: Getal) -> str:
    """'33 %'."""
    return opmaak.aandeel(deel, totaal)


@register.filter
def meervoud(aantal: int, vormen: str) -> str:
    """``{{ 4|meervoud:"vraag,vragen" }}``: '4 vragen', 'geen vragen'."""
    enkel, _, meer = vormen.partition(",")
    return opmaak.aantal(aantal, enkel, meer)


@register.filter
def vorm(aantal: int, vormen: str) -> str:
    """``{{ 4|vorm:"werd,werden" }}``: 'werden'."""
    enkel, _, meer = vormen.partition(",")
    return opmaak.vorm(aantal, enkel, meer)


@register.filter
def woorden(aantal: int, vormen: str) -> str:
    """``{{ 4|woorden:"vraag,vragen" }}``: 'vier vragen', 'één vraag', 'geen vragen'."""
    enkel, _, meer = vormen.partition(",")
    return taal.woorden(aantal, enkel, meer)


@register.filter
def opsomming(delen: list[str]) -> str:
    """'a, b en c'."""
    return opmaak.opsomming([str(d) for d in delen])


@register.filter
def hash_groepen(sha256: str) -> str:
    """A hash in groups of eight, so that it can be read aloud."""
    return " ".join(sha256[i : i + 8] for i in range(0, len(sha256), 8))


@register.filter
def slot(tekst: str) -> str:
    """The full stop that a typed sentence still needs: none after '.', '!', '?' or '…'."""
    return "" if str(tekst).rstrip("’)")[-1:] in {".", "!", "?", "…"} else "."


@register.filter
def alineas(tekst: str) -> list[str]:
    """The paragraphs of a text that somebody typed."""
    return [deel.strip() for deel in str(tekst).split("\n") if deel.strip()]
