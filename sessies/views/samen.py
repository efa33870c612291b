"""Acts on several action points or questions at once, chosen in their list."""

from typing import TypeVar

from django import forms
from django.db import models
from django.urls import reverse

from kern.domain.terug import vorige
from kern.views import SamenView, Terugdaad
from sessies.domain.agenda import haal_van_agenda, zet_op_agenda
from sessies.domain.leervragen import geef_thema
from sessies.domain.verloop import geef_actiepunt_terug, heropen_actiepunt, rond_actiepunt_af, wijs_actiepunt_toe
from sessies.enums import LeervraagStaat
from sessies.forms.leervraag import SamenAgendeerForm, ThemaForm
from sessies.forms.verloop import SamenToewijsForm
from sessies.models import Actiepunt, Leervraag, Sessie
from sessies.overzicht.eigenaren import eigenaren

F = TypeVar("F", bound=forms.BaseForm)


class _Actiepunten(SamenView[Actiepunt, F]):
    enkel, meer = "actiepunt", "actiepunten"

    def get_rijen(self) -> models.QuerySet[Actiepunt]:
        zichtbaar = Sessie.objects.zichtbaar_voor(self.toegang)
        rijen = Actiepunt.objects.filter(
            self.toegang.q(self.recht), sessie__in=zichtbaar.order_by().values("pk")
        ).open()
        return rijen.select_related("netwerk", "sessie__netwerk")

    def gekozen(self) -> list[Actiepunt]:
        """Group by group: two people who do this at once take their locks in the same order."""
        return sorted(super().gekozen(), key=lambda rij: (rij.sessie.groep_id or 0, rij.sessie.orgaan_id or 0, rij.pk))

    def terug(self) -> str:
        return reverse("sessies:besluiten", kwargs={"netwerk": self.netwerk.slug})


class ActiepuntenKlaar(_Actiepunten[forms.Form]):
    """Tick several action points off."""

    recht = "sessies.rond_actiepunt_af"
    titel, knop = "Zet op klaar", "Zet op klaar"
    eist_sleutel = False  # a second time finds none that is open
    gelukt_met = "afgevinkt."
    terugdaden = (Terugdaad("actiepunt.afgerond", heropen_actiepunt, "De actiepunten staan weer open."),)

    def doe_een(self, obj: Actiepunt, form: forms.Form) -> object:  # noqa: ARG002 -- nothing is asked
        return rond_actiepunt_af(obj, door=self.toegang.gebruiker)


class ActiepuntenOverdragen(_Actiepunten[SamenToewijsForm]):
    """Name another for several action points."""

    recht = "sessies.wijzig_actiepunt"
    form_class = SamenToewijsForm
    titel, knop = "Noem iemand anders", "Draag over"
    gelukt_met = "overgedragen."
    terugdaden = (
        Terugdaad(
            "actiepunt.toegewezen", geef_actiepunt_terug, "De actiepunten staan weer bij wie ze had.", met=vorige
        ),
    )

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "eigenaren": eigenaren(self.netwerk)}

    def doe_een(self, obj: Actiepunt, form: SamenToewijsForm) -> object:
        nieuw = {**form.cleaned_data, "tegen": form.cleaned_data["tegen"] or obj.tegen}
        return wijs_actiepunt_toe(obj, **nieuw, versie=obj.versie, door=self.toegang.gebruiker)


class _Vragen(SamenView[Leervraag, F]):
    enkel, meer = "vraag", "vragen"

    def get_rijen(self) -> models.QuerySet[Leervraag]:
        rijen = Leervraag.objects.zichtbaar_voor(self.toegang).filter(self.toegang.q(self.recht))
        return rijen.exclude(staat=LeervraagStaat.INGETROKKEN).select_related("netwerk", "thema")

    def terug(self) -> str:
        return reverse("sessies:leervragen", kwargs={"netwerk": self.netwerk.slug})


class VragenThema(_Vragen[ThemaForm]):
    """Give several questions a theme."""

    recht = "sessies.verhelder_leervraag"
    form_class = ThemaForm
    geeft = ("netwerk",)
    titel, knop = "Geef een thema", "Geef dit thema"
    gelukt_met = "kreeg een thema."
    terugdaden = (
        Terugdaad(
            "leervraag.thema_gegeven", geef_thema, "De vragen hebben weer het thema van tevoren.",
            met=lambda regel: {"thema": regel.gegevens["was"]},
        ),
    )  # fmt: skip

    def melding(self, uitkomst: int) -> str:
        return super().melding(uitkomst) if uitkomst == 1 else super().melding(uitkomst).replace("kreeg", "kregen")

    def doe_een(self, obj: Leervraag, form: ThemaForm) -> object:
        return geef_thema(obj, thema=form.cleaned_data["thema"].pk, door=self.toegang.gebruiker)


class VragenAgenda(_Vragen[SamenAgendeerForm]):
    """Put several questions on the agenda of a coming meeting."""

    recht = "sessies.agendeer_leervraag"
    form_class = SamenAgendeerForm
    titel, knop = "Zet op de agenda van een bijeenkomst", "Zet op de agenda"
    gelukt_met = "op de agenda gezet."
    terugdaden = (
        Terugdaad(
            "sessie.agenda_aangevuld", haal_van_agenda, "De vragen staan niet meer op die agenda.",
            met=lambda regel: {"leervraag": regel.gegevens["leervraag"]},
        ),
    )  # fmt: skip

    def get_form_kwargs(self) -> dict[str, object]:
        sessies = Sessie.objects.filter(self.toegang.q("sessies.wijzig_sessie")).nog_te_voeren()
        return {**super().get_form_kwargs(), "sessies": sessies}

    def doe_een(self, obj: Leervraag, form: SamenAgendeerForm) -> object:
        data = form.cleaned_data
        return zet_op_agenda(obj, sessie=data["sessie"], minuten=data["minuten"], door=self.toegang.gebruiker)
