"""All rows of one network that a report is made from, read in a fixed number of queries.

Texts of questions that were shared with the netwerkbegeleider alone never leave this module.
"""

from collections import defaultdict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from django.utils import timezone

from kennis.models import Casus, Casusreeks, Fiche, Overname, Signaal
from netwerken.models import Netwerk, Oplevering, Orgaan, Thema
from piloten.enums import Fase
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
from sessies.enums import Delen, LeervraagStaat, SessieStatus
from sessies.models import Actiepunt, Besluit, Inzicht, Leervraag, Sessie


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

        def van(model: Any) -> Any:
            return model.objects.filter(netwerk=netwerk)

        return cls(
            netwerk=netwerk,
            contact=contacten_van(netwerk),
            **_opzet(van),
            **_projecten(van),
            **_gesprek(van),
            **_opbrengst(van),
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

        def van_sessie(rijen: list[Any]) -> list[Any]:
            return [r for r in rijen if r.sessie_id in bekend]

        def met_datum(rijen: list[Any]) -> list[Any]:
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
            fiches=met_datum(self.fiches),
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


def _opzet(van: Callable[[Any], Any]) -> dict[str, Any]:
    """How the network is set up, and what is written for a period."""
    return {
        "themas": {t.pk: t for t in van(Thema).order_by("volgorde", "pk")},
        "organen": list(van(Orgaan).select_related("samengeroepen_door").order_by("pk")),
        "opleveringen": list(van(Oplevering).prefetch_related("indieningen").order_by("tegen", "pk")),
        "beslispunten": list(van(Beslispunt).select_related("besluit_sessie").order_by("periode", "nummer")),
        "teksten": list(van(Periodetekst).order_by("periode", "soort", "pk")),
    }


def _projecten(van: Callable[[Any], Any]) -> dict[str, Any]:
    """Projects with their guidance, and what partners promised to reach."""
    projecten = van(Project).select_related("oproep", "promotor").prefetch_related("themas")
    acties = van(Actie).select_related("organisatie", "thema").prefetch_related("principes__principe")
    indicatoren = van(Indicator).select_related("thema", "noemer").prefetch_related("standen")
    begroting = van(Begrotingslijn).select_related("thema").prefetch_related("jaren")
    return {
        "oproepen": list(van(Oproep).order_by("nummer")),
        "projecten": list(projecten.order_by("code")),
        "analysefases": list(van(Analysefase).order_by("project_id")),
        "contacten": list(van(Begeleidingscontact).order_by("datum", "pk")),
        "leereffecten": list(van(Leereffect).select_related("project").order_by("datum", "pk")),
        "initiatieven": list(van(Initiatief).select_related("organisatie").order_by("organisatie__naam", "titel")),
        "acties": list(acties.order_by("thema__volgorde", "pk")),
        "indicatoren": list(indicatoren.order_by("volgorde", "pk")),
        "begroting": list(begroting.order_by("volgorde", "pk")),
    }


def _gesprek(van: Callable[[Any], Any]) -> dict[str, Any]:
    """Meetings, questions and what was decided; concepts of meetings are nobody's business yet."""
    sessies = van(Sessie).exclude(status=SessieStatus.CONCEPT)
    sessies = sessies.select_related("groep", "orgaan", "gastheer", "opkomst", "evaluatie")
    vragen = van(Leervraag).select_related("project", "organisatie").prefetch_related("agendapunten")
    return {
        "sessies": list(sessies.prefetch_related("agendapunten", "inbrengen__organisatie").order_by("begint_op", "pk")),
        "vragen": list(vragen.order_by("ingebracht_op", "pk")),
        "inzichten": list(van(Inzicht).select_related("leervraag").order_by("aangemaakt_op", "pk")),
        "besluiten": list(van(Besluit).order_by("sessie__begint_op", "pk")),
        "actiepunten": list(van(Actiepunt).order_by("tegen", "pk")),
    }


def _opbrengst(van: Callable[[Any], Any]) -> dict[str, Any]:
    """Pilots, knowledge, signals and cases."""
    piloten = van(Piloot).select_related("project", "organisatie", "besluit_door")
    overnames = van(Overname).select_related("fiche", "project", "organisatie")
    signalen = van(Signaal).prefetch_related(
        "aan", "herkenningen__organisatie", "inzichtpijlen__inzicht", "fichepijlen__fiche"
    )
    return {
        "piloten": list(piloten.prefetch_related("vraagpijlen__leervraag", "bevindingen").order_by("nummer")),
        "fiches": list(van(Fiche).order_by("datum", "pk")),
        "overnames": list(overnames.order_by("datum", "pk")),
        "signalen": list(signalen.order_by("datum", "pk")),
        "reeksen": list(van(Casusreeks).prefetch_related("uitkomsten").order_by("pk")),
        "casussen": list(van(Casus).order_by("pk")),
    }


def dag_van(moment: Any) -> date:
    """The day in Brussels of an aware moment."""
    return timezone.localdate(moment)


def vraag_op(vraag: Leervraag, dag: date) -> Leervraag:
    """The question as it stood at the end of ``dag``: an answer that came later is not there yet."""
    if vraag.beantwoord_op is None or dag_van(vraag.beantwoord_op) <= dag:
        return vraag
    toen = copy(vraag)
    toen.antwoord, toen.beantwoord_op, toen.staat = "", None, LeervraagStaat.VERHELDERD.value
    return toen


def piloot_op(piloot: Piloot, dag: date) -> Piloot:
    """The pilot as it stood at the end of ``dag``: what was decided later was not decided yet."""
    if piloot.besluit_op is None or piloot.besluit_op <= dag:
        return piloot
    toen = copy(piloot)
    toen.besluit, toen.besluit_op, toen.besluit_door, toen.resultaat = "", None, None, ""
    toen.fase = Fase.LOPEND.value if piloot.einde is None or piloot.einde > dag else Fase.AFGEROND.value
    return toen


def signaal_op(signaal: Signaal, dag: date) -> Signaal:
    """The signal as it stood at the end of ``dag``."""
    toen = copy(signaal)
    toen.staat = signaal.staat_op(dag).value
    return toen


def mag_gelezen(vraag: Leervraag) -> bool:
    """Say whether the words of a question may stand in a report."""
    return bool(vraag.delen != Delen.BEGELEIDING)
