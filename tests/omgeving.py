"""Early plugin: prepares the environment before Django reads its settings (see ``addopts`` in pyproject.toml).

The test run has a folder of its own and looks at nothing that happens to be set on the machine, except ``TEST_…``.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests import diensten

VAR_DIR = Path(tempfile.mkdtemp(prefix="ln-test-"))
VAN_DE_MACHINE = (
    "ALLOWED_HOSTS AANTAL_PROXIES AUDITBESTAND AUDITSLEUTEL AUDITSLEUTEL_FALLBACKS AUDIT_MAIL "
    "CELERY_BROKER_URL DATABASE_URL DEFAULT_FROM_EMAIL EMAIL_URL PORT REDIS_URL "
    "SECRET_KEY SITE_URL STATIC_ROOT"
)

for naam in VAN_DE_MACHINE.split():
    os.environ.pop(naam, None)
os.environ["MODUS"] = "test"
os.environ["VAR_DIR"] = str(VAR_DIR)
os.environ["DJANGO_SETTINGS_MODULE"] = "lerend_netwerk.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's sync API runs an event loop in the test's thread
if os.environ.get("LN_TEST_DB") == "postgres":  # the whole suite on PostgreSQL
    if not diensten.heeft_postgres():
        sys.exit("LN_TEST_DB=postgres vraagt PostgreSQL: apt-get install -y postgresql, of geef TEST_DATABASE_URL.")
    os.environ["DATABASE_URL"] = diensten.postgres().url


def pytest_report_header() -> str:
    return f"databank: {os.environ.get('DATABASE_URL', 'SQLite')}, gegevensmap: {VAR_DIR}"


def pytest_terminal_summary(terminalreporter):
    """Say loudly what was not tested because a program is missing."""
    gemist = sorted({naam for naam, _ in diensten.GEMIST})
    if gemist:
        terminalreporter.section("NIET GETEST: er ontbreekt een programma", red=True, bold=True)
        for naam in gemist:
            hoe = next(h for n, h in diensten.GEMIST if n == naam)
            terminalreporter.line(f"{naam}: {hoe}", red=True)


def pytest_unconfigure() -> None:
    diensten.stop_alles()
    shutil.rmtree(VAR_DIR, ignore_errors=True)
