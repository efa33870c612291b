"""The outline of a final report as it stands, and what it still misses; a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict

from django.urls import reverse

from kern.opmaak import opsomming
from kern.standen import LOS
from kern.toegang import Toegang
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
from rapportage.querysets import AanbevelingQuerySet
from rapportage.rules import code_van, oordeel_over

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

    @property
    def open(self) -> list[Plek]:
        """Those that nobody explained."""
        return [plek for plek in self.plekken if plek.reden is None]


@dataclass(frozen=True)
class Gemisblok:
    """What the page shows of one kind: the first, with what is open in front, or all of it when somebody asks."""

    soort: str
    aantal: int
    aantal_open: int
    getoond: list[Plek]
    alles: bool = False

    @property
    def wat(self) -> str:
        return GATEN[self.soort]

    @property
    def uitleg(self) -> str:
        return _WOORDEN[self.soort]

    @property
    def meer(self) -> int:
        """How many do not stand there."""
        return self.aantal - len(self.getoond)


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
    los: list[Aanbeveling]  # outside the chapters: the first, or all when somebody asks
    meer_los: int = 0  # how many do not stand there
    teksten: list[Tekstregel] = field(default_factory=list)
    gemis: list[Gemisblok] = field(default_factory=list)

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
        return sum(g.aantal_open for g in self.gemis)


def lees_opbouw(toegang: Toegang, alles: str = "") -> Opbouw:
    """Read the outline of this network with everything that still misses, for who may compose it.

    ``alles`` is the kind of which the page shows everything ("los", or a kind of gap), and not the first alone.
    """
    netwerk = toegang.netwerk
    alle = Aanbeveling.objects.in_netwerk(netwerk).order_by("nummer")
    ergens, nergens = list(alle.exclude(onderwerp=None)), alle.filter(onderwerp=None)
    los = list(nergens if alles == "los" else nergens[: HOOGSTENS + 1])
    meer_los = nergens.count() - HOOGSTENS if alles != "los" and len(los) > HOOGSTENS else 0
    los = los[:HOOGSTENS] if meer_los else los
    bloot = set(alle.filter(ZONDER_BEWIJS, pk__in=[a.pk for a in (*ergens, *los)]).values_list("pk", flat=True))
    for aanbeveling in (*ergens, *los):
        aanbeveling.is_bloot = aanbeveling.pk in bloot
    kaders = Impactkader.objects.in_netwerk(netwerk).select_related("project__netwerk").order_by("volgorde", "pk")
    redactie = Eindredactie.objects.in_netwerk(netwerk).first()
    return Opbouw(
        redactie=redactie,
        ondertekenaars=list(netwerk.ondertekeningen.onder_de_brief()),
        draden=_met_codes(RodeDraad.objects.in_netwerk(netwerk).order_by("nummer"), alle),
        hoofdstukken=_hoofdstukken(netwerk, ergens, list(kaders)),
        los=los,
        meer_los=meer_los,
        teksten=_teksten(netwerk, redactie),
        gemis=gemisblokken(toegang, alles),
    )


def gemisblokken(toegang: Toegang, alles: str = "") -> list[Gemisblok]:
    """What misses, per kind, as the page shows it; worked out anew when something happened in the network."""

    def reken() -> list[tuple[str, int, int, list[tuple[str, str, str, str | None]]]]:
        return [
            (g.soort, len(g.plekken), len(g.open), [_bewaard(p) for p in open_eerst(g.plekken)[:HOOGSTENS]])
            for g in lees_gemis(toegang.netwerk)
        ]

    bewaard = toegang.standen.haal(f"{LOS}gemis", reken, voor_iedereen=True)
    blokken = [Gemisblok(soort, n, open_, [_plek(*p) for p in eerste]) for soort, n, open_, eerste in bewaard]
    if all(blok.soort != alles for blok in blokken):
        return blokken
    plekken = next((g.plekken for g in lees_gemis(toegang.netwerk) if g.soort == alles), [])
    return [replace(blok, getoond=plekken, alles=True) if blok.soort == alles else blok for blok in blokken]


def open_eerst(plekken: Iterable[Plek]) -> list[Plek]:
    """What nobody explained in front."""
    return sorted(plekken, key=lambda p: p.reden is not None)


def _bewaard(plek: Plek) -> tuple[str, str, str, str | None]:
    return plek.titel, plek.url, plek.sleutel, plek.reden.tekst if plek.reden else None


def _plek(titel: str, url: str, sleutel: str, reden: str | None) -> Plek:
    return Plek(titel, url, sleutel, None if reden is None else Gemisuitleg(sleutel=sleutel, tekst=reden))


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


def _met_codes(draden: Iterable[RodeDraad], aanbevelingen: AanbevelingQuerySet) -> list[RodeDraad]:
    """Red threads with ``codes``: of the recommendations that follow them."""
    per_draad: dict[int | None, list[str]] = defaultdict(list)
    for draad_id, nummer in aanbevelingen.exclude(rode_draad=None).values_list("rode_draad_id", "nummer"):
        per_draad[draad_id].append(code_van(nummer))
    rijen = list(draden)
    for draad in rijen:
        draad.codes = per_draad[draad.pk]
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


def lees_gemis(netwerk: Netwerk) -> list[Gemis]:
    """What misses, per kind in the order in which it is solved, each with the address where that is done."""
    adres = _Adres(netwerk.slug)
    per_soort: dict[str, list[Plek]] = defaultdict(list)
    for gat in gaten(netwerk):
        titel, url = _PLEKKEN[gat.soort](gat.wat, adres)
        per_soort[gat.soort].append(Plek(titel, url, gat.sleutel, gat.uitleg))
    return [Gemis(soort, GATEN[soort], _WOORDEN[soort], plekken) for soort, plekken in per_soort.items()]


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
