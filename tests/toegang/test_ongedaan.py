"""Every act of the site stands in docs/ongedaan.md: how it is taken back, or why not."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.toegang.tabel import TOEGANG

BLAD = (Path(__file__).parents[2] / "docs/ongedaan.md").read_text(encoding="utf-8")
RIJEN = [regel for regel in BLAD.splitlines() if regel.startswith("| ") and "`" in regel]
ADRES = re.compile(
    r"`((?:over|\w+_link|\w+_account|netwerken|documenten|projecten|sessies|prikken|deelname|piloten|kennis|rapportage):[\w*-]+)`"
)
GENOEMD = [adres for rij in RIJEN for adres in ADRES.findall(rij)]


def _paginas(plek: URLResolver, voor: str = "") -> Iterator[tuple[str, object]]:
    for deel in plek.url_patterns:
        if isinstance(deel, URLResolver):
            yield from _paginas(deel, f"{voor}{deel.namespace}:" if deel.namespace else voor)
        elif isinstance(deel, URLPattern):
            yield f"{voor}{deel.name}", getattr(deel.callback, "view_class", None)


def _daden() -> set[str]:
    """Every address at which somebody may do something."""

    def is_daad(antwoorden: tuple[int, ...]) -> bool:
        bezoeker, *anderen = antwoorden  # who is not logged in is always sent on, to the login page
        return bezoeker == 200 or bool({200, 302} & set(anderen))

    return {naam for naam, regel in TOEGANG.items() if ":" in naam and is_daad(regel.post)}


def _staat_er(naam: str) -> list[str]:
    """By which words of the paper an address is named; its own name goes before a name for many."""
    return [naam] if naam in GENOEMD else [g for g in GENOEMD if "*" in g and fnmatch(naam, g)]


def test_every_act_says_how_it_is_taken_back_or_why_not():
    assert {naam for naam in _daden() if len(_staat_er(naam)) != 1} == set()
    assert len(GENOEMD) == len(set(GENOEMD))


def test_the_paper_names_no_act_that_is_not_there():
    daden = _daden()
    assert [g for g in GENOEMD if not any(fnmatch(naam, g) for naam in daden)] == []


def test_one_click_is_promised_where_the_page_has_it_and_nowhere_else():
    paginas = dict(_paginas(get_resolver()))
    met_klik = {naam for naam in TOEGANG if getattr(paginas.get(naam), "terugdaden", ())}
    beloofd = {adres for rij in RIJEN if "*Maak ongedaan*" in rij for adres in ADRES.findall(rij)}

    assert met_klik == beloofd
