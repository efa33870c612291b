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
from kern.exceptions import DomainError
from kern.opmaak import dag, moment, tijdvak, uur_kort
from kern.rijketekst import als_tekst
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from sessies.domain.afspraak import Feiten, afspraak_van, feiten_van, waarheen, wanneer
from sessies.domain.agenda import met_uren
from sessies.domain.genodigden import eis_komend, neem
from sessies.enums import NIET, WACHTEND, Antwoord, SessieStatus, Vorm
from sessies.models import Genodigde, Sessie
from sessies.querysets import GenodigdeQuerySet

ZOUT = "sessies.genodigde"
EEN_PER_DAG = timedelta(hours=20)  # between two reminders: who is reminded each morning is not passed over for a minute
ZEI = {
    Antwoord.JA: "ACCEPTED", Antwoord.ONLINE: "ACCEPTED", Antwoord.NEE: "DECLINED", Antwoord.VERVANGER: "DECLINED",
    Antwoord.WACHT: "TENTATIVE", Antwoord.WACHT_ONLINE: "TENTATIVE",
}  # fmt: skip
DRINGEND = frozenset({"verplaatst", "elders", "afgelast", "hervat"})
KOPPEN = {
    "uitnodiging": "Uitnodiging: {titel}, {dag}",
    "gewijzigd": "Gewijzigd: {titel}, {dag}",
    "verplaatst": "Verplaatst: {titel}, nu {dag}",
    "elders": "Andere plek: {titel}, {dag}",
    "afgelast": "Gaat niet door: {titel}, {dag}",
    "hervat": "Gaat toch door: {titel}, {dag}",
    "ingetrokken": "Je hoeft niet te komen: {titel}, {dag}",
    "herinnering": "Kom je? {titel}, {dag}",
    "plaats_vrij": "Er is een plaats vrij: {titel}, {dag}",
    "plaats": "Je hebt een plaats: {titel}, {dag}",
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
        is_nodig = nu["gaat_door"] and rij.antwoord not in NIET
        return Brief(rij, "uitnodiging", []) if is_nodig else None
    was = rij.verteld
    if was == nu or rij.antwoord == Antwoord.VERVANGER:
        return None
    if was.get("gaat_door") != nu["gaat_door"]:
        return Brief(rij, "hervat", list(_verschil(was, nu))) if nu["gaat_door"] else Brief(rij, "afgelast", [])
    if not nu["gaat_door"]:
        return None
    soort = "verplaatst" if wanneer(was) != wanneer(nu) else "elders" if waarheen(was) != waarheen(nu) else "gewijzigd"
    return Brief(rij, soort, list(_verschil(was, nu)))


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
    if was["antwoord_tot"] != nu["antwoord_tot"]:
        was_tot, nu_tot = (
            f"tot {tot}" if tot else "tot ze begint" for tot in (was["antwoord_tot"], nu["antwoord_tot"])
        )
        yield "Antwoorden kan", was_tot, nu_tot


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
    zet_brieven_klaar(sessie, brieven, door=door)
    Genodigde.objects.bulk_update(rijen, ["verteld", "verstuurd_op"], batch_size=200)
    leg_vast("genodigden.verstuurd", onderwerp=sessie, door=door, **telling)
    return telling


def vertel_een(rij: Genodigde) -> None:
    """Invite one person at once, in the caller's transaction; ``rij`` holds its meeting as it stands.

    An answer to the mail goes to who runs the platform: whose place somebody takes is not who invites.
    """
    rij.verteld, rij.verstuurd_op = {**feiten_van(rij.sessie)}, klok.nu()
    rij.save(update_fields=["verteld", "verstuurd_op"])
    zet_brieven_klaar(rij.sessie, [Brief(rij, "uitnodiging", [])], door=None)


def eis_nog_niets_vertrokken(sessie: Sessie) -> None:
    """Let no invitation leave that waits; raises DomainError when one left already. In the caller's transaction."""
    rijen = list(Genodigde.objects.filter(sessie=sessie).verstuurd())
    if any(haal_terug(sleutel_van(sessie, rij, "uitnodiging")) for rij in rijen):
        raise DomainError(
            "De uitnodigingen zijn al vertrokken: mensen rekenen erop. Verplaats de bijeenkomst, of gelast ze af."
        )
    Genodigde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(verstuurd_op=None, verteld={})


def herroep_afgelasting(sessie: Sessie, *, door: Gebruiker | None) -> Counter[str]:
    """Let no mail leave that says it is off, and tell who heard it already that it goes on. In the caller's transaction."""
    for rij in Genodigde.objects.filter(sessie=sessie, verteld__gaat_door=False).verstuurd():
        if not haal_terug(sleutel_van(sessie, rij, "afgelast", volgnummer=sessie.volgnummer - 1)):
            rij.verteld = {**rij.verteld, "gaat_door": True}
            rij.save(update_fields=["verteld"])
    return vertel(sessie, alleen="hervat", door=door)


@transaction.atomic
def herinner(sessie: Sessie, *, door: Gebruiker | None) -> int:
    """Ask once more who did not answer, at most once a day; returns how many. Raises DomainError when there is nobody."""
    sessie = neem(sessie)
    eis_komend(sessie)
    rijen = list(te_herinneren(sessie))
    if not rijen:
        raise DomainError("Er is niemand om te herinneren: iedereen antwoordde, of kreeg vandaag al een mail.")
    zet_brieven_klaar(sessie, [Brief(rij, "herinnering", []) for rij in rijen], door=door)
    Genodigde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(herinnerd_op=klok.nu())
    leg_vast("genodigden.herinnerd", onderwerp=sessie, door=door, aantal=len(rijen))
    return len(rijen)


def te_herinneren(sessie: Sessie) -> GenodigdeQuerySet:
    """Who did not answer, and got no mail of this kind today, of whichever meeting of the network."""
    vandaag = Genodigde.objects.filter(netwerk=sessie.netwerk, herinnerd_op__gt=klok.nu() - EEN_PER_DAG)
    rijen = Genodigde.objects.filter(sessie=sessie, antwoord=Antwoord.GEEN).verstuurd().exclude(email="")
    rijen = rijen.filter(verstuurd_op__lte=klok.nu() - EEN_PER_DAG)
    if sessie.is_gesloten:  # who was invited before the last day cannot say yes any more
        rijen = rijen.filter(verstuurd_op__gte=sessie.antwoord_tot)
    return (
        rijen.exclude(email__in=vandaag.values("email"))
        .select_related("organisatie", "vervangt__organisatie")
        .order_by("pk")
    )


def vertel_van_plaats(sessie: Sessie, rijen: Sequence[Genodigde], *, soort: str, door: Gebruiker | None = None) -> None:
    """Tell who was invited that a place is held for them or theirs, in the caller's transaction."""
    for rij in rijen:
        rij.sessie = sessie
    zet_brieven_klaar(sessie, [Brief(rij, soort, []) for rij in rijen if rij.is_verstuurd and rij.email], door=door)


def sleutel_van(sessie: Sessie, rij: Genodigde, soort: str, *, volgnummer: int | None = None) -> str:
    """What makes a mail one mail: of this person, at this state of the meeting."""
    stand = f":{sessie.versie}"
    if soort in {"uitnodiging", "ingetrokken"}:
        stand = ""
    elif soort == "plaats_vrij":
        stand = f":{rij.aangeboden_tot:%Y%m%d%H%M}"
    elif soort == "plaats":
        stand = f":{rij.antwoord_op:%Y%m%d%H%M%S}"
    elif soort == "herinnering":
        stand = f":{klok.nu():%Y%m%d%H%M}"
    elif soort in {"afgelast", "hervat"}:
        stand = f":{sessie.volgnummer if volgnummer is None else volgnummer}"
    return f"bijeenkomst:{rij.pk}.{rij.eigen_volgnummer}:{soort}{stand}"


def zet_brieven_klaar(sessie: Sessie, brieven: Sequence[Brief], *, door: Gebruiker | None) -> None:
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
        "antwoorden_tot": sessie.antwoorden_tot,
        "agenda": [[uur_kort(punt.begint_op) if punt.punt.minuten else "", punt.punt.titel] for punt in punten],
    }


