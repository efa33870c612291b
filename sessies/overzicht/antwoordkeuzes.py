"""What one person can answer to an invitation now, and how it stands with their place, in words."""

from kern.opmaak import moment
from sessies.domain.antwoorden import is_te_laat, mogelijk, zin_te_laat
from sessies.domain.bezetting import Telling, nummer_in_de_rij, plaats_van, telling
from sessies.domain.wachtlijst import WACHT_OP, waarom_wachten
from sessies.enums import WACHTEND, Antwoord, Vorm, manier_van
from sessies.models import Genodigde


def keuzes(genodigde: Genodigde, *, namens: bool = False) -> list[tuple[str, str]]:
    """The choices of the form: where there is no place left, the waiting list in its stead, with the number one has there.

    After the last day only who has a place or waits still chooses one, unless who organises notes it (``namens``).
    """
    sessie = genodigde.sessie
    staat, heeft = telling(sessie), plaats_van(genodigde, sessie.vorm)
    uit = []
    if namens or heeft or genodigde.wacht or not is_te_laat(genodigde):
        uit = [
            _komen(genodigde, staat, heeft, keuze)
            for keuze in (Antwoord.JA, Antwoord.ONLINE)
            if keuze in mogelijk(sessie)
        ]
    uit.append((Antwoord.NEE, "Ik kom niet"))
    if genodigde.vervangt_id is None and (len(uit) > 1 or genodigde.antwoord == Antwoord.VERVANGER):
        uit.append((Antwoord.VERVANGER, "Iemand anders komt in mijn plaats"))
    return uit


def _komen(genodigde: Genodigde, staat: Telling, heeft: str, keuze: Antwoord) -> tuple[str, str]:
    vorm = genodigde.sessie.vorm
    manier = manier_van(vorm, keuze)
    stand = staat.stand(manier)
    if stand is None or not stand.is_vol or heeft == manier:
        return keuze, "Ik volg online" if manier == Antwoord.ONLINE else "Ik kom"
    nummer = nummer_in_de_rij(genodigde, manier)
    hoe = f", {stand.naam}" if vorm == Vorm.HYBRIDE else ""
    if genodigde.wacht and manier_van(vorm, genodigde.antwoord) == manier:
        return WACHT_OP[keuze], f"Ik blijf op de wachtlijst{hoe}, als nummer {nummer}"
    return WACHT_OP[keuze], f"Zet me op de wachtlijst{hoe}, als nummer {nummer}"


def over_de_plaats(genodigde: Genodigde, *, namens: bool = False) -> str:
    """What is said above the choices: that a place is held, that one waits, that it is full, that it is too late; or nothing."""
    sessie = genodigde.sessie
    staat, heeft = telling(sessie), plaats_van(genodigde, sessie.vorm)
    if genodigde.aangeboden_tot is not None and heeft:
        return f"Er is een plaats voor je vrij. We houden ze vast tot {moment(genodigde.aangeboden_tot)}: laat voor dan weten of je komt."
    if genodigde.is_onduidelijk:
        return "Je antwoordde dat je online volgt. Dat kan niet meer: de bijeenkomst is nu alleen ter plaatse. Laat weten of je komt."
    if not namens and not heeft and not genodigde.wacht and is_te_laat(genodigde):
        return zin_te_laat(sessie)
    vol = [stand for stand in staat.standen if stand.is_vol and stand.manier != heeft]
    if heeft or not vol:
        return ""
    eigen = manier_van(sessie.vorm, genodigde.antwoord) if genodigde.wacht else ""
    return waarom_wachten(genodigde, eigen or vol[0].manier)


def als_wachtende(genodigde: Genodigde) -> str:
    """What somebody who waits is told after they asked to; '' for who does not wait."""
    if genodigde.antwoord not in WACHTEND or genodigde.aangeboden_tot is not None:
        return ""
    nummer = nummer_in_de_rij(genodigde, manier_van(genodigde.sessie.vorm, genodigde.antwoord))
    return f"Je staat op de wachtlijst, als nummer {nummer}. Komt er een plaats vrij, dan krijg je een mail."
