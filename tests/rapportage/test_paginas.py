from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from kern import klok, register
from kern.models import Job
from kern.models.job import JobStatus
from kern.werk import jobs
from kern.werk.uitvoeren import voer_uit
from netwerken.models import Oplevering
from rapportage.domain.publiceren import publiceer_rapport
from rapportage.models import Rapport
from rapportage.overzicht.cijfers import ophaalbaar
from rapportage.overzicht.rapporten import rij
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, PlichtFactory, iemand, toegang
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory
from tests.rapportage.conftest import vraag
from tests.rapportage.gegevens import PERIODE
from tests.rapportage.test_maken import snel  # noqa: F401 - a fixture


@pytest.fixture
def gebeld(monkeypatch):
    pks = []
    monkeypatch.setattr("celery.current_app.send_task", lambda _taak, args, **_opties: pks.append(args[0]))
    return pks


def adres(naam, netwerk, **plek):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, **plek})


def test_ask_twice_with_the_same_key_gives_one_job(client, netwerk, begeleider, gebeld):
    pagina = client.get(adres("vraag-aan", netwerk))
    sleutel = str(pagina.context["form"]["aanvraagsleutel"].value())
    velden = {"soort": "kwartaal", "periode": PERIODE, "aanvraagsleutel": sleutel}
    for _ in range(2):
        antwoord = client.post(adres("vraag-aan", netwerk), velden)
        assert antwoord.url == adres("detail", netwerk, slug="kwartaalrapport-2022-q3")
    assert Job.objects.get().aanvraagsleutel == sleutel.replace("-", "")


@pytest.mark.parametrize(
    "velden, zin",
    [
        (
            {"soort": "kwartaal", "periode": "2035-Q1"},
            "Over 2035-Q1 zijn er nog geen gegevens: die periode is nog niet voorbij.",
        ),
        ({"soort": "kwartaal"}, "Kies over welke periode het rapport gaat."),
        ({"soort": "kwartaal", "periode": "<script>"}, "is geen periode"),
        ({"periode": PERIODE}, "Dit veld is verplicht."),
    ],
)
def test_wrong_input_is_answered_beside_the_field(client, netwerk, begeleider, velden, zin):
    antwoord = client.post(adres("vraag-aan", netwerk), velden)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Rapport.objects.exists()


def test_the_page_while_it_is_made(client, netwerk, begeleider, rapport):
    pagina = client.get(rapport.get_absolute_url()).content.decode()
    assert "wacht op de worker" in pagina  # nobody gave a life sign
    assert "Je mag deze pagina verlaten" in pagina
    assert 'hx-trigger="every 1s"' in pagina
    sleutel = jobs.claim(rapport.job_id)
    jobs.meld_voortgang(rapport.job_id, sleutel, deel=4, delen=18, bezig_met="Opvolging")
    deel = client.get(adres("voortgang", netwerk, slug=rapport.slug) + "?gezien=3", headers={"HX-Request": "true"})
    assert "Deel 4 van 18: Opvolging" in deel.content.decode()
    assert "hx-swap-oob" in deel.content.decode()
    zelfde = client.get(adres("voortgang", netwerk, slug=rapport.slug) + "?gezien=4", headers={"HX-Request": "true"})
    assert "hx-swap-oob" not in zelfde.content.decode()


@pytest.mark.usefixtures("snel")
def test_the_page_when_it_is_ready(client, netwerk, begeleider, rapport):
    voer_uit(rapport.job_id)
    klaar = client.get(adres("voortgang", netwerk, slug=rapport.slug), headers={"HX-Request": "true"})
    assert klaar.headers["HX-Refresh"] == "true"
    pagina = client.get(rapport.get_absolute_url()).content.decode()
    for tekst in (
        "Het rapport is klaar.",
        "<title>Klaar: ",
        "3&nbsp;bladzijden",
        "sha-256",
        "In één oogopslag",
        "project bereikt",
        "Haal PDF op",
        "Maak het rapport opnieuw",
    ):
        assert tekst in pagina.replace("\xa0", "&nbsp;")
    for soort, begin in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        antwoord = client.get(adres("bestand", netwerk, slug=rapport.slug, soort=soort))
        assert b"".join(antwoord.streaming_content).startswith(begin)
        assert antwoord.headers["Content-Disposition"].startswith("attachment")
    assert client.get(adres("bestand", netwerk, slug=rapport.slug, soort="exe")).status_code == 404
    lijst = client.get(adres("lijst", netwerk)).content.decode()
    assert rapport.titel in lijst


