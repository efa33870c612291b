"""Template tags and filters of the house: icons, badges, Dutch formats, charts, the chain, rights.

``{% load ln %}`` gives them all. Formats live in :mod:`kern.opmaak`, drawings in :mod:`kern.grafiek.pagina`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django import template
from django.core.paginator import Page
from django.db import models
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
)
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kern import klok, opmaak, rijketekst
from kern.adressen import adres
from kern.formulieren import HELE_LIJST
from kern.grafiek import pagina as grafiek
from kern.keten import Stap
from kern.kiezers import Dagveld, Uurveld, Vakjes, lees_terug, vakjes
from kern.meldingen import ongedaan_van
from kern.opmaak import Badge
from kern.voorbeeld import MERK, IsDemo, is_voorbeeld
from kern.zoeken.fragment import Stuk

register = template.Library()

for _naam in ("dag", "dag_kort", "maand", "moment", "uur", "uur_kort", "tijdvak", "uren", "getal", "euro", "procent",
              "aandeel", "grootte", "duur"):  # fmt: skip
    register.filter(_naam, getattr(opmaak, _naam))

register.filter("ongedaan", ongedaan_van)
register.filter(
    "rijk", rijketekst.als_html
)  # the page and the mail in HTML; the level of its highest heading behind it
register.filter("plat", rijketekst.op_een_regel)  # a card, a list, a cell

BADGE_ICONEN = {
    "ok": "check-circle-fill",
    "warn": "exclamation-triangle-fill",
    "late": "clock-history",
    "done": "check2-circle",
    "plan": "calendar-event",
}
DATUMVORMEN: dict[str, Callable[[Any], str]] = {  # Any: one takes a day, the other a moment
    "dag": opmaak.dag,
    "dag_kort": opmaak.dag_kort,
    "moment": opmaak.moment,
    "uur": opmaak.uur,
}
MEERVOUD = {
    "ingebracht": "vragen",
    "leervraag": "leervragen",
    "bijeenkomst": "bijeenkomsten",
    "inzicht": "inzichten",
    "piloot": "piloten",
    "kennis": "stukken",
    "aanbeveling": "aanbevelingen",
}


register.filter("met_lidwoord", opmaak.met_lidwoord)


@register.filter
def zonder_opmaak(tekst: str) -> str:
    """A text with its lines but without markup, for a mail that is only text; an address stands behind its link."""
    return rijketekst.als_tekst(tekst, adressen=True)


@register.filter
def voorbeeld(rij: object, netwerk: IsDemo) -> str:
    """' (voorbeeld)' beside invented work of somebody who exists; nothing otherwise."""
    return f" ({MERK})" if is_voorbeeld(rij, netwerk) else ""


# --- icons, states, days -----------------------------------------------------------------------------------------
# A page draws the same icons and states a hundred times over, and they depend on nothing but their words. ``typed``: a text
# that is markup is never taken for the same text that is not.
@register.simple_tag
@lru_cache(maxsize=512, typed=True)
def icoon(naam: str, klasse: str = "") -> SafeString:
    """Draw an icon of the sprite; it never speaks, so a word stands beside it (or an aria-label on the link)."""
    return format_html(
        '<svg class="ln-i{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {klasse}" if klasse else "",
        static("ikonen.svg"),
        naam,
    )


@register.simple_tag
def badge(soort: str | Badge, tekst: object = "", icoon: str = "") -> SafeString:
    """Show a state as icon and word: ok, warn, late, done or plan; or what a model gives as its badge."""
    if isinstance(soort, tuple):
        soort, tekst, icoon = soort
    return _badge(soort, tekst if isinstance(tekst, str) else str(tekst), icoon)


@lru_cache(maxsize=1024, typed=True)
def _badge(soort: str, tekst: str, teken: str) -> SafeString:
    soort = soort if soort in BADGE_ICONEN else "done"
    return format_html(
        '<span class="ln-badge ln-badge--{}">{}{}</span>', soort, icoon(teken or BADGE_ICONEN[soort]), tekst
    )


@register.simple_tag
def datum(waarde: date | datetime | None, vorm: str = "dag") -> SafeString:
    """Wrap a day or moment in a time element: ``vorm`` is dag, dag_kort, moment or uur."""
    if waarde is None:
        return SafeString("")
    return _datum(waarde, waarde.tzinfo if isinstance(waarde, datetime) else None, vorm)


@lru_cache(maxsize=2048, typed=True)
def _datum(waarde: date | datetime, _zone: tzinfo | None, vorm: str) -> SafeString:
    """``_zone`` keeps two moments apart that are equal but written with other hours."""
    iso = waarde.isoformat(timespec="minutes") if isinstance(waarde, datetime) else waarde.isoformat()
    return format_html('<time datetime="{}">{}</time>', iso, DATUMVORMEN[vorm](waarde))


@register.filter
def inkort(tekst: object, hoogstens: int) -> str:
    """A text of at most so many signs, with three dots where it was cut; ours is in one spelling already (:mod:`kern.tekst`)."""
    heel = str(tekst)
    return heel if len(heel) <= hoogstens else f"{heel[: hoogstens - 1]}…"


@register.filter
def begin_groot(wie: object) -> str:
    """Somebody's name or function with a capital; a mail address stays as it was typed."""
    naam = str(wie)
    return naam if "@" in naam else naam[:1].upper() + naam[1:]


