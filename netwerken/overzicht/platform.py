"""The platform as the beheerder sees it: its networks and who runs them, its people, its checks, its room, its versions."""

import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from kern import klok, register, schijf
from kern.domain.controle import oordeel
from kern.models import Bericht, Gebeurtenis
from kern.models.bericht import BerichtStatus
from kern.werk import hartslag
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk, Uitnodiging


@dataclass(frozen=True)
class Punt:
    """One line of the state of the platform: what, how it is said, and whether that is well."""

    naam: str
    zin: str
    is_goed: bool = True


def netwerken() -> models.QuerySet[Netwerk]:
    """Every network with ``leden``, ``heeft_begeleider``, ``gevraagd`` (an open invitation to run it) and ``laatst``."""
    rollen = Lidmaatschap.objects.filter(netwerk=OuterRef("pk"))
    open_ = Uitnodiging.objects.filter(
        netwerk=OuterRef("pk"),
        rol=Rol.NETWERKBEGELEIDER,
        aanvaard_op=None,
        ingetrokken_op=None,
        geldig_tot__gt=klok.nu(),
    )
    gebeurd = Gebeurtenis.objects.filter(netwerk_id=OuterRef("pk")).order_by("-pk")
    return Netwerk.objects.annotate(
        leden=Count("lidmaatschappen__gebruiker", distinct=True),
        heeft_begeleider=Exists(rollen.filter(rol=Rol.NETWERKBEGELEIDER, gebruiker__is_active=True)),
        gevraagd=Exists(open_),
        laatst=Subquery(gebeurd.values("vastgelegd_op")[:1]),
    ).order_by(F("einde").desc(nulls_first=True), "naam")


def mensen() -> dict[str, int]:
    """How many accounts are open, how many run the platform, and how many invitations wait for an answer."""
    wie = Gebruiker.objects.filter(is_active=True).aggregate(
        actief=Count("pk"), beheer=Count("pk", filter=Q(is_staff=True)), ooit=Count("pk", filter=~Q(last_login=None))
    )
    wacht = Uitnodiging.objects.filter(aanvaard_op=None, ingetrokken_op=None, geldig_tot__gt=klok.nu()).count()
    return {**wie, "uitgenodigd": wacht}


NAMEN = {"auditketen": "Logboek", "rapportbestanden": "Bestanden van rapporten"}


def toestand() -> list[Punt]:
    """What the platform checks of itself: its processes, its nightly checks, its mail, its room."""
    delen = []
    for naam, deel in (("Wie rapporten maakt", "worker"), ("Wie mail verstuurt", "post")):
        leeft = hartslag.leeft(deel)
        delen.append(Punt(naam, "aan het werk" if leeft else "antwoordt niet", leeft))
    for deel in register.alles.controles:
        is_goed, zin = oordeel(deel)
        delen.append(Punt(NAMEN.get(deel, deel), zin, is_goed))
    vast = blijft_liggen().count()
    delen.append(Punt("Mail die niet vertrekt", str(vast) if vast else "geen", not vast))
    return delen


def blijft_liggen() -> models.QuerySet[Bericht]:
    """The mail that was given up, or failed and will be tried again."""
    return Bericht.objects.filter(Q(status=BerichtStatus.MISLUKT) | Q(status=BerichtStatus.WACHT) & ~Q(fout=""))


@dataclass(frozen=True)
class Ruimte:
    """How much the data take and how much is left, in bytes."""

    databank: int
    bestanden: int
    vrij: int
    vol: bool


def ruimte() -> Ruimte:
    """How much room the database and the files take, and how much is left where they stand."""
    bestanden = sum(pad.stat().st_size for pad in Path(settings.MEDIA_ROOT).rglob("*") if pad.is_file())
    return Ruimte(_databank(), bestanden, schijf.vrij(), schijf.is_bijna_vol())


def _databank() -> int:
    if connection.vendor == "sqlite":
        pad = Path(str(connection.settings_dict["NAME"]))
        return sum(deel.stat().st_size for deel in pad.parent.glob(f"{pad.name}*") if deel.is_file())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def versies() -> list[tuple[str, str]]:
    """What the platform runs on, as one is asked when something is wrong."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        databank = str(cursor.fetchone()[0])
    merk = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    return [
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        (merk, databank.split(" ", maxsplit=1)[0]),
        ("Celery", version("celery")),
        ("WeasyPrint", version("weasyprint")),
    ]
