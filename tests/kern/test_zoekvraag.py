"""What is typed is read once, and means the same to both engines, whatever it is."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kern.models import Zoekdocument
from kern.querysets import ALLES, OPEN, TITEL
from kern.zoeken.fragment import begin, merk, rond_eerste
from kern.zoeken.woorden import LANGSTE_WOORD, MEESTE_SLEUTELS, rij, sleutels, splits, stam_van, vouw
from kern.zoeken.zoekvraag import BEGIN, DEEL, HEEL, LANGSTE_VRAAG, MEESTE_WOORDEN, STAM, lees
from tests.fabrieken.kern import moment

HYPOTHESE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
LASTIG = st.text(max_size=60) | st.lists(
    st.sampled_from([
        '"', "'", "*", "(", ")", "NEAR(", 'NEAR("', "AND", "OR", "NOT", ":", "^", "{", "}", "-", "&", "|", "!", "<->", ":*",
        "\\", "\x00", "titel:", "2022-014", "vraag", "é", "你好", "%", "_", "\ud800", "s'", "/*", "--", ";",
    ]),
    max_size=20,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize(
    "een, ander",
    [
        ("vraag", "vragen"), ("begeleiding", "begeleiden"), ("begeleidt", "begeleiden"), ("werkloze", "werklozen"),
        ("vacature", "vacatures"), ("thema", "thema's"), ("thema", "thema’s"), ("foto", "foto's"), ("OCMW", "OCMW's"),
        ("project", "projecten"), ("reïntegratie", "re-integratie"), ("CAFÉ", "cafe\u0301"),
        ("werkt", "werken"), ("werkte", "werken"), ("helpt", "helpen"), ("Łódź", "lodz"), ("\u0131ğd\u0131r", "igdir"), ("Đorđe", "dorde"),
        ("Ødegård", "odegard"), ("cœur", "coeur"), ("Ægir", "aegir"), ("Straße", "strasse"), ("e\u0301le\u0300ve", "élève"),
        ("arbeids\u00admarkt", "arbeidsmarkt"), ("ar\u200bbeid", "arbeid"),
        ("percentage", "percentages"), ("lokaal", "lokale"), ("plaats", "plaatsen"), ("casus", "casussen"),
        ("mens", "mensen"), ("fonds", "fondsen"), ("beslis", "beslissing"),
        ("komt", "komen"), ("kwamen", "komt"), ("aangekomen", "aankomen"), ("bracht", "brengen"), ("krijgt", "kreeg"),
        ("steunt", "steunen"), ("neemt", "genomen"), ("doorverwezen", "doorverwijzen"), ("ziet", "gezien"),
    ],
)  # fmt: skip
def test_forms_of_a_word_find_each_other(een, ander):
    for vraag, tekst in ((een, ander), (ander, een)):
        assert lees(f"{vraag} x").termen[0].niveau(sleutels([tekst])) >= STAM


def test_guidance_is_not_policy():
    """The stemmer ``dutch`` makes one word of these two."""
    assert stam_van("begeleid") != stam_van("beleid")


@pytest.mark.parametrize(
    "een, ander",
    [("bond", "binden"), ("was", "wezen"), ("sloot", "sluiten"), ("gegevens", "geven"), ("gedrag", "dragen")],
)
def test_a_noun_is_no_form_of_a_verb(een, ander):
    assert stam_van(een) != stam_van(ander)


def test_words_are_split_on_what_is_no_letter():
    assert [w.heel for w in splits("Lage-inkomens, 2022-014; code 457-04/x_y (VDAB’ers) 13.30")] == [
        "lageinkomens", "2022014", "code", "45704", "x", "y", "vdabers", "13", "30",
    ]  # fmt: skip
    assert [d for d, _ in next(splits("lage-inkomens")).delen] == ["lage", "inkomens"]
    assert [w.heel for w in splits("-- ‘a’ 's")] == ["a", "s"]
    assert sleutels(["\u0301 \ud800 _"]) == ""


def niveau(vraag, tekst):
    return lees(vraag).termen[0].niveau(sleutels([tekst]))


@pytest.mark.parametrize(
    "vraag, tekst, verwacht",
    [
        ("opvang", "opvang", HEEL),
        ("vraag", "vragen", STAM),
        ("begel", "begeleiding", BEGIN),
        ("opvang", "kinderopvang", DEEL),
        ("vraag", "leervragen", DEEL),
        ("lage-inkomens", "inkomens zijn te lage", DEEL),
        ("vang", "kinderopvang", DEEL),
        ("ang", "kinderopvang", 0),
        ("markt", "arbeidsmarktkrapte", DEEL),
        ("krapte", "arbeidsmarktkrapte", DEEL),
        ("arbeidsmarkt", "arbeidsmarktkrapte", BEGIN),
        ("markten", "arbeidsmarktkrapte", DEEL),
        ("ster", "versterken", 0),
        ('"vraag"', "vragen", 0),
        ('"vraag"', "De vraag", HEEL),
        ("2022-014", "vraag 2022-014.", HEEL),
        ("2022-01", "vraag 2022-014.", BEGIN),
        ("2022-014", "in 2022 en 014", 0),
        ("457-04", "Wijkstoel (457-04)", HEEL),
        ("v", "vraag", 0),
    ],
)
def test_how_well_a_word_fits(vraag, tekst, verwacht):
    assert niveau(vraag, tekst) == verwacht


def test_words_that_say_nothing_count_only_alone():
    assert [t.woord.heel for t in lees("de vragen van het netwerk").termen] == ["vragen", "netwerk"]
    assert [t.woord.heel for t in lees("van de").termen] == ["van", "de"]


def test_only_the_last_word_is_a_beginning():
    assert [t.is_begin for t in lees("vraag begel").termen] == [False, True]
    assert [(t.woord.heel, t.is_begin) for t in lees("koffie thee koffie").termen] == [
        ("koffie", True),
        ("thee", False),
    ]


def test_the_first_part_of_a_compound_is_found_when_it_is_not_the_last_word_typed():
    assert lees("arbeid koffie").termen[0].niveau(sleutels(["arbeidsmarktkrapte"])) == DEEL


@pytest.mark.parametrize(
    ("gevraagd", "vindt"),
    [
        ("vraag thee", [3]),
        ("vraag OF melk", [1, 3, 4]),
        ("vraag OR thee melk", [4]),
        ("melk vraag | thee", [4]),
        ("vraag -thee", [1]),
        ("vraag - thee", [3]),
        ("-thee", []),
        ('"vragen"', [1]),
        ("vragen", [1, 3]),
        ('"thee melk"', [4]),
        ('"melk thee"', []),
        ('thee -"melk thee"', [2, 3, 4]),
        ('"melk thee" OF vragen', [1, 3]),
        ('vragen OF "thee melk"', [1, 3, 4]),
        ('thee -"vraag thee"', [2, 4]),
        ("“vragen”", [1]),
        ("thee OF", [2, 3, 4]),
        ("OF thee", [2, 3, 4]),
        ('thee "', [2, 3, 4]),
    ],
)
@pytest.mark.django_db
def test_quotes_minus_and_or_do_what_people_expect(gevraagd, vindt):
    for nr, tekst in enumerate(("vragen", "thee", "vraag thee", "thee melk"), 1):
        Zoekdocument.objects.create(
            netwerk_id=1, soort="proef", object_id=nr, woorden=sleutels([tekst]), rij=rij([tekst]),
            gewijzigd_op=moment(2026, 1, 1),
        )  # fmt: skip
    vraag = lees(gevraagd)
    gevonden = Zoekdocument.objects.met(vraag) if vraag else Zoekdocument.objects.none()
    assert sorted(gevonden.values_list("object_id", flat=True)) == vindt


WOORDEN = st.lists(st.sampled_from(["de", "markt", "markten", "is", "Eén", "lage-inkomens", "inkomens"]), max_size=9)


@pytest.mark.django_db
@HYPOTHESE
@example(["de", "markt", "is", "de"], ["de", "is"])
@example(["lage-inkomens"], ["lage", "inkomens"])
@given(WOORDEN, WOORDEN.filter(lambda w: len(w) > 1))
def test_words_between_quotes_are_found_in_their_order_only(woorden, gezocht):
    """Whatever stands around them, in one text; never over the border of two."""
    gezocht = gezocht[:3]
    plat = " ".join(woorden).replace("-", " ").lower().replace("é", "e").split()
    frase = " ".join(gezocht).replace("-", " ").lower().replace("é", "e").split()
    staat_er = any(plat[i : i + len(frase)] == frase for i in range(len(plat)))
    heel = all(w in woorden for w in gezocht if "-" in w)
    Zoekdocument.objects.all().delete()
    helften = [" ".join(woorden[:4]), " ".join(woorden[4:])]
    for nr, teksten in enumerate(([" ".join(woorden)], helften), 1):
        Zoekdocument.objects.create(
            netwerk_id=1, soort="proef", object_id=nr, woorden=sleutels(teksten), rij=rij(teksten),
            gewijzigd_op=moment(2026, 1, 1),
        )  # fmt: skip
    gevonden = set(Zoekdocument.objects.met(lees(f'"{" ".join(gezocht)}"')).values_list("object_id", flat=True))
    assert (1 in gevonden) == (staat_er and heel)
    assert 2 not in gevonden or 1 in gevonden
    anders = lees(f'-"{" ".join(gezocht)}" {gezocht[0]}')
    weg = set(Zoekdocument.objects.met(anders).values_list("object_id", flat=True))
    assert not (1 in gevonden and 1 in weg)


def test_a_long_question_is_cut():
    assert len(lees(" ".join(f"woord{n}" for n in range(50))).termen) <= MEESTE_WOORDEN
    assert lees("." * LANGSTE_VRAAG + " koffie").termen == ()
    assert len(lees("x" * 10_000).termen[0].heel) == LANGSTE_WOORD + 1


def test_keys_of_a_huge_text_stay_within_what_a_database_holds():
    assert len(sleutels([" ".join(f"abcdefghijklmnop{n}" for n in range(40_000))])) < MEESTE_SLEUTELS + 300


@given(st.text())
def test_folding_twice_changes_nothing(tekst):
    assert vouw(vouw(tekst)) == vouw(tekst)


@given(st.text(max_size=200))
def test_a_text_is_found_by_each_of_its_words(tekst):
    keys = sleutels([tekst])
    assert all(sleutel.isascii() and sleutel.isalnum() for sleutel in keys.split())
    for woord in splits(tekst):
        (term, *_) = lees(tekst[woord.begin : woord.einde][:LANGSTE_VRAAG]).termen
        assert term.niveau(keys) or woord.einde - woord.begin > LANGSTE_WOORD // 8
        assert lees(tekst[woord.begin : woord.einde]).past_op(woord) or woord.einde - woord.begin > LANGSTE_WOORD // 8


@given(st.text(max_size=500), LASTIG)
def test_marking_keeps_the_text(tekst, gevraagd):
    vraag = lees(gevraagd)
    stukken = merk(tekst, vraag)
    assert "".join(s.tekst for s in stukken) == tekst
    assert all(s.tekst for s in stukken)
    rond_eerste([tekst], vraag)
    begin(tekst)


def test_a_fragment_stands_around_the_first_word_found():
    tekst = "Eerst komt er veel. " * 10 + "Dan gaat het over <b>vragen</b> van ouders. " + "Daarna nog meer. " * 20
    stukken = rond_eerste(["niets", tekst], lees("vraag ouder"))

    assert [s.tekst for s in stukken if s.is_raak] == ["vragen", "ouders"]
    assert stukken[0].tekst.startswith("… ")
    assert stukken[-1].tekst.endswith(" …")
    assert sum(len(s.tekst) for s in stukken) < 200
    assert rond_eerste([tekst], lees("thee")) == ()


@pytest.mark.django_db
@HYPOTHESE
@example('NEAR("')
@example("*")
@example("\x00vraag\x00")
@example('" OR 1=1 --')
@example("a" * 10_000)
@example("é " * 5_000)
@example("vraag:* & !koffie | (")
@example("\ud800 x")
@given(LASTIG)
def test_whatever_is_typed_is_answered(gevraagd):
    vraag = lees(gevraagd)
    assert lees(gevraagd) == vraag
    if vraag:
        for velden in (TITEL, OPEN, ALLES):
            list(Zoekdocument.objects.met(vraag, velden))
        list(Zoekdocument.objects.all().kansrijkst(vraag, 3))


@pytest.mark.django_db
@HYPOTHESE
@example("e10 1e5 2022-014 0x1f a1b2 www.voorbeeld.be naam@voorbeeld.be 你好 ﬁets İ ß")
@given(st.text(max_size=80))
def test_the_database_finds_what_the_words_say(tekst):
    """The keys survive the tokenizer of the database: each word of a text finds the text, and python agrees."""
    Zoekdocument.objects.all().delete()
    keys = sleutels([tekst])
    document = Zoekdocument.objects.create(
        netwerk_id=1, soort="proef", object_id=1, woorden=keys, rij=rij([tekst]),
        gewijzigd_op=moment(2026, 1, 1),
    )  # fmt: skip
    for woord in splits(tekst):
        vraag = lees(tekst[woord.begin : woord.einde])
        verwacht = [document] if vraag and all(t.niveau(keys) for t in vraag.termen) else []
        if vraag:
            assert list(Zoekdocument.objects.met(vraag)) == verwacht
