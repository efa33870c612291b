"""What a reader sees: pages that are filled, page 1 that decides, labels that are whole, Dutch that reads well."""

import json
import re
from decimal import Decimal

import openpyxl
import page
import pytest
from django.template import Context, Template
from pypdf import PdfReader

from kern.grafiek import rapport as tekening
from kern.pdf import taal
from kern.pdf.maken import maak_pdf
from rapportage.kwartaal import eerste, opgevallen, zinnen
from rapportage.xlsx import maak_xlsx
from tests.opmaak import samenstellen

# the demonstration is loaded once, outside the tests; how a page is laid out is the same on every database
pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
MERK = "Demonstratie, geen officieel document"
BOVEN, ONDER = 771.9, 85.9  # the first and the last line of text, in points from the foot of the page


def niets(_bericht):
    """Nobody listens to the progress."""


@pytest.fixture(scope="module")
def opnames(demo_opnames):
    """The periodic report of every network by its slug, and the final report of 481."""
    alle = {naam.partition(":")[2]: tekst for naam, tekst in demo_opnames.items() if naam.startswith("kwartaal:")}
    return {**alle, "eind": demo_opnames["eind:transnationaliteit-481"]}


@pytest.fixture(scope="module")
def bestanden(demo_pdf):
    """The files of three of them."""
    namen = {f"{slug}": f"kwartaal:{slug}" for slug in ("arbeidsmarktkrapte", "samenwerking-vdab")}
    return {kort: demo_pdf(naam) for kort, naam in {**namen, "eind": "eind:transnationaliteit-481"}.items()}


@pytest.fixture(scope="module")
def bladen(bestanden):
    """Per file what stands on each page: the text, and every piece of it with its place from the left and the foot."""
    return {kort: [lees_blad(blad) for blad in PdfReader(bestand).pages] for kort, bestand in bestanden.items()}


def lees_blad(blad):
    stukjes = []

    def zie(tekst, cm, matrix, _font, _grootte):
        if tekst.strip():
            x, y = matrix[4], matrix[5]
            stukjes.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5], tekst.strip()))

    tekst = blad.extract_text(visitor_text=zie)
    return tekst, stukjes


def vulling(blad):
    """How far down the text of a page reaches, as a part of the room for text."""
    hoogtes = [y for _, y, _ in blad[1] if y > ONDER - 2]
    return (BOVEN - min(hoogtes)) / (BOVEN - ONDER)


def lopende(bladen):
    """The pages with a running foot by number, without the last: pages of art (cover, opener, colophon) have none."""
    met_voet = {
        nr: blad
        for nr, blad in enumerate(bladen, 1)
        if re.search(rf"{nr}\svan\s{len(bladen)}(?!\d)", blad[0])  # with no-break spaces
    }
    assert len(met_voet) > len(bladen) / 2
    return dict(list(met_voet.items())[:-1])


def test_page_one_decides_and_no_page_but_the_last_is_half_empty(bladen, opnames):
    lezer = bladen["arbeidsmarktkrapte"]
    delen = json.loads(opnames["arbeidsmarktkrapte"])["delen"]
    een, twee = (" ".join(tekst.split()) for tekst, _ in lezer[:2])
    assert len(delen["beslispunten"]) == 3
    assert len(delen["cijfers"]) == 5
    genoemd = [p["vraag"] for p in delen["beslispunten"]] + [r["titel"] for r in delen["stand"]["rijen"]]
    for tekst in [*genoemd, *(c["label"] for c in delen["cijfers"]), "Wat opviel"]:
        assert " ".join(tekst.split()) in een
    assert twee.count("Wie voert uit") == 3
    # a heading stays with its sentence and a table of three rows: that may leave two fifths of the page before it
    assert {nr: vulling(blad) for nr, blad in enumerate(lezer[:-1], 1) if vulling(blad) < 0.55} == {}
    assert 10 <= len(lezer) <= 14


def test_the_report_of_a_small_network_has_no_page_with_a_few_lines(bladen):
    assert min(vulling(blad) for blad in bladen["samenwerking-vdab"][:-1]) > 0.55


SOORTEN = [f"{soort}:{slug}" for soort in ("kwartaal", "eind") for slug in (
    "arbeidsmarktkrapte", "samenwerking-vdab", "transnationaliteit-481", "plan-samenleven", "flevoland")]  # fmt: skip


@pytest.mark.parametrize("naam", SOORTEN)
def test_no_page_but_the_last_is_less_than_a_third_full(demo_pdf, naam):
    bladen = [lees_blad(blad) for blad in PdfReader(demo_pdf(naam)).pages]
    leeg = {nr: round(deel, 2) for nr, blad in lopende(bladen).items() if (deel := vulling(blad)) < 1 / 3}
    assert leeg == {}


