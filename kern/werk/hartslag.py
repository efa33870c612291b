from datetime import timedelta

from django.db.models.functions import Now

from kern.models import Hartslag

STIL_NA = timedelta(seconds=45)


def sla(deel: str, **gegevens: object) -> None:
    """Write the life sign of ``deel`` ("worker", "post", "beat") with the clock of the database."""
    Hartslag.objects.bulk_create(
        [Hartslag(deel=deel, gezien_op=Now(), gegevens=gegevens)],
        update_conflicts=True,
        unique_fields=["deel"],
        update_fields=["gezien_op", "gegevens"],
    )


def vergeet(deel: str, proces: str) -> None:
    """Take the life sign of ``deel`` away, if the process that calls itself ``proces`` wrote it: it stops."""
    Hartslag.objects.filter(deel=deel, gegevens__proces=proces).delete()


def vergeet_alles() -> None:
    """Take every life sign away, for who knows that nothing runs yet."""
    Hartslag.objects.all().delete()


def leeft(deel: str) -> bool:
    """Say whether ``deel`` was seen in the last 45 seconds by the clock of the database, which may have been set back."""
    return Hartslag.objects.filter(deel=deel, gezien_op__gte=Now() - STIL_NA, gezien_op__lte=Now() + STIL_NA).exists()


def gegevens(deel: str) -> dict[str, object]:
    """Return what ``deel`` last told about itself; empty when it never spoke."""
    rij = Hartslag.objects.filter(deel=deel).first()
    return dict(rij.gegevens) if rij else {}
