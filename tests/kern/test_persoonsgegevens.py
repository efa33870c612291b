"""What may say who somebody is: found when it is one, and not when it only looks like one. Everything here is invented."""

import pytest

from kern.persoonsgegevens import MAIL, NAAM, REKENING, RIJKSREGISTER, TELEFOON, Vondst, stempel, vind


def gevonden(tekst, namen=()):
    return [(v.soort, v.stuk) for v in vind([("tekst", tekst)], namen)]


@pytest.mark.parametrize(
    ("tekst", "soort", "stuk"),
    [
        ("mail naar jo.vb@werkplek.example.", MAIL, "jo.vb@werkplek.example"),
        ("bel 0470 12 34 56 morgen", TELEFOON, "0470 12 34 56"),
        ("bel 0470/12.34.56.", TELEFOON, "0470/12.34.56"),
        ("bel +32 470 12 34 56", TELEFOON, "+32 470 12 34 56"),
        ("bel +32 (0)2 123 45 67", TELEFOON, "+32 (0)2 123 45 67"),
        ("bel 02 123 45 67", TELEFOON, "02 123 45 67"),
        ("bel 014/12 34 56", TELEFOON, "014/12 34 56"),
        ("nummer 90.01.01-001.23?", RIJKSREGISTER, "90.01.01-001.23"),
        ("nummer 90010100123", RIJKSREGISTER, "90010100123"),
        ("nummer 05.01.01-001.13", RIJKSREGISTER, "05.01.01-001.13"),
        ("bis 90.41.01-001.12", RIJKSREGISTER, "90.41.01-001.12"),
        ("op BE68 5390 0754 7034 gestort", REKENING, "BE68 5390 0754 7034"),
        ("op BE68539007547034", REKENING, "BE68539007547034"),
        ("met mevrouw Voorbeelds gesproken", NAAM, "mevrouw Voorbeelds"),
        ("De heer Van den Verzonne belde", NAAM, "De heer Van den Verzonne"),
        ("dhr. De Verzonne-Bedacht", NAAM, "dhr. De Verzonne-Bedacht"),
    ],
)
def test_what_says_who_somebody_is_is_found(tekst, soort, stuk):
    assert gevonden(tekst) == [(soort, stuk)]


@pytest.mark.parametrize(
    "tekst",
    [
        "op 01/09/2022 12 mensen", "04/09/2022 12.30 uur", "van 2021-09-01 tot 2022-09-01", "€ 1.234.567,89",
        "0465.123.413", "nummer 2022-014", "90.01.01-001.64", "90.13.45-001.23", "BE68 5390 0754 7035", "info@werkplek.example",
        "https://werkplek.example/pad/0470", "mevrouw de Minister", "Geachte mevrouw", "de heer en mevrouw", "artikel 014/12",
        "01 02 03 04 05 06", "12 345 678 90",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(tekst):
    assert gevonden(tekst) == []


def test_names_are_found_as_whole_words_and_short_ones_are_not():
    namen = ["Jo Verzonnen", "Jo", "Bedacht", ""]
    assert gevonden("Jo Verzonnen en Bedacht en Jo en Bedachtzaam en jo verzonnen", namen) == [
        (NAAM, "Jo Verzonnen"),
        (NAAM, "Bedacht"),
    ]


def test_a_piece_is_told_once_per_place_and_the_stamp_knows_what_is_new():
    twee = vind([("verslag", "a@b.example en a@b.example"), ("doel", "a@b.example")])
    assert twee == [Vondst(MAIL, "a@b.example", "verslag"), Vondst(MAIL, "a@b.example", "doel")]
    assert stempel(twee) == stempel(reversed(twee))
    assert stempel(twee) != stempel(vind([("verslag", "a@b.example en c@b.example")]))
