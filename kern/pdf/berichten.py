"""What the child that renders tells the worker: lines of JSON, each with some of these."""

from collections.abc import Callable
from typing import Protocol, TypedDict, Unpack


class Bericht(TypedDict, total=False):
    """One line: the step or page at hand, a remark, why it failed, or that it is done."""

    stap: str
    bladzijde: int
    opmerking: str
    fout: str
    klaar: bool
    bladzijden: int
    versie: str


Volger = Callable[[Bericht], None]  # what the worker does with each


class Meld(Protocol):
    """How the child says something."""

    def __call__(self, **velden: Unpack[Bericht]) -> None: ...