@register.simple_tag
def tijden(begin: datetime, einde: datetime) -> SafeString:
    """The hours of a meeting, '13.30–16.30 uur', kept on one line; what ends on another day says which."""
    return _tijden(opmaak.uren(begin, einde))


@lru_cache(maxsize=512)
def _tijden(uren: str) -> SafeString:
    delen = uren.split(f" {opmaak.STREEP} ")
    return format_html_join(f" {opmaak.STREEP} ", '<span class="ln-nowrap">{}</span>', ((deel,) for deel in delen))


@register.inclusion_tag("onderdelen/datumblok.html")
def datumblok(waarde: date | datetime) -> dict[str, object]:
    """Show a day as a small block: 'do 19 nov'. The day in full must stand beside it for a screen reader."""
    delen = opmaak.dag(waarde).split(opmaak.NBSP)
    return {"weekdag": delen[0], "dag": delen[1], "maand": delen[2]} if len(delen) == 4 else {}


@register.filter
def afstand(waarde: date | datetime | None) -> str:
    """How far a day lies from today: 'morgen', '10 dagen geleden'."""
    return opmaak.afstand(waarde, klok.vandaag())


@register.filter
def meervoud(n: int | Sequence[object], vormen: str) -> str:
    """``{{ n|meervoud:"vraag,vragen" }}`` -> '4 vragen', 'geen vragen'."""
    enkel, _, meer = vormen.partition(",")
    return opmaak.aantal(n if isinstance(n, int) else len(n), enkel, meer)


@register.filter
def tijd(waarde: time | datetime | None) -> str:
    """'13.30', for an agenda."""
    return opmaak.uur_kort(waarde)


# --- rights and addresses ----------------------------------------------------------------------------------------
# {% adres "netwerken:taak" netwerk=… %}: what {% url %} gives, for what stands on every page or in every row
register.simple_tag(adres)


@register.simple_tag(takes_context=True)
def mag(context: Context, recht: str, obj: models.Model | None = None) -> bool:
    """Say whether the reader holds a right: ``{% mag "sessies.wijzig_sessie" sessie as mag_wijzigen %}``."""
    toegang = context.get("toegang")
    return bool(toegang is not None and toegang.mag(recht, obj))


@register.simple_tag(takes_context=True)
def url_met_filter(context: Context, **velden: object) -> str:
    """Return the query string with some fields changed; an empty value takes the field away."""
    request = context.get("request")
    vragen = request.GET.copy() if request is not None else None
    if vragen is None:
        return "?"
    for naam, waarde in velden.items():
        vragen.pop(naam, None)
        if waarde not in (None, ""):
            vragen[naam] = str(waarde)
    return f"?{vragen.urlencode()}"


@register.simple_tag(takes_context=True)
def kop(context: Context, woord: str, volgorde: str = "", klasse: str = "") -> SafeString:
    """The heading of a column; a link where its list can be put in that order, the other way round at a second click."""
    klas = format_html(' class="{}"', klasse) if klasse else ""
    if volgorde not in {keuze for keuze, _ in context.get("sorteerkeuzes") or ()}:
        return format_html('<th role="columnheader" scope="col"{}>{}</th>', klas, woord)
    nu = str(context.get("sorteer") or "")
    staat = {volgorde: "ascending", f"-{volgorde}": "descending"}.get(nu, "")
    return format_html(
        '<th role="columnheader" scope="col"{}{}><a class="ln-sort" href="{}">{}{}</a></th>',
        klas,
        format_html(' aria-sort="{}"', staat) if staat else "",
        url_met_filter(context, sorteer=f"-{volgorde}" if nu == volgorde else volgorde, page=""),
        woord,
        icoon({"ascending": "arrow-up", "descending": "arrow-down", "": "arrow-down-up"}[staat]),
    )


@register.filter
def elders(
    menu: Iterable[Mapping[str, object]] | None, mobiel: Iterable[Mapping[str, object]] | None
) -> list[Mapping[str, object]]:
    """The menu items the phone bar does not show, for its 'Meer'."""
    getoond = {item["url"] for item in mobiel or ()}
    return [item for item in menu or () if item["url"] not in getoond]


@register.filter
def een_actief(menu: Iterable[Mapping[str, object]] | None) -> bool:
    """Say whether one of these menu items is the page we are on."""
    return any(item.get("actief") for item in menu or ())


@register.filter
def bladen(page_obj: Page[models.Model]) -> list[int | str]:
    """The page numbers to show: first, last, the neighbours of this one, and dots between."""
    return list(page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1))


