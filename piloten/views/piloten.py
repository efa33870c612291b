from collections.abc import Sequence

from django.db import models
from django.views.generic import DetailView

from kern import klok
from kern.keten import strook
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.rijketekst import als_tekst
from kern.views import DaadView, NetwerkMixin, NetwerkObjectMixin, Terugdaad, WijzigView
from piloten.domain.piloten import haal_piloot_weg, start_piloot, wijzig_piloot
from piloten.enums import Fase
from piloten.forms.filters import PilootFilter
from piloten.forms.piloot import PilootForm
from piloten.models import Piloot
from piloten.overzicht.tijdlijn import tijdlijn
from piloten.overzicht.toestand import badge_van
from projecten.models import Project
from sessies.models import Inzicht, Leervraag


class PilootLijst(NetwerkMixin, FilterlijstView):
    """The pilots of the network with phase, carrier and decision."""

    recht = "piloten.bekijk_piloot"
    template_name = "piloten/lijst.html"
    titel, enkel, meer = "Piloten", "piloot", "piloten"
    lead = "Wat we uitproberen, wat we willen weten en wat ermee gebeurt."
    nieuw = Nieuw("piloten.start_piloot", "piloten:start", "Ontwerp een piloot", "flask")
    leeg = Leeg(
        "flask",
        "Een piloot begint met één vraag waarop je straks kunt antwoorden. Klein mag.",
        zonder="Zodra een project iets uitprobeert, zie je het hier.",
    )
    filterset_class = PilootFilter
    volgordes = {
        "titel": Volgorde("Piloot", ("titel",)),
        "start": Volgorde("Wanneer", ("start", "einde"), "dag"),
        "bevindingen": Volgorde("Bevindingen", ("aantal_bevindingen",), "aantal"),
    }
    kolommen = {
        "toestand": Kolom("Toestand", 2),
        "drager": Kolom("Drager", 3),
        "wanneer": Kolom("Wanneer", 4),
        "bevindingen": Kolom("Bevindingen", 5),
    }
    csv_naam = "piloten"
    csv_kop = ("nummer", "piloot", "wat willen we weten", "drager", "fase", "start", "einde", "besluit", "besloten op")

    def get_basis(self) -> models.QuerySet[Piloot]:
        return Piloot.objects.zichtbaar_voor(self.toegang).voor_lijst().late_eerst(klok.vandaag())

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang}

    def csv_rij(self, obj: Piloot) -> Sequence[object]:
        return (
            obj.nummer, obj.titel, als_tekst(obj.wat_willen_we_weten), obj.drager, obj.get_fase_display(), obj.start, obj.einde,
            obj.get_besluit_display() if obj.besluit else "", obj.besluit_op,
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        vandaag = klok.vandaag()
        rijen = [{"piloot": p, "badge": badge_van(p, vandaag)} for p in context["object_list"]]
        return context | {"rijen": rijen}


class PilootDetail(NetwerkObjectMixin, DetailView):
    """One pilot: its question and dose, what was noticed, and what was decided by which body."""

    recht = "piloten.bekijk_piloot"
    template_name = "piloten/detail.html"

    def get_queryset(self) -> models.QuerySet[Piloot]:
        zichtbaar = Piloot.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return zichtbaar.select_related("besluit_door", "project__netwerk").prefetch_related("bevindingen")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        piloot: Piloot = self.object
        toegang = self.toegang
        mag_wijzigen = toegang.mag("piloten.wijzig_piloot", piloot)
        mag_besluiten = toegang.mag("piloten.besluit_piloot", piloot)
        return super().get_context_data(
            **kwargs,
            piloot=piloot,
            badge=badge_van(piloot, klok.vandaag()),
            stappen=strook("piloot", piloot.pk, toegang),
            tijdlijn=tijdlijn(piloot),
            vragen=Leervraag.objects.zichtbaar_voor(toegang).filter(pilootpijlen__piloot=piloot),
            inzichten=Inzicht.objects.zichtbaar_voor(toegang).filter(pilootpijlen__piloot=piloot),
            mag_wijzigen=mag_wijzigen,
            mag_besluiten=mag_besluiten and piloot.fase != Fase.ONTWERP,
            eerst=_eerste_actie(piloot, mag_wijzigen=mag_wijzigen, mag_besluiten=mag_besluiten),
        )


def _eerste_actie(piloot: Piloot, *, mag_wijzigen: bool, mag_besluiten: bool) -> str:
    """The one thing to do now: start, bevinding, besluit, or nothing."""
    if piloot.fase == Fase.ONTWERP:
        return "start" if mag_wijzigen else ""
    if piloot.fase == Fase.AFGEROND and not piloot.besluit and mag_besluiten:
        return "besluit"
    return "bevinding" if mag_wijzigen and piloot.fase == Fase.LOPEND else ""


class PilootStarten(DaadView):
    """Write the design of a pilot; ``?project=``, ``?leervraag=`` and ``?inzicht=`` fill in where it comes from."""

    recht = "piloten.start_piloot"
    template_name = "piloten/formulier.html"
    form_class = PilootForm
    geeft = ("toegang",)
    gelukt = "Het ontwerp van de piloot staat klaar. Zet ze in gang wanneer jullie beginnen."
    terugdaden = (Terugdaad("piloot.gestart", haal_piloot_weg, "De piloot is weggehaald.", weg=True),)

    def get_initial(self) -> dict[str, object]:
        vraag = self.request.GET
        begin: dict[str, object] = {}
        eigen = Project.objects.van_mij(self.toegang)
        project = (
            Project.objects.in_netwerk(self.netwerk).filter(code=vraag["project"]).first()
            if "project" in vraag
            else None
        )
        if project is None and not self.toegang.mag("netwerken.spreek_voor_iedereen") and len(eigen) == 1:
            project = eigen[0]
        if project:
            begin["drager_sleutel"] = f"project:{project.pk}"
        for naam, veld, model in (("leervraag", "leervragen", Leervraag), ("inzicht", "inzichten", Inzicht)):
            if naam in vraag:
                zichtbaar = model.objects.zichtbaar_voor(self.toegang).filter(nummer=vraag[naam])
                begin[veld] = [obj.pk for obj in zichtbaar]
        return begin

    def voer_uit(self, form: PilootForm) -> Piloot:
        return start_piloot(self.netwerk, **form.ontwerp, **form.bronnen, door=self.toegang.gebruiker)


class PilootWijzigen(WijzigView):
    """Change a pilot; a stale save shows both texts."""

    recht = "piloten.wijzig_piloot"
    naam = "piloot"
    template_name = "piloten/formulier.html"
    form_class = PilootForm
    geeft = ("toegang",)
    gelukt = "De piloot is bewaard."

    def get_rijen(self) -> models.QuerySet[Piloot]:
        return Piloot.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def voer_uit(self, form: PilootForm) -> Piloot:
        versie, door = form.cleaned_data["versie"], self.toegang.gebruiker
        return wijzig_piloot(self.object, velden=form.velden, versie=versie, **form.bronnen, door=door)
