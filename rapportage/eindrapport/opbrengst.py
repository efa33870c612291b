"""What the network did and what it yielded, over its whole life."""

from collections import Counter
from datetime import date
from decimal import Decimal

from kennis.models import Signaal
from kern.periodes import Periode
from kern.voorbeeld import is_voorbeeld
from piloten.models import Piloot
from projecten.models import Leereffect
from rapportage.eindrapport.openbaar import Drukbaar
from rapportage.eindrapport.typen import opbrengst as typen
from rapportage.kwartaal import plannen
from rapportage.kwartaal.typen.inhoud import Leereffect as Leereffectrij
from rapportage.momentopname.bron import Bron, dag_van
from sessies.enums import Delen, LeervraagStaat, SessieStatus


def verloop(bron: Bron) -> typen.Verloop[date]:
    """The course of the process: every meeting with who came, those called off, and what was promised otherwise."""
    rijen: list[typen.Bijeenkomst[date]] = [
        {
            "nummer": s.nummer,
            "titel": s.titel,
            "soort": s.get_soort_display(),
            "datum": dag_van(s.begint_op),
            "waar": s.gemeente or s.get_vorm_display(),
            "aanwezig": s.opkomst.aanwezig if hasattr(s, "opkomst") else None,
            "is_afgelast": s.status == SessieStatus.AFGELAST,
            "is_gehouden": s.status == SessieStatus.GEHOUDEN,
        }
        for s in bron.sessies
    ]
    return {
        "rijen": rijen,
        "leereffecten": [leereffect(e, bron) for e in bron.leereffecten],
    }


def leereffect(effect: Leereffect, bron: Bron) -> Leereffectrij[date]:
    """What one project does differently since."""
    return {
        "tekst": effect.tekst,
        "project": effect.project.titel,
        "datum": effect.datum,
        "is_voorbeeld": is_voorbeeld(effect, bron.netwerk),
    }


def opbrengst(bron: Bron, peildag: date) -> typen.Opbrengst[date, Decimal]:
    """Questions, insights, pilots, cards, signals, cases, targets, budget and actions.

    Insights, cards and signals that may not be printed are left out and counted in ``zonder_woorden``.
    """
    mag = Drukbaar(bron)
    jaar = peildag.year
    periode = Periode.lees(str(jaar))
    return {
        "vragen": _vragen(bron),
        "inzichten": _inzichten(bron, mag),
        "piloten": [_piloot(p, bron, mag, peildag) for p in bron.piloten],
        "fiches": _fiches(bron, mag),
        "signalen": [_signaal(s, peildag) for s in bron.signalen if mag.signaal(s)],
        "zonder_woorden": mag.geteld(),
        "reeksen": [
            {
                "titel": r.titel,
                "cohort": r.cohort,
                "gemeten_op": r.gemeten_op,
                "totaal": r.totaal,
                "toelichting": r.toelichting,
                "uitkomsten": [{"label": u.label, "aantal": u.aantal} for u in r.uitkomsten.all()],
            }
            for r in bron.reeksen
        ],
        "peiljaar": jaar,
        "doelen": plannen.doelen(bron, periode),
        "begroting": plannen.begroting(bron, periode),
        "acties": plannen.acties(bron, peildag),
    }


def _vragen(bron: Bron) -> typen.Vragen[date]:
    meegeteld = [v for v in bron.vragen if v.staat != LeervraagStaat.INGETROKKEN]
    per_thema: dict[int, Counter[str]] = {}
    for vraag in meegeteld:
        wortel = bron.wortel(vraag.thema_id)
        teller = per_thema.setdefault(wortel.pk if wortel else 0, Counter())
        teller["ingebracht"] += 1
        teller["besproken"] += bron.behandeld_op(vraag) is not None
        teller["beantwoord"] += vraag.staat == LeervraagStaat.BEANTWOORD
    namen = [(t.pk, t.lang) for t in bron.wortels()] + [(0, "Zonder thema")]
    return {
        "per_thema": [
            {
                "thema": naam,
                "ingebracht": per_thema[pk]["ingebracht"],
                "besproken": per_thema[pk]["besproken"],
                "beantwoord": per_thema[pk]["beantwoord"],
            }
            for pk, naam in namen
            if pk in per_thema
        ],
        "openbaar": [
            {
                "nummer": v.nummer,
                "vraag": v.tekst,
                "antwoord": v.antwoord,
                "datum": dag_van(v.ingebracht_op),
            }
            for v in meegeteld
            if v.delen == Delen.OPENBAAR
        ],
    }


