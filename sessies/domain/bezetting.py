"""How the list of a meeting stands, and who takes its places: the one count that pages, tasks, mails and acts share."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sessies.enums import NIET, WACHTEND, Antwoord, Vorm, manier_van
from sessies.models import Genodigde, Sessie


class Stand(NamedTuple):
    """The places of one way of being there (``JA`` on the spot, ``ONLINE``); ``hoogstens`` is None without a limit.

    ``bezet`` counts who comes, and the places kept for a replacement who did not answer yet; ``aangeboden`` those held for
    somebody who waits, and ``wachten`` who waits without.
    """

    manier: str
    hoogstens: int | None
    bezet: int
    aangeboden: int
    wachten: int

    @property
    def vrij(self) -> int | None:
        """How many places can be given; None without a limit."""
        return None if self.hoogstens is None else max(0, self.hoogstens - self.bezet - self.aangeboden)

    @property
    def is_vol(self) -> bool:
        return self.vrij == 0

    @property
    def te_veel(self) -> int:
        """How many have a place above the number, because it went down or who organises gave one."""
        return 0 if self.hoogstens is None else max(0, self.bezet - self.hoogstens)

    @property
    def naam(self) -> str:
        return "online" if self.manier == Antwoord.ONLINE else "ter plaatse"


class Telling(NamedTuple):
    """How the list of a meeting stands. Whose answer was noted before any mail left counts as invited."""

    op_lijst: int
    te_versturen: int
    zonder_adres: int
    uitgenodigd: int
    ter_plaatse: int
    online: int
    komt_niet: int
    stil: int  # invited, and no answer
    onduidelijk: int  # said to follow online what is only on the spot now
    wachtlijst: int
    standen: tuple[Stand, ...]

    @property
    def komt(self) -> int:
        return self.ter_plaatse + self.online

    @property
    def heeft_grens(self) -> bool:
        """Whether there is a number of places, or somebody still waits for one."""
        return bool(self.wachtlijst) or any(stand.hoogstens is not None for stand in self.standen)

    def stand(self, manier: str) -> Stand | None:
        """The places of one way of being there; None when this meeting has no such way."""
        return next((stand for stand in self.standen if stand.manier == manier), None)


class _Rij(NamedTuple):
    antwoord: str
    verstuurd_op: datetime | None
    email: str
    neemt_over: str
    aangeboden_tot: datetime | None


def telling(sessie: Sessie) -> Telling:
    """Count the list of a meeting, in one query."""
    rijen = Genodigde.objects.filter(sessie=sessie).op_lijst().values_list(*_Rij._fields)
    alle = [_Rij(*rij) for rij in rijen]
    komt = Counter(manier_van(sessie.vorm, rij.antwoord) for rij in alle if rij.antwoord not in WACHTEND)
    online = {Antwoord.ONLINE, Antwoord.WACHT_ONLINE}
    return Telling(
        op_lijst=len(alle),
        te_versturen=sum(1 for rij in alle if rij.verstuurd_op is None and rij.email and rij.antwoord not in NIET),
        zonder_adres=sum(1 for rij in alle if rij.verstuurd_op is None and not rij.email and not rij.antwoord),
        uitgenodigd=sum(1 for rij in alle if rij.verstuurd_op is not None or rij.antwoord),
        ter_plaatse=komt[Antwoord.JA],
        online=komt[Antwoord.ONLINE],
        komt_niet=sum(1 for rij in alle if rij.antwoord in NIET),
        stil=sum(1 for rij in alle if rij.verstuurd_op is not None and not rij.antwoord),
        onduidelijk=sum(1 for rij in alle if rij.antwoord in online and not manier_van(sessie.vorm, rij.antwoord)),
        wachtlijst=sum(1 for rij in alle if rij.antwoord in WACHTEND and manier_van(sessie.vorm, rij.antwoord)),
        standen=tuple(_stand(sessie, manier, alle) for manier in manieren(sessie)),
    )


def manieren(sessie: Sessie) -> tuple[str, ...]:
    """The ways in which one can be at this meeting."""
    if sessie.vorm == Vorm.HYBRIDE:
        return Antwoord.JA, Antwoord.ONLINE
    return (Antwoord.ONLINE if sessie.vorm == Vorm.ONLINE else Antwoord.JA,)


def _stand(sessie: Sessie, manier: str, alle: Iterable[_Rij]) -> Stand:
    bezet = aangeboden = wachten = 0
    for rij in alle:
        if manier_van(sessie.vorm, rij.antwoord or rij.neemt_over) != manier:
            continue
        if rij.antwoord not in WACHTEND:
            bezet += 1
        elif rij.aangeboden_tot is not None:
            aangeboden += 1
        else:
            wachten += 1
    hoogstens = sessie.hoogstens_online if manier == Antwoord.ONLINE else sessie.hoogstens_ter_plaatse
    return Stand(manier, hoogstens, bezet, aangeboden, wachten)


def plaats_van(rij: Genodigde, vorm: str) -> str:
    """Which kind of place is this person's: taken, held, or in the hands of who replaces them; '' for none."""
    if rij.antwoord in WACHTEND and rij.aangeboden_tot is None:
        return ""
    if eigen := manier_van(vorm, rij.antwoord or rij.neemt_over):
        return eigen
    anderen = (plaats_van(ander, vorm) for ander in rij.vervangers.op_lijst())
    return next((plaats for plaats in anderen if plaats), "")


def nummer_in_de_rij(rij: Genodigde, manier: str) -> int:
    """As which number this person waits for a place, or would when they asked for one now. Held places are not waited for."""
    vorm = rij.sessie.vorm
    rijen = rij.sessie.genodigden.wachtend().filter(aangeboden_tot=None)
    voor = [ander for ander in rijen if manier_van(vorm, ander.antwoord) == manier]
    if rij in voor:
        return voor.index(rij) + 1
    return sum(1 for ander in voor if not ander.aanbod_gemist) + 1  # before who let an offer pass
