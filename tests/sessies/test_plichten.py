from datetime import date

import pytest

from kern import klok, register
from kern.telling import Telling
from netwerken.enums import Plichtsoort
from netwerken.overzicht.stand import stand_van_jaar
from sessies.domain.sessies import las_af, plan_sessie, publiceer_sessie
from sessies.overzicht.behandeling import behandeld_binnen_termijn
from sessies.overzicht.plichten import hints, voorbije_periodes
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, OrganisatieFactory, PlichtFactory
from tests.fabrieken.sessies import AgendapuntFactory, InbrengFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db

JAAR = (date(2026, 1, 1), date(2026, 12, 31))
PEILDAG = date(2026, 7, 1)
VELDEN = {"titel": "Netwerkdag", "soort": "netwerksessie", "gemeente": "Mechelen", "begint_op": moment(2026, 9, 10, 13),
          "eindigt_op": moment(2026, 9, 10, 16)}  # fmt: skip


def tel(soort, netwerk, peildag=PEILDAG, van=JAAR[0], tot=JAAR[1]):
    telling = register.alles.plichttellers[soort](netwerk, van, tot, peildag)
    return telling.gedaan, telling.gepland, telling.te_laat


def sessie(netwerk, maand, *, status="gehouden", **velden):
    begin = moment(2026, maand, 10, 13, 30)
    return SessieFactory(netwerk=netwerk, begint_op=begin, eindigt_op=begin.replace(hour=16), status=status, **velden)


def test_a_meeting_counts_as_done_once_held_and_as_planned_before(netwerk):
    sessie(netwerk, 2)
    sessie(netwerk, 9)  # held after the day of the count: then still planned
    sessie(netwerk, 11, status="gepland")
    for weg in ("concept", "afgelast"):
        sessie(netwerk, 5, status=weg)
    sessie(NetwerkFactory(), 2)

    assert tel(Plichtsoort.BIJEENKOMSTEN_PER_JAAR, netwerk) == (1, 2, 0)


def test_meetings_of_bodies_and_of_others_are_not_the_networks_own(netwerk):
    sessie(netwerk, 2, orgaan=OrgaanFactory(netwerk=netwerk), soort="stuurgroep")
    for soort in ("extern", "overleg"):
        sessie(netwerk, 3, soort=soort)

    assert tel(Plichtsoort.BIJEENKOMSTEN_PER_JAAR, netwerk) == (0, 0, 0)


def test_decentral_meetings(netwerk):
    sessie(netwerk, 2, ligging="decentraal")
    sessie(netwerk, 3, ligging="centraal")

    assert tel(Plichtsoort.DECENTRAAL_PER_JAAR, netwerk) == (1, 0, 0)


@pytest.mark.parametrize("ritme, te_laat", [("kwartaal", 1), ("halfjaar", 0), ("maand", 5), ("", 0)])
def test_a_body_is_late_by_its_own_rhythm(netwerk, ritme, te_laat):
    orgaan = OrgaanFactory(netwerk=netwerk, ritme=ritme)
    sessie(netwerk, 2, orgaan=orgaan, soort="stuurgroep")
    sessie(netwerk, 10, orgaan=orgaan, soort="stuurgroep", status="gepland")

    assert tel(Plichtsoort.STUURGROEP, netwerk) == (1, 1, te_laat)


def test_a_body_is_late_at_the_end_of_its_last_day_and_not_for_a_meeting_that_only_waits_to_be_closed(netwerk):
    orgaan = OrgaanFactory(netwerk=netwerk, ritme="kwartaal")
    sessie(netwerk, 2, orgaan=orgaan, soort="stuurgroep")

    assert tel(Plichtsoort.STUURGROEP, netwerk, date(2026, 6, 29)) == (1, 0, 0)
    assert tel(Plichtsoort.STUURGROEP, netwerk, date(2026, 6, 30)) == (1, 0, 1)
    sessie(netwerk, 6, orgaan=orgaan, soort="stuurgroep", status="gepland")
    assert tel(Plichtsoort.STUURGROEP, netwerk, date(2026, 6, 30)) == (1, 1, 0)


def test_operational_meetings_belong_to_their_own_body(netwerk):
    sessie(netwerk, 2, orgaan=OrgaanFactory(netwerk=netwerk, soort="operationeel_overleg"), soort="overleg")
    sessie(netwerk, 2, orgaan=OrgaanFactory(netwerk=netwerk, naam="SG"), soort="stuurgroep")

    assert (tel(Plichtsoort.OPERATIONEEL_OVERLEG, netwerk), tel(Plichtsoort.STUURGROEP, netwerk)) == (
        (1, 0, 0),
        (1, 0, 0),
    )


