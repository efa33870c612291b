from django.db import models


class Sterkte(models.TextChoices):
    KERN = "kern", "kernaanbeveling"
    AANBEVELING = "aanbeveling", "aanbeveling"
    SUGGESTIE = "suggestie", "suggestie"


class OpvolgingStaat(models.TextChoices):
    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    OVERGENOMEN = "overgenomen", "overgenomen"
    NIET_OVERGENOMEN = "niet_overgenomen", "niet overgenomen"


class Rapportsoort(models.TextChoices):
    KWARTAAL = "kwartaal", "rapport over een periode"
    EIND = "eind", "eindrapport"


class RapportStaat(models.TextChoices):
    GEVRAAGD = "gevraagd", "wordt gemaakt"
    GEMAAKT = "gemaakt", "klaar"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Lezers(models.TextChoices):
    """Who may read a report once it is published."""

    NETWERK = "netwerk", "het netwerk en zijn organen"
    IEDEREEN = "iedereen", "iedereen"


class Artefactsoort(models.TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class Periodetekstsoort(models.TextChoices):
    RISICO = "risico", "risico"
    WAARDEVERHAAL = "waardeverhaal", "waardeverhaal"
    ZELFEVALUATIE = "zelfevaluatie", "zelfevaluatie"
    GENDERDIVERSITEIT = "genderdiversiteit", "gender en diversiteit"


class Rapportopbouw(models.TextChoices):
    """How the middle of a final report is built."""

    HOOFDSTUKKEN = "hoofdstukken", "per hoofdstuk dat je zelf schrijft"
    PIJLERS = "pijlers", "per pijler: de bovenste laag van de thema’s, in hun volgorde"


class Tekstsoort(models.TextChoices):
    """The own words of a final report beside its opening; those in ``PER_PIJLER`` are written per pillar."""

    KADER = "kader", "beleidskader en opdracht"
    VERLOOP = "verloop", "procesverloop"
    PIJLER = "pijler", "waarover deze pijler gaat"
    PIJLERVERLOOP = "pijlerverloop", "het verloop in deze pijler"
    LESSEN = "lessen", "de geleerde lessen"
    KNELPUNTEN = "knelpunten", "de knelpunten die blijven"
    TUSSEN = "tussen", "tussen de pijlers"
    DIVERSITEIT = "diversiteit", "gender en diversiteit"
    WAARDE = "waarde", "wat het netwerk waard was"
    INBEDDING = "inbedding", "inbedding en opvolging"
    DRAAIBOEK = "draaiboek", "draaiboek procesbegeleiding"
    METHODE = "methode", "verantwoording van de werkwijze"


PER_PIJLER = (Tekstsoort.PIJLER, Tekstsoort.PIJLERVERLOOP, Tekstsoort.LESSEN, Tekstsoort.KNELPUNTEN)
OVERAL = (Tekstsoort.METHODE,)  # makes sense in a report with chapters as well


class Standpunt(models.TextChoices):
    ONDERSCHRIJFT = "onderschrijft", "onderschrijft"
    VOORBEHOUD = "voorbehoud", "onderschrijft met voorbehoud"
    NIET = "niet", "onderschrijft niet"
