"""The walk along the chain: both ways, in a fixed number of queries, and not through a meeting."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern import keten
from netwerken.domain.toegang import toegang_van
from piloten.domain import piloten
from rapportage.domain import aanbevelingen
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import AgendapuntFactory, InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def verhaal(netwerk):
    """One question that went all the way, and another that shared its meeting."""
    door = iemand("netwerkbegeleider", netwerk)
    vraag, ander = LeervraagFactory.create_batch(2, netwerk=netwerk)
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie, leervraag=vraag)
    AgendapuntFactory(sessie=sessie, leervraag=ander)
    inzicht = InzichtFactory(netwerk=netwerk, sessie=sessie, leervraag=vraag)
    elders = InzichtFactory(netwerk=netwerk, sessie=sessie, leervraag=ander)
    piloot = piloten.start_piloot(
        netwerk,
        titel="Proef",
        wat_willen_we_weten="Werkt het?",
        project=ProjectFactory(netwerk=netwerk),
        inzichten=[inzicht],
        door=door,
    )
    aanbeveling = aanbevelingen.doe_aanbeveling(netwerk, tekst="Doe dit.", bewijs={"piloten": [piloot]}, door=door)
    return {"vraag": vraag, "ander": ander, "sessie": sessie, "inzicht": inzicht, "elders": elders,
            "piloot": piloot, "aanbeveling": aanbeveling, "door": door}  # fmt: skip


def test_a_question_leads_to_what_became_of_it(verhaal):
    gevonden = keten.verwant("leervraag", verhaal["vraag"].pk)

    assert gevonden["sessie"] == {verhaal["sessie"].pk}
    assert gevonden["inzicht"] == {verhaal["inzicht"].pk}
    assert gevonden["piloot"] == {verhaal["piloot"].pk}
    assert gevonden["aanbeveling"] == {verhaal["aanbeveling"].pk}


def test_a_recommendation_leads_back_to_its_question_and_to_no_other(verhaal):
    gevonden = keten.verwant("aanbeveling", verhaal["aanbeveling"].pk)

    assert gevonden["leervraag"] == {verhaal["vraag"].pk}
    assert gevonden["sessie"] == {verhaal["sessie"].pk}


def test_a_meeting_shows_everything_it_took_up_and_learned(verhaal):
    gevonden = keten.verwant("sessie", verhaal["sessie"].pk)

    assert gevonden["leervraag"] == {verhaal["vraag"].pk, verhaal["ander"].pk}
    assert gevonden["inzicht"] == {verhaal["inzicht"].pk, verhaal["elders"].pk}


def test_the_strip_has_seven_steps_and_says_where_you_are(verhaal, netwerk):
    stappen = keten.strook("piloot", verhaal["piloot"].pk, toegang_van(verhaal["door"], netwerk))

    assert [s.sleutel for s in stappen] == [
        "ingebracht", "leervraag", "bijeenkomst", "inzicht", "piloot", "kennis", "aanbeveling",
    ]  # fmt: skip
    assert [s.staat for s in stappen] == ["is-done"] * 4 + ["is-here", "is-open", "is-done"]


def test_the_walk_takes_as_many_queries_for_three_as_for_one(netwerk):
    aantallen = []
    for n in (1, 3):
        vraag = LeervraagFactory(netwerk=netwerk)
        for _ in range(n):
            AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk), leervraag=vraag)
            InzichtFactory(netwerk=netwerk, leervraag=vraag)
        with CaptureQueriesContext(connection) as vragen:
            keten.verwant("leervraag", vraag.pk)
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1]


def test_a_private_question_does_not_show_in_the_strip_of_its_meeting(netwerk):
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie, leervraag=LeervraagFactory(netwerk=netwerk, delen="begeleiding"))
    lid, begeleider = (toegang_van(iemand(rol, netwerk), netwerk) for rol in ("lid", "netwerkbegeleider"))

    leervragen = [len(keten.strook("sessie", sessie.pk, t)[1].schakels) for t in (lid, begeleider)]

    assert leervragen == [0, 1]
