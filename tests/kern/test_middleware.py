from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.django_db


def test_a_nul_byte_is_refused(client):
    assert client.get("/over/privacy/?q=%00").status_code == 400
    getypt = urlencode({"login": "a\x00b", "password": "x"})
    antwoord = client.post("/accounts/login/", getypt, content_type="application/x-www-form-urlencoded")
    assert antwoord.status_code == 400


def test_the_demo_redirects_a_bare_address_to_localhost(client, settings):
    settings.MODUS = "demo"

    antwoord = client.get("/over/privacy/?a=1", headers={"host": "127.0.0.1:8000"})

    assert (antwoord.status_code, antwoord["Location"]) == (301, "http://localhost:8000/over/privacy/?a=1")


def test_every_page_carries_a_strict_policy(client):
    beleid = client.get("/over/privacy/")["Content-Security-Policy"]

    assert "default-src 'self'" in beleid
    assert "unsafe" not in beleid