def _rondschrijven(sessie: Sessie, brief: Brief, gelijk: dict[str, object], afspraak: Afspraak) -> Rondschrijven:
    rij = brief.genodigde
    rij.sessie = sessie
    pad = pad_van(rij)
    titel, begint_op = sessie.titel, sessie.begint_op
    if brief.soort in {"afgelast", "ingetrokken"}:  # about the day they know: of a later one they never heard
        titel, begint_op = rij.verteld["titel"], datetime.fromisoformat(rij.verteld["begint_op"])
        gelijk = {**gelijk, "titel": titel, "wanneer": _wanneer(rij.verteld), "waar": rij.verteld["waar"]}
    return {
        "sleutel": sleutel_van(sessie, rij, brief.soort),
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
            "wacht": rij.wacht,
            "wacht_online": rij.antwoord == Antwoord.WACHT_ONLINE,
            "onduidelijk": rij.is_onduidelijk,
            "tot": moment(rij.aangeboden_tot),
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
        "staat": "CANCELLED" if methode == "CANCEL" else "TENTATIVE" if rij.antwoord in WACHTEND else "CONFIRMED",
        "volgnummer": afspraak["volgnummer"] + rij.eigen_volgnummer,
        "uitleg": f"{afspraak['uitleg']}\n\nAntwoord of verander je antwoord: {url}",
        "url": url,
        "deelnemer": {"naam": rij.naam, "mail": rij.email, "zei": ZEI.get(Antwoord(rij.antwoord), "NEEDS-ACTION")},
    }
