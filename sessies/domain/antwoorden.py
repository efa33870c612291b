"""What people answer to an invitation, with their own link, with their account, or through who runs the network."""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple, TypedDict

from django.core import signing
from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.accounts import wie_heeft
from netwerken.enums import Mandaatrol
from netwerken.models import Gebruiker, Mandaat
from sessies.domain.bezetting import manieren, plaats_van
from sessies.domain.genodigden import MEESTE, begin_opnieuw, neem
from sessies.domain.uitnodigen import ZOUT, vertel_een
from sessies.domain.van_lijst import haal_weg
from sessies.domain.wachtlijst import WACHT_OP, eis_plaats, schuif_door, zet_in_de_rij
from sessies.enums import NIET, Antwoord, SessieStatus
from sessies.models import Genodigde, Sessie

MEESTE_VERVANGERS = 3  # by one person: enough for who falls ill twice, too few for who wants to send mails to strangers
WERKT_NIET = "Deze link werkt niet. Vraag het na bij wie je de link gaf."


class Vervanger(NamedTuple):
    """Who comes in somebody's place."""

    email: str
    naam: str = ""
    functie: str = ""


class Antwoordvelden(TypedDict):
    """What somebody answers: which of the choices, what they need, who comes instead."""

    keuze: str
    noden: str
    vervanger: Vervanger | None


