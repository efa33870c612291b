from datetime import date

import pytest

from kern import register
from kern.exceptions import DomainError
from kern.telling import Telling
from netwerken.domain import netwerken as domein
from netwerken.overzicht.stand import stand_van_jaar
from netwerken.rules import toestand_van, verwacht_op
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, PlichtFactory

pytestmark = pytest.mark.django_db
MIDDEN, EINDE = date(2026, 7, 1), date(2027, 1, 15)


@pytest.fixture
def telling(monkeypatch):
    """Let the counter of meetings say what the test says."""

    def zet(**cijfers):
        monkeypatch.setitem(register.alles.plichttellers, "bijeenkomsten_per_jaar", lambda *_: Telling(**cijfers))

    return zet


@pytest.mark.parametrize(
    ("cijfers", "peildag", "toestand"),
    [
        ({"gedaan": 4}, MIDDEN, "afgerond"),
        ({"gedaan": 2, "gepland": 2}, MIDDEN, "op schema"),
        ({"gedaan": 0, "gepland": 4}, MIDDEN, "gepland"),
        ({"gedaan": 0, "gepland": 0}, MIDDEN, "aandacht"),
        ({"gedaan": 2}, MIDDEN, "op schema"),
        ({"gedaan": 3, "te_laat": 1}, MIDDEN, "te laat"),
    ],
)
def test_the_state_of_a_promise_follows_from_the_count(telling, cijfers, peildag, toestand):
    plicht = PlichtFactory(norm=4)
    telling(**cijfers)

    assert [s.toestand for s in stand_van_jaar(plicht.netwerk, peildag)] == [toestand]


def test_a_year_that_ended_short_is_late_unless_the_deviation_was_accepted(telling):
    plicht = PlichtFactory(norm=4)
    telling(gedaan=3)

    assert stand_van_jaar(plicht.netwerk, EINDE, 2026)[0].toestand == "te laat"

    afwijking = domein.stel_afwijking_voor(plicht, jaar=2026, reden="zaal dicht", door=None)
    assert stand_van_jaar(plicht.netwerk, EINDE, 2026)[0].toestand == "te laat"
    orgaan = OrgaanFactory(netwerk=plicht.netwerk)
    domein.beslis_afwijking(afwijking, staat="aanvaard", op=EINDE, orgaan=orgaan, door=None)

    assert stand_van_jaar(plicht.netwerk, EINDE, 2026)[0].toestand == "aandacht"


def test_a_promise_per_quarter_is_counted_over_the_quarter_of_the_day(monkeypatch):
    plicht = PlichtFactory(norm=4, per="kwartaal")
    gevraagd = []
    monkeypatch.setitem(
        register.alles.plichttellers,
        "bijeenkomsten_per_jaar",
        lambda _n, van, tot, _dag: gevraagd.append((van, tot)) or Telling(1),
    )

    lopend, voorbij = (stand_van_jaar(plicht.netwerk, dag, 2026)[0] for dag in (date(2026, 5, 1), date(2027, 2, 1)))

    assert gevraagd == [(date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 10, 1), date(2026, 12, 31))]
    assert (lopend.over, voorbij.over) == ("tweede kwartaal 2026", "vierde kwartaal 2026")
    assert voorbij.toestand == "te laat"


def test_a_promise_over_the_whole_term_has_the_term_of_the_network_and_none_without_end(telling):
    plicht = PlichtFactory(
        norm=4, per="looptijd", netwerk=NetwerkFactory(start=date(2025, 1, 1), einde=date(2026, 6, 30))
    )
    telling(gedaan=1)
    stand = stand_van_jaar(plicht.netwerk, date(2026, 6, 30))[0]
    assert (stand.van, stand.tot, stand.toestand) == (date(2025, 1, 1), date(2026, 6, 30), "te laat")

    plicht.netwerk.einde = None
    stand = stand_van_jaar(plicht.netwerk, date(2026, 12, 31))[0]
    assert (stand.tot, stand.verwacht, stand.toestand) == (None, None, "op schema")


def test_what_was_decided_on_a_deviation_later_was_a_proposal_before(telling):
    plicht = PlichtFactory(norm=4)
    telling(gedaan=3)
    afwijking = domein.stel_afwijking_voor(plicht, jaar=2026, reden="zaal dicht", door=None)
    afwijking.voorgesteld_op, afwijking.besloten_op, afwijking.staat = date(2026, 11, 1), EINDE, "aanvaard"
    afwijking.save()

    def stand(dag):
        s = stand_van_jaar(plicht.netwerk, dag, 2026)[0]
        return s.toestand, [str(a.staat_op(dag).value) for a in s.afwijkingen]

    assert stand(date(2026, 10, 31)) == ("aandacht", [])
    assert stand(date(2026, 12, 31)) == ("te laat", ["voorgesteld"])
    assert stand(EINDE) == ("aandacht", ["aanvaard"])


