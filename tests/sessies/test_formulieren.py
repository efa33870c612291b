from datetime import date

import pytest
from django.urls import reverse

from kern.datums import GEEN_DAG, GEEN_UUR
from sessies.models import Sessie
from sessies.overzicht.gewoontes import gewoontes
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GroepFactory,
    NetwerkorganisatieFactory,
    OrgaanFactory,
    OrganisatieFactory,
    iemand,
)
from tests.fabrieken.netwerken import toegang as toegang_van
from tests.fabrieken.sessies import SessieFactory

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
        ({"datum": "31/02/2026"}, "datum", "31 februari 2026 bestaat niet."),
        ({"datum": "0026-11-19"}, "datum", "Kies een jaar tussen 1990 en 2100."),
        ({"begintijd": "25:00"}, "begintijd", GEEN_UUR),
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
        (
            {"tot_en_met": "2026-11-18"}, "tot_en_met",
            "Dit is voor de eerste dag. Kies een dag na do\xa019\xa0nov\xa02026, of laat dit leeg.",
        ),
        (
            {"tot_en_met": "2026-12-03"}, "tot_en_met",
            "Een bijeenkomst duurt hoogstens 14 dagen: tot en met wo\xa02\xa0dec\xa02026.",
        ),
        ({"tot_en_met": "ooit"}, "tot_en_met", GEEN_DAG),
        ({"tot_en_met": "2026-11-19", "eindtijd": "13:00"}, "eindtijd",
         "De bijeenkomst eindigt voor ze begint. Kies een uur na 13.30 uur."),
        (
            {"datum": "2026-10-24", "tot_en_met": "2026-10-25", "eindtijd": "02:30"}, "eindtijd",
            "2.30 uur komt die nacht twee keer voor: de klok gaat terug van 3 naar 2 uur. Kies een ander uur.",
        ),
        ({"gemeente": ""}, "plaats", "Zeg waar het is: een zaal of minstens een gemeente. Of kies ‘online’."),
        ({"online_adres": "geen adres"}, "online_adres", "Dit is geen webadres. Het begint met https://."),
        (
            {"online_adres": "https://x.example/" + "a" * 3000}, "online_adres",
            "Dit is te lang: er mogen hoogstens 2.000 tekens staan, en het zijn er 3.018. Kort het zelf in.",
        ),
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


@pytest.mark.parametrize(
    "dagen, einde, laatste",
    [
        ({"tot_en_met": "2026-11-20", "eindtijd": "16:00"}, moment(2026, 11, 20, 16), date(2026, 11, 20)),
        ({"tot_en_met": "2026-11-20", "eindtijd": "09:00"}, moment(2026, 11, 20, 9), date(2026, 11, 20)),
        ({"tot_en_met": "2026-12-02"}, moment(2026, 12, 2, 16, 30), date(2026, 12, 2)),
        ({"tot_en_met": "2026-11-19"}, moment(2026, 11, 19, 16, 30), None),
        ({"eindtijd": "00:00"}, moment(2026, 11, 20, 0), None),
        ({"tot_en_met": "2026-11-20", "eindtijd": "00:00"}, moment(2026, 11, 21, 0), date(2026, 11, 20)),
        ({"datum": "2026-12-31", "eindtijd": "00:00"}, moment(2027, 1, 1, 0), None),
    ],
)
def test_plan_over_more_days_and_until_midnight(als, netwerk, begeleider, dagen, einde, laatste):
    client, data = als(begeleider), {**GOED, **dagen}
    antwoord = client.post(adres("plan", netwerk), data)
    if antwoord.status_code == 200:  # an hour in the night is asked once more
        client.post(adres("plan", netwerk), {**data, "bevestigd": antwoord.context["form"]["bevestigd"].value()})

    sessie = Sessie.objects.get()
    assert (sessie.eindigt_op, sessie.tot_en_met) == (einde, laatste)
    form = als(begeleider).get(adres("wijzig", netwerk, sessie.nummer)).context["form"]
    assert form["tot_en_met"].value() == laatste


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
        date(2026, 12, 3),
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


def test_wijzig_makes_it_last_longer_and_shorter_again(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client = als(begeleider)

    client.post(adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, tot_en_met="2099-01-16"))
    sessie.refresh_from_db()
    assert (sessie.eindigt_op, sessie.volgnummer) == (moment(2099, 1, 16, 16, 30), 1)

    client.post(adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, tot_en_met=""))
    sessie.refresh_from_db()
    assert (sessie.eindigt_op, sessie.volgnummer) == (moment(2099, 1, 15, 16, 30), 2)


