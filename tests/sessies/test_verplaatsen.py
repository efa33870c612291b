"""A meeting moves to a later day as long as it did not take place."""

from datetime import timedelta

import pytest

from kern import klok
from sessies.domain.sessies import wijzig_sessie
from sessies.enums import SessieStatus
from sessies.models import Sessie
from tests.fabrieken.sessies import ActiepuntFactory, BesluitFactory, InzichtFactory, OpkomstFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
UITKOMSTEN = {
    "besluit": BesluitFactory,
    "actiepunt": ActiepuntFactory,
    "inzicht": InzichtFactory,
    "opkomst": OpkomstFactory,
}


@pytest.mark.parametrize("wat", ["gehouden", *UITKOMSTEN])
def test_a_meeting_that_took_place_does_not_begin_in_the_future(netwerk, begeleider, wat):
    gisteren = klok.nu() - timedelta(days=1)
    status = SessieStatus.GEHOUDEN if wat == "gehouden" else SessieStatus.GEPLAND
    sessie = SessieFactory(netwerk=netwerk, status=status, begint_op=gisteren, eindigt_op=gisteren + timedelta(hours=2))
    if wat in UITKOMSTEN:
        UITKOMSTEN[wat](sessie=sessie)
    morgen = klok.nu() + timedelta(days=1)

    velden = {"begint_op": morgen, "eindigt_op": morgen + timedelta(hours=1)}
    with geweigerd("begint niet in de toekomst", Sessie, veld="begint_op"):
        wijzig_sessie(sessie, velden=velden, versie=1, door=begeleider)


def test_a_meeting_that_took_place_may_have_begun_this_minute(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    with klok.op(nu := klok.nu()):
        velden = {"begint_op": nu, "eindigt_op": nu + timedelta(hours=1)}
        assert wijzig_sessie(sessie, velden=velden, versie=1, door=begeleider).begint_op == nu


def test_a_meeting_that_nobody_noted_anything_of_moves_to_a_later_day(netwerk, begeleider):
    gisteren = klok.nu() - timedelta(days=1)
    sessie = SessieFactory(netwerk=netwerk, begint_op=gisteren, eindigt_op=gisteren + timedelta(hours=2))
    morgen = klok.nu() + timedelta(days=1)
    velden = {"begint_op": morgen, "eindigt_op": morgen + timedelta(hours=1)}
    assert wijzig_sessie(sessie, velden=velden, versie=1, door=begeleider).begint_op == morgen
