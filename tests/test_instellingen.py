import json
import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from lerend_netwerk import omgeving
from tests.stapel import BASIS

GOED = {
    "secret_key": "x7" * 30,
    "site_url": "https://netwerk.example",
    "allowed_hosts": ["netwerk.example"],
    "database_url": "postgres://ln@db/ln",
    "broker_url": "redis://redis:6379/0",
    "email_url": "smtp://mail:25",
}
PRODUCTIE = {
    "MODUS": "productie",
    "SECRET_KEY": GOED["secret_key"],
    "SITE_URL": GOED["site_url"],
    "ALLOWED_HOSTS": "netwerk.example",
    "DATABASE_URL": "postgres://ln:geheim@db:5433/ln?sslmode=require",
    "REDIS_URL": GOED["broker_url"],
    "EMAIL_URL": "smtp+tls://gebruiker:wachtwoord@mail.example:587",
}


def draai(tmp_path, *args, **omgeving_):
    """Run Python in an environment that holds nothing but ``omgeving_``."""
    schoon = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **omgeving_}
    return subprocess.run([sys.executable, *args], env=schoon, cwd=BASIS, capture_output=True, text=True, check=False)


def waarden(tmp_path, *namen, **omgeving_):
    code = f"import json; from lerend_netwerk import settings as s; print(json.dumps([str(getattr(s, n)) for n in {namen!r}]))"
    klaar = draai(tmp_path, "-c", code, **omgeving_)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout)


def test_safe_settings_are_accepted():
    omgeving.eis_veilig(**GOED)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"secret_key": ""}, "SECRET_KEY ontbreekt"),
        ({"secret_key": "kort"}, "SECRET_KEY is te kort"),
        ({"site_url": ""}, "SITE_URL ontbreekt"),
        ({"site_url": "http://netwerk.example"}, "SITE_URL moet met https:// beginnen"),
        ({"site_url": "https://"}, "SITE_URL moet met https:// beginnen"),
        ({"site_url": "https://netwerk.example/pad"}, "SITE_URL is alleen het adres"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS ontbreekt"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS mag niet '*' zijn"),
        ({"database_url": ""}, "DATABASE_URL ontbreekt"),
        ({"broker_url": ""}, "CELERY_BROKER_URL (of REDIS_URL) ontbreekt"),
        ({"broker_url": "folder://localhost"}, "CELERY_BROKER_URL is een map"),
        ({"email_url": ""}, "EMAIL_URL ontbreekt"),
    ],
)
def test_production_refuses_what_is_missing_or_unsafe(anders, zin):
    with pytest.raises(ImproperlyConfigured) as fout:
        omgeving.eis_veilig(**{**GOED, **anders})

    assert str(fout.value).startswith(zin)
    assert "\n" not in str(fout.value)


@pytest.mark.parametrize(
    "args",
    [
        ["manage.py", "check"],
        ["-m", "celery", "-A", "lerend_netwerk", "worker"],
        ["-c", "import lerend_netwerk.wsgi"],
    ],
    ids=["manage", "celery", "wsgi"],
)
def test_without_a_mode_everything_refuses_in_one_sentence(tmp_path, args):
    klaar = draai(tmp_path, *args)

    assert klaar.returncode != 0
    assert klaar.stderr.strip().startswith("SECRET_KEY ontbreekt")
    assert len(klaar.stderr.strip().splitlines()) == 1


def test_unknown_mode_is_refused_in_one_sentence(tmp_path):
    klaar = draai(tmp_path, "manage.py", "check", MODUS="productei")

    assert (klaar.returncode, klaar.stderr.count("\n")) == (1, 1)
    assert "MODUS is 'productei'" in klaar.stderr


def test_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path):
    (tmp_path / "bestand").touch()
    klaar = draai(tmp_path, "manage.py", "check", MODUS="demo", VAR_DIR=str(tmp_path / "bestand" / "var"))

    assert (klaar.returncode, klaar.stderr.count("\n")) == (1, 1)
    assert "kan niet gemaakt worden (geen map)" in klaar.stderr


