"""No report of the demonstration contradicts itself, its minutes or its own day: every period and every final report.

The snapshots are taken once; everything below reads them, the pieces laid out from them and their sheets.
"""

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command

from kern import klok
from kern.opmaak import dag as dag_in_woorden
from kern.periodes import Periode
from kern.telling import Telling
from lerend_netwerk.demo import laden
from netwerken.models import Netwerk
from netwerken.rules import toestand_van
from rapportage.kwartaal.eerste import cijfer
from rapportage.vormen import VORMEN
from tests.rapportage.verslagen import verslagen

pytestmark = pytest.mark.django_db  # who asks for the database makes it, also for one test alone
DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
# a day under one of these keys may lie after the reference date: it is a term, or an end that was fixed before
TERMIJNEN = {"tegen", "einde", "datum_tot", "genomen_op"}
# parts that say themselves that they look ahead, or on which day they were brought up to date
VOORUIT = ("planning.bijeenkomsten", "opvolging.volgende", "begroting", "later_gewijzigd")
BIJGEWERKT = re.compile(r"aanbevelingen\.\d+\.opvolging")
JAAR = timedelta(days=366)


@pytest.fixture(scope="module")
def alle(django_db_setup, django_db_blocker):
    """Every report of every network of the demonstration."""
    with django_db_blocker.unblock():
        laden.laad_alles(klok.vandaag())
        gevonden = [v for netwerk in Netwerk.objects.all() for v in verslagen(netwerk)]
        call_command("flush", interactive=False, verbosity=0)
    return gevonden


@pytest.fixture(scope="module")
def periodiek(alle):
    return [v for v in alle if v.inhoud["soort"] == "kwartaal"]


@pytest.fixture(scope="module")
def eind(alle):
    return [v for v in alle if v.inhoud["soort"] == "eind"]


def _fouten(verslagen, zoek):
    """What ``zoek`` yields, with the report it is about."""
    return [(v.naam, *fout) for v in verslagen for fout in zoek(v)]


def _cijfer(v, sleutel):
    """The last value of a figure of page 1: (count, of how many); None when this report does not show it."""
    for maat in v.delen["cijfers"]:
        if maat["sleutel"] == sleutel and maat["verloop"][-1]:
            return maat["verloop"][-1]["teller"], maat["verloop"][-1]["noemer"]
    return None


def test_every_network_has_its_reports(alle, periodiek, eind):
    assert len(eind) == 5
    assert len({v.naam.rpartition("-kwartaal-")[0] for v in periodiek}) == 5
    assert len(alle) > 20


# --- the same number, printed twice -------------------------------------------------------------------------------
def _paren(v):
    """Pairs of the same number from two places: what, here, there."""
    d = v.delen
    projecten, doelen = d["projecten"]["rijen"], [r for r in d["doelen"] if r["doel"] is not None]
    bereikt = sum(p["is_bereikt"] for p in projecten)
    gehaald = sum(r["stand"] is not None and Decimal(r["stand"]) >= Decimal(r["doel"]) for r in doelen)
    acties = {s["staat"]: s["aantal"] for s in d["acties"]["per_staat"]}
    alle_acties = [a["staat"] for g in d["acties"]["groepen"] for a in g["acties"]]
    bijeenkomsten, contacten = d["bijeenkomsten"], d["piloten"]["contacten"]
    for sleutel, waarde in (
        ("projecten_bereikt", (bereikt, len(projecten))),
        ("doelen_gehaald", (gehaald, len(doelen))),
        ("acties_klaar", (acties.get("klaar"), sum(acties.values()))),
        ("bijeenkomsten", (len(bijeenkomsten["rijen"]), None)),
        ("piloten_lopend", (sum(p["loopt"] for p in d["piloten"]["rijen"]), None)),
    ):
        if _cijfer(v, sleutel) is not None:
            yield sleutel, _cijfer(v, sleutel), waarde
    if _cijfer(v, "besteed") is not None:
        jaar = d["begroting"]["jaren"].index(v.peildag.year)
        totaal = d["begroting"]["totalen"][jaar]
        yield (
            "besteed",
            tuple(map(Decimal, _cijfer(v, "besteed"))),
            (Decimal(totaal["besteed"]), Decimal(totaal["begroot"])),
        )
    yield "bereikt en stil", sum(p["is_stil"] for p in projecten) + bereikt, len(projecten)
    yield "acties", Counter(alle_acties), Counter({s: n for s, n in acties.items() if n})
    yield (
        "projecten per oproep",
        sum(o["projecten"] for o in d["projecten"]["oproepen"]),
        sum(bool(p["oproep"]) for p in projecten),
    )
    yield "vormen", sum(n for _, n in bijeenkomsten["per_vorm"]), len(bijeenkomsten["rijen"])
    yield (
        "aanwezig",
        d["waarde"]["aanwezig"],
        sum(r["opkomst"]["aanwezig"] for r in bijeenkomsten["rijen"] if r["opkomst"]),
    )
    yield "behandeld", d["waarde"]["behandeld"], sum(r["behandeld"] for r in d["vragen"]["rijen"])
    yield "overgenomen", d["waarde"]["overgenomen"], len(d["geleerd"]["overnames"])
    besloten = [
        p for p in d["piloten"]["rijen"] if p["besluit_op"] and p["besluit_op"] >= v.inhoud["rapport"]["periode"]["van"]
    ]
    yield "besloten", d["waarde"]["besloten"], len(besloten)
    yield "antwoorden", d["waarde"]["antwoorden"], sum(e["antwoorden"] for e in d["evaluaties"])
    yield "contacten", contacten["aantal"], sum(n for _, n in contacten["per_soort"])
    for rij in d["vragen"]["rijen"]:
        yield f"oud van {rij['thema']}", rij["oud"], min(rij["oud"], rij["open"])
    for rij in bijeenkomsten["rijen"]:
        if o := rij["opkomst"]:
            yield rij["titel"], o["ingeschreven"], o["aanwezig"] + o["verontschuldigd"] + o["afwezig"]
    for reeks in d["casussen"]["reeksen"]:
        yield reeks["titel"], sum(u["aantal"] for u in reeks["uitkomsten"]), reeks["totaal"]


