"""What this app tells the register of the core at start-up."""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, QuerySet

from kern import klok, register
from kern.register import Inrichtingsdeel
from kern.toegang import Toegang
from netwerken.domain import afwijkingen, opzet, paneel
from netwerken.enums import Orgaansoort, Rol
from netwerken.models import Financiering, Groep, Lidmaatschap, Mandaat, Netwerkorganisatie, Orgaan, Plicht, Thema


def _organen(toegang: Toegang) -> list[int]:
    """The bodies in which this person has a seat today."""
    dag = klok.vandaag()
    rijen = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    rijen = rijen.exclude(van__gt=dag).exclude(tot__lt=dag).exclude(orgaan__tot__lt=dag)
    return list(rijen.values_list("orgaan_id", flat=True))


def _stuurgroepen(toegang: Toegang) -> list[int]:
    """The steering groups among those bodies: their members read the report before it is published."""
    return list(
        Orgaan.objects.filter(pk__in=toegang.feit("organen"), soort=Orgaansoort.STUURGROEP).values_list("pk", flat=True)
    )


def _zonder_opdrachtgever(toegang: Toegang) -> list[int]:
    """The network itself when nobody acts as its funder: then the netwerkbegeleider publishes."""
    heeft = Lidmaatschap.objects.filter(netwerk=toegang.netwerk, rol=Rol.OPDRACHTGEVER).exists()
    return [] if heeft else [toegang.netwerk.pk]


def _anderen(netwerk: Any) -> QuerySet[Lidmaatschap]:
    """Who takes part besides those who run the network."""
    return Lidmaatschap.objects.filter(netwerk=netwerk).exclude(rol=Rol.NETWERKBEGELEIDER)


def _orgaan_of_groep(netwerk: Any) -> ExpressionWrapper:
    """A network has a body or a group, or both; Plan Samenleven has no body, others no group."""
    heeft = Exists(Orgaan.objects.in_netwerk(netwerk)) | Exists(Groep.objects.in_netwerk(netwerk))
    return ExpressionWrapper(heeft, output_field=BooleanField())


INRICHTING = (
    Inrichtingsdeel(
        "Organisaties",
        "Wie meedoet en in welke hoedanigheid.",
        "buildings",
        "netwerken:organisatie-lijst",
        "netwerken:organisatie-nieuw",
        "Neem een organisatie op",
        Netwerkorganisatie.objects.in_netwerk,
        "Nog geen organisaties",
    ),
    Inrichtingsdeel(
        "Thema’s",
        "Waarover het netwerk leert, in lagen.",
        "diagram-3",
        "netwerken:thema-lijst",
        "netwerken:thema-nieuw",
        "Voeg een thema toe",
        Thema.objects.in_netwerk,
        "Nog geen thema’s",
    ),
    Inrichtingsdeel(
        "Afspraken",
        "Wat het netwerk beloofde en wat daarvan geteld wordt.",
        "list-check",
        "netwerken:plicht-lijst",
        "netwerken:plicht-nieuw",
        "Voeg een afspraak toe",
        Plicht.objects.in_netwerk,
        "Nog geen afspraken",
    ),
    Inrichtingsdeel(
        "Organen en mandaten",
        "Wie beslist of overlegt, en wie er zetelt.",
        "people",
        "netwerken:orgaan-lijst",
        "netwerken:orgaan-nieuw",
        "Voeg een orgaan toe",
        Orgaan.objects.in_netwerk,
        "Nog geen orgaan of groep",
        _orgaan_of_groep,
    ),
    Inrichtingsdeel(
        "Groepen",
        "Leergroepen die blijven bestaan.",
        "puzzle",
        "netwerken:groep-lijst",
        "netwerken:groep-nieuw",
        "Voeg een groep toe",
        Groep.objects.in_netwerk,
    ),
    Inrichtingsdeel(
        "Financiering",
        "Wie het netwerk betaalt.",
        "cash-coin",
        "netwerken:financiering-lijst",
        "netwerken:financiering-nieuw",
        "Voeg een fonds toe",
        lambda n: Financiering.objects.filter(netwerk=n),
        recht_nieuw="netwerken.wijzig_financiering",
    ),
    Inrichtingsdeel(
        "Leden",
        "Mensen met een account, naast wie het netwerk begeleidt.",
        "person-plus",
        "netwerken:leden",
        "netwerken:uitnodigen",
        "Nodig iemand uit",
        _anderen,
        "Nog niemand anders in het netwerk",
        recht_nieuw="netwerken.nodig_uit",
    ),
)


def meld_aan() -> None:
    """Add this app's facts about people, tasks and panels to the register."""
    register.feiten["organen"] = _organen
    register.feiten["stuurgroepen"] = _stuurgroepen
    register.feiten["zonder_opdrachtgever"] = _zonder_opdrachtgever
    register.taken.append(afwijkingen.taken)
    register.inrichting += INRICHTING
    register.overzichtpanelen += [paneel.beslispaneel, opzet.opzetpaneel]
    register.overzichtzijpanelen.append(paneel.rapportpaneel)
