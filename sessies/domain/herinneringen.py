"""The reminder a few days before: one mail a day per person, about all meetings that come, and it moves along with them.

Only who said yes or nothing gets one, and who waits for a place reads that they wait. For each start there is one: a meeting that moves is reminded of anew. Who claims a row,
by a conditional UPDATE of what it held, writes the mail in the same transaction; so there is one, however often beat asks.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from kern import klok
from kern.domain.post import zet_klaar
from kern.opmaak import aantal, moment, tijdvak
from netwerken.domain.briefhoofd import briefhoofd
from sessies.domain.antwoorden import is_te_laat
from sessies.domain.uitnodigen import EEN_PER_DAG, pad_van
from sessies.enums import WACHTEND, Antwoord, SessieStatus, Vorm
from sessies.models import Genodigde

VOORAF = timedelta(days=3)
KRIJGT_ER_EEN = (Antwoord.GEEN, Antwoord.JA, Antwoord.ONLINE, *WACHTEND)


def stuur_herinneringen() -> int:
    """Put the reminders ready that are due; returns how many mails."""
    nu = klok.nu()
    nog_niet = Q(herinnerd_voor=None) | ~Q(herinnerd_voor=F("sessie__begint_op"))
    rijen = Genodigde.objects.verstuurd().filter(nog_niet, antwoord__in=KRIJGT_ER_EEN).exclude(email="")
    rijen = rijen.filter(
        sessie__status=SessieStatus.GEPLAND,
        sessie__begint_op__gt=nu,
        sessie__begint_op__lte=nu + VOORAF,
        verstuurd_op__lte=nu - EEN_PER_DAG,  # who was invited today knows it
    )
    per_adres: dict[str, list[Genodigde]] = {}
    for rij in rijen.select_related("sessie__netwerk").order_by("sessie__begint_op", "pk"):
        per_adres.setdefault(rij.email.lower(), []).append(rij)
    return sum(_herinner(adres, eigen) for adres, eigen in per_adres.items())


@transaction.atomic
def _herinner(adres: str, rijen: Sequence[Genodigde]) -> bool:
    """One mail to one person, unless they got one today or another process was first."""
    nu = klok.nu()
    if Genodigde.objects.filter(email__iexact=adres, herinnerd_op__gt=nu - EEN_PER_DAG).exists():
        return False
    genomen = [rij for rij in rijen if _neem(rij)]
    if not genomen:
        return False
    netwerken = {rij.sessie.netwerk_id: rij.sessie.netwerk for rij in genomen}
    eerste = genomen[0]
    titel = f"{eerste.sessie.titel}, {tijdvak(eerste.sessie.begint_op, eerste.sessie.eindigt_op)}"
    zet_klaar(
        "herinnering",
        sjabloon="herinnering",
        sleutel=f"herinnering:{eerste.pk}:{eerste.sessie.begint_op:%Y%m%d%H%M}",
        aan=eerste.email,
        onderwerp=f"Binnenkort: {titel}"
        if len(genomen) == 1
        else f"Binnenkort: {aantal(len(genomen), 'bijeenkomst', 'bijeenkomsten')}",
        gegevens={
            "netwerk": briefhoofd(eerste.sessie.netwerk) if len(netwerken) == 1 else {"europees": []},
            "naam": eerste.naam,
            "rijen": [_regel(rij) for rij in genomen],
        },
        gebruiker=eerste.gebruiker,
        netwerk_id=eerste.sessie.netwerk_id if len(netwerken) == 1 else None,
    )
    return True


def _neem(rij: Genodigde) -> bool:
    """Claim one row: true for the one who changed it."""
    zelfde = Genodigde.objects.filter(pk=rij.pk, herinnerd_voor=rij.herinnerd_voor, antwoord=rij.antwoord)
    return zelfde.update(herinnerd_voor=rij.sessie.begint_op, herinnerd_op=klok.nu()) == 1


def _regel(rij: Genodigde) -> dict[str, object]:
    sessie = rij.sessie
    return {
        "titel": sessie.titel,
        "netwerk": sessie.netwerk.korte_naam,
        "wanneer": tijdvak(sessie.begint_op, sessie.eindigt_op),
        "waar": sessie.waar,
        "online_adres": sessie.online_adres if rij.antwoord == Antwoord.ONLINE or sessie.vorm == Vorm.ONLINE else "",
        "antwoord": str(Antwoord(rij.antwoord).label) if rij.antwoord else "",
        "komt": rij.komt,
        "wacht": rij.wacht,
        "tot": moment(rij.aangeboden_tot),
        "kan_niet_meer": is_te_laat(rij),
        "pad": pad_van(rij),
    }
