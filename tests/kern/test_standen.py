"""What was worked out once is used again until something happens, and never longer."""

from dataclasses import fields, make_dataclass
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.auditketen import leg_aan
from kern.models import BewaardeStand
from kern.register import Taak
from kern.standen import Standen, als_json, lees, naam_van, ruim_op, uit_json
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db
NU = moment(2026, 3, 10, 12)


class Teller:
    """Counts how often something is worked out, and gives that number."""

    def __init__(self):
        self.keer = 0

    def __call__(self):
        self.keer += 1
        return self.keer


@pytest.fixture
def echt(monkeypatch):
    """Stored states are used here, and may be as untrue as the test makes them."""
    from tests.conftest import BEWAARD

    monkeypatch.setattr(Standen, "haal", BEWAARD)


@pytest.fixture
def tel():
    return Teller()


def gebeur(netwerk):
    with transaction.atomic():
        leg_vast("iets.gebeurd", onderwerp=netwerk, door=None)


@pytest.fixture
def vraag(echt, netwerk, tel):
    """Ask as a new request would, by default at noon."""

    def _vraag(nu=NU, gebruiker=7, *, voor_iedereen=False):
        with klok.op(nu):
            return Standen(netwerk.pk, gebruiker).haal("iets", tel, voor_iedereen=voor_iedereen)

    return _vraag


def test_it_is_worked_out_once_until_something_happens_in_the_network(vraag, netwerk):
    assert [vraag(), vraag()] == [1, 1]
    gebeur(netwerk)
    assert [vraag(), vraag()] == [2, 2]


def test_laying_the_chain_changes_nothing(vraag, netwerk):
    gebeur(netwerk)
    vraag()
    assert leg_aan() == 1
    assert vraag() == 1


def test_what_happens_elsewhere_changes_nothing_and_what_belongs_to_no_network_does(vraag, netwerk):
    vraag()
    gebeur(NetwerkFactory())
    assert vraag() == 1
    gebeur(iemand("netwerkbegeleider", netwerk))
    assert vraag() == 2


def test_it_is_kept_per_person_unless_it_is_the_same_for_everybody(vraag):
    assert [vraag(gebruiker=7), vraag(gebruiker=8), vraag(gebruiker=7)] == [1, 2, 1]
    assert [vraag(voor_iedereen=True), vraag(gebruiker=8, voor_iedereen=True)] == [3, 3]


def test_it_ends_at_midnight_in_brussels_and_does_not_hold_for_an_earlier_moment(vraag):
    assert vraag(moment(2026, 3, 10, 23, 59)) == 1
    assert vraag(moment(2026, 3, 11, 0, 0)) == 2
    assert vraag(moment(2026, 3, 10, 23, 59)) == 3


def test_it_ends_when_the_next_meeting_does(vraag, netwerk):
    SessieFactory(netwerk=netwerk, status="gepland", begint_op=NU, eindigt_op=NU + timedelta(hours=1))
    assert vraag(NU) == vraag(NU + timedelta(hours=1)) == 1
    assert vraag(NU + timedelta(hours=1, seconds=1)) == 2


def test_what_happens_while_it_is_worked_out_makes_the_next_reader_work_it_out_anew(echt, netwerk):
    def bereken():
        gebeur(netwerk)
        return "oud"

    assert Standen(netwerk.pk).haal("iets", bereken) == "oud"
    assert Standen(netwerk.pk).haal("iets", lambda: "nieuw") == "nieuw"


def test_what_happens_in_the_same_request_is_seen(echt, netwerk, tel):
    standen = Standen(netwerk.pk)
    assert standen.haal("iets", tel) == standen.haal("iets", tel) == 1
    gebeur(netwerk)
    assert standen.haal("iets", tel) == 2


def test_a_state_that_was_kept_costs_one_query_and_several_cost_no_more(vraag, netwerk):
    vraag()
    with CaptureQueriesContext(connection) as een:
        vraag()
    standen = Standen(netwerk.pk, 7)
    standen.haal("anders", list)
    with CaptureQueriesContext(connection) as twee, klok.op(NU):
        standen = Standen(netwerk.pk, 7)
        standen.haal("iets", lambda: 0)
        standen.haal("iets", lambda: 0)
    assert (len(een), len(twee)) == (1, 1)


def test_networks_are_read_together(echt, netwerk, tel, django_assert_num_queries):
    ander = NetwerkFactory()
    for elk in (netwerk, ander):
        Standen(elk.pk, 7).haal("iets", tel)
    with django_assert_num_queries(1):
        rijen = lees([netwerk.pk, ander.pk], 7)
        for elk, aantal in ((netwerk, 1), (ander, 2)):
            standen = Standen(elk.pk, 7)
            standen.neem(rij for rij in rijen if rij.netwerk_id == elk.pk)
            assert standen.haal("iets", tel) == aantal


def test_one_row_per_state_is_kept(vraag, netwerk):
    for _ in range(3):
        vraag()
        gebeur(netwerk)
    assert BewaardeStand.objects.count() == 1


def test_what_no_longer_holds_is_forgotten_at_night(vraag):
    vraag(NU - timedelta(days=1))
    vraag(NU, voor_iedereen=True)
    with klok.op(NU):
        assert ruim_op() == 1
    assert BewaardeStand.objects.get().tot > NU


def test_what_an_earlier_version_kept_with_other_fields_is_not_read():
    vroeger = make_dataclass("Taak", [veld.name for veld in fields(Taak)][:-1])
    assert naam_van("taken", vroeger) != naam_van("taken", Taak) == naam_van("taken", Taak)
    assert len(naam_van("stille projecten", Taak)) <= BewaardeStand._meta.get_field("naam").max_length


@pytest.mark.parametrize("tegen", [None, NU.date()])
def test_a_task_comes_back_as_it_was(tegen):
    taak = Taak("Verhelder vraag 3", "/n/leervragen/3/", "woorden", tegen, "Verhelder", is_te_laat=True)
    assert uit_json(Taak, als_json(taak)) == taak
