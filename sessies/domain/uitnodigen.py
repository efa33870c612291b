"""What people hear of a meeting by mail: that they are invited, what changed, that it is off; each once, with their calendar.

Who must hear what follows from the rows: each says what its person was told last. So nothing is told twice, and a change that
was made and undone before anybody heard of it is not told at all.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from kern import klok
from kern.agenda import Afspraak
from kern.domain.audit import leg_vast
from kern.domain.post import Rondschrijven, haal_terug, zet_velen_klaar
from kern.domain.versies import zoals_het_staat
from kern.exceptions import DomainError
from kern.opmaak import dag, tijdvak, uur_kort
from kern.rijketekst import als_tekst
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from sessies.domain.afspraak import Feiten, afspraak_van, feiten_van, wanneer_en_waar
from sessies.domain.agenda import met_uren
from sessies.domain.genodigden import begin_opnieuw, eis_komend, neem
from sessies.enums import Antwoord, SessieStatus, Vorm
from sessies.models import Genodigde, Sessie
from sessies.querysets import GenodigdeQuerySet

ZOUT = "sessies.genodigde"
EEN_PER_DAG = timedelta(hours=20)  # between two reminders: who is reminded each morning is not passed over for a minute
ZEI = {Antwoord.JA: "ACCEPTED", Antwoord.ONLINE: "ACCEPTED", Antwoord.NEE: "DECLINED", Antwoord.VERVANGER: "DECLINED"}
DRINGEND = frozenset({"verplaatst", "afgelast", "hervat"})
KOPPEN = {
    "uitnodiging": "Uitnodiging: {titel}, {dag}",
    "gewijzigd": "Gewijzigd: {titel}, {dag}",
    "verplaatst": "Verplaatst: {titel}, nu {dag}",
    "afgelast": "Gaat niet door: {titel}, {dag}",
    "hervat": "Gaat toch door: {titel}, {dag}",
    "ingetrokken": "Je hoeft niet te komen: {titel}, {dag}",
    "herinnering": "Kom je? {titel}, {dag}",
}


class Brief(NamedTuple):
    """What one person must hear; ``verschil`` holds what changed, as (what, was, is)."""

    genodigde: Genodigde
    soort: str
    verschil: list[tuple[str, str, str]]

    @property
    def is_dringend(self) -> bool:
        return self.soort in DRINGEND


def token_van(genodigde: Genodigde) -> str:
    """The signed word in the address of one person's invitation."""
    return signing.Signer(salt=ZOUT).sign(genodigde.geheim)


def pad_van(genodigde: Genodigde) -> str:
    """The address at which one person answers, without account."""
    return reverse("sessies_link:bijeenkomst", args=[token_van(genodigde)])


def te_vertellen(sessie: Sessie) -> list[Brief]:
    """Who must hear what of a meeting as it stands now, in the order of the list. Nothing while it is a concept."""
    if sessie.status not in {SessieStatus.GEPLAND, SessieStatus.AFGELAST}:
        return []
    nu = feiten_van(sessie)
    rijen = (
        Genodigde.objects.filter(sessie=sessie)
        .op_lijst()
        .exclude(email="")
        .select_related("organisatie", "vervangt__organisatie")
    )
    brieven = (_brief(rij, nu) for rij in rijen.order_by("pk"))
    return [brief for brief in brieven if brief is not None]


def _brief(rij: Genodigde, nu: Feiten) -> Brief | None:
    if not rij.is_verstuurd:  # who said no already, by phone, is not asked any more
        is_nodig = nu["gaat_door"] and rij.antwoord not in {Antwoord.NEE, Antwoord.VERVANGER}
        return Brief(rij, "uitnodiging", []) if is_nodig else None
    was = rij.verteld
    if was == nu or rij.antwoord == Antwoord.VERVANGER:
        return None
    if was.get("gaat_door") != nu["gaat_door"]:
        return Brief(rij, "hervat", list(_verschil(was, nu))) if nu["gaat_door"] else Brief(rij, "afgelast", [])
    if not nu["gaat_door"]:
        return None
    verplaatst = wanneer_en_waar(was) != wanneer_en_waar(nu)
    return Brief(rij, "verplaatst" if verplaatst else "gewijzigd", list(_verschil(was, nu)))


