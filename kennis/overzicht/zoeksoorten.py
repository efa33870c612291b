"""What people can search of this app, and by which words."""

from kennis.models import Fiche, Signaal
from kern.register import Zoeksoort
from netwerken.models import Geadresseerde

ZOEKSOORTEN = (
    Zoeksoort(
        naam="fiche",
        enkel="fiche",
        meer="fiches",
        model=Fiche,
        titel=lambda f: f.titel,
        teksten=lambda f: (f.kern, f.tekst, f.context, f.stappen, f.voorwaarden, f.valkuilen, f.kost),
        noot=lambda f: f.kern,
    ),
    Zoeksoort(
        naam="signaal",
        enkel="signaal",
        meer="signalen",
        model=Signaal,
        titel=lambda s: s.titel,
        nummer=lambda s: s.nummer,
        teksten=lambda s: (s.tekst, s.gevraagd, s.geadresseerde),
        noot=lambda s: s.tekst,
        ook=("aan",),
        citeert=((Geadresseerde, "aan"),),
    ),
)
