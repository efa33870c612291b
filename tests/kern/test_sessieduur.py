"""The session of somebody who works does not end, and costs one write an hour."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


@pytest.fixture
def pad(client):
    netwerk = NetwerkFactory()
    client.force_login(iemand("lid", netwerk))
    return netwerk.get_absolute_url()


def _zet_terug(client, **hoe):
    """Let the login be so long ago."""
    sessie = client.session
    sessie["gebruikt_op"] -= int(timedelta(**hoe).total_seconds())
    sessie.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(days=14) - timedelta(**hoe))
    return Session.objects.get().expire_date


def test_who_works_stays_logged_in(client, pad):
    _zet_terug(client, days=13)

    antwoord = client.get(pad)

    assert Session.objects.get().expire_date > timezone.now() + timedelta(days=13, hours=23)
    assert "sessionid" in antwoord.cookies


def test_a_second_page_in_the_same_hour_writes_nothing(client, pad):
    stond = _zet_terug(client, minutes=50)

    antwoord = client.get(pad)

    assert Session.objects.get().expire_date == stond
    assert "sessionid" not in antwoord.cookies


def test_a_page_that_asks_by_itself_does_not_keep_anybody_logged_in(client, pad):
    stond = _zet_terug(client, days=13)

    client.get(pad, headers={"HX-Request": "true"})

    assert Session.objects.get().expire_date == stond
    client.post(reverse("over:contact"), {}, headers={"HX-Request": "true"})
    assert Session.objects.get().expire_date > stond
