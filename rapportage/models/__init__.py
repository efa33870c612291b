"""Recommendations with their evidence, and reports with their frozen data."""

from rapportage.models.aanbeveling import Aanbeveling, Aanspreking, Opvolging
from rapportage.models.bewijs import (
    BEWIJSPIJLEN,
    BEWIJSSOORTEN,
    Bewijsobject,
    Fichebewijs,
    Inzichtbewijs,
    Pilootbewijs,
    Projectbewijs,
    Sessiebewijs,
    Signaalbewijs,
    Vraagbewijs,
)
from rapportage.models.opbouw import (
    Eindredactie,
    Gemisuitleg,
    Hoofdstuk,
    Impactkader,
    Onderwerp,
    Rapporttekst,
    RodeDraad,
)
from rapportage.models.periode import Beslispunt, Periodetekst, Teruggenomen
from rapportage.models.rapport import Artefact, Momentopname, Rapport
from rapportage.models.steun import Onderschrijving, Steunronde

__all__ = [
    "BEWIJSPIJLEN",
    "BEWIJSSOORTEN",
    "Aanbeveling",
    "Aanspreking",
    "Artefact",
    "Beslispunt",
    "Bewijsobject",
    "Eindredactie",
    "Fichebewijs",
    "Gemisuitleg",
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
    "Rapporttekst",
    "RodeDraad",
    "Sessiebewijs",
    "Signaalbewijs",
    "Steunronde",
    "Teruggenomen",
    "Vraagbewijs",
]
