from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms

from kern.csvbestand import csv_antwoord, veilig
from kern.datums import GEEN_DAG
from kern.kiezers import Dagveld, Dragerveld, als_drager, gekozen_eerst
from netwerken.models import Organisatie
from tests.fabrieken.netwerken import OrganisatieFactory
from tests.fabrieken.projecten import ProjectFactory


class Proefform(forms.Form):
    wie = Dragerveld(required=False)
    dag = Dagveld(required=False)


@pytest.mark.django_db
def test_dragerveld_gives_the_object_and_forgets_what_another_form_offered():
    project, organisatie = ProjectFactory(), OrganisatieFactory()
    een, twee = Proefform({"wie": f"project:{project.pk}"}), Proefform({"wie": f"project:{project.pk}"})
    een.fields["wie"].bied_aan({"Projecten": [project], "Organisaties": []})
    twee.fields["wie"].bied_aan({"Organisaties": [organisatie]})

    assert een.is_valid()
    assert als_drager(een.cleaned_data["wie"]) == {"project": project, "organisatie": None}
    assert twee.errors == {"wie": ["Kies iemand uit de lijst."]}
    assert list(twee.fields["wie"].objecten.values()) == [organisatie]
    assert als_drager(None) == {"project": None, "organisatie": None}


def test_dagveld_says_in_dutch_what_a_day_looks_like():
    assert Proefform({"dag": "ooit"}).errors == {"dag": [GEEN_DAG]}


@pytest.mark.django_db
def test_gekozen_eerst_puts_the_chosen_on_top():
    a, b, c = (OrganisatieFactory(naam=naam) for naam in "abc")

    assert list(gekozen_eerst(Organisatie.objects.all(), [c.pk])) == [c, a, b]
    assert list(gekozen_eerst(Organisatie.objects.order_by("-naam"), [b.pk])) == [b, c, a]
    assert list(gekozen_eerst(Organisatie.objects.all(), ["kwaad"])) == [a, b, c]


@pytest.mark.parametrize(
    ("waarde", "cel"),
    [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2", "'-2"), ("@som", "'@som"), ("\tx", "'\tx"), ("\r\n=1", "'\r\n=1"),
        ("  =1", "'  =1"), ("gewoon", "gewoon"), ("a=b", "a=b"), (None, ""), (True, "ja"), (False, "nee"), (-3, "-3"),
        (Decimal("-1234.50"), "-1234,50"), (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 12, 30, tzinfo=UTC), "2026-03-02 13:30"),
    ],
)  # fmt: skip
def test_cell_is_never_a_formula(waarde, cel):
    assert veilig(waarde) == cel


def test_csv_quotes_what_holds_a_separator():
    antwoord = csv_antwoord("lijst", ("a", "b"), [("x;y", 'zei "ja"'), ("regel\nmeer", 1)])

    assert antwoord["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert antwoord.getvalue().decode() == '\ufeffa;b\r\n"x;y";"zei ""ja"""\r\n"regel\nmeer";1\r\n'
