"""What happens to a meeting after it is planned: published, cancelled, closed, recorded."""

from django.conf import settings
from django.db import models
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from kern.aanwezigen import Opkomstbron
from kern.domain.terug import vorige
from kern.meldingen import terug_naar
from kern.opmaak import aantal
from kern.register import opkomst_van
from kern.verzoek import Verzoek
from kern.views import Drukknop, NavraagMixin, ObjectDaadView, Terugdaad
from kern.views.navraag import Teksten
from sessies.domain.bezetting import telling
from sessies.domain.goedkeuring import goedkeuring_van, uit_vorm
from sessies.domain.sessies import (
    haal_van_kalender,
    heropen_sessie,
    laat_doorgaan,
    las_af,
    publiceer_sessie,
    rond_af,
    sluit_af,
)
from sessies.domain.verloop import (
    eis_open_actiepunt,
    geef_actiepunt_terug,
    heropen_actiepunt,
    rond_actiepunt_af,
    wijs_actiepunt_toe,
)
from sessies.domain.verslag import haal_verslag_terug
from sessies.enums import SessieStatus
from sessies.forms.sessie import AfgelastForm
from sessies.forms.verloop import OPKOMST, AfsluitForm, ToewijsForm
from sessies.models import Actiepunt, GoedgekeurdVerslag, Sessie
from sessies.overzicht.agendabestand import als_agendabestand
from sessies.overzicht.eigenaren import eigenaren
from sessies.views.basis import VERSLAG_TERUG, NaBegin, OverSessie, SessieKnop, haal_sessie
from sessies.views.genodigden import onderweg

HERVAT = "De bijeenkomst gaat weer door en haar vragen staan weer op de agenda."
HEROPEND = "De bijeenkomst is weer open. Opkomst, verslag en wat er verder genoteerd werd, staan er nog."
ACTIEPUNT_OPEN = "Het actiepunt staat weer open."


def hervat_en_verteld(sessie: Sessie) -> str:
    """What is said when a meeting goes on after all: also who had heard otherwise, and hears this."""
    return f"{HERVAT}{onderweg(sessie.verstuurd)}"


