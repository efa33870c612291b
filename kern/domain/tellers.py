from django.db import models, transaction
from django.db.models import F

from kern.models import Teller


@transaction.atomic
def volgende(sleutel: str) -> int:
    """Return the next number of the counter ``sleutel`` (from 1). The row stays locked until the commit."""
    if Teller.objects.filter(sleutel=sleutel).update(waarde=F("waarde") + 1) == 0:
        Teller.objects.get_or_create(sleutel=sleutel)
        Teller.objects.filter(sleutel=sleutel).update(waarde=F("waarde") + 1)
    return Teller.objects.values_list("waarde", flat=True).get(sleutel=sleutel)


def volgend_nummer(soort: str, netwerk: models.Model, jaar: int) -> str:
    """Return the next number of a kind of object in a network and year: ``2022-014``."""
    return f"{jaar}-{volgende(f'{soort}:{netwerk.pk}:{jaar}'):03d}"
