"""The questions of a network: list, page as its asker sees it, and what may be done."""

from collections.abc import Sequence
from textwrap import shorten

from django.db import models
from django.forms import BaseForm
from django.http import QueryDict
from django.urls import reverse
from django.views.generic import DetailView

from kern import keten
from kern.formulieren import velden_van
from kern.kiezers import als_drager
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.opmaak import vorm
from kern.reeksen import Reeksrij, zonder_teken
from kern.rijketekst import als_tekst
from kern.views import (
    DaadView,
    Drukknop,
    NavraagMixin,
    NetwerkMixin,
    NetwerkObjectMixin,
    ReeksView,
    Samendaad,
    Terugdaad,
)
from kern.views.navraag import Teksten
from netwerken.models import Thema
from sessies.domain.agenda import haal_van_agenda, zet_op_agenda
from sessies.domain.leervragen import (
    Briefje,
    beantwoord,
    breng_in,
    haal_inbreng_weg,
    haal_samen_weg,
    krijgt_mail,
    neem_antwoord_terug,
    noteer_samen_ingebracht,
    trek_in,
    verhelder,
    zet_terug,
)
from sessies.enums import Delen, Herkomst
from sessies.forms.filters import LeervraagFilter
from sessies.forms.leervraag import AgendeerForm, BeantwoordForm, KaartenForm, Kaartrij, VerhelderForm, VraagForm
from sessies.models import Leervraag, Sessie
from sessies.overzicht.behandeling import TERMIJN, dagen_tot_behandeling
from sessies.overzicht.tijdlijn import tijdlijn
from sessies.views.basis import OverVraag

TERUGGEZET = "De vraag staat weer open."


SAMEN = {
    "sessies.verhelder_leervraag": Samendaad("sessies:vragen-thema", "Geef een thema …", "diagram-3", eerst=True),
    "sessies.agendeer_leervraag": Samendaad("sessies:vragen-agenda", "Op de agenda van …", "calendar-plus", eerst=True),
}


