"""A refusal says why and leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import models

from kern.exceptions import DomainError
from kern.models import Gebeurtenis


@contextmanager
def geweigerd(melding: str, *modellen: type[models.Model], veld: str | None = None) -> Iterator[None]:
    """Expect a DomainError with this sentence, and about this field, without a row or audit line more or less."""
    voor = [model._default_manager.count() for model in (Gebeurtenis, *modellen)]
    with pytest.raises(DomainError, match=melding) as fout:
        yield
    assert veld in {None, fout.value.veld}
    assert [model._default_manager.count() for model in (Gebeurtenis, *modellen)] == voor
