"""What the network lived, learned and tried in the period."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from kern.pdf.taal import genoemd
from kern.periodes import Periode
from kern.voorbeeld import is_voorbeeld
from piloten.models import Piloot
from rapportage.kwartaal.maten import DAGEN_VRAAG, heeft, loopt_op
from rapportage.kwartaal.typen import inhoud as typen
from rapportage.momentopname.bron import Bron, dag_van, mag_gelezen
from rapportage.momentopname.peildag import fiche_op, vraag_op
from sessies.enums import LeervraagStaat, Werkvorm
from sessies.models import Inzicht, Leervraag, Sessie


def bijeenkomsten(bron: Bron, periode: Periode) -> typen.Bijeenkomsten[date]:
    """The meetings of the period with who came, the mix of ways of working, and those called off."""
    gehouden = bron.sessies_tussen(periode.van, periode.tot)
    minuten: Counter[str] = Counter()
    vormen: set[str] = set()
    for sessie in gehouden:
        for punt in sessie.agendapunten.all():
            if punt.werkvorm and (aard := Werkvorm(punt.werkvorm).aard):
                minuten[aard] += punt.minuten or 0
                vormen.add(punt.get_werkvorm_display())
    stemmen = Counter(i.organisatie.naam for s in gehouden for i in s.inbrengen.all())
    return {
        "rijen": [_bijeenkomst(s) for s in gehouden],
        "afgelast": [
            {"titel": s.titel, "datum": dag_van(s.begint_op), "reden": s.reden_afgelast}
            for s in bron.afgelast_tussen(periode.van, periode.tot, periode.tot)
        ],
        "per_provincie": sorted(Counter(s.get_provincie_display() for s in gehouden if s.provincie).items()),
        "per_vorm": sorted(Counter(s.get_vorm_display() for s in gehouden).items()),
        "werkvormen": sorted(vormen),
        "minuten": {aard: minuten[aard] for aard in ("theorie", "praktijk", "gesprek")},
        "inbreng": [{"organisatie": naam, "keer": n} for naam, n in sorted(stemmen.items())],
    }


def _bijeenkomst(sessie: Sessie) -> typen.Bijeenkomst[date]:
    opkomst = sessie.opkomst if heeft(sessie, "opkomst") else None
    return {
        "nummer": sessie.nummer,
        "titel": sessie.titel,
        "soort": sessie.get_soort_display(),
        "van": str(sessie.groep or sessie.orgaan or ""),
        "datum": dag_van(sessie.begint_op),
        "tot": sessie.tot_en_met,
        "vorm": sessie.get_vorm_display(),
        "gemeente": sessie.gemeente,
        "gastheer": str(sessie.gastheer or ""),
        "opkomst": {
            "ingeschreven": opkomst.ingeschreven,
            "aanwezig": opkomst.aanwezig,
            "verontschuldigd": opkomst.verontschuldigd,
            "afwezig": opkomst.afwezig,
        }
        if opkomst
        else None,
    }


def vragen(bron: Bron, periode: Periode) -> typen.Vragen[date]:
    """Per top theme: questions brought in, taken up, and open for more than ninety days; a few in their own words."""
    grens = periode.tot - timedelta(days=DAGEN_VRAAG)
    tel: dict[int, Counter[str]] = defaultdict(Counter)
    uitgelicht: dict[int, list[tuple[date, typen.Vraag[date]]]] = defaultdict(list)
    for vraag in bron.vragen:
        dag = dag_van(vraag.ingebracht_op)
        if dag > periode.tot or vraag.is_ingetrokken_op(periode.tot):
            continue
        wortel = bron.wortel(vraag.thema_id)
        sleutel = wortel.pk if wortel else 0
        behandeld = bron.behandeld_op(vraag)
        nieuw, nu_behandeld = dag in periode, bool(behandeld and behandeld in periode)
        tel[sleutel]["nieuw"] += nieuw
        tel[sleutel]["behandeld"] += nu_behandeld
        open_ = behandeld is None or behandeld > periode.tot
        tel[sleutel]["open"] += open_
        tel[sleutel]["oud"] += open_ and dag < grens
        if (nieuw or nu_behandeld) and mag_gelezen(vraag) and vraag.staat != LeervraagStaat.INGETROKKEN:
            uitgelicht[sleutel].append((dag, _vraag(bron, vraag, periode)))
    namen = [(t.pk, t.kort, t.lang) for t in bron.wortels()] + [(0, "Zonder thema", "Zonder thema")]
    return {
        "niveau": _niveau(bron),
        "rijen": [
            {
                "thema": kort,
                "lang": lang,
                "nieuw": tel[pk]["nieuw"],
                "behandeld": tel[pk]["behandeld"],
                "open": tel[pk]["open"],
                "oud": tel[pk]["oud"],
                "uitgelicht": [v for _, v in sorted(uitgelicht[pk], key=lambda p: p[0], reverse=True)[:3]],
            }
            for pk, kort, lang in namen
            if pk or any(tel[0].values())
        ],
    }


def _niveau(bron: Bron) -> str:
    eerste = next((n.label for n in bron.netwerk.themaniveaus.all() if n.niveau == 1), "")
    return eerste or "thema"


def _vraag(bron: Bron, vraag: Leervraag, periode: Periode) -> typen.Vraag[date]:
    besproken = bron.besproken_op(vraag)
    return {
        "nummer": vraag.nummer,
        "tekst": vraag_op(vraag, periode.tot).tekst,
        "drager": vraag.drager,
        "is_voorbeeld": is_voorbeeld(vraag, bron.netwerk),
        "ingebracht_op": dag_van(vraag.ingebracht_op),
        "besproken_op": besproken if besproken and besproken <= periode.tot else None,
    }


def geleerd(bron: Bron, periode: Periode) -> typen.Geleerd[date]:
    """Insights with their source, new cards, cards taken over, and what projects do differently since."""
    return {
        "inzichten": [i for rij in bron.inzichten if (i := _inzicht(bron, rij))["datum"] in periode],
        "fiches": [
            {
                "titel": f.titel,
                "kern": f.kern,
                "soort": f.get_soort_display(),
                "bewijs": f.get_bewijs_display(),
                "stappen": f.stappenlijst if f.is_openbaar else [],
                "voorwaarden": f.voorwaarden if f.is_openbaar else "",
                "datum": f.datum,
                "is_openbaar": f.is_openbaar,
            }
            for f in (fiche_op(fiche, periode.tot) for fiche in bron.fiches)
            if f.datum in periode
        ],
        "overnames": [
            {
                "fiche": o.fiche.titel,
                "drager": o.drager,
                "datum": o.datum,
                "aanpassing": o.aanpassing,
                "is_voorbeeld": is_voorbeeld(o, bron.netwerk),
            }
            for o in bron.overnames
            if o.datum in periode
        ],
        "leereffecten": [
            {
                "tekst": e.tekst,
                "project": e.project.titel,
                "datum": e.datum,
                "is_voorbeeld": is_voorbeeld(e, bron.netwerk),
            }
            for e in bron.leereffecten
            if e.datum in periode
        ],
    }


def _inzicht(bron: Bron, inzicht: Inzicht) -> typen.Inzicht[date]:
    sessie = bron.sessie_per_id.get(inzicht.sessie_id or 0)
    vraag = inzicht.leervraag
    return {
        "nummer": inzicht.nummer,
        "titel": inzicht.titel,
        "tekst": inzicht.tekst,
        "datum": dag_van(sessie.begint_op) if sessie else dag_van(inzicht.aangemaakt_op),
        "sessie": sessie.titel if sessie else "",
        "vraag": vraag.nummer if vraag and mag_gelezen(vraag) else "",
    }


def piloten(bron: Bron, periode: Periode) -> typen.Piloten[date]:
    """Pilots that run, started or were decided in the period, and the process guidance given."""
    contacten = [c for c in bron.contacten if c.datum in periode]
    return {
        "rijen": [
            _piloot(bron, p, periode)
            for p in bron.piloten
            if loopt_op(p, periode.tot)
            or (p.besluit_op and p.besluit_op in periode)
            or (p.start and p.start in periode)
        ],
        "contacten": {
            "aantal": len(contacten),
            "projecten": len({c.project_id for c in contacten}),
            "minuten": sum(c.minuten or 0 for c in contacten),
            "per_soort": sorted(Counter(c.get_soort_display() for c in contacten).items()),
        },
    }


def _piloot(bron: Bron, piloot: Piloot, periode: Periode) -> typen.Piloot[date]:
    """One pilot as it stood at the end of the period."""
    bekend = piloot.besluit_op is not None and piloot.besluit_op <= periode.tot
    return {
        "nummer": piloot.nummer,
        "titel": piloot.titel,
        "drager": piloot.drager,
        "is_voorbeeld": is_voorbeeld(piloot, bron.netwerk),
        "vraag": piloot.wat_willen_we_weten,
        "vraagnummers": [p.leervraag.nummer for p in piloot.vraagpijlen.all() if mag_gelezen(p.leervraag)],
        "start": piloot.start,
        "einde": piloot.einde,
        "loopt": loopt_op(piloot, periode.tot),
        "wacht": not bekend and piloot.einde is not None and piloot.einde <= periode.tot,
        "tussenstand": piloot.resultaat or piloot.tussenstand if bekend else piloot.tussenstand,
        "besluit": piloot.get_besluit_display() if bekend and piloot.besluit else "",
        "besluit_door": str(piloot.besluit_door or "") if bekend else "",
        "besluit_op": piloot.besluit_op if bekend else None,
    }


def signalen(bron: Bron, periode: Periode) -> typen.Signalen[date]:
    """Signals known at the end of the period, newest first, with who recognises them."""
    met_projecten = bool(bron.projecten)
    rijen: list[typen.Signaal[date]] = []
    for signaal in sorted((s for s in bron.signalen if s.datum <= periode.tot), key=lambda s: s.datum, reverse=True):
        herkend = [h for h in signaal.herkenningen.all() if h.datum <= periode.tot]
        rijen.append(
            {
                "nummer": signaal.nummer,
                "titel": signaal.titel,
                "tekst": signaal.tekst,
                "geadresseerde": signaal.geadresseerde,
                "gevraagd": signaal.gevraagd,
                "datum": signaal.datum,
                "is_nieuw": signaal.datum in periode,
                "staat": signaal.staat_op(periode.tot).label,
                "herkend_projecten": sum(h.project_id is not None for h in herkend),
                "herkend_organisaties": sum(h.organisatie_id is not None for h in herkend),
                "onderbouwing": [f"inzicht {p.inzicht.nummer}" for p in signaal.inzichtpijlen.all()]
                + [f"fiche {genoemd(p.fiche.titel)}" for p in signaal.fichepijlen.all()],
            }
        )
    return {"rijen": rijen, "aantal_projecten": len(bron.projecten) if met_projecten else None}


def afstemming(bron: Bron, periode: Periode) -> typen.Afstemming:
    """Initiatives of others that touch the network, and what was spread."""
    return {
        "initiatieven": [
            {"organisatie": i.organisatie.naam, "titel": i.titel, "omschrijving": i.omschrijving}
            for i in bron.initiatieven
        ],
        "fiches_openbaar": sum(f.datum in periode and fiche_op(f, periode.tot).is_openbaar for f in bron.fiches),
        "verslagen": sum(s.verslag_op is not None and dag_van(s.verslag_op) in periode for s in bron.sessies),
    }
