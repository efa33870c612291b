"""What is checked every night: the audit chain here, and what apps to the right register. The result is a row per part."""

import logging
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from kern import klok, register
from kern.domain import auditkoppen
from kern.domain.audit import leg_vast
from kern.domain.auditketen import controleer_keten, koppen, leg_aan
from kern.domain.post import zet_klaar
from kern.exceptions import DomainError
from kern.models import Controle

logger = logging.getLogger(__name__)

AUDITKETEN = "auditketen"
UUR = time(3, 30)
TE_OUD = timedelta(days=3)
NOTEERTIJD = timedelta(minutes=1)  # between noting the heads and keeping that all was right


def controleer_wat_moet() -> None:
    """Check the parts that were not checked since last night; told to the beheerder when something is wrong."""
    gedaan = dict(Controle.objects.values_list("deel", "gedaan_op"))
    for deel in register.alles.controles:
        if deel not in gedaan or not _vorige_nacht() <= gedaan[deel] <= klok.nu():
            controle = controleer(deel)
            if deel == AUDITKETEN or not controle.in_orde:
                _vertel(controle)


def controleer(deel: str) -> Controle:
    """Check one part now, keep and return the result."""
    return noteer(deel, register.alles.controles[deel]())


def noteer(deel: str, bevindingen: list[str]) -> Controle:
    """Keep what was found in a part: Dutch lines, none when it is right."""
    for bevinding in bevindingen:
        logger.error("controle %s: %s", deel, bevinding)
    nu = klok.nu()
    waarden = {"gedaan_op": nu, "in_orde": not bevindingen, "bevindingen": bevindingen}
    if not bevindingen:
        waarden["goed_op"] = nu
    controle, _ = Controle.objects.update_or_create(deel=deel, defaults=waarden)
    return controle


@transaction.atomic
def voeg_bevinding_toe(deel: str, bevinding: str) -> None:
    """Tell at once what was found outside the nightly check; the same thing is kept once."""
    logger.error("controle %s: %s", deel, bevinding)
    oud = Controle.objects.select_for_update().filter(deel=deel).first()
    bevindingen = oud.bevindingen if oud else []
    if bevinding not in bevindingen:
        _bewaar(deel, [*bevindingen, bevinding], oud)


@transaction.atomic
def schrap_bevindingen(deel: str, begin: str) -> None:
    """Forget what was put right: every finding that begins with these words."""
    oud = Controle.objects.select_for_update().filter(deel=deel).first()
    if oud is not None:
        _bewaar(deel, [b for b in oud.bevindingen if not b.startswith(begin)], oud)


def _bewaar(deel: str, bevindingen: list[str], oud: Controle | None) -> None:
    waarden = {"in_orde": not bevindingen, "bevindingen": bevindingen}
    gedaan_op = oud.gedaan_op if oud else klok.nu()
    Controle.objects.update_or_create(deel=deel, defaults={**waarden, "gedaan_op": gedaan_op})


def oordeel(deel: str) -> tuple[bool, str]:
    """Say whether a part is right, and in how many words that can be told to everybody."""
    controle = Controle.objects.filter(deel=deel).first()
    if controle is None:
        return True, "nog niet nagekeken"
    if not controle.in_orde:
        return False, "niet in orde"
    if klok.nu() - controle.gedaan_op > TE_OUD:
        return False, "te lang niet nagekeken"
    return True, "in orde"


def kijk_keten_na() -> list[str]:
    """Check the audit chain; when it is whole its heads are noted outside the database."""
    breuken = [str(breuk) for breuk in controleer_keten()]
    if not breuken and _notitie_is_weg():
        breuken = ["Het bestand met de koppen ontbreekt, of is ouder dan de laatste controle die in orde was."]
    if not breuken:
        try:
            auditkoppen.noteer(koppen())
        except OSError as fout:
            breuken = [f"De koppen konden niet genoteerd worden: {fout.strerror}."]
    return breuken


def _notitie_is_weg() -> bool:
    """Say whether the note that the last good check left behind is gone, or has an older end."""
    goed_op = Controle.objects.filter(deel=AUDITKETEN).values_list("goed_op", flat=True).first()
    notitie = auditkoppen.laatste_notitie()
    op = notitie.op if notitie else None
    return goed_op is not None and (op is None or op < goed_op - NOTEERTIJD)


def aanvaard_koppen(reden: str) -> None:
    """After an older copy of the database was put back: go on from the heads that stand now, and say why.

    Raises DomainError without a reason, or while the chain itself is broken: that is never accepted.
    """
    if not reden.strip():
        raise DomainError("Zeg waarom de koppen anders zijn, bijvoorbeeld: back-up van 3 mei teruggezet.")
    if breuken := controleer_keten(met_genoteerd=False):
        raise DomainError(f"De keten zelf is gebroken en wordt niet aanvaard. {breuken[0]}")
    with transaction.atomic():
        leg_vast("auditketen.koppen_aanvaard", onderwerp=Controle(deel=AUDITKETEN), door=None)
    leg_aan()  # the check laid all the rest
    auditkoppen.noteer(koppen(), reden=reden.strip())


def _vorige_nacht() -> datetime:
    nu = timezone.localtime()
    vannacht = timezone.make_aware(datetime.combine(nu.date(), UUR))
    return vannacht if vannacht <= nu else vannacht - timedelta(days=1)


def _vertel(controle: Controle) -> None:
    """Mail the result: to who keeps the heads, and to every beheerder when something is wrong."""
    adressen = {settings.AUDIT_MAIL} if settings.AUDIT_MAIL and controle.deel == AUDITKETEN else set()
    if not controle.in_orde:
        adressen |= set(
            get_user_model().objects.filter(is_active=True, is_superuser=True).values_list("email", flat=True)
        )
    dag = f"{timezone.localtime(controle.gedaan_op):%Y-%m-%d}"
    gegevens = {
        "deel": controle.deel,
        "in_orde": controle.in_orde,
        "bevindingen": controle.bevindingen,
        "koppen": sorted(koppen().items()) if controle.deel == AUDITKETEN else [],
        "url": "/beheer/toestand/",
    }
    for adres in sorted(adressen):
        with transaction.atomic():
            zet_klaar(
                "controle",
                sjabloon="controle",
                gegevens=gegevens,
                onderwerp=f"Nachtelijke controle: {controle.deel} {'in orde' if controle.in_orde else 'NIET in orde'}",
                sleutel=f"controle:{controle.deel}:{dag}:{adres}",
                aan=adres,
            )
