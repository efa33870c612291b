"""One meeting: its page, planning it, changing it, its agenda."""

import contextlib
from collections import Counter
from datetime import date

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import DetailView

from documenten.views.vragen import DocumentKnop
from kern import keten, register
from kern.domain.terug import is_onthouden, vorige
from kern.exceptions import DomainError, VersieConflict
from kern.formulieren import VEEL, Versieform
from kern.opmaak import aantal, vorm
from kern.views import DaadView, NetwerkMixin, NetwerkObjectMixin, Terugdaad
from sessies.domain.actielijst import op_de_lijst
from sessies.domain.agenda import haal_punt_weg, met_uren, tijdverdeling, voeg_punt_toe
from sessies.domain.bezetting import Telling, telling
from sessies.domain.genodigden import zet_op_lijst
from sessies.domain.goedkeuring import uit_vorm
from sessies.domain.sessies import neem_planning_terug, plan_sessie, wijzig_sessie, zet_wijziging_terug
from sessies.domain.staat import eis_niet_afgelast
from sessies.domain.uitnodigen import te_vertellen
from sessies.enums import OPENBARE_SOORTEN, Sessiesoort
from sessies.forms.agenda import (
    LEGE_RIJEN,
    MEESTE_RIJEN,
    Agendarijen,
    PuntForm,
    als_begin,
    als_getypt,
    als_keuze,
    als_regel,
    genoemde_vragen,
    keuzevragen,
    lees_lijst,
    rijen_klasse,
)
from sessies.forms.sessie import PlanForm, WijzigForm, beginwaarden
from sessies.models import Agendapunt, Genodigde, Inzicht, Leervraag, Sessie
from sessies.overzicht import programma
from sessies.overzicht.afronding import afronding
from sessies.overzicht.antwoordkeuzes import over_de_plaats
from sessies.overzicht.bedenkingen import te_weinig_zitplaatsen
from sessies.overzicht.genodigden import eigen_kring, mensen_van
from sessies.overzicht.gewoontes import Gewoonte, gewoontes
from sessies.views.basis import OverSessie, SessieMixin, adres, haal_sessie
from sessies.views.genodigden import hoeveel
from sessies.views.lijst import PlichthintMixin

# what a link on another page may fill in of a meeting to plan
UIT_HET_ADRES = ("ligging", "soort", "orgaan", "groep", "is_jaarevaluatie", "heeft_buitenlandse_spreker")


class ProgrammaKnop(SessieMixin, DocumentKnop[Sessie]):
    """Ask for the programme on paper."""

    recht = "sessies.bekijk_sessie"
    soort = programma.SOORT


