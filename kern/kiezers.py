"""Form fields that several apps use: who carries something, several things at once, and days."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar, Unpack

from django import forms
from django.db import models
from django.db.models import Case, When

from kern.formulieren import Veldopties, alleen_lengte
from kern.invoer import heel_getal

M = TypeVar("M", bound=models.Model)

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


class Dagveld(forms.DateField):
    """A day, typed in the browser's own calendar."""

    def __init__(self, **kwargs: Unpack[Veldopties]) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("error_messages", {"invalid": "Dit is geen dag. Schrijf bijvoorbeeld 2023-11-20."})
        super().__init__(**kwargs)

    def validate(self, value: date | None) -> None:
        """Refuse a year that can only be a slip of the fingers."""
        super().validate(value)
        if value is not None and not EERSTE_JAAR <= value.year <= LAATSTE_JAAR:
            raise forms.ValidationError(f"Kies een jaar tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.")


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
    """Several objects of the network; a number that no database can hold is refused like any unknown choice."""

    def __init__(self, queryset: models.QuerySet[M], **kwargs: Unpack[Veldopties]) -> None:
        fouten = {"invalid_choice": "Kies iets uit de lijst.", "invalid_pk_value": "Kies iets uit de lijst."}
        kwargs["error_messages"] = {**fouten, **kwargs.get("error_messages", {})}
        super().__init__(queryset, **kwargs)

    def clean(self, value: object) -> models.QuerySet[models.Model]:
        if isinstance(value, list | tuple) and any(heel_getal(str(pk)) is None for pk in value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class Dragerveld(forms.ChoiceField):
    """One choice among projects and organisations; cleans to the object. Its value reads ``project:12``."""

    def __init__(self, **kwargs: Unpack[Veldopties]) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": "Kies iemand uit de lijst.", "required": "Kies wie."})
        super().__init__(**kwargs)
        self.objecten: dict[str, models.Model] = {}

    def bied_aan(self, groepen: dict[str, list[models.Model]], *, leeg: str = "Kies …") -> None:
        """Offer the objects per group title; an empty group is left out."""
        self.objecten = {}  # a form's field is a shallow copy: what was offered elsewhere must not linger
        keuzes: list[tuple[str, str | list[tuple[str, str]]]] = [("", leeg)]
        for titel, objecten in groepen.items():
            rij = [(sleutel_van(o), str(o)) for o in objecten]
            self.objecten.update({sleutel: o for (sleutel, _), o in zip(rij, objecten, strict=True)})
            if rij:
                keuzes.append((titel, rij))
        self.choices = keuzes

    @property
    def enige(self) -> str:
        """The key of the only choice there is, so that it need not be chosen."""
        return next(iter(self.objecten)) if len(self.objecten) == 1 else ""

    def clean(self, value: object) -> object:
        sleutel = super().clean(value)
        return self.objecten.get(sleutel)


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
