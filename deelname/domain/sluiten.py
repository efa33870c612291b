"""Closing the list of a meeting, and what is put right afterwards.

What is hashed holds no name: the key of each row with function, organisation and how it stood. So the hash can still be
checked when the names are forgotten, and two people of one organisation stay apart.
"""

import hashlib
import json
from collections.abc import Iterable

from django.db import transaction

from deelname.domain.lijst import maak_bijgekomen, neem_lijst
from deelname.enums import Bron, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst, Rechtzetting
from deelname.rules import Opkomstgetallen, opkomst_uit
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_doet_mee
from netwerken.models import Gebruiker, Organisatie
from sessies.domain.genodigden import neem
from sessies.domain.staat import eis_begonnen
from sessies.domain.verloop import leg_opkomst_vast
from sessies.models import Sessie

SCHEMA = 1
NOG_OPEN = "Deze lijst is nog open: tik gewoon aan hoe het is."


def opkomst_van(sessie: Sessie) -> Opkomstgetallen:
    """What the list of a meeting says of how many came, as it stands now."""
    rijen = list(Aanwezigheid.objects.filter(sessie=sessie).die_tellen().select_related("genodigde", "lijst"))
    return opkomst_uit((rij.blijkt, rij.zei_ja if rij.lijst.is_gesloten else rij.zegt_te_komen) for rij in rijen)


@transaction.atomic
def sluit_lijst(sessie: Sessie, *, door: Gebruiker | None) -> Aanwezigheidslijst:
    """Freeze the list: who is still open becomes absent, the whole gets a hash, the numbers of the meeting follow from it.

    Raises DomainError when the meeting has not begun, the list was not, or it is closed already.
    """
    eis_begonnen(sessie)
    lijst = neem_lijst(sessie)
    rijen = list(lijst.rijen.die_tellen().select_related("genodigde", "organisatie").order_by("pk"))
    if not rijen:
        raise DomainError("Er staat nog niemand op deze lijst. Schrijf eerst op wie er was.")
    for rij in rijen:
        rij.zei_ja = rij.zegt_te_komen
        if not rij.toestand:
            rij.toestand, rij.bron = rij.blijkt or Toestand.AFWEZIG, Bron.ANTWOORD
    Aanwezigheid.objects.bulk_update(rijen, ["zei_ja", "toestand", "bron"], batch_size=200)
    lijst.gesloten_op = klok.nu()
    lijst.inhoud = canoniek(lijst, rijen)
    lijst.sha256 = som(lijst.inhoud)
    lijst.save(update_fields=["gesloten_op", "inhoud", "sha256", "gewijzigd_op"])
    leg_vast("aanwezigheid.gesloten", onderwerp=lijst, door=door, sha256=lijst.sha256, aantal=len(rijen))
    leg_opkomst_vast(sessie, **opkomst_van(sessie), door=door)
    return lijst


def canoniek(lijst: Aanwezigheidslijst, rijen: Iterable[Aanwezigheid]) -> str:
    """The list as JSON in one way only: keys in order, no spaces, no names of people."""
    regels = [
        {
            "rij": rij.pk, "functie": rij.functie, "organisatie": rij.waarvan, "toestand": rij.toestand,
            "bron": rij.bron, "genoteerd_op": rij.genoteerd_op.isoformat() if rij.genoteerd_op else None,
            "minuten": rij.minuten, "zei_ja": rij.zei_ja, "vervangt": rij.vervangt_id,
        }
        for rij in rijen
    ]  # fmt: skip
    sessie = lijst.sessie
    inhoud = {
        "schema": SCHEMA,
        "bijeenkomst": str(sessie.uid),
        "begint_op": sessie.begint_op.isoformat(),
        "gesloten_op": lijst.gesloten_op.isoformat() if lijst.gesloten_op else None,
        "regels": regels,
    }
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def som(inhoud: str) -> str:
    return hashlib.sha256(inhoud.encode()).hexdigest()