def _inzichten(bron: Bron, mag: Drukbaar) -> list[typen.Inzicht[date]]:
    rijen: list[typen.Inzicht[date]] = []
    for inzicht in filter(mag.inzicht, bron.inzichten):
        sessie = bron.sessie_per_id.get(inzicht.sessie_id or 0)
        rijen.append(
            {
                "nummer": inzicht.nummer,
                "titel": inzicht.titel,
                "tekst": inzicht.tekst,
                "sessie": {"nummer": sessie.nummer, "datum": dag_van(sessie.begint_op)} if sessie else None,
            }
        )
    return rijen


def _piloot(piloot: Piloot, bron: Bron, mag: Drukbaar, peildag: date) -> typen.Piloot[date]:
    af = mag.resultaat(piloot)
    bevindingen = (
        sorted((b for b in piloot.bevindingen.all() if b.datum <= peildag), key=lambda b: (b.datum, b.pk)) if af else []
    )
    om = not af and piloot.einde is not None and piloot.einde < peildag
    return {
        "nummer": piloot.nummer,
        "titel": piloot.titel,
        "drager": piloot.project.titel if piloot.project else str(piloot.organisatie or ""),
        "is_voorbeeld": is_voorbeeld(piloot, bron.netwerk),
        "vraag": piloot.wat_willen_we_weten,
        "bevindingen": [{"datum": b.datum, "tekst": b.tekst} for b in bevindingen],
        "dosis": piloot.dosis,
        "fase": "wacht op een besluit" if om else piloot.get_fase_display(),
        "start": piloot.start,
        "einde": piloot.einde,
        "resultaat": (piloot.resultaat or piloot.tussenstand) if af else "",
        "besluit": piloot.besluit,
        "besluit_op": piloot.besluit_op,
        "besluit_door": str(piloot.besluit_door or ""),
    }


def _fiches(bron: Bron, mag: Drukbaar) -> list[typen.Fiche[date]]:
    keer = Counter(o.fiche_id for o in bron.overnames)
    return [
        {
            "slug": f.slug,
            "titel": f.titel,
            "kern": f.kern,
            "soort": f.get_soort_display(),
            "bewijs": f.get_bewijs_display(),
            "overnames": keer[f.pk],
            "tekst": f.tekst,
            "context": f.context,
            "stappen": f.stappenlijst,
            "voorwaarden": f.voorwaarden,
            "valkuilen": f.valkuilen,
            "kost": f.kost,
            "overdraagbaar": f.is_overdraagbaar,
            "overgenomen_door": [
                {
                    "wie": o.drager,
                    "datum": o.datum,
                    "aanpassing": o.aanpassing,
                    "is_voorbeeld": is_voorbeeld(o, bron.netwerk),
                }
                for o in bron.overnames
                if o.fiche_id == f.pk
            ],
        }
        for f in filter(mag.fiche, bron.fiches)
    ]


def _signaal(signaal: Signaal, peildag: date) -> typen.Signaal[date]:
    herkend = [h for h in signaal.herkenningen.all() if h.datum <= peildag]
    return {
        "nummer": signaal.nummer,
        "titel": signaal.titel,
        "tekst": signaal.tekst,
        "geadresseerde": signaal.geadresseerde,
        "gevraagd": signaal.gevraagd,
        "datum": signaal.datum,
        "staat": signaal.get_staat_display(),
        "herkend_projecten": sum(h.project_id is not None for h in herkend),
        "herkend_organisaties": sum(h.organisatie_id is not None for h in herkend),
    }
