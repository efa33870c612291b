"""The programme of a meeting as a document: what, when, where, and the agenda with its hours."""

from collections.abc import Mapping, Sequence

from kern.documenten import Documentsoort, Drukklaar
from kern.pdf.opmaak import Opmaak
from kern.toegang import Toegang
from netwerken.models import Netwerk
from sessies.domain.actielijst import op_de_lijst
from sessies.domain.agenda import Punt, met_uren
from sessies.models import Sessie
from sessies.overzicht.blad import kop, sessie_met

SOORT = "programma"


def lees(netwerk: Netwerk, sleutel: str) -> Drukklaar | None:
    """Return what the programme of the meeting with this id says; None when there is no such meeting."""
    sessie = sessie_met(netwerk, sleutel)
    if sessie is None:
        return None
    lijst = [{"tekst": rij.tekst, "wie": rij.wie, "tegen": rij.tegen} for rij in op_de_lijst(sessie).open()]
    return Drukklaar(
        titel=sessie.titel,
        delen={
            **kop(sessie),
            "wegwijs": sessie.wegwijs,
            "gaat_niet_door": sessie.reden_afgelast if sessie.afgelast_op else "",
            "doel": sessie.doel,
            "inbreng": [str(organisatie) for organisatie in sessie.inbreng],
            "punten": [_punt(rij, lijst) for rij in met_uren(sessie, sessie.agendapunten.select_related("leervraag"))],
            "meerdaags": sessie.is_meerdaags,
        },
    )


def _punt(rij: Punt, lijst: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    return {
        "begint_op": rij.begint_op,
        "minuten": rij.punt.minuten,
        "titel": rij.punt.titel,
        "wie": rij.punt.wie,
        "werkvorm": rij.punt.get_werkvorm_display() if rij.punt.werkvorm else "",
        "is_pauze": rij.punt.werkvorm == "pauze",
        "toelichting": rij.punt.toelichting,
        "actiepunten": lijst if rij.punt.is_actielijst else [],
    }


def mag(toegang: Toegang, sleutel: str) -> bool:
    """Whether this person sees that meeting."""
    return Sessie.objects.zichtbaar_voor(toegang).filter(pk=sleutel).exists()


DOCUMENT = Documentsoort("programma", Opmaak("sessies.druk.programma:stukken", ("rapport.css", "blad.css")), lees, mag)
