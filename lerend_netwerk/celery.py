"""The Celery application: one queue, two brokers, a life sign and a bell at the start."""

import os
import sys
from pathlib import Path

from celery import Celery
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from lerend_netwerk import mapbroker
from lerend_netwerk.omgeving import alleen_voor_ons

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lerend_netwerk.settings")
mapbroker.meld_aan()

app = Celery("lerend_netwerk")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add("lerend_netwerk.levensteken:Levensteken")
app.steps["consumer"].add("lerend_netwerk.levensteken:Deurbel")

if "celery" in Path(sys.argv[0]).parts:  # started by celery itself, which would show a traceback
    alleen_voor_ons()
    try:
        _ = settings.MODUS
    except ImproperlyConfigured as fout:
        sys.exit(str(fout))
