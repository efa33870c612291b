"""What Celery may ask of the core; each task is a leaf that calls one domain function."""

import uuid

from celery import shared_task


@shared_task(name="kern.tasks.doe_job", ignore_result=True)
def doe_job(pk: str) -> None:
    from kern.domain.werk import voer_uit

    voer_uit(uuid.UUID(pk))


@shared_task(name="kern.tasks.verstuur_post", ignore_result=True)
def verstuur_post() -> None:
    from kern.domain.post import verstuur_wachtende

    verstuur_wachtende()


@shared_task(name="kern.tasks.verzoen", ignore_result=True)
def verzoen() -> None:
    from kern.domain.houders import geef_doden_vrij
    from kern.domain.jobs import te_bellen
    from kern.domain.werk import geef_gestrande_op

    geef_doden_vrij()
    geef_gestrande_op()
    for pk in te_bellen():
        doe_job.apply_async((str(pk),), retry=False)


@shared_task(name="kern.tasks.hartslag_beat", ignore_result=True)
def hartslag_beat() -> None:
    from kern.domain.hartslag import sla

    sla("beat")


def bel(pk: uuid.UUID) -> None:
    """Ring the worker for one job; never waits for the broker."""
    doe_job.apply_async((str(pk),), retry=False)
