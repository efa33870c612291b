"""Answers to an invitation: by a signed link without account, on one's own page, and noted for somebody."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from lxml import html

from kern import klok
from kern.domain.post import verstuur_wachtende
from kern.models import Gebeurtenis
from sessies.domain import antwoorden, genodigden, sessies, uitnodigen, van_lijst
from sessies.domain.antwoorden import Vervanger
from sessies.models import Genodigde, Sessie
from sessies.overzicht import uitnodigtaken
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    OrgaanFactory,
    OrganisatieFactory,
    iemand,
    toegang,
)
from tests.fabrieken.sessies import AgendapuntFactory, PlaatsFactory, SessieFactory
from tests.weigering import geweigerd

GAST = "gast@elders.example"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk, vorm="hybride", online_adres="https://online.example/kamer")


@pytest.fixture
def gast(sessie, begeleider):
    rij = genodigden.voeg_gast_toe(sessie, email=GAST, naam="An", functie="toeleider", door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    rij.refresh_from_db()
    return rij


@pytest.fixture
def pad(gast):
    return uitnodigen.pad_van(gast)


def _aan(soort=""):
    """To whom mails of a kind leave now."""
    verstuur_wachtende()
    uit = sorted(m.to[0] for m in mail.outbox if m.subject.startswith(soort))
    mail.outbox = []
    return uit


def _stuur(client, pad, **data):
    """Send the form of a page with the key that stands in it."""
    sleutel = re.search(r'name="(beurt[^"]*)" value="([^"]*)"', client.get(pad).content.decode())
    return client.post(pad, {**({sleutel[1]: sleutel[2]} if sleutel else {}), **data})


def test_a_button_of_the_mail_chooses_and_one_click_answers(client, pad, gast):
    pagina = client.get(f"{pad}?antwoord=nee")

    assert html.fromstring(pagina.content).xpath("//input[@name='keuze'][@checked]/@value") == ["nee"]
    assert Genodigde.objects.get().antwoord == ""  # a program that opens links answers nothing

    antwoord = _stuur(client, pad, keuze="nee", noden="")
    assert antwoord["Location"] == f"{pad}?klaar=1"
    assert "Bedankt, je antwoord is bewaard" in client.get(antwoord["Location"]).content.decode()
    assert Genodigde.objects.get().antwoord == "nee"


def test_the_answer_that_was_given_stands_there_when_one_comes_back(client, pad, gast):
    assert client.get(pad).context["form"].initial["keuze"] == ""
    _stuur(client, pad, keuze="online", noden="")

    assert client.get(pad).context["form"].initial["keuze"] == "online"
    assert client.get(f"{pad}?antwoord=nee").context["form"].initial["keuze"] == "nee"


def test_an_answer_may_change_until_the_meeting_begins(client, pad, gast):
    _stuur(client, pad, keuze="ja", noden="rolstoel")
    _stuur(client, pad, keuze="online", noden="rolstoel")
    assert Genodigde.objects.values_list("antwoord", "noden").get() == ("online", "rolstoel")

    Sessie.objects.update(begint_op=klok.nu() - timedelta(minutes=1), eindigt_op=klok.nu() + timedelta(hours=1))
    laat = _stuur(client, pad, keuze="nee", noden="")
    assert "al begonnen" in laat.content.decode()
    assert Genodigde.objects.get().antwoord == "online"


@pytest.mark.parametrize(
    ("data", "veld", "zin"),
    [
        ({}, "keuze", "Kies een van de antwoorden."),
        ({"keuze": "misschien"}, "keuze", None),
        ({"keuze": "vervanger"}, "vervanger_mail", "Schrijf het e-mailadres"),
        ({"keuze": "vervanger", "vervanger_mail": "geen"}, "vervanger_mail", None),
    ],
)
def test_what_is_no_answer_is_said_beside_its_field(client, pad, data, veld, zin):
    fouten = _stuur(client, pad, **data).context["form"].errors

    assert list(fouten) == [veld]
    assert zin is None or zin in fouten[veld][0]
    assert Genodigde.objects.get().antwoord == ""


def test_online_is_an_answer_only_where_it_is_another_way(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    rij = genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)

    with geweigerd("Kies een van de antwoorden"):
        antwoorden.antwoord(rij, keuze="online", door=None)


def test_an_altered_foreign_or_withdrawn_link_opens_nothing(client, pad, gast, begeleider):
    for fout in (pad[:-2] + "x/", pad.replace(gast.geheim, gast.geheim[::-1])):
        assert client.get(fout).status_code == 404
        assert client.get(f"{fout}agenda.ics").status_code == 404
    assert client.get(pad).status_code == 200

    van_lijst.haal_van_lijst(gast, door=begeleider)
    assert client.get(pad).status_code == 404
    weg = client.post(pad, {"keuze": "ja"}).content.decode()
    assert "Deze link werkt niet" in weg
    assert "vragen die je eerder inbracht" not in weg, "of a meeting, not of a question"


def test_the_link_shows_the_way_there_and_the_way_in_online_for_who_comes(client, pad, sessie, gast):
    plaats = PlaatsFactory(netwerk=sessie.netwerk, parkeren="Achter de kerk.", zitplaatsen=40)
    type(sessie).objects.filter(pk=sessie.pk).update(vaste_plaats=plaats)
    eerst = client.get(pad).content.decode()
    assert ("Achter de kerk." in eerst, "Zitplaatsen" in eerst) == (True, False)
    assert sessie.online_adres not in eerst, "only who comes gets the address"
    _stuur(client, pad, keuze="online", noden="")
    assert sessie.online_adres in client.get(pad).content.decode(), "also when the link is opened again later"


def test_a_cancelled_meeting_says_so_on_the_link(client, pad, sessie, gast, begeleider):
    sessies.las_af(sessie, reden="De zaal is dicht.", door=begeleider)

    inhoud = client.get(pad).content.decode()
    assert "gaat niet door" in inhoud
    assert "De zaal is dicht." in inhoud
    assert "id_keuze" not in inhoud


def test_the_link_names_nobody_else_and_gives_the_own_calendar(client, pad, sessie, gast, begeleider):
    genodigden.voeg_gast_toe(sessie, email="ander@elders.example", naam="Bert de Geheime", door=begeleider)
    AgendapuntFactory(sessie=sessie, titel="Wat werkt aan de poort?")

    inhoud = client.get(pad).content.decode()
    bestand = client.get(f"{pad}agenda.ics").content.decode()

    assert "Wat werkt aan de poort?" in inhoud
    assert "Bert" not in inhoud + bestand
    assert f"mailto:{GAST}" in bestand.replace("\r\n ", "")


def test_who_sends_another_has_them_invited_and_taken_off_again(client, pad, sessie, gast):
    _aan()
    _stuur(client, pad, keuze="vervanger", vervanger_mail="Bo@Elders.example", vervanger_naam="Bo", noden="")
    assert _aan("Uitnodiging") == ["bo@elders.example"]
    bo = Genodigde.objects.get(email="bo@elders.example")
    assert bo.vervangt == gast

    _stuur(client, pad, keuze="vervanger", vervanger_mail="bo@elders.example", vervanger_naam="Bo", noden="")
    assert _aan() == []
    _stuur(client, pad, keuze="ja", noden="")
    assert _aan("Je hoeft niet") == ["bo@elders.example"]
    bo.refresh_from_db()
    assert bo.ingetrokken_op is not None

    _stuur(client, pad, keuze="vervanger", vervanger_mail="bo@elders.example", vervanger_naam="Bo", noden="")
    assert _aan("Uitnodiging") == ["bo@elders.example"]


@pytest.mark.parametrize(("veld", "langst"), [("vervanger_naam", 120), ("vervanger_functie", 250)])
def test_what_is_said_of_who_comes_instead_is_kept_whole_or_refused(client, pad, veld, langst):
    gelijk = {"keuze": "vervanger", "vervanger_mail": "bo@elders.example", "noden": ""}

    te_lang = _stuur(client, pad, **gelijk, **{veld: "e" * (langst + 1)})
    assert list(te_lang.context["form"].errors) == [veld]
    _stuur(client, pad, **gelijk, **{veld: "e" * langst})
    assert Genodigde.objects.filter(**{veld.removeprefix("vervanger_"): "e" * langst}).exists()


def test_who_replaces_sends_nobody_and_nobody_sends_many(sessie, gast, begeleider):
    for n in range(3):
        antwoorden.antwoord(gast, keuze="vervanger", vervanger=Vervanger(f"v{n}@elders.example"), door=None)
    with geweigerd("al drie mensen"):
        antwoorden.antwoord(gast, keuze="vervanger", vervanger=Vervanger("v3@elders.example"), door=None)
    ander = Genodigde.objects.get(email="v2@elders.example")
    with geweigerd("zelf al in iemands plaats"):
        antwoorden.antwoord(ander, keuze="vervanger", vervanger=Vervanger("x@elders.example"), door=None)
    genodigden.voeg_gast_toe(sessie, email="zelf@elders.example", door=begeleider)
    with geweigerd("zelf al uitgenodigd"):
        antwoorden.antwoord(gast, keuze="vervanger", vervanger=Vervanger("zelf@elders.example"), door=None)


@pytest.fixture
def stuurgroep(netwerk):
    """A body with a member and a deputy of the same organisation."""
    orgaan, organisatie = OrgaanFactory(netwerk=netwerk), OrganisatieFactory()
    lid, ander = (LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=organisatie) for _ in range(2))
    gelijk = {"orgaan": orgaan, "netwerk": netwerk, "organisatie": organisatie}
    MandaatFactory(**gelijk, lidmaatschap=lid, functie="schepen")
    MandaatFactory(**gelijk, lidmaatschap=ander, rol="plaatsvervanger", functie="adjunct")
    return SessieFactory(netwerk=netwerk, orgaan=orgaan), lid, ander


def test_the_deputy_comes_when_the_member_of_a_body_does_not(stuurgroep, begeleider):
    sessie, lid, ander = stuurgroep
    rij = genodigden.voeg_gast_toe(
        sessie, email=lid.gebruiker.email, functie="schepen", organisatie=None, door=begeleider
    )
    Genodigde.objects.filter(pk=rij.pk).update(organisatie=lid.organisatie)
    uitnodigen.verstuur(sessie, door=begeleider)
    _aan()

    antwoorden.antwoord(rij, keuze="nee", door=lid.gebruiker)
    verstuur_wachtende()
    assert not any(lid.gebruiker.email in str(brief.message()) for brief in mail.outbox)
    assert _aan("Uitnodiging") == [ander.gebruiker.email]
    antwoorden.antwoord(rij, keuze="nee", noden="", door=lid.gebruiker)
    assert _aan() == []
    antwoorden.antwoord(rij, keuze="ja", door=lid.gebruiker)
    assert _aan("Je hoeft niet") == [ander.gebruiker.email]


def test_who_is_invited_to_a_body_sees_its_meeting_and_answers_there(client, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk))
    lid = iemand("lid", netwerk)
    client.force_login(lid)
    assert client.get(sessie.get_absolute_url()).status_code == 404

    rij = genodigden.voeg_gast_toe(sessie, email=lid.email, door=begeleider)
    assert client.get(sessie.get_absolute_url()).status_code == 404
    uitnodigen.verstuur(sessie, door=begeleider)

    assert "Kom je?" in client.get(sessie.get_absolute_url()).content.decode()
    pad = reverse("sessies:mijn-antwoord", kwargs={"netwerk": netwerk.slug, "pk": rij.pk})
    _stuur(client, pad, keuze="ja", noden="")
    assert Genodigde.objects.get().antwoord == "ja"
    assert Gebeurtenis.objects.filter(wat="genodigde.antwoord").get().door_id == lid.pk

    client.force_login(iemand("lid", netwerk))
    assert client.get(pad).status_code in {403, 404}


def test_the_answers_fill_in_how_many_registered(client, netwerk, begeleider, sessie, gast):
    antwoorden.antwoord(gast, keuze="ja", door=None)
    Sessie.objects.update(begint_op=klok.nu() - timedelta(hours=3), eindigt_op=klok.nu() - timedelta(hours=1))
    client.force_login(begeleider)

    pagina = client.get(reverse("sessies:afsluiten", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer}))

    assert pagina.context["form"].initial["ingeschreven"] == 1


def test_an_invitation_is_a_task_until_it_is_answered_or_the_meeting_begins(netwerk, begeleider):
    lid = iemand("lid", netwerk)
    sessie = SessieFactory(netwerk=netwerk, titel="Koffie")
    rij = genodigden.voeg_gast_toe(sessie, email=lid.email, door=begeleider)
    assert _taken(lid, netwerk) == []

    uitnodigen.verstuur(sessie, door=begeleider)
    assert _taken(lid, netwerk) == ["Kom je naar Koffie?"]
    Sessie.objects.update(begint_op=klok.nu() - timedelta(minutes=1), eindigt_op=klok.nu() + timedelta(hours=1))
    assert _taken(lid, netwerk) == []
    Sessie.objects.update(begint_op=klok.nu() + timedelta(days=1), eindigt_op=klok.nu() + timedelta(days=2))
    antwoorden.antwoord(rij, keuze="nee", door=lid)
    assert _taken(lid, netwerk) == []


def test_a_change_that_nobody_heard_of_is_a_task_of_who_organises(netwerk, begeleider, sessie, gast):
    assert _taken(begeleider, netwerk) == []
    sessies.wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)

    assert _taken(begeleider, netwerk) == [f"Verstuur wat veranderde aan {sessie.titel}"]
    uitnodigen.verstuur(sessie, door=begeleider)
    assert _taken(begeleider, netwerk) == []


def _taken(wie, netwerk):
    return [taak.titel for taak in uitnodigtaken.taken(toegang(wie, netwerk))]


@pytest.mark.parametrize("hoeveel", [1, 3])
def test_the_tasks_and_the_list_take_as_many_queries_for_one_as_for_three(
    client, netwerk, begeleider, hoeveel, django_assert_num_queries
):
    for n in range(hoeveel):
        sessie = SessieFactory(netwerk=netwerk)
        for m in range(hoeveel):
            genodigden.voeg_gast_toe(sessie, email=f"g{n}{m}@elders.example", door=begeleider)
        uitnodigen.verstuur(sessie, door=begeleider)
        sessies.wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)
    eigen = toegang(begeleider, netwerk)
    assert eigen.opzij == {}  # read once for all tasks

    with django_assert_num_queries(3):
        assert len(list(uitnodigtaken.taken(eigen))) == hoeveel


def test_what_a_page_says_of_mails_is_what_left(client, netwerk, begeleider, sessie, gast):
    client.force_login(begeleider)
    plek = {"netwerk": netwerk.slug, "nummer": sessie.nummer}

    pagina = client.get(reverse("sessies:afgelasten", kwargs=plek))
    assert "1 genodigde krijgt meteen een mail." in pagina.context["lead"].replace("\xa0", " ")
    na = client.post(
        reverse("sessies:afgelasten", kwargs=plek), {"reden": "De zaal is dicht.", "inzending": "a" * 32}, follow=True
    )
    assert "1 mail over de afgelasting is onderweg." in na.content.decode().replace("\xa0", " ")
    verstuur_wachtende()
    na = client.post(reverse("sessies:doorgaan", kwargs=plek), follow=True)
    assert "1 mail over de hervatting is onderweg." in na.content.decode().replace("\xa0", " ")


def test_published_with_nobody_on_the_list_says_nothing_of_mails(client, netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, concept=True)
    client.force_login(begeleider)

    na = client.post(
        reverse("sessies:publiceer", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer}), follow=True
    )
    assert [str(m) for m in na.context["messages"]] == ["De bijeenkomst staat op de kalender."]
