"""What a model itself demands, asked before it is written, with the answer as one Dutch sentence."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from kern import klok
from kern.exceptions import DomainError


def eis_geldig(obj: models.Model, *, zonder: Iterable[str] = ()) -> None:
    """Raise DomainError with what is wrong with the fields and constraints of ``obj``; nothing is written.

    ``zonder`` names fields that are not judged. Relations are not looked up: the database guards them.
    """
    relaties = {f.name for f in obj._meta.fields if f.is_relation}
    try:
        obj.clean_fields(exclude=relaties | set(zonder))
        obj.clean()
        obj.validate_unique()
        obj.validate_constraints()
    except ValidationError as fout:
        raise DomainError(_zin(obj, fout), veld=veld_van(fout)) from fout


def eis_staat_er_nog(obj: models.Model) -> None:
    """Raise DomainError when somebody else took ``obj`` away meanwhile; else nobody does before this transaction ends.

    Asked before a row is taken away, so that two who do it at once leave one line in the log.
    """
    if not type(obj)._base_manager.select_for_update().filter(pk=obj.pk).exists():
        raise DomainError("Dit is intussen al weggehaald.")


def veld_van(fout: ValidationError) -> str:
    """The one field a refusal of the model is about; empty when it is about several or about the whole."""
    velden = list(fout.message_dict) if hasattr(fout, "error_dict") else []
    return velden[0] if len(velden) == 1 and velden[0] != NON_FIELD_ERRORS else ""


def eis_niet_later(dag: date, wat: str, *, veld: str = "datum") -> None:
    """Raise DomainError when ``dag`` lies after today: what happened, happened before now."""
    if dag > klok.vandaag():
        raise DomainError(f"{wat} ligt niet in de toekomst. Kies vandaag of een dag ervoor.", veld=veld)


def _zin(obj: models.Model, fout: ValidationError) -> str:
    delen = []
    for veld, berichten in fout.message_dict.items():
        label = (
            ""
            if veld == NON_FIELD_ERRORS
            else str(getattr(obj._meta.get_field(veld), "verbose_name", veld)).capitalize() + ": "
        )
        delen += [f"{label}{bericht}" for bericht in berichten]
    return " ".join(delen)
