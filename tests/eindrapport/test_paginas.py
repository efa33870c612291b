"""The pages of the recommendations: what each role sees and may do."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok
from kern.zoeken import zoekindex
from netwerken.models import Geadresseerde
from rapportage.domain.aanbevelingen import voeg_bewijs_toe
from rapportage.models import Aanbeveling, Opvolging, Projectbewijs
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import GeadresseerdeFactory, OrgaanFactory, ThemaFactory, iemand, toegang
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    AansprekingFactory,
    OnderwerpFactory,
    OpvolgingFactory,
    ProjectbewijsFactory,
)
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanbeveling(netwerk):
    return AanbevelingFactory(netwerk=netwerk, nummer=7, tekst="Erken begeleiden als een vak.")


@pytest.fixture
def als(client, netwerk):
    """Log in with a role: ``als("lid")`` gives the client."""

    def meld_aan(rol):
        client.force_login(iemand(rol, netwerk))
        return client

    return meld_aan


def adres(naam, netwerk, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def _draag(aanbeveling):
    """Let it rest on one object of every kind."""
    netwerk = aanbeveling.netwerk
    project = ProjectFactory(netwerk=netwerk, titel="Supermentor")
    stukken = {
        "projecten": project, "sessies": SessieFactory(netwerk=netwerk, titel="Wie begeleidt?"),
        "vragen": LeervraagFactory(netwerk=netwerk, woorden="Hoe houd ik vol?"),
        "inzichten": InzichtFactory(sessie=SessieFactory(netwerk=netwerk), titel="Wie begeleid wordt, blijft"),
        "piloten": PilootFactory(project=project, titel="Meekijken mag"),
        "fiches": FicheFactory(netwerk=netwerk, titel="Zes weken, dan bellen"),
        "signalen": SignaalFactory(netwerk=netwerk, titel="Geen uren"),
    }  # fmt: skip
    for soort, stuk in stukken.items():
        voeg_bewijs_toe(aanbeveling, soort=soort, objecten=[stuk], door=None)
    return stukken


def test_the_list_groups_by_topic_and_theme_and_says_what_stands_bare(als, netwerk, aanbeveling):
    onderwerp = OnderwerpFactory(netwerk=netwerk, hoofdstuk__netwerk=netwerk, titel="Mentoren")
    gedragen = AanbevelingFactory(netwerk=netwerk, nummer=8, onderwerp=onderwerp, gedragen=True)
    AanbevelingFactory(netwerk=netwerk, nummer=9, thema=ThemaFactory(netwerk=netwerk, lang="Duurzame matching"))
    OpvolgingFactory(aanbeveling=gedragen, staat="ontvangen")
    OpvolgingFactory(aanbeveling=gedragen, staat="overgenomen", datum="2023-06-01")
    pagina = als("lid").get(adres("aanbevelingen", netwerk))
    tekst = pagina.content.decode()
    assert [r["groep"] for r in pagina.context["rijen"]] == [str(onderwerp), "Duurzame matching", "Zonder thema"]
    assert pagina.context["rijen"][0]["laatste"].staat == "overgenomen"
    assert tekst.count("nog zonder") == 3  # two rows and the filter
    assert "Doe een aanbeveling" not in tekst


@pytest.mark.parametrize(
    ("filter_", "nummers"),
    [
        ("q=vak", [7]), ("q=ocmw", [8]), ("sterkte=kern", [8]), ("sterkte=suggestie", [7]),
        ("onderbouwing=zonder", [7]), ("onderbouwing=met", [8]),
        ("opvolging=geen", [7]), ("opvolging=in_behandeling", [8]), ("opvolging=ontvangen", []),
    ],
)  # fmt: skip
def test_the_filter(als, netwerk, aanbeveling, filter_, nummers):
    ander = AanbevelingFactory(netwerk=netwerk, nummer=8, sterkte="kern", tekst="Iets anders", gedragen=True,
                                sterkte_door="de stuurgroep", sterkte_waarom="Het is dringend.")  # fmt: skip
    AansprekingFactory(aanbeveling=ander, wie="OCMW")
    zoekindex.zet(ander)
    OpvolgingFactory(aanbeveling=ander, staat="ontvangen", datum="2022-12-31")
    OpvolgingFactory(aanbeveling=ander)
    pagina = als("lid").get(adres("aanbevelingen", netwerk) + f"?{filter_}")
    assert [r["a"].nummer for r in pagina.context["rijen"]] == nummers


def test_an_empty_list_says_what_to_do(als, netwerk):
    assert "Nog geen aanbevelingen" in als("netwerkbegeleider").get(adres("aanbevelingen", netwerk)).content.decode()
    AanbevelingFactory(netwerk=netwerk)
    pagina = als("lid").get(adres("aanbevelingen", netwerk) + "?q=bestaatniet")
    assert "Geen aanbeveling past" in pagina.content.decode()


def test_the_list_asks_the_same_number_of_queries_for_more_rows(als, netwerk):
    client = als("lid")

    def tel():
        with CaptureQueriesContext(connection) as gevangen:
            client.get(adres("aanbevelingen", netwerk))
        return len(gevangen)

    _draag(AanbevelingFactory(netwerk=netwerk))
    tel()  # what is remembered after the first page
    eerst = tel()
    for _ in range(3):
        _draag(AanbevelingFactory(netwerk=netwerk))
    assert tel() == eerst


def test_the_export_is_a_csv_without_formulas(als, netwerk):
    AanbevelingFactory(netwerk=netwerk, nummer=1, tekst="=1+1", gedragen=True)
    antwoord = als("lid").get(adres("aanbevelingen", netwerk) + "?als=csv")
    rijen = list(csv.reader(io.StringIO(antwoord.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert rijen[0][:3] == ["nummer", "aanbeveling", "sterkte"]
    assert rijen[1][:3] == ["A1", "'=1+1", "suggestie"]
    assert len(rijen[0]) == len(rijen[1])


def test_the_page_follows_the_evidence_back(als, netwerk, aanbeveling):
    stukken = _draag(aanbeveling)
    AansprekingFactory(aanbeveling=aanbeveling)
    OpvolgingFactory(aanbeveling=aanbeveling, staat="overgenomen", tekst="De uren tellen mee.")
    pagina = als("lid").get(aanbeveling.get_absolute_url())
    tekst = pagina.content.decode()
    assert [g.soort for g in pagina.context["groepen"]] == list(stukken)
    for stuk in stukken.values():
        assert stuk.get_absolute_url() in tekst
    assert "De uren tellen mee." in tekst
    assert "Duid iemand aan." in tekst
    assert "zonder onderbouwing" not in tekst
    assert "Voeg bewijs toe" not in tekst
    assert "Haal weg" not in tekst


def test_a_bare_recommendation_says_so_and_offers_to_add(als, aanbeveling):
    assert "Nog zonder onderbouwing." in als("lid").get(aanbeveling.get_absolute_url()).content.decode()
    tekst = als("netwerkbegeleider").get(aanbeveling.get_absolute_url()).content.decode()
    assert tekst.count("Voeg bewijs toe") == 2


def test_what_a_reader_may_not_open_is_counted_and_not_named(als, netwerk, aanbeveling):
    orgaan = OrgaanFactory(netwerk=netwerk)
    besloten = SessieFactory(netwerk=netwerk, orgaan=orgaan, titel="Besloten overleg")
    geheim = LeervraagFactory(netwerk=netwerk, delen="begeleiding", woorden="Niet voor iedereen")
    voeg_bewijs_toe(aanbeveling, soort="sessies", objecten=[besloten], door=None)
    voeg_bewijs_toe(aanbeveling, soort="vragen", objecten=[geheim], door=None)
    tekst = als("lid").get(aanbeveling.get_absolute_url()).content.decode()
    assert "Besloten overleg" not in tekst
    assert "Niet voor iedereen" not in tekst
    assert tekst.count("En 1 die alleen voor anderen open staat.") == 2
    assert "Besloten overleg" in als("netwerkbegeleider").get(aanbeveling.get_absolute_url()).content.decode()


def test_seeing_is_the_same_on_the_page_and_in_the_query(netwerk, aanbeveling):
    AanbevelingFactory()
    for rol in ("lid", "projectmedewerker", "opdrachtgever", "netwerkbegeleider"):
        wie = toegang(iemand(rol, netwerk), netwerk)
        gezien = set(Aanbeveling.objects.zichtbaar_voor(wie))
        assert gezien == {a for a in Aanbeveling.objects.all() if wie.mag("rapportage.bekijk_aanbeveling", a)}
        assert gezien == {aanbeveling}


def test_a_recommendation_of_another_network_is_not_there(als, netwerk):
    vreemd = AanbevelingFactory(nummer=44)
    client = als("netwerkbegeleider")
    for naam in ("aanbeveling", "aanbeveling-wijzigen", "aanbeveling-bewijs"):
        assert client.get(adres(naam, netwerk, nummer=vreemd.nummer)).status_code == 404


def test_a_new_one_is_made_with_its_addressees(als, netwerk):
    onderwerp = OnderwerpFactory(netwerk=netwerk, hoofdstuk__netwerk=netwerk)
    client = als("netwerkbegeleider")
    plek = adres("aanbeveling-nieuw", netwerk)
    vdab = GeadresseerdeFactory(netwerk=netwerk, naam="VDAB")
    assert (
        f'<option value="{onderwerp.pk}" selected>' in client.get(f"{plek}?onderwerp={onderwerp.pk}").content.decode()
    )
    assert client.get(f"{plek}?onderwerp=x").status_code == 200
    gegevens = {
        "tekst": "Doe dit.",
        "sterkte": "kern",
        "aan_0": vdab.pk,
        "wat_0": "Bel terug.",
        "aan_1": "",
        "aan_nieuw": "Werkgevers",
        "onderwerp": onderwerp.pk,
    }
    antwoord = client.post(plek, gegevens)
    gemaakt = Aanbeveling.objects.get()
    assert antwoord.url == gemaakt.get_absolute_url()
    assert (gemaakt.nummer, gemaakt.onderwerp) == (1, onderwerp)
    assert [(g.wie, g.tekst) for g in gemaakt.aansprekingen.all()] == [("VDAB", "Bel terug."), ("Werkgevers", "")]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": ""}, "Schrijf de aanbeveling in één zin."),
        ({"tekst": "x" * 401}, "Hou de aanbeveling onder 400 tekens"),
        ({"aan_nieuw": "w" * 130}, "120"),
        ({"wat_nieuw": "Bel."}, "Kies wie dit gevraagd wordt."),
        ({"sterkte_door": "de stuurgroep"}, "Zeg wie de sterkte vaststelde én waarom"),
        ({"sterkte": "enorm"}, "enorm"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(als, netwerk, velden, zin):
    gegevens = {"tekst": "Doe dit.", "sterkte": "kern", "toelichting": "Omdat het helpt.", **velden}
    antwoord = als("netwerkbegeleider").post(adres("aanbeveling-nieuw", netwerk), gegevens)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin in tekst
    assert "Omdat het helpt." in tekst
    assert not Aanbeveling.objects.exists()


def test_an_object_of_another_network_cannot_be_chosen(als, netwerk, aanbeveling):
    vreemd = OnderwerpFactory()
    OnderwerpFactory(netwerk=netwerk, hoofdstuk__netwerk=netwerk)
    client = als("netwerkbegeleider")
    gegevens = {"tekst": "Doe dit.", "sterkte": "kern", "onderwerp": vreemd.pk}
    assert client.post(adres("aanbeveling-nieuw", netwerk), gegevens).status_code == 200
    project = ProjectFactory()
    plek = adres("aanbeveling-bewijs", netwerk, nummer=7)
    assert client.post(plek, {"soort": "projecten", "stukken": [project.pk]}).status_code == 200
    assert client.post(plek, {"soort": "projecten", "weg": project.pk}).status_code == 404
    assert client.post(plek, {"soort": "geruchten", "stukken": [1]}).status_code == 404
    assert Aanbeveling.objects.count() == 1
    assert not Projectbewijs.objects.exists()


def test_changing_and_a_stale_save(als, netwerk, aanbeveling):
    AansprekingFactory(aanbeveling=aanbeveling, wie="VDAB", tekst="Bel.")
    client = als("netwerkbegeleider")
    plek = adres("aanbeveling-wijzigen", netwerk, nummer=7)
    assert "Bel.</textarea>" in client.get(plek).content.decode()
    vdab, ocmw = Geadresseerde.objects.get(), GeadresseerdeFactory(netwerk=netwerk, naam="OCMW")
    gegevens = {"tekst": "Erken het vak.", "sterkte": "kern", "aan_0": vdab.pk, "wat_0": "Bel.", "versie": 1}
    assert client.post(plek, gegevens).status_code == 302

    antwoord = client.post(plek, {**gegevens, "tekst": "Mijn oude tekst", "aan_0": ocmw.pk, "wat_0": "Schrijf."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Mijn oude tekst" in tekst
    assert "Erken het vak." in tekst
    for woord in ("VDAB", "Bel.", "OCMW", "Schrijf."):
        assert woord in tekst
    aanbeveling.refresh_from_db()
    assert (aanbeveling.nummer, aanbeveling.tekst, aanbeveling.versie) == (7, "Erken het vak.", 2)
    assert client.post(plek, {**gegevens, "tekst": ""}).status_code == 200


def test_evidence_is_chosen_per_kind_and_taken_away(als, netwerk, aanbeveling):
    client = als("netwerkbegeleider")
    plek = adres("aanbeveling-bewijs", netwerk, nummer=7)
    assert "niets meer om toe te voegen" in client.get(plek).content.decode()
    sessie, project = (
        SessieFactory(netwerk=netwerk, titel="Oogstdag", status="gehouden"),
        ProjectFactory(netwerk=netwerk),
    )
    niet_gehouden = [SessieFactory(netwerk=netwerk, titel="Niets", status=staat) for staat in ("gepland", "afgelast")]
    ProjectbewijsFactory(aanbeveling=aanbeveling, project=project)
    pagina = client.get(plek)
    assert [soort for soort, _, _ in pagina.context["soorten"]] == ["sessies"]
    assert "Oogstdag" in pagina.content.decode()
    assert "Niets" not in pagina.content.decode(), "what is to come or was called off proves nothing"
    for ding in niet_gehouden:
        assert client.post(plek, {"soort": "sessies", "stukken": [ding.pk]}).status_code == 200
    leeg = client.post(plek, {"soort": "sessies"})
    assert "Kies minstens één stuk" in leeg.content.decode()
    assert client.post(plek, {"soort": "sessies", "stukken": [sessie.pk]}).url == aanbeveling.get_absolute_url()
    assert aanbeveling.sessiebewijzen.get().sessie == sessie
    for _ in range(2):  # taking away what is gone says so
        assert client.post(plek, {"soort": "projecten", "weg": project.pk}).status_code == 302
    assert not Projectbewijs.objects.exists()


def test_the_opdrachtgever_notes_what_became_of_it(als, netwerk, aanbeveling):
    client = als("opdrachtgever")
    plek = adres("aanbeveling-opvolgen", netwerk, nummer=7)
    gegevens = {"staat": "overgenomen", "datum": "2023-06-20", "eigenaar": "sectorfonds", "tekst": "Het gebeurt."}
    assert client.post(plek, gegevens).url == aanbeveling.get_absolute_url()
    assert Opvolging.objects.get().eigenaar == "sectorfonds"
    assert 'value="sectorfonds"' in client.get(plek).content.decode()
    for fout, zin in (
        ({"datum": klok.vandaag() + timedelta(days=1)}, "toekomst"),
        ({"staat": "niet_overgenomen", "tekst": ""}, "Leg uit waarom"),
    ):
        antwoord = client.post(plek, {**gegevens, **fout})
        assert antwoord.status_code == 200
        assert zin in antwoord.content.decode()
    assert Opvolging.objects.count() == 1


def test_without_opdrachtgever_who_runs_the_network_follows_up(als, netwerk, aanbeveling):
    assert als("netwerkbegeleider").get(adres("aanbeveling-opvolgen", netwerk, nummer=7)).status_code == 200
    iemand("opdrachtgever", netwerk)
    assert als("netwerkbegeleider").get(adres("aanbeveling-opvolgen", netwerk, nummer=7)).status_code == 403


def test_typed_text_is_shown_as_text(als, aanbeveling):
    Aanbeveling.objects.update(tekst="<script>alert(1)</script>", toelichting="<b>vet</b>")
    tekst = als("lid").get(aanbeveling.get_absolute_url()).content.decode()
    assert "<script>alert" not in tekst
    assert "&lt;b&gt;vet&lt;/b&gt;" in tekst


def test_the_page_says_how_strong_it_is_by_which_rule_and_what_lacks(als, netwerk):
    a = AanbevelingFactory(netwerk=netwerk, nummer=9, sterkte="kern", gedragen=True)
    client = als("netwerkbegeleider")
    tekst = " ".join(client.get(a.get_absolute_url()).content.decode().split())
    assert "Er is gekozen voor kernaanbeveling, maar daarvoor ontbreekt nog" in tekst
    assert "twee soorten bewijs (nu 0)" in tekst
    gemist = client.get(adres("samenstellen", netwerk)).content.decode()
    assert "Sterker dan het bewijs" in gemist

    plek = adres("aanbeveling-wijzigen", netwerk, nummer=9)
    velden = {
        "tekst": "Doe dit.",
        "sterkte": "kern",
        "versie": 1,
        "sterkte_door": "de stuurgroep",
        "sterkte_waarom": "Nu.",
    }
    assert client.post(plek, velden).status_code == 302
    tekst = client.get(a.get_absolute_url()).content.decode()
    assert "Vastgesteld door de stuurgroep. Nu." in tekst
    assert "Sterker dan het bewijs" not in client.get(adres("samenstellen", netwerk)).content.decode()
