"""What became of one question, as its asker reads it: newest first, what is still to come on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from kern.keten import Schakel, Stap
from kern.models import Bericht, Gebeurtenis
from kern.models.bericht import BerichtStatus
from kern.opmaak import aantal, dag
from kern.rijketekst import op_een_regel
from kern.toegang import Toegang
from sessies.domain.leervragen import antwoordsleutel
from sessies.enums import Herkomst, LeervraagStaat, SessieStatus
from sessies.models import Inzicht, Leervraag, Sessie
from sessies.overzicht.schakels import dag_van

_HERKOMST = {
    Herkomst.TELEFOON: ("Ingebracht per telefoon", "Genoteerd in de woorden van de vraagsteller."),
    Herkomst.FORMULIER: ("Ingebracht", "Via het formulier."),
    Herkomst.BIJEENKOMST: ("Ingebracht op een bijeenkomst", "Genoteerd zoals ze daar gezegd werd."),
    Herkomst.LINK: ("Ingebracht via een link", "Zonder account, in eigen woorden."),
    Herkomst.MAIL: ("Ingebracht per mail", "Overgenomen zoals ze geschreven was."),
    Herkomst.GESPREK: ("Ingebracht in een gesprek", "Genoteerd in de woorden van de vraagsteller."),
}
_STRAKS = {
    LeervraagStaat.INGEBRACHT: ("Samen verhelderen", "{wie} leest de vraag na en vraagt door, meestal binnen vijf werkdagen."),
    LeervraagStaat.VERHELDERD: ("Op de agenda van een bijeenkomst", "{wie} zoekt een bijeenkomst waar deze vraag past."),
    LeervraagStaat.BESPROKEN: ("Antwoord", "Wat de bijeenkomst leerde, komt hier samen in een antwoord."),
}  # fmt: skip
_VERDER = {"piloot": "Uitgeprobeerd in een piloot", "fiche": "Opgeschreven in de kennisbank", "signaal": "Gemeld als signaal",
           "aanbeveling": "Bewijs voor een aanbeveling"}  # fmt: skip
EIGEN_SOORTEN = ("leervraag", "sessie", "inzicht")


@dataclass(frozen=True)
class Regel:
    """One line of the timeline. ``op`` is None for what is still to come or has no day."""

    titel: str
    tekst: str = ""
    op: date | None = None
    url: str = ""
    linktekst: str = ""
    citaat: str = ""
    is_straks: bool = False


def _gemeld(leervraag: Leervraag) -> str:
    """What the outbox knows of the mail to the asker: it left, it waits, or there is none."""
    status = Bericht.objects.filter(sleutel=antwoordsleutel(leervraag)).values_list("status", flat=True).first()
    if status is None:
        return ""
    vertrok = status == BerichtStatus.VERZONDEN
    return "De vraagsteller kreeg een mail." if vertrok else "De mail naar de vraagsteller moet nog vertrekken."


def tijdlijn(leervraag: Leervraag, toegang: Toegang | None, stappen: Sequence[Stap] = ()) -> list[Regel]:
    """Tell what happened to a question, only with what the reader may see; ``toegang`` None: an asker by link.

    ``stappen`` is the strip of the chain, from which apps to the right add their links.
    """
    regels = [*_begin(leervraag), *_sessies(leervraag, toegang), *_inzichten(leervraag, toegang)]
    if leervraag.beantwoord_op:
        tekst = _gemeld(leervraag)
        regels.append(Regel("Beantwoord", tekst, op=dag_van(leervraag.beantwoord_op)))
    regels += _ingetrokken(leervraag)
    regels += [_verder(s) for stap in stappen for s in stap.schakels if s.soort not in EIGEN_SOORTEN]
    gedateerd = sorted((r for r in regels if r.op), key=lambda r: r.op or date.min)
    zonder_dag = [r for r in regels if not r.op and not r.is_straks]
    return [*_straks(leervraag, regels), *zonder_dag, *reversed(gedateerd)]


def _begin(leervraag: Leervraag) -> list[Regel]:
    titel, tekst = _HERKOMST[Herkomst(leervraag.herkomst)]
    uit = [Regel(titel, tekst, op=dag_van(leervraag.ingebracht_op))]
    if leervraag.verhelderd_op:
        dagen = (leervraag.verhelderd_op - leervraag.ingebracht_op).days
        na = f"Na {aantal(dagen, 'dag', 'dagen')}." if dagen > 0 else "Dezelfde dag."
        uit.append(Regel("Samen verhelderd", na, op=dag_van(leervraag.verhelderd_op)))
    return uit


def _sessies(leervraag: Leervraag, toegang: Toegang | None) -> list[Regel]:
    rijen = Sessie.objects.met_vraag(leervraag).select_related("netwerk", "orgaan", "opkomst")
    uit = []
    for sessie in rijen.exclude(status__in=[SessieStatus.CONCEPT, SessieStatus.AFGELAST]):
        mag = toegang is not None and toegang.mag("sessies.bekijk_sessie", sessie)
        url, naam = (sessie.get_absolute_url(), sessie.titel) if mag else ("", "")
        if sessie.status == SessieStatus.GEHOUDEN:
            opkomst = getattr(sessie, "opkomst", None)
            wie = aantal(opkomst.aanwezig, "aanwezige", "aanwezigen") if opkomst else ""
            uit.append(Regel("Besproken op een bijeenkomst", wie, op=sessie.datum, url=url, linktekst=naam))
        else:
            tekst = dag(sessie.begint_op)
            uit.append(Regel("Op de agenda van een bijeenkomst", tekst, url=url, linktekst=naam, is_straks=True))
    return uit


def _inzichten(leervraag: Leervraag, toegang: Toegang | None) -> list[Regel]:
    if toegang is None:
        return []
    rijen = Inzicht.objects.zichtbaar_voor(toegang).filter(leervraag=leervraag).select_related("netwerk", "sessie")
    return [
        Regel("Inzicht weggehaald", i.waarom_weg, op=dag_van(i.weggehaald_op), url=i.get_absolute_url(), linktekst=i.titel)
        if i.weggehaald_op
        else Regel(
            "Een inzicht", op=i.sessie.datum if i.sessie else dag_van(i.aangemaakt_op), citaat=op_een_regel(i.tekst),
            url=i.get_absolute_url(), linktekst=i.titel,
        )
        for i in rijen
    ]  # fmt: skip


def _ingetrokken(leervraag: Leervraag) -> list[Regel]:
    regels = Gebeurtenis.objects.filter(
        onderwerp_soort=leervraag._meta.label_lower,
        onderwerp_id=str(leervraag.pk),
        wat__in=["leervraag.ingetrokken", "leervraag.teruggezet"],
    )
    namen = {"leervraag.ingetrokken": "Ingetrokken", "leervraag.teruggezet": "Teruggezet"}
    return [Regel(namen[r.wat], op=dag_van(r.gebeurd_op)) for r in regels]


def _verder(schakel: Schakel) -> Regel:
    titel = _VERDER.get(schakel.soort, schakel.soort.capitalize())
    return Regel(titel, schakel.notitie, op=schakel.op, url=schakel.url, linktekst=schakel.titel)


def _straks(leervraag: Leervraag, regels: Sequence[Regel]) -> list[Regel]:
    gepland = [r for r in regels if r.is_straks]
    if gepland or not leervraag.is_open:
        return gepland
    volgende = _STRAKS.get(LeervraagStaat(leervraag.staat))
    if volgende is None:
        return []
    titel, tekst = volgende
    return [Regel(titel, tekst.format(wie=capfirst(leervraag.netwerk.wie_begeleidt)), is_straks=True)]
