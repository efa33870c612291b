"""Form fields that several apps use: who carries something, and days."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.db.models import Case, When


class Dagveld(forms.DateField):
    """A day, typed in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("error_messages", {"invalid": "Dit is geen dag. Schrijf bijvoorbeeld 2023-11-20."})
        super().__init__(**kwargs)


class Dragerveld(forms.ChoiceField):
    """One choice among projects and organisations; cleans to the object. Its value reads ``project:12``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": "Kies iemand uit de lijst.", "required": "Kies wie."})
        super().__init__(**kwargs)
        self.objecten: dict[str, models.Model] = {}

    def bied_aan(self, groepen: dict[str, list[models.Model]], *, leeg: str = "Kies …") -> None:
        """Offer the objects per group title; an empty group is left out."""
        self.objecten = {}  # a form's field is a shallow copy: what was offered elsewhere must not linger
        keuzes: list[Any] = [("", leeg)]
        for titel, objecten in groepen.items():
            rij = [(sleutel_van(o), str(o)) for o in objecten]
            self.objecten.update({sleutel: o for (sleutel, _), o in zip(rij, objecten, strict=True)})
            if rij:
                keuzes.append((titel, rij))
        self.choices = keuzes

    def clean(self, value: Any) -> Any:
        sleutel = super().clean(value)
        return self.objecten.get(sleutel)


def gekozen_eerst(rijen: models.QuerySet[Any], gekozen: Iterable[Any]) -> models.QuerySet[Any]:
    """Put what is already chosen on top of a long list of choices; the rest keeps its order."""
    ids = [pk for pk in gekozen if str(pk).isdigit()]
    if not ids:
        return rijen
    ordening = rijen.query.order_by or rijen.model._meta.ordering
    return rijen.order_by(Case(When(pk__in=ids, then=0), default=1), *ordening)


def sleutel_van(obj: models.Model) -> str:
    """Return how a :class:`Dragerveld` names an object."""
    return f"{obj._meta.model_name}:{obj.pk}"


def als_drager(obj: models.Model | None) -> dict[str, Any]:
    """Return the object as the keyword its kind has in the domain: ``{"project": …, "organisatie": None}``."""
    soort = obj._meta.model_name if obj is not None else ""
    return {naam: obj if soort == naam else None for naam in ("project", "organisatie")}
