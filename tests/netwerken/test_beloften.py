"""A promise that is late, or asks for something that is not planned, is a task of who runs the network, once."""

from datetime import date

import pytest

from kern import klok, register
from kern.register import Taak
from kern.telling import Telling
from netwerken.domain import netwerken as domein
from netwerken.enums import Plichtsoort
from netwerken.overzicht.stand import stand_van_nu
from rapportage.models import Rapport
from rapportage.overzicht.plichtdaden import DADEN
from sessies.overzicht.taken import _te_redden
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OpleveringFactory, OrgaanFactory, PlichtFactory, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk():
    with klok.op(moment(2026, 7, 1)):
        yield NetwerkFactory(start=date(2025, 1, 1))


def taken(netwerk, rol="netwerkbegeleider"):
    return [
        t
        for t in register.taken_van(toegang(iemand(rol, netwerk), netwerk))
        if t.titel.startswith("Kom de afspraak na")
    ]


@pytest.mark.parametrize(
    ("cijfers", "verwacht"),
    [
        ({"gedaan": 0}, [("Plan", False)]),
        ({"gedaan": 1}, [("Plan", False)]),
        ({"gedaan": 1, "te_laat": 1}, [("Plan", True)]),
        ({"gedaan": 1, "te_laat": 1, "gepland": 1}, [("Plan", True)]),
        ({"gedaan": 1, "gepland": 3}, []),
        ({"gedaan": 2}, []),
        ({"gedaan": 4}, []),
    ],
)
def test_the_task_follows_the_state_that_overview_and_report_show(netwerk, monkeypatch, cijfers, verwacht):
    PlichtFactory(netwerk=netwerk, titel="Vier per jaar", norm=4)
    monkeypatch.setitem(register.alles.plichttellers, "bijeenkomsten_per_jaar", lambda *_: Telling(**cijfers))

    assert [(t.actie, t.is_te_laat) for t in taken(netwerk)] == verwacht
    (stand,) = stand_van_nu(toegang(iemand("netwerkbegeleider", netwerk), netwerk))
    assert bool(verwacht) is (
        stand.toestand == "te laat" or (stand.toestand == "aandacht" and not stand.telling.gepland)
    )
    assert taken(netwerk, "lid") == taken(netwerk, "opdrachtgever") == []


def test_the_task_leads_to_the_page_where_it_is_planned_and_is_gone_when_that_is_done(netwerk):
    PlichtFactory(netwerk=netwerk, soort="decentraal_per_jaar", titel="Op verplaatsing", norm=1)
    (taak,) = taken(netwerk)
    assert (taak.url, taak.toelichting) == (
        f"/{netwerk.slug}/sessies/plan/?ligging=decentraal",
        "0 van 1 gedaan en niets gepland. Of stel een afwijking voor.",
    )

    SessieFactory(
        netwerk=netwerk, ligging="decentraal", begint_op=moment(2026, 9, 1, 13), gepland_op=moment(2026, 6, 1)
    )
    assert taken(netwerk) == []


def test_a_late_promise_of_which_something_is_planned_says_how_far_it_is(netwerk, monkeypatch):
    PlichtFactory(netwerk=netwerk, soort="stuurgroep", titel="Stuurgroep", norm=3)
    monkeypatch.setitem(register.alles.plichttellers, "stuurgroep", lambda *_: Telling(1, gepland=1, te_laat=1))

    (taak,) = taken(netwerk)

    assert (taak.url, taak.toelichting, taak.is_te_laat) == (
        f"/{netwerk.slug}/sessies/plan/?soort=stuurgroep",
        "1 van 3 gedaan, 1 gepland en 1 te laat. Of stel een afwijking voor.",
        True,
    )


def test_a_deviation_that_is_asked_or_accepted_is_an_answer_and_a_refused_one_is_not(netwerk):
    plicht = PlichtFactory(netwerk=netwerk, norm=4)
    assert len(taken(netwerk)) == 1
    afwijking = domein.stel_afwijking_voor(plicht, jaar=2026, reden="Zaal dicht.", door=None)
    assert taken(netwerk) == []
    domein.beslis_afwijking(
        afwijking, staat="geweigerd", op=klok.vandaag(), orgaan=OrgaanFactory(netwerk=netwerk), door=None
    )
    assert len(taken(netwerk)) == 1


