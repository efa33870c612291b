"""The fields of our models that hold text: what is stored, and what is asked, is clean (:func:`kern.tekst.schoon`).

A field cannot be passed by: ``save``, ``update``, ``bulk_create``, ``filter`` and ``full_clean`` all go through it, for a
form, the demonstration and a domain function alike. A check at start-up refuses a text field of Django itself in our
models. Migrations know these as the fields of Django, for the database sees no difference.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps import apps
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from kern.formulieren import alleen_lengte
from kern.tekst import schoon_alles


class _Schoon(models.Field):
    """Cleans at every way in: validation, saving, and a value that is looked for."""

    def to_python(self, value: object) -> object:
        return schoon_alles(super().to_python(value))

    def run_validators(self, value: object) -> None:
        try:
            super().run_validators(value)
        except ValidationError as fout:
            raise alleen_lengte(fout) from fout

    def get_prep_value(self, value: object) -> object:
        return schoon_alles(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> object:  # noqa: FBT001 -- as Django calls it
        """Clean the object in memory as well, so that it is what its row is."""
        waarde = super().pre_save(model_instance, add)
        if isinstance(waarde, str | list | dict):
            waarde = schoon_alles(waarde)
            setattr(model_instance, self.attname, waarde)
        return waarde

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        naam, _, args, kwargs = super().deconstruct()
        return naam, f"django.db.models.{type(self).__name__}", args, kwargs


class CharField(_Schoon, models.CharField):
    """One line of text."""


LANGST = 20_000  # characters: some seven pages; who writes more, adds a file or a link


class TextField(_Schoon, models.TextField):
    """Text of more than one line, of at most ``max_length`` characters: on the page, in the domain and in a file alike."""

    # Any: what Django gives a field of a model, and its migrations replay
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LANGST, **kwargs})
        self.validators = [*self.validators, MaxLengthValidator(self.max_length)]


class RichTextField(TextField):
    """Text with a little markup (:mod:`kern.rijketekst`); its box is a ``rijk_tekstvak``, with buttons and an example.

    Who shows it chooses a face: ``rijk``, ``plat`` or ``zonder_opmaak`` in a template, ``rijketekst`` elsewhere.
    """

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.TextField", args, kwargs


class EmailField(_Schoon, models.EmailField):
    """A mail address."""


class URLField(_Schoon, models.URLField):
    """A web address."""


class JSONField(_Schoon, models.JSONField):
    """Lists and words that belong together; every text in it is clean."""


class Afgeleid(CharField):
    """A key made of another field at every save, such as a name without accents; the database keeps it unique.

    Who saves only some fields names this one as well.
    """

    # Any for the same reason
    def __init__(self, *args: Any, van: str = "", hoe: Callable[[str], str] | None = None, **kwargs: Any) -> None:
        self.van, self.hoe = van, hoe
        super().__init__(*args, **{"editable": False, "blank": True, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> object:  # noqa: FBT001 -- as Django calls it
        if self.hoe is not None:
            setattr(model_instance, self.attname, self.hoe(getattr(model_instance, self.van)))
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.CharField", args, kwargs


class ExactTextField(models.TextField):
    """Text that a program wrote and of which a hash is kept: never touched."""

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.TextField", args, kwargs


VAN_ONS = frozenset(
    {"netwerken", "documenten", "projecten", "sessies", "prikken", "deelname", "piloten", "kennis", "rapportage"}
)  # kern keeps what we write
_MET_TEKST = (models.CharField, models.TextField, models.JSONField)
_MAG = (_Schoon, ExactTextField, models.SlugField)


def geen_veld_langs_de_deur(**_: object) -> list[checks.CheckMessage]:
    """System check: every field with text in our own apps is one of those above; a password is nobody's text."""
    return [
        checks.Error(f"Use kern.velden.{type(veld).__name__}, so that its text is clean.", obj=veld, id="kern.E001")
        for app in apps.get_app_configs()
        if app.name in VAN_ONS
        for model in app.get_models()
        for veld in model._meta.local_fields
        if isinstance(veld, _MET_TEKST) and not isinstance(veld, _MAG) and veld.name != "password"
    ]
