"""What the snapshot of a final report holds, and what stays out of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.canoniek import Reiniger, schrijf, zuiver
from netwerken.models import Netwerk
from rapportage.domain.aanbevelingen import doe_aanbeveling, volg_op
from rapportage.eindrapport import aanzicht, figuren
from rapportage.eindrapport.bladen import bladen
from rapportage.eindrapport.gegevens import verzamel
from sessies.models import Leervraag, Sessie
from tests.eindrapport.gegevens import inhoud, maak_eindrapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory
from tests.fabrieken.projecten import ProjectFactory

pytestmark = pytest.mark.django_db


def _vragen(netwerk):
    netwerk = Netwerk.objects.get(pk=netwerk.pk)
    with CaptureQueriesContext(connection) as gevangen:
        schrijf(zuiver(verzamel(netwerk), Reiniger()))
    return len(gevangen)


def test_the_number_of_queries_does_not_grow_with_what_there_is():
    een, drie = maak_eindrapport(1), maak_eindrapport(3)
    assert _vragen(een) == _vragen(drie)


def test_every_part_is_there_and_evidence_is_named():
    delen = inhoud(maak_eindrapport())["delen"]
    assert set(delen) == {
        "redactie", "ondertekening", "rode_draden", "hoofdstukken", "aanbevelingen", "projecten", "verloop", "opbrengst", "peildag",
        "teksten", "pijlers", "proces", "waarde", "publicatiecontrole", "later_gewijzigd",
    }  # fmt: skip
    gedragen, bloot = delen["aanbevelingen"]
    assert {soort: len(stukken) for soort, stukken in gedragen["bewijs"].items()} == {
        "projecten": 1, "sessies": 2, "vragen": 1, "inzichten": 1, "piloten": 1, "fiches": 1, "signalen": 1,
    }  # fmt: skip
    assert [s["datum"] for s in gedragen["bewijs"]["sessies"]] == ["2022-07-01", "2022-09-08"]
    assert not any(bloot["bewijs"].values())
    assert delen["projecten"][0]["aanbevelingen"] == [gedragen["nummer"]]
    assert gedragen["opvolging"][0]["eigenaar"] == "dienst werk"


def test_only_the_words_of_a_public_question_are_quoted():
    netwerk = maak_eindrapport()
    for delen, staat_er in (("begeleiding", False), ("netwerk", False), ("openbaar", True)):
        Leervraag.objects.filter(netwerk=netwerk).update(delen=delen, vraag="Zeg het aan niemand")
        gevonden = inhoud(netwerk)
        assert ("Zeg het aan niemand" in schrijf(gevonden)) is staat_er
        assert len(gevonden["delen"]["aanbevelingen"][0]["bewijs"]["vragen"]) == 1


def test_a_withdrawn_question_and_a_draft_meeting_are_no_evidence():
    netwerk = maak_eindrapport()
    Leervraag.objects.filter(netwerk=netwerk).update(staat="ingetrokken")
    Sessie.objects.filter(netwerk=netwerk, begint_op__gte=moment(2022, 9, 1)).update(status="concept")
    bewijs = inhoud(netwerk)["delen"]["aanbevelingen"][0]["bewijs"]
    assert bewijs["vragen"] == []
    assert len(bewijs["sessies"]) == 1


def test_a_network_without_anything_has_a_report_as_well():
    delen = inhoud(NetwerkFactory())["delen"]
    assert delen["redactie"] is None
    assert delen["hoofdstukken"] == delen["aanbevelingen"] == []


STERK = {
    "projecten": [{"code": f"p{i}", "nummer": "", "titel": "Proef"} for i in range(3)],
    "piloten": [{"nummer": "1", "titel": "Koffie", "besluit": "inbedden"}],
    "inzichten": [{"nummer": "1", "titel": "Blijven"}],
}


def _rij(**anders):
    leeg = {soort: [] for soort in aanzicht.WOORDEN}
    basis = {
        "nummer": 7, "tekst": "Doe dit.", "sterkte": "kern", "gevraagd": "", "tegen": "2027", "opvolging": [],
        "geadresseerden": [], "thema": "",
    }  # fmt: skip
    return aanzicht.aanbeveling({**basis, **anders, "bewijs": {**leeg, **anders.get("bewijs", {})}})


def test_a_recommendation_is_transversal_from_two_projects_on():
    project = {"code": "p", "nummer": "", "titel": "Proef"}
    assert _rij(bewijs={"projecten": [project]})["transversaal"] == 0
    twee = _rij(bewijs={"projecten": [project, {**project, "nummer": "9617"}]})
    assert twee["transversaal"] == 2
    assert [link["tekst"] for link in twee["onderbouwing"][0]["links"]] == ["Proef", "9617"]
    assert twee["onderbouwing"][0]["woord"] == "projecten"


def test_evidence_that_cannot_be_quoted_is_counted():
    vraag = {"nummer": "2022-001", "tekst": "", "datum": "2022-01-01"}
    (groep,) = _rij(bewijs={"vragen": [vraag, vraag]})["onderbouwing"]
    assert groep == {"woord": "2\u00a0vragen uit het netwerk", "links": [], "dagen": False}
    assert _rij()["onderbouwing"] == []


def test_who_does_what_lists_everything_that_is_asked_with_core_recommendations_first():
    vdab, ocmw = {"wie": "VDAB", "plaats": 3}, {"wie": "OCMW", "plaats": 4}
    rijen = [
        _rij(nummer=1, sterkte="suggestie", geadresseerden=[{**vdab, "tekst": "Later."}]),
        _rij(nummer=2, geadresseerden=[{**ocmw, "tekst": ""}], gevraagd="Bel.", bewijs=STERK),
        _rij(nummer=3, geadresseerden=[{**vdab, "tekst": "Nu."}, {**ocmw, "tekst": "Ook."}], bewijs=STERK),
    ]
    wie = aanzicht.wie_doet_wat(rijen)
    gevonden = [(g["wie"], [(r["a"]["code"], r["wat"], r["tegen"]) for r in g["rijen"]]) for g in wie]
    assert gevonden == [
        ("VDAB", [("A3", "Nu.", "2027"), ("A1", "Later.", "2027")]),
        ("OCMW", [("A2", "Bel.", "2027"), ("A3", "Ook.", "2027")]),
    ]
    assert sum(len(g["rijen"]) for g in wie) == sum(len(r["geadresseerden"]) for r in rijen)


def test_who_is_asked_the_same_stands_together():
    aan = [{"wie": "VDAB", "tekst": "Bel."}, {"wie": "OCMW", "tekst": "Schrijf."}, {"wie": "UWV", "tekst": "Bel."}]
    assert aanzicht.aansprekingen(aan) == [
        {"wie": "VDAB en UWV", "tekst": "Bel."},
        {"wie": "OCMW", "tekst": "Schrijf."},
    ]


def test_a_report_calls_nothing_stronger_than_its_proof_unless_it_says_who_did_and_why():
    project = {"code": "p", "nummer": "", "titel": "Proef"}
    open_piloot = {"nummer": "1", "titel": "Koffie", "besluit": ""}
    bewijs = {**STERK, "projecten": [project] * 3, "piloten": [open_piloot]}
    assert _rij(bewijs=STERK)["sterktenaam"] == "kernaanbeveling"
    lager = _rij(bewijs=bewijs)
    assert (lager["sterktenaam"], lager["tegen_regel"]) == ("aanbeveling", None)
    tegen = _rij(bewijs=bewijs, sterkte_door="de stuurgroep", sterkte_waarom="Het is dringend.")
    assert (tegen["sterktenaam"], tegen["tegen_regel"]["door"]) == ("kernaanbeveling", "de stuurgroep")


def test_a_long_question_stays_out_of_a_narrow_margin():
    vraag = {"tekst": "Hoe dan? " * 30, "datum": "2022-01-01", "nummer": "1"}
    onderwerp = {"nummer": 1, "titel": "T", "alineas": ["Kort."], "aanbevelingen": [7], "kaders": []}
    hoofdstuk = {"nummer": 1, "titel": "H", "onderwerpen": [onderwerp]}
    kort = aanzicht.hoofdstuk(hoofdstuk, {7: _rij(bewijs={"vragen": [vraag]})})
    assert kort["onderwerpen"][0]["vraag"] is None
    hoofdstuk["onderwerpen"] = [{**onderwerp, "alineas": ["Lang genoeg. " * 60]}]
    assert aanzicht.hoofdstuk(hoofdstuk, {7: _rij(bewijs={"vragen": [vraag]})})["onderwerpen"][0]["vraag"] == vraag


def test_follow_up_shows_the_last_step_and_names_what_waits():
    stap = {"staat": "ontvangen", "datum": "2023-01-05"}
    met, zonder = _rij(nummer=1, opvolging=[stap, {**stap, "staat": "overgenomen"}]), _rij(nummer=2)
    gevonden = aanzicht.opvolging([met, zonder])
    assert [r["laatste"]["staat"] for r in gevonden["rijen"]] == ["overgenomen"]
    assert [a["code"] for a in gevonden["zonder"]] == ["A2"]


def test_the_workbook_has_the_tables_of_the_report():
    netwerk = maak_eindrapport()
    per_titel = {blad.titel: blad for blad in bladen(inhoud(netwerk))}
    assert {"Aanbevelingen", "Wie doet wat", "Onderbouwing", "Opvolging", "Projecten", "Doelen", "Begroting"} <= set(
        per_titel
    )
    assert len(per_titel["Onderbouwing"].rijen) == 8
    assert all(len(rij) == len(blad.koppen) for blad in per_titel.values() for rij in blad.rijen)
    assert per_titel["Aanbevelingen"].rijen[0][0] == "A1"


def test_follow_up_and_number_are_those_of_the_network_itself():
    netwerk, ander = maak_eindrapport(), NetwerkFactory()
    vreemd = doe_aanbeveling(
        ander, tekst="Van elders", bewijs={"projecten": [ProjectFactory(netwerk=ander)]}, door=None
    )
    volg_op(vreemd, staat="ontvangen", datum=moment(2023, 1, 1).date(), tekst="Van elders", door=None)
    assert "Van elders" not in schrijf(inhoud(netwerk))


def test_the_time_line_tells_in_words_what_it_draws():
    assert figuren.tijdlijn([]) == ""
    rij = {"datum": "2022-03-01", "is_afgelast": False, "is_gehouden": True}
    rijen = [
        rij,
        {**rij, "is_gehouden": False},
        {**rij, "datum": "2023-05-02", "is_afgelast": True, "is_gehouden": False},
    ]
    tekening = figuren.tijdlijn(rijen)
    assert "Tijdlijn van 3\u00a0bijeenkomsten, waarvan 1 gehouden, van mrt 2022 tot mei 2023." in tekening
    assert tekening.count("<circle") == 2


def test_the_figure_counts_what_the_rule_of_strength_counts():
    """Organisations behind a pilot or a signal carry a recommendation as projects do: in the name, the line and the figure."""
    piloten = [{"nummer": "1", "titel": "Bel", "besluit": "inbedden", "dragers": ["Gemeente A"]}]
    signalen = [{"nummer": "1", "titel": "Opvang", "dragers": ["Gemeente B", "Gemeente A", "Stichting C"]}]
    blok = _rij(bewijs={"piloten": piloten, "signalen": signalen})
    assert (blok["sterktenaam"], blok["dragers"]) == ("kernaanbeveling", 3)
    assert blok["onderbouwing"][-1]["woord"] == "3\u00a0organisaties achter een piloot en een signaal"
    tekening = figuren.bewijs([blok])
    assert "A7: 3\u00a0projecten en organisaties, geen bijeenkomsten, 1\u00a0piloot" in tekening
    assert "projecten, organisaties" in tekening
    zonder = _rij(bewijs={"projecten": [{"code": "p", "nummer": "", "titel": "Proef"}]})
    assert zonder["dragers"] == 1
    assert "achter" not in zonder["onderbouwing"][-1]["woord"]
