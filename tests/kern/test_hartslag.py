from datetime import timedelta

import pytest
from django.db.models.functions import Now

from kern.models import Hartslag
from kern.werk import hartslag

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


@pytest.mark.parametrize(("seconden", "leeft"), [(-50, False), (-40, True), (0, True), (40, True), (50, False)])
def test_a_part_lives_three_quarters_of_a_minute_after_it_spoke_by_a_clock_that_may_be_off(seconden, leeft):
    hartslag.sla("worker")
    hartslag.sla("beat")
    Hartslag.objects.filter(deel="worker").update(gezien_op=Now() + timedelta(seconds=seconden))

    assert hartslag.leeft("worker") is leeft
    assert hartslag.leeft("beat")


def test_a_part_that_stops_takes_only_its_own_life_sign_away():
    hartslag.sla("beat", proces="een")
    hartslag.sla("worker", proces="twee")
    hartslag.sla("post", proces="twee")

    hartslag.vergeet("worker", "een")
    assert hartslag.leeft("worker"), "another worker spoke last"
    hartslag.vergeet("worker", "twee")
    assert not hartslag.leeft("worker")
    assert hartslag.leeft("beat")
    assert hartslag.leeft("post"), "another part of the same process"
    hartslag.vergeet_alles()
    assert not hartslag.leeft("beat")