def test_a_number_that_stands_twice_is_twice_the_same(periodiek):
    assert _fouten(periodiek, lambda v: (p for p in _paren(v) if p[1] != p[2])) == []


def _beloftes(v):
    """What the table of promises says beside the tables of what was promised."""
    d, periode = v.delen, Periode.lees(v.inhoud["rapport"]["periode"]["sleutel"])
    bereikt = sum(p["is_bereikt"] for p in d["projecten"]["rijen"])
    stuurgroepen = sum(r["soort"] == "stuurgroep" for r in d["bijeenkomsten"]["rijen"])
    for rij in d["stand"]["rijen"]:
        if rij["soort"] == "contact_projecten" and periode.soort == "Q":
            yield rij["titel"], rij["gedaan"], bereikt
        if rij["soort"] == "stuurgroep":
            yield rij["titel"], rij["periode"], stuurgroepen
        if rij["soort"] == "bijeenkomsten_per_jaar":
            yield rij["titel"], min(rij["periode"], len(d["bijeenkomsten"]["rijen"])), rij["periode"]
        if rij["soort"] == "eindrapport":
            yield rij["titel"], rij["gedaan"], 0  # nobody published one
        if rij["soort"] == "zelfevaluatie" and d["waarde"]["zelfevaluatie"]:
            yield rij["titel"], rij["periode"], 1


def test_promises_agree_with_what_was_promised(periodiek):
    gevonden = [(v.naam, *p) for v in periodiek for p in _beloftes(v)]
    assert [p for p in gevonden if p[2] != p[3]] == []
    assert len(gevonden) > 10


def test_the_state_of_a_promise_follows_from_the_row_beside_it(periodiek):
    def zoek(v):
        for r in v.delen["stand"]["rijen"]:
            samen = r["gedaan"] + r["gepland"]
            if r["toestand"] == "op schema" and not samen:
                yield r["titel"], "op schema met niets"
            if (r["toestand"] == "afgerond") != (r["gedaan"] >= r["norm"]):
                yield r["titel"], r["toestand"], r["gedaan"], r["norm"]
            if (
                r["telt_over"] == "jaar"
                and v.peildag.month == 12
                and r["gedaan"] < r["norm"]
                and "rapport" not in r["soort"]
            ):
                telling = Telling(r["gedaan"], r["gepland"], r["te_laat"])
                einde = toestand_van(r["norm"], telling, date(v.peildag.year, 1, 1), v.peildag, v.peildag)
                if r["toestand"] not in {einde, "aandacht" if r["afwijkingen"] else einde}:
                    yield r["titel"], r["toestand"], einde

    assert _fouten(periodiek, zoek) == []


# --- decisions against minutes ------------------------------------------------------------------------------------
def test_what_was_decided_is_not_asked(periodiek):
    def zoek(v):
        besluiten = [(dag, tekst) for dag, _, teksten in v.vergaderingen.values() for tekst in teksten]
        beslist = {p["titel"] for p in v.delen["piloten"]["rijen"] if p["besluit"]}
        for punt in v.delen["beslispunten"]:
            for titel in beslist:
                if titel in punt["vraag"]:
                    yield punt["vraag"], f"over {titel} is beslist"
            woorden = set(re.findall(r"\w{5,}", punt["vraag"].lower()))
            for dag, tekst in besluiten:
                gedeeld = woorden & set(re.findall(r"\w{5,}", tekst.lower()))
                if dag <= v.peildag and len(woorden) >= 3 and len(gedeeld) >= max(3, len(woorden) - 1):
                    yield punt["vraag"], dag, tekst

    assert _fouten(periodiek, zoek) == []


