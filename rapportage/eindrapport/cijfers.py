"""The network in figures: the same rows in the report and in its workbook."""

from rapportage.eindrapport.typen import Delen


def cijfers(delen: Delen[str, str]) -> list[tuple[str, int]]:
    """The network in figures; what it does not have is not named."""
    sessies, opbrengst = delen["verloop"]["rijen"], delen["opbrengst"]
    vragen, zonder = opbrengst["vragen"]["per_thema"], opbrengst.get("zonder_woorden", {})
    alle = [
        ("Projecten", len(delen["projecten"])),
        ("Gehouden bijeenkomsten", sum(bool(s["is_gehouden"]) for s in sessies)),
        ("Aanwezigheden samen", sum(s["aanwezig"] or 0 for s in sessies)),
        ("Vragen ingebracht", sum(r["ingebracht"] for r in vragen)),
        ("Vragen beantwoord", sum(r["beantwoord"] for r in vragen)),
        ("Inzichten", len(opbrengst["inzichten"]) + zonder.get("inzichten", 0)),
        ("Piloten", len(opbrengst["piloten"])),
        ("Piloten met een besluit", sum(bool(p["besluit"]) for p in opbrengst["piloten"])),
        ("Fiches", len(opbrengst["fiches"]) + zonder.get("fiches", 0)),
        ("Keren dat iemand een fiche overnam", delen["waarde"]["overnames"]),
        ("Signalen", len(opbrengst["signalen"]) + zonder.get("signalen", 0)),
        ("Acties", sum(len(g["acties"]) for g in opbrengst["acties"]["groepen"])),
        ("Aanbevelingen", len(delen["aanbevelingen"])),
    ]
    return [(naam, n) for naam, n in alle if n]
