"""The attendance of one meeting: begin it, note who is there, take that back.

Every act takes the meeting first, so that two devices on one list wait for each other: of one person the last tap stands,
and of nobody a tap is lost, for only the row of that one person is written.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Case, Value, When

from deelname.enums import Bron, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.accounts import wie_heeft
from netwerken.domain.grens import eis_doet_mee
from netwerken.models import Gebruiker, Organisatie
from sessies.domain.genodigden import neem
from sessies.enums import Antwoord, Sessiesoort, SessieStatus, Vorm
from sessies.models import Genodigde, Sessie

MEESTE_BIJGEKOMEN = 500  # who was not on the list, at one meeting
GESLOTEN = "Deze lijst is gesloten. Zet bij de persoon zelf recht wat fout is: allebei blijft zichtbaar."
NIET_BEGONNEN = "De lijst is nog niet begonnen. Kies eerst ‘Begin de lijst’."
TE_VROEG = "De lijst begint op de dag zelf. Wie komt, zie je tot dan bij de genodigden."


def waarom_geen_lijst(sessie: Sessie) -> str:
    """Why no attendance can be noted of this meeting now; empty when it can."""
    if sessie.soort == Sessiesoort.EXTERN:
        return "Van een externe bijeenkomst houden we geen aanwezigheid bij."
    if sessie.status == SessieStatus.CONCEPT:
        return "Deze bijeenkomst is nog een concept. Zet ze eerst op de kalender."
    if sessie.status == SessieStatus.AFGELAST:
        return "Deze bijeenkomst is afgelast: er valt geen aanwezigheid te noteren."
    return TE_VROEG if klok.vandaag() < sessie.datum else ""


def neem_lijst(sessie: Sessie) -> Aanwezigheidslijst:
    """The open list of a meeting, for one at a time, with everybody who was invited meanwhile.

    Raises DomainError when it was not begun, is closed, or the meeting is called off.
    """
    vers = neem(sessie)
    lijst = Aanwezigheidslijst.objects.filter(sessie=vers).first()
    if lijst is None:
        raise DomainError(NIET_BEGONNEN)
    lijst.sessie = vers
    eis_open(lijst)
    if zin := waarom_geen_lijst(vers):
        raise DomainError(zin)
    _vul_aan(lijst)
    return lijst


def eis_open(lijst: Aanwezigheidslijst) -> None:
    """Raise DomainError when the list is closed."""
    if lijst.is_gesloten:
        raise DomainError(GESLOTEN, code="gesloten")


@transaction.atomic
def begin_lijst(sessie: Sessie, *, door: Gebruiker | None) -> Aanwezigheidslijst:
    """Begin the list with everybody who is invited; begun twice it is begun once.

    Raises DomainError before the day of the meeting, and for a meeting that has none.
    """
    sessie = neem(sessie)
    if zin := waarom_geen_lijst(sessie):
        raise DomainError(zin)
    lijst, nieuw = Aanwezigheidslijst.objects.get_or_create(
        sessie=sessie, defaults={"netwerk": sessie.netwerk, "begonnen_op": klok.nu()}
    )
    if nieuw:
        aantal = _vul_aan(lijst)
        leg_vast("aanwezigheid.begonnen", onderwerp=sessie, door=door, aantal=aantal)
    return lijst


def _vul_aan(lijst: Aanwezigheidslijst) -> int:
    """Give a row to everybody who is invited and has none yet."""
    wachtend = Genodigde.objects.filter(sessie=lijst.sessie, aanwezigheid=None).op_lijst()
    rijen = [
        Aanwezigheid(
            netwerk_id=lijst.netwerk_id, sessie_id=lijst.sessie_id, lijst=lijst, genodigde=wie,
            functie=wie.functie, organisatie_id=wie.organisatie_id, gebruiker_id=wie.gebruiker_id,
        )
        for wie in wachtend
    ]  # fmt: skip
    return len(Aanwezigheid.objects.bulk_create(rijen, batch_size=200))


def _kijk_toestand(toestand: str, *, ook: Iterable[str] = ()) -> None:
    if toestand not in {*Toestand.values} - {Toestand.OPEN} | {*ook}:
        raise DomainError("Kies een van de mogelijkheden.", veld="toestand")


@transaction.atomic
def noteer(
    rij: Aanwezigheid, *, toestand: str, bron: str = Bron.AFGEVINKT, minuten: int | None = None, door: Gebruiker | None
) -> Aanwezigheid:
    """Note how it is with one person; an empty ``toestand`` takes back what was noted. The last who notes, wins.

    Raises DomainError when the list is closed or the word is not one of ours.
    """
    _kijk_toestand(toestand, ook=[Toestand.OPEN])
    neem_lijst(rij.sessie)
    rij.refresh_from_db(fields=["toestand", "bron", "genoteerd_op", "minuten"])
    was = {"was": rij.toestand, "was_bron": rij.bron, "was_minuten": rij.minuten}
    was_op = rij.genoteerd_op.isoformat() if rij.genoteerd_op else None
    rij.toestand, rij.bron, rij.minuten = toestand, bron if toestand else Bron.GEEN, minuten
    rij.genoteerd_op = klok.nu() if toestand else None
    _schrijf(rij)
    leg_vast("aanwezigheid.genoteerd", onderwerp=rij, door=door, toestand=toestand, was_op=was_op, **was)
    return rij


def _schrijf(rij: Aanwezigheid) -> None:
    rij.save(update_fields=["toestand", "bron", "genoteerd_op", "minuten", "gewijzigd_op"])


@transaction.atomic
def zet_terug(
    rij: Aanwezigheid, *, was: str, was_bron: str, was_op: str | None, was_minuten: int | None, door: Gebruiker | None
) -> Aanwezigheid:
    """Let one person stand as before the last note. Raises DomainError when the list was closed meanwhile."""
    neem_lijst(rij.sessie)
    rij.toestand, rij.bron, rij.minuten = was, was_bron, was_minuten
    rij.genoteerd_op = datetime.fromisoformat(was_op) if was_op else None
    _schrijf(rij)
    leg_vast("aanwezigheid.teruggezet", onderwerp=rij, door=door, toestand=was)
    return rij


@transaction.atomic
def noteer_verwachten(sessie: Sessie, *, door: Gebruiker | None) -> list[int]:
    """Note everybody as present who said to come and of whom nothing was noted; returns the rows.

    Raises DomainError when there is nobody, or the list is closed.
    """
    lijst = neem_lijst(sessie)
    te_doen = lijst.rijen.die_tellen().verwacht()
    rijen = list(te_doen.values_list("pk", flat=True))
    if not rijen:
        raise DomainError("Van iedereen die zei te komen, is al iets genoteerd.")
    is_online = lijst.sessie.vorm == Vorm.ONLINE
    online = Genodigde.objects.filter(sessie=sessie, antwoord=Antwoord.ONLINE)
    gewoon = Toestand.ONLINE if is_online else Toestand.AANWEZIG
    keuze = Case(When(genodigde__in=online, then=Value(Toestand.ONLINE)), default=Value(gewoon))
    nu = klok.nu()
    # the condition asks for columns of another table, which an UPDATE cannot: the rows are named
    Aanwezigheid.objects.filter(pk__in=rijen).update(
        toestand=keuze, bron=Bron.AFGEVINKT, genoteerd_op=nu, gewijzigd_op=nu
    )
    leg_vast("aanwezigheid.samen_genoteerd", onderwerp=sessie, door=door, rijen=rijen, op=nu.isoformat())
    return rijen


@transaction.atomic
def neem_samen_terug(sessie: Sessie, *, rijen: Iterable[int], op: str, door: Gebruiker | None) -> int:
    """Take that back for who was not noted again since. Returns how many that were."""
    lijst = neem_lijst(sessie)
    zelfde = lijst.rijen.filter(pk__in=list(rijen), genoteerd_op=datetime.fromisoformat(op))
    aantal = zelfde.update(toestand=Toestand.OPEN, bron=Bron.GEEN, genoteerd_op=None, gewijzigd_op=klok.nu())
    leg_vast("aanwezigheid.samen_teruggezet", onderwerp=sessie, door=door, aantal=aantal)
    return aantal


@transaction.atomic
def schrijf_bij(
    sessie: Sessie,
    *,
    naam: str,
    functie: str = "",
    organisatie: Organisatie | None = None,
    email: str = "",
    toestand: str = Toestand.AANWEZIG,
    vervangt: Aanwezigheid | None = None,
    bron: str = Bron.AFGEVINKT,
    minuten: int | None = None,
    door: Gebruiker | None,
) -> Aanwezigheid:
    """Write somebody on the list who did not stand on it; ``vervangt`` is in whose place they came, which is noted there.

    Raises DomainError when the list is closed or full, or nothing says who it is.
    """
    lijst = neem_lijst(sessie)
    _kijk_toestand(toestand)
    eis_doet_mee(lijst.sessie.netwerk, organisatie)
    if vervangt is not None and vervangt.lijst_id != lijst.pk:
        raise DomainError("Die persoon staat niet op deze lijst.", veld="vervangt")
    rij = maak_bijgekomen(lijst, naam=naam, functie=functie, organisatie=organisatie, email=email)
    rij.toestand, rij.bron, rij.genoteerd_op, rij.minuten = toestand, bron, klok.nu(), minuten
    rij.vervangt = vervangt
    eis_geldig(rij)
    rij.save()
    leg_vast("aanwezigheid.bijgekomen", onderwerp=rij, door=door, toestand=toestand)
    if vervangt is not None:
        noteer(vervangt, toestand=Toestand.VERVANGEN, bron=bron, door=door)
    return rij


def maak_bijgekomen(
    lijst: Aanwezigheidslijst, *, naam: str, functie: str, organisatie: Organisatie | None, email: str
) -> Aanwezigheid:
    """The row of somebody who did not stand on the list, not saved yet. Raises DomainError for nobody, or for too many."""
    naam, functie, email = naam.strip(), functie.strip(), email.strip().lower()
    if not (naam or functie):
        raise DomainError("Schrijf een naam of een functie.", veld="naam")
    if lijst.rijen.filter(is_bijgekomen=True).count() >= MEESTE_BIJGEKOMEN:
        raise DomainError(f"Op één lijst komen er hoogstens {MEESTE_BIJGEKOMEN} mensen bij.", veld="naam")
    return Aanwezigheid(
        netwerk_id=lijst.netwerk_id, sessie=lijst.sessie, lijst=lijst, is_bijgekomen=True, naam=naam, functie=functie,
        email=email, organisatie=organisatie, gebruiker=wie_heeft(email) if email else None,
    )  # fmt: skip


@transaction.atomic
def haal_bijgekomene_weg(rij: Aanwezigheid, *, door: Gebruiker | None) -> None:
    """Take somebody off again who was written on the list by mistake; in whose place they came, is open again.

    Raises DomainError for who was invited, and when the list is closed.
    """
    neem_lijst(rij.sessie)
    if not rij.is_bijgekomen:
        raise DomainError("Wie uitgenodigd is, blijft op de lijst. Noteer ‘afwezig’ als iemand er niet was.")
    vervangen = rij.vervangt
    leg_vast("aanwezigheid.weggehaald", onderwerp=rij, door=door)
    rij.delete()
    if vervangen is not None and vervangen.toestand == Toestand.VERVANGEN:
        noteer(vervangen, toestand=Toestand.OPEN, door=door)
