"""What may happen to a recommendation: made, changed, given evidence, followed up. Its number never changes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict, cast

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later, eis_staat_er_nog
from kern.domain.tellers import volgende
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.models import Pijlmodel
from kern.zoeken import zoekindex
from netwerken.domain.geadresseerden import vind_of_maak_geadresseerde
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.domain.inrichting import eis_ongebruikt, verwijzingen
from netwerken.models import Geadresseerde, Gebruiker, Netwerk, Thema
from rapportage.enums import OpvolgingStaat, Sterkte
from rapportage.models import BEWIJSSOORTEN, Aanbeveling, Aanspreking, Bewijsobject, Onderwerp, Opvolging, RodeDraad


class Aanbevelingvelden(TypedDict, total=False):
    """The fields of a recommendation that people fill in."""

    tekst: str
    toelichting: str
    sterkte: str
    sterkte_door: str
    sterkte_waarom: str
    gevraagd: str
    tegen: str
    onderwerp: Onderwerp | None
    thema: Thema | None
    rode_draad: RodeDraad | None


WIJZIGBAAR = frozenset(Aanbevelingvelden.__annotations__)


@transaction.atomic
def doe_aanbeveling(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    tekst: str,
    toelichting: str = "",
    sterkte: str = Sterkte.AANBEVELING,
    sterkte_door: str = "",
    sterkte_waarom: str = "",
    gevraagd: str = "",
    tegen: str = "",
    onderwerp: Onderwerp | None = None,
    thema: Thema | None = None,
    rode_draad: RodeDraad | None = None,
    aan: Iterable[tuple[Geadresseerde | str, str]] = (),
    bewijs: Mapping[str, Iterable[Bewijsobject]] | None = None,
    door: Gebruiker | None,
) -> Aanbeveling:
    """Make a recommendation with the next number of the network, and with its evidence.

    ``aan`` are pairs (an addressee or the name of one, what is asked of them); ``bewijs`` maps a kind of ``BEWIJSSOORTEN`` to objects.
    Raises DomainError for an empty or too long field, AnderNetwerkError for anything of another network.
    """
    eis_zelfde_netwerk(netwerk, onderwerp, thema, rode_draad)
    aanbeveling = Aanbeveling(
        netwerk=netwerk,
        nummer=0,
        tekst=tekst.strip(),
        toelichting=toelichting.strip(),
        sterkte=sterkte,
        sterkte_door=sterkte_door.strip(),
        sterkte_waarom=sterkte_waarom.strip(),
        gevraagd=gevraagd.strip(),
        tegen=tegen.strip(),
        onderwerp=onderwerp,
        thema=thema,
        rode_draad=rode_draad,
    )
    _eis_verantwoord(aanbeveling)
    eis_geldig(aanbeveling, zonder=["nummer"])
    aanbeveling.nummer = volgende(f"aanbeveling:{netwerk.pk}")
    aanbeveling.save()
    _spreek_aan(aanbeveling, aan, door)
    for soort, objecten in (bewijs or {}).items():
        _leg_bewijs(aanbeveling, soort, objecten)
    leg_vast("aanbeveling.gedaan", onderwerp=aanbeveling, door=door, nummer=aanbeveling.nummer, sterkte=sterkte)
    return aanbeveling


@transaction.atomic
def wijzig_aanbeveling(
    aanbeveling: Aanbeveling,
    *,
    velden: Aanbevelingvelden,
    versie: int,
    aan: Iterable[tuple[Geadresseerde | str, str]] | None = None,
    door: Gebruiker | None,
) -> Aanbeveling:
    """Change fields of a recommendation, and whom it addresses where that is given. The number stays.

    Raises VersieConflict when somebody else saved first, DomainError for a field that is not changed this way.
    """
    vreemd = set(velden) - WIJZIGBAAR
    if vreemd:
        raise DomainError(f"Dit wijzig je hier niet: {', '.join(sorted(vreemd))}.")
    for naam, waarde in velden.items():
        setattr(aanbeveling, naam, waarde.strip() if isinstance(waarde, str) else waarde)
    eis_zelfde_netwerk(aanbeveling.netwerk, aanbeveling.onderwerp, aanbeveling.thema, aanbeveling.rode_draad)
    _eis_verantwoord(aanbeveling)
    eis_geldig(aanbeveling)
    bewaar(aanbeveling, velden, versie=versie)
    if aan is not None:
        _spreek_aan(aanbeveling, aan, door)
    leg_vast("aanbeveling.gewijzigd", onderwerp=aanbeveling, door=door, velden=sorted(velden))
    return aanbeveling


@transaction.atomic
def haal_aanbeveling_weg(aanbeveling: Aanbeveling, *, door: Gebruiker | None) -> None:
    """Take away a recommendation that was made by mistake, with whom it addresses; its number is not used again.

    Raises DomainError when it is gone, or when a project said something of it or it was followed up: then it stays.
    """
    eis_staat_er_nog(aanbeveling)
    eis_ongebruikt("De aanbeveling", verwijzingen(aanbeveling, zonder=[Aanspreking]))
    leg_vast("aanbeveling.weggehaald", onderwerp=aanbeveling, door=door, nummer=aanbeveling.nummer)
    zoekindex.verwijder(aanbeveling)
    aanbeveling.delete()


@transaction.atomic
def voeg_bewijs_toe(
    aanbeveling: Aanbeveling, *, soort: str, objecten: Iterable[Bewijsobject], door: Gebruiker | None
) -> Aanbeveling:
    """Let a recommendation rest on more objects of one kind; what it already rests on is left alone.

    Raises DomainError for an unknown kind or when nothing is chosen, AnderNetwerkError for another network's object.
    """
    objecten = list(objecten)
    if not objecten:
        raise DomainError("Kies minstens één stuk waarop de aanbeveling steunt.", veld="objecten")
    nieuw = _leg_bewijs(aanbeveling, soort, objecten)
    leg_vast("aanbeveling.bewijs_toegevoegd", onderwerp=aanbeveling, door=door, soort=soort, ids=nieuw)
    return aanbeveling


@transaction.atomic
def haal_bewijs_weg(aanbeveling: Aanbeveling, *, soort: str, obj: Bewijsobject, door: Gebruiker | None) -> Aanbeveling:
    """Let a recommendation no longer rest on ``obj``. Raises DomainError when it did not."""
    eis_zelfde_netwerk(aanbeveling.netwerk, obj)
    relatie, veld = _bewijssoort(soort)
    weg, _ = relatie._default_manager.filter(**{"aanbeveling": aanbeveling, veld: obj}).delete()
    if not weg:
        raise DomainError("Hierop steunt de aanbeveling niet. Laad de pagina opnieuw.")
    leg_vast("aanbeveling.bewijs_weg", onderwerp=aanbeveling, door=door, soort=soort, ids=[obj.pk])
    return aanbeveling


@transaction.atomic
def volg_op(
    aanbeveling: Aanbeveling,
    *,
    staat: str,
    datum: date,
    tekst: str = "",
    eigenaar: str = "",
    door: Gebruiker | None,
) -> Opvolging:
    """Note what became of a recommendation, who owns it by function. Raises DomainError for a day to come."""
    eis_niet_later(datum, "Een stap in de opvolging")
    if staat == OpvolgingStaat.NIET_OVERGENOMEN and not tekst.strip():
        raise DomainError(
            "Leg uit waarom de aanbeveling niet wordt overgenomen; wie ze deed, leest dit mee.", veld="tekst"
        )
    opvolging = Opvolging(
        netwerk=aanbeveling.netwerk,
        aanbeveling=aanbeveling,
        staat=staat,
        datum=datum,
        tekst=tekst.strip(),
        eigenaar=eigenaar.strip(),
    )
    eis_geldig(opvolging)
    opvolging.save()
    leg_vast("aanbeveling.opgevolgd", onderwerp=opvolging, door=door, aanbeveling=aanbeveling.pk, staat=staat)
    return opvolging


@transaction.atomic
def haal_opvolging_weg(opvolging: Opvolging, *, door: Gebruiker | None) -> None:
    """Take away a step that was noted by mistake. Raises DomainError when it is gone."""
    eis_staat_er_nog(opvolging)
    leg_vast("aanbeveling.opvolging_weggehaald", onderwerp=opvolging, door=door, aanbeveling=opvolging.aanbeveling_id)
    opvolging.delete()


def voeg_bewijs_weer_toe(
    aanbeveling: Aanbeveling, *, soort: str, ids: Iterable[int], door: Gebruiker | None
) -> Aanbeveling:
    """Let a recommendation rest again on what was just taken away. Raises DomainError when that is gone itself."""
    relatie, veld = _bewijssoort(soort)
    bron = cast("type[Bewijsobject]", relatie._meta.get_field(veld).related_model)
    return voeg_bewijs_toe(aanbeveling, soort=soort, objecten=bron._default_manager.filter(pk__in=ids), door=door)


@transaction.atomic
def haal_toegevoegd_bewijs_weg(
    aanbeveling: Aanbeveling, *, soort: str, ids: Iterable[int], door: Gebruiker | None
) -> Aanbeveling:
    """Let a recommendation no longer rest on what was just added. Raises DomainError when it does not (any more)."""
    relatie, veld = _bewijssoort(soort)
    ids = list(ids)
    if not relatie._default_manager.filter(**{"aanbeveling": aanbeveling, f"{veld}__in": ids}).delete()[0]:
        raise DomainError("Hierop steunt de aanbeveling niet. Laad de pagina opnieuw.")
    leg_vast("aanbeveling.bewijs_weg", onderwerp=aanbeveling, door=door, soort=soort, ids=ids)
    return aanbeveling


def _bewijssoort(soort: str) -> tuple[type[Pijlmodel], str]:
    try:
        return BEWIJSSOORTEN[soort]
    except KeyError:
        raise DomainError(f"Op ‘{soort}’ kan een aanbeveling niet steunen.", veld="soort") from None


def _leg_bewijs(aanbeveling: Aanbeveling, soort: str, objecten: Iterable[Bewijsobject]) -> list[int]:
    relatie, veld = _bewijssoort(soort)
    objecten = list(dict.fromkeys(objecten))
    eis_zelfde_netwerk(aanbeveling.netwerk, *objecten)
    bij_deze = relatie._default_manager.filter(**{"aanbeveling": aanbeveling})  # noqa: PIE804 -- "veld" is only known by name
    er_al = set(bij_deze.values_list(f"{veld}_id", flat=True))
    nieuw = [obj for obj in objecten if obj.pk not in er_al]
    relatie._default_manager.bulk_create([relatie(**{"aanbeveling": aanbeveling, veld: obj}) for obj in nieuw])
    return [obj.pk for obj in nieuw]


def _eis_verantwoord(aanbeveling: Aanbeveling) -> None:
    """Who sets a strength against the rule says who decided it and why: both, or neither."""
    if bool(aanbeveling.sterkte_door) != bool(aanbeveling.sterkte_waarom):
        veld = "sterkte_waarom" if aanbeveling.sterkte_door else "sterkte_door"
        raise DomainError("Zeg wie de sterkte vaststelde én waarom, of laat beide leeg.", veld=veld)


def _spreek_aan(
    aanbeveling: Aanbeveling, aan: Iterable[tuple[Geadresseerde | str, str]], door: Gebruiker | None
) -> None:
    """Set whom it addresses; a name is found under any spelling, or made."""
    netwerk = aanbeveling.netwerk
    paren = [
        (wie if isinstance(wie, Geadresseerde) else vind_of_maak_geadresseerde(netwerk, naam=wie, door=door), tekst)
        for wie, tekst in aan
    ]
    eis_zelfde_netwerk(aanbeveling.netwerk, *(wie for wie, _ in paren))
    if len({wie.pk for wie, _ in paren}) < len(paren):
        raise DomainError("Spreek elke geadresseerde één keer aan.", veld="aan")
    rijen: Sequence[Aanspreking] = [
        Aanspreking(aanbeveling=aanbeveling, geadresseerde=wie, tekst=tekst.strip(), volgorde=plaats)
        for plaats, (wie, tekst) in enumerate(paren)
    ]
    aanbeveling.aansprekingen.all().delete()
    Aanspreking.objects.bulk_create(rijen)
    zoekindex.zet(aanbeveling)  # whom it addresses is found as well
