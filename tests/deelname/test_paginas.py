"""The page on which the attendance is kept, with and without script, for who organises and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from deelname.domain import lijst as domein
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.netwerken import NetwerkorganisatieFactory, iemand

SLEUTEL = {"inzending": "a" * 32}


@pytest.fixture
def client(client, begeleider):
    client.force_login(begeleider)
    return client


def _adres(naam, sessie):
    return reverse(f"deelname:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


def _tik(rij):
    return reverse("deelname:noteer", kwargs={"netwerk": rij.netwerk.slug, "pk": rij.pk})


def test_the_meeting_offers_the_list_and_the_list_shows_everybody(client, sessie):
    begin = _adres("begin", sessie)
    assert _adres("lijst", sessie) in client.get(sessie.get_absolute_url()).content.decode()
    tekst = client.get(_adres("lijst", sessie)).content.decode()
    assert "begint met 4\xa0genodigden" in tekst
    assert begin in tekst

    tekst = client.post(begin, follow=True).content.decode()
    assert [naam in tekst for naam in ("An", "Bo", "Cis", "Dré")] == [True] * 4
    assert "Wie zei te komen, is er (2)" in tekst
    assert _adres("lijst", sessie) in client.get(sessie.get_absolute_url()).content.decode()


def test_one_tap_saves_at_once_and_brings_back_the_row_and_the_counters(client, rij):
    tekst = client.post(_tik(rij("An")), {"toestand": "aanwezig"}, headers={"HX-Request": "true"}).content.decode()
    assert rij("An").toestand == "aanwezig"
    assert "<html" not in tekst
    assert re.search(r'id="tellers"[^>]*hx-swap-oob="true"', tekst)
    assert "1 aanwezig" in tekst
    assert re.search(r'value=""[^>]*aria-pressed="true">Aanwezig', tekst), "a second tap takes it back"


def test_a_tap_that_is_refused_says_why_beside_the_person(client, rij):
    an = rij("An")
    Aanwezigheidslijst.objects.update(gesloten_op="2026-11-10T12:00Z")
    tekst = client.post(_tik(an), {"toestand": "aanwezig"}, headers={"HX-Request": "true"}).content.decode()
    assert "Deze lijst is gesloten" in tekst
    assert "aria-pressed" not in tekst
    assert rij("An").toestand == ""


def test_without_script_the_same_button_leads_back_to_the_person(client, rij):
    an = rij("An")
    antwoord = client.post(_tik(an), {"toestand": "online"})
    assert antwoord["Location"].endswith(f"/aanwezigheid/#rij-{an.pk}")
    assert rij("An").toestand == "online"
    assert "een van de mogelijkheden" in client.post(_tik(an), follow=True).content.decode()


def test_who_comes_in_is_written_on_the_list_in_one_line(client, sessie, lijst, rij):
    organisatie = NetwerkorganisatieFactory(netwerk=sessie.netwerk, organisatie__naam="Huis 7").organisatie
    keuzes = client.get(_adres("lijst", sessie), {"kies": "organisatie", "q": "huis"}).json()["keuzes"]
    assert organisatie.naam in str(keuzes)

    adres = _adres("bij", sessie)
    assert f'value="{rij("Dré").pk}" selected' in client.get(adres, {"vervangt": rij("Dré").pk}).content.decode()
    getypt = {"naam": "Eva", "organisatie": organisatie.pk, "toestand": "aanwezig", "vervangt": rij("Dré").pk}
    tekst = client.post(adres, {**getypt, **SLEUTEL}, follow=True).content.decode()
    assert "Eva staat op de lijst" in tekst
    assert "in de plaats van Dré" in tekst
    eva = Aanwezigheid.objects.get(naam="Eva")
    weg = reverse("deelname:bijgekomene-weg", kwargs={"netwerk": sessie.netwerk.slug, "pk": eva.pk})
    assert "staat niet meer op de lijst" in client.post(weg, follow=True).content.decode()
    assert not Aanwezigheid.objects.filter(pk=eva.pk).exists()


def test_search_filter_and_file_find_people(client, sessie, rij, begeleider):
    domein.noteer(rij("Bo"), toestand="online", door=begeleider)

    def wie(**vraag):
        return sorted(str(r) for r in client.get(_adres("lijst", sessie), vraag).context["object_list"])

    assert [wie(q="bo"), wie(toestand="erbij"), wie(toestand="open"), wie(toestand="niet"), wie(toestand="nieuw")] == [
        ["Bo"], ["Bo"], ["An", "Dré"], ["Cis"], [],
    ]  # fmt: skip
    regels = b"".join(client.get(_adres("lijst", sessie), {"als": "csv", "toestand": "erbij"})).decode().splitlines()
    assert len(regels) == 2
    assert regels[1].startswith("Bo;coach;")
    assert ";online;afgevinkt;" in regels[1]


def test_the_page_asks_as_much_for_one_person_as_for_three(client, sessie, lijst, begeleider):
    lijst.rijen.exclude(genodigde__naam="An").delete()

    def meet():
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(_adres("lijst", sessie)).status_code == 200
        return len(vragen)

    meet()
    een = meet()
    for n in (1, 2):
        GenodigdeFactory(sessie=sessie, vervangt=sessie.genodigden.first(), email=f"z{n}@test.example")
    domein.noteer_verwachten(sessie, door=begeleider)
    assert meet() == een


def test_who_does_not_organise_sees_no_card_and_no_list(client, sessie, lijst):
    client.force_login(iemand("projectmedewerker", sessie.netwerk))
    assert "Aanwezigheid" not in client.get(sessie.get_absolute_url()).content.decode()
    assert client.get(_adres("lijst", sessie)).status_code == 403


def test_a_meeting_to_come_has_no_list_yet(client, sessie, nu):
    sessie.genodigden.all().delete()
    type(sessie).objects.update(begint_op=nu + timedelta(days=2), eindigt_op=nu + timedelta(days=2, hours=1))
    tekst = client.get(_adres("lijst", sessie)).content.decode()
    assert "op de dag zelf" in tekst
    assert _adres("begin", sessie) not in tekst
    assert "Aanwezigheid" not in client.get(sessie.get_absolute_url()).content.decode()
