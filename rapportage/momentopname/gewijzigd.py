"""Which texts of a report were changed after its reference date: their words of before are not kept, so the report says so.

The audit trail knows what was changed and when. Texts that are written for the report itself come after its period by
nature, and are not among them.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone

from kern.models import Gebeurtenis
from kern.pdf.taal import genoemd
from rapportage.momentopname.bron import Bron
from rapportage.typen import Gewijzigd

GEWIJZIGD = (".gewijzigd", ".verbeterd")


def later_gewijzigd(bron: Bron, peildag: date, van: date | None = None) -> list[Gewijzigd[date]]:
    """What of this report was changed after ``peildag``, and when it was last; one query.

    ``van``: of what has a day of its own only what came since, as a report over a period shows.
    """
    morgen = timezone.make_aware(datetime.combine(peildag + timedelta(days=1), time.min))
    regels = Gebeurtenis.objects.filter(netwerk_id=bron.netwerk.pk, gebeurd_op__gte=morgen).order_by("gebeurd_op", "pk")
    laatst = {
        (soort, pk): moment
        for wat, soort, pk, moment in regels.values_list("wat", "onderwerp_soort", "onderwerp_id", "gebeurd_op")
        if wat.endswith(GEWIJZIGD)
    }
    return [
        {"wat": naam, "op": timezone.localdate(moment)}
        for rij, naam in _getoond(bron, peildag, van)
        if (moment := laatst.get((rij._meta.label_lower, str(rij.pk)))) is not None
    ]


def _getoond(bron: Bron, peildag: date, van: date | None) -> Iterable[tuple[Model, str]]:
    """The rows whose own words stand in the report, with what a reader calls them."""

    def toont(dag: date) -> bool:
        return dag <= peildag and (van is None or dag >= van)

    yield from ((s, f"bijeenkomst {s.nummer}") for s in bron.sessies if toont(s.datum))
    yield from ((v, f"vraag {v.nummer}") for v in bron.vragen if toont(timezone.localdate(v.ingebracht_op)))
    for inzicht in bron.inzichten:
        sessie = bron.sessie_per_id.get(inzicht.sessie_id or 0)
        if toont(sessie.datum if sessie else timezone.localdate(inzicht.aangemaakt_op)):
            yield inzicht, f"inzicht {inzicht.nummer}"
    yield from ((f, f"fiche {genoemd(f.titel)}") for f in bron.fiches if toont(f.datum))
    yield from ((p, f"piloot {p.nummer}") for p in bron.piloten if p.start is None or p.start <= peildag)
    yield from ((s, f"signaal {s.nummer}") for s in bron.signalen if s.datum <= peildag)
    yield from ((p, f"project {genoemd(p.titel)}") for p in bron.projecten)
    for indicator in bron.indicatoren:
        yield from (
            (stand, f"cijfer van {stand.periode} bij {genoemd(indicator.titel)}") for stand in indicator.standen.all()
        )
