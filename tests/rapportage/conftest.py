import json

import pytest
from django.db import connection

from kern.momentopname import momentopname
from rapportage.domain.rapporten import vraag_rapport_aan
from rapportage.momentopname.canoniek import schrijf
from rapportage.momentopname.nemen import lees
from tests.rapportage.gegevens import PERIODE, maak_netwerk


def pytest_collection_modifyitems(items):
    """A snapshot sets the isolation of its own, outermost transaction; PostgreSQL refuses that inside a test's."""
    for item in items:
        if "tests/rapportage/" in item.nodeid and (
            "netwerk" in item.fixturenames or item.get_closest_marker("django_db")
        ):
            heel = connection.vendor == "postgresql" or any(
                m.kwargs.get("transaction") for m in item.iter_markers("django_db")
            )
            item.add_marker(pytest.mark.django_db(transaction=heel), append=False)


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
