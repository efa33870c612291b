from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kern import klok
from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from piloten.domain.piloten import leg_besluit_vast, noteer_bevinding, start_piloot, wijzig_piloot, zet_fase
from piloten.models import Bevinding, Piloot, PilootUitInzicht, PilootUitLeervraag
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory, OrgaanFactory, OrganisatieFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


@pytest.fixture
def door():
    return GebruikerFactory()


def test_start_piloot_numbers_per_network_and_year_and_lays_arrows(door):
    project = ProjectFactory()
    netwerk = project.netwerk
    vraag, inzicht = LeervraagFactory(netwerk=netwerk), InzichtFactory(netwerk=netwerk)

    with klok.op(moment(2022, 5, 1)):
        piloot = start_piloot(
            netwerk, titel="Koffie", wat_willen_we_weten="Werkt het?", project=project,
            leervragen=[vraag, vraag], inzichten=[inzicht], door=door,
        )  # fmt: skip
        tweede = start_piloot(
            netwerk, titel="Thee", wat_willen_we_weten="En dit?", organisatie=OrganisatieFactory(), door=door
        )

    assert (piloot.nummer, tweede.nummer, piloot.fase) == ("2022-001", "2022-002", "ontwerp")
    assert (piloot.leervragen, piloot.inzichten) == ([vraag], [inzicht])
    assert (piloot.drager, piloot.drager_sleutel) == (str(project), f"project:{project.pk}")
    assert tweede.drager_sleutel == f"organisatie:{tweede.organisatie_id}"
    gezegd = Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)
    assert list(gezegd) == [{"project": project.pk}, {"project": None}]


def test_several_pilots_grow_from_one_question_and_one_insight(door):
    project = ProjectFactory()
    vraag, inzicht = LeervraagFactory(netwerk=project.netwerk), InzichtFactory(netwerk=project.netwerk)
    velden = {"wat_willen_we_weten": "Werkt het?", "project": project, "leervragen": [vraag], "inzichten": [inzicht]}

    for titel in ("Koffie", "Thee"):
        piloot = start_piloot(project.netwerk, titel=titel, **velden, door=door)
        assert (piloot.leervragen, piloot.inzichten) == ([vraag], [inzicht])


def test_start_piloot_refuses_two_carriers_none_and_odd_days(door):
    project = ProjectFactory()
    velden = {"titel": "X", "wat_willen_we_weten": "Y", "door": door}

    with geweigerd("één project of één organisatie", Piloot, veld="project"):
        start_piloot(project.netwerk, **velden)
    with geweigerd("één project of één organisatie", Piloot, veld="project"):
        start_piloot(project.netwerk, **velden, project=project, organisatie=OrganisatieFactory())
    with geweigerd("eindigt niet voor de start", Piloot):
        start_piloot(project.netwerk, **velden, project=project, start=DAG, einde=date(2026, 1, 1))
    with geweigerd("Titel", Piloot):
        start_piloot(project.netwerk, **{**velden, "titel": ""}, project=project)


@pytest.mark.parametrize("wat", ["project", "leervraag", "inzicht"])
def test_start_piloot_refuses_another_network(wat, door):
    netwerk = NetwerkFactory()
    vreemd = {
        "project": lambda: {"project": ProjectFactory()},
        "leervraag": lambda: {"organisatie": OrganisatieFactory(), "leervragen": [LeervraagFactory()]},
        "inzicht": lambda: {"organisatie": OrganisatieFactory(), "inzichten": [InzichtFactory()]},
    }[wat]()

    with geweigerd("ander netwerk", Piloot, PilootUitLeervraag, PilootUitInzicht):
        start_piloot(netwerk, titel="X", wat_willen_we_weten="Y", **vreemd, door=door)


def test_wijzig_piloot_replaces_arrows_only_where_given(door):
    piloot = PilootFactory()
    oud, nieuw = LeervraagFactory(netwerk=piloot.netwerk), LeervraagFactory(netwerk=piloot.netwerk)
    inzicht = InzichtFactory(netwerk=piloot.netwerk)
    wijzig_piloot(piloot, velden={}, versie=1, leervragen=[oud], inzichten=[inzicht], door=door)

    wijzig_piloot(piloot, velden={"titel": "Anders"}, versie=2, leervragen=[nieuw], door=door)

    piloot.refresh_from_db()
    assert (piloot.titel, piloot.versie, piloot.leervragen, piloot.inzichten) == ("Anders", 3, [nieuw], [inzicht])
    wijzig_piloot(piloot, velden={}, versie=3, inzichten=[], door=door)
    assert (piloot.leervragen, piloot.inzichten) == ([nieuw], [])


