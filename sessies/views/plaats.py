"""The places where a network meets: the list for everybody, and the pages with which who plans keeps them."""

from collections.abc import Sequence

from django.db import models

from kern.formulieren import velden_van
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.toegang import Toegang
from kern.views import NetwerkMixin
from netwerken.views.inrichting import Deel
from sessies.domain.plaatsen import Plaatsvelden, maak_plaats, wijzig_plaats
from sessies.forms.filters import PlaatsFilter
from sessies.forms.plaats import PlaatsForm
from sessies.models import Plaats


class Plaatsdeel(Deel[Plaats]):
    """The places, as a part of the set-up that who plans meetings keeps."""

    naam, pad, model, form = "plaats", "plaatsen", Plaats, PlaatsForm
    ruimte, recht, lijst = "sessies", "sessies.beheer_plaats", "plaatsen"
    titel, icoon = "Plaatsen", "geo-alt"
    lead = "Waar jullie vaker samenkomen. Je vult een plaats één keer in; bij het plannen kies je ze."
    nieuw, leeg = "Voeg een plaats toe", "Nog geen plaatsen"
    houdt = ("gemeente", "provincie")

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Plaats:
        return maak_plaats(toegang.netwerk, velden=velden_van(Plaatsvelden, velden), door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Plaats, velden: dict[str, object], versie: int) -> Plaats:
        return wijzig_plaats(obj, velden=velden_van(Plaatsvelden, velden), versie=versie, door=toegang.gebruiker)


PLAATS = Plaatsdeel()


class PlaatsLijst(NetwerkMixin, FilterlijstView):
    """Every place of the network, with how one gets in."""

    recht = "sessies.bekijk_plaats"
    template_name = "sessies/plaatsen.html"
    titel, enkel, meer = "Plaatsen", "plaats", "plaatsen"
    lead = "Waar we samenkomen: het adres, hoe toegankelijk het is en hoeveel mensen er kunnen zitten."
    nieuw = Nieuw("sessies.beheer_plaats", "sessies:plaats-nieuw", "Voeg een plaats toe", "plus-lg")
    leeg = Leeg(
        "geo-alt",
        "Vul een zaal één keer in: adres, zitplaatsen en toegankelijkheid. Bij het plannen kies je ze.",
        zonder="Zodra er een bewaard is, zie je ze hier.",
    )
    filterset_class = PlaatsFilter
    volgordes = {
        "naam": Volgorde("Plaats", ("naam",)),
        "gemeente": Volgorde("Gemeente", ("gemeente",)),
        "zitplaatsen": Volgorde("Zitplaatsen", ("zitplaatsen",), "aantal"),
        "gebruikt": Volgorde("Bijeenkomsten", ("aantal_sessies",), "aantal"),
    }
    kolommen = {
        "gemeente": Kolom("Gemeente", 2),
        "toegankelijk": Kolom("Toegankelijk", 3),
        "zitplaatsen": Kolom("Zitplaatsen", 4),
        "gebruikt": Kolom("Bijeenkomsten", 5),
    }
    csv_naam = "plaatsen"
    csv_kop = ("naam", "straat en nummer", "gemeente", "provincie", "zitplaatsen", "toegankelijk", "parkeren", "tot en met",
               "bijeenkomsten")  # fmt: skip

    def get_basis(self) -> models.QuerySet[Plaats]:
        return Plaats.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        mag = self.toegang.mag("sessies.beheer_plaats")
        return super().get_context_data(**kwargs, mag_beheren=mag, deel=PLAATS)

    def csv_rij(self, obj: Plaats) -> Sequence[object]:
        return (
            obj.naam, obj.adres, obj.gemeente, obj.get_provincie_display(), obj.zitplaatsen, obj.hoe_toegankelijk,
            obj.parkeren, obj.tot, obj.aantal_sessies,
        )  # fmt: skip
