"""The evidence of a recommendation as the report names it: from ids to the rows that were read once."""

from collections.abc import Iterable
from typing import Any

from rapportage.momentopname.bron import Bron, dag_van
from sessies.enums import Delen, LeervraagStaat


class Herkomst:
    """Names evidence without asking the database again. What the report may not show is left out or not quoted."""

    def __init__(self, bron: Bron) -> None:
        self._bron = bron
        self._vragen = {v.pk: v for v in bron.vragen if v.staat != LeervraagStaat.INGETROKKEN}
        self._inzichten = {i.pk: i for i in bron.inzichten}
        self._piloten = {p.pk: p for p in bron.piloten}
        self._fiches = {f.pk: f for f in bron.fiches}
        self._signalen = {s.pk: s for s in bron.signalen}

    def van(self, aanbeveling: Any) -> dict[str, list[dict[str, Any]]]:
        """Return the evidence per kind, each kind in reading order. Needs the arrows prefetched."""
        return {
            "projecten": self._projecten(p.project_id for p in aanbeveling.projectbewijzen.all()),
            "sessies": self._sessies(p.sessie_id for p in aanbeveling.sessiebewijzen.all()),
            "piloten": self._proeven(p.piloot_id for p in aanbeveling.pilootbewijzen.all()),
            "vragen": self._leervragen(p.leervraag_id for p in aanbeveling.vraagbewijzen.all()),
            "inzichten": [
                {"nummer": i.nummer, "titel": i.titel}
                for i in _gevonden(self._inzichten, (p.inzicht_id for p in aanbeveling.inzichtbewijzen.all()))
            ],
            "fiches": [
                {"slug": f.slug, "titel": f.titel, "bewijs": f.bewijs}
                for f in _gevonden(self._fiches, (p.fiche_id for p in aanbeveling.fichebewijzen.all()))
            ],
            "signalen": [
                {"nummer": s.nummer, "titel": s.titel, "dragers": _organisaties(s)}
                for s in _gevonden(self._signalen, (p.signaal_id for p in aanbeveling.signaalbewijzen.all()))
            ],
        }

    def _projecten(self, ids: Iterable[int]) -> list[dict[str, Any]]:
        rijen = sorted(_gevonden(self._bron.project_per_id, ids), key=lambda p: (p.nummer or "~", p.titel))
        return [{"code": p.code, "nummer": p.nummer, "titel": p.titel} for p in rijen]

    def _sessies(self, ids: Iterable[int]) -> list[dict[str, Any]]:
        rijen = sorted(_gevonden(self._bron.sessie_per_id, ids), key=lambda s: (s.begint_op, s.pk))
        return [{"nummer": s.nummer, "titel": s.titel, "datum": dag_van(s.begint_op)} for s in rijen]

    def _proeven(self, ids: Iterable[int]) -> list[dict[str, Any]]:
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

    def _leervragen(self, ids: Iterable[int]) -> list[dict[str, Any]]:
        rijen = sorted(_gevonden(self._vragen, ids), key=lambda v: (v.ingebracht_op, v.pk))
        return [
            {
                "nummer": v.nummer,
                "tekst": v.tekst if v.delen == Delen.OPENBAAR else "",
                "datum": dag_van(v.ingebracht_op),
            }
            for v in rijen
        ]


def _gevonden(rijen: dict[int, Any], ids: Iterable[int]) -> list[Any]:
    return [rijen[pk] for pk in ids if pk in rijen]


def _organisaties(signaal: Any) -> list[str]:
    """The organisations that recognise a signal; projects are cited by themselves."""
    return sorted(str(h.organisatie) for h in signaal.herkenningen.all() if h.organisatie_id)
