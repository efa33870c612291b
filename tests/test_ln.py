"""The template tags of the house, and how a form reads for eyes and for a screen reader."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from kern.keten import STAPPEN, Schakel, Stap


def teken(bron, **context):
    return Template("{% load ln %}" + bron).render(Context(context))


def test_icoon_en_badge():
    assert "ikonen.svg#bell" in teken('{% icoon "bell" %}')
    assert 'aria-hidden="true"' in teken('{% icoon "bell" %}')
    html = teken('{% badge "late" tekst %}', tekst="<b>te laat</b>")
    assert "ln-badge--late" in html
    assert "#clock-history" in html
    assert "&lt;b&gt;te laat" in html
    assert "ln-badge--done" in teken('{% badge "onbekend" "x" %}')


def test_words_that_are_markup_and_the_same_words_that_are_not_stay_apart():
    als_tekst = teken('{% badge "ok" tekst %}', tekst="<b>x</b>")
    als_opmaak = teken('{% badge "ok" tekst %}', tekst=mark_safe("<b>x</b>"))

    assert "&lt;b&gt;x" in als_tekst
    assert "<b>x</b>" in als_opmaak
    assert teken('{% badge "ok" tekst %}', tekst="<b>x</b>") == als_tekst
    assert teken("{% badge b %}", b=("late", "stil", "bell")) == teken('{% badge "late" "stil" icoon="bell" %}')


def test_datum_en_blok():
    moment = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
    assert (
        teken("{% datum d %}", d=date(2026, 11, 20))
        == '<time datetime="2026-11-20">vr\u00a020\u00a0nov\u00a02026</time>'
    )
    assert "13.30" in teken('{% datum d "moment" %}', d=moment)
    assert teken("{% datum d %}", d=None) == ""
    assert "<b>20</b>" in teken("{% datumblok d %}", d=moment)


def test_filters():
    assert teken("{{ n|getal }} {{ n|euro }}", n=1234.5) == "1.234,5 €\u00a01.234,50"
    assert teken('{{ 4|meervoud:"vraag,vragen" }}') == "4\u00a0vragen"
    assert teken('{{ l|meervoud:"vraag,vragen" }}', l=[1]) == "1\u00a0vraag"
    assert teken("{{ a|tijdvak:b }}", a=None, b=None) == ""


def test_mag_vraagt_de_toegang():
    toegang = SimpleNamespace(mag=lambda recht, obj: recht == "a.b" and obj == 1)
    bron = '{% mag "a.b" obj as ja %}{{ ja }}'
    assert teken(bron, toegang=toegang, obj=1) == "True"
    assert teken(bron, toegang=toegang, obj=2) == "False"
    assert teken(bron, toegang=None, obj=1) == "False"


def test_url_met_filter_behoudt_de_rest(rf):
    request = rf.get("/?soort=a&page=3&q=%C3%A9+x")
    html = teken("{% url_met_filter page='' soort='b' %}", request=request)
    assert html == "?q=%C3%A9+x&amp;soort=b"


def test_keten_toont_zeven_stappen_in_volgorde():
    def schakels(n):
        return [Schakel("x", i, f"Stuk <{i}>", f"/x/{i}/", "noot") for i in range(n)]

    aantallen = [4, 1, 1, 0, 1, 0, 2]
    stappen = [Stap(*s, schakels(n), i == 2) for i, (s, n) in enumerate(zip(STAPPEN, aantallen, strict=True))]
    html = teken('{% keten stappen van="deze vraag" %}', stappen=stappen)
    assert re.findall(r'<li class="(is-\w+)"', html) == [
        "is-done",
        "is-done",
        "is-here",
        "is-open",
        "is-done",
        "is-open",
        "is-done",
    ]
    assert html.count('aria-current="step"') == 1
    assert "4\u00a0vragen" in html
    assert "2\u00a0aanbevelingen" in html
    assert "Stuk &lt;0&gt;" in html
    assert 'aria-label="Keten van deze vraag"' in html


def test_lege_keten_toont_niets():
    assert teken("{% keten stappen %}", stappen=[]).strip() == ""


def test_onderbalk_toont_de_rest_onder_meer():
    menu = [{"naam": n, "url": f"/{n}/", "icoon": "house", "actief": n == "d"} for n in "abcde"]
    html = render_to_string("kader/onderbalk.html", {"menu": menu, "menu_mobiel": menu[:3], "menu_meer": []})
    assert html.index("three-dots") < html.index("/d/")
    assert 'summary aria-current="true"' in html


def test_bladwijzer_kort_lange_reeksen_in(rf):
    html = render_to_string(
        "onderdelen/paginering.html", {"page_obj": Paginator(range(500), 10).page(20)}, rf.get("/?soort=a")
    )
    assert "?soort=a&amp;page=21" in html
    assert html.count("<li>") < 12
    assert "191–200 van 500" in html


class Proefformulier(forms.Form):
    titel = forms.CharField(label="Waar gaat het over?", max_length=20, help_text="Kort.")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "Aanbod")], required=False)
    delen = forms.ChoiceField(label="Delen", widget=forms.RadioSelect, choices=[("n", "Netwerk"), ("b", "Begeleider")])
    themas = forms.MultipleChoiceField(
        label="Thema's", required=False, widget=forms.CheckboxSelectMultiple, choices=[(1, "Een"), (2, "Twee")]
    )
    zeker = forms.BooleanField(label="Zeker", help_text="Kijk na.")
    tekst = forms.CharField(label="Tekst", widget=forms.Textarea, max_length=600, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delen"].keuzehulp = {"n": "Iedereen leest mee."}

    def clean(self):
        self.add_error(None, "Dit kan niet <samen>.")


@pytest.fixture
def html(rf):
    form = Proefformulier({"soort": "zzz", "versie": "1", "tekst": "<script>"})
    return render_to_string("onderdelen/formulier.html", {"form": form, "terug": "/x/", "concept": "c"}, rf.get("/"))


def test_een_fout_veld_is_voor_iedereen_te_vinden(html):
    veld = re.search(r"<input[^>]*id=\"id_titel\"[^>]*>", html)[0]
    assert 'aria-describedby="id_titel_helptext id_titel_error"' in veld
    assert 'aria-invalid="true"' in veld
    assert 'id="id_titel_helptext"' in html
    assert 'id="id_titel_error"' in html
    assert html.index("id_titel_helptext") < html.index('id_titel_error"><p') < html.index('id="id_titel"')


def test_de_samenvatting_leidt_naar_elk_veld(html):
    lijst = html[html.index('id="fouten"') : html.index("</ul>")]
    assert 'role="alert"' in html
    assert [*re.findall(r'href="#([^"]+)"', lijst)] == ["id_titel", "id_soort", "id_delen_0", "id_zeker"]
    assert "Waar gaat het over: " in lijst
    assert "Dit kan niet &lt;samen&gt;." in lijst
    for doel in re.findall(r'href="#([^"]+)"', lijst):
        assert f'id="{doel}"' in html


def test_wat_getypt_is_blijft_staan_en_is_tekst(html):
    assert "&lt;script&gt;</textarea>" in html
    assert 'name="versie" value="1"' in html


def test_verplicht_staat_erbij_en_niet_verplicht_niet(html):
    assert html.count("(verplicht)") == 2  # a box to tick says in its own words that it must be
    assert "(niet verplicht)" not in html
    assert "Hoogstens 600 tekens." in html


def test_keuzes_zijn_kaarten_met_hun_uitleg(html):
    assert html.count('class="ln-choice"') == 5
    assert "Iedereen leest mee." in html
    assert re.search(r"<fieldset[^>]*id=\"div_id_delen\"[^>]*aria-describedby=\"id_delen_error\"", html)


@pytest.mark.parametrize("sjabloon", ["uitnodiging", "leervraag_beantwoord"])
def test_post_draagt_het_merk_van_europa_alleen_met_europees_geld(sjabloon):
    def netwerk(*fondsen):
        return {"naam": "Proef", "korte_naam": "Proef", "europees": fondsen}

    gegevens = {"onderwerp": "Dag", "site_url": "http://x.example", "demo": True, "rol": "lid", "pad": "/p/",
                "nummer": "2026-001", "vraag": "Hoe <dan>?", "antwoord": "Zo."}  # fmt: skip
    for soort in ("html", "txt"):
        met = render_to_string(f"post/{sjabloon}.{soort}", gegevens | {"netwerk": netwerk("Europees Sociaal Fonds")})
        zonder = render_to_string(f"post/{sjabloon}.{soort}", gegevens | {"netwerk": netwerk()})
        assert "Europees Sociaal Fonds" in met
        assert "Europese Unie" not in zonder
        assert "Demonstratie, geen officieel document" in zonder
    if sjabloon == "leervraag_beantwoord":
        assert "Hoe &lt;dan&gt;?" in render_to_string(f"post/{sjabloon}.html", gegevens)
        assert "Hoe <dan>?" in render_to_string(f"post/{sjabloon}.txt", gegevens)


@pytest.mark.parametrize("sjabloon", ["400", "403", "403_csrf", "404", "500"])
def test_een_foutpagina_heeft_niets_nodig(sjabloon):
    html = render_to_string(f"{sjabloon}.html")
    assert "<h1" in html
    assert "ln-foot" in html