def test_wijzig_piloot_refuses_stale_save_and_keeps_what_stands(door):
    piloot = PilootFactory(titel="Oud")
    ander = Piloot.objects.get(pk=piloot.pk)
    vraag = LeervraagFactory(netwerk=piloot.netwerk)
    wijzig_piloot(ander, velden={"titel": "Eerst"}, versie=1, door=door)

    with pytest.raises(VersieConflict) as fout:
        wijzig_piloot(piloot, velden={"titel": "Laatst"}, versie=1, leervragen=[vraag], door=door)

    assert fout.value.huidig.titel == "Eerst"
    assert PilootUitLeervraag.objects.count() == 0
    assert Gebeurtenis.objects.count() == 1


def test_wijzig_piloot_refuses_state_and_other_network(door):
    piloot = PilootFactory()

    with geweigerd("wijzig je hier niet: besluit, fase"):
        wijzig_piloot(piloot, velden={"fase": "afgerond", "besluit": "stoppen"}, versie=1, door=door)
    with geweigerd("ander netwerk", PilootUitLeervraag):
        wijzig_piloot(piloot, velden={}, versie=1, leervragen=[LeervraagFactory()], door=door)
    with geweigerd("ander netwerk", PilootUitInzicht):
        wijzig_piloot(piloot, velden={}, versie=1, inzichten=[InzichtFactory()], door=door)
    with geweigerd("één project of één organisatie"):
        wijzig_piloot(Piloot.objects.get(), velden={"organisatie": OrganisatieFactory()}, versie=1, door=door)
    with geweigerd("ander netwerk"):
        wijzig_piloot(piloot, velden={"project": ProjectFactory()}, versie=1, door=door)


def test_zet_fase_walks_one_way_and_fills_the_days(door):
    piloot = PilootFactory()

    with klok.op(moment(2026, 3, 2)):
        zet_fase(piloot, fase="lopend", door=door)
    with klok.op(moment(2026, 5, 4)):
        zet_fase(piloot, fase="afgerond", door=door)

    piloot.refresh_from_db()
    assert (piloot.fase, piloot.start, piloot.einde) == ("afgerond", date(2026, 3, 2), date(2026, 5, 4))
    assert list(Gebeurtenis.objects.values_list("gegevens", flat=True)) == [
        {"van": "ontwerp", "naar": "lopend", "start": None, "einde": None},
        {"van": "lopend", "naar": "afgerond", "start": "2026-03-02", "einde": None},
    ]


def test_zet_fase_leaves_days_that_were_chosen(door):
    piloot = PilootFactory(start=date(2026, 1, 1), einde=date(2026, 2, 1))

    zet_fase(piloot, fase="lopend", door=door)
    zet_fase(piloot, fase="afgerond", door=door)

    piloot.refresh_from_db()
    assert (piloot.start, piloot.einde) == (date(2026, 1, 1), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("fase", "gekozen", "ingevuld"),
    [
        ("lopend", {"einde": date(2026, 3, 1)}, (None, date(2026, 3, 1))),
        ("lopend", {"einde": DAG}, (DAG, DAG)),
        ("lopend", {"einde": date(2026, 3, 3)}, (DAG, date(2026, 3, 3))),
        ("lopend", {"start": date(2026, 3, 3)}, (DAG, None)),
        ("afgerond", {"einde": date(2026, 3, 3)}, (None, DAG)),
        ("afgerond", {"start": date(2026, 3, 1)}, (date(2026, 3, 1), DAG)),
        ("afgerond", {"start": DAG}, (DAG, DAG)),
        ("afgerond", {"start": date(2026, 3, 3)}, (date(2026, 3, 3), None)),
        ("afgerond", {}, (None, DAG)),
    ],
)
def test_zet_fase_fills_a_day_only_where_start_and_end_stay_in_order(fase, gekozen, ingevuld, door):
    piloot = PilootFactory(fase={"lopend": "ontwerp", "afgerond": "lopend"}[fase], **gekozen)

    with klok.op(moment(2026, 3, 2)):
        zet_fase(piloot, fase=fase, door=door)

    piloot.refresh_from_db()
    assert (piloot.start, piloot.einde) == ingevuld


@pytest.mark.parametrize(
    ("staat", "velden", "melding"),
    [
        ({"lopend": True}, {"start": date(2026, 7, 2)}, "loopt of afgerond is, ligt niet in de toekomst"),
        ({"afgerond": True}, {"einde": date(2026, 7, 2)}, "afgerond is, ligt niet in de toekomst"),
        ({"besloten": True}, {"start": date(2026, 6, 2), "einde": None}, "al besloten"),
    ],
)
def test_wijzig_piloot_refuses_days_that_contradict_what_happened(staat, velden, melding, door):
    piloot = PilootFactory(**staat)

    with klok.op(moment(2026, 7, 1)), geweigerd(melding, Piloot, veld=next(iter(velden))):
        wijzig_piloot(piloot, velden=velden, versie=1, door=door)


