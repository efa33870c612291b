"""A text with a little markup: what it may do, what it never does, and that a text without any stays what it was."""

import re
import time
from importlib import import_module

import pytest
from django.forms import ModelForm
from django.template.defaultfilters import linebreaks
from django.utils.html import urlize
from hypothesis import given, settings
from hypothesis import strategies as st

from kern.rijkelezen import heeft_opmaak
from kern.rijketekst import als_html, als_pdf, als_tekst, als_zin, is_een_alinea, op_een_regel, voeg_samen
from kern.velden import VAN_ONS, RichTextField


def plat(html: str) -> str:
    return re.sub(r"\n", "", html)


@pytest.mark.parametrize(
    ("bron", "html"),
    [
        ("**vet** en *schuin*, _ook_", "<p><strong>vet</strong> en <em>schuin</em>, <em>ook</em></p>"),
        ("een\ntwee\n\ndrie", "<p>een<br>twee</p><p>drie</p>"),
        ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("Erbij:\n- OCMW\n- VDAB\nDaarna", "<p>Erbij:</p><ul><li>OCMW</li><li>VDAB</li></ul><p>Daarna</p>"),
        ("1. een\n3. drie", '<ol><li>een</li><li value="3">drie</li></ol>'),
        ("1. een\n1. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("4) vier", '<ol start="4"><li>vier</li></ol>'),
        ("> gezegd\nverder", "<blockquote><p>gezegd</p></blockquote><p>verder</p>"),
        (
            "[de site](https://vb.example/a_b_?x=1&y=2)",
            '<p><a href="https://vb.example/a_b_?x=1&amp;y=2" rel="nofollow noopener">de site</a></p>',
        ),
        ("[leeg]()", "<p>leeg</p>"),
        (
            "[schrijf](mailto:info@vb.example)",
            '<p><a href="mailto:info@vb.example" rel="nofollow noopener">schrijf</a></p>',
        ),
        (
            "zie https://vb.example/_a_/b*c* nu",
            '<p>zie <a href="https://vb.example/_a_/b*c*" rel="nofollow noopener">https://vb.example/_a_/b*c*</a> nu</p>',
        ),
        (
            "| Wat | Aantal |\n|---|--:|\n| **a** | 3 |\nerna",
            (
                '<div class="ln-teksttabel" tabindex="0" role="region" aria-label="Tabel"><table><thead><tr>'
                '<th scope="col">Wat</th><th scope="col" class="num">Aantal</th></tr></thead><tbody><tr>'
                '<td><strong>a</strong></td><td class="num">3</td></tr></tbody></table></div><p>erna</p>'
            ),
        ),
    ],
)
def test_what_is_allowed_becomes_markup(bron: str, html: str) -> None:
    assert plat(als_html(bron)) == html


@pytest.mark.parametrize(
    "bron",
    [
        "2022. Het jaar van de start",
        "* noot bij de tabel",
        "+ 5 procent",
        "> 50 jaar: 12 deelnemers",
        "#1 van de lijst",
        "#",
        "---",
        "- - -",
        "```",
        "    ver ingesprongen".strip(),
        "collega*s en medewerk*ster",
        "2*3*4 en a_b_c",
        "&amp; en &lt;b&gt;",
        "[x](javascript:alert(1))",
        "[x](//elders.example)",
        "[x](/pad)",
        "[x](data:text/html;base64,AAAA)",
        "[een]: https",
        "| geen | tabel |",
        "1.5 uur",
        "12.30 uur",
    ],
)
def test_what_people_mean_as_text_stays_text(bron: str) -> None:
    assert plat(als_html(bron)) == plat(linebreaks(urlize(bron, autoescape=True), autoescape=False))
    assert als_tekst(bron) == bron


def test_html_and_images_are_shown_as_they_were_typed() -> None:
    assert als_html('<script>alert(1)</script> <b onclick="x">') == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&quot;x&quot;&gt;</p>\n"
    )
    assert "<img" not in als_html("![kat](https://vb.example/kat.png)")
    assert "![kat](" in als_html("![kat](https://vb.example/kat.png)")


TOEGELATEN = re.compile(
    r'</?(?:p|em|strong|ul|ol|blockquote|table|thead|tbody|tr|h[3-6]|th|td|li|div|a)>|<br>|<ol start="\d+">|<li value="\d+">'
    r'|<th scope="col"(?: class="num")?>|<td class="num">|<div class="ln-teksttabel" tabindex="0" role="region" aria-label="Tabel">'
    r'|<a href="(?:https?://|mailto:)[^"<>]*" rel="nofollow noopener">'
)
TEKENS = st.text(alphabet="ab1.:/ \n-*_#[]()|>\\<&\"'!@`~=+", max_size=80)
LINKS = st.lists(
    st.sampled_from(
        ["[a](", "javascript:x", "https://a.be", ")", "mailto:", '"', "<", ">", " ", "|", "\n", "|--|", "**"]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEKENS, LINKS))
