"""The guide of a new network: what was done already, as the facts say, and what is next. Also the steps that this app tells."""

from dataclasses import dataclass

from django.db.models import Exists, Q, Value
from django.urls import reverse

from kern import register
from kern.gids import Gidsstap
from kern.toegang import Toegang
from netwerken.enums import Rol
from netwerken.models import Groep, Lidmaatschap, Netwerk, Netwerkorganisatie, Orgaan, Plicht, Thema, Uitnodiging

_ANDEREN = ~Q(rol=Rol.NETWERKBEGELEIDER)


@dataclass(frozen=True)
class Gidsregel:
    """A step as the page shows it."""

    zin: str
    url: str
    gedaan: bool


@dataclass(frozen=True)
class Gids:
    """The steps of one network for one person."""

    regels: list[Gidsregel]
    is_opgeborgen: bool

    @property
    def aantal_gedaan(self) -> int:
        return sum(regel.gedaan for regel in self.regels)

    @property
    def volgende(self) -> Gidsregel:
        """The first step that is not done; a guide has one."""
        return next(regel for regel in self.regels if not regel.gedaan)


def gids(toegang: Toegang) -> Gids | None:
    """The guide for who may do its steps, in one query; None when all is done, and when the network is over."""
    netwerk = toegang.netwerk
    if netwerk.is_afgerond or not toegang.mag("netwerken.richt_in"):
        return None
    nodig = sorted(register.alles.gidsstappen, key=lambda stap: stap.rang)
    stappen = [stap for stap in nodig if stap.nodig(netwerk) and toegang.mag(stap.recht)]
    feiten = {f"stap_{stap.rang}": _als_vraag(stap.gedaan(netwerk)) for stap in stappen}
    eigen = Lidmaatschap.objects.filter(netwerk=netwerk, gebruiker=toegang.gebruiker, gids_opgeborgen=True)
    feiten["opgeborgen"] = Exists(eigen)
    rij = Netwerk.objects.filter(pk=netwerk.pk).annotate(**feiten).values(*feiten).get()
    plek = {"netwerk": netwerk.slug}
    regels = [Gidsregel(s.zin, reverse(s.adres, kwargs=plek), rij[f"stap_{s.rang}"]) for s in stappen]
    return None if all(regel.gedaan for regel in regels) else Gids(regels, rij["opgeborgen"])


def _als_vraag(feit: object) -> object:
    return Value(feit) if isinstance(feit, bool) else feit


STAPPEN = (
    Gidsstap(10, "Zeg in enkele zinnen waarover jullie leren", "netwerken:netwerk", lambda n: bool(n.omschrijving)),
    Gidsstap(
        20,
        "Kies wat in het menu staat",
        "netwerken:menu",
        lambda n: bool(n.onderdelen),
        nodig=lambda n: not n.onderdelen,
    ),
    Gidsstap(
        30,
        "Neem de organisaties op die meedoen",
        "netwerken:organisaties-opnemen",
        lambda n: Exists(Netwerkorganisatie.objects.in_netwerk(n)),
    ),
    Gidsstap(
        40,
        "Nodig de eerste mensen uit",
        "netwerken:uitnodigen",
        lambda n: (
            Exists(Lidmaatschap.objects.filter(_ANDEREN, netwerk=n))
            | Exists(Uitnodiging.objects.filter(_ANDEREN, netwerk=n, ingetrokken_op=None))
        ),
        recht="netwerken.nodig_uit",
    ),
    Gidsstap(
        50,
        "Voeg de thema’s toe waarover jullie leren",
        "netwerken:thema-nieuw",
        lambda n: Exists(Thema.objects.in_netwerk(n)),
    ),
    Gidsstap(
        60, "Leg vast wat jullie beloofden", "netwerken:plicht-nieuw", lambda n: Exists(Plicht.objects.in_netwerk(n))
    ),
    Gidsstap(
        70,
        "Voeg toe wie samen beslist of leert: een orgaan of een groep",
        "netwerken:orgaan-nieuw",
        lambda n: Exists(Orgaan.objects.in_netwerk(n)) | Exists(Groep.objects.in_netwerk(n)),
    ),
)
