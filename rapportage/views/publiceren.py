"""What makes a report final, and what comes after: publish, withdraw, begin the next edition."""

from django.db.models import QuerySet
from django.forms import BaseForm

from kern.views import NavraagMixin, ObjectDaadView, Terugdaad
from kern.views.navraag import Teksten
from rapportage.domain.publiceren import herstel_publicatie, publiceer_rapport, trek_rapport_in, waarom_vroeg
from rapportage.domain.rapporten import begin_uitgave
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.forms.publiceren import IntrekForm, PubliceerForm, UitgaveForm
from rapportage.models import Rapport
from rapportage.overzicht import rapporten
from rapportage.overzicht.opbouw import Gemis, lees_gemis
from rapportage.overzicht.woorden import woorden_van


class RapportDaad(ObjectDaadView):
    """A form that does one thing to one report."""

    recht = "rapportage.publiceer_rapport"
    zoekveld, naam = "slug", "rapport"
    template_name = "rapportage/rapport_daad.html"
    niet_nu = ""  # why it cannot be done to a report in this state

    def get_rijen(self) -> QuerySet[Rapport]:
        return Rapport.objects.in_netwerk(self.netwerk).select_related("netwerk", "job")

    def kan(self) -> bool:
        """Whether the report is in a state to which this can be done."""
        return bool(self.object.staat == RapportStaat.GEPUBLICEERD)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"kan": self.kan(), "niet_nu": self.niet_nu, **kwargs})


class PubliceerView(NavraagMixin, RapportDaad):
    """Publish a report: who may read it, and for a final report first what still misses."""

    form_class = PubliceerForm
    titel, knop, knop_icoon = "Publiceer het rapport", "Publiceer", "send"
    gelukt = "Het rapport is gepubliceerd. Het bestand verandert nu niet meer."
    niet_nu = "Alleen een rapport dat klaar is en nog niet gepubliceerd is, kun je publiceren."

    @property
    def is_eind(self) -> bool:
        return bool(self.object.soort == Rapportsoort.EIND)

    def kan(self) -> bool:
        return rapporten.rij(self.object).is_te_publiceren

    def get_form_kwargs(self) -> dict[str, object]:
        vroeg = waarom_vroeg(self.netwerk) if self.is_eind else ""
        return {**super().get_form_kwargs(), "vroeg": vroeg}

    def te_delen(self, form: BaseForm) -> Teksten:  # noqa: ARG002 -- what is read is the file, not the form
        """Every text in the report as it was frozen, with the part in which it stands."""
        return woorden_van(self.object)

    def voer_uit(self, form: PubliceerForm) -> object:
        return publiceer_rapport(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        gemis: list[Gemis] = [g for g in lees_gemis(self.netwerk) if g.open] if self.is_eind else []
        bestanden = rapporten.rij(self.object).bestanden
        opmerkingen = [] if self.is_eind else rapporten.opmerkingen(bestanden)
        extra = {"gemis": gemis, "opmerkingen": opmerkingen, "gewone_letters": rapporten.met_gewone_letters(bestanden)}
        return super().get_context_data(**{**extra, **kwargs})


class IntrekView(RapportDaad):
    """Withdraw a published report; its page stays."""

    form_class = IntrekForm
    titel, knop, knop_icoon = "Trek het rapport in", "Trek in", "slash-circle"
    lead = "De pagina blijft bestaan en zegt wanneer en waarom. De netwerkbegeleider en de opdrachtgever kunnen het bestand nog ophalen, anderen niet meer. Je kunt dit meteen ongedaan maken, of later een nieuwe uitgave maken."
    gelukt = "Het rapport is ingetrokken."
    terugdaden = (
        Terugdaad("rapport.ingetrokken", herstel_publicatie, "Het rapport is weer gepubliceerd, voor dezelfde lezers."),
    )
    niet_nu = "Alleen een gepubliceerd rapport kun je intrekken."

    def voer_uit(self, form: IntrekForm) -> object:
        return trek_rapport_in(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class UitgaveView(RapportDaad):
    """Begin the next edition of a report that was published."""

    form_class = UitgaveForm
    titel, knop, knop_icoon = "Maak een nieuwe uitgave", "Maak de nieuwe uitgave", "file-earmark-plus"
    lead = (
        "De vorige uitgave blijft zoals ze is. De nieuwe krijgt een nummer, en wordt pas gelezen als je ze publiceert."
    )
    gelukt = "De nieuwe uitgave wordt gemaakt."
    niet_nu = "Alleen na een gepubliceerd rapport komt er een nieuwe uitgave."

    def kan(self) -> bool:
        """What was sent stays in its form, with the answer beside the reason."""
        is_verstuurd = self.request.method == "POST"
        return bool(self.object.is_vast) and (is_verstuurd or rapporten.begonnen_uitgave(self.object) is None)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"begonnen": rapporten.begonnen_uitgave(self.object), **kwargs})

    def voer_uit(self, form: UitgaveForm) -> object:
        return begin_uitgave(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def naar(self, uitkomst: Rapport) -> str:
        return str(uitkomst.get_absolute_url())
