"""How a poll stands: per day how many can, per person what they said; a constant number of queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from prikken.enums import Kan
from prikken.models import Datumprikker, Gevraagde, Prikantwoord, Prikdag
from prikken.rules import STIL, Dagstand, op_volgorde

TEKENS = {
    Kan.JA: ("✓", "ja"),
    Kan.NOOD: ("(✓)", "als het moet"),
    Kan.NEE: ("✗", "nee"),
    STIL: ("–", "nog geen antwoord"),
}


@dataclass(frozen=True)
class Vak:
    """What one person said of one day, as a sign and in words; ``soort`` colours it."""

    soort: str

    @property
    def teken(self) -> str:
        return TEKENS[self.soort][0]

    @property
    def woord(self) -> str:
        return TEKENS[self.soort][1]


@dataclass(frozen=True)
class Rij:
    """One person with what they said of every day."""

    gevraagde: Gevraagde
    vakken: list[Vak]


@dataclass(frozen=True)
class Kolom:
    """One proposed day: how it stands, who said what of it, and whether it is the best one."""

    dag: Prikdag
    stand: Dagstand
    zeggen: list[tuple[Gevraagde, Vak]]
    is_beste: bool = False


@dataclass(frozen=True)
class Raster:
    """People by days; ``kolommen`` on the calendar, ``beste`` the same days with the best one first."""

    rijen: list[Rij]
    kolommen: list[Kolom]
    beste: list[Kolom] = field(default_factory=list)

    @property
    def geantwoord(self) -> int:
        return sum(1 for rij in self.rijen if rij.gevraagde.antwoord_op)


def telling_per_dag(prikker: Datumprikker) -> dict[int, Counter[str]]:
    """How many said what of every day, by its id: what people who answer may know of the others."""
    uit: dict[int, Counter[str]] = defaultdict(Counter)
    antwoorden = Prikantwoord.objects.filter(gevraagde__prikker=prikker, gevraagde__ingetrokken_op=None)
    for dag, kan in antwoorden.values_list("dag", "kan"):
        uit[dag][kan] += 1
    return uit


def raster_van(prikker: Datumprikker) -> Raster:
    """The whole of one poll: who must be there first, then everybody in the order of the list."""
    dagen = list(prikker.dagen.order_by("begint_op", "pk"))
    mensen = list(prikker.gevraagden.op_lijst().select_related("organisatie").order_by("-moet_kunnen", "pk"))
    gezegd = {
        (wie, dag): kan
        for wie, dag, kan in Prikantwoord.objects.filter(dag__in=dagen).values_list("gevraagde", "dag", "kan")
    }
    rijen = [Rij(wie, [Vak(gezegd.get((wie.pk, dag.pk), STIL)) for dag in dagen]) for wie in mensen]
    standen = [_stand(dag, [(rij.gevraagde, rij.vakken[n].soort) for rij in rijen]) for n, dag in enumerate(dagen)]
    volgorde = op_volgorde(standen)
    is_gezegd = any(rij.gevraagde.antwoord_op for rij in rijen)
    kolommen = [
        Kolom(
            dag, stand, [(rij.gevraagde, rij.vakken[n]) for rij in rijen], is_beste=is_gezegd and stand is volgorde[0]
        )
        for n, (dag, stand) in enumerate(zip(dagen, standen, strict=True))
    ]
    return Raster(rijen, kolommen, sorted(kolommen, key=lambda kolom: kolom.stand.rang) if is_gezegd else kolommen)


def _stand(dag: Prikdag, zeiden: list[tuple[Gevraagde, str]]) -> Dagstand:
    telling = Counter(kan for _, kan in zeiden)
    moeten = [(wie.functie or str(wie), kan) for wie, kan in zeiden if wie.moet_kunnen]
    return Dagstand(
        dag.begint_op,
        ja=telling[Kan.JA],
        nood=telling[Kan.NOOD],
        nee=telling[Kan.NEE],
        stil=telling[STIL],
        moeten=moeten,
    )
