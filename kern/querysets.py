from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Expression,
    F,
    IntegerField,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from kern.zoeken.zoekvraag import Samen, Zoekvraag, frase_van

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Combinable
    from django.db.models.sql.compiler import SQLCompiler


M = TypeVar("M", bound=models.Model)

TITEL = ("titelwoorden",)
OPEN = ("titelwoorden", "woorden")
ALLES = ("titelwoorden", "woorden", "besloten")
_RIJEN = {"titelwoorden": "titelrij", "woorden": "rij", "besloten": "besloten_rij"}
_GEWICHTEN = {"titelwoorden": "A", "woorden": "B", "besloten": "C"}  # as migration 0004 gives them


class Aantal(Expression):
    """Expression: how many rows of ``relatie`` a row of ``model`` has, or of how many ``wat`` is filled in.

    Asked for each row that is shown: a page counts for its own rows, however many the list has. A ``Count`` over a join
    counts for all of them before the database knows which it shows. It is written out, for Django takes longer to put a
    subquery together than the database to count.
    """

    output_field = IntegerField()

    def __init__(self, model: type[models.Model], relatie: str, wat: str = "", *, distinct: bool = False) -> None:
        super().__init__(output_field=IntegerField())
        naar = model._meta.get_field(relatie)
        if not isinstance(naar, models.ManyToOneRel):
            raise TypeError(f"{relatie} is no rows that point to {model.__name__}")
        rijen = naar.related_model._meta
        self.tabel, self.naar, self.distinct = rijen.db_table, naar.field.column, distinct
        veld = rijen.get_field(wat) if wat else None
        self.wat = veld.column if isinstance(veld, models.Field) else ""
        self.id: Combinable | Expression = F("pk")

    def get_source_expressions(self) -> "list[Combinable | Expression]":
        return [self.id]

    def set_source_expressions(self, exprs: "Sequence[Combinable | Expression]") -> None:
        (self.id,) = exprs

    def as_sql(self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper") -> tuple[str, tuple[str | int, ...]]:
        kolom, params = compiler.compile(self.id)  # type: ignore[arg-type]  # resolved by now: no F any more
        naam = connection.ops.quote_name
        wat = f"{'DISTINCT ' if self.distinct else ''}R.{naam(self.wat)}" if self.wat else "*"
        # names of our own tables and columns alone
        return f"(SELECT COUNT({wat}) FROM {naam(self.tabel)} R WHERE R.{naam(self.naar)} = {kolom})", tuple(params)  # noqa: S608


class Bevat(Expression):
    """Condition: every word of a question occurs in these fields of a search document.

    FTS5 on SQLite and a tsvector of 'simple' on PostgreSQL; the keys are the same, so the answer is.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, vraag: Zoekvraag, velden: tuple[str, ...], *, alleen_heel: bool = False) -> None:
        super().__init__(output_field=BooleanField())
        self.vraag, self.velden, self.alleen_heel = vraag, velden, alleen_heel
        self.id: Combinable | Expression = F("pk")

    def get_source_expressions(self) -> "list[Combinable | Expression]":
        return [self.id]

    def set_source_expressions(self, exprs: "Sequence[Combinable | Expression]") -> None:
        (self.id,) = exprs

    def as_sqlite(
        self, compiler: "SQLCompiler", _connection: "BaseDatabaseWrapper", **_: object
    ) -> tuple[str, list[object]]:
        kolom, params = compiler.compile(self.id)  # type: ignore[arg-type]  # resolved by now: no F any more
        vraag = self.vraag.fts5(*self.velden, alleen_heel=self.alleen_heel)
        deel = "SELECT rowid FROM kern_zoektekst WHERE kern_zoektekst MATCH %s"
        return f"{kolom} IN ({deel})", [*params, vraag]

    def as_postgresql(
        self, compiler: "SQLCompiler", _connection: "BaseDatabaseWrapper", **_: object
    ) -> tuple[str, list[object]]:
        kolom, params = compiler.compile(self.id)  # type: ignore[arg-type]  # resolved by now: no F any more
        gewichten = "".join(_GEWICHTEN[veld] for veld in self.velden)
        vraag = self.vraag.tsquery(gewichten, alleen_heel=self.alleen_heel)
        deel = "SELECT id FROM kern_zoekdocument WHERE zoekvector @@ to_tsquery('simple', %s)"
        return f"{kolom} IN ({deel})", [*params, vraag]


def bevat(vraag: Zoekvraag, velden: tuple[str, ...], *, alleen_heel: bool = False) -> Q:
    """Condition: a question is answered in these fields, words between quotes in their order.

    The index finds the words; their order is read in the row of words of what it found, the same on both databases.
    """
    past = Q(Bevat(vraag, velden, alleen_heel=alleen_heel))
    for groep in vraag.frasen:
        past &= reduce(or_, (_keuze(vraag, samen, velden, alleen_heel=alleen_heel) for samen in groep))
    for samen in vraag.zonder_frasen:
        past &= ~_in_volgorde(frase_van(samen), velden)
    return past


def _keuze(vraag: Zoekvraag, samen: Samen, velden: tuple[str, ...], *, alleen_heel: bool) -> Q:
    frase = frase_van(samen)
    return _in_volgorde(frase, velden) if frase else Q(Bevat(vraag.alleen(samen), velden, alleen_heel=alleen_heel))


def _in_volgorde(frase: str, velden: tuple[str, ...]) -> Q:
    return reduce(or_, (Q(**{f"{_RIJEN[veld]}__contains": frase}) for veld in velden))


class ZoekdocumentQuerySet(models.QuerySet[M]):
    def met(self, vraag: Zoekvraag, velden: tuple[str, ...] = OPEN) -> Self:
        """Documents in which every word occurs, in these fields."""
        return self.filter(bevat(vraag, velden))

    def kansrijkst(self, vraag: Zoekvraag, hoogstens: int) -> Self:
        """At most so many documents of each kind, in an order that every database gives.

        All words in the title first, then the words themselves rather than another form, then what is newest.
        Annotates ``aantal``: how many documents of that kind there are.
        """
        eerst = [
            Case(When(voorwaarde, then=Value(0)), default=Value(1), output_field=IntegerField())
            for voorwaarde in (
                bevat(vraag, TITEL, alleen_heel=True),
                bevat(vraag, TITEL),
                bevat(vraag, OPEN, alleen_heel=True),
            )
        ]
        volgorde = [*eerst, F("gewijzigd_op").desc(), F("object_id").desc()]
        per_soort = [F("soort")]
        return self.annotate(
            aantal=Window(Count("*"), partition_by=per_soort),
            plaats=Window(RowNumber(), partition_by=per_soort, order_by=volgorde),
        ).filter(plaats__lte=hoogstens)
