"""What who was there says of minutes before they are approved, with a link and without account, and what is done with it.

Asking for it stands in ``opmerkingen_vragen``.
"""

from collections.abc import Mapping

from django.core import signing
from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.terug import onthoud
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError
from kern.opmaak import aantal, dag, vorm
from netwerken.models import Gebruiker
from sessies.domain.genodigden import neem
from sessies.enums import Opmerkingstand
from sessies.models import GoedgekeurdVerslag, Opmerkingenronde, Sessie, Verslaglezer, Verslagopmerking

ZOUT = "sessies.verslaglezer"
WERKT_NIET = "Deze link werkt niet. Vraag het na bij wie je de link gaf."
VAST = "Dit verslag is goedgekeurd en ligt vast. Opmerkingen geven kan niet meer."
VERANDERD = (
    "De opmerking veranderde intussen. Ze staat hierboven zoals ze nu is; bewaar opnieuw als je antwoord nog klopt."
)
Teksten = Mapping[int | None, str]  # the id of a point of the agenda, None for the whole


class VerslaglinkError(DomainError):
    """The link is altered, or there is nothing to read with it any more; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


def token_van(lezer: Verslaglezer) -> str:
    """The signed word in the address at which one person reads the minutes."""
    return signing.Signer(salt=ZOUT).sign(lezer.geheim)


def lees_link(token: str) -> Verslaglezer:
    """Return who reads with a link. Raises VerslaglinkError when it is altered, or the minutes are not shared any more."""
    try:
        geheim = signing.Signer(salt=ZOUT).unsign(token)
    except signing.BadSignature as fout:
        raise VerslaglinkError from fout
    rijen = Verslaglezer.objects.filter(geheim=geheim, vergeten_op=None).exclude(sessie__verslag_op=None)
    lezer: Verslaglezer | None = rijen.select_related("sessie__netwerk", "organisatie").first()
    if lezer is None:
        raise VerslaglinkError
    return lezer


def ronde_van(sessie: Sessie) -> Opmerkingenronde | None:
    """Until when remarks may be given on these minutes; None when nobody was asked."""
    return Opmerkingenronde.objects.filter(sessie=sessie).first()


def waarom_geen_opmerking(sessie: Sessie) -> str:
    """Why nobody can say anything of these minutes any more; empty when they can."""
    if GoedgekeurdVerslag.objects.filter(sessie=sessie).exists():
        return VAST
    ronde = ronde_van(sessie)
    if ronde is None or ronde.beeindigd_op is not None:
        return "De opmerkingen bij dit verslag zijn afgesloten."
    return "" if ronde.is_open else f"Opmerkingen geven kon tot en met {dag(ronde.tot)}."


def waarom_niet_goedkeuren(sessie: Sessie) -> str:
    """Why minutes cannot be approved yet, because of remarks; empty when they can."""
    ronde = ronde_van(sessie)
    if ronde is None:
        return ""
    if ronde.is_open:
        return (
            f"Wie er was, kan nog opmerkingen geven tot en met {dag(ronde.tot)}. Keur het verslag daarna goed, of sluit de "
            "opmerkingen eerst af."
        )
    wachtend = Verslagopmerking.objects.bij(sessie).wachtend().count()
    if not wachtend:
        return ""
    wat = aantal(wachtend, "opmerking", "opmerkingen").capitalize()
    return f"{wat} {vorm(wachtend, 'wacht', 'wachten')} nog op een antwoord. Antwoord daar eerst op; keur het verslag daarna goed."


@transaction.atomic
def geef_opmerkingen(lezer: Verslaglezer, *, teksten: Teksten) -> list[Verslagopmerking]:
    """Write down what one person says, all at once; an empty text withdraws what stood there. Returns what stands.

    What was answered and is said otherwise now, waits for an answer again. Raises DomainError when it is too late, or when
    there is nothing to write down.
    """
    sessie = neem(lezer.sessie)
    if zin := waarom_geen_opmerking(sessie):
        raise DomainError(zin)
    if not set(teksten) <= {None, *sessie.agendapunten.values_list("pk", flat=True)}:
        raise DomainError("Dit onderdeel staat niet meer op de agenda. Je opmerking is niet bewaard.")
    eerder: dict[int | None, list[Verslagopmerking]] = {}
    for rij in lezer.opmerkingen.order_by("pk"):
        eerder.setdefault(rij.agendapunt_id, []).append(rij)
    if not eerder and not any(tekst.strip() for tekst in teksten.values()):
        raise DomainError("Schrijf bij minstens één onderdeel je opmerking.")
    telling = {"nieuw": 0, "gewijzigd": 0, "ingetrokken": 0}
    for punt, tekst in teksten.items():
        if wat := _zet(lezer, punt, tekst.strip(), eerder.get(punt, [])):
            telling[wat] += 1
    if any(telling.values()):
        leg_vast("verslag.opmerkingen", onderwerp=lezer, door=None, sessie=sessie.pk, **telling)
    return list(lezer.opmerkingen.order_by("pk"))


def samen(rijen: list[Verslagopmerking]) -> str:
    """What one person said at one place; more than one, when a point went off the agenda and its remark is of the whole now."""
    return "\n\n".join(rij.tekst for rij in rijen)


def _zet(lezer: Verslaglezer, punt: int | None, tekst: str, eerder: list[Verslagopmerking]) -> str:
    """Let one text stand at one place; returns what that was, or nothing when it stood there already."""
    if tekst == samen(eerder):
        return ""
    for over in eerder if not tekst else eerder[1:]:
        over.delete()
    if not tekst:
        return "ingetrokken"
    rij = (
        eerder[0]
        if eerder
        else Verslagopmerking(netwerk=lezer.netwerk, sessie=lezer.sessie, lezer=lezer, agendapunt_id=punt)
    )
    rij.tekst, rij.gegeven_op, rij.stand, rij.antwoord = tekst, klok.nu(), Opmerkingstand.WACHT, ""
    eis_geldig(rij)
    if not eerder:
        rij.save()
        return "nieuw"
    bewaar(rij, ["tekst", "gegeven_op", "stand", "antwoord"], versie=rij.versie)
    return "gewijzigd"


def _neem(opmerking: Verslagopmerking) -> Verslagopmerking:
    """The remark as it stands, for one at a time. Raises DomainError when it was withdrawn, or the minutes stand fast."""
    neem(opmerking.sessie)
    if GoedgekeurdVerslag.objects.filter(sessie=opmerking.sessie).exists():
        raise DomainError(VAST)
    return zoals_het_staat(opmerking, vast=True)


@transaction.atomic
def behandel_opmerking(
    opmerking: Verslagopmerking, *, stand: str, antwoord: str, versie: int, door: Gebruiker | None
) -> Verslagopmerking:
    """Say what was done with a remark: taken over or not, and why not.

    Raises DomainError when it says something else meanwhile, was answered already, or has no reason.
    """
    rij = _neem(opmerking)
    if rij.versie != versie:
        raise DomainError(VERANDERD)
    if not rij.wacht:
        raise DomainError("Op deze opmerking is al geantwoord. Heropen ze eerst.")
    if stand not in {Opmerkingstand.OVERGENOMEN, Opmerkingstand.NIET}:
        raise DomainError("Kies of je de opmerking overneemt.", veld="stand")
    if stand == Opmerkingstand.NIET and not antwoord.strip():
        raise DomainError("Schrijf in één zin waarom niet: wie de opmerking gaf, leest dat.", veld="antwoord")
    rij.stand, rij.antwoord = stand, antwoord.strip()
    eis_geldig(rij)
    bewaar(rij, ["stand", "antwoord"], versie=rij.versie)
    leg_vast("opmerking.behandeld", onderwerp=rij, door=door, stand=str(stand))
    return rij


@transaction.atomic
def heropen_opmerking(opmerking: Verslagopmerking, *, door: Gebruiker | None) -> Verslagopmerking:
    """Let a remark wait for an answer again. Raises DomainError when it does already."""
    rij = _neem(opmerking)
    if rij.wacht:
        raise DomainError("Deze opmerking wacht al op een antwoord.")
    was = {"stand": rij.stand, "antwoord": rij.antwoord}
    rij.stand, rij.antwoord = Opmerkingstand.WACHT, ""
    bewaar(rij, ["stand", "antwoord"], versie=rij.versie)
    onthoud(leg_vast("opmerking.heropend", onderwerp=rij, door=door), **was)
    return rij


def zet_antwoord_terug(
    opmerking: Verslagopmerking, *, stand: str, antwoord: str, door: Gebruiker | None
) -> Verslagopmerking:
    """The answer of before stands again. Raises DomainError as :func:`behandel_opmerking`."""
    return behandel_opmerking(opmerking, stand=stand, antwoord=antwoord, versie=opmerking.versie, door=door)


def _ronde(sessie: Sessie) -> Opmerkingenronde:
    """The round of these minutes, for one at a time. Raises DomainError when there is none."""
    ronde = ronde_van(neem(sessie))
    if ronde is None:
        raise DomainError("Bij dit verslag zijn geen opmerkingen gevraagd.")
    return ronde


@transaction.atomic
def sluit_opmerkingen(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Let nobody give remarks any more, before the last day. Raises DomainError when that is over."""
    ronde = _ronde(sessie)
    if not ronde.is_open:
        raise DomainError("De opmerkingen bij dit verslag zijn al afgesloten.")
    ronde.beeindigd_op = klok.nu()
    ronde.save(update_fields=["beeindigd_op"])
    leg_vast("verslag.opmerkingen_gesloten", onderwerp=sessie, door=door)
    return sessie


@transaction.atomic
def heropen_opmerkingen(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Let who was there give remarks again, until the last day. Raises DomainError when that is over, or minutes stand fast."""
    ronde = _ronde(sessie)
    if GoedgekeurdVerslag.objects.filter(sessie=sessie).exists():
        raise DomainError(VAST)
    if ronde.beeindigd_op is None or ronde.tot < klok.vandaag():
        raise DomainError(
            "De opmerkingen zijn niet afgesloten, of de laatste dag is voorbij. Kies een latere laatste dag."
        )
    ronde.beeindigd_op = None
    ronde.save(update_fields=["beeindigd_op"])
    leg_vast("verslag.opmerkingen_heropend", onderwerp=sessie, door=door)
    return sessie
