"""What meetings decided and promised, together: rows of several tables with the same columns, filtered before they are joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from django.db.models import Case, CharField, DateField, F, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Lower, Replace, Trim

from kern import klok, register
from kern.adressen import adres
from kern.rijketekst import op_een_regel
from kern.toegang import Toegang
from netwerken.models import Netwerk
from sessies.enums import ActiepuntStaat, Besluitsoort, Sessiesoort
from sessies.models import Actiepunt, Besluit

ACTIEPUNT, BESLISPUNT = "actiepunt", "beslispunt"
MERKEN = {**dict(Besluitsoort.choices), ACTIEPUNT: "actiepunt", BESLISPUNT: "beslispunt"}
KOLOMMEN = (
    "bron", "rij", "merk", "wat", "door", "dag", "toestand", "op", "bij_nummer", "bij_titel", "bij_soort",
)  # fmt: skip
OP_LETTER: dict[
    str, Combinable
] = {  # what an order by its letters looks at: worked out for every row, so only when it is asked
    "op_wat": Lower(Trim(Replace(Replace(F("wat"), Value("*"), Value("")), Value("#"), Value("")))),
    "op_door": Lower(F("door")),
}


class Rij(TypedDict):
    """A row of :func:`samen`."""

    bron: str
    rij: int
    merk: str
    wat: str
    door: str
    dag: date | None
    toestand: str
    op: datetime
    bij_nummer: str
    bij_titel: str
    bij_soort: str


def met_kolommen(
    rijen: QuerySet,
    *,
    bron: str,
    merk: str | Combinable,
    wat: str = "tekst",
    sessie: str = "sessie",
    door: str = "",
    dag: str = "",
    toestand: str = "",
) -> QuerySet:
    """Give the rows of one table the columns of this list; each names a field, empty for none. ``merk`` is the kind."""
    tekst = CharField()
    return rijen.annotate(
        bron=Value(bron, tekst),
        rij=F("pk"),
        merk=Value(merk, tekst) if isinstance(merk, str) else Cast(merk, tekst),
        wat=Cast(F(wat), tekst),
        door=Cast(F(door), tekst) if door else Value("", tekst),
        dag=F(dag) if dag else Cast(Value(None), DateField()),
        toestand=Cast(F(toestand), tekst) if toestand else Value("", tekst),
        op=F(f"{sessie}__begint_op"),
        bij_nummer=F(f"{sessie}__nummer"),
        bij_titel=F(f"{sessie}__titel"),
        bij_soort=F(f"{sessie}__soort"),
    )


def bronnen(toegang: Toegang) -> list[QuerySet]:
    """Everything that meetings this person may see decided and promised, a set of rows for each table."""
    return [
        met_kolommen(Besluit.objects.zichtbaar_voor(toegang), bron="besluit", merk=F("soort")),
        met_kolommen(
            Actiepunt.objects.zichtbaar_voor(toegang), bron=ACTIEPUNT, merk=ACTIEPUNT, door="wie", dag="tegen", toestand="staat"
        ),
        *(bron(toegang) for bron in register.alles.uitkomsten),
    ]  # fmt: skip


def samen(delen: Sequence[QuerySet], *, op: str = "") -> QuerySet:
    """The rows of these tables as one, the latest meeting first; ``op`` is a column of OP_LETTER to order them by after this."""
    erbij = {op: OP_LETTER[op]} if op in OP_LETTER else {}
    eerste, *rest = (deel.annotate(**erbij).order_by().values(*KOLOMMEN, *erbij) for deel in delen)
    return eerste.union(*rest, all=True).order_by("-op", "bron", "-rij")


@dataclass(frozen=True)
class Uitkomst:
    """One row: what was decided or promised, by whom, by when, and at which meeting."""

    bron: str
    pk: int
    merk: str
    wat: str
    wie: str
    tegen: date | None
    staat: str
    op: datetime
    nummer: str
    titel: str
    soort: str
    url: str
    mag_afronden: bool = False
    mag_toewijzen: bool = False

    @property
    def is_actiepunt(self) -> bool:
        return self.bron == ACTIEPUNT

    @property
    def is_te_laat(self) -> bool:
        return self.staat == ActiepuntStaat.OPEN and self.tegen is not None and self.tegen < klok.vandaag()

    @property
    def toestand(self) -> str:
        """In a word: only what was promised has a state."""
        return "te laat" if self.is_te_laat else self.staat


def uitkomst(rij: Rij, netwerk: Netwerk, mag: Mapping[str, set[int]] | None = None) -> Uitkomst:
    """A row of :func:`samen` as a page shows it; ``mag`` says of which action points this person may do what."""
    eigen = rij["rij"] if rij["bron"] == ACTIEPUNT else 0
    pad = adres("sessies:detail", netwerk=netwerk.slug, nummer=rij["bij_nummer"])
    return Uitkomst(
        bron=rij["bron"],
        pk=rij["rij"],
        merk=MERKEN[rij["merk"]],
        wat=op_een_regel(rij["wat"]) if rij["bron"] != ACTIEPUNT else rij["wat"],
        wie=rij["door"],
        tegen=rij["dag"],
        staat=rij["toestand"],
        op=rij["op"],
        nummer=rij["bij_nummer"],
        titel=rij["bij_titel"],
        soort=str(Sessiesoort(rij["bij_soort"]).label),
        url=f"{pad}#actiepunten",
        **{naam: eigen in pks for naam, pks in (mag or {}).items()},
    )


def wat_mag(toegang: Toegang, pks: Iterable[int]) -> dict[str, set[int]]:
    """Of these action points: which this person may tick off, and for which they may name another; one query."""
    rechten = {"mag_afronden": "sessies.rond_actiepunt_af", "mag_toewijzen": "sessies.wijzig_actiepunt"}
    mag = {naam: Case(When(toegang.q(recht), then=Value(1)), default=Value(0)) for naam, recht in rechten.items()}
    rijen = list(Actiepunt.objects.filter(pk__in=list(pks)).order_by().annotate(**mag).values_list("pk", *mag))
    return {naam: {pk for pk, *mag_dit in rijen if mag_dit[plek]} for plek, naam in enumerate(rechten)}
