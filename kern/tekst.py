"""Text as we keep it: no sign in it that nobody sees, and every letter in one spelling.

People paste. With it come soft hyphens, zero-width spaces, accents written apart, no-break spaces, marks that turn the
reading direction, and line ends of another system. Two texts that look alike would then differ for the search index,
for what looks for doubles, and for a font. :func:`schoon` is the one place that takes them away: every form goes through
it (:class:`kern.middleware.DeurMiddleware`), every text that is stored (:mod:`kern.velden`) and every file that is loaded.
"""

import re
import unicodedata
from collections.abc import Iterable

# What is never seen and never needed: soft hyphen, zero-width space, word joiner, BOM, marks and brackets of direction,
# fillers, tags. Joiners, variation selectors and the marks of a right-to-left text may be needed: see _blijft.
_NOOIT = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_SOMS = "\u061c\u200c-\u200f\ufe0e\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_STUUR = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, without tab and line ends
_WEG = re.compile(f"[{_NOOIT}{_STUUR}]")
_MISSCHIEN = re.compile(f"[{_SOMS}]")
_REGELEINDE = re.compile(r"\r\n?")
_SPATIE = re.compile("[\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LOS = re.compile("[\ud800-\udfff]")  # half a character: it cannot be stored
_GEWOON = re.compile("[\n\t\x20-\x7e\xa1-\xac\xae-\u02ff\u2013-\u2022\u20ac]*")  # most texts: nothing to do

# Scripts in which a joiner between two letters changes what one reads: Arabic to N'Ko, those of India and around.
_VERBINDEND = re.compile(
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
_GEZICHT = ("So", "Sm", "Sk")  # the categories of what emoji are built from
_VLAG = "\U0001f3f4"  # a black flag, with tags: England, Scotland, Wales


def patroon_van(naam: str, adressen: Iterable[str]) -> "re.Pattern[str]":
    """What finds a person in a text: an address in any spelling, and the name as whole words, as it is written.

    So that 'An' is not found in 'van', nor as the word 'an'. Nothing matches without a name and addresses.
    """
    woorden = [f"(?i:{re.escape(adres)})" for adres in adressen] + ([re.escape(naam)] if naam else [])
    return re.compile("|".join(rf"(?<!\w){woord}(?!\w)" for woord in woorden) or r"(?!)")


def schoon(tekst: str) -> str:
    """Return ``tekst`` as it is kept. What one sees stays as it is; doing it twice changes nothing more."""
    if _GEWOON.fullmatch(tekst):
        return tekst
    tekst = _LOS.sub("\ufffd", _REGELEINDE.sub("\n", tekst))
    while (nieuw := _ronde(tekst)) != tekst:  # what goes may bring two signs together that belong together
        tekst = nieuw
    return tekst


def _ronde(tekst: str) -> str:
    tekst = _WEG.sub("", _SPATIE.sub(" ", unicodedata.normalize("NFC", tekst)))
    return unicodedata.normalize(
        "NFC", _MISSCHIEN.sub(lambda m: m[0] if _blijft(m[0], m.start(), tekst) else "", tekst)
    )


def _blijft(teken: str, plaats: int, tekst: str) -> bool:
    """Say whether an invisible sign means something where it stands."""
    voor, na = tekst[plaats - 1 : plaats], tekst[plaats + 1 : plaats + 2]
    if teken in "\u200e\u200f\u061c":  # marks of direction, in a text that has one
        return any(unicodedata.bidirectional(t) in {"R", "AL"} for t in tekst if t not in "\u200f\u061c")
    if not voor:
        return False
    if teken in "\u200c\u200d" and _VERBINDEND.match(voor):
        return unicodedata.category(voor)[0] in "LM"
    soort = unicodedata.category(voor)
    if teken == "\u200d":
        return (soort in _GEZICHT or voor == "\ufe0f") and unicodedata.category(na or " ") in _GEZICHT
    if teken in "\ufe0e\ufe0f":  # as a drawing or as a sign: a heart, a key with a digit
        return soort in _GEZICHT or soort in {"Po", "Pd"} or voor in "0123456789#*" or "\u2100" <= voor <= "\u32ff"
    if teken >= "\U000e0100":  # another shape of a Chinese or Japanese character
        return soort == "Lo"
    return teken >= "\U000e0020" and (voor == _VLAG or "\U000e0020" <= voor < "\U000e007f")


def schoon_alles(waarde: object) -> object:
    """Return ``waarde`` with every text in it clean; lists and dicts are walked."""
    if isinstance(waarde, str):
        return schoon(waarde)
    if isinstance(waarde, dict):
        return {schoon_alles(sleutel): schoon_alles(w) for sleutel, w in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [schoon_alles(w) for w in waarde]
    return waarde
