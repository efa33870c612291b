"""The pieces of the final report, in reading order. Runs in the child process: plain values in, templates out."""

from kern.grafiek.rapport import kort
from kern.pdf.opmaak import Stuk
from kern.templatetags.pdf import dag_lang
from rapportage.eindrapport import aanzicht, figuren, pijlervorm, verantwoording
from rapportage.eindrapport.cijfers import cijfers
from rapportage.eindrapport.indeling import MIDDEN, SECTIES
from rapportage.eindrapport.typen import Gelezen
from rapportage.eindrapport.typen.getoond import Blok
from rapportage.eindrapport.typen.opbrengst import Project
from rapportage.rules import REGELS

MAP = "pdf/eind/"
LANGSTE_KOP, LANGSTE_VOET = 34, 40  # characters that fit in the running head and foot
KORT_NUMMER = 6  # characters of a project number that fit in a narrow column


def stukken(inhoud: Gelezen) -> list[Stuk]:
    """Return the pieces: a final report with chapters, or a closing overview of what the network has."""
    delen = inhoud["delen"]
    rijen = [aanzicht.aanbeveling(rij) for rij in delen["aanbevelingen"]]
    per_nummer = {rij["nummer"]: rij for rij in rijen}
    hoofdstukken = [aanzicht.hoofdstuk(h, per_nummer) for h in delen["hoofdstukken"]]
    gedeeld: dict[str, object] = {
        "titels": _titels(inhoud),
        "redactie": delen["redactie"],
        "hoofdstukken": hoofdstukken,
        "aanbevelingen": rijen,
        "kernen": [rij for rij in rijen if rij["klasse"] == "kern"],
        "los": aanzicht.per_thema(rij for rij in rijen if not rij["onderwerp"]),
        "wie": aanzicht.wie_doet_wat(rijen),
        "opvolging": aanzicht.opvolging(rijen),
        "gaten": aanzicht.gaten(delen.get("publicatiecontrole", ())),
        "verloop": delen["verloop"],
        "opbrengst": delen["opbrengst"],
        "actiegroepen": [
            {**g, "met_deelthema": any(a["thema"] != g["thema"] for a in g["acties"])}
            for g in delen["opbrengst"]["acties"]["groepen"]
        ],
        "cijfers": cijfers(delen),
        "methode": next((t["delen"] for t in delen.get("teksten", ()) if t["soort"] == "methode"), []),
        "regels": {klasse: REGELS[sterkte] for sterkte, (klasse, _) in aanzicht.STERKTEN.items()},
    }
    per_pijler = pijlervorm.is_per_pijler(delen)
    gedeeld |= {
        "v": pijlervorm.vorm(delen, per_nummer) if per_pijler else None,
        "terugblik": [] if per_pijler else pijlervorm.terugblik(delen["waarde"]),
        "is_heel": per_pijler or bool(hoofdstukken),
    }
    midden = "pijlers" if per_pijler else "hoofdstukken" if hoofdstukken else "overzicht"
    eigen = _eigen(inhoud, rijen)
    return [
        Stuk(titel, f"{MAP}{midden if naam == MIDDEN else naam}.html", {**gedeeld, **eigen.get(naam, {})})
        for titel, naam in SECTIES
    ]


def _eigen(inhoud: Gelezen, rijen: list[Blok]) -> dict[str, dict[str, object]]:
    """What one section shows that no other does."""
    delen, figuur = inhoud["delen"], figuren.bewijs(rijen)
    return {
        MIDDEN: {"tijdlijn": figuren.tijdlijn(delen["verloop"]["rijen"]), "figuur": figuur},
        "verantwoording": {"figuur": figuur, "verantwoording": verantwoording.alineas(inhoud, rijen)},
        "projecten": _projecten(delen["projecten"]),
    }


def _titels(inhoud: Gelezen) -> dict[str, str]:
    """What stands on the cover and in the running head and foot."""
    redactie, netwerk = inhoud["delen"]["redactie"], inhoud["netwerk"]
    soort = inhoud["rapport"]["naam"]  # the same word as in the metadata of the file
    datum = (redactie["datum"] if redactie else inhoud["genomen_op"])[:10]
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


class _Projectrij(Project):
    codes: list[tuple[str, str]]


def _projecten(rijen: list[Project]) -> dict[str, object]:
    alle: list[_Projectrij] = [
        {**p, "codes": [(aanzicht.anker(n), aanzicht.code(n)) for n in p["aanbevelingen"]]} for p in rijen
    ]
    gevalideerd = [p for p in alle if p["is_gevalideerd"]]
    return {
        "gevalideerd": gevalideerd,
        "zonder_promotor": sum(not p["promotor"] for p in rijen),
        "promotoren": len({p["promotor"] for p in rijen if p["promotor"]}),
        "nummerkolom": "w28" if any(len(p["nummer"]) > KORT_NUMMER for p in gevalideerd) else "w16",
        "is_bedacht": any(p["is_fictief"] for p in gevalideerd),
        "andere_projecten": [p for p in alle if not p["is_gevalideerd"]],
    }
