from datetime import UTC, datetime

import pytest

from kern import klok
from kern.exceptions import AnderNetwerkError, VersieConflict
from kern.models import Gebeurtenis
from sessies.domain.sessies import las_af, plan_sessie, publiceer_sessie, sluit_af, wijzig_sessie
from sessies.enums import LeervraagStaat, SessieStatus
from sessies.models import Agendapunt, Inbreng, Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, NetwerkFactory, OrgaanFactory, OrganisatieFactory
from tests.fabrieken.sessies import (
    AgendapuntFactory,
    LeervraagFactory,
    SessieFactory,
)
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def regels(onderwerp):
    return list(
        Gebeurtenis.objects.filter(onderwerp_id=str(onderwerp.pk), wat__startswith="leervraag").values_list(
            "wat", flat=True
        )
    )


VELDEN = {
    "titel": "Vertrouwen eerst",
    "begint_op": moment(2026, 11, 19, 13, 30),
    "eindigt_op": moment(2026, 11, 19, 16, 30),
}


def test_plan_sessie_puts_a_meeting_on_the_calendar(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    organisatie = OrganisatieFactory()
    agenda = [{"titel": "Onthaal", "minuten": 15}, {"titel": "Gesprek", "minuten": 60, "leervraag": vraag}]

    sessie = plan_sessie(netwerk, velden=VELDEN, agenda=agenda, inbreng=[organisatie, organisatie], door=begeleider)

    assert (sessie.nummer, sessie.status, sessie.versie) == ("2026-001", SessieStatus.GEPLAND, 1)
    assert list(sessie.agendapunten.values_list("volgorde", "titel", "minuten")) == [
        (1, "Onthaal", 15),
        (2, "Gesprek", 60),
    ]
    assert sessie.inbreng == [organisatie]
    vraag.refresh_from_db()
    assert (vraag.staat, regels(vraag)) == (LeervraagStaat.GEAGENDEERD, ["leervraag.geagendeerd"])


def test_plan_sessie_numbers_by_the_year_of_the_meeting(netwerk, begeleider):
    def in_jaar(jaar):
        velden = {**VELDEN, "begint_op": moment(jaar, 1, 1, 0, 30), "eindigt_op": moment(jaar, 1, 1, 2)}
        return plan_sessie(netwerk, velden=velden, door=begeleider).nummer

    assert [in_jaar(2027), in_jaar(2026), in_jaar(2027)] == ["2027-001", "2026-001", "2027-002"]


def test_plan_sessie_takes_a_meeting_of_fourteen_days(netwerk, begeleider):
    sessie = plan_sessie(netwerk, velden={**VELDEN, "eindigt_op": moment(2026, 12, 3, 0)}, door=begeleider)

    assert len(sessie.dagen) == 14


def test_plan_sessie_keeps_a_concept_apart(netwerk, begeleider):
    sessie = plan_sessie(netwerk, velden=VELDEN, concept=True, door=begeleider)
    assert (sessie.status, sessie.gepland_op) == (SessieStatus.CONCEPT, None)

    with klok.op(moment(2026, 10, 1)):
        publiceer_sessie(sessie, door=begeleider)
        meteen = plan_sessie(netwerk, velden=VELDEN, door=begeleider)

    sessie.refresh_from_db()
    assert (sessie.status, sessie.gepland_op) == (SessieStatus.GEPLAND, moment(2026, 10, 1))
    assert meteen.gepland_op == moment(2026, 10, 1)
    with geweigerd("Alleen een concept", Sessie):
        publiceer_sessie(sessie, door=begeleider)


@pytest.mark.parametrize(
    "anders, melding, veld",
    [
        ({"eindigt_op": VELDEN["begint_op"]}, "eindigt na het begin", "eindigt_op"),
        ({"eindigt_op": moment(2026, 12, 3, 0, 1)}, "hoogstens 14 dagen", "eindigt_op"),
        ({"titel": ""}, "Titel", "titel"),
        ({"titel": "x" * 251}, "Titel", "titel"),
        ({"vorm": "elders"}, "Vorm", "vorm"),
        ({"online_adres": "geen adres"}, "Adres", "online_adres"),
    ],
)
def test_plan_sessie_refuses_bad_input_and_writes_nothing(netwerk, begeleider, anders, melding, veld):
    with geweigerd(melding, Sessie, veld=veld):
        plan_sessie(netwerk, velden={**VELDEN, **anders}, door=begeleider)


@pytest.mark.parametrize(
    "punt", [{"titel": "", "minuten": 5}, {"titel": "x", "minuten": 0}, {"titel": "x", "minuten": 1441}]
)
def test_plan_sessie_refuses_a_wrong_agenda_point_and_writes_nothing(netwerk, begeleider, punt):
    with geweigerd(r"\w", Sessie, Agendapunt):
        plan_sessie(netwerk, velden=VELDEN, agenda=[{"titel": "Goed", "minuten": 10}, punt], door=begeleider)


def test_plan_sessie_knows_its_own_fields_only(netwerk, begeleider):
    with pytest.raises(TypeError, match="status"):
        plan_sessie(netwerk, velden={**VELDEN, "status": "gehouden"}, door=begeleider)


def test_plan_sessie_wants_aware_moments(netwerk, begeleider):
    with pytest.raises(ValueError, match="aware"):
        plan_sessie(netwerk, velden={**VELDEN, "begint_op": datetime(2026, 1, 1, 9)}, door=begeleider)


@pytest.mark.parametrize("wat", [{"groep": GroepFactory}, {"orgaan": OrgaanFactory}])
def test_plan_sessie_refuses_a_group_or_body_of_another_network(netwerk, begeleider, wat):
    velden = {**VELDEN, **{naam: fabriek() for naam, fabriek in wat.items()}}

    with geweigerd("ander netwerk", Sessie):
        plan_sessie(netwerk, velden=velden, door=begeleider)


def test_plan_sessie_refuses_a_group_and_a_body_together(netwerk, begeleider):
    velden = {**VELDEN, "groep": GroepFactory(netwerk=netwerk), "orgaan": OrgaanFactory(netwerk=netwerk)}

    with geweigerd("niet van allebei", Sessie):
        plan_sessie(netwerk, velden=velden, door=begeleider)


def test_plan_sessie_refuses_a_question_of_another_network(netwerk, begeleider):
    vreemd = LeervraagFactory()

    with pytest.raises(AnderNetwerkError):
        plan_sessie(netwerk, velden=VELDEN, agenda=[{"titel": "x", "minuten": 5, "leervraag": vreemd}], door=begeleider)

    assert (Sessie.objects.count(), Gebeurtenis.objects.count()) == (0, 0)


def test_the_same_number_may_stand_in_two_networks(netwerk, begeleider):
    ander = NetwerkFactory()

    nummers = {plan_sessie(n, velden=VELDEN, door=begeleider).nummer for n in (netwerk, ander)}

    assert nummers == {"2026-001"}


@pytest.mark.parametrize(
    "anders, volgnummer",
    [
        ({"titel": "Anders"}, 0),
        ({"begint_op": datetime(2099, 1, 15, 12, 0, tzinfo=UTC)}, 1),
        ({"eindigt_op": datetime(2099, 1, 15, 16, 0, tzinfo=UTC)}, 1),
        ({"vorm": "hybride"}, 1),
        ({"plaats": "Een andere zaal"}, 1),
        ({"gemeente": "Gent"}, 1),
        ({"online_adres": "https://vergader.example/a"}, 1),
        ({"plaats": "Zaal De Kapstok", "doel": "Leren"}, 0),
        ({"doel": "Leren"}, 0),
        ({}, 0),
    ],
)
def test_wijzig_sessie_raises_the_calendar_number_for_hour_and_place_only(netwerk, begeleider, anders, volgnummer):
    sessie = SessieFactory(netwerk=netwerk)

    wijzig_sessie(sessie, velden=anders, versie=1, door=begeleider)

    sessie.refresh_from_db()
    assert (sessie.volgnummer, sessie.versie) == (volgnummer, 2)


@pytest.mark.parametrize(
    "anders, melding",
    [
        ({"titel": ""}, "Titel"),
        ({"eindigt_op": moment(2098, 1, 1)}, "eindigt na het begin"),
        ({"eindigt_op": moment(2099, 2, 15)}, "hoogstens 14 dagen"),
    ],
)
def test_wijzig_sessie_refuses_what_plan_sessie_refuses(netwerk, begeleider, anders, melding):
    sessie = SessieFactory(netwerk=netwerk)
    voor = Sessie.objects.values().get()

    with geweigerd(melding, Sessie):
        wijzig_sessie(sessie, velden=anders, versie=1, door=begeleider)

    assert Sessie.objects.values().get() == voor


def test_a_withdrawn_question_comes_on_no_agenda_and_stays_on_one_where_it_stood(netwerk, begeleider):
    weg = LeervraagFactory(netwerk=netwerk, staat="ingetrokken")
    agenda = [{"titel": "a", "minuten": 5, "leervraag": weg}]
    with geweigerd("ingetrokken", Sessie, Agendapunt):
        plan_sessie(netwerk, velden=VELDEN, agenda=agenda, door=begeleider)

    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie, leervraag=weg)
    wijzig_sessie(sessie, velden={}, agenda=agenda, versie=1, door=begeleider)
    assert list(sessie.agendapunten.values_list("titel", "leervraag")) == [("a", weg.pk)]


