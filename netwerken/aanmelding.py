"""What this app tells the register of the core at start-up."""

from kern import klok, register
from kern.toegang import Toegang
from netwerken.domain import afwijkingen, paneel
from netwerken.enums import Orgaansoort, Rol
from netwerken.models import Lidmaatschap, Mandaat, Orgaan


def _organen(toegang: Toegang) -> list[int]:
    """The bodies in which this person has a seat today."""
    dag = klok.vandaag()
    rijen = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    rijen = rijen.exclude(van__gt=dag).exclude(tot__lt=dag)
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


def meld_aan() -> None:
    """Add this app's facts about people, tasks and panels to the register."""
    register.feiten["organen"] = _organen
    register.feiten["stuurgroepen"] = _stuurgroepen
    register.feiten["zonder_opdrachtgever"] = _zonder_opdrachtgever
    register.taken.append(afwijkingen.taken)
    register.overzichtpanelen.append(paneel.beslispaneel)
    register.overzichtzijpanelen.append(paneel.rapportpaneel)
