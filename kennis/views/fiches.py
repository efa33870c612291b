from collections.abc import Sequence

from django import forms
from django.db import models
from django.forms import BaseForm
from django.urls import reverse
from django.views.generic import DetailView

from kennis.domain.fiches import (
    haal_fiche_weg,
    haal_overname_weg,
    neem_over,
    publiceer_fiche,
    schrijf_fiche,
    trek_publicatie_in,
    wijzig_fiche,
)
from kennis.forms.fiche import FicheForm, OvernameForm
from kennis.forms.filters import FicheFilter
from kennis.models import Fiche, Overname
from kern.keten import strook
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.toegang import Toegang
from kern.views import (
    BevestigView,
    DaadView,
    NavraagMixin,
    NetwerkMixin,
    NetwerkObjectMixin,
    ObjectDaadView,
    ObjectMixin,
    StukWeghalen,
    Terugdaad,
    Weghaalknop,
    WijzigView,
)
from kern.views.navraag import Teksten
from piloten.models import Piloot
from sessies.models import Inzicht, Leervraag

CSV_KOP = ("titel", "soort", "de kern", "bewijs", "thema", "datum", "overgenomen", "openbaar")


class FicheLijst(NetwerkMixin, FilterlijstView):
    """The knowledge base of the network."""

    recht = "kennis.bekijk_fiche"
    template_name = "kennis/lijst.html"
    titel, enkel, meer = "Kennis", "fiche", "fiches"
    lead = "Wat werkt, wat tegenhoudt en wat je kunt overnemen."
    nieuw = Nieuw("kennis.schrijf_fiche", "kennis:schrijf", "Schrijf een fiche", "pencil")
    leeg = Leeg(
        "journal-text",
        "Schrijf op wat een ander kan overnemen: de kern in één zin is een begin.",
        zonder="Zodra iemand opschrijft wat een ander kan overnemen, lees je het hier.",
    )
    filterset_class = FicheFilter
    volgordes = {
        "titel": Volgorde("Fiche", ("titel",)),
        "thema": Volgorde("Thema", ("thema__kort",)),
        "overgenomen": Volgorde("Overgenomen", ("aantal_overnames",), "aantal"),
    }
    kolommen = {
        "soort": Kolom("Soort", 2),
        "bewijs": Kolom("Bewijs", 3),
        "thema": Kolom("Thema", 4),
        "overgenomen": Kolom("Overgenomen", 5),
        "lezers": Kolom("Wie leest", 6),
    }
    csv_naam = "fiches"
    csv_kop = CSV_KOP

    def get_basis(self) -> models.QuerySet[Fiche]:
        return Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang}

    def csv_rij(self, obj: Fiche) -> Sequence[object]:
        return (
            obj.titel, obj.get_soort_display(), obj.kern, obj.get_bewijs_display(), obj.thema, obj.datum,
            obj.aantal_overnames,
            obj.is_openbaar,
        )  # fmt: skip


class FicheDetail(NetwerkObjectMixin, DetailView):
    """One card as a reader page: the core, the text, where it comes from and who took it over."""

    recht = "kennis.bekijk_fiche"
    zoekveld = "slug"
    template_name = "kennis/fiche.html"

    def get_queryset(self) -> models.QuerySet[Fiche]:
        zichtbaar = Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return zichtbaar.prefetch_related("overnames__project", "overnames__organisatie")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        fiche: Fiche = self.object
        toegang = self.toegang
        return super().get_context_data(
            **kwargs,
            fiche=fiche,
            stappen=strook("fiche", fiche.pk, toegang),
            piloten=Piloot.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            inzichten=Inzicht.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            vragen=Leervraag.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            is_begeleider=toegang.mag("netwerken.begeleid"),
            mag_overnemen=_mag_overnemen(toegang, fiche),
        )


def _mag_overnemen(toegang: Toegang, fiche: Fiche) -> bool:
    """Who may note it, and has somebody to note it for."""
    spreekt_voor_iemand = toegang.mag("netwerken.spreek_voor_iedereen") or bool(toegang.feit("projecten"))
    return toegang.mag("kennis.neem_over", fiche) and spreekt_voor_iemand


class FicheSchrijven(DaadView):
    """Write a card; ``?piloot=``, ``?inzicht=`` and ``?leervraag=`` say what it comes from."""

    recht = "kennis.schrijf_fiche"
    template_name = "kennis/formulier.html"
    form_class = FicheForm
    geeft = ("toegang",)
    gelukt = "De fiche is bewaard. Alleen leden van dit netwerk zien haar."
    terugdaden = (Terugdaad("fiche.geschreven", haal_fiche_weg, "De fiche is weggehaald.", weg=True),)

    def get_initial(self) -> dict[str, object]:
        begin: dict[str, object] = {}
        bronnen = (
            ("piloot", "piloten", Piloot),
            ("inzicht", "inzichten", Inzicht),
            ("leervraag", "leervragen", Leervraag),
        )
        for naam, veld, model in bronnen:
            if naam in self.request.GET:
                gevonden = model.objects.zichtbaar_voor(self.toegang).filter(nummer=self.request.GET[naam])
                begin[veld] = [obj.pk for obj in gevonden]
        return begin

    def voer_uit(self, form: FicheForm) -> Fiche:
        return schrijf_fiche(self.netwerk, **form.velden, **form.bronnen, door=self.toegang.gebruiker)