class UitnodigingslinkError(DomainError):
    """The link is altered, or its person is not on the list any more; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


def lees_link(token: str) -> Genodigde:
    """Return whose invitation a link is. Raises UitnodigingslinkError when it is altered, or of nobody on a list."""
    try:
        geheim = signing.Signer(salt=ZOUT).unsign(token)
    except signing.BadSignature as fout:
        raise UitnodigingslinkError from fout
    rijen = Genodigde.objects.verstuurd().select_related("sessie__netwerk", "organisatie", "vervangt__organisatie")
    genodigde: Genodigde | None = rijen.filter(geheim=geheim, vergeten_op=None).first()
    if genodigde is None or genodigde.sessie.status == SessieStatus.CONCEPT:
        raise UitnodigingslinkError
    return genodigde


def van_sessie(sessie: Sessie, tokens: Iterable[str]) -> Genodigde | None:
    """Whose invitation for this meeting is among these links; None when it is none of them."""
    geheimen = []
    for token in tokens:
        with suppress(signing.BadSignature):
            geheimen.append(signing.Signer(salt=ZOUT).unsign(token))
    rijen = Genodigde.objects.filter(sessie=sessie, geheim__in=geheimen, vergeten_op=None)
    return rijen.verstuurd().first() if geheimen else None


def mogelijk(sessie: Sessie) -> set[str]:
    """What may be answered for this meeting: following online only where that is another way than coming."""
    komen = [Antwoord.JA, *(Antwoord(manier) for manier in manieren(sessie)[1:])]
    return {*komen, *(WACHT_OP[keuze] for keuze in komen), *NIET}


def waarom_niet(genodigde: Genodigde) -> str:
    """Why no answer can be given, because it comes too late or is about nothing; empty when one can."""
    sessie = genodigde.sessie
    if genodigde.ingetrokken_op is not None:
        return "Deze persoon staat niet meer op de lijst."
    if sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst gaat niet door. Antwoorden hoeft niet meer."
    if sessie.status == SessieStatus.GEHOUDEN or sessie.is_begonnen:
        return "Deze bijeenkomst is al begonnen: je antwoord kan niet meer veranderen."
    return ""


def eis_kan_antwoorden(genodigde: Genodigde) -> None:
    """Raise DomainError when no answer can be given any more."""
    if zin := waarom_niet(genodigde):
        raise DomainError(zin)


def is_te_laat(genodigde: Genodigde) -> bool:
    """Whether the day until which people answer is over for somebody; who was invited after it, answers until it begins."""
    tot, op = genodigde.sessie.antwoord_tot, genodigde.verstuurd_op
    return genodigde.sessie.is_gesloten and tot is not None and (op is None or op < tot)


def eis_op_tijd(genodigde: Genodigde, keuze: str, *, heeft: str) -> None:
    """Raise DomainError for who wants a place after the last day, and has none (``heeft``) and waits for none."""
    if keuze == Antwoord.NEE or heeft or genodigde.wacht or not is_te_laat(genodigde):
        return
    raise DomainError(zin_te_laat(genodigde.sessie), veld="keuze", code="te_laat")


def zin_te_laat(sessie: Sessie) -> str:
    """What is said to who answers after the last day."""
    return (
        f"Antwoorden kon tot {sessie.antwoorden_tot}. Wil je toch nog komen, laat het dan weten aan wie je uitnodigde: die kan "
        "je nog inschrijven. Dat je niet komt, kun je hier altijd laten weten."
    )


@transaction.atomic
def antwoord(
    genodigde: Genodigde,
    *,
    keuze: str,
    noden: str = "",
    vervanger: Vervanger | None = None,
    namens: bool = False,
    door: Gebruiker | None,
) -> Genodigde:
    """Note an answer, which may be changed until the meeting begins; ``noden`` is what somebody needs to be there.

    Who sends another names them in ``vervanger``: they are invited at once, with the place of whom they replace, and stay home
    again when the answer becomes another one. When a member of a body does not come, their deputy there is invited.
    ``namens``: noted by who organises, also after the last day. A place that comes free goes to who waits. Raises DomainError
    when it is too late, the answer is no answer to this meeting, or there is no place (code ``vol``).
    """
    sessie = neem(genodigde.sessie)
    genodigde = Genodigde.objects.select_related("organisatie").get(pk=genodigde.pk)
    genodigde.sessie = sessie
    eis_kan_antwoorden(genodigde)
    if keuze not in mogelijk(sessie):
        raise DomainError("Kies een van de antwoorden.", veld="keuze")
    heeft = plaats_van(genodigde, sessie.vorm)
    if not namens:
        eis_op_tijd(genodigde, keuze, heeft=heeft)
    if keuze == Antwoord.VERVANGER:
        _eis_vervanger(genodigde, vervanger)
    was, genodigde.antwoord = genodigde.antwoord, eis_plaats(genodigde, keuze)
    genodigde.antwoord_op, genodigde.noden = klok.nu(), noden.strip()
    genodigde.antwoord_voor = sessie.begint_op
    zet_in_de_rij(genodigde, was)
    eis_geldig(genodigde)
    genodigde.save()
    leg_vast("genodigde.antwoord", onderwerp=genodigde, door=door, antwoord=str(genodigde.antwoord), was=str(was))
    _regel_vervanging(genodigde, vervanger, plaats=heeft, door=door)
    schuif_door(sessie)
    return genodigde


def _regel_vervanging(
    genodigde: Genodigde, vervanger: Vervanger | None, *, plaats: str, door: Gebruiker | None
) -> None:
    """Who was asked in somebody's place stays home again, unless they are still the one; who is asked now hears it.

    ``plaats`` is what the person had: it goes to who comes instead.
    """
    blijft = vervanger.email.strip().lower() if vervanger and genodigde.antwoord == Antwoord.VERVANGER else ""
    for eerder in genodigde.vervangers.op_lijst().select_related("sessie__netwerk"):
        if genodigde.antwoord == Antwoord.NEE and eerder.bron:
            blijft = eerder.email
        if eerder.email != blijft:
            haal_weg(genodigde.sessie, eerder, door=door)
    staat_er = genodigde.vervangers.op_lijst().filter(email=blijft).first() if blijft else None
    if vervanger and staat_er is not None:
        _noem(staat_er, vervanger)
    elif vervanger and blijft:
        _vraag(genodigde, vervanger, bron="", plaats=plaats, door=door)
    elif genodigde.antwoord == Antwoord.NEE and (ander := _plaatsvervanger(genodigde)):
        bron = f"plaatsvervanger van {genodigde.wie}"[:250]
        _vraag(genodigde, ander, bron=bron, plaats=plaats, door=door)


def _noem(rij: Genodigde, wie: Vervanger) -> None:
    """Another name or function for who was asked already."""
    rij.naam, rij.functie = wie.naam.strip(), wie.functie.strip()
    eis_geldig(rij)
    rij.save(update_fields=["naam", "functie", "gewijzigd_op"])


def _eis_vervanger(genodigde: Genodigde, vervanger: Vervanger | None) -> None:
    if vervanger is None or not vervanger.email.strip():
        raise DomainError("Schrijf het e-mailadres van wie in je plaats komt: die krijgt de uitnodiging.", veld="email")
    if genodigde.vervangt_id is not None:
        raise DomainError("Je komt zelf al in iemands plaats. Antwoord ‘ik kom niet’ als je niet kunt.", veld="keuze")
    zelfde = genodigde.sessie.genodigden.op_lijst().filter(email__iexact=vervanger.email.strip())
    if zelfde.exclude(vervangt=genodigde).exists():
        raise DomainError("Die persoon is zelf al uitgenodigd. Antwoord dan ‘ik kom niet’.", veld="email")
    al_gevraagd = genodigde.vervangers.filter(email__iexact=vervanger.email.strip()).exists()
    if not al_gevraagd and genodigde.vervangers.count() >= MEESTE_VERVANGERS:
        raise DomainError("Je vroeg al drie mensen in je plaats. Laat het weten aan wie je uitnodigde.", veld="email")


def _plaatsvervanger(genodigde: Genodigde) -> Vervanger | None:
    """The deputy in the body of this meeting for the organisation of somebody who has a seat there."""
    orgaan = genodigde.sessie.orgaan_id
    if orgaan is None or genodigde.organisatie_id is None or genodigde.vervangt_id is not None:
        return None
    zetels = Mandaat.objects.lopend().filter(orgaan=orgaan, organisatie=genodigde.organisatie_id)
    heeft_zetel = zetels.exclude(rol=Mandaatrol.PLAATSVERVANGER).filter(lidmaatschap__gebruiker=genodigde.gebruiker_id)
    ander = zetels.filter(rol=Mandaatrol.PLAATSVERVANGER, lidmaatschap__gebruiker__is_active=True)
    zetel = ander.select_related("lidmaatschap__gebruiker").order_by("pk").first()
    if genodigde.gebruiker_id is None or zetel is None or zetel.lidmaatschap is None or not heeft_zetel.exists():
        return None
    wie = zetel.lidmaatschap.gebruiker
    op_lijst = genodigde.sessie.genodigden.op_lijst().filter(email__iexact=wie.email).exists()
    return None if op_lijst else Vervanger(wie.email, wie.naam, zetel.functie)


def _vraag(voor: Genodigde, wie: Vervanger, *, bron: str, plaats: str, door: Gebruiker | None) -> None:
    """Put who comes in somebody's place on the list, with that place kept for them, and tell them at once."""
    email = wie.email.strip().lower()
    rij = voor.sessie.genodigden.filter(email__iexact=email).first()
    if rij is None:
        if voor.sessie.genodigden.count() >= MEESTE:
            raise DomainError("De lijst van deze bijeenkomst is vol.", veld="email")
        rij = Genodigde(netwerk=voor.sessie.netwerk, sessie=voor.sessie, email=email, gebruiker=wie_heeft(email))
    else:
        begin_opnieuw([rij])
    rij.naam, rij.functie, rij.organisatie = wie.naam.strip(), wie.functie.strip(), voor.organisatie
    rij.vervangt, rij.bron, rij.neemt_over = voor, bron, plaats
    eis_geldig(rij)
    rij.save()
    leg_vast("genodigde.vervangt", onderwerp=rij, door=door, voor=voor.pk)
    vertel_een(rij)
