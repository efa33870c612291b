from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern import opmaak

N = "\u00a0"


def brussel(*delen):
    return datetime(*delen, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (date(2023, 11, 20), f"ma{N}20{N}nov{N}2023"),
        (date(2024, 3, 3), f"zo{N}3{N}mrt{N}2024"),
        (brussel(2023, 11, 20, 23, 30), f"di{N}21{N}nov{N}2023"),  # half past midnight in Brussels
        (None, ""),
        ("gisteren", ""),
    ],
)
def test_dag(waarde, tekst):
    assert opmaak.dag(waarde) == tekst


def test_dag_kort_en_maand():
    assert opmaak.dag_kort(date(2023, 11, 20)) == f"ma{N}20{N}nov"
    assert opmaak.maand(date(2023, 11, 20)) == "november 2023"
    assert opmaak.dag_kort(None) == opmaak.maand(None) == ""


def test_uur_en_moment_staan_in_brusselse_tijd():
    m = brussel(2023, 11, 20, 12, 5)
    assert opmaak.uur(m) == f"13.05{N}uur"
    assert opmaak.moment(m) == f"ma{N}20{N}nov{N}2023, 13.05{N}uur"
    assert opmaak.uur_kort(time(9, 0)) == "9.00"
    assert opmaak.moment(date(2023, 11, 20)) == f"ma{N}20{N}nov{N}2023"
    assert opmaak.uur(None) == opmaak.moment(None) == ""


def test_tijdvak():
    a, b = brussel(2023, 11, 20, 12, 30), brussel(2023, 11, 20, 15, 30)
    assert opmaak.tijdvak(a, b) == f"ma{N}20{N}nov{N}2023, 13.30–16.30{N}uur"
    assert opmaak.tijdvak(time(13, 30), time(16, 30)) == f"13.30–16.30{N}uur"
    assert opmaak.tijdvak(a, brussel(2023, 11, 21, 15, 30)).count("2023") == 2
    assert opmaak.tijdvak(a, None) == opmaak.moment(a)
    assert opmaak.tijdvak(None, time(9, 0)) == f"9.00{N}uur"
    assert opmaak.tijdvak(None, None) == ""
    assert opmaak.uren(a, b) == f"13.30–16.30{N}uur"
    assert opmaak.uren(a, None) == f"13.30{N}uur"


def test_tijdvak_over_more_days_and_until_midnight():
    begin, einde = brussel(2023, 11, 20, 12, 30), brussel(2023, 11, 21, 15, 0)
    assert opmaak.tijdvak(begin, einde) == f"ma{N}20{N}nov{N}2023, 13.30{N}uur – di{N}21{N}nov{N}2023, 16.00{N}uur"
    assert opmaak.uren(begin, einde) == f"13.30{N}uur – di{N}21{N}nov{N}2023, 16.00{N}uur"
    middernacht = brussel(2023, 11, 20, 23, 0)
    assert opmaak.tijdvak(begin, middernacht) == f"ma{N}20{N}nov{N}2023, 13.30–24.00{N}uur"
    dag_later = brussel(2023, 11, 21, 23, 0)
    assert opmaak.uren(begin, dag_later) == f"13.30{N}uur – di{N}21{N}nov{N}2023, 24.00{N}uur"
    assert opmaak.laatste_dag(middernacht, brussel(2023, 11, 21, 8, 0)) == date(2023, 11, 21)


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (1234.5, None, "1.234,5"),
        (1234, None, "1.234"),
        (1000000, None, "1.000.000"),
        (Decimal("0.25"), None, "0,3"),
        (-3, None, "−3"),
        (Decimal("-0.01"), None, "0"),
        (2, 2, "2,00"),
        (0, None, "0"),
        (None, None, "–"),
        ("", None, "–"),
        ("geen getal", None, "–"),
        (float("nan"), None, "–"),
        (float("inf"), None, "–"),
        (True, None, "–"),
    ],
)
def test_getal(waarde, decimalen, tekst):
    assert opmaak.getal(waarde, decimalen) == tekst


@given(st.one_of(st.floats(), st.integers(), st.text(), st.decimals(), st.none()))
def test_getallen_geven_altijd_een_tekst(waarde):
    for vorm in (opmaak.getal, opmaak.euro, opmaak.procent, opmaak.grootte, opmaak.duur):
        tekst = vorm(waarde)
        assert tekst
        assert "None" not in tekst
        assert "nan" not in tekst


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_getal_is_terug_te_lezen(waarde):
    assert int(opmaak.getal(waarde).replace(".", "").replace("−", "-")) == waarde


