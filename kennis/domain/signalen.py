"""What may happen to a signal: reported, recognised by others, put before the steering group, passed on."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kennis.enums import SignaalStaat
from kennis.models import Fiche, Herkenning, Signaal, SignaalUitFiche, SignaalUitInzicht
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.tellers import volgend_nummer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk, Organisatie
from projecten.models import Project
from sessies.models import Inzicht


@transaction.atomic
def meld_signaal(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    tekst: str,
    geadresseerde: str,
    gevraagd: str,
    datum: date | None = None,
    projecten: Iterable[Project] = (),
    organisaties: Iterable[Organisatie] = (),
    fiches: Iterable[Fiche] = (),
    inzichten: Iterable[Inzicht] = (),
    door: Gebruiker | None,
) -> Signaal:
    """Report a fault with whom it concerns and what is asked; ``projecten`` and ``organisaties`` recognise it.

    Raises DomainError for an empty field, AnderNetwerkError for a project or source of another network.
    """
    projecten, organisaties = list(dict.fromkeys(projecten)), list(dict.fromkeys(organisaties))
    fiches, inzichten = list(dict.fromkeys(fiches)), list(dict.fromkeys(inzichten))
    eis_zelfde_netwerk(netwerk, *projecten, *fiches, *inzichten)
    signaal = Signaal(
        netwerk=netwerk,
        titel=titel,
        tekst=tekst,
        geadresseerde=geadresseerde,
        gevraagd=gevraagd,
        datum=datum or klok.vandaag(),
        nummer="0",
    )
    eis_geldig(signaal, zonder=["nummer"])
    signaal.nummer = volgend_nummer("signaal", netwerk, signaal.datum.year)
    signaal.save()
    Herkenning.objects.bulk_create(
        [Herkenning(signaal=signaal, project=p) for p in projecten]
        + [Herkenning(signaal=signaal, organisatie=o) for o in organisaties]
    )
    SignaalUitFiche.objects.bulk_create([SignaalUitFiche(signaal=signaal, fiche=f) for f in fiches])
    SignaalUitInzicht.objects.bulk_create([SignaalUitInzicht(signaal=signaal, inzicht=i) for i in inzichten])
    leg_vast("signaal.gemeld", onderwerp=signaal, door=door, projecten=[p.pk for p in projecten])
    return signaal


@transaction.atomic
def herken(
    signaal: Signaal,
    *,
    project: Project | None = None,
    organisatie: Organisatie | None = None,
    door: Gebruiker | None,
) -> Herkenning:
    """Record that a project or organisation recognises a signal.

    Raises DomainError without exactly one of them, or when it did so before.
    """
    eis_zelfde_netwerk(signaal.netwerk, project)
    if (project is None) == (organisatie is None):
        raise DomainError("Kies wie dit herkent: één project of één organisatie.")
    if Herkenning.objects.filter(signaal=signaal, project=project, organisatie=organisatie).exists():
        raise DomainError(f"{project or organisatie} herkent dit signaal al.")
    herkenning = Herkenning.objects.create(signaal=signaal, project=project, organisatie=organisatie)
    leg_vast(
        "signaal.herkend",
        onderwerp=signaal,
        door=door,
        project=project.pk if project else None,
        organisatie=organisatie.pk if organisatie else None,
    )
    return herkenning


@transaction.atomic
def leg_voor(signaal: Signaal, *, door: Gebruiker | None) -> Signaal:
    """Put a signal before the steering group. Raises DomainError unless it was only reported so far."""
    if signaal.staat != SignaalStaat.GEMELD:
        raise DomainError(f"Dit signaal is al {SignaalStaat(signaal.staat).label}.")
    return _zet_staat(signaal, SignaalStaat.VOORGELEGD, door)


@transaction.atomic
def geef_door(signaal: Signaal, *, door: Gebruiker | None) -> Signaal:
    """Record that a signal was passed on to its addressee. Raises DomainError when it already was."""
    if signaal.staat == SignaalStaat.DOORGEGEVEN:
        raise DomainError("Dit signaal is al doorgegeven.")
    return _zet_staat(signaal, SignaalStaat.DOORGEGEVEN, door)


def _zet_staat(signaal: Signaal, staat: SignaalStaat, door: Gebruiker | None) -> Signaal:
    oud = signaal.staat
    signaal.staat = staat.value
    bewaar(signaal, ["staat"], versie=signaal.versie)
    leg_vast("signaal.staat", onderwerp=signaal, door=door, van=oud, naar=staat.value)
    return signaal
