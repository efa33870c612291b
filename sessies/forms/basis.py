"""What the forms of this app share."""

from collections.abc import Iterable

from django import forms
from django.db import models
from django.forms.renderers import BaseRenderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sessies.models import Plaats
from sessies.querysets import PlaatsQuerySet

HOOGSTENS = 200  # places that a page carries


class Kiesveld(forms.ModelChoiceField):
    """A choice among objects of the network; empty means none."""

    default_error_messages = {"invalid_choice": "Kies iets uit de lijst.", "required": "Kies iets."}

    def __init__(self, model: type[models.Model], *, label: str, leeg: str = "geen", required: bool = False) -> None:
        super().__init__(model._default_manager.none(), label=label, empty_label=leeg, required=required)


class Plaatswidget(forms.TextInput):
    """A line to type in, with the places of the network to choose from; the browser shows those that fit."""

    plaatsen: Iterable[Plaats] = ()

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        return super().get_context(name, value, {**(attrs or {}), "list": f"{name}-lijst", "autocomplete": "off"})

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        veld = super().render(name, value, attrs, renderer)
        opties = format_html_join("", '<option value="{}">{}</option>', ((p.naam, _noot(p)) for p in self.plaatsen))
        return format_html('{}<datalist id="{}-lijst">{}</datalist>', veld, name, opties)


def _noot(plaats: Plaats) -> str:
    zitplaatsen = f"{plaats.zitplaatsen} zitplaatsen" if plaats.zitplaatsen else ""
    return " · ".join(deel for deel in (plaats.waar, zitplaatsen) if deel)


class Plaatsveld(forms.CharField):
    """Where a meeting is: the name of a place that the network keeps, or any other words."""

    widget = Plaatswidget

    def __init__(self, *, label: str) -> None:
        super().__init__(label=label, max_length=500, required=False)
        self.help_text = "Kwamen jullie er al samen, dan nemen we gemeente en provincie over."

    def bied_aan(self, plaatsen: PlaatsQuerySet) -> None:
        """Offer these places; of very many the first, and any other by its name."""
        if rijen := list(plaatsen[:HOOGSTENS]):
            self.widget.plaatsen = rijen
            self.help_text = "Kies een van jullie plaatsen, of typ een andere."
