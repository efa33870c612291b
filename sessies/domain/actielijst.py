"""What earlier meetings of a group or body promised comes by itself on the agenda of the next one, until it is done.

The point leaves again when nothing is open and nobody worked on it. What stands at it is read, never stored: a promise that is
kept meanwhile says so.
"""

from collections.abc import Sequence

from django.db.models import F, Q

from kern.domain.versies import bewaar
from kern.zoeken import zoekindex
from sessies.domain.genodigden import neem
from sessies.enums import ActiepuntStaat
from sessies.models import Actiepunt, Agendapunt, Sessie
from sessies.querysets import ActiepuntQuerySet

TITEL = "Openstaande actiepunten"


def is_onaangeroerd(punt: Agendapunt, titel: str) -> bool:
    """Whether a point stands as it came by itself."""
    return punt.titel == titel and not (punt.minuten or punt.wie or punt.toelichting or punt.werkvorm or punt.verslag)


def tel_op(sessie: Sessie) -> None:
    """Who has the agenda of that meeting open, sees that it changed."""
    vers = neem(sessie)
    bewaar(vers, [], versie=vers.versie)


def op_de_lijst(sessie: Sessie) -> ActiepuntQuerySet:
    """What earlier meetings of the same group or body promised and was open when this one began, or is now; soonest first."""
    if sessie.groep_id is None and sessie.orgaan_id is None:
        return Actiepunt.objects.none()
    eerder = Sessie.objects.filter(netwerk=sessie.netwerk_id, groep=sessie.groep_id, orgaan=sessie.orgaan_id)
    rijen = Actiepunt.objects.filter(sessie__in=eerder.filter(begint_op__lt=sessie.begint_op).values("pk"))
    toen_open = Q(staat=ActiepuntStaat.OPEN) | Q(klaar_op__gte=sessie.datum)
    return rijen.filter(toen_open).order_by(F("tegen").asc(nulls_last=True), "pk")


def zet_actielijst(sessie: Sessie, komt: Sequence[Sessie]) -> None:
    """Let the point stand on the first of ``komt`` alone, the meetings of this group or body that are to come, or on none.

    The caller locked the group or body; ``sessie`` is the one that it is about, which may have left it.
    """
    doel = komt[0] if komt and op_de_lijst(komt[0]).open().exists() else None
    punten = Agendapunt.objects.filter(is_actielijst=True, sessie__in=[rij.pk for rij in (sessie, *komt)])
    for punt in punten.select_related("sessie"):
        weg = punt.sessie != doel and not punt.sessie.is_begonnen
        if (weg or _staat_voor_goedkeuring(punt)) and is_onaangeroerd(punt, TITEL):
            tel_op(punt.sessie)
            zoekindex.verwijder(punt)
            punt.delete()
    if doel is not None and not doel.agendapunten.filter(is_actielijst=True).exists():
        tel_op(doel)
        Agendapunt(sessie=doel, titel=TITEL, volgorde=0, is_actielijst=True).save()


def _staat_voor_goedkeuring(punt: Agendapunt) -> bool:
    """Whether minutes came to be approved after this point: the approval stands first."""
    later = punt.sessie.agendapunten.filter(volgorde=0, pk__gt=punt.pk).exclude(keurt_goed=None)
    return punt.volgorde == 0 and later.exists()
