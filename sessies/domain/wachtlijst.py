"""The places of a meeting: who gets one, who waits, and what happens when one comes free.

Everything here runs on a meeting that the caller locked (``neem``), so that two people never get the last place. A place that
comes free is held for the first of the waiting list, who hears it by mail. Who lets it pass stays on the list, behind the
others, and gets no second offer by itself: what nobody who waits was offered, is for who answers first.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Now

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.post import haal_terug
from kern.domain.versies import zoals_het_staat
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from sessies.domain.bezetting import nummer_in_de_rij, plaats_van, telling
from sessies.domain.genodigden import eis_komend, neem
from sessies.domain.uitnodigen import sleutel_van, vertel_van_plaats
from sessies.enums import WACHTEND, Antwoord, SessieStatus, manier_van
from sessies.models import Genodigde, Sessie

KORTSTE_AANBOD = timedelta(minutes=30)  # in less time nobody reads a mail
WACHT_OP = {Antwoord.JA: Antwoord.WACHT, Antwoord.ONLINE: Antwoord.WACHT_ONLINE}
AL_WEG = "De mail dat deze persoon een plaats heeft, is al vertrokken. Spraken jullie iets anders af, noteer dan dat antwoord."


def eis_plaats(rij: Genodigde, keuze: str) -> str:
    """The answer that can be noted for what somebody asks: who asks to wait where there is room, has a place.

    Raises DomainError with code ``vol`` for who wants to come when it is full, and says what they can do.
    """
    sessie = rij.sessie
    manier = manier_van(sessie.vorm, keuze)
    stand = telling(sessie).stand(manier)
    if stand is None:
        return keuze
    if not stand.is_vol or plaats_van(rij, sessie.vorm) == manier:
        zonder_wachten = {Antwoord.WACHT: Antwoord.JA, Antwoord.WACHT_ONLINE: Antwoord.ONLINE}
        return zonder_wachten.get(Antwoord(keuze), keuze)
    if keuze in WACHTEND:
        return keuze
    raise DomainError(waarom_wachten(rij, manier), veld="keuze", code="vol")


def waarom_wachten(rij: Genodigde, manier: str) -> str:
    """The sentence for who wants to come when there is no room: the number they have or would have, and another way in."""
    sessie = rij.sessie
    standen = telling(sessie).standen
    hier = f" {'online' if manier == Antwoord.ONLINE else 'ter plaatse'}" if len(standen) > 1 else ""
    nummer = nummer_in_de_rij(rij, manier)
    wacht_al = rij.wacht and manier_van(sessie.vorm, rij.antwoord) == manier
    zin = (
        f"Er is{hier} nog geen plaats vrij. Je staat op de wachtlijst, als nummer {nummer}."
        if wacht_al
        else f"Er zijn{hier} geen plaatsen meer. Je kunt op de wachtlijst: je bent dan nummer {nummer}."
    )
    if any(stand.manier != manier and not stand.is_vol for stand in standen):
        zin += " Online volgen kan nog wel." if manier == Antwoord.JA else " Ter plaatse komen kan nog wel."
    return zin


def zet_in_de_rij(rij: Genodigde, was: str) -> None:
    """Give a row that holds its new answer its number, or take that away; who replaces somebody stands where those stood.

    ``was`` is the answer before. Saves nothing.
    """
    rij.aangeboden_tot, rij.neemt_over = None, ""
    if not rij.komt:
        rij.reden_plaats = ""
    if rij.antwoord == Antwoord.VERVANGER:
        return  # the number waits for who comes instead
    if not rij.wacht:
        rij.wachtnummer, rij.aanbod_gemist = None, False
    elif was != rij.antwoord:
        rij.wachtnummer = _geerfd_nummer(rij) or rij.wachtnummer or _volgend_nummer(rij.sessie)
        rij.aanbod_gemist = False


def _geerfd_nummer(rij: Genodigde) -> int | None:
    """The number of whom somebody replaces, taken from them."""
    van = Genodigde.objects.filter(pk=rij.vervangt_id or 0, antwoord=Antwoord.VERVANGER).first()
    if van is None or van.wachtnummer is None:
        return None
    Genodigde.objects.filter(pk=van.pk).update(wachtnummer=None)
    return van.wachtnummer


def _volgend_nummer(sessie: Sessie) -> int:
    hoogste: int | None = Genodigde.objects.filter(sessie=sessie).aggregate(hoogste=Max("wachtnummer"))["hoogste"]
    return (hoogste or 0) + 1


def aanbod_tot(sessie: Sessie) -> datetime | None:
    """Until when a place that comes free now is held; None when there is too little time left to ask somebody.

    As long as the meeting says, and at most half of what is left until it begins: so there is time for a next one as well.
    """
    rest = (sessie.begint_op - klok.nu()) / 2
    duur = min(timedelta(hours=sessie.uren_vast), rest)
    return (klok.nu() + duur).replace(second=0, microsecond=0) if duur >= KORTSTE_AANBOD else None


def schuif_door(sessie: Sessie) -> list[Genodigde]:
    """Let offers that ran out pass, and hold what is free for the first who wait; each of them gets a mail.

    In the caller's transaction, on a meeting that is locked. Returns to whom a place is offered.
    """
    if sessie.status != SessieStatus.GEPLAND or sessie.begint_op <= klok.nu():
        return []
    _laat_verlopen(sessie)
    tot = aanbod_tot(sessie)
    if tot is None:
        return []
    aan: list[Genodigde] = []
    for stand in telling(sessie).standen:
        if not stand.wachten or stand.is_vol:
            continue
        rijen = sessie.genodigden.wachtend().filter(aangeboden_tot=None, aanbod_gemist=False)
        rijen = rijen.select_related("organisatie", "vervangt__organisatie")
        aan += [rij for rij in rijen if manier_van(sessie.vorm, rij.antwoord) == stand.manier][: stand.vrij]
    if not aan:
        return []
    for rij in aan:
        rij.aangeboden_tot = tot
    Genodigde.objects.bulk_update(aan, ["aangeboden_tot"], batch_size=200)
    leg_vast("wachtlijst.plaats_aangeboden", onderwerp=sessie, door=None, rijen=[rij.pk for rij in aan])
    vertel_van_plaats(sessie, aan, soort="plaats_vrij")
    return aan


def _laat_verlopen(sessie: Sessie) -> None:
    """Whose time is over stands at the end; one conditional UPDATE with the clock of the database."""
    grens = klok.nu() if klok.staat_stil() else Now()
    te_laat = Genodigde.objects.filter(sessie=sessie, aangeboden_tot__lte=grens)
    if aantal := te_laat.update(aangeboden_tot=None, aanbod_gemist=True):
        leg_vast("wachtlijst.aanbod_verlopen", onderwerp=sessie, door=None, aantal=aantal)


def trek_aanbod_terug(sessie: Sessie) -> None:
    """When more places are given than there are, take back what was offered last and nobody heard of yet."""
    for stand in telling(sessie).standen:
        te_veel = stand.bezet + stand.aangeboden - (stand.hoogstens or stand.bezet + stand.aangeboden)
        rijen = sessie.genodigden.wachtend().exclude(aangeboden_tot=None).order_by("-wachtnummer")
        for rij in [rij for rij in rijen if manier_van(sessie.vorm, rij.antwoord) == stand.manier]:
            if te_veel > 0 and rij.email and not haal_terug(sleutel_van(sessie, rij, "plaats_vrij")):
                Genodigde.objects.filter(pk=rij.pk).update(aangeboden_tot=None)
                te_veel -= 1


def ververs() -> int:
    """Move every waiting list on whose offers ran out, or that has a place for somebody; returns how many were offered one."""
    komend = Sessie.objects.filter(status=SessieStatus.GEPLAND, begint_op__gt=klok.nu())
    wachten = Genodigde.objects.wachtend().filter(sessie__in=komend).order_by()
    return sum(_ververs(sessie) for sessie in komend.filter(pk__in=wachten.values("sessie")).order_by("pk"))


@transaction.atomic
def _ververs(sessie: Sessie) -> int:
    return len(schuif_door(neem(sessie)))


@transaction.atomic
def geef_plaats(genodigde: Genodigde, *, manier: str = "", reden: str = "", door: Gebruiker | None) -> Genodigde:
    """Give somebody a place, also above the number when a reason says why; they hear it by mail when they were invited.

    Raises DomainError when they have one, when it is full and nobody says why, or when the meeting began.
    """
    sessie = neem(genodigde.sessie)
    eis_komend(sessie)
    rij = zoals_het_staat(genodigde)
    rij.sessie = sessie
    staat = telling(sessie)
    manier = manier or manier_van(sessie.vorm, rij.antwoord) or staat.standen[0].manier
    stand = staat.stand(manier)
    if stand is None or rij.ingetrokken_op is not None:
        raise DomainError("Dat kan niet bij deze bijeenkomst.", veld="manier")
    if rij.komt and manier_van(sessie.vorm, rij.antwoord) == manier:
        raise DomainError("Deze persoon heeft al een plaats.")
    boven = stand.is_vol and plaats_van(rij, sessie.vorm) != manier
    if boven and not reden.strip():
        raise DomainError("Er zijn geen plaatsen meer. Schrijf waarom deze persoon er toch een krijgt.", veld="reden")
    was = str(rij.antwoord)
    stond = {"nummer": rij.wachtnummer, "gemist": rij.aanbod_gemist}
    rij.antwoord = Antwoord.ONLINE if len(staat.standen) > 1 and manier == Antwoord.ONLINE else Antwoord.JA
    rij.antwoord_op, rij.antwoord_voor = klok.nu(), sessie.begint_op
    zet_in_de_rij(rij, was)
    rij.reden_plaats = reden.strip()
    eis_geldig(rij)
    rij.save()
    leg_vast("genodigde.plaats_gegeven", onderwerp=rij, door=door, boven=boven, was=was, **stond)
    if rij.is_verstuurd and rij.email:
        vertel_van_plaats(sessie, [rij], soort="plaats", door=door)
    schuif_door(sessie)
    return rij


@transaction.atomic
def neem_plaats_terug(
    genodigde: Genodigde, *, was: str, nummer: int | None, gemist: bool, door: Gebruiker | None
) -> Genodigde:
    """Put back what somebody had answered before they were given a place, on the waiting list where they stood.

    Raises DomainError when the mail about it left already, or the meeting began.
    """
    sessie = neem(genodigde.sessie)
    eis_komend(sessie)
    rij = zoals_het_staat(genodigde)
    rij.sessie = sessie
    if haal_terug(sleutel_van(sessie, rij, "plaats")):
        raise DomainError(AL_WEG)
    bezet = Genodigde.objects.filter(sessie=sessie, wachtnummer=nummer or 0).exists()
    rij.antwoord, rij.aanbod_gemist, rij.reden_plaats = was, gemist, ""
    rij.wachtnummer = _volgend_nummer(sessie) if bezet else nummer
    eis_geldig(rij)
    rij.save()
    leg_vast("genodigde.plaats_teruggenomen", onderwerp=rij, door=door)
    schuif_door(sessie)
    return rij