def test_every_page_bears_the_mark_of_the_demonstration(bladen):
    for naam, lezer in bladen.items():
        assert [nr for nr, (tekst, _) in enumerate(lezer, 1) if MERK not in tekst] == [], naam


def test_the_final_report_is_filled_and_light_and_breaks_no_rule(bladen, bestanden):
    """Only the end of a chapter, which a cover or a box follows, may leave a page half empty."""
    assert sum(vulling(blad) < 0.5 for blad in bladen["eind"]) <= 3
    bestand = bestanden["eind"]
    assert bestand.stat().st_size < 700_000
    assert page.validate_pdf(str(bestand), profile="ua1").is_compliant


def test_no_heading_of_the_final_report_stands_at_the_foot_of_a_page(bladen, opnames):
    delen = json.loads(opnames["eind"])["delen"]
    koppen = {o["titel"] for h in delen["hoofdstukken"] for o in h["onderwerpen"]}
    gezien = set()
    for nr, (_, stukjes) in enumerate(bladen["eind"][9:], 10):
        gezien |= {tekst for _, _, tekst in stukjes} & koppen
        assert not {tekst for _, y, tekst in stukjes if ONDER - 2 < y < ONDER + 45} & koppen, nr
    assert gezien


def test_the_addressee_stands_in_the_margin_beside_what_is_asked(bladen):
    """The names begin left of the column of text, where the number of the recommendation stands."""
    links = {x for _, stukjes in bladen["eind"][14:24] for x, _, tekst in stukjes if tekst in {"VDAB", "Gevraagd"}}
    assert links
    assert max(abs(x - 20 / 25.4 * 72) for x in links) < 2


@pytest.mark.parametrize("naam", ["arbeidsmarktkrapte", "flevoland", "plan-samenleven", "samenwerking-vdab"])
def test_sentences_are_clean(opnames, naam):
    html = samenstellen(json.loads(opnames[naam]), "0" * 64, lambda **_: None)
    alineas = [
        re.sub(r"<[^>]+>", "", p) for p in re.findall(r"<p class=\"(?:na|rij na|vlak)\">(.*?)</p>", html, re.DOTALL)
    ]
    assert alineas
    for zin in alineas:
        assert "  " not in zin.strip()
        assert not re.search(r" [.,;]|\.\.|\bnul (?:werd|vraag|vragen)\b|\b1 (?:keer|projecten|vragen)\b", zin), zin
    assert "…" not in "".join(re.findall(r"<text[^>]*>(.*?)</text>", html))  # no label is cut


# --- drawings ----------------------------------------------------------------------------------------------------
LANG = "Bestuurlijk overleg over de voortgang van het actieplan in alle gemeenten van de streek"


@pytest.mark.parametrize(
    "svg",
    [
        tekening.gestapeld([tekening.Rij(LANG, [3, 1, 1], "12 mei · hybride")], ["a", "b", "c"], "t"),
        tekening.paren([(LANG, [1, 2, 3])], ["nieuw", "behandeld", "oud"], "t"),
        tekening.staven([(LANG, 3, "3 van 4")], "t"),
    ],
)
def test_a_long_name_takes_more_lines_and_loses_nothing(svg):
    woorden = " ".join(re.findall(r"<text[^>]*>(.*?)</text>", str(svg)))
    assert all(woord in woorden for woord in LANG.split())
    hoogste = max(float(y) for y in re.findall(r'<text x="[^"]+" y="([^"]+)"', str(svg)))
    assert hoogste <= float(re.search(r' height="([\d.]+)pt"', str(svg)).group(1))


def test_a_number_that_does_not_fit_in_its_part_stands_behind_the_bar():
    svg = str(tekening.gestapeld([tekening.Rij("a", [300, 1, 1])], ["x", "y", "z"], "t"))
    assert ">300</text>" in svg
    assert ">1 + 1</text>" in svg


def test_a_bar_in_a_table_runs_past_its_norm_and_stops():
    breed = [float(b) for b in re.findall(r'width="([\d.]+)" height="4.5"', str(tekening.kogel(900, 10, None, "t")))]
    assert breed == [tekening.KOGEL_BREED]
    assert re.findall(r'width="([\d.]+)" height="4.5"', str(tekening.kogel(Decimal(-3), 10, 5, "t"))) == ["0"]
    assert "<title>t</title>" in tekening.kogel(1, 0, 0, "t")


