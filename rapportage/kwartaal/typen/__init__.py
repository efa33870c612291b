"""The parts of a steering report as its snapshot holds them; see :mod:`rapportage.typen` for ``D`` and ``G``."""

from datetime import date
from decimal import Decimal
from typing import Generic, NotRequired, TypedDict

from rapportage.kwartaal.typen import afspraken, inhoud, maten, plannen
from rapportage.typen import D, G, Gewijzigd, Inhoud, Periodefeiten


class Delen(TypedDict, Generic[D, G]):
    """All parts of a steering report."""

    cijfers: list[maten.Cijfer[G]]
    beslispunten: list[afspraken.Beslispunt[D]]
    beslist: NotRequired[list[afspraken.Beslist[D]]]
    opvolging: afspraken.Opvolging[D]
    stand: afspraken.Stand[D, G]
    bijeenkomsten: inhoud.Bijeenkomsten[D]
    vragen: inhoud.Vragen[D]
    geleerd: inhoud.Geleerd[D]
    piloten: inhoud.Piloten[D]
    signalen: inhoud.Signalen[D]
    projecten: plannen.Projecten[D]
    doelen: list[plannen.Doel[D, G]]
    begroting: plannen.Begroting[G]
    acties: plannen.Acties[D]
    casussen: plannen.Casussen[D]
    afstemming: inhoud.Afstemming
    waarde: maten.Waarde[D]
    planning: plannen.Planning[D]
    evaluaties: list[maten.Evaluatie[D]]
    correcties: maten.Correcties[G]
    herziening: NotRequired[maten.Herziening]
    later_gewijzigd: NotRequired[list[Gewijzigd[D]]]


Verzameld = Delen[date, Decimal]
Gelezen = Inhoud[str, Periodefeiten[str], Delen[str, str]]
