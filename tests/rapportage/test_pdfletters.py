"""No letter is silently lost in a report: what our fonts draw is kept, and the rest is named."""

import json
import re
import unicodedata
from pathlib import Path

import page
import pytest
from django.conf import settings
from pypdf import PdfReader

from kern.canoniek import schrijf
from kern.pdf import tekens
from kern.pdf.maken import maak_pdf
from tests.rapportage.conftest import inhoud_van, vraag
from tests.rapportage.gegevens import maak_netwerk
from tests.rapportage.test_pdf import niets, tekst_van

STATIC = Path(settings.BASE_DIR) / "static"

TALEN = "Łódź ćwiek ≠ ığ Привет Ελληνικά ἀρχή Việt мир\u0308 → ≥ 3‰ ✓ ☐ x\u0302 مرحبا 👩\u200d💻 🙂 ❤\ufe0f"
SAMEN = "🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 ⛹\ufe0f\u200d♀\ufe0f"  # one picture of two: the font would draw it without saying which


def test_what_a_font_of_ours_draws_is_kept_and_the_rest_is_named():
    assert tekens.veilig({"a": [TALEN, 3]}) == {"a": [TALEN, 3]}
    assert tekens.niet_te_tonen(TALEN + SAMEN) == []
    assert tekens.veilig(SAMEN) == SAMEN.replace("\u200d", "")
    assert tekens.veilig("ab\u200b \u202fc 漢字 ሰላም") == "ab \u00a0c \ufffd\ufffd \ufffd\ufffd\ufffd"
    assert tekens.niet_te_tonen("漢字 en nog eens 漢, \ufffd") == ["漢", "字"]


def test_plain_letters_are_those_that_no_font_can_stumble_over():
    assert tekens.veilig(["Łódź", "Zoë", "ćwiek", "Привет", "a\nb"], kaal=True) == [
        "Łódz",
        "Zoë",
        "cwiek",
        "??????",
        "a\nb",
    ]


def test_the_list_of_characters_is_that_of_the_fonts():
    assert json.loads(tekens.DEKKING.read_text()) == tekens.lees_dekking(STATIC / "fonts")


STIJLEN = (STATIC / "pdf" / "rapport.css").read_text()


def _letters_per_stijl(familie):
    bestanden = re.findall(rf'font-family:"{familie}"[^}}]*huis:/fonts/([\w-]+\.woff2)', STIJLEN)
    return {bestand: tekens._tekens_van(STATIC / "fonts" / bestand) for bestand in bestanden}


@pytest.mark.parametrize(("familie", "stijlen"), [("Source Sans 3", 4), ("Source Serif 4", 4)])
def test_every_style_of_a_family_draws_the_same_letters(familie, stijlen):
    per_stijl = _letters_per_stijl(familie)
    assert len(per_stijl) == stijlen
    assert {bestand for bestand, letters in per_stijl.items() if letters != next(iter(per_stijl.values()))} == set()


def test_a_letter_with_an_accent_stands_in_the_same_file_as_its_parts():
    """Pango 1.56 draws a letter from its parts if the first font has those, and what it draws has no letter then."""
    noto = [tekens._tekens_van(STATIC / "fonts" / f"{d[400]}.woff2") for d in tekens.ANDERE.values()]
    sans, serif = (next(iter(_letters_per_stijl(naam).values())) for naam in ("Source Sans 3", "Source Serif 4"))
    ubuntu = tekens._tekens_van(STATIC / "fonts" / "ubuntu-latin-500-normal.woff2")
    for reeks in ([sans, *noto], [serif, sans, *noto], [ubuntu, sans, *noto]):
        for teken in sorted(tekens.bekend()):
            delen = {ord(deel) for deel in unicodedata.normalize("NFD", teken)}
            heel = next(nr for nr, font in enumerate(reeks) if ord(teken) in font)
            eerst = next((nr for nr, font in enumerate(reeks) if delen <= font), heel)
            assert heel <= eerst, (teken, heel, eerst)
    poolse = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžőűğışțșāēģīķļņū"
    assert {ord(letter) for letter in poolse} <= serif


def test_a_letter_that_no_first_font_draws_whole_is_written_in_its_parts():
    assert tekens.veilig("Ĭ ǵ Ḱ \u1e69") == "I\u0306 g\u0301 K\u0301 \ufffd"
    assert tekens.niet_te_tonen("Ĭ ǵ Ḱ \u1e69") == ["\u1e69"]


def test_only_the_fonts_that_a_text_needs_are_loaded():
    assert tekens.families({"a": ["Zoë", 1], "b": "Łódź"}) == ()
    assert tekens.families(["Привет", "مرحبا"]) == ("Noto Sans", "Noto Sans Arabic")
    assert tekens.letterbak(["Noto Emoji"]).count("@font-face") == 1


def _lettertypen(pad):
    for blad in PdfReader(pad).pages:
        for font in blad["/Resources"].get("/Font", {}).values():
            yield str(font.get_object()["/BaseFont"]).partition("+")[2].replace("-", " ")


@pytest.mark.django_db
def test_other_scripts_are_drawn_with_our_own_fonts_and_stay_accessible(tmp_path):
    rapport = vraag(maak_netwerk(tekst=lambda _gewoon, _lang: f"{TALEN} {SAMEN} Ĭ ǵ Ḱ 漢 " + "lang" * 40))
    maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf", niets)
    assert page.validate_pdf(str(tmp_path / "uit.pdf"), profile="ua1").is_compliant
    gelezen = tekst_van(tmp_path / "uit.pdf")
    for woord in ("Łódź", "ćwiek", "Привет", "Ελληνικά", "ἀρχή", "Việt", "→", "≥", "🙂", "💻", "🌈", "🔥", "\ufffd"):
        assert woord in gelezen
    ons = ("Source", "Ubuntu", *tekens.ANDERE)
    assert [naam for naam in _lettertypen(tmp_path / "uit.pdf") if not naam.startswith(ons)] == []
    assert {naam for naam in tekens.ANDERE if naam in set(_lettertypen(tmp_path / "uit.pdf"))} >= {
        "Noto Sans Arabic",
        "Noto Emoji",
    }
