"""Everything the final report shows, as plain values, in a constant number of queries.

No persons: functions and organisations only. The words of a question are taken only when they were shared with
everybody, for the report is public; of the others the report says that they exist.
"""

from datetime import date

from django.db.models import QuerySet

from netwerken.enums import Geadresseerdesoort
from netwerken.models import Netwerk
from rapportage.domain.gemis import peildag_van
from rapportage.eindrapport import typen
from rapportage.eindrapport.bewijs import Herkomst
from rapportage.eindrapport.opbrengst import opbrengst, verloop
from rapportage.eindrapport.openbaar import Drukbaar
from rapportage.eindrapport.pijlers import pijlers, proces, publicatiecontrole, teksten, waarde
from rapportage.enums import Standpunt
from rapportage.models import Aanbeveling, Eindredactie, Hoofdstuk, Impactkader, Onderwerp, RodeDraad
from rapportage.momentopname.bron import Bron
from rapportage.momentopname.gewijzigd import later_gewijzigd


def verzamel(netwerk: Netwerk) -> typen.Verzameld:
    """Return the parts of the report. Call it inside one read transaction; the parts are JSON-able after ``zuiver``."""
    redactie = _redactie(netwerk)
    peildag = peildag_van(netwerk, redactie["datum"] if redactie else None)
    bron = Bron.lees(netwerk).op(peildag)
    herkomst = Herkomst(bron)
    rijen = list(_aanbevelingen(netwerk))
    hoofdstukken = _hoofdstukken(netwerk, rijen)
    return {
        "peildag": peildag,
        "redactie": redactie,
        "ondertekening": _ondertekening(netwerk),
        "rode_draden": [
            {"nummer": d.nummer, "titel": d.titel, "tekst": d.tekst}
            for d in RodeDraad.objects.filter(netwerk=netwerk).order_by("nummer")
        ],
        "hoofdstukken": hoofdstukken,
        "aanbevelingen": [_aanbeveling(a, bron, herkomst) for a in rijen],
        "projecten": _projecten(bron, rijen),
        "verloop": verloop(bron),
        "opbrengst": opbrengst(bron, peildag),
        "teksten": teksten(netwerk),
        "pijlers": pijlers(bron, rijen),
        "proces": proces(bron, peildag),
        "waarde": waarde(bron, peildag),
        "publicatiecontrole": publicatiecontrole(netwerk),
        "later_gewijzigd": later_gewijzigd(Drukbaar(bron).rijen(), peildag),
    }


def _redactie(netwerk: Netwerk) -> typen.tekst.Redactie[date] | None:
    redactie = Eindredactie.objects.filter(netwerk=netwerk).first()
    if redactie is None:
        return None
    return {
        "titel": redactie.titel,
        "ondertitel": redactie.ondertitel,
        "datum": redactie.datum,
        "opbouw": redactie.opbouw,
        "motto": redactie.motto,
        "motto_bron": redactie.motto_bron,
        "inleiding": redactie.inleiding,
        "samenvatting": redactie.samenvatting,
        "brief": redactie.brief,
        "licentie": redactie.licentie,
    }


def _ondertekening(netwerk: Netwerk) -> list[typen.tekst.Ondertekening]:
    return [
        {"functie": o.functie, "organisatie": str(o.organisatie or ""), "namens": o.namens}
        for o in netwerk.ondertekeningen.onder_de_brief()
    ]


def _aanbevelingen(netwerk: Netwerk) -> QuerySet[Aanbeveling]:
    return (
        Aanbeveling.objects.filter(netwerk=netwerk)
        .select_related("onderwerp__hoofdstuk", "thema", "rode_draad")
        .prefetch_related(
            "aansprekingen__geadresseerde",
            "opvolgingen",
            "projectbewijzen",
            "sessiebewijzen",
            "vraagbewijzen",
            "inzichtbewijzen",
            "pilootbewijzen",
            "fichebewijzen",
            "signaalbewijzen",
            "onderschrijvingen",
        )
        .order_by("nummer")
    )


def _aanbeveling(aanbeveling: Aanbeveling, bron: Bron, herkomst: Herkomst) -> typen.aanbeveling.Aanbeveling[date]:
    wortel = bron.wortel(aanbeveling.thema_id)
    onderwerp = aanbeveling.onderwerp
    return {
        "nummer": aanbeveling.nummer,
        "tekst": aanbeveling.tekst,
        "toelichting": aanbeveling.toelichting,
        "sterkte": aanbeveling.sterkte,
        "sterkte_door": aanbeveling.sterkte_door,
        "sterkte_waarom": aanbeveling.sterkte_waarom,
        "gevraagd": aanbeveling.gevraagd,
        "tegen": aanbeveling.tegen,
        "onderwerp": f"{onderwerp.hoofdstuk.nummer}.{onderwerp.nummer}" if onderwerp else "",
        "thema": wortel.lang if wortel else "",
        "rode_draad": aanbeveling.rode_draad.nummer if aanbeveling.rode_draad else None,
        "geadresseerden": [
            {"wie": g.wie, "plaats": Geadresseerdesoort.values.index(g.geadresseerde.soort), "tekst": g.tekst}
            for g in aanbeveling.aansprekingen.all()
        ],
        "bewijs": herkomst.van(aanbeveling),
        "steun": _steun(aanbeveling, bron),
        "opvolging": [
            {
                "staat": o.staat,
                "staatnaam": o.get_staat_display(),
                "datum": o.datum,
                "tekst": o.tekst,
                "eigenaar": o.eigenaar,
            }
            for o in sorted(aanbeveling.opvolgingen.all(), key=lambda o: (o.datum, o.pk))
        ],
    }


