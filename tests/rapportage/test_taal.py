"""What is printed and shown reads as Dutch: all ten demo reports and the main pages against a list of known faults."""

import html
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from kern.opmaak import ENKELVOUD
from kern.pdf.taal import TELWOORDEN
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Netwerk
from rapportage.eindrapport import aanzicht, verantwoording
from tests.opmaak import samenstellen
from tests.rapportage.demo import met_demo

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]  # the demonstration is loaded once, outside the tests

MEER = "|".join(ENKELVOUD)
EEN = "|".join(w for w in ENKELVOUD.values() if w != "keer")
HET = "bestuur|mentorbestuur|kabinet|fonds|team|departement|agentschap|platform|netwerk|overleg|rapport|eindrapport"
KWARTAAL = r"(?i)\bkwarta(?:al|len)"
DE = "netwerkbegeleider|stuurgroep|opdrachtgever|bijeenkomst|vraag|leervraag|piloot|periode|organisatie|aanbeveling"
FOUTEN = {
    "one with a plural": rf"(?<![\d.,:–-])1\s(?:{MEER})\b",
    "several with a singular": rf"(?<![\d.,:/–-])(?:[2-9]|[1-9]\d)\s(?:{EEN})\b(?! (?:en|of) )",
    "a doubled 'er'": r"\ber (?:werd|werden|is|zijn|was|waren|kwam|kwamen) er\b",
    "'nul' in running text": r"\bnul (?:\w+ )?er\b|\ber (?:\w+ )?nul\b|\bnul (?:vragen|projecten|werden)\b",
    "two marks after each other": r"[?!]\.|(?<!\.)\.\.(?!\.)|[,;:]\.|\.,",
    "a space before a mark": r"\w [,;.](?:\s|$)",
    "another kind of quotation mark": r"[\"“”„«»]",
    "said twice in a row": r"\b(\w+ \d+) · \1\b|(?:^|\s)(\w{3,}) \2(?:\s|[,.;]|$)",
    "a second word for one thing": r"(?i)viermaandrapport|viermaandenrapport|viermaandelijks|viermaandse\b",
    "'de' with a neuter word": rf"\b[Dd]e (?:{HET})\b",
    "'het' with a word of 'de'": rf"\b[Hh]et (?:{DE})\b",
    "a hyphen between years": r"\b(?:19|20)\d\d-(?:19|20)\d\d\b",
    "all of them, counted apart": rf"(?i)\bvan ({'|'.join(TELWOORDEN[2:])})\s\w+ \w+ er \1\b",
    "an address as a name": r"\((?:[a-z]{3,}-)+[a-z]{3,}\)",
    "a quotation inside a quotation": r"‘[^’]*‘",
    "a number after a number": r"^(?:Tabel(?: \d+)?|Figuur(?: \d+)?) \d+ [a-z]|^(?:Tabel|Figuur) \d+ \d+ ",
    "a sentence that begins with a figure": r"\w[.?!] \d+ daarvan\b",
    "a plural in brackets": r"\w\((?:en|s|e)\)",
    "a value without a word": r"\bNone\b|\bTrue\b|\bFalse\b|\{\{|\}\}",
}


def zinnen_van(tekst):
    """The text of every block of a page, without markup, drawings and code."""
    for weg in ("script", "style", "svg", "head", "textarea", "template", "code"):
        tekst = re.sub(rf"<{weg}\b.*?</{weg}>", " ", tekst, flags=re.DOTALL)
    tekst = re.sub(r"<!--.*?-->", "", tekst, flags=re.DOTALL)
    tekst = re.sub(r"</?(?:a|b|strong|em|i|span|abbr|time)\b[^>]*>", "", tekst)
    for blok in re.split(r"<[^>]+>", tekst):
        if zin := " ".join(html.unescape(blok).split()):
            yield zin


# a word for what a network has not: slug -> what it would be wrong to read there
ONBEKEND = {
    "samenwerking-vdab": {"a quarter": KWARTAAL},
    "plan-samenleven": {"a quarter": KWARTAAL},
    "flevoland": {"a quarter": KWARTAAL, "a steering group": r"(?i)(?<!lid )\b(?:aan|voor|door|van) de stuurgroep"},
}


def fouten_in(tekst, slug=""):
    return [
        (fout, zin[max(0, past.start() - 30) : past.end() + 30])
        for zin in zinnen_van(tekst)
        for fout, patroon in (FOUTEN | ONBEKEND.get(slug, {})).items()
        if (past := re.search(patroon, zin))
    ]


