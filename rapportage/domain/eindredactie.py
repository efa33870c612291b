"""What an editor writes for the final report: its opening, the red threads, chapters, topics and impact boxes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk
from projecten.models import Project
from rapportage.models import Eindredactie, Hoofdstuk, Impactkader, Onderwerp, RodeDraad


@transaction.atomic
def leg_eindredactie_vast(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    ondertitel: str = "",
    datum: date,
    motto: str = "",
    motto_bron: str = "",
    inleiding: Sequence[str] = (),
    samenvatting: Sequence[Mapping[str, Any]] = (),
    brief: Sequence[str] = (),
    licentie: str = "",
    door: Gebruiker | None,
) -> Eindredactie:
    """Write down, or write over, the opening of the final report of a network.

    ``samenvatting`` is a list of ``{"kop": …, "alineas": [...]}``. Raises DomainError for an empty title or another
    shape, VersieConflict when somebody else saved in between.
    """
    velden: dict[str, Any] = {
        "titel": titel.strip(),
        "ondertitel": ondertitel.strip(),
        "datum": datum,
        "motto": motto.strip(),
        "motto_bron": motto_bron.strip(),
        "inleiding": _alineas(inleiding),
        "samenvatting": [{"kop": _tekst(deel, "kop"), "alineas": _alineas(deel["alineas"])} for deel in samenvatting],
        "brief": _alineas(brief),
        "licentie": licentie.strip(),
    }
    redactie = Eindredactie.objects.filter(netwerk=netwerk).first()
    if redactie is None:
        redactie = Eindredactie(netwerk=netwerk, **velden)
        eis_geldig(redactie)
        redactie.save()
    else:
        for naam, waarde in velden.items():
            setattr(redactie, naam, waarde)
        eis_geldig(redactie)
        bewaar(redactie, velden, versie=redactie.versie)
    leg_vast("eindredactie.vastgelegd", onderwerp=redactie, door=door, versie=redactie.versie)
    return redactie


@transaction.atomic
def voeg_rode_draad_toe(
    netwerk: Netwerk, *, nummer: int, titel: str, tekst: str = "", door: Gebruiker | None
) -> RodeDraad:
    """Add an overall condition above the chapters. Raises DomainError for a number that is taken."""
    draad = RodeDraad(netwerk=netwerk, nummer=nummer, titel=titel.strip(), tekst=tekst.strip())
    return _bewaar_nieuw(draad, "rode_draad.toegevoegd", door)


@transaction.atomic
def voeg_hoofdstuk_toe(
    netwerk: Netwerk, *, nummer: int, omslagtitel: str, titel: str, ondertitel: str = "", door: Gebruiker | None
) -> Hoofdstuk:
    """Add a chapter: the title on its cover, the title inside, a subtitle. Raises DomainError for a taken number."""
    hoofdstuk = Hoofdstuk(
        netwerk=netwerk,
        nummer=nummer,
        omslagtitel=omslagtitel.strip(),
        titel=titel.strip(),
        ondertitel=ondertitel.strip(),
    )
    return _bewaar_nieuw(hoofdstuk, "hoofdstuk.toegevoegd", door)


@transaction.atomic
def voeg_onderwerp_toe(
    hoofdstuk: Hoofdstuk, *, nummer: int, titel: str, alineas: Sequence[str], door: Gebruiker | None
) -> Onderwerp:
    """Add a topic to a chapter, with its paragraphs. Raises DomainError for a number that is taken."""
    onderwerp = Onderwerp(
        netwerk=hoofdstuk.netwerk,
        hoofdstuk=hoofdstuk,
        nummer=nummer,
        titel=titel.strip(),
        alineas=_alineas(alineas),
    )
    return _bewaar_nieuw(onderwerp, "onderwerp.toegevoegd", door)


@transaction.atomic
def voeg_impactkader_toe(
    onderwerp: Onderwerp,
    *,
    project: Project,
    titel: str,
    kernzin: str = "",
    delen: Sequence[Mapping[str, Any]],
    door: Gebruiker | None,
) -> Impactkader:
    """Add the box 'Impact in 2030?' of a project to a topic; ``delen`` are ``{"kop": …, "tekst": …}``.

    Raises AnderNetwerkError for a project of another network, DomainError for another shape.
    """
    eis_zelfde_netwerk(onderwerp.netwerk, project)
    kader = Impactkader(
        netwerk=onderwerp.netwerk,
        onderwerp=onderwerp,
        project=project,
        titel=titel.strip(),
        kernzin=kernzin.strip(),
        delen=[{"kop": _tekst(deel, "kop"), "tekst": _tekst(deel, "tekst")} for deel in delen],
        volgorde=onderwerp.impactkaders.count(),
    )
    return _bewaar_nieuw(kader, "impactkader.toegevoegd", door)


def _bewaar_nieuw(obj: Any, wat: str, door: Gebruiker | None) -> Any:
    eis_geldig(obj)
    obj.save(force_insert=True)
    leg_vast(wat, onderwerp=obj, door=door)
    return obj


def _alineas(tekst: Sequence[str]) -> list[str]:
    if isinstance(tekst, str) or not all(isinstance(alinea, str) for alinea in tekst):
        raise DomainError("Geef de tekst als een lijst van alinea's.")
    return [alinea.strip() for alinea in tekst if alinea.strip()]


def _tekst(deel: Mapping[str, Any], naam: str) -> str:
    waarde = deel.get(naam, "")
    if not isinstance(waarde, str) or not waarde.strip():
        raise DomainError(f"Elk deel heeft een {naam}.")
    return waarde.strip()
