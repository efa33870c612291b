"""A person sees where their sessions run, and ends the others."""

import pytest
from django.test import Client

from tests.fabrieken.netwerken import GebruikerFactory

pytestmark = pytest.mark.django_db
WACHTWOORD = "zomerregen-boven-gent"


def _meld_aan(mens, browser):
    client = Client(headers={"user-agent": browser})
    assert client.post("/accounts/login/", {"login": mens.email, "password": WACHTWOORD}).status_code == 302
    return client


def test_a_person_sees_and_ends_their_other_sessions():
    mens = GebruikerFactory()
    mens.set_password(WACHTWOORD)
    mens.save()
    hier, elders = _meld_aan(mens, "Firefox thuis"), _meld_aan(mens, "Vreemde browser")
    ander = _meld_aan_ander()

    tekst = hier.get("/accounts/sessions/").content.decode()
    assert "Firefox thuis" in tekst
    assert "Vreemde browser" in tekst
    assert "Van iemand anders" not in tekst
    assert hier.post("/accounts/sessions/").status_code == 302

    assert elders.get("/mijn-netwerken/").status_code == 302
    assert hier.get("/mijn-netwerken/").status_code == 200
    assert ander.get("/mijn-netwerken/").status_code == 200


def _meld_aan_ander():
    mens = GebruikerFactory()
    mens.set_password(WACHTWOORD)
    mens.save()
    return _meld_aan(mens, "Van iemand anders")
