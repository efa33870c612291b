"""Text that people mark up a little: one small Markdown, the same on a page, in a report and in a mail.

What may stand in it: headings, lists, bold, italic, links, tables, quotes and line ends. Nothing else is markup: HTML and
images are shown as they were typed, and a link leads to http(s) or a mail address. A text without any of these looks
as it always did, with its line ends kept. Three faces:

* :func:`als_html` for the page and the mail in HTML,
* :func:`als_pdf` for a report: each line is a paragraph, and the address of a link is printed for who reads on paper,
* :func:`als_tekst` for where no markup can be: excerpts, cards, task lines, search, mail, CSV and workbook.

Pure and without models: the child process that draws a report loads it as well. How it is read: :mod:`kern.rijkelezen`.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.utils.html import Urlizer, escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

from kern.rijkelezen import heeft_opmaak, lees, mag_linken

DIEPST = 6  # the deepest heading there is
_MISSCHIEN_ADRES = re.compile(r"\w[.:@]\w|://")
_REL = "nofollow noopener"
_SAMEN = tuple(re.compile(p) for p in (r"\s*(?:-|\d{1,2}[.)])\s", r"\s*\|", r"\s*> ?"))


def als_html(tekst: str, kop: int = 3) -> SafeString:
    """Return the text as HTML for a page or a mail; its highest heading is of level ``kop``."""
    return _Scherm(kop).teken(lees(tekst))


def als_pdf(tekst: str, klasse: str = "") -> SafeString:
    """Return the text as HTML for a report; ``klasse`` is the class of its paragraphs.

    Its headings begin at the first level: the report brings them under its own (:mod:`kern.pdf.koppen`).
    """
    return _Papier(1, klasse).teken(lees(tekst))


def als_tekst(tekst: str, *, adressen: bool = False) -> str:
    """Return the text without a sign of markup; with ``adressen`` the address of a link stands behind it."""
    if not heeft_opmaak(tekst):
        return tekst.strip()
    return "\n".join(_Kaal(adressen=adressen).regels(lees(tekst))).strip()


def op_een_regel(tekst: str) -> str:
    """Return the text without markup and without line ends, for a card or a line in a list."""
    uit = ""
    for regel in als_tekst(tekst).split("\n"):
        woorden = " ".join(regel.split())
        is_punt = woorden.startswith("- ")
        uit += (" · " if is_punt else " ") + woorden.removeprefix("- ")
    return " ".join(uit.split()).removeprefix("· ")


def is_een_alinea(tekst: str) -> bool:
    """Say whether the text is one paragraph of one line, so that it can run on behind a label."""
    soorten = [token.type for token in lees(tekst) if token.level == 0]
    return soorten == ["paragraph_open", "paragraph_close"] and "\n" not in tekst.strip()


def als_zin(tekst: str) -> SafeString:
    """Return the words of a text that :func:`is_een_alinea`, as HTML for a report without a paragraph around it."""
    return _Papier(DIEPST).teken([kind for token in lees(tekst) for kind in token.children or []])


def voeg_samen(alineas: Sequence[str]) -> str:
    """Return paragraphs that were kept one by one as one text; lines of one list, table or quote stay together."""
    uit = vorige = ""
    for alinea in alineas:
        hoort = any(soort.match(vorige) and soort.match(alinea) for soort in _SAMEN)
        uit += ("" if not uit else "\n" if hoort else "\n\n") + alinea
        vorige = alinea
    return uit


class _Adreslinks(Urlizer):
    """Makes a link of a bare address, as it did before there was markup."""

    url_template = '<a href="{href}" rel="' + _REL + '">{url}</a>'


_maak_links = _Adreslinks()


class _Scherm:
    """HTML for a page: only the elements and attributes named here, so nothing that the browser's policy blocks."""

    VAST = {
        "paragraph_close": "</p>\n", "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>",
        "strong_close": "</strong>", "softbreak": "<br>\n", "hardbreak": "<br>\n",
        "bullet_list_open": "<ul>\n", "bullet_list_close": "</ul>\n", "ordered_list_close": "</ol>\n",
        "list_item_close": "</li>\n", "blockquote_open": "<blockquote>\n", "blockquote_close": "</blockquote>\n",
        "table_open": '<div class="ln-teksttabel" tabindex="0" role="region" aria-label="Tabel"><table>\n',
        "table_close": "</table></div>\n", "thead_open": "<thead>", "thead_close": "</thead>\n",
        "tbody_open": "<tbody>\n", "tbody_close": "</tbody>\n", "tr_open": "<tr>", "tr_close": "</tr>\n",
        "td_close": "</td>",
    }  # fmt: skip

    def __init__(self, kop: int, klasse: str = "") -> None:
        self.kop, self.klasse = kop, klasse
        self.koppen: list[int] = []  # the headings under which we are, as they were typed
        self.link: Token | None = None
        self.linkwoorden = ""
        self.hoofdcel = "th"

    def teken(self, tokens: Sequence[Token]) -> SafeString:
        """Return the HTML of what was read. Raises KeyError for what we do not know, so that nothing slips through."""
        uit = "".join(self._stuk(token, tokens[i + 1 : i + 2]) for i, token in enumerate(tokens))
        return mark_safe(uit)  # noqa: S308 -- every word and every address in it is escaped

    def _stuk(self, token: Token, volgende: Sequence[Token]) -> str:
        match token.type:
            case "inline":
                return self._regel(token)
            case "text":
                return self._woorden(token.content)
            case "paragraph_open":
                return "" if token.hidden else self._alinea(token)
            case "heading_open" | "heading_close":
                return self._hoofd(token)
            case "ordered_list_open" | "list_item_open":
                return self._lijst(token)
            case "link_open" | "link_close":
                return self._begin_link(token) if token.nesting == 1 else self._einde_link()
            case "th_open" | "th_close" | "td_open":
                return self._cel(token, is_leeg=not any(t.content for t in volgende))
        return "" if token.hidden else self.VAST[token.type]

    def _begin_link(self, token: Token) -> str:
        adres = _adres(token)
        self.link, self.linkwoorden = (token if adres else None), ""
        return f'<a href="{escape(adres)}" rel="{_REL}">' if adres else ""

    def _einde_link(self) -> str:
        was, self.link = self.link, None
        return "</a>" if was else ""

    def _regel(self, token: Token) -> str:
        kinderen = token.children or []
        return "".join(self._stuk(kind, kinderen[i + 1 : i + 2]) for i, kind in enumerate(kinderen))

    def _woorden(self, woorden: str) -> str:
        self.linkwoorden += woorden
        if self.link is not None or not _MISSCHIEN_ADRES.search(woorden):
            return escape(woorden)
        return _maak_links(woorden, autoescape=True)

    def _alinea(self, token: Token) -> str:
        klasse = "" if token.level else self.klasse
        return f'<p class="{escape(klasse)}">' if klasse else "<p>"

    def _hoofd(self, token: Token, klasse: str = "") -> str:
        """A heading of the level that comes: the first is the highest there may be, and none is skipped."""
        if token.nesting == 1:
            self.koppen = [*(diepte for diepte in self.koppen if diepte < int(token.tag[1])), int(token.tag[1])]
        naam = f"h{min(self.kop + len(self.koppen) - 1, DIEPST)}"
        opent = token.nesting == 1
        return f"<{naam}{klasse}>" if opent else f"</{naam}>\n"

    def _lijst(self, token: Token) -> str:
        if token.type == "list_item_open":
            return f'<li value="{token.meta["nummer"]}">' if "nummer" in token.meta else "<li>"
        begin = int(token.attrGet("start") or 1)
        return f'<ol start="{begin}">\n' if begin != 1 else "<ol>\n"

    def _cel(self, token: Token, *, is_leeg: bool) -> str:
        """A cell; one of the head that is empty names nothing. Its side is a class: a style attribute is never let through."""
        if token.type == "th_close":
            return f"</{self.hoofdcel}>"
        naam = "td" if is_leeg else token.tag
        self.hoofdcel = naam
        rechts = ' class="num"' if "right" in str(token.attrGet("style") or "") else ""
        return f'<th scope="col"{rechts}>' if naam == "th" else f"<td{rechts}>"