def test_a_decision_stands_in_the_minutes_of_its_meeting(periodiek):
    def zoek(v):
        for punt in v.delen["beslist"]:
            dag, status, besluiten = v.vergaderingen[punt["sessienummer"]]
            if (status, dag.isoformat()) != ("gehouden", punt["besloten_op"]) or punt["besluit"] not in besluiten:
                yield punt["vraag"], punt["besluit"], besluiten
            if punt["nummer"] in {b["nummer"] for b in v.delen["beslispunten"]} and not punt["periode"]:
                yield punt["vraag"], "staat ook bij te beslissen"

    assert _fouten(periodiek, zoek) == []
    assert sum(len(v.delen["beslist"]) for v in periodiek) >= 5


# --- days ---------------------------------------------------------------------------------------------------------
def _dagen(waarde, pad=""):
    if isinstance(waarde, dict):
        for sleutel, onder in waarde.items():
            yield from _dagen(onder, f"{pad}.{sleutel}".strip("."))
    elif isinstance(waarde, list):
        for i, onder in enumerate(waarde):
            yield from _dagen(onder, f"{pad}.{i}")
    elif isinstance(waarde, str) and DAG.fullmatch(waarde[:10]) and (len(waarde) == 10 or waarde[10] == "T"):
        yield pad, date.fromisoformat(waarde[:10])


def test_nothing_in_a_report_is_later_than_its_day(alle):
    def zoek(v):
        for pad, dag in _dagen(v.delen):
            vooruit = pad.startswith(VOORUIT) or BIJGEWERKT.match(pad) or pad.rpartition(".")[2] in TERMIJNEN
            gepland = v.inhoud["soort"] == "eind" and pad.startswith("verloop.rijen")
            if dag > v.peildag and not vooruit and not gepland:
                yield pad, dag.isoformat()

    assert _fouten(alle, zoek) == []


def test_a_term_comes_after_what_it_was_agreed_on_and_within_reach(periodiek):
    def zoek(v):
        vorige = v.delen["opvolging"]["vorige"]
        for punt in v.delen["opvolging"]["actiepunten"]:
            begin = date.fromisoformat(punt["van"] or vorige["datum"])
            for naam in ("tegen", "klaar_op"):
                dag = date.fromisoformat(punt[naam]) if punt[naam] else begin
                if not begin <= dag <= begin + JAAR:
                    yield punt["tekst"], naam, begin.isoformat(), punt[naam]
        for punt in v.delen["planning"]["opleveringen"]:
            if punt["ingediend_op"] and date.fromisoformat(punt["ingediend_op"]) > v.peildag:
                yield punt["titel"], punt["ingediend_op"]
        for piloot in v.delen["piloten"]["rijen"]:
            if piloot["besluit_op"] and piloot["start"] and piloot["besluit_op"] < piloot["start"]:
                yield piloot["titel"], piloot["start"], piloot["besluit_op"]

    assert _fouten(periodiek, zoek) == []


def test_a_term_of_an_action_lies_in_the_life_of_its_network(periodiek):
    def zoek(v):
        start = date.fromisoformat(v.inhoud["netwerk"]["start"])
        einde = date.fromisoformat(v.inhoud["netwerk"]["einde"] or v.inhoud["genomen_op"][:10])
        for groep in v.delen["acties"]["groepen"]:
            for actie in groep["acties"]:
                if actie["tegen"] and not start <= date.fromisoformat(actie["tegen"]) <= einde + JAAR:
                    yield actie["titel"], actie["tegen"]

    assert _fouten(periodiek, zoek) == []


def test_parts_without_a_past_say_when_they_were_brought_up_to_date(periodiek):
    def zoek(v):
        tekst = v.tekst
        getoond = int("Begroot en besteed per lijn" in tekst)
        if tekst.lower().count("bijgewerkt op") < getoond:
            yield getoond, tekst.lower().count("bijgewerkt op")

    assert _fouten(periodiek, zoek) == []
    assert any("bijgewerkt op" in v.tekst.lower() for v in periodiek)


# --- percentages ----------------------------------------------------------------------------------------------------
def test_percentages_of_one_whole_add_up(periodiek):
    def zoek(v):
        for stuk in VORMEN["kwartaal"].opmaak.stukken()(v.inhoud):
            delen = [int(tekst.replace("\u00a0%", "")) for _, tekst in stuk.context.get("aard", [])]
            if delen and sum(delen) != 100:
                yield stuk.titel, delen

    assert _fouten(periodiek, zoek) == []