@pytest.mark.usefixtures("snel")
@pytest.mark.parametrize(("dag", "hoeveel"), [(12, 1), (13, 0)])
def test_a_report_stays_to_be_fetched_for_a_year_of_whole_days(netwerk, begeleider, rapport, dag, hoeveel):
    with klok.op(moment(2022, 10, 12, 12)):
        voer_uit(rapport.job_id)
    for uur in (1, 11, 13, 23):
        with klok.op(moment(2023, 10, dag, uur)):
            assert len(list(ophaalbaar(toegang(begeleider, netwerk)))) == hoeveel


@pytest.mark.usefixtures("snel")
def test_a_missing_file_gives_a_clear_page(client, netwerk, begeleider, rapport):
    voer_uit(rapport.job_id)
    artefact = rapport.momentopnames.get().artefacten.get(soort="pdf")
    (Path(settings.MEDIA_ROOT) / artefact.pad).unlink()
    antwoord = client.get(adres("bestand", netwerk, slug=rapport.slug, soort="pdf"))
    assert antwoord.status_code == 404
    assert "Dit bestand is beschadigd" in antwoord.content.decode()
    artefact.pad = "../geheim"
    artefact.save()
    assert client.get(adres("bestand", netwerk, slug=rapport.slug, soort="pdf")).status_code == 404


def test_a_failure_shows_the_reason_and_a_way_out(client, netwerk, begeleider, rapport, gebeld):
    Job.objects.update(status=JobStatus.MISLUKT, fout="De opmaak viel stil.", aangevraagd_door=begeleider)
    pagina = client.get(rapport.get_absolute_url()).content.decode()
    assert "De opmaak viel stil." in pagina
    assert "Probeer opnieuw" in pagina
    assert [t.titel for t in register.taken_van(toegang(begeleider, netwerk)) if "Niet gemaakt" in t.titel]
    antwoord = client.post(adres("opnieuw", netwerk, slug=rapport.slug), follow=True)
    assert "We proberen het opnieuw." in antwoord.content.decode()
    assert Job.objects.get().status == JobStatus.WACHT
    antwoord = client.post(adres("opnieuw", netwerk, slug=rapport.slug), follow=True)
    assert "is niet mislukt" in antwoord.content.decode()


@pytest.mark.usefixtures("snel")
def test_a_report_that_could_not_be_made_anew_is_what_it_is_once_it_is_published(client, netwerk, begeleider, rapport):
    voer_uit(rapport.job_id)
    Job.objects.update(status=JobStatus.MISLUKT, fout="De opmaak viel stil.", aangevraagd_door=begeleider)
    voor = client.get(rapport.get_absolute_url()).content.decode()
    assert "niet opnieuw gemaakt" in voor
    assert "De bestanden hieronder zijn die van ervoor." in voor

    publiceer_rapport(Rapport.objects.get(), door=None)

    pagina = client.get(rapport.get_absolute_url()).content.decode()
    assert "De opmaak viel stil." not in pagina
    assert "Probeer opnieuw" not in pagina
    assert rij(Rapport.objects.get()).toestand == "gepubliceerd"
    assert "mislukt" not in client.get(adres("lijst", netwerk)).content.decode()
    assert not [t.titel for t in register.taken_van(toegang(begeleider, netwerk)) if "Niet gemaakt" in t.titel]


@pytest.mark.usefixtures("snel")
def test_the_opdrachtgever_publishes_and_everybody_can_read(client, netwerk, rapport):
    opdrachtgever = iemand("opdrachtgever", netwerk)
    openbaar = reverse("rapportage_openbaar:detail", kwargs={"van": netwerk.slug, "slug": rapport.slug})
    voer_uit(rapport.job_id)
    assert client.get(openbaar).status_code == 404
    client.force_login(opdrachtgever)
    assert [
        t.titel for t in register.taken_van(toegang(opdrachtgever, netwerk)) if t.titel.startswith("Lees en publiceer")
    ]
    assert [r.titel for bron in register.alles.rapporten for r in bron(toegang(opdrachtgever, netwerk))] == [
        rapport.titel
    ]
    client.post(adres("publiceer", netwerk, slug=rapport.slug), {"lezers": "iedereen"})
    client.logout()
    assert rapport.titel in client.get(reverse("rapportage_openbaar:lijst")).content.decode()
    assert "Demonstratie, geen officieel document" in client.get(openbaar).content.decode()
    bestand = reverse("rapportage_openbaar:bestand", kwargs={"van": netwerk.slug, "slug": rapport.slug, "soort": "pdf"})
    assert b"".join(client.get(bestand).streaming_content).startswith(b"%PDF")


