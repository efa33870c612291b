"""The attendance of a meeting as it is kept on a phone: one tap per person."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deelname.domain.lijst import (
    begin_lijst,
    eis_open,
    haal_bijgekomene_weg,
    neem_samen_terug,
    noteer,
    noteer_verwachten,
    schrijf_bij,
    waarom_geen_lijst,
    zet_terug,
)
from deelname.domain.tekencode import waarom_dicht
from deelname.enums import Bron, Toestand
from deelname.forms.lijst import AanwezigheidFilter, BijschrijfForm, te_noteren
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from deelname.overzicht import tekenlijst
from deelname.overzicht.telling import hoeveel_erbij, telling
from deelname.querysets import AanwezigheidQuerySet
from deelname.views.basis import BijLijst, OverPersoon
from documenten.views.vragen import DocumentKnop
from kern import klok
from kern.lijsten import FilterlijstView, Leeg
from kern.opmaak import aantal
from kern.views import Drukknop, ObjectDaadView, Terugdaad, antwoord_keuzes, doorzoekbaar
from sessies.models import Sessie


def op_naam(rijen: AanwezigheidQuerySet) -> AanwezigheidQuerySet:
    """People by their name, and who has none by function."""
    leeg = Value("")
    naam = Coalesce(NullIf("genodigde__naam", leeg), NullIf("naam", leeg), "functie")
    return rijen.order_by(Lower(naam), "pk")


class Lijst(BijLijst, FilterlijstView):
    """Who is there, with a button per state beside every person."""

    template_name = "deelname/lijst.html"
    naam = "sessie"
    titel, enkel, meer = "Wie is er?", "persoon", "mensen"
    leeg = Leeg(
        "people",
        "Schrijf hierboven op wie binnenkomt.",
        titel="Nog niemand op de lijst",
    )
    filterset_class = AanwezigheidFilter
    paginate_by = 100
    csv_naam = "aanwezigheid"
    csv_kop = ("naam", "functie", "organisatie", "toestand", "hoe genoteerd", "genoteerd op", "minuten online",
               "in de plaats van", "stond op de lijst")  # fmt: skip

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; with ``?kies=`` the organisations that may be chosen for who comes in."""
        form = self.bijschrijfform() if "kies" in request.GET else None
        return antwoord_keuzes(request, form) if form is not None else super().get(request, *args, **kwargs)

    def bijschrijfform(self) -> BijschrijfForm | None:
        """The form for who comes in, while the list is open."""
        if self.lijst is None or self.lijst.is_gesloten:
            return None
        return doorzoekbaar(self.request, BijschrijfForm(lijst=self.lijst))

    def get_basis(self) -> AanwezigheidQuerySet:
        rijen = Aanwezigheid.objects.filter(sessie=self.object).die_tellen().voor_lijst()
        return op_naam(rijen).met_netwerk(self.netwerk)

    def eigen_filters(self) -> dict[str, object]:
        """A filter of one meeting is not worth keeping."""
        return {}

    def csv_rij(self, obj: Aanwezigheid) -> Sequence[object]:
        return (str(obj), obj.functie, obj.waarvan, str(Toestand(obj.blijkt).label), obj.hoe,
                obj.genoteerd_op, obj.minuten, obj.in_plaats_van, not obj.is_bijgekomen)  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        lijst = self.lijst
        is_open = lijst is not None and not lijst.is_gesloten
        context = super().get_context_data(
            **kwargs,
            lijst=lijst,
            is_open=is_open,
            knoppen=te_noteren(self.object.vorm),
            staat=telling(self.object),
            waarom_niet=waarom_geen_lijst(self.object),
            kan_tekenen=is_open and lijst is not None and not waarom_dicht(lijst, klok.nu()),
            verwacht_op_lijst=hoeveel_erbij(self.object) if lijst is None or is_open else 0,
            form=self.bijschrijfform(),
            mag_attest=not is_open and self.toegang.mag("netwerken.begeleid"),
        )
        return {**context, "sessie": self.object}


