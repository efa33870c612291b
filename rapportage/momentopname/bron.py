"""All rows of one network that a report is made from, read in a fixed number of queries.

Texts of questions that were shared with the netwerkbegeleider alone never leave this module.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self, TypedDict, TypeVar

from django.db import models
from django.utils import timezone

from kennis.models import Casus, Casusreeks, Fiche, Overname, Signaal
from netwerken.models import Netwerk, Oplevering, Orgaan, Thema
from piloten.models import Piloot
from projecten.models import (
    Actie,
    Analysefase,
    Begeleidingscontact,
    Begrotingslijn,
    Indicator,
    Initiatief,
    Leereffect,
    Oproep,
    Project,
)
from projecten.overzicht.contact import Bereik, Contacten, bereik_in, contacten_van
from rapportage.models import Beslispunt, Periodetekst
from rapportage.momentopname.peildag import (
    actie_op,
    analysefase_op,
    beslispunt_op,
    fiche_op,
    oplevering_op,
    piloot_op,
    project_op,
    signaal_op,
    vraag_op,
)
from sessies.enums import Delen, SessieStatus
from sessies.models import Actiepunt, Besluit, Inzicht, Leervraag, Sessie

M = TypeVar("M", bound=models.Model)
VanSessie = TypeVar("VanSessie", Besluit, Actiepunt)
MetDatum = TypeVar("MetDatum", Begeleidingscontact, Leereffect, Fiche, Overname, Signaal)


@dataclass
class Bron:
    """The rows of a network. Every list is in a stable order."""

    netwerk: Netwerk
    themas: dict[int, Thema]
    oproepen: list[Oproep]
    organen: list[Orgaan]
    opleveringen: list[Oplevering]
    projecten: list[Project]
    analysefases: list[Analysefase]
    contacten: list[Begeleidingscontact]
    leereffecten: list[Leereffect]
    initiatieven: list[Initiatief]
    acties: list[Actie]
    indicatoren: list[Indicator]
    begroting: list[Begrotingslijn]
    sessies: list[Sessie]
    vragen: list[Leervraag]
    inzichten: list[Inzicht]
    besluiten: list[Besluit]
    actiepunten: list[Actiepunt]
    piloten: list[Piloot]
    fiches: list[Fiche]
    overnames: list[Overname]
    signalen: list[Signaal]
    reeksen: list[Casusreeks]
    casussen: list[Casus]
    contact: Contacten
    beslispunten: list[Beslispunt]
    teksten: list[Periodetekst]

    @classmethod
    def lees(cls, netwerk: Netwerk) -> Self:
        """Read everything; the number of queries does not depend on the number of rows."""
        return cls(
            netwerk=netwerk,
            contact=contacten_van(netwerk),
            **_opzet(netwerk),
            **_projecten(netwerk),
            **_gesprek(netwerk),
            **_opbrengst(netwerk),
        )

    def __post_init__(self) -> None:
        self.sessie_per_id = {s.pk: s for s in self.sessies}
        self.project_per_id = {p.pk: p for p in self.projecten}
        self._agenda: dict[int, list[date]] = defaultdict(list)
        for vraag in self.vragen:
            for punt in vraag.agendapunten.all():
                sessie = self.sessie_per_id.get(punt.sessie_id)
                if sessie is not None and sessie.status == SessieStatus.GEHOUDEN:
                    self._agenda[vraag.pk].append(dag_van(sessie.begint_op))

    def op(self, peildag: date) -> Self:
        """The same rows as they stood at the end of ``peildag``: what came later is not there, what was open is open."""
        bekend = {s.pk for s in self.sessies if s.datum <= peildag}

        def van_sessie(rijen: list[VanSessie]) -> list[VanSessie]:
            return [r for r in rijen if r.sessie_id in bekend]

        def met_datum(rijen: list[MetDatum]) -> list[MetDatum]:
            return [r for r in rijen if r.datum <= peildag]

        return replace(
            self,
            sessies=[s for s in self.sessies if s.pk in bekend or s.is_gepland_op(peildag)],
            vragen=[vraag_op(v, peildag) for v in self.vragen if dag_van(v.ingebracht_op) <= peildag],
            inzichten=[
                i for i in self.inzichten
                if (i.sessie_id in bekend if i.sessie_id else dag_van(i.aangemaakt_op) <= peildag)
            ],
            besluiten=van_sessie(self.besluiten),
            actiepunten=van_sessie(self.actiepunten),
            piloten=[piloot_op(p, peildag) for p in self.piloten if p.start is None or p.start <= peildag],
            opleveringen=[oplevering_op(o, peildag) for o in self.opleveringen],
            projecten=[project_op(p, peildag) for p in self.projecten],
            analysefases=[analysefase_op(f, peildag) for f in self.analysefases if f.start is None or f.start <= peildag],
            acties=[a for actie in self.acties if (a := actie_op(actie, peildag))],
            fiches=[fiche_op(f, peildag) for f in met_datum(self.fiches)],
            beslispunten=[beslispunt_op(b, peildag) for b in self.beslispunten],
            overnames=met_datum(self.overnames),
            signalen=[signaal_op(s, peildag) for s in met_datum(self.signalen)],
            leereffecten=met_datum(self.leereffecten),
            contacten=met_datum(self.contacten),
            reeksen=[r for r in self.reeksen if r.gemeten_op <= peildag],
            casussen=[c for c in self.casussen if c.sessie_id is None or c.sessie_id in bekend],
        )  # fmt: skip

    # --- questions over what was read ---------------------------------------------------------------------------
    def wortel(self, thema_id: int | None) -> Thema | None:
        """The top of the tree above a theme."""
        thema = self.themas.get(thema_id or 0)
        while thema is not None and thema.ouder_id in self.themas:
            thema = self.themas[thema.ouder_id]
        return thema

    def wortels(self) -> list[Thema]:
        return [t for t in self.themas.values() if t.ouder_id is None]

    def besproken_op(self, vraag: Leervraag) -> date | None:
        """The first day a question was on the agenda of a meeting that was held."""
        return min(self._agenda.get(vraag.pk, ()), default=None)

    def behandeld_op(self, vraag: Leervraag) -> date | None:
        """The day a question was first taken up: on an agenda, or answered at once."""
        dagen = [d for d in (self.besproken_op(vraag), vraag.beantwoord_op and dag_van(vraag.beantwoord_op)) if d]
        return min(dagen, default=None)

    def bereik(self, van: date, tot: date) -> Bereik:
        """Which projects ran from ``van`` to ``tot``, and who of them was reached."""
        return bereik_in([p for p in self.projecten if p.loopt_in(van, tot)], self.contact, van, tot)

    def sessies_tussen(self, van: date, tot: date) -> list[Sessie]:
        """Meetings that began from ``van`` to ``tot`` and were held."""
        return [s for s in self.sessies if van <= s.datum <= tot and s.status == SessieStatus.GEHOUDEN]

    def afgelast_tussen(self, van: date, tot: date, peildag: date) -> list[Sessie]:
        """Meetings that would have begun from ``van`` to ``tot`` and were called off by the end of ``peildag``."""
        return [
            s for s in self.sessies
            if van <= s.datum <= tot and s.status == SessieStatus.AFGELAST
            and (s.afgelast_op is None or dag_van(s.afgelast_op) <= peildag)
        ]  # fmt: skip

    def gepland_tussen(self, van: date, tot: date, peildag: date) -> list[Sessie]:
        """Meetings from ``van`` to ``tot`` that stood on the calendar at the end of ``peildag``."""
        return [s for s in self.sessies if van <= s.datum <= tot and s.is_gepland_op(peildag)]


def _van(model: type[M], netwerk: Netwerk) -> models.QuerySet[M]:
    return model._default_manager.filter(netwerk=netwerk)


class Opzet(TypedDict):
    """How the network is set up, and what is written for a period."""

    themas: dict[int, Thema]
    organen: list[Orgaan]
    opleveringen: list[Oplevering]
    beslispunten: list[Beslispunt]
    teksten: list[Periodetekst]


def _opzet(netwerk: Netwerk) -> Opzet:
    return {
        "themas": {t.pk: t for t in _van(Thema, netwerk).order_by("volgorde", "pk")},
        "organen": list(_van(Orgaan, netwerk).select_related("samengeroepen_door").order_by("pk")),
        "opleveringen": list(_van(Oplevering, netwerk).prefetch_related("indieningen").order_by("tegen", "pk")),
        "beslispunten": list(
            _van(Beslispunt, netwerk)
            .select_related("besluit_sessie")
            .prefetch_related("teruggenomen__sessie")
            .order_by("periode", "nummer")
        ),
        "teksten": list(_van(Periodetekst, netwerk).order_by("periode", "soort", "pk")),
    }


class Projectrijen(TypedDict):
    """Projects with their guidance, and what partners promised to reach."""

    oproepen: list[Oproep]
    projecten: list[Project]
    analysefases: list[Analysefase]
    contacten: list[Begeleidingscontact]
    leereffecten: list[Leereffect]
    initiatieven: list[Initiatief]
    acties: list[Actie]
    indicatoren: list[Indicator]
    begroting: list[Begrotingslijn]


def _projecten(netwerk: Netwerk) -> Projectrijen:
    projecten = _van(Project, netwerk).select_related("oproep", "promotor").prefetch_related("themas")
    acties = (
        _van(Actie, netwerk).select_related("organisatie", "thema").prefetch_related("principes__principe", "stappen")
    )
    indicatoren = _van(Indicator, netwerk).select_related("thema", "noemer").prefetch_related("standen")
    begroting = _van(Begrotingslijn, netwerk).select_related("thema").prefetch_related("jaren")
    return {
        "oproepen": list(_van(Oproep, netwerk).order_by("nummer")),
        "projecten": list(projecten.order_by("code")),
        "analysefases": list(_van(Analysefase, netwerk).order_by("project_id")),
        "contacten": list(_van(Begeleidingscontact, netwerk).order_by("datum", "pk")),
        "leereffecten": list(_van(Leereffect, netwerk).select_related("project").order_by("datum", "pk")),
        "initiatieven": list(
            _van(Initiatief, netwerk).select_related("organisatie").order_by("organisatie__naam", "titel")
        ),
        "acties": list(acties.order_by("thema__volgorde", "pk")),
        "indicatoren": list(indicatoren.order_by("volgorde", "pk")),
        "begroting": list(begroting.order_by("volgorde", "pk")),
    }


class Gesprek(TypedDict):
    """Meetings, questions and what was decided; concepts of meetings are nobody's business yet."""

    sessies: list[Sessie]
    vragen: list[Leervraag]
    inzichten: list[Inzicht]
    besluiten: list[Besluit]
    actiepunten: list[Actiepunt]