def _verschil(was: Feiten, nu: Feiten) -> Iterable[tuple[str, str, str]]:
    if was["titel"] != nu["titel"]:
        yield "Titel", was["titel"], nu["titel"]
    if _wanneer(was) != _wanneer(nu):
        yield "Wanneer", _wanneer(was), _wanneer(nu)
    if was["waar"] != nu["waar"]:
        yield "Waar", was["waar"], nu["waar"]
    if was["adres"] != nu["adres"]:
        yield "Adres", was["adres"] or "geen adres", nu["adres"] or "geen adres"
    if was["online_adres"] != nu["online_adres"]:
        yield "Online", was["online_adres"] or "geen adres", nu["online_adres"] or "geen adres"


def _wanneer(feiten: Feiten) -> str:
    return tijdvak(datetime.fromisoformat(feiten["begint_op"]), datetime.fromisoformat(feiten["eindigt_op"]))


def stempel(sessie: Sessie, brieven: Sequence[Brief]) -> str:
    """What somebody looked at before sending: to whom which mail goes, and what it says of the meeting."""
    inhoud = [feiten_van(sessie), *([brief.genodigde.pk, brief.soort] for brief in brieven)]
    return sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()[:32]


@transaction.atomic
def verstuur(sessie: Sessie, *, gezien: str | None = None, door: Gebruiker | None) -> Counter[str]:
    """Tell everybody who must hear something of this meeting, in one transaction; returns how many mails of each kind.

    ``gezien`` is the :func:`stempel` of what was looked at. Raises DomainError when that is no longer what would leave, when the
    meeting is a concept or began, or when there is nothing to tell.
    """
    sessie = neem(sessie)
    if sessie.status == SessieStatus.CONCEPT:
        raise DomainError("Dit is nog een concept. De uitnodigingen vertrekken als je het op de kalender zet.")
    if sessie.status != SessieStatus.AFGELAST:
        eis_komend(sessie)
    if gezien is not None and gezien != stempel(sessie, te_vertellen(sessie)):
        raise DomainError("Er veranderde intussen iets. Kijk nog eens na wie wat krijgt; er is niets verstuurd.")
    telling = vertel(sessie, door=door)
    if not telling:
        raise DomainError("Er valt niets te versturen: iedereen met een e-mailadres weet het al.")
    return telling


def vertel(sessie: Sessie, *, alleen: str = "", door: Gebruiker | None) -> Counter[str]:
    """As :func:`verstuur`, in the caller's transaction, with no complaint when there is nothing to tell.

    ``alleen`` is the one kind that is told now; the rest waits until somebody sends it.
    """
    brieven = [brief for brief in te_vertellen(sessie) if alleen in {"", brief.soort}]
    telling = Counter(brief.soort for brief in brieven)
    if not brieven:
        return telling
    nu, feiten = klok.nu(), feiten_van(sessie)
    rijen = [brief.genodigde for brief in brieven]
    for rij in rijen:  # that it is off is all one hears: what else changed is told if it goes on after all
        rij.verteld = {**feiten} if feiten["gaat_door"] else {**rij.verteld, "gaat_door": False}
        rij.verstuurd_op = rij.verstuurd_op or nu
    _zet_klaar(sessie, brieven, door=door)
    Genodigde.objects.bulk_update(rijen, ["verteld", "verstuurd_op"], batch_size=200)
    leg_vast("genodigden.verstuurd", onderwerp=sessie, door=door, **telling)
    return telling


def vertel_een(rij: Genodigde) -> None:
    """Invite one person at once, in the caller's transaction; ``rij`` holds its meeting as it stands.

    An answer to the mail goes to who runs the platform: whose place somebody takes is not who invites.
    """
    rij.verteld, rij.verstuurd_op = {**feiten_van(rij.sessie)}, klok.nu()
    rij.save(update_fields=["verteld", "verstuurd_op"])
    _zet_klaar(rij.sessie, [Brief(rij, "uitnodiging", [])], door=None)


def eis_nog_niets_vertrokken(sessie: Sessie) -> None:
    """Let no invitation leave that waits; raises DomainError when one left already. In the caller's transaction."""
    rijen = list(Genodigde.objects.filter(sessie=sessie).verstuurd())
    if any(haal_terug(_sleutel(sessie, rij, "uitnodiging")) for rij in rijen):
        raise DomainError(
            "De uitnodigingen zijn al vertrokken: mensen rekenen erop. Verplaats de bijeenkomst, of gelast ze af."
        )
    Genodigde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(verstuurd_op=None, verteld={})


