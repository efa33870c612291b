"""What the pages of every app share."""

from kern.views.antwoord import doe, heeft_sleutel, probeer, toon_conflict, zet_fout
from kern.views.daad import (
    BevestigView,
    DaadView,
    Drukknop,
    ObjectDaadView,
    ObjectMixin,
    Weghaalknop,
    WijzigView,
    antwoord_keuzes,
    doorzoekbaar,
)
from kern.views.navraag import NavraagMixin, bedenkingen
from kern.views.netwerk import NetwerkMixin, NetwerkObjectMixin, haal
from kern.views.reeks import ReeksView
from kern.views.samen import Samendaad, SamenView
from kern.views.stuk import StukWeghalen, StukWijzigen
from kern.views.terug import Terugdaad, TerugMixin

__all__ = [
    "BevestigView",
    "DaadView",
    "Drukknop",
    "NavraagMixin",
    "NetwerkMixin",
    "NetwerkObjectMixin",
    "ObjectDaadView",
    "ObjectMixin",
    "ReeksView",
    "SamenView",
    "Samendaad",
    "StukWeghalen",
    "StukWijzigen",
    "TerugMixin",
    "Terugdaad",
    "Weghaalknop",
    "WijzigView",
    "antwoord_keuzes",
    "bedenkingen",
    "doe",
    "doorzoekbaar",
    "haal",
    "heeft_sleutel",
    "probeer",
    "toon_conflict",
    "zet_fout",
]
