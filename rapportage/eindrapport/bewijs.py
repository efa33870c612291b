"""The evidence of a recommendation as the report names it: from ids to the rows that were read once."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from kennis.models import Signaal
from rapportage.eindrapport.openbaar import Drukbaar
from rapportage.eindrapport.typen.aanbeveling import Bewijs, Pilootbewijs, Sessiebewijs, Vraagbewijs
from rapportage.eindrapport.typen.tekst import Projectnaam
from rapportage.models import Aanbeveling
from rapportage.momentopname.bron import Bron, dag_van
from sessies.enums import LeervraagStaat

M = TypeVar("M")


class Herkomst:
    """Names evidence without asking the database again. What the report may not show is left out or not quoted."""

    def __init__(self, bron: Bron) -> None:
        self._bron, self._mag = bron, Drukbaar(bron)
        self._vragen = {v.pk: v for v in bron.vragen if v.staat != LeervraagStaat.INGETROKKEN}
        self._inzichten = {i.pk: i for i in bron.inzichten}
        self._piloten = {p.pk: p for p in bron.piloten}
        self._fiches = {f.pk: f for f in bron.fiches}
        self._signalen = {s.pk: s for s in bron.signalen}

    def van(self, aanbeveling: Aanbeveling) -> Bewijs[date]:
        """Return the evidence per kind, each kind in reading order. Needs the arrows prefetched."""
        return {
            "projecten": self._projecten(p.project_id for p in aanbeveling.projectbewijzen.all()),
            "sessies": self._sessies(p.sessie_id for p in aanbeveling.sessiebewijzen.all()),
            "piloten": self._proeven(p.piloot_id for p in aanbeveling.pilootbewijzen.all()),
            "vragen": self._leervragen(p.leervraag_id for p in aanbeveling.vraagbewijzen.all()),
            "inzichten": [
                {"nummer": i.nummer, "titel": i.waarom_weg or i.titel if self._mag.inzicht(i) else ""}
                for i in _gevonden(self._inzichten, (p.inzicht_id for p in aanbeveling.inzichtbewijzen.all()))
            ],
            "fiches": [
                {"slug": f.slug, "titel": f.titel if self._mag.fiche(f) else "", "bewijs": f.bewijs}
                for f in _gevonden(self._fiches, (p.fiche_id for p in aanbeveling.fichebewijzen.all()))
            ],
            "signalen": [
                {
                    "nummer": s.nummer,
                    "titel": s.titel if self._mag.signaal(s) else "",
                    "dragers": _organisaties(s),
                }
                for s in _gevonden(self._signalen, (p.signaal_id for p in aanbeveling.signaalbewijzen.all()))
            ],
        }

    def _projecten(self, ids: Iterable[int]) -> list[Projectnaam]:
        rijen = sorted(_gevonden(self._bron.project_per_id, ids), key=lambda p: (p.nummer or "~", p.titel))
        return [{"code": p.code, "nummer": p.nummer, "titel": p.titel} for p in rijen]

    def _sessies(self, ids: Iterable[int]) -> list[Sessiebewijs[date]]:
        rijen = sorted(_gevonden(self._bron.sessie_per_id, ids), key=lambda s: (s.begint_op, s.pk))
        return [{"nummer": s.nummer, "titel": s.titel, "datum": dag_van(s.begint_op)} for s in rijen]

    def _proeven(self, ids: Iterable[int]) -> list[Pilootbewijs]:
        rijen = sorted(_gevonden(self._piloten, ids), key=lambda p: p.nummer)
        return [
            {
                "nummer": p.nummer,
                "titel": p.titel,
                "besluit": p.besluit,
                "dragers": [str(p.organisatie)] if p.organisatie else [],
            }
            for p in rijen
        ]

    def _leervragen(self, ids: Iterable[int]) -> list[Vraagbewijs[date]]:
        rijen = sorted(_gevonden(self._vragen, ids), key=lambda v: (v.ingebracht_op, v.pk))
        return [
            {
                "nummer": v.nummer,
                "tekst": v.tekst if self._mag.vraag(v) else "",
                "datum": dag_van(v.ingebracht_op),
            }
            for v in rijen
        ]


def _gevonden(rijen: dict[int, M], ids: Iterable[int]) -> list[M]:
    return [rijen[pk] for pk in ids if pk in rijen]


def _organisaties(signaal: Signaal) -> list[str]:
    """The organisations that recognise a signal; projects are cited by themselves."""
    return sorted(str(h.organisatie) for h in signaal.herkenningen.all() if h.organisatie_id)