def _steun(aanbeveling: Aanbeveling, bron: Bron) -> typen.aanbeveling.Steun:
    """What projects say of it, per standpoint, by number; who said it and where it was heard stays out."""
    rijen = [(bron.project_per_id[o.project_id], o) for o in aanbeveling.onderschrijvingen.all()]
    rijen.sort(key=lambda paar: (paar[0].nummer or "~", paar[0].code))
    steun: dict[str, list[typen.aanbeveling.Steunrij]] = {standpunt: [] for standpunt in Standpunt.values}
    for project, rij in rijen:
        steun[rij.standpunt].append(
            {
                "code": project.code,
                "nummer": project.nummer,
                "titel": project.titel,
                "promotor": str(project.promotor or ""),
                "tekst": rij.tekst if rij.standpunt != Standpunt.ONDERSCHRIJFT else "",
                "is_voorbeeld": bron.netwerk.is_demo and not project.is_fictief,
            }
        )
    return {
        "onderschrijft": steun[Standpunt.ONDERSCHRIJFT.value],
        "voorbehoud": steun[Standpunt.VOORBEHOUD.value],
        "niet": steun[Standpunt.NIET.value],
    }


def _hoofdstukken(netwerk: Netwerk, rijen: list[Aanbeveling]) -> list[typen.tekst.Hoofdstuk]:
    per_onderwerp: dict[int, list[int]] = {}
    for aanbeveling in rijen:
        per_onderwerp.setdefault(aanbeveling.onderwerp_id or 0, []).append(aanbeveling.nummer)
    kaders: dict[int, list[typen.tekst.Kader]] = {}
    for kader in (
        Impactkader.objects.filter(netwerk=netwerk)
        .select_related("project__promotor")
        .order_by("onderwerp__hoofdstuk__nummer", "onderwerp__nummer", "volgorde", "pk")
    ):
        kaders.setdefault(kader.onderwerp_id, []).append(_kader(kader))
    onderwerpen: dict[int, list[typen.tekst.Onderwerp]] = {}
    for onderwerp in Onderwerp.objects.filter(netwerk=netwerk).order_by("hoofdstuk__nummer", "nummer"):
        onderwerpen.setdefault(onderwerp.hoofdstuk_id, []).append(
            {
                "nummer": onderwerp.nummer,
                "titel": onderwerp.titel,
                "alineas": onderwerp.alineas,
                "aanbevelingen": per_onderwerp.get(onderwerp.pk, []),
                "kaders": kaders.get(onderwerp.pk, []),
            }
        )
    return [
        {
            "nummer": h.nummer,
            "omslagtitel": h.omslagtitel,
            "titel": h.titel,
            "ondertitel": h.ondertitel,
            "onderwerpen": onderwerpen.get(h.pk, []),
        }
        for h in Hoofdstuk.objects.filter(netwerk=netwerk).order_by("nummer")
    ]


def _kader(kader: Impactkader) -> typen.tekst.Kader:
    return {
        "titel": kader.titel,
        "kernzin": kader.kernzin,
        "delen": kader.delen,
        "project": {
            "code": kader.project.code,
            "nummer": kader.project.nummer,
            "titel": kader.project.titel,
            "promotor": str(kader.project.promotor or ""),
        },
    }


def _projecten(bron: Bron, rijen: list[Aanbeveling]) -> list[typen.opbrengst.Project]:
    draagt: dict[int, list[int]] = {}
    for aanbeveling in rijen:
        for pijl in aanbeveling.projectbewijzen.all():
            draagt.setdefault(pijl.project_id, []).append(aanbeveling.nummer)
    return [
        {
            "code": p.code,
            "nummer": p.nummer,
            "titel": p.titel,
            "promotor": str(p.promotor or ""),
            "oproep": p.oproep.nummer if p.oproep else "",
            "is_gevalideerd": p.is_gevalideerd,
            "is_fictief": p.is_fictief,
            "aanbevelingen": draagt.get(p.pk, []),
        }
        for p in sorted(bron.projecten, key=lambda p: (p.nummer or "~", p.code))
    ]
