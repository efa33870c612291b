"""The evidence of a recommendation as a reader may see it: per kind, with where it stands and when it was."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from kennis.models import Fiche, Signaal
from kern.toegang import Toegang
from piloten.models import Piloot
from projecten.models import Project
from rapportage.domain.aanbevelingen import Bewijsobject
from rapportage.models import BEWIJSSOORTEN, Aanbeveling
from sessies.enums import SessieStatus
from sessies.models import Inzicht, Leervraag, Sessie


@dataclass(frozen=True)
class Bewijsstuk:
    """One thing a recommendation rests on."""

    pk: int
    titel: str
    url: str
    wanneer: date | None = None
    noot: str = ""


@dataclass
class Bewijsgroep:
    """Everything of one kind. ``verborgen`` counts what this reader may not open."""

    soort: str
    titel: str
    enkelvoud: str
    icoon: str
    stukken: list[Bewijsstuk] = field(default_factory=list)
    verborgen: int = 0


@dataclass(frozen=True)
class Bron:
    """How one kind of evidence is found, named and dated. ``relaties`` are fetched along."""

    titel: str
    enkelvoud: str
    icoon: str
    model: Any  # one of seven models, each with a manager that knows who may see what
    relaties: tuple[str, ...]
    stuk: Callable[[Any], Bewijsstuk]  # idem: of an object of that model


def _dag(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _project(p: Project) -> Bewijsstuk:
    noot = ", ".join(deel for deel in (p.nummer, str(p.promotor or "")) if deel)
    return Bewijsstuk(p.pk, p.titel, p.get_absolute_url(), p.gevalideerd_op, noot)


def _sessie(s: Sessie) -> Bewijsstuk:
    return Bewijsstuk(s.pk, s.titel, s.get_absolute_url(), _dag(s.begint_op), s.get_soort_display())


def _vraag(v: Leervraag) -> Bewijsstuk:
    return Bewijsstuk(v.pk, v.tekst, v.get_absolute_url(), _dag(v.ingebracht_op), v.get_staat_display())


def _inzicht(i: Inzicht) -> Bewijsstuk:
    if i.weggehaald_op is not None:
        return Bewijsstuk(i.pk, i.titel, i.get_absolute_url(), noot=i.waarom_weg)
    wanneer = i.sessie.begint_op if i.sessie else i.aangemaakt_op
    return Bewijsstuk(i.pk, i.titel, i.get_absolute_url(), _dag(wanneer), f"inzicht {i.nummer}")


def _piloot(p: Piloot) -> Bewijsstuk:
    noot = f"besluit: {p.get_besluit_display()}" if p.besluit else p.get_fase_display()
    return Bewijsstuk(p.pk, p.titel, p.get_absolute_url(), p.besluit_op or p.start, noot)


def _fiche(f: Fiche) -> Bewijsstuk:
    return Bewijsstuk(f.pk, f.titel, f.get_absolute_url(), f.datum, f.get_soort_display())


def _signaal(s: Signaal) -> Bewijsstuk:
    return Bewijsstuk(s.pk, s.titel, s.get_absolute_url(), s.datum, s.get_staat_display())


BRONNEN: dict[str, Bron] = {
    "projecten": Bron("Projecten", "project", "briefcase", Project, ("netwerk", "promotor"), _project),
    "sessies": Bron("Bijeenkomsten", "bijeenkomst", "calendar-event", Sessie, ("netwerk",), _sessie),
    "vragen": Bron("Leervragen", "leervraag", "question-circle", Leervraag, ("netwerk",), _vraag),
    "inzichten": Bron("Inzichten", "inzicht", "lightbulb", Inzicht, ("netwerk", "sessie"), _inzicht),
    "piloten": Bron("Piloten", "piloot", "flask", Piloot, ("netwerk",), _piloot),
    "fiches": Bron("Fiches", "fiche", "journal-text", Fiche, ("netwerk",), _fiche),
    "signalen": Bron("Signalen", "signaal", "broadcast", Signaal, ("netwerk",), _signaal),
}


def zichtbaar(soort: str, toegang: Toegang) -> QuerySet[Bewijsobject]:
    """Everything of one kind that this person may see in this network."""
    bron = BRONNEN[soort]
    rijen: QuerySet[Bewijsobject] = bron.model.objects.zichtbaar_voor(toegang).select_related(*bron.relaties)
    return rijen


def bewijs_van(aanbeveling: Aanbeveling, toegang: Toegang) -> list[Bewijsgroep]:
    """The evidence per kind, oldest first; kinds without any are left out. Two queries a kind at most."""
    groepen = []
    for soort, (relatie, veld) in BEWIJSSOORTEN.items():
        ids = _bewezen(relatie, veld, aanbeveling)
        if not ids:
            continue
        bron = BRONNEN[soort]
        stukken = [bron.stuk(obj) for obj in zichtbaar(soort, toegang).filter(pk__in=ids)]
        stukken.sort(key=lambda s: (s.wanneer is None, s.wanneer, s.titel))
        verborgen = len(ids) - len(stukken)
        groepen.append(Bewijsgroep(soort, bron.titel, bron.enkelvoud, bron.icoon, stukken, verborgen))
    return groepen


def keuze(soort: str, aanbeveling: Aanbeveling, toegang: Toegang) -> QuerySet[Bewijsobject]:
    """What could still be added of one kind: visible here, and not yet evidence of this recommendation.

    A meeting that is to come or was called off proves nothing.
    """
    relatie, veld = BEWIJSSOORTEN[soort]
    rijen = zichtbaar(soort, toegang).exclude(pk__in=_bewezen(relatie, veld, aanbeveling))
    return rijen.filter(status=SessieStatus.GEHOUDEN) if soort == "sessies" else rijen


def _bewezen(relatie: type[Model], veld: str, aanbeveling: Aanbeveling) -> list[int]:
    return list(relatie._default_manager.filter(aanbeveling=aanbeveling).values_list(f"{veld}_id", flat=True))


def label(soort: str, obj: Model) -> str:
    """How something is named in a list to choose from: what it is and when it was."""
    stuk = BRONNEN[soort].stuk(obj)
    delen = [stuk.titel] + [str(d) for d in (stuk.noot,) if d]
    return " · ".join(delen)
