"""The five networks of the demonstration hold the facts of their documents, and never touch each other."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction
from django.db.models import Sum
from lxml import html

from kennis.models import Casusreeks
from kern import klok, register
from kern.domain.auditketen import controleer_keten
from kern.models import Bericht, Gebeurtenis, Zoekdocument
from kern.zoeken import zoekindex
from lerend_netwerk.demo import bron, laden
from netwerken.domain.netwerken import soorten_te_beloven
from netwerken.domain.toegang import toegangen_van
from netwerken.models import Financiering, Gebruiker, Netwerk, Netwerkorganisatie, Principe, Thema
from projecten.models import Begrotingsjaar, Begrotingslijn, Indicator, Project
from rapportage.models import Aanbeveling, Hoofdstuk, Impactkader, Onderschrijving, Onderwerp
from sessies.models import Leervraag, Sessie
from tests.transactiewacht import om_de_proef

VANDAAG = klok.vandaag()  # the running year of the demonstration lies around the day of loading


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _geladen(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for this file and taken away afterwards."""
    with django_db_blocker.unblock():
        laden.laad_alles(VANDAAG)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


def _netwerk(slug):
    return Netwerk.objects.get(slug=slug)


def test_the_five_networks_have_their_fixed_addresses():
    assert set(Netwerk.objects.values_list("slug", flat=True)) == {
        "arbeidsmarktkrapte", "samenwerking-vdab", "transnationaliteit-481", "plan-samenleven", "flevoland",
    }  # fmt: skip
    assert Netwerk.objects.filter(is_demo=False).count() == 0


def test_loading_again_changes_nothing():
    assert laden.is_geladen()
    aantal = Gebeurtenis.objects.count()

    assert laden.laad_alles(VANDAAG) == 0
    assert Gebeurtenis.objects.count() == aantal


def _mensen():
    """Everybody who can log in to the demonstration, in each of their networks."""
    for gebruiker in Gebruiker.objects.filter(email__endswith="@demo.lerendnetwerk.example"):
        for toegang in toegangen_van(gebruiker):
            yield gebruiker, toegang


def _daden(client, pad):
    """What a page lets its reader do: forms that are sent, on it or one link further."""
    hoofd = html.fromstring(client.get(pad).content).find(".//main")
    daden = [f.get("action") or pad for f in hoofd.iter("form") if (f.get("method") or "").lower() == "post"]
    for a in hoofd.iter("a"):
        verder = (a.get("href") or "").partition("#")[0]
        if verder.startswith("/") and verder != pad and not daden:
            antwoord = client.get(verder)
            if antwoord.status_code == 200 and b"<main" in antwoord.content:
                hier = html.fromstring(antwoord.content).find(".//main")
                daden += [verder for f in hier.iter("form") if (f.get("method") or "").lower() == "post"]
    return daden


def test_each_task_of_each_person_has_an_act_that_this_person_may_do(client, subtests):
    gezien = set()
    for gebruiker, toegang in _mensen():
        client.force_login(gebruiker)
        for taak in toegang.taken:
            gezien.add((gebruiker.email.partition("@")[0], bool(taak.daad)))
            with subtests.test(f"{gebruiker.email} {taak.titel}"), om_de_proef():
                if taak.daad:
                    antwoord = client.post(taak.daad, {"terug": "/"})
                    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
                    nog = [t.daad for t in toegangen_van(gebruiker)[0].taken]
                    assert taak.daad not in nog, "done is done"
                    transaction.set_rollback(True)
                elif taak.actie == "Lees":
                    assert client.get(taak.url).status_code == 200
                else:
                    assert _daden(client, taak.url.partition("#")[0]), taak
    assert len({wie for wie, _ in gezien}) >= 5, "every role has something to do"
    assert {daad for _, daad in gezien} == {True, False}


