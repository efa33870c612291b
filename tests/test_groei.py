"""Pages that cost the same however much a network holds: what would make them grow is refused here."""

import re
import subprocess
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok
from kern.register import Contact
from netwerken.domain.toegang import toegang_van
from projecten.models import Begeleidingscontact, Project
from projecten.overzicht.contact import laatste_contacten
from rapportage.domain.eindredactie import verklaar_gemis
from rapportage.overzicht.opbouw import gemisblokken
from sessies.forms.leervraag import VraagForm
from sessies.overzicht.kalender import PER_DAG
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import GroepFactory, OrgaanFactory, OrganisatieFactory, ThemaFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import AanbevelingFactory, RodeDraadFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory

MAAND_VRAGEN, OPBOUW_VRAGEN = 11, 42

ONZE = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "voor_lijst")]


@pytest.mark.parametrize("model", ONZE, ids=lambda model: model.__name__)
def test_a_list_counts_for_the_rows_it_shows_alone(model):
    """A ``GROUP BY`` over the whole list is worked out for every row before the first twenty-five are known."""
    rijen = model._default_manager.all().voor_lijst()

    assert rijen.query.group_by is None
    assert not any(getattr(uiting, "contains_aggregate", False) for uiting in rijen.query.annotations.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("naam", "van", "zwaar"), [("lijst", "begint_straks", "doel"), ("leervragen", "sessie_op", "antwoord")]
)
def test_a_list_reads_of_each_row_what_it_shows_and_nothing_row_by_row(naam, van, zwaar, client, netwerk, begeleider):
    project, organisatie = ProjectFactory(netwerk=netwerk), OrganisatieFactory()
    groep, orgaan = GroepFactory(netwerk=netwerk), OrgaanFactory(netwerk=netwerk)

    def lees():
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.get(reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug}))
        return len(antwoord.context["object_list"]), [vraag["sql"] for vraag in vragen]

    def maak():
        LeervraagFactory(netwerk=netwerk, project=project)
        LeervraagFactory(netwerk=netwerk, organisatie=organisatie, thema=ThemaFactory(netwerk=netwerk))
        SessieFactory(netwerk=netwerk, groep=groep)
        SessieFactory(netwerk=netwerk, orgaan=orgaan)

    maak()
    lees()  # what is worked out once
    (een, vragen), _ = lees(), maak()
    lees()
    meer, later = lees()

    assert (een, meer) == (2, 4)
    assert len(later) == len(vragen)
    (rijen,) = [sql for sql in later if f'AS "{van}"' in sql]
    assert f'."{zwaar}"' not in rijen


@pytest.fixture
def veel_keuzes(monkeypatch, netwerk):
    """More projects with a question than a filter carries."""
    monkeypatch.setattr("kern.zoeken.filter.HOOGSTENS", 2)
    projecten = [ProjectFactory(netwerk=netwerk, titel=f"Économie {woord}") for woord in ("rood", "groen", "blauw")]
    for project in [*projecten, ProjectFactory(titel="Économie elders")]:
        LeervraagFactory(netwerk=project.netwerk, project=project)
    return projecten


def test_the_collector_of_memory_leaves_alone_what_the_web_process_loaded():
    opdracht = "import gc; from lerend_netwerk import wsgi; print(gc.get_freeze_count())"
    klaar = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)

    assert int(klaar.stdout) > 50_000


def _lijst(client, netwerk, **vraag):
    return client.get(reverse("sessies:leervragen", kwargs={"netwerk": netwerk.slug}), vraag)


@pytest.mark.django_db
def test_a_filter_with_many_choices_carries_what_is_chosen_alone(client, netwerk, begeleider, veel_keuzes):
    gekozen = veel_keuzes[1]
    antwoord = _lijst(client, netwerk, project=gekozen.pk)
    lijst = re.search(r'<select name="project".*?</select>', antwoord.text, re.DOTALL)[0]

    assert re.findall(r'value="(\d*)"', lijst) == ["", str(gekozen.pk)]
    assert [vraag.project for vraag in antwoord.context["object_list"]] == [gekozen]
    assert "Toon alle 3 keuzes" in antwoord.text


