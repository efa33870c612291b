"""What the network was worth in the period, what earlier figures turned out to be, and how meetings were judged."""

import json
from datetime import date, timedelta
from decimal import Decimal

from kern.periodes import Periode
from rapportage.enums import Periodetekstsoort
from rapportage.kwartaal import typen
from rapportage.kwartaal.maten import DAGEN_EFFECT, heeft
from rapportage.kwartaal.typen.maten import Cijfer, Correctie, Correcties, Evaluatie, Waarde
from rapportage.models import Momentopname, Rapport
from rapportage.momentopname.bron import Bron, dag_van
from rapportage.typen import Tekst


def waarde(bron: Bron, periode: Periode) -> Waarde[date]:
    """From reach to use: five steps counted, and what the netwerkbegeleider wrote about them."""
    gehouden = bron.sessies_tussen(periode.van, periode.tot)
    oordelen = [s.evaluatie for s in gehouden if heeft(s, "evaluatie")]
    antwoorden = sum(e.antwoorden for e in oordelen)
    behandeld = [v for v in bron.vragen if (d := bron.behandeld_op(v)) and d in periode]
    beantwoord = [v for v in bron.vragen if v.beantwoord_op and dag_van(v.beantwoord_op) in periode]
    return {
        "aanwezig": sum(s.opkomst.aanwezig for s in gehouden if heeft(s, "opkomst")),
        "antwoorden": antwoorden,
        "nuttig": sum(e.nuttig for e in oordelen),
        "overgenomen": sum(o.datum in periode for o in bron.overnames),
        "besloten": sum(bool(p.besluit_op and p.besluit_op in periode) for p in bron.piloten),
        "behandeld": len(behandeld),
        "beantwoord": len(beantwoord),
        "verhalen": _teksten(bron, periode, Periodetekstsoort.WAARDEVERHAAL),
        "zelfevaluatie": _teksten(bron, periode, Periodetekstsoort.ZELFEVALUATIE),
        "genderdiversiteit": _teksten(bron, periode, Periodetekstsoort.GENDERDIVERSITEIT),
        "wie_ontbrak": [
            {"datum": dag_van(s.begint_op), "titel": s.titel, "wie": s.wie_ontbrak, "niet": s.voor_wie_niet}
            for s in gehouden
            if s.wie_ontbrak or s.voor_wie_niet
        ],
    }


def _teksten(bron: Bron, periode: Periode, soort: Periodetekstsoort) -> list[Tekst]:
    return [
        {"tekst": t.tekst, "maatregel": t.maatregel}
        for t in bron.teksten
        if t.periode == periode.sleutel and t.soort == soort
    ]


def evaluaties(bron: Bron, periode: Periode) -> list[Evaluatie[date]]:
    """How the meetings of the period were judged."""
    return [
        {
            "datum": dag_van(s.begint_op),
            "titel": s.titel,
            "antwoorden": s.evaluatie.antwoorden,
            "nuttig": s.evaluatie.nuttig,
            "toegepast": s.evaluatie.toegepast if s.datum + timedelta(days=DAGEN_EFFECT) <= periode.tot else None,
            "verslag_op": s.verslag_op if s.verslag_op and dag_van(s.verslag_op) <= periode.tot else None,
        }
        for s in bron.sessies_tussen(periode.van, periode.tot)
        if heeft(s, "evaluatie")
    ]


def correcties(rapport: Rapport, periode: Periode, cijfers: list[Cijfer[Decimal]]) -> Correcties[Decimal]:
    """Figures of the period before that now come out otherwise than they were reported."""
    vorige = periode.vorige()
    if vorige.tot < rapport.netwerk.start:
        return {"periode": "", "vorig_rapport": False, "rijen": []}
    oud = (
        Momentopname.objects.filter(
            rapport__netwerk=rapport.netwerk, rapport__soort=rapport.soort, rapport__periode=vorige.sleutel
        )
        .filter(artefacten__isnull=False)
        .order_by("-genomen_op", "-pk")
        .values_list("inhoud", flat=True)
        .first()
    )
    if oud is None:
        return {"periode": vorige.maanden, "vorig_rapport": False, "rijen": []}
    inhoud: typen.Gelezen = json.loads(oud)
    gemeld = {c["sleutel"]: c["verloop"][-1] for c in inhoud["delen"]["cijfers"]}
    rijen: list[Correctie[Decimal]] = []
    for cijfer in cijfers:
        toen, nu = gemeld.get(cijfer["sleutel"]), cijfer["verloop"][-2]
        if toen and nu and (toen["teller"], toen["noemer"]) != (_json(nu["teller"]), _json(nu["noemer"])):
            rijen.append({"label": cijfer["label"], "vorm": cijfer["vorm"], "gemeld": toen, "nu": nu})
    return {"periode": vorige.maanden, "vorig_rapport": True, "rijen": rijen}


def _json(waarde: int | Decimal | None) -> int | str | None:
    """A count as the snapshot has it."""
    return waarde if isinstance(waarde, int) or waarde is None else str(waarde)
