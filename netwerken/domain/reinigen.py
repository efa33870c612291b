"""Which names of persons are taken out of the texts of a network before they stand in a report."""

from django.db.models import Q

from kern.canoniek import Reiniger
from netwerken.models import Gebruiker, Netwerk


def reiniger_van(netwerk: Netwerk) -> Reiniger:
    """What takes personal data out of the texts of this network: whoever is or was a member stands there by function."""
    return Reiniger(
        Gebruiker.objects.filter(Q(lidmaatschappen__netwerk=netwerk) | Q(beeindigingen__netwerk=netwerk))
        .exclude(naam="")
        .values_list("naam", "functie")
        .order_by("naam", "functie")
        .distinct()
    )
