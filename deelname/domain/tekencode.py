"""The code on the screen of a meeting, by which who is in the room signs: it changes every minute.

It is made from the secret of the list and the clock of the database, so that every web server shows the same one and a photo
of it is worth nothing the next day. Who typed or scanned it gets a slip (``briefje``): time enough to choose who they are.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import constant_time_compare, salted_hmac

from deelname.models import Aanwezigheidslijst
from kern import klok
from kern.exceptions import DomainError
from kern.opmaak import tijdvak
from sessies.enums import SessieStatus
from sessies.models import Sessie

STAP = timedelta(minutes=1)  # how long one code stands on the screen; the one before it is taken too
VOORAF, NADIEN = timedelta(minutes=30), timedelta(minutes=60)
BRIEFJE_GELDT = timedelta(minutes=15)
TEKENS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another on a screen across the room
LENGTE = 6
ZOUT = "deelname.tekenbriefje"
FOUTE_CODE = "Deze code klopt niet, of ze is al vervangen. Kijk op het scherm in de zaal: ze verandert elke minuut."
WERKT_NIET = "Deze link werkt niet. Richt je camera op de code op het scherm."
DICHT = "De lijst van deze bijeenkomst is gesloten. Laat aan wie de bijeenkomst leidt weten dat je er was."


class BriefjeError(DomainError):
    """The slip is altered, or its list is gone; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


def databanknu(rij: models.Model) -> datetime:
    """Now, by the clock of the database that holds this row; while the past is replayed, that of the domain."""
    if klok.staat_stil():
        return klok.nu()
    nu: datetime = type(rij)._base_manager.filter(pk=rij.pk).values_list(Now(), flat=True).get()
    return nu


def venster(sessie: Sessie) -> tuple[datetime, datetime]:
    """From when until when people may sign."""
    return sessie.begint_op - VOORAF, sessie.eindigt_op + NADIEN


def waarom_dicht(lijst: Aanwezigheidslijst, op: datetime) -> str:
    """Why nobody can sign on this list at that moment; empty when people can."""
    if lijst.is_gesloten:
        return DICHT
    if lijst.sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst gaat niet door."
    van, tot = venster(lijst.sessie)
    return (
        ""
        if van <= op <= tot
        else f"Tekenen kan van een half uur voor tot een uur na de bijeenkomst: {tijdvak(van, tot)}."
    )


def _code(geheim: str, stap: int) -> str:
    getal = int.from_bytes(salted_hmac("deelname.tekencode", f"{geheim}:{stap}", algorithm="sha256").digest())
    tekens = []
    for _ in range(LENGTE):
        getal, rest = divmod(getal, len(TEKENS))
        tekens.append(TEKENS[rest])
    return "".join(tekens)


def _stap(op: datetime) -> int:
    return int(op.timestamp() // STAP.total_seconds())


def code_van(lijst: Aanwezigheidslijst, op: datetime) -> str:
    """The code that stands on the screen at that moment."""
    return code_met(lijst.geheim, op)


def code_met(geheim: str, op: datetime) -> str:
    """The code that this secret makes at that moment."""
    return _code(geheim, _stap(op))


def is_code_met(geheim: str, code: str, op: datetime) -> bool:
    """Whether this is the code that the secret makes at that moment, or made a minute before."""
    stap = _stap(op)
    return any(constant_time_compare(code, _code(geheim, welke)) for welke in (stap, stap - 1))


def leesbaar(getypt: str) -> str:
    """A code as it was typed, without spaces and small letters."""
    return "".join(teken for teken in getypt.upper() if teken in TEKENS)


def lees_code(getypt: str) -> Aanwezigheidslijst:
    """The list whose code this is now. Raises DomainError when there is none, in one sentence whatever is wrong."""
    code = leesbaar(getypt)
    rijen = Aanwezigheidslijst.objects.filter(gesloten_op=None).exclude(sessie__status=SessieStatus.AFGELAST)
    nu = klok.nu()  # a wide net; which are open is asked below
    dag = timedelta(days=1)
    ruim = rijen.filter(sessie__begint_op__lt=nu + dag, sessie__eindigt_op__gt=nu - dag)
    lijsten = list(ruim.select_related("sessie__netwerk").order_by("pk"))
    op = databanknu(lijsten[0]) if lijsten else nu
    for lijst in lijsten:
        if klopt(lijst, code, op=op):
            return lijst
    raise DomainError(FOUTE_CODE, veld="code")


def klopt(lijst: Aanwezigheidslijst, code: str, *, op: datetime) -> bool:
    """Whether this is the code of an open list, or was it a moment ago."""
    return not waarom_dicht(lijst, op) and is_code_met(lijst.geheim, code, op)


def briefje(lijst: Aanwezigheidslijst) -> str:
    """The signed word in the address of who had the code just now."""
    return signing.Signer(salt=ZOUT).sign(f"{lijst.geheim}.{int(databanknu(lijst).timestamp())}")


def lees_briefje(token: str) -> tuple[Aanwezigheidslijst, bool]:
    """The list of a slip, and whether the slip is still good. Raises BriefjeError when there is none."""
    try:
        geheim, _, sinds = signing.Signer(salt=ZOUT).unsign(token).partition(".")
    except signing.BadSignature as fout:
        raise BriefjeError from fout
    lijst = Aanwezigheidslijst.objects.select_related("sessie__netwerk").filter(geheim=geheim).first()
    if lijst is None:
        raise BriefjeError
    oud = databanknu(lijst).timestamp() - int(sinds)
    return lijst, oud <= BRIEFJE_GELDT.total_seconds()
