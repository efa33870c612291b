"""What earlier meetings of a group or body promised stands on the agenda of the next one, until it is done."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from sessies.domain import actielijst, sessies, verloop, verslag, weghalen
from sessies.domain.herhalen import herhaal
from sessies.models import Sessie
from sessies.overzicht import programma
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
TITEL = actielijst.TITEL


@pytest.fixture
def orgaan(netwerk):
    return OrgaanFactory(netwerk=netwerk, naam="Stuurgroep")


@pytest.fixture
def oud(netwerk, orgaan):
    return SessieFactory(netwerk=netwerk, orgaan=orgaan, begint_op=moment(2026, 9, 1), status="gehouden")


@pytest.fixture
def volgende(netwerk, orgaan):
    rij = SessieFactory(netwerk=netwerk, orgaan=orgaan, begint_op=moment(2026, 11, 20))
    AgendapuntFactory(sessie=rij, titel="Welkom", volgorde=1)
    return rij


def _punten(sessie):
    return list(sessie.agendapunten.values_list("titel", flat=True))


def _spreek_af(sessie, begeleider, tekst="Zaal boeken", **opties):
    return verloop.spreek_actiepunt_af(sessie, tekst=tekst, wie="netwerkbegeleider", door=begeleider, **opties)


def test_the_point_comes_with_the_first_promise_and_goes_with_the_last(netwerk, oud, volgende, begeleider):
    daarna = SessieFactory(netwerk=netwerk, orgaan=oud.orgaan, begint_op=moment(2026, 12, 20))
    een, twee = _spreek_af(oud, begeleider), _spreek_af(oud, begeleider, "Bellen")
    assert (_punten(volgende), _punten(daarna)) == ([TITEL, "Welkom"], [])
    assert Sessie.objects.get(pk=volgende.pk).versie == 2, "who has that agenda open, sees that it changed"

    verloop.rond_actiepunt_af(een, door=begeleider)
    assert _punten(volgende) == [TITEL, "Welkom"]
    verloop.rond_actiepunt_af(twee, door=begeleider)
    assert _punten(volgende) == ["Welkom"]
    verloop.heropen_actiepunt(twee, door=begeleider)
    assert _punten(volgende) == [TITEL, "Welkom"]
    weghalen.haal_actiepunt_weg(twee, door=begeleider)
    assert _punten(volgende) == ["Welkom"]


def test_a_meeting_of_the_network_hands_nothing_on(netwerk, volgende, begeleider):
    los = SessieFactory(netwerk=netwerk, begint_op=moment(2026, 9, 1), status="gehouden")
    _spreek_af(los, begeleider)
    assert _punten(volgende) == ["Welkom"]
    assert list(actielijst.op_de_lijst(los)) == []


def test_approval_stands_before_the_promises(oud, volgende, begeleider):
    _spreek_af(oud, begeleider)
    AgendapuntFactory(sessie=oud, titel="Rondje", verslag="Gezegd.")
    verslag.stuur_verslag_rond(Sessie.objects.get(pk=oud.pk), door=begeleider)
    assert _punten(volgende) == ["Goedkeuring van het verslag van di 1 sep 2026", TITEL, "Welkom"]


def test_a_point_that_somebody_worked_on_stays(oud, volgende, begeleider):
    punt = _spreek_af(oud, begeleider)
    volgende.agendapunten.filter(is_actielijst=True).update(minuten=10)
    verloop.rond_actiepunt_af(punt, door=begeleider)
    assert _punten(volgende) == [TITEL, "Welkom"]


def test_the_point_goes_to_the_next_meeting_that_is_planned_before_or_instead(netwerk, oud, volgende, begeleider):
    _spreek_af(oud, begeleider)
    begin = moment(2026, 11, 15)
    velden = {"titel": "Tussendoor", "soort": "stuurgroep", "orgaan": oud.orgaan, "begint_op": begin}
    eerder = sessies.plan_sessie(netwerk, velden={**velden, "eindigt_op": moment(2026, 11, 15, 14)}, door=begeleider)
    assert (_punten(eerder), _punten(volgende)) == ([TITEL], ["Welkom"])
    sessies.las_af(eerder, reden="Ziek.", door=begeleider)
    assert _punten(volgende) == [TITEL, "Welkom"]


def test_a_meeting_that_goes_to_another_body_leaves_the_promises(netwerk, oud, volgende, begeleider):
    _spreek_af(oud, begeleider)
    ander = OrgaanFactory(netwerk=netwerk)
    volgende.refresh_from_db()
    sessies.wijzig_sessie(volgende, velden={"orgaan": ander}, versie=volgende.versie, door=begeleider)
    assert _punten(volgende) == ["Welkom"]


def test_what_is_kept_stands_there_as_long_as_the_meeting_that_asked(oud, volgende, begeleider):
    _spreek_af(oud, begeleider, "Later", tegen=date(2026, 12, 1))
    eerst = _spreek_af(oud, begeleider, "Eerst", tegen=date(2026, 11, 12))
    zonder = _spreek_af(oud, begeleider, "Zonder dag")
    _spreek_af(
        SessieFactory(netwerk=oud.netwerk, orgaan=oud.orgaan, begint_op=moment(2026, 10, 1)), begeleider, "Nieuw"
    )
    verloop.rond_actiepunt_af(zonder, door=begeleider)
    assert [rij.tekst for rij in actielijst.op_de_lijst(volgende)] == ["Eerst", "Later", "Nieuw"]
    with klok.op(moment(2026, 11, 21)):
        verloop.rond_actiepunt_af(eerst, door=begeleider)
    assert [rij.tekst for rij in actielijst.op_de_lijst(volgende)] == ["Eerst", "Later", "Nieuw"]
    assert _punten(volgende)[0] == TITEL, "a meeting that began keeps its agenda"


def test_a_meeting_that_is_planned_again_gets_the_point_by_itself_only(oud, volgende, begeleider):
    _spreek_af(oud, begeleider)
    keer = {"titel": "Weer", "begint_op": moment(2027, 1, 20), "eindigt_op": moment(2027, 1, 20, 14)}
    nieuw = herhaal(volgende, [keer], mee=["agenda"], door=begeleider)
    assert [_punten(rij) for rij in nieuw] == [["Welkom"]]


def test_the_programme_prints_what_is_open_at_its_point(netwerk, oud, volgende, begeleider):
    _spreek_af(oud, begeleider, tegen=date(2026, 12, 1))
    delen = programma.lees(netwerk, str(volgende.pk)).delen
    lijst = [{"tekst": "Zaal boeken", "wie": "netwerkbegeleider", "tegen": date(2026, 12, 1)}]
    assert [(punt["titel"], punt["actiepunten"]) for punt in delen["punten"]] == [(TITEL, lijst), ("Welkom", [])]


@pytest.mark.een_databank
@pytest.mark.parametrize("naam", ["detail", "verslag"])
def test_the_page_shows_them_at_their_point(als, netwerk, oud, volgende, begeleider, naam):
    _spreek_af(oud, begeleider, tegen=date(2026, 11, 1))
    pad = reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug, "nummer": volgende.nummer})
    with klok.op(moment(2026, 11, 20, 13)):
        pagina = als(begeleider).get(pad).content.decode()
    assert TITEL in pagina
    assert "Zaal boeken" in pagina
    assert "te laat" in pagina
