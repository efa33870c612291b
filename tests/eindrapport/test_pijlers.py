"""The closing report of a network with pillars: what belongs where, what it tells, and what it keeps to itself."""

import re

import page
import pytest
from django.urls import reverse
from pypdf import PdfReader

from kennis.domain.fiches import publiceer_fiche, wijzig_fiche
from kennis.models import Fiche
from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.pdf.maken import maak_pdf
from netwerken.models import Thema
from rapportage.domain.eindredactie import leg_eindredactie_vast, schrijf_rapporttekst
from rapportage.domain.gemis import gaten
from rapportage.eindrapport import pijlervorm
from rapportage.enums import PER_PIJLER, Tekstsoort
from rapportage.models import Aanbeveling, Rapporttekst
from sessies.models import Leervraag
from tests.eindrapport.gegevens import inhoud, maak_eindrapport, opname
from tests.eindrapport.test_bladzijden import niets, opgemaakt
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, ThemaFactory, iemand

pytestmark = pytest.mark.django_db
STAPPEN = "Vraag toestemming.\nZet de tafel.\nSchenk koffie."


@pytest.fixture
def netwerk():
    """A network with two pillars of which the first has everything and the second nothing yet."""
    netwerk = maak_eindrapport()
    leg_eindredactie_vast(netwerk, titel="Wat we leerden", datum="2022-12-15", opbouw="pijlers", door=None)
    eerste = Thema.objects.get(netwerk=netwerk)
    ThemaFactory(netwerk=netwerk, lang="De tweede pijler", kort="Tweede", volgorde=9)
    Fiche.objects.filter(netwerk=netwerk).update(thema=eerste)
    Aanbeveling.objects.filter(netwerk=netwerk).update(thema=eerste)
    for soort in Tekstsoort:
        thema = eerste if soort in PER_PIJLER else None
        delen = [{"kop": f"Kop {soort.value}", "alineas": ["Eerst.", "Dan."]}]
        schrijf_rapporttekst(netwerk, soort=soort, thema=thema, delen=delen, door=None)
    fiche = Fiche.objects.get(netwerk=netwerk)
    velden = {"tekst": "Elke dinsdag.", "stappen": STAPPEN, "kost": "Twee uur per week."}
    wijzig_fiche(fiche, velden=velden, versie=fiche.versie, door=None)
    return netwerk


def test_everything_of_a_pillar_stands_in_its_chapter_in_the_order_of_the_report(netwerk):
    with klok.op(moment(2022, 12, 1)):
        publiceer_fiche(Fiche.objects.get(netwerk=netwerk), door=None)
    tekst, o = opgemaakt(inhoud(netwerk))
    assert o.tellingen["section.hoofdstuk"] == 2
    titels = [kop for soort, kop in o.koppen if soort == "h2"]
    kern = ["Wat leefde er?", "Hoe het verliep", "Geleerde lessen", "Concepten en praktijken", "Piloten", "Knelpunten"]
    plekken = [next(i for i, t in enumerate(titels) if stuk in t) for stuk in kern]
    assert plekken == sorted(plekken)
    zichtbaar = re.sub(r"<[^>]+>", " ", tekst)
    for woord in ("Vraag toestemming.", "Twee uur per week.", *(f"Kop {s.value}" for s in Tekstsoort)):
        assert woord in zichtbaar
    assert len(o.ids) == len(set(o.ids))
    assert {a.removeprefix("#") for a in o.adressen if a.startswith("#")} <= set(o.ids)


def test_what_is_asked_is_one_run_of_text_so_that_its_first_word_never_stands_alone(netwerk):
    """WeasyPrint breaks a line after its first word when another inline element follows the text."""
    tekst, _ = opgemaakt(inhoud(netwerk))
    stukken = re.findall(r'<span class="wat">(.*?)</span></p>', tekst)
    assert len(stukken) > 5
    assert [s for s in stukken if "<" in s] == []


def test_a_card_that_is_not_public_is_counted_and_not_told(netwerk):
    tekst, _ = opgemaakt(inhoud(netwerk))
    assert "één\u00a0fiche die niet openbaar is" in tekst
    assert "Vaste tafel" not in tekst
    assert "Vraag toestemming." not in tekst
    assert "Elke dinsdag." not in tekst


