"""The pieces of the final report, in reading order. Runs in the child process: plain values in, templates out."""

from typing import Any

from rapportage.eindrapport import aanzicht, figuren
from rapportage.vormen import Stuk

MAP = "pdf/eind/"


def stukken(inhoud: dict[str, Any]) -> list[Stuk]:
    """Return the pieces: a final report with chapters, or a closing overview of what the network has."""
    delen = inhoud["delen"]
    rijen = [aanzicht.aanbeveling(rij) for rij in delen["aanbevelingen"]]
    per_nummer = {rij["nummer"]: rij for rij in rijen}
    hoofdstukken = [aanzicht.hoofdstuk(h, per_nummer) for h in delen["hoofdstukken"]]
    gedeeld = {
        "titels": _titels(inhoud),
        "redactie": delen["redactie"],
        "hoofdstukken": hoofdstukken,
        "aanbevelingen": rijen,
        "los": aanzicht.per_thema(rij for rij in rijen if not rij["onderwerp"]),
        "wie": aanzicht.wie_doet_wat(rijen),
        "opvolging": aanzicht.opvolging(rijen),
        "verloop": delen["verloop"],
        "opbrengst": delen["opbrengst"],
    }
    midden = "hoofdstukken" if hoofdstukken else "overzicht"
    return [
        Stuk("Omslag en inhoud", f"{MAP}omslag.html", gedeeld),
        Stuk("Inleiding en samenvatting", f"{MAP}opening.html", gedeeld),
        Stuk(
            "Hoofdstukken", f"{MAP}{midden}.html", {**gedeeld, "tijdlijn": figuren.tijdlijn(delen["verloop"]["rijen"])}
        ),
        Stuk("Verantwoording", f"{MAP}verantwoording.html", {**gedeeld, "figuur": figuren.bewijs(rijen)}),
        Stuk("Projecten en opvolging", f"{MAP}projecten.html", {**gedeeld, **_projecten(delen["projecten"])}),
        Stuk("Colofon", f"{MAP}colofon.html", gedeeld),
    ]


def _titels(inhoud: dict[str, Any]) -> dict[str, str]:
    """What stands on the cover and in the running head and foot."""
    redactie, netwerk = inhoud["delen"]["redactie"], inhoud["netwerk"]
    datum = str((redactie or {}).get("datum") or inhoud["genomen_op"])[:10]
    if redactie:
        soort = "Eindrapport" if inhoud["delen"]["hoofdstukken"] else "Afsluitend overzicht"
        return {
            "titel": redactie["titel"],
            "ondertitel": redactie["ondertitel"],
            "datum": datum,
            "soort": soort,
            "netwerk": netwerk["korte_naam"],
        }
    return {
        "titel": "Wat dit netwerk deed, leerde en vraagt",
        "ondertitel": f"Afsluitend overzicht van {netwerk['naam']}",
        "datum": datum,
        "soort": "Afsluitend overzicht",
        "netwerk": netwerk["korte_naam"],
    }


def _projecten(rijen: list[dict[str, Any]]) -> dict[str, Any]:
    alle = [{**p, "codes": [(aanzicht.anker(n), aanzicht.code(n)) for n in p["aanbevelingen"]]} for p in rijen]
    gevalideerd = [p for p in alle if p["is_gevalideerd"]]
    return {"gevalideerd": gevalideerd, "andere_projecten": [p for p in alle if not p["is_gevalideerd"]]}
