"""What still misses in a final report or in a period, and whose words it takes to fill or explain it."""

from datetime import date

import pytest

from kennis.enums import Fichesoort
from kern import klok
from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from kern.periodes import Periode
from netwerken.models import Ondertekening
from rapportage.domain.eindredactie import schrijf_rapporttekst, verklaar_gemis
from rapportage.domain.gemis import gaten, onverklaard, peildag_van, tekstplekken
from rapportage.domain.gevraagd import gevraagde_delen, niets_te_melden, ontbrekende_delen, sleutel_van
from rapportage.enums import PER_PIJLER, Tekstsoort
from rapportage.models import Beslispunt, Gemisuitleg, Periodetekst, Rapporttekst
from tests.fabrieken.kennis import FicheFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, ThemaFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    EindredactieFactory,
    HoofdstukFactory,
    ImpactkaderFactory,
    OnderwerpFactory,
)
from tests.fabrieken.sessies import LeervraagFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def pijlers(netwerk):
    """A network whose report is built per pillar."""
    EindredactieFactory(netwerk=netwerk, opbouw="pijlers")
    return netwerk


def van_soort(netwerk, soort):
    return [gat.wat for gat in gaten(netwerk) if gat.soort == soort]


# --- the opening ----------------------------------------------------------------------------------------------------
def test_each_part_of_the_opening_misses_by_its_own_name(netwerk):
    assert van_soort(netwerk, "eindredactie") == ["alles"]
    redactie = EindredactieFactory(netwerk=netwerk, inleiding=[], samenvatting=[], motto="", brief=[])
    assert van_soort(netwerk, "eindredactie") == ["inleiding", "samenvatting", "motto", "brief"]
    redactie.brief = ["Geachte"]
    redactie.save()
    Ondertekening.objects.create(netwerk=netwerk, functie="De voorzitter", wat="overeenkomst")  # not of the letter
    Ondertekening.objects.create(netwerk=NetwerkFactory(), functie="De voorzitter")
    assert van_soort(netwerk, "eindredactie") == ["inleiding", "samenvatting", "motto", "ondertekenaar"]
    Ondertekening.objects.create(netwerk=netwerk, functie="De voorzitter")
    assert van_soort(netwerk, "eindredactie") == ["inleiding", "samenvatting", "motto"]


def test_nothing_of_another_network_misses_here(netwerk):
    elders = NetwerkFactory()
    EindredactieFactory(netwerk=elders, motto="", datum=date(2026, 5, 10))
    onderwerp = OnderwerpFactory(hoofdstuk__netwerk=elders)
    HoofdstukFactory(netwerk=elders)
    AanbevelingFactory(netwerk=elders, onderwerp=onderwerp)
    project = ProjectFactory(netwerk=elders, gevalideerd=True)
    ImpactkaderFactory(onderwerp=onderwerp)
    LeervraagFactory(netwerk=elders)
    PilootFactory(project=project, lopend=True)
    assert [gat.sleutel for gat in gaten(netwerk)] == ["eindredactie:alles"]
    assert {gat.soort for gat in gaten(elders)} >= {"hoofdstuk", "aanbeveling", "impactkader", "project", "vraag"}


# --- the texts ------------------------------------------------------------------------------------------------------
def test_a_report_has_room_for_its_texts_in_the_order_of_its_pillars(netwerk):
    tweede, eerste = (ThemaFactory(netwerk=netwerk, volgorde=n) for n in (2, 1))
    ThemaFactory(netwerk=netwerk, ouder=eerste)
    ThemaFactory()
    assert tekstplekken(netwerk, "hoofdstukken") == [(Tekstsoort.METHODE, None)]
    assert tekstplekken(netwerk, "pijlers") == [
        (Tekstsoort.KADER, None), (Tekstsoort.VERLOOP, None),
        *((soort, pijler) for pijler in (eerste, tweede) for soort in PER_PIJLER),
        *((Tekstsoort(soort), None) for soort in ("tussen", "diversiteit", "waarde", "inbedding", "draaiboek", "methode")),
    ]  # fmt: skip