@pytest.mark.parametrize(
    "zin, fout",
    [
        ("Er waren 1 bijeenkomsten.", "one with a plural"),
        ("Er waren 4 bijeenkomst.", "several with a singular"),
        ("1 vraag; er werden er vier behandeld", "a doubled 'er'"),
        ("er werden er nul behandeld", "'nul' in running text"),
        ("Hoe gaat het?.", "two marks after each other"),
        ("Het liep goed .", "a space before a mark"),
        ("Hij zei „ja”.", "another kind of quotation mark"),
        ("oproep 481 · oproep 481", "said twice in a row"),
        ("viermaandrapport 2020-T3", "a second word for one thing"),
        ("De mentorbestuur had zes contacten.", "'de' with a neuter word"),
        ("Het stuurgroep besliste.", "'het' with a word of 'de'"),
        ("de vraag(en)", "a plural in brackets"),
        ("fiche ‘Het bericht ‘nog niet’’", "a quotation inside a quotation"),
        ("<b>Figuur</b> 25 bijeenkomsten op een rij", "a number after a number"),
        ("<b>Tabel 8</b> 21 stukken", "a number after a number"),
        ("Er waren 24 vragen. 23 daarvan kwamen aan bod.", "a sentence that begins with a figure"),
        ("Regeerakkoord 2019-2024", "a hyphen between years"),
        ("Van drie aanbevelingen steunen er drie op een piloot.", "all of them, counted apart"),
        ("Triatlon mantelzorg en werk (triatlon-mantelzorg)", "an address as a name"),
        ("op None", "a value without a word"),
    ],
)
def test_the_list_knows_the_faults_that_were_met(zin, fout):
    assert fout in [naam for naam, _ in fouten_in(f"<p>{zin}</p>")]


def test_good_dutch_is_left_alone():
    goed = "Van 12 projecten is er één klaar; 1 bijeenkomst, 4 bijeenkomsten, ‘het mentorbestuur’ en de lokale besturen… Echt?"
    assert fouten_in(f"<p>{goed}</p>") == []


@pytest.mark.parametrize(
    "slug", ["arbeidsmarktkrapte", "samenwerking-vdab", "transnationaliteit-481", "plan-samenleven", "flevoland"]
)
@pytest.mark.parametrize("soort", ["kwartaal", "eind"])
def test_a_report_has_no_fault_of_the_list(demo_opnames, soort, slug):
    tekst = samenstellen(json.loads(demo_opnames[f"{soort}:{slug}"]), "0123456789abcdef" * 4, lambda **_: None)
    assert fouten_in(tekst, slug) == []


def test_the_main_pages_have_no_fault_of_the_list(django_db_setup, django_db_blocker, client):
    """Every page that the menu of a network leads to, as its netwerkbegeleider reads it."""
    with met_demo(django_db_blocker):
        gevonden, gelezen = {}, 0
        for netwerk in Netwerk.objects.all():
            client.force_login(
                Gebruiker.objects.filter(
                    lidmaatschappen__netwerk=netwerk, lidmaatschappen__rol=Rol.NETWERKBEGELEIDER
                ).first()
            )
            begin = client.get(f"/{netwerk.slug}/", follow=True).content.decode()
            paden = {f"/{netwerk.slug}/", *re.findall(rf'href="(/{netwerk.slug}/[\w/-]*)"', begin)}
            for pad in sorted(paden):
                antwoord = client.get(pad, follow=True)
                if antwoord["Content-Type"].startswith("text/html") and (
                    fouten := fouten_in(antwoord.content.decode(), netwerk.slug)
                ):
                    gevonden[pad] = fouten
                gelezen += 1
        assert gelezen > 40
        assert gevonden == {}


@pytest.mark.parametrize("slug", ["samenwerking-vdab", "plan-samenleven", "flevoland"])
def test_a_network_reads_no_word_for_what_it_has_not(slug):
    assert fouten_in("<p>Geteld over het kwartaal.</p>", slug)
    assert not fouten_in("<p>Er komt geen eigen stuurgroep.</p>", slug)


def test_a_final_report_does_not_say_its_insights_again(demo_opnames):
    """The lessons of a pillar tell more than the insights they come from: no sentence of one stands in the other."""
    vaker = []
    for naam in (n for n in demo_opnames if n.startswith("eind:")):
        delen = json.loads(demo_opnames[naam])["delen"]
        teksten = json.dumps([delen["teksten"], delen["redactie"], delen["aanbevelingen"]], ensure_ascii=False)
        zinnen = (z for i in delen["opbrengst"]["inzichten"] for z in re.split(r"(?<=[.?!])\s+", i["tekst"]))
        vaker += [(naam, zin) for zin in zinnen if len(zin) > 30 and zin in teksten]
    assert vaker == []