class AfgelastView(OverSessie):
    """Cancel a meeting."""

    form_class = AfgelastForm
    titel = "Gelast de bijeenkomst af"
    lead = "De vragen op de agenda wachten dan weer. Gaat ze toch door, dan zet je dat daarna recht op haar pagina."
    knop, knop_icoon = "Gelast af", "calendar-x"
    gelukt = "De bijeenkomst is afgelast."
    terugdaden = (Terugdaad("sessie.afgelast", laat_doorgaan, HERVAT, na=hervat_en_verteld),)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Who is invited hears it at once: that is said before."""
        aantal_ = telling(self.object).uitgenodigd if not self.object.is_voorbij else 0
        hoort = (
            f" {aantal(aantal_, 'genodigde krijgt', 'genodigden krijgen').capitalize()} meteen een mail."
            if aantal_
            else ""
        )
        return super().get_context_data(**{"lead": self.lead + hoort, **kwargs})

    def voer_uit(self, form: AfgelastForm) -> Sessie:
        return las_af(self.object, reden=form.cleaned_data["reden"], door=self.toegang.gebruiker)

    def melding(self, uitkomst: Sessie) -> str:
        return f"{self.gelukt}{onderweg(uitkomst.verstuurd)}"


class AfsluitView(NavraagMixin, NaBegin):
    """Close a meeting that is over, or complete what was recorded of it."""

    form_class = AfsluitForm
    template_name = "sessies/afsluiten.html"
    terugdaden = (
        Terugdaad("sessie.gehouden", heropen_sessie, HEROPEND),
        Terugdaad("sessie.verslag_rondgestuurd", haal_verslag_terug, VERSLAG_TERUG),
    )

    @property
    def is_gehouden(self) -> bool:
        return self.object.status == SessieStatus.GEHOUDEN

    @property
    def titel(self) -> str:  # type: ignore[override]  # worked out per meeting
        if self.vast:
            return "Vul de bijeenkomst aan"
        return "Vul het verslag aan" if self.is_gehouden else "Sluit de bijeenkomst af"

    @property
    def gelukt(self) -> str:  # type: ignore[override]  # worked out per meeting
        return "Wat je aanvulde, is bewaard." if self.is_gehouden else "De bijeenkomst is afgesloten."

    lead = "Alles wat je nog niet weet, mag leeg blijven: je kunt dit later aanvullen."

    def get_form_kwargs(self) -> dict[str, object]:
        gedeeld = self.object.verslag_op is not None
        staat = {"is_gedeeld": gedeeld, "is_geteld": self.lijst is not None, "is_vast": self.vast is not None}
        return {**super().get_form_kwargs(), **staat}

    @cached_property
    def vast(self) -> GoedgekeurdVerslag | None:
        """The minutes as they were approved: from then on they are read here, not written."""
        return goedkeuring_van(self.object)

    @cached_property
    def lijst(self) -> Opkomstbron | None:
        """What the list of people says of how many came, when one is kept."""
        return opkomst_van(self.object)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        tekst = uit_vorm(self.vast.inhoud)["algemeen"]["tekst"] if self.vast else ""
        knop = "Bewaar" if self.is_gehouden else "Sluit af"
        return super().get_context_data(**kwargs, knop=knop, lijst=self.lijst, vast=self.vast, tekst=tekst)

    def get_initial(self) -> dict[str, object]:
        sessie = self.object
        opkomst = getattr(sessie, "opkomst", None)
        getallen = {naam: getattr(opkomst, naam) for naam in OPKOMST} if opkomst else self._uit_antwoorden()
        teksten = {naam: getattr(sessie, naam) for naam in ("verslag", "wie_ontbrak", "voor_wie_niet", "versie")}
        return {**getallen, **teksten}

    def _uit_antwoorden(self) -> dict[str, int]:
        """What the answers to the invitations say, to begin with; nothing where nobody was invited."""
        staat = telling(self.object)
        return {"ingeschreven": staat.komt} if staat.komt else {}

    def te_delen(self, form: BaseForm) -> Teksten:
        data = form.cleaned_data
        is_gelezen = data.get("delen") or self.object.verslag_op is not None
        ervan = (("wie ontbrak", data["wie_ontbrak"]), ("voor wie niet", data["voor_wie_niet"]))
        return [("verslag", data.get("verslag", "")), *ervan] if is_gelezen else []

    def al_gedeeld(self) -> Teksten:
        sessie = self.object
        ervan = (sessie.verslag, sessie.wie_ontbrak, sessie.voor_wie_niet)
        return [("verslag", tekst) for tekst in ervan] if sessie.verslag_op else []

    def voer_uit(self, form: AfsluitForm) -> Sessie:
        data = form.cleaned_data
        opkomst = self.lijst.getallen if self.lijst else form.opkomst()
        return rond_af(
            self.object,
            velden={"wie_ontbrak": data["wie_ontbrak"], "voor_wie_niet": data["voor_wie_niet"]},
            versie=data["versie"],
            opkomst=opkomst,
            verslag=data.get("verslag"),
            deel=bool(data.get("delen")),
            door=self.toegang.gebruiker,
        )


class ToewijsView(ObjectDaadView[Actiepunt]):
    """Name another for an action point, or tick it off."""

    recht = "sessies.wijzig_actiepunt"
    zoekveld, naam = "pk", "punt"
    template_name = "sessies/actiepunt_wie.html"
    form_class = ToewijsForm
    titel = "Noem iemand anders"
    gelukt = "Het actiepunt heeft iemand anders."
    terugdaden = (
        Terugdaad(
            "actiepunt.toegewezen", geef_actiepunt_terug, "Het actiepunt staat weer bij wie het had.", met=vorige
        ),
    )

    def get_rijen(self) -> models.QuerySet[Actiepunt]:
        rijen = Actiepunt.objects.select_related("netwerk", "sessie__netwerk", "sessie__orgaan")
        return rijen.filter(sessie__in=Sessie.objects.zichtbaar_voor(self.toegang))

    def eis_kan(self) -> None:
        eis_open_actiepunt(self.object)

    def get_initial(self) -> dict[str, object]:
        return {naam: getattr(self.object, naam) for naam in ("eigenaar_sleutel", "wie", "tegen", "versie")}

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "eigenaren": eigenaren(self.netwerk, self.object.sessie)}

    def terug(self) -> str:
        return f"{self.object.sessie.get_absolute_url()}#actiepunten"

    def voer_uit(self, form: ToewijsForm) -> object:
        return wijs_actiepunt_toe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class Publiceer(SessieKnop):
    """Show a concept to the network."""

    gelukt = "De bijeenkomst staat op de kalender."
    terugdaden = (
        Terugdaad(
            "sessie.gepubliceerd", haal_van_kalender, "De bijeenkomst is weer een concept: alleen wie plant, ziet ze."
        ),
    )

    def doe(self) -> Sessie:
        return publiceer_sessie(self.object, door=self.toegang.gebruiker)

    def melding(self) -> str:
        return f"{self.gelukt}{onderweg(self.object.verstuurd)}"


class Doorgaan(SessieKnop):
    """Put a cancelled meeting back."""

    def doe(self) -> Sessie:
        return laat_doorgaan(self.object, door=self.toegang.gebruiker)

    def melding(self) -> str:
        return hervat_en_verteld(self.object)


class Heropen(SessieKnop):
    """Take "held" back."""

    gelukt = HEROPEND
    terugdaden = (Terugdaad("sessie.heropend", sluit_af, "De bijeenkomst is weer afgesloten."),)

    def doe(self) -> Sessie:
        return heropen_sessie(self.object, door=self.toegang.gebruiker)


class ActiepuntKnop(Drukknop[Actiepunt]):
    """A button beside a promise; afterwards one stands where the button stood."""

    recht = "sessies.rond_actiepunt_af"
    zoekveld = "pk"

    def get_rijen(self) -> models.QuerySet[Actiepunt]:
        zichtbaar = Sessie.objects.zichtbaar_voor(self.toegang)
        return Actiepunt.objects.select_related("sessie__netwerk", "sessie__orgaan").filter(sessie__in=zichtbaar)

    def terug(self) -> str:
        return f"{self.object.sessie.get_absolute_url()}#actiepunten"

    def naar(self) -> str:
        return terug_naar(self.request, self.terug())


class ActiepuntKlaar(ActiepuntKnop):
    """Note that a promise was kept."""

    gelukt = "Het actiepunt is klaar."
    terugdaden = (Terugdaad("actiepunt.afgerond", heropen_actiepunt, ACTIEPUNT_OPEN),)

    def doe(self) -> Actiepunt:
        return rond_actiepunt_af(self.object, door=self.toegang.gebruiker)


class ActiepuntHeropen(ActiepuntKnop):
    """Take "done" back."""

    gelukt = ACTIEPUNT_OPEN
    terugdaden = (Terugdaad("actiepunt.heropend", rond_actiepunt_af, ActiepuntKlaar.gelukt),)

    def doe(self) -> Actiepunt:
        return heropen_actiepunt(self.object, door=self.toegang.gebruiker)


@require_safe
def agendabestand(request: Verzoek, netwerk: str, nummer: str) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """The meeting as a file for one's own calendar."""
    sessie = haal_sessie(request, nummer, "sessies.bekijk_sessie")
    inhoud = als_agendabestand(sessie, url=settings.SITE_URL + sessie.get_absolute_url())
    naam = f'attachment; filename="bijeenkomst-{sessie.nummer}.ics"'
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": naam})
