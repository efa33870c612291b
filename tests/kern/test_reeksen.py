"""Lists that are pasted: read per line, looked at, put right, and saved together or not at all."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern.meldingen import ongedaan_van
from kern.models import Bericht, Gebeurtenis
from kern.reeksen import MEESTE_RIJEN, zonder_teken
from netwerken.enums import Organisatiesoort
from netwerken.forms.inrichting import lees_organisatie
from netwerken.forms.uitnodigen import lees_genodigde
from netwerken.models import Netwerkorganisatie, Uitnodiging
from sessies.models import Leervraag
from tests.fabrieken.netwerken import (
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrganisatieFactory,
    ThemaFactory,
    iemand,
)

pytestmark = pytest.mark.django_db
BRIEFJES = "\n".join(f"- Vraag {n}" for n in range(1, 13))


@pytest.fixture
def netwerk():
    return NetwerkFactory()


@pytest.fixture
def client(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return client


def adres(naam, netwerk):
    return reverse(naam, args=[netwerk.slug])


def als_getypt(antwoord, **anders):
    """What a browser sends of the page that was shown, with some fields changed."""
    formset, alle = antwoord.context["rijen"], antwoord.context["alle"]
    data = {veld.html_name: veld.value() or "" for rij in formset for veld in rij if veld.name != "weg"}
    data |= {veld.html_name: veld.value() or "" for veld in alle or ()}
    return {**data, "rij-TOTAL_FORMS": len(formset.forms), "rij-INITIAL_FORMS": 0, **anders}


def test_twelve_notes_become_twelve_questions_with_one_theme_or_another(client, netwerk):
    een, ander = ThemaFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)
    pad = adres("sessies:breng-meer-in", netwerk)
    voor_alle = {"thema": een.pk, "delen": "begeleiding", "herkomst": "bijeenkomst"}

    gelezen = client.post(pad, {"plak": BRIEFJES, **voor_alle})
    assert not Leervraag.objects.exists()
    assert "We lazen 12 vragen" in gelezen.content.decode()
    klaar = client.post(pad, als_getypt(gelezen, **{"rij-3-thema": ander.pk, "rij-11-weg": "on"}))

    assert klaar.url == adres("sessies:leervragen", netwerk)
    rijen = Leervraag.objects.order_by("pk").values_list("woorden", "thema", "delen", "herkomst")
    assert list(rijen) == [
        (f"Vraag {n}", ander.pk if n == 4 else een.pk, "begeleiding", "bijeenkomst") for n in range(1, 12)
    ]


def test_a_list_that_is_too_long_is_saved_in_turns_and_nothing_is_lost(client, netwerk):
    pad = adres("sessies:breng-meer-in", netwerk)
    lang = "\n".join(f"Vraag {n}" for n in range(1, MEESTE_RIJEN + 4))

    gelezen = client.post(pad, {"plak": lang, "delen": "netwerk", "herkomst": "mail"})
    assert "De andere 3 wachten onderaan" in gelezen.content.decode()
    rest = client.post(pad, als_getypt(gelezen, plak=gelezen.context["plak"]))

    assert Leervraag.objects.count() == MEESTE_RIJEN
    assert [str(m) for m in rest.context["messages"]] == [f"De {MEESTE_RIJEN} vragen zijn ingebracht."]
    assert [rij["woorden"].value() for rij in rest.context["rijen"]] == ["Vraag 61", "Vraag 62", "Vraag 63"]
    assert client.post(pad, als_getypt(rest)).url == adres("sessies:leervragen", netwerk)
    assert Leervraag.objects.count() == MEESTE_RIJEN + 3


def test_what_says_who_somebody_is_is_pointed_out_before_the_list_is_shared(client, netwerk):
    pad = adres("sessies:breng-meer-in", netwerk)
    lijst = "Wat helpt?\nBel haar op 0475 12 34 56?"
    gelezen = client.post(pad, {"plak": lijst, "delen": "netwerk", "herkomst": "mail"})

    gevraagd = client.post(pad, als_getypt(gelezen))
    assert "Kijk dit na voor je deelt" in gevraagd.content.decode()
    assert not Leervraag.objects.exists()
    klaar = client.post(pad, als_getypt(gevraagd, toch=gevraagd.context["toch"]), follow=True)

    assert Leervraag.objects.count() == 2
    assert Gebeurtenis.objects.get(wat="persoonsgegevens.toch_gedeeld").gegevens == {"soorten": {"telefoonnummer": 1}}
    (bericht,) = klaar.context["messages"]
    client.post(ongedaan_van(bericht.extra_tags))
    assert not Leervraag.objects.exists()


def test_what_only_the_netwerkbegeleider_reads_is_not_asked_about(client, netwerk):
    pad = adres("sessies:breng-meer-in", netwerk)
    gelezen = client.post(pad, {"plak": "Bel haar op 0475 12 34 56?", "delen": "begeleiding", "herkomst": "mail"})

    assert client.post(pad, als_getypt(gelezen)).url == adres("sessies:leervragen", netwerk)


def test_one_question_with_a_number_in_it_is_asked_about_once(client, netwerk):
    pad, getypt = (
        adres("sessies:breng-in", netwerk),
        {"woorden": "Bel 0475 12 34 56?", "herkomst": "mail", "inzending": "a" * 32},
    )
    assert "Kijk dit na voor je deelt" in client.post(pad, {**getypt, "delen": "netwerk"}).content.decode()
    assert not Leervraag.objects.exists()

    assert client.post(pad, {**getypt, "delen": "begeleiding"}).status_code == 302


def test_a_row_that_is_wrong_keeps_everything_and_saves_nothing(client, netwerk):
    pad = adres("sessies:breng-meer-in", netwerk)
    gelezen = client.post(pad, {"plak": BRIEFJES, "delen": "netwerk", "herkomst": "mail"})

    antwoord = client.post(pad, als_getypt(gelezen, **{"rij-2-woorden": " "}))

    assert (antwoord.status_code, Leervraag.objects.count()) == (200, 0)
    html = antwoord.content.decode()
    assert "Je typte: ‘- Vraag 3’" in html
    assert "Vraag 12</textarea>" in html


def test_the_same_list_sent_twice_is_saved_once(client, netwerk):
    pad = adres("sessies:breng-meer-in", netwerk)
    data = als_getypt(
        client.post(pad, {"plak": "Een\nTwee", "delen": "netwerk", "herkomst": "mail"}), inzending="a" * 32
    )

    client.post(pad, data)
    client.post(pad, data)

    assert Leervraag.objects.count() == 2


def test_the_page_takes_as_many_queries_for_one_row_as_for_three(client, netwerk, django_assert_num_queries):
    ThemaFactory(netwerk=netwerk)
    pad = adres("sessies:breng-meer-in", netwerk)
    voor_alle = {"delen": "netwerk", "herkomst": "mail"}
    client.post(pad, {"plak": "a", **voor_alle})  # what is kept of the frame, is worked out once
    with CaptureQueriesContext(connection) as een:
        client.post(pad, {"plak": "a", **voor_alle})

    with django_assert_num_queries(len(een)):
        client.post(pad, {"plak": "a\nb\nc", **voor_alle})


def test_organisations_are_taken_in_from_a_list(client, netwerk):
    OrganisatieFactory(naam="Bekend Bestuur")
    pad = adres("netwerken:organisaties-opnemen", netwerk)

    gelezen = client.post(pad, {"plak": "Bekend Bestuur\nNieuwe School; onderwijs", "soort": "lokaal_bestuur"})
    assert client.post(pad, als_getypt(gelezen)).url == adres("netwerken:organisatie-lijst", netwerk)

    rijen = Netwerkorganisatie.objects.filter(netwerk=netwerk).order_by("organisatie__naam")
    assert [(r.organisatie.naam, r.soorten) for r in rijen] == [
        ("Bekend Bestuur", ["lokaal_bestuur"]), ("Nieuwe School", ["onderwijs"]),
    ]  # fmt: skip


def test_what_the_domain_refuses_of_one_row_undoes_the_others(client, netwerk):
    OrganisatieFactory(naam="OCMW Mol")
    pad = adres("netwerken:organisaties-opnemen", netwerk)

    gelezen = client.post(pad, {"plak": "Eerste\nocmw mol", "soort": "welzijn"})
    antwoord = client.post(pad, als_getypt(gelezen))

    assert [dict(rij.errors) for rij in antwoord.context["rijen"]] == [
        {}, {"naam": ["Er bestaat al een organisatie ‘OCMW Mol’. Neem die op."]},
    ]  # fmt: skip
    assert not Netwerkorganisatie.objects.filter(netwerk=netwerk).exists()


def test_people_are_invited_from_a_list_and_a_line_without_address_is_pointed_out(client, netwerk):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk, organisatie__naam="De Schakel").organisatie
    pad = adres("netwerken:uitnodigen-lijst", netwerk)

    gelezen = client.post(pad, {"plak": "an@voorbeeld.test; lid; De Schakel; toeleider\nzonder adres, lid"})
    fouten = [dict(rij.errors) for rij in gelezen.context["rijen"]]
    assert fouten == [{}, {"email": ["In deze regel staat geen e-mailadres."]}]
    assert "Je typte: ‘zonder adres, lid’" in gelezen.content.decode()
    klaar = client.post(pad, als_getypt(gelezen, **{"rij-1-email": "bo@voorbeeld.test"}))

    assert klaar.url == adres("netwerken:leden", netwerk)
    rijen = Uitnodiging.objects.order_by("email").values_list("email", "rol", "functie", "organisatie")
    assert list(rijen) == [
        ("an@voorbeeld.test", "lid", "toeleider", organisatie.pk), ("bo@voorbeeld.test", "lid", "zonder adres", None),
    ]  # fmt: skip
    assert Bericht.objects.filter(soort="uitnodiging").count() == 2
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("regel", "uit"),
    [
        ("an@x.test lid", {"email": "an@x.test", "rol": "lid", "organisatie": "", "functie": ""}),
        ("An <an@x.test>, Lid", {"email": "an@x.test", "rol": "lid", "organisatie": "", "functie": "An"}),
        ("lid\tan@x.test\tSchool", {"email": "an@x.test", "rol": "lid", "organisatie": "7", "functie": ""}),
    ],
)
def test_a_line_names_a_person_in_any_order(regel, uit):
    school = OrganisatieFactory.build(pk=7, naam="School")
    assert lees_genodigde(regel, [("lid", "lid")], [school]) == uit


@pytest.mark.parametrize("soort", Organisatiesoort)
def test_a_line_may_say_what_an_organisation_is(soort):
    assert lees_organisatie(f"2. A; B; {soort.label}", "vdab") == {"naam": "A; B", "soort": soort.value}
    assert lees_organisatie("A; iets", "vdab") == {"naam": "A; iets", "soort": "vdab"}


def test_an_empty_list_is_asked_for(client, netwerk):
    antwoord = client.post(adres("sessies:breng-meer-in", netwerk), {"plak": " \n", "delen": "netwerk"})

    assert "Plak eerst een lijst: één regel per vraag." in antwoord.content.decode()


def test_what_stands_in_the_list_twice_is_said_at_the_second(client, netwerk):
    pad = adres("netwerken:uitnodigen-lijst", netwerk)

    gelezen = client.post(pad, {"plak": "an@x.test; lid; toeleider\nbo@x.test; lid\nAN@x.test; lid"})
    fouten = [dict(rij.errors) for rij in gelezen.context["rijen"]]
    assert fouten == [{}, {}, {"email": ["Dit staat al in regel 1. Laat een van beide weg."]}]
    assert client.post(pad, als_getypt(gelezen)).status_code == 200
    assert not Uitnodiging.objects.exists()
    klaar = client.post(pad, als_getypt(gelezen, **{"rij-2-weg": "on"}), follow=True)

    assert [str(m) for m in klaar.context["messages"]] == ["2 uitnodigingen zijn onderweg. Ze gelden 14 dagen."]


def test_what_holds_for_all_is_chosen_afterwards_where_a_row_says_nothing(client, netwerk):
    pad = adres("netwerken:organisaties-opnemen", netwerk)
    gelezen = client.post(pad, {"plak": "Een\nTwee; onderwijs", "soort": ""})

    over = client.post(pad, als_getypt(gelezen, zet="1", soort="welzijn"))

    assert [rij["soort"].value() for rij in over.context["rijen"]] == ["welzijn", "onderwijs"]
    assert "Neem over waar nog niets staat" in over.content.decode()


def test_with_a_semicolon_a_comma_is_part_of_a_name():
    school = OrganisatieFactory.build(pk=7, naam="vzw Maanlicht, Gent")
    assert lees_genodigde("an@x.test; lid; toeleider; vzw Maanlicht, Gent", [("lid", "lid")], [school]) == {
        "email": "an@x.test", "rol": "lid", "organisatie": "7", "functie": "toeleider",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "zonder"),
    [
        ("- Hoe doen we dat - samen?", "Hoe doen we dat - samen?"),
        ("2. Wat als stap 3. te snel komt?", "Wat als stap 3. te snel komt?"),
        ("vzw De Brug - Gent", "vzw De Brug - Gent"),
        ("Stap 3) Afspraken", "Stap 3) Afspraken"),
        ("  • Onthaal", "Onthaal"),
    ],
)
def test_only_the_sign_at_the_beginning_of_a_line_goes(regel, zonder):
    assert zonder_teken(regel) == zonder
