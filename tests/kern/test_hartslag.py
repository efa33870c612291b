from datetime import timedelta

import pytest
from django.db.models.functions import Now

from kern.domain import hartslag
from kern.models import Hartslag

pytestmark = pytest.mark.django_db


def test_a_part_that_never_spoke_does_not_live():
    assert not hartslag.leeft("worker")
    assert hartslag.gegevens("worker") == {}


def test_a_part_lives_as_long_as_it_speaks():
    hartslag.sla("worker", afscherming="met een eigen netwerk")
    hartslag.sla("worker", afscherming="met een eigen netwerk")

    assert hartslag.leeft("worker")
    assert hartslag.gegevens("worker") == {"afscherming": "met een eigen netwerk"}
    assert Hartslag.objects.count() == 1

    Hartslag.objects.update(gezien_op=Now() - timedelta(minutes=2))
    assert not hartslag.leeft("worker")
