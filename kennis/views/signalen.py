from collections.abc import Sequence

from django import forms
from django.db import models
from django.forms import BaseForm
from django.urls import reverse
from django.views.generic import DetailView

from kennis.domain.signalen import (
    geef_door,
    haal_signaal_weg,
    herken,
    leg_voor,
    meld_signaal,
    trek_herkenning_in,
    waarom_vast,
    wijzig_signaal,
    zet_staat_terug,
)
from kennis.forms.filters import SignaalFilter
from kennis.forms.signaal import HerkenForm, SignaalForm
from kennis.models import Fiche, Herkenning, Signaal
from kern.grafiek.pagina import bollen
from kern.keten import strook
from kern.kiezers import als_drager
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.opmaak import vorm
from kern.rijketekst import als_tekst
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
from projecten.models import Project
from sessies.models import Inzicht


class SignaalLijst(NetwerkMixin, FilterlijstView):
    """What several projects run into, to whom it goes and how many recognise it."""

    recht = "kennis.bekijk_signaal"
    template_name = "kennis/signalen.html"
    titel, enkel, meer = "Signalen", "signaal", "signalen"
    lead = "Waar meerdere projecten op botsen, wie er iets aan kan doen en wat we vragen."
    nieuw = Nieuw("kennis.meld_signaal", "kennis:meld", "Meld een signaal", "broadcast")
    leeg = Leeg(
        "broadcast",
        "Een knelpunt dat meer dan één project herkent, wordt een signaal aan wie er iets aan kan doen.",
    )
    filterset_class = SignaalFilter
    volgordes = {
        "titel": Volgorde("Signaal", ("titel",)),
        "herkend": Volgorde("Herkend door", ("aantal_herkenningen",), "aantal"),
        "datum": Volgorde("Gemeld op", ("datum",), "dag"),
    }
    kolommen = {
        "toestand": Kolom("Toestand", 2),
        "aan": Kolom("Aan wie", 3),
        "herkend": Kolom("Herkend door", 4),
        "datum": Kolom("Gemeld op", 5),
    }
    csv_naam = "signalen"
    csv_kop = ("nummer", "signaal", "aan wie", "wat we vragen", "staat", "gemeld op", "herkend door")

    def get_basis(self) -> models.QuerySet[Signaal]:
        return Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst().wachtend_eerst()

    def csv_rij(self, obj: Signaal) -> Sequence[object]:
        return (
            obj.nummer, obj.titel, obj.geadresseerde, als_tekst(obj.gevraagd), obj.get_staat_display(), obj.datum,
            obj.aantal_herkenningen,
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        totaal = Project.objects.in_netwerk(self.netwerk).count()
        rijen = [{"signaal": s, **_herkenning(s, totaal)} for s in context["object_list"]]
        return context | {"rijen": rijen}


def _herkenning(signaal: Signaal, totaal: int) -> dict[str, object]:
    """How many recognise it, as dots and in words; projects count against all projects of the network."""
    projecten = signaal.aantal_projecten
    anderen = signaal.aantal_herkenningen - projecten
    delen = [f"{projecten} van {totaal} {vorm(totaal, 'project', 'projecten')}"] if totaal and projecten else []
    if anderen:
        delen.append(f"{anderen} {vorm(anderen, 'organisatie', 'organisaties')}")
    tekening = bollen(projecten, totaal) if projecten else bollen(anderen)
    return {"bollen": tekening, "woorden": " en ".join(delen) or "nog niemand"}


class SignaalDetail(NetwerkObjectMixin, DetailView):
    """One signal: what is wrong, who recognises it, to whom it goes and what we ask."""

    recht = "kennis.bekijk_signaal"
    template_name = "kennis/signaal.html"

    def get_queryset(self) -> models.QuerySet[Signaal]:
        zichtbaar = Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return zichtbaar.prefetch_related("herkenningen__project__netwerk", "herkenningen__organisatie")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        signaal: Signaal = self.object
        toegang = self.toegang
        totaal = Project.objects.in_netwerk(self.netwerk).count()
        return super().get_context_data(
            **kwargs,
            signaal=signaal,
            stappen=strook("signaal", signaal.pk, toegang),
            fiches=Fiche.objects.zichtbaar_voor(toegang)
            .filter(signaalpijlen__signaal=signaal)
            .select_related("netwerk"),
            inzichten=Inzicht.objects.zichtbaar_voor(toegang).filter(signaalpijlen__signaal=signaal),
            mag_herkennen=toegang.mag("kennis.herken_signaal", signaal)
            and HerkenForm(toegang=toegang, signaal=signaal).kan_kiezen,
            is_begeleider=toegang.mag("netwerken.begeleid"),
            eerst=_eerste_actie(signaal, toegang),
            **_herkenning(signaal, totaal),
        )


def _eerste_actie(signaal: Signaal, toegang: Toegang) -> str:
    """The one thing to do now: leg-voor, geef-door, or nothing."""
    if signaal.staat == "gemeld" and toegang.mag("kennis.leg_signaal_voor", signaal):
        return "leg-voor"
    if signaal.staat == "voorgelegd" and toegang.mag("kennis.geef_signaal_door", signaal):
        return "geef-door"
    return ""


TEKSTEN = {"titel": "titel", "tekst": "wat er aan de hand is", "gevraagd": "wat we vragen"}


def _getypt(form: BaseForm) -> Teksten:
    return [(naam, str(form.cleaned_data.get(veld) or "")) for veld, naam in TEKSTEN.items()]


def _teksten(signaal: Signaal) -> Teksten:
    return [(naam, getattr(signaal, veld)) for veld, naam in TEKSTEN.items()]


class SignaalMelden(NavraagMixin, DaadView):
    """Report a signal; ``?fiche=`` and ``?inzicht=`` say what it rests on."""

    recht = "kennis.meld_signaal"
    template_name = "kennis/meld.html"
    form_class = SignaalForm
    geeft = ("toegang",)
    gelukt = "Het signaal is gemeld. Leg het voor wanneer genoeg projecten het herkennen."
    terugdaden = (Terugdaad("signaal.gemeld", haal_signaal_weg, "Het signaal is weggehaald.", weg=True),)

    def get_initial(self) -> dict[str, object]:
        vraag = self.request.GET
        begin: dict[str, object] = {}
        if "fiche" in vraag:
            begin["fiches"] = [f.pk for f in Fiche.objects.zichtbaar_voor(self.toegang).filter(slug=vraag["fiche"])]
        if "inzicht" in vraag:
            inzichten = Inzicht.objects.zichtbaar_voor(self.toegang).filter(nummer=vraag["inzicht"])
            begin["inzichten"] = [i.pk for i in inzichten]
        return begin

    def te_delen(self, form: BaseForm) -> Teksten:
        return _getypt(form)

    def voer_uit(self, form: SignaalForm) -> Signaal:
        return meld_signaal(self.netwerk, **form.velden, **form.bronnen, **form.herkenners, door=self.toegang.gebruiker)


STAAT_TERUG = Terugdaad(
    "signaal.staat", zet_staat_terug, "Het signaal staat weer zoals het stond.",
    met=lambda regel: {"staat": regel.gegevens["van"]},
)  # fmt: skip


class EenSignaal(ObjectMixin[Signaal]):
    """Base of a form about one signal."""

    naam = "signaal"

    def get_rijen(self) -> models.QuerySet[Signaal]:
        return Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst()


class OverSignaal(EenSignaal, ObjectDaadView[Signaal]):
    """Base of a form about one signal."""


class SignaalWeghalen(EenSignaal, Weghaalknop[Signaal]):
    """Take away a signal that was reported by mistake."""

    recht = "kennis.wijzig_signaal"
    gelukt = "Het signaal is weggehaald."
    lijst = "kennis:signalen"

    def doe(self) -> None:
        haal_signaal_weg(self.object, door=self.toegang.gebruiker)


class HerkenningWeghalen(EenSignaal, StukWeghalen[Signaal, Herkenning]):
    """Take away that a project or organisation recognises a signal."""

    recht = "kennis.wijzig_signaal"
    stukken = "herkenningen"
    gelukt = "De herkenning is weggehaald."

    def doe(self) -> None:
        wie = {"project": self.stuk.project_id, "organisatie": self.stuk.organisatie_id}
        trek_herkenning_in(self.object, **wie, door=self.toegang.gebruiker)


class SignaalWijzigen(NavraagMixin, OverSignaal, WijzigView):
    """Change a signal; a stale save shows both texts, and one that was passed on says why it stays."""

    recht = "kennis.wijzig_signaal"
    template_name = "kennis/signaal_wijzig.html"
    form_class = SignaalForm
    geeft = ("toegang",)
    gelukt = "Het signaal is bewaard."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        vast = waarom_vast(self.object) if self.object.is_doorgegeven else ""
        return super().get_context_data(**kwargs, waarom_vast=vast)

    def te_delen(self, form: BaseForm) -> Teksten:
        return _getypt(form)

    def al_gedeeld(self) -> Teksten:
        self.object.refresh_from_db()  # the form already wrote in it
        return _teksten(self.object)

    def voer_uit(self, form: SignaalForm) -> Signaal:
        versie, door = form.cleaned_data["versie"], self.toegang.gebruiker
        return wijzig_signaal(self.object, velden=form.velden, versie=versie, **form.bronnen, door=door)


class SignaalHerkennen(OverSignaal):
    """Say which project or organisation recognises a signal."""

    recht = "kennis.herken_signaal"
    template_name = "kennis/herken.html"
    form_class = HerkenForm
    terugdaden = (
        Terugdaad(
            "signaal.herkend", trek_herkenning_in, "De herkenning is weggehaald.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("project", "organisatie")},
        ),
    )  # fmt: skip

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "toegang": self.toegang, "signaal": self.object}

    def voer_uit(self, form: HerkenForm) -> object:
        wie = form.cleaned_data["wie"]
        herken(self.object, **als_drager(wie), door=self.toegang.gebruiker)
        return wie

    def melding(self, uitkomst: object) -> str:
        return f"Genoteerd: {uitkomst} herkent dit."


