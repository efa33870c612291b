import pytest

from deelname.domain import lijst as lijst_
from kern import klok
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.sessies import SessieFactory


@pytest.fixture
def netwerk(db):
    return NetwerkFactory(slug="proefnet", korte_naam="Proefnet")


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def nu():
    """The domain believes that it is Tuesday 10 November 2026, noon."""
    with klok.op(moment(2026, 11, 10)):
        yield moment(2026, 11, 10)


@pytest.fixture
def sessie(netwerk, nu):
    """A meeting that begins now, with somebody who comes, who follows online, who stays home, and who never answered."""
    sessie = SessieFactory(netwerk=netwerk, begint_op=nu, vorm="hybride")
    for naam, antwoord in (("An", "ja"), ("Bo", "online"), ("Cis", "nee"), ("Dré", "")):
        GenodigdeFactory(sessie=sessie, naam=naam, antwoord=antwoord, email=f"{naam[0].lower()}@test.example")
    return sessie


@pytest.fixture
def lijst(sessie, begeleider):
    return lijst_.begin_lijst(sessie, door=begeleider)


@pytest.fixture
def rij(lijst):
    """The row of somebody by name."""
    return lambda naam: lijst.rijen.get(genodigde__naam=naam)
