"""What happens to a question: it comes in, is clarified, discussed, answered or withdrawn. Its words never change."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.post import haal_terug, zet_klaar
from kern.domain.tellers import volgend_nummer
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.models import Bericht
from kern.models.bericht import BerichtStatus
from kern.zoeken import zoekindex
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.grens import eis_loopt, eis_zelfde_netwerk
from netwerken.domain.inrichting import verwijzingen
from netwerken.domain.rollen import hoort_erbij
from netwerken.models import Gebruiker, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.domain.staat import eis_niet_ingetrokken, staat_volgens_feiten, zet_staat
from sessies.enums import Delen, Herkomst, LeervraagStaat
from sessies.models import Leervraag, Vraaglink

VOLGZOUT = "sessies.volg-leervraag"
LANGSTE_WOORDEN, LANGSTE_VRAAG = 2000, 500  # a text column does not guard its own length


class Briefje(TypedDict, total=False):
    """What a note of a meeting becomes: a question in the words in which it came, and what holds for all of them."""

    woorden: str
    thema: Thema | None
    delen: str
    herkomst: str


def breng_in(  # noqa: PLR0913 -- a question has that many sides, all named
    netwerk: Netwerk,
    *,
    woorden: str,
    namens: str = "",
    herkomst: str = Herkomst.FORMULIER,
    delen: str = Delen.NETWERK,
    project: Project | None = None,
    organisatie: Organisatie | None = None,
    thema: Thema | None = None,
    antwoord_mail: str = "",
    vraaglink: Vraaglink | None = None,
    door: Gebruiker | None,
) -> Leervraag:
    """Write down a question in the words in which it came and give it a number.

    ``door`` is who brings it in; None when it came by link. Raises DomainError for an empty question, and in a
    network that has ended.
    """
    eis_loopt(netwerk)
    eis_zelfde_netwerk(netwerk, project, thema, vraaglink)
    if not woorden.strip():
        raise DomainError("Schrijf waar je tegenaan loopt. Eén zin is genoeg.", veld="woorden")
    if len(woorden.strip()) > LANGSTE_WOORDEN:
        raise DomainError("Hou het bij 2.000 tekens. De rest vertel je wanneer we bellen.", veld="woorden")
    nu = klok.nu()
    leervraag = Leervraag(
        netwerk=netwerk,
        woorden=woorden.strip(),
        namens=namens.strip(),
        herkomst=herkomst,
        delen=delen,
        project=project,
        organisatie=organisatie,
        thema=thema,
        antwoord_mail=antwoord_mail.strip(),
        vraaglink=vraaglink,
        ingebracht_door=door,
        ingebracht_op=nu,
    )
    eis_geldig(leervraag, zonder=["nummer"])
    with transaction.atomic():  # only what writes: on SQLite everybody else who writes waits meanwhile
        leervraag.nummer = volgend_nummer("leervraag", netwerk, timezone.localtime(nu).year)
        leervraag.save()
        leg_vast("leervraag.ingebracht", onderwerp=leervraag, door=door, herkomst=str(herkomst), delen=str(delen))
    return leervraag


@transaction.atomic
def noteer_samen_ingebracht(netwerk: Netwerk, vragen: Sequence[Leervraag], *, door: Gebruiker | None) -> None:
    """Note which questions came in together, so that they can be taken back together."""
    leg_vast(
        "leervragen.samen_ingebracht",
        onderwerp=netwerk,
        door=door,
        vragen=[[vraag.pk, vraag.versie] for vraag in vragen],
    )


@transaction.atomic
def haal_inbreng_weg(leervraag: Leervraag, *, door: Gebruiker | None) -> None:
    """Take away a question that was just brought in by mistake, as if it never came.

    Raises DomainError once something happened with it: from then on it can only be withdrawn.
    """
    leervraag = Leervraag.objects.select_for_update(of=("self",)).get(pk=leervraag.pk)
    if leervraag.staat != LeervraagStaat.INGEBRACHT or verwijzingen(leervraag):
        raise DomainError(f"Met vraag {leervraag.nummer} gebeurde intussen iets. Je kunt ze nog intrekken.")
    leg_vast("leervraag.inbreng_terug", onderwerp=leervraag, door=door)
    zoekindex.verwijder(leervraag)
    leervraag.delete()


@transaction.atomic
def haal_samen_weg(netwerk: Netwerk, *, vragen: Iterable[tuple[int, int]], door: Gebruiker | None) -> int:
    """Take away questions that came in together, as (pk, versie): all or none. Returns how many went.

    Raises DomainError when one of them is gone or is no longer as it came.
    """
    versies = dict(vragen)
    rijen = list(Leervraag.objects.filter(netwerk=netwerk, pk__in=versies).order_by("pk"))
    if len(rijen) < len(versies):
        raise DomainError("Een van deze vragen is er al niet meer. Trek in wat weg moet.")
    for vraag in rijen:
        if vraag.versie != versies[vraag.pk]:
            raise DomainError(f"Vraag {vraag.nummer} is intussen gewijzigd. Trek in wat weg moet.")
        haal_inbreng_weg(vraag, door=door)
    leg_vast("leervragen.samen_teruggenomen", onderwerp=netwerk, door=door, aantal=len(rijen))
    return len(rijen)


@transaction.atomic
def verhelder(
    leervraag: Leervraag, *, vraag: str, thema: Thema | None = None, versie: int, door: Gebruiker | None
) -> Leervraag:
    """Write the question as it reads best, next to the words as they came, and give it a theme.

    Raises DomainError for a question that is answered or withdrawn, VersieConflict when somebody was first.
    """
    eis_zelfde_netwerk(leervraag.netwerk, thema)
    eis_niet_ingetrokken(leervraag)
    if leervraag.staat == LeervraagStaat.BEANTWOORD:
        raise DomainError("Deze vraag is al beantwoord. Breng een nieuwe vraag in als er meer nodig is.")
    if not vraag.strip():
        raise DomainError("Schrijf de vraag zoals jullie ze samen verwoordden.", veld="vraag")
    if len(vraag.strip()) > LANGSTE_VRAAG:
        raise DomainError(
            "Hou de leervraag bij 500 tekens: één vraag waar een bijeenkomst mee aan de slag kan.", veld="vraag"
        )
    leervraag.vraag, leervraag.thema = vraag.strip(), thema
    leervraag.verhelderd_op = leervraag.verhelderd_op or klok.nu()
    if leervraag.staat == LeervraagStaat.INGEBRACHT:
        leervraag.staat = LeervraagStaat.VERHELDERD
    bewaar(leervraag, ["vraag", "thema", "verhelderd_op", "staat"], versie=versie)
    leg_vast("leervraag.verhelderd", onderwerp=leervraag, door=door, thema=thema.pk if thema else None)
    return leervraag


@transaction.atomic
def geef_thema(leervraag: Leervraag, *, thema: int | None, door: Gebruiker | None) -> Leervraag:
    """Give a question a theme (by its number), or none.

    Raises DomainError for a withdrawn question or a theme that is not there, AnderNetwerkError for that of another network.
    """
    eis_niet_ingetrokken(leervraag)
    nieuw = Thema.objects.filter(pk=thema).first() if thema is not None else None
    if thema is not None and nieuw is None:
        raise DomainError("Dit thema bestaat niet meer. Kies een ander.", veld="thema")
    eis_zelfde_netwerk(leervraag.netwerk, nieuw)
    was, leervraag.thema = leervraag.thema_id, nieuw
    bewaar(leervraag, ["thema"], versie=leervraag.versie)
    leg_vast("leervraag.thema_gegeven", onderwerp=leervraag, door=door, thema=thema, was=was)
    return leervraag


@transaction.atomic
def beantwoord(leervraag: Leervraag, *, antwoord: str, versie: int, door: Gebruiker | None) -> Leervraag:
    """Answer a question and mail the asker; answering again corrects the text without a second mail.

    Raises DomainError for a withdrawn question or an empty answer, VersieConflict when somebody was first.
    """
    eis_niet_ingetrokken(leervraag)
    if not antwoord.strip():
        raise DomainError("Schrijf het antwoord dat de vraagsteller krijgt.", veld="antwoord")
    was_beantwoord = leervraag.staat == LeervraagStaat.BEANTWOORD
    leervraag.antwoord, leervraag.staat = antwoord.strip(), LeervraagStaat.BEANTWOORD
    leervraag.beantwoord_op = leervraag.beantwoord_op or klok.nu()
    leervraag.antwoord_teruggenomen = ""
    bewaar(leervraag, ["antwoord", "antwoord_teruggenomen", "beantwoord_op", "staat"], versie=versie)
    wat = "leervraag.antwoord_aangepast" if was_beantwoord else "leervraag.beantwoord"
    leg_vast(wat, onderwerp=leervraag, door=door)
    if not was_beantwoord:
        _meld_antwoord(leervraag, door)
    return leervraag


@transaction.atomic
def neem_antwoord_terug(leervraag: Leervraag, *, door: Gebruiker | None) -> bool:
    """Take an answer back: the question is open again, the words wait for who answers anew. Returns whether the mail left.

    A mail that still waits does not leave any more; after one that left, a new answer is mailed again. Raises DomainError
    when there was no answer, VersieConflict when somebody was first.
    """
    if leervraag.staat != LeervraagStaat.BEANTWOORD:
        raise DomainError("Deze vraag heeft geen antwoord om terug te nemen.")
    leervraag.antwoord, leervraag.antwoord_teruggenomen, leervraag.beantwoord_op = "", leervraag.antwoord, None
    leervraag.staat = staat_volgens_feiten(leervraag)
    bewaar(leervraag, ["antwoord", "antwoord_teruggenomen", "beantwoord_op", "staat"], versie=leervraag.versie)
    vertrok = haal_terug(antwoordsleutel(leervraag))
    leg_vast("leervraag.antwoord_teruggenomen", onderwerp=leervraag, door=door, vertrok=vertrok)
    return vertrok


@transaction.atomic
def trek_in(leervraag: Leervraag, *, door: Gebruiker | None) -> Leervraag:
    """Withdraw a question; only its asker and the netwerkbegeleider still see it. :func:`zet_terug` undoes it."""
    if leervraag.staat == LeervraagStaat.INGETROKKEN:
        raise DomainError("Deze vraag is al ingetrokken.")
    if leervraag.staat == LeervraagStaat.BEANTWOORD:
        raise DomainError("Deze vraag is al beantwoord. Ze blijft staan voor wie er iets aan heeft.")
    oud = leervraag.staat
    zet_staat(leervraag, LeervraagStaat.INGETROKKEN)
    leg_vast("leervraag.ingetrokken", onderwerp=leervraag, door=door, was=str(oud))
    return leervraag


@transaction.atomic
def zet_terug(leervraag: Leervraag, *, door: Gebruiker | None) -> Leervraag:
    """Undo the withdrawal: the question gets the state that follows from what happened to it."""
    if leervraag.staat != LeervraagStaat.INGETROKKEN:
        raise DomainError("Deze vraag is niet ingetrokken.")
    zet_staat(leervraag, staat_volgens_feiten(leervraag))
    leg_vast("leervraag.teruggezet", onderwerp=leervraag, door=door, staat=str(leervraag.staat))
    return leervraag


@transaction.atomic
def markeer_besproken(leervraag: Leervraag, *, door: Gebruiker | None) -> Leervraag:
    """Note that the question was discussed. An answered question stays answered."""
    eis_niet_ingetrokken(leervraag)
    if leervraag.staat in {LeervraagStaat.BEANTWOORD, LeervraagStaat.BESPROKEN}:
        raise DomainError("Deze vraag is al besproken.")
    zet_staat(leervraag, LeervraagStaat.BESPROKEN)
    leg_vast("leervraag.besproken", onderwerp=leervraag, door=door)
    return leervraag


def volgadres(leervraag: Leervraag) -> str:
    """The signed word by which somebody without an account sees what became of one question."""
    return signing.dumps(leervraag.pk, salt=VOLGZOUT)


def antwoordsleutel(leervraag: Leervraag) -> str:
    """What makes the mail about an answer one mail."""
    return f"leervraag.beantwoord:{leervraag.pk}"


def krijgt_mail(leervraag: Leervraag) -> bool:
    """Whether a mail about the answer waits to leave."""
    wacht = [BerichtStatus.WACHT, BerichtStatus.BEZIG]
    return Bericht.objects.filter(sleutel=antwoordsleutel(leervraag), status__in=wacht).exists()


def _meld_antwoord(leervraag: Leervraag, door: Gebruiker | None) -> None:
    """Put the mail to the asker in the outbox; whoever answered their own note, or left the network, gets none."""
    vrager = leervraag.ingebracht_door
    wil_weten = vrager is not None and vrager != door and hoort_erbij(vrager, leervraag.netwerk)
    aan = leervraag.antwoord_mail or (vrager.email if vrager is not None and wil_weten else "")
    if not aan:
        return
    met_account = vrager is not None and aan == vrager.email
    pad = leervraag.get_absolute_url() if met_account else f"/link/vraag/volg/{volgadres(leervraag)}/"
    zet_klaar(
        "leervraag.beantwoord",
        sjabloon="leervraag_beantwoord",
        gegevens={
            "nummer": leervraag.nummer,
            "vraag": leervraag.vraag or leervraag.woorden,
            "antwoord": leervraag.antwoord,
            "url": settings.SITE_URL + pad,
            "netwerk": briefhoofd(leervraag.netwerk),
        },
        onderwerp=f"Er is een antwoord op je vraag {leervraag.nummer}",
        sleutel=antwoordsleutel(leervraag),
        aan=aan,
        gebruiker=vrager if met_account else None,
        netwerk_id=leervraag.netwerk_id,
        antwoord_aan=getattr(door, "email", ""),
    )
