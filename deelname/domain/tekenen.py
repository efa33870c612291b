"""Signing one's own presence, with the code on the screen: by who is expected, and by who walks in.

The row is the same as that of a tap by who organises (``lijst.py``), with ``Bron.ZELF``; who organises takes it back there in the
same way. Signed twice, on one phone or on two, is signed once.
"""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from deelname.domain.lijst import maak_bijgekomen, neem_lijst
from deelname.domain.tekencode import DICHT, databanknu, waarom_dicht
from deelname.enums import ERBIJ, Bron, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.models import Gebruiker, Organisatie
from netwerken.rules import vergelijksleutel
from sessies.enums import Vorm
from sessies.models import Sessie

NIET_OP_LIJST = "Deze persoon staat niet meer op de lijst. Kies opnieuw, of typ je naam."


class Getekend(NamedTuple):
    """Whose row it is, and whether they stood there as present already."""

    rij: Aanwezigheid
    stond_er_al: bool


def hoe_erbij(sessie: Sessie) -> list[Toestand]:
    """How somebody can be at this meeting, the plainest first."""
    return {
        Vorm.FYSIEK: [Toestand.AANWEZIG],
        Vorm.ONLINE: [Toestand.ONLINE],
        Vorm.HYBRIDE: [Toestand.AANWEZIG, Toestand.ONLINE],
    }[Vorm(sessie.vorm)]


def _neem(lijst: Aanwezigheidslijst, toestand: str) -> Aanwezigheidslijst:
    """The list as it stands, for one at a time. Raises DomainError when nobody can sign now, in words for who is in the room."""
    try:
        vers = neem_lijst(lijst.sessie)
    except DomainError as fout:
        raise (DomainError(DICHT, code="gesloten") if fout.code == "gesloten" else fout) from fout
    if zin := waarom_dicht(vers, databanknu(vers)):
        raise DomainError(zin, code="gesloten")
    if toestand not in hoe_erbij(vers.sessie):
        raise DomainError("Kies een van de mogelijkheden.", veld="toestand")
    return vers


@transaction.atomic
def teken(
    lijst: Aanwezigheidslijst,
    *,
    genodigde: int | None = None,
    rij: int | None = None,
    toestand: str,
    door: Gebruiker | None,
) -> Getekend:
    """Sign as somebody of the list, by the key of their invitation or of their row.

    Raises DomainError when nobody can sign now, or that person does not stand on the list any more.
    """
    lijst = _neem(lijst, toestand)
    rijen = lijst.rijen.die_tellen().select_related("genodigde", "organisatie")
    zelf = rijen.filter(Q(genodigde=genodigde) if genodigde is not None else Q(pk=rij)).first()
    if zelf is None:
        raise DomainError(NIET_OP_LIJST, veld="wie")
    return _zet(zelf, toestand, door=door)


@transaction.atomic
def teken_bij(
    lijst: Aanwezigheidslijst, *, naam: str, organisatie: str = "", toestand: str, door: Gebruiker | None
) -> Getekend:
    """Sign as somebody who does not find themselves on the list; who stands there under that very name, is that one.

    ``organisatie`` is as they typed it; one of the network is recognised. Raises DomainError as :func:`teken`, and without a name.
    """
    lijst = _neem(lijst, toestand)
    naam, organisatie = " ".join(naam.split()), organisatie.strip()
    if bekend := _zelfde(lijst, naam, organisatie):
        return _zet(bekend, toestand, door=door)
    eigen = _organisatie(lijst, organisatie)
    email = door.email if door is not None else ""
    rij = maak_bijgekomen(lijst, naam=naam, functie="", organisatie=eigen, email=email)
    rij.van = "" if eigen else organisatie
    _noteer(rij, toestand)
    eis_geldig(rij)
    rij.save()
    leg_vast("aanwezigheid.getekend", onderwerp=rij, door=door, toestand=toestand, bijgekomen=True)
    return Getekend(rij, stond_er_al=False)


def _zet(rij: Aanwezigheid, toestand: str, *, door: Gebruiker | None) -> Getekend:
    """Note this person as present; who is so already, stays as they were noted first."""
    if rij.toestand in ERBIJ:
        return Getekend(rij, stond_er_al=True)
    was = rij.toestand
    _noteer(rij, toestand)
    rij.save(update_fields=["toestand", "bron", "genoteerd_op", "minuten", "gewijzigd_op"])
    leg_vast("aanwezigheid.getekend", onderwerp=rij, door=door, toestand=toestand, was=was, bijgekomen=False)
    return Getekend(rij, stond_er_al=False)


def _noteer(rij: Aanwezigheid, toestand: str) -> None:
    rij.toestand, rij.bron, rij.genoteerd_op, rij.minuten = toestand, Bron.ZELF, klok.nu(), None


def _zelfde(lijst: Aanwezigheidslijst, naam: str, organisatie: str) -> Aanwezigheid | None:
    """Who stands on the list under that name: the only one, or the one of that organisation."""
    rijen = lijst.rijen.die_tellen().select_related("genodigde", "organisatie")
    gelijk = [rij for rij in rijen if naam and " ".join(str(rij).split()).casefold() == naam.casefold()]
    sleutel = vergelijksleutel(organisatie) if organisatie else ""
    passend = [rij for rij in gelijk if not (sleutel and rij.waarvan) or vergelijksleutel(rij.waarvan) == sleutel]
    return passend[0] if len(passend) == 1 else None


def _organisatie(lijst: Aanwezigheidslijst, getypt: str) -> Organisatie | None:
    """The organisation of the network that goes by this name."""
    if not getypt:
        return None
    eigen = Organisatie.objects.filter(netwerkorganisaties__netwerk=lijst.netwerk_id)
    gevonden: Organisatie | None = eigen.filter(vergelijk=vergelijksleutel(getypt)).first()
    return gevonden
