"""Who promised something hears it shortly before its day and once after it: one mail a day per person, about all at once.

Only a person gets one: a member or somebody who was invited; of an organisation or a function it is a task. Who claims a row, by
a conditional UPDATE of what it held, writes the mail in the same transaction; another day gives another reminder.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from kern import klok
from kern.domain.post import zet_klaar
from kern.models import Bericht
from kern.opmaak import aantal, dag
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from sessies.domain.uitnodigen import EEN_PER_DAG
from sessies.models import Actiepunt

VOORAF = timedelta(days=3)
SOORT = "actiepunt"  # of the mail
NIET_NAAST = (SOORT, "herinnering")  # who got one of these today, gets this tomorrow
LAATST = timedelta(days=30)  # what is later than this is no news to anybody


def te_herinneren() -> list[Actiepunt]:
    """The open promises of a person that come close or are late, and of which that was not said yet; soonest first."""
    vandaag = klok.vandaag()
    vooraf = Q(tegen__gte=vandaag, tegen__lte=vandaag + VOORAF) & (
        Q(herinnerd_voor=None) | ~Q(herinnerd_voor=F("tegen"))
    )
    achteraf = Q(tegen__lt=vandaag, tegen__gte=vandaag - LAATST) & (Q(gemaand_voor=None) | ~Q(gemaand_voor=F("tegen")))
    rijen = Actiepunt.objects.open().filter(vooraf | achteraf).exclude(gebruiker=None, genodigde=None)
    rijen = rijen.filter(Q(netwerk__einde=None) | Q(netwerk__einde__gte=vandaag))
    return list(rijen.select_related("netwerk", "sessie__netwerk", "gebruiker", "genodigde").order_by("tegen", "pk"))


def stuur_actieherinneringen() -> int:
    """Put the reminders ready that are due; returns how many mails."""
    per_adres: dict[str, list[Actiepunt]] = {}
    for punt in te_herinneren():
        if adres := _adres(punt):
            per_adres.setdefault(adres.lower(), []).append(punt)
    return sum(_herinner(adres, punten) for adres, punten in per_adres.items())


def _adres(punt: Actiepunt) -> str:
    if punt.gebruiker is not None:
        return punt.gebruiker.email if punt.gebruiker.is_active else ""
    return punt.genodigde.email if punt.genodigde is not None else ""


def _persoon(punt: Actiepunt) -> tuple[str, Gebruiker | None]:
    """The name and account of who does it."""
    if punt.gebruiker is not None:
        return punt.gebruiker.naam, punt.gebruiker
    return (punt.genodigde.naam, punt.genodigde.gebruiker) if punt.genodigde is not None else ("", None)


@transaction.atomic
def _herinner(adres: str, punten: Sequence[Actiepunt]) -> bool:
    """One mail to one person, unless they got one today or another process was first."""
    grens = klok.nu() - EEN_PER_DAG
    if Bericht.objects.filter(aan__iexact=adres, soort__in=NIET_NAAST, aangemaakt_op__gt=grens).exists():
        return False
    genomen = [punt for punt in punten if _neem(punt)]
    if not genomen:
        return False
    eerste, netwerken = genomen[0], {punt.netwerk_id for punt in genomen}
    naam, gebruiker = _persoon(eerste)
    over = eerste.tekst if len(genomen) == 1 else aantal(len(genomen), "actiepunt", "actiepunten")
    zet_klaar(
        SOORT,
        sjabloon="actiepunt",
        sleutel=f"actiepunt:{eerste.pk}:{eerste.tegen}:{klok.vandaag()}",
        aan=adres,
        onderwerp=f"Denk eraan: {over}",
        gegevens={
            "netwerk": briefhoofd(eerste.netwerk) if len(netwerken) == 1 else {"europees": []},
            "naam": naam,
            "rijen": [_regel(punt, met_pad=gebruiker is not None) for punt in genomen],
        },
        gebruiker=gebruiker,
        netwerk_id=eerste.netwerk_id if len(netwerken) == 1 else None,
    )
    return True


def _neem(punt: Actiepunt) -> bool:
    """Claim one row: true for the one who changed it."""
    veld = "gemaand_voor" if punt.is_te_laat else "herinnerd_voor"
    zelfde = Actiepunt.objects.open().filter(pk=punt.pk, tegen=punt.tegen, **{veld: getattr(punt, veld)})
    return zelfde.update(**{veld: punt.tegen}) == 1


def _regel(punt: Actiepunt, *, met_pad: bool) -> dict[str, object]:
    return {
        "tekst": punt.tekst,
        "tegen": dag(punt.tegen),
        "te_laat": punt.is_te_laat,
        "bijeenkomst": f"{punt.sessie.titel}, {dag(punt.sessie.begint_op)}",
        "pad": punt.get_absolute_url() if met_pad else "",
    }
