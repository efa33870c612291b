"""What a network made from nothing can put in its reports: page 1 as full as that of the demonstration, no empty pages."""

import json
from datetime import date
from decimal import Decimal

import pytest
from lxml import html
from pypdf import PdfReader

from kennis.domain.signalen import meld_signaal
from kern import klok
from kern.canoniek import schrijf
from kern.pdf.maken import maak_pdf
from netwerken.models import Geadresseerde, Organisatie
from piloten.domain import piloten
from projecten.domain import actieplan
from projecten.models import Project
from rapportage.models import Rapport
from sessies.models import Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, iemand
from tests.fabrieken.sessies import SessieFactory
from tests.opmaak import samenstellen
from tests.rapportage.conftest import inhoud_van
from tests.rapportage.test_vormgeving import lees_blad, vulling

pytestmark = pytest.mark.django_db
PLEK = {"periode": "2026-Q2"}
DAG = moment(2026, 7, 3)


@pytest.fixture
def netwerk(client):
    netwerk = NetwerkFactory(start=date(2026, 1, 1), einde=date(2027, 12, 31), rapportritme="Q")
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return netwerk


def richt_in(vul):
    """What somebody fills in on the first day: promises, a body, two projects, and whom they address."""
    vul("netwerken:organisatie-nieuw", {"naam": "Stad Waterhove", "land": "BE", "soorten": ["lokaal_bestuur"]})
    stad = Organisatie.objects.get(naam="Stad Waterhove")
    for soort, titel in (("bijeenkomsten_per_jaar", "Vier per jaar"), ("contact_projecten", "Contact met elk project")):
        vul("netwerken:plicht-nieuw", {"soort": soort, "titel": titel, "norm": "4", "per": "jaar"})
    vul("netwerken:orgaan-nieuw", {"naam": "Stuurgroep", "soort": "stuurgroep", "samengeroepen_door": stad.pk})
    vul("netwerken:geadresseerde-nieuw", {"naam": "De stad", "soort": "lokaal"})
    for code in ("wijk", "haven"):
        vul("projecten:project-nieuw", {"titel": f"Proef {code}", "code": code, "promotor": stad.pk})


def ontmoet(vul):
    """A first quarter: a question that stays open, a meeting, a talk with one of the two projects."""
    vul("sessies:breng-in", {"woorden": "Wie doet open?", "delen": "netwerk", "herkomst": "telefoon"})
    vul(
        "sessies:plan",
        {"titel": "Eerste sessie", "soort": "netwerksessie", "vorm": "online", "datum": "2026-04-14",
         "begintijd": "13:30", "eindtijd": "16:30"},
    )  # fmt: skip
    vul("projecten:contact", {"datum": "2026-02-01", "soort": "bezoek", "kern": "Ze zoeken een zaal."}, code="wijk")


def schrijf_op(netwerk, vul):
    """What the page of a period asks, and what the network found out."""
    for vraag in ("Doen we een vijfde sessie?", "Huren we een zaal?"):
        vul("rapportage:beslispunt-nieuw", {"vraag": vraag, "voorstel": "Ja", "waarom_nu": "De zaal."}, **PLEK)
    for soort in ("risico", "waardeverhaal", "zelfevaluatie", "genderdiversiteit"):
        data = {"tekst": f"Over {soort}.", "maatregel": "Doen."}
        vul("rapportage:periodetekst-nieuw", data, soort=soort, **PLEK)
    aan = Geadresseerde.objects.get()
    with klok.op(moment(2026, 6, 1)):
        meld_signaal(netwerk, titel="Niemand belt", tekst="Nee.", gevraagd="Bel.", aan=[aan], door=None)
        project = Project.objects.get(code="wijk")
        piloot = piloten.start_piloot(
            netwerk, titel="Bellen", wat_willen_we_weten="Helpt het?", project=project, door=None
        )
        piloten.zet_fase(piloot, fase="lopend", door=None)
        piloten.leg_besluit_vast(piloot, besluit="opschalen", op=klok.vandaag(), door=None)
        doel = actieplan.stel_indicator_in(netwerk, titel="Deelnemers", soort="absoluut", doel=40, door=None)
        actieplan.meld_stand(doel, periode="2026-Q2", waarde=12, bron="telling", door=None)
        actieplan.begroot(netwerk, titel="Zalen", bedragen=[(2026, Decimal(1000), Decimal(100))], door=None)
        actieplan.spreek_actie_af(netwerk, titel="Een zaal zoeken", door=None)


