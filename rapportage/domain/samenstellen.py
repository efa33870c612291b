"""What may happen to the parts of the outline of a final report: changed, moved, taken away; and who signs it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError, VersieConflict
from kern.opmaak import aantal, opsomming
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.domain.netwerken import voeg_toe
from netwerken.enums import Tekent
from netwerken.models import Gebruiker, Netwerk, Ondertekening, Organisatie
from rapportage.domain.eindredactie import houd_vast, volgende_plaats
from rapportage.domain.tekstvorm import alineas, met_tekst
from rapportage.models import Hoofdstuk, Impactkader, Onderwerp, RodeDraad

Onderdeel = RodeDraad | Hoofdstuk | Onderwerp | Impactkader | Ondertekening


@dataclass(frozen=True)
class Soort:
    """One kind of part: inside what it is numbered, what changes, and what must be moved before it may go.

    ``hangt`` are (relation, one, more); ``vorm`` says which field is a list and how it is checked; ``alleen`` says which rows of
    the model count.
    """

    model: type[Onderdeel]
    naam: str
    ouder: str
    plaats: str
    velden: frozenset[str] = frozenset()
    hangt: tuple[tuple[str, str, str], ...] = ()
    alleen: tuple[tuple[str, str], ...] = ()


_AANBEVELINGEN = ("aanbevelingen", "aanbeveling", "aanbevelingen")
SOORTEN: dict[str, Soort] = {
    "rode-draad": Soort(RodeDraad, "rode_draad", "netwerk", "nummer", frozenset({"titel", "tekst"}), (_AANBEVELINGEN,)),
    "hoofdstuk": Soort(
        Hoofdstuk,
        "hoofdstuk",
        "netwerk",
        "nummer",
        frozenset({"omslagtitel", "titel", "ondertitel"}),
        (("onderwerpen", "onderwerp", "onderwerpen"),),
    ),
    "onderwerp": Soort(
        Onderwerp,
        "onderwerp",
        "hoofdstuk",
        "nummer",
        frozenset({"hoofdstuk", "titel", "alineas"}),
        (_AANBEVELINGEN, ("impactkaders", "impactkader", "impactkaders")),
    ),
    "impactkader": Soort(
        Impactkader,
        "impactkader",
        "onderwerp",
        "volgorde",
        frozenset({"onderwerp", "project", "titel", "kernzin", "delen"}),
    ),
    "ondertekenaar": Soort(
        Ondertekening, "ondertekening", "netwerk", "volgorde", alleen=(("wat", Tekent.BRIEF.value),)
    ),
}
_OPZIJ = 20_000  # further than any outline counts
_VAN_MODEL = {soort.model: soort for soort in SOORTEN.values()}


@transaction.atomic
def wijzig_onderdeel(
    deel: Onderdeel, *, velden: Mapping[str, object], versie: int, door: Gebruiker | None
) -> Onderdeel:
    """Change fields of a part; one that moves to another chapter or topic becomes the last there.

    Raises VersieConflict when somebody else saved first, DomainError for an empty or strange field, AnderNetwerkError
    for a chapter, topic or project of another network.
    """
    soort = _VAN_MODEL[type(deel)]
    if set(velden) - soort.velden:
        raise DomainError(f"Dit wijzig je hier niet: {', '.join(sorted(set(velden) - soort.velden))}.")
    houd_vast(deel.netwerk)
    staat_er = zoals_het_staat(deel)
    if staat_er.versie != versie:
        raise VersieConflict(staat_er)
    for naam, waarde in velden.items():
        setattr(deel, naam, _gevormd(naam, waarde))
    eis_zelfde_netwerk(deel.netwerk, *(getattr(deel, n) for n in ("hoofdstuk", "onderwerp", "project") if n in velden))
    namen = list(velden)
    oude_plek = getattr(staat_er, f"{soort.ouder}_id")
    verhuist = getattr(deel, f"{soort.ouder}_id") != oude_plek
    if verhuist:
        setattr(deel, soort.plaats, _laatste_plaats(soort, deel))
        namen.append(soort.plaats)
    eis_geldig(deel)
    bewaar(deel, namen, versie=versie)
    if verhuist:
        _sluit_aan(soort, oude_plek)
    leg_vast(f"{soort.naam}.gewijzigd", onderwerp=deel, door=door, velden=sorted(velden))
    return deel


@transaction.atomic
def verplaats_onderdeel(deel: Onderdeel, *, omhoog: bool, door: Gebruiker | None) -> None:
    """Let a part change places with the one above or below it. Raises DomainError when there is none."""
    soort = _VAN_MODEL[type(deel)]
    houd_vast(deel.netwerk)
    rijen = _buren(soort, getattr(deel, f"{soort.ouder}_id"))
    hier = next((i for i, rij in enumerate(rijen) if rij.pk == deel.pk), None)
    if hier is None:
        raise DomainError("Dit stuk staat hier niet meer. Laad de pagina opnieuw.")
    daar = hier - 1 if omhoog else hier + 1
    if not 0 <= daar < len(rijen):
        raise DomainError(f"Dit staat al {'bovenaan' if omhoog else 'onderaan'}.")
    waarden = _plaatsen(soort, rijen)
    rijen[hier], rijen[daar] = rijen[daar], rijen[hier]
    _zet(soort, rijen, waarden)
    leg_vast(f"{soort.naam}.verplaatst", onderwerp=deel, door=door, omhoog=omhoog)


@transaction.atomic
def verwijder_onderdeel(deel: Onderdeel, *, door: Gebruiker | None) -> None:
    """Take a part away; what comes after it moves up. Raises DomainError that says what still hangs on it."""
    soort = _VAN_MODEL[type(deel)]
    houd_vast(deel.netwerk)
    eis_staat_er_nog(deel)
    vast = [
        aantal(n, enkel, meer)
        for relatie, enkel, meer in soort.hangt
        if (n := getattr(deel, relatie).count())
    ]  # fmt: skip
    if vast:
        raise DomainError(f"Hier hangt nog iets aan: {opsomming(vast)}. Zet dat eerst ergens anders.")
    plek = getattr(deel, f"{soort.ouder}_id")
    leg_vast(f"{soort.naam}.verwijderd", onderwerp=deel, door=door)
    deel.delete()
    _sluit_aan(soort, plek)


@transaction.atomic
def voeg_ondertekenaar_toe(
    netwerk: Netwerk, *, functie: str, organisatie: Organisatie | None = None, namens: str = "", door: Gebruiker | None
) -> Ondertekening:
    """Add who signs the letter, by function and organisation, as the last one.

    Raises DomainError without a function, and for an organisation that takes no part in the network.
    """
    houd_vast(netwerk)
    gemaakt: Ondertekening = voeg_toe(
        Ondertekening,
        netwerk,
        functie=functie.strip(),
        organisatie=organisatie,
        namens=namens.strip(),
        volgorde=volgende_plaats(netwerk.ondertekeningen),
        door=door,
    )
    return gemaakt


# Any: a value of a field that is known when it runs, as the form cleaned it
def _gevormd(naam: str, waarde: Any) -> object:
    if naam == "alineas":
        return alineas(waarde)
    if naam == "delen":
        return met_tekst(waarde)
    return waarde.strip() if isinstance(waarde, str) else waarde


def _buren(soort: Soort, ouder_id: int) -> list[Onderdeel]:
    """Everything that stands in the same place, in order."""
    return list(
        soort.model.objects.filter(**{f"{soort.ouder}_id": ouder_id}, **dict(soort.alleen)).order_by(soort.plaats, "pk")
    )


def _laatste_plaats(soort: Soort, deel: Onderdeel) -> int:
    anderen = [rij for rij in _buren(soort, getattr(deel, f"{soort.ouder}_id")) if rij.pk != deel.pk]
    return getattr(anderen[-1], soort.plaats) + 1 if anderen else _begin(soort)


def _begin(soort: Soort) -> int:
    return 1 if soort.plaats == "nummer" else 0


def _sluit_aan(soort: Soort, ouder_id: int) -> None:
    """Close the gap that something left behind."""
    rijen = _buren(soort, ouder_id)
    _zet(soort, rijen, range(_begin(soort), _begin(soort) + len(rijen)))


def _plaatsen(soort: Soort, rijen: Sequence[Onderdeel]) -> Sequence[int]:
    """The places these rows have; counted afresh where two share one."""
    waarden = [getattr(rij, soort.plaats) for rij in rijen]
    return waarden if len(set(waarden)) == len(waarden) else range(_begin(soort), _begin(soort) + len(rijen))


def _zet(soort: Soort, rijen: Sequence[Onderdeel], waarden: Iterable[int]) -> None:
    """Write the place of each row that changes: first out of everybody's way, for a number is taken only once."""
    anders = [
        (rij.pk, plaats) for rij, plaats in zip(rijen, waarden, strict=True) if getattr(rij, soort.plaats) != plaats
    ]
    for opzij, (pk, _) in enumerate(anders, start=_OPZIJ):
        soort.model.objects.filter(pk=pk).update(**{soort.plaats: opzij})
    for pk, plaats in anders:
        soort.model.objects.filter(pk=pk).update(**{soort.plaats: plaats})
