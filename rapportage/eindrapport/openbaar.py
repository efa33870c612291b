"""What a final report, which may become public, prints in words; the rest is counted. See docs/eindrapport.md."""

from dataclasses import replace

from kennis.enums import SignaalStaat
from kennis.models import Fiche, Signaal
from piloten.models import Piloot
from rapportage.momentopname.bron import Bron
from sessies.enums import Delen, SessieStatus
from sessies.models import Inzicht, Leervraag


class Drukbaar:
    """The one answer to "may this be printed?", over rows that were read once and stand as on the reference date."""

    def __init__(self, bron: Bron) -> None:
        self._bron = bron
        self._besloten = {v.pk for v in bron.vragen if v.delen == Delen.BEGELEIDING}

    def vraag(self, vraag: Leervraag) -> bool:
        """Shared with everybody by who asked it."""
        return bool(vraag.delen == Delen.OPENBAAR)

    def inzicht(self, inzicht: Inzicht) -> bool:
        """Drawn from a meeting that was held, and not from a question for the netwerkbegeleider alone."""
        if inzicht.leervraag_id in self._besloten:
            return False
        sessie = self._bron.sessie_per_id.get(inzicht.sessie_id or 0)
        return inzicht.sessie_id is None or (sessie is not None and sessie.status == SessieStatus.GEHOUDEN)

    def resultaat(self, piloot: Piloot) -> bool:
        """What came out is printed when somebody decided on it; until then a pilot is named, with what it wants to know."""
        return bool(piloot.besluit)

    def fiche(self, fiche: Fiche) -> bool:
        """Published by who may."""
        return fiche.is_openbaar

    def signaal(self, signaal: Signaal) -> bool:
        """Handed on to its addressee: from then on its words stand."""
        return bool(signaal.staat == SignaalStaat.DOORGEGEVEN)

    def rijen(self) -> Bron:
        """The same rows without those of which no word is printed."""
        b = self._bron
        return replace(
            b,
            vragen=[v for v in b.vragen if self.vraag(v)],
            inzichten=[i for i in b.inzichten if self.inzicht(i)],
            fiches=[f for f in b.fiches if self.fiche(f)],
            signalen=[s for s in b.signalen if self.signaal(s)],
        )

    def geteld(self) -> dict[str, int]:
        """How many of each kind stay without words."""
        b = self._bron
        return {
            "inzichten": sum(not self.inzicht(i) for i in b.inzichten),
            "resultaten": sum(not self.resultaat(p) for p in b.piloten),
            "fiches": sum(not self.fiche(f) for f in b.fiches),
            "signalen": sum(not self.signaal(s) for s in b.signalen),
        }
