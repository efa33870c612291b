"""How every form of the platform looks and counts, whichever app or library made it."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.forms.renderers import DjangoTemplates
from django.utils.translation import ngettext_lazy

TE_LANG = (
    "Dit is te lang: er mag hoogstens %(limit_value)d teken staan, en het zijn er %(show_value)d. Kort het zelf in.",
    "Dit is te lang: er mogen hoogstens %(limit_value)d tekens staan, en het zijn er %(show_value)d. Kort het zelf in.",
)


class Weergever(DjangoTemplates):
    """Draws fields without ``maxlength``, which cuts what is pasted and says nothing.

    The same number stands in ``data-hoogstens``: the script counts along, and the server refuses with a sentence.
    """

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        attrs = context.get("widget", {}).get("attrs", {})
        if "maxlength" in attrs:
            rest = {naam: waarde for naam, waarde in attrs.items() if naam != "maxlength"}
            widget = {**context["widget"], "attrs": {**rest, "data-hoogstens": attrs["maxlength"]}}
            context = {**context, "widget": widget}
        return str(super().render(template_name, context, request))


def spreek_van_lengte() -> None:
    """Say everywhere how long a text may be, how long it is and what to do; a form may say it in its own words."""
    MaxLengthValidator.message = ngettext_lazy(*TE_LANG, "limit_value")
