"""What a date poll holds of people, and for how long."""

from django.db.models import Q

from kern import klok
from kern.domain.post import wis_oude
from prikken.domain.versturen import SOORT
from prikken.models import Gevraagde
from prikken.querysets import GevraagdeQuerySet
from sessies.domain.genodigden import NAAM_WEG_NA


def vergeet(gebruiker_id: int, adres: str) -> None:
    """Forget the name, address and remark of somebody who was asked; function and organisation stay."""
    _wis(Gevraagde.objects.filter(Q(gebruiker=gebruiker_id) | Q(email__iexact=adres)))


def ruim_op() -> int:
    """Forget names, addresses, remarks and mails after the same term as those of invitations. Returns how many rows."""
    grens = klok.nu() - NAAM_WEG_NA
    wis_oude((SOORT,), voor=grens)
    return _wis(Gevraagde.objects.filter(vergeten_op=None).exclude(prikker__dagen__eindigt_op__gte=grens))


def _wis(rijen: GevraagdeQuerySet) -> int:
    return int(rijen.update(naam="", email="", opmerking="", gebruiker=None, vergeten_op=klok.nu()))
