import pytest
from django.urls import reverse

from sessies.models import Actiepunt, Agendapunt, Besluit, Inzicht, Leervraag, Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GroepFactory,
    NetwerkorganisatieFactory,
    OrgaanFactory,
    OrganisatieFactory,
    ThemaFactory,
    iemand,
)
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import AgendapuntFactory, InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]

GOED = {
    "titel": "Vertrouwen eerst", "soort": "netwerksessie", "datum": "2026-11-19", "begintijd": "13:30", "eindtijd": "16:30",
    "vorm": "fysiek", "gemeente": "Mechelen",
}  # fmt: skip


def adres(naam, netwerk, *args):
    return reverse(f"sessies:{naam}", args=[netwerk.slug, *args])


def fouten(antwoord):
    return {veld: list(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


# --- planning -------------------------------------------------------------------------------------------------
def test_plan_makes_a_meeting_and_leads_to_its_agenda(als, netwerk, begeleider):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie

    antwoord = als(begeleider).post(adres("plan", netwerk), {**GOED, "inbreng": [organisatie.pk]})

    sessie = Sessie.objects.get()
    assert antwoord["Location"] == adres("agenda", netwerk, sessie.nummer)
    assert (sessie.begint_op, sessie.eindigt_op) == (moment(2026, 11, 19, 13, 30), moment(2026, 11, 19, 16, 30))
    assert (sessie.status, sessie.inbreng) == ("gepland", [organisatie])


def test_plan_keeps_a_concept(als, netwerk, begeleider):
    als(begeleider).post(adres("plan", netwerk), {**GOED, "concept": "1"})

    assert Sessie.objects.get().status == "concept"


@pytest.mark.parametrize(
    "anders, veld, melding",
    [
        ({"titel": ""}, "titel", "Geef de bijeenkomst een titel."),
        ({"datum": ""}, "datum", "Kies een dag."),
        ({"datum": "31/02/2026"}, "datum", "Dit is geen dag. Schrijf bijvoorbeeld 2023-11-20."),
        ({"datum": "0026-11-19"}, "datum", "Kies een jaar tussen 1990 en 2100."),
        ({"begintijd": "25:00"}, "begintijd", "Dit is geen uur. Schrijf bijvoorbeeld 13:30."),
        ({"eindtijd": "13:00"}, "eindtijd", "De bijeenkomst eindigt voor ze begint. Kies een uur na 13.30 uur."),
        ({"eindtijd": "13:30"}, "eindtijd", "De bijeenkomst eindigt voor ze begint. Kies een uur na 13.30 uur."),
        (
            {"datum": "2026-03-29", "begintijd": "02:30", "eindtijd": "04:00"}, "begintijd",
            "2.30 uur bestaat niet op die dag: de klok springt die nacht van 2 naar 3 uur. Kies een ander uur.",
        ),
        (
            {"datum": "2026-10-25", "begintijd": "01:00", "eindtijd": "02:30"}, "eindtijd",
            "2.30 uur komt die nacht twee keer voor: de klok gaat terug van 3 naar 2 uur. Kies een ander uur.",
        ),
        ({"gemeente": ""}, "plaats", "Zeg waar het is: een zaal of minstens een gemeente. Of kies 'online'."),
        ({"online_adres": "geen adres"}, "online_adres", "Dit is geen webadres. Het begint met https://."),
    ],
)  # fmt: skip
def test_plan_says_beside_the_field_what_is_wrong_and_keeps_what_was_typed(
    als, netwerk, begeleider, anders, veld, melding
):
    antwoord = als(begeleider).post(adres("plan", netwerk), {**GOED, "doel": "Elkaar leren vertrouwen.", **anders})

    assert antwoord.status_code == 200
    assert fouten(antwoord) == {veld: [melding]}
    assert "Elkaar leren vertrouwen." in antwoord.content.decode()
    assert antwoord.context["form"]["begintijd"].value() == {**GOED, **anders}["begintijd"]
    assert Sessie.objects.count() == 0


def test_plan_reads_an_hour_as_people_write_it(als, netwerk, begeleider):
    als(begeleider).post(adres("plan", netwerk), {**GOED, "begintijd": "13.30", "eindtijd": "16u30"})

    assert Sessie.objects.get().minuten == 180


@pytest.mark.parametrize("wat", ["groep", "orgaan"])
def test_plan_offers_groups_and_bodies_of_this_network_only(als, netwerk, begeleider, wat):
    fabriek = {"groep": GroepFactory, "orgaan": OrgaanFactory}[wat]
    eigen, vreemd = fabriek(netwerk=netwerk), fabriek()
    client = als(begeleider)

    assert list(client.get(adres("plan", netwerk)).context["form"].fields[wat].queryset) == [eigen]
    antwoord = client.post(adres("plan", netwerk), {**GOED, wat: vreemd.pk})

    assert fouten(antwoord) == {wat: ["Kies iets uit de lijst."]}


def test_plan_refuses_a_group_and_a_body_together(als, netwerk, begeleider):
    data = {**GOED, "groep": GroepFactory(netwerk=netwerk).pk, "orgaan": OrgaanFactory(netwerk=netwerk).pk}

    assert fouten(als(begeleider).post(adres("plan", netwerk), data)) == {
        "orgaan": ["Kies een groep of een orgaan, niet allebei."]
    }


def test_plan_fills_in_what_the_address_says(als, netwerk, begeleider):
    form = als(begeleider).get(adres("plan", netwerk), {"datum": "2026-12-03", "ligging": "decentraal"}).context["form"]
    slecht = als(begeleider).get(adres("plan", netwerk), {"datum": "morgen"}).context["form"]

    assert (form["datum"].value(), form["ligging"].value(), slecht["datum"].value()) == (
        "2026-12-03",
        "decentraal",
        None,
    )


def test_who_convenes_a_body_plans_for_that_body_only(als, netwerk):
    organisatie = OrganisatieFactory()
    eigen, ander = OrgaanFactory(netwerk=netwerk, samengeroepen_door=organisatie), OrgaanFactory(netwerk=netwerk)
    client = als(iemand("opdrachtgever", netwerk, organisatie))

    assert fouten(client.post(adres("plan", netwerk), GOED)) == {"orgaan": ["Kies het orgaan dat je samenroept."]}
    assert fouten(client.post(adres("plan", netwerk), {**GOED, "orgaan": ander.pk})) == {
        "orgaan": ["Kies iets uit de lijst."]
    }
    client.post(adres("plan", netwerk), {**GOED, "orgaan": eigen.pk})
    assert Sessie.objects.get().orgaan == eigen


# --- changing, in two tabs ------------------------------------------------------------------------------------
def wijzigdata(client, netwerk, sessie, **anders):
    begin = client.get(adres("wijzig", netwerk, sessie.nummer)).context["form"]
    waarden = {veld.name: veld.value() for veld in begin}
    schoon = {naam: waarde for naam, waarde in waarden.items() if waarde not in (None, False, [])}
    return {**schoon, "datum": "2099-01-15", "begintijd": "13:30", "eindtijd": "16:30", **anders}


def test_two_tabs_show_both_texts_and_the_second_save_wins_knowingly(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, titel="Zo was het")
    client = als(begeleider)
    een = wijzigdata(client, netwerk, sessie, titel="Van de eerste")
    twee = wijzigdata(client, netwerk, sessie, titel="Van de tweede")
    client.post(adres("wijzig", netwerk, sessie.nummer), een)

    antwoord = client.post(adres("wijzig", netwerk, sessie.nummer), twee)

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Van de eerste" in tekst
    assert "Van de tweede" in tekst
    assert [v.veld.name for v in antwoord.context["conflict"].verschillen] == ["titel"]
    assert Sessie.objects.get().titel == "Van de eerste"

    client.post(adres("wijzig", netwerk, sessie.nummer), {**twee, "versie": 2})
    assert Sessie.objects.get().titel == "Van de tweede"


def test_wijzig_moves_a_meeting(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client = als(begeleider)

    client.post(adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, begintijd="14:00"))

    sessie.refresh_from_db()
    assert (sessie.begint_op, sessie.volgnummer) == (moment(2099, 1, 15, 14), 1)


@pytest.mark.parametrize("versie", ["", "onzin", "0"])
def test_wijzig_without_a_version_changes_nothing(als, netwerk, begeleider, versie):
    sessie = SessieFactory(netwerk=netwerk, titel="Zo was het")
    client = als(begeleider)

    antwoord = client.post(
        adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, titel="Anders", versie=versie)
    )

    assert antwoord.status_code == 200
    assert Sessie.objects.get().titel == "Zo was het"


# --- the agenda -----------------------------------------------------------------------------------------------
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
        {"titel": "Tweede", "minuten": "20", "volgorde": "2", "leervraag": vraag.pk, "werkvorm": "intervisie"},
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
        ({"titel": "Zonder duur", "minuten": ""}, "Hoeveel minuten?"),
        ({"titel": "", "minuten": "10"}, "Wat gebeurt er dan?"),
        ({"titel": "Nul", "minuten": "0"}, "Minstens 1 minuut."),
        ({"titel": "Veel", "minuten": "1441"}, "Hoogstens een dag."),
        ({"titel": "Tekst", "minuten": "tien"}, "Schrijf een getal."),
        ({"titel": "Vraag", "minuten": "5", "leervraag": "999999"}, "Kies een vraag uit de lijst."),
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

    rijen = als(begeleider).get(adres("agenda", netwerk, sessie.nummer)).context["rijen"]

    assert {pk for pk, _ in rijen.forms[0].fields["leervraag"].choices if pk} == {str(erop.pk), str(open_vraag.pk)}


# --- after the meeting ----------------------------------------------------------------------------------------
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
            {"ingeschreven": ["Aanwezig, verontschuldigd en niet gekomen zijn samen 10, niet 12."]},
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

    assert fouten(antwoord) == {"__all__": ["Deze bijeenkomst moet nog beginnen. Afsluiten kan zodra ze voorbij is."]}
    sessie.refresh_from_db()
    assert (sessie.wie_ontbrak, sessie.versie) == ("", 1)


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


# --- questions ------------------------------------------------------------------------------------------------
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
        ({"antwoord_mail": "geen adres"}, "antwoord_mail", "Dit is geen e-mailadres. Kijk het even na."),
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
