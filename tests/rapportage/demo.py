"""Snapshots of the ten reports of the demonstration: the periodic and the final report of all five networks."""

import json
from contextlib import contextmanager

from django.core.management import call_command

from kern import klok
from lerend_netwerk.demo import laden
from netwerken.models import Netwerk
from rapportage.domain.periodes import laatste_periode_met_activiteit
from rapportage.models import Rapport
from tests.rapportage.conftest import inhoud_van


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
            krapte = netwerk.slug == "arbeidsmarktkrapte"
            periode = "2022-Q3" if krapte else laatste_periode_met_activiteit(netwerk).sleutel
            alle[f"kwartaal:{netwerk.slug}"] = opname_van(netwerk, "kwartaal", periode)
            alle[f"eind:{netwerk.slug}"] = opname_van(netwerk, "eind")
    return alle