class SessieDetail(NetwerkObjectMixin, DetailView):
    """Everything about one meeting, with only the questions and minutes the reader may see."""

    recht = "sessies.bekijk_sessie"
    template_name = "sessies/detail.html"
    context_object_name = "sessie"

    def get_queryset(self) -> models.QuerySet[Sessie]:
        return Sessie.objects.zichtbaar_voor(self.toegang).voor_detail()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        sessie: Sessie = self.object
        toegang = self.toegang
        punten = list(sessie.agendapunten.all())
        vraag_ids = {p.leervraag_id for p in punten if p.leervraag_id}
        vragen = {
            v.pk: v
            for v in Leervraag.objects.zichtbaar_voor(toegang).voor_lijst().filter(pk__in=vraag_ids).order_by("nummer")
        }
        mag_wijzigen = toegang.mag("sessies.wijzig_sessie", sessie)
        staat = telling(sessie) if mag_wijzigen else None
        verdeling = tijdverdeling(punten)
        actiepunten = list(sessie.actiepunten.select_related("sessie__orgaan"))
        return super().get_context_data(
            **kwargs,
            stappen=keten.strook("sessie", sessie.pk, toegang),
            actielijst=list(op_de_lijst(sessie).select_related("sessie__netwerk"))
            if any(punt.is_actielijst for punt in punten)
            else [],
            agenda=[(rij, vragen.get(rij.punt.leervraag_id or 0)) for rij in met_uren(sessie, punten)],
            vragen=list(vragen.values()),
            minuten=sum(p.minuten or 0 for p in punten),
            pauze=sum(p.minuten or 0 for p in punten if p.werkvorm == "pauze"),
            verdeling=verdeling,
            verdeling_som=sum(verdeling.values()),
            inbreng=sessie.inbreng,
            besluiten=list(sessie.besluiten.all()),
            elders_besloten=[b for bron in register.alles.sessiebesluiten for b in bron(toegang, sessie)],
            actiepunten=actiepunten,
            af_te_ronden={p.pk for p in actiepunten if toegang.mag("sessies.rond_actiepunt_af", p)},
            toe_te_wijzen={p.pk for p in actiepunten if toegang.mag("sessies.wijzig_actiepunt", p)},
            inzichten=self._inzichten(sessie),
            vergelijkingen=list(sessie.vergelijkingen.all()),
            panelen=[stuk for paneel in register.alles.sessiepanelen if (stuk := paneel(toegang, sessie))],
            mag_wijzigen=mag_wijzigen,
            te_klein=te_weinig_zitplaatsen(sessie, sessie.vaste_plaats, staat) if staat and sessie.vaste_plaats else "",
            **self._genodigden(sessie, staat),
            afronding=afronding(sessie, vragen.values()) if mag_wijzigen else [],
            verslag=self._verslag(sessie, punten, mag_wijzigen=mag_wijzigen),
        )

    def _verslag(self, sessie: Sessie, punten: list[Agendapunt], *, mag_wijzigen: bool) -> list[tuple[str, str]]:
        """What was said, point by point, for who may read it now."""
        if not mag_wijzigen and sessie.verslag_op is None:
            return []
        if vast := getattr(sessie, "goedkeuring", None):
            delen = uit_vorm(vast.inhoud)
            teksten = [(deel["titel"], deel["tekst"]) for deel in (delen["algemeen"], *delen["punten"])]
        else:
            teksten = [("", sessie.verslag), *((punt.titel, punt.verslag) for punt in punten)]
        return [(titel, tekst) for titel, tekst in teksten if tekst]

    def _genodigden(self, sessie: Sessie, staat: Telling | None) -> dict[str, object]:
        """How the list stands for who organises (``staat``), and the reader's own invitation."""
        eigen = Genodigde.objects.filter(sessie=sessie, gebruiker=self.toegang.gebruiker).verstuurd().first()
        mijn: dict[str, object] = {"mijn_uitnodiging": eigen, "over_mijn_plaats": ""}
        if eigen is not None:
            eigen.sessie = sessie
            mijn["over_mijn_plaats"] = over_de_plaats(eigen)
        if staat is None:
            return mijn
        brieven = te_vertellen(sessie) if staat.op_lijst and not sessie.is_begonnen else []
        te_versturen = hoeveel(Counter(brief.soort for brief in brieven))
        return {**mijn, "genodigden": staat, "te_versturen": te_versturen}

    def _inzichten(self, sessie: Sessie) -> list[Inzicht]:
        rijen = Inzicht.objects.zichtbaar_voor(self.toegang).filter(sessie=sessie)
        return list(rijen.select_related("netwerk", "leervraag__netwerk").order_by("pk"))


