"""One word for one thing: the table of chosen words in docs/woordenlijst.md holds for pages, sentences and the demonstration."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
APPS = (
    "kern",
    "netwerken",
    "projecten",
    "sessies",
    "prikken",
    "deelname",
    "piloten",
    "kennis",
    "rapportage",
    "lerend_netwerk",
)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
COMMENTAAR = re.compile(r"{% comment %}.*?{% endcomment %}|<!--.*?-->|<(style|script)\b.*?</\1>", re.DOTALL)
ATTRIBUUT = re.compile(r'(?:aria-label|data-label|title|placeholder|alt|data-bevestig(?:-ja)?)="([^"]*)"')
GAT = "\x00"  # where the template puts in what it does not say itself


def _gekozen() -> list[tuple[str, re.Pattern[str], frozenset[str]]]:
    """The chosen word, a pattern that it replaces, and the files in which that means something else."""
    tabel = (WORTEL / "docs/woordenlijst.md").read_text(encoding="utf-8").partition("## Gekozen woorden")[2]
    uit = []
    for regel in tabel.splitlines():
        cellen = [cel.strip().replace(r"\|", "|") for cel in re.split(r"(?<!\\)\|", regel)[1:-1]]
        if len(cellen) == 4 and "`" in cellen[1]:
            behalve = frozenset(re.findall(r"`([^`]+)`", cellen[3]))
            uit += [(cellen[0], re.compile(patroon), behalve) for patroon in re.findall(r"`([^`]+)`", cellen[1])]
    return uit


def _van_sjabloon(tekst: str) -> Iterator[str]:
    """What a template says: the text between its tags, and what attributes say aloud."""
    tekst = TAG.sub(GAT, COMMENTAAR.sub("", tekst))
    yield from ATTRIBUUT.findall(tekst)
    yield from re.split(r"<[^>]*>", tekst)


def _van_code(tekst: str) -> Iterator[str]:
    """The strings of a module, without its docstrings and the words in which code speaks to code."""
    boom = ast.parse(tekst)
    uitleg = {
        id(knoop.body[0].value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and knoop.body
        and isinstance(knoop.body[0], ast.Expr)
    }
    delen = {id(deel) for knoop in ast.walk(boom) if isinstance(knoop, ast.JoinedStr) for deel in knoop.values}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.JoinedStr):
            yield "".join(deel.value if isinstance(deel, ast.Constant) else GAT for deel in knoop.values)
        elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in uitleg | delen:
            yield knoop.value


def _van_demonstratie(tekst: str) -> Iterator[str]:
    yield from re.findall(r'^titel = "(.*)"$', tekst, re.MULTILINE)


def _gezegd() -> Iterator[tuple[str, str]]:
    """Every sentence of the product, with its file."""
    for pad in sorted((WORTEL / "templates").rglob("*.*")):
        yield from ((str(pad.relative_to(WORTEL)), zin) for zin in _van_sjabloon(pad.read_text(encoding="utf-8")))
    for app in APPS:
        for pad in sorted((WORTEL / app).rglob("*.py")):
            if "migrations" not in pad.parts:
                yield from ((str(pad.relative_to(WORTEL)), zin) for zin in _van_code(pad.read_text(encoding="utf-8")))
    for pad in sorted((WORTEL / "lerend_netwerk/demo").rglob("*.toml")):
        yield from ((str(pad.relative_to(WORTEL)), zin) for zin in _van_demonstratie(pad.read_text(encoding="utf-8")))


def _fouten(gezegd: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """What is said otherwise than the table asks: the file, what stands there, the chosen word."""
    kaal = [(pad, " ".join(unescape(zin).split())) for pad, zin in gezegd]
    return [
        (pad, treffer[0].strip(GAT), woord)
        for woord, patroon, behalve in _gekozen()
        for pad, zin in kaal
        if pad not in behalve and (treffer := patroon.search(zin))
    ]


def test_the_product_says_the_chosen_words():
    assert _fouten(list(_gezegd())) == []


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("<th scope='col'>Stand</th>", "toestand"),
        ('<td data-label="Fase"></td>', "toestand"),
        ("<a>Pas {{ wat }} aan</a><b>Pas het besluit aan</b>", "wijzig"),
        ("<p>Dit mag je niet doen.</p>", "dit kan niet, of: dit doet iemand anders"),
        ("<p>Deze link werkt niet (meer).</p>", "niet meer, of: nog niet"),
        ("<p>Kies vraag(en).</p>", "enkelvoud of meervoud"),
        ("<p>een orgaan en/of een groep</p>", "of"),
        ("<li>Waarvan decentraal</li>", "een naam die alleen kan staan"),
        ("<p>Deze bladzijde hoort bij het werk van iemand anders.</p>", "pagina"),
    ],
)
def test_a_word_that_was_not_chosen_is_found(tekst, woord):
    assert [fout[2] for fout in _fouten([("x.html", zin) for zin in _van_sjabloon(tekst)])] == [woord]


def test_a_sentence_in_code_is_read_and_its_docstring_is_not():
    code = 'def f(x):\n    """Pas het besluit aan."""\n    return f"Pas {x} aan" + "Het is aangepast."\n'
    assert sorted(_van_code(code)) == ["Het is aangepast.", f"Pas {GAT} aan"]


def test_the_name_of_the_order_and_the_value_of_a_target_stay():
    assert _fouten([("x.html", "Stand van de opdracht"), ("templates/pdf/kwartaal/doelen.html", "Stand")]) == []
