"""Anonymised cases, and counted outcomes of a cohort of cases."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction

from kennis.models import Casus, Casusreeks, Casusuitkomst
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk
from sessies.models import Sessie


@transaction.atomic
def schrijf_casus(
    netwerk: Netwerk,
    *,
    sessie: Sessie | None = None,
    titel: str,
    context: str,
    stappen: Iterable[str | Mapping[str, str]],
    uitkomst: str = "",
    redenen: str = "",
    opgelost_knelpunt: str = "",
    door: Gebruiker | None,
) -> Casus:
    """Write an anonymised case. A step is a sentence, or a mapping with ``wanneer`` and ``wat``.

    Raises DomainError for an empty title, context or step, AnderNetwerkError for a session of another network.
    """
    eis_zelfde_netwerk(netwerk, sessie)
    casus = Casus(
        netwerk=netwerk,
        sessie=sessie,
        titel=titel,
        context=context,
        stappen=[_stap(stap) for stap in stappen],
        uitkomst=uitkomst,
        redenen=redenen,
        opgelost_knelpunt=opgelost_knelpunt,
    )
    eis_geldig(casus, zonder=["stappen"])
    casus.save()
    leg_vast("casus.geschreven", onderwerp=casus, door=door, sessie=sessie.pk if sessie else None)
    return casus


@transaction.atomic
def tel_casussen(
    netwerk: Netwerk,
    *,
    sessie: Sessie | None = None,
    titel: str,
    cohort: str,
    gemeten_op: date,
    totaal: int,
    uitkomsten: Sequence[tuple[str, int]],
    toelichting: str = "",
    door: Gebruiker | None,
) -> Casusreeks:
    """Record how many cases of a cohort ended how, on the measuring date.

    Raises DomainError when the outcomes do not add up to ``totaal`` or one of them is below zero.
    """
    eis_zelfde_netwerk(netwerk, sessie)
    if any(aantal < 0 for _, aantal in uitkomsten):
        raise DomainError("Een aantal casussen is nooit kleiner dan 0.", veld="totaal")
    som = sum(aantal for _, aantal in uitkomsten)
    if som != totaal:
        raise DomainError(f"De uitkomsten tellen op tot {som}, maar er zijn {totaal} casussen.", veld="totaal")
    reeks = Casusreeks(
        netwerk=netwerk,
        sessie=sessie,
        titel=titel,
        cohort=cohort,
        gemeten_op=gemeten_op,
        totaal=totaal,
        toelichting=toelichting,
    )
    eis_geldig(reeks)
    reeks.save()
    Casusuitkomst.objects.bulk_create(
        [
            Casusuitkomst(reeks=reeks, label=label, aantal=aantal, volgorde=nummer)
            for nummer, (label, aantal) in enumerate(uitkomsten, 1)
        ]
    )
    leg_vast("casusreeks.geteld", onderwerp=reeks, door=door, totaal=totaal)
    return reeks


def _stap(stap: str | Mapping[str, str]) -> dict[str, str]:
    rij = {"wanneer": "", "wat": stap} if isinstance(stap, str) else dict(stap)
    wat = str(rij.get("wat", "")).strip()
    if not wat:
        raise DomainError("Elke stap van een casus zegt wat er gebeurde.", veld="stappen")
    return {"wanneer": str(rij.get("wanneer", "")).strip(), "wat": wat}