class PlanView(PlichthintMixin, DaadView):
    """Plan a meeting; the agenda comes on the next page."""

    recht = "sessies.plan_sessie"
    template_name = "sessies/plan.html"
    form_class = PlanForm
    geeft = ("toegang",)
    terugdaden = (Terugdaad("sessie.gepland", neem_planning_terug, "De bijeenkomst is weer weg.", weg=True),)

    def terug(self) -> str:
        return reverse("sessies:lijst", kwargs={"netwerk": self.netwerk.slug})

    def get_initial(self) -> dict[str, object]:
        """What a link on another page filled in already: kind, place and day."""
        gevraagd: dict[str, object] = {
            naam: self.request.GET[naam] for naam in UIT_HET_ADRES if naam in self.request.GET
        }
        soort = str(gevraagd.get("soort") or Sessiesoort.choices[0][0])
        gevraagd |= self.gewoontes.get(soort, {})
        with contextlib.suppress(ValueError):
            gevraagd["datum"] = date.fromisoformat(self.request.GET.get("datum", ""))
        besloten = soort not in OPENBARE_SOORTEN or "orgaan" in gevraagd or "groep" in gevraagd
        return {**gevraagd, "is_openbaar": self.netwerk.heeft_openbare_agenda and not besloten}

    @cached_property
    def gewoontes(self) -> dict[str, Gewoonte]:
        return gewoontes(self.toegang)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"gewoontes": self.gewoontes, **kwargs})

    @property
    def is_concept(self) -> bool:
        return "concept" in self.request.POST

    def voer_uit(self, form: PlanForm) -> Sessie:
        sessie = plan_sessie(
            self.netwerk,
            velden=form.velden(),
            inbreng=form.cleaned_data["inbreng"],
            concept=self.is_concept,
            door=self.toegang.gebruiker,
        )
        self.op_lijst = self._zet_kring_op_lijst(sessie)
        return sessie

    def _zet_kring_op_lijst(self, sessie: Sessie) -> int:
        """Put who belongs to the group or body on the list, and say how many; nothing is sent. Nobody after it began."""
        kring = eigen_kring(sessie)
        mensen = mensen_van(self.netwerk, kring) if kring and not sessie.is_begonnen else []
        if not mensen:
            return 0
        return len(zet_op_lijst(sessie, mensen, criteria=kring, door=self.toegang.gebruiker).nieuw)

    def melding(self, uitkomst: Sessie) -> str:
        staat = "bewaard als concept: alleen wie plant, ziet de bijeenkomst" if self.is_concept else "gepland"
        n = self.op_lijst
        wie = uitkomst.orgaan or uitkomst.groep
        leden = (
            f" {aantal(n, 'lid', 'leden').capitalize()} van {wie} {vorm(n, 'staat', 'staan')} op de lijst van genodigden."
            if n
            else ""
        )
        return f"{uitkomst.titel} is {staat}.{leden} Maak nu de agenda, of doe dat later."

    def naar(self, uitkomst: Sessie) -> str:
        return adres("agenda", uitkomst)


class WijzigView(OverSessie):
    """Change a meeting; when somebody was first, both texts are shown."""

    form_class = WijzigForm
    template_name = "sessies/wijzig.html"
    titel = "Wijzig de bijeenkomst"
    gelukt = "De bijeenkomst is gewijzigd."
    terugdaden = (
        Terugdaad(
            "sessie.gewijzigd", zet_wijziging_terug, "De bijeenkomst staat weer zoals voor je wijziging.", met=vorige,
            mits=is_onthouden,
        ),
    )  # fmt: skip

    def get_initial(self) -> dict[str, object]:
        return beginwaarden(self.object)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "toegang": self.toegang, "zelf": self.object}

    def voer_uit(self, form: WijzigForm) -> Sessie:
        data = form.cleaned_data
        self.was_openbaar = self.object.is_openbaar
        return wijzig_sessie(
            self.object,
            velden=form.velden(),
            inbreng=data["inbreng"],
            versie=data["versie"],
            door=self.toegang.gebruiker,
        )

    def melding(self, uitkomst: Sessie) -> str:
        """What was saved, and whether visitors read of it from now on."""
        was, nu = self.was_openbaar, uitkomst.is_openbaar
        agenda = "" if was == nu else f" Ze staat {'nu' if nu else 'niet meer'} op de openbare agenda."
        weet = " Wie uitgenodigd is, weet dat nog niet." if not uitkomst.is_begonnen and te_vertellen(uitkomst) else ""
        return f"{self.gelukt}{agenda}{weet}"