# --- words -------------------------------------------------------------------------------------------------------
def test_small_numbers_are_written_out():
    assert [taal.woorden(n, "vraag", "vragen") for n in (0, 1, 4, 13)] == [
        "geen vragen", "één\u00a0vraag", "vier\u00a0vragen", "13\u00a0vragen",
    ]  # fmt: skip
    assert taal.aan_begin("één keer") == "Eén keer"
    assert taal.aan_begin("zes") == "Zes"
    uit = Template('{% load pdf %}{{ 2|woorden:"keer,keer"|aan_begin }} {{ 3|telwoord }}').render(Context())
    assert uit == "Twee\u00a0keer drie"


def test_a_heading_breaks_where_a_reader_would():
    assert str(taal.kop("Werklozen en ex-gedetineerden in de buurt")).startswith(
        'Werklozen en <span class="n">ex-gedetineerden</span> in'
    )
    assert str(taal.kop("Geef begeleiders tijd om mee te zijn.")).endswith("te\u00a0zijn.")
    assert "\u00a0" not in str(taal.kop("Hefboom voor een circulaire klimaateconomie"))
    assert str(taal.kop("<b>x</b> & y")) == "&lt;b&gt;x&lt;/b&gt; &amp; y"


@pytest.mark.parametrize(
    "som, zin",
    [
        ((0, 0, 0, 0), "Er kwam geen vraag bij en er werd geen vraag behandeld. Op 30 september 2022 stond geen vraag open."),
        ((2, 0, 2, 0), "Er kwamen twee nieuwe vragen bij en er werd geen vraag behandeld. Op 30 september 2022 stonden twee vragen open."),
        ((1, 1, 1, 1), "Er kwam één vraag bij en één werd behandeld. Op 30 september 2022 stond één vraag open, langer dan 90 dagen."),
        ((6, 2, 4, 1), "Er kwamen zes nieuwe vragen bij en twee werden behandeld. Op 30 september 2022 stonden vier vragen open, waarvan één langer dan 90 dagen."),
    ],
)  # fmt: skip
def test_the_sentence_about_questions(som, zin):
    assert zinnen.vragen(*som, "2022-09-30").replace("\u00a0", " ") == zin


@pytest.mark.parametrize(
    "toestanden, zin",
    [
        (["afgerond"], "De ene afspraak is afgerond."),
        (["op schema", "op schema"], "Beide afspraken zijn op schema."),
        (["afgerond", "te laat"], "Van twee afspraken is er één afgerond. Eén is te laat: B."),
        (["aandacht", "aandacht", "gepland"], "Van drie afspraken is er één gepland. Twee vragen aandacht: A en B."),
        (["te laat"], "Eén is te laat: A."),
    ],
)
def test_the_sentence_about_promises(toestanden, zin):
    assert zinnen.stand([("ABC"[i], t) for i, t in enumerate(toestanden)]) == zin


def test_the_sentences_about_actions_and_signals():
    acties = [
        zinnen.per_staat(telling, "actie", "acties")
        for telling in (
            [("gepland", 0), ("loopt", 3), ("klaar", 2), ("gestopt", 1)],
            [("loopt", 1)],
            [("klaar", 2)],
            [],
        )
    ]
    assert acties == [
        "Van zes acties lopen er drie, zijn er twee klaar en is er één gestopt.", "De ene actie loopt.",
        "Beide acties zijn klaar.", "",
    ]  # fmt: skip
    assert zinnen.per_staat([("klaar", 0), ("loopt", 5)], "actiepunt", "actiepunten") == "Alle vijf actiepunten lopen."
    assert zinnen.per_staat([("te laat", 1)], "actiepunt", "actiepunten") == "Het ene actiepunt is te laat."
    signalen = [zinnen.signalen(*paar).replace("\u00a0", " ") for paar in ((1, 1), (2, 2), (3, 3), (3, 1), (2, 0))]
    assert signalen == [
        "één signaal, nieuw in deze periode", "twee signalen, allebei nieuw in deze periode",
        "drie signalen, alle nieuw in deze periode", "drie signalen, waarvan één nieuw in deze periode", "twee signalen",
    ]  # fmt: skip


def kwartaal(opnames, naam):
    return json.loads(opnames[naam])


def test_page_one_names_targets_missed_and_passed_money_over_and_under_and_what_changed(opnames):
    regels = dict(opgevallen.opgevallen(kwartaal(opnames, "flevoland")))
    assert re.match(r"\d+ van \d+ streefcijfers gehaald\. Nog niet: .+ van .+\. Ruim gehaald: ", regels["Doelen"])
    assert "Boven budget: " in regels["Geld"]
    assert "Ver eronder: " in regels["Geld"]
    assert re.search(r"van \S+ naar \S+", regels["Veranderd"])
    assert regels["Signalen"].startswith("Nieuw: ")


