"""What may happen to a card of the knowledge base: written, changed, made public, taken over."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db import models, transaction
from django.utils.text import slugify

from kennis.enums import Bewijs
from kennis.models import Fiche, FicheUitInzicht, FicheUitLeervraag, FicheUitPiloot, Openbaarheid, Overname
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later, eis_staat_er_nog
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.zoeken import zoekindex
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.domain.inrichting import eis_ongebruikt, verwijzingen
from netwerken.models import Gebruiker, Netwerk, Organisatie, Thema
from piloten.models import Piloot
from projecten.models import Analysefase, Project
from sessies.models import Inzicht, Leervraag

BEZETTE_WOORDEN = frozenset({"schrijf", "signalen"})
WERKWIJZE = ("context", "stappen", "voorwaarden", "valkuilen", "kost")


class Fichevelden(TypedDict, total=False):
    """The fields of a card that people fill in."""

    soort: str
    titel: str
    kern: str
    tekst: str
    context: str
    stappen: str
    voorwaarden: str
    valkuilen: str
    kost: str
    bewijs: str
    thema: Thema | None
    datum: date | None


class Fichebronnen(TypedDict, total=False):
    """What a card rests on."""

    piloten: Iterable[Piloot]
    inzichten: Iterable[Inzicht]
    leervragen: Iterable[Leervraag]


class Overnamevelden(TypedDict):
    """Who took a card over (one of the two), when, and adapted how."""

    project: Project | None
    organisatie: Organisatie | None
    datum: date
    aanpassing: str


WIJZIGBAAR = frozenset(Fichevelden.__annotations__)


@transaction.atomic
def schrijf_fiche(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    soort: str,
    titel: str,
    kern: str,
    tekst: str = "",
    context: str = "",
    stappen: str = "",
    voorwaarden: str = "",
    valkuilen: str = "",
    kost: str = "",
    bewijs: str = Bewijs.BESCHREVEN,
    thema: Thema | None = None,
    analysefase: Analysefase | None = None,
    datum: date | None = None,
    slug: str = "",
    piloten: Iterable[Piloot] = (),
    inzichten: Iterable[Inzicht] = (),
    leervragen: Iterable[Leervraag] = (),
    door: Gebruiker | None,
) -> Fiche:
    """Write a card with what it rests on; ``stappen`` has one step a line. Without ``slug`` its address comes from the title.

    Raises DomainError for an address that is taken, AnderNetwerkError for a source of another network.
    """
    piloten, inzichten, leervragen = list(piloten), list(inzichten), list(leervragen)
    eis_zelfde_netwerk(netwerk, thema, analysefase, *piloten, *inzichten, *leervragen)
    fiche = Fiche(
        netwerk=netwerk,
        soort=soort,
        titel=titel,
        kern=kern,
        tekst=tekst,
        context=context,
        stappen=stappen,
        voorwaarden=voorwaarden,
        valkuilen=valkuilen,
        kost=kost,
        bewijs=bewijs,
        thema=thema,
        analysefase=analysefase,
        datum=datum or klok.vandaag(),
        slug=_adres(netwerk, slug, titel),
    )
    eis_geldig(fiche)
    fiche.save()
    _leg_pijlen(fiche, piloten, inzichten, leervragen)
    leg_vast("fiche.geschreven", onderwerp=fiche, door=door, soort=soort)
    return fiche


@transaction.atomic
def wijzig_fiche(
    fiche: Fiche,
    *,
    velden: Fichevelden,
    versie: int,
    piloten: Iterable[Piloot] | None = None,
    inzichten: Iterable[Inzicht] | None = None,
    leervragen: Iterable[Leervraag] | None = None,
    door: Gebruiker | None,
) -> Fiche:
    """Change fields of a card, and what it rests on where that is given. The address stays.

    Raises VersieConflict when somebody else saved first, DomainError for a field that is not changed this way.
    """
    vreemd = set(velden) - WIJZIGBAAR
    if vreemd:
        raise DomainError(f"Dit wijzig je hier niet: {', '.join(sorted(vreemd))}.")
    bronnen = {
        FicheUitPiloot: ("piloot", None if piloten is None else list(piloten)),
        FicheUitInzicht: ("inzicht", None if inzichten is None else list(inzichten)),
        FicheUitLeervraag: ("leervraag", None if leervragen is None else list(leervragen)),
    }
    for naam, waarde in velden.items():
        setattr(fiche, naam, waarde)
    eis_zelfde_netwerk(fiche.netwerk, fiche.thema, *(b for _, rij in bronnen.values() for b in rij or ()))
    eis_geldig(fiche)
    bewaar(fiche, velden, versie=versie)
    for pijl, (veld, rij) in bronnen.items():
        if rij is not None:
            _vervang(pijl, fiche, veld, rij)
    leg_vast("fiche.gewijzigd", onderwerp=fiche, door=door, velden=sorted(velden))
    return fiche


@transaction.atomic
def haal_fiche_weg(fiche: Fiche, *, door: Gebruiker | None) -> None:
    """Take away a card that was written by mistake.

    Raises DomainError when it is gone, or public, or was so once, or when something rests on it: then it stays.
    """
    eis_staat_er_nog(fiche)
    eis_ongebruikt("De fiche", verwijzingen(fiche))
    leg_vast("fiche.weggehaald", onderwerp=fiche, door=door)
    zoekindex.verwijder(fiche)
    fiche.delete()


@transaction.atomic
def publiceer_fiche(fiche: Fiche, *, door: Gebruiker | None) -> Fiche:
    """Let everybody read a card, without login. Raises DomainError when it is public, or has no text yet."""
    if fiche.is_openbaar:
        raise DomainError("Deze fiche staat al openbaar.")
    if not fiche.tekst.strip():
        raise DomainError(
            "Schrijf eerst de tekst van de fiche. Een lezer van buiten heeft niet genoeg aan de kern.", veld="tekst"
        )
    return _zet_openbaar(fiche, openbaar=True, door=door)


@transaction.atomic
def trek_publicatie_in(fiche: Fiche, *, door: Gebruiker | None) -> Fiche:
    """Make a public card readable for members only again. Raises DomainError when it was not public."""
    if not fiche.is_openbaar:
        raise DomainError("Deze fiche staat niet openbaar.")
    return _zet_openbaar(fiche, openbaar=False, door=door)


@transaction.atomic
def neem_over(
    fiche: Fiche,
    *,
    project: Project | None = None,
    organisatie: Organisatie | None = None,
    datum: date,
    aanpassing: str = "",
    door: Gebruiker | None,
) -> Overname:
    """Record that a project or organisation took a card over, and how it adapted it.

    Raises DomainError without exactly one taker, for a day to come, or when the same taker did so before.
    """
    eis_zelfde_netwerk(fiche.netwerk, project)
    if (project is None) == (organisatie is None):
        raise DomainError("Een overname is van één project of één organisatie.", veld="project")
    eis_niet_later(datum, "Een overname")
    if Overname.objects.filter(fiche=fiche, project=project, organisatie=organisatie).exists():
        raise DomainError(f"{project or organisatie} nam deze fiche al over.", veld="project")
    overname = Overname(
        fiche=fiche, netwerk=fiche.netwerk, project=project, organisatie=organisatie, datum=datum, aanpassing=aanpassing
    )
    eis_geldig(overname)
    overname.save()
    leg_vast("fiche.overgenomen", onderwerp=overname, door=door, fiche=fiche.pk)
    return overname


@transaction.atomic
def haal_overname_weg(overname: Overname, *, door: Gebruiker | None) -> None:
    """Take away a take-over that was noted by mistake. Raises DomainError when it is gone, or something points to it."""
    eis_staat_er_nog(overname)
    eis_ongebruikt("De overname", verwijzingen(overname))
    leg_vast("fiche.overname_weggehaald", onderwerp=overname, door=door, fiche=overname.fiche_id)
    overname.delete()


def _zet_openbaar(fiche: Fiche, *, openbaar: bool, door: Gebruiker | None) -> Fiche:
    fiche.is_openbaar = openbaar
    bewaar(fiche, ["is_openbaar"], versie=fiche.versie)
    if openbaar:
        Openbaarheid.objects.create(fiche=fiche, van=klok.vandaag())
    else:
        Openbaarheid.objects.filter(fiche=fiche, tot=None).update(tot=klok.vandaag())
    leg_vast("fiche.gepubliceerd" if openbaar else "fiche.publicatie_ingetrokken", onderwerp=fiche, door=door)
    return fiche


def _adres(netwerk: Netwerk, gevraagd: str, titel: str) -> str:
    """Return the address: as asked, or from the title with a number when that is taken."""
    bezet = set(Fiche.objects.filter(netwerk=netwerk).values_list("slug", flat=True)) | BEZETTE_WOORDEN
    if gevraagd:
        if gevraagd in bezet:
            raise DomainError(f"Er is al een fiche met adres ‘{gevraagd}’.", veld="slug")
        return gevraagd
    basis = slugify(titel)[:70].strip("-") or "fiche"
    kandidaat, teller = basis, 2
    while kandidaat in bezet:
        kandidaat, teller = f"{basis}-{teller}", teller + 1
    return kandidaat


def _leg_pijlen(
    fiche: Fiche, piloten: Iterable[Piloot], inzichten: Iterable[Inzicht], leervragen: Iterable[Leervraag]
) -> None:
    FicheUitPiloot.objects.bulk_create([FicheUitPiloot(fiche=fiche, piloot=p) for p in dict.fromkeys(piloten)])
    FicheUitInzicht.objects.bulk_create([FicheUitInzicht(fiche=fiche, inzicht=i) for i in dict.fromkeys(inzichten)])
    FicheUitLeervraag.objects.bulk_create(
        [FicheUitLeervraag(fiche=fiche, leervraag=v) for v in dict.fromkeys(leervragen)]
    )


def _vervang(pijl: type[models.Model], fiche: Fiche, veld: str, bronnen: Iterable[models.Model]) -> None:
    bronnen = list(bronnen)
    pijl._default_manager.filter(fiche=fiche).exclude(**{f"{veld}__in": bronnen}).delete()
    for bron in bronnen:
        pijl._default_manager.get_or_create(None, fiche=fiche, **{veld: bron})