class Begin(BijLijst, Drukknop[Sessie]):
    """Begin the list with who was invited."""

    gelukt = "De lijst is begonnen. Tik bij elke persoon hoe het is."

    def doe(self) -> Aanwezigheidslijst:
        return begin_lijst(self.object, door=self.toegang.gebruiker)


class OpPapier(BijLijst, DocumentKnop[Sessie]):
    """Ask for the list to sign on paper."""

    soort = tekenlijst.SOORT


class NoteerVerwachten(BijLijst, Drukknop[Sessie]):
    """Note everybody as present who said to come."""

    terugdaden = (
        Terugdaad(
            "aanwezigheid.samen_genoteerd",
            neem_samen_terug,
            "Wat je samen noteerde, is weer open.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("rijen", "op")},
        ),
    )

    def doe(self) -> list[int]:
        self.rijen = noteer_verwachten(self.object, door=self.toegang.gebruiker)
        return self.rijen

    def melding(self) -> str:
        hoeveel = aantal(len(self.rijen), "persoon staat", "mensen staan").capitalize()
        return f"{hoeveel} als aanwezig. Tik nog aan wie er toch niet is."


class Noteer(OverPersoon, Drukknop[Aanwezigheid]):
    """One tap: how it is with one person. With script only that row and the counters come back."""

    terugdaden = (
        Terugdaad(
            "aanwezigheid.genoteerd",
            zet_terug,
            "Het staat weer zoals het was.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("was", "was_bron", "was_op", "was_minuten")},
        ),
    )

    def doe(self) -> Aanwezigheid:
        bron = Bron.PAPIER if self.request.POST.get("papier") else Bron.AFGEVINKT
        toestand = self.request.POST.get("toestand", "geen keuze")
        return noteer(self.object, toestand=toestand, bron=bron, door=self.toegang.gebruiker)

    def melding(self) -> str:
        return f"{self.object}: {Toestand(self.object.blijkt).label}."

    def naar(self) -> str:
        return f"{self.terug()}#rij-{self.object.pk}"

    def post(self, *args: object, **kwargs: object) -> HttpResponse:
        antwoord = super().post(*args, **kwargs)
        if not getattr(self.request, "htmx", False) or self.wordt_teruggenomen():
            return antwoord
        fout = next((str(m) for m in messages.get_messages(self.request) if m.level_tag == "error"), "")
        if fout:
            self.object = self.haal_object()
        sessie = self.object.sessie
        context = {
            "rij": self.object, "netwerk": self.netwerk, "fout": fout, "knoppen": te_noteren(sessie.vorm),
            "staat": telling(sessie), "is_open": not self.object.lijst.is_gesloten, "sessie": sessie,
        }  # fmt: skip
        return render(self.request, "deelname/_getikt.html", context)


class Bijschrijven(BijLijst, ObjectDaadView[Sessie]):
    """Write somebody on the list who did not stand on it."""

    template_name = "deelname/formulier.html"
    form_class = BijschrijfForm
    nog_een = True
    houdt = ("organisatie",)
    titel = "Schrijf iemand bij"
    lead = "Wie niet op de lijst stond en er toch is. De naam wissen we een jaar na de bijeenkomst."
    knop, knop_icoon = "Schrijf bij", "person-plus"
    terugdaden = (
        Terugdaad("aanwezigheid.bijgekomen", haal_bijgekomene_weg, "Die persoon staat niet meer op de lijst."),
    )

    def eis_kan(self) -> None:
        eis_open(self.eis_lijst())

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "lijst": self.eis_lijst()}

    def get_initial(self) -> dict[str, object]:
        vervangt = self.request.GET.get("vervangt", "")
        return {**super().get_initial(), **({"vervangt": vervangt} if vervangt.isdecimal() else {})}

    def voer_uit(self, form: BijschrijfForm) -> Aanwezigheid:
        return schrijf_bij(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Aanwezigheid) -> str:
        return f"{uitkomst} staat op de lijst."


class BijgekomeneWeg(OverPersoon, Drukknop[Aanwezigheid]):
    """Take somebody off again who was written on the list by mistake."""

    gelukt = "Die persoon staat niet meer op de lijst."

    def doe(self) -> None:
        haal_bijgekomene_weg(self.object, door=self.toegang.gebruiker)
