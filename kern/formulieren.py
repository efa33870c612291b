"""How every form of the platform looks and counts, whichever app or library made it."""

from collections.abc import Mapping, MutableMapping
from typing import Any, Generic, TypedDict, TypeVar, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms import Textarea
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import ngettext_lazy

TE_LANG = (
    "Dit is te lang: er mag hoogstens %(limit_value)d teken staan, en het zijn er %(show_value)d. Kort het zelf in.",
    "Dit is te lang: er mogen hoogstens %(limit_value)d tekens staan, en het zijn er %(show_value)d. Kort het zelf in.",
)

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


def klein(naam: str) -> Field:
    """A field that needs little room."""
    return Field(naam, wrapper_class="ln-field--kort")


def tekstvak(rijen: int = 3) -> Textarea:
    return Textarea(attrs={"rows": rijen})


class Weergever(DjangoTemplates):
    """Draws fields without ``maxlength``, which cuts what is pasted and says nothing.

    The same number stands in ``data-hoogstens``: the script counts along, and the server refuses with a sentence.
    """

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        attrs = context.get("widget", {}).get("attrs", {})
        if "maxlength" in attrs:
            rest = {naam: waarde for naam, waarde in attrs.items() if naam != "maxlength"}
            widget = {**context["widget"], "attrs": {**rest, "data-hoogstens": attrs["maxlength"]}}
            context = {**context, "widget": widget}
        return str(super().render(template_name, context, request))


def spreek_van_lengte() -> None:
    """Say everywhere how long a text may be, how long it is and what to do; a form may say it in its own words."""
    MaxLengthValidator.message = ngettext_lazy(*TE_LANG, "limit_value")
