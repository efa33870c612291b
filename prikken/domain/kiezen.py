"""A date poll ends: with a day, on which a meeting is planned, or without one."""

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from prikken.domain.prikken import neem, neem_lopend
from prikken.domain.versturen import haal_geen_dag_terug, vertel_geen_dag
from prikken.enums import Prikstaat
from prikken.models import Datumprikker, Prikdag
from sessies.domain.genodigden import Persoon, zet_op_lijst
from sessies.domain.sessies import Sessievelden, haal_geplande_weg, plan_sessie
from sessies.domain.uitnodigen import vertel
from sessies.models import Sessie


@transaction.atomic
def kies_dag(dag: Prikdag, *, velden: Sessievelden, concept: bool = False, door: Gebruiker | None) -> Sessie:
    """Plan a meeting on this day and close the poll; who was asked stands on its list.

    On the calendar their invitations leave at once; of a concept they leave when it is published. Nobody gets another mail.
    Raises DomainError for a poll that was not sent or is closed, and for what a meeting may not be.
    """
    prikker = neem_lopend(dag.prikker)
    if not prikker.is_open:
        raise DomainError("Er is nog niemand gevraagd. Verstuur eerst de vraag.")
    nieuw: Sessievelden = {**velden, "begint_op": dag.begint_op, "eindigt_op": dag.eindigt_op}
    sessie = plan_sessie(prikker.netwerk, velden=nieuw, concept=concept, door=door)
    mensen = [
        Persoon(rij.email, rij.naam, rij.functie, rij.organisatie_id, rij.gebruiker_id, rij.bron)
        for rij in prikker.gevraagden.op_lijst().order_by("pk")
    ]
    zet_op_lijst(sessie, mensen, door=door)
    if not concept:
        sessie.verstuurd = vertel(sessie, door=door)
    prikker.dagen.filter(pk=dag.pk).update(is_gekozen=True)
    prikker.sessie, prikker.staat, prikker.gesloten_op = sessie, Prikstaat.GEKOZEN, klok.nu()
    _schrijf(prikker)
    versie = Sessie.objects.values_list("versie", flat=True).get(pk=sessie.pk)  # planning may have changed its agenda
    leg_vast("prik.gekozen", onderwerp=prikker, door=door, dag=dag.pk, sessie=sessie.pk, versie=versie)
    return sessie


@transaction.atomic
def neem_keuze_terug(prikker: Datumprikker, *, versie: int, door: Gebruiker | None) -> Datumprikker:
    """Take the meeting away again that was planned, and let the poll go on.

    Raises DomainError when an invitation left, or somebody changed the meeting meanwhile.
    """
    prikker = neem(prikker)
    sessie = prikker.sessie
    if sessie is None:
        raise DomainError("De bijeenkomst van deze datumprikker is er niet meer.")
    prikker.dagen.update(is_gekozen=False)
    prikker.sessie, prikker.staat, prikker.gesloten_op = None, Prikstaat.OPEN, None
    _schrijf(prikker)
    haal_geplande_weg(sessie, versie=versie, door=door)
    leg_vast("prik.keuze_terug", onderwerp=prikker, door=door)
    return prikker


@transaction.atomic
def sluit_zonder_dag(prikker: Datumprikker, *, reden: str, door: Gebruiker | None) -> Datumprikker:
    """Close a poll without a day; who was asked hears why. Raises DomainError without a reason, or when nobody was asked."""
    prikker = neem_lopend(prikker)
    if not prikker.is_open:
        raise DomainError("Er is nog niemand gevraagd: haal de datumprikker weg als hij niet nodig is.")
    if not reden.strip():
        raise DomainError("Schrijf in één zin waarom er geen dag gekozen is.", veld="reden")
    prikker.reden, prikker.staat, prikker.gesloten_op = reden.strip(), Prikstaat.GESLOTEN, klok.nu()
    eis_geldig(prikker)
    _schrijf(prikker)
    aantal = vertel_geen_dag(prikker, door=door)
    leg_vast("prik.gesloten", onderwerp=prikker, door=door, aantal=aantal)
    return prikker


@transaction.atomic
def heropen(prikker: Datumprikker, *, door: Gebruiker | None) -> Datumprikker:
    """Let a poll that was closed without a day go on. Raises DomainError when somebody was told already."""
    prikker = neem(prikker)
    if prikker.staat != Prikstaat.GESLOTEN:
        raise DomainError("Deze datumprikker is niet gesloten.")
    haal_geen_dag_terug(prikker)
    prikker.reden, prikker.staat, prikker.gesloten_op = "", Prikstaat.OPEN, None
    _schrijf(prikker)
    leg_vast("prik.heropend", onderwerp=prikker, door=door)
    return prikker


def _schrijf(prikker: Datumprikker) -> None:
    prikker.save(update_fields=["staat", "reden", "gesloten_op", "sessie", "gewijzigd_op"])
