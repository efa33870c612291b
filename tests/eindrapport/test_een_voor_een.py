"""Who counts, or begins what there is one of, takes the row of the network first: on PostgreSQL that row is the lock."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netwerken.models import Netwerk
from projecten.models import Project
from rapportage.domain import eindredactie
from rapportage.domain.periodeteksten import leg_beslispunt_voor
from rapportage.domain.samenstellen import (
    verplaats_onderdeel,
    verwijder_onderdeel,
    voeg_ondertekenaar_toe,
    wijzig_onderdeel,
)
from rapportage.domain.steun import onderschrijf, vraag_steun
from rapportage.models import Impactkader, Onderwerp
from tests.fabrieken.rapportage import AanbevelingFactory, ImpactkaderFactory

pytestmark = pytest.mark.django_db
DELEN, ALINEAS = [{"kop": "Kop", "tekst": "Zo."}], [{"kop": "Kop", "alineas": ["Zo."]}]
PAK = re.compile(r'"start".* FROM "netwerken_netwerk" WHERE ')


def _eerste(model):
    return model.objects.select_related("netwerk").first()


IN_DE_RIJ = {
    "rode draad": lambda n: eindredactie.voeg_rode_draad_toe(n, titel="A", door=None),
    "hoofdstuk": lambda n: eindredactie.voeg_hoofdstuk_toe(n, omslagtitel="A", titel="A", door=None),
    "onderwerp": lambda n: eindredactie.voeg_onderwerp_toe(n.hoofdstukken.get(), titel="A", alineas=["A."], door=None),
    "impactkader": lambda n: eindredactie.voeg_impactkader_toe(
        _eerste(Onderwerp), project=_eerste(Project), titel="A", delen=DELEN, door=None
    ),
    "opening": lambda n: eindredactie.leg_eindredactie_vast(n, titel="A", datum=date(2022, 12, 15), door=None),
    "tekst": lambda n: eindredactie.schrijf_rapporttekst(n, soort="verloop", delen=ALINEAS, door=None),
    "uitleg": lambda n: eindredactie.verklaar_gemis(n, sleutel="tekst:kader", tekst="Later.", versie=0, door=None),
    "ondertekenaar": lambda n: voeg_ondertekenaar_toe(n, functie="De projectleider", door=None),
    "wijzigen": lambda n: wijzig_onderdeel(n.hoofdstukken.get(), velden={"titel": "B"}, versie=1, door=None),
    "verplaatsen": lambda n: verplaats_onderdeel(_eerste(Impactkader), omhoog=False, door=None),
    "verwijderen": lambda n: verwijder_onderdeel(_eerste(Impactkader), door=None),
    "beslispunt": lambda n: leg_beslispunt_voor(n, periode="2022-Q3", vraag="Doen we het?", door=None),
    "steun vragen": lambda n: vraag_steun(n, tot=None, versie=0, door=None),
    "steun": lambda n: onderschrijf(
        n.aanbevelingen.get(), project=_eerste(Project), standpunt="onderschrijft", bron="overleg", door=None
    ),
}


@pytest.mark.parametrize("wat", IN_DE_RIJ)
def test_who_puts_something_in_its_place_takes_the_network_first(netwerk, wat):
    Netwerk.objects.filter(pk=netwerk.pk).update(start=date(2022, 1, 1), rapportritme="Q")
    netwerk.refresh_from_db()
    kader = ImpactkaderFactory(onderwerp__hoofdstuk__netwerk=netwerk)
    ImpactkaderFactory(onderwerp=kader.onderwerp, project=kader.project, volgorde=1)
    AanbevelingFactory(netwerk=netwerk)

    with CaptureQueriesContext(connection) as vragen:
        IN_DE_RIJ[wat](netwerk)

    eerste = next(i for i, v in enumerate(vragen) if v["sql"].startswith(("INSERT", "UPDATE", "DELETE")))
    gepakt = [v["sql"] for v in vragen.captured_queries[:eerste] if PAK.search(v["sql"])]
    assert len(gepakt) == 1
    assert ("FOR NO KEY UPDATE" in gepakt[0]) == (connection.vendor == "postgresql")
