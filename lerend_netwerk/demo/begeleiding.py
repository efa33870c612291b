"""Loader, part of the first step: process guidance of projects, on the days it was given."""

from kern.formulieren import velden_van
from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.verband import Verband
from projecten.domain import begeleiding
from projecten.domain.begeleiding import Analysefasevelden


def laad_begeleiding(v: Verband) -> None:
    """Analysis phases, contacts and what projects do differently since."""
    for rij in v.rijen("analysefase"):
        project, fase = v.zoek("project", rij["project"]), None
        velden: Gegevens = {}
        for naam in ("start", "plan_ingediend_op", "feedback_op"):
            if not rij.get(naam):
                continue
            velden = {**velden, naam: v.kalender.eis_dag(rij[naam])}
            if naam == "feedback_op":
                velden["bevindingen"] = rij.get("bevindingen", "")
            with v.op(rij[naam]):
                versie = fase.versie if fase else 0
                fase = begeleiding.leg_analysefase_vast(
                    project, velden=velden_van(Analysefasevelden, velden), versie=versie, door=v.begeleider
                )
    for rij in v.rijen("contact"):
        if not rij.get("project"):
            continue
        with v.op(rij["datum"]):
            begeleiding.noteer_contact(
                v.zoek("project", rij["project"]),
                datum=v.kalender.eis_dag(rij["datum"]),
                soort=rij["soort"],
                minuten=rij.get("minuten"),
                kern=rij.get("kern", ""),
                door=v.begeleider,
            )
    for rij in v.rijen("leereffect"):
        with v.op(rij["datum"]):
            begeleiding.noteer_leereffect(
                v.zoek("project", rij["project"]),
                datum=v.kalender.eis_dag(rij["datum"]),
                tekst=rij["tekst"],
                door=v.begeleider,
            )
