"""What reports are called: one word per kind of period, everywhere."""

from kern.periodes import Periode

_NAMEN = {"Q": "Kwartaalrapport", "T": "Viermaandrapport", "H": "Halfjaarrapport", "": "Jaarrapport"}


def naam_van(soort: str, periode: str) -> str:
    """What people call this kind of report: 'Kwartaalrapport', 'Viermaandrapport', 'Jaarrapport', 'Eindrapport'."""
    return "Eindrapport" if soort == "eind" else _NAMEN[Periode.lees(periode).soort]


def naam_bij_ritme(ritme: str) -> str:
    """What the report of one period is called in a network with this rhythm (Q, T, H or '' for a year)."""
    return _NAMEN[ritme]
