from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.http import QueryDict

from kern.conflict import vergelijk


class Groepformulier(forms.Form):
    name = forms.CharField(label="Naam")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "Aanbod"), ("groep", [("b", "Bezoek")])])
    dag = forms.DateField(label="Dag", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    zeker = forms.BooleanField(label="Zeker", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)


@pytest.fixture
def huidig():
    groep = Group(name="Hun naam")
    groep.soort, groep.dag, groep.zeker, groep.versie = "b", date(2026, 11, 22), False, 7
    groep.gewijzigd_op = None
    return groep


def formulier(**anders):
    data = {"name": "Mijn <b>naam</b>", "soort": "a", "dag": "2026-11-22", "versie": "6"} | anders
    vraag = QueryDict(mutable=True)
    vraag.update(data)
    return Groepformulier(vraag)


def test_alleen_wat_verschilt_wordt_naast_elkaar_gezet(db, huidig):
    conflict = vergelijk(formulier(), huidig, door="netwerkbegeleider")
    assert [v.veld.name for v in conflict.verschillen] == ["name", "soort"]
    assert {v.name for v in conflict.overige} == {"dag", "zeker", "versie"}
    naam, soort = conflict.verschillen
    assert (naam.jouw, naam.nu) == ("Mijn <b>naam</b>", "Hun naam")
    assert (soort.jouw, soort.nu, soort.jouw_ruw, soort.nu_ruw) == ("Aanbod", "Bezoek", "a", "b")
    assert conflict.door == "netwerkbegeleider"


def test_het_formulier_draagt_daarna_de_versie_die_er_staat(db, huidig):
    form = formulier()
    vergelijk(form, huidig)
    assert form["versie"].value() in (7, "7")
    assert form["name"].value() == "Mijn <b>naam</b>"


def test_dagen_en_ja_nee_staan_er_in_gewone_taal(db, huidig):
    conflict = vergelijk(formulier(dag="2026-12-24", zeker="on", name="Hun naam", soort="b"), huidig)
    dag, zeker = conflict.verschillen
    assert dag.nu == "zo\u00a022\u00a0nov\u00a02026"
    assert dag.nu_ruw == "2026-11-22"
    assert (zeker.jouw, zeker.nu) == ("ja", "nee")


def test_zonder_verschil_blijft_alles_verborgen_meereizen(db, huidig):
    conflict = vergelijk(formulier(name="Hun naam", soort="b"), huidig)
    assert conflict.verschillen == []


def test_de_pagina_toont_de_woorden_als_tekst(db, huidig, rf):
    from django.template.loader import render_to_string

    form = formulier()
    html = render_to_string(
        "onderdelen/conflict.html", {"conflict": vergelijk(form, huidig), "form": form}, rf.get("/")
    )
    assert "Mijn &lt;b&gt;naam&lt;/b&gt;" in html
    assert "<b>naam" not in html