def test_a_conflict_over_the_last_day_shows_both(als, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    client = als(begeleider)
    een = wijzigdata(client, netwerk, sessie, tot_en_met="2099-01-16")
    twee = wijzigdata(client, netwerk, sessie, tot_en_met="2099-01-19")
    client.post(adres("wijzig", netwerk, sessie.nummer), een)

    antwoord = client.post(adres("wijzig", netwerk, sessie.nummer), twee)

    assert antwoord.status_code == 409
    verschil = {v.veld.name: (v.jouw, v.nu) for v in antwoord.context["conflict"].verschillen}
    assert verschil["tot_en_met"] == ("ma\xa019\xa0jan\xa02099", "vr\xa016\xa0jan\xa02099")


@pytest.mark.parametrize("versie", ["", "onzin", "0"])
def test_wijzig_without_a_version_changes_nothing(als, netwerk, begeleider, versie):
    sessie = SessieFactory(netwerk=netwerk, titel="Zo was het")
    client = als(begeleider)

    antwoord = client.post(
        adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, titel="Anders", versie=versie)
    )

    assert antwoord.status_code == 200
    assert Sessie.objects.get().titel == "Zo was het"


# --- what a network does as a rule ------------------------------------------------------------------------------
def test_plan_takes_over_place_form_and_hours_of_the_last_of_its_kind(als, netwerk, begeleider):
    for dag, plaats, vorm in ((3, "Oude zaal", "fysiek"), (10, "Nieuwe zaal", "hybride")):
        SessieFactory(netwerk=netwerk, soort="netwerksessie", plaats=plaats, vorm=vorm,
                      begint_op=moment(2026, 9, dag, 9, 30), eindigt_op=moment(2026, 9, dag, 12))  # fmt: skip
    SessieFactory(
        netwerk=netwerk,
        soort="stuurgroep",
        plaats="Raadzaal",
        begint_op=moment(2026, 10, 1, 14),
        eindigt_op=moment(2026, 10, 1, 15),
    )
    SessieFactory(netwerk=netwerk, soort="netwerksessie", plaats="Ging niet door", status="afgelast",
                  begint_op=moment(2026, 10, 2, 14), eindigt_op=moment(2026, 10, 2, 15))  # fmt: skip
    SessieFactory(
        soort="netwerksessie", plaats="Elders", begint_op=moment(2026, 10, 3, 14), eindigt_op=moment(2026, 10, 3, 15)
    )
    namen = ("plaats", "vorm", "begintijd", "eindtijd")

    form = als(begeleider).get(adres("plan", netwerk)).context["form"]
    stuurgroep = als(begeleider).get(adres("plan", netwerk), {"soort": "stuurgroep"}).context["form"]

    assert [form[n].value() for n in namen] == ["Nieuwe zaal", "hybride", "9.30", "12.00"]
    assert [stuurgroep[n].value() for n in namen] == ["Raadzaal", "fysiek", "14.00", "15.00"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_habits_of_a_network_are_one_query(netwerk, begeleider, aantal, django_assert_num_queries):
    soorten = ("netwerksessie", "overleg", "stuurgroep")[:aantal]
    for soort in soorten:
        SessieFactory(netwerk=netwerk, soort=soort)
    toegang = toegang_van(begeleider, netwerk)
    gewoontes(toegang)  # what somebody may see is looked up once

    with django_assert_num_queries(1):
        assert set(gewoontes(toegang)) == set(soorten)


def test_a_room_where_they_met_before_keeps_its_municipality(als, netwerk, begeleider):
    SessieFactory(netwerk=netwerk, plaats="De Zaal", gemeente="Mol", provincie="antwerpen")
    zonder = {naam: waarde for naam, waarde in GOED.items() if naam != "gemeente"}

    als(begeleider).post(adres("plan", netwerk), {**zonder, "plaats": "de zaal"})
    als(begeleider).post(
        adres("plan", netwerk), {**zonder, "datum": "2026-11-20", "plaats": "de zaal", "gemeente": "Gent"}
    )

    nieuwe = Sessie.objects.filter(titel=GOED["titel"]).order_by("begint_op")
    assert list(nieuwe.values_list("gemeente", "provincie")) == [("Mol", "antwerpen"), ("Gent", "")]


def test_what_few_fill_in_is_folded_away_until_it_is_filled_or_wrong(als, netwerk, begeleider):
    client, pad = als(begeleider), adres("plan", netwerk)
    dicht, is_open = '<details class="ln-meer ln-meer--velden">', '<details class="ln-meer ln-meer--velden" open>'

    assert dicht in client.get(pad).content.decode()
    assert is_open in client.get(pad, {"ligging": "decentraal"}).content.decode()
    assert is_open in client.post(pad, {**GOED, "gemeente": "", "online_adres": "geen adres"}).content.decode()
    assert dicht in client.post(pad, {**GOED, "gemeente": "", "titel": ""}).content.decode()
