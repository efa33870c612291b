"""A task that somebody put off: for them alone, until a day, and late all the same in what the network owes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from kern import klok, register
from kern.exceptions import DomainError
from kern.meldingen import ongedaan_van
from kern.models import Gebeurtenis
from kern.opmaak import dag
from kern.taken import HOOGSTENS
from netwerken.domain.taken import haal_terug, stel_uit
from netwerken.models import Uitstel
from netwerken.overzicht.stand import stand_van_nu
from netwerken.views.taken import uitstelkeuzes
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OpleveringFactory, PlichtFactory, als, iemand, toegang

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 10)
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture(autouse=True)
def nu():
    """The domain believes that it is Tuesday 10 November 2026, noon."""
    with klok.op(moment(2026, 11, 10)):
        yield


@pytest.fixture
def oplevering(netwerk):
    return OpleveringFactory(netwerk=netwerk, titel="Gids", tegen=VANDAAG)


def _sleutel(oplevering):
    return f"oplevering-indienen:{oplevering.pk}"


def _van(mens, netwerk):
    wie = toegang(mens, netwerk)
    gids = "Dien in: Gids"
    return gids in [t.titel for t in wie.taken], gids in [t.titel for t in wie.uitgesteld]


def _pad(netwerk, oplevering, einde=""):
    return f"{netwerk.get_absolute_url()}taken/uitgesteld/{_sleutel(oplevering)}/{einde}"


def test_put_off_for_one_person_until_the_day_and_back_by_itself(netwerk, begeleider, oplevering):
    collega = iemand("netwerkbegeleider", netwerk)

    stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=MORGEN, door=begeleider)

    assert (_van(begeleider, netwerk), _van(collega, netwerk)) == ((False, True), (True, False))
    with klok.op(moment(2026, 11, 10, 23)):
        assert _van(begeleider, netwerk) == (False, True)
    with klok.op(moment(2026, 11, 11, 0)):
        assert _van(begeleider, netwerk) == (True, False)


@pytest.mark.standen
def test_what_was_kept_ends_with_putting_off_and_at_midnight(netwerk, begeleider, oplevering):
    assert _van(begeleider, netwerk) == (True, False)
    stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=MORGEN, door=begeleider)
    assert [_van(begeleider, netwerk), _van(begeleider, netwerk)] == [(False, True)] * 2
    with klok.op(moment(2026, 11, 11, 9)):
        assert _van(begeleider, netwerk) == (True, False)
    haal_terug(netwerk, sleutel=_sleutel(oplevering), door=begeleider)
    assert _van(begeleider, netwerk) == (True, False)


def test_the_same_day_twice_is_one_act(netwerk, begeleider, oplevering):
    een = stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=MORGEN, door=begeleider)
    assert stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=MORGEN, door=begeleider) == een
    assert Gebeurtenis.objects.filter(wat="taak.uitgesteld").count() == 1


def test_a_second_time_moves_the_day_and_the_log_says_both(netwerk, begeleider, oplevering):
    for tot in (MORGEN, VANDAAG + timedelta(days=9)):
        stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=tot, door=begeleider)

    assert [u.tot for u in Uitstel.objects.all()] == [VANDAAG + timedelta(days=9)]
    regels = Gebeurtenis.objects.filter(wat="taak.uitgesteld").order_by("pk")
    assert [(r.door_id, r.gegevens["tot"]) for r in regels] == [
        (begeleider.pk, "2026-11-11"), (begeleider.pk, "2026-11-19"),
    ]  # fmt: skip


@pytest.mark.parametrize("tot", [VANDAAG, VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=367)])
def test_a_day_that_is_over_or_more_than_a_year_ahead_is_refused(netwerk, begeleider, oplevering, tot):
    with pytest.raises(DomainError) as fout:
        stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=tot, door=begeleider)

    assert fout.value.veld == "tot"
    assert not Uitstel.objects.exists()


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("10 november 2026", "Kies een dag die nog moet komen."),
        ("1/1/2028", "Kies een dag binnen het jaar."),
        ("31 februari", None),
    ],
)
def test_a_refused_day_stands_beside_its_field_as_it_was_typed(netwerk, begeleider, oplevering, getypt, zin):
    antwoord = als(begeleider).post(_pad(netwerk, oplevering), {"tot": getypt})

    veld = antwoord.context["form"]["tot"]
    assert (antwoord.status_code, veld.value(), len(veld.errors)) == (200, getypt, 1)
    assert zin is None or list(veld.errors) == [zin]
    assert not antwoord.context["form"].non_field_errors()
    assert list(antwoord.context["messages"]) == []
    assert not Uitstel.objects.exists()


def test_a_day_that_is_taken_is_said_with_the_way_back(netwerk, begeleider, oplevering):
    antwoord = als(begeleider).post(_pad(netwerk, oplevering), {"tot": "morgen"}, follow=True)

    (bericht,) = antwoord.context["messages"]
    assert str(bericht).startswith(f"Uitgesteld tot {dag(MORGEN)}.")
    als(begeleider).post(ongedaan_van(bericht.extra_tags))
    assert not Uitstel.objects.exists()


def test_a_late_promise_stays_late_in_the_figures(netwerk, begeleider):
    plicht = PlichtFactory(netwerk=netwerk, norm=4)
    with klok.op(moment(2026, 12, 31)):
        sleutel = f"afspraak:{plicht.pk}"
        assert sleutel in [t.sleutel for t in toegang(begeleider, netwerk).taken]
        stel_uit(netwerk, sleutel=sleutel, tot=date(2027, 1, 4), door=begeleider)

        assert sleutel not in [t.sleutel for t in toegang(begeleider, netwerk).taken]
        assert [s.toestand for s in stand_van_nu(toegang(begeleider, netwerk))] == ["te laat"]


def test_what_is_put_off_takes_no_place_of_another(netwerk, begeleider):
    opleveringen = OpleveringFactory.create_batch(HOOGSTENS + 2, netwerk=netwerk, tegen=VANDAAG)
    for oplevering in opleveringen[:2]:
        stel_uit(netwerk, sleutel=_sleutel(oplevering), tot=MORGEN, door=begeleider)

    wie = toegang(begeleider, netwerk)

    assert len([t for t in wie.taken if t.sleutel.startswith("oplevering")]) == HOOGSTENS
    assert not [t for t in wie.taken if t.aantal > 1]
    assert len(wie.uitgesteld) == 2
    met = []
    for _ in range(2):
        vers = toegang(begeleider, netwerk)
        with CaptureQueriesContext(connection) as vragen:
            register.taken_van(vers)
        met.append(len(vragen))
        OpleveringFactory.create_batch(50, netwerk=netwerk, tegen=VANDAAG)
    assert met[0] == met[1]


def test_one_click_in_the_list_and_one_to_take_it_back(client, netwerk, begeleider, oplevering):
    lijst = f"{netwerk.get_absolute_url()}taken/"
    hoofd = html.fromstring(client.get(lijst).content)
    knoppen = [b.text_content() for b in hoofd.xpath(f"//form[@action='{_pad(netwerk, oplevering)}']//button")]

    antwoord = client.post(_pad(netwerk, oplevering), {"tot": "2026-11-16"}, follow=True)

    assert knoppen == ["Tot morgen", "Tot maandag"]
    tekst = antwoord.content.decode()
    assert f"Uitgesteld tot {dag(date(2026, 11, 16))}" in tekst
    assert "Uitgesteld (1)" in tekst
    assert _pad(netwerk, oplevering, "terug/") in tekst
    assert "Dien in: Gids" in client.get(f"{lijst}uitgesteld/").content.decode()
    assert "Uitgesteld (" not in client.post(_pad(netwerk, oplevering, "terug/"), follow=True).content.decode()
    assert "staat al bij je taken" in client.post(_pad(netwerk, oplevering, "terug/"), follow=True).content.decode()


def test_the_form_refuses_a_day_that_is_over_and_a_task_of_somebody_else_is_not_there(
    client, netwerk, begeleider, oplevering
):
    assert client.get(_pad(netwerk, oplevering)).status_code == 200
    antwoord = client.post(_pad(netwerk, oplevering), {"tot": "10/11/2026"}, follow=True)
    assert "Kies een dag die nog moet komen." in antwoord.content.decode()

    client.force_login(iemand("lid", netwerk))
    gekregen = [client.get(_pad(netwerk, oplevering)), client.post(_pad(netwerk, oplevering), {"tot": "2026-11-16"})]
    assert [a.status_code for a in gekregen] == [404, 404]
    assert not Uitstel.objects.exists()


def test_on_a_sunday_tomorrow_is_monday():
    assert [woord for woord, _ in uitstelkeuzes(date(2026, 11, 15))] == ["Tot morgen"]
    assert uitstelkeuzes(date(2026, 11, 16))[1] == ("Tot maandag", date(2026, 11, 23))
