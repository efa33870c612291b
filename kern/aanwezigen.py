"""What a list of people says of a meeting: how many came, and who."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opkomstbron:
    """What a list of people says of how many came to a meeting, and where that list stands."""

    ingeschreven: int
    aanwezig: int
    verontschuldigd: int
    afwezig: int
    url: str
    is_gesloten: bool

    @property
    def getallen(self) -> dict[str, int]:
        namen = ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")
        return {naam: getattr(self, naam) for naam in namen}


@dataclass(frozen=True)
class Aanwezige:
    """Somebody who was at a meeting, as a list of people says; ``van`` is the organisation as it was typed."""

    naam: str
    functie: str
    email: str
    organisatie_id: int | None
    van: str
    gebruiker_id: int | None