def test_production_is_safe(tmp_path):
    namen = ("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "MFA_VERPLICHT")
    namen += ("SECURE_HSTS_SECONDS", "WHITENOISE_USE_FINDERS", "ALLOWED_HOSTS", "CELERY_BROKER_URL", "EMAIL_HOST")

    assert waarden(tmp_path, *namen, **PRODUCTIE) == [
        *["False", "True", "True", "True", "True"],
        *["31536000", "False", "['netwerk.example']", "redis://redis:6379/0", "mail.example"],
    ]


def test_production_uses_the_database_it_was_given_with_our_limits(tmp_path):
    (databank,) = waarden(tmp_path, "DATABASES", **PRODUCTIE)

    for stuk in (
        "'HOST': 'db'",
        "'PORT': 5433",
        "'sslmode': 'require'",
        "statement_timeout=30000",
        "'CONN_MAX_AGE': 60",
    ):
        assert stuk in databank
    assert not (tmp_path / "geheim").exists(), "production never makes up its own secret"


def test_unknown_database_is_refused(tmp_path):
    klaar = draai(tmp_path, "manage.py", "check", MODUS="demo", DATABASE_URL="mysql://x@y/z")

    assert (klaar.returncode, klaar.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("mode", ["demo", "test"])
def test_debug_is_off_even_when_the_environment_asks_for_it(tmp_path, mode):
    assert waarden(tmp_path, "DEBUG", MODUS=mode, DEBUG="true", DJANGO_DEBUG="1") == ["False"]


def test_demonstration_sends_no_mail_even_with_a_mail_server(tmp_path):
    assert waarden(tmp_path, "EMAIL_BACKEND", MODUS="demo", EMAIL_URL="smtp://mail:25") == ["kern.post.PostvakBackend"]


def test_demonstration_keeps_one_secret_that_only_its_owner_reads(tmp_path):
    eerste, tweede = (waarden(tmp_path, "SECRET_KEY", MODUS="demo") for _ in range(2))
    andere = waarden(tmp_path / "elders", "SECRET_KEY", MODUS="demo", VAR_DIR=str(tmp_path / "elders"))

    assert eerste == tweede != andere
    assert stat.S_IMODE((tmp_path / "geheim").stat().st_mode) == 0o600
    assert len(eerste[0]) >= 50


def test_secret_on_a_full_disk_is_told_in_one_sentence(tmp_path, monkeypatch):
    def vol(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", vol)
    with pytest.raises(ImproperlyConfigured, match="de schijf is vol"):
        omgeving.eigen_geheim(tmp_path / "geheim")


def test_address_follows_the_port(tmp_path):
    assert waarden(tmp_path, "SITE_URL", MODUS="demo", PORT="8123") == ["http://localhost:8123"]


@pytest.mark.django_db
def test_page_carries_a_strict_policy_and_nothing_inline_is_allowed(client):
    kop = client.get("/accounts/login/").headers["Content-Security-Policy"]
    regels = {deel.split()[0]: deel.split()[1:] for deel in kop.split(";") if deel.strip()}

    assert regels["default-src"] == ["'self'"]
    assert regels["img-src"] == ["'self'", "data:"]
    assert regels["frame-ancestors"] == regels["base-uri"] == regels["object-src"] == ["'none'"]
    assert "unsafe" not in kop
    assert "http" not in kop


@pytest.mark.skipif(bool(os.environ.get("LN_TEST_DB") or os.environ.get("DATABASE_URL")), reason="about SQLite")
@pytest.mark.django_db
def test_sqlite_writes_wait_for_each_other():
    from django.db import connection

    with connection.cursor() as cursor:
        vraag = lambda naam: cursor.execute(f"PRAGMA {naam}").fetchone()[0]  # noqa: E731
        assert [vraag(n) for n in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")] == [
            "wal",
            1,
            20000,
            1,
        ]
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_own_apps_come_first_so_that_our_templates_win():
    volgorde = settings.INSTALLED_APPS
    assert volgorde[: len(settings.EIGEN_APPS)] == settings.EIGEN_APPS
    assert volgorde.index("lerend_netwerk") < volgorde.index("allauth")


def test_every_planned_task_exists():
    from lerend_netwerk.celery import app

    app.loader.import_default_modules()
    assert {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_web_server_does_not_load_the_pdf_maker(tmp_path):
    code = "import sys, lerend_netwerk.wsgi, lerend_netwerk.urls; sys.exit('weasyprint' in sys.modules)"
    assert draai(tmp_path, "-c", code, MODUS="demo").returncode == 0
