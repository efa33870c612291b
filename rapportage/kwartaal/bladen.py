"""The figures of the steering report as sheets: the same rows as the tables in the PDF."""

from collections.abc import Callable, Iterable, Mapping

from kern.voorbeeld import gemerkt
from rapportage.kwartaal.eerste import voluit
from rapportage.kwartaal.typen import Delen, Gelezen
from rapportage.kwartaal.typen.afspraken import Beslispunt
from rapportage.kwartaal.typen.maten import Cijfer
from rapportage.tabel import begroting, getal, met_delen, met_stappen, procent, tabel
from rapportage.vormen import Blad

Rijen = Callable[[Delen[str, str]], Iterable[Mapping[str, object]]]

# title of the sheet, where its rows are, "head: key" per column; see rapportage.tabel
TABELLEN: tuple[tuple[str, Rijen, str], ...] = (
    ("Beslispunten", lambda d: map(_met_later, d["beslispunten"]),
     "Nr: nummer | Vraag: vraag | Waarom nu: waarom_nu | Opties: opties | Voorstel: voorstel | Kosten en gevolg: gevolg | Zonder besluit: zonder_besluit | Wie voert uit: uitvoerder | Later beslist: later_besluit | Later beslist op: later_op"),
    ("Beslist", lambda d: d.get("beslist", []),
     "Nr: nummer | Vraag: vraag | Besluit: besluit | Besloten op: besloten_op | Bijeenkomst: sessie | Voorgelegd in: periode"),
    ("Opvolging", lambda d: d["opvolging"]["actiepunten"],
     "Actiepunt: tekst | Wie: wie | Tegen: tegen | Toestand: toestand | Klaar op: klaar_op | Van vergadering: van"),
    ("Stand van de opdracht", lambda d: d["stand"]["rijen"],
     ("Afspraak: titel | Norm: norm | Eenheid: eenheid | Per: per | Deze periode: periode | Gedaan: gedaan | Gepland: gepland | "
     "Te laat: te_laat | Tegenover de norm: %gedaan/norm | Toestand: toestand | Afwijking: afwijkingen")),
    ("Afwijkingen", lambda d: d["stand"]["afwijkingen"],
     "Nr: nummer | Afspraak: plicht | Reden: reden | Beslissing: staat | Door: besloten_door | Op: besloten_op | In de plaats: vervanging"),
    ("Bijeenkomsten", lambda d: ({**r, **(r["opkomst"] or {})} for r in d["bijeenkomsten"]["rijen"]),
     ("Nummer: nummer | Datum: datum | Tot en met: tot | Titel: titel | Soort: soort | Groep of orgaan: van | Vorm: vorm | Gemeente: gemeente | "
     "Ingeschreven: ingeschreven | Aanwezig: aanwezig | Verontschuldigd: verontschuldigd | Niet gekomen: afwezig")),
    ("Vragen", lambda d: d["vragen"]["rijen"],
     "Thema: thema | Nieuw: nieuw | Behandeld: behandeld | Open: open | Open, ouder dan 90 dagen: oud"),
    ("Inzichten", lambda d: d["geleerd"]["inzichten"],
     "Nummer: nummer | Titel: titel | Inzicht: tekst | Bijeenkomst: sessie | Datum: datum | Vraag: vraag"),
    ("Fiches", lambda d: map(met_stappen, d["geleerd"]["fiches"]),
     ("Titel: titel | Kern: kern | Soort: soort | Stappen: stappen | Voorwaarden: voorwaarden | Bewijs: bewijs | Datum: datum | "
     "Openbaar: is_openbaar")),
    ("Overgenomen", lambda d: ({**r, "drager": gemerkt(r, "drager")} for r in d["geleerd"]["overnames"]),
     "Fiche: fiche | Wie: drager | Datum: datum | Aanpassing: aanpassing"),
    ("Leereffecten", lambda d: ({**r, "project": gemerkt(r, "project")} for r in d["geleerd"]["leereffecten"]),
     "Project: project | Wat verandert er: tekst | Datum: datum"),
    ("Piloten", lambda d: ({**r, "drager": gemerkt(r, "drager")} for r in d["piloten"]["rijen"]),
     ("Nummer: nummer | Titel: titel | Drager: drager | Wat willen we weten?: vraag | Vragen: vraagnummers | Start: start | "
     "Tussenstand: tussenstand | Loopt: loopt | Besluit: besluit | Besloten op: besluit_op")),
    ("Signalen", lambda d: d["signalen"]["rijen"],
     ("Nummer: nummer | Titel: titel | Aan wie: geadresseerde | Wat we vragen: gevraagd | Gemeld op: datum | "
     "Projecten: herkend_projecten | Organisaties: herkend_organisaties | Toestand: staat")),
    ("Projecten", lambda d: d["projecten"]["rijen"],
     ("Code: code | Titel: titel | Promotor: promotor | Oproep: oproep | Provincie: provincie | Bereikt: is_bereikt | Vragen: vragen | "
     "Piloten: piloten | Laatste contact: laatste_contact | Soort contact: contact | Stil: is_stil")),
    ("Doelen", lambda d: d["doelen"],
     ("Thema: thema | Streefpunt: streefpunt | Titel: titel | Soort: soortnaam | Doel: #doel | Doel tot: #doel_tot | Eenheid: eenheid | "
     "Procent van: procent_van | Stand: #stand | Stand op doel: %stand/doel | Vorige stand: #vorige_stand | Bron: bron")),
    ("Actieplan", lambda d: ({**a, "groep": g["thema"]} for g in d["acties"]["groepen"] for a in g["acties"]),
     ("Onderdeel: groep | Actie: titel | Thema: thema | Trekker: trekker | Tegen: tegen | Toestand: staat | Dient principes: dient | "
     "Onder spanning: spanning")),
    ("Casussen", lambda d: met_delen(d["casussen"]["reeksen"]),
     "Reeks: titel | Cohort: cohort | Gemeten op: gemeten_op | Uitkomst: label | Aantal: aantal | Totaal: totaal | Deel van het totaal: deel"),
    ("Evaluaties", lambda d: d["evaluaties"],
     ("Datum: datum | Bijeenkomst: titel | Antwoorden: antwoorden | Vond het nuttig: nuttig | "
     "Vond het nuttig (deel): %nuttig/antwoorden | Deed er iets mee: toegepast | Deed er iets mee (deel): %toegepast/antwoorden")),
    ("Planning", lambda d: d["planning"]["bijeenkomsten"],
     "Datum: datum | Tot en met: tot | Bijeenkomst: titel | Soort: soort | Waar: waar"),
    ("Opleveringen", lambda d: d["planning"]["opleveringen"], "Oplevering: titel | Tegen: tegen | Ingediend op: ingediend_op | Te laat: is_te_laat"),
    ("Aan tafel", lambda d: d["waarde"]["wie_ontbrak"],
     "Datum: datum | Bijeenkomst: titel | Wie ontbrak: wie | Voor wie werkt dit niet: niet"),
    ("Risico’s", lambda d: d["planning"]["risicos"], "Risico: tekst | Wat we doen: maatregel"),
    ("Correcties", lambda d: [*_correcties(d)], "Cijfer: label | Van: van | Was: was | Nu: nu"),
    ("Later gewijzigd", lambda d: d.get("later_gewijzigd", []), "Tekst: wat | Gewijzigd op: op"),
)  # fmt: skip


