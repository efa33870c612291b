"""The demonstration many times over: each object of one network copied, with all that hangs on it.

Copies point to copies, keys that must be unique get a tail, and nothing is left out that a list or a count reads.
"""

from collections.abc import Iterable
from itertools import chain

from django.apps import apps
from django.db import connection, models, transaction

from kern.domain.audit import leg_vast

NETWERK = "arbeidsmarktkrapte"
# what a network has one of, or few of, whatever its size; and what only the machine writes
EENMALIG = {
    "netwerken.Netwerk", "netwerken.Lidmaatschap", "netwerken.Plicht", "netwerken.Financiering", "netwerken.Orgaan",
    "netwerken.Thema", "netwerken.Themaniveau", "netwerken.Netwerkorganisatie", "netwerken.Geadresseerde", "netwerken.Ondertekening", "netwerken.Groep", "netwerken.Groepslid", "netwerken.Oplevering", "netwerken.Afwijking", "projecten.Oproep",
    "rapportage.Rapport", "rapportage.Momentopname", "rapportage.Beslispunt", "rapportage.RodeDraad", "rapportage.Steunronde", "rapportage.Rapporttekst", "rapportage.Eindredactie", "kern.Zoekdocument",
}  # fmt: skip
ONZE = ("netwerken", "documenten", "projecten", "sessies", "piloten", "kennis", "rapportage")


def vermenigvuldig(van: int, tot: int) -> int:
    """Go from ``van`` times the demonstration to ``tot`` times; returns how many rows were added."""
    netwerk = apps.get_model("netwerken", "Netwerk").objects.get(slug=NETWERK)
    modellen = [m for m in op_volgorde() if m._meta.label not in EENMALIG and weg_naar_netwerk(m)]
    bronnen = {m: list(m._base_manager.filter(**{weg_naar_netwerk(m): netwerk}).order_by("pk")) for m in modellen}
    # what was copied before, came after
    bronnen = {m: rijen[: len(rijen) // van] for m, rijen in bronnen.items() if rijen}
    samen = 0
    for ronde in range(van, tot):
        nieuw: dict[type[models.Model], dict[object, object]] = {}
        with transaction.atomic():
            for model, rijen in bronnen.items():
                kopieen = [kopie_van(rij, ronde, nieuw) for rij in rijen]
                model._base_manager.bulk_create(kopieen)
                nieuw[model] = {oud.pk: kopie.pk for oud, kopie in zip(rijen, kopieen, strict=True)}
                samen += len(kopieen)
    with transaction.atomic():
        leg_vast("netwerk.vermenigvuldigd", onderwerp=netwerk, door=None)  # whatever was kept is no longer true
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return samen


def op_volgorde() -> Iterable[type[models.Model]]:
    """Our models, each after those it points to."""
    te_gaan = list(chain.from_iterable(apps.get_app_config(naam).get_models() for naam in ONZE))
    klaar: list[type[models.Model]] = []
    while te_gaan:
        kan = [m for m in te_gaan if not (_doelen(m) & set(te_gaan) - {m})]
        klaar += kan or te_gaan[:1]
        te_gaan = [m for m in te_gaan if m not in klaar]
    return klaar


def _doelen(model: type[models.Model]) -> set[type[models.Model]]:
    return {veld.related_model for veld in model._meta.concrete_fields if isinstance(veld, models.ForeignKey)}


def weg_naar_netwerk(model: type[models.Model]) -> str:
    """Return the way from a model to its network, over its foreign keys; empty when there is none."""
    namen = {veld.name for veld in model._meta.concrete_fields}
    if "netwerk" in namen:
        return "netwerk"
    for veld in model._meta.concrete_fields:
        verplicht = isinstance(veld, models.ForeignKey) and not veld.null and veld.related_model is not model
        if verplicht and "netwerk" in {ander.name for ander in veld.related_model._meta.concrete_fields}:
            return f"{veld.name}__netwerk"
    return ""


def kopie_van(rij: models.Model, ronde: int, nieuw: dict[type[models.Model], dict[object, object]]) -> models.Model:
    """Copy a row that points to what is ``nieuw``; a key that would no longer be unique gets a tail of its ``ronde``."""
    waarden = {}
    verhuist = {
        veld.name
        for veld in rij._meta.concrete_fields
        if isinstance(veld, models.ForeignKey) and getattr(rij, veld.attname) in nieuw.get(veld.related_model, {})
    }
    regels = [_velden(regel) for regel in rij._meta.constraints if isinstance(regel, models.UniqueConstraint)]
    uniek = {naam for velden in regels if not velden & verhuist for naam in velden}
    uniek |= {veld.name for veld in rij._meta.concrete_fields if veld.unique}
    for veld in rij._meta.concrete_fields:
        waarde = getattr(rij, veld.attname)
        if veld.primary_key and not veld.remote_field:
            continue
        if isinstance(veld, models.ForeignKey):
            waarde = nieuw.get(veld.related_model, {}).get(waarde, waarde)
        elif veld.name in uniek:
            waarde = _anders(veld, waarde, ronde)
        waarden[veld.attname] = waarde
    return type(rij)(**waarden)


def _velden(regel: models.UniqueConstraint) -> set[str]:
    """The fields that must be unique together, also those under a function such as Lower."""
    delen = [
        deel
        for uiting in regel.expressions
        for deel in ([uiting] if isinstance(uiting, models.F) else uiting.flatten())
    ]
    onder = [deel for deel in delen if isinstance(deel, models.F)]
    return {*regel.fields, *(deel.name for deel in onder)}


def _anders(veld: models.Field, waarde: object, ronde: int) -> object:
    if isinstance(waarde, int):
        return waarde + ronde * 100
    if isinstance(waarde, str) and waarde:
        staart = f"-{ronde}"
        return waarde[: (veld.max_length or 200) - len(staart)] + staart
    return veld.get_default() if veld.has_default() else waarde
