"""The papers tell the truth about the code: links, commands, settings, names and versions."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.management import get_commands, load_command_class
from ruamel.yaml import YAML

from deelname.views.evaluatielink import KOEK as GEANTWOORD
from kern.eenmalig import KOEKJE
from lerend_netwerk.demo import bron
from lerend_netwerk.management.commands import draaien
from sessies.views.uitnodiging import KOEK

BASIS = Path(settings.BASE_DIR)
PAPIEREN = sorted([*BASIS.glob("*.md"), *(BASIS / "docs").rglob("*.md")])
MET_OPDRACHTEN = ["README.md", "CONTRIBUTING.md", "docs/beheer.md", "docs/architectuur.md"]
INSTELLINGEN = set(
    re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (BASIS / "lerend_netwerk" / "settings.py").read_text(encoding="utf-8"))
)


def lees(naam):
    return (BASIS / naam).read_text(encoding="utf-8")


def deel(tekst, kop):
    """What stands under a second-level heading."""
    past = re.search(rf"^## {re.escape(kop)}$(.*?)(?=^## |\Z)", tekst, re.MULTILINE | re.DOTALL)
    assert past, f"the heading '{kop}' is gone"
    return past[1]


def rijen(tekst):
    """The cells of every row of the tables in a text, without heads and rulers."""
    gevonden = []
    for regel in tekst.splitlines():
        if regel.startswith("|"):
            cellen = [cel.strip() for cel in regel.strip("|").split("|")]
            gevonden.append(cellen)
    return [rij for i, rij in enumerate(gevonden) if set(rij[0]) != {"-"} and not _is_kop(gevonden, i)]


def _is_kop(gevonden, i):
    return i + 1 < len(gevonden) and set(gevonden[i + 1][0]) == {"-"}


def ankers(pad):
    """The anchors that the headings of a paper get on the web."""
    koppen = re.findall(r"^#+ (.+)$", pad.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).strip().replace(" ", "-") for kop in koppen}


# --- Links --------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", PAPIEREN, ids=lambda p: str(p.relative_to(BASIS)))
def test_every_relative_link_resolves(pad):
    tekst = re.sub(r"```.*?```", "", pad.read_text(encoding="utf-8"), flags=re.DOTALL)
    stuk = []
    for doel in re.findall(r"\]\(([^)\s]+)\)", tekst):
        if re.match(r"[a-z]+:", doel):
            continue
        bestand, _, plek = unquote(doel).partition("#")
        naar = (pad.parent / bestand).resolve() if bestand else pad
        if not naar.exists() or (plek and plek not in ankers(naar)):
            stuk.append(doel)
    assert stuk == []


def test_every_decision_is_in_the_list():
    genoemd = re.findall(r"\((\d{4}-[\w-]+\.md)\)", lees("docs/adr/README.md"))
    assert genoemd == sorted(p.name for p in (BASIS / "docs" / "adr").glob("[0-9]*.md"))


# --- Names --------------------------------------------------------------------------------


def test_architecture_names_every_app_in_order():
    tabel = [rij[0].strip("`") for rij in rijen(deel(lees("docs/architectuur.md"), "Apps, from left to right"))]
    assert tabel == settings.EIGEN_APPS
    pijl = " ◄ ".join(settings.EIGEN_APPS)
    assert [naam for naam in ("CONTRIBUTING.md", "docs/architectuur.md") if pijl not in lees(naam)] == []


def test_glossary_names_models_that_exist():
    modellen = {f"{m._meta.app_label}.{m.__name__}" for m in apps.get_models()}
    genoemd = set(re.findall(r"`([a-z]+\.[A-Z]\w+)`", lees("docs/woordenlijst.md")))
    assert genoemd - modellen == set()


def test_papers_name_files_that_exist():
    """A path in `backticks` that starts with one of our folders is there."""
    mappen = "|".join([*settings.EIGEN_APPS, "tests", "static", "templates", "docs", "docker"])
    weg = []
    for pad in PAPIEREN:
        for naam in re.findall(rf"`((?:{mappen})/[\w./-]*)`", pad.read_text(encoding="utf-8")):
            if naam != "docker/omgeving" and not (BASIS / naam).exists():
                weg.append(f"{pad.name}: {naam}")
    assert weg == []


# --- Commands -----------------------------------------------------------------------------


@pytest.mark.parametrize("naam", MET_OPDRACHTEN)
def test_every_command_exists(naam):
    tekst = lees(naam)
    woorden = {"demo", *re.findall(r"^  ([a-z| -]+)\) lock=", lees("start"), re.MULTILINE)}
    bekend = {woord.strip() for rij in woorden for woord in rij.split("|")}
    assert set(re.findall(r"\./start ([a-z][a-z-]*)", tekst)) - bekend == set()
    assert set(re.findall(r"manage\.py ([a-z_]+)", tekst)) - set(get_commands()) == set()
    assert [p for p in re.findall(r"(?<![\w/.])(\.ci/\w+)", tekst) if not (BASIS / p).exists()] == []


@pytest.mark.parametrize("naam", MET_OPDRACHTEN)
def test_every_option_of_our_commands_exists(naam):
    for opdracht, rest in re.findall(r"manage\.py ([a-z_]+)((?: +[^\s`|&]+)*)", lees(naam)):
        app = get_commands()[opdracht]
        if app in settings.EIGEN_APPS:
            ontleder = load_command_class(app, opdracht).create_parser("manage.py", opdracht)
            gebruikt = set(re.findall(r"--[a-z-]+", rest))
            assert gebruikt - set(ontleder._option_string_actions) == set(), opdracht


def test_readme_names_the_networks_and_the_logins():
    tekst = lees("README.md")
    slugs = {bron.lees_map(naam)["netwerk"]["slug"] for naam in bron.NETWERKEN}
    assert {slug for slug in slugs if f"`{slug}`" not in tekst} == set()
    logins = {f"{rol}@{draaien.DOMEIN}" for rol in draaien.ROLLEN}
    assert set(re.findall(r"\b[\w-]+@[\w.-]+\.example", tekst)) == logins
    assert f"`{draaien.WACHTWOORD}`" in tekst


# --- Settings -----------------------------------------------------------------------------


def test_every_setting_is_explained_and_nothing_else():
    uitgelegd = [rij[0].strip("`") for rij in rijen(deel(lees("docs/beheer.md"), "Omgevingsvariabelen"))]
    assert sorted(uitgelegd) == sorted(INSTELLINGEN)


def test_readme_and_example_use_settings_that_exist():
    readme = {rij[0].strip("`") for rij in rijen(deel(lees("README.md"), "In productie"))}
    voorbeeld = set(re.findall(r"^([A-Z_]+)=", lees("docker/omgeving.voorbeeld"), re.MULTILINE))
    assert readme - INSTELLINGEN == set()
    assert voorbeeld - INSTELLINGEN == set()


def test_cookie_page_lists_exactly_our_cookies():
    genoemd = re.findall(r"data-cookie>([\w-]+)<", lees("templates/paginas/cookies.html"))
    assert sorted(genoemd) == sorted(
        [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name, KOEKJE, KOEK, GEANTWOORD]
    )


# --- Licences, versions and the public record ---------------------------------------------


def test_licence_is_the_eupl():
    assert lees("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "Appendix" in lees("LICENSE")


def test_changelog_has_room_for_what_comes():
    assert deel(lees("CHANGELOG.md"), "Nog niet uitgebracht").strip()


def test_every_direct_dependency_is_accounted_for():
    gevraagd = {re.split(r"[\s<>=]", regel)[0] for regel in lees("requirements.in").splitlines() if regel[:1].isalpha()}
    vast = dict(re.findall(r"^([\w-]+)(?:\[[^\]]*\])?==([^\s;]+)", lees("requirements.txt"), re.MULTILINE))
    tabel = {rij[0]: rij[1] for rij in rijen(deel(lees("docs/adr/0007-dependencies.md"), "Decision"))}
    assert tabel == {naam: vast[naam.split("[")[0]] for naam in gevraagd}


def test_every_file_of_others_has_its_licence():
    tekst = lees("docs/licenties.md")
    lettertypes = {
        re.match(r"[a-z0-9-]+?(?=-latin|-\d{3}-)", p.name)[0] for p in (BASIS / "static" / "fonts").glob("*.woff2")
    }
    assert {naam for naam in lettertypes if f"static/fonts/{naam}-*.woff2" not in tekst} == set()
    bootstrap = re.search(r"Bootstrap\s+v([\d.]+)", lees("static/css/bootstrap.min.css"))[1]
    assert f"| {bootstrap} | `static/css/bootstrap.min.css` |" in tekst


def test_publiccode_has_what_the_standard_asks():
    code = YAML(typ="safe").load(lees("publiccode.yml"))
    verplicht = {"publiccodeYmlVersion", "name", "url", "releaseDate", "platforms", "categories", "developmentStatus"}
    verplicht |= {"softwareType", "description", "legal", "maintenance", "localisation"}
    assert verplicht - set(code) == set()
    assert (code["publiccodeYmlVersion"], code["legal"]["license"]) == ("0.4", "EUPL-1.2")
    assert code["softwareVersion"] == re.search(r'^version = "(.+)"', lees("pyproject.toml"), re.MULTILINE)[1]
    assert code["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] for contact in code["maintenance"]["contacts"])
    assert code["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}
    for taal in code["description"].values():
        assert len(taal["genericName"]) <= 35
        assert len(taal["shortDescription"]) <= 150
        assert 500 <= len(taal["longDescription"]) <= 10_000
        assert max(map(len, taal["features"])) <= 100
