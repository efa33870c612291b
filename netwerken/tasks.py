"""What Celery may ask of this app; each task is a leaf that calls one domain function."""

from celery import shared_task


@shared_task(name="netwerken.tasks.stuur_weekberichten", ignore_result=True)
def stuur_weekberichten() -> None:
    from netwerken.domain.weekbericht import stuur_weekberichten

    stuur_weekberichten()
