"""The outline of a final report: parts are changed, moved and taken away, and the page says what still misses."""

from datetime import date

import pytest

from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis
from netwerken.models import Ondertekening
from rapportage.domain import eindredactie, tekstvorm
from rapportage.domain.samenstellen import (
    verplaats_onderdeel,
    verwijder_onderdeel,
    voeg_ondertekenaar_toe,
    wijzig_onderdeel,
)
from rapportage.models import Hoofdstuk, Impactkader, Onderwerp, RodeDraad
from rapportage.overzicht.opbouw import lees_gemis
from tests.fabrieken.netwerken import NetwerkFactory, NetwerkorganisatieFactory, OrganisatieFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    AansprekingFactory,
    EindredactieFactory,
    HoofdstukFactory,
    ImpactkaderFactory,
    OnderwerpFactory,
    RodeDraadFactory,
)
from tests.fabrieken.sessies import LeervraagFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoofdstuk(netwerk):
    return HoofdstukFactory(netwerk=netwerk, nummer=1)


def rij(model, veld="nummer"):
    return list(model.objects.order_by(veld, "pk").values_list("titel", veld))


# --- texts as people type them ------------------------------------------------------------------------------------
def test_paragraphs_and_headed_parts_read_back_as_they_were_written():
    assert tekstvorm.lees_alineas("Een.\r\n\r\nTwee,\r\nvervolg.\n \n\nDrie.  ") == ["Een.", "Twee, vervolg.", "Drie."]
    delen = [{"kop": "Doel", "alineas": ["A.", "B."]}, {"kop": "Weg", "alineas": ["C."]}]
    assert tekstvorm.lees_delen(tekstvorm.schrijf_delen(delen)) == delen
    kader = [{"kop": "Doelgroep", "tekst": "Regel een.\nRegel twee."}]
    assert tekstvorm.als_tekst(tekstvorm.lees_delen(tekstvorm.schrijf_delen(kader))) == kader
    assert tekstvorm.lees_delen("\n \n") == tekstvorm.lees_alineas("") == []
    assert tekstvorm.schrijf_alineas(["Een.", "Twee."]) == "Een.\n\nTwee."


@pytest.mark.parametrize(("tekst", "fout"), [("Enkel een kop", "nog geen tekst"), (f"{'x' * 161}\nA.", "korte kop")])
def test_a_part_has_a_short_heading_and_text_under_it(tekst, fout):
    with pytest.raises(DomainError, match=fout):
        tekstvorm.lees_delen(tekst)
    assert tekstvorm.lees_delen(f"{'x' * 160}\nA.") == [{"kop": "x" * 160, "alineas": ["A."]}]


@pytest.mark.parametrize("tekst", ["Een zin.", [1], ["Een.", None]])
def test_paragraphs_are_a_list_of_texts(tekst):
    with pytest.raises(DomainError, match="lijst van alinea"):
        tekstvorm.alineas(tekst)
    assert tekstvorm.alineas([" Een. ", " "]) == ["Een."]


@pytest.mark.parametrize("leeg", [None, 3, "", "  "])
def test_a_part_of_a_box_has_a_heading_and_a_text(leeg):
    for deel, mist in (({"kop": leeg, "tekst": "Zo."}, "een kop"), ({"kop": "Kop", "tekst": leeg}, "een tekst")):
        with pytest.raises(DomainError, match=mist):
            tekstvorm.met_tekst([deel])
    assert tekstvorm.met_tekst([{"kop": " Kop ", "tekst": " Zo. "}]) == [{"kop": "Kop", "tekst": "Zo."}]


# --- adding without a number --------------------------------------------------------------------------------------
def test_what_is_added_comes_last(netwerk, hoofdstuk):
    tweede = eindredactie.voeg_hoofdstuk_toe(netwerk, omslagtitel="B", titel="B", door=None)
    eerste = eindredactie.voeg_onderwerp_toe(tweede, titel="X", alineas=["Zin."], door=None)
    ander = eindredactie.voeg_onderwerp_toe(tweede, titel="Y", alineas=["Zin."], door=None)
    draad = eindredactie.voeg_rode_draad_toe(netwerk, titel="Draad", door=None)
    assert (tweede.nummer, eerste.nummer, ander.nummer, draad.nummer) == (2, 1, 2, 1)
    elders = NetwerkFactory()
    hoofdstuk_elders = eindredactie.voeg_hoofdstuk_toe(elders, omslagtitel="C", titel="C", door=None)
    onderwerp_elders = eindredactie.voeg_onderwerp_toe(hoofdstuk, titel="Z", alineas=["Zin."], door=None)
    assert (hoofdstuk_elders.nummer, onderwerp_elders.nummer) == (1, 1)


