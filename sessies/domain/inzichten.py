"""What a meeting learned about a question."""

from django.db import transaction
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.tellers import volgend_nummer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk
from sessies.domain.staat import eis_begonnen, eis_punt_van
from sessies.models import Agendapunt, Inzicht, Leervraag, Sessie


@transaction.atomic
def schrijf_inzicht(
    netwerk: Netwerk,
    *,
    titel: str,
    tekst: str,
    sessie: Sessie | None = None,
    leervraag: Leervraag | None = None,
    agendapunt: Agendapunt | None = None,
    door: Gebruiker | None,
) -> Inzicht:
    """Write an insight with its source: a meeting that began, a question, or both. Raises DomainError without one."""
    eis_zelfde_netwerk(netwerk, sessie, leervraag)
    if sessie is not None:
        eis_begonnen(sessie)
    eis_punt_van(sessie, agendapunt)
    inzicht = Inzicht(netwerk=netwerk, titel=titel.strip(), tekst=tekst.strip(), sessie=sessie, leervraag=leervraag)
    inzicht.agendapunt = agendapunt
    eis_geldig(inzicht, zonder=["nummer"])
    inzicht.nummer = volgend_nummer("inzicht", netwerk, timezone.localtime(klok.nu()).year)
    inzicht.save()
    leg_vast(
        "inzicht.geschreven",
        onderwerp=inzicht,
        door=door,
        sessie=sessie.pk if sessie else None,
        leervraag=leervraag.pk if leervraag else None,
    )
    return inzicht


@transaction.atomic
def wijzig_inzicht(
    inzicht: Inzicht,
    *,
    titel: str,
    tekst: str,
    leervraag: Leervraag | None = None,
    agendapunt: Agendapunt | None = None,
    versie: int,
    door: Gebruiker | None,
) -> Inzicht:
    """Change the words of an insight, the question it answers, or the point it belongs to. Raises VersieConflict when somebody was first."""
    eis_zelfde_netwerk(inzicht.netwerk, leervraag)
    if inzicht.weggehaald_op is not None:
        raise DomainError("Dit inzicht is weggehaald. Zet het eerst terug.")
    eis_punt_van(inzicht.sessie, agendapunt)
    inzicht.agendapunt = agendapunt
    inzicht.titel, inzicht.tekst, inzicht.leervraag = titel.strip(), tekst.strip(), leervraag
    eis_geldig(inzicht)
    bewaar(inzicht, ["titel", "tekst", "leervraag", "agendapunt"], versie=versie)
    leg_vast("inzicht.gewijzigd", onderwerp=inzicht, door=door)
    return inzicht
