"""Life signs of the parts that run beside the web server, written by their main loop and never by a task.

A task would only say that the queue moves: with every pool process busy it comes late, and a worker would look dead
while it works.
"""

import logging
import os
import threading
import time
from typing import Any

from celery import bootsteps
from celery.beat import PersistentScheduler

logger = logging.getLogger(__name__)

SLAG = 5.0
STIL = 4 * SLAG  # a main loop that has not moved for so long is stuck
_vork = threading.Lock()  # no fork while a life sign holds the database
os.register_at_fork(before=_vork.acquire, after_in_parent=_vork.release, after_in_child=_vork.release)


def _sla(deel: str, **gegevens: object) -> None:
    from django.db import connection

    from kern.domain.hartslag import sla

    with _vork:
        try:
            sla(deel, **gegevens)
        except Exception:
            logger.exception("Het levensteken van %s lukte niet.", deel)
        finally:
            connection.close()


class Levensteken(bootsteps.StartStopStep):  # type: ignore[misc]  # celery has no types
    """The worker's life sign: a timer in the main loop winds it up, a thread writes it down."""

    requires = ("celery.worker.components:Timer",)

    def __init__(self, parent: Any, **kwargs: Any) -> None:
        super().__init__(parent, **kwargs)
        self.gezien = time.monotonic()
        self.stop_nu = threading.Event()
        self.timer: Any = None

    def start(self, parent: Any) -> None:
        self.timer = parent.timer.call_repeatedly(SLAG, self._wind_op)
        threading.Thread(target=self._schrijf, name="levensteken", daemon=True).start()

    def stop(self, parent: Any) -> None:  # noqa: ARG002 -- celery's signature
        self.stop_nu.set()
        if self.timer:
            self.timer.cancel()

    def _wind_op(self) -> None:
        self.gezien = time.monotonic()

    def _schrijf(self) -> None:
        from rapportage.pdf.afscherming import stand

        afscherming = "met een eigen netwerk" if stand()["eigen_netwerk"] else "zonder eigen netwerk"
        while True:
            if time.monotonic() - self.gezien < STIL:
                _sla("worker", afscherming=afscherming)
            if self.stop_nu.wait(SLAG):
                return


class Planner(PersistentScheduler):  # type: ignore[misc]  # idem
    """The file-backed scheduler of Celery, which also says that it lives."""

    geslagen_op = float("-inf")

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() - self.geslagen_op >= SLAG:
            self.geslagen_op = time.monotonic()
            _sla("beat")
        return super().tick(*args, **kwargs)
