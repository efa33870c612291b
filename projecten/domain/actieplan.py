"""What partners promise and count: actions, targets with their values, and the budget."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.periodes import Periode
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk, Organisatie, Principe, Thema
from projecten.enums import ActieStaat, Indicatorsoort, Telling
from projecten.models import Actie, ActiePrincipe, Actiestap, Begrotingsjaar, Begrotingslijn, Indicator, Stand

HONDERD = Decimal(100)


@transaction.atomic
def spreek_actie_af(
    netwerk: Netwerk,
    *,
    titel: str,
    omschrijving: str = "",
    thema: Thema | None = None,
    organisatie: Organisatie | None = None,
    tegen: date | None = None,
    dient: Iterable[Principe] = (),
    spanning: Iterable[Principe] = (),
    staat: str = ActieStaat.GEPLAND,
    door: Gebruiker | None,
) -> Actie:
    """Agree on an action, with the principles it serves and those it strains.

    Raises DomainError for a principle on both sides or an unknown state, AnderNetwerkError for a theme elsewhere.
    """
    eis_zelfde_netwerk(netwerk, thema)
    dient, spanning = list(dient), list(spanning)
    dubbel = {p.pk for p in dient} & {p.pk for p in spanning}
    if dubbel:
        raise DomainError("Een actie dient een principe of zet het onder spanning, niet allebei.", veld="spanning")
    actie = Actie(
        netwerk=netwerk,
        titel=titel,
        omschrijving=omschrijving,
        thema=thema,
        organisatie=organisatie,
        tegen=tegen,
        staat=_actiestaat(staat),
    )
    eis_geldig(actie)
    actie.save()
    ActiePrincipe.objects.bulk_create(
        [ActiePrincipe(actie=actie, principe=p, is_spanning=False) for p in dient]
        + [ActiePrincipe(actie=actie, principe=p, is_spanning=True) for p in spanning]
    )
    Actiestap.objects.create(actie=actie, staat=actie.staat, datum=klok.vandaag())
    leg_vast("actie.afgesproken", onderwerp=actie, door=door, staat=actie.staat)
    return actie


@transaction.atomic
def zet_actie(actie: Actie, *, staat: str, door: Gebruiker | None) -> Actie:
    """Change the state of an action from today on, in any direction. Raises DomainError for an unknown or the same state."""
    nieuw, oud = _actiestaat(staat), actie.staat
    if nieuw == oud:
        raise DomainError(f"Deze actie staat al op ‘{ActieStaat(oud).label}’.")
    actie.staat = nieuw
    bewaar(actie, ["staat"], versie=actie.versie)
    Actiestap.objects.create(actie=actie, staat=nieuw, datum=klok.vandaag())
    leg_vast("actie.gezet", onderwerp=actie, door=door, van=oud, naar=nieuw)
    return actie


@transaction.atomic
def zet_actie_terug(actie: Actie, *, staat: str, door: Gebruiker | None) -> Actie:
    """Take back the last change of state: the action stands at ``staat`` as before, and the step leaves its course.

    Raises DomainError for an unknown state, VersieConflict when somebody was first.
    """
    actie.staat = _actiestaat(staat)
    bewaar(actie, ["staat"], versie=actie.versie)
    stappen = list(Actiestap.objects.filter(actie=actie).order_by("-pk")[:1])
    for stap in stappen:
        stap.delete()
    leg_vast("actie.teruggezet", onderwerp=actie, door=door, naar=actie.staat)
    return actie


def _actiestaat(staat: str) -> str:
    if staat not in ActieStaat.values:
        raise DomainError(f"Een actie kent de toestand ‘{staat}’ niet. Kies een andere.", veld="staat")
    return str(ActieStaat(staat).value)


@transaction.atomic
def stel_indicator_in(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    titel: str,
    soort: str,
    doel: Decimal | int | None = None,
    doel_tot: Decimal | int | None = None,
    eenheid: str = "",
    thema: Thema | None = None,
    noemer: Indicator | None = None,
    tegen: date | None = None,
    streefpunt: int | None = None,
    is_bovenop_regulier: bool = False,
    toelichting: str = "",
    telling: str = "",
    door: Gebruiker | None,
) -> Indicator:
    """Set a target. ``telling`` says how its values count over periods; without it the kind decides.

    Raises DomainError for a target that is missing, below zero or a range without end, AnderNetwerkError for a
    theme or denominator of another network.
    """
    eis_zelfde_netwerk(netwerk, thema, noemer)
    begin, einde = _getal(doel, "doel"), _getal(doel_tot, "doel tot")
    if soort == Indicatorsoort.BEREIK and einde is None:
        raise DomainError("Een bereik heeft een begin en een einde. Vul ook ‘tot’ in.", veld="tot")
    if soort == Indicatorsoort.PERCENTAGE and noemer is None:
        raise DomainError("Zeg bij een percentage van welk ander cijfer het een deel is.", veld="deel_van")
    indicator = Indicator(
        netwerk=netwerk,
        titel=titel,
        soort=soort,
        doel=begin,
        doel_tot=einde,
        eenheid=eenheid,
        thema=thema,
        noemer=noemer,
        tegen=tegen,
        streefpunt=streefpunt,
        is_bovenop_regulier=is_bovenop_regulier,
        toelichting=toelichting,
        telling=telling or _gewone_telling(soort),
        volgorde=Indicator.objects.filter(netwerk=netwerk).count() + 1,
    )
    eis_geldig(indicator)
    indicator.save()
    leg_vast("indicator.ingesteld", onderwerp=indicator, door=door, soort=soort)
    return indicator


def _gewone_telling(soort: str) -> str:
    """A share or a minimum is measured anew each time; numbers add up."""
    opnieuw = {Indicatorsoort.PERCENTAGE.value, Indicatorsoort.MINIMUM_PER_SECTOR.value}
    return Telling.LAATSTE.value if soort in opnieuw else Telling.SOM.value


@transaction.atomic
def meld_stand(
    indicator: Indicator, *, periode: str, waarde: Decimal | int, bron: str, door: Gebruiker | None
) -> Stand:
    """Report the value of a period with its source; a second report of the same period corrects the first.

    Raises DomainError for a key that is no period, a value below zero, a percentage above 100 or no source.
    """
    sleutel = Periode.lees(periode).sleutel
    cijfer = _getal(waarde, "waarde")
    if cijfer is None:
        raise DomainError("Vul een waarde in.", veld="waarde")
    if indicator.soort == Indicatorsoort.PERCENTAGE and cijfer > HONDERD:
        raise DomainError("Een percentage gaat niet boven 100.", veld="waarde")
    stand = Stand.objects.filter(indicator=indicator, periode=sleutel).first()
    is_nieuw = stand is None
    stand = stand or Stand(indicator=indicator, netwerk=indicator.netwerk, periode=sleutel)
    stand.waarde, stand.bron = cijfer, bron.strip()
    eis_geldig(stand)
    stand.save()
    leg_vast("stand.gemeld" if is_nieuw else "stand.verbeterd", onderwerp=stand, door=door, periode=sleutel)
    return stand


@transaction.atomic
def begroot(
    netwerk: Netwerk,
    *,
    titel: str,
    thema: Thema | None = None,
    bedragen: Sequence[tuple[int, Decimal, Decimal]],
    door: Gebruiker | None,
) -> Begrotingslijn:
    """Add a line of the budget with (year, budgeted, spent); without theme it is overhead.

    Raises DomainError for a line that exists, a year named twice or an amount below zero.
    """
    eis_zelfde_netwerk(netwerk, thema)
    jaren = [jaar for jaar, _, _ in bedragen]
    if len(jaren) != len(set(jaren)):
        raise DomainError("Een jaar staat maar één keer op een begrotingslijn.", veld="bedragen")
    if Begrotingslijn.objects.filter(netwerk=netwerk, titel=titel).exists():
        raise DomainError(f"De begrotingslijn ‘{titel}’ bestaat al. Kies een andere titel.", veld="titel")
    rijen = [
        (jaar, _getal(plan, "begroot") or Decimal(0), _getal(uit, "besteed") or Decimal(0))
        for jaar, plan, uit in bedragen
    ]
    volgorde = Begrotingslijn.objects.filter(netwerk=netwerk).count() + 1
    lijn = Begrotingslijn(netwerk=netwerk, titel=titel, thema=thema, volgorde=volgorde)
    eis_geldig(lijn)
    lijn.save()
    Begrotingsjaar.objects.bulk_create(
        [Begrotingsjaar(lijn=lijn, jaar=jaar, begroot=plan, besteed=uit) for jaar, plan, uit in rijen]
    )
    leg_vast("begroting.lijn_toegevoegd", onderwerp=lijn, door=door, jaren=jaren)
    return lijn


def _getal(waarde: Decimal | int | str | None, naam: str) -> Decimal | None:
    if waarde is None:
        return None
    try:
        cijfer = Decimal(str(waarde))
    except InvalidOperation as fout:
        raise DomainError(f"‘{naam}’ is geen getal.") from fout
    if not cijfer.is_finite() or cijfer < 0:
        raise DomainError(f"‘{naam}’ is een getal vanaf 0.")
    return cijfer