def test_the_table_of_projects_names_no_address(demo_opnames):
    """A code that only repeats words of the title is part of an address, and no name."""
    rijen = json.loads(demo_opnames["kwartaal:transnationaliteit-481"])["delen"]["projecten"]["rijen"]
    assert len(rijen) > 20
    assert [r["code"] for r in rijen if re.search("[a-z]{3}", r["code"])] == []


def test_the_account_of_a_final_report_is_its_own(demo_opnames):
    """No sentence of the account but the rule about quoting stands in two reports."""
    gezien = {}
    for naam in (n for n in demo_opnames if n.startswith("eind:")):
        inhoud = json.loads(demo_opnames[naam])
        rijen = [aanzicht.aanbeveling(r) for r in inhoud["delen"]["aanbevelingen"]]
        alineas = verantwoording.alineas(inhoud, rijen)
        assert len(alineas) >= 3
        for alinea in alineas[:-1]:
            assert alinea not in gezien, (naam, gezien[alinea])
            gezien[alinea] = naam


@pytest.mark.parametrize(
    "rijen, zin",
    [
        ([], ""),
        ([{"ingebracht": 1, "besproken": 1, "beantwoord": 0}], "Er werd één vraag ingebracht en besproken."),
        ([{"ingebracht": 4, "besproken": 0, "beantwoord": 0}], "Er werden vier vragen ingebracht; geen ervan kwam aan bod."),
        (
            [{"ingebracht": 4, "besproken": 2, "beantwoord": 1}, {"ingebracht": 1, "besproken": 1, "beantwoord": 0}],
            "Er werden vijf vragen ingebracht. Daarvan kwamen er drie aan bod en kreeg er één een antwoord.",
        ),
        ([{"ingebracht": 2, "besproken": 2, "beantwoord": 2}], "Er werden twee vragen ingebracht. Beide vragen kwamen aan bod en twee kregen een antwoord."),
    ],
)  # fmt: skip
def test_the_account_of_the_questions(rijen, zin):
    assert verantwoording._vragen(rijen).replace("\u00a0", " ") == zin


@pytest.mark.parametrize(
    "n, geteld, zin",
    [
        (3, [(3, "op een piloot")], "Alle drie aanbevelingen steunen op een piloot."),
        (2, [(2, "op A"), (2, "op B")], "Beide aanbevelingen steunen op A en op B."),
        (8, [(7, "op A"), (3, "op B")], "Van acht aanbevelingen steunen er zeven op A en drie op B."),
        (3, [(1, "op A"), (3, "op B")], "Van drie aanbevelingen steunt er één op A en alle drie op B."),
        (1, [(1, "op A")], ""),
        (4, [], ""),
    ],
)
def test_on_what_the_advice_rests(n, geteld, zin):
    assert verantwoording._hoeveel(n, geteld).replace("\u00a0", " ") == zin


def test_work_of_who_exists_is_marked_as_an_example(demo_opnames):
    """In the demonstration of call 481 the projects exist; what they took over or tried is invented."""
    inhoud = json.loads(demo_opnames["kwartaal:transnationaliteit-481"])
    overnames = inhoud["delen"]["geleerd"]["overnames"]
    assert {o["is_voorbeeld"] for o in overnames} == {True, False}
    tekst = re.sub(r"</?span[^>]*>", "", samenstellen(inhoud, "0" * 64, lambda **_: None))
    for overname in overnames:
        assert ("(voorbeeld) nam" in tekst.partition(html.escape(overname["drager"], quote=False))[2][:20]) == overname[
            "is_voorbeeld"
        ]


def test_the_form_of_a_word_is_chosen_in_one_place():
    """``kern.opmaak.vorm`` (and what stands on it) chooses between one and more; no text does so by itself."""
    zelf = [
        f"{pad.relative_to(settings.BASE_DIR)}:{nr}"
        for pad in Path(settings.BASE_DIR).glob("*/**/*.py")
        if pad.parts[len(Path(settings.BASE_DIR).parts)] not in {"tests", "bench", ".venv"} and pad.name != "opmaak.py"
        for nr, regel in enumerate(pad.read_text().splitlines(), 1)
        if re.search(r"""["'] if [\w.()]+ == 1 else f?["']""", regel)
    ]
    assert zelf == []
