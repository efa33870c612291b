"""Days and hours as people type them, in one table that the script of the page obeys as well."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.urls import get_resolver

from kern import klok
from kern.datums import LeesfoutError, lees_dag, lees_uur
from kern.formulieren import maak_helper
from kern.kiezers import Dagveld, Uurveld, lees_terug
from kern.velden import VAN_ONS

TABEL = json.loads((Path(__file__).parent / "datums.json").read_text(encoding="utf-8"))
DAGEN = [[TABEL["vandaag"], *rij] for rij in TABEL["dagen"]] + TABEL["andere_dagen"]


@pytest.mark.parametrize(("vandaag", "kant", "getypt", "antwoord"), DAGEN)
def test_a_day_is_read_as_it_is_typed_or_refused_with_what_to_write(vandaag, kant, getypt, antwoord):
    try:
        gelezen = lees_dag(getypt, date.fromisoformat(vandaag), kant).isoformat()
    except LeesfoutError as fout:
        gelezen = str(fout)
    assert gelezen == antwoord


@pytest.mark.parametrize(("getypt", "antwoord"), TABEL["uren"])
def test_an_hour_is_read_as_it_is_typed_or_refused_with_what_to_write(getypt, antwoord):
    try:
        gelezen = f"{lees_uur(getypt):%-H.%M}"
    except LeesfoutError as fout:
        gelezen = str(fout)
    assert gelezen == antwoord


class Proefform(forms.Form):
    dag = Dagveld(label="Dag", kant="vooruit", required=False)
    uur = Uurveld(label="Uur", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = maak_helper("dag", "uur")


@pytest.fixture(autouse=True)
def vandaag():
    with klok.op(datetime(2026, 11, 29, 12, tzinfo=UTC)):
        yield


def teken(form):
    return Template("{% load crispy_forms_tags %}{% crispy form form.helper %}").render(Context({"form": form}))


def test_what_was_read_stands_under_the_field_and_what_was_typed_stays_in_it():
    form = Proefform({"dag": "8/12", "uur": "1330"})
    html = teken(form)

    assert form.cleaned_data == {"dag": date(2026, 12, 8), "uur": time(13, 30)}
    assert 'value="8/12"' in html
    assert ">di 8 december 2026, over 9 dagen<" in html
    assert 'data-dag="vooruit" data-vandaag="2026-11-29"' in html
    assert 'value="1330"' in html
    assert ">13.30 uur<".replace(" ", "\u00a0") in html.replace(" ", "\u00a0")


def test_what_cannot_be_read_is_told_beside_the_field_and_not_under_it():
    form = Proefform({"dag": "ooit", "uur": "half drie"})
    html = teken(form)

    assert form.errors["dag"] == [
        "Dit lezen we niet als een dag. Schrijf bijvoorbeeld 8/12, 8 december 2026 of morgen."
    ]
    assert html.count("data-echo></p>") == 2
    assert [lees_terug(form["dag"]), lees_terug(form["uur"])] == ["", ""]


def test_a_day_that_stands_there_is_shown_in_full_and_sent_back_is_no_change():
    form = Proefform(
        {"dag": "8 december 2026", "uur": "13.30"}, initial={"dag": date(2026, 12, 8), "uur": time(13, 30)}
    )

    assert not form.has_changed()
    html = teken(Proefform(initial={"dag": date(2026, 12, 8), "uur": time(13, 30)}))
    assert 'value="8 december 2026"' in html
    assert 'value="13.30"' in html


def test_wit_is_no_day():
    assert Proefform({"dag": " ", "uur": " "}).is_valid()


def test_two_fields_of_one_form_do_not_share_their_side():
    class Tweeform(forms.Form):
        a = Dagveld(kant="vooruit")
        b = Dagveld(kant="terug")

    form = Tweeform({"a": "1/12", "b": "1/12"})
    assert form.is_valid()
    assert form.cleaned_data == {"a": date(2026, 12, 1), "b": date(2025, 12, 1)}


def _alle_forms(klasse=forms.BaseForm):
    for eigen in klasse.__subclasses__():
        yield eigen
        yield from _alle_forms(eigen)


def test_every_form_of_ours_reads_days_and_hours_this_way():
    get_resolver().url_patterns  # noqa: B018 -- imports every form there is
    ander = {
        f"{form.__module__}.{form.__name__}.{naam}"
        for form in _alle_forms()
        if form.__module__.split(".")[0] in {*VAN_ONS, "kern"}
        for naam, veld in getattr(form, "base_fields", {}).items()
        if isinstance(veld, forms.DateField | forms.TimeField | forms.DateTimeField)
        and not isinstance(veld, Dagveld | Uurveld)
    }
    assert ander == set()
