"""Which of the proposed days is best, by a rule that can be said in words.

First the day on which who must be there can; of those the one with the fewest "nee"; then the one with the most "ja"; and of equals
the first one on the calendar.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kern.opmaak import opsomming, vorm
from prikken.enums import Kan

STIL = ""  # no answer yet


@dataclass(frozen=True)
class Dagstand:
    """How it stands with one day: how many can, and what each of who must be there said ('' for nothing yet)."""

    begint_op: datetime
    ja: int = 0
    nood: int = 0
    nee: int = 0
    stil: int = 0
    moeten: Sequence[tuple[str, str]] = field(default_factory=tuple)

    def _zeiden(self, kan: str) -> list[str]:
        return [wie for wie, zei in self.moeten if zei == kan]

    @property
    def rang(self) -> tuple[int, int, int, int, datetime]:
        """What the days are put in order by: the smallest is best."""
        return len(self._zeiden(Kan.NEE)), len(self._zeiden(STIL)), self.nee, -self.ja, self.begint_op

    @property
    def reden(self) -> str:
        """Why the day stands where it stands: '8 kunnen, 2 als het moet, 1 niet, voorzitter kan'."""
        delen = [f"{self.ja} {vorm(self.ja, 'kan', 'kunnen')}"]
        delen += [f"{self.nood} als het moet"] if self.nood else []
        delen += [f"{self.nee} niet"] if self.nee else []
        delen += [f"{self.stil} nog geen antwoord"] if self.stil else []
        for kan, een, meer in _OVER_WIE_MOET:
            if wie := self._zeiden(kan):
                delen.append(f"{opsomming(wie)} {vorm(len(wie), een, meer)}")
        return ", ".join(delen)


_OVER_WIE_MOET = (
    (Kan.JA, "kan", "kunnen"),
    (Kan.NOOD, "kan als het moet", "kunnen als het moet"),
    (Kan.NEE, "kan niet", "kunnen niet"),
    (STIL, "antwoordde nog niet", "antwoordden nog niet"),
)


def op_volgorde(standen: Sequence[Dagstand]) -> list[Dagstand]:
    """The days, the best one first."""
    return sorted(standen, key=lambda stand: stand.rang)
