"""Filters of the report templates: a snapshot holds days and numbers as text, a reader wants Dutch.

Loaded by the child process as well, so this module imports nothing that needs models or settings.
"""

from datetime import date, datetime

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kern import opmaak, rijketekst
from kern.opmaak import MAANDNAMEN, NBSP, Getal
from kern.pdf import taal
from kern.pdf.opmaak import MET_OPMAAK

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
def uur(waarde: object) -> str:
    """'13.30 uur'."""
    d = _lees(waarde)
    return opmaak.uur(d) if isinstance(d, datetime) else ""


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


@register.simple_tag(takes_context=True)
def rijk(context: Context, tekst: str | list[str], klasse: str = "", eerst: str = "") -> SafeString:
    """A text as paragraphs and whatever else may stand in it; ``klasse`` of each paragraph, ``eerst`` of the first.

    A list holds paragraphs that were kept one by one. A snapshot of before there was markup has paragraphs alone.
    """
    regels = tekst if isinstance(tekst, list) else str(tekst).split("\n")
    if not _met_opmaak(context):
        rijen = [regel.strip() for regel in regels if regel.strip()]
        html = format_html_join("\n", "<p{}>{}</p>", ((_klasse(klasse), rij) for rij in rijen))
    else:
        heel = rijketekst.voeg_samen(tekst) if isinstance(tekst, list) else str(tekst)
        html = rijketekst.als_pdf(heel, klasse)
    if not eerst or not html.startswith("<p"):
        return html
    return format_html("<p{}>{}", _klasse(eerst), mark_safe(html.partition(">")[2]))  # noqa: S308 -- was safe before it was cut


@register.simple_tag(takes_context=True)
def in_vak(context: Context, tekst: str) -> SafeString:
    """A text in a cell, or behind a name in a list: words alone when it is one line, and otherwise its paragraphs."""
    if not _met_opmaak(context):
        return conditional_escape(tekst)
    if rijketekst.is_een_alinea(tekst):
        return rijketekst.als_zin(tekst)
    return SafeString(rijketekst.als_pdf(tekst).replace("\n", ""))  # a list keeps line ends as they stand


@register.simple_block_tag(takes_context=True)
def aan(context: Context, content: str, naam: str, tekst: str, klasse: str = "") -> SafeString:
    """A text behind its name in the margin; what stands in the block comes behind its last word."""
    klasse, na = f"aan {klasse}".strip(), content.strip()
    if not _met_opmaak(context) or rijketekst.is_een_alinea(tekst) or not tekst:
        woorden = rijketekst.als_zin(tekst) if _met_opmaak(context) else conditional_escape(tekst)
        vorm = '<p class="{}"><b>{}</b> <span class="wat">{}{}{}</span></p>'
        return format_html(vorm, klasse, naam, woorden, " " if tekst and na else "", mark_safe(na))  # noqa: S308 -- a template's
    erna = format_html("<p>{}</p>", mark_safe(na)) if na else ""  # noqa: S308 -- what our own template wrote
    vorm = '<div class="{} blok"><p class="naam"><b>{}</b></p><div class="wat">{}{}</div></div>'
    return format_html(vorm, klasse, naam, rijketekst.als_pdf(tekst), erna)


@register.simple_tag(takes_context=True)
def maatregel(context: Context, tekst: str) -> SafeString:
    """What is done about it, behind a few words in bold."""
    naam = mark_safe("<b>Wat we eraan doen.</b>")
    if not _met_opmaak(context) or rijketekst.is_een_alinea(tekst):
        return format_html('<p class="sans los">{} {}</p>', naam, in_vak(context, tekst))
    return format_html('<p class="sans los">{}</p>{}', naam, rijketekst.als_pdf(tekst, "sans vlak"))


@register.simple_tag(takes_context=True)
def kaal(context: Context, tekst: str) -> str:
    """A text without markup on one line, for where only words can stand."""
    return rijketekst.op_een_regel(tekst) if _met_opmaak(context) else tekst


def _met_opmaak(context: Context) -> bool:
    """Say whether the texts of this snapshot may hold markup; before that, a star was a star."""
    inhoud = context.get("inhoud")
    return bool(inhoud and inhoud["schema"] >= MET_OPMAAK)


def _klasse(naam: str) -> SafeString:
    return format_html(' class="{}"', naam) if naam else SafeString("")
