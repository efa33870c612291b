"""What this app tells the register of the core at start-up."""

from kern import klok, register
from kern.toegang import Toegang
from netwerken.enums import Rol
from netwerken.models import Lidmaatschap, Mandaat


def _organen(toegang: Toegang) -> list[int]:
    """The bodies in which this person has a seat today."""
    dag = klok.vandaag()
    rijen = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    rijen = rijen.exclude(van__gt=dag).exclude(tot__lt=dag)
    return list(rijen.values_list("orgaan_id", flat=True))


def _zonder_opdrachtgever(toegang: Toegang) -> list[int]:
    """The network itself when nobody acts as its funder: then the netwerkbegeleider publishes."""
    heeft = Lidmaatschap.objects.filter(netwerk=toegang.netwerk, rol=Rol.OPDRACHTGEVER).exists()
    return [] if heeft else [toegang.netwerk.pk]


def meld_aan() -> None:
    """Add this app's facts about people to the register."""
    register.feiten["organen"] = _organen
    register.feiten["zonder_opdrachtgever"] = _zonder_opdrachtgever