# --- drawings ----------------------------------------------------------------------------------------------------
@register.simple_tag
def meter(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0, titel: str = "") -> SafeString:
    """Draw the meter of a duty."""
    return grafiek.meter(gedaan, gepland, te_laat, norm, titel=titel)


@register.simple_tag
# Any: one list, or its values one by one
def balk(*waarden: Any, titel: str = "") -> SafeString:
    """Draw a stacked bar of up to four values (or one list of values)."""
    reeks = waarden[0] if len(waarden) == 1 and not isinstance(waarden[0], int | float) else waarden
    return grafiek.balk(list(reeks), titel=titel)


@register.simple_tag
def kogel(waarde: float, doel: float, maximum: float | None = None, titel: str = "") -> SafeString:
    """Draw target against realised."""
    return grafiek.kogel(waarde, doel, maximum=maximum, titel=titel)


register.simple_tag(grafiek.sleutel)  # m-done, m-plan, m-late, m-rest, m-meer, s1, s2, s3 or s4
register.simple_tag(grafiek.voortgang)
register.simple_tag(grafiek.weg)


# --- the chain ---------------------------------------------------------------------------------------------------
@register.inclusion_tag("onderdelen/keten.html")
def keten(stappen: Sequence[Stap], van: str = "") -> dict[str, object]:
    """Show the strip of seven steps, or one line when nothing hangs on the object; ``van`` names it for a reader."""
    return {
        "van": van,
        "is_leeg": not any(stap.schakels for stap in stappen if not stap.is_hier),
        "stappen": [
            {"stap": stap, "veel": opmaak.aantal(len(stap.schakels), "", MEERVOUD.get(stap.sleutel, "stukken")),
             "rechts": nummer > len(stappen) // 2}
            for nummer, stap in enumerate(stappen, 1)
        ],
    }  # fmt: skip


@register.filter
def gevonden(stukken: Iterable[Stuk]) -> SafeString:
    """A text with the words that were looked for marked; one of these for every hit, so without a template."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", s.tekst) if s.is_raak else s.tekst,) for s in stukken)
    )


# --- forms -------------------------------------------------------------------------------------------------------
@register.filter
def veldsoort(veld: BoundField) -> str:
    """Say how a field is drawn: keuzes (radio or several boxes), vinkje, or gewoon."""
    widget = veld.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "keuzes"
    if isinstance(widget, CheckboxInput):
        return "vinkje"
    return "gewoon"


@register.filter
def met_klasse(veld: BoundField) -> SafeString:
    """Draw the field of a filter with the class of its kind."""
    widget = veld.field.widget
    klasse = "form-select" if isinstance(widget, Select) else "form-control"
    return veld.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} {klasse}".strip()})


register.filter(lees_terug)
register.filter(vakjes)


@register.filter
def hele_lijst(bak: Vakjes) -> SafeString:
    """The way to all boxes, for who has no script."""
    return format_html(HELE_LIJST, bak.zoek, opmaak.getal(bak.meer))


@register.filter
def is_getypt(veld: BoundField) -> bool:
    """Say whether a field holds a day or an hour, which is told back under it."""
    return isinstance(veld.field, Dagveld | Uurveld)


@register.filter
def rustig(form: BaseForm) -> BaseForm:
    """Take the placeholders away that only repeat the label above the field."""
    for veld in form.fields.values():
        veld.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def noem(form: BaseForm, namen: str) -> BaseForm:
    """Give fields of a library's form our own label: ``{{ form|noem:"remember=Onthoud mij,code=Code" }}``."""
    for paar in namen.split(","):
        veld, _, label = paar.partition("=")
        if veld in form.fields:
            form.fields[veld].label = form[veld].label = label  # a bound field keeps its own copy
    return form


@register.filter
def foutenlijst(form: BaseForm) -> list[dict[str, str]]:
    """The errors of a form for the summary on top: what is wrong, and the field it leads to."""
    fouten = [{"naar": "", "tekst": str(fout), "label": ""} for fout in form.non_field_errors()]
    for veld in form:
        label = str(veld.label).rstrip("?:. ")
        doel = veld.id_for_label or veld.auto_id
        if veldsoort(veld) == "keuzes":
            doel = f"{veld.auto_id}_0"
        if veld.is_hidden:
            doel = ""
        fouten += [{"naar": doel, "tekst": str(fout), "label": label} for fout in veld.errors]
    return fouten


@register.filter
def keuzehulp(optie: Mapping[str, object], veld: BoundField) -> str:
    """The help beside one choice: the field's ``keuzehulp`` maps a value to a sentence."""
    hulp = getattr(veld.field, "keuzehulp", {})
    return str(hulp.get(str(optie["value"]), ""))


@register.simple_tag
def eenmalig() -> SafeString:
    """The hidden key of a form that makes or changes something: sent twice, it is done once."""
    return format_html('<input type="hidden" name="inzending" value="{}">', uuid4().hex)
