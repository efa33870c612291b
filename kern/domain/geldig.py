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
