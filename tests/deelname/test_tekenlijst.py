"""The list on paper: who is expected in the room, a box each, and room for who walks in."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from deelname.domain import lijst as lijstdomein
from deelname.overzicht import tekenlijst
from documenten.domain.vragen import vraag_document
from documenten.models import Document
from kern.werk.uitvoeren import voer_uit
from sessies.models import Genodigde
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.netwerken import FinancieringFactory, OrganisatieFactory


def _feiten(sessie):
    return tekenlijst.lees(sessie.netwerk, str(sessie.pk)).delen


def test_who_is_expected_in_the_room_has_a_row_and_who_follows_online_is_counted(sessie):
    Genodigde.objects.update(organisatie=OrganisatieFactory(naam="Huis 7"))
    Genodigde.objects.filter(naam="Dré").update(naam="", functie="coach van dienst")
    feiten = _feiten(sessie)
    assert feiten["rijen"] == [
        {"naam": "An", "functie": "coach", "organisatie": "Huis 7"},
        {"naam": "coach van dienst", "functie": "", "organisatie": "Huis 7"},
    ]
    assert (feiten["online"], feiten["leeg"]) == (1, list(range(3, 11)))
    type(sessie).objects.filter(pk=sessie.pk).update(vorm="fysiek")
    assert (len(_feiten(sessie)["rijen"]), _feiten(sessie)["online"]) == (3, 0)
    assert tekenlijst.lees(sessie.netwerk, "0") is None


def test_a_list_that_began_says_who_walked_in_as_well(sessie, lijst, begeleider, django_assert_max_num_queries):
    lijstdomein.schrijf_bij(sessie, naam="Eva", door=begeleider)
    GenodigdeFactory(sessie=sessie, naam="Flo", email="flo@test.example")
    with django_assert_max_num_queries(6):
        assert [rij["naam"] for rij in _feiten(sessie)["rijen"]] == ["An", "Dré", "Eva", "Flo"]


def test_the_button_asks_for_the_list_of_this_meeting(client, sessie, lijst, begeleider):
    client.force_login(begeleider)
    adres = reverse("deelname:op-papier", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    assert adres in client.get(adres.replace("op-papier/", "")).content.decode()
    antwoord = client.post(adres)
    document = Document.objects.get()
    assert (antwoord["Location"], document.soort, document.sleutel) == (
        document.get_absolute_url(), "tekenlijst", str(sessie.pk),
    )  # fmt: skip
    assert client.get(document.get_absolute_url()).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_file_repeats_its_headings_on_every_page_and_names_who_pays(sessie, begeleider, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    FinancieringFactory(netwerk=sessie.netwerk, fonds="Europees Sociaal Fonds", is_europees=True)
    GenodigdeFactory.create_batch(40, sessie=sessie, antwoord="ja")
    document = vraag_document(
        sessie.netwerk,
        soort="tekenlijst",
        sleutel=str(sessie.pk),
        titel="x",
        over="/",
        door=begeleider,
        bel=lambda _: None,
    )
    assert voer_uit(document.job_id)
    document.refresh_from_db()
    bladen = [" ".join(blad.extract_text().split()) for blad in PdfReader(tmp_path / document.pad).pages]
    assert len(bladen) > 2
    assert all("Handtekening" in blad for blad in bladen)
    assert "Europees Sociaal Fonds" in bladen[0]
