"""Signed links by which people without an account bring in a question and follow what becomes of it."""

from datetime import timedelta

from django.core import signing
from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.domain.leervragen import VOLGZOUT, breng_in
from sessies.enums import Delen, Herkomst
from sessies.models import Leervraag, Vraaglink

ZOUT = "sessies.vraaglink"
LANGST_DAGEN = 365
VOLGEN_DAGEN = 730
AFGEROND = "Dit netwerk is afgerond: een link zou niet meer werken."
PER_DAG = 25  # more than a meeting full of people sends, less than somebody who means harm
DUBBEL_BINNEN = timedelta(minutes=10)
WERKT_NIET = "Deze link werkt niet. Vraag een nieuwe aan wie je de link gaf."


class LinkError(DomainError):
    """The link is altered, expired or withdrawn, or its maker or network is gone; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


@transaction.atomic
def maak_vraaglink(
    netwerk: Netwerk,
    *,
    voor: str,
    project: Project | None = None,
    organisatie: Organisatie | None = None,
    dagen: int = 30,
    door: Gebruiker | None,
) -> Vraaglink:
    """Make a link for people without an account, valid for ``dagen`` days. Raises DomainError for bad input."""
    eis_zelfde_netwerk(netwerk, project)
    if netwerk.is_afgerond:
        raise DomainError(AFGEROND)
    if not voor.strip():
        raise DomainError("Schrijf voor wie de link is, bijvoorbeeld ‘toeleiders van twee scholen’.", veld="voor")
    if not 1 <= dagen <= LANGST_DAGEN:
        raise DomainError(f"Een link werkt minstens 1 en hoogstens {LANGST_DAGEN} dagen.", veld="dagen")
    link = Vraaglink(
        netwerk=netwerk,
        voor=voor.strip(),
        project=project,
        organisatie=organisatie,
        gemaakt_door=door,
        geldig_tot=klok.nu() + timedelta(days=dagen),
    )
    eis_geldig(link)
    link.save()
    leg_vast("vraaglink.gemaakt", onderwerp=link, door=door, project=project.pk if project else None, dagen=dagen)
    return link


@transaction.atomic
def trek_link_in(link: Vraaglink, *, door: Gebruiker | None) -> Vraaglink:
    """Make a link useless at once. Questions that came through it stay."""
    moment = klok.nu()
    if Vraaglink.objects.filter(pk=link.pk, ingetrokken_op=None).update(ingetrokken_op=moment) != 1:
        raise DomainError("Deze link is al ingetrokken.")
    link.ingetrokken_op = moment
    leg_vast("vraaglink.ingetrokken", onderwerp=link, door=door)
    return link


def token_van(link: Vraaglink) -> str:
    """The signed word in the address of a link."""
    return signing.Signer(salt=ZOUT).sign(link.geheim)


def lees_link(token: str) -> Vraaglink:
    """Return the link of a token. Raises LinkError when it is altered or works no more."""
    try:
        geheim = signing.Signer(salt=ZOUT).unsign(token)
    except signing.BadSignature as fout:
        raise LinkError from fout
    werkend = Vraaglink.objects.werkend().select_related("netwerk", "project", "organisatie")
    link: Vraaglink | None = werkend.filter(geheim=geheim).first()
    if link is None:
        raise LinkError
    return link


def lees_volgadres(token: str) -> Leervraag:
    """Return the question of a follow-up address. Raises LinkError when it is altered or too old."""
    try:
        pk = signing.loads(token, salt=VOLGZOUT, max_age=timedelta(days=VOLGEN_DAGEN))
    except signing.BadSignature as fout:
        raise LinkError from fout
    leervraag = Leervraag.objects.voor_detail().filter(pk=pk).first()
    if leervraag is None:
        raise LinkError
    return leervraag


@transaction.atomic
def breng_in_via_link(
    link: Vraaglink,
    *,
    woorden: str,
    namens: str = "",
    delen: str = Delen.NETWERK,
    antwoord_mail: str = "",
    thema: Thema | None = None,
) -> Leervraag:
    """Bring in a question through a link; the same words again within ten minutes are the same question.

    Raises LinkError when the link no longer works, DomainError when it brought too many questions today.
    """
    # Touching the row makes others with the same link wait their turn, so that each sees what the one before brought.
    if Vraaglink.objects.werkend().filter(pk=link.pk).update(laatst_gebruikt_op=klok.nu()) != 1:
        raise LinkError
    eerder = Leervraag.objects.filter(vraaglink=link)
    zelfde = eerder.filter(woorden=woorden.strip(), ingebracht_op__gte=klok.nu() - DUBBEL_BINNEN).first()
    if zelfde is not None:
        return zelfde
    if eerder.filter(ingebracht_op__gte=klok.nu() - timedelta(days=1)).count() >= PER_DAG:
        raise DomainError("Met deze link zijn vandaag al veel vragen ingebracht. Probeer het morgen opnieuw.")
    return breng_in(
        link.netwerk,
        woorden=woorden,
        namens=namens or link.voor,
        herkomst=Herkomst.LINK,
        delen=delen,
        project=link.project,
        organisatie=link.organisatie,
        thema=thema,
        antwoord_mail=antwoord_mail,
        vraaglink=link,
        door=None,
    )
