"""What this app holds of people, and for how long."""

from django.db.models import Q

from deelname.models import Aanwezigheid
from kern import klok
from sessies.domain.genodigden import NAAM_WEG_NA


def vergeet(gebruiker_id: int, adres: str) -> None:
    """Forget the name and address of somebody who was written on a list; function and organisation stay."""
    wie = Aanwezigheid.objects.filter(Q(gebruiker=gebruiker_id) | Q(email__iexact=adres, genodigde=None))
    wie.update(naam="", email="", gebruiker=None, vergeten_op=klok.nu())


def ruim_op() -> int:
    """Forget names and addresses after the same term as those of invitations. Returns how many rows."""
    oud = Aanwezigheid.objects.filter(sessie__eindigt_op__lt=klok.nu() - NAAM_WEG_NA, vergeten_op=None)
    return oud.update(naam="", email="", gebruiker=None, vergeten_op=klok.nu())
