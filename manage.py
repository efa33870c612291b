#!/usr/bin/env python3
"""Django's command line for Lerend Netwerk."""

import os
import sys


def main() -> None:
    """Run one command. Unsafe or missing settings end in one sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lerend_netwerk.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is niet geïnstalleerd in deze Python. Start met ./start, of met .venv/bin/python manage.py.")
    from lerend_netwerk.omgeving import alleen_voor_ons

    if "collectstatic" not in sys.argv[1:2]:  # those files are for everybody
        alleen_voor_ons()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fout:
        sys.exit(str(fout))


if __name__ == "__main__":
    main()
