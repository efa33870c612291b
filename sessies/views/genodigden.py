"""The list of people of a meeting: who stands on it, who hears what, who answered."""

from collections import Counter
from collections.abc import Sequence

from django.db import models
from django.forms import BaseForm, Form
from django.utils.functional import cached_property

from kern.lijsten import FilterlijstView, Leeg
from kern.opmaak import aantal, opsomming, vorm
from kern.views import BevestigView, Drukknop, ObjectDaadView, Terugdaad
from sessies.domain.antwoorden import antwoord
from sessies.domain.bezetting import telling
from sessies.domain.genodigden import (
    Toegevoegd,
    eis_komend,
    haal_onverstuurden_weg,
    voeg_gast_toe,
    wijzig_genodigde,
    zet_op_lijst,
)
from sessies.domain.uitnodigen import (
    Brief,
    herinner,
    stempel,
    te_herinneren,
    te_vertellen,
    verstuur,
)
from sessies.domain.van_lijst import haal_van_lijst, zet_terug
from sessies.domain.wachtlijst import geef_plaats, neem_plaats_terug
from sessies.enums import SessieStatus
from sessies.forms.genodigden import (
    AntwoordForm,
    GastForm,
    GenodigdeFilter,
    KiesMensenForm,
    NagekekenForm,
    PlaatsGevenForm,
    WijzigGenodigdeForm,
    beginantwoord,
)
from sessies.models import Genodigde, Sessie
from sessies.overzicht.genodigden import wie_erbij_kwam
from sessies.views.basis import OverSessie, SessieMixin, adres

TERUG_VAN_LIJST = Terugdaad(
    "genodigden.toegevoegd",
    haal_onverstuurden_weg,
    "Ze staan niet meer op de lijst.",
    met=lambda regel: {naam: regel.gegevens.get(naam) for naam in ("rijen", "keuze")},
)
TERUG = "Deze persoon staat weer op de lijst."
TERUG_MAAR_VERTELD = "Deze persoon staat weer op de lijst. De mail dat ze niet hoeven te komen, vertrok al: verstuur een nieuwe uitnodiging."
SOORTEN = {  # one and several mails of a kind
    "uitnodiging": ("uitnodiging", "uitnodigingen"),
    "verplaatst": ("mail over de verplaatsing", "mails over de verplaatsing"),
    "elders": ("mail over de andere plek", "mails over de andere plek"),
    "gewijzigd": ("mail met wat veranderde", "mails met wat veranderde"),
    "afgelast": ("mail over de afgelasting", "mails over de afgelasting"),
    "hervat": ("mail over de hervatting", "mails over de hervatting"),
}


def hoeveel(telling_: Counter[str]) -> str:
    """How many mails of each kind, in words."""
    return opsomming([aantal(n, *SOORTEN[soort]) for soort, n in sorted(telling_.items())])


def onderweg(telling_: Counter[str]) -> str:
    """The sentence that mails left, to put behind another; empty when none did."""
    if not telling_:
        return ""
    zin = hoeveel(telling_)
    return f" {zin[:1].upper()}{zin[1:]} {vorm(sum(telling_.values()), 'is', 'zijn')} onderweg."


class GenodigdenLijst(SessieMixin, FilterlijstView):
    """Who is asked to one meeting, and what they said."""

    template_name = "sessies/genodigden.html"
    naam = "sessie"
    titel, enkel, meer = "Wie is uitgenodigd?", "genodigde", "genodigden"
    leeg = Leeg(
        "people",
        "Kies een rol, een orgaan of een oproep, of voeg iemand toe met een e-mailadres. Er vertrekt niets voor jij het verstuurt.",
        titel="Nog niemand op de lijst",
    )
    filterset_class = GenodigdeFilter
    paginate_by = 100
    csv_naam = "genodigden"
    csv_kop = ("naam", "functie", "organisatie", "e-mailadres", "waarom", "uitgenodigd op", "antwoord", "geantwoord op")

    def get_basis(self) -> models.QuerySet[Genodigde]:
        rijen = Genodigde.objects.filter(sessie=self.object).op_lijst()
        return rijen.select_related("organisatie", "vervangt__organisatie", "sessie").order_by("pk")

    def _wachtlijst(self) -> list[Genodigde]:
        """Who waits, in order; to whom a place is offered stands in front."""
        rijen = list(self.object.genodigden.wachtend().select_related("organisatie"))
        for rij in rijen:
            rij.sessie = self.object
        return sorted(rijen, key=lambda rij: rij.aangeboden_tot is None)

    def eigen_filters(self) -> dict[str, object]:
        """A filter of one meeting is not worth keeping."""
        return {}

    def csv_rij(self, obj: Genodigde) -> Sequence[object]:
        return (obj.naam, obj.functie, str(obj.organisatie or ""), obj.email, obj.bron, obj.verstuurd_op,
                obj.get_antwoord_display() if obj.antwoord else "", obj.antwoord_op)  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        sessie = self.object
        komt_nog = sessie.status in {SessieStatus.CONCEPT, SessieStatus.GEPLAND} and not sessie.is_begonnen
        brieven = te_vertellen(sessie) if komt_nog else []
        return super().get_context_data(
            **kwargs,
            staat=telling(sessie),
            wachtlijst=self._wachtlijst(),
            brieven=brieven,
            hoeveel=hoeveel(Counter(brief.soort for brief in brieven)),
            komt_nog=komt_nog,
            erbij=len(wie_erbij_kwam(sessie)) if komt_nog else 0,
            te_herinneren=te_herinneren(sessie).count() if komt_nog and sessie.status == SessieStatus.GEPLAND else 0,
        )