class LeervraagLijst(NetwerkMixin, FilterlijstView):
    """The questions one may see, newest first."""

    recht = "sessies.bekijk_leervraag"
    template_name = "sessies/leervragen.html"
    titel, enkel, meer = "Vragen", "vraag", "vragen"
    lead = "Waar mensen tegenaan lopen, en wat er met elke vraag gebeurt."
    nieuw = Nieuw("sessies.breng_leervraag_in", "sessies:breng-in", "Breng een vraag in", "plus-lg")
    leeg = Leeg(
        "chat-left-quote",
        "Eén zin is genoeg om te beginnen.",
        zonder="Zodra iemand een vraag inbrengt, zie je ze hier.",
    )
    filterset_class = LeervraagFilter
    volgordes = {
        "thema": Volgorde("Thema", ("thema__kort",)),
        "ingebracht": Volgorde("Ingebracht", ("ingebracht_op",), "dag"),
        "bijeenkomst": Volgorde("Bijeenkomst", ("sessie_op",), "dag"),
    }
    kolommen = {
        "toestand": Kolom("Toestand", 2),
        "thema": Kolom("Thema", 3),
        "ingebracht": Kolom("Ingebracht", 4),
        "bijeenkomst": Kolom("Bijeenkomst", 5),
    }
    rijvelden = ("netwerk", "nummer", "woorden", "vraag", "delen", "staat", "ingebracht_op", "project__titel", "project__code",
                 "organisatie__naam", "thema__kort")  # fmt: skip
    csv_naam = "leervragen"
    csv_kop = ("nummer", "zoals de vraag kwam", "leervraag", "project of organisatie", "thema", "toestand", "ingebracht op",
               "verhelderd op", "beantwoord op", "antwoord")  # fmt: skip

    def get_basis(self) -> models.QuerySet[Leervraag]:
        return (
            Leervraag.objects.zichtbaar_voor(self.toegang).voor_lijst().met_sessie().order_by("-ingebracht_op", "-pk")
        )

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang}

    def csv_rij(self, obj: Leervraag) -> Sequence[object]:
        return (
            obj.nummer, obj.woorden, obj.vraag, obj.drager, str(obj.thema or ""), obj.get_staat_display(),
            obj.ingebracht_op, obj.verhelderd_op, obj.beantwoord_op, als_tekst(obj.antwoord),
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        daden = [daad for recht, daad in SAMEN.items() if self.toegang.mag(recht)]
        return super().get_context_data(**kwargs, samendaden=daden)


class LeervraagDetail(NetwerkObjectMixin, DetailView):
    """One question with the words as they came and what became of it."""

    recht = "sessies.bekijk_leervraag"
    template_name = "sessies/leervraag.html"
    context_object_name = "leervraag"

    def get_queryset(self) -> models.QuerySet[Leervraag]:
        return Leervraag.objects.zichtbaar_voor(self.toegang).voor_detail()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        vraag: Leervraag = self.object
        toegang = self.toegang
        stappen = keten.strook("leervraag", vraag.pk, toegang)
        van_project = toegang.mag("projecten.werk_voor_project") and vraag.project_id in toegang.feit("projecten")
        zelf = vraag.ingebracht_door_id == toegang.gebruiker.pk and not toegang.mag(
            "sessies.verhelder_leervraag", vraag
        )
        dagen = dagen_tot_behandeling(vraag)
        return super().get_context_data(
            **kwargs,
            stappen=stappen,
            tijdlijn=tijdlijn(vraag, toegang, stappen),
            is_eigen=zelf or van_project,
            dagen=dagen,
            binnen_termijn=dagen is not None and dagen <= TERMIJN.days,
            verwant=self._verwant(vraag),
            wie=", ".join(deel for deel in (_functie(vraag), vraag.drager) if deel),
        )

    def _verwant(self, vraag: Leervraag) -> list[Leervraag]:
        """Three other questions on the same theme."""
        if vraag.thema_id is None:
            return []
        rijen = Leervraag.objects.zichtbaar_voor(self.toegang).filter(thema=vraag.thema_id).exclude(pk=vraag.pk)
        return list(rijen.exclude(staat="ingetrokken").select_related("netwerk")[:3])


def _functie(vraag: Leervraag) -> str:
    """What others see of the asker: a function, never a name or address; nothing for a question noted for another."""
    if vraag.ingebracht_door is None or vraag.herkomst != Herkomst.FORMULIER:
        return ""
    return str(vraag.ingebracht_door.functie)


class BrengInView(NavraagMixin, DaadView):
    """Bring in a question with an account."""

    nog_een = True
    houdt = ("drager", "herkomst", "thema", "delen")
    recht = "sessies.breng_leervraag_in"
    template_name = "sessies/breng_in.html"
    form_class = VraagForm
    geeft = ("toegang",)
    terugdaden = (Terugdaad("leervraag.ingebracht", haal_inbreng_weg, "De vraag is weer weg.", weg=True),)

    def terug(self) -> str:
        return reverse("sessies:leervragen", kwargs={"netwerk": self.netwerk.slug})

    def te_delen(self, form: BaseForm) -> Teksten:
        return () if form.cleaned_data["delen"] == Delen.BEGELEIDING else [("je vraag", form.cleaned_data["woorden"])]

    def voer_uit(self, form: VraagForm) -> Leervraag:
        data = dict(form.cleaned_data)
        wie = als_drager(data.pop("drager", None))
        return breng_in(self.netwerk, **data, **wie, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Leervraag) -> str:
        return f"We hebben je vraag. Ze heeft nummer {uitkomst.nummer}; hier volg je wat ermee gebeurt."


class KaartenView(ReeksView):
    """The notes of a meeting, typed under each other: each becomes a question."""

    recht = "sessies.breng_leervraag_in"
    rijform = Kaartrij
    titel, knop, een, meer = "Breng meer vragen samen in", "Breng ze in", "vraag", "vragen"
    lead = "De briefjes van een bijeenkomst, elk op een eigen regel. Wat voor alle geldt, kies je één keer."
    plakvraag = "Eén vraag per regel"
    plakhulp = "Typ of plak ze onder elkaar. Je ziet eerst wat ervan komt; het thema kun je dan per vraag veranderen."
    terugdaden = (
        Terugdaad(
            "leervragen.samen_ingebracht", haal_samen_weg, "De vragen zijn weer weg.",
            met=lambda regel: {"vragen": regel.gegevens["vragen"]}, na=lambda n: vorm(n, "De vraag is weer weg.", f"De {n} vragen zijn weer weg."),
        ),
    )  # fmt: skip

    def maak_alle(self, data: QueryDict | None = None) -> KaartenForm:
        return KaartenForm(toegang=self.toegang, data=data)

    def rijopties(self) -> dict[str, object]:
        return {"themas": list(Thema.objects.te_kiezen(self.netwerk))}

    def lees(self, regel: str, alle: dict[str, str]) -> dict[str, str]:
        return {"woorden": zonder_teken(regel), "thema": alle.get("thema", "")}

    def voer_uit(self, rij: Reeksrij, alle: dict[str, object]) -> Leervraag:
        briefje = velden_van(Briefje, {**alle, "thema": None, **rij.velden})
        drager = alle.get("drager")
        wie = als_drager(drager if isinstance(drager, models.Model) else None)
        return breng_in(self.netwerk, **briefje, **wie, door=self.toegang.gebruiker)

    def te_delen(self, rijen: list[Reeksrij], alle: dict[str, object]) -> Teksten:
        if alle["delen"] == Delen.BEGELEIDING:
            return ()
        vragen = [str(rij.velden["woorden"]) for rij in rijen]
        return [(f"‘{shorten(vraag, 40, placeholder='…')}’", vraag) for vraag in vragen]

    def sluit_af(self, gemaakt: list[object]) -> None:
        vragen = [vraag for vraag in gemaakt if isinstance(vraag, Leervraag)]
        noteer_samen_ingebracht(self.netwerk, vragen, door=self.toegang.gebruiker)

    def terug(self) -> str:
        return reverse("sessies:leervragen", kwargs={"netwerk": self.netwerk.slug})

    def gelukt(self, aantal: int) -> str:
        return vorm(aantal, "De vraag is ingebracht.", f"De {aantal} vragen zijn ingebracht.")


class VerhelderView(OverVraag):
    """Write the question as it reads best."""

    form_class = VerhelderForm
    geeft = ("netwerk",)
    titel = "Verhelder de vraag"
    gelukt = "De vraag is verhelderd. De woorden zoals ze kwamen, blijven ernaast staan."

    def get_initial(self) -> dict[str, object]:
        return {"vraag": self.object.vraag, "thema": self.object.thema_id, "versie": self.object.versie}

    def voer_uit(self, form: VerhelderForm) -> Leervraag:
        data = form.cleaned_data
        thema = data.get("thema") if "thema" in data else self.object.thema
        return verhelder(
            self.object, vraag=data["vraag"], thema=thema, versie=data["versie"], door=self.toegang.gebruiker
        )


ANTWOORD_TERUG = (
    "Het antwoord is teruggenomen en de vraag staat weer open. Wat je schreef, staat klaar als je opnieuw antwoordt."
)


def _na_antwoord(vertrok: bool) -> str:  # noqa: FBT001 -- what the inverse act returns
    """What is said when an answer was taken back: honest about a mail that left."""
    return f"{ANTWOORD_TERUG} De mail naar de vraagsteller is al vertrokken." if vertrok else ANTWOORD_TERUG


class BeantwoordView(OverVraag):
    """Answer the question; the asker gets a mail."""

    recht = "sessies.beantwoord_leervraag"
    form_class = BeantwoordForm
    knop, knop_icoon = "Geef het antwoord", "chat-left-text"
    terugdaden = (Terugdaad("leervraag.beantwoord", neem_antwoord_terug, ANTWOORD_TERUG, na=_na_antwoord),)

    @property
    def titel(self) -> str:  # type: ignore[override]  # worked out per question
        return "Wijzig het antwoord" if self.object.beantwoord_op else "Beantwoord de vraag"

    def melding(self, uitkomst: Leervraag) -> str:
        if krijgt_mail(uitkomst):
            return "Het antwoord staat bij de vraag. De vraagsteller krijgt een mail."
        return "Het antwoord staat bij de vraag. Er vertrekt geen mail."

    def get_initial(self) -> dict[str, object]:
        return {"antwoord": self.object.antwoord or self.object.antwoord_teruggenomen, "versie": self.object.versie}

    def voer_uit(self, form: BeantwoordForm) -> Leervraag:
        return beantwoord(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class AgendeerView(OverVraag):
    """Put the question on the agenda of a coming meeting."""

    recht = "sessies.agendeer_leervraag"
    form_class = AgendeerForm
    titel = "Zet de vraag op een agenda"
    knop, knop_icoon = "Zet op de agenda", "calendar-plus"
    gelukt = "De vraag staat op de agenda."
    terugdaden = (
        Terugdaad(
            "sessie.agenda_aangevuld", haal_van_agenda, "De vraag staat niet meer op die agenda.",
            met=lambda regel: {"leervraag": regel.gegevens["leervraag"]},
        ),
    )  # fmt: skip

    def _sessies(self) -> models.QuerySet[Sessie]:
        rijen = Sessie.objects.filter(self.toegang.q("sessies.wijzig_sessie")).nog_te_voeren()
        return rijen.exclude(agendapunten__leervraag=self.object)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "sessies": self._sessies()}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        plan = reverse("sessies:plan", kwargs={"netwerk": self.netwerk.slug})
        return super().get_context_data(**kwargs, geen_sessies=not self._sessies().exists(), plan_url=plan)

    def get_initial(self) -> dict[str, object]:
        return {"titel": shorten(self.object.tekst, 240, placeholder="…")}

    def voer_uit(self, form: AgendeerForm) -> object:
        return zet_op_agenda(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class VraagKnop(Drukknop[Leervraag]):
    """A button on the page of a question, for who may withdraw it."""

    recht = "sessies.trek_leervraag_in"

    def get_rijen(self) -> models.QuerySet[Leervraag]:
        return Leervraag.objects.zichtbaar_voor(self.toegang).voor_detail()


class Intrekken(VraagKnop):
    """Withdraw a question; the page then offers to put it back."""

    gelukt = "De vraag is ingetrokken: anderen zien ze niet meer. Je kunt ze altijd terugzetten."
    terugdaden = (Terugdaad("leervraag.ingetrokken", zet_terug, TERUGGEZET),)

    def doe(self) -> Leervraag:
        return trek_in(self.object, door=self.toegang.gebruiker)


class Terugzetten(VraagKnop):
    """Undo the withdrawal."""

    gelukt = TERUGGEZET
    terugdaden = (Terugdaad("leervraag.teruggezet", trek_in, "De vraag is weer ingetrokken."),)

    def doe(self) -> Leervraag:
        return zet_terug(self.object, door=self.toegang.gebruiker)
