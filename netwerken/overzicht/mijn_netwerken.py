"""One page over all networks of one person."""

from dataclasses import dataclass, field
from typing import Any

from kern import klok, register
from kern.register import Beslissing, Komend, Taak, Verwacht
from kern.toegang import Toegang
from netwerken.domain.toegang import toegangen_van
from netwerken.enums import AfwijkingStaat, Orgaansoort
from netwerken.models import Afwijking, Netwerk, Orgaan
from netwerken.overzicht.panelen import open_afwijkingen, te_beslissen
from netwerken.overzicht.stand import PlichtStand, stand_van_nu

_ERGST_EERST = ("te laat", "aandacht", "op schema")
RAPPORTEN = 6


@dataclass(frozen=True)
class Netwerkstand:
    """How one network stands, for the person who looks. ``toestand`` is its most pressing state.

    What only who runs or pays for a network follows (``volgt``) is empty for others.
    """

    netwerk: Netwerk
    toegang: Toegang
    toestand: str
    plichten: list[PlichtStand]
    volgende: Komend | None
    rapporten: list[Any]
    taken: list[Taak]
    rol: str = ""
    volgt: bool = False
    heeft_stuurgroep: bool = False
    stuurgroep: Komend | None = None
    verwacht: list[Verwacht] = field(default_factory=list)
    nieuwe_afwijkingen: int = 0
    aanvaarde_afwijkingen: int = 0
    beslissingen: list[Beslissing] = field(default_factory=list)

    @property
    def badge(self) -> str:
        return {"te laat": "late", "aandacht": "warn", "afgerond": "done"}.get(self.toestand, "ok")

    @property
    def is_afgerond(self) -> bool:
        return self.toestand == "afgerond"

    @property
    def late_plichten(self) -> list[PlichtStand]:
        return [p for p in self.plichten if p.toestand == "te laat"]


@dataclass(frozen=True)
class Stand:
    """Everything the page shows."""

    netwerken: list[Netwerkstand]
    taken: list[tuple[Netwerk, Taak]] = field(default_factory=list)
    stuurgroepen: list[tuple[Netwerk, Komend]] = field(default_factory=list)
    komend: list[tuple[Netwerk, Komend]] = field(default_factory=list)
    beslissingen: list[tuple[Netwerk, Beslissing]] = field(default_factory=list)
    verwacht: list[tuple[Netwerk, Verwacht]] = field(default_factory=list)
    rapporten: list[Any] = field(default_factory=list)
    signalen: list[Any] = field(default_factory=list)

    @property
    def volgt(self) -> bool:
        """Whether this person runs or pays for one of the networks."""
        return any(r.volgt for r in self.netwerken)

    @property
    def aantal_late_rapporten(self) -> int:
        return sum(v.is_te_laat for _, v in self.verwacht)

    @property
    def roept_samen(self) -> list[Netwerk]:
        """The networks in which this person, as funder, convenes a body."""
        return [
            r.netwerk
            for r in self.netwerken
            if not r.is_afgerond
            and r.toegang.mag("netwerken.krijg_beslissingen")
            and r.toegang.mag("sessies.plan_sessie")
        ]


def overzicht_van(gebruiker: Any) -> Stand:
    """Gather the networks of ``gebruiker`` with what waits, what comes and which reports can be fetched."""
    regels = [_netwerkstand(toegang) for toegang in toegangen_van(gebruiker)]
    regels.sort(key=lambda r: (_rang(r.toestand), r.netwerk.volgorde))
    taken = [(r.netwerk, taak) for r in regels for taak in r.taken]
    taken.sort(key=lambda paar: (not paar[1].is_te_laat, paar[1].tegen is None, paar[1].tegen or klok.vandaag()))
    stuurgroepen = [(r.netwerk, r.stuurgroep) for r in regels if r.stuurgroep]
    getoond = {komend.url for _, komend in stuurgroepen}
    komend = [(r.netwerk, r.volgende) for r in regels if r.volgende and r.volgende.url not in getoond]
    verwacht = [(r.netwerk, v) for r in regels for v in r.verwacht]
    verwacht.sort(key=lambda paar: (not paar[1].is_te_laat, paar[1].tegen))
    rapporten = [rapport for r in regels for rapport in r.rapporten]
    rapporten.sort(key=lambda rapport: rapport.klaar_op, reverse=True)
    return Stand(
        netwerken=regels,
        taken=taken,
        stuurgroepen=sorted(stuurgroepen, key=lambda paar: paar[1].begint_op),
        komend=sorted(komend, key=lambda paar: paar[1].begint_op),
        beslissingen=[(r.netwerk, b) for r in regels for b in r.beslissingen],
        verwacht=verwacht,
        rapporten=rapporten[:RAPPORTEN],
        signalen=[s for bron in register.alles.terugkerende for s in bron([r.toegang for r in regels])],
    )


def _rang(toestand: str) -> int:
    return _ERGST_EERST.index(toestand) if toestand in _ERGST_EERST else len(_ERGST_EERST)


def _netwerkstand(toegang: Toegang) -> Netwerkstand:
    netwerk, dag = toegang.netwerk, klok.vandaag()
    afgerond = netwerk.einde is not None and netwerk.einde < dag
    mag_stand = toegang.mag("netwerken.bekijk_stand")
    plichten = stand_van_nu(toegang) if mag_stand and not afgerond else []
    toestanden = {p.toestand for p in plichten}
    ergste = next((t for t in _ERGST_EERST if t in toestanden), "op schema")
    komend = sorted((k for bron in register.alles.komende for k in bron(toegang)), key=lambda k: k.begint_op)
    return Netwerkstand(
        netwerk=netwerk,
        toegang=toegang,
        toestand="afgerond" if afgerond else ergste,
        plichten=plichten,
        volgende=komend[0] if komend else None,
        rapporten=[r for bron in register.alles.rapporten for r in bron(toegang)],
        taken=toegang.taken,
        rol=", ".join(netwerk.label_van(rol) for rol in sorted(toegang.rollen)),
        **(_voor_wie_volgt(toegang) if toegang.mag("netwerken.volg_de_opdracht") else {}),
    )


def _voor_wie_volgt(toegang: Toegang) -> dict[str, Any]:
    """What only who runs or pays for the network follows."""
    netwerk = toegang.netwerk
    stuurgroepen = sorted((k for bron in register.alles.stuurgroepen for k in bron(toegang)), key=lambda k: k.begint_op)
    aanvaard = Afwijking.objects.in_netwerk(netwerk).filter(staat=AfwijkingStaat.AANVAARD, jaar=klok.vandaag().year)
    return {
        "volgt": True,
        "heeft_stuurgroep": Orgaan.objects.in_netwerk(netwerk).filter(soort=Orgaansoort.STUURGROEP).exists(),
        "stuurgroep": stuurgroepen[0] if stuurgroepen else None,
        "verwacht": [v for bron in register.alles.verwachte_rapporten for v in bron(toegang)],
        "nieuwe_afwijkingen": open_afwijkingen(toegang),
        "aanvaarde_afwijkingen": aanvaard.count(),
        "beslissingen": te_beslissen(toegang),
    }
