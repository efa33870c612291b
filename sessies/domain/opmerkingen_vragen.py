"""Asking who was at a meeting for remarks on its minutes: whom, until when, and the mail with their own link."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kern import klok, register
from kern.aanwezigen import Aanwezige
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.post import Rondschrijven, haal_terug, zet_velen_klaar
from kern.exceptions import DomainError
from kern.opmaak import dag
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from sessies.domain.genodigden import neem
from sessies.domain.goedkeuring import komende, kring_van
from sessies.domain.opmerkingen import VAST, ronde_van, token_van
from sessies.models import GoedgekeurdVerslag, Opmerkingenronde, Sessie, Verslaglezer

SOORT = "verslag"  # of the mail
DAGEN = timedelta(days=14)
MEESTE_DAGEN = timedelta(days=92)
NIEMAND = "Er is niemand om te vragen: van wie er was, is geen e-mailadres bekend, of ze kregen de vraag al."


def pad_van(lezer: Verslaglezer) -> str:
    """The address at which one person reads the minutes and says something of them, without account."""
    return reverse("sessies_link:verslag", args=[token_van(lezer)])


def heeft_lijst(sessie: Sessie) -> bool:
    """Whether a list says who was there; without one it is who said to come."""
    return register.aanwezigen_van(sessie) is not None


def te_vragen(sessie: Sessie) -> list[Aanwezige]:
    """Who was there, with an address, and was not asked yet; each address once."""
    erbij = register.aanwezigen_van(sessie)
    mensen = _zei_te_komen(sessie) if erbij is None else erbij
    bekend = {adres.lower() for adres in sessie.verslaglezers.exclude(email="").values_list("email", flat=True)}
    gevonden = {wie.email.lower(): wie for wie in mensen if wie.email and wie.email.lower() not in bekend}
    return list(gevonden.values())


def _zei_te_komen(sessie: Sessie) -> list[Aanwezige]:
    rijen = sessie.genodigden.op_lijst().select_related("sessie").order_by("pk")
    return [
        Aanwezige(rij.naam, rij.functie, rij.email, rij.organisatie_id, "", rij.gebruiker_id)
        for rij in rijen
        if rij.komt
    ]


def uiterste_dag(sessie: Sessie) -> date | None:
    """The day before the next meeting of the same group or body, which approves these minutes; None when none is planned."""
    volgende = komende(sessie).first()
    return timezone.localdate(volgende.begint_op) - timedelta(days=1) if volgende else None


def voorstel(sessie: Sessie) -> date:
    """The last day that the page proposes: in two weeks, or before the meeting that approves."""
    over, uiterste = klok.vandaag() + DAGEN, uiterste_dag(sessie)
    return max(klok.vandaag(), min(over, uiterste)) if uiterste else over


def waarom_niet_vragen(sessie: Sessie) -> str:
    """Why nobody can be asked for remarks; empty when they can."""
    if GoedgekeurdVerslag.objects.filter(sessie=sessie).exists():
        return VAST
    if sessie.verslag_op is None:
        return "Deel het verslag eerst: dan kunnen mensen er opmerkingen bij geven."
    uiterste = uiterste_dag(sessie)
    if uiterste is not None and uiterste < klok.vandaag():
        return f"De volgende bijeenkomst van {kring_van(sessie)} is vandaag. Vraag daar wie opmerkingen heeft."
    return ""


def _eis_dag(sessie: Sessie, tot: date) -> None:
    uiterste = uiterste_dag(sessie)
    if tot < klok.vandaag():
        raise DomainError("Die dag is voorbij. Kies vandaag of een latere dag.", veld="tot")
    if uiterste is not None and tot > uiterste:
        raise DomainError(
            f"Kies ten laatste {dag(uiterste)}: de dag erna keurt {kring_van(sessie)} het verslag goed.", veld="tot"
        )
    if tot > klok.vandaag() + MEESTE_DAGEN:
        raise DomainError(f"Kies ten laatste {dag(klok.vandaag() + MEESTE_DAGEN)}.", veld="tot")


@transaction.atomic
def vraag_opmerkingen(sessie: Sessie, *, tot: date, door: Gebruiker | None) -> list[Verslaglezer]:
    """Ask who was there for remarks until a day; who was asked before gets no second mail. Returns who gets one now.

    Asked once more, it only sets another last day. Raises DomainError when the minutes are not shared or stand fast, the day
    is no day for it, or there is nobody to ask.
    """
    sessie = neem(sessie)
    if zin := waarom_niet_vragen(sessie):
        raise DomainError(zin)
    _eis_dag(sessie, tot)
    ronde, mensen = ronde_van(sessie), te_vragen(sessie)
    if ronde is None and not mensen:
        raise DomainError(NIEMAND)
    was = {"was_tot": ronde.tot.isoformat(), "was_gesloten": ronde.beeindigd_op is not None} if ronde else {}
    ronde = ronde or Opmerkingenronde(netwerk=sessie.netwerk, sessie=sessie)
    ronde.tot, ronde.beeindigd_op = tot, None
    ronde.save()
    lezers = [_lezer(sessie, wie) for wie in mensen]
    _zet_klaar(sessie, lezers, tot, door=door)
    pks = [lezer.pk for lezer in lezers]
    leg_vast("verslag.opmerkingen_gevraagd", onderwerp=sessie, door=door, rijen=pks, **was)
    return lezers


def _lezer(sessie: Sessie, wie: Aanwezige) -> Verslaglezer:
    lezer = Verslaglezer(
        netwerk=sessie.netwerk, sessie=sessie, gebruiker_id=wie.gebruiker_id, organisatie_id=wie.organisatie_id,
        naam=wie.naam, functie=wie.functie, van=wie.van, email=wie.email.lower(), gevraagd_op=klok.nu(),
    )  # fmt: skip
    eis_geldig(lezer)
    lezer.save()
    return lezer


@transaction.atomic
def neem_opmerkingenvraag_terug(
    sessie: Sessie, *, rijen: Sequence[int], was_tot: str | None, was_gesloten: bool | None, door: Gebruiker | None
) -> Sessie:
    """Let the question not leave, and the last day of before stand again. Raises DomainError when a mail left, or somebody answered."""
    sessie = neem(sessie)
    lezers = list(sessie.verslaglezers.filter(pk__in=list(rijen)))
    vertrokken = [haal_terug(_sleutel(lezer)) for lezer in lezers]
    if any(vertrokken) or any(lezer.opmerkingen.exists() for lezer in lezers):
        raise DomainError("De vraag is al vertrokken. Sluit de opmerkingen af als je er geen meer wilt.")
    sessie.verslaglezers.filter(pk__in=[lezer.pk for lezer in lezers]).delete()
    ronde = Opmerkingenronde.objects.filter(sessie=sessie)
    if was_tot is None:
        ronde.delete()
    else:
        ronde.update(tot=date.fromisoformat(was_tot), beeindigd_op=klok.nu() if was_gesloten else None)
    leg_vast("verslag.opmerkingenvraag_terug", onderwerp=sessie, door=door, aantal=len(lezers))
    return sessie


def _sleutel(lezer: Verslaglezer) -> str:
    """What makes a mail one mail: of this person."""
    return f"verslag:{lezer.pk}:opmerkingen"


def _zet_klaar(sessie: Sessie, lezers: Sequence[Verslaglezer], tot: date, *, door: Gebruiker | None) -> None:
    """Write the mails; what is the same for all is worked out once."""
    volgende = komende(sessie).first()
    gelijk = {
        "netwerk": briefhoofd(sessie.netwerk),
        "titel": sessie.titel,
        "dag": dag(sessie.begint_op),
        "tot": dag(tot),
        "kring": kring_van(sessie),
        "volgende": dag(volgende.begint_op) if volgende else "",
    }
    brieven: list[Rondschrijven] = [
        {
            "sleutel": _sleutel(lezer),
            "aan": lezer.email,
            "onderwerp": f"Lees het verslag na: {sessie.titel}, {dag(sessie.begint_op)}",
            "gebruiker_id": lezer.gebruiker_id,
            "gegevens": {**gelijk, "naam": lezer.naam, "pad": pad_van(lezer)},
        }
        for lezer in lezers
    ]
    zet_velen_klaar(
        SOORT, brieven, sjabloon="verslag", netwerk_id=sessie.netwerk_id, antwoord_aan=door.email if door else ""
    )
