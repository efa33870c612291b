import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from kern.rechten import ALLES, NIETS, Voorwaarde, alle_rechten, eis, voorwaarde
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


def test_who_may_see_everything_is_asked_for_no_facts(django_assert_num_queries):
    """A fact about a person is a query, and on a page of a netwerkbegeleider no fact decides what is seen."""
    netwerk = NetwerkFactory()
    toegang = _toegang("netwerkbegeleider", netwerk)
    with django_assert_num_queries(0):
        alles = [toegang.q(f"sessies.bekijk_{wat}") for wat in ("sessie", "leervraag")]

    assert alles == [Q(netwerk=netwerk)] * 2


@pytest.mark.parametrize("links", [ALLES, NIETS, Q(pk=1)])
@pytest.mark.parametrize("rechts", [ALLES, NIETS, Q(pk=2)])
def test_two_conditions_together_select_what_both_or_either_select(links, rechts):
    een, twee = (Voorwaarde(lambda *_: True, lambda _t, q=q: q) for q in (links, rechts))
    netwerken = [NetwerkFactory(pk=pk) for pk in (1, 2, 3)]
    toegang = _toegang("lid", netwerken[0])

    def gekozen(q):
        return set(Netwerk.objects.filter(q).values_list("pk", flat=True))

    assert gekozen((een | twee).q(toegang)) == gekozen(links) | gekozen(rechts)
    assert gekozen((een & twee).q(toegang)) == gekozen(links) & gekozen(rechts)
