"""Which day is best, said in words; and how a line with a day is read."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from kern import klok
from kern.opmaak import NBSP
from prikken.forms.prikker import Dagenveld
from prikken.rules import Dagstand, op_volgorde
from tests.fabrieken.kern import moment


def stand(dag, **velden):
    return Dagstand(datetime(2026, 12, dag, 13, tzinfo=UTC), **velden)


def volgorde(*standen):
    return [s.begint_op.day for s in op_volgorde(standen)]


def test_first_who_must_be_there_then_fewest_nee_then_most_ja_then_the_calendar():
    zonder_voorzitter = stand(1, ja=9, moeten=[("voorzitter", "nee")])
    stil = stand(2, ja=8, moeten=[("voorzitter", "")])
    met_nee = stand(3, ja=9, nee=1, moeten=[("voorzitter", "ja")])
    zonder_nee = stand(4, ja=5, nood=4, moeten=[("voorzitter", "nood")])
    meer_ja = stand(5, ja=6, nood=3, moeten=[("voorzitter", "ja")])
    later = stand(6, ja=6, nood=3, moeten=[("voorzitter", "ja")])
    assert volgorde(zonder_voorzitter, stil, met_nee, zonder_nee, later, meer_ja) == [5, 6, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"ja": 8, "nood": 2, "moeten": [("voorzitter", "ja")]}, "8 kunnen, 2 als het moet, voorzitter kan"),
        ({"ja": 1, "nee": 3, "stil": 2}, "1 kan, 3 niet, 2 nog geen antwoord"),
        ({"moeten": [("a", "nee"), ("b", "nee"), ("c", "")]}, "0 kunnen, a en b kunnen niet, c antwoordde nog niet"),
        ({"ja": 2, "moeten": [("a", "nood")]}, "2 kunnen, a kan als het moet"),
    ],
)
def test_the_reason_is_said_in_words(velden, zin):
    assert stand(1, **velden).reden == zin


def lees(tekst):
    with klok.op(moment(2026, 11, 10)):
        return Dagenveld().clean(tekst)


def test_days_are_read_as_people_type_them():
    gelezen = lees("15/12 9u\n- di 8 december om 13.30\n10 dec 2026, 1330")
    assert gelezen == [moment(2026, 12, 8, 13, 30), moment(2026, 12, 10, 13, 30), moment(2026, 12, 15, 9)]


@pytest.mark.parametrize(
    ("regels", "zin"),
    [
        ("8/12 13u30\n28/3/2027 2u30", "Regel 2, ‘28/3/2027 2u30’: 2.30 uur bestaat niet op die dag"),
        ("8/12 13u30\n31/10/2027 2u30", "komt die nacht twee keer voor"),
        ("8/12 13u30\n1/11/2026 9u", "Regel 2: 1 november 2026, 9.00 uur is voorbij."),
        ("8/12 13u30\n8 december 13.30", "Regel 2: 8 december 2026, 13.30 uur staat er al."),
        ("8/12 13u30\n9/12", "Zet er ook een uur bij"),
        ("8/12 13u30\n9/12 25u", "Dit lezen we niet als een uur"),
        ("8/12 13u30\nooit 9u", "Dit lezen we niet als een dag"),
        ("8/12 13u30\nooit", "Dit lezen we niet als een dag"),
        ("8/12 13u30", "Stel 2 tot 15 dagen voor; er staan er 1."),
        ("\n".join(f"{n}/12 9u" for n in range(1, 17)), "er staan er 16."),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_the_line(regels, zin):
    with pytest.raises(forms.ValidationError) as fout:
        lees(regels)
    assert zin in " ".join(fout.value.messages).replace(NBSP, " ")


def test_a_day_is_a_day_of_the_coming_year():
    with klok.op(moment(2026, 12, 20)):
        assert [m.date() for m in Dagenveld().clean("8/1 9u\n9/1 9u")] == [date(2027, 1, 8), date(2027, 1, 9)]