class _Papier(_Scherm):
    """HTML for a report: a line is a paragraph, a heading stays out of the bookmarks, a link shows where it leads."""

    VAST = {
        **_Scherm.VAST,
        "bullet_list_open": '<ul class="tekstlijst">\n', "blockquote_open": '<blockquote class="citaat">\n',
        "table_open": '<table class="teksttabel">\n', "table_close": "</table>\n", "softbreak": "<br>", "hardbreak": "<br>",
    }  # fmt: skip
    _los: Token | None = None  # the paragraph that stands on its own, and may be parted

    def _stuk(self, token: Token, volgende: Sequence[Token]) -> str:
        if token.type in {"softbreak", "hardbreak"} and self._los is not None and not token.level:
            return f"</p>\n{self._alinea(self._los)}"
        if token.type in {"paragraph_open", "paragraph_close"}:
            self._los = token if token.nesting == 1 and not token.level else None
        return super()._stuk(token, volgende)

    def _einde_link(self) -> str:
        adres = _leesbaar(_adres(self.link)) if self.link else ""
        is_gezegd = not adres or _leesbaar(self.linkwoorden.strip()) == adres
        return super()._einde_link() + ("" if is_gezegd else f" ({escape(adres)})")

    def _woorden(self, woorden: str) -> str:
        self.linkwoorden += woorden
        return escape(woorden)

    def _hoofd(self, token: Token, klasse: str = ' class="tekstkop"') -> str:
        return super()._hoofd(token, klasse)

    def _lijst(self, token: Token) -> str:
        """The renderer counts by style alone; the attributes are for who reads the file otherwise."""
        if token.type == "list_item_open":
            nummer = token.meta.get("nummer")
            return (
                f'<li value="{nummer}" style="counter-increment:list-item {token.meta["sprong"]}">'
                if nummer
                else "<li>"
            )
        begin = int(token.attrGet("start") or 1)
        vanaf = f' start="{begin}" style="counter-reset:list-item {begin - 1}"' if begin != 1 else ""
        return f'<ol class="tekstlijst"{vanaf}>\n'


