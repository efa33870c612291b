"""The parts of a network's set-up that this app holds."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, QuerySet

from kern.register import Inrichtingsdeel
from netwerken.enums import Rol
from netwerken.models import (
    Financiering,
    Geadresseerde,
    Groep,
    Lidmaatschap,
    Netwerk,
    Netwerkorganisatie,
    Ondertekening,
    Oplevering,
    Orgaan,
    Plicht,
    Thema,
)


def _anderen(netwerk: Netwerk) -> QuerySet[Lidmaatschap]:
    """Who takes part besides those who run the network."""
    return Lidmaatschap.objects.filter(netwerk=netwerk).exclude(rol=Rol.NETWERKBEGELEIDER)


def _orgaan_of_groep(netwerk: Netwerk) -> ExpressionWrapper:
    """A network has a body or a group, or both; Plan Samenleven has no body, others no group."""
    heeft = Exists(Orgaan.objects.in_netwerk(netwerk)) | Exists(Groep.objects.in_netwerk(netwerk))
    return ExpressionWrapper(heeft, output_field=BooleanField())


DELEN = (
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
        "Opleveringen",
        "Wat het netwerk moet opleveren, en tegen wanneer.",
        "inbox",
        "netwerken:oplevering-lijst",
        "netwerken:oplevering-nieuw",
        "Voeg een oplevering toe",
        Oplevering.objects.in_netwerk,
    ),
    Inrichtingsdeel(
        "Partijen bij de overeenkomst",
        "Wie de overeenkomst sloot, en welke functie ondertekende.",
        "pencil",
        "netwerken:partij-lijst",
        "netwerken:partij-nieuw",
        "Voeg een partij toe",
        lambda n: Ondertekening.objects.in_netwerk(n).partijen(),
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
        "Geadresseerden",
        "Aan wie het netwerk iets vraagt.",
        "megaphone",
        "netwerken:geadresseerde-lijst",
        "netwerken:geadresseerde-nieuw",
        "Voeg een geadresseerde toe",
        Geadresseerde.objects.in_netwerk,
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