def _gesprek(netwerk: Netwerk) -> Gesprek:
    sessies = _van(Sessie, netwerk).exclude(status=SessieStatus.CONCEPT)
    sessies = sessies.select_related("groep", "orgaan", "gastheer", "opkomst", "evaluatie")
    vragen = _van(Leervraag, netwerk).select_related("project", "organisatie").prefetch_related("agendapunten")
    return {
        "sessies": list(sessies.prefetch_related("agendapunten", "inbrengen__organisatie").order_by("begint_op", "pk")),
        "vragen": list(vragen.order_by("ingebracht_op", "pk")),
        "inzichten": list(_van(Inzicht, netwerk).select_related("leervraag").order_by("aangemaakt_op", "pk")),
        "besluiten": list(_van(Besluit, netwerk).order_by("sessie__begint_op", "pk")),
        "actiepunten": list(_van(Actiepunt, netwerk).order_by("tegen", "pk")),
    }


class Opbrengst(TypedDict):
    """Pilots, knowledge, signals and cases."""

    piloten: list[Piloot]
    fiches: list[Fiche]
    overnames: list[Overname]
    signalen: list[Signaal]
    reeksen: list[Casusreeks]
    casussen: list[Casus]


def _opbrengst(netwerk: Netwerk) -> Opbrengst:
    piloten = _van(Piloot, netwerk).select_related("project", "organisatie", "besluit_door")
    overnames = _van(Overname, netwerk).select_related("fiche", "project", "organisatie")
    signalen = _van(Signaal, netwerk).prefetch_related(
        "aan", "herkenningen__organisatie", "inzichtpijlen__inzicht", "fichepijlen__fiche"
    )
    return {
        "piloten": list(piloten.prefetch_related("vraagpijlen__leervraag", "bevindingen").order_by("nummer")),
        "fiches": list(_van(Fiche, netwerk).prefetch_related("openbaar_in").order_by("datum", "pk")),
        "overnames": list(overnames.order_by("datum", "pk")),
        "signalen": list(signalen.order_by("datum", "pk")),
        "reeksen": list(_van(Casusreeks, netwerk).prefetch_related("uitkomsten").order_by("pk")),
        "casussen": list(_van(Casus, netwerk).order_by("pk")),
    }


def dag_van(moment: datetime) -> date:
    """The day in Brussels of an aware moment."""
    return timezone.localdate(moment)


def mag_gelezen(vraag: Leervraag) -> bool:
    """Say whether the words of a question may stand in a report."""
    return bool(vraag.delen != Delen.BEGELEIDING)