@pytest.mark.django_db
def test_it_searches_its_choices_among_the_rows_of_this_network(client, netwerk, begeleider, veel_keuzes):
    def gevonden(woord):
        return [k["waarde"] for k in _lijst(client, netwerk, kies="project", q=woord).json()["keuzes"]]

    assert gevonden("economie") == [str(p.pk) for p in veel_keuzes]
    assert gevonden("economie blauw") == [str(veel_keuzes[2].pk)]
    assert gevonden("elders") == []
    assert _lijst(client, netwerk, kies="staat").status_code == 404


@pytest.mark.django_db
def test_without_script_one_asks_for_all_choices_of_a_filter(client, netwerk, begeleider, veel_keuzes):
    antwoord = _lijst(client, netwerk, lijst="project")

    assert all(f'value="{p.pk}"' in antwoord.text for p in veel_keuzes)
    assert "Économie elders" not in antwoord.text
    assert not antwoord.context["is_gefilterd"]


@pytest.mark.django_db
@pytest.mark.parametrize("waarde", ["elders", "999999999", "x"])
def test_a_choice_of_another_network_is_none(waarde, client, netwerk, begeleider, veel_keuzes):
    vreemd = Project.objects.get(titel="Économie elders").pk if waarde == "elders" else waarde
    antwoord = _lijst(client, netwerk, project=vreemd)

    assert "Économie elders" not in antwoord.text
    assert antwoord.context["filter"].form.errors.keys() == {"project"}


@pytest.mark.django_db
def test_the_calendar_searches_the_choices_of_its_filter_too(client, netwerk, begeleider, monkeypatch):
    monkeypatch.setattr("kern.zoeken.filter.HOOGSTENS", 1)
    groepen = [GroepFactory(netwerk=netwerk, naam=f"Groep {n}") for n in range(2)]
    adres = reverse("sessies:kalender", kwargs={"netwerk": netwerk.slug})

    antwoord = client.get(adres, {"kies": "groep", "q": "groep 1"})

    assert [k["waarde"] for k in antwoord.json()["keuzes"]] == [str(groepen[1].pk)]


@pytest.fixture
def drukke_dag(netwerk):
    """One more than a day of the calendar shows, one of them over two days, and one meeting a month later."""
    begin = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Europe/Brussels"))
    for n in range(PER_DAG + 1):
        einde = begin + timedelta(days=1 if n == 0 else 0, hours=2)
        SessieFactory(netwerk=netwerk, begint_op=begin, eindigt_op=einde)
    SessieFactory(netwerk=netwerk, begint_op=begin + timedelta(days=30), eindigt_op=begin + timedelta(days=30, hours=1))


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "veld", "periode"), [("kalender", "maand", "2026-11"), ("week", "week", "2026-W48")])
def test_the_calendar_shows_the_first_of_a_busy_day_and_leads_to_the_others(
    naam, veld, periode, client, netwerk, begeleider, drukke_dag
):
    pagina = client.get(
        reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug}), {veld: periode, "soort": "extern"}
    )
    assert pagina.context["aantal"] == 0, "the filter holds"
    pagina = client.get(reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug}), {veld: periode})

    assert pagina.context["aantal"] == PER_DAG + 1
    assert len(pagina.context["sessies"]) == PER_DAG
    lijst = reverse("sessies:lijst", kwargs={"netwerk": netwerk.slug})
    adressen = re.findall(rf'href="({lijst}\?op=[^"]*)">(.*?)<', pagina.text)
    assert (f"{lijst}?op=2026-11-24", "nog 1") in adressen
    assert f"{lijst}?op=2026-11-25" not in dict(adressen)
    dag = client.get(f"{lijst}?op=2026-11-24")
    assert len(dag.context["object_list"]) == PER_DAG + 1
    assert '<option value="2026-11-24" selected>di 24 nov 2026</option>' in dag.text.replace("\xa0", " ")


@pytest.mark.django_db
def test_the_list_of_a_period_holds_every_meeting_of_it(client, netwerk, begeleider, drukke_dag):
    lijst = reverse("sessies:lijst", kwargs={"netwerk": netwerk.slug})
    aantallen = {
        op: len(client.get(lijst, {"op": op}).context["object_list"])
        for op in ("2026-11", "2026-12", "2026-W48", "2026-11-25", "2026-11-26", "", "elders", "2026-13", "0001-01-01")
    }

    assert aantallen == {"2026-11": 7, "2026-12": 1, "2026-W48": 7, "2026-11-25": 1, "2026-11-26": 0,
                         "": 8, "elders": 8, "2026-13": 8, "0001-01-01": 8}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("keer", [1, 5])
