"""Questions, meetings and insights as links of the chain, and the arrows between them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from kern.keten import Pijl, Schakel, Soort
from kern.opmaak import dag
from kern.toegang import Toegang
from sessies.enums import Herkomst, SessieStatus
from sessies.models import Agendapunt, Inzicht, Leervraag, Sessie

_BRON = {
    Herkomst.TELEFOON: "Per telefoon",
    Herkomst.FORMULIER: "Via het formulier",
    Herkomst.BIJEENKOMST: "Op een bijeenkomst",
    Herkomst.LINK: "Via een link",
    Herkomst.MAIL: "Per mail",
    Herkomst.GESPREK: "In een gesprek",
}
LENGTE = 56  # what fits in one step of the strip


def kort(tekst: str, lengte: int = LENGTE) -> str:
    """Cut a text at a word."""
    heel = " ".join(tekst.split())
    if len(heel) <= lengte:
        return heel
    return (heel[:lengte].rpartition(" ")[0] or heel[:lengte]).rstrip(",;: ") + "…"


def laad_leervragen(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    """The questions the reader may see, oldest first."""
    rijen = Leervraag.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk")
    return [
        Schakel(
            "leervraag", v.pk, kort(v.tekst), v.get_absolute_url(), f"{v.nummer}, {v.get_staat_display()}",
            op=dag_van(v.ingebracht_op), bron=_BRON[Herkomst(v.herkomst)],
        )
        for v in rijen.order_by("ingebracht_op", "pk")
    ]  # fmt: skip


def laad_sessies(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    """The meetings the reader may see, oldest first."""
    rijen = Sessie.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk")
    return [
        Schakel("sessie", s.pk, kort(s.titel), s.get_absolute_url(), _wanneer(s), op=s.datum)
        for s in rijen.order_by("begint_op", "pk")
    ]


def laad_inzichten(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    """The insights the reader may see, oldest first."""
    rijen = Inzicht.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk", "sessie")
    uit = []
    for inzicht in rijen.order_by("aangemaakt_op", "pk"):
        op = inzicht.sessie.datum if inzicht.sessie else dag_van(inzicht.aangemaakt_op)
        noot = inzicht.waarom_weg or dag(op)
        uit.append(Schakel("inzicht", inzicht.pk, kort(inzicht.titel), inzicht.get_absolute_url(), noot, op=op))
    return uit


def _wanneer(sessie: Sessie) -> str:
    if sessie.status in {SessieStatus.AFGELAST, SessieStatus.CONCEPT}:
        return f"{dag(sessie.begint_op)}, {sessie.get_status_display()}"
    return dag(sessie.begint_op)


def dag_van(moment: datetime) -> date:
    """The day of an aware moment in Brussels."""
    return timezone.localtime(moment).date()


SOORTEN = (
    Soort("leervraag", "leervraag", laad_leervragen),
    Soort("sessie", "bijeenkomst", laad_sessies),
    Soort("inzicht", "inzicht", laad_inzichten),
)
PIJLEN = (
    Pijl("leervraag", "sessie", Agendapunt, "leervraag_id", "sessie_id", terug_vanaf_begin=True),
    Pijl("leervraag", "inzicht", Inzicht, "leervraag_id", "pk"),
    # an insight about no question in particular belongs to every question of its meeting
    Pijl("leervraag", "inzicht", Inzicht, "sessie__agendapunten__leervraag_id", "pk", waar=Q(leervraag=None)),
    Pijl("sessie", "inzicht", Inzicht, "sessie_id", "pk", vooruit_vanaf_begin=True),
)
