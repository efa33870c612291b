"""Dataclasses of words, numbers, days and moments as what JSON holds, and back: the form in which a state is kept."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin
from zlib import crc32

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")
_DAG, _MOMENT = date.fromisoformat, datetime.fromisoformat


@cache
def naam_van(naam: str, soort: "type[DataclassInstance]") -> str:
    """A name that changes with the fields of what is kept, so that an upgrade never reads another shape."""
    velden = ",".join(veld.name for veld in fields(soort))
    return f"{naam} {crc32(velden.encode()):08x}"


def als_json(ding: "DataclassInstance") -> dict[str, object]:
    """A dataclass as JSON-able content; days and moments become ``2022-11-30`` and ``2022-11-30T13:00:00+01:00``."""
    return {veld.name: _schrijf(getattr(ding, veld.name)) for veld in fields(ding)}


def uit_json(soort: type[D], waarden: Mapping[str, object]) -> D:
    """The dataclass that :func:`als_json` wrote."""
    lezers = _lezers(soort)
    return soort(**{naam: lees(w) if (lees := lezers[naam]) else w for naam, w in waarden.items()})


def _schrijf(waarde: object) -> object:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return [_schrijf(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


Lezer = Callable[[object], object]


@cache
def _lezers(soort: "type[DataclassInstance]") -> dict[str, Lezer | None]:
    """How each field is read; worked out once, for every page reads some forty of them."""
    return {veld.name: _lezer(veld.type) for veld in fields(soort)}


def _lezer(soort: object) -> Lezer | None:
    """How a value of this type is read; None for what JSON holds as it is."""
    if soort in (date, date | None):
        return _dag
    if soort is datetime:
        return lambda waarde: _MOMENT(waarde) if isinstance(waarde, str) else waarde
    delen = get_args(soort)
    if not delen or get_origin(soort) is UnionType:
        return None
    van, maak = _lezer(delen[0]), tuple if get_origin(soort) is tuple else list
    return lambda waarde: maak(map(van, waarde) if van else waarde) if isinstance(waarde, list) else waarde


def _dag(waarde: object) -> object:
    return _DAG(waarde) if isinstance(waarde, str) else waarde
