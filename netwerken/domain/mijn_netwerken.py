"""One page over all networks of one person."""

from dataclasses import dataclass, field
from typing import Any

from kern import klok, register
from kern.register import Komend, Taak
from kern.toegang import Toegang
from netwerken.domain.stand import PlichtStand, stand_van_jaar
from netwerken.domain.toegang import toegangen_van
from netwerken.enums import AfwijkingStaat
from netwerken.models import Afwijking, Netwerk

_ERGST_EERST = ("te laat", "aandacht", "op schema")


@dataclass(frozen=True)
class Netwerkstand:
    """How one network stands, for the person who looks. ``toestand`` is its most pressing state."""

    netwerk: Netwerk
    toegang: Toegang
    toestand: str
    plichten: list[PlichtStand]
    volgende: Komend | None
    rapporten: list[Any]
    nieuwe_afwijkingen: int
    taken: list[Taak]

    @property
    def badge(self) -> str:
        return {"te laat": "late", "aandacht": "warn", "afgesloten": "done"}.get(self.toestand, "ok")

    @property
    def late_plichten(self) -> list[PlichtStand]:
        return [p for p in self.plichten if p.toestand == "te laat"]


@dataclass(frozen=True)
class Stand:
    """Everything the page shows."""

    netwerken: list[Netwerkstand]
    taken: list[tuple[Netwerk, Taak]] = field(default_factory=list)
    komend: list[tuple[Netwerk, Komend]] = field(default_factory=list)
    rapporten: list[Any] = field(default_factory=list)
    signalen: list[Any] = field(default_factory=list)


def overzicht_van(gebruiker: Any) -> Stand:
    """Gather the networks of ``gebruiker`` with what waits, what comes and which reports can be fetched."""
    regels = [_netwerkstand(toegang) for toegang in toegangen_van(gebruiker)]
    regels.sort(key=lambda r: (_rang(r.toestand), r.netwerk.volgorde))
    taken = [(r.netwerk, taak) for r in regels for taak in r.taken]
    taken.sort(key=lambda paar: (not paar[1].is_te_laat, paar[1].tegen is None, paar[1].tegen or klok.vandaag()))
    komend = sorted(((r.netwerk, r.volgende) for r in regels if r.volgende), key=lambda paar: paar[1].begint_op)
    rapporten = [rapport for r in regels for rapport in r.rapporten]
    rapporten.sort(key=lambda rapport: rapport.klaar_op, reverse=True)
    signalen = [s for bron in register.terugkerende for s in bron([r.toegang for r in regels])]
    return Stand(regels, taken, komend, rapporten[:6], signalen)


def _rang(toestand: str) -> int:
    return _ERGST_EERST.index(toestand) if toestand in _ERGST_EERST else len(_ERGST_EERST)


def _netwerkstand(toegang: Toegang) -> Netwerkstand:
    netwerk, dag = toegang.netwerk, klok.vandaag()
    afgesloten = netwerk.einde is not None and netwerk.einde < dag
    plichten = [] if afgesloten else stand_van_jaar(netwerk, dag)
    toestanden = {p.toestand for p in plichten}
    ergste = next((t for t in _ERGST_EERST if t in toestanden), "op schema")
    komend = sorted((k for bron in register.komende for k in bron(toegang)), key=lambda k: k.begint_op)
    return Netwerkstand(
        netwerk=netwerk,
        toegang=toegang,
        toestand="afgesloten" if afgesloten else ergste,
        plichten=plichten,
        volgende=komend[0] if komend else None,
        rapporten=[r for bron in register.rapporten for r in bron(toegang)],
        nieuwe_afwijkingen=Afwijking.objects.filter(netwerk=netwerk, staat=AfwijkingStaat.VOORGESTELD).count(),
        taken=register.taken_van(toegang),
    )
