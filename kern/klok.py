"""The one clock of the domain.

Domain code asks :func:`nu` instead of ``timezone.now()``, so that the demo loader can replay the past with
:func:`op` and a test can stand still. Leases and claims do not use this clock but the one of the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_vast: ContextVar[datetime | None] = ContextVar("kern_klok", default=None)


def nu() -> datetime:
    """Return the aware moment that counts as now."""
    return _vast.get() or timezone.now()


def vandaag() -> date:
    """Return today's date in Brussels."""
    return timezone.localdate(nu())


def staat_stil() -> bool:
    """Say whether the past is being replayed (so that mails count as sent)."""
    return _vast.get() is not None


@contextmanager
def op(moment: datetime) -> Iterator[None]:
    """Let the domain believe that it is ``moment`` (aware) inside the block."""
    if timezone.is_naive(moment):
        raise ValueError("kern.klok.op needs an aware moment")
    token = _vast.set(moment)
    try:
        yield
    finally:
        _vast.reset(token)
