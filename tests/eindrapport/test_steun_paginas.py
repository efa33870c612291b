"""The pages on which projects say whether they support a recommendation."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok, register
from rapportage.models import Onderschrijving, Rapport, Steunronde
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.rapportage import AanbevelingFactory, OnderschrijvingFactory

pytestmark = pytest.mark.django_db
STEUN = {"standpunt": "onderschrijft", "tekst": "", "versie": 0}


@pytest.fixture
def aanbeveling():
    return AanbevelingFactory(nummer=7, tekst="Erken begeleiden als een vak.")


@pytest.fixture
def netwerk(aanbeveling):
    return aanbeveling.netwerk


@pytest.fixture
def project(netwerk):
    return ProjectFactory(netwerk=netwerk, titel="Supermentor")


@pytest.fixture
def als(client, netwerk):
    """Log in with a role, or as somebody: ``als("lid")`` gives the client."""

    def meld_aan(wie):
        client.force_login(iemand(wie, netwerk) if isinstance(wie, str) else wie)
        return client

    return meld_aan


def adres(naam, netwerk, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def zeg(aanbeveling, project):
    return adres("onderschrijven", aanbeveling.netwerk, nummer=aanbeveling.nummer, code=project.code)


def tekst_van(antwoord):
    return antwoord.content.decode()


def test_who_works_for_one_project_supports_in_one_step(als, aanbeveling, project):
    client = als(medewerker_van(project))
    pagina = tekst_van(client.get(aanbeveling.get_absolute_url()))
    assert "Steun deze aanbeveling" in pagina
    assert f'href="{zeg(aanbeveling, project)}"' in pagina
    assert "Nog geen project zei iets." in pagina
    form = tekst_van(client.get(zeg(aanbeveling, project)))
    assert "Steunt Supermentor deze aanbeveling?" in form
    assert "Waar hoorde je dit?" not in form
    antwoord = client.post(zeg(aanbeveling, project), STEUN)
    assert antwoord.url == f"{aanbeveling.get_absolute_url()}#steun"
    rij = Onderschrijving.objects.get()
    assert (rij.project, rij.standpunt, rij.bron) == (project, "onderschrijft", "")
    pagina = tekst_van(client.get(aanbeveling.get_absolute_url()))
    assert "Steun deze aanbeveling" not in pagina
    assert "Wijzig wat jullie zeiden" in pagina
    assert "Steun van 1\xa0project." in pagina


def test_the_page_shows_who_and_the_reservations(als, aanbeveling, project):
    OnderschrijvingFactory(aanbeveling=aanbeveling, project=project)
    OnderschrijvingFactory(aanbeveling=aanbeveling, voorbehoud=True, bron="netwerksessie")
    OnderschrijvingFactory(aanbeveling=aanbeveling, niet=True)
    pagina = tekst_van(als("lid").get(aanbeveling.get_absolute_url()))
    for woord in (
        "Steun van 1\xa0project; voorbehoud van 1; niet gesteund door 1.", "Supermentor", "Als het ook in de week mag.",
        "genoteerd na: netwerksessie", "Het lost niets op.",
    ):  # fmt: skip
        assert woord in pagina
    assert "Steun deze aanbeveling" not in pagina


def test_with_more_projects_one_chooses_first(als, netwerk, aanbeveling, project):
    medewerker = medewerker_van(project)
    ander = ProjectFactory(netwerk=netwerk, titel="Tweede")
    vreemd = ProjectFactory(netwerk=netwerk, titel="Van een ander")
    medewerker_van(ander, medewerker)
    OnderschrijvingFactory(aanbeveling=aanbeveling, project=project, voorbehoud=True)
    client = als(medewerker)
    kiezen = adres("steun-kiezen", netwerk, nummer=7)
    assert f'href="{kiezen}"' in tekst_van(client.get(aanbeveling.get_absolute_url()))
    pagina = tekst_van(client.get(kiezen))
    assert "met voorbehoud" in pagina
    assert "Tweede" in pagina
    assert "Van een ander" not in pagina
    assert client.get(zeg(aanbeveling, vreemd)).status_code == 403
    assert client.post(zeg(aanbeveling, vreemd), STEUN).status_code == 403
    assert Onderschrijving.objects.count() == 1


def test_who_runs_the_network_notes_it_with_day_and_source(als, netwerk, aanbeveling, project):
    client = als("netwerkbegeleider")
    assert "Noteer wat een project zegt" in tekst_van(client.get(aanbeveling.get_absolute_url()))
    assert "Supermentor" in tekst_van(client.get(adres("steun-kiezen", netwerk, nummer=7)))
    zonder = client.post(zeg(aanbeveling, project), {**STEUN, "datum": "2022-11-03", "bron": ""})
    assert "Schrijf waar je dit hoorde" in tekst_van(zonder)
    morgen = klok.vandaag() + timedelta(days=1)
    straks = client.post(zeg(aanbeveling, project), {**STEUN, "datum": morgen, "bron": "mail"})
    assert "niet in de toekomst" in tekst_van(straks)
    assert not Onderschrijving.objects.exists()
    client.post(zeg(aanbeveling, project), {**STEUN, "datum": "2022-11-03", "bron": "mail van de projectleiding"})
    rij = Onderschrijving.objects.get()
    assert (rij.datum.isoformat(), rij.bron) == ("2022-11-03", "mail van de projectleiding")


@pytest.mark.parametrize(("standpunt", "zin"), [("voorbehoud", "welk voorbehoud"), ("niet", "waarom jullie ze niet")])
def test_words_go_with_a_reservation_and_a_refusal(als, aanbeveling, project, standpunt, zin):
    client = als(medewerker_van(project))
    antwoord = client.post(zeg(aanbeveling, project), {**STEUN, "standpunt": standpunt, "tekst": "  "})
    assert antwoord.status_code == 200
    assert zin in tekst_van(antwoord)
    assert "Kies wat het project zegt." in tekst_van(client.post(zeg(aanbeveling, project), {"versie": 0}))
    lang = client.post(zeg(aanbeveling, project), {**STEUN, "standpunt": standpunt, "tekst": "x" * 1001})
    assert "onder 1000 tekens" in tekst_van(lang)
    assert not Onderschrijving.objects.exists()


def test_who_saves_late_sees_both_texts(als, aanbeveling, project):
    OnderschrijvingFactory(aanbeveling=aanbeveling, project=project, voorbehoud=True)
    client = als(medewerker_van(project))
    gegevens = {"standpunt": "niet", "tekst": "Het kost te veel."}
    antwoord = client.post(zeg(aanbeveling, project), {**gegevens, "versie": 0})
    assert antwoord.status_code == 409
    assert "Als het ook in de week mag." in tekst_van(antwoord)
    assert "Het kost te veel." in tekst_van(antwoord)
    assert Onderschrijving.objects.get().standpunt == "voorbehoud"
    assert client.post(zeg(aanbeveling, project), {**gegevens, "versie": 1}).status_code == 302
    assert Onderschrijving.objects.get().standpunt == "niet"


def test_after_publication_the_pages_say_why_nothing_changes(als, netwerk, aanbeveling, project):
    OnderschrijvingFactory(aanbeveling=aanbeveling, project=project)
    Rapport.objects.create(netwerk=netwerk, soort="eind", titel="E", slug="eindrapport", staat="gepubliceerd")
    client = als(medewerker_van(project))
    assert "Wijzig wat jullie zeiden" not in tekst_van(client.get(aanbeveling.get_absolute_url()))
    assert "verandert niet meer" in tekst_van(client.get(zeg(aanbeveling, project)))
    geweigerd = client.post(zeg(aanbeveling, project), {**STEUN, "standpunt": "niet", "tekst": "Nee.", "versie": 1})
    assert "verandert niet meer" in tekst_van(geweigerd)
    assert "Wijzig<" not in tekst_van(client.get(adres("steun", netwerk)))
    client = als("netwerkbegeleider")
    assert "Dit verandert niet meer." in tekst_van(client.get(adres("steun-vragen", netwerk)))
    client.post(adres("steun-vragen", netwerk), {"tot": "2199-01-01", "versie": 0})
    assert not Steunronde.objects.exists()
    assert Onderschrijving.objects.get().standpunt == "onderschrijft"


def test_asking_gives_a_task_that_leads_through_the_recommendations(als, netwerk, aanbeveling, project):
    ander = AanbevelingFactory(netwerk=netwerk, nummer=8)
    tot = klok.vandaag() + timedelta(days=9)
    client = als("netwerkbegeleider")
    assert "Vraag het aan de projecten" in tekst_van(client.get(adres("steun", netwerk)))
    voorbij = client.post(adres("steun-vragen", netwerk), {"tot": "2020-01-01", "versie": 0})
    assert "Kies vandaag of een dag die nog komt." in tekst_van(voorbij)
    assert client.post(adres("steun-vragen", netwerk), {"tot": tot, "versie": 0}).url == adres("steun", netwerk)
    laat = client.post(adres("steun-vragen", netwerk), {"tot": "", "versie": 0})
    assert laat.status_code == 409

    client = als(medewerker_van(project))
    taken = tekst_van(client.get(reverse("netwerken:taken", kwargs={"netwerk": netwerk.slug})))
    assert "Steunen jullie de aanbevelingen?" in taken
    lijst = client.get(adres("steun", netwerk))
    assert tekst_van(lijst).count("Zeg wat jullie vinden") == 2
    assert client.post(zeg(aanbeveling, project), STEUN).url == adres("steun", netwerk)
    assert tekst_van(client.get(adres("steun", netwerk))).count("Zeg wat jullie vinden") == 1
    assert client.post(zeg(ander, project), STEUN).url == f"{ander.get_absolute_url()}#steun"
    Steunronde.objects.update(tot=klok.vandaag() - timedelta(days=1))
    assert "De projecten konden tot" in tekst_van(client.get(adres("steun", netwerk)))


def test_without_projects_or_recommendations_the_pages_say_so(als, netwerk, aanbeveling):
    client = als("netwerkbegeleider")
    assert "Er is geen project om voor te spreken" in tekst_van(client.get(adres("steun-kiezen", netwerk, nummer=7)))
    aanbeveling.delete()
    assert "Nog geen aanbevelingen" in tekst_van(client.get(adres("steun", netwerk)))


def test_a_project_or_recommendation_of_another_network_is_not_there(als, netwerk, aanbeveling, project):
    client = als("netwerkbegeleider")
    vreemd = ProjectFactory()
    assert client.get(zeg(aanbeveling, vreemd)).status_code == 404
    kwargs = {"nummer": AanbevelingFactory(nummer=44).nummer, "code": project.code}
    assert client.post(adres("onderschrijven", netwerk, **kwargs), STEUN).status_code == 404
    assert als("opdrachtgever").get(zeg(aanbeveling, project)).status_code == 403


@pytest.mark.parametrize("naam", ["steun", "aanbeveling", "taken"])
def test_pages_ask_the_same_number_of_queries_for_more_rows(als, netwerk, aanbeveling, project, naam, monkeypatch):
    client = als(medewerker_van(project))
    Steunronde.objects.create(netwerk=netwerk, tot=klok.vandaag())
    plek = {"steun": adres("steun", netwerk), "aanbeveling": aanbeveling.get_absolute_url(),
            "taken": reverse("netwerken:taken", kwargs={"netwerk": netwerk.slug})}[naam]  # fmt: skip
    if naam != "taken":
        monkeypatch.setattr(register.alles, "taken", [])

    def tel():
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(plek).status_code == 200
        return len(vragen)

    aantallen = []
    for aantal in (1, 3):
        while aanbeveling.onderschrijvingen.count() < aantal:
            OnderschrijvingFactory(aanbeveling=aanbeveling, voorbehoud=True)
            OnderschrijvingFactory(
                aanbeveling=AanbevelingFactory(netwerk=netwerk, nummer=100 + Onderschrijving.objects.count())
            )
        tel()
        aantallen.append(tel())
    assert aantallen[0] == aantallen[1]
