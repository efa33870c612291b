"""Whom somebody may sign for with the code of the screen, shown as on the list that is signed on paper: never a mail address."""

from typing import NamedTuple

from django.db.models import Q

from deelname.enums import ERBIJ, Bron, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from netwerken.models import Gebruiker
from sessies.enums import Antwoord
from sessies.models import Genodigde


class Tekenkeuze(NamedTuple):
    """One person: which row or invitation it is (``g12``, ``r34``), and what stands on the page."""

    sleutel: str
    wie: str
    is_erbij: bool

    @property
    def zoekt(self) -> dict[str, int | None]:
        """What :func:`deelname.domain.tekenen.teken` must know."""
        pk = int(self.sleutel[1:])
        return {"genodigde": pk, "rij": None} if self.sleutel[0] == "g" else {"genodigde": None, "rij": pk}


def _wie(naam: str, functie: str, organisatie: str) -> str:
    return ", ".join(deel for deel in (naam or functie, organisatie) if deel) or "zonder naam"


def _van_rij(rij: Aanwezigheid) -> Tekenkeuze:
    genodigde = rij.genodigde
    naam = genodigde.naam if genodigde is not None else rij.naam
    sleutel = f"g{genodigde.pk}" if genodigde is not None else f"r{rij.pk}"
    return Tekenkeuze(sleutel, _wie(naam, rij.functie, rij.waarvan), rij.toestand in ERBIJ)


def _van_genodigde(wie: Genodigde) -> Tekenkeuze:
    return Tekenkeuze(f"g{wie.pk}", _wie(wie.naam, wie.functie, str(wie.organisatie or "")), is_erbij=False)


def iedereen(lijst: Aanwezigheidslijst) -> list[Tekenkeuze]:
    """Everybody on the list, by name, without who sent somebody else."""
    rijen = lijst.rijen.die_tellen().exclude(toestand=Toestand.VERVANGEN)
    rijen = rijen.exclude(toestand=Toestand.OPEN, genodigde__antwoord=Antwoord.VERVANGER)
    nieuw = Genodigde.objects.filter(sessie=lijst.sessie_id, aanwezigheid=None).op_lijst()
    keuzes = [
        *(_van_rij(rij) for rij in rijen.select_related("genodigde", "organisatie")),
        *(_van_genodigde(wie) for wie in nieuw.exclude(antwoord=Antwoord.VERVANGER).select_related("organisatie")),
    ]
    return sorted(keuzes, key=lambda keuze: (keuze.wie.casefold(), keuze.sleutel))


def van_gebruiker(lijst: Aanwezigheidslijst, gebruiker: Gebruiker, alle: list[Tekenkeuze]) -> Tekenkeuze | None:
    """Who of the list this member is."""
    rij = lijst.rijen.filter(Q(gebruiker=gebruiker) | Q(genodigde__gebruiker=gebruiker)).first()
    genodigde = Genodigde.objects.filter(sessie=lijst.sessie_id, gebruiker=gebruiker).op_lijst().first()
    sleutels = {f"g{genodigde.pk}" if genodigde else "", f"r{rij.pk}" if rij else ""}
    return next((keuze for keuze in alle if keuze.sleutel in sleutels), None)


def van_genodigde(genodigde: Genodigde | None, alle: list[Tekenkeuze]) -> Tekenkeuze | None:
    """Who of the list opened their invitation on this phone."""
    return next((keuze for keuze in alle if genodigde is not None and keuze.sleutel == f"g{genodigde.pk}"), None)


def hoeveel_zelf(lijst: Aanwezigheidslijst) -> int:
    """How many people signed themselves."""
    return lijst.rijen.filter(bron=Bron.ZELF, toestand__in=ERBIJ).count()
