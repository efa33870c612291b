"""Help where people are: a place for every word of the menu, and the same first hour on the page and in the paper."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from kern import register
from netwerken.context import NAAST_HET_MENU
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]


def test_every_word_of_the_menu_is_explained(client):
    tekst = client.get(reverse("over:hulp")).text
    woorden = {punt.sleutel: punt.naam for punt in register.alles.menu} | NAAST_HET_MENU
    tekst = tekst.partition('<h2 id="overal">')[0]
    assert dict(re.findall(r'<h3 id="([a-z]+)">([^<]+)</h3>', tekst)) == woorden


def test_each_part_of_the_menu_has_a_letter_of_its_own():
    letters = [punt.toets for punt in register.alles.menu]
    assert len(set(letters) | {"t", "n"}) == len(letters) + 2  # those of the tasks and of all networks
    assert all(len(letter) == 1 for letter in letters)


@pytest.mark.parametrize("naam", ["overzicht", "stand", "leden"])
def test_the_foot_of_a_page_leads_to_the_help_about_it(client, naam):
    netwerk = NetwerkFactory()
    client.force_login(iemand("netwerkbegeleider", netwerk))
    tekst = client.get(reverse(f"netwerken:{naam}", kwargs={"netwerk": netwerk.slug})).text
    assert f'href="/over/hulp/#{naam}">Hulp</a>' in tekst


def test_who_is_not_logged_in_finds_the_help_too(client):
    assert 'href="/over/hulp/">Hulp</a>' in client.get(reverse("account_login")).text


def test_the_first_hour_is_the_same_on_the_page_and_in_the_paper(client):
    papier = (Path(settings.BASE_DIR) / "docs" / "eerste-uur.md").read_text(encoding="utf-8")
    lijst = re.search(r"<ol data-eerste-uur>(.*?)</ol>", client.get(reverse("over:hulp")).text, re.DOTALL)[1]
    assert re.findall(r"<strong>(.+?)\.</strong>", lijst) == re.findall(r"^## \d\. (.+)$", papier, re.MULTILINE)


def test_every_page_with_a_menu_has_its_own_help_beside_its_title(client):
    wereld = maak_wereld()
    client.force_login(wereld.mensen["netwerkbegeleider"])
    plekken = set(re.findall(r'id="([a-z-]+)"', client.get(reverse("over:hulp")).text))
    zonder, gezien = [], set()
    for naam, regel in TOEGANG.items():
        if regel.get[5] != 200 or "netwerk" not in (plek := regel.kwargs(wereld)):
            continue
        antwoord = client.get(reverse(naam, kwargs=plek))
        if not antwoord["Content-Type"].startswith("text/html") or 'class="ln-menu' not in antwoord.text:
            continue
        hulp = re.search(r'<details class="ln-pop ln-hulp">.*?#([a-z]+)">Alle hulp</a>', antwoord.text, re.DOTALL)
        if hulp is None or hulp[1] not in plekken:
            zonder.append(naam)
        else:
            gezien.add(hulp[1])
    assert zonder == []
    assert gezien == {punt.sleutel for punt in register.alles.menu} | set(NAAST_HET_MENU)


def test_help_beside_the_title_is_about_the_page(client):
    netwerk = NetwerkFactory(onderdelen=["bijeenkomsten"])
    client.force_login(iemand("netwerkbegeleider", netwerk))

    def naast(pad):
        return client.get(f"{netwerk.get_absolute_url()}{pad}").context["hulp"]["naam"]

    assert [naast(pad) for pad in ("", "sessies/plan/", "leervragen/links/", "taken/anderen/", "zoeken/")] == [
        "Overzicht", "Bijeenkomsten", "Vragen", "Mijn taken", "Zoeken",
    ]  # fmt: skip
