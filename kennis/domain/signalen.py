"""What may happen to a signal: reported, changed, recognised by others, put before the steering group, passed on."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict

from django.db import models, transaction

from kennis.enums import SignaalStaat
from kennis.models import Fiche, Herkenning, Signaal, SignaalUitFiche, SignaalUitInzicht
from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.tellers import volgend_nummer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.zoeken import zoekindex
from netwerken.domain.geadresseerden import vind_of_maak_geadresseerde
from netwerken.domain.grens import eis_loopt, eis_zelfde_netwerk
from netwerken.domain.inrichting import eis_ongebruikt, verwijzingen
from netwerken.models import Geadresseerde, Gebruiker, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.models import Inzicht


class Signaalvelden(TypedDict, total=False):
    """The fields of a signal that people fill in."""

    titel: str
    tekst: str
    gevraagd: str
    thema: Thema | None


class Signaalbronnen(TypedDict, total=False):
    """For whom a signal is (or the name of somebody new), and what it rests on."""

    aan: Iterable[Geadresseerde]
    aan_nieuw: str
    fiches: Iterable[Fiche]
    inzichten: Iterable[Inzicht]


class Herkenners(TypedDict, total=False):
    """Who recognises a signal from the start."""

    projecten: Iterable[Project]
    organisaties: Iterable[Organisatie]


WIJZIGBAAR = frozenset(Signaalvelden.__annotations__)
NIEMAND = "Kies voor wie dit signaal is."


@transaction.atomic
def meld_signaal(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    tekst: str,
    aan: Iterable[Geadresseerde] = (),
    aan_nieuw: str = "",
    gevraagd: str,
    thema: Thema | None = None,
    datum: date | None = None,
    projecten: Iterable[Project] = (),
    organisaties: Iterable[Organisatie] = (),
    fiches: Iterable[Fiche] = (),
    inzichten: Iterable[Inzicht] = (),
    door: Gebruiker | None,
) -> Signaal:
    """Report a fault with for whom it is (``aan``, or the name of somebody new) and what is asked; ``projecten`` and ``organisaties`` recognise it.

    Raises DomainError for an empty field, AnderNetwerkError for a project or source of another network.
    """
    eis_loopt(netwerk)
    projecten, organisaties = list(dict.fromkeys(projecten)), list(dict.fromkeys(organisaties))
    fiches, inzichten = list(dict.fromkeys(fiches)), list(dict.fromkeys(inzichten))
    aan = _eis_iemand(netwerk, aan, aan_nieuw, door)
    eis_zelfde_netwerk(netwerk, thema, *aan, *projecten, *fiches, *inzichten)
    signaal = Signaal(
        netwerk=netwerk,
        titel=titel,
        tekst=tekst,
        gevraagd=gevraagd,
        thema=thema,
        datum=datum or klok.vandaag(),
        nummer="0",
    )
    eis_geldig(signaal, zonder=["nummer"])
    signaal.nummer = volgend_nummer("signaal", netwerk, signaal.datum.year)
    signaal.save()
    _richt(signaal, aan)
    Herkenning.objects.bulk_create(
        [Herkenning(signaal=signaal, project=p, datum=signaal.datum) for p in projecten]
        + [Herkenning(signaal=signaal, organisatie=o, datum=signaal.datum) for o in organisaties]
    )
    SignaalUitFiche.objects.bulk_create([SignaalUitFiche(signaal=signaal, fiche=f) for f in fiches])
    SignaalUitInzicht.objects.bulk_create([SignaalUitInzicht(signaal=signaal, inzicht=i) for i in inzichten])
    leg_vast("signaal.gemeld", onderwerp=signaal, door=door, projecten=[p.pk for p in projecten])
    return signaal


@transaction.atomic
def wijzig_signaal(
    signaal: Signaal,
    *,
    velden: Signaalvelden,
    versie: int,
    aan: Iterable[Geadresseerde] | None = None,
    aan_nieuw: str = "",
    fiches: Iterable[Fiche] | None = None,
    inzichten: Iterable[Inzicht] | None = None,
    door: Gebruiker | None,
) -> Signaal:
    """Change fields of a signal, and for whom it is and what it rests on where that is given. The number and who recognises it stay.

    Raises VersieConflict when somebody else saved first, DomainError once it was passed on, for an empty field or one
    that is not changed this way, AnderNetwerkError for a source of another network.
    """
    if signaal.is_doorgegeven:
        raise DomainError(waarom_vast(signaal))
    vreemd = set(velden) - WIJZIGBAAR
    if vreemd:
        raise DomainError(f"Dit wijzig je hier niet: {', '.join(sorted(vreemd))}.")
    bronnen: dict[type[models.Model], tuple[str, Sequence[Fiche] | Sequence[Inzicht] | None]] = {
        SignaalUitFiche: ("fiche", None if fiches is None else list(fiches)),
        SignaalUitInzicht: ("inzicht", None if inzichten is None else list(inzichten)),
    }
    gericht = None if aan is None else _eis_iemand(signaal.netwerk, aan, aan_nieuw, door)
    for naam, waarde in velden.items():
        setattr(signaal, naam, waarde.strip() if isinstance(waarde, str) else waarde)
    eis_zelfde_netwerk(
        signaal.netwerk, signaal.thema, *gericht or (), *(b for _, rij in bronnen.values() for b in rij or ())
    )
    eis_geldig(signaal)
    bewaar(signaal, velden, versie=versie)
    if gericht is not None:
        _richt(signaal, gericht)
    for pijl, (veld, rij) in bronnen.items():
        if rij is not None:
            _vervang(pijl, signaal, veld, rij)
    leg_vast("signaal.gewijzigd", onderwerp=signaal, door=door, velden=sorted(velden))
    return signaal


@transaction.atomic
def haal_signaal_weg(signaal: Signaal, *, door: Gebruiker | None) -> None:
    """Take away a signal that was reported by mistake, with who recognised it; its number is not used again.

    Raises DomainError when it is gone, was laid before the body or passed on, or when something rests on it: it stays.
    """
    eis_staat_er_nog(signaal)
    if signaal.staat != SignaalStaat.GEMELD:
        raise DomainError(f"Het signaal is al {signaal.get_staat_display()}: het blijft staan.")
    eis_ongebruikt("Het signaal", verwijzingen(signaal, zonder=[Herkenning]))
    leg_vast("signaal.weggehaald", onderwerp=signaal, door=door, nummer=signaal.nummer)
    zoekindex.verwijder(signaal)
    signaal.delete()


def waarom_vast(signaal: Signaal) -> str:
    """Why the words of a signal that was passed on no longer change."""
    return (
        f"Dit signaal is doorgegeven aan {signaal.geadresseerde}. Wat zij kregen, blijft hier staan zoals het was. "
        "Is er iets veranderd, meld dan een nieuw signaal."
    )


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
    eis_loopt(signaal.netwerk)
    eis_zelfde_netwerk(signaal.netwerk, project)
    if (project is None) == (organisatie is None):
        raise DomainError("Kies wie dit herkent: één project of één organisatie.", veld="project")
    if Herkenning.objects.filter(signaal=signaal, project=project, organisatie=organisatie).exists():
        raise DomainError(f"{project or organisatie} herkent dit signaal al.", veld="project")
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
def trek_herkenning_in(
    signaal: Signaal, *, project: int | None, organisatie: int | None, door: Gebruiker | None
) -> Signaal:
    """Note that a project or organisation (its pk) does not recognise a signal after all. Raises DomainError when it did not."""
    if not Herkenning.objects.filter(signaal=signaal, project=project, organisatie=organisatie).delete()[0]:
        raise DomainError("Die herkenning staat er niet meer.")
    leg_vast("signaal.herkenning_ingetrokken", onderwerp=signaal, door=door, project=project, organisatie=organisatie)
    return signaal


@transaction.atomic
def zet_staat_terug(signaal: Signaal, *, staat: str, door: Gebruiker | None) -> Signaal:
    """Take the last step of a signal back. Raises DomainError when it is not one back, VersieConflict when somebody was first."""
    oud, volgorde = (
        signaal.staat,
        [s.value for s in (SignaalStaat.GEMELD, SignaalStaat.VOORGELEGD, SignaalStaat.DOORGEGEVEN)],
    )
    if volgorde.index(staat) >= volgorde.index(oud):
        raise DomainError(f"Dit signaal is {SignaalStaat(oud).label}.")
    dag = "doorgegeven_op" if oud == SignaalStaat.DOORGEGEVEN else "voorgelegd_op"
    signaal.staat = staat
    setattr(signaal, dag, None)
    bewaar(signaal, ["staat", dag], versie=signaal.versie)
    leg_vast("signaal.staat_terug", onderwerp=signaal, door=door, van=oud, naar=staat)
    return signaal


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
    dag = "doorgegeven_op" if staat == SignaalStaat.DOORGEGEVEN else "voorgelegd_op"
    signaal.staat = staat.value
    setattr(signaal, dag, klok.vandaag())
    bewaar(signaal, ["staat", dag], versie=signaal.versie)
    leg_vast("signaal.staat", onderwerp=signaal, door=door, van=oud, naar=staat.value)
    return signaal


def _eis_iemand(
    netwerk: Netwerk, aan: Iterable[Geadresseerde], nieuw: str, door: Gebruiker | None
) -> list[Geadresseerde]:
    rij = list(aan)
    if nieuw.strip():
        rij.append(vind_of_maak_geadresseerde(netwerk, naam=nieuw, door=door))
    if not (rij := list(dict.fromkeys(rij))):
        raise DomainError(NIEMAND, veld="aan")
    return rij


def _richt(signaal: Signaal, aan: Iterable[Geadresseerde]) -> None:
    signaal.aan.set(aan)
    zoekindex.zet(signaal)  # for whom it is, is found as well


def _vervang(pijl: type[models.Model], signaal: Signaal, veld: str, bronnen: Iterable[models.Model]) -> None:
    bronnen = list(bronnen)
    pijl._default_manager.filter(signaal=signaal).exclude(**{f"{veld}__in": bronnen}).delete()
    for bron in bronnen:
        pijl._default_manager.get_or_create(None, signaal=signaal, **{veld: bron})
