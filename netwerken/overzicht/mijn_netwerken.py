"""One page over all networks of one person."""

from dataclasses import dataclass, field

from kern import klok, register
from kern.register import Beslissing, Komend, Ophaalbaar, Terugkerend, Verwacht
from kern.taken import Taak, rang, samen
from kern.toegang import Toegang
from netwerken.domain.toegang import toegangen_van
from netwerken.enums import AfwijkingStaat, Orgaansoort
from netwerken.models import Afwijking, Gebruiker, Netwerk, Orgaan
from netwerken.overzicht.panelen import open_afwijkingen, te_beslissen
from netwerken.overzicht.stand import stand_van_nu

_ERGST_EERST = ("te laat", "aandacht", "op schema")
RAPPORTEN = 6
IN_EEN_OOGOPSLAG = 25  # networks, the most pressing first; the rest on demand


@dataclass(frozen=True)
class Opgeteld:
    """What is counted of one network for one person. ``toestand`` is its most pressing state, ``laat`` the late promises.

    What only who runs or pays for a network follows is empty for others.
    """

    toestand: str
    laat: list[str]
    heeft_stuurgroep: bool = False
    nieuwe_afwijkingen: int = 0
    aanvaarde_afwijkingen: int = 0


@dataclass(frozen=True)
class Netwerkstand:
    """How one network stands, for the person who looks; ``volgt`` says whether they run it or pay for it."""

    netwerk: Netwerk
    toegang: Toegang
    opgeteld: Opgeteld
    volgende: Komend | None
    rapporten: list[Ophaalbaar]
    taken: list[Taak]
    rol: str = ""
    volgt: bool = False
    stuurgroep: Komend | None = None
    verwacht: list[Verwacht] = field(default_factory=list)
    beslissingen: list[Beslissing] = field(default_factory=list)

    @property
    def toestand(self) -> str:
        return self.opgeteld.toestand

    @property
    def aantal_taken(self) -> int:
        return samen(self.taken)

    @property
    def badge(self) -> str:
        return {"te laat": "late", "aandacht": "warn", "afgerond": "done"}.get(self.toestand, "ok")

    @property
    def is_afgerond(self) -> bool:
        return self.toestand == "afgerond"


@dataclass(frozen=True)
class Stand:
    """Everything the page shows."""

    netwerken: list[Netwerkstand]
    taken: list[tuple[Netwerk, Taak]] = field(default_factory=list)
    stuurgroepen: list[tuple[Netwerk, Komend]] = field(default_factory=list)
    komend: list[tuple[Netwerk, Komend]] = field(default_factory=list)
    beslissingen: list[tuple[Netwerk, Beslissing]] = field(default_factory=list)
    verwacht: list[tuple[Netwerk, Verwacht]] = field(default_factory=list)
    rapporten: list[Ophaalbaar] = field(default_factory=list)
    signalen: list[Terugkerend] = field(default_factory=list)
    alles: bool = False

    @property
    def in_oogopslag(self) -> list[Netwerkstand]:
        """The networks in the table: the most pressing, or ``alles`` when that was asked."""
        return self.netwerken if self.alles else self.netwerken[:IN_EEN_OOGOPSLAG]

    @property
    def volgt(self) -> bool:
        """Whether this person runs or pays for one of the networks."""
        return any(r.volgt for r in self.netwerken)

    @property
    def aantal_taken(self) -> int:
        """How many things wait for this person, in all networks."""
        return samen([taak for _, taak in self.taken])

    @property
    def laat_bij(self) -> list[Netwerk]:
        """The networks in which a promise is late, whoever should keep it."""
        return [r.netwerk for r in self.netwerken if r.opgeteld.laat]

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


def overzicht_van(gebruiker: Gebruiker, *, alles: bool = False) -> Stand:
    """Gather the networks of ``gebruiker`` with what waits, what comes and which reports can be fetched."""
    regels = [_netwerkstand(toegang) for toegang in toegangen_van(gebruiker)]
    regels.sort(key=lambda r: (_rang(r.toestand), r.netwerk.volgorde))
    taken = [(r.netwerk, taak) for r in regels for taak in r.taken]
    taken.sort(key=lambda paar: rang(paar[1]))
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
        alles=alles,
    )


def _rang(toestand: str) -> int:
    return _ERGST_EERST.index(toestand) if toestand in _ERGST_EERST else len(_ERGST_EERST)


def _netwerkstand(toegang: Toegang) -> Netwerkstand:
    netwerk = toegang.netwerk
    volgt = toegang.mag("netwerken.volg_de_opdracht")
    return Netwerkstand(
        netwerk=netwerk,
        toegang=toegang,
        opgeteld=toegang.bewaard("opgeteld", Opgeteld, lambda t: [_tel_op(t)])[0],
        volgende=next(iter(toegang.komend), None),
        rapporten=toegang.rapporten,
        taken=toegang.taken,
        rol=", ".join(netwerk.label_van(rol) for rol in sorted(toegang.rollen)),
        volgt=volgt,
        stuurgroep=next(iter(toegang.bewaard("stuurgroepen", Komend, _stuurgroepen)), None) if volgt else None,
        verwacht=toegang.bewaard("verwacht", Verwacht, _verwacht) if volgt else [],
        beslissingen=toegang.bewaard("beslissingen", Beslissing, te_beslissen) if volgt else [],
    )


def _tel_op(toegang: Toegang) -> Opgeteld:
    netwerk, dag = toegang.netwerk, klok.vandaag()
    afgerond = netwerk.einde is not None and netwerk.einde < dag
    mag_stand = toegang.mag("netwerken.bekijk_stand")
    plichten = stand_van_nu(toegang) if mag_stand and not afgerond else []
    toestanden = {p.toestand for p in plichten}
    ergste = next((t for t in _ERGST_EERST if t in toestanden), "op schema")
    aanvaard = Afwijking.objects.in_netwerk(netwerk).filter(staat=AfwijkingStaat.AANVAARD, jaar=dag.year)
    volgt = toegang.mag("netwerken.volg_de_opdracht")
    return Opgeteld(
        toestand="afgerond" if afgerond else ergste,
        laat=[p.plicht.titel for p in plichten if p.toestand == "te laat"],
        heeft_stuurgroep=volgt and Orgaan.objects.in_netwerk(netwerk).filter(soort=Orgaansoort.STUURGROEP).exists(),
        nieuwe_afwijkingen=open_afwijkingen(toegang) if volgt else 0,
        aanvaarde_afwijkingen=aanvaard.count() if volgt else 0,
    )


def _stuurgroepen(toegang: Toegang) -> list[Komend]:
    return sorted((k for bron in register.alles.stuurgroepen for k in bron(toegang)), key=lambda k: k.begint_op)


def _verwacht(toegang: Toegang) -> list[Verwacht]:
    return [v for bron in register.alles.verwachte_rapporten for v in bron(toegang)]
