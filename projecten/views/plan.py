from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from kern import klok
from kern.csvbestand import klein_csv_antwoord
from kern.lijsten import FilterlijstView, Leeg
from kern.opmaak import aantal
from kern.periodes import Periode
from kern.views import Drukknop, NetwerkMixin, Terugdaad
from netwerken.models import Netwerk, Principe, Thema, Themaniveau
from projecten.domain.actieplan import zet_actie, zet_actie_terug
from projecten.enums import ActieStaat
from projecten.forms.filters import ActieFilter
from projecten.models import Actie, Begrotingslijn, Indicator, Stand
from projecten.overzicht.doelen import Begroting, Doelregel, perioden_van, reken_begroting, reken_doelen

MEESTE_PERIODEN = 6
BADGE_VAN_STAAT = {
    ActieStaat.GEPLAND: ("plan", "calendar-event"),
    ActieStaat.LOOPT: ("ok", "play-circle"),
    ActieStaat.KLAAR: ("done", "check2-circle"),
    ActieStaat.GESTOPT: ("done", "stop-circle"),
}

T = TypeVar("T", Actie, Indicator)


@dataclass(frozen=True)
class Actieregel:
    """One action with its badge and principles."""

    actie: Actie
    badge: str
    icoon: str
    is_te_laat: bool
    dient: list[Principe]
    spanning: list[Principe]


@dataclass
class Principetelling:
    """How many actions serve a principle and how many strain it."""

    principe: Principe
    dient: int = 0
    spanning: int = 0


class Themaboom:
    """The themes of a network in one query: the top theme of each, and what the levels are called."""

    def __init__(self, netwerk: Netwerk) -> None:
        self.themas = {t.pk: t for t in Thema.objects.in_netwerk(netwerk)}
        niveaus = Themaniveau.objects.filter(netwerk=netwerk)
        self.labels: dict[int, str] = {n.niveau: n.label for n in niveaus}
        self.top = {pk: self._top(thema) for pk, thema in self.themas.items()}

    def _top(self, thema: Thema) -> Thema:
        while thema.ouder_id and thema.ouder_id in self.themas:
            thema = self.themas[thema.ouder_id]
        return thema

    def groepeer(self, objecten: Iterable[T]) -> list[tuple[Thema | None, str, list[T]]]:
        """Return (top theme, word for its level, objects) in the order of the themes; without theme comes last."""
        per_top: dict[int, list[T]] = {}
        for obj in objecten:
            per_top.setdefault(self.top[obj.thema_id].pk if obj.thema_id else 0, []).append(obj)
        groepen: list[tuple[Thema | None, str, list[T]]] = [
            (thema, self.labels.get(thema.niveau, "thema"), per_top[pk])
            for pk, thema in self.themas.items()
            if pk in per_top
        ]
        if 0 in per_top:
            groepen.append((None, "", per_top[0]))
        return groepen


class ActieZetten(Drukknop):
    """Say how an action stands; for who runs the network, and for members of a body that carries the plan itself."""

    recht = "projecten.zet_actie"
    zoekveld = "pk"
    gelukt = "De toestand van de actie is bewaard."
    terugdaden = (
        Terugdaad(
            "actie.gezet", zet_actie_terug, "De actie staat weer zoals ze stond.",
            met=lambda regel: {"staat": regel.gegevens["van"]},
        ),
    )  # fmt: skip

    def get_rijen(self) -> QuerySet[Actie]:
        return Actie.objects.select_related("netwerk")

    def doe(self) -> Actie:
        return zet_actie(self.object, staat=self.request.POST.get("staat", ""), door=self.toegang.gebruiker)

    def terug(self) -> str:
        return f"{reverse('projecten:actieplan', kwargs={'netwerk': self.netwerk.slug})}#actie-{self.object.pk}"


