"""The figures of the steering report as sheets: the same rows as the tables in the PDF."""

from typing import Any

from rapportage.vormen import Blad
from rapportage.xlsx import getal


def bladen(inhoud: dict[str, Any]) -> list[Blad]:
    """Return one sheet per section that has rows."""
    delen = inhoud["delen"]
    alle = [
        _cijfers(delen["cijfers"]),
        Blad("Beslispunten", ["Nr", "Vraag", "Waarom nu", "Voorstel", "Gevolg en kosten", "Wie voert uit"],
             [[f"B{b['nummer']}", b["vraag"], b["waarom_nu"], b["voorstel"], b["gevolg"], b["uitvoerder"]] for b in delen["beslispunten"]]),
        Blad("Opvolging", ["Actiepunt", "Wie", "Tegen", "Stand", "Klaar op", "Van vergadering"],
             [[p["tekst"], p["wie"], p["tegen"], p["toestand"], p["klaar_op"], p["van"]] for p in delen["opvolging"]["actiepunten"]]),
        Blad("Stand van de opdracht", ["Afspraak", "Norm", "Eenheid", "Per", "Deze periode", "Gedaan", "Gepland", "Te laat", "Stand", "Afwijking"],
             [[r["titel"], r["norm"], r["eenheid"], r["per"], r["periode"], r["gedaan"], r["gepland"], r["te_laat"], r["toestand"],
               ", ".join(r["afwijkingen"])] for r in delen["stand"]["rijen"]]),
        Blad("Afwijkingen", ["Nr", "Afspraak", "Reden", "Beslissing", "Door", "Op", "In de plaats"],
             [[a["nummer"], a["plicht"], a["reden"], a["staat"], a["besloten_door"], a["besloten_op"], a["vervanging"]]
              for a in delen["stand"]["afwijkingen"]]),
        _bijeenkomsten(delen["bijeenkomsten"]["rijen"]),
        Blad("Vragen", ["Thema", "Nieuw", "Behandeld", "Open", "Open, ouder dan 90 dagen"],
             [[r["thema"], r["nieuw"], r["behandeld"], r["open"], r["oud"]] for r in delen["vragen"]["rijen"]]),
        Blad("Inzichten", ["Nummer", "Titel", "Inzicht", "Bijeenkomst", "Datum", "Vraag"],
             [[i["nummer"], i["titel"], i["tekst"], i["sessie"], i["datum"], i["vraag"]] for i in delen["geleerd"]["inzichten"]]),
        Blad("Fiches", ["Titel", "Kern", "Soort", "Bewijs", "Datum", "Openbaar"],
             [[f["titel"], f["kern"], f["soort"], f["bewijs"], f["datum"], f["is_openbaar"]] for f in delen["geleerd"]["fiches"]]),
        Blad("Piloten", ["Nummer", "Titel", "Drager", "Wat willen we weten?", "Start", "Tussenstand", "Loopt", "Besluit", "Besloten op"],
             [[p["nummer"], p["titel"], p["drager"], p["vraag"], p["start"], p["tussenstand"], p["loopt"], p["besluit"], p["besluit_op"]]
              for p in delen["piloten"]["rijen"]]),
        Blad("Signalen", ["Nummer", "Titel", "Aan wie", "Wat we vragen", "Gemeld op", "Projecten", "Organisaties", "Stand"],
             [[s["nummer"], s["titel"], s["geadresseerde"], s["gevraagd"], s["datum"], s["herkend_projecten"], s["herkend_organisaties"],
               s["staat"]] for s in delen["signalen"]["rijen"]]),
        Blad("Projecten", ["Code", "Titel", "Promotor", "Oproep", "Provincie", "Bereikt", "Vragen", "Piloten", "Laatste contact", "Stil"],
             [[p["code"], p["titel"], p["promotor"], p["oproep"], p["provincie"], p["is_bereikt"], p["vragen"], p["piloten"],
               p["laatste_contact"], p["is_stil"]] for p in delen["projecten"]["rijen"]]),
        Blad("Doelen", ["Thema", "Streefpunt", "Titel", "Soort", "Doel", "Doel tot", "Eenheid", "Procent van", "Stand", "Vorige stand", "Bron"],
             [[d["thema"], d["streefpunt"], d["titel"], d["soortnaam"], getal(d["doel"]), getal(d["doel_tot"]), d["eenheid"],
               d["procent_van"], getal(d["stand"]), getal(d["vorige_stand"]), d["bron"]] for d in delen["doelen"]]),
        _begroting(delen["begroting"]),
        Blad("Actieplan", ["Onderdeel", "Actie", "Thema", "Trekker", "Tegen", "Staat", "Dient principes", "Onder spanning"],
             [[g["thema"], a["titel"], a["thema"], a["trekker"], a["tegen"], a["staat"], ", ".join(map(str, a["dient"])),
               ", ".join(map(str, a["spanning"]))] for g in delen["acties"]["groepen"] for a in g["acties"]]),
        Blad("Casussen", ["Reeks", "Cohort", "Gemeten op", "Uitkomst", "Aantal", "Totaal"],
             [[r["titel"], r["cohort"], r["gemeten_op"], u["label"], u["aantal"], r["totaal"]]
              for r in delen["casussen"]["reeksen"] for u in r["uitkomsten"]]),
        Blad("Evaluaties", ["Datum", "Bijeenkomst", "Antwoorden", "Vond het nuttig", "Deed er iets mee"],
             [[e["datum"], e["titel"], e["antwoorden"], e["nuttig"], e["toegepast"]] for e in delen["evaluaties"]]),
        Blad("Planning", ["Datum", "Bijeenkomst", "Soort", "Waar"],
             [[b["datum"], b["titel"], b["soort"], b["waar"]] for b in delen["planning"]["bijeenkomsten"]]),
    ]  # fmt: skip
    return [blad for blad in alle if blad.rijen]