def test_a_question_that_is_not_for_everybody_has_no_words_in_the_list_of_what_misses(netwerk):
    Leervraag.objects.filter(netwerk=netwerk).update(delen="netwerk", vraag="Zeg het niet", staat="verhelderd")
    gegevens = inhoud(netwerk)
    assert any(g["soort"] == "vraag" and "niet openbaar" in g["wat"] for g in gegevens["delen"]["publicatiecontrole"])
    assert "Zeg het niet" not in opgemaakt(gegevens)[0]


def test_the_file_breaks_no_rule_and_bears_one_name(netwerk, tmp_path):
    uit = tmp_path / "eind.pdf"
    maak_pdf(opname(netwerk), uit, niets)
    assert [str(f) for f in page.validate_pdf(str(uit), profile="ua1").failures] == []
    lezer = PdfReader(uit)
    assert "Eindrapport" in lezer.metadata.subject
    alles = "\n".join(blad.extract_text() for blad in lezer.pages)
    assert "Afsluitend overzicht" not in alles


def test_an_older_snapshot_has_chapters(netwerk):
    delen = inhoud(netwerk)["delen"]
    assert pijlervorm.is_per_pijler(delen)
    assert not pijlervorm.is_per_pijler({naam: deel for naam, deel in delen.items() if naam != "pijlers"})
    assert not pijlervorm.is_per_pijler({**delen, "redactie": None})


def test_what_nobody_wrote_misses_until_it_is_written(netwerk):
    tweede = Thema.objects.get(netwerk=netwerk, kort="Tweede")
    gemist = [g.wat for g in gaten(netwerk) if g.soort == "tekst"]
    assert [(w.soort, w.thema) for w in gemist] == [(soort, tweede) for soort in PER_PIJLER]
    schrijf_rapporttekst(
        netwerk, soort="lessen", thema=tweede, delen=[{"kop": "Les", "alineas": ["Blijf."]}], door=None
    )
    assert len([g for g in gaten(netwerk) if g.soort == "tekst"]) == len(PER_PIJLER) - 1


def test_a_text_has_its_place_its_network_and_its_version():
    thema, netwerk = ThemaFactory(), NetwerkFactory()
    for soort, plek in (("lessen", None), ("verloop", thema), ("iets", None)):
        with pytest.raises(DomainError, match="geen plaats"):
            schrijf_rapporttekst(thema.netwerk, soort=soort, thema=plek, delen=[], door=None)
    with pytest.raises(AnderNetwerkError):
        schrijf_rapporttekst(netwerk, soort="lessen", thema=thema, delen=[], door=None)
    schrijf_rapporttekst(netwerk, soort="verloop", delen=[{"kop": "2022", "alineas": ["Zo."]}], versie=0, door=None)
    with pytest.raises(VersieConflict):
        schrijf_rapporttekst(netwerk, soort="verloop", delen=[], versie=0, door=None)
    assert Rapporttekst.objects.get(netwerk=netwerk).delen[0]["kop"] == "2022"


def test_the_pages_write_a_text_and_show_both_when_somebody_was_first(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    tweede = Thema.objects.get(netwerk=netwerk, kort="Tweede")
    plek = reverse(
        "rapportage:rapporttekst-pijler", kwargs={"netwerk": netwerk.slug, "soort": "lessen", "thema": tweede.pk}
    )
    opbouw = client.get(reverse("rapportage:samenstellen", kwargs={"netwerk": netwerk.slug})).content.decode()
    assert plek in opbouw
    assert client.get(plek).status_code == 200
    assert client.post(plek, {"delen": "Les 1\nBlijf zitten.", "versie": 0}).status_code == 302
    antwoord = client.post(plek, {"delen": "Les 2\nGa weg.", "versie": 0})
    assert antwoord.status_code == 409
    assert "Blijf zitten." in antwoord.content.decode()
    assert "Ga weg." in antwoord.content.decode()
    vreemd = ThemaFactory()
    for soort, thema in (("lessen", vreemd.pk), ("verloop", tweede.pk)):
        adres = reverse(
            "rapportage:rapporttekst-pijler", kwargs={"netwerk": netwerk.slug, "soort": soort, "thema": thema}
        )
        assert client.get(adres).status_code == 404
