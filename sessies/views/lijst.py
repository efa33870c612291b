"""The meetings of a network as list with filter."""

from collections.abc import Sequence

from django.db import models

from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde, lijstknoppen_van
from kern.views import NetwerkMixin
from sessies.forms.filters import SessieFilter
from sessies.models import Sessie
from sessies.overzicht.plichten import hints_van
from sessies.views.weergave import OudAdresMixin, weergaven


class PlichthintMixin(NetwerkMixin):
    """Adds what is still to be planned this year, for who plans."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        mag = self.toegang.mag("sessies.plan_sessie")
        nodig = hints_van(self.toegang) if mag and self.toegang.mag("netwerken.begeleid") else []
        knoppen = lijstknoppen_van(self.toegang, "bijeenkomsten")
        return super().get_context_data(**kwargs, hints=nodig[:2], lijstknoppen=knoppen)


class SessieLijst(OudAdresMixin, PlichthintMixin, FilterlijstView):
    """Every meeting one may see, what is coming first."""

    recht = "sessies.bekijk_sessie"
    template_name = "sessies/lijst.html"
    titel, enkel, meer = "Bijeenkomsten", "bijeenkomst", "bijeenkomsten"
    nieuw = Nieuw("sessies.plan_sessie", "sessies:plan", "Plan bijeenkomst", "plus-lg")
    leeg = Leeg(
        "calendar-event",
        "Kies een dag en een plek. De agenda en de vragen komen daarna.",
        zonder="Zodra er een gepland is, zie je ze hier.",
    )
    filterset_class = SessieFilter
    volgordes = {
        "wanneer": Volgorde("Wanneer", ("begint_op",), "dag"),
        "titel": Volgorde("Wat", ("titel",)),
        "waar": Volgorde("Waar", ("waar_in_woorden",)),
        "toestand": Volgorde("Toestand", ("toestand_in_woorden",)),
    }
    kolommen = {
        "waar": Kolom("Waar", 3),
        "ligging": Kolom("Ligging", 4),
        "toestand": Kolom("Toestand", 5),
    }
    rijvelden = ("netwerk", "nummer", "titel", "soort", "status", "begint_op", "eindigt_op", "vorm", "ligging", "plaats",
                 "gemeente", "groep__naam", "orgaan__naam", "orgaan__soort")  # fmt: skip
    csv_naam = "bijeenkomsten"
    csv_kop = ("nummer", "titel", "soort", "begint", "eindigt", "vorm", "ligging", "plaats", "gemeente", "provincie",
               "groep of orgaan", "toestand", "vragen")  # fmt: skip

    def get_basis(self) -> models.QuerySet[Sessie]:
        rijen = Sessie.objects.zichtbaar_voor(self.toegang).voor_lijst().komend_eerst()
        gelezen = self.sorteer.removeprefix("-") in {"waar", "toestand"}
        return rijen.met_leeswoorden(self.toegang) if gelezen else rijen

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, weergaven=weergaven(self.request, self.netwerk, "lijst"))

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang, "zonder": ("vorm",)}

    def csv_rij(self, obj: Sessie) -> Sequence[object]:
        return (
            obj.nummer, obj.titel, obj.get_soort_display(), obj.begint_op, obj.eindigt_op, obj.get_vorm_display(),
            obj.get_ligging_display() if obj.ligging else "", obj.plaats, obj.gemeente, obj.get_provincie_display(),
            str(obj.groep or obj.orgaan or ""), obj.get_status_display(), obj.aantal_vragen,
        )  # fmt: skip
