"""Where the report of a period is written: its page, decision points and what was decided, texts."""

from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from kern import klok
from kern.formulieren import velden_van
from kern.periodes import Periode
from kern.views import DaadView, Drukknop, NetwerkMixin, ObjectDaadView, ObjectMixin, Terugdaad, WijzigView
from netwerken.models import Gebruiker
from rapportage.domain import periodeteksten
from rapportage.domain.eindredactie import verklaar_gemis
from rapportage.domain.gevraagd import niets_te_melden, sleutel_van
from rapportage.domain.periodes import periodes_van_looptijd
from rapportage.domain.periodeteksten import Beslispuntvelden, Periodetekstvelden
from rapportage.enums import Periodetekstsoort
from rapportage.forms.periode import BeslispuntForm, BesluitForm, PeriodetekstForm, TerugForm, UitlegForm
from rapportage.models import Beslispunt, Periodetekst
from rapportage.overzicht.periode import WOORDEN, lees_periode, periodes_van, te_lezen

PUNT_WEG, TEKST_WEG = "Het beslispunt is weggehaald.", "De tekst is weggehaald."
SCHRIJF = "rapportage.schrijf_periode"
BESLUIT = "rapportage.besluit_beslispunt"
FORMULIER = "rapportage/periode_formulier.html"


class PeriodesView(NetwerkMixin, TemplateView):
    """The periods of the network, with what was written for each."""

    recht = "rapportage.bekijk_periode"
    template_name = "rapportage/periodes.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, rijen=periodes_van(self.toegang))


class PeriodeMixin(NetwerkMixin):
    """A page about one period, named in the address."""

    schrijft = True  # False where one may also look at a period of an earlier rhythm

    @property
    def periode(self) -> Periode:
        """The period of the address; raises Http404 for one this network does not write for."""
        periodes = periodes_van_looptijd(self.netwerk) if self.schrijft else te_lezen(self.netwerk)
        gevonden = next((p for p in periodes if p.sleutel == self.kwargs["periode"]), None)
        if gevonden is None:
            raise Http404
        return gevonden

    def eis_recht(self) -> None:
        super().eis_recht()
        self.periode  # noqa: B018 -- looking for it answers 404

    def url_van(self, anker: str = "") -> str:
        plek = {"netwerk": self.netwerk.slug, "periode": self.kwargs["periode"]}
        return reverse("rapportage:periode", kwargs=plek) + (f"#{anker}" if anker else "")

    def terug(self) -> str:
        return self.url_van()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{**kwargs, "periode": self.periode})  # the address gives its key


class PeriodeView(PeriodeMixin, TemplateView):
    """One period: its parts, what still misses, its reports."""

    recht = "rapportage.bekijk_periode"
    template_name = "rapportage/periode.html"
    schrijft = False

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        periodes = te_lezen(self.netwerk)
        plaats = periodes.index(self.periode)
        return super().get_context_data(
            **kwargs,
            blad=lees_periode(self.toegang, self.periode),
            vorige=periodes[plaats + 1] if plaats + 1 < len(periodes) else None,
            volgende=periodes[plaats - 1] if plaats else None,
            is_voorbij=self.periode.is_voorbij(klok.vandaag()),
        )


# --- decision points ---------------------------------------------------------------------------------------------
class BeslispuntNieuw(PeriodeMixin, DaadView):
    """Put a point before the steering group."""

    nog_een = True
    recht = SCHRIJF
    template_name = FORMULIER
    form_class = BeslispuntForm
    geeft = ("netwerk",)
    titel, knop, knop_icoon = "Leg een beslispunt voor", "Leg voor", "plus-lg"
    gelukt = "Het beslispunt staat in het rapport van deze periode."
    terugdaden = (Terugdaad("beslispunt.voorgelegd", periodeteksten.verwijder_beslispunt, PUNT_WEG, weg=True),)

    def voer_uit(self, form: BeslispuntForm) -> object:
        return periodeteksten.leg_beslispunt_voor(
            self.netwerk,
            periode=self.periode.sleutel,
            **velden_van(Beslispuntvelden, form.cleaned_data),
            door=self.toegang.gebruiker,
        )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        concept = f"beslispunt-nieuw-{self.netwerk.slug}-{self.periode.sleutel}"
        return super().get_context_data(**{"concept": concept, **kwargs})


