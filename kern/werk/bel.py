"""The doorbell of the queue: says to the worker that a row waits, and never waits for the broker.

Tasks are named and not imported: who writes a row does not know who carries it out.
"""

import uuid

from celery import current_app


def bel_job(pk: uuid.UUID) -> None:
    """Ring for one job. Raises what the broker raises."""
    current_app.send_task("kern.tasks.doe_job", (str(pk),), retry=False)


def bel_post() -> None:
    """Ring for the outbox. Raises what the broker raises."""
    current_app.send_task("kern.tasks.verstuur_post", retry=False)
