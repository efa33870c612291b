"""What happens to a meeting: it is planned, changed, published, cancelled, held and recorded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.tellers import volgend_nummer
from kern.domain.terug import onthoud
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker, Groep, Netwerk, Orgaan, Organisatie
from sessies.domain.agenda import Agendaregel, neem_vragen, schrijf_agenda, schrijf_inbreng, val_terug, zet_geagendeerd
from sessies.domain.genodigden import neem
from sessies.domain.goedkeuring import eis_niet_goedgekeurd, kring_sleutel, leg_voor, neem_kring, verhuis
from sessies.domain.staat import eis_begonnen, eis_niet_afgelast, staat_volgens_feiten, zet_staat
from sessies.domain.stand import ging_door, keur, lees_stand, stand_van, vul_in
from sessies.domain.uitnodigen import eis_nog_niets_vertrokken, herroep_afgelasting, vertel
from sessies.domain.verloop import leg_opkomst_vast
from sessies.domain.verslag import schrijf_verslag, stuur_verslag_rond
from sessies.domain.wachtlijst import schuif_door
from sessies.enums import LeervraagStaat, SessieStatus
from sessies.models import Leervraag, Plaats, Sessie

AFGELAST = "sessie.afgelast"  # in the log
# What raises the number for people's calendars: only another hour or place, so that a title put right resets nobody's answer.
IN_DE_AGENDA: tuple[str, ...] = (
    "begint_op", "eindigt_op", "vorm", "plaats", "vaste_plaats", "gemeente", "online_adres"
)  # fmt: skip


class Sessievelden(TypedDict, total=False):
    """The fields of a meeting that people fill in."""

    titel: str
    soort: str
    groep: Groep | None
    orgaan: Orgaan | None
    gastheer: Organisatie | None
    begint_op: datetime
    eindigt_op: datetime
    vorm: str
    plaats: str
    vaste_plaats: Plaats | None
    gemeente: str
    provincie: str
    ligging: str
    online_adres: str
    doel: str
    wie_ontbrak: str
    voor_wie_niet: str
    hoogstens_ter_plaatse: int | None
    hoogstens_online: int | None
    antwoord_tot: datetime | None
    uren_vast: int
    heeft_buitenlandse_spreker: bool
    is_jaarevaluatie: bool
    is_openbaar: bool


@transaction.atomic
def plan_sessie(
    netwerk: Netwerk,
    *,
    velden: Sessievelden,
    agenda: Sequence[Agendaregel] = (),
    inbreng: Iterable[Organisatie] = (),
    concept: bool = False,
    door: Gebruiker | None,
) -> Sessie:
    """Put a meeting on the calendar; a concept is seen by its makers only.

    ``velden`` holds fields of :class:`Sessie` (relations as objects), ``agenda`` points as mappings, ``inbreng``
    organisations. The number follows the year in which the meeting begins. Raises DomainError for bad input.
    """
    sessie = Sessie(netwerk=netwerk, **_eigen_velden(velden))
    keur(sessie)
    sessie.status = SessieStatus.CONCEPT if concept else SessieStatus.GEPLAND
    sessie.gepland_op = None if concept else klok.nu()
    sessie.nummer = volgend_nummer("sessie", netwerk, sessie.datum.year)
    sessie.save()
    neem_kring(sessie)
    leg_vast("sessie.gepland", onderwerp=sessie, door=door, status=str(sessie.status), openbaar=sessie.is_openbaar)
    schrijf_agenda(sessie, agenda, door=door)
    schrijf_inbreng(sessie, inbreng)
    leg_voor(sessie)
    return sessie


@transaction.atomic
def wijzig_sessie(
    sessie: Sessie,
    *,
    velden: Sessievelden,
    versie: int,
    agenda: Sequence[Agendaregel] | None = None,
    inbreng: Iterable[Organisatie] | None = None,
    door: Gebruiker | None,
) -> Sessie:
    """Change a meeting; what is None stays. Another hour or place raises ``volgnummer`` for people's calendars.

    Raises VersieConflict when somebody was first, DomainError for bad input, a cancelled meeting, or one that took place and
    would still have to begin.
    """
    nieuw = _eigen_velden(velden)
    return _wijzig(sessie, "sessie.gewijzigd", nieuw, versie=versie, agenda=agenda, inbreng=inbreng, door=door)


@transaction.atomic
def zet_wijziging_terug(
    sessie: Sessie, *, was: Mapping[str, object], inbreng: Sequence[int] | None, door: Gebruiker | None
) -> Sessie:
    """Give a meeting the fields it had before a change, and who brought something in (ids; None: that did not change).

    Raises DomainError when that cannot be any more, as :func:`wijzig_sessie`, VersieConflict when somebody was first.
    """
    wie = None if inbreng is None else Organisatie.objects.filter(pk__in=inbreng)
    return _wijzig(
        sessie, "sessie.wijziging_terug", lees_stand(was), versie=sessie.versie, agenda=None, inbreng=wie, door=door
    )


def _wijzig(
    sessie: Sessie,
    wat: str,
    nieuw: dict[str, object],
    *,
    versie: int,
    agenda: Sequence[Agendaregel] | None,
    inbreng: Iterable[Organisatie] | None,
    door: Gebruiker | None,
) -> Sessie:
    """Write these fields, in the caller's transaction, and remember what stood there."""
    eis_niet_afgelast(sessie)
    voor = stand_van(sessie, {*nieuw, "antwoord_tot"})
    verschoven = any(naam in nieuw and nieuw[naam] != getattr(sessie, naam) for naam in IN_DE_AGENDA)
    begon, kring = sessie.begint_op, kring_sleutel(sessie)
    nieuw = vul_in(sessie, nieuw)
    keur(sessie)
    if sessie.begint_op > klok.nu() >= begon and ging_door(sessie):
        raise DomainError("Deze bijeenkomst ging al door. Ze begint niet in de toekomst.", veld="begint_op")
    verhuist = kring_sleutel(sessie) != kring
    if verschoven or verhuist:
        neem_kring(sessie, ook=kring)
    sessie.volgnummer += verschoven
    bewaar(sessie, [*nieuw, "volgnummer"], versie=versie)
    if agenda is not None:
        schrijf_agenda(sessie, agenda, door=door)
    na = stand_van(sessie, voor)
    was = {naam: waarde for naam, waarde in voor.items() if waarde != na[naam]}
    brachten_in = _vervang_inbreng(sessie, inbreng) if inbreng is not None else None
    feiten = {"velden": sorted(nieuw), "agenda": agenda is not None, "openbaar": sessie.is_openbaar}
    regel = leg_vast(wat, onderwerp=sessie, door=door, **feiten)
    if was or brachten_in is not None:
        onthoud(regel, was=was, inbreng=brachten_in)
    if verhuist:
        verhuis(sessie, kring)
    elif verschoven:
        leg_voor(sessie)
    schuif_door(sessie)
    return sessie


