"""``./start bench breuken PAD…``: break one line at a time and see whether a test notices.

For each function of the files named (all of ``*/domain/`` without any) it turns a comparison, a yes or no, an "and", a
number or an early refusal around, runs the tests of that app, stops at the first that fails, and prints what survived. A
break that survives is a rule that nobody guards. It works on a copy of the project; nothing here changes.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

BASIS = Path(__file__).resolve().parent.parent
HOOGSTENS = int(os.environ.get("BREUKEN", "50"))  # per run: each costs a run of the tests
NIET_MEE = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", "*.sqlite3*")
OMGEKEERD: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not stack and not browser"]
ANDERS_GETEST = {"kern": ["tests/kern", "tests/zoeken"], "rapportage": ["tests/rapportage", "tests/eindrapport"]}


def breuken(bron: str) -> Iterator[tuple[int, str, str]]:
    """(line, what was broken, the whole source with that break) of one file."""
    for knoop in ast.walk(ast.parse(bron)):
        for wat, nieuw in _anders(knoop):
            stuk = ast.get_source_segment(bron, knoop)
            regels = bron.splitlines(keepends=True)
            begin = sum(len(r) for r in regels[: knoop.lineno - 1]) + len(
                regels[knoop.lineno - 1].encode()[: knoop.col_offset].decode()
            )
            if stuk:
                yield (
                    knoop.lineno,
                    f"{stuk.splitlines()[0][:60]} → {wat}",
                    bron[:begin] + nieuw + bron[begin + len(stuk) :],
                )


def _anders(knoop: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(knoop, ast.Compare) and type(knoop.ops[0]) in OMGEKEERD:
        om = ast.Compare(knoop.left, [OMGEKEERD[type(knoop.ops[0])](), *knoop.ops[1:]], knoop.comparators)
        yield "omgekeerd", f"({ast.unparse(om)})"
    elif isinstance(knoop, ast.BoolOp):
        om_of = ast.BoolOp(ast.Or() if isinstance(knoop.op, ast.And) else ast.And(), knoop.values)
        yield "en ↔ of", f"({ast.unparse(om_of)})"
    elif isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not):
        yield "zonder niet", f"bool({ast.unparse(knoop.operand)})"
    elif isinstance(knoop, ast.Raise) and knoop.exc is not None:
        yield "zonder weigering", "pass"
    elif isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Call) and isinstance(knoop.value.func, ast.Name):
        yield "niet gedaan", "pass"


def _wordt_opgemerkt(kopie: Path, bestand: Path, gebroken: str, tests: list[str]) -> bool:
    heel = bestand.read_text(encoding="utf-8")
    bestand.write_text(gebroken, encoding="utf-8")
    try:
        klaar = subprocess.run(
            [*PYTEST, *tests], cwd=kopie, capture_output=True, check=False, env=_omgeving(), timeout=900
        )
    except subprocess.TimeoutExpired:
        return True
    else:
        return klaar.returncode != 0
    finally:
        bestand.write_text(heel, encoding="utf-8")


def _omgeving() -> dict[str, str]:
    weg = {"VAR_DIR", "MODUS", "DATABASE_URL"}
    return {k: v for k, v in os.environ.items() if k not in weg} | {"PYTHONDONTWRITEBYTECODE": "1"}


def _alle(paden: list[str]) -> list[tuple[Path, int, str, str]]:
    gekozen = [Path(p) for p in paden] or sorted(p.relative_to(BASIS) for p in BASIS.glob("*/domain/*.py"))
    uit = [(p, *b) for p in gekozen for b in breuken((BASIS / p).read_text(encoding="utf-8"))]
    random.Random(len(uit)).shuffle(uit)
    return uit[:HOOGSTENS]


def main(paden: list[str]) -> None:
    """Break, test, print what survives and how many were noticed."""
    kopie = Path(tempfile.mkdtemp(prefix="ln-breuken-")) / "product"
    shutil.copytree(BASIS, kopie, ignore=NIET_MEE)
    keuze, overleefd = _alle(paden), []
    try:
        for pad, regel, wat, gebroken in keuze:
            tests = ANDERS_GETEST.get(pad.parts[0], [f"tests/{pad.parts[0]}"])
            if not _wordt_opgemerkt(kopie, kopie / pad, gebroken, tests):
                overleefd.append(f"{pad}:{regel}: {wat}")
                print(f"overleefde: {overleefd[-1]}", flush=True)
    finally:
        shutil.rmtree(kopie.parent, ignore_errors=True)
    gezien = len(keuze) - len(overleefd)
    print(f"{gezien} van {len(keuze)} breuken opgemerkt ({100 * gezien / max(1, len(keuze)):.0f} %; doel 95 %)")
