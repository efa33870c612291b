"""What happens to a meeting after it is planned: published, cancelled, closed, recorded."""

from django.conf import settings
from django.db import models
from django.forms import BaseForm
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kern.domain.terug import vorige
from kern.meldingen import terug_naar
from kern.opmaak import aantal
from kern.rechten import eis
from kern.verzoek import Verzoek
from kern.views import BevestigView, Drukknop, NavraagMixin, ObjectDaadView, Terugdaad
from kern.views.navraag import Teksten
from sessies.domain.inzichten import schrijf_inzicht
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
    haal_verslag_terug,
    heropen_actiepunt,
    neem_besluit,
    rond_actiepunt_af,
    spreek_actiepunt_af,
    stuur_verslag_rond,
    wijs_actiepunt_toe,
)
from sessies.domain.weghalen import haal_actiepunt_weg, haal_besluit_weg, haal_inzicht_weg
from sessies.enums import SessieStatus
from sessies.forms.sessie import AfgelastForm
from sessies.forms.verloop import OPKOMST, ActiepuntForm, AfsluitForm, BesluitForm, InzichtForm, ToewijsForm
from sessies.models import Actiepunt, Leervraag, Sessie
from sessies.overzicht.agendabestand import als_agendabestand
from sessies.overzicht.genodigden import telling
from sessies.views.basis import NaBegin, OverSessie, SessieKnop, adres, haal_sessie
from sessies.views.genodigden import onderweg

HERVAT = "De bijeenkomst gaat weer door en haar vragen staan weer op de agenda."
HEROPEND = "De bijeenkomst is weer open. Opkomst, verslag en wat er verder genoteerd werd, staan er nog."
VERSLAG_TERUG = "Het verslag is niet meer gedeeld. Wie het al las, las het."
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
    knop = "Bewaar"
    terugdaden = (
        Terugdaad("sessie.gehouden", heropen_sessie, HEROPEND),
        Terugdaad("sessie.verslag_rondgestuurd", haal_verslag_terug, VERSLAG_TERUG),
    )

    @property
    def is_gehouden(self) -> bool:
        return self.object.status == SessieStatus.GEHOUDEN

    @property
    def titel(self) -> str:  # type: ignore[override]  # worked out per meeting
        return "Vul het verslag aan" if self.is_gehouden else "Sluit de bijeenkomst af"

    @property
    def gelukt(self) -> str:  # type: ignore[override]  # worked out per meeting
        return "Bewaard." if self.is_gehouden else "De bijeenkomst is afgesloten."

    lead = "Alles wat je nog niet weet, mag leeg blijven: je kunt dit later aanvullen."

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "is_gedeeld": self.object.verslag_op is not None}

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
        return [("verslag", data["verslag"]), *ervan] if is_gelezen else []

    def al_gedeeld(self) -> Teksten:
        sessie = self.object
        ervan = (sessie.verslag, sessie.wie_ontbrak, sessie.voor_wie_niet)
        return [("verslag", tekst) for tekst in ervan] if sessie.verslag_op else []

    def voer_uit(self, form: AfsluitForm) -> Sessie:
        data = form.cleaned_data
        opkomst = {naam: data.get(naam) or 0 for naam in OPKOMST} if data.get("ingeschreven") is not None else None
        return rond_af(
            self.object,
            velden={"wie_ontbrak": data["wie_ontbrak"], "voor_wie_niet": data["voor_wie_niet"]},
            versie=data["versie"],
            opkomst=opkomst,
            verslag=data["verslag"],
            deel=bool(data.get("delen")),
            door=self.toegang.gebruiker,
        )


class BesluitView(NaBegin):
    """Write down a decision."""

    nog_een = True
    houdt = ("soort",)
    form_class = BesluitForm
    titel = "Noteer een besluit"
    gelukt = "Het besluit staat bij de bijeenkomst."
    terugdaden = (Terugdaad("besluit.genomen", haal_besluit_weg, "Het besluit is weggehaald."),)

    def voer_uit(self, form: BesluitForm) -> object:
        return neem_besluit(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class ActiepuntView(NaBegin):
    """Write down who does what."""

    nog_een = True
    houdt = ("tegen",)
    form_class = ActiepuntForm
    titel = "Noteer een actiepunt"
    gelukt = "Het actiepunt staat bij de bijeenkomst."
    terugdaden = (Terugdaad("actiepunt.afgesproken", haal_actiepunt_weg, "Het actiepunt is weggehaald."),)

    def voer_uit(self, form: ActiepuntForm) -> object:
        return spreek_actiepunt_af(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


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
        return {naam: getattr(self.object, naam) for naam in ("wie", "tegen", "versie")}

    def terug(self) -> str:
        return f"{self.object.sessie.get_absolute_url()}#actiepunten"

    def voer_uit(self, form: ToewijsForm) -> object:
        return wijs_actiepunt_toe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class InzichtUitSessie(NaBegin):
    """Write down what a meeting learned."""

    nog_een = True
    houdt = ("leervraag",)
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


class VerslagDelen(NavraagMixin, OverSessie, BevestigView[Sessie]):
    """Share the minutes with who may see the meeting; the page asks only what they may say about somebody."""

    http_method_names = ("post", "options")
    template_name = "sessies/verslag_delen.html"
    gelukt = "Het verslag is gedeeld: wie de bijeenkomst mag zien, kan het lezen. Er vertrok geen mail."
    terugdaden = (Terugdaad("sessie.verslag_rondgestuurd", haal_verslag_terug, VERSLAG_TERUG),)

    def te_delen(self, form: BaseForm) -> Teksten:  # noqa: ARG002 -- nothing is typed here
        return [("verslag", self.object.verslag)]

    def voer_uit(self, form: BaseForm) -> Sessie:  # noqa: ARG002 -- nothing is typed here
        return stuur_verslag_rond(self.object, door=self.toegang.gebruiker)

    def naar(self, uitkomst: Sessie) -> str:
        return f"{uitkomst.get_absolute_url()}#verslag"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, wijzig_url=adres("afsluiten", self.object))


class HaalVerslagTerug(SessieKnop):
    """Share the minutes no longer."""

    gelukt = VERSLAG_TERUG
    terugdaden = (Terugdaad("sessie.verslag_teruggehaald", stuur_verslag_rond, "Het verslag is weer gedeeld."),)

    def doe(self) -> Sessie:
        return haal_verslag_terug(self.object, door=self.toegang.gebruiker)

    def naar(self) -> str:
        return f"{self.object.get_absolute_url()}#verslag"


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
