"""What was noted by mistake is put right or taken away; what others cite leaves a tombstone in the place of its words."""

from datetime import date

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.herstel import haal_weg, zet_neer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import dag
from kern.zoeken import zoekindex
from netwerken.domain.inrichting import verwijzingen
from netwerken.models import Gebruiker
from sessies.domain.eigenaar import VELDEN, Eigenaar, zet_eigenaar
from sessies.domain.goedkeuring import eis_niet_goedgekeurd, neem_kring, werk_actielijst_bij
from sessies.domain.staat import eis_punt_van
from sessies.models import Actiepunt, Agendapunt, Besluit, Inzicht

WEGGEHAALD = "Weggehaald inzicht"
_WOORDEN = ("titel", "tekst")


@transaction.atomic
def wijzig_besluit(
    besluit: Besluit,
    *,
    soort: str,
    tekst: str,
    agendapunt: Agendapunt | None = None,
    versie: int,
    door: Gebruiker | None,
) -> Besluit:
    """Put the words of a decision right. Raises DomainError without words, VersieConflict when somebody was first."""
    eis_niet_goedgekeurd(besluit.sessie)
    eis_punt_van(besluit.sessie, agendapunt)
    besluit.soort, besluit.tekst, besluit.agendapunt = soort, tekst.strip(), agendapunt
    eis_geldig(besluit)
    bewaar(besluit, ["soort", "tekst", "agendapunt"], versie=versie)
    leg_vast("besluit.gewijzigd", onderwerp=besluit, door=door)
    return besluit


@transaction.atomic
def haal_besluit_weg(besluit: Besluit, *, door: Gebruiker | None) -> None:
    """Take away a decision that was noted by mistake. Raises DomainError when it is gone."""
    eis_staat_er_nog(besluit)
    eis_niet_goedgekeurd(besluit.sessie)
    haal_weg(besluit, "besluit.weggehaald", door=door, sessie=besluit.sessie_id)


@transaction.atomic
def zet_besluit_terug(besluit: Besluit, *, door: Gebruiker | None) -> None:
    """Put a decision back that was taken away. Raises DomainError when the minutes were approved meanwhile."""
    eis_niet_goedgekeurd(besluit.sessie)
    zet_neer(besluit, "besluit.teruggezet", door=door)


@transaction.atomic
def wijzig_actiepunt(
    actiepunt: Actiepunt,
    *,
    tekst: str,
    wie: str = "",
    eigenaar: Eigenaar | None = None,
    tegen: date | None,
    agendapunt: Agendapunt | None = None,
    versie: int,
    door: Gebruiker | None,
) -> Actiepunt:
    """Put a promise right, also one that was kept. Raises DomainError without words, VersieConflict when somebody was first."""
    eis_punt_van(actiepunt.sessie, agendapunt)
    actiepunt.tekst, actiepunt.tegen = tekst.strip(), tegen
    zet_eigenaar(actiepunt, eigenaar, wie)
    actiepunt.agendapunt = agendapunt
    eis_geldig(actiepunt)
    bewaar(actiepunt, ["tekst", "wie", *VELDEN, "tegen", "agendapunt"], versie=versie)
    leg_vast("actiepunt.gewijzigd", onderwerp=actiepunt, door=door)
    return actiepunt


@transaction.atomic
def haal_actiepunt_weg(actiepunt: Actiepunt, *, door: Gebruiker | None) -> None:
    """Take away a promise that was noted by mistake. Raises DomainError when it is gone."""
    neem_kring(actiepunt.sessie)
    eis_staat_er_nog(actiepunt)
    haal_weg(actiepunt, "actiepunt.weggehaald", door=door, sessie=actiepunt.sessie_id)
    werk_actielijst_bij(actiepunt.sessie)


@transaction.atomic
def zet_actiepunt_terug(actiepunt: Actiepunt, *, door: Gebruiker | None) -> None:
    """Put a promise back that was taken away. Raises DomainError when its meeting or point is gone."""
    neem_kring(actiepunt.sessie)
    zet_neer(actiepunt, "actiepunt.teruggezet", door=door)
    werk_actielijst_bij(actiepunt.sessie)


@transaction.atomic
def haal_inzicht_weg(inzicht: Inzicht, *, reden: str, door: Gebruiker | None) -> bool:
    """Take an insight away; where others cite it, a tombstone stands in the place of its words. Returns whether they do.

    The tombstone says when, by which function and why; the words are kept for :func:`zet_inzicht_terug`. Raises
    DomainError without a reason or when it is gone, VersieConflict when somebody was first.
    """
    if not reden.strip():
        raise DomainError("Schrijf in één zin waarom het weg mag.", veld="reden")
    eis_staat_er_nog(inzicht)
    if inzicht.weggehaald_op is not None:
        raise DomainError("Dit inzicht is al weggehaald.")
    if not verwijzingen(inzicht):
        leg_vast("inzicht.weggehaald", onderwerp=inzicht, door=door, geciteerd=False)
        zoekindex.verwijder(inzicht)
        inzicht.delete()
        return False
    wie = f" door de functie {door.functie}" if door is not None and door.functie else ""
    inzicht.weggehaald_op = klok.nu()
    inzicht.weggehaald_woorden = {naam: getattr(inzicht, naam) for naam in _WOORDEN}
    inzicht.titel = WEGGEHAALD
    inzicht.tekst = f"Weggehaald op {dag(inzicht.weggehaald_op)}{wie}, met als reden: {reden.strip()}"
    bewaar(inzicht, [*_WOORDEN, "weggehaald_op", "weggehaald_woorden"], versie=inzicht.versie)
    leg_vast("inzicht.weggehaald", onderwerp=inzicht, door=door, geciteerd=True)
    return True


@transaction.atomic
def zet_inzicht_terug(inzicht: Inzicht, *, door: Gebruiker | None) -> Inzicht:
    """Put the words back in the place of the tombstone. Raises DomainError when there is none."""
    if inzicht.weggehaald_op is None:
        raise DomainError("Dit inzicht is niet weggehaald.")
    for naam in _WOORDEN:
        setattr(inzicht, naam, inzicht.weggehaald_woorden[naam])
    inzicht.weggehaald_op, inzicht.weggehaald_woorden = None, {}
    bewaar(inzicht, [*_WOORDEN, "weggehaald_op", "weggehaald_woorden"], versie=inzicht.versie)
    leg_vast("inzicht.teruggezet", onderwerp=inzicht, door=door)
    return inzicht
