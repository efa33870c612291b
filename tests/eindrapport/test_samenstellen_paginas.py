"""The pages on which the final report is put together."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from kern import register
from netwerken.models import Ondertekening
from rapportage.models import Eindredactie, Gemisuitleg, Hoofdstuk, Impactkader, Onderwerp, Rapport
from tests.fabrieken.netwerken import NetwerkorganisatieFactory, iemand
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    EindredactieFactory,
    HoofdstukFactory,
    ImpactkaderFactory,
    OnderwerpFactory,
    RodeDraadFactory,
)
from tests.fabrieken.sessies import LeervraagFactory

pytestmark = pytest.mark.django_db
REDACTIE = {"titel": "Wat we leerden", "datum": "2022-12-15", "opbouw": "hoofdstukken", "versie": 0}


@pytest.fixture
def client(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return client


def adres(naam, netwerk, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def deel(naam, obj, soort):
    return adres(f"onderdeel-{naam}", obj.netwerk, soort=soort, pk=obj.pk)


def tekst_van(antwoord):
    return antwoord.content.decode()


def test_the_outline_stands_beside_the_report_and_never_takes_its_place(netwerk):
    rapport = Rapport.objects.create(netwerk=netwerk, soort="eind", titel="Eindrapport", slug="eindrapport")
    plek = adres("samenstellen", netwerk)
    assert plek == f"{rapport.get_absolute_url()}samenstellen/"
    assert resolve(rapport.get_absolute_url()).view_name == "rapportage:detail"
    assert resolve(plek).view_name == "rapportage:samenstellen"


def test_from_empty_to_a_report_with_a_chapter_a_topic_and_a_box(client, netwerk):
    project = ProjectFactory(netwerk=netwerk)
    plek = adres("samenstellen", netwerk)
    assert "Hier begint het eindrapport." in tekst_van(client.get(plek))
    begin = client.get(adres("eindredactie", netwerk)).context["form"]
    assert begin.initial["titel"] == f"Eindrapport {netwerk.korte_naam}"
    gegevens = {**REDACTIE, "inleiding": "Een.\r\n\r\nTwee.", "samenvatting": "Doel\r\nA.\r\nB.\r\n\r\nWeg\r\nC."}
    assert client.post(adres("eindredactie", netwerk), gegevens).url == f"{plek}#eindredactie"
    redactie = Eindredactie.objects.get()
    assert redactie.inleiding == ["Een.", "Twee."]
    assert redactie.samenvatting == [{"kop": "Doel", "alineas": ["A.", "B."]}, {"kop": "Weg", "alineas": ["C."]}]

    def voeg_toe(soort, **velden):
        antwoord = client.post(adres("onderdeel-nieuw", netwerk, soort=soort), velden)
        assert antwoord.status_code == 302, antwoord.context["form"].errors
        return antwoord.url

    voeg_toe("rode-draad", titel="Eén plek", tekst="Overal.")
    assert voeg_toe("hoofdstuk", omslagtitel="Aan boord", titel="Iedereen").endswith(
        f"#hoofdstuk-{Hoofdstuk.objects.get().pk}"
    )
    voeg_toe("onderwerp", hoofdstuk=Hoofdstuk.objects.get().pk, titel="Digitaal", alineas="Zin een.\n\nZin twee.")
    voeg_toe(
        "impactkader", onderwerp=Onderwerp.objects.get().pk, project=project.pk, titel="Kader", delen="Doelgroep\nMensen.",
    )  # fmt: skip
    voeg_toe("ondertekenaar", functie="De projectleider")
    assert Onderwerp.objects.get().alineas == ["Zin een.", "Zin twee."]
    assert Impactkader.objects.get().delen == [{"kop": "Doelgroep", "tekst": "Mensen."}]
    tekst = tekst_van(client.get(plek))
    for woord in ("Wat we leerden", "Eén plek", "Hoofdstuk 1. Aan boord", "1.1 Digitaal", "Kader", "De projectleider"):
        assert woord in tekst
    assert "Hier begint" not in tekst


def test_the_page_says_per_part_what_misses_and_where_it_is_solved(client, netwerk):
    hoofdstuk = HoofdstukFactory(netwerk=netwerk, nummer=1)
    onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk)
    leeg = HoofdstukFactory(netwerk=netwerk, nummer=2)
    bloot = AanbevelingFactory(netwerk=netwerk)
    vraag, piloot = (
        LeervraagFactory(netwerk=netwerk),
        PilootFactory(project=ProjectFactory(netwerk=netwerk), lopend=True),
    )
    rij = ProjectFactory(netwerk=netwerk, gevalideerd=True)
    tekst = tekst_van(client.get(adres("samenstellen", netwerk)))
    for url in (
        adres("aanbeveling-nieuw", netwerk) + f"?onderwerp={onderwerp.pk}",
        adres("onderdeel-nieuw", netwerk, soort="onderwerp") + f"?hoofdstuk={leeg.pk}",
        adres("aanbeveling-bewijs", netwerk, nummer=bloot.nummer),
        adres("onderdeel-nieuw", netwerk, soort="impactkader") + f"?project={rij.code}",
        reverse("sessies:beantwoord", kwargs={"netwerk": netwerk.slug, "nummer": vraag.nummer}),
        reverse("piloten:besluit", kwargs={"netwerk": netwerk.slug, "nummer": piloot.nummer}),
    ):
        assert f'href="{url}"' in tekst
        assert client.get(url).status_code == 200
    kader = client.get(adres("onderdeel-nieuw", netwerk, soort="impactkader") + f"?project={rij.code}")
    assert kader.context["form"].initial["project"] == rij


def test_parts_are_moved_with_buttons_and_taken_away_when_nothing_hangs_on_them(client, netwerk):
    een, twee = (HoofdstukFactory(netwerk=netwerk, nummer=n) for n in (1, 2))
    OnderwerpFactory(hoofdstuk=twee)
    antwoord = client.post(deel("verplaatsen", twee, "hoofdstuk"), {"richting": "op"})
    assert antwoord.url.endswith(f"#hoofdstuk-{twee.pk}")
    assert list(Hoofdstuk.objects.order_by("nummer")) == [twee, een]
    tekst = tekst_van(client.post(deel("verplaatsen", twee, "hoofdstuk"), {"richting": "op"}, follow=True))
    assert "Dit staat al bovenaan." in tekst
    assert deel("verwijderen", twee, "hoofdstuk") not in tekst
    assert deel("verwijderen", een, "hoofdstuk") in tekst
    geweigerd = client.post(deel("verwijderen", twee, "hoofdstuk"), follow=True)
    assert "Hier hangt nog iets aan: 1\xa0onderwerp." in tekst_van(geweigerd)
    client.post(deel("verwijderen", een, "hoofdstuk"))
    assert Hoofdstuk.objects.get() == twee


@pytest.mark.parametrize(
    ("soort", "fabriek", "velden", "getypt"),
    [
        ("rode-draad", RodeDraadFactory, {"titel": "Nieuw", "tekst": "Zo."}, {"titel": "Mijn titel", "tekst": "Zo."}),
        ("hoofdstuk", HoofdstukFactory, {"titel": "Nieuw", "omslagtitel": "O"}, {"titel": "Mijn titel", "omslagtitel": "O"}),
        ("onderwerp", OnderwerpFactory, {"titel": "T", "alineas": "Nieuw."}, {"titel": "T", "alineas": "Mijn titel"}),
        ("impactkader", ImpactkaderFactory, {"titel": "T", "delen": "Nieuw\nA."}, {"titel": "T", "delen": "Mijn titel\nA."}),
    ],
)  # fmt: skip
def test_who_saves_late_sees_both_texts(client, netwerk, soort, fabriek, velden, getypt):
    kop = {"onderwerp": "hoofdstuk__netwerk", "impactkader": "onderwerp__hoofdstuk__netwerk"}.get(soort, "netwerk")
    obj = fabriek(**{kop: netwerk})
    vast = {naam: getattr(obj, f"{naam}_id") for naam in ("hoofdstuk", "onderwerp", "project") if hasattr(obj, naam)}
    plek = deel("wijzigen", obj, soort)
    assert client.get(plek).status_code == 200
    assert client.post(plek, {**vast, **velden, "versie": 1}).status_code == 302
    antwoord = client.post(plek, {**vast, **getypt, "versie": 1})
    assert antwoord.status_code == 409
    assert "Mijn titel" in tekst_van(antwoord)
    assert "Nieuw" in tekst_van(antwoord)
    assert "[&#x27;" not in tekst_van(antwoord), "a list is shown as it is typed"
    obj.refresh_from_db()
    assert obj.versie == 2
    opnieuw = client.post(plek, {**vast, **getypt, "versie": 2})
    assert opnieuw.status_code == 302


def test_the_opening_shows_both_texts_as_well(client, netwerk):
    plek = adres("eindredactie", netwerk)
    EindredactieFactory(netwerk=netwerk, inleiding=["Van een ander."])
    for versie in (0, 7):
        antwoord = client.post(plek, {**REDACTIE, "inleiding": "Van mij.", "versie": versie})
        assert antwoord.status_code == 409
        assert "Van mij." in tekst_van(antwoord)
        assert "Van een ander." in tekst_van(antwoord)
    assert Eindredactie.objects.get().inleiding == ["Van een ander."]
    pagina = tekst_van(client.get(plek))
    assert "Van een ander." in pagina
    assert "Meer mensen aan het werk\nKlein beginnen." in pagina


@pytest.mark.parametrize(
    ("soort", "velden", "zin"),
    [
        ("hoofdstuk", {"omslagtitel": "O", "titel": ""}, "Geef het hoofdstuk een titel voor binnenin."),
        ("onderwerp", {"titel": "Blijft staan", "alineas": ""}, "Schrijf minstens één alinea."),
        ("impactkader", {"titel": "Blijft staan", "delen": "Alleen een kop"}, "Onder ‘Alleen een kop’ staat nog geen tekst."),
        ("ondertekenaar", {"functie": "", "namens": "Blijft staan"}, "Schrijf welke functie ondertekent."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(client, netwerk, soort, velden, zin):
    antwoord = client.post(adres("onderdeel-nieuw", netwerk, soort=soort), velden)
    assert antwoord.status_code == 200
    assert zin in tekst_van(antwoord)
    for waarde in velden.values():
        assert waarde in tekst_van(antwoord)
    assert not Hoofdstuk.objects.exists()
    fout = client.post(adres("eindredactie", netwerk), {**REDACTIE, "datum": "", "samenvatting": "Kop zonder tekst"})
    assert "Kies de datum die op het rapport staat." in tekst_van(fout)
    assert "staat nog geen tekst" in tekst_van(fout)


def test_nothing_of_another_network_can_be_chosen(client, netwerk):
    vreemd = ImpactkaderFactory()
    eigen = OnderwerpFactory(hoofdstuk__netwerk=netwerk)
    organisatie = NetwerkorganisatieFactory().organisatie
    for soort, velden in (
        ("onderwerp", {"hoofdstuk": vreemd.onderwerp.hoofdstuk_id, "titel": "T", "alineas": "A."}),
        ("impactkader", {"onderwerp": eigen.pk, "project": vreemd.project_id, "titel": "T", "delen": "K\nA."}),
        ("ondertekenaar", {"functie": "F", "organisatie": organisatie.pk}),
    ):
        assert client.post(adres("onderdeel-nieuw", netwerk, soort=soort), velden).status_code == 200
    assert Onderwerp.objects.filter(netwerk=netwerk).count() == 1
    assert not Impactkader.objects.filter(netwerk=netwerk).exists()
    assert not Ondertekening.objects.exists()


def test_an_unknown_kind_is_not_there_and_who_signs_is_not_changed(client, netwerk):
    tekenaar = Ondertekening.objects.create(netwerk=netwerk, functie="De projectleider")
    assert client.get(adres("onderdeel-nieuw", netwerk, soort="gerucht")).status_code == 404
    assert client.get(adres("onderdeel-wijzigen", netwerk, soort="gerucht", pk=1)).status_code == 404
    assert client.get(deel("wijzigen", tekenaar, "ondertekenaar")).status_code == 404
    assert client.post(adres("onderdeel-verplaatsen", netwerk, soort="gerucht", pk=1)).status_code == 404


def test_the_report_is_asked_as_it_is_now(client, netwerk):
    lijst = tekst_van(client.get(adres("lijst", netwerk)))
    assert adres("samenstellen", netwerk) in lijst
    pagina = tekst_van(client.get(adres("samenstellen", netwerk)))
    assert "Bekijk zoals het nu is" in pagina
    client.post(adres("vraag-aan", netwerk), {"soort": "eind", "periode": "", "aanvraagsleutel": str(uuid4())})
    rapport = Rapport.objects.get(soort="eind")
    assert rapport.job is not None
    assert rapport.get_absolute_url() in tekst_van(client.get(adres("samenstellen", netwerk)))
    Rapport.objects.update(staat="gepubliceerd")
    pagina = tekst_van(client.get(adres("samenstellen", netwerk)))
    assert "Bekijk zoals het nu is" not in pagina
    assert "Dat bestand verandert niet meer" in pagina


def test_the_outline_asks_the_same_number_of_queries_for_more_parts(client, netwerk, monkeypatch):
    monkeypatch.setattr(register.alles, "taken", [])
    EindredactieFactory(netwerk=netwerk)

    def vul():
        hoofdstuk = HoofdstukFactory(netwerk=netwerk)
        onderwerp = OnderwerpFactory(hoofdstuk=hoofdstuk)
        draad = RodeDraadFactory(netwerk=netwerk)
        kader = ImpactkaderFactory(onderwerp=onderwerp)
        AanbevelingFactory(netwerk=netwerk, onderwerp=onderwerp, rode_draad=draad, gedragen=True)
        AanbevelingFactory(netwerk=netwerk)
        ProjectFactory(netwerk=netwerk, gevalideerd=True)
        LeervraagFactory(netwerk=netwerk), PilootFactory(project=kader.project)
        Ondertekening.objects.create(
            netwerk=netwerk, functie="F", organisatie=NetwerkorganisatieFactory(netwerk=netwerk).organisatie
        )

    def tel():
        with CaptureQueriesContext(connection) as vragen:
            client.get(adres("samenstellen", netwerk))
        return len(vragen)

    vul(), tel()
    eerst = tel()
    vul(), vul()
    assert tel() == eerst


def test_of_what_there_is_much_of_the_first_stand_there_and_the_rest_is_asked(client, netwerk):
    """What is open goes in front, so that it comes up by itself as the list gets shorter."""
    vragen = LeervraagFactory.create_batch(27, netwerk=netwerk)
    AanbevelingFactory.create_batch(26, netwerk=netwerk)
    Gemisuitleg.objects.create(netwerk=netwerk, sleutel=f"vraag:{vragen[0].pk}", tekst="Dat weten we al.")

    def lees(**vraag):
        o = client.get(adres("samenstellen", netwerk), vraag).context["o"]
        gemis = next(g for g in o.gemis if g.soort == "vraag")
        return len(gemis.getoond), gemis.meer, [p.titel for p in gemis.getoond if p.reden], len(o.los)

    assert lees() == (25, 2, [], 25)
    assert lees(alles="vraag") == (27, 0, [vragen[0].tekst], 25)
    assert lees(alles="los") == (25, 2, [], 26)
    html = tekst_van(client.get(adres("samenstellen", netwerk)))
    assert "Toon ook de 2 andere" in html
    assert 'href="?alles=vraag#gemis-vraag"' in html
