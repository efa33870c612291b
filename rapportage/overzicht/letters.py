"""What people wrote that a report cannot show, told before the report is made."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from kern import register
from kern.opmaak import aantal, opsomming
from kern.pdf.tekens import niet_te_tonen
from kern.periodes import Periode
from kern.toegang import Toegang
from kern.velden import VAN_ONS
from netwerken.models import Gebruiker, Netwerk, Organisatie
from rapportage.enums import Rapportsoort
from rapportage.models import Rapport
from rapportage.momentopname.nemen import lees
from rapportage.overzicht.plaatsen import adres_van
from rapportage.rules import naam_van

MEESTE_PLEKKEN, MEESTE_RIJEN = 20, 500  # places that are named; rows of one model that are read
OMGEVING = 12
# of no report: who somebody is, what was invited, and what a program wrote
NIET_GEDRUKT = frozenset(
    {
        "Gebruiker",
        "Uitnodiging",
        "Beeindiging",
        "Bewaardefilter",
        "Vraaglink",
        "Momentopname",
        "Artefact",
        "Overdracht",
        "Document",
        "Verslaglezer",
        "Verslagopmerking",
        "Evaluatiebus",
        "Evaluatielink",
        "Evaluatiebriefje",
    }
)
NIET_GETOOND = frozenset(
    {
        "slug", "code", "antwoord_mail", "online_adres", "link", "land", "sha256", "pad", "geheim", "vergelijk",
        "vroeg_reden", "intrek_reden",  # said after the report was made, on its page alone
    }
)  # fmt: skip


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


def gekozen(netwerk: Netwerk, te_melden: Collection[Periode], soort: str, periode: str) -> Rapport | None:
    """The report that somebody is about to ask, not saved; None as long as there is no such report."""
    if soort not in Rapportsoort.values:
        return None
    sleutel = ""
    if soort == Rapportsoort.KWARTAAL:
        sleutel = next((p.sleutel for p in te_melden if p.sleutel == periode), "")
        if not sleutel:
            return None
    return Rapport(netwerk=netwerk, soort=soort, periode=sleutel, titel=naam_van(soort, sleutel))


def letters_van(toegang: Toegang, rapport: Rapport | None) -> list[Plek]:
    """What :func:`niet_te_tonen_plekken` gives for a report that somebody is about to ask, kept until something happens."""
    welk = f"{rapport.soort}/{rapport.periode}" if rapport is not None else ""
    return toegang.bewaard(f"letters {welk}", Plek, lambda t: niet_te_tonen_plekken(t, rapport), los=True)


def niet_te_tonen_plekken(toegang: Toegang, rapport: Rapport | None = None) -> list[Plek]:
    """The places this person sees whose text holds characters that no font of a report draws, each once.

    With a ``rapport``, saved or not, only what it would print: that is what its snapshot holds. Every field with words of
    every model is looked at, one query per model, so that a new one cannot be forgotten.
    """
    kandidaten = [paar for model in _modellen() for paar in _raak(model, toegang)]
    if not kandidaten:
        return []
    gedrukt = _gedrukt(rapport) if rapport is not None else None
    plekken: dict[str, Plek] = {}
    for obj, teksten in kandidaten:
        in_rapport = [t for t in teksten if gedrukt is None or any(rond in gedrukt for rond in _omgevingen(t))]
        tekens = tuple(dict.fromkeys(teken for tekst in in_rapport for teken in niet_te_tonen(tekst)))
        if not tekens:
            continue
        adres = adres_van(obj, toegang)
        sleutel = adres or f"{obj._meta.label}:{obj.pk}"
        eerder = plekken.get(sleutel)
        alle = tuple(dict.fromkeys((*eerder.tekens, *tekens))) if eerder else tekens
        plekken[sleutel] = Plek(eerder.naam if eerder else _naam(obj), adres, alle)
        if len(plekken) >= MEESTE_PLEKKEN:
            break
    return list(plekken.values())


def _raak(model: type[models.Model], toegang: Toegang) -> Iterator[tuple[models.Model, list[str]]]:
    """The rows of a model with a strange character, each with the texts in which it stands."""
    velden = tekstvelden(model)
    rijen = _rijen(model, toegang).values_list("pk", *velden)
    raak = [rij[0] for rij in rijen if any(map(_vreemde_teksten, rij[1:]))][:MEESTE_RIJEN]
    soort = register.zoeksoort_van(model)
    for obj in model._default_manager.filter(pk__in=raak).order_by("pk") if raak else ():
        teksten = [tekst for veld in velden for tekst in _vreemde_teksten(getattr(obj, veld))]
        if soort is not None and soort.recht_besloten and not toegang.mag(soort.recht_besloten, obj):
            besloten = set(soort.besloten(obj))
            teksten = [tekst for tekst in teksten if tekst not in besloten]
        if teksten:
            yield obj, teksten


def _gedrukt(rapport: Rapport) -> str:
    """All that a report prints and that holds a strange character, on one line."""
    return " ".join(_kaal(tekst) for tekst in _vreemde_teksten(lees(rapport)))


def _omgevingen(tekst: str) -> list[str]:
    """Each strange character of a text with what stands around it: enough to find it again, also where a text is cut."""
    kaal = _kaal(tekst)
    vreemd = set(niet_te_tonen(tekst))
    return [kaal[max(0, i - OMGEVING) : i + OMGEVING] for i, teken in enumerate(kaal) if teken in vreemd]


def _kaal(tekst: str) -> str:
    return " ".join(unicodedata.normalize("NFC", tekst).split())


def _naam(obj: models.Model) -> str:
    soort = register.zoeksoort_van(type(obj))
    if soort is None:
        return f"{obj._meta.verbose_name} ‘{str(obj)[:80]}’"
    return f"{soort.enkel} {soort.nummer(obj) or soort.titel(obj)}"


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
        and (veld.editable or veld.name != "nummer")  # that one we give ourselves
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
        return rijen.zichtbaar_voor(toegang)
    return rijen.filter(**{_EIGEN.get(model) or _pad(model): toegang.netwerk.pk}).order_by("pk").distinct()


def _vreemde_teksten(waarde: object) -> list[str]:
    """The texts with a strange character in a field, or in all that a list or dict holds."""
    if isinstance(waarde, dict):
        waarde = list(waarde.values())
    if isinstance(waarde, list | tuple):
        return [tekst for deel in waarde for tekst in _vreemde_teksten(deel)]
    return [waarde] if isinstance(waarde, str) and niet_te_tonen(waarde) else []
