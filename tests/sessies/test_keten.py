from datetime import date

import pytest
from icalendar import Calendar

from kern import keten, klok
from sessies.domain.leervragen import beantwoord
from sessies.domain.sessies import las_af, wijzig_sessie
from sessies.overzicht.agendabestand import als_agendabestand
from sessies.overzicht.schakels import kort
from sessies.overzicht.tijdlijn import tijdlijn
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, iemand, toegang
from tests.fabrieken.sessies import AgendapuntFactory, InzichtFactory, LeervraagFactory, OpkomstFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesprek(netwerk):
    """One meeting that took up two questions and gave an insight about each, and one about neither."""
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, titel="Vertrouwen eerst")
    een, twee = (LeervraagFactory(netwerk=netwerk, verhelderd=True, staat="besproken") for _ in range(2))
    for vraag in (een, twee):
        AgendapuntFactory(sessie=sessie, leervraag=vraag)
    AgendapuntFactory(sessie=sessie)
    over = {v.pk: InzichtFactory(sessie=sessie, leervraag=v) for v in (een, twee)}
    return {"sessie": sessie, "een": een, "twee": twee, "over": over, "algemeen": InzichtFactory(sessie=sessie)}


def ids(soort, obj):
    gevonden = keten.verwant(soort, obj.pk)
    return {naam: gevonden[naam] for naam in ("leervraag", "sessie", "inzicht")}


def test_a_question_leads_to_its_own_insights_and_not_to_its_neighbours(gesprek):
    een = gesprek["een"]

    assert ids("leervraag", een) == {
        "leervraag": {een.pk},
        "sessie": {gesprek["sessie"].pk},
        "inzicht": {gesprek["over"][een.pk].pk, gesprek["algemeen"].pk},
    }


def test_an_insight_leads_back_to_its_own_question_and_its_meeting(gesprek):
    een = gesprek["een"]

    assert ids("inzicht", gesprek["over"][een.pk]) == {
        "leervraag": {een.pk},
        "sessie": {gesprek["sessie"].pk},
        "inzicht": {gesprek["over"][een.pk].pk},
    }
    assert ids("inzicht", gesprek["algemeen"])["leervraag"] == {een.pk, gesprek["twee"].pk}


def test_a_meeting_leads_to_everything_it_took_up_and_gave(gesprek):
    gevonden = ids("sessie", gesprek["sessie"])

    assert gevonden["leervraag"] == {gesprek["een"].pk, gesprek["twee"].pk}
    assert len(gevonden["inzicht"]) == 3


def test_the_strip_says_how_the_question_came(netwerk, begeleider, gesprek):
    stappen = {
        stap.sleutel: stap for stap in keten.strook("leervraag", gesprek["een"].pk, toegang(begeleider, netwerk))
    }

    assert [s.titel for s in stappen["ingebracht"].schakels] == ["Via het formulier"]
    assert stappen["leervraag"].is_hier
    assert [s.titel for s in stappen["bijeenkomst"].schakels] == ["Vertrouwen eerst"]


def test_the_strip_hides_what_one_may_not_see(netwerk, gesprek):
    type(gesprek["sessie"]).objects.update(orgaan=OrgaanFactory(netwerk=netwerk))
    lid = toegang(iemand("lid", netwerk), netwerk)

    stappen = {stap.sleutel: stap for stap in keten.strook("leervraag", gesprek["een"].pk, lid)}

    assert stappen["bijeenkomst"].schakels == []
    assert [r.linktekst for r in tijdlijn(gesprek["een"], lid) if r.titel.startswith("Besproken")] == [""]


def test_the_strip_marks_a_cancelled_meeting(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk, afgelast=True), leervraag=vraag)

    stappen = {stap.sleutel: stap for stap in keten.strook("leervraag", vraag.pk, toegang(begeleider, netwerk))}

    assert "afgelast" in stappen["bijeenkomst"].schakels[0].notitie
    assert [r.titel for r in tijdlijn(vraag, toegang(begeleider, netwerk))] == ["Samen verhelderen", "Ingebracht"]


@pytest.mark.parametrize(
    "tekst, verwacht",
    [("kort", "kort"), ("a  b\n c", "a b c"), ("woord " * 30, "woord woord woord…"), ("x" * 30, "x" * 20 + "…")],
)
def test_kort_cuts_at_a_word(tekst, verwacht):
    assert kort(tekst, 20) == verwacht


