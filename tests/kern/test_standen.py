"""What was worked out once is used again until something happens, and never longer."""

import json
from contextlib import ExitStack
from dataclasses import dataclass, fields, make_dataclass
from datetime import date, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.auditketen import leg_aan
from kern.jsonvorm import als_json, naam_van, uit_json
from kern.models import BewaardeStand
from kern.models.stand import NAAM_HOOGSTENS
from kern.register import Taak
from kern.standen import LOS, Standen, lees, lees_samen, ruim_op, samen
from netwerken.domain.inrichting import wijzig_netwerk
from netwerken.domain.rollen import geef_rol
from netwerken.domain.toegang import toegang_van
from netwerken.models import Netwerk
from sessies.domain.leervragen import breng_in
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


def test_a_meeting_that_ends_while_it_is_worked_out_makes_the_next_reader_work_it_out_anew(echt, netwerk):
    einde = klok.nu() + timedelta(seconds=1)
    SessieFactory(netwerk=netwerk, status="gepland", begint_op=einde - timedelta(hours=1), eindigt_op=einde)

    def bereken():
        verzet.enter_context(klok.op(einde + timedelta(seconds=1)))
        return "nog bezig"

    with ExitStack() as verzet:
        assert Standen(netwerk.pk).haal("iets", bereken) == "nog bezig"
        assert Standen(netwerk.pk).haal("iets", lambda: "voorbij") == "voorbij"


def test_what_happens_while_it_is_worked_out_makes_the_next_reader_work_it_out_anew(echt, netwerk):
    def bereken():
        gebeur(netwerk)
        return "oud"

    assert Standen(netwerk.pk).haal("iets", bereken) == "oud"
    assert Standen(netwerk.pk).haal("iets", lambda: "nieuw") == "nieuw"


def test_what_a_role_that_changed_meanwhile_gave_is_not_kept(echt, netwerk):
    mens = iemand("lid", netwerk)
    toegang = toegang_van(mens, netwerk)
    geef_rol(mens, netwerk, rol="projectmedewerker", door=None)  # after the roles were read, before the stamp
    assert toegang.standen.haal("iets", lambda: sorted(toegang.rollen)) == ["lid"]
    daarna = toegang_van(mens, netwerk)
    assert daarna.standen.haal("iets", lambda: sorted(daarna.rollen)) == ["lid", "projectmedewerker"]
    assert daarna.standen.haal("iets", lambda: "opnieuw") == ["lid", "projectmedewerker"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("voor_iedereen", [False, True])
def test_what_settings_gave_that_another_connection_changed_meanwhile_is_not_kept(echt, voor_iedereen):
    """The network was read when the request began, and its settings were saved before the stamp was read."""
    netwerk = NetwerkFactory(korte_naam="Oud")
    toegang = toegang_van(iemand("lid", netwerk), Netwerk.objects.get(pk=netwerk.pk))

    def bewaar_instellingen():
        try:
            wijzig_netwerk(netwerk, velden={"korte_naam": "Nieuw"}, versie=netwerk.versie, door=None)
        finally:
            connection.close()

    draad = Thread(target=bewaar_instellingen)
    draad.start()
    draad.join()

    def vraag(wie):
        return wie.standen.haal("naam", lambda: wie.netwerk.korte_naam, voor_iedereen=voor_iedereen)

    assert vraag(toegang) == "Oud"
    daarna = toegang_van(toegang.gebruiker, Netwerk.objects.get(pk=netwerk.pk))
    assert vraag(daarna) == "Nieuw"
    assert daarna.standen.haal("naam", lambda: "opnieuw", voor_iedereen=voor_iedereen) == "Nieuw"


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


def test_a_page_keeps_what_it_worked_out_in_one_write(echt, client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))

    def schrijft():
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(netwerk.get_absolute_url()).status_code == 200
        return [v["sql"][:40] for v in vragen if "INSERT" in v["sql"]]

    assert len(schrijft()) == 1
    assert BewaardeStand.objects.count() > 1
    assert schrijft() == []
    gebeur(netwerk)
    assert len(schrijft()) == 1


def test_what_is_worked_out_twice_in_one_page_is_kept_as_it_was_last(echt, netwerk, tel):
    with samen():
        for _ in range(2):
            Standen(netwerk.pk, 7).haal("iets", tel)
            gebeur(netwerk)
        laatst = Standen(netwerk.pk, 7).haal("iets", tel)
        assert not BewaardeStand.objects.exists()

    assert [rij.inhoud for rij in BewaardeStand.objects.all()] == [laatst]
    assert Standen(netwerk.pk, 7).haal("iets", tel) == laatst


