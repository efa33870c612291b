"""How every form of the platform looks and counts, whichever app or library made it."""

import html
import re
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms import BaseForm, BoundField, IntegerField, Select, Textarea, Widget
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kern.opmaak import getal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=Mapping[str, object])


class Formopties(TypedDict, total=False):
    """What Django gives every form by name, and a form with an ``__init__`` of its own passes on."""

    data: Mapping[str, object] | None
    files: MultiValueDict[str, UploadedFile] | None
    auto_id: bool | str
    prefix: str | None
    initial: MutableMapping[str, object] | None
    error_class: type[ErrorList]
    label_suffix: str | None
    empty_permitted: bool
    use_required_attribute: bool | None
    renderer: BaseRenderer | None


class Veldopties(TypedDict, total=False):
    """What Django gives every field of a form by name, and a field with an ``__init__`` of its own passes on."""

    label: str
    help_text: str
    required: bool
    widget: Widget | type[Widget]
    initial: object
    error_messages: "dict[str, str | StrPromise]"  # a name of the stubs alone


class Modelformopties(Formopties, Generic[M], total=False):
    """The same for a form of a model."""

    instance: M | None


def velden_van(wat: type[V], schoon: Mapping[str, object]) -> V:
    """The fields of the TypedDict ``wat`` that a form cleaned; what it did not ask, stays out."""
    uit = {naam: schoon[naam] for naam in wat.__annotations__ if naam in schoon}
    return cast(V, uit)  # Django does not tell the type of what a field cleans to


