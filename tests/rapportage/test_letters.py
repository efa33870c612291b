"""The page where a report is asked names every character that the report cannot show, wherever it was typed."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from rapportage.overzicht import letters
from rapportage.overzicht.letters import NIET_GEDRUKT, niet_te_tonen_plekken, tekstvelden
from tests.aanval.formulieren import maak_rijk
from tests.fabrieken.netwerken import toegang
from tests.fabrieken.sessies import LeervraagFactory
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db
VREEMD = "漢"


@pytest.fixture
def wereld():
    return maak_rijk(maak_wereld())


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