def herroep_afgelasting(sessie: Sessie, *, door: Gebruiker | None) -> Counter[str]:
    """Let no mail leave that says it is off, and tell who heard it already that it goes on. In the caller's transaction."""
    for rij in Genodigde.objects.filter(sessie=sessie, verteld__gaat_door=False).verstuurd():
        if not haal_terug(_sleutel(sessie, rij, "afgelast", volgnummer=sessie.volgnummer - 1)):
            rij.verteld = {**rij.verteld, "gaat_door": True}
            rij.save(update_fields=["verteld"])
    return vertel(sessie, alleen="hervat", door=door)


@transaction.atomic
def haal_van_lijst(genodigde: Genodigde, *, door: Gebruiker | None) -> bool:
    """Take somebody off the list; True when a mail tells them, because they were invited.

    Raises DomainError when it was done already, or the meeting began.
    """
    sessie = neem(genodigde.sessie)
    genodigde = zoals_het_staat(genodigde)
    if genodigde.ingetrokken_op is not None:
        raise DomainError("Deze persoon staat niet meer op de lijst.")
    if sessie.status == SessieStatus.GEPLAND:
        eis_komend(sessie)
    leg_vast("genodigde.van_lijst", onderwerp=genodigde, door=door, sessie=sessie.pk, verstuurd=genodigde.is_verstuurd)
    genodigde.ingetrokken_op = klok.nu()
    genodigde.eigen_volgnummer += genodigde.is_verstuurd
    genodigde.save(update_fields=["ingetrokken_op", "eigen_volgnummer"])
    hoort_het = genodigde.is_verstuurd and bool(genodigde.email) and sessie.status == SessieStatus.GEPLAND
    if hoort_het:
        _zet_klaar(sessie, [Brief(genodigde, "ingetrokken", [])], door=door)
    return hoort_het


@transaction.atomic
def zet_terug(genodigde: Genodigde, *, door: Gebruiker | None) -> bool:
    """Put back who was just taken off the list; True when a mail had told them already, and they must be invited anew.

    Raises DomainError when they stand on it, or the meeting began.
    """
    sessie = neem(genodigde.sessie)
    genodigde.refresh_from_db()
    if genodigde.ingetrokken_op is None:
        raise DomainError("Deze persoon staat al op de lijst.")
    if sessie.status == SessieStatus.GEPLAND:
        eis_komend(sessie)
    vertrok = genodigde.is_verstuurd and haal_terug(_sleutel(sessie, genodigde, "ingetrokken"))
    if vertrok:
        begin_opnieuw([genodigde])
    else:
        genodigde.ingetrokken_op = None
        genodigde.eigen_volgnummer -= genodigde.is_verstuurd
        genodigde.save(update_fields=["ingetrokken_op", "eigen_volgnummer"])
    leg_vast("genodigde.terug_op_lijst", onderwerp=genodigde, door=door, sessie=sessie.pk)
    return vertrok


@transaction.atomic
def herinner(sessie: Sessie, *, door: Gebruiker | None) -> int:
    """Ask once more who did not answer, at most once a day; returns how many. Raises DomainError when there is nobody."""
    sessie = neem(sessie)
    eis_komend(sessie)
    rijen = list(te_herinneren(sessie))
    if not rijen:
        raise DomainError("Er is niemand om te herinneren: iedereen antwoordde, of kreeg vandaag al een mail.")
    _zet_klaar(sessie, [Brief(rij, "herinnering", []) for rij in rijen], door=door)
    Genodigde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(herinnerd_op=klok.nu())
    leg_vast("genodigden.herinnerd", onderwerp=sessie, door=door, aantal=len(rijen))
    return len(rijen)


def te_herinneren(sessie: Sessie) -> GenodigdeQuerySet:
    """Who did not answer, and got no mail of this kind today, of whichever meeting of the network."""
    vandaag = Genodigde.objects.filter(netwerk=sessie.netwerk, herinnerd_op__gt=klok.nu() - EEN_PER_DAG)
    rijen = Genodigde.objects.filter(sessie=sessie, antwoord=Antwoord.GEEN).verstuurd().exclude(email="")
    rijen = rijen.filter(verstuurd_op__lte=klok.nu() - EEN_PER_DAG)
    return (
        rijen.exclude(email__in=vandaag.values("email"))
        .select_related("organisatie", "vervangt__organisatie")
        .order_by("pk")
    )


