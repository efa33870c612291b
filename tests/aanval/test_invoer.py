import pytest
from django import forms

from kern.exceptions import DomainError
from kern.invoer import heel_getal
from kern.kiezers import Dagveld
from kern.periodes import Periode


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("0", 0), ("2022", 2022), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5000, None), ("", None), ("-1", None)]
    + [(vreemd, None) for vreemd in ("²", "٣", " 1", "1e3", "1_0", "1.0", "\x001", "0x1")],
)
def test_a_number_in_an_address_is_a_few_plain_digits(tekst, getal):
    assert heel_getal(tekst) == getal


@pytest.mark.parametrize("dag", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_in_another_age_is_a_slip_of_the_fingers(dag):
    with pytest.raises(forms.ValidationError, match="Kies een jaar tussen 1990 en 2100"):
        Dagveld().clean(dag)


@pytest.mark.parametrize("dag", ["1990-01-01", "2100-12-31", "2024-02-29"])
def test_a_day_of_our_time_is_taken(dag):
    assert Dagveld().clean(dag).isoformat() == dag


@pytest.mark.parametrize("sleutel", ["2022-Q٣", "٢٠٢٢", "2022-Q²", "2022-Q5", "1800", "2022-Q1\n"])
def test_a_period_is_written_in_plain_digits(sleutel):
    with pytest.raises(DomainError):
        Periode.lees(sleutel)
