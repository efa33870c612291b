from urllib.parse import urlencode

import pytest
from django import forms
from django.http import HttpResponse

from kern.middleware import DeurMiddleware, PersMiddleware

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


@pytest.mark.parametrize("is_bestand", [False, True])
def test_what_is_typed_is_clean_before_a_form_sees_it_and_a_password_is_left_alone(rf, is_bestand):
    gezien = {}

    def view(request):
        gezien.update(request.GET.items(), **request.POST.dict())
        return HttpResponse()

    velden = {"tekst": "een\r\ncafe\u0301\u200b", "password1": "a\u00adb"}
    soort = {} if is_bestand else {"content_type": "application/x-www-form-urlencoded"}
    verzoek = rf.post("/?q=so\u00adft", velden if is_bestand else urlencode(velden), **soort)
    DeurMiddleware(view)(verzoek)

    assert gezien == {"q": "soft", "tekst": "een\ncafé", "password1": "a\u00adb"}


@pytest.mark.parametrize("velden", [{"naam": "\u200b"}, {"naam": "x" * 199 + "\r\n"}])
def test_a_field_counts_what_one_sees(rf, velden):
    class Proefform(forms.Form):
        naam = forms.CharField(max_length=200, strip=False)

    uitslag = []
    DeurMiddleware(lambda verzoek: uitslag.append(Proefform(verzoek.POST).is_valid()))(rf.post("/", velden))

    assert uitslag == [len(velden["naam"]) > 1]


def test_a_page_leaves_compressed_and_a_file_keeps_its_length(client, rf):
    kaal = client.get("/over/privacy/")
    klein = client.get("/over/privacy/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in kaal.headers
    assert klein["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in klein["Vary"]
    assert len(klein.content) < len(kaal.content) / 2

    bestand = HttpResponse(b"%PDF" + b" " * 1000, content_type="application/pdf")
    verzoek = rf.get("/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in PersMiddleware(lambda _verzoek: bestand)(verzoek).headers
