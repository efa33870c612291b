"""What the machine tells us: the mode, and whether its settings are safe to start with.

Imported by the settings, so nothing here may need them.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

MODI = ("demo", "productie", "test")
KORTSTE_GEHEIM = 50


def modus(waarde: str) -> str:
    """Return the mode; an empty value is the strictest one. Raises ImproperlyConfigured for an unknown word."""
    gekozen = waarde or "productie"
    if gekozen not in MODI:
        raise ImproperlyConfigured(
            f"MODUS is '{gekozen}', maar kan alleen demo, productie of test zijn. "
            "Wil je het platform uitproberen, gebruik dan ./start."
        )
    return gekozen


def alleen_voor_ons() -> None:
    """Let every file that this process makes be unreadable for others on the machine, however careless its start."""
    os.umask(os.umask(0o077) | 0o027)


def eis_veilig(
    *,
    secret_key: str,
    site_url: str,
    allowed_hosts: list[str],
    database_url: str,
    broker_url: str,
    email_url: str,
) -> None:
    """Refuse to start in production on settings that are missing or unsafe.

    Raises ImproperlyConfigured with one Dutch sentence about the first thing that is wrong.
    """
    adres = urlsplit(site_url)
    bezwaren = (
        (not secret_key, "SECRET_KEY ontbreekt: geef een willekeurige tekst van minstens 50 tekens."),
        (len(secret_key) < KORTSTE_GEHEIM, "SECRET_KEY is te kort: geef minstens 50 willekeurige tekens."),
        (not site_url, "SITE_URL ontbreekt: geef het adres van de site, bijvoorbeeld https://netwerk.example."),
        (adres.scheme != "https" or not adres.hostname, f"SITE_URL moet met https:// beginnen, maar is '{site_url}'."),
        (adres.path not in ("", "/"), f"SITE_URL is alleen het adres, zonder pad erachter, maar is '{site_url}'."),
        (not allowed_hosts, "ALLOWED_HOSTS ontbreekt: geef de naam waarop de site antwoordt."),
        ("*" in allowed_hosts, "ALLOWED_HOSTS mag niet '*' zijn: noem elke naam waarop de site antwoordt."),
        (not database_url, "DATABASE_URL ontbreekt: geef de databank, bijvoorbeeld postgres://gebruiker@host/naam."),
        (
            not broker_url,
            "CELERY_BROKER_URL (of REDIS_URL) ontbreekt: geef de wachtrij voor het werk op de achtergrond.",
        ),
        (
            broker_url.startswith("folder:"),
            "CELERY_BROKER_URL is een map, en die is er voor de demonstratie: geef redis://host:6379/0.",
        ),
        (not email_url, "EMAIL_URL ontbreekt: geef de mailserver, bijvoorbeeld smtp+tls://gebruiker@host:587."),
    )
    for is_fout, zin in bezwaren:
        if is_fout:
            raise ImproperlyConfigured(f"{zin} Voor de demonstratie gebruik je ./start.")


def maak_map(pad: Path) -> Path:
    """Return ``pad`` after making it. Raises ImproperlyConfigured when that is impossible."""
    try:
        pad.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise ImproperlyConfigured(
            f"De map {pad} kan niet gemaakt worden ({reden(fout)}). Kies een andere map met VAR_DIR=…"
        ) from fout
    return pad


def eigen_geheim(pad: Path) -> str:
    """Return the demonstration's own secret, made once. Two processes that start together get the same one."""
    try:
        if not pad.exists():
            vers = pad.with_name(f".{pad.name}-{os.getpid()}")
            vers.touch(mode=0o600)
            vers.write_text(secrets.token_urlsafe(KORTSTE_GEHEIM))
            try:
                os.link(vers, pad)
            except FileExistsError:  # another process was first; its secret counts
                pass
            finally:
                vers.unlink()
        return pad.read_text()
    except OSError as fout:
        raise ImproperlyConfigured(
            f"In de map {pad.parent} kan niet geschreven worden ({reden(fout)}). "
            "Maak schijfruimte vrij of kies een andere map met VAR_DIR=…"
        ) from fout


def reden(fout: OSError) -> str:
    """Say in Dutch why the disk refused, as far as we know the reason."""
    bekend = {28: "de schijf is vol", 122: "de schijf is vol", 13: "geen toegang", 30: "alleen lezen", 20: "geen map"}
    return bekend.get(fout.errno or 0, fout.strerror or "onbekende oorzaak")
