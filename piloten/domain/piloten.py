"""What may happen to a pilot: from a design with a question to a decision by a body."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later, eis_staat_er_nog
from kern.domain.herstel import haal_weg, zet_neer
from kern.domain.tellers import volgend_nummer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import dag
from kern.zoeken import zoekindex
from netwerken.domain.grens import eis_loopt, eis_zelfde_netwerk
from netwerken.domain.inrichting import eis_ongebruikt, verwijzingen
from netwerken.models import Gebruiker, Netwerk, Orgaan, Organisatie
from piloten.enums import Fase, Pilootbesluit
from piloten.models import Bevinding, Piloot, PilootUitInzicht, PilootUitLeervraag
from projecten.models import Project
from sessies.models import Inzicht, Leervraag

VOLGENDE_FASE = {Fase.ONTWERP.value: Fase.LOPEND.value, Fase.LOPEND.value: Fase.AFGEROND.value}


class Pilootontwerp(TypedDict, total=False):
    """The fields of a pilot before it begins."""

    titel: str
    wat_willen_we_weten: str
    dosis: str
    project: Project | None
    organisatie: Organisatie | None
    start: date | None
    einde: date | None


class Pilootvelden(Pilootontwerp, total=False):
    """All fields of a pilot that people fill in."""

    tussenstand: str
    resultaat: str


class Pilootbronnen(TypedDict, total=False):
    """What a pilot grew from."""

    leervragen: Iterable[Leervraag]
    inzichten: Iterable[Inzicht]


WIJZIGBAAR = frozenset(Pilootvelden.__annotations__)


@transaction.atomic
def start_piloot(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    wat_willen_we_weten: str,
    dosis: str = "",
    project: Project | None = None,
    organisatie: Organisatie | None = None,
    start: date | None = None,
    einde: date | None = None,
    leervragen: Iterable[Leervraag] = (),
    inzichten: Iterable[Inzicht] = (),
    door: Gebruiker | None,
) -> Piloot:
    """Write down the design of a pilot, with the questions and insights it grew from.

    Raises DomainError without exactly one carrier or with an end before the start, AnderNetwerkError for a
    project, question or insight of another network.
    """
    eis_loopt(netwerk)
    leervragen, inzichten = list(leervragen), list(inzichten)
    eis_zelfde_netwerk(netwerk, project, *leervragen, *inzichten)
    piloot = Piloot(
        netwerk=netwerk,
        titel=titel,
        wat_willen_we_weten=wat_willen_we_weten,
        dosis=dosis,
        project=project,
        organisatie=organisatie,
        start=start,
        einde=einde,
        nummer="0",
    )
    _eis_piloot(piloot)
    piloot.nummer = volgend_nummer("piloot", netwerk, klok.vandaag().year)
    piloot.save()
    _leg_pijlen(piloot, leervragen, inzichten)
    leg_vast("piloot.gestart", onderwerp=piloot, door=door, project=project.pk if project else None)
    return piloot


@transaction.atomic
def wijzig_piloot(
    piloot: Piloot,
    *,
    velden: Pilootvelden,
    versie: int,
    leervragen: Iterable[Leervraag] | None = None,
    inzichten: Iterable[Inzicht] | None = None,
    door: Gebruiker | None,
) -> Piloot:
    """Change fields of a pilot, and what it grew from where that is given (None leaves it as it is).

    Raises VersieConflict when somebody else saved first, DomainError for a field that is not changed this way and for days
    that contradict what happened.
    """
    vreemd = set(velden) - WIJZIGBAAR
    if vreemd:
        raise DomainError(f"Dit wijzig je hier niet: {', '.join(sorted(vreemd))}.")
    nieuwe_vragen = None if leervragen is None else list(leervragen)
    nieuwe_inzichten = None if inzichten is None else list(inzichten)
    for naam, waarde in velden.items():
        setattr(piloot, naam, waarde)
    eis_zelfde_netwerk(piloot.netwerk, piloot.project, *(nieuwe_vragen or ()), *(nieuwe_inzichten or ()))
    _eis_piloot(piloot)
    _eis_gebeurd(piloot)
    bewaar(piloot, velden, versie=versie)
    if nieuwe_vragen is not None:
        PilootUitLeervraag.objects.filter(piloot=piloot).exclude(leervraag__in=nieuwe_vragen).delete()
    if nieuwe_inzichten is not None:
        PilootUitInzicht.objects.filter(piloot=piloot).exclude(inzicht__in=nieuwe_inzichten).delete()
    _leg_pijlen(piloot, nieuwe_vragen or (), nieuwe_inzichten or ())
    leg_vast("piloot.gewijzigd", onderwerp=piloot, door=door, velden=sorted(velden))
    return piloot


@transaction.atomic
def haal_piloot_weg(piloot: Piloot, *, door: Gebruiker | None) -> None:
    """Take away a pilot that was begun by mistake; its number is not used again.

    Raises DomainError when it is gone, decided on, or when something rests on it: then it stays.
    """
    eis_staat_er_nog(piloot)
    if piloot.besluit:
        raise DomainError("Over deze piloot is beslist. Neem eerst het besluit terug; dan kan ze weg.")
    eis_ongebruikt("De piloot", verwijzingen(piloot))
    leg_vast("piloot.weggehaald", onderwerp=piloot, door=door, nummer=piloot.nummer)
    zoekindex.verwijder(piloot)
    piloot.delete()


@transaction.atomic
def zet_fase(piloot: Piloot, *, fase: str, door: Gebruiker | None) -> Piloot:
    """Take a pilot to its next phase; a start or end that is empty or has yet to come becomes today.

    Raises DomainError for any other step than design, running, done; VersieConflict when somebody was first.
    """
    oud, toen = piloot.fase, (piloot.start, piloot.einde)
    if VOLGENDE_FASE.get(oud) != fase:
        raise DomainError("Een piloot gaat van ontwerp naar lopend en dan naar afgerond, één stap tegelijk.")
    piloot.fase = fase
    velden, vandaag = ["fase"], klok.vandaag()
    open_start, open_einde = (op is None or op > vandaag for op in (piloot.start, piloot.einde))
    if fase == Fase.LOPEND and open_start and (piloot.einde is None or piloot.einde >= vandaag):
        piloot.start = vandaag
        velden.append("start")
    if fase == Fase.AFGEROND and open_einde and (piloot.start is None or piloot.start <= vandaag):
        piloot.einde = vandaag
        velden.append("einde")
    bewaar(piloot, velden, versie=piloot.versie)
    leg_vast("piloot.fase", onderwerp=piloot, door=door, van=oud, naar=fase, start=toen[0], einde=toen[1])
    return piloot


@transaction.atomic
def zet_fase_terug(
    piloot: Piloot, *, fase: str, start: date | None, einde: date | None, door: Gebruiker | None
) -> Piloot:
    """Take the last step back: the phase and the days as they were.

    Raises DomainError for another step than one back, and once something was decided that needs the phase;
    VersieConflict when somebody was first.
    """
    oud = piloot.fase
    if VOLGENDE_FASE.get(fase) != oud:
        raise DomainError("Een piloot gaat één stap tegelijk terug.")
    if fase == Fase.ONTWERP and piloot.besluit:
        raise DomainError("Over deze piloot is al besloten. Ze wordt geen ontwerp meer.")
    piloot.fase, piloot.start, piloot.einde = fase, start, einde
    bewaar(piloot, ["fase", "start", "einde"], versie=piloot.versie)
    leg_vast("piloot.fase_terug", onderwerp=piloot, door=door, van=oud, naar=fase)
    return piloot


@transaction.atomic
def noteer_bevinding(piloot: Piloot, *, datum: date, tekst: str, door: Gebruiker | None) -> Bevinding:
    """Note what was noticed. Raises DomainError for a day to come or an empty text."""
    eis_niet_later(datum, "Een bevinding")
    bevinding = Bevinding(piloot=piloot, netwerk=piloot.netwerk, datum=datum, tekst=tekst.strip())
    eis_geldig(bevinding)
    bevinding.save()
    leg_vast("piloot.bevinding", onderwerp=bevinding, door=door, piloot=piloot.pk)
    return bevinding


@transaction.atomic
def wijzig_bevinding(
    bevinding: Bevinding, *, datum: date, tekst: str, versie: int, door: Gebruiker | None
) -> Bevinding:
    """Put a finding right. Raises DomainError as when it is noted, VersieConflict when somebody was first."""
    eis_niet_later(datum, "Een bevinding")
    bevinding.datum, bevinding.tekst = datum, tekst.strip()
    eis_geldig(bevinding)
    bewaar(bevinding, ["datum", "tekst"], versie=versie)
    leg_vast("piloot.bevinding_gewijzigd", onderwerp=bevinding, door=door, piloot=bevinding.piloot_id)
    return bevinding


@transaction.atomic
def haal_bevinding_weg(bevinding: Bevinding, *, door: Gebruiker | None) -> None:
    """Take away a finding that was noted by mistake. Raises DomainError when it is gone, or something points to it."""
    eis_staat_er_nog(bevinding)
    eis_ongebruikt("De bevinding", verwijzingen(bevinding))
    haal_weg(bevinding, "piloot.bevinding_weggehaald", door=door, piloot=bevinding.piloot_id)


@transaction.atomic
def zet_bevinding_terug(bevinding: Bevinding, *, door: Gebruiker | None) -> None:
    """Put a finding back that was taken away. Raises DomainError when its pilot is gone."""
    zet_neer(bevinding, "piloot.bevinding_teruggezet", door=door)


@transaction.atomic
def leg_besluit_vast(
    piloot: Piloot,
    *,
    besluit: str,
    op: date,
    orgaan: Orgaan | None = None,
    resultaat: str = "",
    door: Gebruiker | None,
) -> Piloot:
    """Record what a body decided about a pilot; a later decision replaces an earlier one, the trail keeps both.

    Raises DomainError before the pilot runs, for an unknown decision or a day that cannot be.
    """
    eis_zelfde_netwerk(piloot.netwerk, orgaan)
    if besluit not in Pilootbesluit.values or not besluit:
        raise DomainError("Kies een besluit: inbedden, opschalen, aanpassen of stoppen.", veld="besluit")
    if piloot.fase == Fase.ONTWERP:
        raise DomainError("Over een piloot die nog niet begon, valt er nog niets te besluiten.")
    eis_niet_later(op, "Een besluit", veld="op")
    if piloot.start and op < piloot.start:
        raise DomainError("Een besluit valt niet voor de start van de piloot.", veld="op")
    toen = {"van": piloot.besluit, "van_op": piloot.besluit_op, "van_orgaan": piloot.besluit_door_id}
    piloot.besluit, piloot.besluit_op, piloot.besluit_door = besluit, op, orgaan
    piloot.resultaat = resultaat.strip() or piloot.resultaat
    bewaar(piloot, ["besluit", "besluit_op", "besluit_door", "resultaat"], versie=piloot.versie)
    orgaan_id = orgaan.pk if orgaan else None
    leg_vast("piloot.besluit", onderwerp=piloot, door=door, naar=besluit, orgaan=orgaan_id, **toen)
    return piloot


@transaction.atomic
def neem_besluit_terug(
    piloot: Piloot, *, besluit: str, op: date | None, orgaan: int | None, door: Gebruiker | None
) -> Piloot:
    """Take the decision on a pilot back: the one before stands again, or none. What was written as its result stays.

    Raises DomainError when nothing is decided, VersieConflict when somebody was first.
    """
    if not piloot.besluit:
        raise DomainError("Over deze piloot is niets besloten.")
    oud, piloot.besluit, piloot.besluit_op = piloot.besluit, besluit, op
    piloot.besluit_door = Orgaan.objects.filter(pk=orgaan or 0, netwerk=piloot.netwerk).first()
    bewaar(piloot, ["besluit", "besluit_op", "besluit_door"], versie=piloot.versie)
    leg_vast("piloot.besluit_teruggenomen", onderwerp=piloot, door=door, van=oud, naar=besluit)
    return piloot


def _eis_piloot(piloot: Piloot) -> None:
    if (piloot.project is None) == (piloot.organisatie is None):
        raise DomainError("Een piloot wordt gedragen door één project of één organisatie.", veld="project")
    eis_geldig(piloot, zonder=["nummer"])


def _eis_gebeurd(piloot: Piloot) -> None:
    """What runs, began; what is done, ended; and nothing is decided about it before it began."""
    if piloot.start is not None and piloot.fase != Fase.ONTWERP:
        eis_niet_later(piloot.start, "De start van een piloot die loopt of afgerond is,", veld="start")
    if piloot.einde is not None and piloot.fase == Fase.AFGEROND:
        eis_niet_later(piloot.einde, "Het einde van een piloot die afgerond is,", veld="einde")
    if piloot.start is not None and piloot.besluit_op is not None and piloot.besluit_op < piloot.start:
        raise DomainError(
            f"Over deze piloot werd op {dag(piloot.besluit_op)} al besloten. Hij begon niet daarna.", veld="start"
        )


def _leg_pijlen(piloot: Piloot, leervragen: Iterable[Leervraag], inzichten: Iterable[Inzicht]) -> None:
    for leervraag in leervragen:
        PilootUitLeervraag.objects.get_or_create(piloot=piloot, leervraag=leervraag)
    for inzicht in inzichten:
        PilootUitInzicht.objects.get_or_create(piloot=piloot, inzicht=inzicht)
