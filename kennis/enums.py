from django.db import models


class Fichesoort(models.TextChoices):
    GOEDE_PRAKTIJK = "goede_praktijk", "goede praktijk"
    KNELPUNT = "knelpunt", "knelpunt"
    DREMPEL = "drempel", "drempel"
    OPLOSSING = "oplossing", "oplossing"
    INSTRUMENT = "instrument", "instrument"
    CONCEPT = "concept", "transfereerbaar concept"


class Bewijs(models.TextChoices):
    BESCHREVEN = "beschreven", "beschreven"
    HERHAALD = "herhaald", "elders herhaald"
    ONDERZOCHT = "onderzocht", "onderzocht"


class SignaalStaat(models.TextChoices):
    GEMELD = "gemeld", "gemeld"
    VOORGELEGD = "voorgelegd", "voorgelegd"
    DOORGEGEVEN = "doorgegeven", "doorgegeven"