# --- PDF, workbook, second run --------------------------------------------------------------------------------------
def test_a_second_run_on_the_same_facts_is_the_same_report(alle):
    def zoek(v):
        for naam, deel in v.inhoud["delen"].items():
            if v.tweede["delen"][naam] != deel:
                yield naam, "verschilt"

    assert _fouten(alle, zoek) == []


def test_the_workbook_has_the_figures_of_page_one(periodiek):
    def zoek(v):
        blad = v.bladen.get("Cijfers")
        for cellen, maat in zip(blad.rijen if blad else [], v.delen["cijfers"], strict=True):
            rij, nu = dict(zip(blad.koppen, cellen, strict=True)), maat["verloop"][-1]
            hier = (rij["Cijfer"], rij["Deze periode"], rij["Van hoeveel (deze periode)"])
            if nu and tuple(map(str, hier)) != (maat["label"], str(nu["teller"]), str(nu["noemer"])):
                yield maat["label"], rij
            getoond = cijfer(maat, v.inhoud["genomen_op"])
            procent = rij["In procent (deze periode)"]
            if nu and getoond["klein"] == "%" and str(procent.waarde) != getoond["groot"]:
                yield maat["label"], procent, getoond["groot"]
        for titel, aantal in (
            ("Bijeenkomsten", len(v.delen["bijeenkomsten"]["rijen"])),
            ("Projecten", len(v.delen["projecten"]["rijen"])),
            ("Stand van de opdracht", len(v.delen["stand"]["rijen"])),
            ("Beslist", len(v.delen["beslist"])),
        ):
            if (len(v.bladen[titel].rijen) if titel in v.bladen else 0) != aantal:
                yield titel, aantal

    assert _fouten(periodiek, zoek) == []


# --- final reports --------------------------------------------------------------------------------------------------
def test_the_lists_of_a_final_report_are_as_long_as_they_say(eind):
    def zoek(v):
        d = v.delen
        nummers = [a["nummer"] for a in d["aanbevelingen"]]
        in_hoofdstukken = [n for h in d["hoofdstukken"] for o in h["onderwerpen"] for n in o["aanbevelingen"]]
        if len(set(nummers)) != len(nummers) or not set(in_hoofdstukken) <= set(nummers):
            yield "aanbevelingen", nummers
        per_thema = d["opbrengst"]["vragen"]["per_thema"]
        for rij in per_thema:
            if not rij["beantwoord"] <= rij["besproken"] <= rij["ingebracht"]:
                yield "vragen", rij
        bekend = {s["nummer"] for s in d["verloop"]["rijen"]} | {p["nummer"] for p in d["opbrengst"]["piloten"]}
        for aanbeveling in d["aanbevelingen"]:
            bewijs = aanbeveling["bewijs"]["sessies"] + aanbeveling["bewijs"]["piloten"]
            if not {b["nummer"] for b in bewijs} <= bekend:
                yield "bewijs", aanbeveling["nummer"]

    assert _fouten(eind, zoek) == []


def test_what_misses_is_as_much_as_the_counts_leave_open(eind):
    """Questions without an answer, and pilots without a decision, on the day of the report and not of today."""

    def fouten(v):
        d = v.delen
        gemist = Counter(g["soort"] for g in d["publicatiecontrole"])
        vragen = sum(t["ingebracht"] - t["beantwoord"] for t in d["opbrengst"]["vragen"]["per_thema"])
        piloten = sum(not p["besluit"] and p["fase"] != "in ontwerp" for p in d["opbrengst"]["piloten"])
        yield from (
            paar
            for paar in (("vragen", gemist["vraag"], vragen), ("piloten", gemist["piloot"], piloten))
            if paar[1] != paar[2]
        )

    assert _fouten(eind, fouten) == []


def test_what_came_of_recommendations_says_until_which_day(eind):
    def zoek(v):
        later = [
            o["datum"] for a in v.delen["aanbevelingen"] for o in a["opvolging"]
            if date.fromisoformat(o["datum"]) > v.peildag
        ]  # fmt: skip
        if later and "bijgewerkt op" not in v.tekst:
            yield max(later), v.peildag
        if dag_in_woorden(v.peildag).partition("\u00a0")[2].split("\u00a0")[-1] not in v.tekst:
            yield "peildag", v.peildag

    assert _fouten(eind, zoek) == []
    assert any(
        o["datum"] > v.peildag.isoformat() for v in eind for a in v.delen["aanbevelingen"] for o in a["opvolging"]
    )