def _cijfers(cijfers: list[dict[str, Any]]) -> Blad:
    koppen = ["Cijfer", "Definitie"]
    for naam in ("drie periodes eerder", "twee periodes eerder", "vorige periode", "deze periode"):
        koppen += [naam.capitalize(), f"Van hoeveel ({naam})"]
    rijen = []
    for cijfer in cijfers:
        rij = [cijfer["label"], cijfer["definitie"]]
        for uitkomst in cijfer["verloop"]:
            rij += [getal(uitkomst["teller"]), getal(uitkomst["noemer"])] if uitkomst else [None, None]
        rijen.append(rij)
    return Blad("Cijfers", koppen, rijen)


def _bijeenkomsten(rijen: list[dict[str, Any]]) -> Blad:
    return Blad(
        "Bijeenkomsten",
        ["Nummer", "Datum", "Titel", "Soort", "Groep of orgaan", "Vorm", "Gemeente", "Ingeschreven", "Aanwezig", "Verontschuldigd", "Niet gekomen"],
        [
            [*(r[naam] for naam in ("nummer", "datum", "titel", "soort", "van", "vorm", "gemeente")),
             *((r["opkomst"] or {}).get(naam) for naam in ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig"))]
            for r in rijen
        ],
    )  # fmt: skip


def _begroting(begroting: dict[str, Any]) -> Blad:
    koppen = ["Lijn", "Thema"]
    for jaar in begroting["jaren"]:
        koppen += [f"Begroot {jaar}", f"Besteed {jaar}"]
    rijen = [
        [r["titel"], r["thema"], *(getal(b[naam]) for b in r["bedragen"] for naam in ("begroot", "besteed"))]
        for r in begroting["rijen"]
    ]
    if rijen:
        rijen.append(["Totaal", "", *(getal(t[naam]) for t in begroting["totalen"] for naam in ("begroot", "besteed"))])
    return Blad("Begroting", koppen, rijen)