def test_tijdlijn_tells_the_story_newest_first(netwerk, begeleider, gesprek):
    een = gesprek["een"]
    een.ingebracht_door = iemand("lid", netwerk)
    OpkomstFactory(sessie=gesprek["sessie"], ingeschreven=9, aanwezig=9, verontschuldigd=0, afwezig=0)
    with klok.op(moment(2026, 4, 20)):
        beantwoord(een, antwoord="Eerst koffie.", versie=een.versie, door=begeleider)

    regels = tijdlijn(een, toegang(begeleider, netwerk))

    assert [(r.titel, r.tekst) for r in regels] == [
        ("Beantwoord", "De vraagsteller kreeg een mail."),
        ("Samen verhelderd", "Na 7\u00a0dagen."),
        ("Ingebracht", "Via het formulier."),
        ("Een inzicht", ""),
        ("Besproken op een bijeenkomst", "9\u00a0aanwezigen"),
    ]


@pytest.mark.parametrize(
    "staat, straks",
    [
        ("ingebracht", "Samen verhelderen"),
        ("verhelderd", "Op de agenda van een bijeenkomst"),
        ("besproken", "Antwoord"),
    ],
)
def test_tijdlijn_says_what_comes_next(netwerk, staat, straks):
    regels = tijdlijn(LeervraagFactory(netwerk=netwerk, staat=staat), None)

    assert [r.titel for r in regels if r.is_straks] == [straks]


def test_tijdlijn_names_the_coming_meeting(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True, staat="geagendeerd")
    sessie = AgendapuntFactory(sessie__netwerk=netwerk, leervraag=vraag).sessie

    straks = [r for r in tijdlijn(vraag, toegang(begeleider, netwerk)) if r.is_straks]

    assert [(r.linktekst, r.url) for r in straks] == [(sessie.titel, sessie.get_absolute_url())]
    assert [r.linktekst for r in tijdlijn(vraag, None) if r.is_straks] == [""]


def lees(sessie):
    (gebeurtenis,) = Calendar.from_ical(
        als_agendabestand(sessie, url="https://x.example/s/", organisator="wij@x.example")
    ).walk("VEVENT")
    return gebeurtenis


def test_calendar_file_reads_back(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, titel="Twee\r\nregels; en een komma,", doel="Leren", vorm="hybride")

    een = lees(sessie)
    wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)
    twee = lees(sessie)

    assert (een["dtstart"].dt, een["dtend"].dt) == (sessie.begint_op, sessie.eindigt_op)
    assert str(een["summary"]) == "Twee\nregels; en een komma,"
    assert str(een["location"]) == "Zaal De Kapstok, Mechelen en online"
    assert (een["uid"], een["sequence"], twee["sequence"]) == (twee["uid"], 0, 1)
    assert str(een["url"]) == "https://x.example/s/"
    assert str(een["status"]) == "CONFIRMED"


def test_calendar_file_over_two_days_and_the_jump_of_the_clock(netwerk):
    sessie = SessieFactory(netwerk=netwerk, begint_op=moment(2026, 10, 24, 13), eindigt_op=moment(2026, 10, 25, 16))

    gebeurtenis = lees(sessie)

    begin, einde = gebeurtenis["dtstart"], gebeurtenis["dtend"]
    assert (begin.to_ical(), begin.params["TZID"]) == (b"20261024T130000", "Europe/Brussels")
    assert (einde.to_ical(), einde.params["TZID"]) == (b"20261025T160000", "Europe/Brussels")
    assert (begin.dt, einde.dt) == (sessie.begint_op, sessie.eindigt_op)


def test_calendar_file_of_a_cancelled_meeting_takes_it_out(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, online_adres="https://online.example/x")
    las_af(sessie, reden="De zaal is dicht.", door=begeleider)

    kalender = Calendar.from_ical(als_agendabestand(sessie, url="https://x.example/", organisator="wij@x.example"))
    gebeurtenis = lees(sessie)

    assert (str(kalender["method"]), str(gebeurtenis["status"])) == ("CANCEL", "CANCELLED")
    assert (str(gebeurtenis["organizer"]), gebeurtenis["organizer"].params["CN"]) == (
        "mailto:wij@x.example",
        netwerk.naam,
    )
    assert (str(gebeurtenis["uid"]), gebeurtenis["sequence"]) == (f"{sessie.uid}@lerend-netwerk", 1)
    assert "https://online.example/x" in str(lees(sessie)["description"])


def test_tijdlijn_takes_over_what_apps_to_the_right_link(netwerk):
    piloot = keten.Schakel("piloot", 1, "Koffie aan de poort", "/p/", "loopt", op=date(2026, 5, 1))
    later = keten.Schakel("fiche", 2, "Vaste koffietafel", "/f/")
    stappen = [keten.Stap("piloot", "Piloot", "flask", [piloot, later])]

    regels = tijdlijn(LeervraagFactory(netwerk=netwerk), None, stappen)

    assert [(r.titel, r.linktekst, r.op) for r in regels if r.url] == [
        ("Opgeschreven in de kennisbank", "Vaste koffietafel", None),
        ("Uitgeprobeerd in een piloot", "Koffie aan de poort", date(2026, 5, 1)),
    ]
