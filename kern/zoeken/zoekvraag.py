"""What a person types in a search box, read once and asked of SQLite, PostgreSQL and a text in the same way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kern.zoeken.woorden import STAART_MINSTENS, STOPWOORDEN, Woord, sleutels_van, splits, stukken_van

LANGSTE_VRAAG, MEESTE_WOORDEN = 200, 8
KORTSTE_BEGIN = 2  # letters of a word that is still being typed
HEEL, STAM, BEGIN, DEEL = 4, 3, 2, 1  # how well a word fits: itself, another form, its beginning, part of a compound
_AANHALING = re.compile("[“”„«»]")
_STUK = re.compile(r'(?P<niet>(?<!\S)[-−](?=[\w"]))?(?:"(?P<precies>[^"]*)"?|(?P<los>[^\s"]+))')
_OF = {"OF", "OR", "|"}
IN_TITEL = 10  # and a word in the title always counts for more than one in the text


@dataclass(frozen=True, slots=True)
class _Taal:
    """How a database writes a key, the beginning of one, and *and*, *or* and *but not* between them."""

    sleutel: str
    begin: str
    en: str
    of: str
    zonder: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for. ``is_begin`` says that longer words count as well, ``is_precies`` that only itself does."""

    woord: Woord
    is_begin: bool = False
    is_precies: bool = False

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
    def midden(self) -> str:
        """The beginning of a key that says that this is a part of a compound, with more after it; '' for a short word."""
        stam = self.woord.stam
        return f"m{stam}" if stam.isalpha() and len(stam) >= STAART_MINSTENS else ""

    @property
    def delen(self) -> tuple[str, ...]:
        """The parts of a compound with a hyphen, as stems; a number such as 2022-014 is never taken apart."""
        return tuple(f"s{stam}" for _, stam in self.woord.delen) if self.woord.heel.isalpha() else ()

    def schrijf(self, taal: _Taal) -> str:
        """Write every way in which this word may occur."""
        return taal.of.join(self._keuzes(taal))

    def _keuzes(self, taal: _Taal) -> Iterator[str]:
        yield taal.sleutel.format(self.heel)
        if self.is_precies:
            return
        yield from (taal.sleutel.format(naam) for naam in (self.stam, self.staart))
        yield from (taal.begin.format(naam) for naam in (self.midden, self.heel if self.is_begin else "") if naam)
        if self.delen:
            yield f"({taal.en.join(taal.sleutel.format(deel) for deel in self.delen)})"

    def niveau(self, sleutels: str) -> int:
        """Say how well this word fits in keys (as :func:`kern.zoeken.woorden.sleutels` writes them); 0 when it does not."""
        veld = f" {sleutels} "
        if f" {self.heel} " in veld:
            return HEEL
        if self.is_precies:
            return 0
        if f" {self.stam} " in veld:
            return STAM
        if self.is_begin and f" {self.heel}" in veld:
            return BEGIN
        in_delen = bool(self.delen) and all(f" {deel} " in veld for deel in self.delen)
        in_woord = f" {self.staart} " in veld or (self.midden and f" {self.midden}" in veld)
        return DEEL if in_delen or in_woord else 0

    def past_op(self, woord: Woord) -> bool:
        """Say whether a word of a text is one that this term finds, to mark it."""
        return any(self._past(heel, stam) for heel, stam in ((woord.heel, woord.stam), *woord.delen))

    def _past(self, heel: str, stam: str) -> bool:
        if self.is_precies:
            return heel == self.woord.heel
        sleutels = sleutels_van(heel, stam)
        if not {self.heel, self.stam, self.staart, *self.delen}.isdisjoint(sleutels):
            return True
        in_woord = bool(self.midden) and any(sleutel.startswith(self.midden) for sleutel in sleutels)
        return in_woord or (self.is_begin and heel.startswith(self.woord.heel))


