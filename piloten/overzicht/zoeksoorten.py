"""What people can search of this app, and by which words."""

from kern.register import Zoeksoort
from piloten.models import Piloot

ZOEKSOORTEN = (
    Zoeksoort(
        naam="piloot",
        enkel="piloot",
        meer="piloten",
        model=Piloot,
        titel=lambda p: p.titel,
        nummer=lambda p: p.nummer,
        teksten=lambda p: (p.wat_willen_we_weten, p.dosis, p.tussenstand, p.resultaat),
        noot=lambda p: p.wat_willen_we_weten,
    ),
)