def test_geld_en_procent():
    assert opmaak.euro(90000) == f"€{N}90.000"
    assert opmaak.euro(Decimal("12.5")) == f"€{N}12,50"
    assert opmaak.euro(-5) == f"−€{N}5"
    assert opmaak.euro(None) == "–"
    assert opmaak.procent(12) == f"12{N}%"
    assert opmaak.procent(12.34, 1) == f"12,3{N}%"
    assert opmaak.aandeel(1, 3) == f"33{N}%"
    assert opmaak.aandeel(1, 0) == opmaak.aandeel(None, 3) == "–"


@pytest.mark.parametrize(
    ("n", "tekst"),
    [
        (12, f"12{N}bytes"),
        (184_000, f"184{N}kB"),
        (999_600, f"1{N}MB"),
        (1_240_000, f"1,2{N}MB"),
        (-1, "–"),
        (999_900_000, f"999,9{N}MB"),
        (999_960_000, f"1{N}GB"),
        (83_395_400_000, f"83,4{N}GB"),
    ],
)
def test_grootte(n, tekst):
    assert opmaak.grootte(n) == tekst


@pytest.mark.parametrize(
    ("n", "tekst"),
    [
        (1, f"1{N}seconde"),
        (34.4, f"34{N}seconden"),
        (60, f"1{N}minuut"),
        (125, f"2{N}minuten"),
        (3600, f"1{N}uur"),
        (5400, f"1{N}uur 30{N}minuten"),
        (3660, f"1{N}uur 1{N}minuut"),
        (-1, "–"),
    ],
)
def test_duur(n, tekst):
    assert opmaak.duur(n) == tekst


def test_aantal():
    assert opmaak.aantal(0, "vraag", "vragen") == "geen vragen"
    assert opmaak.aantal(1, "vraag", "vragen") == f"1{N}vraag"
    assert opmaak.aantal(1200, "vraag", "vragen") == f"1.200{N}vragen"


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        (date(2026, 11, 22), "vandaag"),
        (date(2026, 11, 23), "morgen"),
        (date(2026, 11, 21), "gisteren"),
        (date(2026, 11, 28), f"over 6{N}dagen"),
        (date(2026, 11, 12), f"10{N}dagen geleden"),
        (brussel(2026, 11, 22, 23, 30), "morgen"),
        (None, ""),
    ],
)
def test_afstand(dag, tekst):
    assert opmaak.afstand(dag, date(2026, 11, 22)) == tekst


def test_opsomming():
    assert opmaak.opsomming([]) == ""
    assert opmaak.opsomming(["a"]) == "a"
    assert opmaak.opsomming(["a", "b", "c"]) == "a, b en c"
    assert opmaak.opsomming(["a", "b"], "of") == "a of b"


@pytest.mark.parametrize(
    "naam, met",
    [
        ("mentorbestuur", "het mentorbestuur"),
        ("netwerkbegeleider", "de netwerkbegeleider"),
        ("stuurgroep", "de stuurgroep"),
        ("bestuurlijk overleg Flevoland", "het bestuurlijk overleg Flevoland"),
        ("lokaal bestuur", "het lokaal bestuur"),
        ("projectleider van het team", "de projectleider van het team"),
    ],
)
def test_a_role_has_its_article(naam, met):
    assert opmaak.met_lidwoord(naam) == met


@pytest.mark.parametrize(
    "n, woord, uit",
    [
        (1, "vergaderingen", "vergadering"),
        (2, "evaluatie", "evaluaties"),
        (1, "soorten werkvorm", "soort werkvorm"),
        (3, "accountmanagers", "accountmanagers"),
        (Decimal(1), "bijeenkomsten", "bijeenkomst"),
        (1, "", ""),
    ],
)
def test_a_unit_follows_its_number(n, woord, uit):
    assert opmaak.eenheid(n, woord) == uit


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=9))
def test_shares_add_up_to_a_hundred_and_stay_within_one(waarden):
    delen = opmaak.aandelen(waarden)
    if not sum(waarden):
        assert set(delen) == {opmaak.STREEP}
        return
    getallen = [int(d.removesuffix("\u00a0%")) for d in delen]
    assert sum(getallen) == 100
    assert all(abs(g - 100 * w / sum(waarden)) < 1 for g, w in zip(getallen, waarden, strict=True))
