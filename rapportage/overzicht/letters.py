"""What people wrote that a report cannot show, told before the report is made."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from kern import register
from kern.opmaak import aantal, opsomming
from kern.toegang import Toegang
from kern.velden import VAN_ONS
from netwerken.models import Gebruiker, Netwerk, Organisatie
from rapportage.pdf.tekens import niet_te_tonen

MEESTE_PLEKKEN = 20
# of no report: who somebody is, what was invited, and what a program wrote
NIET_GEDRUKT = frozenset(
    {"Gebruiker", "Uitnodiging", "Beeindiging", "Vraaglink", "Rapport", "Momentopname", "Artefact"}
)
NIET_GETOOND = frozenset({"slug", "code", "antwoord_mail", "online_adres", "link", "land", "sha256", "pad"})


@dataclass(frozen=True)
class Plek:
    """An object with text that a report cannot show whole: what it is, where it stands, and the characters."""

    naam: str
    url: str
    tekens: tuple[str, ...]

    @property
    def zin(self) -> str:
        """The characters with their number, for who cannot see them either."""
        namen = opsomming([f"‘{teken}’ (U+{ord(teken):04X})" for teken in self.tekens])
        return f"{aantal(len(self.tekens), 'teken', 'tekens')}: {namen}"


def niet_te_tonen_plekken(toegang: Toegang) -> list[Plek]:
    """The objects this person sees whose text holds characters that no font of a report draws.

    Every field with words of every model is looked at, one query per model, so that a new one cannot be forgotten.
    """
    plekken: list[Plek] = []
    for model in _modellen():
        velden = tekstvelden(model)
        raak = [rij[0] for rij in _rijen(model, toegang).values_list("pk", *velden) if any(map(_vreemd_in, rij[1:]))]
        if raak:
            plekken += _plekken(model, raak[: MEESTE_PLEKKEN - len(plekken)], toegang)
        if len(plekken) >= MEESTE_PLEKKEN:
            break
    return plekken


def _plekken(model: type[models.Model], pks: list[int], toegang: Toegang) -> Iterator[Plek]:
    soort = register.zoeksoort_van(model)
    for obj in model._default_manager.filter(pk__in=pks).order_by("pk"):
        teksten = [getattr(obj, veld) for veld in tekstvelden(model)]
        if soort is not None and soort.recht_besloten and not toegang.mag(soort.recht_besloten, obj):
            besloten = soort.besloten(obj)
            teksten = [tekst for tekst in teksten if tekst not in besloten]
        if tekens := tuple(dict.fromkeys(teken for tekst in teksten for teken in _vreemd_in(tekst))):
            wat = soort.enkel if soort is not None else str(model._meta.verbose_name)
            hoe = (soort.nummer(obj) or soort.titel(obj)) if soort is not None else f"‘{str(obj)[:80]}’"
            yield Plek(f"{wat} {hoe}", _adres(obj), tekens)


def _modellen() -> Iterator[type[models.Model]]:
    for app in sorted(VAN_ONS):
        for model in apps.get_app_config(app).get_models():
            if model.__name__ not in NIET_GEDRUKT and tekstvelden(model) and (model in _EIGEN or _pad(model)):
                yield model


def tekstvelden(model: type[models.Model]) -> list[str]:
    """The fields of a model in which people put words that a report may print."""
    return [
        veld.name
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField | models.TextField | models.JSONField)
        and not veld.choices
        and veld.editable
        and veld.name not in NIET_GETOOND
    ]


_EIGEN = {Netwerk: "pk", Organisatie: "netwerkorganisaties__netwerk"}


def _pad(model: type[models.Model], diep: int = 2) -> str:
    """Along which relations a row belongs to a network; '' for what belongs to none."""
    namen = [veld for veld in model._meta.concrete_fields if veld.is_relation]
    for veld in namen:
        if veld.related_model is Netwerk:
            return veld.name
    for veld in namen if diep else ():
        ander = veld.related_model
        if isinstance(ander, type) and ander not in (Gebruiker, Organisatie) and (verder := _pad(ander, diep - 1)):
            return f"{veld.name}__{verder}"
    return ""


def _rijen(model: type[models.Model], toegang: Toegang) -> models.QuerySet[models.Model]:
    rijen = model._default_manager.all()
    if model not in _EIGEN and hasattr(rijen, "zichtbaar_voor"):
        return rijen.zichtbaar_voor(toegang)  # type: ignore[no-any-return]  # every queryset of ours with visibility
    return rijen.filter(**{_EIGEN.get(model) or _pad(model): toegang.netwerk.pk}).order_by("pk").distinct()


def _vreemd_in(waarde: object) -> list[str]:
    if isinstance(waarde, dict):
        waarde = list(waarde.values())
    if isinstance(waarde, list):
        return [teken for deel in waarde for teken in _vreemd_in(deel)]
    return niet_te_tonen(waarde) if isinstance(waarde, str) else []


def _adres(obj: models.Model) -> str:
    """Its page, or that of what it belongs to; '' when neither has one."""
    if hasattr(obj, "get_absolute_url"):
        return str(obj.get_absolute_url())
    namen = [v.name for v in obj._meta.concrete_fields if v.is_relation and v.related_model is not Netwerk]
    dragers = (getattr(obj, naam) for naam in namen)
    return next((str(drager.get_absolute_url()) for drager in dragers if hasattr(drager, "get_absolute_url")), "")
