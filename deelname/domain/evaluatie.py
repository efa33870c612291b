"""The evaluation of a meeting by who was there: begun, sent, answered, closed.

Nobody can find out who answered what, also not with the whole database. What people answer falls into one row per meeting
(:class:`deelname.models.Evaluatiebus`) that keeps counts and lines in the order of the alphabet; what was used says only that
it was. An answer writes no line in the log and no time, and a form that carries a key leaves none.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from deelname.domain.evaluatielink import Bewijs, EvaluatielinkError, pad_van
from deelname.enums import Oordeel
from deelname.models import Aanwezigheid, Evaluatiebriefje, Evaluatiebus, Evaluatielink
from deelname.querysets import AanwezigheidQuerySet
from deelname.rules import Uitslag, uitslag_van
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.post import Rondschrijven, haal_terug, zet_velen_klaar
from kern.exceptions import DomainError
from kern.opmaak import dag, moment, tijdvak
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from sessies.domain.genodigden import neem
from sessies.domain.staat import eis_begonnen
from sessies.domain.verloop import leg_evaluatie_vast
from sessies.enums import Sessiesoort, SessieStatus
from sessies.models import Sessie

SOORT = "evaluatie"  # of the mail
NADIEN = timedelta(days=14)  # how long after the meeting people can answer
LANGSTE_REGEL = 200
MEESTE = 1000  # answers about one meeting: more than any room holds
GESLOTEN = "Deze evaluatie is gesloten. Antwoorden kan niet meer."
VERTROKKEN = "De evaluatie is al vertrokken. Sluit ze als er niemand meer hoeft te antwoorden."


def tot_wanneer(sessie: Sessie) -> datetime:
    """Until when people can answer."""
    return sessie.eindigt_op + NADIEN


def waarom_geen_evaluatie(sessie: Sessie) -> str:
    """Why nobody can be asked now what they thought of this meeting; empty when people can."""
    if sessie.soort == Sessiesoort.EXTERN:
        return "Van een externe bijeenkomst vragen we geen evaluatie."
    if sessie.status == SessieStatus.CONCEPT:
        return "Deze bijeenkomst is nog een concept. Zet ze eerst op de kalender."
    if sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst is afgelast: er valt niets te evalueren."
    if klok.vandaag() < sessie.datum:
        return "De evaluatie begint op de dag zelf."
    if klok.nu() > tot_wanneer(sessie):
        return f"Evalueren kon tot en met {dag(tot_wanneer(sessie))}."
    return ""


def waarom_dicht(bus: Evaluatiebus) -> str:
    """Why nobody can answer now, in words for who wants to; empty when people can."""
    sessie = bus.sessie
    if sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst ging niet door."
    if klok.nu() < sessie.begint_op:
        return f"Antwoorden kan zodra de bijeenkomst begint: {moment(sessie.begint_op)}."
    if klok.nu() > tot_wanneer(sessie):
        return f"Antwoorden kon tot en met {dag(tot_wanneer(sessie))}."
    return GESLOTEN if bus.is_gesloten else ""


def uitslag(bus: Evaluatiebus) -> Uitslag:
    """What people answered, as everybody who may know reads it: page, card and report."""
    return uitslag_van(bus.keuzes, bus.doet, bus.beter)


@transaction.atomic
def begin_evaluatie(sessie: Sessie, *, door: Gebruiker | None) -> Evaluatiebus:
    """Make the box; begun twice it is begun once. Raises DomainError before the day, and when it is too late."""
    sessie = neem(sessie)
    if zin := waarom_geen_evaluatie(sessie):
        raise DomainError(zin)
    bus, nieuw = Evaluatiebus.objects.get_or_create(sessie=sessie, defaults={"netwerk": sessie.netwerk})
    bus.sessie = sessie
    if nieuw:
        leg_vast("evaluatie.begonnen", onderwerp=bus, door=door)
    return bus


def neem_bus(bus: Evaluatiebus) -> Evaluatiebus:
    """The box as it stands, for one at a time."""
    rijen = Evaluatiebus.objects.select_for_update(no_key=True, of=("self",))
    vers: Evaluatiebus = rijen.select_related("sessie__netwerk").get(pk=bus.pk)
    return vers


def te_sturen(sessie: Sessie) -> AanwezigheidQuerySet:
    """Who was there and can get the mail, and did not get it yet."""
    rijen = Aanwezigheid.objects.filter(sessie=sessie).die_tellen().te_bevragen()
    return rijen.select_related("genodigde", "organisatie").order_by("pk")


@transaction.atomic
def stuur_evaluatie(sessie: Sessie, *, door: Gebruiker | None) -> list[int]:
    """Send their link to who was there and has none yet; returns their rows.

    Raises DomainError before the meeting begins, when nobody was noted as present with an address, or it is closed.
    """
    eis_begonnen(sessie)
    bus = neem_bus(begin_evaluatie(sessie, door=door))
    if zin := waarom_dicht(bus):
        raise DomainError(zin)
    rijen = list(te_sturen(sessie))
    if not rijen:
        raise DomainError("Er is niemand om naar te sturen: noteer eerst op de aanwezigheidslijst wie er was.")
    links = Evaluatielink.objects.bulk_create(
        [Evaluatielink(bus=bus, aanwezigheid=rij) for rij in rijen], batch_size=200
    )
    _zet_klaar(bus, links, door=door)
    pks = [rij.pk for rij in rijen]
    leg_vast("evaluatie.verstuurd", onderwerp=bus, door=door, rijen=pks)
    return pks


@transaction.atomic
def neem_sturen_terug(bus: Evaluatiebus, *, rijen: Sequence[int], door: Gebruiker | None) -> Evaluatiebus:
    """Let those mails not leave. Raises DomainError when one left already."""
    bus = neem_bus(bus)
    links = list(bus.links.filter(aanwezigheid__in=list(rijen)))
    if any(haal_terug(_sleutel(link)) for link in links):
        raise DomainError(VERTROKKEN)
    Evaluatielink.objects.filter(pk__in=[link.pk for link in links]).delete()
    leg_vast("evaluatie.sturen_terug", onderwerp=bus, door=door, aantal=len(links))
    return bus


def _sleutel(link: Evaluatielink) -> str:
    return f"evaluatie:{link.bus_id}:{link.aanwezigheid_id}"


def _zet_klaar(bus: Evaluatiebus, links: Sequence[Evaluatielink], *, door: Gebruiker | None) -> None:
    sessie = bus.sessie
    gelijk = {
        "netwerk": briefhoofd(sessie.netwerk),
        "titel": sessie.titel,
        "wanneer": tijdvak(sessie.begint_op, sessie.eindigt_op),
        "tot": dag(tot_wanneer(sessie)),
    }
    brieven: list[Rondschrijven] = []
    for link in links:
        rij, genodigde = link.aanwezigheid, link.aanwezigheid.genodigde
        wie = genodigde if genodigde is not None else rij
        brieven.append(
            {
                "sleutel": _sleutel(link),
                "aan": wie.email,
                "onderwerp": f"Drie korte vragen over {sessie.titel}",
                "gebruiker_id": wie.gebruiker_id,
                "gegevens": {**gelijk, "naam": wie.naam, "pad": pad_van(link)},
            }
        )
    antwoord_aan = door.email if door else ""
    zet_velen_klaar(SOORT, brieven, sjabloon="evaluatie", netwerk_id=bus.netwerk_id, antwoord_aan=antwoord_aan)


@transaction.atomic
def antwoord(bewijs: Bewijs, *, keuze: str, doet: str = "", beter: str = "") -> bool:
    """Let one answer fall into the box; False when this link or slip was used before, and then nothing changes.

    Nothing is noted of who or when. Raises DomainError when it is too early or too late, or without a choice, and
    EvaluatielinkError when the link was taken back meanwhile.
    """
    bus = neem_bus(bewijs.bus)
    if zin := waarom_dicht(bus):
        raise DomainError(zin, code="dicht")
    if keuze not in Oordeel.values:
        raise DomainError("Kies een van de vier.", veld="keuze")
    regels = {"doet": " ".join(doet.split()), "beter": " ".join(beter.split())}
    for veld, regel in regels.items():
        if len(regel) > LANGSTE_REGEL:
            raise DomainError(f"Schrijf hoogstens {LANGSTE_REGEL} tekens.", veld=veld)
    if not _verbruik(bewijs, bus):
        return False
    if sum(bus.keuzes.values()) >= MEESTE:
        raise DomainError("Er kwamen al heel veel antwoorden binnen. Zeg het aan wie de bijeenkomst leidt.")
    bus.keuzes = {oordeel.value: bus.keuzes.get(oordeel, 0) + (oordeel == keuze) for oordeel in Oordeel}
    bus.doet, bus.beter = _erbij(bus.doet, regels["doet"]), _erbij(bus.beter, regels["beter"])
    bus.save(update_fields=["keuzes", "doet", "beter"])
    return True


def _erbij(regels: Sequence[str], regel: str) -> list[str]:
    """The lines with one more, in the order of the alphabet: where it stands does not tell when it came."""
    return sorted([*regels, regel] if regel else regels, key=lambda tekst: (tekst.casefold(), tekst))


def _verbruik(bewijs: Bewijs, bus: Evaluatiebus) -> bool:
    """Use a link or slip up; False when it was used before."""
    if bewijs.link is None:
        return Evaluatiebriefje.objects.get_or_create(sleutel=bewijs.sleutel, defaults={"bus": bus})[1]
    links = Evaluatielink.objects.filter(pk=bewijs.link.pk)
    if links.filter(is_gebruikt=False).update(is_gebruikt=True) == 1:
        return True
    if not links.exists():
        raise EvaluatielinkError
    return False


@transaction.atomic
def sluit_evaluatie(bus: Evaluatiebus, *, door: Gebruiker | None) -> Evaluatiebus:
    """Let nobody answer any more; from five answers on the meeting and its reports get the counts. Raises DomainError twice."""
    bus = neem_bus(bus)
    if bus.is_gesloten:
        raise DomainError("Deze evaluatie is al gesloten.")
    bus.gesloten_op = klok.nu()
    bus.save(update_fields=["gesloten_op"])
    leg_vast("evaluatie.gesloten", onderwerp=bus, door=door)
    geteld = uitslag(bus)
    if geteld.is_zichtbaar:
        eerder = getattr(bus.sessie, "evaluatie", None)
        toegepast = min(eerder.toegepast, geteld.antwoorden) if eerder else 0
        leg_evaluatie_vast(
            bus.sessie, antwoorden=geteld.antwoorden, nuttig=geteld.nuttig, toegepast=toegepast, door=door
        )
    return bus


@transaction.atomic
def heropen_evaluatie(bus: Evaluatiebus, *, door: Gebruiker | None) -> Evaluatiebus:
    """Let people answer again. Raises DomainError when it was open, or when it is too late."""
    bus = neem_bus(bus)
    if not bus.is_gesloten:
        raise DomainError("Deze evaluatie staat al open.")
    if zin := waarom_geen_evaluatie(bus.sessie):
        raise DomainError(zin)
    bus.gesloten_op = None
    bus.save(update_fields=["gesloten_op"])
    leg_vast("evaluatie.heropend", onderwerp=bus, door=door)
    return bus


def rond_af() -> int:
    """Close what nobody can answer any more, and forget which links and slips were used. Returns how many were closed."""
    grens = klok.nu() - NADIEN
    voorbij = Evaluatiebus.objects.filter(sessie__eindigt_op__lt=grens)
    open_ = list(voorbij.open().exclude(sessie__status=SessieStatus.AFGELAST))
    for bus in open_:
        sluit_evaluatie(bus, door=None)
    Evaluatielink.objects.filter(bus__in=voorbij).delete()
    Evaluatiebriefje.objects.filter(bus__in=voorbij).delete()
    return len(open_)
