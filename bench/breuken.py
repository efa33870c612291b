"""``./start bench breuken [APP|PAD…]``: break one line of the rules at a time and see whether a test notices.

Every ``*/domain/*.py`` and ``*/rules.py`` is read, and ``kern/werk``; each comparison, bound, "and", "not", condition of a
query, number, refusal, early way out and act in a function is turned around or left out, one at a time (never a text, a
log line or a message). What survives is a rule that nobody guards: it is printed, and the run ends with 1. A break that changes nothing
that anybody can see stands with its reason in ``gelijkwaardig.toml``.

It is quick enough for every day (see ``proef.py``): a map remembers which test passes which line, and each break is
put into a fork of one process that is ready to test. Nothing on disk is ever changed. Without a name all apps are tried;
``BREUKEN=100`` takes a sample of a hundred, ``BREUKEN_ZAAD=7`` another one.
"""

import ast
import os
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

BASIS = Path(__file__).resolve().parent.parent
GELIJKWAARDIG = Path(__file__).with_name("gelijkwaardig.toml")
OMGEKEERD: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
GRENS: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
REKEN: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(), ast.Sub: ast.Add(), ast.Mult: ast.FloorDiv(), ast.FloorDiv: ast.Mult(),
    ast.BitAnd: ast.BitOr(), ast.BitOr: ast.BitAnd(),
}  # fmt: skip
VRAGEN = {"filter", "exclude", "get", "update", "get_or_create", "update_or_create", "create", "Q"}
ZONDER_REGEL = (ast.JoinedStr, ast.arguments)  # what a person reads, and what is only read once
KAAL = (ast.Name, ast.Attribute, ast.Call)


@dataclass(frozen=True)
class Breuk:
    """One line that is wrong on purpose, and how to make the code that has it."""

    pad: str
    regel: int
    functie: str
    wat: str
    maak: Callable[[], CodeType]

    @property
    def naam(self) -> str:
        """What it is called in ``gelijkwaardig.toml``: without the number of the line, which moves."""
        return f"{self.pad} {self.functie}: {self.wat}"


def breuken(pad: str, bron: str, bestand: str) -> Iterator[Breuk]:
    """Every break of one file."""
    boom = ast.parse(bron)
    for plek in _plekken(boom, ""):
        for wat, nieuw in _anders(plek.knoop, plek.veld):
            stuk = (ast.get_source_segment(bron, plek.knoop) or "").split("\n")[0][:70]
            yield Breuk(pad, plek.knoop.lineno, plek.functie, f"{stuk} → {wat}", plek.maker(boom, nieuw, bestand))


@dataclass(frozen=True)
class _Plek:
    ouder: ast.AST
    veld: str
    nummer: int | None
    knoop: ast.expr | ast.stmt
    functie: str

    def _zet(self, knoop: ast.AST) -> None:
        if self.nummer is None:
            setattr(self.ouder, self.veld, knoop)
        else:
            getattr(self.ouder, self.veld)[self.nummer] = knoop

    def maker(self, boom: ast.Module, nieuw: ast.AST, bestand: str) -> Callable[[], CodeType]:
        def maak() -> CodeType:
            self._zet(ast.fix_missing_locations(ast.copy_location(nieuw, self.knoop)))
            try:
                return compile(boom, bestand, "exec", dont_inherit=True)
            finally:
                self._zet(self.knoop)

        return maak


def _plekken(ouder: ast.AST, functie: str) -> Iterator[_Plek]:
    for veld, waarde in ast.iter_fields(ouder):
        if veld in {"decorator_list", "annotation", "returns", "bases", "format_spec"}:
            continue
        for nummer, knoop in enumerate(waarde) if isinstance(waarde, list) else [(None, waarde)]:
            if not isinstance(knoop, ast.AST) or isinstance(knoop, ZONDER_REGEL) or _is_log(knoop):
                continue
            binnen = functie
            if isinstance(ouder, ast.ClassDef) and not isinstance(knoop, ast.FunctionDef | ast.ClassDef):
                continue  # its fields, and total=False: read once, before any break
            if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
                binnen = f"{functie}.{knoop.name}".lstrip(".")
            elif functie and isinstance(knoop, ast.expr | ast.stmt):
                yield _Plek(ouder, veld, nummer, knoop, functie)
            if not isinstance(knoop, ast.Raise):  # what it says is for people
                yield from _plekken(knoop, binnen)


def _is_log(knoop: ast.AST) -> bool:
    return isinstance(knoop, ast.Expr) and ast.unparse(knoop).startswith("logger.")


def _anders(knoop: ast.expr | ast.stmt, veld: str) -> Iterator[tuple[str, ast.AST]]:
    """What a line may wrongly become: (in words, the new piece of the tree)."""
    yield from _andere_uitdrukking(knoop)
    if veld in {"test", "ifs"} and isinstance(knoop, KAAL):
        yield "niet", ast.UnaryOp(ast.Not(), knoop)
    if isinstance(knoop, ast.Raise) and knoop.exc is not None:
        yield "zonder weigering", ast.Pass()
    elif isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Call):
        yield "niet gedaan", ast.Pass()
    elif isinstance(knoop, ast.Continue | ast.Break) or (isinstance(knoop, ast.Return) and knoop.value is None):
        yield "gaat door", ast.Pass()
    elif isinstance(knoop, ast.AugAssign | ast.Assign) and isinstance(_doel(knoop), ast.Attribute | ast.Subscript):
        yield "niet gezet", ast.Pass()
    elif isinstance(knoop, ast.Call):
        yield from _zonder_voorwaarde(knoop)


