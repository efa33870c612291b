"""Reports of a network as a test reads them: the snapshot, what was laid out from it, and the minutes beside it."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from kern.canoniek import controlegetal, schrijf
from kern.momentopname import momentopname
from rapportage.domain.periodes import periodes_met_gegevens
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.momentopname.nemen import lees
from rapportage.vormen import VORMEN
from sessies.models import Sessie
from tests.opmaak import samenstellen


@dataclass
class Verslag:
    """One report: its snapshot, and what its network knows beside it."""

    naam: str
    inhoud: dict
    tweede: dict
    vergaderingen: dict = field(default_factory=dict)

    @property
    def delen(self):
        return self.inhoud["delen"]

    @property
    def peildag(self):
        periode = self.inhoud["rapport"]["periode"]
        return date.fromisoformat(periode["tot"] if periode else self.delen["peildag"])

    @property
    def bladen(self):
        return {b.titel: b for b in VORMEN[self.inhoud["soort"]].bladen()(self.inhoud)}

    @property
    def tekst(self):
        html = samenstellen(self.inhoud, "0" * 64, lambda **_: None)
        html = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _neem(rapport):
    with momentopname():
        return json.loads(schrijf(lees(rapport)))


def _bewaar(rapport, inhoud):
    """A run that succeeded: its files are there, so that a second run finds the first."""
    tekst = schrijf(inhoud)
    opname = Momentopname.objects.create(rapport=rapport, inhoud=tekst, sha256=controlegetal(tekst))
    for soort in ("pdf", "xlsx"):
        pad = f"{opname.pk}.{soort}"
        Artefact.objects.create(momentopname=opname, soort=soort, pad=pad, bestandsnaam=pad, sha256="0" * 64, grootte=1)


def verslagen(netwerk):
    """The final report of a network and that of each period with something in it, each taken twice."""
    vergaderingen = {
        s.nummer: (s.datum, s.status, [b.tekst for b in s.besluiten.all()])
        for s in Sessie.objects.filter(netwerk=netwerk).prefetch_related("besluiten")
    }
    soorten = [("eind", "")] + [("kwartaal", p.sleutel) for p in periodes_met_gegevens(netwerk)]
    for soort, sleutel in soorten:
        rapport = Rapport.objects.create(
            netwerk=netwerk,
            soort=soort,
            periode=sleutel,
            titel="Rapport",
            slug=f"{soort}{sleutel}".lower(),
            staat="gemaakt",
        )
        eerste = _neem(rapport)
        _bewaar(rapport, eerste)
        yield Verslag(f"{netwerk.slug}-{soort}-{sleutel}", eerste, _neem(rapport), vergaderingen)
