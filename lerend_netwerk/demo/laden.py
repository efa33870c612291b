"""Load the demonstration: every fact through the domain functions, all in one transaction."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from kern.zoeken import zoekindex
from lerend_netwerk.demo import besluit, bron, datums, genodigden, gesprek, mensen, opbrengst, opmerkingen, opzet
from lerend_netwerk.demo.verband import Verband
from netwerken.models import Gebruiker, Netwerk


def is_geladen() -> bool:
    """Say whether all networks of the demonstration are there."""
    slugs = [bron.lees_map(naam)["netwerk"]["slug"] for naam in bron.NETWERKEN]
    return Netwerk.objects.filter(slug__in=slugs, is_demo=True).count() == len(slugs)


def laad_alles(vandaag: date, meld: Callable[[str], None] = lambda _regel: None) -> int:
    """Load the networks that are not there yet, seen from ``vandaag``. Returns how many were loaded.

    All or nothing: a fault in the data leaves the database as it was.
    """
    aantal = 0
    with transaction.atomic(), zoekindex.samen():
        gedeeld = opzet.laad_gedeeld(bron.lees_gedeeld())
        mensen_van_de_demo = mensen.maak_mensen()
        kalender = bron.Kalender(vandaag)
        for volgorde, naam in enumerate(bron.NETWERKEN):
            gegevens = bron.lees_map(naam)
            if Netwerk.objects.filter(slug=gegevens["netwerk"]["slug"]).exists():
                continue
            netwerk = opzet.maak_netwerk(
                gegevens, kalender, volgorde=volgorde, door=mensen_van_de_demo["netwerkbegeleider"]
            )
            _laad(netwerk, gegevens, kalender, mensen_van_de_demo, gedeeld)
            meld(f"  {netwerk.naam}")
            aantal += 1
    return aantal


def _laad(
    netwerk: Netwerk,
    gegevens: bron.Gegevens,
    kalender: bron.Kalender,
    wie: dict[str, Gebruiker],
    gedeeld: dict[tuple[str, str], object],
) -> None:
    verband = Verband(
        netwerk=netwerk,
        gegevens=gegevens,
        kalender=kalender,
        begeleider=wie["netwerkbegeleider"],
        projectmedewerker=wie["projectmedewerker"],
        opdrachtgever=wie["opdrachtgever"],
        namen=dict(gedeeld),
    )
    opzet.laad_opzet(verband)
    with verband.op(netwerk.start):
        mensen.geef_rollen(verband, wie)
    gesprek.laad_vragen(verband)
    gesprek.laad_sessies(verband)
    genodigden.laad_genodigden(verband)
    opmerkingen.laad_opmerkingen(verband)
    datums.laad_datumprikkers(verband)
    gesprek.laad_inzichten(verband)
    opbrengst.laad_opbrengst(verband)
    gesprek.rond_vragen_af(verband)
    besluit.laad_periodes(verband)
    besluit.laad_aanbevelingen(verband)
