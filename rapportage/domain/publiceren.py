"""Publishing a report to those who may read it, and withdrawing one; nothing is final by accident."""

import json

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Job
from kern.models.job import JobStatus
from kern.opmaak import aantal, dag, vorm
from kern.periodes import Periode
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker, Netwerk
from rapportage.domain.gemis import onverklaard
from rapportage.domain.rapporten import bestanden_van
from rapportage.eindrapport.typen import Gelezen
from rapportage.eindrapport.typen.pijlers import Gat
from rapportage.enums import Lezers, Rapportsoort, RapportStaat
from rapportage.models import Rapport


@transaction.atomic
def publiceer_rapport(
    rapport: Rapport, *, lezers: str = Lezers.NETWERK, reden: str = "", door: Gebruiker | None
) -> None:
    """Publish a report to ``lezers``. From then on its file never changes.

    A final report needs an explanation for each gap, in its file too, and, before the last period of the network, a ``reden``. Raises
    DomainError when one of those misses, while the report is made again, and when it was published before.
    """
    if lezers not in Lezers.values:
        raise DomainError("Kies wie het rapport mag lezen.", veld="lezers")
    vroeg = ""
    if rapport.soort == Rapportsoort.EIND:
        _eis_verklaard(rapport)
        vroeg = _eis_tijdig(rapport.netwerk, reden.strip())
    geraakt = Rapport.objects.filter(pk=rapport.pk, staat=RapportStaat.GEMAAKT).update(
        staat=RapportStaat.GEPUBLICEERD,
        lezers=lezers,
        vroeg_reden=vroeg,
        gepubliceerd_op=klok.nu(),
        gewijzigd_op=klok.nu(),
    )
    if geraakt != 1:
        raise DomainError("Alleen een rapport dat klaar is en nog niet gepubliceerd is, kun je publiceren.")
    # Asked with the row of the report in hand, as who asks for it anew takes that row first too.
    if Job.objects.filter(rapporten=rapport, status__in=[JobStatus.WACHT, JobStatus.BEZIG]).exists():
        raise DomainError("Dit rapport wordt net opnieuw gemaakt. Publiceer het als het klaar is.")
    rapport.refresh_from_db()
    zoekindex.zet(rapport)
    sommen = [a.sha256 for a in bestanden_van(rapport)]
    leg_vast("rapport.gepubliceerd", onderwerp=rapport, door=door, sha256=sommen, lezers=lezers)


@transaction.atomic
def trek_rapport_in(rapport: Rapport, *, reden: str, door: Gebruiker | None) -> None:
    """Withdraw a published report: its page says when and why, its file is kept but no longer handed out.

    Raises DomainError without a reason, and for a report that is not published.
    """
    if not reden.strip():
        raise DomainError("Schrijf waarom het rapport ingetrokken wordt.", veld="reden")
    geraakt = Rapport.objects.filter(pk=rapport.pk, staat=RapportStaat.GEPUBLICEERD).update(
        staat=RapportStaat.INGETROKKEN,
        intrek_reden=reden.strip(),
        ingetrokken_op=klok.nu(),
        gewijzigd_op=klok.nu(),
    )
    if geraakt != 1:
        raise DomainError("Alleen een gepubliceerd rapport kun je intrekken.")
    rapport.refresh_from_db()
    zoekindex.zet(rapport)
    leg_vast("rapport.ingetrokken", onderwerp=rapport, door=door)


@transaction.atomic
def herstel_publicatie(rapport: Rapport, *, door: Gebruiker | None) -> None:
    """Take a withdrawal back: the report is read again by those who might. Raises DomainError when it was not withdrawn."""
    zelfde = {"netwerk": rapport.netwerk, "soort": rapport.soort, "periode": rapport.periode}
    if Rapport.objects.filter(**zelfde, uitgave__gt=rapport.uitgave).exists():
        raise DomainError("Er is intussen een nieuwe uitgave. De ingetrokken uitgave blijft ingetrokken.")
    geraakt = Rapport.objects.filter(pk=rapport.pk, staat=RapportStaat.INGETROKKEN).update(
        staat=RapportStaat.GEPUBLICEERD, intrek_reden="", ingetrokken_op=None, gewijzigd_op=klok.nu()
    )
    if geraakt != 1:
        raise DomainError("Dit rapport is niet ingetrokken.")
    rapport.refresh_from_db()
    zoekindex.zet(rapport)
    leg_vast("rapport.intrekking_teruggenomen", onderwerp=rapport, door=door)


def is_vroeg(netwerk: Netwerk) -> bool:
    """Whether the last period of the network has still to begin; a network without end has no last period yet."""
    if netwerk.einde is None:
        return True
    return klok.vandaag() < Periode.rond(netwerk.einde, netwerk.rapportritme).van


def waarom_vroeg(netwerk: Netwerk) -> str:
    """Why a final report of today needs a reason, in a sentence; empty when it needs none."""
    if not is_vroeg(netwerk):
        return ""
    if netwerk.einde is None:
        return "Dit netwerk heeft nog geen einddatum. Een eindrapport is dan vroeg."
    return f"Dit netwerk loopt nog tot {dag(netwerk.einde)}. Een eindrapport is dan vroeg."


def _eis_tijdig(netwerk: Netwerk, reden: str) -> str:
    if not is_vroeg(netwerk):
        return ""
    if not reden:
        raise DomainError(f"{waarom_vroeg(netwerk)} Schrijf waarom het nu al verschijnt.", veld="reden", code="vroeg")
    return reden


def _eis_verklaard(rapport: Rapport) -> None:
    """Each gap is explained, and the file that goes out bears those explanations."""
    open_ = len(onverklaard(rapport.netwerk))
    if open_:
        raise DomainError(
            f"Er {vorm(open_, 'ontbreekt', 'ontbreken')} nog {aantal(open_, 'stuk', 'stukken')} zonder uitleg. "
            "Vul ze aan, of schrijf in één zin waarom ze ontbreken.",
            code="gemis",
        )
    if any(not gat["uitleg"] for gat in _gaten_in_bestand(rapport)):
        raise DomainError(
            "Dit bestand is gemaakt voor alles uitgelegd was: bij wat ontbreekt, staat er nog geen reden. "
            "Maak het rapport opnieuw en publiceer het dan.",
            code="verouderd",
        )


def _gaten_in_bestand(rapport: Rapport) -> list[Gat]:
    """What the newest file of a final report says of what misses."""
    bestand = next(iter(bestanden_van(rapport)), None)
    if bestand is None:
        return []
    inhoud: Gelezen = json.loads(bestand.momentopname.inhoud)
    return inhoud["delen"].get("publicatiecontrole", [])
