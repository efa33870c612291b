"""What Celery may ask of this app; each task is a leaf that calls one domain function."""

from celery import shared_task


@shared_task(name="documenten.tasks.ruim_op", ignore_result=True)
def ruim_op() -> None:
    from documenten.domain.vragen import ruim_op

    ruim_op()
