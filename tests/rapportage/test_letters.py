"""The page where a report is asked names every character that the report cannot show, wherever it was typed."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from kern.domain.audit import leg_vast
from kern.standen import Standen
from rapportage.models import Rapport
from rapportage.overzicht import letters
from rapportage.overzicht.letters import NIET_GEDRUKT, niet_te_tonen_plekken, tekstvelden
from sessies.models import Actiepunt
from tests.aanval.formulieren import maak_rijk
from tests.aanval.rijp import maak_rijp
from tests.conftest import BEWAARD
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand, toegang
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
VREEMD = "漢"


@pytest.fixture
def wereld():
    wereld = maak_rijk(maak_wereld())
    maak_rijp("rapportage:beslispunt-terug", wereld)  # a point that was decided on
    return wereld


def _wie(wereld):
    return toegang(wereld.mensen["netwerkbegeleider"], wereld.netwerk)


def test_every_field_with_words_is_looked_at(wereld, subtests):
    """One strange letter in each field in turn; a model without a row in the world is not counted."""
    wie, gezien = _wie(wereld), 0
    for app in sorted(letters.VAN_ONS):
        for model in apps.get_app_config(app).get_models():
            if model.__name__ in NIET_GEDRUKT:
                continue
            eigen = {rij.pk for rij in letters._rijen(model, wie)} if model in set(letters._modellen()) else set()
            for naam in tekstvelden(model) if eigen else ():
                pk, veld = min(eigen), model._meta.get_field(naam)
                oud = model._base_manager.filter(pk=pk).values_list(naam, flat=True)[0]
                nieuw = [VREEMD] if isinstance(veld, models.JSONField) else VREEMD
                with subtests.test(f"{model.__name__}.{naam}"):
                    model._base_manager.filter(pk=pk).update(**{naam: nieuw})
                    gevonden = [p.tekens for p in niet_te_tonen_plekken(wie)]
                    model._base_manager.filter(pk=pk).update(**{naam: oud})
                    assert gevonden == [(VREEMD,)]
                    gezien += 1
    assert gezien > 50


def test_what_an_act_writes_is_looked_at_like_what_a_form_writes(wereld):
    """A decision and the reason of an edition are words of people, though no form of their record holds them."""
    for soort, veld in (("beslispunt", "besluit"), ("rapport", "uitgave_reden"), ("sessie", "reden_afgelast")):
        obj = wereld.d[soort]
        oud = getattr(obj, veld)
        type(obj)._base_manager.filter(pk=obj.pk).update(**{veld: VREEMD})
        assert [p.tekens for p in niet_te_tonen_plekken(_wie(wereld))] == [(VREEMD,)]
        type(obj)._base_manager.filter(pk=obj.pk).update(**{veld: oud})


def test_names_of_the_network_and_of_an_organisation_are_named_with_their_place(wereld):
    project = wereld.d["project"]
    type(project).objects.filter(pk=project.pk).update(titel=f"Huis {VREEMD}")
    (plek,) = niet_te_tonen_plekken(_wie(wereld))

    assert plek.url == project.get_absolute_url()
    assert f"‘{VREEMD}’ (U+6F22)" in plek.zin


def test_the_number_of_queries_does_not_depend_on_what_was_written(wereld):
    wie = _wie(wereld)
    niet_te_tonen_plekken(wie)
    aantallen = []
    for erbij in (0, 30):
        LeervraagFactory.create_batch(erbij, netwerk=wereld.netwerk)
        with CaptureQueriesContext(connection) as gevraagd:
            niet_te_tonen_plekken(wie)
        aantallen.append(len(gevraagd))
    assert aantallen[0] == aantallen[1] < 70


# --- which report, and where to go ----------------------------------------------------------------------------------


@pytest.fixture
def twee_periodes():
    """A network with one strange letter in a meeting of the first quarter of 2022 and another in one of the second."""
    netwerk = NetwerkFactory(start=date(2022, 1, 1), einde=date(2022, 12, 31), onderdelen=["sessies", "rapporten"])
    for maand, teken in ((2, "漢"), (5, "字")):
        SessieFactory(
            netwerk=netwerk, titel=f"Dag {teken} in maand {maand}", begint_op=moment(2022, maand, 10), status="gehouden"
        )
    return netwerk


def test_only_texts_of_the_chosen_report_are_named(twee_periodes):
    wie = toegang(iemand("netwerkbegeleider", twee_periodes), twee_periodes)

    def tekens(soort, periode=""):
        rapport = Rapport(netwerk=twee_periodes, soort=soort, periode=periode, titel="R")
        return [plek.tekens for plek in niet_te_tonen_plekken(wie, rapport)]

    assert tekens("kwartaal", "2022-Q1") == [("漢",), ("字",)], "the meeting that comes stands in it"
    assert tekens("kwartaal", "2022-Q2") == [("字",)]
    assert tekens("kwartaal", "2022-Q3") == []
    assert niet_te_tonen_plekken(wie) != []


def test_the_page_names_what_the_chosen_report_would_lose_and_follows_the_choice(twee_periodes, client):
    client.force_login(iemand("netwerkbegeleider", twee_periodes))
    pad = f"/{twee_periodes.slug}/rapporten/vraag-aan/"

    eerst = client.get(pad, {"soort": "kwartaal", "periode": "2022-Q1"}).content.decode()
    dan = client.get(pad, {"soort": "kwartaal", "periode": "2022-Q2"}).content.decode()

    assert ("U+6F22" in eerst, "U+5B57" in eerst) == (True, True)
    assert ("U+6F22" in dan, "U+5B57" in dan) == (False, True)
    assert "Niet elk teken past in dit kwartaalrapport (2022-Q2)." in dan
    assert 'hx-trigger="change from:main" hx-select="#letters"' in dan
    assert "Niet elk teken" not in client.get(pad, {"soort": "kwartaal", "periode": "2022-Q3"}).content.decode()
    assert client.get(pad, {"soort": "kwartaal", "periode": "onzin"}).status_code == 200


def test_the_page_looks_through_all_texts_once_until_something_happens(
    twee_periodes, client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(Standen, "haal", BEWAARD)
    client.force_login(iemand("netwerkbegeleider", twee_periodes))
    pad = f"/{twee_periodes.slug}/rapporten/vraag-aan/?soort=kwartaal&periode=2022-Q2"
    assert "U+5B57" in client.get(pad).content.decode()

    with django_assert_max_num_queries(10):
        assert "U+5B57" in client.get(pad).content.decode()

    with transaction.atomic():
        twee_periodes.sessies.update(titel="Zonder vreemde tekens", doel="")
        leg_vast("sessie.gewijzigd", onderwerp=twee_periodes.sessies.first(), door=None)
    assert "U+5B57" not in client.get(pad).content.decode()


def test_one_place_is_named_once_with_all_its_characters(twee_periodes):
    sessie = twee_periodes.sessies.order_by("begint_op").first()
    for nummer in (1, 2):
        Actiepunt.objects.create(
            netwerk=twee_periodes, sessie=sessie, wie="x", tekst=f"Punt {nummer} 漢 of 字", tegen=date(2022, 3, 1)
        )
    wie = toegang(iemand("netwerkbegeleider", twee_periodes), twee_periodes)

    plekken = niet_te_tonen_plekken(wie)

    assert len({plek.url for plek in plekken}) == len(plekken) == 3
    assert {p.tekens for p in plekken if p.url == f"{sessie.get_absolute_url()}#actiepunten"} == {("漢", "字")}


def test_every_place_leads_to_a_page_that_opens(wereld, client, subtests):
    """For who sets the network up and for who pays for it: a link that opens, or for the second no link at all."""
    for rol in ("netwerkbegeleider", "opdrachtgever"):
        wie = toegang(wereld.mensen[rol], wereld.netwerk)
        client.force_login(wereld.mensen[rol])
        for model in letters._modellen():
            if (rij := letters._rijen(model, wie).first()) is None:
                continue
            with subtests.test(f"{rol} {model.__name__}"):
                adres = letters.adres_van(rij, wie)
                assert adres or rol == "opdrachtgever"
                assert not adres or client.get(adres.partition("#")[0]).status_code == 200