def test_what_each_person_waits_for_opens_and_its_button_works(client, subtests):
    gezien = set()
    for gebruiker, toegang in _mensen():
        client.force_login(gebruiker)
        for wacht in toegang.wachtend:
            gezien.add((gebruiker.email.partition("@")[0], bool(wacht.daad)))
            with subtests.test(f"{gebruiker.email} {wacht.titel}"), om_de_proef():
                assert wacht.op_wie
                assert client.get(wacht.url.partition("#")[0]).status_code == 200
                if wacht.daad:
                    antwoord = client.post(wacht.daad, {"terug": "/"})
                    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
                    transaction.set_rollback(True)
    assert len({wie for wie, _ in gezien}) >= 3


def test_every_task_that_is_one_thing_has_a_key_of_its_own():
    for gebruiker, toegang in _mensen():
        sleutels = [taak.sleutel for taak in toegang.taken if taak.aantal == 1]
        assert "" not in sleutels, gebruiker
        assert len(set(sleutels)) == len(sleutels), gebruiker


def test_the_search_index_is_true():
    assert list(zoekindex.verschillen()) == []
    assert Zoekdocument.objects.count() > 200


def test_the_replayed_past_sends_no_mail_and_keeps_the_audit_chain_whole():
    assert not Bericht.objects.exclude(status="verzonden").exists()
    assert controleer_keten() == []


def test_every_promise_of_the_demonstration_can_be_kept_on_a_screen_of_its_network():
    te_veel = [
        (netwerk.slug, plicht.soort)
        for netwerk in Netwerk.objects.all()
        for plicht in netwerk.plichten.all()
        if plicht.soort not in soorten_te_beloven(netwerk)
    ]
    assert te_veel == []


@pytest.mark.parametrize("naam", bron.NETWERKEN)
def test_every_question_ends_in_the_state_the_data_gives_it(naam):
    gegevens = bron.lees_map(naam)
    staten = {rij["woorden"].strip(): rij["staat"] for rij in gegevens["leervraag"]}

    gevonden = Leervraag.objects.filter(netwerk__slug=gegevens["netwerk"]["slug"])

    assert {v.woorden: v.staat for v in gevonden} == staten


@pytest.mark.parametrize(
    ("slug", "minstens"),
    [
        ("arbeidsmarktkrapte", {"projecten": 12, "sessies": 20, "groepen": 3, "leervragen": 30, "piloten": 6, "fiches": 12, "signalen": 3}),
        ("transnationaliteit-481", {"projecten": 21, "sessies": 8, "leervragen": 24, "piloten": 9}),
        ("samenwerking-vdab", {"sessies": 3, "leervragen": 3, "piloten": 3, "fiches": 3, "acties": 5}),
        ("plan-samenleven", {"sessies": 3, "leervragen": 3, "piloten": 3, "fiches": 3}),
        ("flevoland", {"sessies": 3, "leervragen": 3, "piloten": 3, "fiches": 3, "indicatoren": 16}),
    ],
)  # fmt: skip
def test_every_network_has_enough_to_work_with(slug, minstens):
    netwerk = _netwerk(slug)

    te_weinig = {
        naam: getattr(netwerk, naam).count() for naam, n in minstens.items() if getattr(netwerk, naam).count() < n
    }

    assert te_weinig == {}


def test_the_seventeen_validated_projects_of_call_481():
    verwacht = {
        "9567": "Thomas More Campus Sanderus", "9568": "Odisee vzw", "9570": "Karel de Grote Hogeschool Campus Zuid",
        "9578": "Arteveldehogeschool Campus Hoogpoort", "9602": "Vlaams ABVV Syndikale diensten",
        "9616": "RESET (voormalig Arbeid en Milieu)", "9617": "Thomas More Kempen vzw", "9620": "ACV Innovatief vzw",
        "9621": "Katholieke Universiteit Leuven", "9626": "Joker Toerisme", "9632": "Universiteit Gent",
        "9633": "Thomas More Campus De Ham", "9634": "Nalantis", "9637": "Emino Antwerpen vzw",
        "9642": "Vernieuwing in de Basisvoorzieningen voor Jonge Kinderen vzw", "9649": "De Biehal",
        "9651": "Samenlevingsopbouw Antwerpen Provincie",
    }  # fmt: skip
    gevalideerd = Project.objects.filter(netwerk__slug="transnationaliteit-481").gevalideerd()

    assert {p.nummer: p.promotor.naam for p in gevalideerd.select_related("promotor")} == verwacht


