"""Process guidance of a project: the analysis phase, contacts and what changed because of it."""

from datetime import date
from typing import NotRequired, TypedDict

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later, eis_staat_er_nog
from kern.domain.herstel import haal_weg, zet_neer
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError
from netwerken.domain.inrichting import eis_ongebruikt, verwijzingen
from netwerken.models import Gebruiker
from projecten.models import Analysefase, Begeleidingscontact, Leereffect, Project


class Analysefasevelden(TypedDict):
    """What is known of the analysis phase of a project; what did not happen yet, is empty."""

    start: date
    plan_ingediend_op: NotRequired[date | None]
    feedback_op: NotRequired[date | None]
    bevindingen: NotRequired[str]


@transaction.atomic
def leg_analysefase_vast(
    project: Project, *, velden: Analysefasevelden, versie: int, door: Gebruiker | None
) -> Analysefase:
    """Say when the analysis phase began, its plan of approach came in and feedback was given; or put that right.

    ``versie`` is the one that was read, 0 when there was no phase yet. Raises DomainError for days out of order or to
    come, VersieConflict when somebody else saved first.
    """
    start, plan, feedback = velden["start"], velden.get("plan_ingediend_op"), velden.get("feedback_op")
    if plan is not None:
        eis_niet_later(plan, "Een plan dat binnen is", veld="plan_ingediend_op")
        if plan < start:
            raise DomainError("Het plan van aanpak komt na de start van de analysefase.", veld="plan_ingediend_op")
    if feedback is not None:
        eis_niet_later(feedback, "Feedback die gegeven is", veld="feedback_op")
        if plan is None:
            raise DomainError("Feedback kan pas wanneer het plan van aanpak er is.", veld="feedback_op")
        if feedback < plan:
            raise DomainError("De feedback komt na het plan van aanpak.", veld="feedback_op")
    zoals_het_staat(project, vast=True)  # so that two who begin it do not both make one
    fase = Analysefase.objects.filter(project=project).first() or Analysefase(project=project, netwerk=project.netwerk)
    if fase.pk is None and versie:
        raise DomainError("De analysefase is intussen weggehaald. Laad de pagina opnieuw.")
    for naam, waarde in velden.items():
        setattr(fase, naam, waarde)
    eis_geldig(fase)
    if fase.pk is None:
        fase.save()
    else:
        bewaar(fase, velden, versie=versie)
    leg_vast("analysefase.vastgelegd", onderwerp=fase, door=door, project=project.pk, versie=fase.versie)
    return fase


@transaction.atomic
def haal_analysefase_weg(fase: Analysefase, *, door: Gebruiker | None) -> None:
    """Take away a phase that was noted by mistake. Raises DomainError when a sheet came out of it."""
    eis_staat_er_nog(fase)
    eis_ongebruikt("De analysefase", verwijzingen(fase))
    leg_vast("analysefase.weggehaald", onderwerp=fase, door=door, project=fase.project_id)
    fase.delete()


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
def wijzig_contact(
    contact: Begeleidingscontact, *, datum: date, soort: str, kern: str, versie: int, door: Gebruiker | None
) -> Begeleidingscontact:
    """Put a contact right. Raises DomainError for a day to come or an unknown kind, VersieConflict when somebody was first."""
    eis_niet_later(datum, "Een contact")
    contact.datum, contact.soort, contact.kern = datum, soort, kern
    eis_geldig(contact)
    bewaar(contact, ["datum", "soort", "kern"], versie=versie)
    leg_vast("contact.gewijzigd", onderwerp=contact, door=door, project=contact.project_id, soort=soort)
    return contact


@transaction.atomic
def haal_contact_weg(contact: Begeleidingscontact, *, door: Gebruiker | None) -> None:
    """Take away a contact that was noted by mistake. Raises DomainError when it is gone."""
    eis_staat_er_nog(contact)
    haal_weg(contact, "contact.weggehaald", door=door, project=contact.project_id)


@transaction.atomic
def zet_contact_terug(contact: Begeleidingscontact, *, door: Gebruiker | None) -> None:
    """Put a contact back that was taken away. Raises DomainError when its project is gone."""
    zet_neer(contact, "contact.teruggezet", door=door)


@transaction.atomic
def noteer_leereffect(project: Project, *, datum: date, tekst: str, door: Gebruiker | None) -> Leereffect:
    """Note what a project does differently since. Raises DomainError for a day to come or an empty text."""
    eis_niet_later(datum, "Een leereffect")
    effect = Leereffect(netwerk=project.netwerk, project=project, datum=datum, tekst=tekst.strip())
    eis_geldig(effect)
    effect.save()
    leg_vast("leereffect.genoteerd", onderwerp=effect, door=door, project=project.pk)
    return effect


@transaction.atomic
def wijzig_leereffect(
    effect: Leereffect, *, datum: date, tekst: str, versie: int, door: Gebruiker | None
) -> Leereffect:
    """Put the sentence or its day right. Raises DomainError as when it is noted, VersieConflict when somebody was first."""
    eis_niet_later(datum, "Een leereffect")
    effect.datum, effect.tekst = datum, tekst.strip()
    eis_geldig(effect)
    bewaar(effect, ["datum", "tekst"], versie=versie)
    leg_vast("leereffect.gewijzigd", onderwerp=effect, door=door, project=effect.project_id)
    return effect


@transaction.atomic
def haal_leereffect_weg(effect: Leereffect, *, door: Gebruiker | None) -> None:
    """Take away what was noted by mistake. Raises DomainError when it is gone."""
    eis_staat_er_nog(effect)
    haal_weg(effect, "leereffect.weggehaald", door=door, project=effect.project_id)


@transaction.atomic
def zet_leereffect_terug(effect: Leereffect, *, door: Gebruiker | None) -> None:
    """Put back what was taken away. Raises DomainError when its project is gone."""
    zet_neer(effect, "leereffect.teruggezet", door=door)
