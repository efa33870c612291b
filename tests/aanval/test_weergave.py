"""What people typed is shown as what they typed: on every page, in a mail, in a file, never as markup or a command."""

# ruff: noqa: RUF001 -- signs that look like others are the point

import csv
import io
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from kern.csvbestand import csv_antwoord, veilig
from kern.domain.post import inhoud_van, zet_klaar
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.uitnodigen import nodig_uit
from tests.aanval.formulieren import maak_rijk
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db
KWAAD = "={{7|add:7}}'\"><script>x</script><img src=x onerror=y>&"
RAUW = re.compile(r"<script>x|<img src=x|<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>")
ONAANGEROERD = {
    "nummer",
    "slug",
    "code",
    "geheim",
    "sleutel",
    "email",
    "antwoord_mail",
    "periode",
    "sha256",
    "pad",
    "land",
    "besluit",  # a decision has its day, and the point of the test world is open
}
ONAANGEROERD |= {
    "uid",
    "hash",
    "vorige_hash",
    "wat",
    "onderwerp_soort",
    "onderwerp_id",
    "fout",
    "password",
    "stam",
    "tekst_vector",
}


def bevuil():
    """Put markup in every field of words of every object of our own apps, past every form."""
    for app in settings.EIGEN_APPS[1:]:
        for model in apps.get_app_config(app).get_models():
            velden = [
                f for f in model._meta.concrete_fields
                if isinstance(f, models.CharField | models.TextField) and not f.choices and not f.primary_key
                and f.name not in ONAANGEROERD and not isinstance(f, models.URLField | models.FileField)
            ]  # fmt: skip
            for pk in model._default_manager.values_list("pk", flat=True):
                waarden = {f.name: KWAAD[: max((f.max_length or 900) - len(str(pk)), 0)] + str(pk) for f in velden}
                if waarden:
                    model._default_manager.filter(pk=pk).update(**waarden)


@pytest.fixture
def vuil():
    wereld = maak_rijk(maak_wereld())
    bevuil()
    return wereld


@pytest.mark.een_databank
def test_markup_is_shown_as_text_on_every_page(vuil, subtests):
    gezien = 0
    for actor in ("netwerkbegeleider", "opdrachtgever", "bezoeker"):
        client = Client()
        if actor != "bezoeker":
            client.force_login(vuil.mensen[actor])
        for naam, regel in TOEGANG.items():
            with subtests.test(f"{naam} als {actor}"):
                antwoord = client.get(reverse(naam, kwargs=regel.kwargs(vuil)))
                if antwoord.status_code != 200 or "text/html" not in antwoord["Content-Type"]:
                    continue
                inhoud = antwoord.content.decode()
                assert not RAUW.search(inhoud), RAUW.search(inhoud)
                assert "{{7|add:7}}" in inhoud or "&lt;script&gt;x" not in inhoud, "a template read what people typed"
                gezien += "&lt;script&gt;x" in inhoud
    assert gezien > 40, "the markup must really be on the pages"


def test_no_list_gives_a_formula(vuil):
    client = Client()
    client.force_login(vuil.mensen["netwerkbegeleider"])
    gezien = 0
    for naam, regel in TOEGANG.items():
        if regel.get[5] != 200:
            continue
        antwoord = client.get(reverse(naam, kwargs=regel.kwargs(vuil)), {"als": "csv"})
        if "text/csv" not in antwoord.headers["Content-Type"]:
            continue
        gezien += 1
        rijen = list(csv.reader(io.StringIO(antwoord.getvalue().decode("utf-8-sig")), delimiter=";"))
        cellen = [cel for rij in rijen[1:] for cel in rij]
        assert [cel for cel in cellen if cel.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], naam
        assert re.fullmatch(r'attachment; filename="[a-z-]+\.csv"', antwoord["Content-Disposition"])
    assert gezien >= 8


@pytest.mark.parametrize("teken", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(teken):
    assert veilig(f"{teken}HYPERLINK(1)").startswith("'")
    rij = csv_antwoord("x", ["a", "b"], [[f"{teken}1;2", 'z"']]).getvalue().decode("utf-8-sig")
    assert next(r for i, r in enumerate(csv.reader(io.StringIO(rij), delimiter=";")) if i) == [f"'{teken}1;2", 'z"']


def test_a_calendar_file_stays_one_meeting(vuil):
    from icalendar import Calendar

    sessie = vuil.d["sessie"]
    kwaad = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.c\u2028\x0b\x00"
    sessie_model = type(sessie)
    tekst = kwaad if connection.vendor == "sqlite" else kwaad.replace("\x00", "")
    sessie_model.objects.filter(pk=sessie.pk).update(titel=tekst, plaats=tekst, doel=tekst, gemeente=tekst[:60])
    client = Client()
    client.force_login(vuil.mensen["lid"])
    antwoord = client.get(reverse("sessies:ics", kwargs={"netwerk": vuil.netwerk.slug, "nummer": sessie.nummer}))
    kalender = Calendar.from_ical(antwoord.content)

    assert len(kalender.walk("VEVENT")) == 1
    assert "ATTENDEE" not in kalender.walk("VEVENT")[0]
    assert re.fullmatch(r'attachment; filename="[\w.-]+"', antwoord["Content-Disposition"])


def test_a_mail_holds_no_markup_no_second_header_and_no_other_host(vuil):
    client = Client(headers={"x-forwarded-host": "kwaad.example"})
    client.force_login(vuil.mensen["netwerkbegeleider"])
    vuil.netwerk.refresh_from_db()
    type(vuil.netwerk).objects.filter(pk=vuil.netwerk.pk).update(korte_naam="Net\r\nBcc: a@kwaad.example")
    vuil.netwerk.refresh_from_db()
    nodig_uit(vuil.netwerk, email="nieuw@test.example", rol="lid", functie=KWAAD, door=vuil.mensen["netwerkbegeleider"])
    from kern.models import Bericht

    bericht = Bericht.objects.get(aan="nieuw@test.example")
    assert not RAUW.search(inhoud_van(bericht).html)
    assert "&lt;script&gt;x" in inhoud_van(bericht).html
    assert "\n" not in bericht.onderwerp
    assert "\r" not in bericht.onderwerp
    assert "kwaad.example/" not in inhoud_van(bericht).tekst + inhoud_van(bericht).html
    assert settings.SITE_URL in inhoud_van(bericht).tekst


def test_a_password_mail_links_to_our_own_address_whatever_host_was_asked(client, vuil):
    from kern.models import Bericht

    mens = vuil.mensen["lid"]
    client.post("/accounts/password/reset/", {"email": mens.email}, headers={"x-forwarded-host": "kwaad.example"})
    bericht = Bericht.objects.filter(aan=mens.email).latest("pk")

    assert "kwaad.example" not in inhoud_van(bericht).tekst + inhoud_van(bericht).html
    assert client.get("/accounts/login/", headers={"host": "kwaad.example"}).status_code == 400


def test_a_template_of_a_mail_does_not_run_what_people_typed(vuil):
    gegevens = {
        "netwerk": briefhoofd(vuil.netwerk), "rol": "{{ site_url|upper }}", "functie": "%(aan)s {0.__class__}", "pad": "/x/",
        "geldig_tot": "morgen",
    }  # fmt: skip
    bericht = zet_klaar(
        "proef",
        sjabloon="uitnodiging",
        gegevens=gegevens,
        onderwerp="{{ 7|add:7 }}",
        sleutel="proef:1",
        aan="a@test.example",
    )

    assert bericht.onderwerp == "{{ 7|add:7 }}"
    assert "{{ site_url|upper }}" in inhoud_van(bericht).tekst
