"""How somebody who was there comes to the three questions: with the code on the screen, or with the link of a mail."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.urls import reverse

from deelname.domain.tekencode import FOUTE_CODE, code_met, databanknu, is_code_met, leesbaar
from deelname.models import Evaluatiebriefje, Evaluatiebus, Evaluatielink
from kern import klok
from kern.exceptions import DomainError
from kern.opmaak import tijdvak
from sessies.enums import SessieStatus
from sessies.models import Sessie

ZOUT = "deelname.evaluatie"
LINK, BRIEFJE = "l", "b"
NADIEN = timedelta(minutes=60)  # how long after the meeting the code stands on the screen
BRIEFJE_GELDT = timedelta(hours=1)  # time enough to think of a line
WERKT_NIET = "Deze link werkt niet. Vraag het na bij wie de bijeenkomst leidde."
TE_OUD = "Deze code is te oud. Richt je camera opnieuw op het scherm, of gebruik de link in de mail."


class EvaluatielinkError(DomainError):
    """The link is altered, taken back, or of nothing that is there; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


class Bewijs(NamedTuple):
    """By what somebody may answer once: their link, or a slip of the code (``sleutel``); ``is_te_oud``: they waited too long."""

    bus: Evaluatiebus
    link: Evaluatielink | None
    sleutel: str = ""
    is_te_oud: bool = False

    @property
    def is_gebruikt(self) -> bool:
        """Whether an answer came of it already."""
        if self.link is not None:
            return self.link.is_gebruikt
        return Evaluatiebriefje.objects.filter(pk=self.sleutel).exists()


def _teken(*delen: str) -> str:
    return signing.Signer(salt=ZOUT).sign(".".join(delen))


def token_van(link: Evaluatielink) -> str:
    """The signed word in the address of one person's link."""
    return _teken(LINK, link.geheim)


def pad_van(link: Evaluatielink) -> str:
    """The address at which one person answers."""
    return reverse("deelname_link:evaluatie", args=[token_van(link)])


def briefje(bus: Evaluatiebus) -> str:
    """The signed word in the address of who had the code just now; each is another."""
    return _teken(BRIEFJE, bus.geheim, secrets.token_urlsafe(16), str(int(databanknu(bus).timestamp())))


def lees(token: str) -> Bewijs:
    """What somebody may answer with. Raises EvaluatielinkError when it is altered or of nothing that is there."""
    try:
        soort, geheim, *rest = signing.Signer(salt=ZOUT).unsign(token).split(".")
    except signing.BadSignature as fout:
        raise EvaluatielinkError from fout
    if soort == LINK:
        link = Evaluatielink.objects.select_related("bus__sessie__netwerk").filter(geheim=geheim).first()
        if link is None:
            raise EvaluatielinkError
        return Bewijs(link.bus, link)
    bus = Evaluatiebus.objects.select_related("sessie__netwerk").filter(geheim=geheim).first()
    if bus is None:
        raise EvaluatielinkError
    woord, sinds = rest
    oud = databanknu(bus).timestamp() - int(sinds) > BRIEFJE_GELDT.total_seconds()
    return Bewijs(bus, None, hashlib.sha256(woord.encode()).hexdigest(), oud)


def venster(sessie: Sessie) -> tuple[datetime, datetime]:
    """From when until when the code stands on the screen."""
    return sessie.begint_op, sessie.eindigt_op + NADIEN


def waarom_geen_code(bus: Evaluatiebus) -> str:
    """Why no code stands on the screen now; empty when one does."""
    if bus.is_gesloten:
        return "De evaluatie is gesloten. Open ze weer om de code te tonen."
    if bus.sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst gaat niet door."
    van, tot = venster(bus.sessie)
    return (
        ""
        if van <= klok.nu() <= tot
        else f"De code staat hier tijdens de bijeenkomst en tot een uur erna: {tijdvak(van, tot)}."
    )


def code_van(bus: Evaluatiebus) -> str:
    """The code that stands on the screen now."""
    return code_met(bus.geheim, databanknu(bus))


def lees_code(getypt: str) -> Evaluatiebus:
    """The box whose code this is now. Raises DomainError when there is none, in one sentence whatever is wrong."""
    code, nu, dag = leesbaar(getypt), klok.nu(), timedelta(days=1)
    ruim = Evaluatiebus.objects.open().filter(sessie__begint_op__lt=nu + dag, sessie__eindigt_op__gt=nu - dag)
    for bus in ruim.select_related("sessie__netwerk").order_by("pk"):
        if not waarom_geen_code(bus) and is_code_met(bus.geheim, code, databanknu(bus)):
            return bus
    raise DomainError(FOUTE_CODE, veld="code")
