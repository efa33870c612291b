"""What all meetings of a network decided and promised, in one list."""

from collections.abc import Sequence

from django.db import models
from django.db.models import F

from kern.lijsten import FilterlijstView, Kolom, Leeg, Volgorde
from kern.views import NetwerkMixin, Samendaad
from sessies.enums import ActiepuntStaat
from sessies.forms.uitkomsten import UitkomstFilter
from sessies.models import Actiepunt
from sessies.overzicht.uitkomsten import ACTIEPUNT, Rij, uitkomst, wat_mag

KLAAR = Samendaad("sessies:actiepunten-klaar", "Zet op klaar", "check-lg")
OVERDRAGEN = Samendaad("sessies:actiepunten-overdragen", "Draag over aan …", "send", eerst=True)


class UitkomstLijst(NetwerkMixin, FilterlijstView):
    """Decisions and action points of every meeting one may see, the latest meeting first."""

    recht = "sessies.bekijk_uitkomst"
    template_name = "sessies/uitkomsten.html"
    titel, enkel, meer = "Besluiten en actiepunten", "besluit of actiepunt", "besluiten en actiepunten"
    lead = "Wat alle bijeenkomsten samen beslisten en afspraken, en wie wat doet."
    leeg = Leeg(
        "patch-check",
        "Wat een bijeenkomst beslist en wie wat doet, noteer je op de pagina van die bijeenkomst zodra ze begonnen is.",
        zonder="Zodra een bijeenkomst iets beslist of afspreekt, staat het hier.",
        titel="Nog geen besluiten of actiepunten",
    )
    filterset_class = UitkomstFilter
    volgordes = {
        "wat": Volgorde("Wat", ("op_wat",)),
        "wie": Volgorde("Wie", ("op_door",)),
        "tegen": Volgorde("Tegen", ("dag",), "dag"),
        "bijeenkomst": Volgorde("Bijeenkomst", ("op",), "dag"),
    }
    kolommen = {
        "wie": Kolom("Wie", 2),
        "tegen": Kolom("Tegen", 3),
        "bijeenkomst": Kolom("Bijeenkomst", 4),
        "toestand": Kolom("Toestand", 5),
    }
    csv_naam = "besluiten-en-actiepunten"
    csv_kop = ("soort", "wat", "wie", "tegen", "toestand", "bijeenkomst", "nummer", "soort bijeenkomst", "op")

    def get_basis(self) -> models.QuerySet[models.Model]:
        return Actiepunt.objects.none()  # the filter knows the tables

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang, "op": self.op}

    @property
    def op(self) -> str:
        """The column by which the list is ordered; nothing when no order was asked."""
        return self.volgordes[self.sorteer.removeprefix("-")].velden[0] if self.sorteer else ""

    def gesorteerd(self, rijen: models.QuerySet[models.Model]) -> models.QuerySet[models.Model]:
        if not self.sorteer:
            return rijen
        naam = self.op
        kolom = F(naam).desc(nulls_last=True) if self.sorteer.startswith("-") else F(naam).asc(nulls_last=True)
        return rijen.order_by(kolom, "bron", "-rij")

    def csv_rij(self, obj: Rij) -> Sequence[object]:
        rij = uitkomst(obj, self.netwerk)
        return (rij.merk, rij.wat, rij.wie, rij.tegen, rij.toestand, rij.titel, rij.nummer, rij.soort, rij.op)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        rijen: list[Rij] = list(context["object_list"])
        mag = wat_mag(self.toegang, (rij["rij"] for rij in rijen if rij["bron"] == ACTIEPUNT))
        uitkomsten = [uitkomst(rij, self.netwerk, mag) for rij in rijen]
        open_ = [rij for rij in uitkomsten if rij.staat == ActiepuntStaat.OPEN]
        daden = [KLAAR] * any(rij.mag_afronden for rij in open_) + [OVERDRAGEN] * any(
            rij.mag_toewijzen for rij in open_
        )
        return {**context, "object_list": uitkomsten, "samendaden": daden}