class _Kaal:
    """Text without markup: empty lines stay, a mark stands before what is in a list, cells are parted by '; '."""

    def __init__(self, *, adressen: bool) -> None:
        self.adressen = adressen
        self.merken: list[str] = []  # of each open list what stands before the next line
        self.cellen: list[str] | None = None
        self.einde = 0

    def regels(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Return the lines of what was read."""
        for token in tokens:
            if token.map and token.type in {"inline", "tr_open"} and self.cellen is None:
                if token.map[0] > self.einde:
                    yield ""
                self.einde = token.map[1]
            match token.type:
                case "inline" if self.cellen is not None:
                    self.cellen.append(self._woorden(token))
                case "inline":
                    yield from self._onder_merk(self._woorden(token))
                case "tr_open":
                    self.cellen = []
                case "thead_close":
                    self.einde += 1  # the line of dashes under the head
                case "tr_close":
                    yield "; ".join(self.cellen or [])
                    self.cellen = None
                case _:
                    self._lijst(token)

    def _lijst(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.merken.append("")
            case "bullet_list_close" | "ordered_list_close":
                self.merken.pop()
            case "list_item_open":
                self.merken[-1] = f"{token.meta['is']}. " if "is" in token.meta else "- "

    def _onder_merk(self, tekst: str) -> Iterator[str]:
        for regel in tekst.split("\n"):
            yield "".join(self.merken) + regel
            self.merken = [" " * len(merk) for merk in self.merken]

    def _woorden(self, token: Token) -> str:
        uit: list[str] = []
        adres, begin = "", 0
        for kind in token.children or []:
            if kind.type in {"softbreak", "hardbreak"}:
                uit.append("\n")
            elif kind.type == "link_open":
                adres, begin = _leesbaar(_adres(kind)), len(uit)
            elif kind.type == "link_close" and self.adressen and adres not in {"", _leesbaar("".join(uit[begin:]))}:
                uit.append(f" ({adres})")
            else:
                uit.append(kind.content)
        return "".join(uit)


def _adres(token: Token) -> str:
    adres = str(token.attrGet("href") or "")
    return adres if mag_linken(adres) else ""


def _leesbaar(adres: str) -> str:
    """An address as one types it: without 'mailto:' and without the question behind a mail address."""
    return urlsplit(adres).path if adres.lower().startswith("mailto:") else adres.rstrip("/")
