"""Making a network and what belongs to it. Used by the administrator's pages and by the demo loader alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from kern import register
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog, veld_van
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import dag
from kern.tekst import schoon
from netwerken.domain.grens import eis_doet_mee, eis_zelfde_netwerk
from netwerken.enums import AfwijkingStaat, Organisatiesoort, Plichtsoort
from netwerken.models import (
    Afwijking,
    Financiering,
    Geadresseerde,
    Gebruiker,
    Groep,
    Groepslid,
    Mandaat,
    Netwerk,
    Netwerkorganisatie,
    Ondertekening,
    Oplevering,
    Orgaan,
    Organisatie,
    Plicht,
    Thema,
    Themaniveau,
)
from netwerken.rules import vergelijksleutel

M = TypeVar("M", bound=models.Model)
VIER_MAANDEN = "T"  # the rhythm of reports, as kern.periodes writes it
GEMAAKT = "netwerk.gemaakt"  # the first line in the log of every network


class Organisatievelden(TypedDict):
    """What is said of an organisation that takes part."""

    naam: str
    land: str
    soorten: list[str]
    motivering: str


def _bewaar(obj: models.Model) -> None:
    """Validate and insert; a broken rule becomes a DomainError with the rule's own sentence."""
    try:
        obj.full_clean()
    except ValidationError as fout:
        raise DomainError(" ".join(fout.messages), veld=veld_van(fout)) from fout
    obj.save()


@transaction.atomic
def maak_netwerk(*, door: Gebruiker | None, **velden: object) -> Netwerk:
    """Make a network from its fields (see the model). Raises DomainError when a rule is broken."""
    netwerk = Netwerk(**velden)
    _bewaar(netwerk)
    leg_vast(GEMAAKT, onderwerp=netwerk, door=door, slug=netwerk.slug)
    return netwerk


def soorten_te_beloven(netwerk: Netwerk) -> list[Plichtsoort]:
    """The kinds of promise that this network can keep: somebody counts them, and a screen of it leads to the act."""
    kan = [s for s in Plichtsoort if s in register.alles.plichttellers and s in register.alles.plichtdaden]
    return [s for s in kan if s != Plichtsoort.VIERMAANDELIJKS_RAPPORT or netwerk.rapportritme == VIER_MAANDEN]


def ketens() -> dict[int, str]:
    """The audit chain of every network and its first line, which stands there since the network was made."""
    return dict.fromkeys(Netwerk.objects.values_list("pk", flat=True), GEMAAKT)


@transaction.atomic
def voeg_toe(model: type[M], netwerk: Netwerk, *, door: Gebruiker | None, **velden: object) -> M:
    """Add a part of a network's set-up: funding, signature, theme, level, duty, body, seat, group or deliverable.

    Objects of another network are refused. Returns the new row.
    """
    if model not in _DELEN:
        raise DomainError(f"{model._meta.verbose_name} maak je langs een eigen weg.")
    eis_zelfde_netwerk(netwerk, *(w for w in velden.values() if hasattr(w, "netwerk_id")))
    eis_doet_mee(netwerk, *velden.values())
    obj = model(netwerk=netwerk, **velden)
    _bewaar(obj)
    leg_vast(f"{model._meta.model_name}.toegevoegd", onderwerp=obj, door=door)
    return obj


_DELEN: frozenset[type[models.Model]] = frozenset(
    {
        Financiering,
        Ondertekening,
        Thema,
        Themaniveau,
        Plicht,
        Orgaan,
        Mandaat,
        Groep,
        Groepslid,
        Oplevering,
        Geadresseerde,
    }
)


@transaction.atomic
def neem_organisatie_op(
    netwerk: Netwerk,
    *,
    naam: str,
    soorten: Iterable[str] = (),
    land: str = "BE",
    is_fictief: bool = False,
    motivering: str = "",
    door: Gebruiker | None,
) -> Organisatie:
    """Bring an organisation into a network in one or more capacities; the organisation itself is shared.

    The name of a merged organisation gives the one it went into. Raises DomainError for a name that looks like another.
    """
    onbekend = set(soorten) - set(Organisatiesoort.values)
    if onbekend:
        raise DomainError(f"Onbekende soort organisatie: {', '.join(sorted(onbekend))}.", veld="soorten")
    organisatie = _vind_of_maak(schoon(naam).strip(), land=land, is_fictief=is_fictief)
    rij, is_nieuw = Netwerkorganisatie.objects.get_or_create(
        netwerk=netwerk,
        organisatie=organisatie,
        defaults={"soorten": sorted(set(soorten)), "motivering": motivering},
    )
    if not is_nieuw:
        rij.soorten = sorted({*rij.soorten, *soorten})
        if motivering not in rij.motivering:  # what was typed stands under what somebody wrote before
            rij.motivering = f"{rij.motivering}\n\n{motivering}".strip()
        eis_geldig(rij)
        bewaar(rij, ["soorten", "motivering"], versie=rij.versie)
    leg_vast("organisatie.opgenomen", onderwerp=rij, door=door, organisatie=organisatie.pk)
    return organisatie


