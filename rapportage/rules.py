"""What reports are called, and how strong a recommendation may be called: the same on page, in outline and in report.

Pure functions; the report runs them in a process that has no database.
"""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kern.opmaak import aantal, opsomming
from kern.periodes import Periode
from rapportage.enums import Sterkte

if TYPE_CHECKING:
    from rapportage.eindrapport.typen.aanbeveling import Bewijs
    from rapportage.models import Aanbeveling

_NAMEN = {"Q": "Kwartaalrapport", "T": "Viermaandsrapport", "H": "Halfjaarrapport", "": "Jaarrapport"}
KERN_DRAGERS, KERN_SOORTEN, MINSTENS_BEWIJS = 3, 2, 2
HERHAALD = ("herhaald", "onderzocht")  # a practice that more than one project repeated, or that was studied
# strength -> its rule in words
REGELS: dict[str, str] = {
    Sterkte.KERN: "minstens drie projecten of organisaties dragen ze, met minstens twee soorten bewijs (piloot met een besluit, fiche, "
    "inzicht, signaal), en daarbij een piloot met een besluit of een praktijk die herhaald of onderzocht is",
    Sterkte.AANBEVELING: "minstens één project of organisatie draagt ze, samen met minstens één ander stuk bewijs",
    Sterkte.SUGGESTIE: "een vermoeden dat de moeite loont om na te gaan; er is nog geen of te weinig bewijs",
}
_RANG = {Sterkte.SUGGESTIE.value: 0, Sterkte.AANBEVELING.value: 1, Sterkte.KERN.value: 2}


def code_van(nummer: int) -> str:
    """How a recommendation is quoted: A7."""
    return f"A{nummer}"


def naam_van(soort: str, periode: str) -> str:
    """What people call this kind of report: 'Kwartaalrapport', 'Viermaandsrapport', 'Jaarrapport', 'Eindrapport'."""
    return "Eindrapport" if soort == "eind" else _NAMEN[Periode.lees(periode).soort]


def naam_bij_ritme(ritme: str) -> str:
    """What the report of one period is called in a network with this rhythm (Q, T, H or '' for a year)."""
    return _NAMEN[ritme]


@dataclass(frozen=True)
class Draagvlak:
    """What carries a recommendation, counted."""

    projecten: int = 0
    organisaties: int = 0  # that carry a cited pilot or recognise a cited signal
    piloten: int = 0
    besliste_piloten: int = 0
    fiches: int = 0
    herhaalde_fiches: int = 0
    inzichten: int = 0
    signalen: int = 0
    andere: int = 0  # meetings and questions: they say where it comes from

    @property
    def dragers(self) -> int:
        """Projects that are cited, and organisations that stand behind a cited pilot or signal."""
        return self.projecten + self.organisaties

    @property
    def soorten(self) -> int:
        """How many kinds of proof there are."""
        return sum(bool(n) for n in (self.besliste_piloten, self.fiches, self.inzichten, self.signalen))

    @property
    def stukken(self) -> int:
        return self.projecten + self.piloten + self.fiches + self.inzichten + self.signalen + self.andere

    @property
    def in_woorden(self) -> str:
        """'4 projecten, 1 piloot met een besluit, 2 fiches en 1 signaal'."""
        zonder_besluit = self.piloten - self.besliste_piloten
        delen = [
            (self.projecten, "project", "projecten"),
            (self.organisaties, "organisatie", "organisaties"),
            (self.besliste_piloten, "piloot met een besluit", "piloten met een besluit"),
            (zonder_besluit, "piloot zonder besluit", "piloten zonder besluit"),
            (self.fiches, "fiche", "fiches"),
            (self.inzichten, "inzicht", "inzichten"),
            (self.signalen, "signaal", "signalen"),
            (self.andere, "bijeenkomst of vraag", "bijeenkomsten en vragen"),
        ]
        return opsomming([aantal(n, enkel, meer) for n, enkel, meer in delen if n]) or "nog niets"


