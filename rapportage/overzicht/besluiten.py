"""What meetings decided about the decision points of a report: for the page of one, and for the list over all."""

from django.db.models import QuerySet

from kern.register import Vergaderbesluit
from kern.toegang import Toegang
from rapportage.models import Beslispunt
from sessies.models import Sessie
from sessies.overzicht.uitkomsten import BESLISPUNT, met_kolommen


def op_vergadering(toegang: Toegang, sessie: Sessie) -> list[Vergaderbesluit]:
    """The decision points that this meeting decided, for who may see the period they belong to."""
    if not toegang.mag("rapportage.bekijk_periode"):
        return []
    punten = Beslispunt.objects.in_netwerk(sessie.netwerk).filter(besluit_sessie=sessie).select_related("netwerk")
    return [Vergaderbesluit(f"Beslispunt {p.code}", p.vraag, p.get_absolute_url(), p.besluit) for p in punten]


def van_alle_vergaderingen(toegang: Toegang) -> QuerySet[Beslispunt]:
    """The decision points that meetings decided, of those this person may see, for who may see their periods."""
    punten = Beslispunt.objects.filter(
        besluit_sessie__in=Sessie.objects.zichtbaar_voor(toegang).order_by().values("pk")
    )
    if not toegang.mag("rapportage.bekijk_periode"):
        punten = punten.none()
    return met_kolommen(punten, bron=BESLISPUNT, merk=BESLISPUNT, wat="besluit", sessie="besluit_sessie")
