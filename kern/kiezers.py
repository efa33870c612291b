"""Form fields that several apps use: who carries something, several things at once, days and hours."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import islice
from typing import Any, TypedDict, TypeVar, Unpack, cast
from unicodedata import combining, normalize

from django import forms
from django.db import models
from django.db.models import Case, When
from django.forms.boundfield import BoundWidget

from kern import klok
from kern.datums import Kant, LeesfoutError, echo, lees_dag, lees_uur, voluit
from kern.formulieren import VEEL, Veldopties, alleen_lengte
from kern.invoer import heel_getal
from kern.opmaak import uur, uur_kort

M = TypeVar("M", bound=models.Model)


class Dagwidget(forms.TextInput):
    """A line to type a day in; the page tells the script what day it is and where a day without a year lies."""

    kant: Kant = "dichtst"

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        eigen = {"data-dag": self.kant, "data-vandaag": klok.vandaag().isoformat(), "autocomplete": "off"}
        return super().get_context(name, value, {**eigen, **(attrs or {})})

    def format_value(self, value: object) -> str | None:
        """A day that stands there, in full; what was typed, as it was typed."""
        if isinstance(value, date):
            return voluit(value)
        tekst = super().format_value(value)
        return None if tekst is None else str(tekst)


class Dagveld(forms.DateField):
    """A day as people type it: 8/12, 8 december 2026, morgen. ``kant`` says where a day without a year lies."""

    widget = Dagwidget

    def __init__(self, *, kant: Kant = "dichtst", **kwargs: Unpack[Veldopties]) -> None:
        super().__init__(**kwargs)
        self.kant = kant
        if isinstance(self.widget, Dagwidget):
            self.widget.kant = kant

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return super().to_python(value)
        tekst = "" if value is None else str(value).strip()
        try:
            return lees_dag(tekst, klok.vandaag(), self.kant) if tekst else None
        except LeesfoutError as fout:
            raise forms.ValidationError(str(fout), code="invalid") from fout


class Uurwidget(forms.TextInput):
    """A line to type an hour in."""

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        return super().get_context(name, value, {"data-uur": "", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: object) -> str | None:
        if isinstance(value, time):
            return uur_kort(value)
        tekst = super().format_value(value)
        return None if tekst is None else str(tekst)


class Uurveld(forms.TimeField):
    """An hour of the day as people type it: 13u30, 13.30, 1330, 9u."""

    widget = Uurwidget
    default_error_messages = {"required": "Kies een uur."}

    def to_python(self, value: object) -> time | None:
        if isinstance(value, time):
            return value
        tekst = "" if value is None else str(value).strip()
        try:
            return lees_uur(tekst) if tekst else None
        except LeesfoutError as fout:
            raise forms.ValidationError(str(fout), code="invalid") from fout


def lees_terug(veld: forms.BoundField) -> str:
    """What stands under a field for a day or an hour: how it was read, with the day of the week. Empty for anything else."""
    if not isinstance(veld.field, Dagveld | Uurveld):
        return ""
    try:
        waarde = veld.field.to_python(veld.value())
    except forms.ValidationError:
        return ""
    if isinstance(waarde, date):
        return echo(waarde, klok.vandaag())
    return uur(waarde) if isinstance(waarde, time) else ""


class Webadresveld(forms.URLField):
    """A web address."""

    default_error_messages = {"invalid": "Dit is geen webadres. Het begint met https://."}

    def run_validators(self, value: str) -> None:
        try:
            super().run_validators(value)
        except forms.ValidationError as fout:
            raise alleen_lengte(fout) from fout


class Mailveld(forms.EmailField):
    """A mail address."""

    def run_validators(self, value: str) -> None:
        try:
            super().run_validators(value)
        except forms.ValidationError as fout:
            raise alleen_lengte(fout) from fout


class Meerkeuzeveld(forms.ModelMultipleChoiceField):
    """Several objects of the network; a number that no database can hold is refused like any unknown choice.

    ``zoek``: under this name the page searches the choices on the server when there are many; '' carries all of them.
    """

    zoek = ""

    def __init__(self, queryset: models.QuerySet[M], **kwargs: Unpack[Veldopties]) -> None:
        fouten = {"invalid_choice": "Kies iets uit de lijst.", "invalid_pk_value": "Kies iets uit de lijst."}
        kwargs["error_messages"] = {**fouten, **kwargs.get("error_messages", {})}
        super().__init__(queryset, **kwargs)

    def clean(self, value: object) -> models.QuerySet[models.Model]:
        if isinstance(value, list | tuple) and any(heel_getal(str(pk)) is None for pk in value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


@dataclass(frozen=True)
class Vakjes:
    """The boxes of a field that a page carries; ``meer`` says how many there are when it carries the chosen alone."""

    rij: list[BoundWidget]
    zoek: str = ""
    meer: int = 0


def vakjes(veld: forms.BoundField) -> Vakjes:
    """The boxes or buttons of a field: all of them, or of more than ``VEEL`` that may be searched those that are chosen."""
    soort = veld.field
    if not isinstance(soort, Meerkeuzeveld) or not soort.zoek or soort.queryset is None:
        return Vakjes(veld.subwidgets)
    keuzes: list[tuple[object, object]] = list(islice(cast("Iterable[tuple[object, object]]", soort.choices), VEEL + 1))
    meer = soort.queryset.count() if len(keuzes) > VEEL else 0
    if meer:
        waarden = soort.prepare_value(veld.value()) or ()
        pks = [pk for waarde in waarden if (pk := heel_getal(str(waarde))) is not None]
        rijen = soort.queryset.filter(pk__in=pks) if pks else ()
        keuzes = [(soort.prepare_value(obj), soort.label_from_instance(obj)) for obj in rijen]
    soort.widget.choices = keuzes
    return Vakjes(veld.subwidgets, soort.zoek if meer else "", meer)


Groep = Sequence[models.Model] | models.QuerySet[models.Model]


class Zoeklijst(forms.Select):
    """A list of choices that is not read as a whole for a page that searches it on the server (``data-zoek``)."""

    leeg = ""
    vind: Callable[[str], object | None] | None = None  # the one with this key; None while the list is short

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, object] | None = None
    ) -> list[tuple[str | None, list[dict[str, object]], int | None]]:
        if self.vind is None or "data-zoek" not in self.attrs:
            return super().optgroups(name, value, attrs)
        gekozen = [(sleutel, str(obj)) for sleutel in map(str, value) if sleutel and (obj := self.vind(sleutel))]
        return forms.Select(choices=[("", self.leeg), *gekozen]).optgroups(name, value, attrs)

    def use_required_attribute(self, initial: object) -> bool:
        if self.vind is None:
            return super().use_required_attribute(initial)
        return forms.Widget.use_required_attribute(self, initial)  # nothing chosen stands first: no need to read


class Dragerveld(forms.ChoiceField):
    """One choice among projects and organisations; cleans to the object. Its value reads ``project:12``."""

    widget = Zoeklijst

    def __init__(self, **kwargs: Unpack[Veldopties]) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": "Kies iemand uit de lijst.", "required": "Kies wie."})
        super().__init__(**kwargs)
        self.objecten: dict[str, models.Model] = {}
        self.ruim: dict[str, models.QuerySet[models.Model]] = {}

    def bied_aan(self, groepen: Mapping[str, Groep], *, leeg: str = "Kies …") -> None:
        """Offer the objects per group title; an empty group is left out.

        Rows that are not read yet (a queryset) stay so when there are more than ``VEEL``: then a page costs the same
        however many there are.
        """
        begin: dict[str, Sequence[models.Model]] = {}
        # a form's field is a shallow copy: what was offered elsewhere must not linger
        self.ruim = {titel: rij for titel, rij in groepen.items() if isinstance(rij, models.QuerySet)}
        for titel, rij in groepen.items():
            begin[titel] = list(rij[: VEEL + 1]) if isinstance(rij, models.QuerySet) else rij
            if sum(map(len, begin.values())) > VEEL and len(self.ruim) == len(groepen):
                break
        else:
            self.ruim = {}
        self.objecten = {} if self.ruim else {sleutel_van(o): o for rij in begin.values() for o in rij}
        self.choices = (lambda: _groepen(self.ruim, leeg)) if self.ruim else list(_groepen(begin, leeg))
        if isinstance(self.widget, Zoeklijst):
            self.widget.leeg, self.widget.vind = leeg, self.vind if self.ruim else None
            if self.ruim:
                self.widget.attrs["data-hoeveel"] = sum(rij.count() for rij in self.ruim.values())

    @property
    def enige(self) -> str:
        """The key of the only choice there is, so that it need not be chosen."""
        return next(iter(self.objecten)) if len(self.objecten) == 1 else ""

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to choose."""
        return not self.objecten and not self.ruim

    def vind(self, sleutel: str) -> models.Model | None:
        """The object of a key, among what is offered."""
        soort, _, pk = sleutel.partition(":")
        for rijen in self.ruim.values():
            if rijen.model._meta.model_name == soort and heel_getal(pk) is not None:
                return rijen.filter(pk=int(pk)).first()
        return self.objecten.get(sleutel)

    def valid_value(self, value: object) -> bool:
        return self.vind(str(value)) is not None if self.ruim else super().valid_value(value)

    def clean(self, value: object) -> object:
        return self.vind(super().clean(value))


