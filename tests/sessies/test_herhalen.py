"""A meeting planned anew: what comes along, what does not, the days that are looked at first, and the way back."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sessies.domain.agenda import schrijf_agenda
from sessies.domain.genodigden import voeg_gast_toe
from sessies.domain.herhalen import herhaal, neem_herhaling_terug
from sessies.domain.sessies import wijzig_sessie
from sessies.domain.tijd import in_brussel
from sessies.enums import Antwoord, Mee, SessieStatus
from sessies.models import Genodigde, Inbreng, Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, NetwerkorganisatieFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

ALLES = frozenset(Mee.values)


@pytest.fixture
def sessie(netwerk, begeleider, nu):
    """Wednesday 18 November 2026, 13.30-16.30, with an agenda, an organisation that brings something in, and two people."""
    rij = SessieFactory(
        netwerk=netwerk, titel="Samen starten", begint_op=moment(2026, 11, 18, 13, 30), eindigt_op=moment(2026, 11, 18, 16, 30),
        antwoord_tot=moment(2026, 11, 16, 0, 0), doel="Van elkaar leren.", hoogstens_ter_plaatse=20,
    )  # fmt: skip
    schrijf_agenda(
        rij,
        [{"titel": "Welkom", "minuten": 15}, {"titel": "De vraag", "leervraag": LeervraagFactory(netwerk=netwerk)}],
        door=begeleider,
    )
    Inbreng.objects.create(sessie=rij, organisatie=NetwerkorganisatieFactory(netwerk=netwerk).organisatie)
    voeg_gast_toe(rij, email="een@elders.example", naam="Een", door=begeleider)
    twee = voeg_gast_toe(rij, email="twee@elders.example", naam="Twee", door=begeleider)
    Genodigde.objects.filter(pk=twee.pk).update(antwoord=Antwoord.JA, noden="geen noten")
    rij.refresh_from_db()
    return rij


def keer(dag, titel="Samen starten"):
    begin = in_brussel(dag, moment(2026, 11, 18, 13, 30).time())
    return {"titel": titel, "begint_op": begin, "eindigt_op": begin + timedelta(hours=3)}


def test_everything_that_repeats_comes_along_and_nothing_that_happened(sessie, begeleider):
    (nieuw,) = herhaal(sessie, [keer(date(2027, 1, 20), "Samen verder")], mee=ALLES, door=begeleider)
    nieuw.refresh_from_db()
    assert (nieuw.titel, nieuw.doel, nieuw.hoogstens_ter_plaatse, nieuw.status) == (
        "Samen verder", "Van elkaar leren.", 20, SessieStatus.GEPLAND,
    )  # fmt: skip
    assert nieuw.antwoord_tot == moment(2027, 1, 18, 0, 0)
    assert nieuw.uid != sessie.uid
    assert nieuw.verslag_op is None
    assert list(nieuw.agendapunten.values_list("titel", "minuten", "leervraag")) == [
        ("Welkom", 15, None),
        ("De vraag", None, None),
    ]
    assert nieuw.inbreng == sessie.inbreng
    lijst = nieuw.genodigden.order_by("email").values_list("email", "naam", "antwoord", "noden", "verstuurd_op")
    assert list(lijst) == [("een@elders.example", "Een", "", "", None), ("twee@elders.example", "Twee", "", "", None)]


def test_only_what_was_chosen_comes_along(sessie, begeleider):
    (nieuw,) = herhaal(sessie, [keer(date(2027, 1, 20))], mee=(), concept=True, door=begeleider)
    assert not nieuw.agendapunten.exists()
    assert nieuw.inbreng == []
    assert not nieuw.genodigden.exists()
    assert nieuw.status == SessieStatus.CONCEPT


def test_a_meeting_of_the_past_gets_no_list(sessie, begeleider):
    (nieuw,) = herhaal(sessie, [keer(date(2026, 10, 21))], mee=ALLES, door=begeleider)
    assert nieuw.agendapunten.count() == 2
    assert not nieuw.genodigden.exists()


def test_who_joins_later_is_found_by_the_same_description(sessie, begeleider):
    sessie.genodigdenkeuzes.create(criteria={"rollen": ["lid"]})
    (nieuw,) = herhaal(sessie, [keer(date(2027, 1, 20))], mee=ALLES, door=begeleider)
    assert [keuze.criteria for keuze in nieuw.genodigdenkeuzes.all()] == [{"rollen": ["lid"]}]


def test_all_days_or_none(sessie, begeleider):
    kapot = {**keer(date(2027, 2, 17)), "titel": ""}
    with geweigerd("verplicht|leeg|titel", Sessie):
        herhaal(sessie, [keer(date(2027, 1, 20)), kapot], mee=ALLES, door=begeleider)


def test_no_day_is_refused(sessie, begeleider):
    with geweigerd("geen enkele dag", Sessie):
        herhaal(sessie, [], mee=ALLES, door=begeleider)


def test_it_is_taken_back_whole(sessie, begeleider):
    nieuw = herhaal(sessie, [keer(date(2027, 1, 20)), keer(date(2027, 2, 17))], mee=ALLES, door=begeleider)
    paren = Sessie.objects.filter(pk__in=[rij.pk for rij in nieuw]).values_list("pk", "versie")
    assert neem_herhaling_terug(sessie, sessies=list(paren), door=begeleider) == 2
    assert list(Sessie.objects.all()) == [sessie]


def test_it_is_not_taken_back_once_somebody_worked_on_it(sessie, begeleider):
    nieuw = herhaal(sessie, [keer(date(2027, 1, 20)), keer(date(2027, 2, 17))], mee=ALLES, door=begeleider)
    paren = list(Sessie.objects.filter(pk__in=[rij.pk for rij in nieuw]).values_list("pk", "versie"))
    wijzig_sessie(nieuw[1], velden={"titel": "Anders"}, versie=paren[1][1], door=begeleider)
    with geweigerd("intussen gewijzigd of verstuurd", Sessie):
        neem_herhaling_terug(sessie, sessies=paren, door=begeleider)


def test_a_row_of_a_group_is_taken_back_also_when_minutes_wait_for_approval(netwerk, begeleider, nu):
    groep = GroepFactory(netwerk=netwerk)
    oud = SessieFactory(
        netwerk=netwerk, groep=groep, gehouden=True, begint_op=moment(2026, 10, 7, 10), eindigt_op=moment(2026, 10, 7, 12),
        verslag="Zo ging het.", verslag_op=moment(2026, 10, 8, 9),
    )  # fmt: skip
    later, eerder = date(2027, 2, 17), date(2027, 1, 20)
    nieuw = herhaal(oud, [keer(later), keer(eerder)], mee=ALLES, door=begeleider)
    assert [rij.agendapunten.filter(keurt_goed=oud).count() for rij in nieuw] == [0, 1]
    regel = list(Sessie.objects.filter(pk__in=[rij.pk for rij in nieuw]).values_list("pk", "versie"))
    neem_herhaling_terug(oud, sessies=regel, door=begeleider)
    assert list(Sessie.objects.all()) == [oud]


# -- the page -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def pad(sessie):
    return reverse("sessies:herhaal", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


RITME = {"vanaf": "14/10/2026", "ritme": "weken", "om_de": "4", "keren": "3", "vrij": "overslaan"}


def gelezen(html):
    """What stands in the rows of the page, as it would be sent."""
    velden = re.findall(r'<input[^>]*name="(rij-[^"]+)"[^>]*>', html)
    uit = {}
    for naam, tag in zip(velden, re.findall(r'<input[^>]*name="rij-[^>]*>', html), strict=True):
        if 'type="checkbox"' in tag and "checked" not in tag:
            continue
        waarde = re.search(r'value="([^"]*)"', tag)
        uit[naam] = waarde[1] if waarde else ""
    return uit


def test_the_days_are_shown_first_and_a_holiday_is_left_out(als, begeleider, pad):
    antwoord = als(begeleider).post(pad, RITME)
    rijen = gelezen(antwoord.content.decode())
    assert [rijen[f"rij-{i}-datum"] for i in range(3)] == ["14 oktober 2026", "11 november 2026", "9 december 2026"]
    assert [f"rij-{i}-weg" in rijen for i in range(3)] == [False, True, False]
    assert "Wapenstilstand" in antwoord.content.decode()
    assert Sessie.objects.count() == 1


def test_a_holiday_moves_a_week_unless_there_is_one_that_week(als, begeleider, pad):
    html = als(begeleider).post(pad, {**RITME, "vrij": "week_later"}).content.decode()
    assert gelezen(html)["rij-1-datum"] == "18 november 2026"
    html = als(begeleider).post(pad, {**RITME, "om_de": "1", "vanaf": "4/11", "vrij": "week_later"}).content.decode()
    assert "rij-1-weg" in gelezen(html)


def test_the_rows_become_meetings_as_they_were_put_right_and_the_message_takes_them_back(als, begeleider, pad, sessie):
    client = als(begeleider)
    rijen = gelezen(client.post(pad, {**RITME, "vanaf": "20/1/2027"}).content.decode())
    rijen |= {"rij-1-titel": "Met de partners", "rij-1-begintijd": "9u", "rij-2-weg": "on"}
    antwoord = client.post(pad, {**RITME, "vanaf": "20/1/2027", "mee": list(ALLES), **rijen}, follow=True)
    nieuw = Sessie.objects.exclude(pk=sessie.pk)
    assert [(rij.titel, rij.begint_op) for rij in nieuw] == [
        ("Samen starten", moment(2027, 1, 20, 13, 30)),
        ("Met de partners", moment(2027, 2, 17, 9, 0)),
    ]
    html = antwoord.content.decode()
    assert re.search(r"bijeenkomsten zijn gepland\.", html), re.findall(r"[^>]*bijeenkomsten[^<]*", html)
    terug = re.search(r'action="([^"]*neem-terug[^"]*)"', html)[1].replace("&amp;", "&")
    client.post(terug)
    assert list(Sessie.objects.all()) == [sessie]


def test_what_is_unusual_of_a_day_typed_anew_is_asked_once(als, begeleider, pad):
    client = als(begeleider)
    rijen = gelezen(client.post(pad, {**RITME, "vanaf": "20/1/2027", "keren": "1"}).content.decode())
    rijen["rij-0-datum"] = "23/1/2027"
    html = client.post(pad, {**RITME, "vanaf": "20/1/2027", "keren": "1", **rijen}).content.decode()
    assert "valt in het weekend" in html
    assert Sessie.objects.count() == 1
    client.post(pad, {**RITME, "vanaf": "20/1/2027", "keren": "1", **gelezen(html)})
    assert Sessie.objects.count() == 2


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"keren": "", "tot": ""}, "Zeg hoeveel keer"),
        ({"keren": "99"}, "36"),
        ({"tot": "1/1/2020"}, "voor de eerste keer"),
        ({"vanaf": "31/2"}, "bestaat niet"),
        ({"keren": "", "tot": "1/1/2099"}, "te veel"),
    ],
)
def test_bad_input_is_answered_beside_the_field(als, begeleider, pad, fout, zin):
    html = als(begeleider).post(pad, {**RITME, **fout}).content.decode()
    assert zin in html
    assert Sessie.objects.count() == 1


def test_days_that_were_put_right_stay_when_the_rhythm_is_wrong(als, begeleider, pad):
    client = als(begeleider)
    rijen = gelezen(client.post(pad, {**RITME, "vanaf": "20/1/2027"}).content.decode())
    rijen["rij-1-titel"] = "Met de partners"
    html = client.post(pad, {**RITME, "vanaf": "31/2", **rijen}).content.decode()
    assert "bestaat niet" in html
    assert gelezen(html)["rij-1-titel"] == "Met de partners"
    assert Sessie.objects.count() == 1


def test_an_hour_that_does_not_exist_is_said_in_its_row(als, begeleider, pad):
    rijen = {
        "rij-TOTAL_FORMS": "1", "rij-INITIAL_FORMS": "0", "rij-0-titel": "Nacht", "rij-0-datum": "28/3/2027",
        "rij-0-begintijd": "2u30", "rij-0-eindtijd": "5u",
    }  # fmt: skip
    assert "de klok springt" in als(begeleider).post(pad, {**RITME, **rijen}).content.decode()


def test_the_page_of_days_asks_as_many_queries_for_one_as_for_many(als, begeleider, pad, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, geteld = als(begeleider), []
    for n in ("1", "20"):
        with CaptureQueriesContext(
            connection,
        ) as gedaan:
            client.post(pad, {**RITME, "vanaf": "20/1/2027", "keren": n})
        geteld.append(len(gedaan))
    assert geteld[0] == geteld[1]
