"""What a person types in a search box, read once and asked of SQLite, PostgreSQL and a text in the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kern.zoeken.woorden import STOPWOORDEN, Woord, sleutels_van, splits

LANGSTE_VRAAG, MEESTE_WOORDEN = 200, 8
KORTSTE_BEGIN = 2  # letters of a word that is still being typed
HEEL, STAM, BEGIN, DEEL = 4, 3, 2, 1  # how well a word fits: itself, another form, its beginning, part of a compound
IN_TITEL = 10  # and a word in the title always counts for more than one in the text


@dataclass(frozen=True, slots=True)
class _Taal:
    """How a database writes a key, the beginning of one, and *and* and *or* between them."""

    sleutel: str
    begin: str
    en: str
    of: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for. ``is_begin`` says that longer words count as well."""

    woord: Woord
    is_begin: bool

    @property
    def heel(self) -> str:
        return f"w{self.woord.heel}"

    @property
    def stam(self) -> str:
        return f"s{self.woord.stam}"

    @property
    def staart(self) -> str:
        return f"d{self.woord.stam}"

    @property
    def delen(self) -> tuple[str, ...]:
        """The parts of a compound with a hyphen, as stems; a number such as 2022-014 is never taken apart."""
        return tuple(f"s{stam}" for _, stam in self.woord.delen) if self.woord.heel.isalpha() else ()

    def keuzes(self, taal: _Taal) -> Iterator[str]:
        """Yield every way in which this word may occur."""
        yield from (taal.sleutel.format(naam) for naam in (self.heel, self.stam, self.staart))
        if self.is_begin:
            yield taal.begin.format(self.heel)
        if self.delen:
            yield f"({taal.en.join(taal.sleutel.format(deel) for deel in self.delen)})"

    def niveau(self, sleutels: str) -> int:
        """Say how well this word fits in keys (as :func:`kern.zoeken.woorden.sleutels` writes them); 0 when it does not."""
        veld = f" {sleutels} "
        if f" {self.heel} " in veld:
            return HEEL
        if f" {self.stam} " in veld:
            return STAM
        if self.is_begin and f" {self.heel}" in veld:
            return BEGIN
        in_delen = bool(self.delen) and all(f" {deel} " in veld for deel in self.delen)
        return DEEL if in_delen or f" {self.staart} " in veld else 0

    def past_op(self, woord: Woord) -> bool:
        """Say whether a word of a text is one that this term finds, to mark it."""
        gezocht = {self.heel, self.stam, self.staart, *self.delen}
        return any(
            not gezocht.isdisjoint(sleutels_van(heel, stam)) or (self.is_begin and heel.startswith(self.woord.heel))
            for heel, stam in ((woord.heel, woord.stam), *woord.delen)
        )


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """The words a person looks for; all of them must occur. Empty when nothing was typed that can be found."""

    termen: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.termen)

    def fts5(self, *kolommen: str, alleen_heel: bool = False) -> str:
        """Return the MATCH of SQLite in some columns; ``alleen_heel`` asks for the words themselves."""
        taal = _Taal('"{}"', '"{}"*', " AND ", " OR ")
        return f"{{{' '.join(kolommen)}}} : ({self._schrijf(taal, alleen_heel=alleen_heel)})"

    def tsquery(self, gewichten: str, *, alleen_heel: bool = False) -> str:
        """Return the text for ``to_tsquery('simple', …)`` of PostgreSQL in the fields of these weights."""
        return self._schrijf(_Taal(f"{{}}:{gewichten}", f"{{}}:*{gewichten}", " & ", " | "), alleen_heel=alleen_heel)

    def _schrijf(self, taal: _Taal, *, alleen_heel: bool) -> str:
        if alleen_heel:
            return taal.en.join(taal.sleutel.format(term.heel) for term in self.termen)
        return taal.en.join(f"({taal.of.join(term.keuzes(taal))})" for term in self.termen)

    def gewicht(self, titel: str, tekst: str) -> int:
        """Say how well the keys of a title and a text answer: a higher number is a better hit."""
        som = 0
        for term in self.termen:
            in_titel = term.niveau(titel)
            som += IN_TITEL + in_titel if in_titel else term.niveau(tekst)
        return som

    def past_op(self, woord: Woord) -> bool:
        """Say whether a word of a text is one of those looked for."""
        return any(term.past_op(woord) for term in self.termen)


def lees(tekst: str) -> Zoekvraag:
    """Read what was typed. Words that say nothing (de, het, van …) count only when there are no others.

    The last word counts as a beginning too: somebody may still be typing it.
    """
    woorden = list(splits(tekst[:LANGSTE_VRAAG]))
    laatste = woorden[-1] if woorden else None
    zeggen_iets: Sequence[Woord] = [w for w in woorden if w.heel not in STOPWOORDEN] or woorden
    uniek = list({w.heel: w for w in zeggen_iets}.values())[:MEESTE_WOORDEN]
    return Zoekvraag(tuple(Term(w, is_begin=w is laatste and len(w.heel) >= KORTSTE_BEGIN) for w in uniek))
