"""How the attendance of a meeting stands, in numbers."""

from collections import Counter
from typing import NamedTuple

from deelname.enums import Toestand
from deelname.models import Aanwezigheid
from sessies.models import Genodigde, Sessie


class Telling(NamedTuple):
    """How many people are in which state. ``verwacht`` said to come, ``open`` said nothing; of neither anything is noted."""

    op_lijst: int
    aanwezig: int
    online: int
    verontschuldigd: int
    afwezig: int
    vervangen: int
    verwacht: int
    open: int

    @property
    def erbij(self) -> int:
        return self.aanwezig + self.online


def telling(sessie: Sessie) -> Telling:
    """Count the list of a meeting, in one query."""
    rijen = Aanwezigheid.objects.filter(sessie=sessie).die_tellen().select_related("genodigde")
    alle = list(rijen)
    per = Counter(rij.blijkt for rij in alle)
    verwacht = sum(1 for rij in alle if not rij.blijkt and rij.zegt_te_komen)
    return Telling(
        op_lijst=len(alle),
        aanwezig=per[Toestand.AANWEZIG],
        online=per[Toestand.ONLINE],
        verontschuldigd=per[Toestand.VERONTSCHULDIGD],
        afwezig=per[Toestand.AFWEZIG],
        vervangen=per[Toestand.VERVANGEN],
        verwacht=verwacht,
        open=per[Toestand.OPEN] - verwacht,
    )


def hoeveel_erbij(sessie: Sessie) -> int:
    """How many were invited since the list began, and have no row yet."""
    return Genodigde.objects.filter(sessie=sessie, aanwezigheid=None).op_lijst().count()
