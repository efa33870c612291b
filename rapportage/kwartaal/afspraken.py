"""What was promised: the state of the duties, and what became of the last steering group."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from kern.periodes import Periode
from netwerken.enums import Orgaansoort, PlichtPer
from netwerken.models import Afwijking
from netwerken.overzicht.stand import PlichtStand, gedaan_in, stand_van_jaar
from rapportage.kwartaal.typen import afspraken as typen
from rapportage.momentopname.bron import Bron, dag_van
from sessies.enums import Sessiesoort, SessieStatus
from sessies.models import Sessie

RANG = {"te laat": 0, "aandacht": 1, "op schema": 2, "gepland": 3, "afgerond": 4}


def afspraken(bron: Bron, periode: Periode) -> typen.Stand[date, Decimal]:
    """The duties with norm, count in the period and in the year, state, and the deviations with their decision."""
    jaar = stand_van_jaar(bron.netwerk, periode.tot)
    deze = gedaan_in(bron.netwerk, periode.van, periode.tot)
    afwijkingen = [a for s in jaar for a in s.afwijkingen]
    nummers = {a.pk: f"A{i}" for i, a in enumerate(afwijkingen, 1)}
    return {
        "peildag": periode.tot,
        "rijen": [_rij(s, deze[s.plicht.pk], [nummers[a.pk] for a in s.afwijkingen]) for s in jaar],
        "afwijkingen": [
            {
                "nummer": nummers[a.pk],
                "plicht": s.plicht.titel,
                "reden": a.reden,
                "vervanging": a.vervanging,
                "staat": a.staat_op(periode.tot).label,
                "besloten_door": str(a.besloten_door or "") if _is_beslist(a, periode) else "",
                "besloten_op": a.besloten_op if _is_beslist(a, periode) else None,
            }
            for s in jaar
            for a in s.afwijkingen
        ],
    }


def _is_beslist(afwijking: Afwijking, periode: Periode) -> bool:
    return afwijking.besloten_op is not None and afwijking.besloten_op <= periode.tot


def _rij(stand: PlichtStand, in_periode: int, afwijkingen: list[str]) -> typen.Afspraak[Decimal]:
    plicht, telling = stand.plicht, stand.telling
    return {
        "titel": plicht.titel,
        "soort": plicht.soort,
        "norm": plicht.norm,
        "eenheid": plicht.eenheid,
        "per": plicht.get_per_display(),
        "periode": None if plicht.per == PlichtPer.LOOPTIJD else in_periode,
        "gedaan": telling.gedaan,
        "gepland": telling.gepland,
        "te_laat": telling.te_laat,
        "verwacht": _in_decimalen(stand.verwacht),
        "telt_over": plicht.per,
        "toestand": stand.toestand,
        "afwijkingen": afwijkingen,
    }


def _in_decimalen(breuk: Fraction | None) -> Decimal | None:
    """A fraction for the snapshot, to four places: the drawing puts its tick there."""
    return None if breuk is None else (Decimal(breuk.numerator) / breuk.denominator).quantize(Decimal("0.0001"))


def opvolging(bron: Bron, periode: Periode) -> typen.Opvolging[date]:
    """The last steering group before the end of the period, its decisions and open points, and the next one.

    A network without steering group of its own looks at the first of its existing bodies.
    """
    orgaan = next((o for o in bron.organen if o.soort == Orgaansoort.STUURGROEP), None) or next(
        iter(bron.organen), None
    )
    vergaderingen = [
        s for s in bron.sessies
        if s.soort == Sessiesoort.STUURGROEP or (orgaan is not None and s.orgaan_id == orgaan.pk)
    ]  # fmt: skip
    gehouden = [s for s in vergaderingen if s.status == SessieStatus.GEHOUDEN and s.datum <= periode.tot]
    vorige = gehouden[-1] if gehouden else None
    volgende = next((s for s in vergaderingen if s.datum > periode.tot and s.is_gepland_op(periode.tot)), None)
    return {
        "orgaan": orgaan.naam if orgaan else "",
        "samengeroepen_door": str(orgaan.samengeroepen_door or "") if orgaan else "",
        "vorige": _vergadering(vorige, periode),
        "volgende": _vergadering(volgende, periode),
        "besluiten": [
            {"soort": b.get_soort_display(), "tekst": b.tekst}
            for b in bron.besluiten
            if vorige is not None and b.sessie_id == vorige.pk
        ],
        "actiepunten": _actiepunten(bron, vorige, gehouden, periode) if vorige else [],
    }


def _actiepunten(
    bron: Bron, vorige: Sessie, vergaderingen: list[Sessie], periode: Periode
) -> list[typen.Actiepunt[date]]:
    """The points of the last meeting, and those of earlier ones that were still open then."""
    ids = {s.pk for s in vergaderingen if s.begint_op <= vorige.begint_op}
    dag = dag_van(vorige.begint_op)
    punten: list[typen.Actiepunt[date]] = []
    for punt in bron.actiepunten:
        van_nu = punt.sessie_id == vorige.pk
        if not van_nu and (punt.sessie_id not in ids or (punt.klaar_op is not None and punt.klaar_op <= dag)):
            continue
        klaar_op = punt.klaar_op if punt.klaar_op and punt.klaar_op <= periode.tot else None
        te_laat = klaar_op is None and punt.tegen is not None and punt.tegen <= periode.tot
        punten.append(
            {
                "tekst": punt.tekst,
                "wie": punt.wie,
                "tegen": punt.tegen,
                "klaar_op": klaar_op,
                "toestand": "klaar" if klaar_op else "te laat" if te_laat else "loopt",
                "van": None if van_nu else dag_van(bron.sessie_per_id[punt.sessie_id].begint_op),
            }
        )
    return punten


def _vergadering(sessie: Sessie | None, periode: Periode) -> typen.Vergadering[date] | None:
    if sessie is None:
        return None
    return {
        "titel": sessie.titel,
        "nummer": sessie.nummer,
        "datum": dag_van(sessie.begint_op),
        "waar": sessie.waar,
        "verslag_op": sessie.verslag_op if sessie.verslag_op and dag_van(sessie.verslag_op) <= periode.tot else None,
    }
