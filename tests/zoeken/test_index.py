"""The search index follows every write, can be checked, and can be made again."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from kennis.domain import fiches, signalen
from kennis.models import Fiche
from kern import register
from kern.models import Zoekdocument
from kern.zoeken import zoekindex
from kern.zoeken.zoekvraag import lees
from piloten.domain import piloten
from projecten.domain import projecten
from projecten.models import Project
from rapportage.domain import aanbevelingen, publiceren, rapporten
from rapportage.models import Rapport
from sessies.domain import inzichten, leervragen, verslag
from sessies.domain import sessies as sessiedomein
from tests.fabrieken.kennis import FicheFactory
from tests.fabrieken.netwerken import OrganisatieFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory
from tests.rapportage.gegevens import vul_uitleg_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


def gevonden(soort, woord, velden=("titelwoorden", "woorden")):
    """How many documents of a kind hold a word, in a true index."""
    assert list(zoekindex.verschillen()) == []
    return Zoekdocument.objects.filter(soort=soort).met(lees(woord), velden).count()


def uit_en_thuis(capsys, **opties):
    call_command("zoekindex", **opties)
    return capsys.readouterr().out


def test_a_question_is_found_by_each_text_it_gets(netwerk, begeleider):
    vraag = leervragen.breng_in(netwerk, woorden="Waar vinden we bramen?", door=begeleider)
    assert gevonden("leervraag", "struiken") == 0
    assert gevonden("leervraag", "bramen") == gevonden("leervraag", vraag.nummer) == 1
    leervragen.verhelder(vraag, vraag="Welke struiken geven vruchten?", versie=vraag.versie, door=begeleider)
    assert gevonden("leervraag", "struik bramen") == 1
    leervragen.beantwoord(vraag, antwoord="Langs de spoorweg.", versie=vraag.versie, door=begeleider)
    assert gevonden("leervraag", "spoorwegen") == 1
    leervragen.beantwoord(vraag, antwoord="In het bos.", versie=vraag.versie, door=begeleider)
    assert (gevonden("leervraag", "spoorwegen"), gevonden("leervraag", "bos")) == (0, 1)


def test_minutes_are_private_until_they_are_shared(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    alles = ("titelwoorden", "woorden", "besloten")
    verslag.schrijf_verslag(sessie, tekst="Er stonden bramen.", versie=sessie.versie, door=begeleider)
    assert (gevonden("sessie", "bramen"), gevonden("sessie", "bramen", alles)) == (0, 1)
    verslag.stuur_verslag_rond(sessie, door=begeleider)
    assert (gevonden("sessie", "bramen"), Zoekdocument.objects.get(soort="sessie").besloten) == (1, "")


def test_what_is_written_at_a_point_is_found_with_its_meeting(netwerk, begeleider):
    punt = AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True))
    alles = ("titelwoorden", "woorden", "besloten")
    verslag.schrijf_bij_punt(punt, tekst="Er stonden bramen.", versie=punt.versie, door=begeleider)
    assert (gevonden("sessie", "bramen"), gevonden("sessie", "bramen", alles)) == (0, 1)
    verslag.stuur_verslag_rond(punt.sessie, door=begeleider)
    assert gevonden("sessie", "bramen") == 1


def test_meetings_and_insights(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, concept=True, titel="Koffie")
    assert gevonden("sessie", "koffie mechelen") == 1
    sessiedomein.wijzig_sessie(sessie, velden={"titel": "Thee"}, versie=sessie.versie, door=begeleider)
    assert (gevonden("sessie", "koffie"), gevonden("sessie", "thee")) == (0, 1)
    gehouden = SessieFactory(netwerk=netwerk, gehouden=True)
    inzicht = inzichten.schrijf_inzicht(netwerk, titel="Wat we zagen", tekst="Bramen", sessie=gehouden, door=begeleider)
    inzichten.wijzig_inzicht(
        inzicht, titel="Wat we aten", tekst="Bessen", leervraag=None, versie=inzicht.versie, door=begeleider
    )
    assert (gevonden("inzicht", "bramen"), gevonden("inzicht", "eten bessen"), gevonden("inzicht", "drinken")) == (
        0,
        1,
        0,
    )


def test_pilots_cards_and_signals(netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    piloot = piloten.start_piloot(
        netwerk, titel="Koffie", wat_willen_we_weten="Komt er iemand?", project=project, door=begeleider
    )
    piloten.wijzig_piloot(piloot, velden={"resultaat": "Tien bezoekers"}, versie=piloot.versie, door=begeleider)
    assert gevonden("piloot", "bezoeker iemand") == gevonden("piloot", piloot.nummer) == 1
    fiche = fiches.schrijf_fiche(netwerk, soort="instrument", titel="Een blad", kern="Vier vakken", door=begeleider)
    fiches.wijzig_fiche(fiche, velden={"tekst": "Met bramen"}, versie=fiche.versie, door=begeleider)
    fiches.publiceer_fiche(fiche, door=begeleider)
    assert gevonden("fiche", "bladen vak bramen") == 1
    signaal = signalen.meld_signaal(
        netwerk, titel="Opvang", tekst="Te weinig", aan_nieuw="Gemeenten", gevraagd="Plaats", door=begeleider
    )
    signalen.leg_voor(signaal, door=begeleider)
    assert gevonden("signaal", "gemeente plaatsen") == gevonden("signaal", signaal.nummer) == 1


def test_a_project_is_found_by_its_promotor_also_under_a_new_name(netwerk, begeleider):
    promotor = OrganisatieFactory(naam="Huis van de Arbeid")
    project = projecten.voeg_project_toe(
        netwerk, code="457-04", titel="Wijkstoel", promotor=promotor, omschrijving="Een bank", door=begeleider
    )
    assert gevonden("project", "457-04") == gevonden("project", "wijkstoelen banken arbeid") == 1
    promotor.naam = "Werkhuis"
    promotor.save()
    zoekindex.zet_rond(promotor)
    assert (gevonden("project", "arbeid"), gevonden("project", "werkhuis")) == (0, 1)
    assert list(Project.objects.values_list("pk", flat=True)) == [project.pk]


def test_recommendations_with_whom_they_address_and_reports(netwerk, begeleider):
    advies = aanbevelingen.doe_aanbeveling(
        netwerk, tekst="Zorg voor opvang", aan=[("VDAB", "Koop plaatsen")], door=begeleider
    )
    assert gevonden("aanbeveling", "A1") == gevonden("aanbeveling", "vdab plaats") == 1
    aanbevelingen.wijzig_aanbeveling(advies, velden={}, aan=[("Gemeenten", "")], versie=advies.versie, door=begeleider)
    assert (gevonden("aanbeveling", "vdab"), gevonden("aanbeveling", "gemeente")) == (0, 1)
    SessieFactory(netwerk=netwerk, gehouden=True)
    rapport = rapporten.vraag_rapport_aan(netwerk, soort="eind", door=begeleider, bel=lambda _pk: None)
    assert gevonden("rapport", "eindrapport") == 1
    Rapport.objects.filter(pk=rapport.pk).update(staat="gemaakt", job=None)
    vul_uitleg_in(netwerk)
    publiceren.publiceer_rapport(rapport, reden="Het netwerk stopt.", door=begeleider)
    assert gevonden("rapport", "eindrapport") == 1


def test_every_kind_that_has_a_text_page_is_searched():
    assert set(register.alles.zoeksoorten) == {
        "leervraag", "sessie", "inzicht", "piloot", "fiche", "signaal", "project", "rapport", "aanbeveling",
        "besluit", "actiepunt", "beslispunt", "agendapunt", "gastheer", "contact", "casus", "plaats", "aanvulling",
    }  # fmt: skip


def test_a_refused_change_changes_nothing_in_the_index(netwerk):
    vraag = LeervraagFactory(netwerk=netwerk, woorden="Bramen?")
    with transaction.atomic():
        vraag.woorden = "Bessen?"
        vraag.save()
        transaction.set_rollback(True)
    assert (gevonden("leervraag", "bramen"), gevonden("leervraag", "bessen")) == (1, 0)


def test_what_a_form_left_in_the_object_is_not_indexed(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, woorden="Bramen?")
    vraag.woorden = "Bessen?"  # never saved
    leervragen.verhelder(vraag, vraag="Wat groeit er?", versie=vraag.versie, door=begeleider)
    assert (gevonden("leervraag", "bramen"), gevonden("leervraag", "bessen")) == (1, 0)


def test_control_says_what_is_not_true_and_making_again_repairs_it(netwerk, capsys):
    LeervraagFactory.create_batch(2, netwerk=netwerk)
    FicheFactory(netwerk=netwerk, slug="weg")
    assert "De zoekindex klopt." in uit_en_thuis(capsys, controle=True)

    anders, ontbreekt = Zoekdocument.objects.filter(soort="leervraag")
    Zoekdocument.objects.filter(pk=anders.pk).update(woorden="wiets")
    ontbreekt.delete()
    Fiche.objects.all().delete()

    with pytest.raises(CommandError, match="De zoekindex klopt niet"):
        call_command("zoekindex", controle=True)
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert uit_en_thuis(capsys) == "De zoekindex is gemaakt: 2\u00a0stukken.\n"
    assert "De zoekindex klopt." in uit_en_thuis(capsys, controle=True)


def test_control_shows_the_first_twenty(netwerk, capsys):
    LeervraagFactory.create_batch(22, netwerk=netwerk)
    Zoekdocument.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("zoekindex", controle=True)
    uit = capsys.readouterr().out.splitlines()
    assert (len(uit), uit[-1]) == (21, "… en meer.")


def test_only_an_empty_index_is_filled_at_the_start(netwerk, capsys):
    assert uit_en_thuis(capsys, als_leeg=True) == ""
    LeervraagFactory.create_batch(2, netwerk=netwerk)
    Zoekdocument.objects.all().delete()
    assert "2\u00a0stukken" in uit_en_thuis(capsys, als_leeg=True)
    Zoekdocument.objects.first().delete()
    assert uit_en_thuis(capsys, als_leeg=True) == ""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps the vector in the row")
def test_control_sees_an_index_that_does_not_follow_its_table(netwerk):
    LeervraagFactory(netwerk=netwerk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kern_zoektekst")
    assert "De index van SQLite volgt zijn tabel niet." in list(zoekindex.verschillen())
    zoekindex.herbouw()
    assert list(zoekindex.verschillen()) == []


def test_an_object_of_another_kind_is_not_indexed(netwerk):
    with pytest.raises(ValueError, match="Netwerk is not searched"):
        zoekindex.zet(netwerk)
    zoekindex.verwijder(netwerk)
    assert not Zoekdocument.objects.exists()


def test_a_document_goes_with_its_object(netwerk):
    fiche = FicheFactory(netwerk=netwerk)
    zoekindex.verwijder(fiche)
    fiche.delete()
    assert list(zoekindex.verschillen()) == []


def test_the_text_of_a_document_is_not_kept():
    """Keys stand once and in order, so that nobody reads a text out of the index."""
    FicheFactory(titel="Een twee drie twee", kern="kat hond kat", tekst="")
    document = Zoekdocument.objects.get(soort="fiche")
    assert document.woorden.split() == sorted(set(document.woorden.split()))
    assert document.titelwoorden == "sdrie seen stwee wdrie ween wtwee"


def test_what_nothing_cites_changes_nothing(netwerk, begeleider):
    LeervraagFactory(netwerk=netwerk)
    voor = list(Zoekdocument.objects.values_list("pk", "gewijzigd_op"))
    zoekindex.zet_rond(begeleider)
    assert list(Zoekdocument.objects.values_list("pk", "gewijzigd_op")) == voor