def test_the_final_report_of_481_has_the_structure_of_its_document():
    netwerk = _netwerk("transnationaliteit-481")
    hoofdstukken = Hoofdstuk.objects.filter(netwerk=netwerk).order_by("nummer")
    kaders = Impactkader.objects.filter(netwerk=netwerk).select_related("project")

    assert [h.onderwerpen.count() for h in hoofdstukken] == [4, 3, 4, 7]
    assert sorted(k.project.is_gevalideerd for k in kaders) == [False] * 4 + [True] * 9
    assert not Onderwerp.objects.filter(netwerk=netwerk, aanbevelingen=None).exists()


def test_one_recommendation_of_481_is_bare_on_purpose_and_the_others_rest_on_two_things():
    from rapportage.models.bewijs import BEWIJSSOORTEN

    aanbevelingen = Aanbeveling.objects.filter(netwerk__slug="transnationaliteit-481")
    stukken = {
        a.nummer: sum(model.objects.filter(aanbeveling=a).count() for model, _ in BEWIJSSOORTEN.values())
        for a in aanbevelingen
    }

    assert [nummer for nummer, n in stukken.items() if n < 2] == [nummer for nummer, n in stukken.items() if n == 0]
    assert list(stukken.values()).count(0) == 1


def test_invented_projects_say_what_they_think_of_recommendations_and_existing_ones_get_no_words_from_us():
    rijen = Onderschrijving.objects.select_related("project", "netwerk")

    assert {rij.netwerk.slug for rij in rijen} == {"arbeidsmarktkrapte"}
    assert all(rij.project.is_fictief and rij.project.netwerk_id == rij.netwerk_id for rij in rijen)
    assert rijen.filter(standpunt="onderschrijft").count() >= 30
    assert rijen.filter(standpunt="voorbehoud").exists()
    assert rijen.filter(standpunt="niet").count() == 1


def test_the_agreement_of_seven_local_governments_with_vdab():
    netwerk = _netwerk("samenwerking-vdab")
    namen = set(Netwerkorganisatie.objects.filter(netwerk=netwerk).values_list("organisatie__naam", flat=True))
    besturen = {n.split()[-1] for n in namen if n.lower().startswith("lokaal bestuur")}
    themas = Thema.objects.filter(netwerk=netwerk)

    assert besturen == {"Kalmthout", "Ranst", "Schelle", "Schilde", "Wijnegem", "Zandhoven", "Zoersel"}
    assert any("VDAB" in n for n in namen)
    assert any("KINA" in n for n in namen)
    assert (themas.filter(niveau=1).count(), themas.filter(niveau=2).count()) == (3, 8)
    assert Principe.objects.count() == 10
    assert netwerk.einde == date(2025, 12, 31)


def test_the_session_of_plan_samenleven_with_its_counts():
    sessie = Sessie.objects.get(netwerk__slug="plan-samenleven", begint_op__date=date(2023, 11, 20))
    reeks = Casusreeks.objects.get(sessie=sessie)

    assert sessie.gemeente == "Mechelen"
    assert sessie.agendapunten.count() >= 6
    assert sessie.vergelijkingen.count() == 1
    assert (reeks.totaal, reeks.gemeten_op) == (10, date(2023, 4, 1))
    assert [u.aantal for u in reeks.uitkomsten.all()] == [7, 2, 1]
    assert Sessie.objects.filter(netwerk=sessie.netwerk, status="gepland").count() == 2


