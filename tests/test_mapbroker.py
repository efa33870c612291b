import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest
from kombu import Connection, Queue

from lerend_netwerk import mapbroker
from tests import diensten
from tests.stapel import BASIS

mapbroker.meld_aan()
VORK = multiprocessing.get_context("fork")


@pytest.fixture
def map_(tmp_path):
    return tmp_path / "broker"


def verbinding(map_):
    return Connection("folder://", transport_options={"map": str(map_), "polling_interval": 0.02})


def stuur(map_, *berichten, rij="werk"):
    with verbinding(map_) as conn, conn.Producer(serializer="json") as producent:
        for bericht in berichten:
            producent.publish(bericht, routing_key=rij)


def haal(kanaal, rij="werk"):
    return Queue(rij)(kanaal).get()


def bestanden(map_, deel):
    return [p for p in (map_ / deel).rglob("*") if p.is_file() and p.name != ".slot"]


def test_messages_come_in_the_order_of_sending(map_):
    stuur(map_, 1, 2, 3)

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        gekregen = [haal(kanaal).payload for _ in range(3)]
        assert haal(kanaal) is None

    assert gekregen == [1, 2, 3]


def test_message_is_gone_only_after_it_is_acknowledged(map_):
    stuur(map_, "a")

    with verbinding(map_) as conn:
        bericht = haal(conn.channel())
        assert len(bestanden(map_, "bezig")) == 1
        bericht.ack()
        assert bestanden(map_, "bezig") == bestanden(map_, "wacht") == []


def test_unacknowledged_message_returns_when_the_consumer_closes(map_):
    stuur(map_, "a", "b")
    with verbinding(map_) as conn:
        assert haal(conn.channel()).payload == "a"

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        assert [haal(kanaal).payload, haal(kanaal).payload] == ["a", "b"]


def test_message_that_kills_who_reads_it_is_laid_aside_after_three_returns(map_):
    """Each reader dies with the message in its hands; the fourth does not get it any more."""
    stuur(map_, "dodelijk", "gewoon")
    for _ in range(4):
        lezer = VORK.Process(target=sterf_met_bericht, args=(map_,))
        lezer.start()
        lezer.join()

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        assert haal(kanaal).payload == "gewoon"
        assert haal(kanaal) is None
        assert kanaal.aantal_opzij() == 1


def sterf_met_bericht(map_):
    conn = verbinding(map_)
    assert haal(conn.channel()).payload == "dodelijk"
    os.kill(os.getpid(), signal.SIGKILL)


def test_rejected_message_returns_only_when_asked(map_):
    stuur(map_, "weg", "terug")

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        haal(kanaal).reject()
        haal(kanaal).requeue()
        assert haal(kanaal).payload == "terug"
        assert haal(kanaal) is None


def test_message_read_without_acknowledgement_leaves_nothing(map_):
    stuur(map_, "a")

    with verbinding(map_) as conn:
        assert Queue("werk")(conn.channel()).get(no_ack=True).payload == "a"

    assert bestanden(map_, "bezig") == bestanden(map_, "wacht") == []


def test_queues_do_not_see_each_other(map_):
    stuur(map_, "x", rij="a.b")
    stuur(map_, "y", rij="b")

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        assert kanaal._size("a.b") == kanaal._size("b") == 1
        assert haal(kanaal, "b").payload == "y"
        assert kanaal._purge("a.b") == 1
        assert haal(kanaal, "a.b") is None


def test_unreadable_message_is_laid_aside_and_does_not_stop_the_rest(map_, caplog):
    stuur(map_, "goed")
    (map_ / "wacht" / f"{0:020d}_kapot.werk").write_bytes(b'{"half')

    with verbinding(map_) as conn:
        assert haal(conn.channel()).payload == "goed"

    assert [p.name for p in bestanden(map_, "onleesbaar")] == [f"{0:020d}_kapot.werk"]
    assert "opzijgelegd" in caplog.text