def test_a_list_without_reports_says_what_to_do(client, netwerk, begeleider):
    assert "Nog geen rapporten" in client.get(adres("lijst", netwerk)).content.decode()
    client.force_login(iemand("lid", netwerk))
    assert "Maak een rapport" not in client.get(adres("lijst", netwerk)).content.decode()
    assert "Nog geen rapporten" in client.get(reverse("rapportage_openbaar:lijst")).content.decode()


@pytest.mark.usefixtures("snel")
def test_the_counters_of_the_duties(netwerk, rapport):
    tellers = register.alles.plichttellers
    jaar = (date(2022, 1, 1), date(2022, 12, 31))
    assert tellers["kwartaalrapport"](netwerk, *jaar, date(2022, 10, 15)).gedaan == 0
    with klok.op(moment(2022, 10, 12)):
        voer_uit(rapport.job_id)
    telling = tellers["kwartaalrapport"](netwerk, *jaar, date(2022, 10, 15))
    assert (telling.gedaan, telling.gepland, telling.te_laat) == (1, 1, 2)
    assert tellers["zelfevaluatie"](netwerk, *jaar, date(2022, 12, 31)).gedaan == 1
    assert tellers["jaarevaluatie"](netwerk, *jaar, date(2023, 3, 1)).gedaan == 1
    assert tellers["eindrapport"](netwerk, *jaar, date(2022, 6, 1)).gepland == 0  # nobody knows when it ends
    netwerk.einde = date(2022, 12, 31)
    assert tellers["eindrapport"](netwerk, *jaar, date(2022, 6, 1)).gepland == 1
    Oplevering.objects.create(netwerk=netwerk, titel="Gids", tegen=date(2022, 3, 31), ingediend_op=date(2022, 3, 1))
    Oplevering.objects.create(netwerk=netwerk, titel="Laat", tegen=date(2022, 5, 31))
    telling = tellers["oplevering"](netwerk, *jaar, date(2022, 10, 1))
    assert (telling.gedaan, telling.gepland, telling.te_laat) == (1, 1, 1)


def test_a_report_that_is_due_is_a_task_of_the_netwerkbegeleider(netwerk, begeleider):
    with klok.op(moment(2022, 10, 10)):
        taken = [t for t in register.taken_van(toegang(begeleider, netwerk)) if "kwartaalrapport" in t.titel]
        assert [(t.titel, t.is_te_laat) for t in taken] == [
            ("Maak het kwartaalrapport over juli–september 2022", False)
        ]
        vraag(netwerk)
        assert not [t for t in register.taken_van(toegang(begeleider, netwerk)) if "kwartaalrapport over" in t.titel]


def test_what_a_report_cannot_show_is_named_before_it_is_made(client, netwerk, begeleider):
    client.force_login(begeleider)
    gesteld = LeervraagFactory(netwerk=netwerk, verhelderd=True, vraag="Wat betekent 漢字 hier? Привет 🙂")
    LeervraagFactory(netwerk=NetwerkFactory(), verhelderd=True, vraag="漢")
    pagina = client.get(adres("vraag-aan", netwerk)).content.decode()
    assert "2\u00a0tekens: ‘漢’ (U+6F22) en ‘字’ (U+5B57)" in pagina
    assert f"vraag {gesteld.nummer}</a>" in pagina
    assert pagina.count("U+6F22") == 1
    gesteld.vraag = "Wat betekent dit? Привет 🙂"
    gesteld.save()
    assert "past in het rapport" not in client.get(adres("vraag-aan", netwerk)).content.decode()


def test_the_list_offers_the_report_that_is_expected(client, netwerk, begeleider):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", norm=4)
    SessieFactory(netwerk=netwerk, begint_op=moment(2022, 8, 1), eindigt_op=moment(2022, 8, 1, 23))
    with klok.op(moment(2022, 10, 12, 12)):
        lijst = client.get(adres("lijst", netwerk))
        (rij,) = [r for r in lijst.context["verwacht"] if r.is_te_maken and r.titel.endswith("2022-Q3")]
        assert "Wat verwacht wordt" in lijst.content.decode()
        assert client.get(rij.url).context["form"]["periode"].value() == "2022-Q3"
