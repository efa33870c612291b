import pytest
from django.core.exceptions import PermissionDenied

from kern.rechten import alle_rechten, eis, voorwaarde
from lerend_netwerk.rechten import RECHTEN
from netwerken.models import Netwerk
from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


def _toegang(rol, netwerk):
    from netwerken.domain.toegang import toegang_van

    return toegang_van(iemand(rol, netwerk), netwerk)


def test_the_table_is_in_force():
    assert set(alle_rechten()) == set(RECHTEN)


def test_an_unknown_right_is_an_error_and_not_a_no():
    with pytest.raises(KeyError):
        voorwaarde("sessies.bestaat_niet")


def test_eis_refuses_with_403():
    toegang = _toegang("lid", NetwerkFactory())

    with pytest.raises(PermissionDenied):
        eis(toegang, "sessies.plan_sessie")


def test_no_right_reaches_another_network():
    ander: Netwerk = NetwerkFactory()
    toegang = _toegang("netwerkbegeleider", NetwerkFactory())

    assert toegang.mag("netwerken.bekijk_netwerk", toegang.netwerk)
    assert not toegang.mag("netwerken.bekijk_netwerk", ander)
