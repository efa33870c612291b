"""A meeting stands on the public agenda by a choice, and what is closed never does."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kern.models import Gebeurtenis
from netwerken.domain.inrichting import wijzig_netwerk
from sessies.domain.sessies import plan_sessie, wijzig_sessie
from sessies.domain.stand import BESLOTEN
from sessies.models import Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, OrgaanFactory, OrganisatieFactory, iemand
from tests.fabrieken.sessies import SessieFactory
from tests.sessies.test_formulieren import GOED, adres, wijzigdata
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
VELDEN = {"titel": "Open dag", "begint_op": moment(2026, 11, 19, 13), "eindigt_op": moment(2026, 11, 19, 16)}


def lijn(wat):
    return Gebeurtenis.objects.get(wat=wat).gegevens["openbaar"]


@pytest.fixture
def open_netwerk(netwerk):
    return wijzig_netwerk(netwerk, velden={"heeft_openbare_agenda": True}, versie=netwerk.versie, door=None)


def test_a_meeting_is_public_only_when_that_was_chosen_and_the_log_says_so(client, netwerk, begeleider):
    plan_sessie(netwerk, velden={**VELDEN, "titel": "Niet gekozen"}, door=begeleider)
    gekozen = plan_sessie(netwerk, velden={**VELDEN, "is_openbaar": True}, door=begeleider)
    plan_sessie(netwerk, velden={**VELDEN, "is_openbaar": True}, concept=True, door=begeleider)

    assert list(client.get(reverse("sessies_openbaar:agenda")).context["sessies"]) == [gekozen]
    assert list(Gebeurtenis.objects.filter(wat="sessie.gepland").order_by("pk").values_list("gegevens", flat=True)) == [
        {"status": "gepland", "openbaar": False}, {"status": "gepland", "openbaar": True},
        {"status": "concept", "openbaar": True},
    ]  # fmt: skip

    wijzig_sessie(gekozen, velden={"is_openbaar": False}, versie=gekozen.versie, door=begeleider)
    assert list(client.get(reverse("sessies_openbaar:agenda")).context["sessies"]) == []
    assert lijn("sessie.gewijzigd") is False


@pytest.mark.parametrize(
    "besloten", [{"groep": GroepFactory}, {"orgaan": OrgaanFactory}, *({"soort": s} for s in (
        "intervisie", "werkgroep", "overleg", "stuurgroep", "extern"))],
)  # fmt: skip
def test_what_is_closed_is_never_public(netwerk, begeleider, besloten):
    anders = {naam: w if isinstance(w, str) else w(netwerk=netwerk) for naam, w in besloten.items()}
    with geweigerd(BESLOTEN, Sessie, veld="is_openbaar"):
        plan_sessie(netwerk, velden={**VELDEN, **anders, "is_openbaar": True}, door=begeleider)

    sessie = plan_sessie(netwerk, velden={**VELDEN, "is_openbaar": True}, door=begeleider)
    with geweigerd(BESLOTEN, Sessie, veld="is_openbaar"):
        wijzig_sessie(sessie, velden=anders, versie=sessie.versie, door=begeleider)
    with pytest.raises(IntegrityError), transaction.atomic():  # whatever wrote it
        Sessie.objects.filter(pk=sessie.pk).update(**anders)


def test_the_form_begins_with_what_the_network_says(als, netwerk, begeleider):
    def gekozen(**vraag):
        return als(begeleider).get(adres("plan", netwerk), vraag).context["form"]["is_openbaar"].value()

    assert gekozen() is False
    wijzig_netwerk(netwerk, velden={"heeft_openbare_agenda": True}, versie=netwerk.versie, door=None)
    assert gekozen() is True
    assert gekozen(soort="stuurgroep") is False
    assert gekozen(groep=GroepFactory(netwerk=netwerk).pk) is False


def test_a_default_does_not_stand_in_the_way_of_a_closed_meeting_and_a_tick_is_answered(als, open_netwerk, begeleider):
    client, data = als(begeleider), {**GOED, "soort": "intervisie", "is_openbaar": "on"}

    client.post(adres("plan", open_netwerk), data)  # the tick stood there by itself
    assert Sessie.objects.get().is_openbaar is False

    antwoord = client.post(adres("plan", open_netwerk) + "?soort=intervisie", {**data, "titel": "Nog een"})
    assert antwoord.context["form"].errors == {"is_openbaar": [BESLOTEN]}
    assert Sessie.objects.count() == 1


def test_the_page_of_a_meeting_shows_the_choice_and_changing_it_says_so(als, netwerk, begeleider):
    sessie, client = SessieFactory(netwerk=netwerk), als(begeleider)

    def rij(wie):
        return "Openbare agenda</dt>" in als(wie).get(sessie.get_absolute_url()).content.decode()

    lid = iemand("lid", netwerk)
    assert (rij(begeleider), rij(lid)) == (True, False)
    client = als(begeleider)
    antwoord = client.post(
        adres("wijzig", netwerk, sessie.nummer), wijzigdata(client, netwerk, sessie, is_openbaar="on"), follow=True
    )
    assert "De bijeenkomst is gewijzigd. Ze staat nu op de openbare agenda." in antwoord.content.decode()
    assert "ja, iedereen leest dat ze er is" in antwoord.content.decode()
    assert rij(lid)

    groep, client = GroepFactory(netwerk=netwerk), als(begeleider)
    data = wijzigdata(client, netwerk, sessie, groep=groep.pk, is_openbaar="on")
    antwoord = client.post(adres("wijzig", netwerk, sessie.nummer), data, follow=True)
    assert "Ze staat niet meer op de openbare agenda." in antwoord.content.decode()
    assert "Openbare agenda</dt>" not in antwoord.content.decode()


def test_who_plans_for_one_body_is_not_asked(als, netwerk):
    organisatie = OrganisatieFactory()
    OrgaanFactory(netwerk=netwerk, samengeroepen_door=organisatie)
    opdrachtgever = iemand("opdrachtgever", netwerk, organisatie)

    assert "is_openbaar" not in als(opdrachtgever).get(adres("plan", netwerk)).context["form"].fields


def test_the_settings_of_the_network_ask_its_default(als, netwerk, begeleider):
    client, adres_ = als(begeleider), reverse("netwerken:netwerk", args=[netwerk.slug])
    begin = client.get(adres_).context["form"]
    data = {naam: begin[naam].value() or "" for naam in begin.fields} | {"heeft_openbare_agenda": "on"}

    client.post(adres_, data)

    netwerk.refresh_from_db()
    assert netwerk.heeft_openbare_agenda is True
    assert (
        "nieuwe bijeenkomsten staan erop"
        in client.get(reverse("netwerken:inrichting", args=[netwerk.slug])).content.decode()
    )