def test_a_promise_that_a_task_of_its_own_serves_is_told_once(netwerk, monkeypatch):
    PlichtFactory(netwerk=netwerk, soort="oplevering", titel="Opleveringen", norm=3)
    assert len(taken(netwerk)) == 1
    monkeypatch.setattr(
        register.alles, "taken", [*register.alles.taken, lambda _toegang: [Taak("Dien in", "/", belofte="oplevering")]]
    )
    assert taken(netwerk) == []


def _paden(netwerk):
    """Per kind of promise the page where it is kept, as nothing is done or planned on 1 July 2026."""
    plan, rapport = f"/{netwerk.slug}/sessies/plan/", f"/{netwerk.slug}/rapporten/"
    deze_helft = f"{rapport}vraag-aan/?soort=kwartaal&periode=2026-Q1"
    return {
        "bijeenkomsten_per_jaar": plan,
        "decentraal_per_jaar": f"{plan}?ligging=decentraal",
        "stuurgroep": f"{plan}?soort=stuurgroep",
        "operationeel_overleg": f"{plan}?soort=overleg",
        "intervisie": f"{plan}?soort=intervisie",
        "jaarevaluatie": f"{plan}?is_jaarevaluatie=on",
        "buitenlandse_spreker": f"{plan}?heeft_buitenlandse_spreker=on",
        "werkvormen": plan,
        "stakeholders": plan,
        "kwartaalrapport": deze_helft,
        "viermaandelijks_rapport": deze_helft,
        "eindrapport": f"{rapport}vraag-aan/?soort=eind",
        "zelfevaluatie": f"{rapport}periode/2026-Q2/tekst/zelfevaluatie/nieuw/",
        "contact_projecten": f"/{netwerk.slug}/projecten/P1/contact/",
        "analysefase": f"/{netwerk.slug}/projecten/P1/analysefase/",
        "oplevering": f"/{netwerk.slug}/instellingen/opleveringen/nieuw/",
    }


@pytest.mark.parametrize("soort", Plichtsoort.values)
def test_the_task_of_every_kind_of_promise_leads_to_the_form_that_keeps_it(netwerk, client, monkeypatch, soort):
    mens = iemand("netwerkbegeleider", netwerk)
    PlichtFactory(netwerk=netwerk, soort=soort, titel="Beloofd", norm=2)
    ProjectFactory(netwerk=netwerk, code="P1")
    monkeypatch.setitem(register.alles.plichttellers, soort, lambda *_: Telling(0, te_laat=1))

    (stand,) = stand_van_nu(toegang(mens, netwerk))
    (taak,) = (t for t in _te_redden(toegang(mens, netwerk)) if t.titel == "Kom de afspraak na: Beloofd")

    assert stand.toestand == "te laat"
    assert taak.url == _paden(netwerk)[soort]
    assert taak.actie != "Bekijk"
    client.force_login(mens)
    pagina = client.get(taak.url)
    assert pagina.status_code == 200
    assert 'method="post"' in pagina.content.decode().partition("<main")[2]


def test_a_deliverable_that_is_due_is_handed_in_and_a_final_report_that_was_made_is_published(netwerk):
    Rapport.objects.create(netwerk=netwerk, soort="eind", periode="", titel="E", slug="e", staat="gemaakt")
    OpleveringFactory(netwerk=netwerk, tegen=date(2026, 12, 1))
    eerst = OpleveringFactory(netwerk=netwerk, tegen=date(2026, 3, 1))
    van, tot = date(2026, 1, 1), date(2026, 12, 31)

    daden = [DADEN[soort](netwerk, van, tot, klok.vandaag()) for soort in ("oplevering", "eindrapport")]

    assert [(d.actie, d.url) for d in daden] == [
        ("Dien in", f"/{netwerk.slug}/stand/opleveringen/{eerst.pk}/indienen/"),
        ("Publiceer", f"/{netwerk.slug}/rapporten/e/"),
    ]