def test_a_busy_month_asks_as_many_queries_as_a_quiet_one(
    keer, client, netwerk, begeleider, zonder_taken, django_assert_num_queries
):
    begin = datetime(2026, 11, 3, 9, tzinfo=ZoneInfo("Europe/Brussels"))
    for n in range(keer * PER_DAG):
        SessieFactory(netwerk=netwerk, begint_op=begin, eindigt_op=begin + timedelta(hours=1 + n % 3))
    adres = reverse("sessies:kalender", kwargs={"netwerk": netwerk.slug})
    client.get(adres)

    with django_assert_num_queries(MAAND_VRAGEN):
        assert len(client.get(adres, {"maand": "2026-11"}).context["sessies"]) == PER_DAG


@pytest.mark.django_db
def test_the_list_of_projects_reads_the_last_contact_of_the_projects_it_shows(netwerk, begeleider):
    stil, gesproken = (ProjectFactory(netwerk=netwerk) for _ in range(2))
    contact = Begeleidingscontact.objects.create(
        netwerk=netwerk, project=gesproken, datum=klok.vandaag(), soort="gesprek"
    )

    toegang = toegang_van(begeleider, netwerk)
    eerst, daarna = laatste_contacten(toegang), laatste_contacten(toegang)

    assert daarna.met(gesproken) == Contact(contact.datum, contact.get_soort_display()) == eerst.met(gesproken)
    assert (daarna.met(stil), daarna.stil) == (None, {stil.pk})
    assert set(daarna.bewaard.values()) == {f"{contact.datum} {contact.get_soort_display()}"}, "text until it is shown"


@pytest.fixture
def veel_dragers(monkeypatch, netwerk):
    """More projects than a list of choices carries, and one elsewhere."""
    monkeypatch.setattr("kern.kiezers.VEEL", 2)
    monkeypatch.setattr("kern.formulieren.VEEL", 2)
    return [ProjectFactory(netwerk=netwerk, code=f"99-0{n}") for n in range(3)], ProjectFactory()


