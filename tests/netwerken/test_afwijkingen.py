"""A promise kept otherwise: proposed by who runs the network, decided by the funder."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kern import klok, register
from kern.exceptions import DomainError
from kern.opmaak import dag
from netwerken.domain import netwerken as domein
from netwerken.models import Afwijking, Netwerk
from netwerken.overzicht.afwijkingen import jaren_van
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, PlichtFactory, iemand, toegang

pytestmark = pytest.mark.django_db


@pytest.fixture
def plicht():
    return PlichtFactory()


@pytest.fixture
def afwijking(plicht):
    return domein.stel_afwijking_voor(
        plicht, jaar=klok.vandaag().year, reden="De zaal ging dicht.", vervanging="Een werkbezoek.", door=None
    )


def _voorstellen(netwerk):
    return reverse("netwerken:afwijking-voorstellen", kwargs={"netwerk": netwerk.slug})


def _beslissen(afwijking):
    return reverse("netwerken:afwijking-beslissen", kwargs={"netwerk": afwijking.netwerk.slug, "pk": afwijking.pk})


def _mens(client, rol, netwerk):
    mens = iemand(rol, netwerk)
    client.force_login(mens)
    return mens


def test_who_runs_the_network_proposes(plicht, client):
    _mens(client, "netwerkbegeleider", plicht.netwerk)
    jaar = klok.vandaag().year

    antwoord = client.post(
        _voorstellen(plicht.netwerk),
        {"plicht": plicht.pk, "jaar": jaar, "reden": "De zaal ging dicht.", "vervanging": "Online."},
    )

    afwijking = Afwijking.objects.get()
    assert antwoord["Location"].endswith(f"?jaar={jaar}#afwijkingen")
    assert (afwijking.plicht, afwijking.staat, afwijking.netwerk) == (plicht, "voorgesteld", plicht.netwerk)


def test_a_proposal_without_reason_is_refused_and_nothing_typed_is_lost(plicht, client):
    _mens(client, "netwerkbegeleider", plicht.netwerk)

    antwoord = client.post(
        _voorstellen(plicht.netwerk),
        {"plicht": plicht.pk, "jaar": klok.vandaag().year, "reden": "", "vervanging": "Dit blijft staan."},
    )

    assert antwoord.context["form"].errors["reden"] == ["Schrijf in één zin waarom."]
    assert "Dit blijft staan." in antwoord.content.decode()
    assert not Afwijking.objects.exists()


def test_a_promise_of_another_network_cannot_be_chosen(plicht, client):
    _mens(client, "netwerkbegeleider", plicht.netwerk)
    elders = PlichtFactory()

    antwoord = client.post(
        _voorstellen(plicht.netwerk), {"plicht": elders.pk, "jaar": klok.vandaag().year, "reden": "x"}
    )

    assert "plicht" in antwoord.context["form"].errors
    assert elders.titel not in antwoord.content.decode()


@pytest.mark.parametrize("verschil", [-1, 1])
def test_a_network_cannot_deviate_in_a_year_it_does_not_run(verschil):
    netwerk = NetwerkFactory(einde=klok.vandaag() + timedelta(days=1))
    jaar = netwerk.start.year - 1 if verschil < 0 else netwerk.einde.year + 1

    with pytest.raises(DomainError, match="loopt dit netwerk niet"):
        domein.stel_afwijking_voor(PlichtFactory(netwerk=netwerk), jaar=jaar, reden="x", door=None)

    assert jaar not in jaren_van(netwerk)


@pytest.mark.parametrize("staat", ["aanvaard", "geweigerd"])
def test_the_funder_decides_with_body_and_day(afwijking, client, staat):
    orgaan = OrgaanFactory(netwerk=afwijking.netwerk)
    _mens(client, "opdrachtgever", afwijking.netwerk)

    antwoord = client.post(
        _beslissen(afwijking), {"staat": staat, "orgaan": orgaan.pk, "op": klok.vandaag().isoformat()}
    )

    afwijking.refresh_from_db()
    assert antwoord.status_code == 302
    assert (afwijking.staat, afwijking.besloten_door, afwijking.besloten_op) == (staat, orgaan, klok.vandaag())


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"staat": ""}, "staat"),
        ({"staat": "voorgesteld"}, "staat"),
        ({"op": ""}, "op"),
        ({"op": "morgen"}, "op"),
        ({"op": (klok.vandaag() + timedelta(days=2)).isoformat()}, "op"),
        ({"orgaan": "elders"}, "orgaan"),
    ],
)
def test_a_decision_that_is_not_complete_is_refused_beside_the_field(afwijking, client, velden, fout):
    _mens(client, "opdrachtgever", afwijking.netwerk)
    if velden.get("orgaan") == "elders":
        velden = {"orgaan": OrgaanFactory().pk}

    antwoord = client.post(
        _beslissen(afwijking), {"staat": "aanvaard", "orgaan": "", "op": klok.vandaag().isoformat(), **velden}
    )

    afwijking.refresh_from_db()
    assert list(antwoord.context["form"].errors) == [fout]
    assert afwijking.staat == "voorgesteld"


def test_who_comes_second_hears_that_it_was_decided(afwijking, client):
    _mens(client, "opdrachtgever", afwijking.netwerk)
    domein.beslis_afwijking(afwijking, staat="geweigerd", op=klok.vandaag(), orgaan=None, door=None)

    antwoord = client.post(_beslissen(afwijking), {"staat": "aanvaard", "op": klok.vandaag().isoformat()})

    assert "al beslist" in antwoord.content.decode()
    assert client.get(_beslissen(afwijking)).status_code == 302
    afwijking.refresh_from_db()
    assert afwijking.staat == "geweigerd"


def test_only_accept_and_refuse_are_answers(afwijking):
    with pytest.raises(DomainError, match="Aanvaard de afwijking of weiger ze"):
        domein.beslis_afwijking(afwijking, staat="voorgesteld", op=klok.vandaag(), orgaan=None, door=None)


def test_a_proposal_is_a_task_of_who_decides_it(afwijking):
    netwerk = afwijking.netwerk
    mensen = {rol: toegang(iemand(rol, netwerk), netwerk) for rol in ("opdrachtgever", "netwerkbegeleider", "lid")}

    met = {rol for rol, t in mensen.items() if any("Afwijking" in taak.titel for taak in register.taken_van(t))}

    assert met == {"opdrachtgever"}


def test_without_funder_who_runs_the_network_records_the_decision(afwijking, client):
    _mens(client, "netwerkbegeleider", afwijking.netwerk)

    assert client.get(_beslissen(afwijking)).status_code == 200


@pytest.mark.parametrize(
    ("rol", "woorden"), [("opdrachtgever", ["Beoordeel"]), ("netwerkbegeleider", ["Stel een"]), ("lid", [])]
)
def test_the_state_of_the_promises_offers_each_role_its_own_act(afwijking, client, rol, woorden):
    iemand("opdrachtgever", afwijking.netwerk)
    _mens(client, rol, afwijking.netwerk)

    inhoud = client.get(reverse("netwerken:stand", kwargs={"netwerk": afwijking.netwerk.slug})).content.decode()

    assert [w for w in ("Beoordeel", "Stel een") if w in inhoud] == woorden


def test_a_second_proposal_for_the_same_promise_and_year_leads_to_the_first(afwijking, client):
    _mens(client, "netwerkbegeleider", afwijking.netwerk)
    velden = {"plicht": afwijking.plicht_id, "jaar": afwijking.jaar, "reden": "Nog eens.", "vervanging": "Online."}

    antwoord = client.post(_voorstellen(afwijking.netwerk), velden)

    zin = f"Voor deze afspraak ligt er voor {afwijking.jaar} al een voorstel, van {dag(afwijking.voorgesteld_op)}. Een nieuw kan als daarover beslist is."
    assert antwoord.context["form"].errors == {"plicht": [zin]}
    inhoud = antwoord.content.decode()
    assert f'<a href="{afwijking.get_absolute_url()}">Bekijk dat voorstel</a>' in inhoud
    assert "Nog eens." in inhoud
    assert Afwijking.objects.get() == afwijking


def test_another_promise_another_year_and_what_was_decided_leave_room(afwijking):
    plicht = afwijking.plicht
    Netwerk.objects.filter(pk=plicht.netwerk_id).update(start=date(afwijking.jaar - 1, 1, 1))
    plicht.refresh_from_db()
    domein.stel_afwijking_voor(plicht, jaar=afwijking.jaar - 1, reden="x", door=None)
    domein.stel_afwijking_voor(PlichtFactory(netwerk=plicht.netwerk), jaar=afwijking.jaar, reden="x", door=None)
    for staat in ("geweigerd", "aanvaard"):
        open_ = Afwijking.objects.get(plicht=plicht, jaar=afwijking.jaar, staat="voorgesteld")
        domein.beslis_afwijking(open_, staat=staat, op=klok.vandaag(), orgaan=None, door=None)
        domein.stel_afwijking_voor(plicht, jaar=afwijking.jaar, reden="Opnieuw.", door=None)
    assert Afwijking.objects.filter(plicht=plicht, jaar=afwijking.jaar).count() == 3