def _vind_of_maak(naam: str, **velden: object) -> Organisatie:
    nieuw = Organisatie(naam=naam, **velden)
    staat_er = Organisatie.objects.select_related("opgegaan_in").filter(vergelijk=vergelijksleutel(naam)).first()
    if staat_er is None:
        eis_geldig(nieuw)
        staat_er, _ = Organisatie.objects.get_or_create(
            vergelijk=vergelijksleutel(naam), defaults={"naam": naam, **velden}
        )
    if staat_er.opgegaan_in is not None:
        return staat_er.opgegaan_in
    if staat_er.naam != naam:
        raise DomainError(f"Er bestaat al een organisatie ‘{staat_er}’. Neem die op.", veld="naam", code="bestaat")
    return staat_er


@transaction.atomic
def stel_afwijking_voor(
    plicht: Plicht, *, jaar: int, reden: str, vervanging: str = "", door: Gebruiker | None
) -> Afwijking:
    """Propose to keep a promise otherwise in a year, with the reason and what comes instead.

    Raises DomainError without a reason, for a year in which the network does not run, and while another proposal for the
    same promise and year waits for its decision.
    """
    netwerk = plicht.netwerk
    if jaar < netwerk.start.year or (netwerk.einde is not None and jaar > netwerk.einde.year):
        raise DomainError(f"In {jaar} loopt dit netwerk niet. Kies een ander jaar.", veld="jaar")
    eerste = Afwijking.objects.filter(plicht=plicht, jaar=jaar, staat=AfwijkingStaat.VOORGESTELD).first()
    if eerste is not None:
        raise DomainError(
            f"Voor deze afspraak ligt er voor {jaar} al een voorstel, van {dag(eerste.voorgesteld_op)}. Een nieuw kan als "
            "daarover beslist is.",
            veld="plicht",
            code="open",
            elders=("Bekijk dat voorstel", eerste.get_absolute_url()),
        )
    afwijking = Afwijking(netwerk=plicht.netwerk, plicht=plicht, jaar=jaar, reden=reden, vervanging=vervanging)
    _bewaar(afwijking)
    leg_vast("afwijking.voorgesteld", onderwerp=afwijking, door=door)
    return afwijking


@transaction.atomic
def beslis_afwijking(
    afwijking: Afwijking, *, staat: str, op: date, orgaan: Orgaan | None, door: Gebruiker | None
) -> None:
    """Record that a deviation is accepted or refused, by which body (None: by the funder) and when.

    Raises DomainError for another answer, and when it was decided before.
    """
    if staat not in (AfwijkingStaat.AANVAARD, AfwijkingStaat.GEWEIGERD):
        raise DomainError("Aanvaard de afwijking of weiger ze.", veld="staat")
    eis_zelfde_netwerk(afwijking.netwerk, orgaan)
    geraakt = Afwijking.objects.filter(pk=afwijking.pk, staat=AfwijkingStaat.VOORGESTELD).update(
        staat=staat, besloten_op=op, besloten_door=orgaan
    )
    if geraakt != 1:
        raise DomainError("Over deze afwijking is al beslist.")
    afwijking.refresh_from_db()
    leg_vast("afwijking.beslist", onderwerp=afwijking, door=door, staat=staat)


@transaction.atomic
def heropen_afwijking(afwijking: Afwijking, *, door: Gebruiker | None) -> None:
    """Let a deviation wait for a decision again. Raises DomainError when nothing was decided."""
    geraakt = (
        Afwijking.objects.filter(pk=afwijking.pk)
        .exclude(staat=AfwijkingStaat.VOORGESTELD)
        .update(staat=AfwijkingStaat.VOORGESTELD, besloten_op=None, besloten_door=None)
    )
    if geraakt != 1:
        raise DomainError("Over deze afwijking is niet beslist.")
    afwijking.refresh_from_db()
    leg_vast("afwijking.heropend", onderwerp=afwijking, door=door)


@transaction.atomic
def trek_afwijking_in(afwijking: Afwijking, *, door: Gebruiker | None) -> None:
    """Take a proposal away that nobody decided on. Raises DomainError once it is decided, or when it is gone."""
    eis_staat_er_nog(afwijking)
    afwijking.refresh_from_db()
    if afwijking.staat != AfwijkingStaat.VOORGESTELD:
        raise DomainError("Over deze afwijking is al beslist. Ze blijft staan.")
    leg_vast("afwijking.ingetrokken", onderwerp=afwijking, door=door)
    afwijking.delete()


def onderdelen_voor(inhoud: Mapping[str, bool]) -> list[str]:
    """Return the parts of the menu a network needs: the ordinary ones, and those ``inhoud`` says it has."""
    altijd = [punt.sleutel for punt in register.alles.menu if punt.gewoon]
    return altijd + [naam for naam, heeft in inhoud.items() if heeft]