class PuntView(OverSessie):
    """Put one point at the end of the agenda; the same form stands on the page of the meeting."""

    nog_een = True
    form_class = PuntForm
    titel = "Zet een onderdeel op de agenda"
    lead = "Het komt achteraan. Een ander uur, een werkvorm of een vraag geef je wanneer je de agenda wijzigt."
    knop, knop_icoon = "Zet op de agenda", "plus-lg"
    gelukt = "Het onderdeel staat op de agenda."
    terugdaden = (
        Terugdaad(
            "sessie.punt_toegevoegd", haal_punt_weg, "Het onderdeel staat niet meer op de agenda.",
            met=lambda regel: {"punt": regel.gegevens["punt"]},
        ),
    )  # fmt: skip

    def eis_kan(self) -> None:
        eis_niet_afgelast(self.object)

    def voer_uit(self, form: PuntForm) -> object:
        return voeg_punt_toe(self.object, **form.punt(), door=self.toegang.gebruiker)

    def terug(self) -> str:
        return f"{self.object.get_absolute_url()}#agenda"


class AgendaView(NetwerkMixin, View):
    """The agenda as rows; a row added by script and an empty row without script are the same row."""

    def eis_recht(self) -> None:
        self.sessie = haal_sessie(self.verzoek, self.kwargs["nummer"], "sessies.wijzig_sessie")

    def get(self, _request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        punten = list(self.sessie.agendapunten.select_related("leervraag"))
        return self._toon(self._rijen(initial=als_begin(punten)), versie=self.sessie.versie)

    def post(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        versieform = Versieform(request.POST)
        versie = versieform.cleaned_data["versie"] if versieform.is_valid() else 0
        if "meer" in request.POST or request.POST.get("plak", "").strip():
            return self._toon_geplakt(request.POST, versie)
        rijen = self._rijen(data=request.POST)
        if not versie or not rijen.is_valid():
            return self._toon(rijen, versie=versie or self.sessie.versie, fout=True)
        try:
            wijzig_sessie(self.sessie, velden={}, agenda=rijen.agenda(), versie=versie, door=self.toegang.gebruiker)
        except VersieConflict:
            nu = Sessie.objects.get(pk=self.sessie.pk)
            return self._toon(rijen, versie=nu.versie, nu=nu, status=409)
        except DomainError as fout:
            return self._toon(rijen, versie=versie, melding=str(fout))
        messages.success(request, "De agenda is bewaard.")
        return redirect(self.sessie)

    def _toon_geplakt(self, data: QueryDict, versie: int) -> HttpResponse:
        """The rows that stood there with those of the pasted list under them, to look at: nothing is saved yet."""
        rijen, lijst = als_getypt(data), lees_lijst(data.get("plak", ""))
        past = lijst[: max(MEESTE_RIJEN - len(rijen), 0)]
        context = {"vers": True, "geplakt": len(past), "plak": "\n".join(als_regel(rij) for rij in lijst[len(past) :])}
        vol = f"Er kunnen {MEESTE_RIJEN} onderdelen op staan. Haal weg wat nog in het vak staat, of maak plaats."
        melding = vol if lijst and not past else ""
        nieuw = self._rijen(initial=[*rijen, *past])
        return self._toon(nieuw, versie=versie or self.sessie.versie, melding=melding, extra=context)

    def _rijen(self, data: QueryDict | None = None, initial: list[dict[str, object]] | None = None) -> Agendarijen:
        vragen = genoemde_vragen(self.sessie, data)
        return rijen_klasse(LEGE_RIJEN)(data, initial=initial, form_kwargs={"vragen": vragen})

    def _toon(
        self,
        rijen: Agendarijen,
        *,
        versie: int,
        fout: bool = False,
        melding: str = "",
        nu: Sessie | None = None,
        status: int = 200,
        extra: dict[str, object] | None = None,
    ) -> HttpResponse:
        """The page with the rows; with ``nu`` also the agenda that somebody else saved meanwhile."""
        context = {
            "sessie": self.sessie,
            "rijen": rijen,
            "vragen": [als_keuze(vraag) for vraag in keuzevragen(self.sessie)[:VEEL]],
            "versie": versie,
            "fout": fout,
            "melding": melding,
            "nu": met_uren(nu, nu.agendapunten.select_related("leervraag")) if nu else None,
            "terug": self.sessie.get_absolute_url(),
            **(extra or {}),
        }
        return render(self.request, "sessies/agenda.html", context, status=status)