def test_the_opening_that_somebody_else_began_is_not_written_over(netwerk):
    eindredactie.leg_eindredactie_vast(netwerk, titel="Een", datum=date(2022, 12, 15), versie=0, door=None)
    for versie in (0, 4):
        with pytest.raises(VersieConflict):
            eindredactie.leg_eindredactie_vast(
                netwerk, titel="Twee", datum=date(2022, 12, 15), versie=versie, door=None
            )
    netwerk.refresh_from_db()
    assert netwerk.eindredactie.titel == "Een"


def test_what_opens_the_report_of_one_network_leaves_that_of_another_alone(netwerk):
    elders = EindredactieFactory(titel="Elders")
    eindredactie.leg_eindredactie_vast(netwerk, titel="Hier", datum=date(2022, 12, 15), versie=0, door=None)
    eindredactie.leg_eindredactie_vast(netwerk, titel="Nu", datum=date(2022, 12, 15), versie=1, door=None)
    with geweigerd("Titel"):
        eindredactie.leg_eindredactie_vast(netwerk, titel=" ", datum=date(2022, 12, 15), versie=2, door=None)
    elders.refresh_from_db()
    netwerk.refresh_from_db()
    assert (elders.titel, elders.versie, netwerk.eindredactie.titel) == ("Elders", 1, "Nu")


@pytest.mark.parametrize("nieuw", [
    lambda netwerk: eindredactie.voeg_rode_draad_toe(netwerk, titel=" ", door=None),
    lambda netwerk: eindredactie.voeg_hoofdstuk_toe(netwerk, omslagtitel="A", titel=" ", door=None),
])  # fmt: skip
def test_what_is_added_has_a_title(netwerk, nieuw):
    with geweigerd("Titel", RodeDraad, Hoofdstuk):
        nieuw(netwerk)


# --- changing -----------------------------------------------------------------------------------------------------
def test_a_part_changes_and_keeps_its_place(netwerk, hoofdstuk):
    wijzig_onderdeel(hoofdstuk, velden={"titel": " Nieuw ", "omslagtitel": "Omslag"}, versie=1, door=None)
    hoofdstuk.refresh_from_db()
    assert (hoofdstuk.titel, hoofdstuk.omslagtitel, hoofdstuk.nummer, hoofdstuk.versie) == ("Nieuw", "Omslag", 1, 2)
    assert Gebeurtenis.objects.get(wat="hoofdstuk.gewijzigd").gegevens == {"velden": ["omslagtitel", "titel"]}
    with pytest.raises(VersieConflict):
        wijzig_onderdeel(hoofdstuk, velden={"titel": "Laat"}, versie=1, door=None)
    hoofdstuk.refresh_from_db()
    with pytest.raises(DomainError, match="nummer"):
        wijzig_onderdeel(hoofdstuk, velden={"nummer": 9}, versie=2, door=None)
    with pytest.raises(DomainError):
        wijzig_onderdeel(hoofdstuk, velden={"titel": " "}, versie=2, door=None)
    hoofdstuk.refresh_from_db()
    assert (hoofdstuk.titel, hoofdstuk.nummer, hoofdstuk.versie) == ("Nieuw", 1, 2)


def test_who_is_too_late_hears_that_and_not_that_the_place_is_taken(netwerk, hoofdstuk):
    ander = HoofdstukFactory(netwerk=netwerk, nummer=2)
    wijzig_onderdeel(Hoofdstuk.objects.get(pk=hoofdstuk.pk), velden={"titel": "Eerst"}, versie=1, door=None)
    verplaats_onderdeel(ander, omhoog=True, door=None)  # now at the place that the reader still sees
    with pytest.raises(VersieConflict):
        wijzig_onderdeel(hoofdstuk, velden={"titel": "Laat"}, versie=1, door=None)


def test_a_topic_that_moves_to_another_chapter_becomes_the_last_there(netwerk, hoofdstuk):
    ander = HoofdstukFactory(netwerk=netwerk, nummer=2)
    a, b, c = (OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=n, titel=t) for n, t in enumerate("ABC", start=1))
    OnderwerpFactory(hoofdstuk=ander, nummer=1, titel="Z")
    wijzig_onderdeel(a, velden={"hoofdstuk": ander, "titel": "A"}, versie=1, door=None)
    a.refresh_from_db(), b.refresh_from_db(), c.refresh_from_db()
    assert [(o.hoofdstuk, o.nummer) for o in (a, b, c)] == [(ander, 2), (hoofdstuk, 1), (hoofdstuk, 2)]
    leeg = HoofdstukFactory(netwerk=netwerk, nummer=3)
    wijzig_onderdeel(b, velden={"hoofdstuk": leeg}, versie=1, door=None)
    b.refresh_from_db()
    assert (b.hoofdstuk, b.nummer) == (leeg, 1)


