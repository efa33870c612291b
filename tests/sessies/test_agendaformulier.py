import pytest
from django.urls import reverse

from sessies.forms.agenda import MEESTE_RIJEN, als_keuze, als_regel, lees_lijst
from sessies.models import Agendapunt
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


def adres(naam, netwerk, *args):
    return reverse(f"sessies:{naam}", args=[netwerk.slug, *args])


def fouten(antwoord):
    return {veld: list(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


def agendadata(rijen, versie=1, **meer):
    data = {
        "versie": versie,
        "form-TOTAL_FORMS": len(rijen),
        "form-INITIAL_FORMS": 0,
        "form-MIN_NUM_FORMS": 0,
        "form-MAX_NUM_FORMS": 60,
    }
    for i, rij in enumerate(rijen):
        data |= {f"form-{i}-{veld}": waarde for veld, waarde in rij.items()}
    return {**data, **meer}


LEEG = {"titel": "", "minuten": "", "werkvorm": "", "wie": "", "leervraag": "", "toelichting": "", "volgorde": ""}


def test_agenda_saves_rows_in_the_order_people_gave_and_skips_empty_ones(als, netwerk, begeleider):
    sessie, vraag = SessieFactory(netwerk=netwerk), LeervraagFactory(netwerk=netwerk)
    rijen = [
        {"titel": "Derde", "minuten": "10"},
        {
            "titel": "Tweede",
            "minuten": "20",
            "volgorde": "2",
            "leervraag": f" {vraag.nummer} Hoe",
            "werkvorm": "intervisie",
        },
        LEEG,
        {"titel": "Eerste", "minuten": "5", "volgorde": "1"},
        {"titel": "Weg", "minuten": "5", "volgorde": "1", "DELETE": "on"},
        {**LEEG, "volgorde": "9"},
    ]

    antwoord = als(begeleider).post(adres("agenda", netwerk, sessie.nummer), agendadata(rijen))

    assert antwoord.status_code == 302
    assert list(sessie.agendapunten.values_list("titel", flat=True)) == ["Eerste", "Tweede", "Derde"]
    vraag.refresh_from_db()
    assert vraag.staat == "geagendeerd"


@pytest.mark.parametrize(
    "rij, melding",
    [
        ({"titel": "", "minuten": "10"}, "Wat gebeurt er dan?"),
        ({"titel": "Nul", "minuten": "0"}, "Minstens 1 minuut, of laat het leeg."),
        ({"titel": "Veel", "minuten": "1441"}, "Een onderdeel duurt hoogstens een dag"),
        ({"titel": "Tekst", "minuten": "tien"}, "Schrijf een getal."),
        ({"titel": "Vraag", "minuten": "5", "leervraag": "2020-999"}, "Kies een vraag uit de lijst."),
        ({"titel": "Vraag", "minuten": "5", "leervraag": "over taal"}, "Kies een vraag uit de lijst."),
    ],
)
def test_agenda_keeps_what_was_typed_when_a_row_is_wrong(als, netwerk, begeleider, rij, melding):
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie, titel="Blijft")

    antwoord = als(begeleider).post(
        adres("agenda", netwerk, sessie.nummer), agendadata([{"titel": "Goed", "minuten": "5"}, rij])
    )

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert melding in tekst
    assert 'value="Goed"' in tekst
    assert list(Agendapunt.objects.values_list("titel", flat=True)) == ["Blijft"]


def test_agenda_gives_more_empty_rows_without_script(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)

    antwoord = als(begeleider).post(
        adres("agenda", netwerk, sessie.nummer), agendadata([{"titel": "Half", "minuten": ""}, LEEG, LEEG], meer="1")
    )

    rijen = antwoord.context["rijen"]
    assert (antwoord.status_code, len(rijen.forms), rijen.forms[0]["titel"].value()) == (200, 4, "Half")
    assert Agendapunt.objects.count() == 0


def test_agenda_in_two_tabs_shows_both(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client = als(begeleider)
    client.post(adres("agenda", netwerk, sessie.nummer), agendadata([{"titel": "Van de eerste", "minuten": "5"}]))

    antwoord = client.post(
        adres("agenda", netwerk, sessie.nummer), agendadata([{"titel": "Van de tweede", "minuten": "5"}])
    )

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Van de eerste (5 min)" in tekst
    assert 'value="Van de tweede"' in tekst
    assert 'name="versie" value="2"' in tekst
    assert list(sessie.agendapunten.values_list("titel", flat=True)) == ["Van de eerste"]


@pytest.mark.parametrize("totaal", ["", "-1", "onzin", "100000"])
def test_agenda_survives_a_broken_form(als, netwerk, begeleider, totaal):
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie)
    client = als(begeleider)

    for meer in ({}, {"meer": "1"}):
        data = agendadata([{"titel": "x", "minuten": "5"}], **meer) | {"form-TOTAL_FORMS": totaal}
        assert client.post(adres("agenda", netwerk, sessie.nummer), data).status_code == 200
    assert sessie.agendapunten.count() == 1


def test_agenda_offers_open_questions_of_this_network(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    erop = AgendapuntFactory(sessie=sessie, leervraag=LeervraagFactory(netwerk=netwerk, beantwoord=True)).leervraag
    open_vraag = LeervraagFactory(netwerk=netwerk)
    for weg in ({"staat": "ingetrokken"}, {"beantwoord": True}):
        LeervraagFactory(netwerk=netwerk, **weg)
    LeervraagFactory()

    pagina = als(begeleider).get(adres("agenda", netwerk, sessie.nummer))

    assert set(pagina.context["vragen"]) == {als_keuze(erop), als_keuze(open_vraag)}
    assert pagina.context["rijen"].forms[0]["leervraag"].value() == als_keuze(erop)
    assert pagina.text.count(f'<option value="{open_vraag.nummer}') == 1, "once for all rows"


def test_a_question_that_is_not_offered_is_not_taken(als, netwerk, begeleider):
    sessie, client = SessieFactory(netwerk=netwerk), als(begeleider)
    for vraag in (
        LeervraagFactory(netwerk=netwerk, staat="ingetrokken"),
        LeervraagFactory(netwerk=netwerk, beantwoord=True),
        LeervraagFactory(nummer="2019-007"),
    ):
        rijen = [{"titel": "Gesprek", "minuten": "5", "leervraag": als_keuze(vraag)}]
        antwoord = client.post(adres("agenda", netwerk, sessie.nummer), agendadata(rijen))
        assert "Kies een vraag uit de lijst." in antwoord.text
        assert f'value="{vraag.nummer}' in antwoord.text, "what was typed stays"


@pytest.mark.parametrize(
    ("regel", "titel", "minuten"),
    [
        ("Onthaal 10 min", "Onthaal", "10"), ("Onthaal (10 min)", "Onthaal", "10"), ("Onthaal – 10'", "Onthaal", "10"),
        ("10’ Onthaal", "Onthaal", "10"), ("10 min. Onthaal", "Onthaal", "10"), ("Onthaal: 10 minuten", "Onthaal", "10"),
        ("- Onthaal", "Onthaal", ""), ("3. Onthaal, 15 min", "Onthaal", "15"), ("Onthaal\t20", "Onthaal", "20"),
        ("• 5 minuten stilte", "stilte", "5"), ("Terugblik op 2026", "Terugblik op 2026", ""),
        ("Panel 1,5 uur", "Panel", "90"), ("Panel (2 uur)", "Panel", "120"), ("Lunch, een half uur", "Lunch", "30"),
        ("9 uur onthaal", "9 uur onthaal", ""), ("Pauze: kwartier", "Pauze", "15"), ("Gesprek anderhalf uur", "Gesprek", "90"),
        ("Test =SUM(A1) 10 min", "Test =SUM(A1)", "10"), ("13u45 - 14u30: Panel", "13u45 - 14u30: Panel", ""),
        ("Ronde 2 10'", "Ronde 2", "10"), ("10 minutenspel", "10 minutenspel", ""),
    ],
)  # fmt: skip
def test_a_line_of_a_pasted_list_is_a_point_with_or_without_minutes(regel, titel, minuten):
    assert lees_lijst(f"\n{regel}\r\n  \n") == [{"titel": titel, "minuten": minuten}]


def test_a_row_of_a_sheet_says_how_long_and_who():
    rij = {"titel": "Onthaal", "minuten": "15", "wie": "An, de gastheer"}

    assert lees_lijst("Onthaal\t15\tAn\tde gastheer") == [rij]
    assert lees_lijst(als_regel(rij)) == [rij]


def test_what_no_longer_fits_is_said_and_stays_in_the_box(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client, pad = als(begeleider), adres("agenda", netwerk, sessie.nummer)
    vol = [{**LEEG, "titel": f"Punt {n}"} for n in range(MEESTE_RIJEN)]

    tekst = client.post(pad, agendadata(vol, plak="Nog een 5 min")).content.decode()

    assert "onderdelen op staan. Haal weg wat nog in het vak staat" in tekst
    assert ">Nog een\t5 min</textarea>" in tekst
    assert not Agendapunt.objects.exists()


def test_a_pasted_list_is_shown_first_and_saved_as_it_stands(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client, pad = als(begeleider), adres("agenda", netwerk, sessie.nummer)

    antwoord = client.post(pad, agendadata([{**LEEG, "titel": "Er al"}], plak="Onthaal 10 min\nGesprek", zet="1"))
    rijen = [rij.initial for rij in antwoord.context["rijen"].initial_forms]

    assert antwoord.status_code == 200
    assert [(r["titel"], r["minuten"]) for r in rijen] == [("Er al", ""), ("Onthaal", "10"), ("Gesprek", "")]
    assert "2\u00a0onderdelen staan hieronder, nog niet bewaard" in antwoord.content.decode()
    assert not Agendapunt.objects.exists()
    client.post(pad, agendadata([{**LEEG, "titel": r["titel"], "minuten": r["minuten"]} for r in rijen]))
    assert list(sessie.agendapunten.values_list("titel", "minuten")) == [
        ("Er al", None),
        ("Onthaal", 10),
        ("Gesprek", None),
    ]
    pagina = client.get(sessie.get_absolute_url()).content.decode()
    assert pagina.count(" min</span>") == 1


def test_what_does_not_fit_stays_in_the_box(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    lijst = "\n".join(f"Punt {n}" for n in range(1, 63))

    antwoord = als(begeleider).post(adres("agenda", netwerk, sessie.nummer), agendadata([LEEG], plak=lijst))

    assert antwoord.context["plak"] == "Punt 61\nPunt 62"
    assert len(antwoord.context["rijen"].initial_forms) == 60