def blokken(opname):
    """The kinds of blocks of page 1: its headings, what stood out, how each promise is drawn, how many figures."""
    pagina = html.fromstring(samenstellen(json.loads(opname), "0" * 64, lambda **_: None))
    (een,) = pagina.find_class("eerste")
    koppen = {k.text.strip().removeprefix("Vijf ").capitalize() for k in een.iter("h2")}
    opgevallen = {dt.text for dt in een.iter("dt")}
    vormen = {
        f"met {klasse}" for klasse in ("besluit", "meter", "seg", "cijfer", "lijn", "was") if een.find_class(klasse)
    }
    return koppen | opgevallen | vormen


def test_its_page_one_has_the_blocks_that_page_one_of_the_demonstration_has(demo_opnames, netwerk, vul):
    with klok.op(moment(2026, 3, 2)):
        richt_in(vul)
        ontmoet(vul)
    Sessie.objects.update(status="gehouden")
    with klok.op(DAG):
        schrijf_op(netwerk, vul)
        rapport = Rapport(netwerk=netwerk, soort="kwartaal", periode="2026-Q2", titel="R", slug="r")
        eigen = blokken(json.dumps(inhoud_van(rapport)))

    voorbeeld = set().union(*(blokken(o) for naam, o in demo_opnames.items() if naam.startswith("kwartaal:")))
    assert {"Te beslissen", "Stand van de opdracht", "Cijfers", "Wat opviel", "Geld", "Doelen", "Risico’s"} <= voorbeeld
    assert voorbeeld - eigen == set()


@pytest.mark.parametrize("stappen", [(), (richt_in,), (ontmoet,), (richt_in, ontmoet)])
def test_a_report_of_little_wastes_no_page(netwerk, vul, tmp_path, stappen):
    """Neither page 1 nor the last page stands nearly empty, and an empty network gives a file that everybody can read."""
    with klok.op(moment(2026, 4, 2)):
        if stappen == (ontmoet,):
            vul("projecten:project-nieuw", {"titel": "Proef", "code": "wijk"})
        for stap in stappen:
            stap(vul)
    with klok.op(DAG):
        for soort, periode in (("kwartaal", "2026-Q2"), ("eind", "")):
            rapport = Rapport(netwerk=netwerk, soort=soort, periode=periode, titel="R", slug="r")
            maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / f"{soort}.pdf", lambda _bericht: None)
    bladen = [lees_blad(blad) for blad in PdfReader(tmp_path / "kwartaal.pdf").pages]
    eind = [lees_blad(blad) for blad in PdfReader(tmp_path / "eind.pdf").pages]
    assert len(bladen) == 1 or vulling(bladen[0]) > 0.7
    assert "Over dit document" in bladen[-1][0]  # never the control number alone
    for lezer in (bladen[:-1], eind[1:-2]):  # without cover and colophon
        assert [vulling(blad) for blad in lezer if vulling(blad) < 1 / 3] == []


def test_a_first_period_speaks_of_no_four_quarters_and_draws_none(netwerk, vul):
    with klok.op(moment(2026, 2, 2)):
        richt_in(vul)
        ontmoet(vul)
    Sessie.objects.update(status="gehouden")
    teksten = {}
    with klok.op(DAG):
        for periode in ("2026-Q1", "2026-Q2"):
            rapport = Rapport(netwerk=netwerk, soort="kwartaal", periode=periode, titel="R", slug="r")
            pagina = samenstellen(inhoud_van(rapport), "0" * 64, lambda **_: None)
            teksten[periode] = html.fromstring(pagina).find_class("eerste")[0]
    eerste, tweede = (teksten[p].text_content() for p in ("2026-Q1", "2026-Q2"))

    assert "De laatste" not in eerste
    assert teksten["2026-Q1"].find_class("lijn") == []
    assert "De laatste twee kwartalen" in tweede
    assert teksten["2026-Q2"].find_class("lijn")


@pytest.mark.parametrize("met", [True, False])
def test_a_report_says_that_meetings_of_bodies_count_along_when_they_do(netwerk, met):
    """Beside the promise of meetings of the network itself, which counts others."""
    orgaan = OrgaanFactory(netwerk=netwerk)
    eigen = {"orgaan": orgaan, "soort": "stuurgroep"} if met else {}
    for maand, velden in ((4, {}), (5, eigen)):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, maand, 3, 13), status="gehouden", **velden)
    with klok.op(DAG):
        rapport = Rapport(netwerk=netwerk, soort="kwartaal", periode="2026-Q2", titel="R", slug="r")
        tekst = " ".join(
            html.fromstring(samenstellen(inhoud_van(rapport), "0" * 64, lambda **_: None)).text_content().split()
        )

    assert "bijeenkomsten gehouden, ook van organen" in tekst
    assert ("Er waren twee bijeenkomsten in deze periode, ook van organen." in tekst) is met
    assert ("Er waren twee bijeenkomsten in deze periode." in tekst) is not met
