"""What gunicorn serves."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from lerend_netwerk.omgeving import alleen_voor_ons

alleen_voor_ons()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lerend_netwerk.settings")

GUNICORN_STOPT = 3  # the exit code by which gunicorn knows that starting again will not help

try:
    application = get_wsgi_application()
except ImproperlyConfigured as fout:
    sys.stderr.write(f"{fout}\n")
    sys.exit(GUNICORN_STOPT)

# What was loaded stays as long as the process lives: the collector of memory need not walk through it every few requests.
gc.collect()
gc.freeze()
