"""Fixtures that every test may ask for."""

import json
import os
import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from playwright.sync_api import expect

from kern import register
from kern.standen import Standen
from tests import daadwacht, diensten, logboek, standwacht, stapel, transactiewacht
from tests.fabrieken.netwerken import NetwerkFactory, iemand

# No test may depend on luck or on speed: the same examples every time, and limits that only end a run that hangs.
hypothesis.register_profile("vast", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("vast")
expect.set_options(timeout=120_000)
BEWAARD = Standen.haal
GEDULD = 120_000  # milliseconds that a browser waits for an element or a page


def pytest_configure():
    """Emptying all tables after a test is what the triggers of the audit trail refuse: put them aside meanwhile."""
    from django.db.backends.base.operations import BaseDatabaseOperations as Operaties

    leeg = Operaties.execute_sql_flush

    def zonder_weigering(self, opdrachten):
        with logboek.zonder_weigering(self.connection):
            leeg(self, opdrachten)

    Operaties.execute_sql_flush = zonder_weigering
    _stuur_als_een_browser()
    transactiewacht.waak()
    daadwacht.waak()


def _stuur_als_een_browser():
    """A form that a test sends carries a key, as the page had it; ``inzending=""`` sends it without."""
    from django.test import Client

    stuur = Client.post

    def met_sleutel(self, path, data=None, *args, **kwargs):
        if data is None or isinstance(data, dict):
            data = {"inzending": uuid4().hex, **(data or {})}
        return stuur(self, path, data, *args, **kwargs)

    Client.post = met_sleutel


@pytest.fixture
def netwerk():
    return NetwerkFactory()


@pytest.fixture
def begeleider(netwerk, client):
    """The netwerkbegeleider of the network, logged in."""
    gebruiker = iemand("netwerkbegeleider", netwerk)
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture(autouse=True)
def daden():
    """Every act that the test does, writes its line: see ``daadwacht``."""
    daadwacht.FOUTEN.clear()
    yield
    assert daadwacht.FOUTEN == []


@pytest.fixture(autouse=True)
def standen(request, monkeypatch):
    """Factories write rows without an audit line, so a stored state is not used in a test.

    With the mark ``standen`` it is, and whatever was kept is compared with what is worked out anew, at each use; with
    ``standen(een_verbinding=True)``, of a test that does all by one connection, anew for each state of the database.
    """

    def vers(_zelf, _naam, bereken, *, voor_iedereen=False):
        return json.loads(json.dumps(bereken()))

    def vergeleken(zelf, naam, bereken, *, voor_iedereen=False):
        uit = json.loads(json.dumps(BEWAARD(zelf, naam, bereken, voor_iedereen=voor_iedereen)))
        assert uit == json.loads(json.dumps(bereken())), f"what was kept as {naam} is no longer true"
        return uit

    def vergeleken_per_stand(zelf, naam, bereken, *, voor_iedereen=False):
        wat = (zelf.netwerk_id, zelf.gebruiker_id, naam)
        eens = partial(waarheid.van, wat, bereken)
        uit = json.loads(json.dumps(BEWAARD(zelf, naam, eens, voor_iedereen=voor_iedereen)))
        assert uit == eens(), f"what was kept as {naam} is no longer true"
        return uit

    merk = request.node.get_closest_marker("standen")
    if merk is None or not merk.kwargs.get("een_verbinding"):
        monkeypatch.setattr(Standen, "haal", vergeleken if merk else vers)
        yield
        return
    waarheid = standwacht.Waarheid()
    monkeypatch.setattr(Standen, "haal", vergeleken_per_stand)
    request.getfixturevalue("db")
    with connection.execute_wrapper(waarheid):
        yield


@pytest.fixture(autouse=True)
def koppen(settings):
    """The heads that a test noted outside the database go with its database: the next one begins with other chains."""
    bestand = Path(settings.AUDITBESTAND)
    yield
    bestand.unlink(missing_ok=True)


@pytest.fixture
def zonder_taken(monkeypatch):
    """Count the queries of the page, not those of the tasks in its frame."""
    for bron in ("taken", "opzij"):
        monkeypatch.setattr(register.alles, bron, [])


@pytest.fixture(scope="session")
def redis_url():
    """A private Redis, or the one of TEST_REDIS_URL."""
    import os

    return os.environ.get("TEST_REDIS_URL") or diensten.redis().url


@pytest.fixture(scope="session")
def postgres_url():
    """A private PostgreSQL, or the one of TEST_DATABASE_URL."""
    return diensten.postgres().url


@dataclass
class Mailserver:
    """A real SMTP server that keeps what it receives, and over how many lines; ``weiger`` makes it answer 451."""

    host: str = "127.0.0.1"
    port: int = 0
    berichten: list = field(default_factory=list)
    weiger: bool = False
    lijnen: set = field(default_factory=set)

    @property
    def verbindingen(self):
        return len(self.lijnen)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 -- aiosmtpd's name
        if address.startswith("weg@"):
            return "550 Onbekend adres"
        envelope.rcpt_tos.append(address)
        return "250 Aanvaard"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        if self.weiger:
            return "451 Probeer het later opnieuw"
        self.berichten.append(envelope)
        self.lijnen.add(session.peer)
        return "250 Aanvaard"


@pytest.fixture
def smtp_server():
    """A real SMTP server on a free port; what arrives stands in ``.berichten``."""
    server = Mailserver(port=diensten.vrije_poort())
    controller = Controller(server, hostname=server.host, port=server.port)
    controller.start()
    yield server
    controller.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    vlaggen = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run"]
    vlaggen += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    vlaggen += ["--font-render-hinting=none", "--lang=nl-BE"]
    return {**browser_type_launch_args, "executable_path": diensten.chromium(), "headless": True, "args": vlaggen}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    eigen = {"locale": "nl-BE", "timezone_id": "Europe/Brussels", "reduced_motion": "reduce"}
    return {**browser_context_args, **eigen, "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def nieuwe_context(browser, browser_context_args):
    """Open a browser of its own for one person: ``nieuwe_context(viewport=…)``; it is closed afterwards."""
    contexten = []

    def open_(**args):
        context = browser.new_context(**{**browser_context_args, **args})
        context.set_default_timeout(GEDULD)
        contexten.append(context)
        return context

    yield open_
    for context in contexten:
        context.close()


@pytest.fixture(scope="session")
def stapel_proces():
    """The real product with the demonstration networks, ready to be used: address, folder and supervisor."""
    lopend = stapel.start()
    try:
        stapel.wacht_tot_klaar(lopend)
        yield lopend
    finally:
        lopend.stop()
        shutil.rmtree(lopend.map, ignore_errors=True)


@pytest.fixture(scope="session")
def stack(stapel_proces):
    """The address of the real product (web, worker and beat)."""
    return stapel_proces.url


def pytest_collection_modifyitems(config, items):
    """Choose what runs on the second engine, and give the tests of a snapshot a transaction of their own there.

    A snapshot sets the isolation of its own, outermost transaction; PostgreSQL refuses that inside a test's.
    """
    from django.db import connection

    op_postgres = connection.vendor == "postgresql"
    for item in items:
        met_opname = item.nodeid.startswith(("tests/rapportage/", "tests/eindrapport/"))
        if met_opname and _gebruikt_databank(item):
            heel = op_postgres or any(m.kwargs.get("transaction") for m in item.iter_markers("django_db"))
            item.add_marker(pytest.mark.django_db(transaction=heel), append=False)
    if os.environ.get("LN_TEST_DB") == "postgres":
        niet = [item for item in items if not _verschilt_per_databank(item)]
        config.hook.pytest_deselected(items=niet)
        items[:] = [item for item in items if _verschilt_per_databank(item)]


def _gebruikt_databank(item):
    return bool({"db", "netwerk"} & set(item.fixturenames)) or item.get_closest_marker("django_db") is not None


def _verschilt_per_databank(item):
    """Whether a test can say anything else on another engine: the rest runs on SQLite alone."""
    if item.get_closest_marker("een_databank"):
        return False
    return _gebruikt_databank(item) or item.get_closest_marker("skipif") is not None
