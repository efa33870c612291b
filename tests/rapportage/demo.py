"""Snapshots of the ten reports of the demonstration: the periodic and the final report of all five networks."""

import json
from contextlib import contextmanager

from django.core.management import call_command

from kern import klok
from lerend_netwerk.demo import laden
from netwerken.models import Netwerk
from rapportage.models import Rapport
from tests.rapportage.conftest import inhoud_van

# A full period of each network, the same on any day: what is running lies around the day of loading.
PERIODES = {
    "arbeidsmarktkrapte": "2022-Q3", "samenwerking-vdab": "2025", "transnationaliteit-481": "2022-Q4",
    "plan-samenleven": "2024-H1", "flevoland": "2020-T3",
}  # fmt: skip


def opname_van(netwerk, soort, periode=""):
    """The snapshot of a report that nobody asked for."""
    rapport = Rapport(netwerk=netwerk, soort=soort, periode=periode, titel=f"Rapport {netwerk.korte_naam}", slug="r")
    return json.dumps(inhoud_van(rapport))


@contextmanager
def met_demo(blocker):
    """The demonstration, loaded; afterwards the database is empty again."""
    with blocker.unblock():
        laden.laad_alles(klok.vandaag())
        try:
            yield
        finally:
            call_command("flush", interactive=False, verbosity=0)


def alle_opnames(blocker):
    """Load the demonstration, take all ten snapshots as ``soort:slug``, and leave an empty database."""
    alle = {}
    with met_demo(blocker):
        for netwerk in Netwerk.objects.all():
            alle[f"kwartaal:{netwerk.slug}"] = opname_van(netwerk, "kwartaal", PERIODES[netwerk.slug])
            alle[f"eind:{netwerk.slug}"] = opname_van(netwerk, "eind")
    return alle
