"""Where ``breuken`` are tried: one pytest that is ready to test, a map of which test passes which line, a fork per break.

The map (``$VAR_DIR/breuken/kaart.json``) is made once by running the tests under coverage, and again for each test file
that changed. A line is known by its function and its text, so that it may move. A fork gets the changed code in the
functions that already exist, runs the tests that pass the line, the quickest first, then those that pass its function
(a line may be newer than the map), and stops at the first that fails.
"""

import gc
import hashlib
import json
import os
import shutil
import signal
import sys
import time
import warnings
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from coverage import Coverage

from bench.breuken import BASIS, Breuk, bestanden

KAART = Path(os.environ.get("VAR_DIR") or BASIS / "var") / "breuken" / "kaart.json"
TESTS = [
    "kern",
    "netwerken",
    "projecten",
    "sessies",
    "piloten",
    "kennis",
    "rapportage",
    "eindrapport",
    "zoeken",
    "aanval/test_rechten.py",
    "aanval/test_weghalen_tegelijk.py",
    "aanval/test_tegelijk.py",  # the rest of it walks along every form: what only that notices, no test guards
]
BIJ = {"eindrapport": "rapportage"}  # a folder of tests → the app whose rules it holds
HAP = 100  # tests that are measured before the map is written
LANGSTE_TEST = 30  # seconds: what takes longer with a break in it, hangs, and that is noticed
GEDULD = int(os.environ.get("BREUKEN_GEDULD", "20"))  # seconds of work in tests that notice nothing: then it survived
OVERLEEFD, OPGEMERKT = 0, 1
Kaart = dict[str, dict]  # test → {"stand": hash of its file, "duur": seconds, "regels": ["file|function|text", …]}


def beproef(breuken: list[Breuk]) -> list[Breuk]:
    """Return the breaks that no test notices."""
    proef = _Proef(breuken)
    os.chdir(BASIS)
    sys.path.insert(0, str(BASIS))
    sys.dont_write_bytecode = True
    vlaggen = ["-q", "-s", "-p", "no:cacheprovider", "-m", "not stack and not browser and not postgres and not redis"]
    pytest.main([*vlaggen, *(f"tests/{naam}" for naam in TESTS)], plugins=[proef])
    if not proef.klaar:
        sys.exit("De tests konden niet verzameld worden.")
    return proef.overleefd


class _Proef:
    """The pytest plugin that tries the breaks instead of running the tests once."""

    def __init__(self, breuken: list[Breuk]) -> None:
        self.breuken, self.overleefd, self.klaar = breuken, [], False
        self.mislukt: set[str] = set()
        self.overgeslagen: set[str] = set()  # waits for PostgreSQL, says nothing here

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        session.config.pluginmanager.unregister(name="terminalreporter")
        self.items = {i.nodeid: i for i in session.items if _staat_alleen(i)}
        kaart = self.meet()
        begin = time.monotonic()
        per_regel = _omgekeerd(kaart, set(self.items))
        functies = _functies()
        self.databank = _Databank()
        gc.collect()
        gc.freeze()
        for nummer, breuk in enumerate(self.breuken, 1):
            langs = per_regel.get(_regel_van(breuk), set())
            tests = sorted(
                langs | per_regel.get(f"{breuk.pad}|{breuk.functie}", set()),
                key=lambda t: (_ver(t, breuk), t not in langs, kaart[t]["duur"]),
            )
            if not tests or not self.in_een_vork(breuk, tests, functies.get(str(BASIS / breuk.pad), [])):
                self.overleefd.append(breuk)
                reden = "" if tests else " (geen test komt er voorbij)"
                print(f"overleefde: {breuk.pad}:{breuk.regel} {breuk.naam}{reden}", flush=True)
            if nummer % 100 == 0:
                print(f"… {nummer} na {time.monotonic() - begin:.0f} s", flush=True)
        print(f"{len(self.breuken)} breuken in {time.monotonic() - begin:.0f} s", flush=True)
        self.klaar = True
        return True

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.mislukt.add(report.nodeid)
        elif report.skipped:
            self.overgeslagen.add(report.nodeid)

    def meet(self) -> Kaart:
        """The map, with what changed measured again; it also leaves this process with a test database."""
        oud: Kaart = json.loads(KAART.read_text(encoding="utf-8")) if KAART.exists() else {}
        stand = {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in {i.path for i in self.items.values()}}
        kaart = {t: r for t, r in oud.items() if t in self.items and r["stand"] == stand[self.items[t].path]}
        te_doen = [t for t in self.items if t not in kaart] or list(self.items)[:1]
        begin = time.monotonic()
        for van in range(0, len(te_doen), HAP):
            self.meet_hap(te_doen[van : van + HAP], kaart, stand)
        print(f"{len(te_doen)} tests gemeten in {time.monotonic() - begin:.0f} s", flush=True)
        for test in sorted(self.mislukt):
            print(f"mislukt zonder breuk: {test}", flush=True)
        return kaart

    def meet_hap(self, tests: list[str], kaart: Kaart, stand: dict[Path, str]) -> None:
        """Add these tests to the map, and write it: who is interrupted goes on from here."""
        meter = Coverage(data_file=None, config_file=False, include=[str(b) for b in bestanden([])])
        meter.set_option("run:disable_warnings", ["no-data-collected"])  # a test may pass no rule at all
        meter.start()
        for test, volgende in zip(tests, [*tests[1:], self.elders(tests[-1])], strict=True):
            meter.switch_context(test)
            start = time.monotonic()
            _draai(self.items[test], self.items[volgende])  # never None: what the session prepared must stay
            kaart[test] = {"stand": stand[self.items[test].path], "duur": time.monotonic() - start, "regels": []}
        meter.stop()
        for test, regels in _regels(meter).items():
            if test in kaart:
                kaart[test]["regels"] = sorted(regels)
        for test in self.mislukt | self.overgeslagen:
            kaart.pop(test, None)
        KAART.parent.mkdir(parents=True, exist_ok=True)
        KAART.write_text(json.dumps(kaart), encoding="utf-8")

    def elders(self, test: str) -> str:
        """A test of another folder: with it as the next one, only what the whole session prepared stays."""
        return next(t for t, i in self.items.items() if i.path.parent != self.items[test].path.parent)

    def in_een_vork(self, breuk: Breuk, tests: list[str], functies: list[FunctionType]) -> bool:
        """Whether one of these tests notices the break."""
        self.databank.zet_terug()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours runs here
            kind = os.fork()
        if not kind:
            uitkomst = OPGEMERKT  # whatever goes wrong here was not so without the break
            with suppress(BaseException):
                _breek(breuk, functies)
                uitkomst = self._draai_tot_rood(tests)
            os._exit(uitkomst)
        return os.waitpid(kind, 0)[1] != OVERLEEFD

    def _draai_tot_rood(self, tests: list[str]) -> int:
        niets = os.open(os.devnull, os.O_WRONLY)
        os.dup2(niets, 1)
        os.dup2(niets, 2)
        self.mislukt.clear()
        tot = time.process_time() + GEDULD  # a busy machine makes nobody less patient
        for test, volgende in zip(tests, [*tests[1:], self.elders(tests[-1])], strict=True):
            signal.alarm(LANGSTE_TEST)
            _draai(self.items[test], self.items[volgende])
            if self.mislukt:
                return OPGEMERKT
            if time.process_time() > tot:
                break
        return OVERLEEFD


