"""Projects, targets, budget, actions, cases, and what comes next."""

from collections import Counter
from datetime import date
from decimal import Decimal

from kern.periodes import Periode
from projecten.enums import ActieStaat
from projecten.models import Begrotingsjaar
from projecten.overzicht.doelen import bereikt_met
from rapportage.kwartaal.maten import loopt_op
from rapportage.kwartaal.typen import plannen as typen
from rapportage.momentopname.bron import Bron, dag_van
from rapportage.momentopname.peildag import actie_op
from sessies.models import Sessie


def projecten(bron: Bron, periode: Periode) -> typen.Projecten[date]:
    """The projects that run, per call, with the last contact; silent ones and the analysis phase apart."""
    bereik = bron.bereik(periode.van, periode.tot)
    bereikt, lopend = bereik.bereikt, bereik.projecten
    vragen = Counter(v.project_id for v in bron.vragen if dag_van(v.ingebracht_op) <= periode.tot)
    proeven = Counter(p.project_id for p in bron.piloten if loopt_op(p, periode.tot))
    rijen: list[typen.Project[date]] = [
        {
            "code": p.kenmerk,
            "titel": p.titel,
            "promotor": str(p.promotor or ""),
            "oproep": p.oproep.nummer if p.oproep else "",
            "provincie": p.get_provincie_display() if p.provincie else "",
            "laatste_contact": bereik.laatste[p.pk].dag if p.pk in bereik.laatste else None,
            "contact": bereik.laatste[p.pk].wat if p.pk in bereik.laatste else "",
            "is_stil": p.pk not in bereikt,
            "is_bereikt": p.pk in bereikt,
            "vragen": vragen[p.pk],
            "piloten": proeven[p.pk],
        }
        for p in lopend
    ]
    fases = [a for a in bron.analysefases if a.start <= periode.tot]
    return {
        "rijen": rijen,
        "oproepen": [
            {
                "nummer": o.nummer,
                "titel": o.titel,
                "einde": o.einde,
                "projecten": sum(p.oproep_id == o.pk for p in lopend),
                "stopt_binnenkort": bool(o.einde and periode.tot < o.einde <= periode.volgende().tot),
            }
            for o in bron.oproepen
        ],
        "analysefase": {
            "aantal": len(fases),
            "ingediend": sum(bool(a.plan_ingediend_op and a.plan_ingediend_op <= periode.tot) for a in fases),
            "feedback": sum(bool(a.feedback_op and a.feedback_op <= periode.tot) for a in fases),
        },
    }


def doelen(bron: Bron, periode: Periode) -> list[typen.Doel[date, Decimal]]:
    """Targets against what was reached at the end of the period and of the one before."""
    rijen: list[typen.Doel[date, Decimal]] = []
    for indicator in bron.indicatoren:
        standen = list(indicator.standen.all())
        nu, over = bereikt_met(indicator, standen, tot=periode.tot)
        toen, _ = bereikt_met(indicator, standen, tot=periode.vorige().tot)
        bron_van = max(
            (s for s in standen if Periode.lees(s.periode).tot <= periode.tot), key=lambda s: s.periode, default=None
        )
        rijen.append(
            {
                "thema": indicator.thema.kort if indicator.thema else "",
                "streefpunt": indicator.streefpunt,
                "titel": indicator.titel,
                "soort": indicator.soort,
                "soortnaam": indicator.get_soort_display(),
                "doel": indicator.doel,
                "doel_tot": indicator.doel_tot,
                "eenheid": indicator.eenheid,
                "procent_van": indicator.noemer.titel if indicator.noemer else "",
                "tegen": indicator.tegen,
                "stand": nu,
                "vorige_stand": toen,
                "periode": over,
                "bron": bron_van.bron if bron_van else "",
            }
        )
    return rijen


def begroting(bron: Bron, periode: Periode) -> typen.Begroting[Decimal]:
    """Budget against spent, per line and year, with totals; years after the period are left out."""
    jaren = sorted({j.jaar for lijn in bron.begroting for j in lijn.jaren.all() if j.jaar <= periode.jaar})
    rijen: list[typen.Begrotingslijn[Decimal]] = []
    for lijn in bron.begroting:
        per_jaar = {j.jaar: j for j in lijn.jaren.all()}
        rijen.append(
            {
                "titel": lijn.titel,
                "thema": lijn.thema.kort if lijn.thema else "",
                "bedragen": [_bedrag(per_jaar.get(jaar)) for jaar in jaren],
            }
        )
    totalen: list[typen.Bedrag[Decimal]] = [
        {
            "begroot": sum((r["bedragen"][i]["begroot"] for r in rijen), Decimal(0)),
            "besteed": sum((r["bedragen"][i]["besteed"] for r in rijen), Decimal(0)),
        }
        for i in range(len(jaren))
    ]
    return {"jaren": jaren, "rijen": rijen, "totalen": totalen}


