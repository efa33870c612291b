"""How strong a recommendation may be called: the rule by itself, and what is counted for it."""

import pytest

from kennis.models import Herkenning
from rapportage.domain.aanbevelingen import doe_aanbeveling
from rapportage.models import Aanbeveling
from rapportage.rules import (
    Draagvlak,
    beoordeel,
    draagvlak_van,
    draagvlak_van_bewijs,
    naam_van,
    sterkte_volgens_regel,
    tekort_voor,
)
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import OrganisatieFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

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


@pytest.mark.parametrize(
    ("sterkte", "draagvlak", "tekort"),
    [
        ("kern", {}, 3),
        ("kern", {"projecten": 2, "inzichten": 1}, 3),
        ("kern", {"projecten": 3, "inzichten": 1}, 2),
        ("kern", {"projecten": 3, "inzichten": 1, "signalen": 1}, 1),
        ("kern", {"projecten": 3, "fiches": 1, "signalen": 1, "herhaalde_fiches": 1}, 0),
        ("aanbeveling", {}, 2),
        ("aanbeveling", {"projecten": 1}, 1),
        ("aanbeveling", {"organisaties": 1, "piloten": 2}, 0),
        ("suggestie", {}, 0),
    ],
)
def test_what_is_lacking_is_named_one_by_one(sterkte, draagvlak, tekort):
    assert len(tekort_voor(sterkte, Draagvlak(**draagvlak))) == tekort


def test_everything_that_carries_is_one_piece_and_named_in_words():
    d = Draagvlak(
        projecten=2, organisaties=1, piloten=3, besliste_piloten=1, fiches=1, herhaalde_fiches=1, inzichten=5, signalen=6,
        andere=7,
    )  # fmt: skip
    assert (d.dragers, d.soorten, d.stukken) == (3, 4, 2 + 3 + 1 + 5 + 6 + 7)
    assert d.in_woorden.replace("\u00a0", " ") == (
        "2 projecten, 1 organisatie, 1 piloot met een besluit, 2 piloten zonder besluit, 1 fiche, 5 inzichten, "
        "6 signalen en 7 bijeenkomsten en vragen"
    )
    assert Draagvlak().in_woorden == "nog niets"


def test_evidence_is_counted_the_same_in_a_snapshot():
    bewijs = {
        "projecten": ["p"],
        "piloten": [{"besluit": "inbedden", "dragers": ["Huis", "Werk"]}, {"besluit": "", "dragers": ["Huis"]}],
        "signalen": [{"dragers": ["Werk", "Welzijn"]}, {}],
        "fiches": [{"bewijs": "herhaald"}, {"bewijs": "onderzocht"}, {"bewijs": "beschreven"}, {}],
        "inzichten": ["i"],
        "sessies": ["s", "s"],
        "vragen": ["v"],
    }
    assert draagvlak_van_bewijs(bewijs) == Draagvlak(
        projecten=1, organisaties=3, piloten=2, besliste_piloten=1, fiches=4, herhaalde_fiches=2, inzichten=1, signalen=2,
        andere=3,
    )  # fmt: skip


@pytest.mark.django_db
def test_evidence_is_counted_the_same_in_the_database(netwerk):
    project, huis = ProjectFactory(netwerk=netwerk), OrganisatieFactory()
    van_huis = {"project": None, "netwerk": netwerk, "organisatie": huis}
    signaal = SignaalFactory(netwerk=netwerk)
    for velden in ({"organisatie": huis}, {"organisatie": OrganisatieFactory()}, {"project": project}):
        Herkenning.objects.create(signaal=signaal, datum=signaal.datum, **velden)
    bewijs = {
        "projecten": [project],
        "piloten": [PilootFactory(project=project, besloten=True), PilootFactory(**van_huis)],
        "signalen": [signaal],
        "fiches": [FicheFactory(netwerk=netwerk, bewijs=b) for b in ("herhaald", "onderzocht", "beschreven")],
        "inzichten": [InzichtFactory(sessie__netwerk=netwerk)],
        "sessies": [SessieFactory(netwerk=netwerk) for _ in range(2)],
        "vragen": [LeervraagFactory(netwerk=netwerk)],
    }
    doe_aanbeveling(netwerk, tekst="Doe dit.", bewijs=bewijs, door=None)
    assert draagvlak_van(Aanbeveling.objects.met_draagvlak().get()) == Draagvlak(
        projecten=1, organisaties=2, piloten=2, besliste_piloten=1, fiches=3, herhaalde_fiches=2, inzichten=1, signalen=1,
        andere=3,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "periode", "naam"),
    [("eind", "", "Eindrapport"), ("kwartaal", "2022-Q3", "Kwartaalrapport"), ("kwartaal", "2022", "Jaarrapport"),
     ("kwartaal", "2022-T1", "Viermaandsrapport"), ("kwartaal", "2022-H1", "Halfjaarrapport")],
)  # fmt: skip
def test_a_report_is_called_after_its_period(soort, periode, naam):
    assert naam_van(soort, periode) == naam


def test_a_choice_above_the_rule_needs_who_and_why():
    zwak = Draagvlak(projecten=1, inzichten=1)
    lager = beoordeel("kern", zwak)
    assert (lager.getoond, lager.wordt_lager, lager.is_tegen_regel) == ("aanbeveling", True, False)
    assert lager.tekort
    assert beoordeel("kern", zwak, door="de stuurgroep").getoond == "aanbeveling"
    tegen = beoordeel("kern", zwak, door="de stuurgroep", waarom="Het is dringend.")
    assert (tegen.getoond, tegen.is_tegen_regel) == ("kern", True)
    gelijk = beoordeel("aanbeveling", zwak)
    assert (gelijk.getoond, gelijk.wordt_lager, gelijk.is_tegen_regel) == ("aanbeveling", False, False)
    bescheiden = beoordeel("suggestie", Draagvlak(**GENOEG), door="iemand", waarom="zomaar")
    assert (bescheiden.getoond, bescheiden.is_tegen_regel, bescheiden.tekort) == ("suggestie", False, ())
