"""The locks install what they list, on an index that has a newer release of every package, with old and new pip.

The index is ours: for each line of the lock a wheel with the name, version and requirements of the real package and
nothing in it, and beside it release 9999 of the same. ``./start`` itself does the installing.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import Marker

from tests import diensten
from tests.stapel import BASIS

LOCKS = ("requirements.txt", "requirements-dev.txt")
REGEL = re.compile(r"^([a-z0-9._-]+)(\[[^]]*\])?==([^ ;\\]+)(?: ; ([^\\]*[^\\ ]))?", re.MULTILINE)
PIPS = ("23.0.1", "")  # that of Debian 12, and the newest


def draai(*opdracht, cwd=None, env=None):
    return subprocess.run(opdracht, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=600)


def regels(naam):
    """(package, extras, version, marker) of each line that counts on this machine."""
    alle = REGEL.findall((BASIS / naam).read_text(encoding="utf-8"))
    return [r for r in alle if not r[3] or Marker(r[3]).evaluate()]


def wiel(map_, pakket, versie):
    """Write an empty wheel with the requirements of the installed package; returns its file."""
    kort = pakket.replace("-", "_").replace(".", "_")
    info = f"{kort}-{versie}.dist-info"
    try:
        vraagt = requires(pakket) or []
    except PackageNotFoundError:
        vraagt = []
    extras = sorted({e for v in vraagt for e in re.findall(r"extra == [\"']([^\"']+)", v)})
    kop = [f"Metadata-Version: 2.1\nName: {pakket}\nVersion: {versie}"]
    kop += [f"Provides-Extra: {e}" for e in extras] + [f"Requires-Dist: {v}" for v in vraagt]
    inhoud = {
        f"{info}/METADATA": "\n".join(kop) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    inhoud[f"{info}/RECORD"] = "".join(f"{pad},,\n" for pad in [*inhoud, f"{info}/RECORD"])
    pad = map_ / f"{kort}-{versie}-py3-none-any.whl"
    with zipfile.ZipFile(pad, "w") as zip_:
        for naam, tekst in inhoud.items():
            zip_.writestr(zipfile.ZipInfo(naam), tekst)
    return pad


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The folder of the index, and the hash of each wheel that the lock asks."""
    basis = tmp_path_factory.mktemp("index")
    hashes = {}
    for pakket, _extras, versie, _marker in regels(LOCKS[1]):
        map_ = basis / pakket.replace("_", "-").replace(".", "-")
        map_.mkdir()
        vast = wiel(map_, pakket, versie)
        hashes[pakket] = hashlib.sha256(vast.read_bytes()).hexdigest()
        nieuwer = wiel(map_, pakket, "9999.0")
        links = "".join(f'<a href="{p.name}">{p.name}</a>' for p in (vast, nieuwer))
        (map_ / "index.html").write_text(f"<!DOCTYPE html><html><body>{links}</body></html>", encoding="utf-8")
    return basis, hashes


@pytest.fixture(scope="module")
def pip_wielen(tmp_path_factory):
    """The two releases of pip, as wheels from the real index."""
    map_ = tmp_path_factory.mktemp("pip")
    wielen = {}
    for versie in PIPS:
        doel = map_ / (versie or "nieuwste")
        vraag = f"pip=={versie}" if versie else "pip"
        klaar = draai(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(doel), vraag)
        if klaar.returncode != 0:
            diensten.ontbreekt("pip uit de index", "een verbinding met PyPI is nodig om oude en nieuwe pip te proberen")
        wielen[versie] = next(doel.glob("*.whl"))
    return wielen


def maak_lock(naam, hashes, *, met_extras=True):
    """The lock with the hashes of our wheels."""
    return "".join(
        f"{pakket}{extras if met_extras else ''}=={versie} --hash=sha256:{hashes[pakket]}\n"
        for pakket, extras, versie, _marker in regels(naam)
    )


@pytest.fixture
def map_met_pip(tmp_path, index, pip_wielen):
    """Make a folder with ./start, both locks and a .venv that holds only this release of pip."""

    def maak(versie):
        shutil.copy(BASIS / "start", tmp_path)
        for naam in LOCKS:
            (tmp_path / naam).write_text(maak_lock(naam, index[1]), encoding="utf-8")
        draai(sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv"))
        python = str(tmp_path / ".venv/bin/python")
        pip = str(pip_wielen[versie])
        klaar = draai(python, f"{pip}/pip", "install", "-q", "--no-index", pip)
        assert klaar.returncode == 0, klaar.stderr
        return tmp_path, python

    return maak


def omgeving(index):
    schoon = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    return {**schoon, "PIP_INDEX_URL": index[0].as_uri(), "PIP_CONFIG_FILE": os.devnull, "PYTHON": sys.executable}


def geinstalleerd(map_):
    site = next((map_ / ".venv/lib").glob("python3*/site-packages"))
    paren = (p.name.removesuffix(".dist-info").rpartition("-") for p in Path(site).glob("*.dist-info"))
    return {naam: versie for naam, _, versie in paren if naam != "pip"}


def verwacht(naam):
    return {re.sub(r"[.-]", "_", pakket): versie for pakket, _e, versie, _m in regels(naam)}


@pytest.mark.parametrize("versie", PIPS, ids=["pip 23.0.1", "newest pip"])
def test_start_installs_exactly_the_lock_whatever_the_index_offers(versie, map_met_pip, index):
    map_, _python = map_met_pip(versie)
    klaar = draai("./start", "klaar-voor-test", cwd=map_, env=omgeving(index))

    assert klaar.returncode == 0, klaar.stderr
    assert geinstalleerd(map_) == verwacht(LOCKS[1])


@pytest.mark.parametrize("versie", PIPS, ids=["pip 23.0.1", "newest pip"])
@pytest.mark.parametrize("naam", LOCKS)
def test_the_lock_holds_even_when_it_is_resolved(versie, naam, map_met_pip, index):
    """Who installs by hand and forgets --no-deps gets the same, because the lock names the extras."""
    map_, python = map_met_pip(versie)
    vraag = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", naam]
    klaar = draai(*vraag, cwd=map_, env=omgeving(index))

    assert klaar.returncode == 0, klaar.stderr
    assert geinstalleerd(map_) == verwacht(naam)


def test_our_index_is_one_on_which_a_lock_without_extras_fails(map_met_pip, index):
    """The control: what these tests guard against does happen on this index."""
    map_, python = map_met_pip("23.0.1")
    (map_ / LOCKS[1]).write_text(maak_lock(LOCKS[1], index[1], met_extras=False), encoding="utf-8")
    vraag = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCKS[1]]
    klaar = draai(*vraag, cwd=map_, env=omgeving(index))

    assert klaar.returncode != 0
    assert "all requirements must have their versions pinned with ==" in klaar.stderr


def test_packages_that_do_not_fit_together_are_told(map_met_pip, index):
    map_, _python = map_met_pip("23.0.1")
    lock = map_ / "requirements.txt"
    lock.write_text(re.sub(r"(?m)^asgiref==.*\n", "", lock.read_text(encoding="utf-8")), encoding="utf-8")
    klaar = draai("./start", cwd=map_, env=omgeving(index))

    assert klaar.returncode == 1
    assert "passen niet bij elkaar" in klaar.stderr