def test_a_box_changes_project_and_topic_inside_its_network(hoofdstuk):
    een, twee = OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=1), OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=2)
    kader = ImpactkaderFactory(onderwerp=een)
    project = ProjectFactory(netwerk=hoofdstuk.netwerk)
    delen = [{"kop": "Beleid", "tekst": "Steun."}]
    wijzig_onderdeel(kader, velden={"onderwerp": twee, "project": project, "delen": delen}, versie=1, door=None)
    kader.refresh_from_db()
    assert (kader.onderwerp, kader.project, kader.delen, kader.volgorde) == (twee, project, delen, 0)
    for velden in ({"project": ProjectFactory()}, {"onderwerp": OnderwerpFactory()}):
        with pytest.raises(AnderNetwerkError):
            wijzig_onderdeel(kader, velden=velden, versie=2, door=None)
    kader.refresh_from_db()
    assert (kader.onderwerp, kader.project) == (twee, project)


def test_paragraphs_are_kept_as_a_list(hoofdstuk):
    onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk)
    wijzig_onderdeel(onderwerp, velden={"alineas": ["A.", " ", " B. "]}, versie=1, door=None)
    onderwerp.refresh_from_db()
    assert onderwerp.alineas == ["A.", "B."]


# --- moving -------------------------------------------------------------------------------------------------------
def test_parts_change_places_with_their_neighbour(netwerk):
    draden = [RodeDraadFactory(netwerk=netwerk, nummer=n, titel=t) for n, t in ((2, "A"), (4, "B"), (7, "C"))]
    verplaats_onderdeel(draden[2], omhoog=True, door=None)
    assert rij(RodeDraad) == [("A", 2), ("C", 4), ("B", 7)]
    verplaats_onderdeel(draden[0], omhoog=False, door=None)
    assert rij(RodeDraad) == [("C", 2), ("A", 4), ("B", 7)]
    for draad, omhoog, waar in ((draden[2], True, "bovenaan"), (draden[1], False, "onderaan")):
        with pytest.raises(DomainError, match=waar):
            verplaats_onderdeel(draad, omhoog=omhoog, door=None)
    assert rij(RodeDraad) == [("C", 2), ("A", 4), ("B", 7)]
    assert RodeDraad.objects.filter(versie=1).count() == 3, "a form that is open elsewhere is not stale by a move"


def test_what_moves_leaves_what_stands_elsewhere_alone(netwerk, hoofdstuk):
    een, twee = (OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=n, titel=t) for n, t in ((1, "A"), (2, "B")))
    elders = [OnderwerpFactory(hoofdstuk=HoofdstukFactory(netwerk=netwerk), nummer=n) for n in (1, 5)]
    verplaats_onderdeel(twee, omhoog=True, door=None)
    verwijder_onderdeel(een, door=None)
    twee.refresh_from_db()
    assert twee.nummer == 1
    assert [Onderwerp.objects.get(pk=o.pk).nummer for o in elders] == [1, 5]


def test_who_signs_the_agreement_has_no_place_in_the_letter(netwerk):
    een = voeg_ondertekenaar_toe(netwerk, functie="De projectleider", door=None)
    partij = Ondertekening.objects.create(netwerk=netwerk, functie="De partij", wat="overeenkomst", volgorde=1)
    twee = voeg_ondertekenaar_toe(netwerk, functie="De voorzitter", door=None)
    verplaats_onderdeel(twee, omhoog=True, door=None)
    with pytest.raises(DomainError, match="bovenaan"):
        verplaats_onderdeel(twee, omhoog=True, door=None)
    assert list(netwerk.ondertekeningen.filter(wat="brief").order_by("volgorde")) == [twee, een]
    verwijder_onderdeel(twee, door=None)
    een.refresh_from_db(), partij.refresh_from_db()
    assert (een.volgorde, partij.volgorde) == (0, 1)


def test_boxes_that_share_a_place_are_counted_afresh(hoofdstuk):
    onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk)
    kaders = [ImpactkaderFactory(onderwerp=onderwerp, titel=t, volgorde=0) for t in "ABC"]
    verplaats_onderdeel(kaders[2], omhoog=True, door=None)
    assert rij(Impactkader, "volgorde") == [("A", 0), ("C", 1), ("B", 2)]


def test_what_is_gone_cannot_be_moved(hoofdstuk):
    Hoofdstuk.objects.filter(pk=hoofdstuk.pk).delete()
    with pytest.raises(DomainError, match="niet meer"):
        verplaats_onderdeel(hoofdstuk, omhoog=True, door=None)