def test_a_text_misses_until_it_is_written_and_again_when_it_is_emptied(pijlers):
    pijler = ThemaFactory(netwerk=pijlers)
    sleutels = [gat.sleutel for gat in gaten(pijlers) if gat.soort == "tekst"]
    assert sleutels[:3] == ["tekst:kader", "tekst:verloop", f"tekst:pijler-{pijler.pk}"]
    assert len(sleutels) == len(Tekstsoort)
    for soort, thema, netwerk in (
        ("kader", None, pijlers),
        ("lessen", pijler, pijlers),
        ("verloop", None, NetwerkFactory()),
    ):
        schrijf_rapporttekst(netwerk, soort=soort, thema=thema, delen=[{"kop": "Zo", "alineas": ["A."]}], door=None)
    gemist = [gat.sleutel for gat in gaten(pijlers) if gat.soort == "tekst"]
    assert set(sleutels) - set(gemist) == {"tekst:kader", f"tekst:lessen-{pijler.pk}"}
    schrijf_rapporttekst(pijlers, soort="kader", delen=[], door=None)
    assert "tekst:kader" in [gat.sleutel for gat in gaten(pijlers)]


def test_a_text_written_over_is_the_one_of_its_kind_its_pillar_and_its_network(netwerk):
    een, twee = ThemaFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)
    elders = NetwerkFactory()
    plekken = [(netwerk, "lessen", een), (netwerk, "lessen", twee), (netwerk, "pijler", een), (netwerk, "kader", None),
               (elders, "kader", None)]  # fmt: skip

    def schrijf(plek, kop, versie=None):
        waar, soort, thema = plek
        delen = [{"kop": kop, "alineas": ["A."]}]
        return schrijf_rapporttekst(waar, soort=soort, thema=thema, delen=delen, versie=versie, door=None)

    for nummer, plek in enumerate(plekken):
        schrijf(plek, f"Kop {nummer}", versie=0)
    schrijf(plekken[0], "Anders", versie=1)
    schrijf(plekken[3], "Ook anders")  # whatever stands there
    with pytest.raises(VersieConflict):
        schrijf(plekken[0], "Te laat", versie=1)
    koppen = [(t.delen[0]["kop"], t.versie) for t in Rapporttekst.objects.order_by("pk")]
    assert koppen == [("Anders", 2), ("Kop 1", 1), ("Kop 2", 1), ("Ook anders", 2), ("Kop 4", 1)]


# --- what stands in it ----------------------------------------------------------------------------------------------
def test_only_a_report_per_pillar_misses_the_steps_of_what_can_be_transferred(pijlers):
    zonder = FicheFactory(netwerk=pijlers)
    FicheFactory(netwerk=pijlers, stappen="Vraag het.")
    FicheFactory(netwerk=pijlers, soort=Fichesoort.KNELPUNT)
    FicheFactory(netwerk=pijlers, soort=Fichesoort.DREMPEL)
    FicheFactory()
    hoofdstukken = FicheFactory(netwerk=EindredactieFactory().netwerk).netwerk
    assert van_soort(pijlers, "fiche") == [zonder]
    assert van_soort(hoofdstukken, "fiche") == van_soort(hoofdstukken, "tekst") == []


def test_boxes_and_the_table_of_projects_miss_each_other_where_there_are_chapters(netwerk):
    gevalideerd, met_kader = (ProjectFactory(netwerk=netwerk, gevalideerd=True) for _ in range(2))
    ProjectFactory(netwerk=netwerk)
    assert van_soort(netwerk, "project") == []
    onderwerp = OnderwerpFactory(hoofdstuk__netwerk=netwerk)
    ImpactkaderFactory(onderwerp=onderwerp, project=met_kader)
    zonder_rij = ImpactkaderFactory(onderwerp=onderwerp)
    ImpactkaderFactory(onderwerp=OnderwerpFactory(), project__gevalideerd=True)
    assert (van_soort(netwerk, "project"), van_soort(netwerk, "impactkader")) == ([gevalideerd], [zonder_rij])


