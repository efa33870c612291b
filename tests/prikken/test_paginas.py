"""The pages of a date poll: what people type, what they read, how many questions a page asks the database."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok, register
from kern.models import Bericht
from prikken.domain import antwoorden, prikken, versturen
from prikken.models import Datumprikker
from sessies.models import Sessie
from tests.fabrieken.netwerken import LidmaatschapFactory, MandaatFactory, OrgaanFactory, toegang
from tests.prikken.conftest import maak

pytestmark = pytest.mark.een_databank
SLEUTEL = {"inzending": "a" * 32}


@pytest.fixture
def als_begeleider(client, begeleider):
    client.force_login(begeleider)
    return client


@pytest.fixture
def gevraagd(netwerk, begeleider, nu):
    prikker = maak(netwerk, begeleider, "An", "Bo", "Cis")
    versturen.verstuur(prikker, door=begeleider)
    prikker.refresh_from_db()
    return prikker


def antwoordt(prikker, naam, kan):
    dagen = dict.fromkeys(prikker.dagen.values_list("pk", flat=True), kan)
    return antwoorden.antwoord(prikker.gevraagden.get(naam=naam), kan=dagen, door=None)


def adres(naam, netwerk, **kwargs):
    return reverse(f"prikken:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def test_a_poll_for_a_body_begins_with_its_members_on_the_list(als_begeleider, netwerk, nu):
    zetel = MandaatFactory(orgaan=OrgaanFactory(netwerk=netwerk), lidmaatschap=LidmaatschapFactory(netwerk=netwerk))
    getypt = {
        "titel": "Stuurgroep", "soort": "stuurgroep", "orgaan": zetel.orgaan_id, "dagen": "8/12 13u30\n10/12 9u",
        "minuten": "120", "tot": "20/11", **SLEUTEL,
    }  # fmt: skip
    antwoord = als_begeleider.post(adres("nieuw", netwerk), getypt, follow=True)
    prikker = Datumprikker.objects.get()
    assert [(d.begint_op.hour, d.eindigt_op.hour) for d in prikker.dagen.all()] == [(12, 14), (8, 10)]
    assert prikker.tot == date(2026, 11, 20)
    assert prikker.gevraagden.get().gebruiker == zetel.lidmaatschap.gebruiker
    assert "Er vertrok nog niets" in antwoord.content.decode()
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"dagen": "8/12 13u30\n8/12 13.30"}, "dagen", "staat er al"),
        ({"dagen": "8/12 13u30\n28/3/2027 2u30"}, "dagen", "bestaat niet op die dag"),
        ({"tot": "8/12"}, "tot", "Kies een dag voor de eerste voorgestelde dag"),
        ({"tot": "9/11/2026"}, "tot", "Deze dag is voorbij"),
        ({"minuten": "7"}, "minuten", "7"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(als_begeleider, netwerk, nu, anders, veld, zin):
    goed = {"titel": "T", "soort": "overleg", "dagen": "8/12 13u30\n10/12 9u", "minuten": "120", "tot": "20/11"}
    antwoord = als_begeleider.post(adres("nieuw", netwerk), {**goed, **anders, **SLEUTEL})
    assert zin in " ".join(antwoord.context["form"].errors[veld]).replace("\u00a0", " ")
    assert not Datumprikker.objects.exists()


def test_one_screen_without_account_says_when_and_names_nobody(client, gevraagd):
    antwoordt(gevraagd, "Bo", "ja")
    an = gevraagd.gevraagden.get(naam="An")
    pad, dagen = versturen.pad_van(an), gevraagd.dagen.values_list("pk", flat=True)
    tekst = client.get(pad).content.decode()
    assert tekst.count("1 kan") == 3
    assert not re.search(r"\bBo\b|functie Bo|bo@test", tekst)
    half = client.post(pad, {f"dag_{dagen[0]}": "ja", **SLEUTEL})
    assert "Kies ja, als het moet of nee." in half.content.decode()
    assert not an.antwoorden.exists()
    heel = {f"dag_{pk}": "nood" for pk in dagen}
    dank = client.post(pad, {**heel, "opmerking": "Liefst online", **SLEUTEL}, follow=True).content.decode()
    assert "je antwoord is bewaard" in dank
    assert list(an.antwoorden.values_list("kan", flat=True)) == ["nood"] * 3
    with klok.op(klok.nu() + timedelta(days=11)):
        assert "Antwoorden kon tot en met" in client.get(pad).content.decode()
        client.post(pad, {f"dag_{pk}": "nee" for pk in dagen} | SLEUTEL)
    assert list(an.antwoorden.values_list("kan", flat=True)) == ["nood"] * 3
    assert client.get(pad[:-3] + "x/").status_code == 404


def test_words_of_people_never_become_markup(als_begeleider, client, netwerk, begeleider, nu):
    kwaad = "<script>alert(1)</script>"
    prikker = maak(netwerk, begeleider, titel=kwaad, uitleg=kwaad)
    wie = prikken.vraag_gast(prikker, email="x@test.example", naam=kwaad, functie=kwaad, door=begeleider)
    versturen.verstuur(prikker, door=begeleider)
    prikker.refresh_from_db()
    antwoorden.antwoord(
        wie, kan=dict.fromkeys(prikker.dagen.values_list("pk", flat=True), "ja"), opmerking=kwaad, door=None
    )
    paden = [prikker.get_absolute_url(), adres("lijst", netwerk), versturen.pad_van(wie)]
    for pad in paden:
        assert kwaad not in client.get(pad).content.decode()


def test_the_day_is_chosen_in_the_page_with_the_warnings_of_planning(als_begeleider, netwerk, gevraagd):
    antwoordt(gevraagd, "An", "ja")
    dag = gevraagd.dagen.first()
    pad = adres("kies", netwerk, pk=dag.pk)
    getypt = {"titel": "Stuurgroep", "soort": "stuurgroep", "vorm": "fysiek", "datum": "1 mei 2030", **SLEUTEL}
    antwoord = als_begeleider.post(pad, getypt)
    assert "Zeg waar het is" in antwoord.content.decode()
    als_begeleider.post(pad, {**getypt, "gemeente": "Gent"})
    sessie = Sessie.objects.get()
    assert (sessie.begint_op, sessie.gemeente) == (dag.begint_op, "Gent")
    assert als_begeleider.get(pad).status_code == 302
    assert "Het wordt" in als_begeleider.get(versturen.pad_van(gevraagd.gevraagden.first())).content.decode()
    assert sessie.get_absolute_url() in als_begeleider.get(gevraagd.get_absolute_url()).content.decode()


def test_the_overview_asks_an_answer_and_then_a_choice(netwerk, begeleider, gevraagd):
    def taken(gebruiker):
        return [(t.titel, t.url) for t in register.taken_van(toegang(gebruiker, netwerk)) if "Stuurgroep" in t.titel]

    lid = LidmaatschapFactory(netwerk=netwerk).gebruiker
    prikken.vraag_gast(gevraagd, email=lid.email, door=begeleider)
    versturen.verstuur(gevraagd, door=begeleider)
    eigen = gevraagd.gevraagden.get(gebruiker=lid)
    assert taken(lid) == [("Zeg wanneer je kunt: Stuurgroep", versturen.pad_van(eigen))]
    assert taken(begeleider) == []
    with klok.op(klok.nu() + timedelta(days=11)):
        assert taken(lid) == []
        assert taken(begeleider) == [("Kies een datum voor Stuurgroep", gevraagd.get_absolute_url())]


def test_the_pages_ask_as_much_for_three_rows_as_for_one(als_begeleider, netwerk, begeleider, nu):
    def vragen(*paden):
        with CaptureQueriesContext(connection) as gevraagd:
            for pad in paden:
                assert als_begeleider.get(pad).status_code == 200
        return len(gevraagd)

    een = maak(netwerk, begeleider, "An", dagen=((2026, 12, 8), (2026, 12, 10)))
    versturen.verstuur(een, door=begeleider)
    antwoordt(een, "An", "ja")
    lijst, link = adres("lijst", netwerk), versturen.pad_van(een.gevraagden.first())
    vragen(lijst, een.get_absolute_url(), link)
    weinig = vragen(lijst), vragen(een.get_absolute_url()), vragen(link)
    drie, *_ = [maak(netwerk, begeleider, "An", "Bo", "Cis") for _ in range(3)]
    versturen.verstuur(drie, door=begeleider)
    for naam in ("An", "Bo", "Cis"):
        antwoordt(drie, naam, "ja")
    veel = vragen(lijst), vragen(drie.get_absolute_url()), vragen(versturen.pad_van(drie.gevraagden.first()))
    assert veel == weinig
