"""What every answer says to the browser, and what it may keep."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.fabrieken.netwerken import WACHTWOORD, iemand
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
OPEN_VOOR_IEDEREEN = ("kennis_openbaar:", "rapportage_openbaar:", "sessies_openbaar:", "over:")


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.mark.parametrize("actor", ["bezoeker", "netwerkbegeleider"])
def test_every_answer_carries_the_headers_that_protect(actor, wereld, subtests):
    client = Client()
    if actor != "bezoeker":
        client.force_login(wereld.mensen[actor])
    for naam, regel in TOEGANG.items():
        with subtests.test(naam):
            antwoord = client.get(reverse(naam, kwargs=regel.kwargs(wereld)))
            kop = antwoord.headers
            assert kop["X-Content-Type-Options"] == "nosniff"
            assert kop["X-Frame-Options"] == "DENY"
            assert kop["Referrer-Policy"] == "same-origin"
            assert kop["Cross-Origin-Opener-Policy"] == "same-origin"
            assert "geolocation=()" in kop["Permissions-Policy"]
            assert "default-src 'self'" in kop["Content-Security-Policy"]
            if actor != "bezoeker":
                assert kop["Cache-Control"].startswith(("private, no-", "max-age=0")), kop["Cache-Control"]


def test_a_page_with_names_is_not_kept_and_a_form_may_stay_in_the_history(wereld):
    client = Client()
    client.force_login(wereld.mensen["netwerkbegeleider"])
    slug = {"netwerk": wereld.netwerk.slug}

    assert client.get(reverse("netwerken:leden", kwargs=slug))["Cache-Control"] == "private, no-store"
    assert client.get(reverse("sessies:breng-in", kwargs=slug))["Cache-Control"] == "private, no-cache"


def test_a_public_page_may_be_kept_and_a_page_behind_a_link_may_not(client, wereld):
    for naam in (n for n in TOEGANG if n.startswith(OPEN_VOOR_IEDEREEN)):
        antwoord = client.get(reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)))
        assert "no-store" not in antwoord.headers.get("Cache-Control", ""), naam
    for naam in ("sessies_link:vraag", "sessies_link:volg", "netwerken_link:uitnodiging"):
        antwoord = client.get(reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)))
        assert "no-store" in antwoord["Cache-Control"], naam


def test_logging_in_changes_the_session_and_logging_off_empties_what_was_kept(client, wereld):
    client.get("/accounts/login/")
    client.cookies["sessionid"] = "a" * 32  # somebody else chose it
    mens = wereld.mensen["lid"]
    client.post("/accounts/login/", {"login": mens.email, "password": WACHTWOORD})
    assert len(client.cookies["sessionid"].value) == 32
    assert client.cookies["sessionid"].value != "a" * 32
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"

    pad = reverse("netwerken:overzicht", kwargs={"netwerk": wereld.netwerk.slug})
    assert client.get(pad).status_code == 200
    assert client.get(pad).headers.get("Clear-Site-Data") is None
    oud = client.cookies["sessionid"].value
    assert client.post("/accounts/logout/")["Clear-Site-Data"] == '"cache"'
    client.cookies["sessionid"] = oud
    assert client.get(pad).status_code == 302, "the old session opens nothing any more"


@pytest.mark.parametrize(
    "naar", ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_after_logging_in_nobody_lands_on_another_site(client, wereld, naar):
    mens = iemand("lid", wereld.netwerk)
    antwoord = client.post("/accounts/login/", {"login": mens.email, "password": WACHTWOORD, "next": naar})

    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")


def test_a_form_from_elsewhere_is_refused_in_dutch(wereld):
    client = Client(enforce_csrf_checks=True)
    client.force_login(wereld.mensen["netwerkbegeleider"])
    van_elders = {"netwerken_link:weekbericht-uit"}  # pressed in a mail program; the signed address is the proof
    for naam, regel in TOEGANG.items():
        if naam in van_elders:
            continue
        if set(regel.post) & {200, 302} - {302} or regel.post[5] in {200, 302}:
            antwoord = client.post(reverse(naam, kwargs=regel.kwargs(wereld)), {"titel": "x"})
            assert antwoord.status_code == 403, naam
            assert "We konden je formulier niet aannemen" in antwoord.content.decode(), naam


def test_guessing_passwords_stops_whatever_address_the_guesser_claims(client, wereld):
    from django.core.cache import cache

    cache.clear()
    mens = wereld.mensen["lid"]
    for i in range(6):
        kop = {"x-forwarded-for": f"198.51.100.{i}"}
        antwoord = client.post("/accounts/login/", {"login": mens.email, "password": f"fout {i}"}, headers=kop)
        assert antwoord.status_code == 200
    goed = client.post("/accounts/login/", {"login": mens.email, "password": WACHTWOORD}, headers=kop)
    cache.clear()

    assert goed.status_code == 200, "even the right password waits now"
    assert "Te veel" in goed.content.decode()


def test_an_unknown_address_is_answered_like_a_known_one(client, wereld):
    def probeer(login):
        antwoord = client.post("/accounts/login/", {"login": login, "password": "zeker niet dit"})
        return antwoord.status_code, [z for rij in antwoord.context["form"].errors.values() for z in rij]

    assert probeer(wereld.mensen["lid"].email) == probeer("niemand@test.example")
