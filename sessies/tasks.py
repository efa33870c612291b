"""What Celery may ask of this app; each task is a leaf that calls one domain function."""

from celery import shared_task


@shared_task(name="sessies.tasks.stuur_herinneringen", ignore_result=True)
def stuur_herinneringen() -> None:
    from sessies.domain.herinneringen import stuur_herinneringen

    stuur_herinneringen()


@shared_task(name="sessies.tasks.stuur_actieherinneringen", ignore_result=True)
def stuur_actieherinneringen() -> None:
    from sessies.domain.actieherinneringen import stuur_actieherinneringen

    stuur_actieherinneringen()


@shared_task(name="sessies.tasks.ververs_wachtlijsten", ignore_result=True)
def ververs_wachtlijsten() -> None:
    from sessies.domain.wachtlijst import ververs

    ververs()


@shared_task(name="sessies.tasks.ruim_op", ignore_result=True)
def ruim_op() -> None:
    from sessies.domain.genodigden import ruim_op

    ruim_op()
