"""Who is asked: put on the list, asked, reminded, answered for."""

from django.db import models
from django.forms import BaseForm, Form

from kern.exceptions import DomainError
from kern.opmaak import aantal
from kern.views import BevestigView, Drukknop, ObjectDaadView, Terugdaad
from prikken.domain.antwoorden import antwoord, waarom_niet
from prikken.domain.prikken import (
    GESLOTEN,
    haal_gevraagde_weg,
    haal_mensen_weg,
    vraag_gast,
    vraag_mensen,
    zet_gevraagde_terug,
    zet_moet_kunnen,
)
from prikken.domain.versturen import herinner, neem_vraag_terug, te_vragen, verstuur
from prikken.enums import Prikstaat
from prikken.forms.antwoord import KanForm
from prikken.models import Datumprikker, Gevraagde
from prikken.views.basis import GevraagdeMixin, PrikkerMixin
from sessies.forms.genodigden import GastForm, KiesMensenForm

TERUG_VAN_LIJST = Terugdaad(
    "prik.mensen_erbij",
    haal_mensen_weg,
    "Ze staan niet meer op de lijst.",
    met=lambda regel: {"rijen": regel.gegevens["rijen"]},
)


class _OpLijst(PrikkerMixin, ObjectDaadView[Datumprikker]):
    """Base of what puts people on the list."""

    template_name = "prikken/formulier.html"
    terugdaden = (TERUG_VAN_LIJST,)

    def eis_kan(self) -> None:
        if self.object.staat not in {Prikstaat.CONCEPT, Prikstaat.OPEN}:
            raise DomainError(GESLOTEN)


class KiesMensen(_OpLijst):
    """Put everybody on the list who fits a description."""

    form_class = KiesMensenForm
    geeft = ("toegang",)
    titel = "Kies wie je vraagt"
    lead = "Kies je bij één vraag meer dingen, dan is elk ervan goed. Tussen de vragen geldt alles samen. Er vertrekt nog niets."
    knop, knop_icoon = "Zet ze op de lijst", "person-plus"

    def voer_uit(self, form: KiesMensenForm) -> list[Gevraagde]:
        return vraag_mensen(self.object, form.mensen, door=self.toegang.gebruiker)

    def melding(self, uitkomst: list[Gevraagde]) -> str:
        if not uitkomst:
            return "Er kwam niemand bij: ze stonden er al op."
        return (
            f"{aantal(len(uitkomst), 'persoon staat', 'mensen staan').capitalize()} op de lijst. Er vertrok nog niets."
        )


class Gast(_OpLijst):
    """Put one person on the list by mail address."""

    form_class = GastForm
    geeft = ("netwerk",)
    nog_een = True
    houdt = ("organisatie",)
    titel = "Voeg iemand toe"
    lead = "Een account hoeft niet. Er vertrekt nog niets."
    gelukt = "Die persoon staat op de lijst. Er vertrok nog niets."

    def voer_uit(self, form: GastForm) -> Gevraagde:
        return vraag_gast(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class Verstuur(PrikkerMixin, BevestigView[Datumprikker]):
    """Show who is asked, and let the mails leave."""

    template_name = "prikken/verstuur.html"
    titel = "Wie vraag je?"
    knop, knop_icoon = "Verstuur de vraag", "send"
    terugdaden = (
        Terugdaad(
            "prik.gevraagd",
            neem_vraag_terug,
            "De vraag is niet vertrokken.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("rijen", "was")},
        ),
    )

    def voer_uit(self, form: BaseForm) -> list[int]:  # noqa: ARG002 -- nothing was typed
        return verstuur(self.object, door=self.toegang.gebruiker)

    def melding(self, uitkomst: list[int]) -> str:
        return f"{aantal(len(uitkomst), 'mail is', 'mails zijn').capitalize()} onderweg."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, mensen=list(te_vragen(self.object).select_related("organisatie")))


class Herinner(PrikkerMixin, Drukknop[Datumprikker]):
    """Ask once more who did not answer."""

    def doe(self) -> int:
        self.hoeveel = herinner(self.object, door=self.toegang.gebruiker)
        return self.hoeveel

    def melding(self) -> str:
        return f"{aantal(self.hoeveel, 'herinnering is', 'herinneringen zijn').capitalize()} onderweg."


class MoetKunnen(GevraagdeMixin, Drukknop[Gevraagde]):
    """Say that the meeting makes no sense without this person, or that it does."""

    def doe(self) -> Gevraagde:
        return zet_moet_kunnen(self.object, moet=self.request.POST.get("moet") == "1", door=self.toegang.gebruiker)

    def melding(self) -> str:
        return (
            f"{self.object} moet erbij kunnen zijn."
            if self.object.moet_kunnen
            else f"{self.object} hoeft er niet bij te zijn."
        )


class NoteerAntwoord(GevraagdeMixin, ObjectDaadView[Gevraagde]):
    """Note what somebody said by phone."""

    template_name = "prikken/noteer.html"
    form_class = KanForm
    titel = "Noteer het antwoord"
    gelukt = "Het antwoord staat erbij."

    def eis_kan(self) -> None:
        if zin := waarom_niet(self.object.prikker, namens=True):
            raise DomainError(zin)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "gevraagde": self.object}

    def voer_uit(self, form: KanForm) -> Gevraagde:
        opmerking = form.cleaned_data["opmerking"]
        return antwoord(self.object, kan=form.kan(), opmerking=opmerking, namens=True, door=self.toegang.gebruiker)


class GevraagdeWeg(GevraagdeMixin, BevestigView[Gevraagde]):
    """Take somebody off the list."""

    form_class = Form
    template_name = "prikken/van_lijst.html"
    titel = "Haal van de lijst"
    knop, knop_icoon = "Haal van de lijst", "person-dash"
    gelukt = "Van de lijst gehaald."
    terugdaden = (Terugdaad("prik.gevraagde_weg", zet_gevraagde_terug, "Deze persoon staat weer op de lijst."),)

    def get_rijen(self) -> models.QuerySet[Gevraagde]:
        """Who was taken off already is not there, unless that is taken back."""
        rijen = super().get_rijen()
        return rijen if self.wordt_teruggenomen() else rijen.filter(ingetrokken_op=None)

    def voer_uit(self, form: BaseForm) -> Gevraagde:  # noqa: ARG002 -- nothing was typed
        return haal_gevraagde_weg(self.object, door=self.toegang.gebruiker)
