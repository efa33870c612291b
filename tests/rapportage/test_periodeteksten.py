import pytest

from kern.exceptions import DomainError
from rapportage.domain.periodeteksten import leg_beslispunt_voor, schrijf_periodetekst
from rapportage.models import Beslispunt, Periodetekst
from tests.fabrieken.netwerken import NetwerkFactory

pytestmark = pytest.mark.django_db


def test_a_decision_point_has_a_number_of_its_own_in_its_period():
    netwerk = NetwerkFactory()
    leg_beslispunt_voor(netwerk, periode="2022-Q3", nummer=1, vraag="Doen we het?", voorstel="Ja", door=None)

    with pytest.raises(DomainError, match="al een beslispunt B1"):
        leg_beslispunt_voor(netwerk, periode="2022-Q3", nummer=1, vraag="Nog eens?", door=None)
    leg_beslispunt_voor(netwerk, periode="2022-Q4", nummer=1, vraag="En nu?", door=None)

    assert [p.vraag for p in Beslispunt.objects.order_by("pk")] == ["Doen we het?", "En nu?"]


@pytest.mark.parametrize(("periode", "soort"), [("2022-Q9", "risico"), ("2022-Q3", "gedicht")])
def test_a_text_needs_a_real_period_and_kind(periode, soort):
    with pytest.raises(DomainError):
        schrijf_periodetekst(NetwerkFactory(), periode=periode, soort=soort, tekst="x", door=None)

    assert not Periodetekst.objects.exists()
