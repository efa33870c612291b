"""Changing, ending and taking away the parts of a network's set-up. Adding is ``netwerken.domain.netwerken.voeg_toe``.

What others point to is never removed: it ends, and stays readable where it was used.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypedDict, TypeVar

from django.db import models, transaction

from kern import klok, register
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError
from kern.models import Pijlmodel, Versiemodel
from kern.opmaak import opsomming
from kern.zoeken import zoekindex
from netwerken.domain.grens import eis_doet_mee, eis_zelfde_netwerk
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Netwerk, Netwerkorganisatie, Organisatie, Themaniveau
from netwerken.models.basis import Eindigbaar
from netwerken.rules import vergelijksleutel

M = TypeVar("M", bound=Versiemodel)
NIVEAUS = 4  # how deep a tree of themes goes


class Netwerkvelden(TypedDict, total=False):
    """What a network may change of itself."""

    naam: str
    korte_naam: str
    omschrijving: str
    start: date
    einde: date | None
    land: str
    rapportritme: str
    heeft_openbare_agenda: bool
    onderdelen: list[str]


class Beheervelden(Netwerkvelden, total=False):
    """What the administrator may change of a network besides."""

    slug: str
    grondslag: str
    labels: dict[str, str]


class Netwerkwoorden(TypedDict):
    """What a network calls its roles, and the levels of its themes from the top down."""

    labels: dict[str, str]
    niveaus: list[str]


def onderdelen() -> dict[str, str]:
    """The parts of the menu a network can choose, with their word, in the order of the menu."""
    gewoon = sorted(register.alles.menu, key=lambda punt: (punt.in_meer, punt.rang))
    return {punt.sleutel: punt.naam for punt in gewoon if punt.is_onderdeel}


@transaction.atomic
def wijzig_deel(obj: M, *, velden: Mapping[str, object], versie: int, door: Gebruiker | None, ook: bool = False) -> M:
    """Change fields of a part of the set-up; fields that stay the same write nothing.

    ``ook``: the caller changes something that belongs to it as well, so its version goes up in any case.

    Raises DomainError when a rule is broken, AnderNetwerkError for an object of another network, VersieConflict when
    somebody else saved first.
    """
    nieuw = [velden[naam] for naam in _anders(obj, velden)]
    eis_zelfde_netwerk(obj.netwerk, *(w for w in nieuw if hasattr(w, "netwerk_id")))  # type: ignore[attr-defined]  # every part has one
    eis_doet_mee(obj.netwerk, *nieuw)  # type: ignore[attr-defined]  # idem
    return _wijzig(obj, velden, versie=versie, door=door, ook=ook)


@transaction.atomic
def wijzig_netwerk(
    netwerk: Netwerk, *, velden: Netwerkvelden, versie: int, door: Gebruiker | None, als_beheerder: bool = False
) -> Netwerk:
    """Change what a network may change of itself: names, description, period, country, rhythm, menu.

    Address and ground are the administrator's. Raises DomainError for those and for an unknown part; VersieConflict
    when somebody else saved first.
    """
    mag = (Beheervelden if als_beheerder else Netwerkvelden).__annotations__
    if set(velden) - set(mag):
        raise DomainError("Het adres en de grondslag van een netwerk wijzigt alleen de beheerder.")
    if set(velden.get("onderdelen", ())) - set(onderdelen()):
        raise DomainError("Kies onderdelen uit de lijst.", veld="onderdelen")
    return _wijzig(netwerk, velden, versie=versie, door=door)


@transaction.atomic
def stel_woorden_in(
    netwerk: Netwerk, *, labels: Mapping[str, str], niveaus: Sequence[str], versie: int, door: Gebruiker | None
) -> Netwerk:
    """Set what this network calls its roles (an empty word: the ordinary one) and the levels of its themes.

    ``niveaus`` reads from the top down. Raises DomainError when a level is skipped, VersieConflict when somebody
    else saved first.
    """
    namen = [naam.strip() for naam in niveaus]
    while namen and not namen[-1]:
        namen.pop()
    if "" in namen:
        raise DomainError("Sla geen laag over: geef eerst de laag erboven een woord.", veld="niveaus")
    woorden = {rol: woord.strip() for rol, woord in labels.items() if woord.strip()}
    if set(woorden) - set(Rol.values):
        raise DomainError("Er is een woord voor een rol die niet bestaat.", veld="labels")
    nu = dict(Themaniveau.objects.filter(netwerk=netwerk).values_list("niveau", "label"))
    straks = dict(enumerate(namen, start=1))
    _wijzig(netwerk, {"labels": woorden}, versie=versie, door=door, ook=nu != straks)
    if nu != straks:
        Themaniveau.objects.filter(netwerk=netwerk).delete()
        Themaniveau.objects.bulk_create(Themaniveau(netwerk=netwerk, niveau=n, label=w) for n, w in straks.items())
        leg_vast("netwerk.niveaus_gewijzigd", onderwerp=netwerk, door=door, niveaus=len(straks))
    return netwerk


@transaction.atomic
def beeindig_deel(obj: M, *, op: date, door: Gebruiker | None) -> M:
    """End a part on a day: it is no longer offered for something new, and stays where it was used.

    Raises DomainError when it ended already or began later.
    """
    if obj.is_beeindigd:  # type: ignore[attr-defined]  # what has a last day
        raise DomainError("Dit is al beëindigd.")
    obj.tot = op  # type: ignore[attr-defined]  # idem
    eis_geldig(obj)
    bewaar(obj, ["tot"], versie=obj.versie)
    leg_vast(f"{obj._meta.model_name}.beeindigd", onderwerp=obj, door=door, tot=op)
    return obj


@transaction.atomic
def heropen_deel(obj: Eindigbaar, *, tot: date | None, door: Gebruiker | None) -> Eindigbaar:
    """Take back that a part ended; ``tot`` is the last day it had before, where that is still to come.

    Raises DomainError when it did not end.
    """
    if not obj.is_beeindigd:
        raise DomainError("Dit loopt nog.")
    obj.tot = tot if tot is not None and tot > klok.vandaag() else None
    eis_geldig(obj)
    bewaar(obj, ["tot"], versie=obj.versie)
    leg_vast(f"{obj._meta.model_name}.heropend", onderwerp=obj, door=door)
    return obj


@transaction.atomic
def verwijder_deel(obj: models.Model, *, door: Gebruiker | None) -> None:
    """Take away a part that nothing points to, such as a mistake. Raises DomainError when something does."""
    eis_staat_er_nog(obj)
    eis_ongebruikt(str(obj), verwijzingen(obj))
    leg_vast(f"{obj._meta.model_name}.verwijderd", onderwerp=obj, door=door)
    zoekindex.verwijder(obj)
    obj.delete()


@transaction.atomic
def neem_organisatie_weg(rij: Netwerkorganisatie, *, door: Gebruiker | None) -> None:
    """Take an organisation out of a network; the organisation itself, which is shared, stays.

    Raises DomainError while something in this network points to it.
    """
    eis_staat_er_nog(rij)
    eis_ongebruikt(
        str(rij.organisatie), verwijzingen(rij.organisatie, netwerk=rij.netwerk, zonder=[Netwerkorganisatie])
    )
    leg_vast("organisatie.weggenomen", onderwerp=rij, door=door, organisatie=rij.organisatie_id)
    zoekindex.verwijder(rij)
    rij.delete()


@transaction.atomic
def wijzig_organisatie(
    rij: Netwerkorganisatie,
    *,
    naam: str,
    land: str,
    soorten: Iterable[str],
    motivering: str,
    versie: int,
    door: Gebruiker | None,
) -> Netwerkorganisatie:
    """Change in which capacities an organisation takes part and why; its name and country while no other network has it.

    Raises DomainError for a name that is shared or taken, VersieConflict when somebody else saved first.
    """
    organisatie = rij.organisatie
    if (naam, land) != (organisatie.naam, organisatie.land):
        if is_gedeeld(rij):
            raise DomainError(
                "Deze organisatie doet ook mee aan een ander netwerk. Haar naam wijzigt de beheerder.", veld="naam"
            )
        lijkt = Organisatie.objects.exclude(pk=organisatie.pk).filter(vergelijk=vergelijksleutel(naam)).first()
        if lijkt is not None:
            raise DomainError(
                f"Er bestaat al een organisatie ‘{lijkt.opgegaan_in or lijkt}’. Voeg ze samen, of neem die op in de plaats.",
                veld="naam",
                code="bestaat",
            )
        organisatie.naam, organisatie.land = naam, land
        eis_geldig(organisatie)
        organisatie.save(update_fields=["naam", "vergelijk", "land"])
        zoekindex.zet_rond(organisatie)
        leg_vast("organisatie.gewijzigd", onderwerp=rij, door=door, organisatie=organisatie.pk)
    return _wijzig(rij, {"soorten": sorted(set(soorten)), "motivering": motivering}, versie=versie, door=door)


def is_gedeeld(rij: Netwerkorganisatie) -> bool:
    """Whether the organisation takes part in another network as well."""
    return Netwerkorganisatie.objects.filter(organisatie=rij.organisatie_id).exclude(pk=rij.pk).exists()


def zoek_organisaties(netwerk: Netwerk, woorden: str, *, hoogstens: int = 8) -> list[Organisatie]:
    """Shared organisations with every word in their name that are not yet in this network."""
    rijen = Organisatie.objects.filter(opgegaan_in=None).exclude(netwerkorganisaties__netwerk=netwerk)
    for woord in woorden.split():
        if (sleutel := vergelijksleutel(f"x {woord}")[1:]) != "":
            rijen = rijen.filter(vergelijk__contains=sleutel)
    return list(rijen.order_by("naam")[:hoogstens]) if woorden.strip() else []


def verwijzingen(
    obj: models.Model, *, netwerk: Netwerk | None = None, zonder: Collection[type[models.Model]] = ()
) -> list[tuple[int, str]]:
    """What points to ``obj`` (inside one network, when given): how many, and the word for them; ``zonder`` is no use of it.

    An arrow of the chain belongs to the younger side and goes with it: it is a use of the older side alone.
    """
    uit = []
    for relatie in obj._meta.related_objects:
        model: Any = relatie.related_model  # a class, or the word 'self' before the models are loaded
        if model in {*zonder, Organisatie}:  # a merged organisation is no use of the other
            continue
        if issubclass(model, Pijlmodel) and relatie.on_delete is models.CASCADE:
            continue
        rijen = model._default_manager.filter(**{relatie.field.name: obj})
        if netwerk is not None:
            rijen = rijen.filter(**{_pad_naar_netwerk(model): netwerk})
        if aantal := rijen.count():
            woord = model._meta.verbose_name if aantal == 1 else model._meta.verbose_name_plural
            uit.append((aantal, str(woord)))
    return uit


def eis_ongebruikt(wat: str, gebruikt: Sequence[tuple[int, str]]) -> None:
    """Raise DomainError that says what still points to something, when anything does."""
    if gebruikt:
        dingen = opsomming([f"{aantal} {woord}" for aantal, woord in gebruikt])
        raise DomainError(f"{wat} blijft staan: er hangt nog iets aan vast ({dingen}).")


def _wijzig(obj: M, velden: Mapping[str, object], *, versie: int, door: Gebruiker | None, ook: bool = False) -> M:
    """Write the fields that differ from what stands in the database, if it stands at ``versie``.

    ``ook``: something that belongs to it changes as well, so its version goes up in any case.
    """
    staat_er = zoals_het_staat(obj)
    anders = _anders(staat_er, velden)
    for naam, waarde in velden.items():
        setattr(obj, naam, waarde)
    eis_geldig(obj)
    if anders or ook or versie != staat_er.versie:
        bewaar(obj, anders, versie=versie)
        zoekindex.zet_rond(obj)
        leg_vast(f"{obj._meta.model_name}.gewijzigd", onderwerp=obj, door=door, velden=anders)
    return obj


def _anders(obj: models.Model, velden: Mapping[str, object]) -> list[str]:
    """The names of the fields that are not what they were."""
    return [naam for naam, waarde in velden.items() if getattr(obj, naam) != waarde]


def _pad_naar_netwerk(model: type[models.Model]) -> str:
    """How a row of ``model`` leads to its network: by itself or through what it belongs to."""
    namen = {veld.name for veld in model._meta.fields}
    if "netwerk" in namen:
        return "netwerk"
    for veld in model._meta.fields:
        doel: Any = veld.related_model  # idem
        if doel is not None and "netwerk" in {f.name for f in doel._meta.fields}:
            return f"{veld.name}__netwerk"
    raise LookupError(f"{model._meta.label} does not lead to a network")
