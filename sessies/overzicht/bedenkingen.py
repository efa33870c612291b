"""What one would ask before a meeting is planned: a day or an hour that is unusual, and a meeting that is in its way.

These are questions, not rules: whoever means it, sends the form once more.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

from kern import klok, opmaak
from kern.feestdagen import feestdagen
from kern.toegang import Toegang
from sessies.domain.bezetting import Telling, telling
from sessies.domain.sessies import Sessievelden
from sessies.enums import SessieStatus, Vorm
from sessies.models import Plaats, Sessie
from sessies.querysets import SessieQuerySet

VROEG, LAAT = time(7), time(22)
_ZATERDAG = 5


def bedenkingen(
    toegang: Toegang, data: Sessievelden, *, zelf: Sessie | None = None, buren: Sequence[Sessie] | None = None
) -> list[str]:
    """Return a sentence for everything that is unusual about a meeting from ``begint_op`` to ``eindigt_op``.

    Only meetings that this person may see are named; ``zelf`` is the meeting that is being changed. ``buren`` are those of
    :func:`buren_van`, read once for many.
    """
    tegelijk = _op_dat_uur(toegang, data, zelf, buren)
    return [
        *_over_de_tijd(toegang.netwerk.land, data["begint_op"], data["eindigt_op"]),
        *_na_het_einde(toegang.netwerk.einde, data["eindigt_op"]),
        *_in_de_weg(data, tegelijk),
    ]


def buren_van(toegang: Toegang, begin: datetime, einde: datetime) -> list[Sessie]:
    """The meetings between two moments that this person may see, in one query."""
    return list(_tussen(toegang, begin, einde))


def _na_het_einde(einde: date | None, eindigt_op: datetime) -> list[str]:
    if einde is None or timezone.localdate(eindigt_op) <= einde:
        return []
    return [f"Het netwerk loopt tot en met {opmaak.dag(einde)}."]


def _over_de_tijd(land: str, begin: datetime, einde: datetime) -> list[str]:
    zone = timezone.get_default_timezone()
    eerste, van, tot = begin.astimezone(zone).date(), begin.astimezone(zone).time(), einde.astimezone(zone).time()
    laatste = opmaak.laatste_dag(begin, einde)
    uit = [f"{_voluit(eerste)} is voorbij."] if begin < klok.nu() else []
    uit += _vrije_dag(land, eerste)
    if laatste != eerste:
        uit += _vrije_dag(land, laatste)
    if not VROEG <= van <= LAAT:
        uit.append(f"De bijeenkomst begint om {opmaak.uur(begin)}.")
    if not VROEG <= tot <= LAAT:
        uit.append(f"De bijeenkomst eindigt om {opmaak.uur(einde) if tot != time.min else 'middernacht'}.")
    return uit


def _vrije_dag(land: str, dag: date) -> list[str]:
    if feest := feestdagen(land, dag.year).get(dag):
        return [f"{_voluit(dag)} is {feest}."]
    return [f"{_voluit(dag)} valt in het weekend."] if dag.weekday() >= _ZATERDAG else []


def _voluit(dag: date) -> str:
    tekst = date_format(dag, "l j F Y")
    return tekst[:1].upper() + tekst[1:]


def bedenkingen_over_de_plek(
    toegang: Toegang, data: Sessievelden, *, zelf: Sessie | None = None, buren: Sequence[Sessie] | None = None
) -> list[str]:
    """The same about the place alone: whether another meeting is there at that hour, and whether everybody can sit."""
    plaats = data.get("vaste_plaats")
    te_klein = te_weinig_zitplaatsen(zelf, plaats) if zelf is not None and plaats is not None else ""
    te_ruim = _meer_plaatsen_dan_stoelen(data.get("hoogstens_ter_plaatse"), plaats)
    bezet = [sessie for sessie in _op_dat_uur(toegang, data, zelf, buren) if _zelfde_plek(sessie, data)]
    return [f"Op dat uur is er op deze plek ook {_wat(sessie)}." for sessie in bezet] + [
        zin for zin in (te_klein, te_ruim) if zin
    ]


def _meer_plaatsen_dan_stoelen(hoogstens: int | None, plaats: Plaats | None) -> str:
    """Say that more people may come than can sit there; '' when they fit, or nobody knows."""
    if plaats is None or plaats.zitplaatsen is None or hoogstens is None or hoogstens <= plaats.zitplaatsen:
        return ""
    zitplaatsen = opmaak.aantal(plaats.zitplaatsen, "zitplaats", "zitplaatsen")
    return f"Je laat er {hoogstens} toe, en {plaats} heeft {zitplaatsen}."


def te_weinig_zitplaatsen(sessie: Sessie, plaats: Plaats, staat: Telling | None = None) -> str:
    """Say that more people come than can sit there; '' when it fits, or nobody knows how many seats there are.

    ``staat`` is how the list stands, for a page that counted it already.
    """
    if plaats.zitplaatsen is None or sessie.vorm == Vorm.ONLINE:
        return ""
    komen = (staat or telling(sessie)).ter_plaatse
    if komen <= plaats.zitplaatsen:
        return ""
    zitplaatsen = opmaak.aantal(plaats.zitplaatsen, "zitplaats", "zitplaatsen")
    return f"Er komen {opmaak.aantal(komen, 'mens', 'mensen')}, en {plaats} heeft {zitplaatsen}."


def _tussen(toegang: Toegang, begin: datetime, einde: datetime) -> SessieQuerySet:
    andere = Sessie.objects.zichtbaar_voor(toegang).filter(begint_op__lt=einde, eindigt_op__gt=begin)
    return andere.exclude(status=SessieStatus.AFGELAST).select_related("groep", "orgaan").order_by("begint_op", "pk")


def _op_dat_uur(
    toegang: Toegang, data: Sessievelden, zelf: Sessie | None, buren: Sequence[Sessie] | None
) -> list[Sessie]:
    """The other meetings at that hour that this person may see."""
    begin, einde = data["begint_op"], data["eindigt_op"]
    rijen = buren_van(toegang, begin, einde) if buren is None else buren
    return [rij for rij in rijen if rij != zelf and rij.begint_op < einde and rij.eindigt_op > begin]


def _in_de_weg(data: Sessievelden, tegelijk: Sequence[Sessie]) -> list[str]:
    """Meetings at the same hour of the same group or body."""
    return [
        f"Op dat uur heeft {data[veld]} ook {_wat(sessie)}."
        for sessie in tegelijk
        for veld in ("groep", "orgaan")
        if data.get(veld) and data[veld] == getattr(sessie, veld)
    ]


def _wat(sessie: Sessie) -> str:
    return f"‘{sessie.titel}’ ({opmaak.uren(sessie.begint_op, sessie.eindigt_op)})"


def _zelfde_plek(sessie: Sessie, data: Sessievelden) -> bool:
    if Vorm.ONLINE in {sessie.vorm, data.get("vorm")} or not data.get("plaats"):
        return False
    if (plaats := data.get("vaste_plaats")) is not None and sessie.vaste_plaats_id == plaats.pk:
        return True
    hier, daar = ((data["plaats"], data.get("gemeente", "")), (sessie.plaats, sessie.gemeente))
    return [p.casefold().split() for p in hier] == [p.casefold().split() for p in daar]