def test_full_disk_is_told_to_the_sender_and_leaves_no_half_message(map_, monkeypatch):
    def vol(self, _inhoud):
        self.touch()
        raise OSError(28, "No space left on device")

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        monkeypatch.setattr("pathlib.Path.write_bytes", vol)
        with pytest.raises(OSError, match="No space left"):
            kanaal._put("werk", {"properties": {"delivery_tag": "1"}})

    assert list((map_ / "wacht").iterdir()) == []


def test_message_of_a_killed_consumer_comes_back(map_, monkeypatch):
    monkeypatch.setattr(mapbroker, "NAZICHT", 0)
    stuur(map_, "kostbaar")
    code = textwrap.dedent(f"""
        import time
        from tests.test_mapbroker import haal, verbinding
        from pathlib import Path
        conn = verbinding(Path({str(map_)!r}))
        print(haal(conn.channel()).payload, flush=True)
        time.sleep(600)
    """)
    dode = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=BASIS)
    assert dode.stdout.readline().strip() == "kostbaar"

    with verbinding(map_) as conn:
        kanaal = conn.channel()
        assert haal(kanaal) is None, "the holder lives, so nobody else gets it"
        dode.send_signal(signal.SIGKILL)
        dode.wait()
        dode.stdout.close()
        terug = haal(kanaal)
        assert terug.payload == "kostbaar"
        terug.ack()

    assert bestanden(map_, "bezig") == bestanden(map_, "wacht") == []


def test_forked_child_does_not_give_back_what_its_parent_holds(map_):
    stuur(map_, "van de ouder")
    with verbinding(map_) as conn:
        kanaal = conn.channel()
        bericht = haal(kanaal)
        kind = VORK.Process(target=kanaal._restore, args=(bericht,))
        kind.start()
        kind.join()
        assert bestanden(map_, "wacht") == []
        bericht.ack()


def _produceer(map_, wie, aantal):
    stuur(map_, *(f"{wie}-{n}-{'x' * 20_000}" for n in range(aantal)))


def _verbruik(map_, uit, stop):
    with verbinding(map_) as conn, uit.open("a") as f:
        kanaal = conn.channel()
        while True:
            leeg_mag = stop.is_set()
            if bericht := haal(kanaal):
                f.write(bericht.payload.rstrip("x") + "\n")
                f.flush()
                bericht.ack()
            elif leeg_mag:
                os._exit(0)
            else:
                time.sleep(0.005)


def test_concurrent_senders_and_receivers_lose_and_double_nothing(map_, tmp_path):
    stop = VORK.Event()
    uit = [tmp_path / f"uit{n}" for n in range(3)]
    ontvangers = [VORK.Process(target=_verbruik, args=(map_, u, stop)) for u in uit]
    zenders = [VORK.Process(target=_produceer, args=(map_, wie, 200)) for wie in range(3)]
    for p in ontvangers + zenders:
        p.start()
    for p in zenders:
        p.join(300)
    stop.set()
    for p in ontvangers:
        p.join(300)

    gekregen = sorted(regel for u in uit for regel in u.read_text().split())
    assert gekregen == sorted(f"{wie}-{n}-" for wie in range(3) for n in range(200))


def test_killed_receivers_under_load_lose_nothing(map_, tmp_path, monkeypatch):
    monkeypatch.setattr(mapbroker, "NAZICHT", 0.05)
    stop = VORK.Event()
    uit = tmp_path / "uit"
    zender = VORK.Process(target=_produceer, args=(map_, "z", 300))
    zender.start()
    for _ in range(8):
        slachtoffer = VORK.Process(target=_verbruik, args=(map_, uit, stop))
        slachtoffer.start()
        time.sleep(0.15)
        slachtoffer.kill()
        slachtoffer.join()
    zender.join(300)
    stop.set()
    laatste = VORK.Process(target=_verbruik, args=(map_, uit, stop))
    laatste.start()
    laatste.join(300)

    assert laatste.exitcode == 0
    assert set(uit.read_text().split()) == {f"z-{n}-" for n in range(300)}
    diensten.wacht_op(lambda: not bestanden(map_, "wacht"))