def test_page_one_names_the_risks_short_and_counts_the_rest(opnames):
    inhoud = kwartaal(opnames, "arbeidsmarktkrapte")
    risicos = inhoud["delen"]["planning"]["risicos"]
    assert risicos
    assert risicos[0]["tekst"].split()[0] in dict(opgevallen.opgevallen(inhoud))["Risico’s"]
    risicos[:] = [
        {"tekst": f"{zin} blijft weg.", "maatregel": ""} for zin in ("De bus", "Wie leidt", "woord " * 30, "x")
    ]
    een, twee, drie, rest = dict(opgevallen.opgevallen(inhoud))["Risico’s"].split("; ")
    assert (een, twee, rest) == ("De bus blijft weg", "Wie leidt blijft weg", "en één andere.")
    assert (len(drie) <= 110, drie.endswith(" …")) == (True, True)
    risicos.clear()
    assert "Risico’s" not in dict(opgevallen.opgevallen(inhoud))


def test_page_one_holds_what_is_said_on_it_however_much_there_is(opnames):
    """Twelve promises with long names: fewer are drawn, none is left out, and the page still ends."""
    inhoud = kwartaal(opnames, "arbeidsmarktkrapte")
    rijen = inhoud["delen"]["stand"]["rijen"]
    for rij in rijen:
        rij["titel"] = f"{rij['titel']}, ook in de kleinste gemeente van de streek en met iedereen erbij"
    context = eerste.eerste(inhoud, opgevallen.opgevallen(inhoud))
    genoemd = " ".join([m["titel"] for m in context["meters"]] + [a["tekst"] for a in context["andere"]])
    assert all(rij["titel"] in genoemd for rij in rijen)
    assert len(context["meters"]) < 6


@pytest.fixture
def rustig(opnames):
    """A period in which one card was written and nobody met."""
    inhoud = kwartaal(opnames, "arbeidsmarktkrapte")
    delen = inhoud["delen"]
    delen["bijeenkomsten"]["rijen"] = delen["beslispunten"] = delen["doelen"] = []
    delen["piloten"]["contacten"]["aantal"] = 0
    for rij in delen["vragen"]["rijen"]:
        rij.update(nieuw=0, behandeld=0)
    delen["waarde"].update(verhalen=[], zelfevaluatie=[], genderdiversiteit=[], besloten=0)
    delen["planning"].update(risicos=[], bijeenkomsten=[], opleveringen=[])
    delen["geleerd"].update(inzichten=[], overnames=[], leereffecten=[])
    delen["geleerd"]["fiches"] = [
        {"titel": "Eén blad", "kern": "Kort.", "soort": "instrument", "bewijs": "beschreven", "is_openbaar": True}
    ]
    for rij in delen["signalen"]["rijen"]:
        rij["is_nieuw"] = False
    return inhoud


def test_a_quiet_period_says_so_in_two_lines_instead_of_six_pages(rustig, tmp_path):
    bestand = maak_pdf(json.dumps(rustig), tmp_path / "rustig.pdf", niets)
    tekst = " ".join(" ".join(blad.extract_text() for blad in PdfReader(tmp_path / "rustig.pdf").pages).split())
    assert bestand.bladzijden <= 2
    assert "kwam het netwerk niet samen en werd er geen vraag ingebracht of behandeld." in tekst
    assert "Wat er wel kwam: één nieuwe fiche." in tekst
    assert "Wat leeft er?" not in tekst
    assert "Eén blad" in tekst


# --- the workbook ------------------------------------------------------------------------------------------------
def test_the_workbook_is_ready_to_read_and_to_print(opnames, tmp_path):
    maak_xlsx(opnames["flevoland"], tmp_path / "x.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "x.xlsx")
    for vel in boek:
        assert len(vel.title) <= 31
        assert vel.freeze_panes == "A2"
        assert vel.print_title_rows == "$1:$1"
        assert (vel.page_setup.fitToWidth, vel.page_setup.fitToHeight) == (1, 0)
        assert vel.sheet_properties.pageSetUpPr.fitToPage
        assert all(10 <= kolom.width <= 60 for kolom in vel.column_dimensions.values())
    geld = boek["Begroting"]
    assert {cel.number_format for cel in geld["C"][1:]} == {'"€" #,##0'}
    assert geld["C"][0].alignment.horizontal == "right"
    datums = boek["Bijeenkomsten"]["B"][1:]
    assert all(cel.is_date and cel.number_format == "d mmm yyyy" for cel in datums)
    wanneer = next(
        rij[1].value for rij in boek["Over dit bestand"].iter_rows() if str(rij[0].value).startswith("Moment")
    )
    assert re.fullmatch(r"\w\w \d+ \w+ \d{4}, \d+\.\d\d uur", wanneer.replace("\u00a0", " "))
