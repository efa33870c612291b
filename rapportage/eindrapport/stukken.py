"""The pieces of the final report, in reading order. Runs in the child process: plain values in, templates out."""

from typing import Any

from kern.grafiek.rapport import kort
from rapportage.eindrapport import aanzicht, figuren, pijlervorm, verantwoording
from rapportage.rules import REGELS
from rapportage.templatetags.pdf import dag_lang
from rapportage.vormen import Stuk

MAP = "pdf/eind/"
LANGSTE_KOP, LANGSTE_VOET = 34, 40  # characters that fit in the running head and foot
KORT_NUMMER = 6  # characters of a project number that fit in a narrow column


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
        "kernen": [rij for rij in rijen if rij["klasse"] == "kern"],
        "los": aanzicht.per_thema(rij for rij in rijen if not rij["onderwerp"]),
        "wie": aanzicht.wie_doet_wat(rijen),
        "opvolging": aanzicht.opvolging(rijen),
        "verloop": delen["verloop"],
        "opbrengst": delen["opbrengst"],
        "cijfers": _cijfers(delen),
        "methode": next((t["delen"] for t in delen.get("teksten", ()) if t["soort"] == "methode"), []),
        "regels": {klasse: REGELS[sterkte] for sterkte, (klasse, _) in aanzicht.STERKTEN.items()},
    }
    per_pijler = pijlervorm.is_per_pijler(delen)
    gedeeld |= {
        "v": pijlervorm.vorm(delen, per_nummer) if per_pijler else None,
        "is_heel": per_pijler or bool(hoofdstukken),
    }
    midden = "pijlers" if per_pijler else "hoofdstukken" if hoofdstukken else "overzicht"
    return _in_volgorde(inhoud, gedeeld, midden)


def _in_volgorde(inhoud: dict[str, Any], gedeeld: dict[str, Any], midden: str) -> list[Stuk]:
    delen, rijen = inhoud["delen"], gedeeld["aanbevelingen"]
    return [
        Stuk("Omslag en inhoud", f"{MAP}omslag.html", gedeeld),
        Stuk("Inleiding en samenvatting", f"{MAP}opening.html", gedeeld),
        Stuk(
            "Hoofdstukken",
            f"{MAP}{midden}.html",
            {**gedeeld, "tijdlijn": figuren.tijdlijn(delen["verloop"]["rijen"]), "figuur": figuren.bewijs(rijen)},
        ),
        Stuk(
            "Verantwoording",
            f"{MAP}verantwoording.html",
            {**gedeeld, "figuur": figuren.bewijs(rijen), "verantwoording": verantwoording.alineas(inhoud, rijen)},
        ),
        Stuk("Projecten en opvolging", f"{MAP}projecten.html", {**gedeeld, **_projecten(delen["projecten"])}),
        Stuk("Colofon", f"{MAP}colofon.html", gedeeld),
    ]


def _titels(inhoud: dict[str, Any]) -> dict[str, str]:
    """What stands on the cover and in the running head and foot."""
    redactie, netwerk = inhoud["delen"]["redactie"], inhoud["netwerk"]
    soort = inhoud["rapport"]["naam"]  # the same word as in the metadata of the file
    datum = str((redactie or {}).get("datum") or inhoud["genomen_op"])[:10]
    naam = f"{soort} {netwerk['korte_naam']}"
    titel = redactie["titel"] if redactie else "Wat dit netwerk deed, leerde en vraagt"
    return {
        "titel": titel,
        "ondertitel": redactie["ondertitel"] if redactie else f"{soort} van {netwerk['naam']}",
        "datum": datum,
        "soort": soort,
        "kop": titel if len(titel) <= LANGSTE_KOP else soort,
        "voet": f"{naam if len(naam) <= LANGSTE_VOET else kort(netwerk['korte_naam'], LANGSTE_VOET)} · {dag_lang(datum)}",
    }


def _projecten(rijen: list[dict[str, Any]]) -> dict[str, Any]:
    alle = [{**p, "codes": [(aanzicht.anker(n), aanzicht.code(n)) for n in p["aanbevelingen"]]} for p in rijen]
    gevalideerd = [p for p in alle if p["is_gevalideerd"]]
    return {
        "gevalideerd": gevalideerd,
        "promotoren": len({p["promotor"] for p in rijen if p["promotor"]}),
        "nummerkolom": "w28" if any(len(p["nummer"]) > KORT_NUMMER for p in gevalideerd) else "w16",
        "is_bedacht": any(p["is_fictief"] for p in gevalideerd),
        "andere_projecten": [p for p in alle if not p["is_gevalideerd"]],
    }


def _cijfers(delen: dict[str, Any]) -> list[tuple[str, int]]:
    """The network in figures; what it does not have is not named."""
    sessies, opbrengst = delen["verloop"]["rijen"], delen["opbrengst"]
    vragen = opbrengst["vragen"]["per_thema"]
    cijfers = [
        ("Projecten", len(delen["projecten"])),
        ("Gehouden bijeenkomsten", sum(bool(s["is_gehouden"]) for s in sessies)),
        ("Aanwezigheden samen", sum(s["aanwezig"] or 0 for s in sessies)),
        ("Vragen ingebracht", sum(r["ingebracht"] for r in vragen)),
        ("Vragen beantwoord", sum(r["beantwoord"] for r in vragen)),
        ("Inzichten", len(opbrengst["inzichten"])),
        ("Piloten", len(opbrengst["piloten"])),
        ("Piloten met een besluit", sum(bool(p["besluit"]) for p in opbrengst["piloten"])),
        ("Fiches", len(opbrengst["fiches"])),
        ("Keren dat iemand een fiche overnam", sum(f["overnames"] for f in opbrengst["fiches"])),
        ("Signalen", len(opbrengst["signalen"])),
        ("Acties", sum(len(g["acties"]) for g in opbrengst["acties"]["groepen"])),
        ("Aanbevelingen", len(delen["aanbevelingen"])),
    ]
    return [(naam, n) for naam, n in cijfers if n]
