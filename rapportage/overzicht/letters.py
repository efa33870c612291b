"""What people wrote that a report cannot show, told before the report is made."""

from dataclasses import dataclass

from kern import register
from kern.opmaak import aantal, opsomming
from kern.toegang import Toegang
from rapportage.pdf.tekens import niet_te_tonen

MEESTE_PLEKKEN = 20
KORT = frozenset({"rapport", "project"})  # names only, or written by us: not worth a look on this page


@dataclass(frozen=True)
class Plek:
    """An object with text that a report cannot show whole: what it is, where it stands, and the characters."""

    naam: str
    url: str
    tekens: tuple[str, ...]

    @property
    def zin(self) -> str:
        """The characters with their number, for who cannot see them either."""
        namen = opsomming([f"‘{teken}’ (U+{ord(teken):04X})" for teken in self.tekens])
        return f"{aantal(len(self.tekens), 'teken', 'tekens')}: {namen}"


def niet_te_tonen_plekken(toegang: Toegang) -> list[Plek]:
    """The objects this person sees whose text holds characters that no font of a report draws."""
    plekken: list[Plek] = []
    for soort in register.alles.zoeksoorten.values():
        if soort.naam in KORT:
            continue
        for obj in soort.rijen().zichtbaar_voor(toegang):
            teksten = [soort.titel(obj), *soort.teksten(obj)]
            if soort.recht_besloten and toegang.mag(soort.recht_besloten, obj):
                teksten += soort.besloten(obj)
            if tekens := tuple(dict.fromkeys(t for tekst in teksten for t in niet_te_tonen(tekst))):
                plekken.append(
                    Plek(f"{soort.enkel} {soort.nummer(obj) or soort.titel(obj)}", obj.get_absolute_url(), tekens)
                )
                if len(plekken) == MEESTE_PLEKKEN:
                    return plekken
    return plekken