class ActieplanView(NetwerkMixin, FilterlijstView):
    """What partners agreed to do, by theme, with the principles each action serves or strains; all on one page."""

    recht = "projecten.bekijk_actieplan"
    template_name = "projecten/actieplan.html"
    titel, enkel, meer = "Actieplan", "actie", "acties"
    lead = "Wat de partners met elkaar afspraken, wie trekt, en hoe het staat."
    leeg = Leeg("kanban", "Zodra de partners iets afspreken, staat het hier met wie trekt en tegen wanneer.")
    filterset_class = ActieFilter
    paginate_by = None
    csv_naam = "actieplan"
    csv_kop = ("actie", "thema", "trekker", "staat", "tegen", "dient", "staat onder spanning")

    def get_basis(self) -> QuerySet[Actie]:
        return Actie.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang}

    def csv_rij(self, obj: Actie) -> Sequence[object]:
        return (
            obj.titel, obj.thema, obj.organisatie, obj.get_staat_display(), obj.tegen,
            ", ".join(p.principe.kort for p in obj.principes.all() if not p.is_spanning),
            ", ".join(p.principe.kort for p in obj.principes.all() if p.is_spanning),
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        vandaag = klok.vandaag()
        regels = {actie.pk: _regel(actie, vandaag) for actie in context["object_list"]}
        boom = Themaboom(self.netwerk)
        groepen = [
            {"thema": thema, "niveau": niveau, "acties": [regels[a.pk] for a in rij]}
            for thema, niveau, rij in boom.groepeer(regel.actie for regel in regels.values())
        ]
        per_staat = [(staat, sum(r.actie.staat == staat for r in regels.values())) for staat in ActieStaat]
        meer = {ActieStaat.LOOPT: "lopen"}
        verdeling = ", ".join(aantal(n, staat.label, meer.get(staat, staat.label)) for staat, n in per_staat if n)
        return context | {
            "telling": f"{context['telling']}: {verdeling}" if verdeling else context["telling"],
            "groepen": groepen,
            "principes": _tel_principes(regels.values()),
            "mag_zetten": self.toegang.mag("projecten.zet_actie"),
            "staten": ActieStaat.choices,
        }


def _regel(actie: Actie, vandaag: date) -> Actieregel:
    soort, icoon = BADGE_VAN_STAAT[ActieStaat(actie.staat)]
    open_actie = actie.staat in {ActieStaat.GEPLAND, ActieStaat.LOOPT}
    return Actieregel(
        actie=actie,
        badge=soort,
        icoon=icoon,
        is_te_laat=open_actie and actie.tegen is not None and actie.tegen < vandaag,
        dient=[p.principe for p in actie.principes.all() if not p.is_spanning],
        spanning=[p.principe for p in actie.principes.all() if p.is_spanning],
    )


def _tel_principes(regels: Iterable[Actieregel]) -> list[Principetelling]:
    """Per principle: how many actions serve it and how many strain it."""
    tellers: dict[int, Principetelling] = {}
    for regel in regels:
        for principe in regel.dient:
            tellers.setdefault(principe.pk, Principetelling(principe)).dient += 1
        for principe in regel.spanning:
            tellers.setdefault(principe.pk, Principetelling(principe)).spanning += 1
    return sorted(tellers.values(), key=lambda t: (t.principe.kader_id, t.principe.nummer))


def _doelgroep(thema: Thema | None, niveau: str, regels: list[Doelregel], perioden: list[Periode]) -> dict[str, object]:
    """The targets of one theme, with a table of values per period and where they came from."""
    sleutels = [p.sleutel for p in perioden]
    bronnen = dict.fromkeys(stand.bron for regel in regels for stand in regel.waarden if stand)
    return {
        "thema": thema,
        "niveau": niveau,
        "regels": regels,
        "cijfers": [(r.indicator, list(zip(sleutels, r.cellen, strict=True))) for r in regels if any(r.cellen)],
        "bronnen": list(bronnen),
    }


class DoelenView(NetwerkMixin, TemplateView):
    """Targets against what was reached, per period, and the budget against what was spent."""

    recht = "projecten.bekijk_doelen"
    template_name = "projecten/doelen.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.GET.get("als") == "csv":
            return self._csv_begroting() if request.GET.get("deel") == "begroting" else self._csv_doelen()
        return super().get(request, *args, **kwargs)

    def _doelen(self) -> tuple[list[Periode], list[Doelregel]]:
        indicatoren = Indicator.objects.zichtbaar_voor(self.toegang)
        standen = list(Stand.objects.filter(netwerk=self.netwerk))
        perioden = perioden_van(standen)[-MEESTE_PERIODEN:]
        return perioden, reken_doelen(indicatoren, standen, perioden=perioden, vandaag=klok.vandaag())

    def _begroting(self, boom: Themaboom) -> Begroting:
        lijnen = Begrotingslijn.objects.zichtbaar_voor(self.toegang).prefetch_related("jaren")
        return reken_begroting(lijnen, boom.top)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        perioden, regels = self._doelen()
        boom = Themaboom(self.netwerk)
        per_pk = {regel.indicator.pk: regel for regel in regels}
        groepen = [
            _doelgroep(thema, niveau, [per_pk[i.pk] for i in rij], perioden)
            for thema, niveau, rij in boom.groepeer(regel.indicator for regel in regels)
        ]
        tellers: dict[str, int] = {}
        for regel in regels:
            tellers[regel.toestand.tekst] = tellers.get(regel.toestand.tekst, 0) + 1
        return super().get_context_data(
            **kwargs,
            perioden=perioden,
            groepen=groepen,
            aantal=len(regels),
            tellers=tellers,
            begroting=self._begroting(boom),
        )

    def _csv_doelen(self) -> HttpResponse:
        perioden, regels = self._doelen()
        kop = ("doel", "eenheid", "norm", "norm tot", "bereikt", "toestand", *(p.sleutel for p in perioden))
        rijen = (
            (
                r.indicator.titel, r.indicator.eenheid, r.indicator.doel, r.indicator.doel_tot, r.bereikt, r.toestand.tekst,
                *(stand.waarde if stand else None for stand in r.waarden),
            )
            for r in regels
        )  # fmt: skip
        return klein_csv_antwoord("doelen", kop, rijen)

    def _csv_begroting(self) -> HttpResponse:
        begroting = self._begroting(Themaboom(self.netwerk))
        kop = ["lijn", "thema"]
        for jaar in begroting.jaren:
            kop += [f"{jaar} begroot", f"{jaar} besteed"]
        regels = [(regel, groep.titel) for groep in begroting.groepen for regel in groep.regels]
        rijen = [
            [regel.titel, titel, *(v for b in regel.jaren.values() for v in (b.begroot, b.besteed))]
            for regel, titel in [*regels, (begroting.totaal, "")]
        ]
        return klein_csv_antwoord("begroting", kop, rijen)
