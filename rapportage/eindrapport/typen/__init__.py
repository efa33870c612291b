"""The parts of a final report as its snapshot holds them; see :mod:`rapportage.typen` for ``D`` and ``G``."""

from datetime import date
from decimal import Decimal
from typing import Generic, NotRequired, TypedDict

from rapportage.eindrapport.typen import aanbeveling, opbrengst, pijlers, tekst
from rapportage.typen import D, G, Gewijzigd, Inhoud, Periodefeiten


class Delen(TypedDict, Generic[D, G]):
    """All parts of a final report."""

    peildag: D
    redactie: tekst.Redactie[D] | None
    ondertekening: list[tekst.Ondertekening]
    rode_draden: list[tekst.RodeDraad]
    hoofdstukken: list[tekst.Hoofdstuk]
    aanbevelingen: list[aanbeveling.Aanbeveling[D]]
    projecten: list[opbrengst.Project]
    verloop: opbrengst.Verloop[D]
    opbrengst: opbrengst.Opbrengst[D, G]
    teksten: NotRequired[list[tekst.Rapporttekst]]
    pijlers: NotRequired[list[pijlers.Pijler[D]]]
    proces: pijlers.Proces[D]
    waarde: pijlers.Waarde
    publicatiecontrole: NotRequired[list[pijlers.Gat]]
    later_gewijzigd: NotRequired[list[Gewijzigd[D]]]


Verzameld = Delen[date, Decimal]
Gelezen = Inhoud[str, Periodefeiten[str] | None, Delen[str, str]]
