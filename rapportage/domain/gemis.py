"""What a final report still misses. The same answer lists the gaps and keeps the report from being published by accident."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from kennis.enums import Fichesoort
from kennis.models import Fiche
from kern import klok
from netwerken.enums import Tekent
from netwerken.models import Netwerk, Thema
from piloten.enums import Fase
from piloten.models import Piloot
from projecten.models import Project
from rapportage.enums import OVERAL, PER_PIJLER, Rapportopbouw, Sterkte, Tekstsoort
from rapportage.models import (
    BEWIJSPIJLEN,
    Aanbeveling,
    Eindredactie,
    Gemisuitleg,
    Hoofdstuk,
    Impactkader,
    Onderwerp,
    Rapporttekst,
)
from rapportage.rules import oordeel_over
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag

ZONDER_BEWIJS = Q(**dict.fromkeys(BEWIJSPIJLEN))


# what misses, as the outline and the report call it
GATEN = {
    "eindredactie": "Eindredactie",
    "tekst": "Teksten",
    "fiche": "Praktijken zonder stappen",
    "hoofdstuk": "Hoofdstukken zonder onderwerp",
    "onderwerp": "Onderwerpen zonder aanbeveling",
    "aanbeveling": "Aanbevelingen zonder onderbouwing",
    "sterkte": "Sterker dan het bewijs",
    "geadresseerde": "Aanbevelingen zonder geadresseerde",
    "impactkader": "Impactkaders zonder rij in de tabel",
    "project": "Rijen in de tabel zonder impactkader",
    "vraag": "Vragen zonder antwoord",
    "piloot": "Piloten zonder besluit",
}
REDACTIE = {
    "alles": "Titel, inleiding en brief",
    "inleiding": "Inleiding",
    "samenvatting": "Samenvatting",
    "motto": "Motto",
    "brief": "Begeleidende brief",
    "ondertekenaar": "Wie de brief ondertekent",
}


@dataclass(frozen=True)
class Gat:
    """One thing that misses: its kind, the object it misses in (or the name of a part of the opening), its key."""

    soort: str
    wat: Any  # each kind misses in an object of its own
    uitleg: Gemisuitleg | None = None

    @property
    def sleutel(self) -> str:
        return f"{self.soort}:{self.wat if isinstance(self.wat, str) else self.wat.pk}"


@dataclass(frozen=True)
class Tekstplek:
    """Room for a text that nobody wrote."""

    soort: Tekstsoort
    thema: Thema | None

    @property
    def pk(self) -> str:
        """The second half of its key."""
        return f"{self.soort.value}-{self.thema.pk}" if self.thema else str(self.soort.value)


def gaten(netwerk: Netwerk) -> list[Gat]:
    """Everything that misses, in the order in which it is solved, each with what was said of it."""
    uitleg = {rij.sleutel: rij for rij in Gemisuitleg.objects.in_netwerk(netwerk)}
    gevonden = [Gat(soort, wat) for soort, dingen in _per_soort(netwerk) for wat in dingen]
    return [Gat(g.soort, g.wat, uitleg.get(g.sleutel)) for g in gevonden]


def onverklaard(netwerk: Netwerk) -> list[Gat]:
    """What misses while nobody said why."""
    return [gat for gat in gaten(netwerk) if gat.uitleg is None]


# Any: each kind misses in an object of its own
def _per_soort(netwerk: Netwerk) -> Iterable[tuple[str, Iterable[Any]]]:
    onderwerpen = (
        Onderwerp.objects.in_netwerk(netwerk).select_related("hoofdstuk").order_by("hoofdstuk__nummer", "nummer")
    )
    hoofdstukken = Hoofdstuk.objects.in_netwerk(netwerk).order_by("nummer")
    redactie = Eindredactie.objects.in_netwerk(netwerk).first()
    yield "eindredactie", _redactie(netwerk)
    yield "tekst", _teksten(netwerk)
    if _opbouw(netwerk) == Rapportopbouw.PIJLERS:
        overdraagbaar = Fiche.objects.in_netwerk(netwerk).exclude(soort__in=(Fichesoort.KNELPUNT, Fichesoort.DREMPEL))
        yield "fiche", overdraagbaar.filter(stappen="").select_related("netwerk").order_by("titel")
    yield "hoofdstuk", hoofdstukken.filter(onderwerpen=None)
    yield "onderwerp", onderwerpen.filter(aanbevelingen=None)
    yield (
        "aanbeveling",
        Aanbeveling.objects.in_netwerk(netwerk).filter(ZONDER_BEWIJS).select_related("netwerk").order_by("nummer"),
    )
    alle = Aanbeveling.objects.in_netwerk(netwerk).order_by("nummer")
    # the evidence is counted of those alone that the rule may lower: not of the most modest, nor of what was justified
    te_wegen = alle.exclude(sterkte=Sterkte.SUGGESTIE).exclude(~Q(sterkte_door=""), ~Q(sterkte_waarom=""))
    yield "sterkte", [a for a in te_wegen.met_draagvlak() if oordeel_over(a).wordt_lager]
    yield "geadresseerde", alle.filter(aansprekingen=None)
    if hoofdstukken.exists():  # boxes and the table of validated projects stand in chapters
        kaders = Impactkader.objects.in_netwerk(netwerk)
        yield "impactkader", kaders.filter(project__is_gevalideerd=False).select_related("project__netwerk")
        gevalideerd = Project.objects.in_netwerk(netwerk).gevalideerd().order_by("nummer")
        yield "project", gevalideerd.exclude(pk__in=kaders.values("project"))
    dag = peildag_van(netwerk, redactie.datum if redactie else None)
    yield "vraag", _zonder_antwoord(netwerk, dag)
    yield "piloot", _zonder_besluit(netwerk, dag)


def peildag_van(netwerk: Netwerk, omslag: date | None) -> date:
    """The day on which a final report looks: that of its cover, else the last day of the network; never a day to come.

    What became of the recommendations since stands apart, with the day on which it was brought up to date.
    """
    return min(dag for dag in (omslag or netwerk.einde, klok.vandaag()) if dag is not None)


def _zonder_antwoord(netwerk: Netwerk, dag: date) -> Iterable[Leervraag]:
    """The questions without an answer at the end of the day of the report: as many as its counts leave open."""
    beantwoord = Q(staat=LeervraagStaat.BEANTWOORD) & (Q(beantwoord_op=None) | Q(beantwoord_op__date__lte=dag))
    vragen = Leervraag.objects.in_netwerk(netwerk).exclude(staat=LeervraagStaat.INGETROKKEN).exclude(beantwoord)
    return vragen.filter(ingebracht_op__date__lte=dag).order_by("ingebracht_op", "pk")


def _zonder_besluit(netwerk: Netwerk, dag: date) -> Iterable[Piloot]:
    """The pilots that had begun by that day and about which nobody had decided; a design awaits no decision."""
    open_ = Piloot.objects.in_netwerk(netwerk).filter(Q(besluit="") | Q(besluit_op__gt=dag)).exclude(fase=Fase.ONTWERP)
    return open_.filter(Q(start=None) | Q(start__lte=dag)).order_by("nummer")


def _redactie(netwerk: Netwerk) -> list[str]:
    """The parts of the opening that nobody wrote, by name; ``alles`` before anybody began."""
    redactie = Eindredactie.objects.in_netwerk(netwerk).first()
    if redactie is None:
        return ["alles"]
    leeg = [naam for naam in ("inleiding", "samenvatting", "motto", "brief") if not getattr(redactie, naam)]
    if redactie.brief and not netwerk.ondertekeningen.filter(wat=Tekent.BRIEF).exists():
        leeg.append("ondertekenaar")
    return leeg


def _opbouw(netwerk: Netwerk) -> str:
    redactie = Eindredactie.objects.in_netwerk(netwerk).first()
    return redactie.opbouw if redactie else Rapportopbouw.HOOFDSTUKKEN.value


def tekstplekken(netwerk: Netwerk, opbouw: str) -> list[tuple[Tekstsoort, Thema | None]]:
    """The texts that a report of this kind has room for, in the order of the report."""
    if opbouw != Rapportopbouw.PIJLERS:
        return [(soort, None) for soort in OVERAL]
    pijlers = list(Thema.objects.in_netwerk(netwerk).filter(ouder=None).order_by("volgorde", "pk"))
    plekken: list[tuple[Tekstsoort, Thema | None]] = [(Tekstsoort.KADER, None), (Tekstsoort.VERLOOP, None)]
    plekken += [(soort, pijler) for pijler in pijlers for soort in PER_PIJLER]
    return plekken + [(s, None) for s in Tekstsoort if s not in (*PER_PIJLER, Tekstsoort.KADER, Tekstsoort.VERLOOP)]


def _teksten(netwerk: Netwerk) -> list[Tekstplek]:
    """The texts that a report per pillar has room for and nobody wrote."""
    opbouw = _opbouw(netwerk)
    if opbouw != Rapportopbouw.PIJLERS:
        return []  # in a report with chapters these texts are an extra
    geschreven = {(t.soort, t.thema_id) for t in Rapporttekst.objects.in_netwerk(netwerk) if t.delen}
    return [
        Tekstplek(soort, thema)
        for soort, thema in tekstplekken(netwerk, opbouw)
        if (soort.value, thema.pk if thema else None) not in geschreven
    ]
