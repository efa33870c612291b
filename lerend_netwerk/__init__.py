"""The project: settings, addresses, background work and the demonstration networks."""

from lerend_netwerk.celery import app as celery_app

__all__ = ["celery_app"]