# --- taking away --------------------------------------------------------------------------------------------------
def test_only_that_on_which_nothing_hangs_goes_and_the_rest_moves_up(netwerk):
    een, twee, drie = (HoofdstukFactory(netwerk=netwerk, nummer=n, titel=t) for n, t in enumerate("ABC", start=1))
    onderwerp = OnderwerpFactory(hoofdstuk=twee, titel="O")
    draad = RodeDraadFactory(netwerk=netwerk)
    AanbevelingFactory(netwerk=netwerk, onderwerp=onderwerp, rode_draad=draad)
    ImpactkaderFactory(onderwerp=onderwerp)
    for deel, wat in ((twee, "onderwerp"), (onderwerp, "aanbeveling en 1"), (draad, "aanbeveling")):
        with pytest.raises(DomainError, match=wat):
            verwijder_onderdeel(deel, door=None)
    verwijder_onderdeel(een, door=None)
    assert rij(Hoofdstuk) == [("B", 1), ("C", 2)]
    assert Onderwerp.objects.get() == onderwerp
    assert drie.titel == "C"
    assert Gebeurtenis.objects.filter(wat="hoofdstuk.verwijderd").count() == 1


def test_who_signs_is_added_last_moved_and_taken_away(netwerk):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    een = voeg_ondertekenaar_toe(netwerk, functie="De projectleider", organisatie=organisatie, door=None)
    twee = voeg_ondertekenaar_toe(netwerk, functie="De dossierbeheerder", namens="opdrachtgever", door=None)
    assert (een.volgorde, twee.volgorde) == (0, 1)
    for velden in ({"functie": " "}, {"functie": "X", "organisatie": OrganisatieFactory()}):
        with pytest.raises(DomainError):
            voeg_ondertekenaar_toe(netwerk, **velden, door=None)
    with geweigerd("hoort niet bij dit netwerk", Ondertekening, veld="organisatie"):
        voeg_ondertekenaar_toe(netwerk, functie="X", organisatie=OrganisatieFactory(), door=None)
    verplaats_onderdeel(twee, omhoog=True, door=None)
    assert list(netwerk.ondertekeningen.order_by("volgorde")) == [twee, een]
    verwijder_onderdeel(een, door=None)
    assert Ondertekening.objects.get() == twee


# --- what misses --------------------------------------------------------------------------------------------------
def gemis(netwerk):
    return {g.wat: [p.titel for p in g.plekken] for g in lees_gemis(netwerk)}


def test_an_empty_network_misses_only_the_opening(netwerk):
    ProjectFactory(netwerk=netwerk, gevalideerd=True)
    assert gemis(netwerk) == {"Eindredactie": ["Titel, inleiding en brief"]}


def test_everything_that_misses_is_named_once(netwerk, hoofdstuk):
    EindredactieFactory(netwerk=netwerk, motto="", datum=date(2026, 5, 10))
    onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=1, titel="Kaal")
    leeg = HoofdstukFactory(netwerk=netwerk, nummer=2, titel="Leeg")
    bloot = AanbevelingFactory(netwerk=netwerk, nummer=3)
    vier = AanbevelingFactory(netwerk=netwerk, nummer=4, gedragen=True)
    kader = ImpactkaderFactory(onderwerp=onderwerp, titel="Kader", project__titel="Zonder nummer")
    rij_ = ProjectFactory(netwerk=netwerk, gevalideerd=True, titel="Gevalideerd")
    LeervraagFactory(netwerk=netwerk, woorden="Nog open?")
    LeervraagFactory(netwerk=netwerk, staat="ingetrokken")
    PilootFactory(project=rij_, titel="Proef", lopend=True)
    assert gemis(netwerk) == {
        "Eindredactie": ["Motto", "Wie de brief ondertekent"],
        "Hoofdstukken zonder onderwerp": [str(leeg)],
        "Onderwerpen zonder aanbeveling": ["1.1 Kaal"],
        "Aanbevelingen zonder onderbouwing": [str(bloot)],
        "Sterker dan het bewijs": [
            f"{bloot} (nog nodig: een project of organisatie die ze draagt en een tweede stuk bewijs)",
            f"{vier} (nog nodig: een tweede stuk bewijs)",
        ],
        "Aanbevelingen zonder geadresseerde": [str(bloot), str(vier)],
        "Impactkaders zonder rij in de tabel": [f"Kader ({kader.project.titel})"],
        "Rijen in de tabel zonder impactkader": [f"{rij_.nummer} Gevalideerd"],
        "Vragen zonder antwoord": ["Nog open?"],
        "Piloten zonder besluit": ["Proef"],
    }


def test_a_whole_report_misses_nothing(netwerk, hoofdstuk):
    EindredactieFactory(netwerk=netwerk)
    Ondertekening.objects.create(netwerk=netwerk, functie="De projectleider")
    onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk)
    project = ProjectFactory(netwerk=netwerk, gevalideerd=True)
    ImpactkaderFactory(onderwerp=onderwerp, project=project)
    a = AanbevelingFactory(netwerk=netwerk, onderwerp=onderwerp, gedragen=True, sterkte="suggestie")
    AansprekingFactory(aanbeveling=a)
    assert gemis(netwerk) == {}