Samen = tuple[Term, ...]  # words that must all occur


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What a person looks for: of each group one of its choices must occur, and of ``zonder`` nothing.

    Empty when nothing was typed that can be found; to leave something out is no question by itself.
    """

    groepen: tuple[tuple[Samen, ...], ...]
    zonder: tuple[Samen, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groepen)

    @property
    def frasen(self) -> tuple[tuple[Samen, ...], ...]:
        """The groups with a choice of which the order counts; :meth:`fts5` and :meth:`tsquery` ask its words only."""
        return tuple(groep for groep in self.groepen if any(frase_van(samen) for samen in groep))

    @property
    def zonder_frasen(self) -> tuple[Samen, ...]:
        """What must not occur in this order; its words by themselves may."""
        return tuple(samen for samen in self.zonder if frase_van(samen))

    def alleen(self, samen: Samen) -> "Zoekvraag":
        """The question for one choice of a group by itself."""
        return Zoekvraag(((samen,),))

    @property
    def termen(self) -> tuple[Term, ...]:
        """All words that are looked for."""
        return tuple(term for groep in self.groepen for samen in groep for term in samen)

    def fts5(self, *kolommen: str, alleen_heel: bool = False) -> str:
        """Return the MATCH of SQLite in some columns; ``alleen_heel`` asks for the words themselves."""
        taal = _Taal('"{}"', '"{}"*', " AND ", " OR ", " NOT ")
        return f"{{{' '.join(kolommen)}}} : ({self._schrijf(taal, alleen_heel=alleen_heel)})"

    def tsquery(self, gewichten: str, *, alleen_heel: bool = False) -> str:
        """Return the text for ``to_tsquery('simple', …)`` of PostgreSQL in the fields of these weights."""
        taal = _Taal(f"{{}}:{gewichten}", f"{{}}:*{gewichten}", " & ", " | ", " & !")
        return self._schrijf(taal, alleen_heel=alleen_heel)

    def _schrijf(self, taal: _Taal, *, alleen_heel: bool) -> str:
        wel = taal.en.join(_een_van(groep, taal, alleen_heel=alleen_heel) for groep in self.groepen)
        zonder = tuple(samen for samen in self.zonder if not frase_van(samen))
        return f"({wel}){taal.zonder}{_een_van(zonder, taal)}" if zonder else wel

    def gewicht(self, titel: str, tekst: str) -> int:
        """Say how well the keys of a title and a text answer: a higher number is a better hit."""
        return sum(max(_gewicht(samen, titel, tekst) for samen in groep) for groep in self.groepen)

    def past_op(self, woord: Woord) -> bool:
        """Say whether a word of a text is one of those looked for."""
        return any(term.past_op(woord) for term in self.termen)


def frase_van(samen: Samen) -> str:
    """Return words between quotes as they stand in a row of words (:func:`kern.zoeken.woorden.rij`); '' for one word."""
    stukken = [stuk for term in samen for stuk in stukken_van(term.woord)] if samen[0].is_precies else []
    return f" {' '.join(stukken)} " if len(stukken) > 1 else ""


def _een_van(keuzes: tuple[Samen, ...], taal: _Taal, *, alleen_heel: bool = False) -> str:
    def een(term: Term) -> str:
        return taal.sleutel.format(term.heel) if alleen_heel else f"({term.schrijf(taal)})"

    return f"({taal.of.join(f'({taal.en.join(een(term) for term in samen)})' for samen in keuzes)})"


def _gewicht(samen: Samen, titel: str, tekst: str) -> int:
    som = 0
    for term in samen:
        in_titel = term.niveau(titel)
        som += IN_TITEL + in_titel if in_titel else term.niveau(tekst)
    return som


def lees(tekst: str) -> Zoekvraag:
    """Read what was typed: words that must all occur, or one of two with OF between; -word leaves out; "…" is exact.

    Words that say nothing (de, het, van …) count only when there are no others. The last word counts as a beginning
    too: somebody may still be typing it.
    """
    ruw = _AANHALING.sub('"', tekst[:LANGSTE_VRAAG])
    groepen: list[list[Samen]] = []
    zonder: list[Samen] = []
    is_of, ruimte = False, MEESTE_WOORDEN
    laatste: Woord | None = None
    for stuk in _STUK.finditer(ruw):
        if stuk[0] in _OF:
            is_of = bool(groepen)
            continue
        samen = _samen(stuk)[:ruimte]
        ruimte -= len(samen)
        if not samen:
            continue
        if stuk["niet"]:
            zonder.append(samen)
        elif is_of or stuk["precies"] is not None:
            (groepen[-1] if is_of else _nieuw(groepen)).append(samen)
        else:
            groepen.extend([(term,)] for term in samen)
        is_of, laatste = False, None if stuk["niet"] or samen[-1].is_precies else samen[-1].woord
    return Zoekvraag(tuple(tuple(groep) for groep in _die_iets_zeggen(groepen, laatste)), tuple(zonder))


def _nieuw(groepen: list[list[Samen]]) -> list[Samen]:
    groepen.append([])
    return groepen[-1]


def _samen(stuk: re.Match[str]) -> Samen:
    naam = "los" if stuk["precies"] is None else "precies"
    van = stuk.start(naam)
    woorden = (replace(w, begin=w.begin + van, einde=w.einde + van) for w in splits(stuk[naam]))
    return tuple(Term(woord, is_precies=naam == "precies") for woord in woorden)


def _die_iets_zeggen(groepen: list[list[Samen]], laatste: Woord | None) -> list[list[Samen]]:
    """Without words that say nothing, if there are others; each once; and the last word may be a beginning."""
    kan_begin = laatste is not None and len(laatste.heel) >= KORTSTE_BEGIN
    uniek: dict[tuple[tuple[str, ...], ...], list[Samen]] = {}
    for groep in [g for g in groepen if not _zegt_niets(g)] or groepen:
        nieuw = [tuple(replace(t, is_begin=kan_begin and t.woord is laatste) for t in samen) for samen in groep]
        uniek[tuple(tuple(t.heel for t in samen) for samen in groep)] = nieuw
    return list(uniek.values())


def _zegt_niets(groep: list[Samen]) -> bool:
    term = groep[0][0]
    return len(groep) == 1 and len(groep[0]) == 1 and not term.is_precies and term.woord.heel in STOPWOORDEN