def test_ways_of_working_count_once_and_a_break_never(netwerk):
    gehouden, gepland = sessie(netwerk, 2), sessie(netwerk, 9, status="gepland")
    for s, vorm in (
        (gehouden, "lezing"),
        (gehouden, "lezing"),
        (gehouden, "pauze"),
        (gehouden, ""),
        (gepland, "lezing"),
        (gepland, "panel"),
    ):
        AgendapuntFactory(sessie=s, werkvorm=vorm)

    assert tel(Plichtsoort.WERKVORMEN, netwerk) == (1, 1, 0)


def test_stakeholders_count_once(netwerk):
    een, twee = OrganisatieFactory(), OrganisatieFactory()
    for s in (sessie(netwerk, 2), sessie(netwerk, 3)):
        InbrengFactory(sessie=s, organisatie=een)
    InbrengFactory(sessie=sessie(netwerk, 9, status="gepland"), organisatie=twee)

    assert tel(Plichtsoort.STAKEHOLDERS, netwerk) == (1, 1, 0)


def test_a_speaker_from_abroad(netwerk):
    sessie(netwerk, 2, heeft_buitenlandse_spreker=True)
    sessie(netwerk, 3)

    assert tel(Plichtsoort.BUITENLANDSE_SPREKER, netwerk) == (1, 0, 0)


def test_intervisie_counts_by_kind_and_by_agenda_but_once(netwerk):
    dubbel = sessie(netwerk, 2, soort="intervisie")
    for _ in range(2):
        AgendapuntFactory(sessie=dubbel, werkvorm="intervisie")
    AgendapuntFactory(sessie=sessie(netwerk, 3), werkvorm="intervisie")

    assert tel(Plichtsoort.INTERVISIE, netwerk) == (2, 0, 0)


@pytest.mark.parametrize(
    "van, tot, maanden, verwacht",
    [
        (date(2026, 1, 1), date(2026, 3, 30), 3, 0),
        (date(2026, 1, 1), date(2026, 3, 31), 3, 1),
        (date(2026, 1, 1), date(2026, 12, 31), 3, 4),
        (date(2025, 10, 15), date(2026, 4, 14), 6, 1),
        (date(2026, 1, 1), date(2025, 12, 31), 3, 0),
        (date(2026, 1, 1), date(2026, 12, 31), 0, 0),
    ],
)
def test_voorbije_periodes_counts_whole_spans(van, tot, maanden, verwacht):
    assert voorbije_periodes(van, tot, maanden) == verwacht


def test_hints_name_what_is_missing_and_propose_days(netwerk):
    PlichtFactory(netwerk=netwerk, soort="bijeenkomsten_per_jaar", norm=2)
    PlichtFactory(netwerk=netwerk, soort="decentraal_per_jaar", norm=2)
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", norm=4)
    sessie(netwerk, 2, ligging="decentraal", provincie="limburg")
    sessie(netwerk, 11, status="gepland")

    (hint,) = hints(stand_van_jaar(netwerk, date(2026, 10, 20)))

    assert (hint.naam, hint.tekort, hint.gedaan, hint.gepland) == ("decentrale bijeenkomst", 1, 1, 0)
    assert hint.provincies == ["Antwerpen", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]
    assert hint.vrij == [date(2026, 10, 27), date(2026, 11, 12), date(2026, 11, 17)]


def test_hints_are_silent_when_all_is_planned_or_the_network_has_ended(netwerk):
    PlichtFactory(netwerk=netwerk, soort="bijeenkomsten_per_jaar", norm=1)
    assert [h.tekort for h in hints(stand_van_jaar(netwerk, date(2026, 10, 20)))] == [1]

    sessie(netwerk, 11, status="gepland")
    assert hints(stand_van_jaar(netwerk, date(2026, 10, 20))) == []

    voorbij = NetwerkFactory(einde=date(2025, 12, 31))
    PlichtFactory(netwerk=voorbij, soort="bijeenkomsten_per_jaar", norm=1)
    assert hints(stand_van_jaar(voorbij, date(2026, 10, 20))) == []


def test_hints_leave_out_a_promise_of_another_time(netwerk):
    PlichtFactory(netwerk=netwerk, soort="bijeenkomsten_per_jaar", norm=1, van=date(2027, 1, 1))
    PlichtFactory(netwerk=netwerk, soort="intervisie", norm=1, tot=date(2026, 3, 1))

    assert hints(stand_van_jaar(netwerk, date(2026, 10, 20))) == []