def test_a_question_waits_for_its_answer_and_a_pilot_that_began_for_its_decision(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    loopt, klaar = PilootFactory(project=project, lopend=True), PilootFactory(project=project, afgerond=True)
    for toestand in ({}, {"besloten": True}):  # a design, and one that was decided on
        PilootFactory(project=project, **toestand)
    assert van_soort(netwerk, "piloot") == [loopt, klaar]
    open_ = LeervraagFactory(netwerk=netwerk)
    LeervraagFactory(netwerk=netwerk, beantwoord=True)
    LeervraagFactory(netwerk=netwerk, staat="ingetrokken")
    assert van_soort(netwerk, "vraag") == [open_]


@pytest.mark.parametrize(
    ("omslag", "einde", "vandaag", "dag"),
    [
        (None, None, 12, 12),
        (None, 10, 12, 10),
        (None, 20, 12, 12),
        (8, 10, 12, 8),
        (11, 10, 12, 11),
        (20, 10, 12, 12),
    ],
)
def test_a_report_looks_at_the_day_of_its_cover_else_of_the_end_and_never_ahead(omslag, einde, vandaag, dag):
    def op(nummer):
        return nummer and date(2022, 10, nummer)

    with klok.op(moment(2022, 10, vandaag)):
        assert peildag_van(NetwerkFactory.build(einde=op(einde)), op(omslag)) == op(dag)


def test_what_misses_is_what_missed_on_the_day_of_the_cover(netwerk):
    EindredactieFactory(netwerk=netwerk, datum=date(2026, 5, 10))
    op, na, project = moment(2026, 5, 10, 23), moment(2026, 5, 11, 0), ProjectFactory(netwerk=netwerk)
    toen = LeervraagFactory(netwerk=netwerk, ingebracht_op=op)
    LeervraagFactory(netwerk=netwerk, ingebracht_op=na)
    LeervraagFactory(netwerk=netwerk, staat="beantwoord", beantwoord_op=op)
    LeervraagFactory(netwerk=netwerk, staat="beantwoord", beantwoord_op=None)
    later = LeervraagFactory(netwerk=netwerk, staat="beantwoord", beantwoord_op=na)
    assert set(van_soort(netwerk, "vraag")) == {toen, later}

    def piloot(besluit="", besluit_op=None, **velden):
        return PilootFactory(project=project, fase="lopend", besluit=besluit, besluit_op=besluit_op, **velden)

    begonnen, zonder_dag = piloot(start=date(2026, 5, 10)), piloot(start=None)
    piloot(start=date(2026, 5, 11))
    piloot(start=date(2026, 5, 1), besluit="stoppen", besluit_op=date(2026, 5, 10))
    pas_later = piloot(start=date(2026, 5, 1), besluit="stoppen", besluit_op=date(2026, 5, 11))
    assert set(van_soort(netwerk, "piloot")) == {begonnen, zonder_dag, pas_later}


# --- explained ------------------------------------------------------------------------------------------------------
def test_an_explanation_is_of_one_gap_of_one_network(netwerk):
    elders = NetwerkFactory()
    verklaar_gemis(elders, sleutel="eindredactie:alles", tekst="Elders.", versie=0, door=None)
    assert [gat.uitleg for gat in gaten(netwerk)] == [None]

    verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst=" Later. ", versie=0, door=None)
    assert [gat.uitleg.tekst for gat in gaten(netwerk)] == ["Later."]
    assert onverklaard(netwerk) == []
    verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="Nooit.", versie=1, door=None)
    for versie in (0, 1, 3):
        with pytest.raises(VersieConflict):
            verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="Te laat.", versie=versie, door=None)
        with pytest.raises(VersieConflict):
            verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="", versie=versie, door=None)
    with geweigerd("Ensure|maximaal|tekens", Gemisuitleg):
        verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="x" * 30_000, versie=2, door=None)
    verklaar_gemis(netwerk, sleutel="vraag:1", tekst=" ", versie=0, door=None)  # nothing to take away
    verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="", versie=2, door=None)

    assert list(Gemisuitleg.objects.values_list("netwerk", "tekst")) == [(elders.pk, "Elders.")]
    gezegd = Gebeurtenis.objects.filter(netwerk_id=netwerk.pk).order_by("pk").values_list("wat", flat=True)
    assert list(gezegd) == ["gemis.verklaard", "gemis.verklaard", "gemis.uitleg_weg"]


