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


class Oordeel(models.TextChoices):
    """What somebody who was there had from a meeting, most first."""

    HEEL_VEEL = "heel_veel", "heel veel"
    WEL_IETS = "wel_iets", "wel iets"
    WEINIG = "weinig", "niet zo veel"
    NIETS = "niets", "niets"


NUTTIG = (Oordeel.HEEL_VEEL, Oordeel.WEL_IETS)  # what a report counts as useful
