"""How a date poll ends: a day is chosen and a meeting planned, or it closes without one."""

from django.db import models

from kern.exceptions import DomainError
from kern.opmaak import aantal
from kern.views import ObjectDaadView, Terugdaad
from prikken.domain.kiezen import heropen, kies_dag, neem_keuze_terug, sluit_zonder_dag
from prikken.domain.prikken import GESLOTEN
from prikken.forms.kiezen import KiesForm, beginwaarden
from prikken.forms.prikker import SluitForm
from prikken.models import Datumprikker, Prikdag
from prikken.views.basis import PrikkerMixin
from sessies.models import Sessie

NOG_NIET = "Er is nog niemand gevraagd. Verstuur eerst de vraag."


def _eis_open(prikker: Datumprikker) -> None:
    if not prikker.is_open:
        raise DomainError(NOG_NIET if prikker.is_concept else GESLOTEN)


class KiesDag(ObjectDaadView[Prikdag]):
    """Plan the meeting on one of the proposed days; what is unusual about it is asked first, as with any meeting."""

    recht = "prikken.prik"
    zoekveld = "pk"
    template_name = "prikken/kies.html"
    form_class = KiesForm
    geeft = ("toegang",)
    titel = "Kies deze dag"
    knop, knop_icoon = "Plan de bijeenkomst", "check-lg"
    terugdaden = (
        Terugdaad(
            "prik.gekozen",
            neem_keuze_terug,
            "De bijeenkomst is weer weg en de datumprikker loopt verder.",
            met=lambda regel: {"versie": regel.gegevens["versie"]},
        ),
    )

    def get_rijen(self) -> models.QuerySet[Prikdag]:
        rijen = Prikdag.objects.zichtbaar_voor(self.toegang).select_related("prikker__groep", "prikker__orgaan")
        return rijen.met_netwerk(self.netwerk)

    def haal_object(self) -> Prikdag:
        dag = super().haal_object()
        dag.prikker.netwerk = self.netwerk
        return dag

    def terug(self) -> str:
        return self.object.prikker.get_absolute_url()

    def eis_kan(self) -> None:
        _eis_open(self.object.prikker)

    def get_initial(self) -> dict[str, object]:
        return beginwaarden(self.object)

    def voer_uit(self, form: KiesForm) -> Sessie:
        concept = form.cleaned_data["concept"]
        return kies_dag(self.object, velden=form.velden(), concept=concept, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Sessie) -> str:
        n = sum(uitkomst.verstuurd.values())
        if not n:
            return "De bijeenkomst staat klaar. De uitnodigingen vertrekken als je ze op de kalender zet."
        return f"De bijeenkomst is gepland. {aantal(n, 'uitnodiging is', 'uitnodigingen zijn').capitalize()} onderweg."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, prikker=self.object.prikker)


class Sluit(PrikkerMixin, ObjectDaadView[Datumprikker]):
    """Close a poll without a day."""

    template_name = "prikken/formulier.html"
    form_class = SluitForm
    titel = "Sluit zonder een dag te kiezen"
    knop, knop_icoon = "Sluit de datumprikker", "x-lg"
    gelukt = "De datumprikker is gesloten. Wie gevraagd was, krijgt daarover één mail."
    terugdaden = (Terugdaad("prik.gesloten", heropen, "De datumprikker loopt verder."),)

    def eis_kan(self) -> None:
        _eis_open(self.object)

    def voer_uit(self, form: SluitForm) -> Datumprikker:
        return sluit_zonder_dag(self.object, reden=form.cleaned_data["reden"], door=self.toegang.gebruiker)
