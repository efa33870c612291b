import pytest

from kern import klok
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand


@pytest.fixture
def netwerk(db):
    return NetwerkFactory(slug="proefnet", korte_naam="Proefnet")


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def als(client):
    """Log somebody in and give the client."""

    def log_in(gebruiker):
        client.force_login(gebruiker)
        return client

    return log_in


@pytest.fixture
def nu():
    """The domain believes that it is Tuesday 10 November 2026, noon."""
    with klok.op(moment(2026, 11, 10)):
        yield moment(2026, 11, 10)
