"""The tables of the final report as sheets: the same rows as in the PDF, with the whole evidence written out."""

from collections.abc import Iterable
from typing import Literal

from kern.voorbeeld import gemerkt
from rapportage.eindrapport import aanzicht
from rapportage.eindrapport.cijfers import cijfers
from rapportage.eindrapport.typen import Delen, Gelezen
from rapportage.eindrapport.typen.aanbeveling import SOORTEN, Aanbeveling, Bewijssoort, Steun
from rapportage.eindrapport.typen.getoond import Blok
from rapportage.tabel import begroting, met_delen, met_stappen, tabel
from rapportage.vormen import Blad

STANDPUNTEN: dict[Literal["onderschrijft", "voorbehoud", "niet"], str] = {
    "onderschrijft": "steunt",
    "voorbehoud": "steunt met voorbehoud",
    "niet": "steunt niet",
}
# what one piece of evidence is called
STUKKEN: dict[Bewijssoort, str] = {
    "projecten": "project", "sessies": "bijeenkomst", "piloten": "piloot", "fiches": "fiche", "signalen": "signaal",
    "vragen": "vraag", "inzichten": "inzicht",
}  # fmt: skip
STEUN = "Aanbeveling: code_a | Nummer: nummer | Project: titel | Promotor: promotor | Standpunt: standpunt | Toelichting: tekst"


def bladen(inhoud: Gelezen) -> list[Blad]:
    """Return one sheet per table that has rows."""
    delen = inhoud["delen"]
    alle = [
        *_aanbevolen(delen),
        *_verloop(delen),
        *_opbrengst(delen),
        begroting(delen["opbrengst"]["begroting"]),
        tabel("Later gewijzigd", "Tekst: wat | Gewijzigd op: op", delen.get("later_gewijzigd", [])),
        tabel("Wat ontbreekt", "Ontbreekt: soortnaam | Welke: welke | Waarom: uitleg", aanzicht.gaten(delen["publicatiecontrole"])),
    ]  # fmt: skip
    return [blad for blad in alle if blad.rijen]


def _aanbevolen(delen: Delen[str, str]) -> list[Blad]:
    rijen = [aanzicht.aanbeveling(rij) for rij in delen["aanbevelingen"]]
    return [
        Blad("Cijfers", ["Cijfer", "Aantal"], [list(paar) for paar in cijfers(delen)]),
        _aanbevelingen(rijen),
        _wie_doet_wat(rijen),
        Blad("Onderbouwing", ["Aanbeveling", "Soort", "Nummer", "Stuk", "Datum"], list(_onderbouwing(rijen))),
        tabel("Steun", STEUN, _steun(delen["aanbevelingen"])),
        tabel("Opvolging", "Aanbeveling: code | Toestand: staatnaam | Datum: datum | Wat: tekst | Eigenaar: eigenaar",
               ({**stap, "code": a["code"]} for a in rijen for stap in a["opvolging"])),
    ]  # fmt: skip


def _verloop(delen: Delen[str, str]) -> list[Blad]:
    opbrengst = delen["opbrengst"]
    return [
        tabel("Projecten", "Nummer: nummer | Code: code | Project: titel | Promotor: promotor | Oproep: oproep | "
               "Gevalideerd: is_gevalideerd | Draagt: codes",
              ({**p, "code": aanzicht.citeerbaar(p["code"]), "codes": [aanzicht.code(n) for n in p["aanbevelingen"]]}
               for p in delen["projecten"])),
        tabel("Bijeenkomsten", "Nummer: nummer | Datum: datum | Bijeenkomst: titel | Soort: soort | Waar: waar | "
               "Aanwezig: aanwezig | Gehouden: is_gehouden | Afgelast: is_afgelast", delen["verloop"]["rijen"]),
        tabel("Opleveringen", "Oplevering: titel | Tegen: tegen | Ingediend op: ingediend | Aanvaard op: aanvaard",
              delen["proces"]["opleveringen"] if "proces" in delen else []),
        tabel("Vragen per thema", "Thema: thema | Ingebracht: ingebracht | Behandeld: besproken | "
               "Beantwoord: beantwoord", opbrengst["vragen"]["per_thema"]),
    ]  # fmt: skip


def _opbrengst(delen: Delen[str, str]) -> list[Blad]:
    opbrengst = delen["opbrengst"]
    return [
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
               "Projecten: herkend_projecten | Organisaties: herkend_organisaties | Toestand: staat", opbrengst["signalen"]),
        tabel("Casussen", "Reeks: titel | Cohort: cohort | Gemeten op: gemeten_op | Uitkomst: label | Aantal: aantal | "
               "Totaal: totaal | Deel van het totaal: deel", met_delen(opbrengst["reeksen"])),
        tabel("Doelen", "Thema: thema | Doel: titel | Soort: soortnaam | Afgesproken: #doel | Tot: #doel_tot | "
               "Eenheid: eenheid | Gehaald: #stand | Gehaald (deel): %stand/doel | Bron: bron", opbrengst["doelen"]),
        tabel("Acties", "Onderdeel: groep | Actie: titel | Trekker: trekker | Toestand: staat",
               ({**a, "groep": g["thema"]} for g in opbrengst["acties"]["groepen"] for a in g["acties"])),
    ]  # fmt: skip


def _wie_doet_wat(rijen: list[Blok]) -> Blad:
    gevraagd = [
        [g["wie"], r["a"]["code"], r["a"]["sterktenaam"], r["wat"], r["tegen"]]
        for g in aanzicht.wie_doet_wat(rijen)
        for r in g["rijen"]
    ]
    return Blad("Wie doet wat", ["Wie", "Aanbeveling", "Sterkte", "Wat", "Wanneer"], gevraagd)


def _aanbevelingen(rijen: list[Blok]) -> Blad:
    koppen = ["Nummer", "Aanbeveling", "Sterkte", "Onderwerp", "Thema", "Toelichting", "Gevraagd", "Wanneer"]
    return Blad(
        "Aanbevelingen",
        [*koppen, "Projecten", "Organisaties", "Bijeenkomsten", *(soort.capitalize() for soort in SOORTEN[2:])],
        [
            [
                a["code"], a["tekst"], a["sterktenaam"], a["onderwerp"], a["thema"], a["toelichting"], a["gevraagd"],
                a["tegen"], len(a["bewijs"]["projecten"]), a["dragers"] - len(a["bewijs"]["projecten"]),
                *(len(a["bewijs"][soort]) for soort in SOORTEN[1:]),
            ]
            for a in rijen
        ],
    )  # fmt: skip


def _onderbouwing(rijen: Iterable[Blok]) -> Iterable[list[object]]:
    for a in rijen:
        for soort in SOORTEN:
            for stuk in a["bewijs"][soort]:
                naam = stuk.get("titel") or stuk.get("tekst") or "wordt niet aangehaald"
                nummer = stuk.get("nummer") or aanzicht.citeerbaar(str(stuk.get("code") or ""))
                yield [a["code"], STUKKEN[soort], nummer, naam, stuk.get("datum")]


def _steun(rijen: Iterable[Aanbeveling[str]]) -> Iterable[dict[str, object]]:
    """One row per project that said something; snapshots from before it was asked have none."""
    for a in rijen:
        for standpunt, woord in STANDPUNTEN.items():
            for project in (a.get("steun") or Steun()).get(standpunt, ()):
                gemerkt_woord = gemerkt({**project, "standpunt": woord}, "standpunt")
                yield {**project, "code_a": aanzicht.code(a["nummer"]), "standpunt": gemerkt_woord}