def controleer() -> list[str]:
    """Which closed lists are no longer what was closed: the text does not have its hash, or rows say something else.

    What was put right is counted back first: a row must have begun where the closed list left it.
    """
    fouten = []
    for lijst in Aanwezigheidslijst.objects.filter(gesloten_op__isnull=False).select_related("sessie").iterator():
        if som(lijst.inhoud) != lijst.sha256:
            fouten.append(f"De gesloten aanwezigheidslijst van bijeenkomst {lijst.sessie.nummer} is veranderd.")
            continue
        toen = {regel["rij"]: regel["toestand"] for regel in json.loads(lijst.inhoud)["regels"]}
        for rij in lijst.rijen.die_tellen().prefetch_related("rechtzettingen"):
            eerste = next(iter(rij.rechtzettingen.all()), None)
            if (eerste.was if eerste else rij.toestand) != toen.get(rij.pk, ""):
                fouten.append(f"Een rij van de aanwezigheid bij bijeenkomst {lijst.sessie.nummer} is veranderd.")
                break
    return fouten


def eis_gesloten(lijst: Aanwezigheidslijst) -> None:
    """Raise DomainError while the list is open: then there is nothing to put right."""
    if not lijst.is_gesloten:
        raise DomainError(NOG_OPEN)


def _neem_gesloten(sessie: Sessie) -> Aanwezigheidslijst:
    """The closed list of a meeting, for one at a time."""
    vers = neem(sessie)
    lijst = Aanwezigheidslijst.objects.filter(sessie=vers).first()
    if lijst is None:
        raise DomainError(NOG_OPEN)
    eis_gesloten(lijst)
    lijst.sessie = vers
    return lijst


@transaction.atomic
def zet_recht(rij: Aanwezigheid, *, toestand: str, reden: str, door: Gebruiker | None) -> Rechtzetting:
    """Put right what a closed list says of one person: a new line with why; what was closed stays.

    Raises DomainError while the list is open, when nothing changes or no reason is given.
    """
    lijst = _neem_gesloten(rij.sessie)
    rij.refresh_from_db(fields=["toestand"])
    if toestand == rij.toestand:
        raise DomainError("Dat staat er al. Kies hoe het wel was.", veld="toestand")
    zetting = _zet(rij, toestand, reden, door=door)
    leg_opkomst_vast(lijst.sessie, **opkomst_van(lijst.sessie), door=door)
    return zetting


@transaction.atomic
def schrijf_later_bij(
    sessie: Sessie,
    *,
    naam: str,
    functie: str = "",
    organisatie: Organisatie | None = None,
    toestand: str,
    reden: str,
    door: Gebruiker | None,
) -> Rechtzetting:
    """Write on a closed list who was there and did not stand on it, with why. Raises DomainError as :func:`zet_recht`."""
    lijst = _neem_gesloten(sessie)
    eis_doet_mee(lijst.sessie.netwerk, organisatie)
    rij = maak_bijgekomen(lijst, naam=naam, functie=functie, organisatie=organisatie, email="")
    eis_geldig(rij)
    rij.save()
    zetting = _zet(rij, toestand, reden, door=door)
    leg_opkomst_vast(lijst.sessie, **opkomst_van(lijst.sessie), door=door)
    return zetting


def _zet(rij: Aanwezigheid, toestand: str, reden: str, *, door: Gebruiker | None) -> Rechtzetting:
    if toestand not in set(Toestand.values) - {Toestand.OPEN}:
        raise DomainError("Kies een van de mogelijkheden.", veld="toestand")
    zetting = Rechtzetting(
        netwerk_id=rij.netwerk_id, aanwezigheid=rij, was=rij.toestand, wordt=toestand, reden=reden.strip(), door=door,
        op=klok.nu(),
    )  # fmt: skip
    eis_geldig(zetting)
    zetting.save()
    rij.toestand = toestand
    rij.save(update_fields=["toestand", "gewijzigd_op"])
    leg_vast("aanwezigheid.rechtgezet", onderwerp=rij, door=door, was=zetting.was, wordt=toestand)
    return zetting
