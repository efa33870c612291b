"""Pages of the recommendations of a network: list, one with its evidence, and what may be done with it."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import DetailView

from kern.invoer import heel_getal
from kern.keten import strook
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw
from kern.models import Gebeurtenis
from kern.opmaak import aantal
from kern.rijketekst import als_tekst
from kern.views import (
    DaadView,
    NetwerkMixin,
    NetwerkObjectMixin,
    ObjectDaadView,
    ObjectMixin,
    StukWeghalen,
    Terugdaad,
    Weghaalknop,
    WijzigView,
)
from rapportage.domain import steun
from rapportage.domain.aanbevelingen import (
    doe_aanbeveling,
    haal_aanbeveling_weg,
    haal_bewijs_weg,
    haal_opvolging_weg,
    haal_toegevoegd_bewijs_weg,
    voeg_bewijs_toe,
    voeg_bewijs_weer_toe,
    volg_op,
    wijzig_aanbeveling,
)
from rapportage.enums import Sterkte
from rapportage.forms.aanbevelingen import AanbevelingFilter, AanbevelingForm, BewijsForm, OpvolgForm, zet_aan
from rapportage.models import BEWIJSSOORTEN, Aanbeveling, Onderwerp, Opvolging
from rapportage.overzicht import herkomst
from rapportage.rules import REGELS, draagvlak_van, oordeel_over

KNOPPEN = {"ontvangen": "plan", "in_behandeling": "warn", "overgenomen": "ok", "niet_overgenomen": "done"}
TEKENS = {"kern": "square-fill", "aanbeveling": "square-half", "suggestie": "square"}


# Any: what a template shows of a row, each of a type of its own
def _rij(aanbeveling: Aanbeveling) -> dict[str, Any]:
    """One row of the list: what it rests on in numbers, and the last thing that became of it."""
    opvolgingen = aanbeveling.opvolgingen.all()  # newest first
    onderwerp = aanbeveling.onderwerp
    oordeel, draagvlak = oordeel_over(aanbeveling), draagvlak_van(aanbeveling)
    return {
        "a": aanbeveling,
        "teken": TEKENS[oordeel.getoond],
        "oordeel": oordeel,
        "sterkte": Sterkte(oordeel.getoond).label,
        "projecten": draagvlak.projecten,
        "bewijs": draagvlak.stukken,
        "laatste": opvolgingen[0] if opvolgingen else None,
        "badge": KNOPPEN.get(opvolgingen[0].staat, "plan") if opvolgingen else "",
        "groep": str(onderwerp) if onderwerp else str(aanbeveling.thema.lang if aanbeveling.thema else "Zonder thema"),
        "hoofdstuk": str(onderwerp.hoofdstuk) if onderwerp else "",
    }


def _sterkte(aanbeveling: Aanbeveling) -> dict[str, object]:
    """How strong it is called, by which rule, and what carries it."""
    oordeel = oordeel_over(aanbeveling)
    return {
        "oordeel": oordeel,
        "teken": TEKENS[oordeel.getoond],
        "sterkte": Sterkte(oordeel.getoond).label,
        "gekozen": Sterkte(oordeel.gekozen).label,
        "regel": REGELS[oordeel.volgens_regel],
        "volgens_regel": Sterkte(oordeel.volgens_regel).label,
        "draagvlak": draagvlak_van(aanbeveling),
    }


class AanbevelingenLijst(NetwerkMixin, FilterlijstView):
    """Every recommendation of the network, grouped by topic of the report or by theme."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/aanbevelingen.html"
    titel, enkel, meer = "Aanbevelingen", "aanbeveling", "aanbevelingen"
    lead = "Wat het netwerk aan anderen vraagt, waarop dat steunt en wat ervan werd. Een nummer verandert nooit meer."
    nieuw = Nieuw("rapportage.schrijf_aanbeveling", "rapportage:aanbeveling-nieuw", "Doe een aanbeveling", "megaphone")
    leeg = Leeg(
        "megaphone",
        "Wat jullie samen leerden, wordt hier een vraag aan wie het verschil kan maken. Ze steunt op projecten, "
        "bijeenkomsten en piloten.",
    )
    filterset_class = AanbevelingFilter
    kolommen = {
        "sterkte": Kolom("Sterkte", 2),
        "projecten": Kolom("Projecten", 3),
        "onderbouwing": Kolom("Onderbouwing", 4),
        "opvolging": Kolom("Wat werd ervan?", 5),
    }
    csv_naam = "aanbevelingen"
    csv_kop = (
        "nummer", "aanbeveling", "sterkte", "plaats", "aan wie", "wat we vragen", "tegen", "projecten", "bewijs",
        "opvolging", "opvolging op", "eigenaar",
    )  # fmt: skip

    def get_basis(self) -> models.QuerySet[Aanbeveling]:
        rijen = Aanbeveling.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return rijen.met_geadresseerden() if self.request.GET.get("als") == "csv" else rijen

    def csv_rij(self, obj: Aanbeveling) -> Sequence[object]:
        rij, laatste = _rij(obj), _rij(obj)["laatste"]
        return (
            obj.code, obj.tekst, rij["sterkte"], rij["groep"],
            ", ".join(g.wie for g in obj.aansprekingen.all()), als_tekst(obj.gevraagd), obj.tegen, rij["projecten"],
            rij["bewijs"], laatste.get_staat_display() if laatste else "", laatste.datum if laatste else None,
            laatste.eigenaar if laatste else "",
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        return context | {"rijen": [_rij(a) for a in context["object_list"]]}


class AanbevelingDetail(NetwerkObjectMixin, DetailView):
    """One recommendation: for whom, what is asked, what it rests on, and what became of it."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/aanbeveling.html"

    def get_queryset(self) -> models.QuerySet[Aanbeveling]:
        return Aanbeveling.objects.zichtbaar_voor(self.toegang).voor_lijst().met_geadresseerden()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        aanbeveling: Aanbeveling = self.object
        groepen = herkomst.bewijs_van(aanbeveling, self.toegang)
        projecten = draagvlak_van(aanbeveling).projecten
        return super().get_context_data(
            **kwargs,
            aanbeveling=aanbeveling,
            **_sterkte(aanbeveling),
            stappen=strook("aanbeveling", aanbeveling.pk, self.toegang),
            groepen=groepen,
            transversaal=projecten if projecten > 1 else 0,
            wijzigt="wijzig" in self.request.GET and self.toegang.mag("rapportage.schrijf_aanbeveling", aanbeveling),
            opvolgingen=[(o, KNOPPEN[o.staat]) for o in aanbeveling.opvolgingen.all()],
            **self._steun(aanbeveling),
        )

    def _steun(self, aanbeveling: Aanbeveling) -> dict[str, object]:
        """What projects say of it, and where this person may say it for theirs."""
        rijen = list(aanbeveling.onderschrijvingen.select_related("project__netwerk").order_by("project__code"))
        mag = self.toegang.mag("rapportage.onderschrijf_aanbeveling") and not steun.is_vast(self.netwerk)
        sprekers = steun.sprekers(self.toegang) if mag else []
        plek: dict[str, str | int] = {"netwerk": self.netwerk.slug, "nummer": aanbeveling.nummer}
        url = reverse("rapportage:steun-kiezen", kwargs=plek) if sprekers else ""
        if len(sprekers) == 1:
            url = reverse("rapportage:onderschrijven", kwargs={**plek, "code": sprekers[0].code})
        gezegd = {rij.project_id for rij in rijen}
        return {
            "steun": steun.stand_van(rijen),
            "steun_url": url,
            "steun_gezegd": all(p.pk in gezegd for p in sprekers),
        }


class AanbevelingNieuw(DaadView):
    """Make a recommendation; ``?onderwerp=`` says where it belongs."""

    recht = "rapportage.schrijf_aanbeveling"
    template_name = "rapportage/aanbeveling_formulier.html"
    form_class = AanbevelingForm
    geeft = ("netwerk",)
    terugdaden = (Terugdaad("aanbeveling.gedaan", haal_aanbeveling_weg, "De aanbeveling is weggehaald.", weg=True),)

    def get_initial(self) -> dict[str, object]:
        gevraagd = heel_getal(self.request.GET.get("onderwerp", ""))
        return {"onderwerp": Onderwerp.objects.in_netwerk(self.netwerk).filter(pk=gevraagd or 0).first()}

    def voer_uit(self, form: AanbevelingForm) -> Aanbeveling:
        return doe_aanbeveling(self.netwerk, **form.velden, aan=form.aan, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Aanbeveling) -> str:
        return f"Aanbeveling {uitkomst.code} is bewaard. Zeg nu waarop ze steunt."


class AanbevelingMixin(ObjectMixin[Aanbeveling]):
    """Base of a page about one recommendation."""

    naam = "aanbeveling"

    def get_rijen(self) -> models.QuerySet[Aanbeveling]:
        return Aanbeveling.objects.zichtbaar_voor(self.toegang).voor_lijst()


class AanbevelingWeghalen(AanbevelingMixin, Weghaalknop[Aanbeveling]):
    """Take away a recommendation that was made by mistake."""

    recht = "rapportage.schrijf_aanbeveling"
    gelukt = "De aanbeveling is weggehaald."
    lijst = "rapportage:aanbevelingen"

    def doe(self) -> None:
        haal_aanbeveling_weg(self.object, door=self.toegang.gebruiker)


class OpvolgingWeghalen(AanbevelingMixin, StukWeghalen[Aanbeveling, Opvolging]):
    """Take away a step of what became of a recommendation."""

    recht = "rapportage.volg_aanbeveling_op"
    stukken = "opvolgingen"
    gelukt = "De stap is weggehaald."

    def doe(self) -> None:
        haal_opvolging_weg(self.stuk, door=self.toegang.gebruiker)


class OverAanbeveling(AanbevelingMixin, ObjectDaadView):
    """Base of a form about one recommendation."""


class AanbevelingWijzigen(OverAanbeveling, WijzigView):
    """Change a recommendation; its number stays, and a stale save shows both texts."""

    recht = "rapportage.schrijf_aanbeveling"
    template_name = "rapportage/aanbeveling_formulier.html"
    form_class = AanbevelingForm
    geeft = ("netwerk",)

    def voer_uit(self, form: AanbevelingForm) -> Aanbeveling:
        return wijzig_aanbeveling(
            self.object,
            velden=form.velden,
            versie=form.cleaned_data["versie"],
            aan=form.aan,
            door=self.toegang.gebruiker,
        )

    def vul_aan(self, huidig: Aanbeveling) -> None:
        zet_aan(huidig)

    def melding(self, uitkomst: Aanbeveling) -> str:
        return f"Aanbeveling {uitkomst.code} is bewaard."


def _bewijs(regel: Gebeurtenis) -> dict[str, object]:
    return {"soort": regel.gegevens["soort"], "ids": regel.gegevens["ids"]}


class AanbevelingBewijs(OverAanbeveling):
    """Choose what a recommendation rests on, one kind at a time; ``weg`` takes one thing away again."""

    recht = "rapportage.schrijf_aanbeveling"
    template_name = "rapportage/aanbeveling_bewijs.html"
    form_class = BewijsForm
    terugdaden = (
        Terugdaad("aanbeveling.bewijs_toegevoegd", haal_toegevoegd_bewijs_weg, "Het is weer weggehaald.", met=_bewijs),
        Terugdaad("aanbeveling.bewijs_weg", voeg_bewijs_weer_toe, "De aanbeveling steunt er weer op.", met=_bewijs),
    )

    @property
    def soort(self) -> str:
        soort = self.request.POST.get("soort") or self.request.GET.get("soort") or self._eerste()
        if soort not in BEWIJSSOORTEN:
            raise Http404
        return soort

    def _eerste(self) -> str:
        return next(iter(self._aantallen()), "projecten")

    def _aantallen(self) -> dict[str, int]:
        """How much there is to choose, per kind that has something."""
        tellingen = {s: herkomst.keuze(s, self.object, self.toegang).count() for s in BEWIJSSOORTEN}
        return {soort: n for soort, n in tellingen.items() if n}

    def get_form_kwargs(self) -> dict[str, object]:
        soort = self.soort
        keuze = herkomst.keuze(soort, self.object, self.toegang)
        return {**super().get_form_kwargs(), "soort": soort, "keuze": keuze}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        soorten = [(s, herkomst.BRONNEN[s].titel, n) for s, n in self._aantallen().items()]
        return super().get_context_data(**kwargs, soorten=soorten, soort=self.soort)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.POST.get("weg"):
            return self._haal_weg(request.POST["weg"])
        return super().post(request, *args, **kwargs)

    def _haal_weg(self, sleutel: str) -> HttpResponse:
        obj = herkomst.zichtbaar(self.soort, self.toegang).filter(pk=heel_getal(sleutel)).first()
        if obj is None:
            raise Http404
        return self.doe_met_knop(
            lambda: haal_bewijs_weg(self.object, soort=self.soort, obj=obj, door=self.toegang.gebruiker),
            lambda: "Daar steunt de aanbeveling niet meer op.",
            lambda: f"{self.terug()}?wijzig#bewijs" if "wijzig" in self.request.GET else self.terug(),
        )

    def voer_uit(self, form: BewijsForm) -> int:
        stukken = list(form.cleaned_data["stukken"])
        voeg_bewijs_toe(self.object, soort=self.soort, objecten=stukken, door=self.toegang.gebruiker)
        return len(stukken)

    def melding(self, uitkomst: int) -> str:
        return f"Toegevoegd: {aantal(uitkomst, 'stuk', 'stukken')}."


class AanbevelingOpvolgen(OverAanbeveling):
    """Note what became of a recommendation."""

    recht = "rapportage.volg_aanbeveling_op"
    template_name = "rapportage/aanbeveling_opvolgen.html"
    form_class = OpvolgForm
    gelukt = "De opvolging is genoteerd."
    terugdaden = (Terugdaad("aanbeveling.opgevolgd", haal_opvolging_weg, "De stap in de opvolging is weggehaald."),)

    def get_initial(self) -> dict[str, object]:
        laatste = Opvolging.objects.filter(aanbeveling=self.object).first()
        return {"eigenaar": laatste.eigenaar} if laatste else {}

    def voer_uit(self, form: OpvolgForm) -> Opvolging:
        return volg_op(self.object, **form.cleaned_data, door=self.toegang.gebruiker)
