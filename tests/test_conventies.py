"""House rules that a linter cannot know."""

import ast
import io
import re
import tokenize
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models

BASIS = Path(settings.BASE_DIR)
MODELLEN = [model for naam in settings.EIGEN_APPS for model in apps.get_app_config(naam).get_models()]
BRONNEN = [p for naam in settings.EIGEN_APPS for p in (BASIS / naam).rglob("*.py") if "migrations" not in p.parts]
TESTS = list((BASIS / "tests").rglob("*.py"))
SJABLONEN = list((BASIS / "templates").rglob("*.html"))
STIJLEN = [p for p in (BASIS / "static").rglob("*.css") if "vendor" not in p.parts]
MAX_REGELS, MAX_FUNCTIE = 400, 40


def pad_id(pad):
    return str(pad.relative_to(BASIS)) if isinstance(pad, Path) else None


def per_bestand(bestanden):
    return pytest.mark.parametrize("pad", sorted(bestanden), ids=pad_id)


@per_bestand(BRONNEN + TESTS + SJABLONEN)
def test_file_fits_in_a_head(pad):
    assert len(pad.read_text().splitlines()) <= MAX_REGELS


def lengte(functie):
    """The number of lines of what a function does: without its signature and its docstring."""
    eerste = functie.body[1] if ast.get_docstring(functie) and len(functie.body) > 1 else functie.body[0]
    return functie.end_lineno - eerste.lineno + 1


@per_bestand(BRONNEN)
def test_function_fits_in_a_head(pad):
    soorten = (ast.FunctionDef, ast.AsyncFunctionDef)
    functies = [k for k in ast.walk(ast.parse(pad.read_text())) if isinstance(k, soorten)]
    assert {f.name: n for f in functies if (n := lengte(f)) > MAX_FUNCTIE} == {}


def test_no_junk_drawer():
    namen = {"utils", "util", "helpers", "helper", "common", "misc", "diversen"}
    assert [pad_id(p) for p in BRONNEN if p.stem in namen or p.parent.name in namen] == []


@per_bestand(BRONNEN)
def test_nothing_is_left_unfinished(pad):
    onaf = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    assert onaf.findall(pad.read_text()) == []


@per_bestand(BRONNEN)
def test_our_apps_do_not_signal_each_other(pad):
    """What follows from an act is called by its name, so that a reader can find it."""
    assert not re.search(r"django\.db\.models\.signals|django\.dispatch", pad.read_text())


# The clock itself, the audit line (which keeps the real time beside the clock's) and the demo's "around today".
KLOKKEN = {"kern/klok.py", "kern/domain/audit.py", "lerend_netwerk/demo/verband.py"}


@per_bestand([p for p in BRONNEN if pad_id(p) not in KLOKKEN])
def test_there_is_one_clock(pad):
    assert not re.search(r"timezone\.now\(|datetime\.now\(|date\.today\(|auto_now", pad.read_text())


OPMAAK = re.compile(r"render_to_string|format_html|mark_safe|SafeString")
SCHRIJFT = re.compile(
    r"leg_vast|transaction\.atomic|force_insert|\bbewaar\(|objects\.(create|update_or_create|bulk_create)\("
)
MAILT = {"kern/domain/post.py"}  # a mail is written out when it is put in the outbox


@per_bestand([p for p in BRONNEN if "domain" in p.parts and pad_id(p) not in MAILT])
def test_what_changes_things_knows_no_markup(pad):
    assert OPMAAK.findall(pad.read_text()) == []


# the page machine itself, links without an account, the agenda (rows and not a form), and an address that is no period
ZELF = {"kern/views/antwoord.py", "kern/views/daad.py", "kern/views/reeks.py", "kern/views/samen.py", "kern/views/terug.py", "netwerken/views/uitnodiging.py", "sessies/views/links.py",
        "sessies/views/sessie.py", "rapportage/views/periode.py"}  # fmt: skip


@per_bestand([p for p in BRONNEN if "views" in p.parts and pad_id(p) not in ZELF])
def test_a_view_leaves_a_refusal_to_the_page_machine(pad):
    assert re.findall(r"except .*(?:DomainError|VersieConflict)| in str\(fout\)", pad.read_text()) == []


