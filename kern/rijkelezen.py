"""How a marked-up text is read (:mod:`kern.rijketekst` draws it): a small part of CommonMark, with tables.

People who know no Markdown type here as well, and texts of before there was any stay what they were. So a number of more
than two digits begins no list ('2022. Het jaar'), nor does a star under a table; '> 50 jaar' is no quote; a star inside a word
marks nothing; a line that is not indented ends the list above it; and there is no code, no HTML, no image, no line across.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, heading, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_MAG = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s]*", re.IGNORECASE)
_ADRES = re.compile(r"://[^\s<>\"*\[\]]+")
_KOP = re.compile(r"#{1,6}[ \t]+[^\s#]")
_LIJST = re.compile(r"(?:-|\d{1,2}[.)])[ \t]+(?=.*\w)")
_JAAR = re.compile(r"\d{3,}[.)]")
_CITAAT = re.compile(r"> ?[^\s\d>=]")
# what markup could begin with; a text without it is what it says
_MISSCHIEN = re.compile(r"[*_\[|>\\]|^[ \t]*(?:#|-|\d{1,2}[.)])", re.MULTILINE)


def heeft_opmaak(tekst: str) -> bool:
    """Say whether something in the text might be markup; False is certain."""
    return bool(_MISSCHIEN.search(tekst))


def mag_linken(adres: str) -> bool:
    """Say whether a link may lead there: to the web or to a mail address, and nowhere else."""
    return bool(_MAG.fullmatch(adres))


# --- blocks: the parser calls these with the lines to look at, and `stil` to ask only whether they would begin here ---
def _regel(state: StateBlock, regel: int) -> str:
    return state.src[state.bMarks[regel] + state.tShift[regel] : state.eMarks[regel]]


def _kop(state: StateBlock, begin: int, einde: int, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    return bool(_KOP.match(_regel(state, begin))) and heading(state, begin, einde, stil)


def _lijst(state: StateBlock, begin: int, einde: int, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    return bool(_LIJST.match(_regel(state, begin))) and list_block(state, begin, einde, stil)


def _citaat(state: StateBlock, begin: int, einde: int, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    return bool(_CITAAT.match(_regel(state, begin))) and blockquote(state, begin, einde, stil)


def _terug(state: StateBlock, begin: int, einde: int, stil: bool) -> bool:  # noqa: ARG001, FBT001 -- as the parser calls it
    """A line that is not indented under its item is not of it, '2022.' is no next number, and so on for what is above."""
    if not stil:
        return False
    match state.parentType:
        case "paragraph":
            return state.sCount[begin] < state.blkIndent
        case "list":
            return bool(_JAAR.match(_regel(state, begin)))
        case "table":
            return "|" not in _regel(state, begin)
        case soort:
            return soort == "blockquote"


# --- inside a line -----------------------------------------------------------------------------------------------
def _nadruk(state: StateInline, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    """As the parser's own, but never inside a word: 'collega*s en medewerk*ster' stays as it is."""
    teken = state.src[state.pos]
    if stil or teken not in "*_":
        return False
    reeks = state.scanDelims(state.pos, canSplitWord=False)
    for _ in range(reeks.length):
        token = state.push("text", "", 0)
        token.content = teken
        state.delimiters.append(
            Delimiter(ord(teken), reeks.length, len(state.tokens) - 1, -1, reeks.can_open, reeks.can_close)
        )
    state.pos += reeks.length
    return True


def _webadres(state: StateInline, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    """What stands in a web address marks nothing up."""
    raak = _ADRES.match(state.src, state.pos, state.posMax)
    if raak is None:
        return False
    if not stil:
        state.pending += raak[0]
    state.pos = raak.end()
    return True


def _afbeelding(state: StateInline, stil: bool) -> bool:  # noqa: FBT001 -- as the parser calls it
    """An image is no image and no link either: it stays as it was typed."""
    if not state.src.startswith("![", state.pos):
        return False
    if not stil:
        state.pending += "!["
    state.pos += 2
    return True


class _Lezer(MarkdownIt):
    """The parser with what is allowed here and nothing else."""

    def __init__(self) -> None:
        super().__init__("zero", {"breaks": True})
        self.enable(["table", "heading", "list", "blockquote", "newline", "escape", "link", "emphasis"])
        samen: Sequence[str] = ("paragraph", "reference", "blockquote")
        blok, regel = self.block.ruler, self.inline.ruler
        blok.at("list", _lijst, {"alt": list(samen)})
        blok.at("blockquote", _citaat, {"alt": [*samen, "list"]})
        blok.at("heading", _kop, {"alt": list(samen)})
        blok.before("paragraph", "terug", _terug, {"alt": [*samen, "list"]})
        regel.at("emphasis", _nadruk)
        regel.before("escape", "webadres", _webadres)
        regel.before("escape", "afbeelding", _afbeelding)

    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the library's name
        return mag_linken(url)


_LEZER = _Lezer()
OPTIES = _LEZER.options


def lees(tekst: str) -> list[Token]:
    """Return the pieces of a text; an item of a numbered list knows its number (``meta['is']``).

    It also knows when that is not simply the next one (``meta['nummer']``): who typed 1 and 3 means 1 and 3.
    """
    tokens = _LEZER.parse(tekst)
    tellers: list[int | None] = []
    for token in tokens:
        match token.type:
            case "ordered_list_open":
                tellers.append(int(token.attrGet("start") or 1) - 1)
            case "bullet_list_open":
                tellers.append(None)
            case "ordered_list_close" | "bullet_list_close":
                tellers.pop()
            case "list_item_open" if (vorige := tellers[-1]) is not None:
                nummer = max(vorige + 1, int(token.info or 0))
                token.meta = {
                    "is": nummer,
                    **({"nummer": nummer, "sprong": nummer - vorige} if nummer != vorige + 1 else {}),
                }
                tellers[-1] = nummer
    return tokens
