"""Who is asked to a meeting: the list, before and after anything was sent."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple, TypedDict

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.post import wis_oude
from kern.exceptions import DomainError
from netwerken.domain.accounts import wie_heeft
from netwerken.domain.grens import eis_doet_mee
from netwerken.models import Gebruiker, Organisatie
from sessies.enums import SessieStatus
from sessies.models import Genodigde, Genodigdenkeuze, Sessie, Verslaglezer

MEESTE = 1000  # people on one list
NODEN_WEG_NA = timedelta(days=30)
ONVERSTUURD_WEG_NA = timedelta(days=2)
NAAM_WEG_NA = timedelta(days=365)
VOORBIJ = "Deze bijeenkomst is begonnen of voorbij: wie er was, noteer je bij de opkomst."
AFGELAST = "Deze bijeenkomst is afgelast. Laat ze eerst toch doorgaan."


class Criteria(TypedDict, total=False):
    """A description of people: within one line any of it, between the lines all of them. Ids of objects of the network.

    With ``orgaan`` it is about who has a seat there, with ``groep`` about who belongs to it; the other lines narrow that down.
    """

    orgaan: int
    groep: int
    rollen: list[str]
    oproepen: list[int]
    projecten: list[int]
    themas: list[int]
    provincies: list[str]
    soorten: list[str]
    organisaties: list[int]


class Persoon(NamedTuple):
    """Somebody to invite; without ``email`` one knows only whom it is about."""

    email: str
    naam: str
    functie: str
    organisatie_id: int | None
    gebruiker_id: int | None
    bron: str

    @property
    def sleutel(self) -> object:
        """What makes two of them one person: the address, or else the function at an organisation."""
        return self.email.lower() or (self.functie, self.organisatie_id)


class Toegevoegd(NamedTuple):
    """What became of a description: the new rows, and how many people stood on the list already."""

    nieuw: list[Genodigde]
    stonden_er_al: int


def neem(sessie: Sessie) -> Sessie:
    """The meeting as it stands, for one at a time: what else changes its list waits until this transaction ends."""
    vers: Sessie = (
        Sessie.objects.select_for_update(no_key=True, of=("self",))
        .select_related("netwerk", "vaste_plaats")
        .get(pk=sessie.pk)
    )
    return vers


def eis_komend(sessie: Sessie) -> None:
    """Raise DomainError for a meeting that nobody can be asked to any more."""
    if sessie.status == SessieStatus.AFGELAST:
        raise DomainError(AFGELAST)
    if sessie.status == SessieStatus.GEHOUDEN or sessie.begint_op <= klok.nu():
        raise DomainError(VOORBIJ)


@transaction.atomic
def zet_op_lijst(
    sessie: Sessie, mensen: Sequence[Persoon], *, criteria: Criteria | None = None, door: Gebruiker | None
) -> Toegevoegd:
    """Put people on the list; nothing is sent. ``criteria`` says how they were found, to find who joins later.

    Who stands there already is left as they are; who was taken off comes back. Raises DomainError when the meeting began, is
    cancelled, or the list becomes too long.
    """
    sessie = neem(sessie)
    eis_komend(sessie)
    bekend = {_sleutel(rij): rij for rij in sessie.genodigden.all()}
    te_doen = {persoon.sleutel: persoon for persoon in mensen}
    terug = [rij for sleutel in te_doen if (rij := bekend.get(sleutel)) and rij.ingetrokken_op]
    rijen = [_rij(sessie, persoon) for sleutel, persoon in te_doen.items() if sleutel not in bekend]
    if len(bekend) + len(rijen) > MEESTE:
        raise DomainError(f"Op één lijst staan hoogstens {MEESTE} mensen. Kies er minder.")
    nieuw = [*begin_opnieuw(terug), *Genodigde.objects.bulk_create(rijen, batch_size=200)]
    keuze = None
    if criteria and not sessie.genodigdenkeuzes.filter(criteria=criteria).exists():
        keuze = Genodigdenkeuze.objects.create(sessie=sessie, criteria=criteria).pk
    if nieuw or keuze:
        leg_vast("genodigden.toegevoegd", onderwerp=sessie, door=door, rijen=[rij.pk for rij in nieuw], keuze=keuze)
    return Toegevoegd(nieuw, len(te_doen) - len(nieuw))


@transaction.atomic
def voeg_gast_toe(
    sessie: Sessie,
    *,
    email: str,
    naam: str = "",
    functie: str = "",
    organisatie: Organisatie | None = None,
    door: Gebruiker | None,
) -> Genodigde:
    """Put one person on the list by mail address; who has an account is recognised. Raises DomainError for bad input."""
    sessie = neem(sessie)
    eis_komend(sessie)
    email = email.strip().lower()
    eis_doet_mee(sessie.netwerk, organisatie)
    if not email:
        raise DomainError("Schrijf een e-mailadres: daar gaat de uitnodiging naartoe.", veld="email")
    bekend = sessie.genodigden.filter(email__iexact=email).first()
    if bekend is not None and bekend.ingetrokken_op is None:
        raise DomainError("Dit adres staat al op de lijst van deze bijeenkomst.", veld="email")
    if bekend is not None:
        (gast,) = begin_opnieuw([bekend])
    else:
        if sessie.genodigden.count() >= MEESTE:
            raise DomainError(f"Op één lijst staan hoogstens {MEESTE} mensen.", veld="email")
        wie = wie_heeft(email)
        gast = Genodigde(netwerk=sessie.netwerk, sessie=sessie, email=email, gebruiker=wie, bron="")
    gast.naam, gast.functie, gast.organisatie = naam.strip(), functie.strip(), organisatie
    eis_geldig(gast)
    gast.save()
    leg_vast("genodigden.toegevoegd", onderwerp=sessie, door=door, rijen=[gast.pk])
    return gast


@transaction.atomic
def wijzig_genodigde(
    genodigde: Genodigde,
    *,
    email: str,
    naam: str,
    functie: str,
    organisatie: Organisatie | None,
    door: Gebruiker | None,
) -> Genodigde:
    """Put right what the list says of somebody. Raises DomainError for another address once the invitation left."""
    sessie = neem(genodigde.sessie)
    eis_doet_mee(sessie.netwerk, organisatie)
    genodigde.refresh_from_db()
    email = email.strip().lower()
    if email != genodigde.email and genodigde.is_verstuurd:
        raise DomainError(
            "De uitnodiging vertrok al naar het vorige adres. Haal deze persoon van de lijst en voeg het nieuwe adres toe.",
            veld="email",
        )
    if email and sessie.genodigden.filter(email__iexact=email).exclude(pk=genodigde.pk).exists():
        raise DomainError("Dit adres staat al op de lijst van deze bijeenkomst.", veld="email")
    if email != genodigde.email:
        genodigde.email, genodigde.gebruiker = email, wie_heeft(email) if email else None
    genodigde.naam, genodigde.functie, genodigde.organisatie = naam.strip(), functie.strip(), organisatie
    eis_geldig(genodigde)
    genodigde.save()
    leg_vast("genodigde.gewijzigd", onderwerp=genodigde, door=door)
    return genodigde


@transaction.atomic
def haal_onverstuurden_weg(
    sessie: Sessie, *, rijen: Iterable[int], keuze: int | None = None, door: Gebruiker | None
) -> int:
    """Take back that people were put on the list, where nothing was sent to them yet. Returns how many went.

    ``keuze`` is the description by which they were found: it goes along.

    Raises DomainError when an invitation left to one of them meanwhile.
    """
    sessie = neem(sessie)
    te_doen = sessie.genodigden.filter(pk__in=list(rijen))
    if te_doen.exclude(verstuurd_op=None).exists():
        raise DomainError("Er vertrok intussen een uitnodiging. Haal mensen een voor een van de lijst.")
    aantal = te_doen.count()
    te_doen.delete()
    sessie.genodigdenkeuzes.filter(pk=keuze or 0).delete()
    leg_vast("genodigden.weggehaald", onderwerp=sessie, door=door, aantal=aantal)
    return aantal


def ruim_op() -> int:
    """Forget what is over its term: needs after thirty days, names, addresses and mails after a year. Returns how many rows."""
    nu = klok.nu()
    oud = Genodigde.objects.filter(sessie__eindigt_op__lt=nu - NODEN_WEG_NA).exclude(noden="")
    weg = Genodigde.objects.filter(sessie__eindigt_op__lt=nu - NAAM_WEG_NA, vergeten_op=None)
    wis_oude(("bijeenkomst", "herinnering", "verslag", "actiepunt"), voor=nu - NAAM_WEG_NA)
    lezers = Verslaglezer.objects.filter(sessie__eindigt_op__lt=nu - NAAM_WEG_NA, vergeten_op=None)
    los = Genodigde.objects.filter(ingetrokken_op__lt=nu - ONVERSTUURD_WEG_NA, verstuurd_op=None)
    los.delete()  # who was taken off before anybody wrote to them
    wie: dict[str, object] = {"naam": "", "email": "", "gebruiker": None, "vergeten_op": nu}
    return oud.update(noden="") + weg.update(**wie, noden="", reden_plaats="") + lezers.update(**wie)


def _sleutel(rij: Genodigde) -> object:
    return rij.email.lower() or (rij.functie, rij.organisatie_id)


def _rij(sessie: Sessie, persoon: Persoon) -> Genodigde:
    return Genodigde(
        netwerk=sessie.netwerk,
        sessie=sessie,
        gebruiker_id=persoon.gebruiker_id,
        organisatie_id=persoon.organisatie_id,
        naam=persoon.naam[:120],
        functie=persoon.functie[:250],
        email=persoon.email.lower(),
        bron=persoon.bron[:250],
    )


def begin_opnieuw(rijen: Sequence[Genodigde]) -> list[Genodigde]:
    """Back on the list, as if they had never been there; a calendar that took the meeting away takes it back."""
    for rij in rijen:
        if rij.is_verstuurd:
            rij.eigen_volgnummer += 1
        rij.ingetrokken_op = rij.verstuurd_op = rij.antwoord_op = rij.herinnerd_op = rij.herinnerd_voor = None
        rij.verteld, rij.antwoord, rij.noden = {}, "", ""
        rij.antwoord_voor = rij.wachtnummer = rij.aangeboden_tot = None
        rij.neemt_over, rij.reden_plaats, rij.aanbod_gemist = "", "", False
    velden = ["ingetrokken_op", "verstuurd_op", "antwoord_op", "herinnerd_op", "herinnerd_voor", "verteld", "antwoord",
              "noden", "eigen_volgnummer", "antwoord_voor", "wachtnummer", "aangeboden_tot", "neemt_over", "reden_plaats",
              "aanbod_gemist"]  # fmt: skip
    Genodigde.objects.bulk_update(rijen, velden, batch_size=200)
    return list(rijen)
