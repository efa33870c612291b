"""Recommendations with their evidence, and reports with their frozen data."""

from rapportage.models.aanbeveling import Aanbeveling, Geadresseerde, Opvolging
from rapportage.models.bewijs import (
    BEWIJSSOORTEN,
    Fichebewijs,
    Inzichtbewijs,
    Pilootbewijs,
    Projectbewijs,
    Sessiebewijs,
    Signaalbewijs,
    Vraagbewijs,
)
from rapportage.models.opbouw import Eindredactie, Hoofdstuk, Impactkader, Onderwerp, RodeDraad
from rapportage.models.periode import Beslispunt, Periodetekst
from rapportage.models.rapport import Artefact, Momentopname, Rapport
from rapportage.models.steun import Onderschrijving, Steunronde

__all__ = [
    "BEWIJSSOORTEN",
    "Aanbeveling",
    "Artefact",
    "Beslispunt",
    "Eindredactie",
    "Fichebewijs",
    "Geadresseerde",
    "Hoofdstuk",
    "Impactkader",
    "Inzichtbewijs",
    "Momentopname",
    "Onderschrijving",
    "Onderwerp",
    "Opvolging",
    "Periodetekst",
    "Pilootbewijs",
    "Projectbewijs",
    "Rapport",
    "RodeDraad",
    "Sessiebewijs",
    "Signaalbewijs",
    "Steunronde",
    "Vraagbewijs",
]