def test_wijzig_sessie_notices_that_somebody_was_first(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    oud = Sessie.objects.get(pk=sessie.pk)
    wijzig_sessie(sessie, velden={"titel": "Eerst"}, versie=1, door=begeleider)

    with pytest.raises(VersieConflict) as conflict:
        wijzig_sessie(oud, velden={"titel": "Daarna"}, agenda=[{"titel": "x", "minuten": 5}], versie=1, door=begeleider)

    assert conflict.value.huidig.titel == "Eerst"
    sessie.refresh_from_db()
    assert (sessie.titel, sessie.agendapunten.count()) == ("Eerst", 0)


def test_wijzig_sessie_leaves_what_is_not_named(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie)
    Inbreng.objects.create(sessie=sessie, organisatie=OrganisatieFactory())

    wijzig_sessie(sessie, velden={"doel": "Leren"}, versie=1, door=begeleider)

    assert (sessie.agendapunten.count(), sessie.inbrengen.count()) == (1, 1)


def test_wijzig_sessie_moves_questions_on_and_off_the_agenda(netwerk, begeleider):
    blijft, gaat, komt = (LeervraagFactory(netwerk=netwerk, verhelderd=True) for _ in range(3))
    agenda = [{"titel": "a", "minuten": 5, "leervraag": v} for v in (blijft, gaat)]
    sessie = plan_sessie(netwerk, velden=VELDEN, agenda=agenda, door=begeleider)

    nieuw = [{"titel": "b", "minuten": 5, "leervraag": v} for v in (komt, blijft)]
    wijzig_sessie(sessie, velden={}, agenda=nieuw, versie=1, door=begeleider)

    for vraag in (blijft, gaat, komt):
        vraag.refresh_from_db()
    assert [v.staat for v in (blijft, gaat, komt)] == ["geagendeerd", "verhelderd", "geagendeerd"]
    assert regels(blijft) == regels(komt) == ["leervraag.geagendeerd"]
    assert regels(gaat) == ["leervraag.geagendeerd", "leervraag.van_agenda"]


def test_wijzig_sessie_replaces_who_brings_something_in_and_says_what_changed(netwerk, begeleider):
    sessie, oud, nieuw = SessieFactory(netwerk=netwerk), OrganisatieFactory(), OrganisatieFactory()
    Inbreng.objects.create(sessie=sessie, organisatie=oud)

    wijzig_sessie(sessie, velden={"doel": "Leren"}, inbreng=[nieuw], versie=1, door=begeleider)
    wijzig_sessie(sessie, velden={}, agenda=[], versie=2, door=begeleider)

    assert sessie.inbreng == [nieuw]
    assert [g.gegevens for g in Gebeurtenis.objects.filter(wat="sessie.gewijzigd").order_by("pk")] == [
        {"velden": ["doel"], "agenda": False, "openbaar": False},
        {"velden": [], "agenda": True, "openbaar": False},
    ]


def test_wijzig_sessie_refuses_a_cancelled_meeting(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, afgelast=True)

    with geweigerd("afgelast", Sessie):
        wijzig_sessie(sessie, velden={"titel": "Toch"}, versie=1, door=begeleider)


def test_an_answered_question_stays_answered_on_an_agenda(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, beantwoord=True)

    sessie = plan_sessie(
        netwerk, velden=VELDEN, agenda=[{"titel": "a", "minuten": 5, "leervraag": vraag}], door=begeleider
    )
    with klok.op(moment(2026, 11, 20)):
        sluit_af(sessie, door=begeleider)

    vraag.refresh_from_db()
    assert vraag.staat == LeervraagStaat.BEANTWOORD


def test_las_af_gives_the_questions_back(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    sessie = plan_sessie(
        netwerk, velden=VELDEN, agenda=[{"titel": "a", "minuten": 5, "leervraag": vraag}], door=begeleider
    )

    with klok.op(moment(2026, 11, 1)):
        las_af(sessie, reden="  De zaal is dicht. ", door=begeleider)

    sessie.refresh_from_db()
    vraag.refresh_from_db()
    assert (sessie.status, sessie.reden_afgelast, sessie.volgnummer) == ("afgelast", "De zaal is dicht.", 1)
    assert sessie.afgelast_op == moment(2026, 11, 1)
    assert (vraag.staat, regels(vraag)[-1]) == (LeervraagStaat.VERHELDERD, "leervraag.van_agenda")


@pytest.mark.parametrize("hoe", ["gehouden", "afgelast"])
def test_las_af_refuses_what_is_held_or_cancelled(netwerk, begeleider, hoe):
    sessie = SessieFactory(netwerk=netwerk, **{hoe: True})

    with geweigerd("nog moet komen", Sessie):
        las_af(sessie, reden="Zomaar.", door=begeleider)


@pytest.mark.parametrize("reden", ["  ", "x" * 501])
def test_las_af_wants_a_reason(netwerk, begeleider, reden):
    sessie = SessieFactory(netwerk=netwerk)

    with geweigerd(r"\w", Sessie):
        las_af(sessie, reden=reden, door=begeleider)


def test_sluit_af_marks_the_questions_discussed(netwerk, begeleider):
    vraag, ingetrokken = LeervraagFactory(netwerk=netwerk), LeervraagFactory(netwerk=netwerk)
    agenda = [{"titel": "a", "minuten": 5, "leervraag": v} for v in (vraag, ingetrokken)]
    sessie = plan_sessie(netwerk, velden=VELDEN, agenda=agenda, door=begeleider)
    type(ingetrokken).objects.filter(pk=ingetrokken.pk).update(staat="ingetrokken")

    with klok.op(moment(2026, 11, 19, 17)):
        sluit_af(sessie, door=begeleider)

    vraag.refresh_from_db()
    ingetrokken.refresh_from_db()
    assert (sessie.status, vraag.staat, ingetrokken.staat) == ("gehouden", "besproken", "ingetrokken")
    assert [regels(v)[-1] for v in (vraag, ingetrokken)] == ["leervraag.besproken", "leervraag.geagendeerd"]


def test_a_meeting_is_closed_from_the_minute_it_begins(netwerk, begeleider):
    sessie = plan_sessie(netwerk, velden=VELDEN, door=begeleider)

    with klok.op(VELDEN["begint_op"]):
        sluit_af(sessie, door=begeleider)

    sessie.refresh_from_db()
    assert sessie.status == SessieStatus.GEHOUDEN


@pytest.mark.parametrize(
    "hoe, melding", [({}, "nog beginnen"), ({"concept": True}, "geplande"), ({"gehouden": True}, "geplande")]
)
def test_sluit_af_refuses_what_is_not_over(netwerk, begeleider, hoe, melding):
    sessie = SessieFactory(netwerk=netwerk, **hoe)

    with geweigerd(melding, Sessie):
        sluit_af(sessie, door=begeleider)


def test_a_question_put_on_the_agenda_of_a_held_meeting_counts_as_discussed(netwerk, begeleider):
    sessie, vraag = SessieFactory(netwerk=netwerk, gehouden=True), LeervraagFactory(netwerk=netwerk)

    wijzig_sessie(
        sessie, velden={}, agenda=[{"titel": "a", "minuten": 5, "leervraag": vraag}], versie=1, door=begeleider
    )
    vraag.refresh_from_db()
    assert vraag.staat == LeervraagStaat.BESPROKEN

    wijzig_sessie(sessie, velden={}, agenda=[], versie=2, door=begeleider)
    vraag.refresh_from_db()
    assert vraag.staat == LeervraagStaat.INGEBRACHT


def test_a_question_on_two_agendas_stays_on_the_other_one(netwerk, begeleider):
    vraag, beantwoord = LeervraagFactory(netwerk=netwerk), LeervraagFactory(netwerk=netwerk, beantwoord=True)
    agenda = [{"titel": "a", "minuten": 5, "leervraag": v} for v in (vraag, beantwoord)]
    een, _twee = (plan_sessie(netwerk, velden=VELDEN, agenda=agenda, door=begeleider) for _ in range(2))

    wijzig_sessie(een, velden={}, agenda=[], versie=1, door=begeleider)

    vraag.refresh_from_db()
    beantwoord.refresh_from_db()
    assert (vraag.staat, beantwoord.staat) == ("geagendeerd", "beantwoord")
