"""What a domain function takes is a field of what it writes, and what a form asked arrives under the same name."""

import pytest

from kennis.domain.fiches import Fichevelden, Overnamevelden
from kennis.domain.signalen import Signaalvelden
from kennis.models import Fiche, Overname, Signaal
from kern.formulieren import velden_van
from piloten.domain.piloten import Pilootvelden
from piloten.models import Piloot
from projecten.domain.projecten import Initiatiefvelden, Oproepvelden, Projectthemas, Projectvelden
from projecten.models import Initiatief, Oproep, Project
from rapportage.domain.aanbevelingen import Aanbevelingvelden
from rapportage.domain.eindredactie import Eindredactievelden
from rapportage.domain.periodeteksten import Beslispuntvelden, Periodetekstvelden
from rapportage.domain.steun import Onderschrijvingvelden
from rapportage.models import Aanbeveling, Beslispunt, Eindredactie, Onderschrijving, Periodetekst
from sessies.domain.agenda import Agendaregel
from sessies.domain.sessies import Sessievelden
from sessies.models import Agendapunt, Sessie

PAREN = [
    (Aanbevelingvelden, Aanbeveling), (Agendaregel, Agendapunt), (Beslispuntvelden, Beslispunt),
    (Eindredactievelden, Eindredactie), (Onderschrijvingvelden, Onderschrijving), (Periodetekstvelden, Periodetekst), (Fichevelden, Fiche), (Initiatiefvelden, Initiatief), (Oproepvelden, Oproep),
    (Overnamevelden, Overname), (Pilootvelden, Piloot), (Projectthemas, Project), (Projectvelden, Project),
    (Sessievelden, Sessie), (Signaalvelden, Signaal),
]  # fmt: skip


@pytest.mark.parametrize(("velden", "model"), PAREN, ids=lambda wat: wat.__name__)
def test_every_field_that_is_taken_is_a_field_of_the_record(velden, model):
    assert set(velden.__annotations__) <= {veld.name for veld in model._meta.get_fields()}


def test_what_a_form_did_not_ask_stays_out_and_what_is_not_taken_too():
    schoon = {"titel": "Koffie aan de poort", "dosis": "", "versie": 3}
    assert velden_van(Pilootvelden, schoon) == {"titel": "Koffie aan de poort", "dosis": ""}