class BijDeLijst(SessieMixin):
    """Base of what is done to the list; it leads back to it."""

    def terug(self) -> str:
        return adres("genodigden", self.object)


class VoorGenodigden(BijDeLijst, OverSessie):
    """Base of a form about the list."""

    def eis_kan(self) -> None:
        eis_komend(self.object)


class KiesMensen(VoorGenodigden):
    """Put everybody on the list who fits a description."""

    form_class = KiesMensenForm
    geeft = ("toegang",)
    titel = "Kies wie je uitnodigt"
    lead = "Kies je bij één vraag meer dingen, dan is elk ervan goed. Tussen de vragen geldt alles samen. Er vertrekt nog niets."
    knop, knop_icoon = "Zet ze op de lijst", "person-plus"
    terugdaden = (TERUG_VAN_LIJST,)

    def voer_uit(self, form: KiesMensenForm) -> Toegevoegd:
        return zet_op_lijst(self.object, form.mensen, criteria=form.criteria, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Toegevoegd) -> str:
        return op_de_lijst(uitkomst)


def op_de_lijst(uitkomst: Toegevoegd) -> str:
    """What is said after people were put on a list."""
    nieuw, al = len(uitkomst.nieuw), uitkomst.stonden_er_al
    stond = f" {al} {vorm(al, 'stond', 'stonden')} er al op." if al else ""
    if not nieuw:
        return f"Er kwam niemand bij.{stond}"
    return f"{aantal(nieuw, 'persoon staat', 'mensen staan').capitalize()} op de lijst.{stond} Er vertrok nog niets."


class WieErbijKwam(BijDeLijst, Drukknop[Sessie]):
    """Put on the list who fits what was chosen before, and joined the network since."""

    terugdaden = (TERUG_VAN_LIJST,)

    def doe(self) -> Toegevoegd:
        self.uitkomst = zet_op_lijst(self.object, wie_erbij_kwam(self.object), door=self.toegang.gebruiker)
        return self.uitkomst

    def melding(self) -> str:
        return op_de_lijst(self.uitkomst)


class GastView(VoorGenodigden):
    """Put one person on the list by mail address."""

    form_class = GastForm
    geeft = ("netwerk",)
    nog_een = True
    houdt = ("organisatie",)
    titel = "Voeg iemand toe"
    lead = "Een account hoeft niet. Er vertrekt nog niets."
    gelukt = "Die persoon staat op de lijst. Er vertrok nog niets."
    terugdaden = (TERUG_VAN_LIJST,)

    def voer_uit(self, form: GastForm) -> Genodigde:
        return voeg_gast_toe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class VerstuurView(BijDeLijst, BevestigView[Sessie]):
    """Show who gets which mail, and let them leave."""

    template_name = "sessies/verstuur.html"
    form_class = NagekekenForm
    titel = "Wie krijgt wat?"
    knop, knop_icoon = "Verstuur", "send"

    @cached_property
    def brieven(self) -> list[Brief]:
        return te_vertellen(self.object)

    def get_initial(self) -> dict[str, object]:
        return {"gezien": stempel(self.object, self.brieven)}

    def voer_uit(self, form: NagekekenForm) -> Counter[str]:
        return verstuur(self.object, gezien=form.cleaned_data["gezien"], door=self.toegang.gebruiker)

    def melding(self, uitkomst: Counter[str]) -> str:
        return onderweg(uitkomst).strip()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        telling_ = Counter(brief.soort for brief in self.brieven)
        verschil = next((brief.verschil for brief in self.brieven if brief.verschil), [])
        return super().get_context_data(
            **kwargs, brieven=self.brieven, hoeveel=hoeveel(telling_), verschil=verschil, namen=SOORTEN
        )