def test_no_text_makes_anything_but_what_is_on_the_list(bron: str) -> None:
    rest = TOEGELATEN.sub("", als_html(bron))
    assert not re.search("[<>]", rest)
    als_pdf(bron)
    als_tekst(bron)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab ,.:?!()'\n2-", max_size=60))
def test_a_text_without_markup_looks_as_before(bron: str) -> None:
    if heeft_opmaak(bron) or re.search(r"[ ]\n|\n ", bron):
        return
    bron = bron.strip()
    assert plat(als_html(bron)) == (plat(linebreaks(urlize(bron, autoescape=True), autoescape=False)) if bron else "")
    assert als_tekst(bron) == bron


def test_headings_follow_the_outline_of_the_page() -> None:
    bron = "### diep eerst\n# hoog\n### onder\n## ernaast\n#### nog"
    assert re.findall(r"<h\d", als_html(bron, 3)) == ["<h3", "<h3", "<h4", "<h4", "<h5"]
    assert re.findall(r"<h\d", als_html(bron, 6)) == ["<h6"] * 5
    assert als_pdf("## kop") == '<h1 class="tekstkop">kop</h1>\n'


def test_on_paper_a_line_is_a_paragraph_and_an_address_is_printed() -> None:
    assert als_pdf("een\ntwee **x\ny**", klasse="toel") == (
        '<p class="toel">een</p>\n<p class="toel">twee <strong>x<br>y</strong></p>\n'
    )
    assert als_pdf("[de site](https://vb.example/) en [https://vb.example](https://vb.example)") == (
        '<p><a href="https://vb.example/" rel="nofollow noopener">de site</a> (https://vb.example) en '
        '<a href="https://vb.example" rel="nofollow noopener">https://vb.example</a></p>\n'
    )
    assert als_pdf("| a |\n|---|\n| b |").startswith('<table class="teksttabel">')
    assert als_zin("**vet** [x](mailto:a@vb.example)") == (
        '<strong>vet</strong> <a href="mailto:a@vb.example" rel="nofollow noopener">x</a> (a@vb.example)'
    )


def test_without_markup_the_words_and_lines_remain() -> None:
    bron = "# Kop\n**vet** [x](https://a.example)\n\n- een\n  - diep\n- twee\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n> gezegd"
    assert als_tekst(bron) == "Kop\nvet x\n\n- een\n  - diep\n- twee\n\nA; B\n1; 2\n\ngezegd"
    assert als_tekst(bron, adressen=True).splitlines()[1] == "vet x (https://a.example)"
    assert op_een_regel(bron) == "Kop vet x · een · diep · twee A; B 1; 2 gezegd"
    assert als_tekst("1. een\n5. vijf\n   nog") == "1. een\n5. vijf\n   nog"


def test_one_paragraph_is_told_from_more() -> None:
    assert is_een_alinea("een **zin**")
    assert not any(map(is_een_alinea, ("een\ntwee", "een\n\ntwee", "- een", "# kop", "")))


def test_paragraphs_kept_one_by_one_become_one_text() -> None:
    assert (
        voeg_samen(["Eerst", "- een", "- twee", "Daarna", "| a |", "|--|"])
        == "Eerst\n\n- een\n- twee\n\nDaarna\n\n| a |\n|--|"
    )


@pytest.mark.parametrize(
    "stuk", ["[", "*", "_*a", "[a](", "> ", "- a\n", "|a", "\\", "**a ", "a** **b", "![", "://", "<a@"]
)
def test_no_text_keeps_a_page_waiting(stuk: str) -> None:
    """What grows faster than the text would take minutes here; the longest text there can be takes some seconds."""
    bron = (stuk * 20_000)[:20_000]
    begin = time.process_time()
    als_html(bron)
    als_tekst(bron)
    assert time.process_time() - begin < 6


def test_every_form_of_a_field_with_markup_gives_it_the_buttons() -> None:
    """A form of a model takes its box from the field; a new form cannot forget the buttons."""
    import_module("lerend_netwerk.urls")  # every page, and so every form
    zonder = [
        f"{form.__module__}.{form.__name__}.{naam}"
        for form in _modelformulieren(ModelForm)
        for naam, veld in form.base_fields.items()
        if isinstance(_veld_van(form, naam), RichTextField) and "data-rijk" not in veld.widget.attrs
    ]
    assert zonder == []


def _modelformulieren(klasse: type[ModelForm]) -> list[type[ModelForm]]:
    eigen = [k for k in klasse.__subclasses__() if k.__module__.split(".")[0] in VAN_ONS]
    return [*eigen, *(dieper for k in klasse.__subclasses__() for dieper in _modelformulieren(k))]


def _veld_van(form: type[ModelForm], naam: str) -> object:
    return next((v for v in form._meta.model._meta.local_fields if v.name == naam), None) if form._meta.model else None
