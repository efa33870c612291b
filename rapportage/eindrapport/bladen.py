"""The tables of the final report as sheets: the same rows as in the PDF, with the whole evidence written out."""

from collections.abc import Iterable
from typing import Any

from kern.voorbeeld import gemerkt
from rapportage.eindrapport import aanzicht
from rapportage.tabel import begroting, met_delen, met_stappen, tabel
from rapportage.vormen import Blad

STANDPUNTEN = {"onderschrijft": "steunt", "voorbehoud": "steunt met voorbehoud", "niet": "steunt niet"}
SOORTEN = ("projecten", "sessies", "piloten", "fiches", "signalen", "vragen", "inzichten")


def bladen(inhoud: dict[str, Any]) -> list[Blad]:
    """Return one sheet per table that has rows."""
    delen = inhoud["delen"]
    rijen = [aanzicht.aanbeveling(rij) for rij in delen["aanbevelingen"]]
    opbrengst = delen["opbrengst"]
    alle = [
        _aanbevelingen(rijen),
        _wie_doet_wat(rijen),
        Blad("Onderbouwing", ["Aanbeveling", "Soort", "Nummer", "Stuk", "Datum"], list(_onderbouwing(rijen))),
        tabel("Steun", "Aanbeveling: code_a | Nummer: nummer | Project: titel | Promotor: promotor | "
               "Standpunt: standpunt | Toelichting: tekst", _steun(delen["aanbevelingen"])),
        tabel("Opvolging", "Aanbeveling: code | Stand: staatnaam | Datum: datum | Wat: tekst | Eigenaar: eigenaar",
               ({**stap, "code": a["code"]} for a in rijen for stap in a["opvolging"])),
        tabel("Projecten", "Nummer: nummer | Code: code | Project: titel | Promotor: promotor | Oproep: oproep | "
               "Gevalideerd: is_gevalideerd | Draagt: codes",
              ({**p, "codes": [aanzicht.code(n) for n in p["aanbevelingen"]]} for p in delen["projecten"])),
        tabel("Bijeenkomsten", "Nummer: nummer | Datum: datum | Bijeenkomst: titel | Soort: soort | Waar: waar | "
               "Aanwezig: aanwezig | Gehouden: is_gehouden | Afgelast: is_afgelast", delen["verloop"]["rijen"]),
        tabel("Vragen per thema", "Thema: thema | Ingebracht: ingebracht | Behandeld: besproken | "
               "Beantwoord: beantwoord", opbrengst["vragen"]["per_thema"]),
        tabel("Inzichten", "Nummer: nummer | Titel: titel | Inzicht: tekst", opbrengst["inzichten"]),
        tabel("Piloten", "Nummer: nummer | Piloot: titel | Drager: drager | Wat wilden we weten?: vraag | "
               "Resultaat: resultaat | Besluit: besluit | Besloten op: besluit_op",
              ({**p, "drager": gemerkt(p, "drager")} for p in opbrengst["piloten"])),
        tabel("Fiches", "Titel: titel | Kern: kern | Soort: soort | Context: context | Stappen: stappen | "
               "Voorwaarden: voorwaarden | Valkuilen: valkuilen | Kost: kost | Bewijs: bewijs | Overgenomen: overnames",
              map(met_stappen, opbrengst["fiches"])),
        tabel("Overgenomen", "Fiche: fiche | Wie: wie | Datum: datum | Aanpassing: aanpassing",
              ({**o, "fiche": f["titel"], "wie": gemerkt(o, "wie")} for f in opbrengst["fiches"] for o in f["overgenomen_door"])),
        tabel("Leereffecten", "Project: project | Wat verandert er: tekst | Datum: datum",
              ({**e, "project": gemerkt(e, "project")} for e in delen["verloop"]["leereffecten"])),
        tabel("Signalen", "Nummer: nummer | Titel: titel | Aan wie: geadresseerde | Wat we vragen: gevraagd | "
               "Projecten: herkend_projecten | Organisaties: herkend_organisaties | Stand: staat", opbrengst["signalen"]),
        tabel("Casussen", "Reeks: titel | Cohort: cohort | Gemeten op: gemeten_op | Uitkomst: label | Aantal: aantal | "
               "Totaal: totaal | Deel van het totaal: deel", met_delen(opbrengst["reeksen"])),
        tabel("Doelen", "Thema: thema | Doel: titel | Soort: soortnaam | Afgesproken: #doel | Tot: #doel_tot | "
               "Eenheid: eenheid | Gehaald: #stand | Gehaald (deel): %stand/doel | Bron: bron", opbrengst["doelen"]),
        tabel("Acties", "Onderdeel: groep | Actie: titel | Trekker: trekker | Staat: staat",
               ({**a, "groep": g["thema"]} for g in opbrengst["acties"]["groepen"] for a in g["acties"])),
        begroting(opbrengst["begroting"]),
    ]  # fmt: skip
    return [blad for blad in alle if blad.rijen]


def _wie_doet_wat(rijen: list[dict[str, Any]]) -> Blad:
    gevraagd = [
        [g["wie"], r["a"]["code"], r["a"]["sterktenaam"], r["wat"], r["tegen"]]
        for g in aanzicht.wie_doet_wat(rijen)
        for r in g["rijen"]
    ]
    return Blad("Wie doet wat", ["Wie", "Aanbeveling", "Sterkte", "Wat", "Wanneer"], gevraagd)


def _aanbevelingen(rijen: list[dict[str, Any]]) -> Blad:
    koppen = ["Nummer", "Aanbeveling", "Sterkte", "Onderwerp", "Thema", "Toelichting", "Gevraagd", "Wanneer"]
    return Blad(
        "Aanbevelingen",
        [*koppen, *(soort.capitalize() for soort in SOORTEN)],
        [
            [
                a["code"], a["tekst"], a["sterktenaam"], a["onderwerp"], a["thema"], a["toelichting"], a["gevraagd"],
                a["tegen"], *(len(a["bewijs"][soort]) for soort in SOORTEN),
            ]
            for a in rijen
        ],
    )  # fmt: skip


def _onderbouwing(rijen: Iterable[dict[str, Any]]) -> Iterable[list[Any]]:
    for a in rijen:
        for soort in SOORTEN:
            for stuk in a["bewijs"][soort]:
                naam = stuk.get("titel") or stuk.get("tekst") or "een vraag die niet aangehaald wordt"
                yield [a["code"], soort, stuk.get("nummer") or stuk.get("code") or "", naam, stuk.get("datum")]


def _steun(rijen: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """One row per project that said something; snapshots from before it was asked have none."""
    for a in rijen:
        for standpunt, woord in STANDPUNTEN.items():
            for project in (a.get("steun") or {}).get(standpunt, ()):
                gemerkt_woord = gemerkt({**project, "standpunt": woord}, "standpunt")
                yield {**project, "code_a": aanzicht.code(a["nummer"]), "standpunt": gemerkt_woord}