def test_a_deviation_is_decided_once():
    afwijking = domein.stel_afwijking_voor(PlichtFactory(), jaar=2026, reden="x", door=None)
    domein.beslis_afwijking(afwijking, staat="geweigerd", op=EINDE, orgaan=None, door=None)

    with pytest.raises(DomainError, match="al beslist"):
        domein.beslis_afwijking(afwijking, staat="aanvaard", op=EINDE, orgaan=None, door=None)

    afwijking.refresh_from_db()
    assert afwijking.staat == "geweigerd"


def test_a_body_of_another_network_decides_nothing():
    afwijking = domein.stel_afwijking_voor(PlichtFactory(), jaar=2026, reden="x", door=None)

    with pytest.raises(DomainError):
        domein.beslis_afwijking(afwijking, staat="aanvaard", op=EINDE, orgaan=OrgaanFactory(), door=None)

    afwijking.refresh_from_db()
    assert afwijking.staat == "voorgesteld"


@pytest.mark.parametrize("slug", ["beheer", "gezond", "rapporten", "static"])
def test_a_network_cannot_take_an_address_that_means_something_else(slug):
    with pytest.raises(DomainError, match="ander adres"):
        domein.maak_netwerk(
            slug=slug, naam="x", korte_naam="x", grondslag="opdracht", start=date(2020, 1, 1), door=None
        )


def test_parts_of_another_network_are_refused():
    from netwerken.models import Thema

    thema = domein.voeg_toe(Thema, NetwerkFactory(), lang="Lang", kort="Kort", niveau=1, door=None)

    with pytest.raises(DomainError):
        domein.voeg_toe(Thema, NetwerkFactory(), lang="B", kort="B", niveau=2, ouder=thema, door=None)


VIER_DAGEN = (date(2026, 1, 1), date(2026, 1, 4))  # and a norm of four: one a day


@pytest.mark.parametrize(
    ("telling", "dag", "toestand"),
    [
        (Telling(2), 2, "op schema"),  # exactly what is due today
        (Telling(1), 2, "aandacht"),
        (Telling(1, 2), 2, "op schema"),  # one day further is a quarter of it
        (Telling(1, 1), 2, "aandacht"),
        (Telling(0, 3), 2, "gepland"),
        (Telling(3, 0), 3, "op schema"),
        (Telling(3, 0), 4, "te laat"),  # the last day ends without the fourth
        (Telling(4, 0), 4, "afgerond"),
        (Telling(3, 1, te_laat=1), 3, "te laat"),
    ],
)
def test_each_boundary_of_a_promise(telling, dag, toestand):
    assert toestand_van(4, telling, *VIER_DAGEN, date(2026, 1, dag)) == toestand


def test_who_planned_all_of_it_is_on_schedule_to_the_last_day_but_one():
    """A quarter further than today would be more than all of it: more than the norm is never asked."""
    acht_dagen = (date(2026, 1, 1), date(2026, 1, 8))
    for telling, toestand in ((Telling(0, 4), "gepland"), (Telling(1, 3), "op schema"), (Telling(3, 0), "aandacht")):
        assert toestand_van(4, telling, *acht_dagen, date(2026, 1, 7)) == toestand


@pytest.mark.parametrize(("dag", "toestand"), [(5, "aandacht"), (6, "te laat"), (7, "te laat")])
def test_what_can_still_be_done_after_its_time_is_late_on_the_last_day_for_it(dag, toestand):
    telling = Telling(3, uiterlijk=date(2026, 1, 6))
    assert toestand_van(4, telling, *VIER_DAGEN, date(2026, 1, dag)) == toestand


def test_a_promise_that_has_not_begun_asks_nothing_and_one_without_end_asks_something():
    van, tot = VIER_DAGEN
    assert toestand_van(4, Telling(0), van, tot, date(2025, 12, 31)) == "gepland"
    assert toestand_van(4, Telling(0), van, tot, van) == "aandacht"
    assert toestand_van(4, Telling(1), van, None, date(2030, 1, 1)) == "op schema"
    assert toestand_van(4, Telling(0), van, None, date(2030, 1, 1)) == "aandacht"
    assert toestand_van(4, Telling(1, te_laat=1), van, tot, van, afgeweken=True) == "op schema"


@pytest.mark.parametrize(
    ("dag", "deel"), [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 1, 4), 4), (date(2026, 2, 1), 4)]
)
def test_what_is_due_grows_by_the_day_from_nothing_to_all(dag, deel):
    assert verwacht_op(4, *VIER_DAGEN, dag) == deel
