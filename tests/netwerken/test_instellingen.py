"""What the pages of every part of a network's set-up have in common."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok
from kern.datums import GEEN_DAG
from kern.models import Gebeurtenis
from netwerken.models import (
    Netwerk,
    Thema,
)
from netwerken.overzicht.opzet import gebreken
from netwerken.views.delen import DELEN
from tests.fabrieken.netwerken import (
    FinancieringFactory,
    GeadresseerdeFactory,
    GroepFactory,
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OndertekeningFactory,
    OpleveringFactory,
    OrgaanFactory,
    PlichtFactory,
    ThemaFactory,
    iemand,
)
from tests.fabrieken.projecten import OproepFactory, ProjectFactory, ProjectmedewerkerFactory

pytestmark = pytest.mark.django_db
NIEUW = {
    "thema": {"lang": "Een nieuw thema", "kort": "Nieuw"},
    "plicht": {"soort": "stuurgroep", "titel": "Stuurgroep", "norm": "4", "per": "jaar"},
    "orgaan": {"naam": "Stuurgroep", "soort": "stuurgroep", "ritme": "kwartaal"},
    "groep": {"naam": "Groep Noord", "soort": "leerthemagroep"},
    "geadresseerde": {"naam": "lokale besturen", "soort": "lokaal"},
    "organisatie": {"naam": "Een nieuwe organisatie", "land": "BE", "soorten": ["partner"]},
    "financiering": {"fonds": "Vlaamse middelen"},
}


def adres(naam, netwerk, ruimte="netwerken", **kwargs):
    return reverse(f"{ruimte}:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def tekst(response):
    return response.content.decode()


def een(soort, netwerk):
    """One row of a part of the set-up, with whatever a row of its list shows."""
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk)
    if soort == "orgaan":
        lid = LidmaatschapFactory(netwerk=netwerk)
        orgaan = OrgaanFactory(netwerk=netwerk, samengeroepen_door=organisatie.organisatie)
        MandaatFactory(orgaan=orgaan, organisatie=organisatie.organisatie, lidmaatschap=lid)
        return orgaan
    if soort == "project":
        oproep = OproepFactory(netwerk=netwerk)
        project = ProjectFactory(netwerk=netwerk, promotor=organisatie.organisatie, oproep=oproep)
        ProjectmedewerkerFactory(project=project)
        return project
    if soort == "organisatie":
        return organisatie
    fabriek = {
        "thema": ThemaFactory,
        "plicht": PlichtFactory,
        "groep": lambda netwerk: GroepFactory(netwerk=netwerk, thema=ThemaFactory(netwerk=netwerk)),
        "geadresseerde": GeadresseerdeFactory,
        "financiering": FinancieringFactory,
        "oproep": OproepFactory,
        "oplevering": OpleveringFactory,
        "partij": OndertekeningFactory,
    }[soort]
    return fabriek(netwerk=netwerk)


LIJSTEN = [*((d.naam, "netwerken") for d in DELEN if not d.lijst), ("oproep", "projecten"), ("project", "projecten")]


@pytest.mark.parametrize(("soort", "ruimte"), LIJSTEN)
def test_a_list_asks_as_many_questions_for_three_rows_as_for_one(
    soort, ruimte, client, netwerk, begeleider, django_assert_num_queries
):
    url = adres(f"{soort}-lijst", netwerk, ruimte)
    een(soort, netwerk)
    client.get(url)
    with CaptureQueriesContext(connection) as vragen:
        client.get(url)
    een(soort, netwerk)
    een(soort, netwerk)
    with django_assert_num_queries(len(vragen)):
        response = client.get(url)

    assert len(response.context["rijen"]) >= 3


@pytest.mark.parametrize(("soort", "ruimte"), LIJSTEN)
def test_an_empty_list_says_what_to_do(soort, ruimte, client, netwerk, begeleider):
    response = client.get(adres(f"{soort}-lijst", netwerk, ruimte))

    assert response.context["deel"].leeg in tekst(response)
    assert adres(f"{soort}-nieuw", netwerk, ruimte) in tekst(response)


def test_contents_page_asks_a_fixed_number_of_questions(client, netwerk, begeleider, django_assert_num_queries):
    url = adres("inrichting", netwerk)
    for soort, _ in LIJSTEN:
        een(soort, netwerk)
    client.get(url)
    with CaptureQueriesContext(connection) as vragen:
        client.get(url)
    for soort, _ in LIJSTEN:
        een(soort, netwerk)
    with django_assert_num_queries(len(vragen)):
        client.get(url)


def test_contents_page_lists_what_is_lacking_until_nothing_is(client, netwerk, begeleider):
    Netwerk.objects.update(onderdelen=[])
    begin = client.get(adres("inrichting", netwerk))
    Netwerk.objects.update(onderdelen=["leden", "projecten"])
    netwerk.refresh_from_db()
    midden = [g.zin for g in gebreken(netwerk)]
    for soort in ("thema", "plicht", "groep", "project"):
        een(soort, netwerk)

    assert [g.zin for g in begin.context["gebreken"]] == [
        "Nog geen onderdelen in het menu",
        "Nog geen organisaties",
        "Nog geen thema’s",
        "Nog geen afspraken",
        "Nog geen orgaan of groep",
        "Nog niemand anders in het netwerk",
    ]
    assert adres("thema-nieuw", netwerk) in tekst(begin)
    assert midden[-1] == "Nog geen projecten"
    assert "Wat nog ontbreekt" not in tekst(client.get(adres("inrichting", netwerk)))


@pytest.mark.parametrize(("rol", "ziet"), [("netwerkbegeleider", True), ("opdrachtgever", True), ("lid", False)])
def test_menu_offers_the_set_up_to_who_may_see_it(rol, ziet, client, netwerk):
    client.force_login(iemand(rol, netwerk))

    assert (adres("inrichting", netwerk) in tekst(client.get(adres("leden", netwerk)))) is ziet


@pytest.mark.parametrize("soort", sorted(NIEUW))
def test_a_part_is_added_changed_and_taken_away(soort, client, netwerk, begeleider):
    deel = next(d for d in DELEN if d.naam == soort)
    antwoord = client.post(adres(f"{soort}-nieuw", netwerk), NIEUW[soort])
    obj = deel.model.objects.get(netwerk=netwerk)

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    assert antwoord.url == adres(f"{soort}-lijst", netwerk) + f"#{soort}-{obj.pk}"
    anders = {
        **NIEUW[soort],
        "versie": obj.versie,
        "motivering": "Zomaar",
        "regio": "Noord",
        "programma": "P",
        "norm": 5,
    }
    anders["tot"] = "2098-12-31"
    assert client.post(adres(f"{soort}-wijzig", netwerk, pk=obj.pk), anders).status_code == 302
    obj.refresh_from_db()
    assert obj.versie == 2
    if deel.eindigt:
        assert obj.tot == date(2098, 12, 31)
    assert client.post(adres(f"{soort}-verwijder", netwerk, pk=obj.pk)).status_code == 302
    assert not deel.model.objects.exists()
    assert [g.wat.split(".")[1] for g in Gebeurtenis.objects.order_by("pk")][-3:] in (
        ["toegevoegd", "gewijzigd", "verwijderd"],
        ["opgenomen", "gewijzigd", "weggenomen"],
    )


@pytest.mark.parametrize("soort", sorted(NIEUW))
def test_a_stale_save_shows_both_texts(soort, client, netwerk, begeleider):
    deel = next(d for d in DELEN if d.naam == soort)
    client.post(adres(f"{soort}-nieuw", netwerk), NIEUW[soort])
    obj = deel.model.objects.get(netwerk=netwerk)
    deel.model.objects.update(versie=7)
    eerste = {"thema": "lang", "plicht": "titel", "organisatie": "motivering", "financiering": "fonds"}.get(
        soort, "naam"
    )

    antwoord = client.post(
        adres(f"{soort}-wijzig", netwerk, pk=obj.pk), {**NIEUW[soort], eerste: "Mijn tekst", "versie": 1}
    )

    assert antwoord.status_code == 409
    assert "Mijn tekst" in tekst(antwoord)
    assert 'value="7"' in tekst(antwoord)
    obj.refresh_from_db()
    assert "Mijn tekst" not in str(vars(obj))


@pytest.mark.parametrize(
    ("soort", "wat", "veld", "zin"),
    [
        ("thema", {"lang": ""}, "lang", "Vul dit in."),
        ("plicht", {"norm": "0"}, "norm", "De norm is minstens 1."),
        ("plicht", {"soort": "verzonnen"}, "soort", "Selecteer een geldige keuze"),
        ("plicht", {"van": "2024-02-01", "tot": "2024-01-01"}, "tot", "De laatste dag ligt niet voor de eerste."),
        ("plicht", {"van": "ooit"}, "van", GEEN_DAG),
        ("orgaan", {"soort": ""}, "soort", "Kies iets uit de lijst."),
        (
            "orgaan",
            {"naam": "x" * 121},
            "naam",
            "Dit is te lang: er mogen hoogstens 120 tekens staan, en het zijn er 121. Kort het zelf in.",
        ),
        ("organisatie", {"soorten": []}, "soorten", "Kies er minstens één."),
    ],
)
def test_a_mistake_is_answered_beside_the_field_and_nothing_is_lost(soort, wat, veld, zin, client, netwerk, begeleider):
    antwoord = client.post(adres(f"{soort}-nieuw", netwerk), {**NIEUW[soort], **wat})

    assert antwoord.status_code == 200
    assert zin in " ".join(antwoord.context["form"].errors[veld])
    houdt = next(w for n, w in NIEUW[soort].items() if n != veld and isinstance(w, str))
    assert houdt in tekst(antwoord)
    assert Gebeurtenis.objects.count() == 0


@pytest.mark.parametrize(
    ("soort", "veld", "zin"),
    [
        ("thema", "lang", "Er is al een thema met deze titel."),
        ("plicht", "titel", "Deze afspraak staat er al"),
        ("orgaan", "naam", "Er is al een orgaan met deze naam."),
        ("groep", "naam", "Er is al een groep met deze naam."),
        ("organisatie", "naam", "Deze organisatie doet al mee aan dit netwerk."),
    ],
)
def test_a_name_that_is_taken_is_refused_in_this_network_only(soort, veld, zin, client, netwerk, begeleider):
    ander = NetwerkFactory()
    LidmaatschapFactory(gebruiker=begeleider, netwerk=ander, rol="netwerkbegeleider")
    client.post(adres(f"{soort}-nieuw", netwerk), NIEUW[soort])

    antwoord = client.post(adres(f"{soort}-nieuw", netwerk), NIEUW[soort])

    assert zin in " ".join(antwoord.context["form"].errors[veld])
    assert client.post(adres(f"{soort}-nieuw", ander), NIEUW[soort]).status_code == 302


def test_what_is_used_stays_and_the_page_says_why(client, netwerk, begeleider):
    thema = ThemaFactory(netwerk=netwerk, kort="Matching")
    GroepFactory(netwerk=netwerk, thema=thema)

    antwoord = client.post(adres("thema-verwijder", netwerk, pk=thema.pk), follow=True)

    assert "Matching blijft staan: er hangt nog iets aan vast (1 groep)." in tekst(antwoord)
    assert Thema.objects.exists()


def test_what_ended_is_marked_and_no_longer_offered(client, netwerk, begeleider):
    thema, orgaan, groep = (een(s, netwerk) for s in ("thema", "orgaan", "groep"))
    for soort, obj in (("thema", thema), ("orgaan", orgaan), ("groep", groep)):
        antwoord = client.post(adres(f"{soort}-beeindig", netwerk, pk=obj.pk), follow=True)
        assert "beëindigd" in tekst(antwoord)
        obj.refresh_from_db()
        assert obj.tot == klok.vandaag()

    vraag = client.get(adres("breng-in", netwerk, "sessies")).context["form"]
    plan = client.get(adres("plan", netwerk, "sessies")).context["form"]
    assert thema not in vraag.fields["thema"].queryset
    assert "orgaan" not in plan.fields
    assert "groep" not in plan.fields
    assert orgaan.naam not in tekst(client.get(adres("leden", netwerk)))
    opnieuw = client.post(adres("thema-beeindig", netwerk, pk=thema.pk), follow=True)
    assert "Dit is al beëindigd." in tekst(opnieuw)


def test_themes_move_with_buttons_and_the_same_button_is_ready_again(client, netwerk, begeleider):
    for naam in ("A", "B", "C"):
        client.post(adres("thema-nieuw", netwerk), {"lang": naam, "kort": naam})
    c = Thema.objects.get(lang="C")

    antwoord = client.post(adres("thema-verplaats", netwerk, pk=c.pk), {"richting": "op"}, follow=True)

    assert [t.lang for t, _ in antwoord.context["rijen"]] == ["A", "C", "B"]
    assert tekst(antwoord).count("autofocus") == 1
    assert "Omhoog: A" not in tekst(antwoord)
    client.post(adres("thema-verplaats", netwerk, pk=c.pk), {"richting": "op"})
    nog_eens = client.post(adres("thema-verplaats", netwerk, pk=c.pk), {"richting": "op"}, follow=True)
    assert "Dit thema staat al vooraan." in tekst(nog_eens)
