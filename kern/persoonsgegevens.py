"""What in a text may say who somebody is: mail, phone, national number, account number, names.

For a question before a text is shared, never a refusal: who wrote it decides. Numbers count when their check digits are
right, so that a date, an amount or the number of an organisation is not taken for one. Pure; who knows the names gives them.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

MAIL, TELEFOON, RIJKSREGISTER, REKENING, NAAM = (
    "mailadres", "telefoonnummer", "rijksregisternummer", "rekeningnummer", "naam",
)  # fmt: skip
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_VAN_ALLEN = frozenset({"info", "contact", "onthaal", "secretariaat", "hallo", "noreply", "post", "mail", "help"})
_TELEFOON = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)32[ ./]*(?:\(0\))?[ ./]*|0)([1-9](?:[ ./-]{0,2}\d){7,8})(?![\d-]|[.,/]\d)"
)
_DATUM = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b")
_RIJKSREGISTER = re.compile(r"(?<![\d.,-])(\d\d)[. ]?(\d\d)[. ]?(\d\d)[-. ]{0,3}(\d{3})[-. ]?(\d\d)(?![\d-]|[.,]\d)")
_REKENING = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ .]?[A-Z0-9]){11,30}(?!\w)")
_AANSPREKING = re.compile(
    r"(?<!\w)(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.|[Mm]ijnheer|[Mm]eneer|[Dd]e heer|[Dd]hr\.?)[ ]+"
    r"((?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Vv]ander|[Dd]’|[Dd]')[ ]+)*[A-ZÀ-Ý][\w’'-]+(?:[ ]+(?:(?:van|de|den|der)[ ]+)*[A-ZÀ-Ý][\w’'-]+)*)"
)
_AMBT = re.compile(r"(?:[Dd]e )?(?:Minister|Voorzitter|Directeur|Burgemeester|Schepen|Gouverneur|Co[oö]rdinator)\b")
_KORTSTE_NAAM = 4  # 'An' alone is a word as well


@dataclass(frozen=True, slots=True)
class Vondst:
    """A piece that may say who somebody is: of what kind, as it stands there, and in which text."""

    soort: str
    stuk: str
    waar: str


def vind(teksten: Iterable[tuple[str, str]], namen: Iterable[str] = ()) -> list[Vondst]:
    """Return what was found in texts, each given as ``(where it stands, text)``; the same piece once per place."""
    zoekers = [*_ZOEKERS, *_zoeker_van(namen)]
    gevonden = dict.fromkeys(
        Vondst(soort, stuk, waar)
        for waar, tekst in teksten
        for soort, zoek in zoekers
        for stuk in zoek(tekst)
    )  # fmt: skip
    return list(gevonden)


def stempel(vondsten: Iterable[Vondst]) -> str:
    """One word for what was found: who goes on, goes on with this, and something new is asked again."""
    delen = sorted(f"{v.soort}\x1f{v.stuk}" for v in vondsten)
    return hashlib.sha256("\x1e".join(delen).encode()).hexdigest()[:16]


def _cijfers(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _mails(tekst: str) -> Iterator[str]:
    """The address of a person; 'info@' is of everybody at a desk."""
    return (m[0] for m in _MAIL.finditer(tekst) if m[1].lower() not in _VAN_ALLEN)


def _telefoons(tekst: str) -> Iterator[str]:
    """A Belgian number: eight digits after the nought of a zone, or nine of a mobile one."""
    for m in _TELEFOON.finditer(tekst):
        nummer = _cijfers(m[1])
        is_mobiel = len(nummer) == 9 and nummer[:2] in {"45", "46", "47", "48", "49"}
        is_onderneming = re.fullmatch(r"0\d{3}\.\d{3}\.\d{3}", m[0]) and _is_onderneming(_cijfers(m[0]))
        if (is_mobiel or len(nummer) == 8) and not is_onderneming and not _DATUM.search(m[0]):
            yield m[0].strip()


def _is_onderneming(nummer: str) -> bool:
    """Whether this is the number of an organisation: the last two digits check the first eight."""
    return 97 - int(nummer[:8]) % 97 == int(nummer[8:])


def _rijksregisters(tekst: str) -> Iterator[str]:
    """A national number: a day of birth (in a bis number 20 or 40 is added to the month), and check digits that are right."""
    for m in _RIJKSREGISTER.finditer(tekst):
        maand, dag, basis = int(m[2]), int(m[3]), "".join(m.groups()[:4])
        is_dag = maand % 20 <= 12 and maand < 53 and dag <= 31
        if is_dag and any(97 - int(eeuw + basis) % 97 == int(m[5]) for eeuw in ("", "2")):
            yield m[0]


def _rekeningen(tekst: str) -> Iterator[str]:
    """An IBAN: the country and its digits at the end, letters as numbers, and the whole one more than a multiple of 97."""
    for m in _REKENING.finditer(tekst):
        stukken = m[0].replace(".", " ").split(" ")
        for tot in range(len(stukken), 0, -1):  # a word in capitals behind it is no part of it
            iban = "".join(stukken[:tot])
            if len(iban) >= 15 and int("".join(str(int(t, 36)) for t in iban[4:] + iban[:4])) % 97 == 1:
                yield m[0][: len(" ".join(stukken[:tot]))]
                break


def nummers_van_mensen(tekst: str) -> list[tuple[str, str]]:
    """National and account numbers in a text: of which kind, and as they stand there."""
    return [
        (soort, stuk)
        for soort, zoek in ((RIJKSREGISTER, _rijksregisters), (REKENING, _rekeningen))
        for stuk in zoek(tekst)
    ]


def _aansprekingen(tekst: str) -> Iterator[str]:
    """Whoever is called by name: 'mevrouw Peeters', and not 'mevrouw de Minister'."""
    return (m[0] for m in _AANSPREKING.finditer(tekst) if not _AMBT.match(m[1]))


_Zoeker = tuple[str, Callable[[str], Iterable[str]]]
_ZOEKERS: tuple[_Zoeker, ...] = (
    (MAIL, _mails),
    (RIJKSREGISTER, _rijksregisters),
    (REKENING, _rekeningen),
    (TELEFOON, _telefoons),
    (NAAM, _aansprekingen),
)


def _zoeker_van(namen: Iterable[str]) -> list[_Zoeker]:
    """One search for all names, each as whole words and as it is written."""
    lang = sorted(
        {n.strip() for n in namen if " " in n.strip() or len(n.strip()) >= _KORTSTE_NAAM}, key=len, reverse=True
    )
    if not lang:
        return []
    patroon = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, lang)) + r")(?!\w)")
    return [(NAAM, patroon.findall)]
