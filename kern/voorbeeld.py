"""What the demonstration says of somebody who exists is an example, and is marked as such wherever it stands."""

from collections.abc import Mapping
from typing import Protocol

MERK = "voorbeeld"


class IsDemo(Protocol):
    """A network that may be a demonstration."""

    is_demo: bool


def is_voorbeeld(rij: object, netwerk: IsDemo) -> bool:
    """Say whether this work of a project or organisation is invented while who it is attached to exists.

    Work of who was invented as well needs no mark of its own: their name says so.
    """
    wie = getattr(rij, "project", None) or getattr(rij, "organisatie", None)
    return netwerk.is_demo and wie is not None and not wie.is_fictief


def gemerkt(rij: Mapping[str, object], naam: str) -> str:
    """Return who a row of a snapshot names, with the mark behind it when what it says of them is invented."""
    wie = str(rij.get(naam) or "")
    return f"{wie} ({MERK})" if wie and rij.get("is_voorbeeld") else wie
