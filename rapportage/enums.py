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


class Standpunt(models.TextChoices):
    ONDERSCHRIJFT = "onderschrijft", "onderschrijft"
    VOORBEHOUD = "voorbehoud", "onderschrijft met voorbehoud"
    NIET = "niet", "onderschrijft niet"
