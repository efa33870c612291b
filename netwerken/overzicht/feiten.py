"""Facts about one person in one network that rights and pages ask for."""

from django.db.models import Q

from kern import klok
from kern.toegang import Toegang
from netwerken.enums import Orgaansoort, Rol
from netwerken.models import Gebruiker, Lidmaatschap, Mandaat, Netwerk, Orgaan


def organen(toegang: Toegang) -> list[int]:
    """The bodies in which this person has a seat today."""
    dag = klok.vandaag()
    rijen = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    rijen = rijen.exclude(van__gt=dag).exclude(tot__lt=dag).exclude(orgaan__tot__lt=dag)
    return list(rijen.values_list("orgaan_id", flat=True))


def namen(netwerk: Netwerk) -> list[str]:
    """The names of who is or was a member here, for a question before a text is shared (kern.views.navraag)."""
    wie = Q(lidmaatschappen__netwerk=netwerk) | Q(beeindigingen__netwerk=netwerk)
    return list(Gebruiker.objects.filter(wie).exclude(naam="").values_list("naam", flat=True).distinct())


def stuurgroepen(toegang: Toegang) -> list[int]:
    """The steering groups among those bodies: their members read the report before it is published."""
    return list(
        Orgaan.objects.filter(pk__in=toegang.feit("organen"), soort=Orgaansoort.STUURGROEP).values_list("pk", flat=True)
    )


def zonder_opdrachtgever(toegang: Toegang) -> list[int]:
    """The network itself when nobody can act as its funder: then the netwerkbegeleider publishes.

    Who has the role and a closed account decides nothing any more; without this rule nobody would.
    """
    heeft = Lidmaatschap.objects.filter(netwerk=toegang.netwerk, rol=Rol.OPDRACHTGEVER, gebruiker__is_active=True)
    return [] if heeft.exists() else [toegang.netwerk.pk]
