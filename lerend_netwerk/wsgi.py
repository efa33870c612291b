"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lerend_netwerk.settings")

GUNICORN_STOPT = 3  # the exit code by which gunicorn knows that starting again will not help

try:
    application = get_wsgi_application()
except ImproperlyConfigured as fout:
    sys.stderr.write(f"{fout}\n")
    sys.exit(GUNICORN_STOPT)