class SignaalVoorleggen(OverSignaal, BevestigView):
    """Ask once more, then put a signal before the steering group."""

    recht = "kennis.leg_signaal_voor"
    template_name = "kennis/bevestig.html"
    extra_context = {"stap": "leg-voor"}
    terugdaden = (STAAT_TERUG,)
    gelukt = "Het signaal ligt voor. De opdrachtgever ziet het bij de taken."

    def voer_uit(self, _form: forms.Form) -> object:
        return leg_voor(self.object, door=self.toegang.gebruiker)


class SignaalDoorgeven(NavraagMixin, OverSignaal, BevestigView):
    """Ask once more, then record that a signal went to its addressee."""

    recht = "kennis.geef_signaal_door"
    template_name = "kennis/bevestig.html"
    extra_context = {"stap": "geef-door"}
    terugdaden = (STAAT_TERUG,)

    def te_delen(self, form: BaseForm) -> Teksten:  # noqa: ARG002 -- nothing is typed here
        return _teksten(self.object)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        adres = reverse("kennis:signaal-wijzig", kwargs={"netwerk": self.netwerk.slug, "nummer": self.object.nummer})
        mag = self.toegang.mag("kennis.wijzig_signaal", self.object)
        return super().get_context_data(**kwargs, wijzig_url=adres if mag else "")

    def voer_uit(self, _form: forms.Form) -> object:
        return geef_door(self.object, door=self.toegang.gebruiker)

    def melding(self, _uitkomst: object) -> str:
        return f"Doorgegeven aan: {self.object.geadresseerde}."