def test_a_question_is_dealt_with_when_discussed_or_answered(netwerk):
    def vraag(maand, **velden):
        return LeervraagFactory(netwerk=netwerk, ingebracht_op=moment(2026, maand, 1), **velden)

    AgendapuntFactory(sessie=sessie(netwerk, 2), leervraag=vraag(1))  # discussed in time
    AgendapuntFactory(sessie=sessie(netwerk, 6), leervraag=vraag(1))  # discussed too late
    AgendapuntFactory(sessie=sessie(netwerk, 2, status="afgelast"), leervraag=vraag(1))  # never discussed
    vraag(1, staat="beantwoord", beantwoord_op=moment(2026, 3, 1))  # answered in time
    vraag(1, staat="ingetrokken")
    vraag(6)  # still has time

    telling = behandeld_binnen_termijn(netwerk, JAAR[0], PEILDAG)

    assert (telling.binnen, telling.van) == (2, 4)


def test_every_counter_is_registered_and_answers_for_an_empty_network(netwerk):
    for soort in ("bijeenkomsten_per_jaar", "decentraal_per_jaar", "stuurgroep", "operationeel_overleg", "werkvormen",
                  "stakeholders", "buitenlandse_spreker", "intervisie"):  # fmt: skip
        assert register.alles.plichttellers[soort](netwerk, *JAAR, PEILDAG) == Telling(0, 0, 0)


def test_a_meeting_put_on_the_calendar_later_was_not_planned_yet(netwerk):
    sessie(netwerk, 9, status="gepland", gepland_op=moment(2026, 6, 30, 12))
    sessie(netwerk, 10, gepland_op=moment(2026, 7, 2, 12))  # held meanwhile, but nobody knew of it on 1 July

    assert tel(Plichtsoort.BIJEENKOMSTEN_PER_JAAR, netwerk) == (0, 1, 0)


def test_a_meeting_called_off_later_still_stood_on_the_calendar(netwerk):
    for maand in (6, 7):
        sessie(netwerk, 9, status="afgelast", gepland_op=moment(2026, 5, 1), afgelast_op=moment(2026, maand, 20))

    assert tel(Plichtsoort.BIJEENKOMSTEN_PER_JAAR, netwerk) == (0, 1, 0)


def test_the_calendar_remembers_when_a_meeting_came_and_went(netwerk):
    with klok.op(moment(2026, 5, 1)):
        concept = plan_sessie(netwerk, velden=VELDEN, concept=True, door=None)
    assert concept.gepland_op is None
    with klok.op(moment(2026, 6, 1)):
        publiceer_sessie(concept, door=None)
    with klok.op(moment(2026, 8, 1)):
        las_af(concept, reden="Te weinig inschrijvingen.", door=None)

    concept.refresh_from_db()
    assert (concept.gepland_op, concept.afgelast_op) == (moment(2026, 6, 1), moment(2026, 8, 1))
    dagen = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 7, 31), date(2026, 8, 1))
    assert [concept.is_gepland_op(dag) for dag in dagen] == [False, True, True, False]
    assert [tel(Plichtsoort.BIJEENKOMSTEN_PER_JAAR, netwerk, dag)[1] for dag in dagen] == [0, 1, 1, 0]


def test_a_meeting_that_evaluates_the_year_is_the_yearly_evaluation(netwerk):
    PlichtFactory(netwerk=netwerk, soort="jaarevaluatie", norm=1)
    stuurgroep = OrgaanFactory(netwerk=netwerk, ritme="")
    evaluatie = sessie(netwerk, 11, orgaan=stuurgroep, soort="stuurgroep", status="gepland", is_jaarevaluatie=True)

    def toestand(dag):
        return next(s.toestand for s in stand_van_jaar(netwerk, dag))

    assert (tel(Plichtsoort.JAAREVALUATIE, netwerk), toestand(PEILDAG)) == ((0, 1, 0), "gepland")

    evaluatie.status = "gehouden"
    evaluatie.save()
    assert tel(Plichtsoort.JAAREVALUATIE, netwerk) == (0, 1, 0)
    assert tel(Plichtsoort.JAAREVALUATIE, netwerk, JAAR[1]) == (1, 0, 0)
    assert toestand(JAAR[1]) == "afgerond"

    evaluatie.is_jaarevaluatie = False
    evaluatie.save()
    assert toestand(JAAR[1]) == "te laat"
