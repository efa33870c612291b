from datetime import date

import pytest
from django.core import mail
from django.core.cache import cache

from kern.domain.post import inhoud_van, verstuur_wachtende
from kern.models import Bericht
from netwerken.domain.contact import antwoord_tegen, stuur_bericht

pytestmark = pytest.mark.django_db
URL = "/over/contact/"
GOED = {
    "soort": "toegankelijkheid",
    "bericht": "Mijn schermlezer leest de kalender niet.\nDe lijst wel.",
    "pagina": "/agenda/",
    "naam": "Iemand uit Gent",
    "mail": "iemand@voorbeeld.example",
    "website": "",
}


@pytest.fixture(autouse=True)
def _lege_teller():
    cache.clear()
    yield
    cache.clear()


def test_a_message_becomes_one_mail_to_the_contact_address(client, settings):
    settings.CONTACT_MAIL = "contact@voorbeeld.example"

    antwoord = client.post(URL, GOED)

    assert (antwoord.status_code, antwoord["Location"]) == (302, "/over/contact/dank/")
    assert verstuur_wachtende() == 1
    (vertrokken,) = mail.outbox
    assert vertrokken.to == ["contact@voorbeeld.example"]
    assert vertrokken.reply_to == ["iemand@voorbeeld.example"]
    assert vertrokken.subject == "Bericht via Contact: Iets is niet toegankelijk voor mij"
    for stuk in ("/agenda/", "Iemand uit Gent", "Mijn schermlezer leest de kalender niet.\nDe lijst wel."):
        assert stuk in vertrokken.body


def test_only_kind_and_message_are_asked(client):
    assert client.post(URL, {"soort": "vraag", "bericht": "Dag"}).status_code == 302
    assert "je kunt niet antwoorden" in inhoud_van(Bericht.objects.get()).tekst


def test_markup_in_a_message_stays_text(client):
    client.post(URL, GOED | {"bericht": "<b>vet</b>", "naam": "<script>x</script>"})

    bericht = Bericht.objects.get()
    assert "<b>vet</b>" in inhoud_van(bericht).tekst
    assert "<b>vet" not in inhoud_van(bericht).html
    assert "<script" not in inhoud_van(bericht).html


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("soort", "", "Kies waarover je bericht gaat."),
        ("soort", "iets anders", "Kies één van de mogelijkheden."),
        ("bericht", " ", "Schrijf je bericht in dit vak. Eén zin is genoeg."),
        ("bericht", "a" * 10_001, "Je bericht is te lang: het mag 10.000 tekens tellen, en het telt er 10.001."),
        (
            "mail",
            "geen adres",
            "Dit is geen geldig e-mailadres. Schrijf het zoals naam@voorbeeld.be, of laat het vak leeg.",
        ),
        ("naam", "a" * 121, "Deze naam is te lang: hoogstens 120 tekens."),
        ("pagina", "a" * 2001, "Dit adres is te lang: hoogstens 2.000 tekens. De titel van de pagina is ook goed."),
    ],
)
def test_a_fault_is_told_beside_the_field_and_nothing_is_lost(client, veld, waarde, zin):
    antwoord = client.post(URL, GOED | {veld: waarde})

    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors == {veld: [zin]}
    assert antwoord.text.count(zin) == 2, "in the list on top and beside the field"
    if veld != "bericht":
        assert "Mijn schermlezer leest de kalender niet." in antwoord.text
    assert not Bericht.objects.exists()


def test_what_a_robot_fills_in_does_not_leave_and_a_person_sends_again(client):
    antwoord = client.post(URL, GOED | {"website": "https://koop.example"})

    assert "door een programma ingevuld" in antwoord.text
    assert "https://koop.example" not in antwoord.text
    assert not Bericht.objects.exists()
    assert client.post(URL, GOED).status_code == 302


def test_the_seventh_message_of_an_hour_waits_and_keeps_its_words(client):
    for _ in range(6):
        assert client.post(URL, GOED).status_code == 302

    antwoord = client.post(URL, GOED)

    assert antwoord.status_code == 429
    assert "Er kwamen net te veel berichten na elkaar" in antwoord.text
    assert "Mijn schermlezer leest de kalender niet." in antwoord.text
    assert Bericht.objects.count() == 6
    assert client.post(URL, GOED, REMOTE_ADDR="192.0.2.9").status_code == 302, "somebody elsewhere is not held up"


@pytest.mark.parametrize(
    ("van", "ingevuld"),
    [
        ("http://testserver/kennis/?zoek=geheim", "/kennis/"),
        ("http://testserver/link/vraag/abc/", ""),
        ("http://elders.example/pad/", ""),
        ("", ""),
    ],
)
def test_the_page_one_came_from_is_filled_in_without_secrets(client, van, ingevuld):
    form = client.get(URL, headers={"referer": van} if van else {}).context["form"]
    assert form.initial["pagina"] == ingevuld


def test_without_a_contact_address_there_is_no_form(client, settings):
    settings.CONTACT_MAIL = ""

    assert "<textarea" not in client.get(URL).text
    assert client.post(URL, GOED).status_code == 200
    assert not Bericht.objects.exists()
    with pytest.raises(ValueError, match="CONTACT_MAIL"):
        stuur_bericht(soort="vraag", bericht="Dag")


def test_the_thanks_say_what_comes_next_and_by_when(client):
    tekst = client.get("/over/contact/dank/").text
    assert "binnen tien werkdagen" in tekst
    assert "<time" in tekst


@pytest.mark.parametrize(
    ("vanaf", "tegen"),
    [
        (date(2026, 11, 23), date(2026, 12, 7)),  # a Monday
        (date(2026, 11, 27), date(2026, 12, 11)),  # a Friday
        (date(2026, 11, 28), date(2026, 12, 11)),  # a Saturday
        (date(2026, 12, 18), date(2027, 1, 5)),  # Christmas and New Year's Day
    ],
)
def test_ten_working_days_leave_weekends_and_holidays_out(vanaf, tegen):
    assert antwoord_tegen(vanaf) == tegen
