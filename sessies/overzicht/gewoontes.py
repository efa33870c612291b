"""How a network meets as a rule: what a new meeting takes over from the last one of its kind, and of its place."""

from typing import TypedDict

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from kern.opmaak import uur_kort
from kern.toegang import Toegang
from sessies.enums import SessieStatus
from sessies.models import Sessie


class Gewoonte(TypedDict, total=False):
    """Form, place and hours of the last meeting of a kind, as the form shows them."""

    vorm: str
    plaats: str
    begintijd: str
    eindtijd: str


def gewoontes(toegang: Toegang) -> dict[str, Gewoonte]:
    """Per kind of meeting how the last one went, of those that this person may see; one query."""
    op_rij = Window(RowNumber(), partition_by=F("soort"), order_by=F("begint_op").desc())
    zichtbaar = Sessie.objects.zichtbaar_voor(toegang).exclude(status=SessieStatus.AFGELAST)
    laatste = Sessie.objects.filter(pk__in=zichtbaar.values("pk")).annotate(rang=op_rij).filter(rang=1)
    return {sessie.soort: _gewoonte(sessie) for sessie in laatste}


def _gewoonte(sessie: Sessie) -> Gewoonte:
    uit: Gewoonte = {"vorm": sessie.vorm, "plaats": sessie.plaats}
    if not sessie.is_meerdaags:
        uit |= {"begintijd": uur_kort(sessie.begintijd), "eindtijd": uur_kort(sessie.eindtijd)}
    return uit


def zelfde_plek(toegang: Toegang, plaats: str) -> tuple[str, str]:
    """Municipality and region of the last meeting in this room; a room stays where it is. Empty when nobody met there."""
    rijen = Sessie.objects.zichtbaar_voor(toegang).filter(plaats__iexact=plaats).exclude(gemeente="")
    gevonden = rijen.order_by("-begint_op").values_list("gemeente", "provincie").first()
    return gevonden or ("", "")