TEKSTEN = {
    "titel": "titel", "kern": "kern", "tekst": "tekst", "context": "waar en voor wie", "stappen": "stappen",
    "voorwaarden": "wat je nodig hebt", "valkuilen": "waar het misloopt", "kost": "wat het kost",
}  # fmt: skip


def _teksten(fiche: Fiche) -> Teksten:
    return [(naam, getattr(fiche, veld)) for veld, naam in TEKSTEN.items()]


class EenFiche(ObjectMixin[Fiche]):
    """Base of a form about one card."""

    zoekveld = "slug"
    naam = "fiche"

    def get_rijen(self) -> models.QuerySet[Fiche]:
        return Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()


class OverFiche(EenFiche, ObjectDaadView[Fiche]):
    """Base of a form about one card."""


class FicheWeghalen(EenFiche, Weghaalknop[Fiche]):
    """Take away a card that was written by mistake."""

    recht = "kennis.schrijf_fiche"
    gelukt = "De fiche is weggehaald."
    lijst = "kennis:lijst"

    def doe(self) -> None:
        haal_fiche_weg(self.object, door=self.toegang.gebruiker)


class OvernameWeghalen(EenFiche, StukWeghalen[Fiche, Overname]):
    """Take away that somebody took a card over."""

    recht = "kennis.schrijf_fiche"
    stukken = "overnames"
    gelukt = "De overname is weggehaald."

    def doe(self) -> None:
        haal_overname_weg(self.stuk, door=self.toegang.gebruiker)


class FicheWijzigen(NavraagMixin, OverFiche, WijzigView):
    """Change a card; a stale save shows both texts."""

    recht = "kennis.schrijf_fiche"
    template_name = "kennis/formulier.html"
    form_class = FicheForm
    geeft = ("toegang",)
    gelukt = "De fiche is bewaard."

    def te_delen(self, form: BaseForm) -> Teksten:
        """A public card is read by everybody as soon as it is saved."""
        if not self.object.is_openbaar:
            return []
        return [(naam, str(form.cleaned_data.get(veld) or "")) for veld, naam in TEKSTEN.items()]

    def al_gedeeld(self) -> Teksten:
        self.object.refresh_from_db()  # the form already wrote in it
        return _teksten(self.object)

    def voer_uit(self, form: FicheForm) -> Fiche:
        versie, door = form.cleaned_data["versie"], self.toegang.gebruiker
        return wijzig_fiche(self.object, velden=form.velden, versie=versie, **form.bronnen, door=door)


class FichePubliceren(NavraagMixin, OverFiche, BevestigView):
    """Ask once more, then let everybody read a card, or withdraw it."""

    recht = "kennis.publiceer_fiche"
    template_name = "kennis/publiceer.html"
    terugdaden = (
        Terugdaad("fiche.gepubliceerd", trek_publicatie_in, "De fiche staat niet meer openbaar. Wie ze las, las ze."),
        Terugdaad("fiche.publicatie_ingetrokken", publiceer_fiche, "De fiche staat weer openbaar."),
    )

    def te_delen(self, form: BaseForm) -> Teksten:
        return [] if form.data.get("actie") == "trek-in" else _teksten(self.object)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        adres = reverse("kennis:wijzig", kwargs={"netwerk": self.netwerk.slug, "slug": self.object.slug})
        return super().get_context_data(**kwargs, wijzig_url=adres)

    def voer_uit(self, form: forms.Form) -> Fiche:
        daad = trek_publicatie_in if form.data.get("actie") == "trek-in" else publiceer_fiche
        return daad(self.object, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Fiche) -> str:
        if uitkomst.is_openbaar:
            return "De fiche staat openbaar: iedereen kan haar lezen, ook zonder account."
        return "De fiche staat niet meer openbaar. Leden van dit netwerk lezen haar nog."


class OvernameNoteren(OverFiche):
    """Note who took a card over and how they adapted it."""

    recht = "kennis.neem_over"
    template_name = "kennis/overname.html"
    form_class = OvernameForm
    geeft = ("toegang",)
    gelukt = "De overname is genoteerd. Zo ziet iedereen dat het elders ook werkt."
    terugdaden = (Terugdaad("fiche.overgenomen", haal_overname_weg, "De overname is weggehaald."),)

    def voer_uit(self, form: OvernameForm) -> object:
        return neem_over(self.object, **form.gegevens, door=self.toegang.gebruiker)
