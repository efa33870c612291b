import pytest
from django.urls import reverse

from sessies.domain.verloop import leg_opkomst_vast
from sessies.models import Actiepunt, Besluit, Inzicht
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


def adres(naam, netwerk, *args):
    return reverse(f"sessies:{naam}", args=[netwerk.slug, *args])


def fouten(antwoord):
    return {veld: list(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


TE_VROEG = (
    "Deze bijeenkomst moet nog beginnen, op do\u00a015\u00a0jan\u00a02099, 13.30\u00a0uur. "
    "Wat eruit komt, noteer je daarna."
)


def test_afsluiten_records_everything_at_once(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)
    vraag = AgendapuntFactory(sessie=sessie, leervraag=LeervraagFactory(netwerk=netwerk)).leervraag
    data = {
        "versie": 1,
        "ingeschreven": 12,
        "aanwezig": 10,
        "verontschuldigd": 2,
        "verslag": "Wat we zagen.",
        "delen": "on",
        "wie_ontbrak": "Werkgevers.",
    }

    als(begeleider).post(adres("afsluiten", netwerk, sessie.nummer), data)

    sessie.refresh_from_db()
    vraag.refresh_from_db()
    assert (sessie.status, sessie.verslag, sessie.wie_ontbrak, sessie.opkomst.afwezig) == (
        "gehouden",
        "Wat we zagen.",
        "Werkgevers.",
        0,
    )
    assert (sessie.verslag_op is not None, vraag.staat) == (True, "besproken")


@pytest.mark.parametrize(
    "anders, verwacht",
    [
        (
            {"ingeschreven": 12, "aanwezig": 10},
            {"ingeschreven": ["Aanwezig, verontschuldigd en niet gekomen zijn samen 10, minder dan 12."]},
        ),
        ({"aanwezig": 10}, {"ingeschreven": ["Vul dit getal ook in."]}),
        ({"ingeschreven": 10}, {"aanwezig": ["Vul dit getal ook in."]}),
        ({"ingeschreven": -1, "aanwezig": 1}, {"ingeschreven": ["Minstens 0."]}),
        ({"delen": "on"}, {"verslag": ["Er is nog geen verslag om te delen."]}),
    ],
)
def test_afsluiten_refuses_numbers_that_do_not_add_up_and_closes_nothing(als, netwerk, begeleider, anders, verwacht):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)

    antwoord = als(begeleider).post(
        adres("afsluiten", netwerk, sessie.nummer), {"versie": 1, "wie_ontbrak": "Werkgevers.", **anders}
    )

    assert fouten(antwoord) == verwacht
    assert "Werkgevers." in antwoord.content.decode()
    sessie.refresh_from_db()
    assert (sessie.status, sessie.versie) == ("gepland", 1)


def test_afsluiten_of_a_coming_meeting_says_why_not_and_changes_nothing(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)

    antwoord = als(begeleider).post(adres("afsluiten", netwerk, sessie.nummer), {"versie": 1, "wie_ontbrak": "Ja"})

    assert fouten(antwoord) == {"__all__": [TE_VROEG]}
    sessie.refresh_from_db()
    assert (sessie.wie_ontbrak, sessie.versie) == ("", 1)


@pytest.mark.parametrize("daad", ["afsluiten", "besluit", "actiepunt", "inzicht-nieuw"])
@pytest.mark.parametrize(
    "hoe, zin",
    [
        ({}, TE_VROEG),
        ({"afgelast": True}, "Dit kan alleen bij een bijeenkomst die doorging."),
        ({"concept": True}, "Dit kan alleen bij een bijeenkomst die doorging."),
        ({"voorbij": True}, None),
    ],
)
def test_what_comes_out_of_a_meeting_has_no_form_before_it_began(als, netwerk, begeleider, daad, hoe, zin):
    sessie = SessieFactory(netwerk=netwerk, **hoe)
    antwoord = als(begeleider).get(adres(daad, netwerk, sessie.nummer), follow=True)

    assert [str(m) for m in antwoord.context["messages"]] == ([zin] if zin else [])
    assert ("form" in antwoord.context) is (zin is None)


def test_afsluiten_in_two_tabs_shows_both_texts(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    client = als(begeleider)
    client.post(adres("afsluiten", netwerk, sessie.nummer), {"versie": 1, "verslag": "Van de eerste"})

    antwoord = client.post(adres("afsluiten", netwerk, sessie.nummer), {"versie": 1, "verslag": "Van de tweede"})

    assert antwoord.status_code == 409
    assert [v.veld.name for v in antwoord.context["conflict"].verschillen] == ["verslag"]


def test_small_forms_of_a_held_meeting(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    client = als(begeleider)

    client.post(adres("besluit", netwerk, sessie.nummer), {"soort": "beslissing", "tekst": "Goedgekeurd."})
    client.post(
        adres("actiepunt", netwerk, sessie.nummer), {"tekst": "Blad", "wie": "begeleider", "tegen": "2026-12-01"}
    )
    antwoord = client.post(
        adres("inzicht-nieuw", netwerk, sessie.nummer), {"titel": "Koffie", "tekst": "Eerst koffie."}
    )

    assert (Besluit.objects.get().tekst, Actiepunt.objects.get().wie) == ("Goedgekeurd.", "begeleider")
    assert (antwoord["Location"], Inzicht.objects.get().sessie) == (sessie.get_absolute_url(), sessie)


def test_afgelasten_wants_a_reason(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client = als(begeleider)

    assert fouten(client.post(adres("afgelasten", netwerk, sessie.nummer), {"reden": " "})) == {
        "reden": ["Schrijf in één zin waarom."]
    }
    client.post(adres("afgelasten", netwerk, sessie.nummer), {"reden": "De zaal is dicht."})
    sessie.refresh_from_db()
    assert sessie.status == "afgelast"


def test_more_may_come_than_had_registered(als, begeleider, netwerk):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True, status="gehouden")
    leg_opkomst_vast(sessie, ingeschreven=20, aanwezig=25, door=begeleider)

    assert "25 aanwezig, 20 ingeschreven" in als(begeleider).get(sessie.get_absolute_url()).content.decode()
