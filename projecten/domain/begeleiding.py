"""Process guidance of a project: the analysis phase, contacts and what changed because of it."""

from datetime import date

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from projecten.models import Analysefase, Begeleidingscontact, Leereffect, Project


@transaction.atomic
def start_analysefase(project: Project, *, start: date, door: Gebruiker | None) -> Analysefase:
    """Open the analysis phase of a project. Raises DomainError when it has one."""
    if Analysefase.objects.filter(project=project).exists():
        raise DomainError("De analysefase van dit project is al gestart.")
    fase = Analysefase.objects.create(project=project, netwerk=project.netwerk, start=start)
    leg_vast("analysefase.gestart", onderwerp=fase, door=door, project=project.pk)
    return fase


@transaction.atomic
def dien_plan_in(analysefase: Analysefase, *, op: date, door: Gebruiker | None) -> Analysefase:
    """Record that the plan of approach came in. Raises DomainError when it did, or before the start."""
    if op < analysefase.start:
        raise DomainError("Het plan van aanpak komt na de start van de analysefase.", veld="op")
    geraakt = Analysefase.objects.filter(pk=analysefase.pk, plan_ingediend_op=None).update(plan_ingediend_op=op)
    if geraakt != 1:
        raise DomainError("Het plan van aanpak is al ingediend.")
    analysefase.plan_ingediend_op = op
    leg_vast("analysefase.plan_ingediend", onderwerp=analysefase, door=door, op=op)
    return analysefase


@transaction.atomic
def geef_feedback(analysefase: Analysefase, *, op: date, bevindingen: str = "", door: Gebruiker | None) -> Analysefase:
    """Record the quality feedback on the plan. Raises DomainError without a plan, before it, or a second time."""
    if analysefase.plan_ingediend_op is None:
        raise DomainError("Feedback kan pas wanneer het plan van aanpak er is.")
    if op < analysefase.plan_ingediend_op:
        raise DomainError("De feedback komt na het plan van aanpak.", veld="op")
    geraakt = Analysefase.objects.filter(pk=analysefase.pk, feedback_op=None).update(
        feedback_op=op, bevindingen=bevindingen
    )
    if geraakt != 1:
        raise DomainError("Er is al feedback gegeven op dit plan van aanpak.")
    analysefase.feedback_op, analysefase.bevindingen = op, bevindingen
    leg_vast("analysefase.feedback_gegeven", onderwerp=analysefase, door=door, op=op)
    return analysefase


@transaction.atomic
def noteer_contact(
    project: Project,
    *,
    datum: date,
    soort: str,
    minuten: int | None = None,
    kern: str = "",
    door: Gebruiker | None,
) -> Begeleidingscontact:
    """Note a contact with a project. Raises DomainError for a day to come, an unknown kind or an odd length."""
    eis_niet_later(datum, "Een contact")
    if minuten is not None and not 1 <= minuten <= 1440:
        raise DomainError("Een contact duurt tussen 1 minuut en een dag.", veld="minuten")
    contact = Begeleidingscontact(
        netwerk=project.netwerk, project=project, datum=datum, soort=soort, minuten=minuten, kern=kern, door=door
    )
    eis_geldig(contact)
    contact.save()
    leg_vast("contact.genoteerd", onderwerp=contact, door=door, project=project.pk, soort=soort)
    return contact


@transaction.atomic
def noteer_leereffect(project: Project, *, datum: date, tekst: str, door: Gebruiker | None) -> Leereffect:
    """Note what a project does differently since. Raises DomainError for a day to come or an empty text."""
    eis_niet_later(datum, "Een leereffect")
    effect = Leereffect(netwerk=project.netwerk, project=project, datum=datum, tekst=tekst.strip())
    eis_geldig(effect)
    effect.save()
    leg_vast("leereffect.genoteerd", onderwerp=effect, door=door, project=project.pk)
    return effect