def _bedrag(jaar: Begrotingsjaar | None) -> typen.Bedrag[Decimal]:
    return {"begroot": jaar.begroot if jaar else Decimal(0), "besteed": jaar.besteed if jaar else Decimal(0)}


def acties(bron: Bron, peildag: date) -> typen.Acties[date]:
    """The action plan per top theme at the end of ``peildag``: how every action stood, which principles it serves or strains."""
    toen = [a for actie in bron.acties if (a := actie_op(actie, peildag))]
    groepen: dict[int, list[typen.Actie[date]]] = {}
    for actie in toen:
        wortel = bron.wortel(actie.thema_id)
        groepen.setdefault(wortel.pk if wortel else 0, []).append(
            {
                "titel": actie.titel,
                "thema": actie.thema.kort if actie.thema else "",
                "trekker": str(actie.organisatie or ""),
                "tegen": actie.tegen,
                "staat": actie.get_staat_display(),
                "dient": [p.principe.nummer for p in actie.principes.all() if not p.is_spanning],
                "spanning": [p.principe.nummer for p in actie.principes.all() if p.is_spanning],
            }
        )
    principes = {p.principe.nummer: p.principe.kort for a in toen for p in a.principes.all()}
    volgorde = [(t.pk, t.kort) for t in bron.wortels()] + [(0, "Zonder thema")]
    return {
        "groepen": [{"thema": naam, "acties": groepen[pk]} for pk, naam in volgorde if pk in groepen],
        "per_staat": [{"staat": staat.label, "aantal": sum(a.staat == staat for a in toen)} for staat in ActieStaat],
        "principes": [{"nummer": n, "kort": kort} for n, kort in sorted(principes.items())],
    }


def casussen(bron: Bron, periode: Periode) -> typen.Casussen[date]:
    """Counted outcomes of cases measured by the end of the period, and the cases told in the period."""

    def bekend(sessie_id: int | None) -> bool:
        sessie = bron.sessie_per_id.get(sessie_id or 0)
        return sessie is None or dag_van(sessie.begint_op) <= periode.tot

    return {
        "reeksen": [
            {
                "titel": r.titel,
                "cohort": r.cohort,
                "gemeten_op": r.gemeten_op,
                "totaal": r.totaal,
                "uitkomsten": [{"label": u.label, "aantal": u.aantal} for u in r.uitkomsten.all()],
            }
            for r in bron.reeksen
            if r.gemeten_op <= periode.tot and bekend(r.sessie_id)
        ],
        "rijen": [
            {"titel": c.titel, "uitkomst": c.uitkomst, "opgelost": c.opgelost_knelpunt}
            for c in bron.casussen
            if bekend(c.sessie_id)
        ],
    }


def planning(bron: Bron, periode: Periode) -> typen.Planning[date]:
    """What stands in the calendar of the next period, what must be delivered, and the risks."""
    straks = periode.volgende()
    return {
        "periode": straks.titel,
        "maanden": straks.maanden,
        "bijeenkomsten": [
            {
                "datum": dag_van(s.begint_op),
                "tot": s.tot_en_met,
                "titel": s.titel,
                "soort": s.get_soort_display(),
                "waar": _plek(s),
            }
            for s in bron.gepland_tussen(straks.van, straks.tot, periode.tot)
        ],
        "opleveringen": [
            {
                "titel": o.titel,
                "tegen": o.tegen,
                "ingediend_op": o.ingediend_voor(periode.tot),
                "is_te_laat": o.tegen <= periode.tot,
            }
            for o in bron.opleveringen
            if o.tegen <= straks.tot and not ((op := o.ingediend_voor(periode.tot)) and op < periode.van)
        ],
        "risicos": [
            {"tekst": t.tekst, "maatregel": t.maatregel}
            for t in bron.teksten
            if t.periode == periode.sleutel and t.soort == "risico"
        ],
    }


def _plek(sessie: Sessie) -> str:
    if sessie.vorm == "online":
        return "online"
    return f"{sessie.gemeente} en online" if sessie.vorm == "hybride" and sessie.gemeente else sessie.gemeente
