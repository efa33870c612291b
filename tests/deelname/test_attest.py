"""What is attested of one person: meetings of a period, of one network, from closed lists alone."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from deelname.domain import lijst as lijstdomein
from deelname.domain.sluiten import sluit_lijst
from deelname.models import Aanwezigheid
from deelname.overzicht import attest
from documenten.models import Document
from kern.werk.uitvoeren import voer_uit
from tests.fabrieken.deelname import AanwezigheidFactory, AanwezigheidslijstFactory
from tests.fabrieken.netwerken import FinancieringFactory, iemand
from tests.weigering import geweigerd


@pytest.fixture
def gesloten(sessie, lijst, rij, begeleider):
    """An was there; Bo followed online; the list is closed."""
    lijstdomein.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    lijstdomein.noteer(rij("Bo"), toestand="online", minuten=45, door=begeleider)
    sluit_lijst(sessie, door=begeleider)
    lijst.refresh_from_db()
    return lijst


def _vraag(rij, van=date(2026, 1, 1), tot=date(2026, 12, 31)):
    return attest.Attestvraag(rij.pk, van, tot)


def _waar(rij, **dagen):
    drukklaar = attest.lees(rij.netwerk, _vraag(rij, **dagen).sleutel)
    return drukklaar and [(r["titel"], r["hoe"]) for r in drukklaar.delen["rijen"]]


def _erbij(netwerk, begint_op, *, gesloten=True, **velden):
    lijst = AanwezigheidslijstFactory(
        sessie__netwerk=netwerk, sessie__begint_op=begint_op, gesloten_op=begint_op if gesloten else None
    )
    return AanwezigheidFactory(lijst=lijst, **velden)


def test_every_meeting_of_the_period_where_the_person_was_is_named_and_no_other(gesloten, rij, netwerk, nu):
    eerder = _erbij(netwerk, nu - timedelta(days=9), email="A@test.example")
    _erbij(netwerk, nu - timedelta(days=8), email="a@test.example", gesloten=False)
    _erbij(netwerk, nu - timedelta(days=7), email="a@test.example", toestand="afwezig")
    _erbij(netwerk, nu - timedelta(days=6), email="ander@test.example")
    _erbij(AanwezigheidFactory().netwerk, nu - timedelta(days=5), email="a@test.example")
    assert _waar(rij("An")) == [(eerder.sessie.titel, "ter plaatse"), (gesloten.sessie.titel, "ter plaatse")]
    assert _waar(rij("An"), van=date(2026, 11, 10), tot=date(2026, 11, 10)) == [(gesloten.sessie.titel, "ter plaatse")]
    assert _waar(rij("Bo")) == [(gesloten.sessie.titel, "online, 45\xa0minuten")]
    assert _waar(rij("An"), van=date(2020, 1, 1), tot=date(2020, 12, 31)) is None
    with geweigerd("nergens bij", veld="van"):
        attest.eis_ergens_bij(_vraag(rij("An"), date(2020, 1, 1), date(2020, 1, 2)), rij("An"))


def test_nothing_is_attested_of_an_open_list_of_who_was_not_there_or_is_forgotten(gesloten, rij, netwerk, nu):
    attest.eis_kan_attesteren(rij("An"))
    for persoon, zin in (
        (rij("Cis"), "niet bij"),
        (_erbij(netwerk, nu, gesloten=False), "nog open"),
        (_erbij(netwerk, nu, naam="", functie="oud-coach"), "gewist"),
    ):
        with geweigerd(zin):
            attest.eis_kan_attesteren(persoon)
    assert attest.lees(netwerk, _vraag(Aanwezigheid.objects.get(functie="oud-coach")).sleutel) is None
    assert [attest.Attestvraag.lees(s) for s in ("", "1:2:3", "x:2026-01-01:2026-01-02", "1:2026-01-01")] == [None] * 4


def test_from_the_closed_list_to_the_file_for_who_runs_the_network(client, gesloten, rij, begeleider, netwerk):
    client.force_login(begeleider)
    adres = reverse("deelname:attest", kwargs={"netwerk": netwerk.slug, "pk": rij("An").pk})
    lijst = reverse("deelname:lijst", kwargs={"netwerk": netwerk.slug, "nummer": gesloten.sessie.nummer})
    tekst = client.get(lijst).content.decode()
    assert [adres in tekst, adres.replace(str(rij("An").pk), str(rij("Cis").pk)) in tekst] == [True, False]
    data = {"inzending": "c" * 32, "van": "2026-11-01", "tot": "2026-10-01"}
    assert "ligt voor de eerste" in client.post(adres, data).content.decode()
    assert "nergens bij" in client.post(adres, {**data, "van": "2020-01-01", "tot": "2020-02-01"}).content.decode()
    assert not Document.objects.exists()
    antwoord = client.post(adres, {**data, "tot": "2026-11-30"})
    document = Document.objects.get()
    assert antwoord["Location"] == document.get_absolute_url()
    assert client.get(document.get_absolute_url()).status_code == 200
    client.force_login(iemand("lid", netwerk))
    assert client.get(adres).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_file_says_what_is_attested(gesloten, rij, begeleider, netwerk, settings, tmp_path):
    from documenten.domain.vragen import vraag_document

    settings.MEDIA_ROOT = tmp_path
    FinancieringFactory(netwerk=netwerk, fonds="Europees Sociaal Fonds", is_europees=True)
    document = vraag_document(
        netwerk,
        soort=attest.SOORT,
        sleutel=_vraag(rij("An")).sleutel,
        titel="x",
        over="/",
        door=begeleider,
        bel=lambda _: None,
    )
    assert voer_uit(document.job_id)
    document.refresh_from_db()
    blad = " ".join(PdfReader(tmp_path / document.pad).pages[0].extract_text().replace("\u00a0", " ").split())
    for woord in (
        "An (coach",
        "1 jan 2026",
        "bij 1 bijeenkomst.",
        "ter plaatse",
        "10 nov 2026",
        "Europees Sociaal Fonds",
    ):
        assert woord in blad
