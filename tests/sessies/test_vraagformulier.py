import pytest
from django.urls import reverse

from sessies.models import Inzicht, Leervraag
from tests.fabrieken.netwerken import (
    NetwerkorganisatieFactory,
    ThemaFactory,
)
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


def adres(naam, netwerk, *args):
    return reverse(f"sessies:{naam}", args=[netwerk.slug, *args])


def fouten(antwoord):
    return {veld: list(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


def test_breng_in_as_projectmedewerker_knows_the_own_project(als, netwerk):
    project = ProjectFactory(netwerk=netwerk)
    ProjectFactory(netwerk=netwerk)
    mens = medewerker_van(project)
    client = als(mens)

    form = client.get(adres("breng-in", netwerk)).context["form"]
    client.post(adres("breng-in", netwerk), {"woorden": "Hoe?", "delen": "netwerk", "drager": form["drager"].value()})

    vraag = Leervraag.objects.get()
    assert (vraag.project, vraag.ingebracht_door, vraag.herkomst) == (project, mens, "formulier")
    assert "herkomst" not in form.fields


def test_breng_in_as_netwerkbegeleider_notes_a_call(als, netwerk, begeleider):
    thema, organisatie = ThemaFactory(netwerk=netwerk), NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    data = {"woorden": "Hoe?", "delen": "begeleiding", "herkomst": "telefoon", "drager": f"organisatie:{organisatie.pk}",
            "thema": thema.pk, "antwoord_mail": "a@test.example"}  # fmt: skip

    als(begeleider).post(adres("breng-in", netwerk), data)

    vraag = Leervraag.objects.get()
    assert (vraag.organisatie, vraag.thema, vraag.herkomst, vraag.antwoord_mail) == (
        organisatie,
        thema,
        "telefoon",
        "a@test.example",
    )


@pytest.mark.parametrize(
    "anders, veld, melding",
    [
        ({"woorden": "  "}, "woorden", "Het vak is nog leeg. Eén zin is genoeg."),
        ({"delen": ""}, "delen", "Kies met wie we dit delen."),
        (
            {"antwoord_mail": "geen adres"},
            "antwoord_mail",
            "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.",
        ),
    ],
)
def test_breng_in_keeps_what_was_typed(als, netwerk, begeleider, anders, veld, melding):
    data = {"woorden": "Een halve zin", "namens": "de toeleiders", "delen": "netwerk", "herkomst": "telefoon", **anders}

    antwoord = als(begeleider).post(adres("breng-in", netwerk), data)

    assert fouten(antwoord) == {veld: [melding]}
    assert "de toeleiders" in antwoord.content.decode()
    assert Leervraag.objects.count() == 0


def test_verhelder_in_two_tabs_shows_both_texts(als, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)
    client = als(begeleider)
    client.post(adres("verhelder", netwerk, vraag.nummer), {"vraag": "Van de eerste", "versie": 1})

    antwoord = client.post(adres("verhelder", netwerk, vraag.nummer), {"vraag": "Van de tweede", "versie": 1})

    assert antwoord.status_code == 409
    assert "Van de eerste" in antwoord.content.decode()
    vraag.refresh_from_db()
    assert vraag.vraag == "Van de eerste"


def test_verhelder_without_themes_keeps_the_theme(als, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)

    als(begeleider).post(adres("verhelder", netwerk, vraag.nummer), {"vraag": "Hoe dan?", "versie": 1})

    vraag.refresh_from_db()
    assert (vraag.vraag, vraag.thema) == ("Hoe dan?", None)


def test_beantwoord_answers(als, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    client = als(begeleider)

    assert fouten(client.post(adres("beantwoord", netwerk, vraag.nummer), {"antwoord": "", "versie": 1})) == {
        "antwoord": ["Schrijf het antwoord dat de vraagsteller krijgt."]
    }
    client.post(adres("beantwoord", netwerk, vraag.nummer), {"antwoord": "Zo.", "versie": 1})
    vraag.refresh_from_db()
    assert vraag.staat == "beantwoord"


def test_agenderen_offers_coming_meetings_and_says_when_there_are_none(als, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    client = als(begeleider)
    assert (
        "Er staat nog geen bijeenkomst gepland"
        in client.get(adres("agenderen", netwerk, vraag.nummer)).content.decode()
    )

    komend, _voorbij, _vreemd = (
        SessieFactory(netwerk=netwerk),
        SessieFactory(netwerk=netwerk, gehouden=True),
        SessieFactory(),
    )
    form = client.get(adres("agenderen", netwerk, vraag.nummer)).context["form"]
    assert list(form.fields["sessie"].queryset) == [komend]

    data = {"sessie": komend.pk, "titel": "Samen kijken", "minuten": 45, "werkvorm": "intervisie"}
    client.post(adres("agenderen", netwerk, vraag.nummer), data)
    assert komend.agendapunten.get().titel == "Samen kijken"


def test_inzicht_in_two_tabs_shows_both_texts(als, netwerk, begeleider):
    inzicht = InzichtFactory(sessie__netwerk=netwerk)
    client = als(begeleider)
    for i, status in enumerate((302, 409)):
        data = {"titel": f"Tekst {i}", "tekst": "Iets.", "versie": 1}
        assert client.post(adres("inzicht-wijzig", netwerk, inzicht.nummer), data).status_code == status
    assert Inzicht.objects.get().titel == "Tekst 0"
