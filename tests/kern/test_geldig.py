"""What a model demands becomes one sentence, about one field where it is about one."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from kern import klok
from kern.domain.geldig import eis_geldig, eis_niet_later, veld_van
from kern.exceptions import DomainError
from netwerken.models import Plicht
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, PlichtFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        (ValidationError("Nee."), ""),
        (ValidationError({"titel": ["Nee."]}), "titel"),
        (ValidationError({"titel": ["Nee.", "Ook niet."]}), "titel"),
        (ValidationError({"titel": ["Nee."], "norm": ["Nee."]}), ""),
        (ValidationError({NON_FIELD_ERRORS: ["Nee."]}), ""),
        (ValidationError({NON_FIELD_ERRORS: ["Nee."], "norm": ["Nee."]}), ""),
    ],
)
def test_a_refusal_is_about_one_field_or_about_the_whole(fout, veld):
    assert veld_van(fout) == veld


@pytest.mark.parametrize(("dag", "mag"), [(4, True), (5, True), (6, False)])
def test_what_happened_did_not_happen_after_today(dag, mag):
    with klok.op(moment(2026, 5, 5)):
        if mag:
            eis_niet_later(date(2026, 5, dag), "De dag")
        else:
            with pytest.raises(DomainError, match=r"^De dag ligt niet in de toekomst") as fout:
                eis_niet_later(date(2026, 5, dag), "De dag", veld="op")
            assert fout.value.veld == "op"


def test_a_field_is_named_before_what_is_wrong_with_it_and_may_be_left_out():
    plicht = PlichtFactory()
    plicht.titel = ""
    with pytest.raises(DomainError, match=r"^Afspraak: Dit veld") as fout:
        eis_geldig(plicht)
    assert fout.value.veld == "titel"
    eis_geldig(plicht, zonder=["titel"])
    plicht.titel, plicht.netwerk_id = "Goed", None
    eis_geldig(plicht)  # a relation is the database's to guard


def test_what_one_field_alone_may_have_once_is_asked_too():
    een, ander = NetwerkFactory(), NetwerkFactory()
    ander.slug = een.slug
    with pytest.raises(DomainError, match="bestaat al") as fout:
        eis_geldig(ander)
    assert fout.value.veld == "slug"


def test_what_the_rows_together_demand_is_asked_too():
    een = PlichtFactory(titel="A")
    ander = Plicht(netwerk=een.netwerk, soort=een.soort, titel="A", norm=1, per=een.per)
    with pytest.raises(DomainError, match=r"^Deze afspraak staat er al") as fout:
        eis_geldig(ander)
    assert fout.value.veld == ""