def _groepen(groepen: Mapping[str, Groep], leeg: str) -> Iterator[tuple[str, str | list[tuple[str, str]]]]:
    yield "", leeg
    for titel, rijen in groepen.items():
        if rij := [(sleutel_van(o), str(o)) for o in rijen]:
            yield titel, rij


ANTWOORDEN = 20  # of a search among choices


class Keuze(TypedDict):
    """One answer of a search among choices."""

    waarde: str
    tekst: str
    groep: str


def zoek_keuzes(veld: forms.ChoiceField, vraag: str) -> list[Keuze]:
    """The first choices of a field in which every word occurs, in their order: what the form would take, and nothing else."""
    return zoek_in_keuzes(cast("Iterable[tuple[object, object]]", veld.choices), vraag)


def zoek_in_keuzes(keuzes: Iterable[tuple[object, object]], vraag: str) -> list[Keuze]:
    """The same among values with their words, or titles of groups with those."""
    woorden = _plat(vraag).split()
    past = (k for k in _keuzes(keuzes) if all(woord in _plat(f"{k['tekst']} {k['groep']}") for woord in woorden))
    return list(islice(past, ANTWOORDEN))


def _keuzes(keuzes: Iterable[tuple[object, object]]) -> Iterator[Keuze]:
    for waarde, wat in keuzes:
        groep, rij = (str(waarde), wat) if isinstance(wat, list | tuple) else ("", [(waarde, wat)])
        for sleutel, tekst in rij:
            if str(sleutel):
                yield {"waarde": str(sleutel), "tekst": str(tekst), "groep": groep}


def _plat(tekst: str) -> str:
    """Without accents and capitals, as the script of the page compares."""
    return "".join(teken for teken in normalize("NFD", tekst) if not combining(teken)).lower()


def gekozen_eerst(rijen: models.QuerySet[M], gekozen: Iterable[object]) -> models.QuerySet[M]:
    """Put what is already chosen on top of a long list of choices; the rest keeps its order."""
    ids = [pk for pk in gekozen if heel_getal(str(pk)) is not None]
    if not ids:
        return rijen
    ordening = rijen.query.order_by or rijen.model._meta.ordering or ()
    return rijen.order_by(Case(When(pk__in=ids, then=0), default=1), *ordening)


def sleutel_van(obj: models.Model) -> str:
    """Return how a :class:`Dragerveld` names an object."""
    return f"{obj._meta.model_name}:{obj.pk}"


# Any: a project or an organisation, which the core knows not
def als_drager(obj: models.Model | None) -> dict[str, Any]:
    """Return the object as the keyword its kind has in the domain: ``{"project": …, "organisatie": None}``."""
    soort = obj._meta.model_name if obj is not None else ""
    return {naam: obj if soort == naam else None for naam in ("project", "organisatie")}