class _Databank:
    """The test database as it was before any break; forks come one after the other and each finds it so."""

    def __init__(self) -> None:
        from django.db import connection

        connection.close()
        self.bestand = Path(connection.settings_dict["NAME"])
        self.heel = self.bestand.with_suffix(".heel")
        shutil.copyfile(self.bestand, self.heel)

    def zet_terug(self) -> None:
        for rest in ("-wal", "-shm", "-journal"):
            Path(f"{self.bestand}{rest}").unlink(missing_ok=True)
        shutil.copyfile(self.heel, self.bestand)


def _staat_alleen(item: pytest.Item) -> bool:
    """Not a test that looks at what was prepared once for many tests, and so before the break."""
    soorten = item._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001 -- pytest tells it nowhere else
    return not any(d[-1].scope != "function" and d[-1].baseid.startswith("tests/") for d in soorten)


def _draai(item: pytest.Item, volgende: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=volgende)


def _regels(meter: Coverage) -> dict[str, set[str]]:
    """The lines that each test passed, as ``file|function|text``."""
    uit, data = defaultdict(set), meter.get_data()
    for bestand in data.measured_files():
        sleutels = _sleutels(Path(bestand))
        for regel, tests in data.contexts_by_lineno(bestand).items():
            for test in tests:
                if regel in sleutels:
                    uit[test].add(sleutels[regel])
    return uit


def _sleutels(bestand: Path) -> dict[int, str]:
    """Number of a line → ``file|function|text`` for every line in a function."""
    import ast

    bron = bestand.read_text(encoding="utf-8")
    tekst, pad, uit = bron.splitlines(), bestand.relative_to(BASIS), {}

    def loop(ouder: ast.AST, functie: str) -> None:
        for knoop in ast.iter_child_nodes(ouder):
            binnen = functie
            if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
                binnen = f"{functie}.{knoop.name}".lstrip(".")
                for regel in range(knoop.lineno, (knoop.end_lineno or knoop.lineno) + 1):
                    uit[regel] = f"{pad}|{binnen}|{tekst[regel - 1].strip()}"
            loop(knoop, binnen)

    loop(ast.parse(bron), "")
    return uit


def _omgekeerd(kaart: Kaart, bekend: set[str]) -> dict[str, set[str]]:
    uit = defaultdict(set)
    for test, rij in kaart.items():
        for regel in rij["regels"] if test in bekend else ():
            uit[regel].add(test)
            uit["|".join(regel.split("|", 2)[:2])].add(test)
    return uit


def _regel_van(breuk: Breuk) -> str:
    tekst = (BASIS / breuk.pad).read_text(encoding="utf-8").splitlines()[breuk.regel - 1].strip()
    return f"{breuk.pad}|{breuk.functie}|{tekst}"


def _ver(test: str, breuk: Breuk) -> int:
    """Tests of the same app come first; attacks walk far and come last."""
    van, app = test.split("/")[1], breuk.pad.split("/")[0]
    return 2 if van == "aanval" else int(BIJ.get(van, van) != app)


def _functies() -> dict[str, list[FunctionType]]:
    """The functions that exist in this process, per file."""
    uit = defaultdict(list)
    for ding in gc.get_objects():
        if type(ding) is FunctionType:  # never isinstance: that wakes whatever is lazy
            uit[ding.__code__.co_filename].append(ding)
    return uit


def _breek(breuk: Breuk, functies: list[FunctionType]) -> None:
    """Give the functions that exist the code of the broken file, whoever imported them under whatever name."""
    nieuw: dict[tuple[str, int], CodeType] = {}

    def loop(code: CodeType) -> None:
        for deel in code.co_consts:
            if isinstance(deel, CodeType):
                nieuw[deel.co_qualname, deel.co_firstlineno] = deel
                loop(deel)

    loop(breuk.maak())
    for functie in functies:
        anders = nieuw.get((functie.__code__.co_qualname, functie.__code__.co_firstlineno))
        if anders and anders != functie.__code__:
            functie.__code__ = anders
