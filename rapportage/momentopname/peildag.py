"""One row as it stood at the end of a day: what came later is taken back in a copy, and the row itself stays.

What has a date of its own is left out where the rows are read; here is what has a state, and a day on which it came.
"""

from copy import copy
from datetime import date

from django.utils import timezone

from kennis.models import Fiche, Signaal
from netwerken.models import Oplevering
from piloten.enums import Fase
from piloten.models import Piloot
from projecten.models import Actie, Analysefase, Project
from rapportage.models import Beslispunt
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag


def vraag_op(vraag: Leervraag, dag: date) -> Leervraag:
    """The question as it stood at the end of ``dag``: an answer that came later is not there yet, nor clearer words."""
    toen = copy(vraag)
    if vraag.beantwoord_op is not None and timezone.localdate(vraag.beantwoord_op) > dag:
        toen.antwoord, toen.beantwoord_op, toen.staat = "", None, LeervraagStaat.VERHELDERD.value
    if vraag.verhelderd_op is not None and timezone.localdate(vraag.verhelderd_op) > dag:
        toen.vraag, toen.verhelderd_op = "", None
    return toen


def piloot_op(piloot: Piloot, dag: date) -> Piloot:
    """The pilot as it stood at the end of ``dag``: what was decided later was not decided yet."""
    if piloot.besluit_op is not None and piloot.besluit_op <= dag:
        return piloot
    toen = copy(piloot)
    toen.besluit, toen.besluit_op, toen.besluit_door = "", None, None
    if piloot.besluit_op is not None:
        toen.resultaat = ""
        toen.fase = Fase.LOPEND.value if piloot.einde is None or piloot.einde > dag else Fase.AFGEROND.value
    elif piloot.fase == Fase.AFGEROND and piloot.einde is not None and piloot.einde > dag:
        toen.fase = Fase.LOPEND.value
    return toen


def signaal_op(signaal: Signaal, dag: date) -> Signaal:
    """The signal as it stood at the end of ``dag``."""
    toen = copy(signaal)
    toen.staat = signaal.staat_op(dag).value
    return toen


def actie_op(actie: Actie, dag: date) -> Actie | None:
    """The action as it stood at the end of ``dag``; None when it was not agreed yet."""
    staat = actie.staat_op(dag)
    if staat is None:
        return None
    toen = copy(actie)
    toen.staat = staat.value
    return toen


def fiche_op(fiche: Fiche, dag: date) -> Fiche:
    """The card as everybody could read it at the end of ``dag``; what was made unreadable since is not printed again."""
    toen = copy(fiche)
    toen.is_openbaar = fiche.is_openbaar and fiche.was_openbaar_op(dag)
    return toen


def oplevering_op(oplevering: Oplevering, dag: date) -> Oplevering:
    """The deliverable as it stood at the end of ``dag``: what was handed in or accepted later was not there yet."""
    toen = copy(oplevering)
    toen.ingediend_op = oplevering.ingediend_voor(dag)
    if oplevering.aanvaard_op is not None and oplevering.aanvaard_op > dag:
        toen.aanvaard_op = None
    return toen


def analysefase_op(fase: Analysefase, dag: date) -> Analysefase:
    """The analysis phase as it stood at the end of ``dag``."""
    toen = copy(fase)
    if fase.plan_ingediend_op is not None and fase.plan_ingediend_op > dag:
        toen.plan_ingediend_op = None
    if fase.feedback_op is not None and fase.feedback_op > dag:
        toen.feedback_op = None
    return toen


def project_op(project: Project, dag: date) -> Project:
    """The project as it stood at the end of ``dag``: validated later is not validated yet."""
    toen = copy(project)
    if project.gevalideerd_op is not None and project.gevalideerd_op > dag:
        toen.is_gevalideerd, toen.gevalideerd_op = False, None
    return toen


def beslispunt_op(punt: Beslispunt, dag: date) -> Beslispunt:
    """The point as it stood at the end of ``dag``: a decision that came later is not there, one taken back later is."""
    besluiten = [(t.besloten_op, t.besluit, t.sessie) for t in punt.teruggenomen.all() if t.datum > dag]
    if punt.besloten_op is not None:
        besluiten.append((punt.besloten_op, punt.besluit, punt.besluit_sessie))
    toen = copy(punt)
    toen.besloten_op, toen.besluit, toen.besluit_sessie = next((b for b in besluiten if b[0] <= dag), (None, "", None))
    return toen
