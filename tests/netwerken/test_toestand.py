"""The one rule of a promise's state, and the page that tells it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from kern.opmaak import MAANDNAMEN
from kern.register import Telling
from netwerken.rules import toestand_van, verwacht_op

VAN, TOT = date(2022, 1, 1), date(2022, 12, 31)
RANG = ["te laat", "aandacht", "gepland", "op schema", "afgerond"]
PAGINA = Path(settings.BASE_DIR) / "docs" / "afspraken.md"


def toestand(norm, gedaan, gepland, peildag, *, van=VAN, tot=TOT, te_laat=0, afgeweken=False):
    return toestand_van(norm, Telling(gedaan, gepland, te_laat), van, tot, peildag, afgeweken=afgeweken)


def rang(*args, **kwargs):
    return RANG.index(toestand(*args, **kwargs))


def voorbeelden():
    """The rows of the worked table on the page."""
    deel = PAGINA.read_text(encoding="utf-8").partition("## Uitgerekend")[2].partition("## ")[0]
    for regel in re.findall(r"^\| (\d.+) \|$", deel, re.MULTILINE):
        norm, gedaan, gepland, dag, verwacht, naam, _ = regel.split(" | ")
        nummer, maand = dag.split()
        yield int(norm), int(gedaan), int(gepland), date(2022, MAANDNAMEN.index(maand) + 1, int(nummer)), verwacht, naam


def test_the_page_has_a_worked_table():
    assert len(list(voorbeelden())) == 10


@pytest.mark.parametrize(("norm", "gedaan", "gepland", "dag", "verwacht", "naam"), list(voorbeelden()))
def test_the_worked_table_is_what_the_rule_says(norm, gedaan, gepland, dag, verwacht, naam):
    assert toestand(norm, gedaan, gepland, dag) == naam
    assert f"{float(verwacht_op(norm, VAN, TOT, dag)):.2f}".replace(".", ",") == verwacht


GETAL = st.integers(0, 14)
DAGEN = st.integers(-40, 420).map(lambda n: VAN + timedelta(days=n))
SPAN = st.tuples(st.integers(-200, 200), st.integers(0, 500))


@st.composite
def gevallen(draw):
    """Anything a promise can be: its span may be a day, long, or without end."""
    begin, lengte = draw(SPAN)
    van = VAN + timedelta(days=begin)
    tot = draw(st.sampled_from([None, van + timedelta(days=lengte)]))
    extra = {"van": van, "tot": tot, "te_laat": draw(st.integers(0, 2)), "afgeweken": draw(st.booleans())}
    return draw(st.integers(1, 12)), draw(GETAL), draw(GETAL), draw(DAGEN), extra


@given(gevallen(), st.integers(0, 5), st.integers(0, 5))
def test_more_done_or_planned_never_makes_it_worse(geval, meer_gedaan, meer_gepland):
    norm, gedaan, gepland, dag, extra = geval

    assert rang(norm, gedaan + meer_gedaan, gepland + meer_gepland, dag, **extra) >= rang(
        norm, gedaan, gepland, dag, **extra
    )


@given(gevallen())
def test_what_was_planned_and_is_done_never_makes_it_worse(geval):
    norm, gedaan, gepland, dag, extra = geval

    assert rang(norm, gedaan + 1, gepland, dag, **extra) >= rang(norm, gedaan, gepland + 1, dag, **extra)


@given(gevallen(), st.integers(1, 400))
def test_less_time_never_makes_it_better(geval, later):
    norm, gedaan, gepland, dag, extra = geval

    assert rang(norm, gedaan, gepland, dag + timedelta(days=later), **extra) <= rang(
        norm, gedaan, gepland, dag, **extra
    )


@given(st.integers(1, 12), DAGEN.filter(lambda dag: dag >= VAN))
def test_nothing_done_and_nothing_planned_is_never_on_schedule(norm, dag):
    assert toestand(norm, 0, 0, dag) in {"aandacht", "te laat"}


@given(st.integers(1, 12), GETAL, GETAL, st.integers(0, 400))
def test_a_norm_that_is_not_kept_is_late_from_the_last_day_on(norm, gedaan, gepland, later):
    dag = TOT + timedelta(days=later)

    assert toestand(norm, gedaan, gepland, dag) == ("afgerond" if gedaan >= norm else "te laat")


def test_a_report_has_thirty_more_days():
    telling = Telling(3, 1, uiterlijk=date(2023, 1, 30))

    assert toestand_van(4, telling, VAN, TOT, TOT) == "op schema"
    assert toestand_van(4, telling, VAN, TOT, date(2023, 1, 30)) == "te laat"
