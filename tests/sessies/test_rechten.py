"""Seeing is a queryset and doing is a right: one test proves that they agree, for every role and every state."""

import pytest

from sessies.enums import Delen, LeervraagStaat, SessieStatus
from sessies.models import Actiepunt, Inzicht, Leervraag, Sessie, Vraaglink
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    OrgaanFactory,
    OrganisatieFactory,
    iemand,
    toegang,
)
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import ActiepuntFactory, InzichtFactory, LeervraagFactory, SessieFactory, VraaglinkFactory

pytestmark = pytest.mark.django_db

ALLEN = {"netwerkbegeleider", "projectmedewerker", "opdrachtgever", "samenroeper", "lid", "lid van het orgaan"}
BUITEN_LID = ALLEN - {"lid"}


@pytest.fixture
def wereld(netwerk):
    """A network with a body that one organisation convenes, a project, and somebody for every role."""
    roept_samen = OrganisatieFactory()
    orgaan = OrgaanFactory(netwerk=netwerk, samengeroepen_door=roept_samen)
    project = ProjectFactory(netwerk=netwerk)
    zetel = MandaatFactory(orgaan=orgaan, lidmaatschap=LidmaatschapFactory(netwerk=netwerk, rol="lid"))
    mensen = {rol: iemand(rol, netwerk) for rol in ("netwerkbegeleider", "opdrachtgever", "lid")}
    mensen["projectmedewerker"] = medewerker_van(project)
    mensen["samenroeper"] = iemand("opdrachtgever", netwerk, roept_samen)
    mensen["lid van het orgaan"] = zetel.lidmaatschap.gebruiker
    return {"netwerk": netwerk, "orgaan": orgaan, "project": project, "mensen": mensen}


def wie_ziet(wereld, model, obj, recht):
    """Who sees the object; fails when the queryset and the right disagree."""
    ziet = set()
    for naam, mens in wereld["mensen"].items():
        t = toegang(mens, wereld["netwerk"])
        bekijkt = model.objects.all().recht_bekijken == recht
        rijen = model.objects.zichtbaar_voor(t) if bekijkt else model.objects.filter(t.q(recht))
        in_lijst = rijen.filter(pk=obj.pk).exists()
        assert t.mag(recht, obj) is in_lijst, f"{naam}: the list says {in_lijst}"
        if in_lijst:
            ziet.add(naam)
    return ziet


@pytest.mark.parametrize("met_orgaan", [False, True])
@pytest.mark.parametrize("status", SessieStatus)
def test_who_sees_a_meeting(wereld, status, met_orgaan):
    sessie = SessieFactory(netwerk=wereld["netwerk"], status=status, orgaan=wereld["orgaan"] if met_orgaan else None)

    ziet = wie_ziet(wereld, Sessie, sessie, "sessies.bekijk_sessie")

    if status == SessieStatus.CONCEPT:
        assert ziet == {"netwerkbegeleider", "samenroeper"} if met_orgaan else {"netwerkbegeleider"}
    else:
        assert ziet == (BUITEN_LID if met_orgaan else ALLEN)


@pytest.mark.parametrize(
    "met_orgaan, verwacht", [(False, {"netwerkbegeleider"}), (True, {"netwerkbegeleider", "samenroeper"})]
)
def test_who_changes_a_meeting(wereld, met_orgaan, verwacht):
    sessie = SessieFactory(netwerk=wereld["netwerk"], orgaan=wereld["orgaan"] if met_orgaan else None)

    mogen = {
        n for n, m in wereld["mensen"].items() if toegang(m, wereld["netwerk"]).mag("sessies.wijzig_sessie", sessie)
    }

    assert mogen == verwacht


def test_who_may_plan(wereld):
    mogen = {n for n, m in wereld["mensen"].items() if toegang(m, wereld["netwerk"]).mag("sessies.plan_sessie")}

    assert mogen == {"netwerkbegeleider", "samenroeper"}


