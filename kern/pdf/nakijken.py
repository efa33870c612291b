"""The second child process: does a PDF keep every rule of PDF/UA-1? With limits of its own, apart from rendering.

``python -m kern.pdf.nakijken BESTAND.pdf`` writes ``{"gebroken": ["7.1-3", …]}``. Any other end means that the
validator stumbled, which says nothing about the file.
"""

import json
import sys
from pathlib import Path

from kern.pdf import afscherming

BASIS = Path(__file__).resolve().parents[2]
REKENTIJD = 60


def main() -> None:
    """Write the broken rules as one line of JSON, each rule once."""
    afscherming.beperk(rekentijd=REKENTIJD)
    import page

    pad = Path(sys.argv[1]).resolve()
    afscherming.sluit_af(BASIS, pad)
    uitslag = page.validate_pdf_bytes(pad.read_bytes(), profile="ua1")
    sys.stdout.write(json.dumps({"gebroken": sorted({fout.rule_id for fout in uitslag.failures})}))


if __name__ == "__main__":
    main()
