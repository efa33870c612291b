"""The one rule of contact with a project: what counts, who was reached in a time, and who was silent in it.

A contact is a talk, visit or mail that was noted, a question of the project that came in, was discussed or got an answer,
or a practice it took over. A project that runs is *bereikt* in a time with at least one contact, and *stil* without:
together they are all projects that run. Pages look back ninety days; a report looks at its period.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kern import klok, register
from kern.register import Contact
from kern.standen import LOS
from kern.toegang import Toegang
from netwerken.models import Netwerk
from projecten.enums import STIL_NA_DAGEN
from projecten.models import Begeleidingscontact, Project

Contacten = Mapping[int, list[Contact]]


@dataclass(frozen=True)
class Bereik:
    """The projects that ran from ``van`` to ``tot``, and the last contact with each by that last day."""

    van: date
    tot: date
    projecten: list[Project]
    laatste: dict[int, Contact] = field(default_factory=dict)

    @property
    def bereikt(self) -> set[int]:
        """The projects with a contact in this time."""
        return {p.pk for p in self.projecten if p.pk in self.laatste and self.laatste[p.pk].dag >= self.van}

    @property
    def stil(self) -> list[Project]:
        """All the others, the longest silent first."""
        bereikt = self.bereikt
        stil = [p for p in self.projecten if p.pk not in bereikt]
        return sorted(stil, key=lambda p: (self.laatste[p.pk].dag if p.pk in self.laatste else date.min, p.code))


def contacten_van(netwerk: Netwerk) -> Contacten:
    """All contacts of a network's projects, oldest first; one query per kind of thing that counts."""
    per_project: dict[int, list[Contact]] = {}
    for bron in register.alles.contacten:
        for project_id, contact in bron(netwerk):
            per_project.setdefault(project_id, []).append(contact)
    for rij in per_project.values():
        rij.sort(key=lambda contact: contact.dag)
    return per_project


def bereik_in(lopend: Iterable[Project], contacten: Contacten, van: date, tot: date) -> Bereik:
    """Who of these projects was reached from ``van`` to ``tot``; what came later is not looked at."""
    projecten = list(lopend)
    laatste = {}
    for project in projecten:
        gehad = [contact for contact in contacten.get(project.pk, ()) if contact.dag <= tot]
        if gehad:
            laatste[project.pk] = gehad[-1]
    return Bereik(van, tot, projecten, laatste)


def bereik_nu(netwerk: Netwerk) -> Bereik:
    """Who of the projects that run today was reached in the last ninety days, today included."""
    vandaag = klok.vandaag()
    lopend = [p for p in _projecten(netwerk) if p.loopt_in(vandaag, vandaag)]
    return bereik_in(lopend, contacten_van(netwerk), vandaag - timedelta(days=STIL_NA_DAGEN), vandaag)


@dataclass(frozen=True)
class Laatste:
    """The last contact with each project that runs today, and which of them are silent."""

    bewaard: Mapping[str, str]  # as it was kept: a page reads those of the projects that it shows
    stil: set[int]

    def met(self, project: Project) -> Contact | None:
        """The last contact with this project."""
        dag, _, wat = self.bewaard.get(str(project.pk), "").partition(" ")
        return Contact(date.fromisoformat(dag), wat) if dag else None


def laatste_contacten(toegang: Toegang) -> Laatste:
    """The same as :func:`bereik_nu`, worked out anew only when something happened since."""

    def reken() -> tuple[dict[str, str], list[int]]:
        bereik = bereik_nu(toegang.netwerk)
        laatste = {str(pk): f"{contact.dag} {contact.wat}" for pk, contact in bereik.laatste.items()}
        return laatste, [p.pk for p in bereik.stil]

    laatste, stil = toegang.standen.haal(f"{LOS}laatste contacten", reken, voor_iedereen=True)
    return Laatste(laatste, set(stil))


def bereik_van(netwerk: Netwerk, van: date, tot: date) -> Bereik:
    """Who of the projects that ran from ``van`` to ``tot`` was reached in that time."""
    lopend = [p for p in _projecten(netwerk) if p.loopt_in(van, tot)]
    return bereik_in(lopend, contacten_van(netwerk), van, tot)


def _projecten(netwerk: Netwerk) -> Iterable[Project]:
    return Project.objects.in_netwerk(netwerk).select_related("oproep", "netwerk").order_by("code")


def begeleidingscontacten(netwerk: Netwerk) -> Iterable[tuple[int, Contact]]:
    """What the begeleiding noted: talks, visits, advice, mails."""
    for contact in Begeleidingscontact.objects.in_netwerk(netwerk).order_by("datum", "pk"):
        yield contact.project_id, Contact(contact.datum, contact.get_soort_display())
