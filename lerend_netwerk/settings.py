"""Settings: safe without variables, comfortable with ``MODUS=demo``.

An environment variable describes the place (addresses, secrets, folders), never the product. Without ``MODUS`` this is
production, which refuses to start on anything unsafe; ``./start`` sets ``demo`` and the tests set ``test``.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from kombu import Queue

from lerend_netwerk import omgeving
from lerend_netwerk.databank import databank

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Mode and place -----------------------------------------------------------

MODUS = omgeving.modus(env.str("MODUS", ""))
PRODUCTIE = MODUS == "productie"
DEBUG = False
VAR_DIR = omgeving.maak_map(Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve())
PORT = env.str("PORT", "8000")
SITE_URL = env.str("SITE_URL", "" if PRODUCTIE else f"http://localhost:{PORT}").rstrip("/")
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTIE else ["localhost", "127.0.0.1", "testserver"]
)
SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
DATABASE_URL = env.str("DATABASE_URL", "")
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "") or env.str("REDIS_URL", "")
EMAIL_URL = env.str("EMAIL_URL", "")
UITBATER = env.str("UITBATER", "")  # who runs this installation, as the privacy page names it
CONTACT_MAIL = env.str("CONTACT_MAIL", "" if PRODUCTIE else "contact@demo.lerendnetwerk.example")

if PRODUCTIE:
    omgeving.eis_veilig(
        secret_key=SECRET_KEY,
        site_url=SITE_URL,
        allowed_hosts=ALLOWED_HOSTS,
        database_url=DATABASE_URL,
        broker_url=CELERY_BROKER_URL,
        email_url=EMAIL_URL,
    )
SECRET_KEY = SECRET_KEY or omgeving.eigen_geheim(VAR_DIR / "geheim")
CELERY_BROKER_URL = CELERY_BROKER_URL or "folder://localhost"

# The audit trail: what seals its lines (the first key) and may have sealed them; where and to whom its heads are told.
AUDITSLEUTEL = env.str("AUDITSLEUTEL", "")
AUDITSLEUTELS: list[str] = [
    *([AUDITSLEUTEL] if AUDITSLEUTEL else [SECRET_KEY, *SECRET_KEY_FALLBACKS]),
    *env.list("AUDITSLEUTEL_FALLBACKS", default=[]),
]
AUDITBESTAND = env.str("AUDITBESTAND", str(VAR_DIR / "auditkoppen.jsonl"))
AUDIT_MAIL = env.str("AUDIT_MAIL", "")

# --- What it is made of -------------------------------------------------------

EIGEN_APPS = [
    "kern",
    "netwerken",
    "documenten",
    "projecten",
    "sessies",
    "prikken",
    "deelname",
    "piloten",
    "kennis",
    "rapportage",
    "lerend_netwerk",
]
INSTALLED_APPS = [
    *EIGEN_APPS,  # before allauth, so that our templates win
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kern.middleware.PersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kern.middleware.AdresMiddleware",
    "kern.middleware.NulbyteMiddleware",
    "kern.middleware.DeurMiddleware",
    "csp.middleware.CSPMiddleware",  # outside what may answer early, so that every page carries the policy
    "kern.middleware.KoppenMiddleware",
    "kern.middleware.SessieMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "netwerken.middleware.TweedeStapMiddleware",
    "netwerken.middleware.ToegangMiddleware",
    "kern.middleware.StandenMiddleware",
    "kern.middleware.BotsingMiddleware",  # inside what knows the network, so that its page has the whole frame
    "kern.middleware.SchijfMiddleware",  # the same
    "kern.eenmalig.SessieduurMiddleware",
    "kern.eenmalig.EenmaligMiddleware",  # last: who may not, is refused before it is asked what was sent before
    "kern.middleware.OpnieuwMiddleware",
]
ROOT_URLCONF = "lerend_netwerk.urls"
WSGI_APPLICATION = "lerend_netwerk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "netwerken.context.kader",
            ]
        },
    }
]
FORM_RENDERER = "kern.formulieren.Weergever"  # no field cuts what is pasted
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Data ---------------------------------------------------------------------

DATABASES = {"default": databank(DATABASE_URL, VAR_DIR)}
# In the database, so that the loss of Redis lifts no login limit; its table is made by `createcachetable`.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- Files --------------------------------------------------------------------

MEDIA_ROOT = VAR_DIR / "bestanden"  # no MEDIA_URL: a download asks the right of the object that owns the file
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o640},  # not for all: the web server's user must read the static files
    },
    "staticfiles": {
        "BACKEND": "lerend_netwerk.statisch.GehashteBestanden" if PRODUCTIE else "lerend_netwerk.statisch.Bestanden"
    },
}
if not PRODUCTIE:
    omgeving.maak_map(Path(STATIC_ROOT))  # empty, but whitenoise wants to see it
WHITENOISE_USE_FINDERS = not PRODUCTIE  # collecting and compressing a thousand files would cost the first page 25 s
WHITENOISE_AUTOREFRESH = MODUS == "test"  # look for a file when asked; else every test client looks for all of them

# --- Language and time --------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
LOCALE_PATHS = [BASE_DIR / "lerend_netwerk" / "locale"]  # what Django itself says otherwise, or not in Dutch
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

# --- People -------------------------------------------------------------------

AUTH_USER_MODEL = "netwerken.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kern.wachtwoord.LangGenoeg", "OPTIONS": {"min_length": 12}},
    {"NAME": "kern.wachtwoord.NietAlledaags"},
    {"NAME": "kern.wachtwoord.NietAlsJezelf"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "netwerken.adapter.Accountadapter"  # closes the sign-up: people come by invitation
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proved the address
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # some mail servers let a stranger's first mail wait for minutes
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's password or second step changes, hears it
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("AANTAL_PROXIES", 0)  # whose X-Forwarded-For the login limits may believe
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Lerend Netwerk"
MFA_VERPLICHT = PRODUCTIE

ACCOUNT_RATE_LIMITS = {  # the rest as allauth has it
    "contact": "6/h/ip,100/d/key",
    "voorbeeld": "30/m/user",
    "tekencode": "300/m/ip",  # a room full of people has one address; guessing one code in 800 million takes years at this pace
    "teken": "300/m/ip",
}
if MODUS == "demo":  # a room full of visitors, or a browser test, logs in from this one machine
    ACCOUNT_RATE_LIMITS |= {"login": "300/m/ip", "login_failed": "60/m/ip,5/300s/key"}
if MODUS == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nothing to protect, and 300 times faster

# --- Mail ---------------------------------------------------------------------

if EMAIL_URL and MODUS != "demo":
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend" if MODUS == "test" else "kern.post.PostvakBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"Lerend Netwerk <noreply@{urlsplit(SITE_URL).hostname}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Browser ------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTIE
CSRF_FAILURE_VIEW = "netwerken.views.fouten.csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
if PRODUCTIE:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]  # asked from inside, where there is no TLS
    SECURE_HSTS_SECONDS = 31_536_000
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Background work ----------------------------------------------------------
# The queue is a doorbell, never a store: the row in the database is the truth. One block for both brokers.

CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# Two lines, each with a worker of its own: a mail (a login code, for one) never waits behind reports.
CELERY_TASK_DEFAULT_QUEUE = "kort"
CELERY_TASK_QUEUES = [Queue("kort"), Queue("lang")]
CELERY_TASK_ROUTES = {"kern.tasks.doe_job": {"queue": "lang"}}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False  # a PDF that kills its worker must not loop; the row counts attempts
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # kB
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False  # the life sign is a row, so nobody needs `inspect ping`
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False  # go on; the claim refuses the second copy
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
    "max_retries": 0,  # a page never waits for the queue
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
if CELERY_BROKER_URL.startswith("folder:"):
    CELERY_BROKER_TRANSPORT_OPTIONS |= {"map": str(VAR_DIR / "broker"), "polling_interval": 0.1}
else:
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "visibility_timeout": 900,  # longer than the hard time limit
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 15,
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
        "health_check_interval": 10,
    }
CELERY_BEAT_SCHEDULER = "lerend_netwerk.levensteken:Planner"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_CRON_STARTING_DEADLINE = 3600
CELERY_BEAT_SCHEDULE = {
    "verzoen": {"task": "kern.tasks.verzoen", "schedule": 10.0, "options": {"expires": 9}},
    "leg-keten": {"task": "kern.tasks.leg_keten", "schedule": 15.0, "options": {"expires": 14}},
    "controleer": {"task": "kern.tasks.controleer", "schedule": 300.0, "options": {"expires": 290}},
    "verstuur-post": {"task": "kern.tasks.verstuur_post", "schedule": 30.0, "options": {"expires": 25}},
    "weekbericht": {
        "task": "netwerken.tasks.stuur_weekberichten",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "stuur-herinneringen": {
        "task": "sessies.tasks.stuur_herinneringen",
        "schedule": crontab(hour="7-19", minute="10,40"),  # by day: nobody is woken
    },
    "herinner-aan-actiepunten": {
        "task": "sessies.tasks.stuur_actieherinneringen",
        "schedule": crontab(hour="7-19", minute="25"),  # after those of meetings, which may not wait
    },
    "ververs-wachtlijsten": {
        "task": "sessies.tasks.ververs_wachtlijsten",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "vergeet-genodigden": {"task": "sessies.tasks.ruim_op", "schedule": crontab(hour="3", minute="35")},
    "ruim-documenten-op": {"task": "documenten.tasks.ruim_op", "schedule": crontab(hour="3", minute="40")},
    "vergeet-gevraagden": {"task": "prikken.tasks.ruim_op", "schedule": crontab(hour="3", minute="50")},
    "vergeet-aanwezigen": {"task": "deelname.tasks.ruim_op", "schedule": crontab(hour="3", minute="45")},
    "rond-evaluaties-af": {"task": "deelname.tasks.rond_evaluaties_af", "schedule": crontab(hour="3", minute="55")},
    "ruim-op": {"task": "kern.tasks.ruim_op", "schedule": crontab(hour="3", minute="20")},
}

# --- What is told -------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["scherm"], "level": "INFO" if PRODUCTIE else "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "INFO" if PRODUCTIE else "WARNING", "propagate": True}},
}
