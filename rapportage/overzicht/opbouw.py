"""The outline of a final report as it stands, and what it still misses; a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.urls import reverse

from kern.opmaak import opsomming
from netwerken.models import Netwerk, Ondertekening, Thema
from rapportage.domain.gemis import GATEN, REDACTIE, ZONDER_BEWIJS, Tekstplek, gaten, tekstplekken
from rapportage.enums import Rapportopbouw, Tekstsoort
from rapportage.models import (
    Aanbeveling,
    Eindredactie,
    Gemisuitleg,
    Hoofdstuk,
    Impactkader,
    Onderwerp,
    Rapporttekst,
    RodeDraad,
)
from rapportage.rules import oordeel_over

HOOGSTENS = 25  # of one kind on the page, before somebody asks for all of it


@dataclass(frozen=True)
class Plek:
    """Something that misses, and where it is solved. ``sleutel`` names it; ``reden`` says why it misses knowingly."""

    titel: str
    url: str
    sleutel: str
    reden: Gemisuitleg | None = None

    @property
    def wat(self) -> str:
        """The second half of the key."""
        return self.sleutel.partition(":")[2]


@dataclass(frozen=True)
class Gemis:
    """Everything of one kind that still misses; ``soort`` is the first half of the key of each."""

    soort: str
    wat: str
    uitleg: str
    plekken: list[Plek]
    alles: bool = False

    @property
    def open(self) -> list[Plek]:
        """Those that nobody explained."""
        return [plek for plek in self.plekken if plek.reden is None]

    @property
    def getoond(self) -> list[Plek]:
        """What stands on the page: all of it when somebody asks, else the first, with what is open in front."""
        return self.plekken if self.alles else sorted(self.plekken, key=lambda p: p.reden is not None)[:HOOGSTENS]

    @property
    def meer(self) -> int:
        """How many do not stand there."""
        return len(self.plekken) - len(self.getoond)


class Tekstregel(TypedDict):
    """A text there is room for: its name, how much is written, and where it is written."""

    naam: str
    thema: Thema | None
    delen: int
    url: str


@dataclass
class Opbouw:
    """The outline: what the editor wrote, who signs, and the parts in order. Each part knows what hangs on it."""

    redactie: Eindredactie | None
    ondertekenaars: list[Ondertekening]
    draden: list[RodeDraad]
    hoofdstukken: list[Hoofdstuk]
    los: list[Aanbeveling]
    aanbevelingen: list[Aanbeveling]
    teksten: list[Tekstregel] = field(default_factory=list)
    gemis: list[Gemis] = field(default_factory=list)
    alles: str = ""  # of which kind everything is asked

    @property
    def getoond_los(self) -> list[Aanbeveling]:
        """What stands on the page of the recommendations outside the chapters."""
        return self.los if self.alles == "los" else self.los[:HOOGSTENS]

    @property
    def meer_los(self) -> int:
        """How many do not stand there."""
        return len(self.los) - len(self.getoond_los)

    @property
    def per_pijler(self) -> bool:
        """Whether the middle is built per pillar."""
        return self.redactie is not None and self.redactie.opbouw == Rapportopbouw.PIJLERS

    @property
    def is_leeg(self) -> bool:
        """Whether nobody began yet."""
        return self.redactie is None and not self.hoofdstukken and not self.draden

    @property
    def aantal_gemist(self) -> int:
        """How many things miss without anybody having said why."""
        return sum(len(g.open) for g in self.gemis)


def lees_opbouw(netwerk: Netwerk, alles: str = "") -> Opbouw:
    """Read the outline of this network with everything that still misses, for who may compose it.

    ``alles`` is the kind of which the page shows everything ("los", or a kind of gap), and not the first alone.
    """
    alle = Aanbeveling.objects.in_netwerk(netwerk).order_by("nummer")
    aanbevelingen, bloot = list(alle), set(alle.filter(ZONDER_BEWIJS).values_list("pk", flat=True))
    for aanbeveling in aanbevelingen:
        aanbeveling.is_bloot = aanbeveling.pk in bloot
    kaders = Impactkader.objects.in_netwerk(netwerk).select_related("project__netwerk").order_by("volgorde", "pk")
    hoofdstukken = _hoofdstukken(netwerk, aanbevelingen, list(kaders))
    opbouw = Opbouw(
        redactie=Eindredactie.objects.in_netwerk(netwerk).first(),
        ondertekenaars=list(netwerk.ondertekeningen.onder_de_brief()),
        draden=_met_aantal(RodeDraad.objects.in_netwerk(netwerk).order_by("nummer"), aanbevelingen),
        hoofdstukken=hoofdstukken,
        los=[a for a in aanbevelingen if a.onderwerp_id is None],
        aanbevelingen=aanbevelingen,
        alles=alles,
    )
    opbouw.teksten = _teksten(netwerk, opbouw.redactie)
    opbouw.gemis = lees_gemis(netwerk, alles)
    return opbouw


def _hoofdstukken(
    netwerk: Netwerk, aanbevelingen: Iterable[Aanbeveling], kaders: Iterable[Impactkader]
) -> list[Hoofdstuk]:
    """Chapters with ``delen``: their topics, each with ``eigen`` recommendations and ``kaders``."""
    per_onderwerp: dict[int | None, list[Aanbeveling]] = defaultdict(list)
    per_kader: dict[int, list[Impactkader]] = defaultdict(list)
    per_hoofdstuk: dict[int, list[Onderwerp]] = defaultdict(list)
    for aanbeveling in aanbevelingen:
        per_onderwerp[aanbeveling.onderwerp_id].append(aanbeveling)
    for kader in kaders:
        per_kader[kader.onderwerp_id].append(kader)
    onderwerpen = Onderwerp.objects.in_netwerk(netwerk).select_related("hoofdstuk")
    for onderwerp in onderwerpen.order_by("nummer"):
        onderwerp.eigen = per_onderwerp[onderwerp.pk]
        onderwerp.kaders = per_kader[onderwerp.pk]
        per_hoofdstuk[onderwerp.hoofdstuk_id].append(onderwerp)
    hoofdstukken = list(Hoofdstuk.objects.in_netwerk(netwerk).order_by("nummer"))
    for hoofdstuk in hoofdstukken:
        hoofdstuk.delen = per_hoofdstuk[hoofdstuk.pk]
    return hoofdstukken


def _met_aantal(draden: Iterable[RodeDraad], aanbevelingen: Iterable[Aanbeveling]) -> list[RodeDraad]:
    """Red threads with ``eigen``: the recommendations that follow them."""
    per_draad: dict[int | None, list[Aanbeveling]] = defaultdict(list)
    for aanbeveling in aanbevelingen:
        per_draad[aanbeveling.rode_draad_id].append(aanbeveling)
    rijen = list(draden)
    for draad in rijen:
        draad.eigen = per_draad[draad.pk]
    return rijen


class _Adres:
    """Addresses inside one network."""

    def __init__(self, slug: str) -> None:
        self._slug = slug

    def __call__(self, naam: str, vraag: str = "", **kwargs: str | int) -> str:
        return reverse(naam, kwargs={"netwerk": self._slug, **kwargs}) + vraag

    def nieuw(self, soort: str, vraag: str = "") -> str:
        return self("rapportage:onderdeel-nieuw", vraag, soort=soort)


UITLEG_TEKSTEN: dict[str, str] = {
    Tekstsoort.KADER: "Uit welk beleid het netwerk komt, wat gevraagd was en wie meedeed.",
    Tekstsoort.VERLOOP: "Hoe het liep, per periode: wat jullie deden, wat tegenzat en wat jullie bijstuurden.",
    Tekstsoort.PIJLER: "Waarover deze pijler gaat en waar de projecten begonnen.",
    Tekstsoort.PIJLERVERLOOP: "Hoe het werk in deze pijler liep.",
    Tekstsoort.LESSEN: "Wat jullie leerden, per les een kop; de inzichten van de bijeenkomsten komen er vanzelf onder.",
    Tekstsoort.KNELPUNTEN: "Wat projecten zelf niet opgelost krijgen; signalen en fiches komen er vanzelf onder.",
    Tekstsoort.TUSSEN: "Wat de pijlers samen nodig hebben: overdracht, samenwerking, nazorg.",
    Tekstsoort.DIVERSITEIT: "Wie jullie bereikten en wie niet, en wat jullie eraan deden.",
    Tekstsoort.WAARDE: "Wat het netwerk opleverde, in jullie eigen oordeel; de cijfers komen er vanzelf bij.",
    Tekstsoort.INBEDDING: "Wat blijft, bij wie, en wie wanneer kijkt of het nog leeft.",
    Tekstsoort.DRAAIBOEK: "Hoe een ander zo’n netwerk opzet en begeleidt: een deel dat los te gebruiken is.",
    Tekstsoort.METHODE: "Hoe jullie aan vragen, lessen en aanbevelingen kwamen, en waar je voorzichtig mee moet zijn.",
}


def _teksten(netwerk: Netwerk, redactie: Eindredactie | None) -> list[Tekstregel]:
    """Every text there is room for: its name, how much is written, and where it is written."""
    opbouw = redactie.opbouw if redactie else Rapportopbouw.HOOFDSTUKKEN.value
    geschreven = {(t.soort, t.thema_id): t for t in Rapporttekst.objects.in_netwerk(netwerk)}
    adres = _Adres(netwerk.slug)
    rijen: list[Tekstregel] = []
    for soort, thema in tekstplekken(netwerk, opbouw):
        tekst = geschreven.get((soort.value, thema.pk if thema else None))
        rijen.append(
            {
                "naam": str(soort.label),
                "thema": thema,
                "delen": len(tekst.delen) if tekst else 0,
                "url": tekstadres(adres, soort.value, thema.pk if thema else None),
            }
        )
    return rijen


def tekstadres(adres: _Adres, soort: str, thema: int | None) -> str:
    """Where a text is written."""
    if thema is None:
        return adres("rapportage:rapporttekst", soort=soort)
    return adres("rapportage:rapporttekst-pijler", soort=soort, thema=thema)


def lees_gemis(netwerk: Netwerk, alles: str = "") -> list[Gemis]:
    """What misses, per kind in the order in which it is solved, each with the address where that is done."""
    adres = _Adres(netwerk.slug)
    per_soort: dict[str, list[Plek]] = defaultdict(list)
    for gat in gaten(netwerk):
        titel, url = _PLEKKEN[gat.soort](gat.wat, adres)
        per_soort[gat.soort].append(Plek(titel, url, gat.sleutel, gat.uitleg))
    return [
        Gemis(soort, GATEN[soort], _WOORDEN[soort], plekken, soort == alles) for soort, plekken in per_soort.items()
    ]


_WOORDEN = {
    "eindredactie": "Deze stukken zijn nog leeg.",
    "tekst": "Deze delen van het rapport heeft nog niemand geschreven.",
    "fiche": "Een ander kan ze nog niet nadoen: schrijf bij de fiche de stappen en wat je nodig hebt.",
    "hoofdstuk": "Zo’n hoofdstuk heeft enkel een omslag.",
    "onderwerp": "Doe er een aanbeveling bij, of zet er een bestaande bij.",
    "aanbeveling": "Het rapport zegt erbij dat er nog niets achter staat.",
    "sterkte": "Het rapport noemt ze zo sterk als de regel toelaat, tenzij je zegt wie er anders over besliste en waarom.",
    "geadresseerde": "Dan weet niemand dat hij aan zet is.",
    "impactkader": "De tabel toont de gevalideerde projecten; dit project is dat niet.",
    "project": "Van deze gevalideerde projecten is er nog geen ‘Impact in 2030?’.",
    "vraag": "Het rapport telt ze als open.",
    "piloot": "Inbedden, opschalen, aanpassen of stoppen: het rapport noemt het besluit.",
}


def _tekst(plek: Tekstplek, adres: _Adres) -> tuple[str, str]:
    titel = str(plek.soort.label).capitalize()
    url = tekstadres(adres, plek.soort.value, plek.thema.pk if plek.thema else None)
    return (f"{titel} ({plek.thema.kort})" if plek.thema else titel, url)


# kind of gap -> its title and the address where it is solved; Any: each kind misses in an object of its own
_PLEKKEN: dict[str, Callable[[Any, _Adres], tuple[str, str]]] = {
    "eindredactie": lambda naam, adres: (
        REDACTIE[naam],
        adres.nieuw("ondertekenaar") if naam == "ondertekenaar" else adres("rapportage:eindredactie"),
    ),
    "tekst": _tekst,
    "fiche": lambda f, adres: (f.titel, adres("kennis:wijzig", slug=f.slug)),
    "hoofdstuk": lambda h, adres: (str(h), adres.nieuw("onderwerp", f"?hoofdstuk={h.pk}")),
    "onderwerp": lambda o, adres: (str(o), adres("rapportage:aanbeveling-nieuw", f"?onderwerp={o.pk}")),
    "aanbeveling": lambda a, adres: (str(a), adres("rapportage:aanbeveling-bewijs", nummer=a.nummer)),
    "sterkte": lambda a, adres: (
        f"{a} (nog nodig: {opsomming(oordeel_over(a).tekort)})",
        adres("rapportage:aanbeveling-wijzigen", nummer=a.nummer),
    ),
    "geadresseerde": lambda a, adres: (str(a), adres("rapportage:aanbeveling-wijzigen", nummer=a.nummer)),
    "impactkader": lambda k, _: (f"{k.titel} ({k.project.titel})", k.project.get_absolute_url()),
    "project": lambda p, adres: (f"{p.nummer} {p.titel}", adres.nieuw("impactkader", f"?project={p.code}")),
    "vraag": lambda v, adres: (v.tekst, adres("sessies:beantwoord", nummer=v.nummer)),
    "piloot": lambda p, adres: (p.titel, adres("piloten:besluit", nummer=p.nummer)),
}
