"""The search box, as a page; and the lists, which agree with it."""

import re

import pytest
from django.urls import reverse

from kern.zoeken.vinden import PER_SOORT, TOON_PER_SOORT
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import AanbevelingFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk():
    return NetwerkFactory(slug="net", korte_naam="Proefnet")


@pytest.fixture
def zoek(client, netwerk):
    client.force_login(iemand("lid", netwerk))

    def vraag(q=None, **meer):
        gegevens = meer if q is None else {"q": q, **meer}
        antwoord = client.get(reverse("netwerken:zoeken", args=[netwerk.slug]), gegevens)
        assert antwoord.status_code == 200
        return re.sub(r"\s+", " ", antwoord.content.decode().replace("\xa0", " "))

    return vraag


def test_hits_stand_in_groups_with_their_number(zoek, netwerk):
    LeervraagFactory(netwerk=netwerk, woorden="Hoe plukken we <b>bramen</b>?")
    FicheFactory.create_batch(2, netwerk=netwerk, titel="Over bramen & bessen", kern="Rijpe bramen zijn zwart.")

    pagina = zoek("Braam")

    assert "3 vondsten voor ‘Braam’ in Proefnet." in pagina
    assert 'Vragen <span class="ln-soft">(1)</span>' in pagina
    assert 'Fiches <span class="ln-soft">(2)</span>' in pagina
    assert "Over <mark>bramen</mark> &amp; bessen" in pagina
    assert "Rijpe <mark>bramen</mark> zijn zwart." in pagina
    assert "&lt;b&gt;<mark>bramen</mark>&lt;/b&gt;" in pagina
    assert "Toon alle" not in pagina


def test_a_kind_with_many_hits_has_a_page_of_its_own(zoek, netwerk):
    LeervraagFactory.create_batch(PER_SOORT + 1, netwerk=netwerk, woorden="Bramen?")
    FicheFactory(netwerk=netwerk, titel="Bramen")

    assert f'<a class="ln-plain" href="?q=bramen&amp;soort=leervraag">Toon alle {PER_SOORT + 1} vragen</a>' in zoek(
        "bramen"
    )
    assert zoek("bramen").count("<h3") == TOON_PER_SOORT + 1
    alle = zoek("bramen", soort="leervraag")
    assert f"{PER_SOORT + 1} vondsten voor ‘bramen’ bij de vragen van Proefnet." in alle
    assert (alle.count("<h3"), "Toon alle" in alle, 'href="?q=bramen">Zoek in alles' in alle) == (
        PER_SOORT + 1,
        False,
        True,
    )
    assert "Niets gevonden" in zoek("peren", soort="leervraag")
    assert f"{PER_SOORT + 2} vondsten voor ‘bramen’ in Proefnet." in zoek("bramen", soort="onzin")


def test_more_than_two_hundred_of_a_kind_are_cut_and_say_so(zoek, netwerk, monkeypatch):
    monkeypatch.setattr("kern.zoeken.vinden.KANDIDATEN", 2)
    LeervraagFactory.create_batch(3, netwerk=netwerk, woorden="Bramen?")
    assert "Dit zijn de beste 2." in zoek("bramen", soort="leervraag")


def test_nothing_found_says_what_to_do(zoek, netwerk):
    FicheFactory(netwerk=netwerk, titel="Begeleiding")

    assert "Niets gevonden" not in zoek()
    leeg = zoek("begelijding")
    assert "Niets gevonden" in leeg
    assert 'Bedoelde je <a href="?q=begeleiding">begeleiding</a>?' in leeg
    assert "Bedoelde je" not in zoek("xyzxyz")


@pytest.mark.parametrize(
    "q", ["   ", '"', 'NEAR("', "*", "a OR", "é" * 300, "-" * 200, "你好", "'; DROP TABLE x; --", "%"]
)
def test_whatever_is_typed_gives_a_page(zoek, netwerk, q):
    LeervraagFactory(netwerk=netwerk)
    assert "Wat zoek je?" in zoek(q)


def test_a_nul_byte_is_refused_before_it_reaches_the_database(client, netwerk):
    client.force_login(iemand("lid", netwerk))
    assert client.get(reverse("netwerken:zoeken", args=["net"]), {"q": "a\x00b"}).status_code == 400


@pytest.mark.parametrize("rol", ["lid", "netwerkbegeleider"])
def test_lists_and_box_find_the_same(client, netwerk, rol):
    for n in range(2):
        LeervraagFactory(netwerk=netwerk, woorden="Kinderopvang?", delen=["netwerk", "begeleiding"][n])
        SessieFactory(netwerk=netwerk, gehouden=True, titel="Overleg", verslag="Opvang" if n else "Iets anders")
        FicheFactory(netwerk=netwerk, titel="Opvangen", slug=f"f{n}")
        SignaalFactory(netwerk=netwerk, gevraagd="Opvang")
        PilootFactory(project=ProjectFactory(netwerk=netwerk, titel="Opvanghuis"), titel="Opvang")
        AanbevelingFactory(netwerk=netwerk, tekst="Meer opvang" if n else "Meer geld")
    client.force_login(iemand(rol, netwerk))
    lijsten = {
        "leervraag": "sessies:leervragen", "sessie": "sessies:lijst", "fiche": "kennis:lijst", "signaal": "kennis:signalen",
        "piloot": "piloten:lijst", "project": "projecten:lijst", "aanbeveling": "rapportage:aanbevelingen",
    }  # fmt: skip

    in_het_vak = {
        g.soort.naam: g.aantal
        for g in client.get(reverse("netwerken:zoeken", args=["net"]), {"q": "opvang"}).context["groepen"]
    }
    in_de_lijst = {}
    for soort, naam in lijsten.items():
        gevonden = client.get(reverse(naam, args=["net"]), {"q": "opvang"}).context["filter"].qs.count()
        in_de_lijst |= {soort: gevonden} if gevonden else {}

    assert in_de_lijst == in_het_vak
    assert in_het_vak["leervraag"] == (1 if rol == "lid" else 2)
    assert in_het_vak.get("sessie", 0) == (0 if rol == "lid" else 1)


def test_the_public_library_is_searched_by_the_same_words(client, netwerk):
    FicheFactory(netwerk=netwerk, openbaar=True, titel="Kinderopvang")
    FicheFactory(netwerk=netwerk, titel="Opvang, nog niet openbaar")
    assert [f.titel for f in client.get("/kennis/", {"q": "opvang"}).context["object_list"]] == ["Kinderopvang"]
