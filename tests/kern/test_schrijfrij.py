"""Who writes on SQLite stands in line, gets a turn when the one before is done, and is refused after the timeout."""

import fcntl
import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction

from kern.models import Teller

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets many write at once"),
]


def _elders(daad):
    """Start ``daad`` in a thread with a connection of its own; what it raised stands in the list."""
    fouten = []

    def draad():
        try:
            daad()
        except OperationalError as fout:
            fouten.append(str(fout))
        finally:
            connections.close_all()

    bezig = threading.Thread(target=draad)
    bezig.start()
    return bezig, fouten


def _tel():
    with transaction.atomic():
        rij, _ = Teller.objects.get_or_create(sleutel="proef")
        Teller.objects.filter(pk=rij.pk).update(waarde=rij.waarde + 1)


def test_nobody_loses_a_turn():
    bezig = [_elders(lambda: [_tel() for _ in range(10)]) for _ in range(6)]
    for draad, _ in bezig:
        draad.join()

    assert [fouten for _, fouten in bezig] == [[]] * 6
    assert Teller.objects.get(sleutel="proef").waarde == 60


@pytest.mark.parametrize("daad", [_tel, lambda: Teller.objects.filter(sleutel="x").update(waarde=1)])
def test_who_waits_too_long_is_refused_and_leaves_the_line(daad, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)

    with transaction.atomic():
        draad, fouten = _elders(daad)
        draad.join(timeout=10)
        assert fouten == ["database is locked"]

    draad, fouten = _elders(daad)
    draad.join(timeout=10)
    assert fouten == []


@pytest.mark.parametrize("daad", [_tel, lambda: Teller.objects.create(sleutel="los")])
def test_who_waits_goes_on_as_soon_as_the_other_is_done(daad):
    with transaction.atomic():
        draad, fouten = _elders(daad)
        draad.join(timeout=0.05)
        assert draad.is_alive()
    draad.join(timeout=10)

    assert fouten == []
    assert Teller.objects.count() == 1


def test_without_a_file_for_the_line_writing_goes_on(monkeypatch):
    connection.close()

    def weiger(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kern.sqlite.base.os.open", weiger)
    _tel()

    assert Teller.objects.get(sleutel="proef").waarde == 1


def test_a_connection_that_closes_leaves_no_file_open():
    def open_():
        return [p for p in Path("/proc/self/fd").iterdir() if p.is_symlink() and p.readlink().name.endswith("-rij")]

    connection.close()
    eerst = len(open_())
    _tel()
    assert len(open_()) == eerst + 1

    connection.close()

    assert len(open_()) == eerst


@pytest.mark.parametrize("daad", [_tel, lambda: Teller.objects.create(sleutel="los")])
def test_who_writes_stands_in_line_and_who_reads_does_not(daad):
    with Path(f"{connection.settings_dict['NAME']}-rij").open("a") as rij:
        fcntl.flock(rij, fcntl.LOCK_EX)  # somebody stands in front
        schrijver, fouten = _elders(daad)
        lezer, _ = _elders(Teller.objects.count)
        lezer.join(timeout=10)
        schrijver.join(timeout=0.1)
        assert (lezer.is_alive(), schrijver.is_alive(), Teller.objects.count()) == (False, True, 0)
    schrijver.join(timeout=10)

    assert (fouten, Teller.objects.count()) == ([], 1)
