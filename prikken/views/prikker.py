"""Date polls: the list, one of them, beginning and changing it."""

from typing import cast

from django.db import models
from django.urls import reverse
from django.views.generic import DetailView

from kern.exceptions import DomainError
from kern.lijsten import Leeg, LijstView, Nieuw
from kern.views import DaadView, NetwerkMixin, NetwerkObjectMixin, ObjectDaadView, Weghaalknop
from prikken.domain.prikken import AL_GEVRAAGD, begin_prikker, haal_prikker_weg, verleng, wijzig_prikker
from prikken.domain.versturen import te_herinneren, te_vragen
from prikken.enums import Prikstaat
from prikken.forms.prikker import PrikForm, VerlengForm, WijzigPrikForm, beginwaarden
from prikken.models import Datumprikker
from prikken.overzicht.raster import raster_van
from prikken.views.basis import PrikkerMixin


class Prikkers(NetwerkMixin, LijstView):
    """Every date poll of the network, the newest first."""

    recht = "prikken.prik"
    template_name = "prikken/lijst.html"
    titel, enkel, meer = "Datum prikken", "datumprikker", "datumprikkers"
    lead = "Vraag mensen wanneer ze kunnen, en plan de bijeenkomst op de beste dag."
    nieuw = Nieuw("prikken.prik", "prikken:nieuw", "Prik een datum", "plus-lg")
    leeg = Leeg(
        "calendar-check", "Stel een paar dagen voor. Iedereen die je vraagt, antwoordt met één link en zonder account."
    )
    paginate_by = 25

    def get_queryset(self) -> models.QuerySet[Datumprikker]:
        return Datumprikker.objects.zichtbaar_voor(self.toegang).voor_lijst().select_related("groep", "orgaan")


class NieuwePrikker(DaadView):
    """Begin a poll; who is asked comes on the next page."""

    recht = "prikken.prik"
    template_name = "prikken/nieuw.html"
    form_class = PrikForm
    geeft = ("toegang",)
    titel = "Prik een datum"
    lead = "Hierna kies je wie je vraagt. Er vertrekt niets voor jij het verstuurt."
    knop = "Kies wie je vraagt"

    def terug(self) -> str:
        return reverse("prikken:lijst", kwargs={"netwerk": self.netwerk.slug})

    def get_initial(self) -> dict[str, object]:
        return {
            **super().get_initial(),
            **{n: self.request.GET[n] for n in ("groep", "orgaan") if n in self.request.GET},
        }

    def voer_uit(self, form: PrikForm) -> Datumprikker:
        return begin_prikker(
            self.netwerk,
            velden=form.velden(),
            dagen=form.voorstellen(),
            mensen=form.kring(),
            door=self.toegang.gebruiker,
        )

    def melding(self, uitkomst: Datumprikker) -> str:
        wie = f" Wie bij {uitkomst.voor_wie} hoort, staat op de lijst." if uitkomst.gevraagden.exists() else ""
        return f"De dagen staan klaar.{wie} Er vertrok nog niets."


class PrikkerDetail(NetwerkObjectMixin, DetailView):
    """One poll: the days with the best one first, people by days, who was asked."""

    recht = "prikken.prik"
    zoekveld = "pk"
    template_name = "prikken/detail.html"
    context_object_name = "prikker"

    def get_queryset(self) -> models.QuerySet[Datumprikker]:
        return PrikkerMixin.get_rijen(cast(PrikkerMixin, self))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        prikker: Datumprikker = self.object
        loopt = prikker.staat in {Prikstaat.CONCEPT, Prikstaat.OPEN}
        herinneren = prikker.is_open and not prikker.is_voorbij
        return super().get_context_data(
            **kwargs,
            raster=raster_van(prikker),
            loopt=loopt,
            te_vragen=te_vragen(prikker).count() if loopt else 0,
            te_herinneren=te_herinneren(prikker).count() if herinneren else 0,
        )


class WijzigPrikker(PrikkerMixin, ObjectDaadView[Datumprikker]):
    """Change a poll that was not sent yet."""

    template_name = "prikken/nieuw.html"
    form_class = WijzigPrikForm
    geeft = ("toegang",)
    titel = "Wijzig de datumprikker"
    gelukt = "Bewaard. Er vertrok nog niets."

    def eis_kan(self) -> None:
        if not self.object.is_concept:
            raise DomainError(AL_GEVRAAGD)

    def get_initial(self) -> dict[str, object]:
        return beginwaarden(self.object)

    def voer_uit(self, form: WijzigPrikForm) -> Datumprikker:
        return wijzig_prikker(
            self.object,
            velden=form.velden(),
            dagen=form.voorstellen(),
            versie=form.cleaned_data["versie"],
            door=self.toegang.gebruiker,
        )


class Verleng(PrikkerMixin, ObjectDaadView[Datumprikker]):
    """Give people another last day to answer."""

    template_name = "prikken/formulier.html"
    form_class = VerlengForm
    titel = "Tot wanneer kan men antwoorden?"
    gelukt = "Bewaard. Niemand krijgt daarvan een mail."

    def get_initial(self) -> dict[str, object]:
        return {"tot": self.object.tot}

    def voer_uit(self, form: VerlengForm) -> Datumprikker:
        return verleng(self.object, tot=form.cleaned_data["tot"], door=self.toegang.gebruiker)


class PrikkerWeg(PrikkerMixin, Weghaalknop[Datumprikker]):
    """Take away a poll that was begun by mistake."""

    lijst = "prikken:lijst"
    gelukt = "De datumprikker is weg."

    def doe(self) -> None:
        haal_prikker_weg(self.object, door=self.toegang.gebruiker)
