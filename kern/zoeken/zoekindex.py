"""Keeps the search index true: one document per object, written in the transaction that writes the object.

What can be searched is registered by the apps (``kern.register.Zoeksoort``). ``manage.py zoekindex`` makes the index
again and, with ``--controle``, says what is not true.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from kern import register
from kern.models import Zoekdocument
from kern.register import Zoeksoort
from kern.zoeken.woorden import rij, sleutels

HAP = 200  # rows at a time
VELDEN = (
    "netwerk_id", "titel", "titelwoorden", "woorden", "besloten", "titelrij", "rij", "besloten_rij", "gewijzigd_op",
)  # fmt: skip
LANGSTE_TITEL = 2000


_samen: ContextVar[dict[str, set[int]] | None] = ContextVar("samen", default=None)


@contextmanager
def samen() -> Iterator[None]:
    """Write the documents of everything that is saved inside at the end, each once.

    For one transaction that writes very much, such as loading the demonstration; it must enclose this.
    """
    te_doen: dict[str, set[int]] = defaultdict(set)
    vorig = _samen.set(te_doen)
    try:
        yield
    finally:
        _samen.reset(vorig)
    for naam, pks in te_doen.items():
        for hap in _happen(sorted(pks)):
            _ververs(register.alles.zoeksoorten[naam], hap)


def werk_bij(obj: models.Model) -> None:
    """Bring the document of an object up to date after it was saved; objects of another kind are left alone."""
    if soort := register.zoeksoort_van(type(obj)):
        _meld(soort, [obj.pk])


def zet(*objecten: models.Model) -> None:
    """Bring the documents of objects up to date, for a change that did not pass through saving them.

    Call it in the transaction of the change. Raises ValueError for an object that cannot be searched.
    """
    per_soort: dict[str, list[int]] = defaultdict(list)
    for obj in objecten:
        soort = register.zoeksoort_van(type(obj))
        if soort is None:
            raise ValueError(f"{type(obj).__name__} is not searched")
        per_soort[soort.naam].append(obj.pk)
    for naam, pks in per_soort.items():
        _meld(register.alles.zoeksoorten[naam], pks)


def zet_rond(obj: models.Model) -> None:
    """Bring the documents up to date that hold words of ``obj``, such as the name of an organisation.

    Call it in the transaction that changes those words.
    """
    for soort in register.alles.zoeksoorten.values():
        for model, pad in soort.citeert:
            if isinstance(obj, model):
                _meld(soort, soort.model._default_manager.filter(**{pad: obj}).values_list("pk", flat=True))


def verwijder(*objecten: models.Model) -> None:
    """Take away the documents of objects; call it in the transaction that takes the objects away."""
    per_soort: dict[str, list[int]] = defaultdict(list)
    for obj in objecten:
        if soort := register.zoeksoort_van(type(obj)):
            per_soort[soort.naam].append(obj.pk)
    for naam, pks in per_soort.items():
        Zoekdocument.objects.filter(soort=naam, object_id__in=pks).delete()


def _meld(soort: Zoeksoort, pks: Iterable[int]) -> None:
    te_doen = _samen.get()
    if te_doen is None:
        _ververs(soort, pks)
    else:
        te_doen[soort.naam].update(pks)


def _ververs(soort: Zoeksoort, pks: Iterable[int]) -> None:
    # Read again: what is searched is what stands in the database, not what a form left in the object.
    documenten = [_document(soort, obj) for obj in soort.rijen().filter(pk__in=list(pks)).order_by("pk")]
    Zoekdocument.objects.bulk_create(
        documenten, update_conflicts=True, unique_fields=["soort", "object_id"], update_fields=VELDEN
    )


# Any: of the model of its kind, which the app to the right registered
def _document(soort: Zoeksoort, obj: Any) -> Zoekdocument:
    titel = soort.titel(obj)
    kop, teksten, besloten = [titel, soort.nummer(obj)], soort.teksten(obj), soort.besloten(obj)
    return Zoekdocument(
        netwerk_id=soort.netwerk_van(obj),
        soort=soort.naam,
        object_id=obj.pk,
        titel=titel[:LANGSTE_TITEL],
        titelwoorden=sleutels(kop),
        woorden=sleutels(teksten),
        besloten=sleutels(besloten),
        titelrij=rij(kop),
        rij=rij(teksten),
        besloten_rij=rij(besloten),
        gewijzigd_op=obj.gewijzigd_op,
    )


def is_leeg() -> bool:
    """Say whether there is no index yet while there is something to find."""
    if Zoekdocument.objects.exists():
        return False
    return any(soort.model._default_manager.exists() for soort in register.alles.zoeksoorten.values())


def herbouw() -> int:
    """Make every document again and take away what is of nothing. Returns how many there are.

    Others may go on saving meanwhile: each piece is read and written while nobody else writes documents.
    """
    if connection.vendor == "sqlite":
        _opdracht("INSERT INTO kern_zoektekst(kern_zoektekst) VALUES ('rebuild')")
    for soort in register.alles.zoeksoorten.values():
        for pks in _happen(soort.model._default_manager.order_by("pk").values_list("pk", flat=True)):
            with transaction.atomic():
                _houd_anderen_tegen()
                _ververs(soort, pks)
    _wezen().delete()
    return Zoekdocument.objects.count()


def _happen(pks: Iterable[int]) -> Iterator[list[int]]:
    alle = list(pks)
    for begin in range(0, len(alle), HAP):
        yield alle[begin : begin + HAP]


def _houd_anderen_tegen() -> None:
    """On SQLite one transaction writes at a time; on PostgreSQL ask for the same, for this table only."""
    if connection.vendor == "postgresql":
        _opdracht("LOCK TABLE kern_zoekdocument IN SHARE ROW EXCLUSIVE MODE")


def _opdracht(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _wezen() -> models.QuerySet[Zoekdocument]:
    """Documents of which the object, or the kind, is not there any more."""
    wezen = Zoekdocument.objects.all()
    for naam, soort in register.alles.zoeksoorten.items():
        wezen = wezen.exclude(soort=naam, object_id__in=soort.model._default_manager.order_by().values("pk"))
    return wezen


def verschillen() -> Iterator[str]:
    """Yield one Dutch sentence for everything in the index that is not as it should be."""
    for naam, soort in register.alles.zoeksoorten.items():
        for pks in _happen(soort.model._default_manager.order_by("pk").values_list("pk", flat=True)):
            er_is = {d.object_id: d for d in Zoekdocument.objects.filter(soort=naam, object_id__in=pks)}
            for obj in soort.rijen().filter(pk__in=pks).order_by("pk"):
                yield from _verschil(_document(soort, obj), er_is.get(obj.pk))
    yield from (f"{wees.soort} {wees.object_id}: staat in de index en bestaat niet meer." for wees in _wezen())
    if connection.vendor == "sqlite":
        try:
            with transaction.atomic():
                _opdracht("INSERT INTO kern_zoektekst(kern_zoektekst, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield "De index van SQLite volgt zijn tabel niet."


def _verschil(goed: Zoekdocument, nu: Zoekdocument | None) -> Iterator[str]:
    wat = f"{goed.soort} {goed.object_id}"
    if nu is None:
        yield f"{wat}: ontbreekt in de index."
    elif anders := [veld for veld in VELDEN if getattr(goed, veld) != getattr(nu, veld)]:
        yield f"{wat}: is niet bij ({', '.join(anders)})."
