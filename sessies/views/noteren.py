"""What came out of a meeting, noted at one point of its agenda or of the whole: a decision, an action point, an insight."""

from kern.invoer import heel_getal
from kern.rechten import eis
from kern.views import Terugdaad
from sessies.domain.inzichten import schrijf_inzicht
from sessies.domain.verloop import neem_besluit, spreek_actiepunt_af
from sessies.domain.weghalen import haal_actiepunt_weg, haal_besluit_weg, haal_inzicht_weg
from sessies.forms.verloop import ActiepuntForm, BesluitForm, InzichtForm
from sessies.models import Actiepunt, Besluit, Inzicht, Leervraag, Sessie
from sessies.overzicht.eigenaren import eigenaren
from sessies.views.basis import NaBegin, bij_punt
from sessies.views.weghalen import ACTIEPUNT_TERUG, BESLUIT_TERUG


class Noteren(NaBegin):
    """Base of a form that notes something; who came from the minutes goes back to them, at the same point."""

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "punten": self.object.agendapunten.all()}

    def terug(self) -> str:
        return bij_punt(self.object, heel_getal(self.request.GET.get("agendapunt", "")))

    def naar(self, uitkomst: Besluit | Actiepunt | Inzicht) -> str:
        return bij_punt(self.object, uitkomst.agendapunt_id)


class BesluitView(Noteren):
    """Write down a decision."""

    nog_een = True
    houdt = ("soort", "agendapunt")
    form_class = BesluitForm
    titel = "Noteer een besluit"
    gelukt = "Het besluit staat bij de bijeenkomst."
    terugdaden = (Terugdaad("besluit.genomen", haal_besluit_weg, "Het besluit is weggehaald."), BESLUIT_TERUG)

    def voer_uit(self, form: BesluitForm) -> object:
        return neem_besluit(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class ActiepuntView(Noteren):
    """Write down who does what."""

    nog_een = True
    houdt = ("tegen", "agendapunt")
    form_class = ActiepuntForm
    titel = "Noteer een actiepunt"
    gelukt = "Het actiepunt staat bij de bijeenkomst."
    terugdaden = (
        Terugdaad("actiepunt.afgesproken", haal_actiepunt_weg, "Het actiepunt is weggehaald."),
        ACTIEPUNT_TERUG,
    )

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "eigenaren": eigenaren(self.netwerk, self.object)}

    def voer_uit(self, form: ActiepuntForm) -> object:
        return spreek_actiepunt_af(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class InzichtUitSessie(Noteren):
    """Write down what a meeting learned."""

    nog_een = True
    houdt = ("leervraag", "agendapunt")
    recht = "sessies.bekijk_sessie"
    form_class = InzichtForm
    titel = "Schrijf een inzicht"
    lead = "Wat weten jullie nu, wat jullie voor de bijeenkomst niet wisten?"
    gelukt = "Het inzicht is bewaard."
    terugdaden = (
        Terugdaad(
            "inzicht.geschreven", haal_inzicht_weg, "Het inzicht is weggehaald.",
            met=lambda _regel: {"reden": "Meteen na het schrijven weggehaald."}, weg=True,
        ),
    )  # fmt: skip

    def haal_object(self) -> Sessie:
        sessie: Sessie = super().haal_object()
        eis(self.toegang, "sessies.schrijf_inzicht")
        return sessie

    def get_form_kwargs(self) -> dict[str, object]:
        vragen = Leervraag.objects.zichtbaar_voor(self.toegang).filter(agendapunten__sessie=self.object).distinct()
        return {**super().get_form_kwargs(), "vragen": vragen.order_by("nummer")}

    def voer_uit(self, form: InzichtForm) -> object:
        return schrijf_inzicht(self.netwerk, sessie=self.object, **form.cleaned_data, door=self.toegang.gebruiker)
