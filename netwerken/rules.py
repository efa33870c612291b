"""What each kind of promise counts, the one rule of its state (docs/afspraken.md), and when two names mean one party.

The counters themselves belong to the apps that own what is counted.
"""

import re
from datetime import date
from fractions import Fraction

from kern.tekst import schoon
from kern.telling import Telling
from kern.zoeken.woorden import vouw
from netwerken.enums import Plichtsoort

WAT_TELT: dict[str, str] = {
    Plichtsoort.BIJEENKOMSTEN_PER_JAAR: "bijeenkomsten van het netwerk zelf; vergaderingen van organen en wat anderen inrichten, tellen niet mee",
    Plichtsoort.DECENTRAAL_PER_JAAR: "bijeenkomsten met ligging ‘decentraal’",
    Plichtsoort.STUURGROEP: "vergaderingen van de stuurgroep",
    Plichtsoort.OPERATIONEEL_OVERLEG: "vergaderingen van het operationeel overleg",
    Plichtsoort.KWARTAALRAPPORT: "rapporten over een periode, op de dag waarop ze gemaakt zijn",
    Plichtsoort.VIERMAANDELIJKS_RAPPORT: "rapporten over vier maanden, op de dag waarop ze gemaakt zijn",
    Plichtsoort.EINDRAPPORT: "het eindrapport, zodra het gepubliceerd is",
    Plichtsoort.WERKVORMEN: "verschillende werkvormen op de agenda’s",
    Plichtsoort.STAKEHOLDERS: "organisaties die op een bijeenkomst iets inbrachten",
    Plichtsoort.BUITENLANDSE_SPREKER: "bijeenkomsten met een spreker uit het buitenland",
    Plichtsoort.INTERVISIE: "bijeenkomsten van de soort ‘intervisie’ of met een punt intervisie",
    Plichtsoort.ZELFEVALUATIE: "zelfevaluaties, op de laatste dag van de periode waarover ze gaan",
    Plichtsoort.JAAREVALUATIE: "jaren met een bijeenkomst die het jaar evalueert, een zelfevaluatie of een jaarrapport",
    Plichtsoort.CONTACT_PROJECTEN: "projecten waarmee er contact was: een gesprek, een vraag of een overgenomen praktijk",
    Plichtsoort.ANALYSEFASE: "plannen van aanpak die binnen zijn",
    Plichtsoort.OPLEVERING: "opleveringen die ingediend zijn",
}

VOORUIT = Fraction(1, 4)  # the part of its time that a promise looks ahead: who plans that far is on schedule


def verwacht_op(norm: int, van: date, tot: date, dag: date) -> Fraction:
    """How much of a norm is due by the end of ``dag``, exactly: the days gone of all days, first and last included."""
    alle = (tot - van).days + 1
    gegaan = min(max((dag - van).days + 1, 0), alle)
    return Fraction(norm * gegaan, alle)


def toestand_van(
    norm: int, telling: Telling, van: date, tot: date | None, peildag: date, *, afgeweken: bool = False
) -> str:
    """Return the state of a promise that runs from ``van`` to ``tot`` at the end of ``peildag``.

    One of te laat, aandacht, gepland, op schema, afgerond. ``tot`` is None for a promise without end; ``afgeweken``
    says that the body accepted that the norm is not kept. More done or planned never makes it worse, and a later day
    never makes it better.
    """
    if telling.gedaan >= norm:
        return "afgerond"
    if tot is not None and peildag >= (telling.uiterlijk or tot):
        return "aandacht" if afgeweken else "te laat"
    if telling.te_laat and not afgeweken:
        return "te laat"
    onderweg = "op schema" if telling.gedaan else "gepland"
    if peildag < van:
        return onderweg
    iets = telling.gedaan + telling.gepland
    return onderweg if iets and _houdt_tred(norm, telling, van, tot, peildag) else "aandacht"


def _houdt_tred(norm: int, telling: Telling, van: date, tot: date | None, peildag: date) -> bool:
    """Whether what is done keeps up with the days, or what is done and planned reaches a quarter further."""
    if tot is None:
        return True
    nu = verwacht_op(norm, van, tot, peildag)
    return telling.gedaan >= nu or telling.gedaan + telling.gepland >= min(nu + norm * VOORUIT, Fraction(norm))


_LIDWOORD = re.compile(r"^(de|het|een|alle)\s+")


def zelfde_naam(een: str, ander: str) -> bool:
    """Say whether two names mean the same party: article, capitals, accents and marks do not count."""
    return _kern_van(een) == _kern_van(ander)


def _kern_van(naam: str) -> str:
    return re.sub(r"\W+", "", _LIDWOORD.sub("", vouw(naam.strip())))


_RECHTSVORM = frozenset(["vzw", "ivzw", "asbl", "aisbl", "nv", "sa", "bv", "bvba", "cv", "cvba", "vof"])
_PUNTEN = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")


def vergelijksleutel(naam: str) -> str:
    """Return by what the name of an organisation is compared: capitals, accents, marks, spaces and *vzw* do not count."""
    tekst = _PUNTEN.sub(lambda m: m[0].replace(".", "") + " ", vouw(schoon(naam))).replace("&", " en ")
    woorden = re.findall(r"\w+", tekst)
    kern = [woord for woord in woorden if woord not in _RECHTSVORM] or woorden
    return "".join(kern)[:250] or tekst[:250]
