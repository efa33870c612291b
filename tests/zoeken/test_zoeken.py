"""Who finds what, in which order; the same on both engines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern import klok
from kern.models import Zoekdocument
from kern.rechten import ALLES
from kern.zoeken import vinden, zoekindex
from kern.zoeken.vinden import KANDIDATEN, PER_SOORT, TOON_PER_SOORT
from sessies.models import Leervraag, Sessie
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, OrganisatieFactory, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lid(netwerk):
    return toegang(iemand("lid", netwerk), netwerk)


@pytest.fixture
def begeleider(netwerk):
    return toegang(iemand("netwerkbegeleider", netwerk), netwerk)


def platte(stukken):
    return "".join(f"[{s.tekst}]" if s.is_raak else s.tekst for s in stukken)


def titels(wie, tekst, soort=""):
    return [
        platte(t.titel).replace("[", "").replace("]", "") for g in vinden.zoek(wie, tekst, soort) for t in g.treffers
    ]


def aantallen(wie, tekst):
    return {g.soort.naam: g.aantal for g in vinden.zoek(wie, tekst)}


def test_another_form_an_accent_and_a_compound_find(netwerk, lid):
    FicheFactory(netwerk=netwerk, titel="Leervragen over kinderopvang", kern="Financiële steun", tekst="")

    for vraag in ("vraag", "VRAGEN", "opvang", "financiele", "financiële steunt", "kinderop"):
        assert aantallen(lid, vraag) == {"fiche": 1}, vraag
    assert aantallen(lid, '"steun financiële"') == {}
    assert aantallen(lid, '"financiële steun"') == {"fiche": 1}


def test_title_before_text_and_the_word_before_a_form_and_its_beginning(netwerk, lid):
    oud = moment(2020, 1, 1)
    rijen = [
        ("In de tekst: leervraag", {"titel": "T1", "tekst": "Een leervraag."}),
        ("In de tekst: begin", {"titel": "T2", "tekst": "Een vraagbaak."}),
        ("In de tekst: andere vorm", {"titel": "T3", "tekst": "Veel vragen."}),
        ("In de tekst: het woord", {"titel": "T4", "tekst": "Een vraag."}),
        ("Titel: leervraag", {"titel": "Leervraag", "tekst": "vraag"}),
        ("Titel: begin", {"titel": "Vraagbaak", "tekst": ""}),
        ("Titel: andere vorm", {"titel": "Vragen", "tekst": ""}),
        ("Titel: het woord", {"titel": "Vraag", "tekst": ""}),
    ]
    for _, velden in rijen:
        FicheFactory(netwerk=netwerk, kern="kern", aangemaakt_op=oud, gewijzigd_op=oud, **velden)

    assert titels(lid, "vraag", "fiche") == ["Vraag", "Vragen", "Vraagbaak", "Leervraag", "T4", "T3", "T2", "T1"]


def test_the_newest_first_where_nothing_else_decides(netwerk, lid):
    for dag in (3, 9, 5):
        with klok.op(moment(2026, 3, dag)):
            FicheFactory(netwerk=netwerk, titel=f"Bramen {dag}")
    assert titels(lid, "bramen") == ["Bramen 9", "Bramen 5", "Bramen 3"]


def test_all_words_must_occur_and_small_words_do_not_matter(netwerk, lid):
    FicheFactory(netwerk=netwerk, titel="Koffie aan de poort", kern="x", tekst="")
    assert aantallen(lid, "de koffie van de poort") == {"fiche": 1}
    assert aantallen(lid, "koffie thee") == {}
    assert aantallen(lid, "de") == {"fiche": 1}
    assert vinden.zoek(lid, "") == vinden.zoek(lid, " -- ") == vinden.zoek(lid, "koffie", "onzin") == []


def test_a_number_and_a_code_are_found_as_they_are_typed(netwerk, lid):
    LeervraagFactory(netwerk=netwerk, nummer="2022-014", woorden="Een")
    FicheFactory(netwerk=netwerk, titel="Twee", kern="Verwant met 2022-014")
    ProjectFactory(netwerk=netwerk, code="457-04", titel="Wijkstoel")

    assert titels(lid, "2022-014") == ["Een", "Twee"]
    assert titels(lid, "2022-01") == ["Een", "Twee"]
    assert titels(lid, "457-04") == ["Wijkstoel (457-04)"]


def test_nobody_finds_what_they_may_not_see(netwerk, lid, begeleider):
    LeervraagFactory(netwerk=netwerk, woorden="Bramen voor iedereen")
    LeervraagFactory(netwerk=netwerk, woorden="Bramen voor ons", delen="begeleiding")
    LeervraagFactory(woorden="Bramen elders")
    SessieFactory(netwerk=netwerk, concept=True, titel="Bramen plukken")

    assert aantallen(lid, "bramen") == {"leervraag": 1}
    assert aantallen(begeleider, "bramen") == {"leervraag": 2, "sessie": 1}
    assert titels(lid, "bramen", "sessie") == []


def test_what_the_index_gives_too_much_is_not_shown(netwerk, lid, monkeypatch):
    """The second guard: whatever the index says, the objects themselves are asked who may see them."""
    LeervraagFactory(netwerk=netwerk, woorden="Bramen voor iedereen")
    LeervraagFactory(netwerk=netwerk, woorden="Bramen voor ons", delen="begeleiding")
    monkeypatch.setattr(vinden, "_zichtbaar", lambda _toegang, _soorten: ALLES)

    assert titels(lid, "bramen", "leervraag") == ["Bramen voor iedereen"]


def test_minutes_that_are_not_shared_are_found_and_shown_to_their_writer_only(netwerk, lid, begeleider):
    bestuur = OrganisatieFactory()
    orgaan = OrgaanFactory(netwerk=netwerk, samengeroepen_door=bestuur)
    SessieFactory(netwerk=netwerk, gehouden=True, orgaan=orgaan, titel="Overleg", verslag="Het gaat over bramen.")
    SessieFactory(netwerk=netwerk, gehouden=True, titel="Vergadering", verslag="De vergadering gaat ook over bramen.")
    opdrachtgever = toegang(iemand("opdrachtgever", netwerk, bestuur), netwerk)

    assert aantallen(lid, "bramen") == {}
    assert titels(opdrachtgever, "overleg bramen") == ["Overleg"]
    assert aantallen(opdrachtgever, "bramen") == {"sessie": 1}
    assert aantallen(begeleider, "bramen") == {"sessie": 2}
    (groep,) = vinden.zoek(opdrachtgever, "vergadering")
    assert "bramen" not in platte(groep.treffers[0].fragment)
    assert [s.titel for s in vinden.doorzoek(Sessie.objects.all(), "bramen", opdrachtgever)] == ["Overleg"]
    assert not vinden.doorzoek(Sessie.objects.all(), "bramen").exists()


def test_private_words_do_not_move_a_hit(netwerk, lid, begeleider):
    """What stands in minutes that are not shared would otherwise tell itself by the order."""
    with klok.op(moment(2026, 3, 1)):
        SessieFactory(netwerk=netwerk, gehouden=True, titel="Met", doel="Veel vragen", verslag="De vraag")
    with klok.op(moment(2026, 3, 2)):
        SessieFactory(netwerk=netwerk, gehouden=True, titel="Zonder", doel="Veel vragen")

    assert titels(lid, "vraag") == ["Zonder", "Met"]
    assert titels(begeleider, "vraag") == ["Met", "Zonder"]


def test_a_hit_shows_the_words_around_it_or_what_it_is(netwerk, lid):
    SignaalFactory(netwerk=netwerk, titel="Geen opvang", tekst="Wie begint, vindt <i>nergens</i> opvang voor kinderen.")
    SessieFactory(netwerk=netwerk, titel="Opvang", doel="", begint_op=moment(2026, 12, 1))

    gevonden = {g.soort.naam: g.treffers[0] for g in vinden.zoek(lid, "opvangen")}

    assert platte(gevonden["signaal"].titel) == "Geen [opvang]"
    assert platte(gevonden["signaal"].fragment) == "Wie begint, vindt <i>nergens</i> [opvang] voor kinderen."
    assert platte(gevonden["sessie"].fragment).replace("\xa0", " ") == "di 1 dec 2026, Zaal De Kapstok, Mechelen"


def test_a_kind_is_counted_whole_and_shown_in_part(netwerk, lid):
    InzichtFactory.create_batch(2, sessie__netwerk=netwerk, titel="Bramen")
    LeervraagFactory.create_batch(PER_SOORT + 3, netwerk=netwerk, woorden="Bramen?")

    groepen = {g.soort.naam: g for g in vinden.zoek(lid, "bramen")}
    assert (groepen["inzicht"].aantal, groepen["inzicht"].is_afgekapt) == (2, False)
    assert (groepen["leervraag"].aantal, groepen["leervraag"].is_afgekapt) == (PER_SOORT + 3, True)
    assert len(groepen["leervraag"].treffers) == TOON_PER_SOORT
    (alle,) = vinden.zoek(lid, "bramen", "leervraag")
    assert (len(alle.treffers), alle.is_afgekapt) == (PER_SOORT + 3, False)


def test_the_best_two_hundred_are_chosen_in_the_same_way_everywhere(netwerk, lid):
    oud = moment(2020, 1, 1)
    Leervraag.objects.bulk_create(
        LeervraagFactory.build(
            netwerk=netwerk, nummer=f"2020-{n:03d}", woorden=f"Over een braam {n}", aangemaakt_op=oud, gewijzigd_op=oud
        )
        for n in range(KANDIDATEN + 20)
    )
    zoekindex.herbouw()
    LeervraagFactory(netwerk=netwerk, woorden="Bramen", gewijzigd_op=moment(2019, 1, 1))

    (groep,) = vinden.zoek(lid, "bramen", "leervraag")

    assert (groep.aantal, len(groep.treffers), groep.is_afgekapt) == (KANDIDATEN + 21, KANDIDATEN, True)
    laatste = [f"Over een braam {n}" for n in range(KANDIDATEN + 19, 20, -1)]
    assert titels(lid, "bramen", "leervraag") == ["Bramen", *laatste]


@pytest.mark.parametrize("aantal", [1, 3, 30])
def test_the_number_of_queries_does_not_grow_with_the_hits(netwerk, lid, aantal):
    for n in range(aantal):
        LeervraagFactory(
            netwerk=netwerk, woorden="Bramen", project=ProjectFactory(netwerk=netwerk, titel=f"Bramen {n}")
        )
        SessieFactory(netwerk=netwerk, titel="Bramen")
        FicheFactory(netwerk=netwerk, titel="Bramen")
    for soort, verwacht in (("", 7), ("leervraag", 2)):
        vinden.zoek(lid, "bramen", soort)  # facts about this person are asked once
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            vinden.zoek(lid, "bramen", soort)
        assert len(gevraagd) == verwacht


def test_a_word_spelled_nearly_so_is_suggested_from_titles_one_may_see(netwerk, lid, begeleider):
    FicheFactory(netwerk=netwerk, titel="Begeleiding op de werkvloer")
    LeervraagFactory(netwerk=netwerk, woorden="Aardbeien?", delen="begeleiding")

    assert vinden.stel_voor(lid, "begelijding") == "begeleiding"
    assert vinden.stel_voor(lid, "werkvloor begelijding") == "werkvloer begeleiding"
    assert vinden.stel_voor(lid, "xyz") == vinden.stel_voor(lid, "--") == ""
    assert (vinden.stel_voor(lid, "ardbeien"), vinden.stel_voor(begeleider, "ardbeien")) == ("", "aardbeien")


def test_rows_that_are_not_searched_are_refused(netwerk):
    with pytest.raises(ValueError, match="Zoekdocument is not searched"):
        vinden.doorzoek(Zoekdocument.objects.all(), "koffie")
    assert list(vinden.doorzoek(Leervraag.objects.all(), "?!")) == []
