"""The three things that happen to a pilot after its design: findings, the next phase, a decision."""

from django import forms
from django.db import models

from kern.invoer import dag
from kern.models import Gebeurtenis
from kern.views import BevestigView, ObjectDaadView, ObjectMixin, StukWeghalen, StukWijzigen, Terugdaad, Weghaalknop
from piloten.domain.piloten import (
    VOLGENDE_FASE,
    haal_bevinding_weg,
    haal_piloot_weg,
    leg_besluit_vast,
    neem_besluit_terug,
    noteer_bevinding,
    wijzig_bevinding,
    zet_bevinding_terug,
    zet_fase,
    zet_fase_terug,
)
from piloten.enums import Fase
from piloten.forms.piloot import BesluitForm, BevindingForm, WijzigBevindingForm
from piloten.models import Bevinding, Piloot


def _vorige_fase(regel: Gebeurtenis) -> dict[str, object]:
    toen = regel.gegevens
    return {"fase": toen["van"], "start": dag(toen["start"] or ""), "einde": dag(toen["einde"] or "")}


def _vorig_besluit(regel: Gebeurtenis) -> dict[str, object]:
    toen = regel.gegevens
    return {"besluit": toen["van"], "op": dag(toen["van_op"] or ""), "orgaan": toen["van_orgaan"]}


class EenPiloot(ObjectMixin[Piloot]):
    """Base of what is done to one pilot."""

    naam = "piloot"

    def get_rijen(self) -> models.QuerySet[Piloot]:
        return Piloot.objects.zichtbaar_voor(self.toegang).voor_lijst()


class OverPiloot(EenPiloot, ObjectDaadView[Piloot]):
    """Base of a form about one pilot."""


class PilootWeghalen(EenPiloot, Weghaalknop[Piloot]):
    """Take away a pilot that was begun by mistake."""

    recht = "piloten.wijzig_piloot"
    gelukt = "De piloot is weggehaald."
    lijst = "piloten:lijst"

    def doe(self) -> None:
        haal_piloot_weg(self.object, door=self.toegang.gebruiker)


BEVINDING_TERUG = Terugdaad(
    "piloot.bevinding_weggehaald", zet_bevinding_terug, "De bevinding staat er weer.", herstelt=True
)


class BevindingNoteren(OverPiloot):
    """Note what was noticed: two fields."""

    nog_een = True
    recht = "piloten.wijzig_piloot"
    template_name = "piloten/bevinding.html"
    form_class = BevindingForm
    gelukt = "De bevinding staat in de tijdlijn."
    terugdaden = (
        Terugdaad("piloot.bevinding", haal_bevinding_weg, "De bevinding is weggehaald."),
        BEVINDING_TERUG,
    )

    def voer_uit(self, form: BevindingForm) -> object:
        return noteer_bevinding(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class BevindingWijzigen(EenPiloot, StukWijzigen[Piloot, Bevinding]):
    """Put a finding right."""

    recht = "piloten.wijzig_piloot"
    stukken = "bevindingen"
    form_class = WijzigBevindingForm
    titel = "Wijzig de bevinding"
    gelukt = "De bevinding is gewijzigd."

    def voer_uit(self, form: WijzigBevindingForm) -> object:
        return wijzig_bevinding(self.stuk, **form.cleaned_data, door=self.toegang.gebruiker)


class BevindingWeghalen(EenPiloot, StukWeghalen[Piloot, Bevinding]):
    """Take a finding away."""

    recht = "piloten.wijzig_piloot"
    stukken = "bevindingen"
    gelukt = "De bevinding is weggehaald."
    terugdaden = (BEVINDING_TERUG,)
    terug_bij = "piloten:bevinding"

    def doe(self) -> None:
        haal_bevinding_weg(self.stuk, door=self.toegang.gebruiker)


class FaseZetten(OverPiloot, BevestigView):
    """Ask once more, then take the pilot to its next phase."""

    recht = "piloten.wijzig_piloot"
    template_name = "piloten/fase.html"
    terugdaden = (
        Terugdaad("piloot.fase", zet_fase_terug, "De piloot staat weer in de vorige fase.", met=_vorige_fase),
    )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        volgende = VOLGENDE_FASE.get(self.object.fase)
        return super().get_context_data(**kwargs, is_start=volgende == Fase.LOPEND, is_klaar=volgende is None)

    def voer_uit(self, form: forms.Form) -> Piloot:
        gevraagd = form.data.get("fase", VOLGENDE_FASE.get(self.object.fase, ""))
        return zet_fase(self.object, fase=gevraagd, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Piloot) -> str:
        loopt = uitkomst.fase == Fase.LOPEND
        return "De piloot loopt. Noteer wat opvalt." if loopt else "De piloot is afgerond. Nu nog een besluit."


class BesluitVastleggen(OverPiloot):
    """Record what a body decided."""

    recht = "piloten.besluit_piloot"
    template_name = "piloten/besluit.html"
    form_class = BesluitForm
    terugdaden = (Terugdaad("piloot.besluit", neem_besluit_terug, "Het besluit is teruggenomen.", met=_vorig_besluit),)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "piloot": self.object}

    def voer_uit(self, form: BesluitForm) -> Piloot:
        return leg_besluit_vast(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Piloot) -> str:
        return f"Het besluit is vastgelegd: {uitkomst.get_besluit_display()}."
