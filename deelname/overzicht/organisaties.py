"""Who was reached, per organisation and per project: from lists that are closed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.utils import timezone

from deelname.enums import ERBIJ
from deelname.models import Aanwezigheid
from kern.register import Contact
from netwerken.models import Netwerk
from projecten.models import Project, Projectpartner
from sessies.models import Sessie


class PerOrganisatie(NamedTuple):
    """How many people of one organisation were there; of who has none the name is empty."""

    organisatie: str
    aantal: int


def per_organisatie(sessie: Sessie) -> list[PerOrganisatie]:
    """Who was at a meeting, counted by organisation, the most first."""
    rijen = Aanwezigheid.objects.filter(sessie=sessie, toestand__in=ERBIJ).order_by()
    telling = rijen.values_list("organisatie__naam").annotate(aantal=Count("pk"))
    return sorted(
        (PerOrganisatie(naam or "", n) for naam, n in telling), key=lambda rij: (-rij.aantal, rij.organisatie)
    )


def projecten_bij(sessie: Sessie) -> list[Project]:
    """The projects whose promotor or partner was at a meeting."""
    organisaties = Aanwezigheid.objects.filter(sessie=sessie, toestand__in=ERBIJ).values("organisatie")
    pks = {pk for pk, _ in _projecten_van(sessie.netwerk, organisaties)}
    return list(Project.objects.in_netwerk(sessie.netwerk).filter(pk__in=pks).order_by("code"))


def _projecten_van(netwerk: Netwerk, organisaties: QuerySet) -> set[tuple[int, int]]:
    """(project, organisation) of everybody who carries a project of this network or is its partner."""
    eigen = Project.objects.in_netwerk(netwerk).filter(promotor__in=organisaties)
    partners = Projectpartner.objects.filter(project__netwerk=netwerk, organisatie__in=organisaties)
    return {*eigen.values_list("pk", "promotor"), *partners.values_list("project", "organisatie")}


def aanwezigheidscontacten(netwerk: Netwerk) -> Iterable[tuple[int, Contact]]:
    """A project has been in contact on the day that its promotor or a partner was at a meeting whose list is closed."""
    erbij = Aanwezigheid.objects.filter(
        netwerk=netwerk, toestand__in=ERBIJ, lijst__gesloten_op__isnull=False, organisatie__isnull=False
    )
    dagen: dict[int, set[date]] = {}
    for organisatie, begin in erbij.values_list("organisatie", "sessie__begint_op").distinct():
        dagen.setdefault(organisatie, set()).add(timezone.localdate(begin))
    if not dagen:
        return
    for project, organisatie in sorted(_projecten_van(netwerk, erbij.values("organisatie"))):
        for dag in sorted(dagen[organisatie]):
            yield project, Contact(dag, "op een bijeenkomst")