def test_the_state_of_one_object_is_read_by_its_own_page_only(echt, netwerk, tel):
    ding = LOS + "ding 1"
    with klok.op(NU):
        Standen(netwerk.pk, 7).haal(ding, tel)
        Standen(netwerk.pk, 7).haal("iets", tel)

        assert [rij.naam for rij in lees([netwerk.pk], 7)] == ["iets"]
        assert {rij.naam for rij in lees([netwerk.pk], 7, los=ding)} == {"iets", ding}
        with CaptureQueriesContext(connection) as vragen:
            pagina = Standen(netwerk.pk, 7)
            assert (pagina.haal(ding, tel), pagina.haal("iets", tel), tel.keer) == (1, 2, 2)
        assert len(vragen) == 1, "with all the rest, when its page asks first"
        laat = Standen(netwerk.pk, 7)
        assert (laat.haal("iets", tel), laat.haal(ding, tel), tel.keer) == (2, 1, 2)


def test_what_several_networks_keep_of_one_kind_is_read_together(echt, netwerk, tel):
    ander = NetwerkFactory()
    naam = LOS + "soort"
    with klok.op(NU):
        for n in (netwerk, ander):
            Standen(n.pk, 7).haal(naam, tel)
        beide = [Standen(n.pk, 7) for n in (netwerk, ander)]
        with CaptureQueriesContext(connection) as vragen:
            lees_samen(beide, los=naam)
            assert [s.haal(naam, tel) for s in beide] == [1, 2]
        assert len(vragen) == 1
        lees_samen([], los=naam)


@dataclass(frozen=True)
class Veelzijdig:
    dag: date
    misschien: date | None
    moment: datetime
    dagen: list[date]
    paren: tuple[tuple[str, str], ...]
    woord: str = "2022-11-30"


def test_days_moments_and_rows_come_back_as_they_were():
    ding = Veelzijdig(date(2026, 3, 1), None, NU, [date(2026, 4, 2)], (("PDF", "/a"),))
    assert uit_json(Veelzijdig, json.loads(json.dumps(als_json(ding)))) == ding


def test_what_a_list_worked_out_is_kept_on_every_database(echt, client, netwerk, begeleider):
    """PostgreSQL refuses a name that is too long, and with it everything that the page would have kept."""
    adres = reverse("sessies:leervragen", kwargs={"netwerk": netwerk.slug})
    client.get(adres)
    namen = set(BewaardeStand.objects.filter(netwerk_id=netwerk.pk).values_list("naam", flat=True))

    assert f"{LOS}keuzes van LeervraagFilter thema/project" in namen
    assert "Europese fondsen" in namen


def test_a_name_that_cannot_be_kept_is_refused_at_once(echt, netwerk, tel):
    with pytest.raises(ValueError, match="too long"):
        Standen(netwerk.pk).haal("n" * (NAAM_HOOGSTENS + 1), tel)

    assert (tel.keer, BewaardeStand.objects.count()) == (0, 0)


def test_what_cannot_be_kept_is_said_in_the_log_and_the_page_goes_on(echt, netwerk, tel, caplog):
    """A fault that comes back on each page is found where one looks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA query_only = 1" if connection.vendor == "sqlite" else "SET LOCAL transaction_read_only = on"
        )
        try:
            assert Standen(netwerk.pk).haal("proef", tel) == 1
        finally:
            cursor.execute("PRAGMA query_only = 0" if connection.vendor == "sqlite" else "SELECT 1")
    assert [regel.message for regel in caplog.records] == ["wat uitgerekend was, kon niet bewaard worden"]


def test_the_rows_of_a_whole_list_are_counted_once_and_anew_when_something_happened(client, netwerk, begeleider, echt):
    adres = reverse("sessies:leervragen", kwargs={"netwerk": netwerk.slug})

    def vraag(**gevraagd):
        with CaptureQueriesContext(connection) as vragen:
            aantal = client.get(adres, gevraagd).context["paginator"].count
        return aantal, sum("COUNT(*)" in v["sql"] and '"sessies_leervraag"' in v["sql"] for v in vragen)

    breng_in(netwerk, woorden="Wie kent een kwibus?", door=begeleider)
    vraag()  # what else the page keeps
    for ook in ({}, {"page": "2"}, {"sorteer": "-nummer"}):
        assert vraag(**ook) == (1, 0)
    assert [vraag(q="kwibus"), vraag(q="niets")] == [(1, 1), (0, 1)]

    breng_in(netwerk, woorden="En wie een bolleboos?", door=begeleider)
    vraag()
    assert vraag() == (2, 0)
