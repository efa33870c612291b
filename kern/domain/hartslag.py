from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from kern.models import Hartslag

STIL_NA = timedelta(seconds=45)


def sla(deel: str, **gegevens: object) -> None:
    """Write the life sign of ``deel`` ("worker", "beat") with the clock of the database."""
    with transaction.atomic():
        if Hartslag.objects.filter(deel=deel).update(gezien_op=Now(), gegevens=gegevens) == 0:
            Hartslag.objects.create(deel=deel, gezien_op=Now(), gegevens=gegevens)


def leeft(deel: str) -> bool:
    """Say whether ``deel`` was seen in the last 45 seconds by the clock of the database."""
    return Hartslag.objects.filter(deel=deel, gezien_op__gte=Now() - STIL_NA).exists()


def gegevens(deel: str) -> dict[str, object]:
    """Return what ``deel`` last told about itself; empty when it never spoke."""
    rij = Hartslag.objects.filter(deel=deel).first()
    return dict(rij.gegevens) if rij else {}
