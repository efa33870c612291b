"""Reports as pages show them: where each stands, which files there are, what the figures say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kern.models.job import JobStatus
from kern.opmaak import aantal, opsomming
from kern.pdf.tekens import GEWONE_LETTERS
from kern.toegang import Toegang
from kern.werk import voortgang
from kern.werk.voortgang import Voortgangsstand
from rapportage.eindrapport import aanzicht
from rapportage.eindrapport.typen import Gelezen as Eindinhoud
from rapportage.eindrapport.typen.getoond import Gatgroep
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.kwartaal.eerste import Getoond, cijfer
from rapportage.kwartaal.typen import Gelezen
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.querysets import RapportQuerySet
from rapportage.vormen import stappen_van

OMVANG = {"pdf": "toegankelijk (PDF/UA)", "xlsx": "de cijfers van het rapport"}


@dataclass(frozen=True)
class Rapportrij:
    """A report with its state and its newest files."""

    rapport: Rapport
    bestanden: list[Artefact] = field(default_factory=list)
    genomen_op: datetime | None = None

    @property
    def toestand(self) -> str:
        """How it stands, in words. What was published is that, also when it could not be made anew before."""
        job = None if self.rapport.is_vast else self.rapport.job
        if job is not None and job.is_actief:
            return "wordt opnieuw gemaakt" if self.bestanden else "wordt gemaakt"
        if job is not None and job.status == JobStatus.MISLUKT:
            return "mislukt"
        return str(self.rapport.get_staat_display())

    @property
    def badge(self) -> str:
        soorten = {"mislukt": "late", "klaar": "ok", "gepubliceerd": "done", "ingetrokken": "warn"}
        return soorten.get(self.toestand, "plan")

    @property
    def is_bezig(self) -> bool:
        return self.rapport.job is not None and self.rapport.job.is_actief

    @property
    def is_mislukt(self) -> bool:
        return self.toestand == "mislukt"

    @property
    def is_te_publiceren(self) -> bool:
        return bool(self.bestanden) and not self.is_bezig and self.rapport.staat == RapportStaat.GEMAAKT


def rijen(rapporten: Iterable[Rapport]) -> list[Rapportrij]:
    """The reports with their newest files; one query, however many there are."""
    alle = list(rapporten)
    per_opname: dict[int, tuple[datetime, int, list[Artefact]]] = {}
    for artefact in (
        Artefact.objects.filter(momentopname__rapport__in=alle)
        .select_related("momentopname")
        .defer("momentopname__inhoud")
        .order_by("soort")
    ):
        opname = artefact.momentopname
        per_opname.setdefault(opname.pk, (opname.genomen_op, opname.rapport_id, []))[2].append(artefact)
    nieuwste: dict[int, tuple[datetime, list[Artefact]]] = {}
    for genomen_op, rapport_id, bestanden in sorted(per_opname.values(), key=lambda p: p[0]):
        nieuwste[rapport_id] = (genomen_op, bestanden)
    geen: tuple[None, list[Artefact]] = (None, [])
    return [Rapportrij(r, bestanden, op) for r in alle for op, bestanden in [nieuwste.get(r.pk, geen)]]


def rij(rapport: Rapport) -> Rapportrij:
    """One report with its newest files."""
    return rijen([rapport])[0]


def andere_uitgaven(rapport: Rapport, toegang: Toegang) -> list[Rapport]:
    """The other editions of a report that this person may see, newest first."""
    zelfde = Rapport.objects.zichtbaar_voor(toegang).filter(soort=rapport.soort, periode=rapport.periode)
    return list(zelfde.exclude(pk=rapport.pk).select_related("netwerk").order_by("-uitgave"))


def nieuwere_uitgave(rapport: Rapport, onder: RapportQuerySet) -> Rapport | None:
    """The last published edition after this one among the reports ``onder``; None when this is the last."""
    later = onder.filter(
        netwerk=rapport.netwerk_id,
        soort=rapport.soort,
        periode=rapport.periode,
        uitgave__gt=rapport.uitgave,
        staat=RapportStaat.GEPUBLICEERD,
    )
    return later.select_related("netwerk").order_by("-uitgave").first()


def begonnen_uitgave(rapport: Rapport) -> Rapport | None:
    """The edition after this one that is not published yet."""
    later = Rapport.objects.in_netwerk(rapport.netwerk).filter(soort=rapport.soort, periode=rapport.periode)
    later = later.filter(uitgave__gt=rapport.uitgave, staat__in=[RapportStaat.GEVRAAGD, RapportStaat.GEMAAKT])
    return later.select_related("netwerk").first()


# --- progress ---------------------------------------------------------------------------------------------------
def voortgang_van(rapport: Rapport) -> Voortgangsstand | None:
    """How far the report is; None when it is not being made."""
    return voortgang.stand_van(rapport.job, stappen_van(rapport.soort))


# --- what it says -----------------------------------------------------------------------------------------------
def kerncijfers(rapport: Rapport, bestanden: list[Artefact]) -> list[Getoond]:
    """The figures of page 1, from the snapshot the files were made from; none for other reports."""
    if rapport.soort != Rapportsoort.KWARTAAL or not bestanden:
        return []
    inhoud: Gelezen = json.loads(Momentopname.objects.get(pk=bestanden[0].momentopname_id).inhoud)
    return [cijfer(maat, inhoud["genomen_op"]) for maat in inhoud["delen"]["cijfers"]]


def wat_ontbreekt(rapport: Rapport, bestanden: list[Artefact]) -> list[Gatgroep]:
    """What a final report misses and why, as its files say it: a reader sees it before fetching them."""
    if rapport.soort != Rapportsoort.EIND or not bestanden:
        return []
    inhoud: Eindinhoud = json.loads(Momentopname.objects.get(pk=bestanden[0].momentopname_id).inhoud)
    return aanzicht.gaten(inhoud["delen"].get("publicatiecontrole", ()))


def opmerkingen(bestanden: list[Artefact]) -> list[str]:
    """What a reader of the report may want to complete first."""
    if not bestanden:
        return []
    delen = json.loads(Momentopname.objects.get(pk=bestanden[0].momentopname_id).inhoud)["delen"]
    zinnen = []
    if "beslispunten" in delen and not delen["beslispunten"] and not delen.get("beslist"):
        zinnen.append("Er staat geen beslispunt in voor deze periode.")
    zonder = [r["titel"] for r in delen.get("bijeenkomsten", {}).get("rijen", []) if not r["opkomst"]]
    if zonder:
        hoeveel = aantal(len(zonder), "bijeenkomst", "bijeenkomsten")
        zinnen.append(f"Van {hoeveel} ontbreekt de opkomst: {opsomming(zonder)}.")
    return zinnen


def met_gewone_letters(bestanden: list[Artefact]) -> bool:
    """Whether a font stumbled and the file shows question marks where somebody typed other letters."""
    return any(bestand.gemaakt_met.endswith(GEWONE_LETTERS) for bestand in bestanden)


def mislukte_aanvragen(toegang: Toegang) -> list[Rapport]:
    """Reports this person asked for that were not made; what was published stays as it is and is not tried again."""
    return list(
        Rapport.objects.in_netwerk(toegang.netwerk)
        .filter(job__status=JobStatus.MISLUKT, job__aangevraagd_door=toegang.gebruiker)
        .exclude(staat__in=[RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN])
        .select_related("netwerk")
    )
