import json
from functools import cache

import pytest
from django.urls import reverse

from kern.canoniek import schrijf
from kern.momentopname import momentopname
from kern.pdf.maken import maak_pdf
from rapportage.domain.rapporten import vraag_rapport_aan
from rapportage.momentopname.nemen import lees
from tests.rapportage.gegevens import PERIODE, maak_netwerk


@pytest.fixture(scope="session")
def demo_opnames(django_db_setup, django_db_blocker):
    """Snapshots of the ten demo reports as ``soort:slug``; taken once, the database is empty again afterwards."""
    from tests.rapportage.demo import alle_opnames

    return alle_opnames(django_db_blocker)


@pytest.fixture(scope="session")
def demo_pdf(demo_opnames, tmp_path_factory):
    """The PDF of a demo report by name; each is made once."""
    map_ = tmp_path_factory.mktemp("demo")

    @cache
    def maak(naam):
        pad = map_ / f"{naam.replace(':', '-')}.pdf"
        maak_pdf(demo_opnames[naam], pad, lambda _bericht: None)
        return pad

    return maak


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


@pytest.fixture
def vul(client, netwerk):
    """Send one form of this network; what is refused fails with its errors."""

    def doe(naam, data, **kwargs):
        antwoord = client.post(reverse(naam, kwargs={"netwerk": netwerk.slug, **kwargs}), data)
        assert antwoord.status_code == 302, (naam, antwoord.context["form"].errors)

    return doe