@dataclass(frozen=True)
class Oordeel:
    """How strong a recommendation is called, and how that stands to the rule."""

    getoond: str
    gekozen: str
    volgens_regel: str
    is_tegen_regel: bool  # stronger than what carries it, on somebody's word
    wordt_lager: bool  # chosen stronger than the rule, without a word why: shown as the rule says
    tekort: tuple[str, ...]  # what it lacks to be what was chosen


def draagvlak_van_bewijs(bewijs: "Bewijs[str]") -> Draagvlak:
    """Count the evidence as a snapshot holds it."""
    return Draagvlak(
        projecten=len(bewijs["projecten"]),
        organisaties=len(
            {naam for rij in (*bewijs["piloten"], *bewijs["signalen"]) for naam in rij.get("dragers", ())}
        ),
        piloten=len(bewijs["piloten"]),
        besliste_piloten=sum(bool(p["besluit"]) for p in bewijs["piloten"]),
        fiches=len(bewijs["fiches"]),
        herhaalde_fiches=sum(f.get("bewijs") in HERHAALD for f in bewijs["fiches"]),
        inzichten=len(bewijs["inzichten"]),
        signalen=len(bewijs["signalen"]),
        andere=len(bewijs["sessies"]) + len(bewijs["vragen"]),
    )


def draagvlak_van(aanbeveling: "Aanbeveling") -> Draagvlak:
    """What carries a recommendation, as the database counted it (``met_draagvlak``)."""
    return Draagvlak(**{veld.name: getattr(aanbeveling, f"telt_{veld.name}") for veld in fields(Draagvlak)})


def sterkte_volgens_regel(draagvlak: Draagvlak) -> str:
    """The strongest name that what carries a recommendation allows."""
    for sterkte in (Sterkte.KERN, Sterkte.AANBEVELING):
        if not tekort_voor(sterkte, draagvlak):
            return sterkte.value
    return Sterkte.SUGGESTIE.value


def tekort_voor(sterkte: str, draagvlak: Draagvlak) -> tuple[str, ...]:
    """What a recommendation still lacks to be called this strong, in words."""
    d = draagvlak
    if sterkte == Sterkte.KERN:
        eisen = [
            (d.dragers >= KERN_DRAGERS, f"drie projecten of organisaties (nu {d.dragers})"),
            (d.soorten >= KERN_SOORTEN, f"twee soorten bewijs (nu {d.soorten})"),
            (bool(d.besliste_piloten or d.herhaalde_fiches), "een piloot met een besluit of een herhaalde praktijk"),
        ]
    elif sterkte == Sterkte.AANBEVELING:
        eisen = [
            (d.dragers >= 1, "een project of organisatie die ze draagt"),
            (d.stukken >= MINSTENS_BEWIJS, "een tweede stuk bewijs"),
        ]
    else:
        eisen = []
    return tuple(wat for voldaan, wat in eisen if not voldaan)


def beoordeel(gekozen: str, draagvlak: Draagvlak, *, door: str = "", waarom: str = "") -> Oordeel:
    """Hold the strength that was chosen against the rule. More modest than the rule is always allowed."""
    regel = sterkte_volgens_regel(draagvlak)
    te_sterk = _RANG[gekozen] > _RANG[regel]
    verantwoord = bool(door and waarom)
    return Oordeel(
        getoond=regel if te_sterk and not verantwoord else gekozen,
        gekozen=gekozen,
        volgens_regel=regel,
        is_tegen_regel=te_sterk and verantwoord,
        wordt_lager=te_sterk and not verantwoord,
        tekort=tekort_voor(gekozen, draagvlak) if te_sterk else (),
    )


def oordeel_over(aanbeveling: "Aanbeveling") -> Oordeel:
    """The same for a recommendation of which the evidence was counted (``met_draagvlak``)."""
    a = aanbeveling
    return beoordeel(a.sterkte, draagvlak_van(a), door=a.sterkte_door, waarom=a.sterkte_waarom)
