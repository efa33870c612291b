"""One way to write a snapshot: sorted keys, no floats, no personal data; the same data give the same bytes."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from kern.persoonsgegevens import nummers_van_mensen

Json = str | int | bool | list["Json"] | dict[str, "Json"] | None

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEFOON = re.compile(r"(?<![\w+])(?:\+\d{2}[\d ./-]{7,14}\d|0\d{1,3}[ /.]\d{2,3}(?:[ .]\d{2}){2,3})(?!\w)")


class Reiniger:
    """Takes personal data that people typed out of texts: mail addresses, phone, national and account numbers, names of members."""

    def __init__(self, namen: Iterable[tuple[str, str]] = ()) -> None:
        """``namen`` are pairs of (name of a person, what stands there instead). Names of one word are left alone."""
        paren = {naam.strip(): functie.strip() for naam, functie in namen if len(naam.split()) > 1}
        paren = {naam: functie for naam, functie in paren.items() if naam.casefold() != functie.casefold()}
        self._functies = {naam.casefold(): functie or "een lid van het netwerk" for naam, functie in paren.items()}
        langste_eerst = sorted(paren, key=lambda naam: (-len(naam), naam))
        self._namen = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, langste_eerst)) + r")(?!\w)", re.IGNORECASE)
            if paren
            else None
        )

    def __call__(self, tekst: str) -> str:
        tekst = "".join(teken for teken in tekst.replace("\r\n", "\n") if teken >= " " or teken in "\n\t")
        for soort, stuk in nummers_van_mensen(tekst):  # their check digits are right: nothing else is one
            tekst = tekst.replace(stuk, f"({soort} weggelaten)")
        tekst = _MAIL.sub("(e-mailadres weggelaten)", tekst)
        tekst = _TELEFOON.sub("(telefoonnummer weggelaten)", tekst)
        if self._namen is not None:
            tekst = self._namen.sub(lambda past: self._functies[past[0].casefold()], tekst)
        return tekst


def zuiver(waarde: object, reinig: Callable[[str], str]) -> Json:
    """Return ``waarde`` as plain JSON values, every text as ``reinig`` gives it. Raises TypeError for a float or anything unknown."""
    if waarde is None or isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, str):
        return reinig(str(waarde))
    if isinstance(waarde, int):
        return int(waarde)
    if isinstance(waarde, Decimal):
        return format(waarde.normalize() if waarde else Decimal(0), "f")
    if isinstance(waarde, datetime):
        if waarde.tzinfo is None:
            raise TypeError("a moment in a snapshot is aware")
        return waarde.isoformat(timespec="seconds")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return {str(sleutel): zuiver(w, reinig) for sleutel, w in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [zuiver(w, reinig) for w in waarde]
    raise TypeError(f"{type(waarde).__name__} does not belong in a snapshot")


def schrijf(waarde: Json) -> str:
    """Return the canonical JSON text of plain values."""
    return json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def controlegetal(tekst: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(tekst.encode()).hexdigest()
