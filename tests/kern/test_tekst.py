"""Text at the door: what nobody sees goes, what somebody sees stays, and nothing passes beside the door."""

import unicodedata

import pytest
from django.core import checks
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from kern import velden
from kern.tekst import schoon, schoon_alles
from netwerken.models import Thema
from tests.fabrieken.netwerken import NetwerkFactory, ThemaFactory

GEPLAKT = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            "ae\u0301\u00ad\u200b\u200c\u200d\u200e\u202e\u2066\ufeff\u00a0\r\n\u2028\ufe0f👩💻❤ميक्🏴\U000e0067"
        ),
    ),
    max_size=30,
)
ONZICHTBAAR = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")


def te_zien(tekst):
    """What a reader sees of a text: letters, marks, digits and signs, without the fillers that draw nothing."""
    leeg = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    gezien = (t for t in tekst if unicodedata.category(t) not in ONZICHTBAAR and t not in leeg)
    kaal = "".join(t for t in gezien if not ("\ufe00" <= t <= "\ufe0f" or "\U000e0100" <= t <= "\U000e01ef"))
    return unicodedata.normalize("NFC", kaal)


@given(GEPLAKT)
def test_no_visible_letter_is_lost_and_twice_is_once(tekst):
    uit = schoon(tekst)
    assert te_zien(uit).replace("\ufffd", "") == te_zien(tekst.replace("\u1680", " ")).replace("\ufffd", "")
    assert schoon(uit) == uit
    uit.encode()  # and any database can hold it


@pytest.mark.parametrize(
    ("geplakt", "bewaard"),
    [
        ("arbeids\u00admarkt", "arbeidsmarkt"),
        ("ar\u200bbeid\u2060s\ufeffmarkt", "arbeidsmarkt"),
        ("cafe\u0301", "café"),
        ("50\u00a0%\u202fvan\u20093", "50 % van 3"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("factuur\u202etxt.exe\u202c", "factuurtxt.exe"),
        ("a\u200db\u200ec", "abc"),
        ("bel\x07\x9f\ud800", "bel\ufffd"),
        ("\u200b", ""),
        ("V\U000e0101Z\ufe0f", "VZ"),
    ],
)
def test_what_nobody_sees_goes(geplakt, bewaard):
    assert schoon(geplakt) == bewaard


@pytest.mark.parametrize(
    "tekst",
    [
        "👩\u200d💻",
        "❤\ufe0f\u200d🔥",
        "🏳\ufe0f\u200d🌈",
        "1\ufe0f\u20e3",
        "می\u200cخو\u0627\u0647م",
        "क्\u200dष",
        "🏴\U000e0067\U000e0062\U000e007f",
        "שלום\u200f!",
        "葛\U000e0100",
    ],
)
def test_what_changes_the_drawing_stays(tekst):
    assert schoon(tekst) == tekst


def test_lists_and_dicts_are_walked():
    assert schoon_alles({"k\u200bop": ["a\u00adb", 3, None]}) == {"kop": ["ab", 3, None]}


VUIL, SCHOON = "Cafe\u0301\u00a0\u200bpraat", "Café praat"


@pytest.mark.django_db
def test_no_way_into_the_database_passes_the_door_by():
    thema = ThemaFactory(kort=VUIL)
    assert thema.kort == SCHOON
    rijen = Thema.objects.filter(pk=thema.pk)
    assert rijen.filter(kort=VUIL).exists()
    rijen.update(kort="x")
    rijen.update(kort=VUIL)
    assert rijen.values_list("kort", flat=True).get() == SCHOON
    Thema.objects.bulk_create([Thema(netwerk=thema.netwerk, lang="twee", kort=f"{VUIL} twee")])
    assert Thema.objects.filter(kort=f"{SCHOON} twee").exists()


@pytest.mark.django_db
def test_text_inside_a_list_is_clean_too():
    netwerk = NetwerkFactory(labels={"promotor": "Promo\u00adtor"})
    netwerk.refresh_from_db()
    assert netwerk.labels == {"promotor": "Promotor"}


def test_a_text_field_of_django_itself_is_refused_at_start_up(monkeypatch):
    assert [f for f in checks.run_checks() if f.id == "kern.E001"] == []
    monkeypatch.setattr(velden, "_MAG", (models.SlugField,))
    assert len([f for f in checks.run_checks() if f.id == "kern.E001"]) > 100