class PuntMixin(PeriodeMixin, ObjectMixin[Beslispunt]):
    """A page about one decision point of this period."""

    schrijft = False
    zoekveld = "pk"

    def get_rijen(self) -> models.QuerySet[Beslispunt]:
        return (
            Beslispunt.objects.in_netwerk(self.netwerk).filter(periode=self.kwargs["periode"]).select_related("netwerk")
        )

    def eis_recht(self) -> None:
        super(PeriodeMixin, self).eis_recht()

    def terug(self) -> str:
        return self.url_van(f"beslispunt-{self.object.pk}")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"punt": self.object, "lead": str(self.object), **kwargs})


class BeslispuntWijzig(PuntMixin, WijzigView):
    """Change a point that was not decided yet."""

    recht = SCHRIJF
    template_name = FORMULIER
    form_class = BeslispuntForm
    geeft = ("netwerk",)
    titel = "Wijzig het beslispunt"

    def voer_uit(self, form: BeslispuntForm) -> object:
        return periodeteksten.wijzig_beslispunt(
            self.object,
            velden=velden_van(Beslispuntvelden, form.cleaned_data),
            versie=form.versie_gelezen,
            door=self.toegang.gebruiker,
        )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"concept": f"beslispunt-{self.object.pk}-{self.object.versie}", **kwargs})


class BeslispuntVerwijder(PuntMixin, Drukknop):
    """Take away a point that was never decided."""

    recht = SCHRIJF
    gelukt = PUNT_WEG

    def doe(self) -> None:
        periodeteksten.verwijder_beslispunt(self.object, door=self.toegang.gebruiker)

    def naar(self) -> str:
        return self.url_van()


def _neem_meteen_terug(punt: Beslispunt, *, door: Gebruiker) -> Beslispunt:
    return periodeteksten.neem_besluit_terug(
        punt, reden="Meteen na het noteren teruggenomen.", versie=punt.versie, door=door
    )


class BesluitNoteren(PuntMixin, ObjectDaadView):
    """Record what was decided."""

    recht = BESLUIT
    template_name = FORMULIER
    form_class = BesluitForm
    titel, knop, knop_icoon = "Wat is er beslist?", "Leg het besluit vast", "flag"
    gelukt = "Het besluit is vastgelegd."
    terugdaden = (
        Terugdaad("beslispunt.besloten", _neem_meteen_terug, "Het besluit is teruggenomen. Het punt staat weer open."),
    )

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "punt": self.object}

    def voer_uit(self, form: BesluitForm) -> object:
        return periodeteksten.leg_besluit_vast(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Any) -> None:  # gets what the form shows and the model has not
        huidig.sessie, huidig.op = huidig.besluit_sessie, huidig.besloten_op

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"concept": f"besluit-{self.object.pk}-{self.object.versie}", **kwargs})


class BesluitTerug(PuntMixin, ObjectDaadView):
    """Take a decision back, with the reason; it stays readable."""

    recht = BESLUIT
    template_name = FORMULIER
    form_class = TerugForm
    titel, knop, knop_icoon = "Neem het besluit terug", "Neem terug", "arrow-counterclockwise"
    gelukt = "Het besluit is teruggenomen. Het punt staat weer open."
    terugdaden = (
        Terugdaad("beslispunt.besluit_teruggenomen", periodeteksten.herstel_besluit, "Het besluit geldt weer."),
    )

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "punt": self.object}

    def voer_uit(self, form: TerugForm) -> object:
        return periodeteksten.neem_besluit_terug(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Any) -> None:  # gets what the form shows and the model has not
        huidig.reden = ""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        lead = f"{self.object} Wat besloten was, blijft leesbaar, met de reden erbij."
        return super().get_context_data(**{"lead": lead, **kwargs})


