"""Putting right what was noted of a meeting, and taking away what was noted by mistake."""

from typing import TypeVar

from django.db import models

from kern.views import Drukknop, ObjectDaadView, ObjectMixin, Terugdaad
from sessies.domain.weghalen import (
    haal_actiepunt_weg,
    haal_besluit_weg,
    haal_inzicht_weg,
    wijzig_actiepunt,
    wijzig_besluit,
    zet_actiepunt_terug,
    zet_besluit_terug,
    zet_inzicht_terug,
)
from sessies.forms.verloop import WeghaalForm, WijzigActiepuntForm, WijzigBesluitForm
from sessies.models import Actiepunt, Besluit, Inzicht, Sessie
from sessies.overzicht.eigenaren import eigenaren
from sessies.views.basis import adres

U = TypeVar("U", Besluit, Actiepunt)
WIJZIG = "sessies.wijzig_actiepunt"  # of the meeting itself: the same people note its decisions


BESLUIT_TERUG = Terugdaad("besluit.weggehaald", zet_besluit_terug, "Het besluit staat er weer.", herstelt=True)
ACTIEPUNT_TERUG = Terugdaad("actiepunt.weggehaald", zet_actiepunt_terug, "Het actiepunt staat er weer.", herstelt=True)


class UitkomstMixin(ObjectMixin[U]):
    """A page about one decision or promise, for who may change its meeting."""

    recht = WIJZIG
    zoekveld = "pk"
    model: type[U]

    def get_rijen(self) -> models.QuerySet[U]:
        rijen = self.model._default_manager.select_related("netwerk", "sessie__netwerk", "sessie__orgaan")
        return rijen.filter(sessie__in=Sessie.objects.zichtbaar_voor(self.toegang))

    def terug(self) -> str:
        return f"{self.object.sessie.get_absolute_url()}#actiepunten"


class WijzigUitkomst(UitkomstMixin[U], ObjectDaadView[U]):
    """Put one right: its words, and the point of the agenda that it belongs to."""

    velden: tuple[str, ...]
    template_name = "sessies/stuk_formulier.html"
    eist_sleutel = False  # saved with its version

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "punten": self.object.sessie.agendapunten.all()}

    def get_initial(self) -> dict[str, object]:
        return {naam: getattr(self.object, naam) for naam in self.velden} | {"agendapunt": self.object.agendapunt_id}


class BesluitMixin(UitkomstMixin[Besluit]):
    model = Besluit


class BesluitWijzig(BesluitMixin, WijzigUitkomst[Besluit]):
    """Put a decision right."""

    velden = ("soort", "tekst", "versie")
    form_class = WijzigBesluitForm
    titel = "Wijzig het besluit"
    gelukt = "Het besluit is gewijzigd."

    def voer_uit(self, form: WijzigBesluitForm) -> Besluit:
        return wijzig_besluit(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class BesluitWeg(BesluitMixin, Drukknop[Besluit]):
    """Take a decision away."""

    gelukt = "Het besluit is weggehaald."
    terugdaden = (BESLUIT_TERUG,)

    def terug_pad(self) -> str:
        return adres("besluit", self.object.sessie)

    def doe(self) -> None:
        haal_besluit_weg(self.object, door=self.toegang.gebruiker)


class ActiepuntMixin(UitkomstMixin[Actiepunt]):
    model = Actiepunt


class ActiepuntWijzig(ActiepuntMixin, WijzigUitkomst[Actiepunt]):
    """Put a promise right."""

    velden = ("tekst", "eigenaar_sleutel", "wie", "tegen", "versie")
    form_class = WijzigActiepuntForm
    titel = "Wijzig het actiepunt"
    gelukt = "Het actiepunt is gewijzigd."

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "eigenaren": eigenaren(self.netwerk, self.object.sessie)}

    def voer_uit(self, form: WijzigActiepuntForm) -> Actiepunt:
        return wijzig_actiepunt(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class ActiepuntWeg(ActiepuntMixin, Drukknop[Actiepunt]):
    """Take a promise away."""

    gelukt = "Het actiepunt is weggehaald."
    terugdaden = (ACTIEPUNT_TERUG,)

    def terug_pad(self) -> str:
        return adres("actiepunt", self.object.sessie)

    def doe(self) -> None:
        haal_actiepunt_weg(self.object, door=self.toegang.gebruiker)


class InzichtMixin(ObjectMixin[Inzicht]):
    """A page about one insight, for who writes them."""

    recht = "sessies.schrijf_inzicht"

    def get_rijen(self) -> models.QuerySet[Inzicht]:
        return Inzicht.objects.zichtbaar_voor(self.toegang).voor_detail()


class InzichtWeg(InzichtMixin, ObjectDaadView[Inzicht]):
    """Take an insight away, with the reason; what others cite leaves a tombstone."""

    template_name = "sessies/formulier.html"
    form_class = WeghaalForm
    titel, knop, knop_icoon = "Haal het inzicht weg", "Haal weg", "trash"
    lead = (
        "Steunt er iets op dit inzicht (een piloot, een fiche, een signaal, een aanbeveling), dan staat daar voortaan dat het "
        "weggehaald is, wanneer, door welke functie en waarom; je kunt het dan terugzetten. Steunt er niets op, dan kun je "
        "dit niet ongedaan maken."
    )
    eist_sleutel = False  # a second time finds it gone
    terugdaden = (
        Terugdaad(
            "inzicht.weggehaald", zet_inzicht_terug, "Het inzicht staat er weer.",
            mits=lambda regel: bool(regel.gegevens["geciteerd"]),
        ),
    )  # fmt: skip

    def voer_uit(self, form: WeghaalForm) -> bool:
        return haal_inzicht_weg(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: bool) -> str:  # noqa: FBT001 -- what the act returns
        if uitkomst:
            return "Het inzicht is weggehaald. Waar het aangehaald wordt, staat nu waarom."
        return "Het inzicht is weggehaald."

    def naar(self, uitkomst: bool) -> str:  # noqa: FBT001 -- what the act returns
        if uitkomst:
            return self.terug()
        bron = self.object.sessie or self.object.leervraag or self.netwerk  # where it came from
        return str(bron.get_absolute_url())


class InzichtTerug(InzichtMixin, Drukknop[Inzicht]):
    """Put the words of an insight back."""

    gelukt = "Het inzicht staat er weer."

    def doe(self) -> Inzicht:
        return zet_inzicht_terug(self.object, door=self.toegang.gebruiker)
