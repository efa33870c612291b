"""A network made from nothing through the screens reaches a page 1 that decides, and nothing final by accident."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from kern.momentopname import momentopname
from netwerken.models import Organisatie
from rapportage.kwartaal.eerste import eerste
from rapportage.models import Beslispunt, Rapport
from rapportage.momentopname.nemen import lees
from sessies.models import Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk(client):
    netwerk = NetwerkFactory(start=date(2026, 1, 1), einde=date(2027, 12, 31), rapportritme="Q")
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return netwerk


def richt_in(vul):
    vul("netwerken:organisatie-nieuw", {"naam": "Stad Waterhove", "land": "BE", "soorten": ["lokaal_bestuur"]})
    stad = Organisatie.objects.get(naam="Stad Waterhove")
    vul(
        "netwerken:plicht-nieuw",
        {"soort": "bijeenkomsten_per_jaar", "titel": "Vier per jaar", "norm": "4", "per": "jaar"},
    )
    vul("netwerken:orgaan-nieuw", {"naam": "Stuurgroep", "soort": "stuurgroep", "samengeroepen_door": stad.pk})
    vul("sessies:breng-in", {"woorden": "Wie doet open?", "delen": "netwerk", "herkomst": "telefoon"})
    vul(
        "sessies:plan",
        {"titel": "Eerste sessie", "soort": "netwerksessie", "vorm": "online", "datum": "2026-04-14",
         "begintijd": "13:30", "eindtijd": "16:30"},
    )  # fmt: skip


def test_a_network_from_nothing_reaches_page_one_with_points_promises_figures_and_risks(client, netwerk, vul):
    with klok.op(moment(2026, 4, 2)):
        richt_in(vul)
    Sessie.objects.update(status="gehouden")
    with klok.op(moment(2026, 7, 3)):
        plek = {"periode": "2026-Q2"}
        vul("rapportage:beslispunt-nieuw", {"vraag": "Doen we een vijfde sessie?", "voorstel": "Ja"}, **plek)
        vul("rapportage:beslispunt-nieuw", {"vraag": "Huren we een zaal?"}, **plek)
        vul(
            "rapportage:periodetekst-nieuw",
            {"tekst": "De zaal valt weg.", "maatregel": "Online"},
            soort="risico",
            **plek,
        )
        vul("rapportage:periodetekst-nieuw", {"tekst": "Twee besturen bellen."}, soort="waardeverhaal", **plek)
        punt = Beslispunt.objects.get(nummer=2)
        besluit = {"besluit": "Ja, in Waterhove.", "op": "2026-06-30", "versie": 1}
        vul("rapportage:beslispunt-besluit", besluit, pk=punt.pk, **plek)
        blad = client.get(reverse("rapportage:periode", kwargs={"netwerk": netwerk.slug, **plek})).context["blad"]
        assert blad.gemis == []
        vul("rapportage:vraag-aan", {"soort": "kwartaal", "periode": "2026-Q2"})
        rapport = Rapport.objects.get()
        with momentopname():
            inhoud = lees(rapport)

    delen, bladzijde = inhoud["delen"], eerste(inhoud)
    assert [p["vraag"] for p in delen["beslispunten"]] == ["Doen we een vijfde sessie?"]
    assert [p["besluit"] for p in delen["beslist"]] == ["Ja, in Waterhove."]
    assert [m["titel"] for m in bladzijde["meters"]] == ["Vier per jaar"]
    assert [(c["groot"], c["label"]) for c in bladzijde["cijfers"]] == [("1", "bijeenkomst gehouden, ook van organen")]
    assert [r["tekst"] for r in delen["planning"]["risicos"]] == ["De zaal valt weg."]
    assert [v["tekst"] for v in delen["waarde"]["verhalen"]] == ["Twee besturen bellen."]


def test_its_final_report_cannot_be_published_by_accident(client, netwerk, vul):
    with klok.op(moment(2026, 4, 2)):
        richt_in(vul)
        vul("rapportage:vraag-aan", {"soort": "eind", "periode": ""})
        Rapport.objects.update(staat="gemaakt", job=None)
        publiceer = reverse("rapportage:publiceer", kwargs={"netwerk": netwerk.slug, "slug": "eindrapport"})
        for data in ({}, {"lezers": "iedereen"}, {"lezers": "iedereen", "reden": "Het kan nu."}):
            assert client.post(publiceer, data).status_code == 200

    assert Rapport.objects.get().staat == "gemaakt"