class HerinnerView(BijDeLijst, Drukknop[Sessie]):
    """Ask once more who did not answer."""

    def doe(self) -> int:
        self.hoeveel = herinner(self.object, door=self.toegang.gebruiker)
        return self.hoeveel

    def melding(self) -> str:
        return f"{aantal(self.hoeveel, 'herinnering is', 'herinneringen zijn').capitalize()} onderweg."


class OverGenodigde(ObjectDaadView[Genodigde]):
    """Base of a form about one person on a list."""

    recht = "sessies.nodig_uit"
    zoekveld = "pk"
    template_name = "sessies/stuk_formulier.html"

    def get_rijen(self) -> models.QuerySet[Genodigde]:
        rijen = Genodigde.objects.zichtbaar_voor(self.toegang)
        rijen = rijen if self.wordt_teruggenomen() else rijen.op_lijst()
        return rijen.select_related("sessie__orgaan", "organisatie").met_netwerk(self.netwerk)

    def terug(self) -> str:
        return adres("genodigden", self.object.sessie)


class WijzigGenodigde(OverGenodigde):
    """Put right what the list says of somebody."""

    form_class = WijzigGenodigdeForm
    geeft = ("netwerk",)
    titel = "Wijzig wat er van deze persoon staat"
    gelukt = "Bewaard."

    def get_initial(self) -> dict[str, object]:
        return {naam: getattr(self.object, naam) for naam in ("email", "naam", "functie", "organisatie")}

    def voer_uit(self, form: WijzigGenodigdeForm) -> Genodigde:
        return wijzig_genodigde(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class NoteerAntwoord(OverGenodigde):
    """Note what somebody said by phone or at the coffee machine."""

    form_class = AntwoordForm
    titel = "Noteer het antwoord"
    gelukt = "Het antwoord staat bij de genodigde."

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "genodigde": self.object, "namens": True}

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        form = super().get_form(form_class)
        form.fields["keuze"].label = "Wat antwoordde deze persoon?"
        return form

    def get_initial(self) -> dict[str, object]:
        return beginantwoord(self.object)

    def voer_uit(self, form: AntwoordForm) -> Genodigde:
        return antwoord(self.object, **form.velden(), namens=True, door=self.toegang.gebruiker)


class GeefPlaats(OverGenodigde):
    """Give somebody a place, also above the number with a reason."""

    form_class = PlaatsGevenForm
    titel = "Geef een plaats"
    knop, knop_icoon = "Geef de plaats", "check-lg"
    terugdaden = (
        Terugdaad(
            "genodigde.plaats_gegeven",
            neem_plaats_terug,
            "De plaats is teruggenomen. Deze persoon staat weer waar die stond.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("was", "nummer", "gemist")},
        ),
    )

    def eis_kan(self) -> None:
        eis_komend(self.object.sessie)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "genodigde": self.object}

    def voer_uit(self, form: PlaatsGevenForm) -> Genodigde:
        return geef_plaats(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Genodigde) -> str:
        hoort = " De mail daarover is onderweg." if uitkomst.is_verstuurd and uitkomst.email else ""
        return f"Deze persoon heeft een plaats.{hoort}"


class HaalVanLijst(OverGenodigde, BevestigView[Genodigde]):
    """Take somebody off the list; who was invited hears it."""

    form_class = Form
    template_name = "sessies/van_lijst.html"
    titel = "Haal van de lijst"
    knop, knop_icoon = "Haal van de lijst", "person-dash"
    terugdaden = (
        Terugdaad(
            "genodigde.van_lijst",
            zet_terug,
            TERUG,
            na=lambda vertrok: TERUG_MAAR_VERTELD if vertrok else TERUG,
        ),
    )

    def voer_uit(self, form: BaseForm) -> bool:  # noqa: ARG002 -- nothing was typed
        return haal_van_lijst(self.object, door=self.toegang.gebruiker)

    def melding(self, uitkomst: object) -> str:
        return "Van de lijst gehaald. De mail daarover is onderweg." if uitkomst else "Van de lijst gehaald."
