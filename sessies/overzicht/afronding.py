"""What is left to do once a meeting is over, for who organises it: each line ticks itself off."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from kern.opmaak import vorm
from kern.register import alles, opkomst_van
from sessies.enums import LeervraagStaat, Sessiesoort, SessieStatus
from sessies.models import Leervraag, Sessie


@dataclass(frozen=True)
class Rondstap:
    """One line: what is to be done, whether it is, and where one does it."""

    zin: str
    gedaan: bool
    url: str


def afronding(sessie: Sessie, vragen: Collection[Leervraag]) -> list[Rondstap]:
    """The lines of a meeting that is over; none before, of a meeting that did not go on, and once all of it is done.

    ``vragen`` are the questions on its agenda. A question is done with when it is answered, or waits for another meeting.
    """
    if not sessie.is_voorbij or sessie.soort == Sessiesoort.EXTERN:
        return []
    if sessie.status not in {SessieStatus.GEPLAND, SessieStatus.GEHOUDEN}:
        return []
    elders = [stap for bron in alles.rondstappen if (stap := bron(sessie)) is not None]
    stappen = [_opkomst(sessie), *elders, _verslag(sessie), *_vragen(sessie, vragen), _afsluiten(sessie)]
    return [] if all(stap.gedaan for stap in stappen) else stappen


def _adres(naam: str, sessie: Sessie) -> str:
    return reverse(f"sessies:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


def _opkomst(sessie: Sessie) -> Rondstap:
    if hasattr(sessie, "opkomst"):  # a list that is closed gives it too
        return Rondstap("Noteer hoeveel mensen er waren", gedaan=True, url="")
    if lijst := opkomst_van(sessie):
        return Rondstap("Sluit de aanwezigheidslijst", gedaan=False, url=lijst.url)
    return Rondstap("Noteer hoeveel mensen er waren", gedaan=False, url=_adres("afsluiten", sessie))


def _verslag(sessie: Sessie) -> Rondstap:
    return Rondstap("Schrijf het verslag en deel het", sessie.verslag_op is not None, _adres("verslag", sessie))


def _vragen(sessie: Sessie, vragen: Collection[Leervraag]) -> list[Rondstap]:
    """One line for all questions together; none when there were no questions."""
    open_ = [vraag for vraag in vragen if _wacht_nog(vraag, sessie)]
    if not vragen:
        return []
    if not open_:
        return [Rondstap(vorm(len(vragen), "De vraag is beantwoord", "De vragen zijn beantwoord"), gedaan=True, url="")]
    zin = vorm(len(open_), "Beantwoord de vraag", f"Beantwoord de {len(open_)} vragen")
    return [Rondstap(f"{zin}, of zet ze op een volgende agenda", gedaan=False, url=open_[0].get_absolute_url())]


def _wacht_nog(vraag: Leervraag, sessie: Sessie) -> bool:
    if vraag.staat == LeervraagStaat.GEAGENDEERD:  # of a meeting that is closed, it stands on another agenda
        return sessie.status == SessieStatus.GEPLAND
    return vraag.staat not in {LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN}


def _afsluiten(sessie: Sessie) -> Rondstap:
    return Rondstap("Sluit de bijeenkomst af", sessie.status == SessieStatus.GEHOUDEN, _adres("afsluiten", sessie))
