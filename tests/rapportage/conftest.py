import json

import pytest

from kern.momentopname import momentopname
from rapportage.domain.rapporten import vraag_rapport_aan
from rapportage.momentopname.canoniek import schrijf
from rapportage.momentopname.nemen import lees
from tests.rapportage.gegevens import PERIODE, maak_netwerk


@pytest.fixture
def netwerk():
    return maak_netwerk()


@pytest.fixture
def rapport(netwerk):
    return vraag(netwerk)


def vraag(netwerk, **velden):
    """Ask for the report of the test period; nobody rings."""
    return vraag_rapport_aan(
        netwerk, **{"soort": "kwartaal", "periode": PERIODE, "door": None, "bel": lambda pk: None, **velden}
    )


def inhoud_van(rapport):
    with momentopname():
        return json.loads(schrijf(lees(rapport)))