def _andere_uitdrukking(knoop: ast.expr | ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(knoop, ast.Compare):
        soort = type(knoop.ops[0])
        for wat, om in (("omgekeerd", OMGEKEERD), ("andere grens", GRENS)):
            if soort in om:
                yield wat, ast.Compare(knoop.left, [om[soort](), *knoop.ops[1:]], knoop.comparators)
    elif isinstance(knoop, ast.BoolOp):
        yield "en ↔ of", ast.BoolOp(ast.Or() if isinstance(knoop.op, ast.And) else ast.And(), knoop.values)
    elif isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not):
        yield "zonder niet", ast.Call(ast.Name("bool", ast.Load()), [knoop.operand], [])
    elif isinstance(knoop, ast.BinOp) and type(knoop.op) in REKEN:
        yield "andere bewerking", ast.BinOp(knoop.left, REKEN[type(knoop.op)], knoop.right)
    elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, bool):
        yield "andersom", ast.Constant(not knoop.value)
    elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, int):
        yield "één meer", ast.Constant(knoop.value + 1)


def _doel(knoop: ast.AugAssign | ast.Assign) -> ast.expr:
    return knoop.target if isinstance(knoop, ast.AugAssign) else knoop.targets[0]


def _zonder_voorwaarde(knoop: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    """A query that forgets one of its conditions, or a change that forgets one of its fields."""
    naam = getattr(knoop.func, "attr", getattr(knoop.func, "id", ""))
    if naam in VRAGEN and len(knoop.args) + len(knoop.keywords) > 1:
        for weg in knoop.keywords:
            if weg.arg not in {None, "defaults"}:
                over = [k for k in knoop.keywords if k is not weg]
                yield f"{naam} zonder {weg.arg}", ast.Call(knoop.func, knoop.args, over)


def bestanden(keuze: list[str]) -> list[Path]:
    """The files of the rules: all, those of an app, or those named."""
    alle = sorted([*BASIS.glob("*/domain/*.py"), *BASIS.glob("*/rules.py"), *BASIS.glob("kern/werk/*.py")])
    paden = [(BASIS / k).resolve() for k in keuze]
    return [b for b in alle if not keuze or any(p == b or p in b.parents for p in paden)]


def gelijkwaardige() -> dict[str, str]:
    """The breaks that change nothing anybody can see, each with its reason."""
    rijen = tomllib.loads(GELIJKWAARDIG.read_text(encoding="utf-8")).get("breuk", [])
    return {rij["naam"]: rij["reden"] for rij in rijen}


def alle_breuken(keuze: list[str]) -> tuple[list[Breuk], set[str]]:
    """What will be broken, and which names of the list of equals no longer exist."""
    uit = [
        breuk
        for bestand in bestanden(keuze)
        for breuk in breuken(str(bestand.relative_to(BASIS)), bestand.read_text(encoding="utf-8"), str(bestand))
    ]
    gelijk = gelijkwaardige()
    verouderd = set() if keuze else set(gelijk) - {b.naam for b in uit}
    uit = [b for b in uit if b.naam not in gelijk]
    steekproef = int(os.environ.get("BREUKEN", "0"))
    if steekproef:
        uit = random.Random(int(os.environ.get("BREUKEN_ZAAD", "0"))).sample(uit, min(steekproef, len(uit)))
    return uit, verouderd


def main(keuze: list[str]) -> None:
    """Break, test, print what survives and how many were noticed; ends with 1 when something survived."""
    from bench.proef import beproef

    alle, verouderd = alle_breuken(keuze)
    print(f"{len(alle)} breuken in {len({b.pad for b in alle})} bestanden", flush=True)
    overleefd = beproef(alle)
    totaal, per_app = Counter(_app(b) for b in alle), Counter(_app(b) for b in overleefd)
    for app, aantal in sorted(totaal.items()):
        print(_stand(app, aantal, per_app[app]))
    print(_stand("samen", len(alle), len(overleefd)))
    print(f"{len(gelijkwaardige())} gelijkwaardige breuken niet gedaan (bench/gelijkwaardig.toml)")
    for naam in sorted(verouderd):
        print(f"gelijkwaardig.toml noemt wat niet meer bestaat: {naam}")
    sys.exit(1 if overleefd or verouderd else 0)


def _app(breuk: Breuk) -> str:
    return breuk.pad.split("/")[0]


def _stand(naam: str, aantal: int, overleefd: int) -> str:
    return f"{naam}: {aantal - overleefd} van {aantal} opgemerkt ({100 * (aantal - overleefd) / max(1, aantal):.1f} %)"
