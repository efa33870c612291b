"""What is installed is what was chosen: pinned, with hashes, from no particular address."""

import re

import pytest

from tests.stapel import BASIS

LOCKS = ("requirements.txt", "requirements-dev.txt")


def vast(naam):
    """{package with its marker: version} of a lock."""
    regels = re.findall(
        r"^([a-z0-9._-]+(?:\[[^]]*\])?)==([^ ;\\]+)( ;[^\\]*)?", (BASIS / naam).read_text(), re.MULTILINE
    )
    return {f"{pakket}{wanneer.strip()}": versie for pakket, versie, wanneer in regels}


@pytest.mark.parametrize("naam", LOCKS)
def test_every_package_has_a_hash_and_no_address(naam):
    tekst = (BASIS / naam).read_text()
    blokken = re.split(r"\n(?=[a-z0-9])", tekst.strip())

    assert len(blokken) == len(vast(naam)) > 30
    assert [b.splitlines()[0] for b in blokken if "--hash=sha256:" not in b] == []
    assert not re.search(r"https?://|--index-url|--find-links|--extra-index-url|file:", tekst)


def test_tests_run_on_exactly_what_the_product_runs_on():
    product, tests = vast(LOCKS[0]), vast(LOCKS[1])
    assert {p: v for p, v in product.items() if tests.get(p) != v} == {}


@pytest.mark.parametrize("naam", ["requirements.in", "requirements-dev.in"])
def test_what_was_asked_is_in_the_lock(naam):
    gevraagd = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", (BASIS / naam).read_text(), re.MULTILINE)
    gekregen = {re.split(r"[\[;]", p)[0] for p in vast(naam.replace(".in", ".txt"))}
    assert {re.sub(r"[._-]+", "-", g.lower()) for g in gevraagd} <= gekregen
