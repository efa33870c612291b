from django.db import models


class Toestand(models.TextChoices):
    """How it is with one person at one meeting; empty while nobody noted anything."""

    OPEN = "", "nog niet genoteerd"
    AANWEZIG = "aanwezig", "aanwezig"
    ONLINE = "online", "online"
    VERONTSCHULDIGD = "verontschuldigd", "verontschuldigd"
    AFWEZIG = "afwezig", "afwezig"
    VERVANGEN = "vervangen", "vervangen door iemand anders"


ERBIJ = (Toestand.AANWEZIG, Toestand.ONLINE)  # who was there, in the room or at a screen


class Bron(models.TextChoices):
    """How it became known."""

    GEEN = "", "nog niet genoteerd"
    ANTWOORD = "antwoord", "uit het antwoord"
    AFGEVINKT = "afgevinkt", "afgevinkt"
    ZELF = "zelf", "zelf getekend"
    TEAMS = "teams", "uit het Teams-rapport"
    PAPIER = "papier", "van de papieren lijst"
