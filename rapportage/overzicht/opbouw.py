"""The outline of a final report as it stands, and what it still misses; a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from kern.toegang import Toegang
from netwerken.models import Ondertekening
from piloten.models import Piloot
from projecten.models import Project
from rapportage.models import BEWIJSSOORTEN, Aanbeveling, Eindredactie, Hoofdstuk, Impactkader, Onderwerp, RodeDraad
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag

AF = (LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN)
_RELATIES: list[Any] = [relatie for relatie, _ in BEWIJSSOORTEN.values()]
_PIJLEN = [relatie._meta.get_field("aanbeveling").remote_field.related_name for relatie in _RELATIES]


@dataclass(frozen=True)
class Plek:
    """Something that misses, and where it is solved."""

    titel: str
    url: str


@dataclass(frozen=True)
class Gemis:
    """Everything of one kind that still misses."""

    wat: str
    uitleg: str
    plekken: list[Plek]


@dataclass
class Opbouw:
    """The outline: what the editor wrote, who signs, and the parts in order. Each part knows what hangs on it."""

    redactie: Eindredactie | None
    ondertekenaars: list[Ondertekening]
    draden: list[Any]
    hoofdstukken: list[Any]
    los: list[Any]
    aanbevelingen: list[Any]
    gemis: list[Gemis] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        """Whether nobody began yet."""
        return self.redactie is None and not self.hoofdstukken and not self.draden

    @property
    def aantal_gemist(self) -> int:
        return sum(len(g.plekken) for g in self.gemis)


def lees_opbouw(toegang: Toegang) -> Opbouw:
    """Read the outline of this network with everything that still misses."""
    netwerk = toegang.netwerk
    aanbevelingen = list(Aanbeveling.objects.zichtbaar_voor(toegang).select_related("netwerk", "rode_draad")
                         .prefetch_related(*_PIJLEN).order_by("nummer"))  # fmt: skip
    for aanbeveling in aanbevelingen:
        aanbeveling.is_bloot = not any(getattr(aanbeveling, pijl).all() for pijl in _PIJLEN)
    kaders = Impactkader.objects.in_netwerk(netwerk).select_related("project__netwerk").order_by("volgorde", "pk")
    hoofdstukken = _hoofdstukken(netwerk, aanbevelingen, list(kaders))
    opbouw = Opbouw(
        redactie=Eindredactie.objects.in_netwerk(netwerk).first(),
        ondertekenaars=list(netwerk.ondertekeningen.select_related("organisatie").order_by("volgorde", "pk")),
        draden=_met_aantal(RodeDraad.objects.in_netwerk(netwerk).order_by("nummer"), aanbevelingen),
        hoofdstukken=hoofdstukken,
        los=[a for a in aanbevelingen if a.onderwerp_id is None],
        aanbevelingen=aanbevelingen,
    )
    opbouw.gemis = [g for g in _gemis(opbouw, toegang) if g.plekken]
    return opbouw


def _hoofdstukken(netwerk: Any, aanbevelingen: Iterable[Any], kaders: Iterable[Any]) -> list[Any]:
    """Chapters with ``delen``: their topics, each with ``eigen`` recommendations and ``kaders``."""
    per_onderwerp, per_kader, per_hoofdstuk = defaultdict(list), defaultdict(list), defaultdict(list)
    for aanbeveling in aanbevelingen:
        per_onderwerp[aanbeveling.onderwerp_id].append(aanbeveling)
    for kader in kaders:
        per_kader[kader.onderwerp_id].append(kader)
    onderwerpen: Iterable[Any] = Onderwerp.objects.in_netwerk(netwerk).select_related("hoofdstuk").order_by("nummer")
    for onderwerp in onderwerpen:
        onderwerp.eigen = per_onderwerp[onderwerp.pk]
        onderwerp.kaders = per_kader[onderwerp.pk]
        per_hoofdstuk[onderwerp.hoofdstuk_id].append(onderwerp)
    hoofdstukken: list[Any] = list(Hoofdstuk.objects.in_netwerk(netwerk).order_by("nummer"))
    for hoofdstuk in hoofdstukken:
        hoofdstuk.delen = per_hoofdstuk[hoofdstuk.pk]
    return hoofdstukken


def _met_aantal(draden: Iterable[Any], aanbevelingen: Iterable[Any]) -> list[Any]:
    """Red threads with ``eigen``: the recommendations that follow them."""
    per_draad = defaultdict(list)
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

    def __call__(self, naam: str, vraag: str = "", **kwargs: Any) -> str:
        return reverse(naam, kwargs={"netwerk": self._slug, **kwargs}) + vraag

    def nieuw(self, soort: str, vraag: str = "") -> str:
        return self("rapportage:onderdeel-nieuw", vraag, soort=soort)


def _gemis(o: Opbouw, toegang: Toegang) -> list[Gemis]:
    """What misses, in the order in which it is solved."""
    adres = _Adres(toegang.netwerk.slug)
    onderwerpen = [onderwerp for h in o.hoofdstukken for onderwerp in h.delen]
    return [
        Gemis("Eindredactie", "Deze stukken zijn nog leeg.", _redactie(o, adres)),
        Gemis(
            "Hoofdstukken zonder onderwerp",
            "Zo’n hoofdstuk heeft enkel een omslag.",
            [
                Plek(str(h), adres.nieuw("onderwerp", f"?hoofdstuk={h.pk}"))
                for h in o.hoofdstukken if not h.delen
            ],
        ),
        Gemis(
            "Onderwerpen zonder aanbeveling",
            "Doe er een aanbeveling bij, of zet er een bestaande bij.",
            [
                Plek(str(onderwerp), adres("rapportage:aanbeveling-nieuw", f"?onderwerp={onderwerp.pk}"))
                for onderwerp in onderwerpen if not onderwerp.eigen
            ],
        ),
        Gemis(
            "Aanbevelingen zonder onderbouwing",
            "Het rapport zegt erbij dat er nog niets achter staat.",
            [
                Plek(str(a), adres("rapportage:aanbeveling-bewijs", nummer=a.nummer))
                for a in o.aanbevelingen if a.is_bloot
            ],
        ),
        *_kaders(o, onderwerpen, toegang, adres),
        *_werk(toegang, adres),
    ]  # fmt: skip


def _redactie(o: Opbouw, adres: _Adres) -> list[Plek]:
    schrijf = adres("rapportage:eindredactie")
    if o.redactie is None:
        return [Plek("Titel, inleiding en brief", schrijf)]
    stukken = (
        ("Inleiding", o.redactie.inleiding),
        ("Samenvatting", o.redactie.samenvatting),
        ("Motto", o.redactie.motto),
        ("Begeleidende brief", o.redactie.brief),
    )
    plekken = [Plek(naam, schrijf) for naam, inhoud in stukken if not inhoud]
    if o.redactie.brief and not o.ondertekenaars:
        plekken.append(Plek("Wie de brief ondertekent", adres.nieuw("ondertekenaar")))
    return plekken


def _kaders(o: Opbouw, onderwerpen: Iterable[Any], toegang: Toegang, adres: _Adres) -> Iterable[Gemis]:
    """Boxes and the table of validated projects against each other; only where the report has chapters."""
    if not o.hoofdstukken:
        return
    kaders = [kader for onderwerp in onderwerpen for kader in onderwerp.kaders]
    yield Gemis(
        "Impactkaders zonder rij in de tabel",
        "De tabel toont de gevalideerde projecten; dit project is dat niet.",
        [Plek(f"{k.titel} ({k.project.titel})", k.project.get_absolute_url()) for k in kaders
         if not k.project.is_gevalideerd],
    )  # fmt: skip
    met_kader = {k.project_id for k in kaders}
    gevalideerd = Project.objects.zichtbaar_voor(toegang).gevalideerd().order_by("nummer")
    yield Gemis(
        "Rijen in de tabel zonder impactkader",
        "Van deze gevalideerde projecten is er nog geen ‘Impact in 2030?’.",
        [Plek(f"{p.nummer} {p.titel}", adres.nieuw("impactkader", f"?project={p.code}")) for p in gevalideerd
         if p.pk not in met_kader],
    )  # fmt: skip


def _werk(toegang: Toegang, adres: _Adres) -> Iterable[Gemis]:
    """Questions and pilots that the report counts as open."""
    vragen = Leervraag.objects.zichtbaar_voor(toegang).exclude(staat__in=AF).order_by("ingebracht_op", "pk")
    yield Gemis(
        "Vragen zonder antwoord",
        "Het rapport telt ze als open.",
        [Plek(v.tekst, adres("sessies:beantwoord", nummer=v.nummer)) for v in vragen],
    )
    piloten = Piloot.objects.zichtbaar_voor(toegang).zonder_besluit().order_by("nummer")
    yield Gemis(
        "Piloten zonder besluit",
        "Inbedden, opschalen, aanpassen of stoppen: het rapport noemt het besluit.",
        [Plek(p.titel, adres("piloten:besluit", nummer=p.nummer)) for p in piloten],
    )