def test_one_sentence_explains_other_gaps_that_have_none_yet(netwerk):
    verklaar_gemis(NetwerkFactory(), sleutel="vraag:3", tekst="Elders.", versie=0, door=None)
    verklaar_gemis(netwerk, sleutel="vraag:2", tekst="Eigen.", versie=0, door=None)
    verklaar_gemis(
        netwerk, sleutel="vraag:1", tekst="Samen.", ook=["vraag:2", "vraag:3", "vraag:3"], versie=0, door=None
    )
    verklaar_gemis(netwerk, sleutel="vraag:1", tekst="Anders.", ook=["vraag:4"], versie=1, door=None)
    rijen = Gemisuitleg.objects.filter(netwerk=netwerk).values_list("sleutel", "tekst")
    assert dict(rijen) == {"vraag:1": "Anders.", "vraag:2": "Eigen.", "vraag:3": "Samen.", "vraag:4": "Anders."}
    assert len(rijen) == 4


# --- a period -------------------------------------------------------------------------------------------------------
ALTIJD, OOK = ["beslispunt", "risico", "waardeverhaal"], ["zelfevaluatie", "genderdiversiteit"]


@pytest.mark.parametrize(
    ("sleutel", "einde", "jaarlijks"),
    [
        ("2022-Q3", None, False),
        ("2022-Q4", None, True),
        ("2022", None, True),
        ("2022-Q3", date(2022, 6, 30), False),
        ("2022-Q3", date(2022, 7, 1), True),
        ("2022-Q3", date(2022, 9, 30), True),
        ("2022-Q3", date(2022, 10, 1), False),
    ],
)
def test_what_is_told_once_a_year_is_asked_at_the_end_of_a_year_or_of_the_network(sleutel, einde, jaarlijks):
    netwerk = NetwerkFactory.build(einde=einde)
    assert gevraagde_delen(netwerk, Periode.lees(sleutel)) == ALTIJD + (OOK if jaarlijks else [])


def test_what_a_period_misses_is_written_or_said_to_be_nothing_in_that_period_of_that_network(netwerk):
    periode, ander, elders = Periode.lees("2022-Q3"), Periode.lees("2022-Q2"), NetwerkFactory()
    assert ontbrekende_delen(netwerk, periode) == ALTIJD
    for waar, wanneer in ((netwerk, ander), (elders, periode)):
        Periodetekst.objects.create(netwerk=waar, periode=wanneer.sleutel, soort="risico", tekst="R")
        Beslispunt.objects.create(netwerk=waar, periode=wanneer.sleutel, nummer=1, vraag="V?")
        verklaar_gemis(waar, sleutel=sleutel_van(wanneer, "waardeverhaal"), tekst="Niets.", versie=0, door=None)
    assert ontbrekende_delen(netwerk, periode) == ALTIJD
    assert ontbrekende_delen(netwerk, ander) == ontbrekende_delen(elders, periode) == []
    assert {deel: uitleg.tekst for deel, uitleg in niets_te_melden(netwerk, ander).items()} == {
        "waardeverhaal": "Niets."
    }