DRAGERVELDEN = {  # address: (what is made of a network for it, the field)
    "sessies:breng-in": (lambda _netwerk: {}, "drager"),
    "kennis:overname": (lambda netwerk: {"slug": FicheFactory(netwerk=netwerk).slug}, "wie"),
    "kennis:herken": (lambda netwerk: {"nummer": SignaalFactory(netwerk=netwerk).nummer}, "wie"),
    "piloten:start": (lambda _netwerk: {}, "drager_sleutel"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("pad", DRAGERVELDEN)
def test_a_form_does_not_read_all_who_may_carry_it(pad, client, netwerk, begeleider, veel_dragers):
    (eerste, tweede, derde), vreemd = veel_dragers
    maak, veld = DRAGERVELDEN[pad]
    adres = reverse(pad, kwargs={"netwerk": netwerk.slug, **maak(netwerk)})
    lijst = re.compile(rf'<select name="{veld}".*?</select>', re.DOTALL)

    pagina = client.get(adres)

    assert re.findall(r'<option value="([^"]*)"', lijst.search(pagina.text)[0]) == [""]
    assert re.search(r"Toon alle \d keuzes", pagina.text)
    gevonden = client.get(adres, {"kies": veld, "q": "99-02"}).json()["keuzes"]
    assert [(k["waarde"], k["groep"]) for k in gevonden] == [(f"project:{derde.pk}", "Projecten")]
    alles = lijst.search(client.get(adres, {"lijst": veld}).text)[0]
    assert all(f'value="project:{p.pk}"' in alles for p in (eerste, tweede, derde))
    assert f"project:{vreemd.pk}" not in alles


@pytest.mark.django_db
def test_a_carrier_out_of_many_that_stood_there_already_stays(client, netwerk, begeleider, veel_dragers):
    (_, tweede, _), _ = veel_dragers
    lijst = re.compile(r'<select name="drager.*?</select>', re.DOTALL)
    piloot = PilootFactory(netwerk=netwerk, project=tweede)

    for adres in (
        reverse("sessies:breng-in", kwargs={"netwerk": netwerk.slug}) + f"?drager=project:{tweede.pk}",
        reverse("piloten:wijzig", kwargs={"netwerk": netwerk.slug, "nummer": piloot.nummer}),
    ):
        opties = re.findall(r'<option value="([^"]*)"', lijst.search(client.get(adres).text)[0])
        assert opties == ["", f"project:{tweede.pk}"]


@pytest.mark.django_db
def test_a_carrier_out_of_many_is_taken_when_it_is_among_them(netwerk, begeleider, veel_dragers):
    (eerste, *_), vreemd = veel_dragers
    toegang = toegang_van(begeleider, netwerk)

    def gekozen(sleutel):
        form = VraagForm(
            toegang=toegang, data={"woorden": "Hoe?", "delen": "netwerk", "herkomst": "telefoon", "drager": sleutel}
        )
        return form.cleaned_data["drager"] if form.is_valid() else form.errors["drager"]

    assert gekozen(f"project:{eerste.pk}") == eerste
    assert gekozen("") is None
    for fout in (
        f"project:{vreemd.pk}",
        f"organisatie:{eerste.pk}",
        "project:x",
        "project",
        "project:99999999999999999999",
    ):
        assert gekozen(fout) == ["Kies iemand uit de lijst."], fout


@pytest.mark.django_db
@pytest.mark.standen
def test_the_outline_of_the_report_keeps_the_first_of_what_misses(netwerk, begeleider, monkeypatch):
    monkeypatch.setattr("rapportage.overzicht.opbouw.HOOGSTENS", 2)
    toegang = toegang_van(begeleider, netwerk)
    vragen = [LeervraagFactory(netwerk=netwerk, woorden=f"Vraag {n}?") for n in range(3)]

    def blok(alles=""):
        return next(b for b in gemisblokken(toegang_van(begeleider, netwerk), alles) if b.soort == "vraag")

    eerst = blok()
    assert (eerst.aantal, eerst.aantal_open, eerst.meer, len(eerst.getoond)) == (3, 3, 1, 2)
    assert [p.titel for p in blok("vraag").getoond] == ["Vraag 0?", "Vraag 1?", "Vraag 2?"]
    verklaar_gemis(netwerk, sleutel=f"vraag:{vragen[0].pk}", tekst="Te laat.", ook=(), versie=0, door=toegang.gebruiker)
    daarna = blok()
    assert (daarna.aantal, daarna.aantal_open) == (3, 2)
    assert [p.titel for p in daarna.getoond] == ["Vraag 1?", "Vraag 2?"]
    assert [p.reden.tekst for p in blok("vraag").getoond if p.reden] == ["Te laat."]


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 4])
def test_the_outline_asks_as_many_queries_for_many_recommendations(
    aantal, client, netwerk, begeleider, zonder_taken, django_assert_num_queries
):
    draad = RodeDraadFactory(netwerk=netwerk)
    for nummer in range(1, aantal + 1):
        AanbevelingFactory(netwerk=netwerk, nummer=nummer, rode_draad=draad)
    adres = reverse("rapportage:samenstellen", kwargs={"netwerk": netwerk.slug})
    client.get(adres)

    with django_assert_num_queries(OPBOUW_VRAGEN):
        assert len(client.get(adres).context["o"].draden[0].codes) == aantal


@pytest.mark.django_db
def test_search_asks_of_the_kinds_that_it_finds_alone_who_may_see_them(client, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, woorden="Wie kent een kwibus?")
    adres = reverse("netwerken:zoeken", kwargs={"netwerk": netwerk.slug})

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(adres, {"q": "kwibus"})

    assert [(g.soort.naam, g.aantal) for g in antwoord.context["groepen"]] == [("leervraag", 1)]
    assert f'<a class="ln-plain" href="{vraag.get_absolute_url()}">Wie kent een <mark>kwibus</mark>?' in antwoord.text
    van_zoeken = [q["sql"] for q in vragen.captured_queries if "kern_zoekdocument" in q["sql"]]
    assert len(van_zoeken) == 2
    assert not any("kennis_fiche" in sql for sql in van_zoeken)
