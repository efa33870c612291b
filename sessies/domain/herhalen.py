"""A meeting is planned anew: once, or a whole row of them, each a meeting of its own from then on.

What was said, decided and answered stays with the meeting it belongs to; a question is dealt with in one meeting, so the points
of the agenda come along without theirs.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TypedDict, cast

from django.db import transaction
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker
from sessies.domain.agenda import Agendaregel
from sessies.domain.genodigden import Criteria, Persoon, zet_op_lijst
from sessies.domain.goedkeuring import leg_voor, neem_kring
from sessies.domain.ritme import MEESTE_KEREN
from sessies.domain.sessies import Sessievelden, plan_sessie
from sessies.domain.tijd import einde_in_brussel
from sessies.enums import Mee
from sessies.models import Sessie

HERHAALD = "sessie.herhaald"  # in the log
_ZELFDE = (
    "soort", "groep", "orgaan", "gastheer", "vorm", "plaats", "vaste_plaats", "gemeente", "provincie", "ligging", "online_adres",
    "doel", "hoogstens_ter_plaatse", "hoogstens_online", "uren_vast", "is_openbaar",
)  # fmt: skip


class Keer(TypedDict):
    """One meeting of a row: its title, and from when until when."""

    titel: str
    begint_op: datetime
    eindigt_op: datetime


@transaction.atomic
def herhaal(
    sessie: Sessie, keren: Sequence[Keer], *, mee: Collection[str], concept: bool = False, door: Gebruiker | None
) -> list[Sessie]:
    """Plan the meeting anew on other days: all of them or none. Nobody is told: the lists wait until somebody sends them.

    ``mee`` holds values of :class:`Mee`. People come along only to a meeting that is still to begin. Raises DomainError for
    no day, too many, or what a meeting may not be.
    """
    if not keren:
        raise DomainError("Er staat geen enkele dag klaar.")
    if len(keren) > MEESTE_KEREN:
        raise DomainError(f"Plan hoogstens {MEESTE_KEREN} keer vooruit.")
    agenda = _agenda(sessie) if Mee.AGENDA in mee else []
    inbreng = sessie.inbreng if Mee.INBRENG in mee else []
    mensen, keuzes = _mensen(sessie) if Mee.GENODIGDEN in mee else ([], [])
    nieuw = []
    for keer in keren:
        velden = _velden(sessie, keer)
        gemaakt = plan_sessie(sessie.netwerk, velden=velden, agenda=agenda, inbreng=inbreng, concept=concept, door=door)
        if gemaakt.begint_op > klok.nu():
            _zet_op_lijst(gemaakt, mensen, keuzes, door)
        nieuw.append(gemaakt)
    # read anew: planning one may have put the approval of minutes on the agenda of another
    nu = Sessie.objects.filter(pk__in=[rij.pk for rij in nieuw]).order_by("pk").values_list("pk", "versie")
    leg_vast(HERHAALD, onderwerp=sessie, door=door, sessies=[list(paar) for paar in nu])
    return nieuw


def _velden(sessie: Sessie, keer: Keer) -> Sessievelden:
    zelfde = {naam: getattr(sessie, naam) for naam in _ZELFDE}
    return cast(Sessievelden, {**zelfde, **keer, "antwoord_tot": _antwoord_tot(sessie, keer["begint_op"])})


def _antwoord_tot(sessie: Sessie, begint_op: datetime) -> datetime | None:
    """As many days before it, at the same hour on the wall."""
    if sessie.antwoord_tot is None or sessie.antwoorddag is None:
        return None
    dag = timezone.localdate(begint_op) - (sessie.datum - sessie.antwoorddag)
    return min(einde_in_brussel(dag, timezone.localtime(sessie.antwoord_tot).time()), begint_op)


def _agenda(sessie: Sessie) -> list[Agendaregel]:
    """The points, without the questions they took up and without what a meeting gets by itself."""
    return [
        {"titel": p.titel, "minuten": p.minuten, "werkvorm": p.werkvorm, "wie": p.wie, "toelichting": p.toelichting}
        for p in sessie.agendapunten.filter(keurt_goed=None, is_actielijst=False)
    ]


def _mensen(sessie: Sessie) -> tuple[list[Persoon], list[Criteria]]:
    """Who stands on the list, without who came in somebody's place; and the descriptions by which people were found."""
    rijen = sessie.genodigden.op_lijst().filter(vervangt=None, vergeten_op=None).order_by("pk")
    mensen = [Persoon(r.email, r.naam, r.functie, r.organisatie_id, r.gebruiker_id, r.bron) for r in rijen]
    return mensen, list(sessie.genodigdenkeuzes.order_by("pk").values_list("criteria", flat=True))


def _zet_op_lijst(
    sessie: Sessie, mensen: Sequence[Persoon], keuzes: Iterable[Criteria], door: Gebruiker | None
) -> None:
    if mensen:
        zet_op_lijst(sessie, mensen, door=door)
    for criteria in keuzes:
        sessie.genodigdenkeuzes.get_or_create(criteria=criteria)


@transaction.atomic
def neem_herhaling_terug(sessie: Sessie, *, sessies: Iterable[tuple[int, int]], door: Gebruiker | None) -> int:
    """Take away the meetings that were planned anew, as (pk, versie); returns how many went.

    Raises DomainError when somebody changed one meanwhile, or was told of one.
    """
    neem_kring(sessie)
    versies = dict(sessies)
    rijen = list(Sessie.objects.select_for_update(of=("self",)).filter(pk__in=versies).order_by("pk"))
    geraakt = [rij for rij in rijen if rij.versie != versies[rij.pk] or rij.genodigden.verstuurd().exists()]
    if geraakt:
        raise DomainError(
            f"‘{geraakt[0].titel}’ van {geraakt[0].datum:%-d/%-m/%Y} is intussen gewijzigd of verstuurd. Gelast af wat niet doorgaat."
        )
    for rij in rijen:
        zoekindex.verwijder(*rij.agendapunten.all(), rij)
        rij.delete()
    leg_voor(sessie)
    leg_vast("sessie.herhaling_teruggenomen", onderwerp=sessie, door=door, aantal=len(rijen))
    return len(rijen)