def test_flevoland_targets_and_a_budget_of_a_million_each_year():
    netwerk = _netwerk("flevoland")
    cijfers = Indicator.objects.filter(netwerk=netwerk, streefpunt__isnull=False)
    per_jaar = dict(
        Begrotingsjaar.objects.filter(lijn__netwerk=netwerk)
        .values_list("jaar")
        .annotate(Sum("begroot"))
        .order_by("jaar")
    )

    assert Thema.objects.filter(netwerk=netwerk).count() == 3
    assert set(cijfers.values_list("streefpunt", flat=True)) == set(range(1, 11))
    assert cijfers.count() == 16
    assert Begrotingslijn.objects.filter(netwerk=netwerk).count() == 14
    assert Begrotingslijn.objects.filter(netwerk=netwerk, thema=None).exists(), "overhead has no speerpunt"
    assert set(per_jaar.values()) == {Decimal("1000000.00")}
    assert len(per_jaar) == 2


def test_two_of_the_five_networks_have_european_money():
    europees = Financiering.objects.filter(is_europees=True).values_list("netwerk__slug", flat=True)

    assert sorted(europees) == ["arbeidsmarktkrapte", "transnationaliteit-481"]


@pytest.mark.parametrize("naam", ["netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid"])
def test_every_demo_login_is_a_member_of_all_five(naam):
    gebruiker = Gebruiker.objects.get(email=f"{naam}@demo.lerendnetwerk.example")

    assert len(toegangen_van(gebruiker)) == 5
    assert gebruiker.check_password("demo-lerend-netwerk")


@pytest.mark.parametrize("naam", ["netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid"])
def test_every_role_has_something_next_and_something_late_in_the_running_year(naam):
    gebruiker = Gebruiker.objects.get(email=f"{naam}@demo.lerendnetwerk.example")
    toegang = next(t for t in toegangen_van(gebruiker) if t.netwerk.slug == "arbeidsmarktkrapte")

    assert [k for bron_ in register.alles.komende for k in bron_(toegang)]
    assert any(taak.is_te_laat for taak in register.taken_van(toegang))


LEEST_EERST = ("Bekijk ", "Lees", "Geef jullie antwoord")  # what is asked there, stands behind a button of the thing


@pytest.mark.parametrize("naam", ["netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid"])
def test_every_task_leads_to_the_page_with_its_act(naam, client):
    """A form, or the one thing to read and judge first: never a list in which one has to look for it."""
    gebruiker = Gebruiker.objects.get(email=f"{naam}@demo.lerendnetwerk.example")
    client.force_login(gebruiker)
    taken = [taak for t in toegangen_van(gebruiker) for taak in register.taken_van(t)]
    zonder = []
    for taak in taken:
        antwoord = client.get(taak.url.partition("#")[0])
        hoofd = antwoord.content.decode().partition("<main")[2]
        doet = 'method="post"' in hoofd or ("btn" in hoofd and taak.actie.startswith(LEEST_EERST))
        if antwoord.status_code != 200 or not doet:
            zonder.append((taak.titel, taak.actie, taak.url))
    assert taken
    assert zonder == []


def test_a_network_that_ended_expects_nothing():
    gebruiker = Gebruiker.objects.get(email="netwerkbegeleider@demo.lerendnetwerk.example")

    afgelopen = [t for t in toegangen_van(gebruiker) if t.netwerk.einde and t.netwerk.einde < VANDAAG]

    assert len(afgelopen) == 3
    assert [register.taken_van(t) for t in afgelopen] == [[], [], []]


def test_no_relation_leads_from_one_network_into_another():
    """Walk every foreign key and many-to-many between objects that belong to a network."""
    gevonden, bekeken = [], 0
    for model in apps.get_models():
        if not _heeft_netwerk(model):
            continue
        for veld in model._meta.get_fields():
            if not (veld.is_relation and veld.concrete) or not _heeft_netwerk(veld.related_model):
                continue
            bekeken += 1
            anders = model.objects.exclude(**{f"{veld.name}": None}).exclude(
                **{f"{veld.name}__netwerk": models.F("netwerk")}
            )
            gevonden += [f"{model.__name__}.{veld.name}:{pk}" for pk in anders.values_list("pk", flat=True)]
    assert bekeken > 30
    assert gevonden == []


def _heeft_netwerk(model):
    velden = {f.name for f in model._meta.concrete_fields} if hasattr(model, "_meta") else set()
    return "netwerk" in velden
