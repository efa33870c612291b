import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.urls import reverse

from kern import kiezers
from kern.csvbestand import csv_antwoord, veilig
from kern.datums import GEEN_DAG
from kern.kiezers import Dagveld, Dragerveld, Meerkeuzeveld, als_drager, gekozen_eerst, zoek_keuzes
from netwerken.models import Netwerkorganisatie, Organisatie
from tests.fabrieken.netwerken import NetwerkFactory, NetwerkorganisatieFactory, OrganisatieFactory, iemand
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


class Lang(forms.Form):
    wie = forms.ChoiceField(choices=[("", "kies …"), ("Groep", [(str(n), f"Économie {n}") for n in range(250)])])


def test_a_long_list_carries_what_is_chosen_and_says_without_script_where_the_rest_is():
    form = Lang({"wie": "7"})
    form.fields["wie"].widget.attrs["data-zoek"] = "wie"

    assert re.findall(r'value="(\d*)"', str(form["wie"])) == ["", "7"]
    assert '<noscript><p class="ln-small mt-1 mb-0"><a class="ln-plain" href="?lijst=wie">Toon alle 251' in str(
        form["wie"]
    )
    assert form.is_valid()
    assert len(re.findall("<option", str(Lang()["wie"]))) == 251, "nobody said that it may be searched"


@pytest.mark.parametrize("keuzes", [[("", "kies …"), ("1", "een")], [(str(n), f"nummer {n}") for n in range(300)]])
def test_a_list_that_is_short_or_where_something_is_always_chosen_stays_as_it_is(keuzes):
    form = Lang()
    form.fields["wie"].choices = keuzes
    form.fields["wie"].widget.attrs["data-zoek"] = "wie"

    assert "data-zoek" not in str(form["wie"])
    assert str(form["wie"]).count("<option") == len(keuzes)


def test_choices_are_found_by_parts_of_words_whatever_their_accents_and_at_most_twenty():
    veld = Lang().fields["wie"]

    assert zoek_keuzes(veld, "249 econ") == [{"waarde": "249", "tekst": "Économie 249", "groep": "Groep"}]
    assert zoek_keuzes(veld, "groep ÉCO 13")[0]["waarde"] == "13"
    assert [k["waarde"] for k in zoek_keuzes(veld, "")] == [str(n) for n in range(20)]
    assert zoek_keuzes(veld, "bestaat niet") == []


@pytest.fixture
def veel(client):
    """A network of two hundred and fifty organisations, and one organisation elsewhere."""
    netwerk = NetwerkFactory()
    organisaties = Organisatie.objects.bulk_create(
        Organisatie(naam=f"Organisatie {n:03}", vergelijk=f"organisatie {n:03}") for n in range(250)
    )
    Netwerkorganisatie.objects.bulk_create(
        Netwerkorganisatie(netwerk=netwerk, organisatie=organisatie) for organisatie in organisaties
    )
    NetwerkorganisatieFactory(organisatie__naam="Organisatie van elders")
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return reverse("sessies:plan", kwargs={"netwerk": netwerk.slug})


def gastheren(antwoord):
    lijst = re.search(r'<select name="gastheer".*?</select>', antwoord.content.decode(), re.DOTALL)
    return lijst.group(0).count("<option")


@pytest.mark.django_db
def test_a_form_with_many_organisations_finds_them_on_the_server_among_its_own(veel, client):
    assert gastheren(client.get(veel)) == 1
    assert gastheren(client.get(veel, {"lijst": "gastheer"})) == 251
    gevonden = client.get(veel, {"kies": "gastheer", "q": "SATIE 249"}).json()["keuzes"]
    assert [keuze["tekst"] for keuze in gevonden] == ["Organisatie 249"]
    assert len(client.get(veel, {"kies": "gastheer"}).json()["keuzes"]) == 20
    assert client.get(veel, {"kies": "gastheer", "q": "elders"}).json() == {"keuzes": []}


def vakjes(antwoord):
    bak = re.search(r'<fieldset id="div_id_inbreng".*?</fieldset>', antwoord.content.decode(), re.DOTALL)[0]
    return re.findall(r'name="inbreng" value="(\d+)"', bak), bak


@pytest.mark.django_db
def test_many_boxes_are_found_on_the_server_and_the_page_carries_the_chosen_alone(veel, client):
    een, twee = Organisatie.objects.filter(netwerkorganisaties__netwerk__slug=veel.split("/")[1])[40:42]
    elders = Organisatie.objects.get(naam="Organisatie van elders")

    leeg, bak = vakjes(client.get(veel))
    assert (leeg, len(vakjes(client.get(veel, {"lijst": "inbreng"}))[0])) == ([], 250)
    assert 'data-zoek="inbreng" data-naam="inbreng" data-eerste="id_inbreng_0"' in bak
    assert '<a class="ln-plain" href="?lijst=inbreng">Toon alle 250 keuzes</a>' in bak
    gevonden = client.get(veel, {"kies": "inbreng", "q": "satie 249"}).json()["keuzes"]
    assert [keuze["tekst"] for keuze in gevonden] == ["Organisatie 249"]
    assert client.get(veel, {"kies": "inbreng", "q": "elders"}).json() == {"keuzes": []}
    getypt = {"titel": "", "inbreng": [een.pk, twee.pk, elders.pk, "x", "9" * 30]}
    gekozen, bak = vakjes(client.post(veel, getypt))
    assert (gekozen, bak.count("checked")) == ([str(een.pk), str(twee.pk)], 2)


@pytest.mark.django_db
def test_few_boxes_stand_on_the_page_and_ask_one_query(client, django_assert_num_queries):
    netwerk = NetwerkFactory()
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    veld = Meerkeuzeveld(
        Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk), widget=forms.CheckboxSelectMultiple
    )
    veld.zoek = "wie"
    form = type("F", (forms.Form,), {"wie": veld})(initial={"wie": [organisatie.pk]})

    with django_assert_num_queries(1):
        bak = kiezers.vakjes(form["wie"])

    assert ([vakje.data["value"].value for vakje in bak.rij], bak.zoek, bak.meer) == ([organisatie.pk], "", 0)


@pytest.mark.django_db
def test_choices_are_told_to_who_may_fill_the_form_alone(veel, client):
    vraag = {"kies": "gastheer", "q": "organisatie"}
    netwerk = Netwerkorganisatie.objects.first().netwerk

    assert client.get(veel, {"kies": "titel"}).status_code == 404
    assert client.get(veel, {"kies": "bestaat_niet"}).status_code == 404
    client.force_login(iemand("lid", netwerk))
    assert client.get(veel, vraag).status_code == 403
    client.force_login(iemand("netwerkbegeleider", NetwerkFactory()))
    assert client.get(veel, vraag).status_code == 404
    client.logout()
    assert client.get(veel, vraag).status_code == 302


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