def _sleutel(sessie: Sessie, rij: Genodigde, soort: str, *, volgnummer: int | None = None) -> str:
    """What makes a mail one mail: of this person, at this state of the meeting."""
    stand = f":{sessie.versie}"
    if soort in {"uitnodiging", "ingetrokken"}:
        stand = ""
    elif soort == "herinnering":
        stand = f":{klok.nu():%Y%m%d%H%M}"
    elif soort in {"afgelast", "hervat"}:
        stand = f":{sessie.volgnummer if volgnummer is None else volgnummer}"
    return f"bijeenkomst:{rij.pk}.{rij.eigen_volgnummer}:{soort}{stand}"


def _zet_klaar(sessie: Sessie, brieven: Sequence[Brief], *, door: Gebruiker | None) -> None:
    """Write the mails; what is the same for all is worked out once."""
    gelijk = _over(sessie)
    afspraak = afspraak_van(sessie, url="")
    zet_velen_klaar(
        "bijeenkomst",
        [_rondschrijven(sessie, brief, gelijk, afspraak) for brief in brieven],
        sjabloon="bijeenkomst",
        netwerk_id=sessie.netwerk_id,
        antwoord_aan=door.email if door else "",
    )


def _over(sessie: Sessie) -> dict[str, object]:
    """What every mail of a round says of the meeting, as JSON can hold it."""
    punten = met_uren(sessie, sessie.agendapunten.all())
    return {
        "netwerk": briefhoofd(sessie.netwerk),
        "titel": sessie.titel,
        "wanneer": tijdvak(sessie.begint_op, sessie.eindigt_op),
        "waar": sessie.waar,
        "wegwijs": [rij for rij in sessie.wegwijs if rij[0] != "Zitplaatsen"],
        "online_adres": sessie.online_adres,
        "kan_online": sessie.vorm == Vorm.HYBRIDE,
        "is_online": sessie.vorm == Vorm.ONLINE,
        "doel": sessie.doel,
        "doel_tekst": als_tekst(sessie.doel, adressen=True),
        "reden": sessie.reden_afgelast,
        "agenda": [[uur_kort(punt.begint_op) if punt.punt.minuten else "", punt.punt.titel] for punt in punten],
    }


def _rondschrijven(sessie: Sessie, brief: Brief, gelijk: dict[str, object], afspraak: Afspraak) -> Rondschrijven:
    rij = brief.genodigde
    pad = pad_van(rij)
    titel, begint_op = sessie.titel, sessie.begint_op
    if brief.soort in {"afgelast", "ingetrokken"}:  # about the day they know: of a later one they never heard
        titel, begint_op = rij.verteld["titel"], datetime.fromisoformat(rij.verteld["begint_op"])
        gelijk = {**gelijk, "titel": titel, "wanneer": _wanneer(rij.verteld), "waar": rij.verteld["waar"]}
    return {
        "sleutel": _sleutel(sessie, rij, brief.soort),
        "aan": rij.email,
        "onderwerp": KOPPEN[brief.soort].format(titel=titel, dag=dag(begint_op)),
        "gebruiker_id": rij.gebruiker_id,
        "gegevens": {
            **gelijk,
            "soort": brief.soort,
            "verschil": brief.verschil,
            "dringend": brief.is_dringend,
            "naam": rij.naam,
            "bron": rij.bron,
            "vervangt": rij.vervangt.wie or "iemand" if rij.vervangt else "",
            "antwoord": str(Antwoord(rij.antwoord).label) if rij.antwoord else "",
            "komt": rij.komt,
            "pad": pad,
            "afspraak": _voor(rij, afspraak, pad, ingetrokken=brief.soort == "ingetrokken"),
        },
    }


def afspraak_voor(rij: Genodigde) -> Afspraak:
    """The meeting as it stands now, for the calendar of one person."""
    return _voor(rij, afspraak_van(rij.sessie, url=""), pad_van(rij), ingetrokken=False)


def _voor(rij: Genodigde, afspraak: Afspraak, pad: str, *, ingetrokken: bool) -> Afspraak:
    """The appointment as one person's calendar takes it: it names nobody else."""
    url = f"{settings.SITE_URL}{pad}"
    methode = "CANCEL" if ingetrokken or afspraak["staat"] == "CANCELLED" else "REQUEST"
    return {
        **afspraak,
        "methode": methode,
        "staat": "CANCELLED" if methode == "CANCEL" else "CONFIRMED",
        "volgnummer": afspraak["volgnummer"] + rij.eigen_volgnummer,
        "uitleg": f"{afspraak['uitleg']}\n\nAntwoord of verander je antwoord: {url}",
        "url": url,
        "deelnemer": {"naam": rij.naam, "mail": rij.email, "zei": ZEI.get(Antwoord(rij.antwoord), "NEEDS-ACTION")},
    }