def bladen(inhoud: Gelezen) -> list[Blad]:
    """Return one sheet per section that has rows."""
    delen = inhoud["delen"]
    alle = [_cijfers(delen["cijfers"])]
    alle += [tabel(titel, kolommen, rijen(delen)) for titel, rijen, kolommen in TABELLEN]
    alle.append(begroting(delen["begroting"]))
    return [blad for blad in alle if blad.rijen]


def _met_later(punt: Beslispunt[str]) -> Mapping[str, object]:
    """A point with what was decided on it after the reference date, where a later edition says so."""
    later = punt.get("later")
    return {**punt, "later_besluit": later["besluit"], "later_op": later["besloten_op"]} if later else punt


def _correcties(delen: Delen[str, str]) -> Iterable[Mapping[str, object]]:
    """Figures that are otherwise than the report before, or the edition before, gave them."""
    for r in delen["correcties"]["rijen"]:
        was, nu = voluit(r["vorm"], r["gemeld"]), voluit(r["vorm"], r["nu"])
        yield {"label": r["label"], "van": delen["correcties"]["periode"], "was": was, "nu": nu}
    if "herziening" in delen:
        for w in delen["herziening"]["rijen"]:
            yield {**w, "van": f"deze periode, uitgave {delen['herziening']['uitgave']}"}


def _cijfers(cijfers: list[Cijfer[str]]) -> Blad:
    koppen = ["Cijfer", "Definitie"]
    for naam in ("drie periodes eerder", "twee periodes eerder", "vorige periode", "deze periode"):
        koppen += [naam.capitalize(), f"Van hoeveel ({naam})", f"In procent ({naam})"]
    rijen = []
    for cijfer in cijfers:
        rij: list[object] = [cijfer["label"], cijfer["definitie"]]
        for uitkomst in cijfer["verloop"]:
            teller, noemer = (uitkomst["teller"], uitkomst["noemer"]) if uitkomst else (None, None)
            rij += [getal(teller), getal(noemer), procent(teller, noemer) if cijfer["vorm"] == "procent" else None]
        rijen.append(rij)
    return Blad("Cijfers", koppen, rijen)
