"""What follows from a list of people, whoever asks."""

from collections.abc import Iterable
from typing import TypedDict

from deelname.enums import ERBIJ, Toestand


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