def maak_helper(*delen: str | LayoutObject) -> FormHelper:
    """A crispy helper for a form inside the page's own form tag."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*delen)
    return helper


class Meer(LayoutObject):
    """What few people fill in, folded away; open when something in it is filled, or wrong."""

    template = "onderdelen/meer.html"

    def __init__(self, *delen: str | LayoutObject, titel: str = "Meer gegevens") -> None:
        self.fields, self.titel = list(delen), titel

    def render(self, form: BaseForm, context: Context, template_pack: object = None, **kwargs: object) -> str:
        namen = [plek.name for plek in self.get_field_names()]
        velden = self.get_rendered_fields(form, context, template_pack or "bootstrap5", **kwargs)
        is_open = any(form[naam].errors or _is_ingevuld(form[naam]) for naam in namen)
        return render_to_string(self.template, {"titel": self.titel, "velden": velden, "open": is_open})


def _is_ingevuld(veld: BoundField) -> bool:
    """Say whether a field holds something else than what it always begins with."""
    begin = veld.field.initial() if callable(veld.field.initial) else veld.field.initial
    waarde = veld.value()
    leeg: tuple[object, ...] = (None, "", False, [], ())
    return not (waarde in leeg or str(waarde) == str(begin))


def klein(naam: str) -> Field:
    """A field that needs little room."""
    return Field(naam, wrapper_class="ln-field--kort")


RIJK = {"data-rijk": True}  # on a box whose text may hold markup: the script gives it buttons and an example


def tekstvak(rijen: int = 3) -> Textarea:
    return Textarea(attrs={"rows": rijen})


def rijk_tekstvak(rijen: int = 6) -> Textarea:
    """A box for a text with a little markup (:mod:`kern.rijketekst`)."""
    return Textarea(attrs={"rows": rijen, **RIJK})


class Weergever(DjangoTemplates):
    """Draws fields without ``maxlength``, which cuts what is pasted and says nothing.

    The same number stands in ``data-hoogstens``: the script counts along, and the server refuses with a sentence.
    """

    # Any: what a template gets, as Django's own class says
    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        attrs = context.get("widget", {}).get("attrs", {})
        if "maxlength" in attrs:
            rest = {naam: waarde for naam, waarde in attrs.items() if naam != "maxlength"}
            widget = {**context["widget"], "attrs": {**rest, "data-hoogstens": attrs["maxlength"]}}
            context = {**context, "widget": widget}
        if template_name == Select.template_name:
            return (_te_doorzoeken if "data-zoek" in attrs else _keuzelijst)(context["widget"])
        return str(super().render(template_name, context, request))


class Optie(TypedDict):
    """One choice of a list, as Django gives it to the template of a widget."""

    value: object
    label: str
    attrs: Mapping[str, object]


class Keuzelijst(TypedDict):
    """A list of choices in groups, as Django gives it to the template of a widget."""

    name: str
    attrs: Mapping[str, object]
    optgroups: list[tuple[str | None, list[Optie], int]]


VEEL = 200  # of more choices a page carries what is chosen alone; the rest is searched on the server (kern.kiezers)
HELE_LIJST = '<noscript><p class="ln-small mt-1 mb-0"><a class="ln-plain" href="?lijst={}">Toon alle {} keuzes</a></p></noscript>'


def _te_doorzoeken(widget: Keuzelijst) -> SafeString:
    """A list that may be searched on the server (``data-zoek``): beyond VEEL choices only nothing and what is chosen."""
    opties = [optie for _, rij, _ in widget["optgroups"] for optie in rij]
    naam = str(widget["attrs"]["data-zoek"])
    if "data-hoeveel" in widget["attrs"]:  # a filter left the rest out before it drew anything
        hoeveel = int(str(widget["attrs"]["data-hoeveel"]))
        return _keuzelijst(widget) + format_html(HELE_LIJST, naam, getal(hoeveel))
    if len(opties) <= VEEL or not any(str(optie["value"]) == "" for optie in opties):
        attrs = {wat: waarde for wat, waarde in widget["attrs"].items() if wat != "data-zoek"}
        return _keuzelijst({**widget, "attrs": attrs})
    rest = [optie for optie in opties if str(optie["value"]) == "" or "selected" in optie["attrs"]]
    return _keuzelijst({**widget, "optgroups": [(None, rest, 0)]}) + format_html(HELE_LIJST, naam, getal(len(opties)))


def _keuzelijst(widget: Keuzelijst) -> SafeString:
    """What ``django/forms/widgets/select.html`` draws, without a template for every option of a long list."""
    delen = [f'<select name="{_veilig(widget["name"])}"{_kenmerken(widget["attrs"])}>']
    for naam, opties, _ in widget["optgroups"]:
        rijen = [
            f'\n  <option value="{_veilig(optie["value"])}"{_kenmerken(optie["attrs"])}>{conditional_escape(optie["label"])}</option>'
            for optie in opties
        ]
        delen += [f'\n  <optgroup label="{_veilig(naam)}">', *rijen, "\n  </optgroup>"] if naam else rijen
    return mark_safe("".join([*delen, "\n</select>"]))  # noqa: S308 -- every part was escaped above


def _veilig(waarde: object) -> str:
    """What ``escape`` of Django gives, without asking for each of a thousand pieces whether it is lazy."""
    return html.escape(str(waarde))


def _kenmerken(attrs: Mapping[str, object]) -> str:
    """The attributes of an element, escaped: True is a word alone, False is nothing."""
    return "".join(
        f" {_veilig(naam)}" if waarde is True else f' {_veilig(naam)}="{_veilig(waarde)}"'
        for naam, waarde in attrs.items()
        if waarde is not False
    )


GEEN_GETAL = "Schrijf een geheel getal met cijfers alleen, zonder punt, komma of spatie: 1000."


def lees_getallen_als_getypt() -> None:
    """Let a whole number be digits and nothing else: the framework takes the thousand of ``1.000`` for an empty fraction.

    So 1.000 people became one. What is no whole number is refused everywhere with a sentence that says how to write it.
    """
    IntegerField.re_decimal = re.compile(r"(?!)")
    IntegerField.default_error_messages["invalid"] = GEEN_GETAL


class Lengtezin(str):
    """A sentence about a length, with ``%(limit_value)s`` and ``%(show_value)s`` as we write numbers: 2.000 tekens."""

    __slots__ = ()

    def __mod__(self, lengtes: Mapping[str, object]) -> str:
        return str(self).__mod__({n: getal(w) if isinstance(w, int) else w for n, w in lengtes.items()})


TE_LANG = Lengtezin(
    "Dit is te lang: er mogen hoogstens %(limit_value)s tekens staan, en het zijn er %(show_value)s. Kort het zelf in."
)


def spreek_van_lengte() -> None:
    """Say everywhere how long a text may be, how long it is and what to do; a form may say it in its own words."""
    MaxLengthValidator.message = TE_LANG


def alleen_lengte(fout: ValidationError) -> ValidationError:
    """What is refused of a text that is too long: its length alone, for a part of it may well be right."""
    return ValidationError([f for f in fout.error_list if f.code == "max_length"] or fout.error_list)


class Versieform(forms.Form):
    """A form that changes something: it carries the version it was opened with."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Dit formulier is niet meer volledig. Laad de pagina opnieuw."
        ),
    )
