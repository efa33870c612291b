"""A period as the page where it is written shows it: its parts, what still misses, its reports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from kern import klok
from kern.opmaak import opsomming
from kern.periodes import Periode
from kern.taken import ZWAAR, Taak
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk
from rapportage.domain.gevraagd import BESLISPUNT, gevraagde_delen, niets_te_melden, ontbrekende_delen
from rapportage.domain.periodes import periodes_van_looptijd
from rapportage.enums import Periodetekstsoort, Rapportsoort, RapportStaat
from rapportage.models import Beslispunt, Gemisuitleg, Periodetekst, Rapport
from rapportage.overzicht.plichten import RESPIJT
from rapportage.rules import naam_van
from sessies.enums import SessieStatus
from sessies.models import Sessie

# kind of part -> what it is called on the page, what it is for, what the button says, what the task list calls it
WOORDEN = {
    BESLISPUNT: ("Beslispunten", "Wat er te beslissen valt. Dit staat bovenaan op bladzijde 1.", "Leg een beslispunt voor", "een beslispunt"),
    "risico": ("Risico’s", "Wat kan mislopen, en wat je eraan doet.", "Schrijf een risico", "een risico"),
    "waardeverhaal": ("Waardeverhaal", "Wat het netwerk voor iemand betekende, met een voorbeeld.", "Schrijf een waardeverhaal", "een waardeverhaal"),
    "zelfevaluatie": ("Zelfevaluatie van het proces", "Wat liep goed, wat liep stroef, en wat je anders gaat doen.", "Schrijf de zelfevaluatie", "de zelfevaluatie"),
    "genderdiversiteit": ("Gender en diversiteit", "Wie ontbrak, voor wie het niet werkte, en wat je eraan doet.", "Schrijf over gender en diversiteit", "gender en diversiteit"),
}  # fmt: skip


@dataclass
class Deel:
    """One part of the period: its rows, whether it is asked, and why it is empty knowingly."""

    soort: str
    gevraagd: bool
    rijen: list[Beslispunt | Periodetekst] = field(default_factory=list)
    uitleg: Gemisuitleg | None = None

    @property
    def titel(self) -> str:
        return WOORDEN[self.soort][0]

    @property
    def waarvoor(self) -> str:
        return WOORDEN[self.soort][1]

    @property
    def knop(self) -> str:
        return WOORDEN[self.soort][2]

    @property
    def is_beslispunt(self) -> bool:
        return self.soort == BESLISPUNT

    @property
    def ontbreekt(self) -> bool:
        return self.gevraagd and not self.rijen and self.uitleg is None


@dataclass(frozen=True)
class Periodeblad:
    """Everything on the page of one period."""

    periode: Periode
    naam: str
    delen: list[Deel]
    rapporten: list[Rapport]
    zonder_opkomst: list[Sessie]
    is_vroeger: bool = False

    @property
    def gemis(self) -> list[Deel]:
        return [deel for deel in self.delen if deel.ontbreekt]

    @property
    def is_volledig(self) -> bool:
        return not self.gemis and not self.zonder_opkomst

    @property
    def is_gepubliceerd(self) -> bool:
        return any(r.staat == RapportStaat.GEPUBLICEERD for r in self.rapporten)


def lees_periode(toegang: Toegang, periode: Periode) -> Periodeblad:
    """Read one period of a network in a constant number of queries."""
    netwerk = toegang.netwerk
    per_soort: dict[str, list[Beslispunt | Periodetekst]] = defaultdict(list)
    punten = Beslispunt.objects.in_netwerk(netwerk).filter(periode=periode.sleutel)
    per_soort[BESLISPUNT] = list(
        punten.select_related("netwerk", "besluit_sessie__netwerk")
        .prefetch_related("teruggenomen__sessie")
        .order_by("nummer")
    )
    for tekst in Periodetekst.objects.in_netwerk(netwerk).filter(periode=periode.sleutel).order_by("pk"):
        per_soort[tekst.soort].append(tekst)
    is_vroeger = periode.soort != netwerk.rapportritme  # nothing is asked there any more
    gevraagd = [] if is_vroeger else gevraagde_delen(netwerk, periode)
    uitleg = niets_te_melden(netwerk, periode)
    rapporten = Rapport.objects.zichtbaar_voor(toegang).filter(soort=Rapportsoort.KWARTAAL, periode=periode.sleutel)
    return Periodeblad(
        periode=periode,
        naam=naam_van(Rapportsoort.KWARTAAL, periode.sleutel),
        delen=[Deel(soort, soort in gevraagd, per_soort[soort], uitleg.get(soort)) for soort in WOORDEN],
        rapporten=list(rapporten.select_related("netwerk", "job").order_by("-uitgave")),
        zonder_opkomst=[] if is_vroeger else _zonder_opkomst(toegang, periode),
        is_vroeger=is_vroeger,
    )


def _zonder_opkomst(toegang: Toegang, periode: Periode) -> list[Sessie]:
    """The meetings of the period that were closed without a word on who was there, for who may write."""
    if not toegang.mag("rapportage.schrijf_periode"):
        return []
    gehouden = Sessie.objects.zichtbaar_voor(toegang).filter(status=SessieStatus.GEHOUDEN, opkomst=None)
    rijen = gehouden.filter(begint_op__gte=periode.begin, begint_op__lt=periode.einde)
    return list(rijen.select_related("netwerk").order_by("begint_op"))


@dataclass(frozen=True)
class Perioderij:
    """One period in the list of periods."""

    periode: Periode
    punten: int
    open: int
    teksten: int
    rapport: Rapport | None
    url: str
    is_vroeger: bool

    @property
    def loopt(self) -> bool:
        return not self.periode.is_voorbij(klok.vandaag())


def periodes_van(toegang: Toegang) -> list[Perioderij]:
    """The periods of a network from its start to now (or its end), newest first, with what was written; three queries."""
    netwerk = toegang.netwerk
    punten = Beslispunt.objects.in_netwerk(netwerk).order_by().values("periode")
    per_punt = {
        r["periode"]: (r["aantal"], r["open"])
        for r in punten.annotate(aantal=Count("pk"), open=Count("pk", filter=Q(besloten_op=None)))
    }
    teksten = Periodetekst.objects.in_netwerk(netwerk).order_by().values("periode").annotate(aantal=Count("pk"))
    per_tekst = {r["periode"]: r["aantal"] for r in teksten}
    rapporten = Rapport.objects.zichtbaar_voor(toegang).filter(soort=Rapportsoort.KWARTAAL).select_related("netwerk")
    per_rapport = {r.periode: r for r in rapporten.order_by("uitgave")}
    return [
        Perioderij(
            periode=periode,
            punten=per_punt.get(periode.sleutel, (0, 0))[0],
            open=per_punt.get(periode.sleutel, (0, 0))[1],
            teksten=per_tekst.get(periode.sleutel, 0),
            rapport=per_rapport.get(periode.sleutel),
            url=url_van(netwerk, periode),
            is_vroeger=periode.soort != netwerk.rapportritme,
        )
        for periode in _op_rij(
            [*periodes_van_looptijd(netwerk), *_vroeger(netwerk, [*per_punt, *per_tekst, *per_rapport])]
        )
    ]


def te_lezen(netwerk: Netwerk) -> list[Periode]:
    """The periods that have a page, newest first: those of today, and of an earlier rhythm those that hold something."""
    gebruikt = [
        sleutel
        for model in (Beslispunt, Periodetekst, Rapport)
        for sleutel in model.objects.in_netwerk(netwerk).order_by().values_list("periode", flat=True).distinct()
    ]
    return _op_rij([*periodes_van_looptijd(netwerk), *_vroeger(netwerk, gebruikt)])


def _vroeger(netwerk: Netwerk, sleutels: Iterable[str]) -> list[Periode]:
    """Of these periods the ones in which the network no longer writes: its rhythm changed."""
    periodes = [Periode.lees(sleutel) for sleutel in set(sleutels) if sleutel]
    return [periode for periode in periodes if periode.soort != netwerk.rapportritme]


def _op_rij(periodes: Iterable[Periode]) -> list[Periode]:
    """Newest first; of two that begin together the longer one first."""
    return sorted(periodes, key=lambda p: (p.van, p.tot), reverse=True)


def url_van(netwerk: Netwerk, periode: Periode) -> str:
    """The address of the page of one period."""
    return reverse("rapportage:periode", kwargs={"netwerk": netwerk.slug, "periode": periode.sleutel})


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What the last closed period still misses, for who may write it, as long as its report is not published."""
    netwerk = toegang.netwerk
    if not netwerk.heeft("rapporten") or not toegang.mag("rapportage.schrijf_periode"):
        return
    periode = Periode.rond(klok.vandaag(), netwerk.rapportritme).vorige()
    if periode.tot < netwerk.start or (netwerk.einde is not None and netwerk.einde < periode.van):
        return
    rapporten = Rapport.objects.in_netwerk(netwerk).filter(soort=Rapportsoort.KWARTAAL, periode=periode.sleutel)
    if rapporten.filter(staat=RapportStaat.GEPUBLICEERD).exists():
        return
    if missend := ontbrekende_delen(netwerk, periode):
        tegen = periode.tot + RESPIJT
        is_een = len(missend) == 1
        yield Taak(
            titel=f"Schrijf wat er in het {naam_van('kwartaal', periode.sleutel).lower()} over {periode.maanden} nog ontbreekt",
            url=_schrijf_url(netwerk, periode, missend[0]) if is_een else f"{url_van(netwerk, periode)}#gemis",
            toelichting=f"Nog niet geschreven: {opsomming([WOORDEN[deel][3] for deel in missend])}.",
            tegen=tegen,
            actie="Schrijf" if is_een else "Bekijk wat ontbreekt",
            is_te_laat=tegen < klok.vandaag(),
            belofte=Plichtsoort.ZELFEVALUATIE if Periodetekstsoort.ZELFEVALUATIE in missend else "",
            sleutel=f"periode:{periode.sleutel}",
            recht="rapportage.schrijf_periode",
            gewicht=ZWAAR,
        )


def _schrijf_url(netwerk: Netwerk, periode: Periode, deel: str) -> str:
    """The form of one part of a period."""
    plek = {"netwerk": netwerk.slug, "periode": periode.sleutel}
    if deel == BESLISPUNT:
        return reverse("rapportage:beslispunt-nieuw", kwargs=plek)
    return reverse("rapportage:periodetekst-nieuw", kwargs={**plek, "soort": deel})


def soort_tekst(soort: str) -> str:
    """What a kind of text is called inside a sentence."""
    return str(Periodetekstsoort(soort).label)
