"""What Celery may ask of this app; each task is a leaf that calls one domain function."""

from celery import shared_task


@shared_task(name="deelname.tasks.ruim_op", ignore_result=True)
def ruim_op() -> None:
    from deelname.domain.vertrek import ruim_op

    ruim_op()


@shared_task(name="deelname.tasks.rond_evaluaties_af", ignore_result=True)
def rond_evaluaties_af() -> None:
    from deelname.domain.evaluatie import rond_af

    rond_af()
