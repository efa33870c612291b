"""What Celery may ask of the core; each task is a leaf that calls one domain function."""

import uuid

from celery import shared_task


@shared_task(name="kern.tasks.doe_job", ignore_result=True)
def doe_job(pk: str) -> None:
    from kern.werk.uitvoeren import voer_uit

    voer_uit(uuid.UUID(pk))


@shared_task(name="kern.tasks.verstuur_post", ignore_result=True)
def verstuur_post() -> None:
    from kern.domain.post import verstuur_wachtende

    verstuur_wachtende()


@shared_task(name="kern.tasks.verzoen", ignore_result=True)
def verzoen() -> None:
    from kern.werk.bel import bel_job
    from kern.werk.houders import geef_doden_vrij
    from kern.werk.jobs import te_bellen
    from kern.werk.uitvoeren import geef_gestrande_op

    geef_doden_vrij()
    geef_gestrande_op()
    for pk in te_bellen():
        bel_job(pk)


@shared_task(name="kern.tasks.ruim_op", ignore_result=True)
def ruim_op() -> None:
    from kern import standen
    from kern.domain import inzendingen, terug

    inzendingen.ruim_op()
    standen.ruim_op()
    terug.ruim_op()


@shared_task(name="kern.tasks.leg_keten", ignore_result=True)
def leg_keten() -> None:
    from kern.domain.auditketen import leg_aan

    leg_aan()


@shared_task(name="kern.tasks.controleer", ignore_result=True)
def controleer() -> None:
    from kern.domain.controle import controleer_wat_moet

    controleer_wat_moet()