def test_a_design_and_the_end_of_what_runs_may_lie_in_the_future(door):
    ontwerp, lopend = PilootFactory(), PilootFactory(lopend=True)

    with klok.op(moment(2026, 7, 1)):
        wijzig_piloot(ontwerp, velden={"start": date(2026, 9, 1), "einde": date(2026, 10, 1)}, versie=1, door=door)
        wijzig_piloot(lopend, velden={"einde": date(2026, 10, 1)}, versie=1, door=door)

    assert Piloot.objects.filter(einde=date(2026, 10, 1)).count() == 2


@pytest.mark.parametrize(("van", "naar"), [("ontwerp", "afgerond"), ("lopend", "ontwerp"), ("afgerond", "lopend")])
def test_zet_fase_refuses_every_other_step(van, naar, door):
    piloot = PilootFactory(fase=van)

    with geweigerd("één stap tegelijk"):
        zet_fase(piloot, fase=naar, door=door)

    piloot.refresh_from_db()
    assert piloot.fase == van


def test_noteer_bevinding_writes_and_refuses(door):
    piloot = PilootFactory(lopend=True)
    noteer_bevinding(piloot, datum=DAG, tekst=" Het regende. ", door=door)

    assert [(b.tekst, b.netwerk) for b in Bevinding.objects.all()] == [("Het regende.", piloot.netwerk)]
    with geweigerd("toekomst", Bevinding):
        noteer_bevinding(piloot, datum=date(2999, 1, 1), tekst="X", door=door)
    with geweigerd("Wat viel op", Bevinding):
        noteer_bevinding(piloot, datum=DAG, tekst=" ", door=door)


def test_leg_besluit_vast_keeps_body_and_result_and_a_later_one_replaces(door):
    piloot = PilootFactory(afgerond=True)
    orgaan = OrgaanFactory(netwerk=piloot.netwerk)

    leg_besluit_vast(piloot, besluit="aanpassen", op=date(2026, 6, 1), orgaan=orgaan, resultaat=" Bijna. ", door=door)
    leg_besluit_vast(piloot, besluit="inbedden", op=date(2026, 7, 1), door=door)

    piloot.refresh_from_db()
    assert (piloot.besluit, piloot.besluit_op, piloot.besluit_door, piloot.resultaat) == (
        "inbedden", date(2026, 7, 1), None, "Bijna.",
    )  # fmt: skip
    gezegd = Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)
    assert [(g["van"], g["orgaan"]) for g in gezegd] == [("", orgaan.pk), ("aanpassen", None)]


@pytest.mark.parametrize("start", [None, date(2026, 6, 1)])
def test_leg_besluit_vast_takes_the_day_of_the_start_or_a_pilot_without_one(start, door):
    piloot = PilootFactory(fase="lopend", start=start)

    leg_besluit_vast(piloot, besluit="stoppen", op=date(2026, 6, 1), door=door)

    piloot.refresh_from_db()
    assert piloot.besluit_op == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"besluit": ""}, "Kies een besluit"),
        ({"besluit": "misschien"}, "Kies een besluit"),
        ({"op": date(2999, 1, 1)}, "toekomst"),
        ({"op": date(2026, 1, 1)}, "niet voor de start"),
    ],
)
def test_leg_besluit_vast_refuses(velden, melding, door):
    piloot = PilootFactory(afgerond=True)

    with geweigerd(melding):
        leg_besluit_vast(piloot, **{"besluit": "inbedden", "op": date(2026, 6, 1), **velden}, door=door)

    piloot.refresh_from_db()
    assert piloot.besluit == ""


def test_leg_besluit_vast_refuses_design_and_body_of_another_network(door):
    with geweigerd("nog niet begon"):
        leg_besluit_vast(PilootFactory(), besluit="stoppen", op=DAG, door=door)
    with geweigerd("ander netwerk"):
        leg_besluit_vast(
            PilootFactory(afgerond=True), besluit="stoppen", op=date(2026, 6, 1), orgaan=OrgaanFactory(), door=door
        )


@pytest.mark.parametrize("velden", [{"project": None}, {"einde": date(2026, 1, 1), "start": DAG}])
def test_database_refuses_pilot_without_carrier_or_with_odd_days(velden):
    netwerk = NetwerkFactory()
    project = ProjectFactory(netwerk=netwerk)

    with pytest.raises(IntegrityError), transaction.atomic():
        PilootFactory(**{"netwerk": netwerk, "project": project, **velden})
