"""The child process: a snapshot on standard input, a PDF/UA-1 in a file, progress as lines of JSON.

``python -m kern.pdf.render UIT.pdf MODULE:STUKKEN STIJL.css,… [--kaal] < momentopname.json``

No database, no environment, no network, no file outside the house. The same snapshot gives the same bytes with the
same renderer: identifier and dates come from the snapshot, fonts from ``static``.
"""

import hashlib
import json
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO, Unpack

from kern.pdf import adressen, afscherming, bestanden, koppen, tekens
from kern.pdf.berichten import Bericht, Meld
from kern.pdf.opmaak import OPMAKEN, Gelezen, Opmaak, uit_keuze
from kern.pdf.taal import aanhaling

if TYPE_CHECKING:
    import pydyf
    from weasyprint.text.fonts import FontConfiguration

BASIS = Path(__file__).resolve().parents[2]
STATIC = BASIS / "static"
TE_GROOT = "het vraagt meer geheugen dan een rapport mag gebruiken"


def main() -> int:
    """Make the PDF; exit code 0 when made, 1 with a line ``{"fout": …}`` otherwise."""
    afscherming.beperk()
    uit = Path(sys.argv[1]).resolve()
    meld = _Melder(sys.stdout)
    sys.stdout = sys.stderr
    try:
        tekst = sys.stdin.buffer.read().decode()
        opmaak = uit_keuze(sys.argv[2:])
        render = _laad(opmaak)
        afscherming.sluit_af(BASIS, uit, opmaak.app)
        pdf, bladzijden = render(tekst, meld, kaal="--kaal" in sys.argv)
        uit.write_bytes(pdf)
        meld(klaar=True, bladzijden=bladzijden, versie=_versie())
    except MemoryError:
        meld(fout=TE_GROOT)
        return 1
    except Exception as fout:
        logging.getLogger(__name__).exception("Het bestand kon niet gemaakt worden.")
        meld(fout=f"{type(fout).__name__}: {fout}"[:300])
        return 1
    return 0


class _Melder:
    """Writes one line of JSON per message."""

    def __init__(self, stroom: TextIO) -> None:
        self._stroom = stroom

    def __call__(self, **velden: Unpack[Bericht]) -> None:
        self._stroom.write(json.dumps(velden, ensure_ascii=False) + "\n")
        self._stroom.flush()


def _versie() -> str:
    import weasyprint

    return f"WeasyPrint {weasyprint.__version__}"


class _Render(Protocol):
    """What makes the PDF, with everything loaded."""

    def __call__(self, tekst: str, meld: Meld, *, kaal: bool = False) -> tuple[bytes, int]: ...


def _laad(opmaak: Opmaak) -> _Render:
    """Import everything that is needed later, while that is still allowed. Returns the render function."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_TZ=True, TIME_ZONE="Europe/Brussels", LANGUAGE_CODE="nl", USE_I18N=False)
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").addHandler(logging.StreamHandler(sys.stderr))
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    weasyprint.HTML(string="<p>a</p>").render(font_config=fonts)  # loads what is loaded lazily

    def render(tekst: str, meld: Meld, *, kaal: bool = False) -> tuple[bytes, int]:
        return maak(tekst, meld, opmaak, fonts, kaal=kaal)

    return render


def maak(
    tekst: str, meld: Meld, opmaak: Opmaak, fonts: "FontConfiguration", *, kaal: bool = False
) -> tuple[bytes, int]:
    """Return the PDF of a snapshot and its number of pages; ``kaal`` with the letters of every document only."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ophaler(URLFetcher):
        """Serves files of the house and refuses everything else."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - the renderer's signature
            inhoud, soort = bestanden.lees(url, STATIC)
            return URLFetcherResponse(url, inhoud, {"Content-Type": soort})

    sha256 = hashlib.sha256(tekst.encode()).hexdigest()
    inhoud: Gelezen = tekens.veilig(json.loads(tekst), kaal=kaal)
    andere = tekens.families(inhoud)
    html = tekens.tekening_met_families(adressen.merk(samenstellen(inhoud, sha256, meld, opmaak)), andere)
    ophaler = Ophaler(allow_redirects=False)
    meld(stap=OPMAKEN)
    _volg_bladzijden(meld)
    bladen = [pad.read_text() for naam in opmaak.stijlen if (pad := STATIC / "pdf" / naam).is_file()]
    stijlen = [
        weasyprint.CSS(string=css, url_fetcher=ophaler, base_url="huis:/pdf/", font_config=fonts)
        for css in (tekens.letterbak(andere), *(tekens.stijl_met_families(blad, andere) for blad in bladen))
    ]
    document = weasyprint.HTML(string=html, base_url="huis:/pdf/", url_fetcher=ophaler).render(
        font_config=fonts, stylesheets=stijlen, presentational_hints=False, pdf_variant="pdf/ua-1"
    )
    pdf = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=sha256[:32].encode(),  # as letters: a raw byte 13 in the file would read as 10
        finisher=lambda _document, bestand: zet_scope(bestand),
    )
    return pdf, len(document.pages)


def zet_scope(bestand: "pydyf.PDF") -> None:
    """Say of every head of a table whether it names its column or its row; the renderer only links cells to heads."""
    per_verwijzing = {obj.reference: obj for obj in bestand.objects}
    for element in bestand.objects:
        if isinstance(element, dict) and element.get("S") == "/TH" and "A" in element:
            groep = per_verwijzing[per_verwijzing[element["P"]]["P"]]
            element["A"]["Scope"] = "/Column" if groep["S"] == "/THead" else "/Row"


def samenstellen(inhoud: Gelezen, sha256: str, meld: Meld, opmaak: Opmaak) -> str:
    """Return the whole document as HTML: every piece in its own template, escaped by default."""
    from django.template import Context, Engine

    inhoud = aanhaling(inhoud)
    engine = Engine(dirs=[str(BASIS / "templates")], libraries={"pdf": "kern.templatetags.pdf"})
    netwerk = inhoud["netwerk"]
    gedeeld = {
        "inhoud": inhoud,
        "netwerk": netwerk,
        "rapport": inhoud["rapport"],
        "delen": inhoud["delen"],
        "esf": next((f for f in netwerk["financiering"] if f["is_europees"]), None),
        "demo": netwerk["is_demo"],
        "sha256": sha256,
    }
    stukken = []
    for stuk in opmaak.stukken()(inhoud):
        meld(stap=stuk.titel)
        html = engine.get_template(stuk.sjabloon).render(Context({**gedeeld, **stuk.context}))
        stukken.append(html)
    return koppen.schik(str(engine.get_template("pdf/basis.html").render(Context({**gedeeld, "stukken": stukken}))))


def _volg_bladzijden(meld: Meld) -> None:
    """Tell which page is laid out, from the renderer's own progress log."""

    class Volger(logging.Handler):
        def emit(self, regel: logging.LogRecord) -> None:
            nummer = regel.args[0] if isinstance(regel.args, tuple) and regel.args else None
            if "Creating layout - Page" in regel.msg and isinstance(nummer, int):
                meld(bladzijde=nummer)

    log = logging.getLogger("weasyprint.progress")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(Volger())


if __name__ == "__main__":
    os.umask(0o027)
    sys.exit(main())
