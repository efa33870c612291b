"""The tree of themes of one network: planted, changed and put in order."""

from datetime import date
from typing import NotRequired, TypedDict

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from netwerken.domain.inrichting import NIVEAUS, beeindig_deel, wijzig_deel
from netwerken.domain.netwerken import voeg_toe
from netwerken.models import Beleidsdoel, Gebruiker, Netwerk, Thema


class Nieuwthema(TypedDict):
    """What is said of a new theme; one on the highest level hangs under nothing."""

    lang: str
    kort: str
    ouder: NotRequired[Thema | None]
    beleidsdoel: NotRequired[Beleidsdoel | None]


class Themavelden(TypedDict, total=False):
    """What may change of a theme."""

    lang: str
    kort: str
    ouder: Thema | None
    beleidsdoel: Beleidsdoel | None
    tot: date | None


def boom(netwerk: Netwerk) -> list[Thema]:
    """All themes of a network, each right under the one it belongs to, in one query."""
    return _op_rij(list(Thema.objects.in_netwerk(netwerk).order_by("volgorde", "pk")))


@transaction.atomic
def voeg_thema_toe(
    netwerk: Netwerk,
    *,
    lang: str,
    kort: str,
    ouder: Thema | None = None,
    beleidsdoel: Beleidsdoel | None = None,
    door: Gebruiker | None,
) -> Thema:
    """Add a theme at the end of its branch. Raises DomainError for a title that is taken or a branch too deep."""
    thema: Thema = voeg_toe(
        Thema,
        netwerk,
        lang=lang,
        kort=kort,
        ouder=ouder,
        niveau=_niveau_onder(ouder),
        beleidsdoel=beleidsdoel,
        volgorde=Thema.objects.in_netwerk(netwerk).count(),
        door=door,
    )
    _nummer(boom(netwerk))
    thema.refresh_from_db()
    return thema


@transaction.atomic
def wijzig_thema(thema: Thema, *, velden: Themavelden, versie: int, door: Gebruiker | None) -> Thema:
    """Change a theme or hang it elsewhere; what is below it goes along.

    Raises DomainError when it would hang under itself or too deep, VersieConflict when somebody else saved first.
    """
    ouder = velden.get("ouder", thema.ouder)
    takken = boom(thema.netwerk)
    eigen = {thema.pk, *(t.pk for t in _onder(thema.pk, takken))}
    if ouder is not None and ouder.pk in eigen:
        raise DomainError("Een thema hangt niet onder zichzelf. Kies een ander thema.", veld="ouder")
    niveau = _niveau_onder(ouder)
    diepte = max(t.niveau for t in takken if t.pk in eigen) - thema.niveau
    if niveau + diepte > NIVEAUS:
        raise DomainError(f"Zo wordt de boom te diep: hoogstens {NIVEAUS} lagen.", veld="ouder")
    wijzig_deel(thema, velden={**velden, "niveau": niveau}, versie=versie, door=door)
    _nummer(boom(thema.netwerk))
    return thema


@transaction.atomic
def verplaats_thema(thema: Thema, *, stap: int, door: Gebruiker | None) -> None:
    """Move a theme one place up (-1) or down (1) among those beside it. Raises DomainError at either end."""
    takken = boom(thema.netwerk)
    naast = [t for t in takken if t.ouder_id == thema.ouder_id]
    plaats = next(i for i, t in enumerate(naast) if t.pk == thema.pk)
    straks = plaats + stap
    if stap not in (-1, 1) or not 0 <= straks < len(naast):
        raise DomainError("Dit thema staat al vooraan." if stap < 0 else "Dit thema staat al achteraan.")
    naast[plaats], naast[straks] = naast[straks], naast[plaats]
    _nummer(_op_rij(naast + [t for t in takken if t.ouder_id != thema.ouder_id]))
    leg_vast("thema.verplaatst", onderwerp=thema, door=door, stap=stap)


@transaction.atomic
def beeindig_thema(thema: Thema, *, op: date, door: Gebruiker | None) -> Thema:
    """End a theme. Raises DomainError while something below it goes on."""
    lopend = [t.kort for t in _onder(thema.pk, boom(thema.netwerk)) if not t.is_beeindigd]
    if lopend:
        raise DomainError(f"Beëindig eerst wat eronder hangt: {', '.join(lopend)}.")
    return beeindig_deel(thema, op=op, door=door)


def onder(thema: Thema) -> list[Thema]:
    """Everything that hangs below a theme."""
    return _onder(thema.pk, boom(thema.netwerk))


def _onder(pk: int, takken: list[Thema]) -> list[Thema]:
    """Everything below the theme with this id, in a list that stands in the order of the tree."""
    in_tak, uit = {pk}, []
    for thema in takken:
        if thema.ouder_id in in_tak:
            in_tak.add(thema.pk)
            uit.append(thema)
    return uit


def _op_rij(themas: list[Thema]) -> list[Thema]:
    """The same themes, each right under the one it belongs to; those beside each other keep their order."""
    kinderen: dict[int | None, list[Thema]] = {}
    for thema in themas:
        kinderen.setdefault(thema.ouder_id, []).append(thema)
    uit: list[Thema] = []
    wacht = list(reversed(kinderen.get(None, [])))
    while wacht:
        thema = wacht.pop()
        uit.append(thema)
        wacht += reversed(kinderen.get(thema.pk, []))
    return uit


def _nummer(themas: list[Thema]) -> None:
    """Write the order of the tree, and the level of each theme, where they changed."""
    niveaus: dict[int | None, int] = {None: 0}
    anders = []
    for volgorde, thema in enumerate(themas):
        niveau = niveaus[thema.pk] = niveaus[thema.ouder_id] + 1
        if (thema.volgorde, thema.niveau) != (volgorde, niveau):
            thema.volgorde, thema.niveau = volgorde, niveau
            anders.append(thema)
    Thema.objects.bulk_update(anders, ["volgorde", "niveau"])


def _niveau_onder(ouder: Thema | None) -> int:
    niveau = 1 if ouder is None else ouder.niveau + 1
    if niveau > NIVEAUS:
        raise DomainError(f"Zo wordt de boom te diep: hoogstens {NIVEAUS} lagen.", veld="ouder")
    return niveau
