"""The steering group reads its report before it is published; an ordinary member waits for the publication."""

import pytest

from netwerken.domain.toegang import toegang_van
from netwerken.models import Lidmaatschap
from rapportage.models import Rapport
from tests.fabrieken.netwerken import MandaatFactory, NetwerkFactory, OrgaanFactory, iemand

pytestmark = pytest.mark.django_db
STATEN = ("gevraagd", "gemaakt", "gepubliceerd")


def _lid(netwerk, soort=None):
    gebruiker = iemand("lid", netwerk)
    if soort:
        lid = Lidmaatschap.objects.get(gebruiker=gebruiker, netwerk=netwerk)
        MandaatFactory(orgaan=OrgaanFactory(netwerk=netwerk, soort=soort), lidmaatschap=lid)
    return toegang_van(gebruiker, netwerk)


@pytest.mark.parametrize(
    ("soort", "ziet"),
    [(None, {"gepubliceerd"}), ("werkgroep", {"gepubliceerd"}), ("stuurgroep", {"gemaakt", "gepubliceerd"})],
)
def test_who_reads_a_report_when(soort, ziet):
    netwerk = NetwerkFactory()
    for staat in STATEN:
        Rapport.objects.create(netwerk=netwerk, soort="kwartaal", periode=f"2022-Q{STATEN.index(staat) + 1}",
                               titel=staat, slug=staat, staat=staat)  # fmt: skip
    toegang = _lid(netwerk, soort)

    assert set(Rapport.objects.zichtbaar_voor(toegang).values_list("staat", flat=True)) == ziet
    assert {r.staat for r in Rapport.objects.all() if toegang.mag("rapportage.bekijk_rapport", r)} == ziet
