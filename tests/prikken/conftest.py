from datetime import date

import pytest

from kern import klok
from prikken.domain import prikken
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand

DAGEN = ((2026, 12, 8), (2026, 12, 10), (2026, 12, 15))


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


def voorstel(jaar, maand, dag, uur=13):
    """A proposed day of two hours."""
    return {"begint_op": moment(jaar, maand, dag, uur), "eindigt_op": moment(jaar, maand, dag, uur + 2)}


def maak(netwerk, begeleider, *mensen, dagen=DAGEN, tot=date(2026, 11, 20), **velden):
    """A poll with guests of these names on its list."""
    prikker = prikken.begin_prikker(
        netwerk,
        velden={"titel": "Stuurgroep", "soort": "stuurgroep", "tot": tot, **velden},
        dagen=[voorstel(*dag) for dag in dagen],
        door=begeleider,
    )
    for naam in mensen:
        prikken.vraag_gast(
            prikker, email=f"{naam.lower()}@test.example", naam=naam, functie=f"functie {naam}", door=begeleider
        )
    return prikker


@pytest.fixture
def prikker(netwerk, begeleider, nu):
    return maak(netwerk, begeleider, "An", "Bo", "Cis")
