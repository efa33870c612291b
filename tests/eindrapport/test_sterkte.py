"""How strong a recommendation may be called: the rule by itself, without a database."""

import pytest

from rapportage.rules import Draagvlak, beoordeel, sterkte_volgens_regel

GENOEG = {"projecten": 3, "piloten": 1, "besliste_piloten": 1, "inzichten": 1}


@pytest.mark.parametrize(
    ("anders", "sterkte"),
    [
        ({}, "kern"),
        ({"projecten": 2}, "aanbeveling"),
        ({"projecten": 2, "organisaties": 1}, "kern"),
        ({"besliste_piloten": 0}, "aanbeveling"),
        ({"besliste_piloten": 0, "fiches": 1}, "aanbeveling"),
        ({"besliste_piloten": 0, "fiches": 1, "herhaalde_fiches": 1}, "kern"),
        ({"inzichten": 0}, "aanbeveling"),
        ({"inzichten": 0, "andere": 9}, "aanbeveling"),
        ({"projecten": 1, "piloten": 0, "besliste_piloten": 0, "inzichten": 0, "andere": 1}, "aanbeveling"),
        ({"projecten": 1, "piloten": 0, "besliste_piloten": 0, "inzichten": 0}, "suggestie"),
        ({"projecten": 0}, "suggestie"),
    ],
)
def test_the_rule(anders, sterkte):
    assert sterkte_volgens_regel(Draagvlak(**{**GENOEG, **anders})) == sterkte


def test_more_proof_never_makes_it_weaker():
    rang = ["suggestie", "aanbeveling", "kern"]
    for naam in (
        "projecten",
        "organisaties",
        "besliste_piloten",
        "fiches",
        "herhaalde_fiches",
        "inzichten",
        "signalen",
    ):
        for basis in ({}, {"projecten": 2}, {"projecten": 3, "inzichten": 1}, GENOEG):
            telling = Draagvlak(**basis)
            meer = Draagvlak(**{**basis, naam: getattr(telling, naam) + 1})
            assert rang.index(sterkte_volgens_regel(meer)) >= rang.index(sterkte_volgens_regel(telling))


def test_a_choice_above_the_rule_needs_who_and_why():
    zwak = Draagvlak(projecten=1, inzichten=1)
    lager = beoordeel("kern", zwak)
    assert (lager.getoond, lager.wordt_lager, lager.is_tegen_regel) == ("aanbeveling", True, False)
    assert lager.tekort
    assert beoordeel("kern", zwak, door="de stuurgroep").getoond == "aanbeveling"
    tegen = beoordeel("kern", zwak, door="de stuurgroep", waarom="Het is dringend.")
    assert (tegen.getoond, tegen.is_tegen_regel) == ("kern", True)
    bescheiden = beoordeel("suggestie", Draagvlak(**GENOEG), door="iemand", waarom="zomaar")
    assert (bescheiden.getoond, bescheiden.is_tegen_regel, bescheiden.tekort) == ("suggestie", False, ())
