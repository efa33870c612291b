"""The people of a Teams report: who of the list they are, and noting them as one act.

Who is meant, is never guessed for good: a person decides on a screen, and nothing of the report is kept but what was noted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from deelname.domain.lijst import maak_bijgekomen, neem_lijst
from deelname.domain.teamsrapport import Teamspersoon, naamsleutel
from deelname.enums import Bron, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from sessies.models import Sessie

LIJKT = 0.6  # share of the pairs of letters that two names have in common
LANGSTE_HELFT = timedelta(hours=4)
MEESTE_MINUTEN = 32_767  # what the column holds


class Kandidaat(NamedTuple):
    """Somebody of the list, and how much the name looks like the one in the report."""

    rij: Aanwezigheid
    score: float


@dataclass
class Herkend:
    """Somebody of the report beside the list: ``nummer`` is the place in the report, which stays whatever the list becomes.

    ``rij`` is who that surely is, and ``hoe`` says by what; who looks most like it comes first in ``lijken``.
    """

    nummer: int
    naam: str
    email: str
    seconden: int | None
    rij: Aanwezigheid | None = None
    hoe: str = ""
    lijken: Sequence[Kandidaat] = field(default_factory=list)

    @property
    def minuten(self) -> int | None:
        return None if self.seconden is None else min(round(self.seconden / 60), MEESTE_MINUTEN)

    @property
    def is_twijfel(self) -> bool:
        """Whether somebody must say who this is: nobody surely, and a name that looks like it."""
        return self.rij is None and any(k.score >= LIJKT for k in self.lijken)


class Keuze(NamedTuple):
    """What was decided of one person of the report: ``rij`` of the list, or None for who did not stand on it."""

    naam: str
    email: str
    minuten: int | None
    rij: int | None


def gewone_minimum(sessie: Sessie) -> int:
    """How many minutes somebody stays at least to have been there, when nobody says otherwise: half of the meeting."""
    return round(min((sessie.eindigt_op - sessie.begint_op) / 2, LANGSTE_HELFT).total_seconds() / 60)


def herken(lijst: Aanwezigheidslijst, mensen: Iterable[Teamspersoon]) -> list[Herkend]:
    """Put the people of a report beside the list: by mail address, else by a name that only one person has.

    Who stands in the report twice and is surely one person, becomes one, with the time of both.
    """
    rijen = list(lijst.rijen.die_tellen().select_related("genodigde", "gebruiker", "organisatie"))
    per_mail: dict[str, set[int]] = {}
    per_naam: dict[tuple[str, ...], set[int]] = {}
    for n, rij in enumerate(rijen):
        for adres in _adressen(rij):
            per_mail.setdefault(adres, set()).add(n)
        if sleutel := naamsleutel(_naam(rij)):
            per_naam.setdefault(sleutel, set()).add(n)
    paren = [(rij, _paren(_naam(rij))) for rij in rijen if _naam(rij)]
    uit: dict[object, Herkend] = {}
    for nummer, wie in enumerate(mensen):
        gevonden, hoe = _zeker(wie, per_mail, per_naam)
        if gevonden in uit:
            _tel_samen(uit[gevonden], wie)
            continue
        plek: object = ("los", nummer) if gevonden is None else gevonden
        persoon = None if gevonden is None else rijen[gevonden]
        lijken = _lijken(wie.naam, paren)
        uit[plek] = Herkend(nummer, wie.naam, wie.email, wie.seconden, rij=persoon, hoe=hoe, lijken=lijken)
    return list(uit.values())


def _naam(rij: Aanwezigheid) -> str:
    return rij.genodigde.naam if rij.genodigde is not None else rij.naam


def _adressen(rij: Aanwezigheid) -> set[str]:
    alle = [rij.email, rij.genodigde.email if rij.genodigde else "", rij.gebruiker.email if rij.gebruiker else ""]
    return {adres.lower() for adres in alle if adres}


def _zeker(
    wie: Teamspersoon, per_mail: dict[str, set[int]], per_naam: dict[tuple[str, ...], set[int]]
) -> tuple[int | None, str]:
    for gevonden, hoe in (
        (per_mail.get(wie.email.lower()), "e-mailadres"),
        (per_naam.get(naamsleutel(wie.naam)), "naam"),
    ):
        if gevonden and len(gevonden) == 1:
            return next(iter(gevonden)), hoe
    return None, ""


def _tel_samen(eerste: Herkend, ook: Teamspersoon) -> None:
    if ook.naam != eerste.naam:
        eerste.naam = f"{eerste.naam}, {ook.naam}"
    bekend = [s for s in (eerste.seconden, ook.seconden) if s is not None]
    eerste.seconden = sum(bekend) if bekend else None


def _paren(naam: str) -> frozenset[str]:
    """The pairs of letters in the words of a name, with the whole words: what two spellings of it share."""
    woorden = naamsleutel(naam)
    return frozenset(f"{a}{b}" for woord in woorden for a, b in zip(f" {woord}", f"{woord} ", strict=True))


def _lijken(naam: str, paren: Sequence[tuple[Aanwezigheid, frozenset[str]]]) -> list[Kandidaat]:
    """Everybody of the list, who looks most like this name first. A first name alone looks like whoever has it."""
    eigen, woorden = _paren(naam), set(naamsleutel(naam))
    uit = []
    for rij, ander in paren:
        deel = 2 * len(eigen & ander) / (len(eigen) + len(ander)) if eigen and ander else 0.0
        if woorden and (woorden <= set(naamsleutel(_naam(rij))) or set(naamsleutel(_naam(rij))) <= woorden):
            deel = max(deel, 0.9)
        uit.append(Kandidaat(rij, deel))
    return sorted(uit, key=lambda k: (-k.score, str(k.rij).casefold()))


@transaction.atomic
def noteer_uit_teams(sessie: Sessie, keuzes: Sequence[Keuze], *, door: Gebruiker | None) -> tuple[int, int]:
    """Note these people as online, in one act. Returns how many of the list were noted and how many were written on it.

    Who is noted as present in the room stays so. Raises DomainError when there is nobody to note, somebody is not on this
    list, or it is closed or full.
    """
    lijst = neem_lijst(sessie)
    minuten = _per_rij(keuzes)
    rijen = list(lijst.rijen.filter(pk__in=list(minuten)).order_by("pk"))
    if len(rijen) != len(minuten):
        raise DomainError("Iemand die je koos, staat niet meer op deze lijst. Kies het bestand opnieuw.")
    nu = klok.nu()
    te_doen = [rij for rij in rijen if rij.toestand != Toestand.AANWEZIG]
    was = [
        [rij.pk, rij.toestand, rij.bron, rij.genoteerd_op and rij.genoteerd_op.isoformat(), rij.minuten]
        for rij in te_doen
    ]
    for rij in te_doen:
        rij.toestand, rij.bron, rij.genoteerd_op, rij.minuten = Toestand.ONLINE, Bron.TEAMS, nu, minuten[rij.pk]
        rij.gewijzigd_op = nu
    Aanwezigheid.objects.bulk_update(
        te_doen, ["toestand", "bron", "genoteerd_op", "minuten", "gewijzigd_op"], batch_size=200
    )
    bij = [_schrijf_bij(lijst, keuze, nu) for keuze in keuzes if keuze.rij is None]
    if not te_doen and not bij:
        raise DomainError("Er is niemand om te noteren. Kies van minstens één persoon wie het is.")
    leg_vast("aanwezigheid.uit_teams", onderwerp=sessie, door=door, was=was, bij=bij, op=nu.isoformat())
    return len(te_doen), len(bij)


def _per_rij(keuzes: Iterable[Keuze]) -> dict[int, int | None]:
    """The minutes per person of the list; who was chosen for two lines of the report, stayed for both."""
    uit: dict[int, int | None] = {}
    for keuze in keuzes:
        if keuze.rij is not None:
            bekend = [m for m in (uit.get(keuze.rij), keuze.minuten) if m is not None]
            uit[keuze.rij] = min(sum(bekend), MEESTE_MINUTEN) if bekend else None
    return uit


def _schrijf_bij(lijst: Aanwezigheidslijst, keuze: Keuze, nu: datetime) -> int:
    rij = maak_bijgekomen(lijst, naam=keuze.naam[:120], functie="", organisatie=None, email=_echt_adres(keuze.email))
    rij.toestand, rij.bron, rij.genoteerd_op, rij.minuten = Toestand.ONLINE, Bron.TEAMS, nu, keuze.minuten
    eis_geldig(rij)
    rij.save()
    return int(rij.pk)


def _echt_adres(email: str) -> str:
    """The address, when it is one: Teams puts other things in that column for who came in without account."""
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email if len(email) <= 254 else ""


@transaction.atomic
def neem_teams_terug(
    sessie: Sessie, *, was: Sequence[Sequence[object]], bij: Iterable[int], op: str, door: Gebruiker | None
) -> int:
    """Take that back: who was not noted again since stands as before, and who was written on the list goes off it.

    Returns how many that were. Raises DomainError when the list was closed meanwhile.
    """
    lijst = neem_lijst(sessie)
    zelfde = lijst.rijen.filter(genoteerd_op=datetime.fromisoformat(op), bron=Bron.TEAMS)
    toen = {rij[0]: rij for rij in was}
    rijen = list(zelfde.filter(pk__in=list(toen)))
    for rij in rijen:
        _, toestand, bron, genoteerd_op, minuten = toen[rij.pk]
        rij.toestand, rij.bron = str(toestand), str(bron)
        rij.genoteerd_op = datetime.fromisoformat(str(genoteerd_op)) if genoteerd_op else None
        rij.minuten = minuten if isinstance(minuten, int) else None
        rij.gewijzigd_op = klok.nu()
    Aanwezigheid.objects.bulk_update(
        rijen, ["toestand", "bron", "genoteerd_op", "minuten", "gewijzigd_op"], batch_size=200
    )
    weg = zelfde.filter(pk__in=list(bij), is_bijgekomen=True)
    aantal = len(rijen) + len(weg)
    weg.delete()
    leg_vast("aanwezigheid.uit_teams_teruggezet", onderwerp=sessie, door=door, aantal=aantal)
    return aantal
