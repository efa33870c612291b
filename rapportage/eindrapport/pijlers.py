"""What the report tells of each pillar, and what it tells beside them: plain values from rows that were read once.

A pillar is a theme of the top layer. What hangs on a theme below it belongs to it; what hangs on none stands between.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from kern.periodes import Periode
from netwerken.enums import AfwijkingStaat
from netwerken.models import Afwijking, Netwerk
from piloten.models import Piloot
from projecten.models import Analysefase, Project
from rapportage.domain.gemis import GATEN, REDACTIE, Gat, Tekstplek, gaten
from rapportage.eindrapport.opbrengst import leereffect
from rapportage.eindrapport.typen import pijlers as typen
from rapportage.eindrapport.typen.tekst import Rapporttekst as Tekst
from rapportage.enums import Periodetekstsoort
from rapportage.kwartaal.maten import DAGEN_EFFECT
from rapportage.kwartaal.typen.inhoud import Leereffect
from rapportage.models import Aanbeveling, Rapporttekst
from rapportage.momentopname.bron import Bron, dag_van
from sessies.enums import Delen, LeervraagStaat, SessieStatus
from sessies.models import Inzicht, Leervraag, Sessie


def teksten(netwerk: Netwerk) -> list[Tekst]:
    """The own words of the report: which text, of which pillar, in headed parts."""
    rijen = Rapporttekst.objects.filter(netwerk=netwerk).order_by("soort", "pk")
    return [{"soort": t.soort, "pijler": t.thema_id or 0, "delen": t.delen} for t in rijen]


def pijlers(bron: Bron, aanbevelingen: Iterable[Aanbeveling]) -> list[typen.Pijler[date]]:
    """Each pillar in the order of the themes, then what stands between (``id`` 0)."""
    rij = _Verdeling(bron, list(aanbevelingen))
    return [rij.van(thema.pk, thema.lang, thema.kort) for thema in bron.wortels()] + [rij.van(0, "", "")]


EFFECT = timedelta(days=DAGEN_EFFECT)


class _Verdeling:
    """Who belongs where: a question by its theme, an insight and a pilot by their question, a meeting by its agenda."""

    def __init__(self, bron: Bron, aanbevelingen: list[Aanbeveling]) -> None:
        self.bron, self.aanbevelingen = bron, aanbevelingen
        self.vraag = {v.pk: self._wortel(v.thema_id) for v in bron.vragen}

    def _wortel(self, thema_id: int | None) -> int:
        wortel = self.bron.wortel(thema_id)
        return wortel.pk if wortel else 0

    def van(self, pk: int, lang: str, kort: str) -> typen.Pijler[date]:
        """Everything of one pillar."""
        return {
            "id": pk,
            "titel": lang,
            "kort": kort,
            "vragen": self._vragen(pk),
            "sessies": [s.nummer for s in self.bron.sessies if pk and pk in self._van_sessie(s)],
            "inzichten": [i.nummer for i in self.bron.inzichten if self._van_inzicht(i) == pk],
            "leereffecten": self._leereffecten(pk),
            "fiches": [f.slug for f in self.bron.fiches if self._wortel(f.thema_id) == pk],
            "piloten": [p.nummer for p in self.bron.piloten if self._van_piloot(p) == pk],
            "signalen": [s.nummer for s in self.bron.signalen if self._wortel(s.thema_id) == pk],
            "aanbevelingen": [a.nummer for a in self.aanbevelingen if self._wortel(a.thema_id) == pk],
            "projecten": [p.code for p in self.bron.projecten if pk in self._van_project(p)],
        }

    def _vragen(self, pk: int) -> typen.Pijlervragen[date]:
        eigen = [
            v for v in self.bron.vragen if self.vraag[v.pk] == pk and v.staat != LeervraagStaat.INGETROKKEN
        ]  # fmt: skip
        return {
            "aantal": len(eigen),
            "behandeld": sum(self.bron.behandeld_op(v) is not None for v in eigen),
            "beantwoord": sum(v.staat == LeervraagStaat.BEANTWOORD for v in eigen),
            "openbaar": [
                {"nummer": v.nummer, "vraag": v.tekst, "antwoord": v.antwoord, "datum": dag_van(v.ingebracht_op)}
                for v in eigen
                if v.delen == Delen.OPENBAAR
            ],
        }

    def _van_sessie(self, sessie: Sessie) -> set[int]:
        groep = self._wortel(sessie.groep.thema_id) if sessie.groep else 0
        punten = {self.vraag[p.leervraag_id] for p in sessie.agendapunten.all() if p.leervraag_id in self.vraag}
        return {groep, *punten} - {0} if sessie.orgaan_id is None else set()

    def _van_inzicht(self, inzicht: Inzicht) -> int:
        if inzicht.leervraag_id in self.vraag:
            return self.vraag[inzicht.leervraag_id]
        sessie = self.bron.sessie_per_id.get(inzicht.sessie_id or 0)
        gevonden = self._van_sessie(sessie) if sessie else set()
        return gevonden.pop() if len(gevonden) == 1 else 0

    def _van_piloot(self, piloot: Piloot) -> int:
        for pijl in piloot.vraagpijlen.all():
            return self.vraag.get(pijl.leervraag_id, 0)
        return next(iter(sorted(self._van_project(piloot.project))), 0) if piloot.project else 0

    def _van_project(self, project: Project) -> set[int]:
        rij = self.bron.project_per_id.get(project.pk, project)
        return {self._wortel(t.pk) for t in rij.themas.all()}

    def _leereffecten(self, pk: int) -> list[Leereffect[date]]:
        return [
            leereffect(e, self.bron)
            for e in self.bron.leereffecten
            if pk in self._van_project(e.project) and min(self._van_project(e.project)) == pk
        ]


def proces(bron: Bron, peildag: date) -> typen.Proces[date]:
    """The course of the process: analysis phase, what was promised otherwise, deliverables, what evaluations said."""
    afwijkingen = Afwijking.objects.filter(
        netwerk=bron.netwerk, staat=AfwijkingStaat.AANVAARD, besloten_op__lte=peildag
    )
    return {
        "analyse": [
            {
                "project": fase.project.titel,
                "ingediend": fase.plan_ingediend_op,
                "feedback": fase.feedback_op,
            }
            for fase in (_met_project(f, bron) for f in bron.analysefases)
        ],
        "afwijkingen": [
            {"afspraak": a.plicht.titel, "jaar": a.jaar, "reden": a.reden, "vervanging": a.vervanging}
            for a in afwijkingen.select_related("plicht").order_by("jaar", "pk")
        ],
        "opleveringen": [
            {"titel": o.titel, "tegen": o.tegen, "ingediend": o.ingediend_op, "aanvaard": o.aanvaard_op}
            for o in bron.opleveringen
        ],
        "bijeenkomsten": [
            _bijeenkomst(s) for s in bron.sessies if s.status == SessieStatus.GEHOUDEN and not s.orgaan_id
        ],
    }


def _met_project(fase: Analysefase, bron: Bron) -> Analysefase:
    fase.project = bron.project_per_id[fase.project_id]
    return fase


def _bijeenkomst(sessie: Sessie) -> typen.Procesbijeenkomst[date]:
    """What one meeting was about; its minutes are of the network and stay there."""
    return {
        "nummer": sessie.nummer,
        "titel": sessie.titel,
        "soort": sessie.get_soort_display(),
        "datum": dag_van(sessie.begint_op),
        "waar": sessie.gemeente or sessie.get_vorm_display(),
        "doel": sessie.doel,
    }


def waarde(bron: Bron, peildag: date) -> typen.Waarde:
    """What the network was worth: counts in five layers, and what was written of it period by period."""
    gehouden = [s for s in bron.sessies if s.status == SessieStatus.GEHOUDEN]
    evaluaties = [s.evaluatie for s in gehouden if getattr(s, "evaluatie", None)]
    later = [s.evaluatie for s in gehouden if getattr(s, "evaluatie", None) and s.datum + EFFECT <= peildag]
    return {
        "bijeenkomsten": len(gehouden),
        "aanwezig": sum(s.opkomst.aanwezig for s in gehouden if getattr(s, "opkomst", None)),
        "antwoorden": sum(e.antwoorden for e in evaluaties),
        "nuttig": sum(e.nuttig for e in evaluaties),
        "gevraagd": sum(e.antwoorden for e in later),
        "toegepast": sum(e.toegepast for e in later),
        "leereffecten": len(bron.leereffecten),
        "projecten_met_leereffect": len({e.project_id for e in bron.leereffecten}),
        "overnames": len(bron.overnames),
        "ingebed": sum(p.besluit in ("inbedden", "opschalen") for p in bron.piloten),
        "doorgegeven": sum(s.is_doorgegeven for s in bron.signalen),
        "verhalen": _periodeteksten(bron, Periodetekstsoort.WAARDEVERHAAL, peildag),
        "zelfevaluaties": _periodeteksten(bron, Periodetekstsoort.ZELFEVALUATIE, peildag),
        "diversiteit": _periodeteksten(bron, Periodetekstsoort.GENDERDIVERSITEIT, peildag),
        "risicos": _periodeteksten(bron, Periodetekstsoort.RISICO, peildag),
    }


def _periodeteksten(bron: Bron, soort: str, peildag: date) -> list[typen.Periodetekst]:
    rijen = sorted(
        (t for t in bron.teksten if t.soort == soort and Periode.lees(t.periode).van <= peildag),
        key=lambda t: (t.periode, t.pk),
    )
    return [{"periode": Periode.lees(t.periode).titel, "tekst": t.tekst, "maatregel": t.maatregel} for t in rijen]


def publicatiecontrole(netwerk: Netwerk) -> list[typen.Gat]:
    """What the report misses, and why, where somebody said so; a question that is not for everybody has no words."""
    return [
        {
            "soort": gat.soort,
            "soortnaam": GATEN[gat.soort],
            "wat": _naam(gat),
            "is_genoemd": not isinstance(gat.wat, Leervraag) or gat.wat.delen == Delen.OPENBAAR,
            "uitleg": gat.uitleg.tekst if gat.uitleg else "",
        }
        for gat in gaten(netwerk)
    ]


def _naam(gat: Gat) -> str:
    wat = gat.wat
    if gat.soort == "eindredactie":
        return REDACTIE[wat]
    if isinstance(wat, Leervraag):
        return wat.tekst if wat.delen == Delen.OPENBAAR else f"vraag {wat.nummer}, niet openbaar"
    if isinstance(wat, Tekstplek):
        naam = str(wat.soort.label).capitalize()
        return f"{naam} ({wat.thema.kort})" if wat.thema else naam
    return str(wat)