@per_bestand([p for p in BRONNEN if "overzicht" in p.parts])
def test_the_reading_room_changes_nothing(pad):
    assert SCHRIJFT.findall(pad.read_text()) == []


@per_bestand([p for p in BRONNEN if p.name == "aanmelding.py"])
def test_an_app_only_registers_in_its_registration(pad):
    soorten = {type(k).__name__ for k in ast.parse(pad.read_text()).body}
    functies = [k.name for k in ast.parse(pad.read_text()).body if isinstance(k, ast.FunctionDef)]
    assert (soorten, functies) == ({"Expr", "ImportFrom", "FunctionDef"}, ["meld_aan"])


@per_bestand(
    [p for p in BRONNEN if pad_id(p) not in {"kern/toegang.py", "kern/rechten.py", "lerend_netwerk/rechten.py"}]
)
def test_who_may_what_stands_in_the_table_of_rights(pad):
    """A role asked by name beside the table is a right that nobody can read there."""
    assert re.findall(r"\btoegang\.heeft\(|\.rollen\.", pad.read_text()) == []


# Each of these says why, on its own line or the one above; they only ever go down. Who brings one down, lowers its number.
HOOGSTENS = {"Any": 59, "type: ignore": 48}
_NEGEERT = re.compile(r"#\s*type: ignore(\[[^]]*\])?")


def _vrijgelaten(pad):
    """Where a file asks the types to look away, as (which, number of the line, does it say why)."""
    regels = pad.read_text().splitlines()
    tekens = list(tokenize.generate_tokens(io.StringIO(pad.read_text()).readline))
    uitleg = {
        t.start[0]: _NEGEERT.sub("", t.string).split("noqa:")[0].strip("# ")
        for t in tekens
        if t.type == tokenize.COMMENT
    }
    erboven = {nr: tekst for nr, tekst in uitleg.items() if regels[nr - 1].lstrip().startswith("#")}
    for teken in tekens:
        nr = teken.start[0]
        waarom = bool(uitleg.get(nr) or erboven.get(nr - 1))
        if teken.type == tokenize.NAME and teken.string == "Any" and "import" not in teken.line:
            yield "Any", nr, waarom
        if teken.type == tokenize.COMMENT and _NEGEERT.search(teken.string):
            yield "type: ignore", nr, waarom


@per_bestand(BRONNEN)
def test_where_types_catch_nothing_stands_why(pad):
    assert [(wat, nr) for wat, nr, waarom in _vrijgelaten(pad) if not waarom] == []


def test_types_that_catch_nothing_only_become_fewer():
    aantal = Counter(wat for pad in BRONNEN for wat, _, _ in _vrijgelaten(pad))
    assert all(aantal[wat] <= hoogstens for wat, hoogstens in HOOGSTENS.items()), aantal


@pytest.mark.parametrize("model", MODELLEN, ids=lambda m: m._meta.label)
def test_model_says_what_it_is(model):
    assert model.__doc__, "a model has a docstring of at least one sentence"
    assert not model.__doc__.startswith(f"{model.__name__}("), "written by hand, not by Django"
    assert model.__str__ is not models.Model.__str__
    assert model._meta.original_attrs.get("verbose_name"), "verbose_name is chosen, not derived"
    assert model._meta.original_attrs.get("verbose_name_plural")


@per_bestand([p for p in SJABLONEN if "post" not in p.parts])  # a mail knows no style sheet
def test_page_has_nothing_inline(pad):
    tekst = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", pad.read_text(), flags=re.DOTALL)
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", tekst) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", tekst) == []


@per_bestand(SJABLONEN)
def test_cell_with_a_label_holds_one_element(pad):
    """On a phone label and content stand side by side in a grid of two; loose words and links would each take a place."""
    assert re.findall(r"<td[^>]*\sdata-label=[^>]*>(?!<div)", pad.read_text()) == []


@per_bestand(SJABLONEN + STIJLEN)
def test_page_and_style_load_nothing_from_another_host(pad):
    tekst = re.sub(r"/\*.*?\*/", "", pad.read_text(), flags=re.DOTALL)
    assert re.findall(r"""(?:src|<link[^>]*href)=["'](?:https?:)?//|url\(["']?(?:https?:)?//|@import""", tekst) == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())
