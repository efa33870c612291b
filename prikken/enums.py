from django.db import models

MINSTE_DAGEN, MEESTE_DAGEN = 2, 15


class Prikstaat(models.TextChoices):
    CONCEPT = "concept", "concept"
    OPEN = "open", "loopt"
    GEKOZEN = "gekozen", "dag gekozen"
    GESLOTEN = "gesloten", "gesloten zonder dag"


class Kan(models.TextChoices):
    JA = "ja", "ja"
    NOOD = "nood", "als het moet"
    NEE = "nee", "nee"


class Duur(models.IntegerChoices):
    """How long a meeting takes, in minutes."""

    UUR = 60, "1 uur"
    ANDERHALF = 90, "1 uur 30 minuten"
    TWEE = 120, "2 uur"
    TWEE_EN_HALF = 150, "2 uur 30 minuten"
    DRIE = 180, "3 uur"
    VIER = 240, "4 uur"
    ZES = 360, "6 uur"
    ACHT = 480, "8 uur"
