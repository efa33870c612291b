"""Closing the list, putting right what a closed list says, and who stayed away."""

from collections.abc import Sequence

from django.db.models import Count, Max, Q, QuerySet
from django.forms import BaseForm, Form
from django.utils import timezone

from deelname.domain.lijst import eis_open
from deelname.domain.sluiten import eis_gesloten, schrijf_later_bij, sluit_lijst, zet_recht
from deelname.enums import Toestand
from deelname.forms.sluiten import LaterBijForm, RechtzetForm, WegblijversFilter
from deelname.models import Aanwezigheid, Aanwezigheidslijst, Rechtzetting
from deelname.overzicht.telling import telling
from deelname.views.basis import BijLijst, OverPersoon
from kern.lijsten import FilterlijstView, Leeg, Volgorde
from kern.views import BevestigView, NetwerkMixin, ObjectDaadView
from netwerken.models import Organisatie
from sessies.domain.staat import eis_begonnen
from sessies.models import Sessie


class SluitLijst(BijLijst, BevestigView[Sessie]):
    """Freeze the list; asked once more, for it is never opened again."""

    template_name = "deelname/sluit.html"
    form_class = Form
    titel = "Sluit de lijst"
    knop, knop_icoon = "Sluit de lijst", "lock"
    gelukt = "De lijst is gesloten. De getallen staan bij de bijeenkomst."

    def eis_kan(self) -> None:
        eis_begonnen(self.object)
        eis_open(self.eis_lijst())

    def voer_uit(self, form: BaseForm) -> Aanwezigheidslijst:  # noqa: ARG002 -- nothing was typed
        return sluit_lijst(self.object, door=self.toegang.gebruiker)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, staat=telling(self.object))


class ZetRecht(OverPersoon, ObjectDaadView[Aanwezigheid]):
    """Put right what a closed list says of one person."""

    template_name = "deelname/recht.html"
    form_class = RechtzetForm
    titel = "Zet recht"
    lead = "Wat er bij het sluiten stond, blijft staan. Dit komt erbij, met je reden."
    gelukt = "Rechtgezet. Wat er stond, staat er nog bij."

    def eis_kan(self) -> None:
        eis_gesloten(self.object.lijst)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "rij": self.object}

    def voer_uit(self, form: RechtzetForm) -> Rechtzetting:
        return zet_recht(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class LaterBij(BijLijst, ObjectDaadView[Sessie]):
    """Write on a closed list who was there and does not stand on it."""

    template_name = "deelname/formulier.html"
    form_class = LaterBijForm
    titel = "Schrijf iemand bij op de gesloten lijst"
    lead = "Wat er bij het sluiten stond, blijft staan. Deze persoon komt erbij, met je reden."
    knop, knop_icoon = "Schrijf bij", "person-plus"
    gelukt = "Bijgeschreven, met je reden."

    def eis_kan(self) -> None:
        eis_gesloten(self.eis_lijst())

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "lijst": self.eis_lijst()}

    def voer_uit(self, form: LaterBijForm) -> Rechtzetting:
        return schrijf_later_bij(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class Wegblijvers(NetwerkMixin, FilterlijstView):
    """Per organisation: how often somebody said to come, and stayed away. From closed lists alone."""

    recht = "netwerken.begeleid"
    template_name = "deelname/wegblijvers.html"
    titel, enkel, meer = "Wie zei te komen en bleef weg?", "organisatie", "organisaties"
    lead = "Per organisatie, uit aanwezigheidslijsten die gesloten zijn. Wie zich verontschuldigde of iemand anders stuurde, telt niet mee."
    leeg = Leeg(
        "person-dash", "Zodra een lijst gesloten is waarop iemand ontbrak, staat het hier.", titel="Niemand bleef weg"
    )
    filterset_class = WegblijversFilter
    volgordes = {
        "organisatie": Volgorde("Organisatie", ("naam",)),
        "niet": Volgorde("Niet gekomen", ("niet_gekomen",), "aantal"),
        "laatst": Volgorde("Laatst", ("laatst",), "dag"),
    }
    csv_naam = "niet-gekomen"
    csv_kop = ("organisatie", "zei te komen", "niet gekomen", "laatst")

    def get_basis(self) -> QuerySet[Organisatie]:
        telt = Q(aanwezigheden__netwerk=self.netwerk, aanwezigheden__zei_ja=True,
                 aanwezigheden__lijst__gesloten_op__isnull=False)  # fmt: skip
        niet = telt & Q(aanwezigheden__toestand=Toestand.AFWEZIG)
        rijen = Organisatie.objects.annotate(
            zei_ja=Count("aanwezigheden", filter=telt),
            niet_gekomen=Count("aanwezigheden", filter=niet),
            laatst=Max("aanwezigheden__sessie__begint_op", filter=niet),
        )
        return rijen.filter(niet_gekomen__gt=0).order_by("-niet_gekomen", "naam", "pk")

    def csv_rij(self, obj: Organisatie) -> Sequence[object]:
        geteld = vars(obj)  # counted above
        return (obj.naam, geteld["zei_ja"], geteld["niet_gekomen"], timezone.localdate(geteld["laatst"]))
