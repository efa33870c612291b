"""What an editor writes for the final report: its opening, the red threads, chapters, topics and impact boxes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict, TypeVar

from django.db import models, transaction
from django.db.models import Max

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar
from kern.exceptions import DomainError, VersieConflict
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk, Thema
from projecten.models import Project
from rapportage.domain.tekstvorm import Alineadeel, Tekstdeel, met_alineas, met_tekst
from rapportage.domain.tekstvorm import alineas as eis_alineas
from rapportage.enums import PER_PIJLER, Rapportopbouw, Tekstsoort
from rapportage.models import Eindredactie, Gemisuitleg, Hoofdstuk, Impactkader, Onderwerp, Rapporttekst, RodeDraad

M = TypeVar("M", bound=models.Model)


class Eindredactievelden(TypedDict):
    """What opens the final report."""

    titel: str
    ondertitel: str
    datum: date
    opbouw: str
    motto: str
    motto_bron: str
    inleiding: Sequence[str]
    samenvatting: Sequence[Alineadeel]
    brief: Sequence[str]
    licentie: str


@transaction.atomic
def leg_eindredactie_vast(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    ondertitel: str = "",
    datum: date,
    opbouw: str = Rapportopbouw.HOOFDSTUKKEN,
    motto: str = "",
    motto_bron: str = "",
    inleiding: Sequence[str] = (),
    samenvatting: Sequence[Alineadeel] = (),
    brief: Sequence[str] = (),
    licentie: str = "",
    versie: int | None = None,
    door: Gebruiker | None,
) -> Eindredactie:
    """Write down, or write over, the opening of the final report of a network.

    ``samenvatting`` is a list of ``{"kop": …, "alineas": [...]}``; ``versie`` is the one that was read (0: there was
    none yet, None: whatever stands there). Raises DomainError for an empty title or another shape, VersieConflict when
    somebody else saved in between.
    """
    velden: dict[str, object] = {
        "titel": titel.strip(),
        "ondertitel": ondertitel.strip(),
        "datum": datum,
        "opbouw": opbouw,
        "motto": motto.strip(),
        "motto_bron": motto_bron.strip(),
        "inleiding": eis_alineas(inleiding),
        "samenvatting": met_alineas(samenvatting),
        "brief": eis_alineas(brief),
        "licentie": licentie.strip(),
    }
    houd_vast(netwerk)
    redactie = Eindredactie.objects.filter(netwerk=netwerk).first()
    if redactie is None:
        redactie = Eindredactie(netwerk=netwerk, **velden)
        eis_geldig(redactie)
        redactie.save()
    else:
        for naam, waarde in velden.items():
            setattr(redactie, naam, waarde)
        eis_geldig(redactie)
        bewaar(redactie, velden, versie=redactie.versie if versie is None else versie)
    leg_vast("eindredactie.vastgelegd", onderwerp=redactie, door=door, versie=redactie.versie)
    return redactie


@transaction.atomic
def schrijf_rapporttekst(
    netwerk: Netwerk,
    *,
    soort: str,
    thema: Thema | None = None,
    delen: Sequence[Alineadeel],
    versie: int | None = None,
    door: Gebruiker | None,
) -> Rapporttekst:
    """Write, or write over, one text of the report: once, or once per pillar for the kinds in ``PER_PIJLER``.

    ``delen`` is a list of ``{"kop": …, "alineas": [...]}``; ``versie`` is the one that was read (0: there was none
    yet, None: whatever stands there). Raises DomainError for a kind or pillar that does not fit, VersieConflict when
    somebody else saved in between, AnderNetwerkError for a theme of another network.
    """
    eis_zelfde_netwerk(netwerk, thema)
    if soort not in Tekstsoort.values or (soort in PER_PIJLER) != (thema is not None):
        raise DomainError("Deze tekst heeft hier geen plaats in het rapport.")
    vorm = met_alineas(delen)
    houd_vast(netwerk)
    tekst = Rapporttekst.objects.filter(netwerk=netwerk, soort=soort, thema=thema).first()
    if tekst is None:
        tekst = Rapporttekst.objects.create(netwerk=netwerk, soort=soort, thema=thema, delen=vorm)
    else:
        tekst.delen = vorm
        bewaar(tekst, ["delen"], versie=tekst.versie if versie is None else versie)
    leg_vast("rapporttekst.geschreven", onderwerp=tekst, door=door, soort=soort, versie=tekst.versie)
    return tekst


@transaction.atomic
def voeg_rode_draad_toe(
    netwerk: Netwerk, *, nummer: int | None = None, titel: str, tekst: str = "", door: Gebruiker | None
) -> RodeDraad:
    """Add an overall condition above the chapters, last without ``nummer``. Raises DomainError for a taken number."""
    houd_vast(netwerk)
    draad = RodeDraad(
        netwerk=netwerk, nummer=nummer or _volgende(netwerk.rode_draden), titel=titel.strip(), tekst=tekst.strip()
    )
    return _bewaar_nieuw(draad, "rode_draad.toegevoegd", door)


@transaction.atomic
def voeg_hoofdstuk_toe(
    netwerk: Netwerk,
    *,
    nummer: int | None = None,
    omslagtitel: str,
    titel: str,
    ondertitel: str = "",
    door: Gebruiker | None,
) -> Hoofdstuk:
    """Add a chapter: the title on its cover, the title inside, a subtitle; last without ``nummer``.

    Raises DomainError for a number that is taken.
    """
    houd_vast(netwerk)
    hoofdstuk = Hoofdstuk(
        netwerk=netwerk,
        nummer=nummer or _volgende(netwerk.hoofdstukken),
        omslagtitel=omslagtitel.strip(),
        titel=titel.strip(),
        ondertitel=ondertitel.strip(),
    )
    return _bewaar_nieuw(hoofdstuk, "hoofdstuk.toegevoegd", door)


@transaction.atomic
def voeg_onderwerp_toe(
    hoofdstuk: Hoofdstuk, *, nummer: int | None = None, titel: str, alineas: Sequence[str], door: Gebruiker | None
) -> Onderwerp:
    """Add a topic to a chapter, last without ``nummer``. Raises DomainError for a number that is taken."""
    houd_vast(hoofdstuk.netwerk)
    onderwerp = Onderwerp(
        netwerk=hoofdstuk.netwerk,
        hoofdstuk=hoofdstuk,
        nummer=nummer or _volgende(hoofdstuk.onderwerpen),
        titel=titel.strip(),
        alineas=eis_alineas(alineas),
    )
    return _bewaar_nieuw(onderwerp, "onderwerp.toegevoegd", door)


@transaction.atomic
def voeg_impactkader_toe(
    onderwerp: Onderwerp,
    *,
    project: Project,
    titel: str,
    kernzin: str = "",
    delen: Sequence[Tekstdeel],
    door: Gebruiker | None,
) -> Impactkader:
    """Add the box 'Impact in 2030?' of a project to a topic; ``delen`` are ``{"kop": …, "tekst": …}``.

    Raises AnderNetwerkError for a project of another network, DomainError for another shape.
    """
    eis_zelfde_netwerk(onderwerp.netwerk, project)
    houd_vast(onderwerp.netwerk)
    kader = Impactkader(
        netwerk=onderwerp.netwerk,
        onderwerp=onderwerp,
        project=project,
        titel=titel.strip(),
        kernzin=kernzin.strip(),
        delen=met_tekst(delen),
        volgorde=volgende_plaats(onderwerp.impactkaders),
    )
    return _bewaar_nieuw(kader, "impactkader.toegevoegd", door)


@transaction.atomic
def verklaar_gemis(
    netwerk: Netwerk, *, sleutel: str, tekst: str, ook: Iterable[str] = (), versie: int, door: Gebruiker | None
) -> None:
    """Say in one sentence why ``sleutel`` misses in the final report; an empty sentence takes the explanation away.

    ``ook``: other gaps that get the same sentence, unless they have one. ``versie`` is the one that was read (0: there
    was none yet). Raises VersieConflict when somebody else saved in between.
    """
    houd_vast(netwerk)
    tekst = tekst.strip()
    uitleg = Gemisuitleg.objects.filter(netwerk=netwerk, sleutel=sleutel).first()
    if uitleg is not None and uitleg.versie != versie:
        raise VersieConflict(uitleg)
    if not tekst:
        if uitleg is not None:
            leg_vast("gemis.uitleg_weg", onderwerp=uitleg, door=door, sleutel=sleutel)
            uitleg.delete()
        return
    if uitleg is not None:
        uitleg.tekst = tekst
        eis_geldig(uitleg)
        bewaar(uitleg, ["tekst"], versie=versie)
        leg_vast("gemis.verklaard", onderwerp=uitleg, door=door, sleutel=sleutel)
    nieuw = [*([] if uitleg else [sleutel]), *ook]
    bezet = set(Gemisuitleg.objects.in_netwerk(netwerk).values_list("sleutel", flat=True))
    for naam in dict.fromkeys(nieuw):
        if naam not in bezet:
            _bewaar_nieuw(Gemisuitleg(netwerk=netwerk, sleutel=naam, tekst=tekst), "gemis.verklaard", door)


def _bewaar_nieuw(obj: M, wat: str, door: Gebruiker | None) -> M:
    eis_geldig(obj)
    obj.save()
    leg_vast(wat, onderwerp=obj, door=door)
    return obj


def houd_vast(netwerk: Netwerk) -> None:
    """Let nobody else put the outline of this network in order until this transaction ends.

    On SQLite every transaction that writes already stands alone.
    """
    Netwerk.objects.select_for_update(no_key=True).get(pk=netwerk.pk)


def volgende_plaats(rijen: models.QuerySet | models.Manager) -> int:
    """The place after the last of these, counted from nought."""
    laatste = rijen.aggregate(laatste=Max("volgorde"))["laatste"]
    return 0 if laatste is None else laatste + 1


def _volgende(rijen: models.QuerySet | models.Manager) -> int:
    return (rijen.aggregate(laatste=Max("nummer"))["laatste"] or 0) + 1