# --- texts -------------------------------------------------------------------------------------------------------
class TekstNieuw(PeriodeMixin, DaadView):
    """Write a text of one kind for this period."""

    recht = SCHRIJF
    template_name = FORMULIER
    form_class = PeriodetekstForm
    gelukt = "De tekst staat in het rapport van deze periode."
    terugdaden = (Terugdaad("periodetekst.geschreven", periodeteksten.verwijder_periodetekst, TEKST_WEG, weg=True),)

    @property
    def soort(self) -> str:
        if self.kwargs["soort"] not in Periodetekstsoort.values:
            raise Http404
        return str(self.kwargs["soort"])

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "soort": self.soort}

    def voer_uit(self, form: PeriodetekstForm) -> object:
        return periodeteksten.schrijf_periodetekst(
            self.netwerk,
            periode=self.periode.sleutel,
            soort=self.soort,
            **velden_van(Periodetekstvelden, form.cleaned_data),
            door=self.toegang.gebruiker,
        )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        _, lead, titel, _ = WOORDEN[self.soort]
        concept = f"{self.soort}-nieuw-{self.netwerk.slug}-{self.periode.sleutel}"
        return super().get_context_data(**{"titel": titel, "lead": lead, "concept": concept, **kwargs})


class TekstMixin(PeriodeMixin, ObjectMixin[Periodetekst]):
    """A page about one text of this period."""

    schrijft = False
    zoekveld = "pk"
    recht = SCHRIJF

    def get_rijen(self) -> models.QuerySet[Periodetekst]:
        teksten = Periodetekst.objects.in_netwerk(self.netwerk).filter(periode=self.kwargs["periode"])
        return teksten.select_related("netwerk")

    def eis_recht(self) -> None:
        super(PeriodeMixin, self).eis_recht()

    def terug(self) -> str:
        return self.url_van(f"periodetekst-{self.object.pk}")


class TekstWijzig(TekstMixin, WijzigView):
    """Change a text."""

    template_name = FORMULIER
    form_class = PeriodetekstForm
    titel = "Wijzig de tekst"

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "soort": self.object.soort}

    def voer_uit(self, form: PeriodetekstForm) -> object:
        return periodeteksten.wijzig_periodetekst(
            self.object,
            **velden_van(Periodetekstvelden, form.cleaned_data),
            versie=form.versie_gelezen,
            door=self.toegang.gebruiker,
        )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        concept = f"periodetekst-{self.object.pk}-{self.object.versie}"
        return super().get_context_data(**{"lead": WOORDEN[self.object.soort][1], "concept": concept, **kwargs})


class TekstVerwijder(TekstMixin, Drukknop):
    """Take a text away."""

    gelukt = TEKST_WEG

    def doe(self) -> None:
        periodeteksten.verwijder_periodetekst(self.object, door=self.toegang.gebruiker)

    def naar(self) -> str:
        return self.url_van()


class NietsTeMelden(PeriodeMixin, DaadView):
    """Say in one sentence why a part of this period is empty, or take that back."""

    recht = SCHRIJF
    template_name = FORMULIER
    form_class = UitlegForm
    titel, gelukt = "Niets te melden", "Bewaard."

    @property
    def deel(self) -> str:
        if self.kwargs["deel"] not in WOORDEN:
            raise Http404
        return str(self.kwargs["deel"])

    def get_form_kwargs(self) -> dict[str, object]:
        uitleg = niets_te_melden(self.netwerk, self.periode).get(self.deel)
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "instance": uitleg}

    def voer_uit(self, form: UitlegForm) -> None:
        verklaar_gemis(
            self.netwerk,
            sleutel=sleutel_van(self.periode, self.deel),
            tekst=form.cleaned_data["tekst"],
            versie=form.versie_gelezen,
            door=self.toegang.gebruiker,
        )

    def naar(self, uitkomst: object) -> str:  # noqa: ARG002 -- nothing comes out
        return self.url_van(f"deel-{self.deel}")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        titel, lead, _, _ = WOORDEN[self.deel]
        return super().get_context_data(**{"titel": f"{titel}: niets te melden", "lead": lead, **kwargs})
