"""What follows from a list of people, whoever asks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypedDict

from deelname.enums import ERBIJ, NUTTIG, Oordeel, Toestand

MINSTENS = 5  # answers before anybody reads one


class Opkomstgetallen(TypedDict):
    """The numbers of ``sessies.Opkomst``."""

    ingeschreven: int
    aanwezig: int
    verontschuldigd: int
    afwezig: int


def opkomst_uit(rijen: Iterable[tuple[str, bool]]) -> Opkomstgetallen:
    """The numbers that follow from (state, said to come) of everybody.

    Who sent another counts by the other. Who was invited, said nothing and stayed away, did not register: they are on
    the list and not in these numbers.
    """
    uit: Opkomstgetallen = {"ingeschreven": 0, "aanwezig": 0, "verontschuldigd": 0, "afwezig": 0}
    for toestand, zei_ja in rijen:
        if toestand == Toestand.VERVANGEN:
            continue
        uit["ingeschreven"] += zei_ja
        uit["aanwezig"] += toestand in ERBIJ
        uit["verontschuldigd"] += toestand == Toestand.VERONTSCHULDIGD
        uit["afwezig"] += zei_ja and toestand not in {*ERBIJ, Toestand.VERONTSCHULDIGD}
    return uit


class Uitslag(NamedTuple):
    """What those present answered. Under :data:`MINSTENS` answers it holds how many there are, and nothing else."""

    antwoorden: int
    is_zichtbaar: bool = False
    nuttig: int = 0
    keuzes: Sequence[tuple[str, int]] = ()
    doet: Sequence[str] = ()
    beter: Sequence[str] = ()


def uitslag_van(keuzes: Mapping[str, int], doet: Sequence[str], beter: Sequence[str]) -> Uitslag:
    """Count what is in the box of a meeting; the lines stand in the order of the alphabet."""
    antwoorden = sum(keuzes.values())
    if antwoorden < MINSTENS:
        return Uitslag(antwoorden)
    return Uitslag(
        antwoorden,
        is_zichtbaar=True,
        nuttig=sum(keuzes.get(oordeel, 0) for oordeel in NUTTIG),
        keuzes=[(str(oordeel.label), keuzes.get(oordeel, 0)) for oordeel in Oordeel],
        doet=list(doet),
        beter=list(beter),
    )
