"""In which state a question or a meeting is, and how a state is changed."""

from kern import klok
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import moment
from sessies.enums import LeervraagStaat, SessieStatus
from sessies.models import Agendapunt, Leervraag, Sessie


def staat_volgens_feiten(leervraag: Leervraag) -> LeervraagStaat:
    """The state that follows from what happened: answered, discussed, on an agenda, clarified or just come in."""
    if leervraag.beantwoord_op:
        return LeervraagStaat.BEANTWOORD
    statussen = set(Agendapunt.objects.filter(leervraag=leervraag).values_list("sessie__status", flat=True))
    if SessieStatus.GEHOUDEN in statussen:
        return LeervraagStaat.BESPROKEN
    if statussen & {SessieStatus.GEPLAND, SessieStatus.CONCEPT}:
        return LeervraagStaat.GEAGENDEERD
    return LeervraagStaat.VERHELDERD if leervraag.verhelderd_op else LeervraagStaat.INGEBRACHT


def zet_staat(leervraag: Leervraag, staat: LeervraagStaat) -> None:
    """Write the state, unless it stands so already. Raises VersieConflict when somebody was first."""
    if leervraag.staat != staat:
        leervraag.staat = staat
        leervraag.ingetrokken_op = klok.vandaag() if staat == LeervraagStaat.INGETROKKEN else None
        bewaar(leervraag, ["staat", "ingetrokken_op"], versie=leervraag.versie)


def eis_niet_ingetrokken(leervraag: Leervraag) -> None:
    if leervraag.staat == LeervraagStaat.INGETROKKEN:
        raise DomainError("Deze vraag is ingetrokken. Zet ze eerst terug.")


def eis_niet_afgelast(sessie: Sessie) -> None:
    """Raise DomainError when the meeting is cancelled: it changes no more."""
    if sessie.status == SessieStatus.AFGELAST:
        raise DomainError("Deze bijeenkomst is afgelast en verandert niet meer. Plan een nieuwe.")


def eis_begonnen(sessie: Sessie) -> None:
    """What comes out of a meeting is noted once it began. Raises DomainError with when that is, or that it never is."""
    if sessie.status in {SessieStatus.CONCEPT, SessieStatus.AFGELAST}:
        raise DomainError("Dit kan alleen bij een bijeenkomst die doorging.")
    if sessie.begint_op > klok.nu():
        raise DomainError(
            f"Deze bijeenkomst moet nog beginnen, op {moment(sessie.begint_op)}. Wat eruit komt, noteer je daarna."
        )


def eis_punt_van(sessie: Sessie | None, punt: Agendapunt | None) -> None:
    """Raise DomainError when a point stands on the agenda of another meeting."""
    if punt is not None and (sessie is None or punt.sessie_id != sessie.pk):
        raise DomainError("Kies een onderdeel van de agenda van deze bijeenkomst.", veld="agendapunt")
