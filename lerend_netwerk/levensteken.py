"""Life signs of the parts that run beside the web server, written by their main loop and never by a task.

A task would only say that the queue moves: with every pool process busy it comes late, and a worker would look dead
while it works.
"""

import logging
import os
import threading
import time
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from celery import bootsteps
from celery.beat import PersistentScheduler

logger = logging.getLogger(__name__)

Werker = Any  # Celery's worker or consumer; the library has no types
Wekker = Any  # what its timer gives back, and None before it runs; idem

SLAG = 5.0
STIL = 4 * SLAG  # a main loop that has not moved for so long is stuck
_vork = threading.Lock()  # no fork while a life sign holds the database
os.register_at_fork(before=_vork.acquire, after_in_parent=_vork.release, after_in_child=_vork.release)


def _sla(deel: str, **gegevens: object) -> None:
    from kern.werk.hartslag import sla

    _voorzichtig(partial(sla, deel, **gegevens))


def _vergeet(deel: str, proces: str) -> None:
    from kern.werk.hartslag import vergeet

    _voorzichtig(partial(vergeet, deel, proces))


def _voorzichtig(doe: Callable[[], None]) -> None:
    """Reach for the database without ever stopping the part that lives; an error is only told."""
    from django.db import connection

    with _vork:
        try:
            doe()
        except Exception:
            logger.exception("Het levensteken bereikte de databank niet.")
        finally:
            connection.close()


class Levensteken(bootsteps.StartStopStep):
    """The worker's life sign: a timer in the main loop winds it up, a thread writes it down."""

    requires = ("celery.worker.components:Timer",)

    def __init__(self, parent: Werker, **kwargs: object) -> None:
        super().__init__(parent, **kwargs)
        from kern.pdf.afscherming import stand

        # Asked here, before the pool exists: it starts a process, and a thread that does so while the pool forks can wait
        # for ever, because the fork inherits the other end of its pipe.
        self.afscherming = "met een eigen netwerk" if stand()["eigen_netwerk"] else "zonder eigen netwerk"
        # Which lines it serves says which parts live with it: the long work, the post, or both.
        rijen = parent.app.amqp.queues.consume_from
        self.delen = [deel for deel, rij in (("worker", "lang"), ("post", "kort")) if rij in rijen]
        self.gezien = time.monotonic()
        self.proces = uuid.uuid4().hex
        self.stop_nu = threading.Event()
        self.timer: Wekker = None
        self.draad = threading.Thread(target=self._schrijf, name="levensteken", daemon=True)

    def start(self, parent: Werker) -> None:
        self.timer = parent.timer.call_repeatedly(SLAG, self._wind_op)
        self.draad.start()

    def stop(self, parent: Werker) -> None:  # noqa: ARG002 -- celery's signature
        if self.timer is None or self.stop_nu.is_set():
            return
        self.stop_nu.set()
        self.timer.cancel()
        self.draad.join(STIL)
        for deel in self.delen:
            _vergeet(deel, self.proces)

    terminate = stop

    def _wind_op(self) -> None:
        self.gezien = time.monotonic()

    def _schrijf(self) -> None:
        while True:
            if time.monotonic() - self.gezien < STIL:
                for deel in self.delen:
                    _sla(deel, proces=self.proces, afscherming=self.afscherming)
            if self.stop_nu.wait(SLAG):
                return


class Deurbel(bootsteps.StartStopStep):
    """Rings once for all that lies still, as soon as a worker has its queue (again)."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def start(self, parent: Werker) -> None:
        try:
            parent.app.send_task("kern.tasks.verzoen", retry=False, expires=60)
        except Exception:
            logger.warning("De wachtrij antwoordt niet; beat belt straks.", exc_info=True)


class Planner(PersistentScheduler):
    """The file-backed scheduler of Celery, which also says that it lives."""

    geslagen_op = float("-inf")

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.proces = uuid.uuid4().hex
        super().__init__(*args, **kwargs)

    def tick(self, *args: object, **kwargs: object) -> object:
        if time.monotonic() - self.geslagen_op >= SLAG:
            self.geslagen_op = time.monotonic()
            _sla("beat", proces=self.proces)
        self._volg_de_klok()
        return super().tick(*args, **kwargs)

    def _volg_de_klok(self) -> None:
        """After the clock was set back nothing waits until it is as late again as it was."""
        nu = self.app.now()
        vooruit = [regel for regel in self.schedule.values() if regel.last_run_at > nu]
        for regel in vooruit:
            regel.last_run_at = nu
        if vooruit:
            self._heap = None  # ordered by the clock of before; Celery makes it anew

    def close(self) -> None:
        super().close()
        _vergeet("beat", self.proces)
