"""Dataclasses of words, numbers, days and moments as what JSON holds, and back: the form in which a state is kept."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin
from zlib import crc32

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")
_DAG, _MOMENT = date.fromisoformat, datetime.fromisoformat


def naam_van(naam: str, soort: "type[DataclassInstance]") -> str:
    """A name that changes with the fields of what is kept, so that an upgrade never reads another shape."""
    velden = ",".join(veld.name for veld in fields(soort))
    return f"{naam} {crc32(velden.encode()):08x}"


def als_json(ding: "DataclassInstance") -> dict[str, object]:
    """A dataclass as JSON-able content; days and moments become ``2022-11-30`` and ``2022-11-30T13:00:00+01:00``."""
    return {veld.name: _schrijf(getattr(ding, veld.name)) for veld in fields(ding)}


def uit_json(soort: type[D], waarden: Mapping[str, object]) -> D:
    """The dataclass that :func:`als_json` wrote."""
    typen = {veld.name: veld.type for veld in fields(soort)}
    return soort(**{naam: _lees(typen[naam], waarde) for naam, waarde in waarden.items()})


def _schrijf(waarde: object) -> object:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return [_schrijf(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def _lees(soort: object, waarde: object) -> object:
    if isinstance(waarde, str):
        return _DAG(waarde) if soort in (date, date | None) else _MOMENT(waarde) if soort is datetime else waarde
    if isinstance(waarde, list):
        delen = [_lees((get_args(soort) or (None,))[0], deel) for deel in waarde]
        return tuple(delen) if get_origin(soort) is tuple else delen
    return waarde