@pytest.mark.parametrize("delen", Delen)
@pytest.mark.parametrize("staat", LeervraagStaat)
def test_who_sees_a_question_of_nobody_in_particular(wereld, staat, delen):
    vraag = LeervraagFactory(netwerk=wereld["netwerk"], staat=staat, delen=delen)

    ziet = wie_ziet(wereld, Leervraag, vraag, "sessies.bekijk_leervraag")

    verborgen = delen == Delen.BEGELEIDING or staat == LeervraagStaat.INGETROKKEN
    assert ziet == ({"netwerkbegeleider"} if verborgen else ALLEN)


@pytest.mark.parametrize("staat", LeervraagStaat)
def test_a_project_always_sees_its_own_question(wereld, staat):
    vraag = LeervraagFactory(netwerk=wereld["netwerk"], staat=staat, delen=Delen.BEGELEIDING, project=wereld["project"])

    assert wie_ziet(wereld, Leervraag, vraag, "sessies.bekijk_leervraag") == {"netwerkbegeleider", "projectmedewerker"}


def test_whoever_asked_always_sees_it(wereld):
    vraag = LeervraagFactory(
        netwerk=wereld["netwerk"], staat="ingetrokken", delen=Delen.BEGELEIDING, ingebracht_door=wereld["mensen"]["lid"]
    )

    assert wie_ziet(wereld, Leervraag, vraag, "sessies.bekijk_leervraag") == {"netwerkbegeleider", "lid"}


def test_everybody_in_the_network_sees_an_insight(wereld):
    inzicht = InzichtFactory(sessie__netwerk=wereld["netwerk"], sessie__orgaan=wereld["orgaan"])

    assert wie_ziet(wereld, Inzicht, inzicht, "sessies.bekijk_inzicht") == ALLEN


def test_a_link_is_seen_by_its_maker(wereld):
    link = VraaglinkFactory(netwerk=wereld["netwerk"], gemaakt_door=wereld["mensen"]["projectmedewerker"])

    assert wie_ziet(wereld, Vraaglink, link, "sessies.trek_link_in") == {"netwerkbegeleider", "projectmedewerker"}


def test_a_promise_of_a_body_is_closed_by_who_convenes_it(wereld):
    punt = ActiepuntFactory(sessie__netwerk=wereld["netwerk"], sessie__orgaan=wereld["orgaan"])

    assert wie_ziet(wereld, Actiepunt, punt, "sessies.wijzig_actiepunt") == {"netwerkbegeleider", "samenroeper"}


@pytest.mark.parametrize(
    "model, maak, recht",
    [
        (Sessie, SessieFactory, "sessies.bekijk_sessie"),
        (Leervraag, LeervraagFactory, "sessies.bekijk_leervraag"),
        (Inzicht, InzichtFactory, "sessies.bekijk_inzicht"),
        (Vraaglink, VraaglinkFactory, "sessies.trek_link_in"),
        (Actiepunt, ActiepuntFactory, "sessies.wijzig_actiepunt"),
        (Actiepunt, ActiepuntFactory, "sessies.bekijk_uitkomst"),
    ],
)
def test_nobody_sees_anything_of_another_network(wereld, model, maak, recht):
    assert wie_ziet(wereld, model, maak(), recht) == set()


def test_a_seat_that_is_over_opens_nothing(wereld):
    MandaatFactory._meta.model.objects.update(tot="2000-01-01")
    sessie = SessieFactory(netwerk=wereld["netwerk"], orgaan=wereld["orgaan"])

    assert "lid van het orgaan" not in wie_ziet(wereld, Sessie, sessie, "sessies.bekijk_sessie")


def test_a_network_of_which_one_is_no_member_does_not_exist(als, wereld):
    ander = NetwerkFactory()
    sessie = SessieFactory(netwerk=ander)

    assert als(wereld["mensen"]["netwerkbegeleider"]).get(sessie.get_absolute_url()).status_code == 404
