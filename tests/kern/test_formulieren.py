"""What a field cannot hold is refused with a sentence, never cut; browser and server count the same."""

import re

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import DjangoTemplates
from django.urls import reverse
from django.utils.safestring import mark_safe

from kern.kiezers import Mailveld, Webadresveld
from kern.velden import VAN_ONS
from sessies.models import Sessie
from tests.fabrieken.netwerken import NetwerkFactory, iemand

TEAMS = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_"
    + "N2Y4" * 40
    + "%40thread.v2/0?context=%7b%22Tid%22%3a%22"
)


class Proef(forms.Form):
    kort = forms.CharField(max_length=5)
    tekst = forms.CharField(max_length=5, widget=forms.Textarea)
    adres = Webadresveld(max_length=2000, assume_scheme="https")
    mail = Mailveld(max_length=254, required=False)


def test_no_field_cuts_what_is_pasted():
    html = Proef().as_p()

    assert "maxlength" not in html
    assert html.count('data-hoogstens="5"') == 2
    assert 'data-hoogstens="2000"' in html


def test_too_long_says_how_long_it_is_and_keeps_it():
    form = Proef({"kort": "zes en meer", "tekst": "één\n", "adres": "https://x.example"})

    assert form.errors == {
        "kort": ["Dit is te lang: er mogen hoogstens 5 tekens staan, en het zijn er 11. Kort het zelf in."]
    }
    assert 'value="zes en meer"' in str(form["kort"])


def test_an_address_that_is_too_long_is_told_so_alone():
    form = Proef(
        {"kort": "a", "tekst": "b", "adres": "https://x.example/" + "a" * 3000, "mail": "a" * 400 + "@x.example"}
    )

    assert form.errors == {
        "adres": ["Dit is te lang: er mogen hoogstens 2.000 tekens staan, en het zijn er 3.018. Kort het zelf in."],
        "mail": ["Dit is te lang: er mogen hoogstens 254 tekens staan, en het zijn er 410. Kort het zelf in."],
    }


def test_a_model_says_of_a_long_address_what_the_form_says():
    with pytest.raises(ValidationError) as fout:
        Sessie._meta.get_field("online_adres").clean("https://x.example/" + "a" * 3000, None)

    assert fout.value.messages == [
        "Dit is te lang: er mogen hoogstens 2.000 tekens staan, en het zijn er 3.018. Kort het zelf in."
    ]


def test_every_form_asks_an_address_with_the_field_that_says_one_thing():
    formulieren = [form for form in _alle(forms.BaseForm) if form.__module__.partition(".")[0] in VAN_ONS]
    velden = [
        (form.__qualname__, naam)
        for form in formulieren
        for naam, veld in form.base_fields.items()
        if isinstance(veld, forms.URLField | forms.EmailField) and not isinstance(veld, Webadresveld | Mailveld)
    ]

    assert formulieren
    assert velden == []


def _alle(soort):
    return {onder for kind in soort.__subclasses__() for onder in (kind, *_alle(kind)) if hasattr(kind, "base_fields")}


@pytest.mark.django_db
def test_a_line_break_counts_as_one_for_the_server_as_for_the_browser(client):
    client.force_login(iemand("netwerkbegeleider", NetwerkFactory(slug="proefnet")))

    def fouten(tekst):
        antwoord = client.post(reverse("sessies:breng-in", kwargs={"netwerk": "proefnet"}), {"woorden": tekst})
        return antwoord.context["form"].errors.get("woorden", []) if antwoord.status_code == 200 else []

    assert fouten("ab\r\n" * 600 + "c" * 200) == []
    assert fouten("ab\r\n" * 600 + "c" * 201) == ["Hou het bij 2.000 tekens. De rest vertel je wanneer we bellen."]


@pytest.mark.django_db
def test_an_ordinary_teams_address_is_kept_whole(client):
    client.force_login(iemand("netwerkbegeleider", NetwerkFactory(slug="proefnet")))
    velden = {
        "titel": "Op afstand", "soort": "netwerksessie", "datum": "2030-03-05", "begintijd": "10:00", "eindtijd": "12:00",
        "vorm": "online", "online_adres": TEAMS,
    }  # fmt: skip

    antwoord = client.post(reverse("sessies:plan", kwargs={"netwerk": "proefnet"}), velden)

    assert antwoord.status_code == 302
    assert Sessie.objects.get().online_adres == TEAMS
    assert len(TEAMS) > 200


def test_every_address_that_is_stored_may_be_long():
    adressen = [
        veld
        for app in VAN_ONS
        for model in apps.get_app_config(app).get_models()
        for veld in model._meta.local_fields
        if isinstance(veld, models.URLField)
    ]

    assert adressen
    assert [str(veld) for veld in adressen if veld.max_length < 2000] == []


class Keuzes(forms.Form):
    """Every shape of a list: groups, what is chosen, nothing, a number, a word that looks like markup."""

    groep = forms.ChoiceField(choices=[("", "Kies …"), ("A & B", [("a", "<b>vet</b>"), ("'", 'een "woord"')])])
    getal = forms.TypedChoiceField(choices=[(2026, "in 2026"), (None, "geen")], required=False)
    veilig = forms.ChoiceField(
        choices=[("x", mark_safe("<i>x</i>"))],
        widget=forms.Select(attrs={"data-x": 'y"', "multiple": False, "hidden": True}),
    )


@pytest.mark.parametrize("data", [None, {"groep": "'", "getal": "2026"}])
def test_a_list_of_choices_is_drawn_as_django_draws_it(data):
    van_ons, van_django = Keuzes(data), Keuzes(data, renderer=DjangoTemplates())

    for veld in van_ons:
        assert re.sub(r"\s*\n\s*", "", str(veld)) == re.sub(r"\s*\n\s*", "", str(van_django[veld.name]))