@transaction.atomic
def publiceer_sessie(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Show a concept to the network, and invite who stands on its list. Raises DomainError for anything but a concept."""
    if sessie.status != SessieStatus.CONCEPT:
        raise DomainError("Alleen een concept kan op de kalender gezet worden.")
    sessie.gepland_op = klok.nu()
    sessie.status = SessieStatus.GEPLAND
    bewaar(sessie, ["status", "gepland_op"], versie=sessie.versie)
    leg_vast("sessie.gepubliceerd", onderwerp=sessie, door=door)
    if sessie.begint_op > klok.nu():
        sessie.verstuurd = vertel(sessie, door=door)
    schuif_door(sessie)
    return sessie


@transaction.atomic
def haal_van_kalender(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Make a concept again of a meeting that has yet to begin.

    Raises DomainError for any other, and when somebody was told of it already.
    """
    if sessie.status != SessieStatus.GEPLAND or sessie.begint_op <= klok.nu():
        raise DomainError("Alleen een bijeenkomst die nog moet beginnen, wordt weer een concept.")
    eis_nog_niets_vertrokken(sessie)
    sessie.status, sessie.gepland_op = SessieStatus.CONCEPT, None
    sessie.volgnummer += 1
    bewaar(sessie, ["status", "gepland_op", "volgnummer"], versie=sessie.versie)
    leg_vast("sessie.weer_concept", onderwerp=sessie, door=door)
    return sessie


@transaction.atomic
def haal_geplande_weg(sessie: Sessie, *, versie: int, door: Gebruiker | None) -> None:
    """Take away a meeting that was just planned, with its list; ``versie`` is how it was left.

    Raises DomainError when somebody changed it meanwhile, or an invitation left.
    """
    neem_kring(sessie)
    sessie = neem(sessie)
    if sessie.versie != versie or sessie.status not in {SessieStatus.CONCEPT, SessieStatus.GEPLAND}:
        raise DomainError("De bijeenkomst is intussen gewijzigd. Verplaats ze, of gelast ze af.")
    eis_nog_niets_vertrokken(sessie)
    leg_vast("sessie.planning_terug", onderwerp=sessie, door=door)
    zoekindex.verwijder(*sessie.agendapunten.all(), sessie)
    buren = Sessie.objects.filter(netwerk=sessie.netwerk, groep=sessie.groep, orgaan=sessie.orgaan)
    sessie.delete()
    if (buur := buren.order_by("pk").first()) is not None:
        leg_voor(buur)


def neem_planning_terug(sessie: Sessie, *, door: Gebruiker | None) -> None:
    """Take away a meeting that was just planned and stands as it was read. Raises DomainError as :func:`haal_geplande_weg`."""
    haal_geplande_weg(sessie, versie=sessie.versie, door=door)


@transaction.atomic
def las_af(sessie: Sessie, *, reden: str, door: Gebruiker | None) -> Sessie:
    """Cancel a meeting with a reason; its questions go back to wait, who was invited hears it at once.

    Raises DomainError when it is held already.
    """
    if sessie.status not in {SessieStatus.CONCEPT, SessieStatus.GEPLAND}:
        raise DomainError("Alleen een bijeenkomst die nog moet komen, kun je afgelasten.")
    if not reden.strip():
        raise DomainError("Schrijf in één zin waarom de bijeenkomst niet doorgaat.", veld="reden")
    was, sessie.reden_afgelast = sessie.status, reden.strip()
    sessie.volgnummer += 1
    sessie.status = SessieStatus.AFGELAST
    sessie.afgelast_op = klok.nu()
    eis_geldig(sessie)
    neem_kring(sessie)
    bewaar(sessie, ["status", "afgelast_op", "reden_afgelast", "volgnummer"], versie=sessie.versie)
    for leervraag in _vragen_van(sessie):
        val_terug(leervraag, sessie, door)
    leg_vast(AFGELAST, onderwerp=sessie, door=door, was=str(was))
    leg_voor(sessie)
    if sessie.eindigt_op > klok.nu():
        sessie.verstuurd = vertel(sessie, door=door)
    return sessie


@transaction.atomic
def laat_doorgaan(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Put a cancelled meeting back where it stood; its questions are on the agenda again, who heard that it was off hears this.

    The number for people's calendars goes up once more, so that a calendar that took it away takes it back. Raises
    DomainError when it was not cancelled, VersieConflict when somebody was first.
    """
    if sessie.status != SessieStatus.AFGELAST:
        raise DomainError("Deze bijeenkomst is niet afgelast.")
    neem_kring(sessie)
    sessie.status = _voor_afgelasten(sessie)
    sessie.reden_afgelast, sessie.afgelast_op = "", None
    sessie.volgnummer += 1
    bewaar(sessie, ["status", "afgelast_op", "reden_afgelast", "volgnummer"], versie=sessie.versie)
    for leervraag in _vragen_van(sessie):
        if leervraag.staat != LeervraagStaat.INGETROKKEN:
            zet_geagendeerd(leervraag, sessie, door)
    leg_vast("sessie.hervat", onderwerp=sessie, door=door)
    leg_voor(sessie)
    if sessie.begint_op > klok.nu():
        sessie.verstuurd = herroep_afgelasting(sessie, door=door)
    schuif_door(sessie)
    return sessie


@transaction.atomic
def sluit_af(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Note that a meeting was held; the questions on its agenda count as discussed.

    Raises DomainError when it was not planned, or has not begun.
    """
    if sessie.status != SessieStatus.GEPLAND:
        raise DomainError("Alleen een geplande bijeenkomst kun je afsluiten.")
    eis_begonnen(sessie)
    _zet_status(sessie, SessieStatus.GEHOUDEN)
    for leervraag in _vragen_van(sessie):
        if leervraag.staat not in {LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN}:
            zet_staat(leervraag, LeervraagStaat.BESPROKEN)
            leg_vast("leervraag.besproken", onderwerp=leervraag, door=door, sessie=sessie.pk)
    leg_vast("sessie.gehouden", onderwerp=sessie, door=door)
    return sessie


@transaction.atomic
def heropen_sessie(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Take "held" back; its questions get the state that follows from what remains. What was written of it stays.

    Raises DomainError when it was not closed, VersieConflict when somebody was first.
    """
    if sessie.status != SessieStatus.GEHOUDEN:
        raise DomainError("Alleen een bijeenkomst die afgesloten is, kun je heropenen.")
    eis_niet_goedgekeurd(sessie)
    _zet_status(sessie, SessieStatus.GEPLAND)
    for leervraag in _vragen_van(sessie):
        if leervraag.staat == LeervraagStaat.BESPROKEN:
            zet_staat(leervraag, staat_volgens_feiten(leervraag))
            leg_vast("leervraag.weer_geagendeerd", onderwerp=leervraag, door=door, sessie=sessie.pk)
    leg_vast("sessie.heropend", onderwerp=sessie, door=door)
    return sessie


@transaction.atomic
def rond_af(
    sessie: Sessie,
    *,
    velden: Sessievelden,
    versie: int,
    opkomst: Mapping[str, int] | None = None,
    verslag: str | None = None,
    deel: bool = False,
    door: Gebruiker | None,
) -> Sessie:
    """Close a meeting and record in one act what is known of it; one that is closed already is completed.

    ``opkomst`` and ``verslag`` that are None stay as they are; ``deel`` shares the minutes. All of it or nothing. Raises
    VersieConflict when somebody was first, DomainError for what cannot be.
    """
    eis_begonnen(sessie)
    if deel:
        neem_kring(sessie)
    wijzig_sessie(sessie, velden=velden, versie=versie, door=door)
    if sessie.status == SessieStatus.GEPLAND:
        sluit_af(sessie, door=door)
    if opkomst is not None:
        leg_opkomst_vast(sessie, **opkomst, door=door)
    if verslag is not None and verslag != sessie.verslag:
        schrijf_verslag(sessie, tekst=verslag, versie=sessie.versie, door=door)
    if deel:
        stuur_verslag_rond(sessie, door=door)
    return sessie


def _eigen_velden(velden: Sessievelden) -> dict[str, object]:
    """The fields as they are written; a place that is kept brings its own name and municipality."""
    onbekend = sorted(set(velden) - set(Sessievelden.__annotations__))
    if onbekend:
        raise TypeError(f"geen veld van een bijeenkomst: {', '.join(onbekend)}")
    plaats = velden.get("vaste_plaats")
    if plaats is None:
        return dict(velden)
    return {**velden, "plaats": plaats.naam, "gemeente": plaats.gemeente, "provincie": plaats.provincie}


def _vervang_inbreng(sessie: Sessie, inbreng: Iterable[Organisatie]) -> list[int] | None:
    """Write who brings something in; returns the ids of before, None when they are the same."""
    was = sorted(sessie.inbrengen.values_list("organisatie", flat=True))
    schrijf_inbreng(sessie, inbreng)
    return was if was != sorted(sessie.inbrengen.values_list("organisatie", flat=True)) else None


def _voor_afgelasten(sessie: Sessie) -> SessieStatus:
    """In which state a cancelled meeting was, as the log says."""
    regel = Gebeurtenis.objects.filter(
        wat=AFGELAST, onderwerp_soort=sessie._meta.label_lower, onderwerp_id=str(sessie.pk)
    ).last()
    return SessieStatus(regel.gegevens["was"]) if regel is not None else SessieStatus.GEPLAND


def _zet_status(sessie: Sessie, status: SessieStatus) -> None:
    sessie.status = status
    bewaar(sessie, ["status"], versie=sessie.versie)


def _vragen_van(sessie: Sessie) -> list[Leervraag]:
    pks = sessie.agendapunten.exclude(leervraag=None).values_list("leervraag", flat=True)
    return list(neem_vragen(pks).values())
