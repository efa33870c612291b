"""Meetings in somebody's own calendar: what stands in it, for whom, and when it stops."""

import re
from datetime import UTC, timedelta

import pytest
import vobject
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from kern import klok
from kern.models import Gebeurtenis
from netwerken.domain.accounts import maak_anoniem
from netwerken.domain.rollen import beeindig
from netwerken.models import Gebruiker, Lidmaatschap
from sessies.domain.agendalinks import (
    AL_EEN,
    AL_INGETROKKEN,
    ZOUT,
    maak_agendalink,
    token_van,
    trek_agendalink_in,
    vernieuw_agendalink,
)
from sessies.domain.sessies import haal_van_kalender, las_af, wijzig_sessie
from sessies.models import Agendalink, Sessie
from sessies.overzicht.agendafeed import openbare_feed, persoonlijke_feed
from tests.fabrieken.netwerken import GroepFactory, NetwerkFactory, OrgaanFactory, iemand, toegang
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


@pytest.fixture
def lid(netwerk):
    return iemand("lid", netwerk)


@pytest.fixture
def link(lid):
    return maak_agendalink(door=lid)


def pad(link):
    return reverse("sessies_link:feed", args=[token_van(link)])


def lees(link):
    """Every line of the calendar by its uid, as another library than the one that wrote it reads them."""
    bestand = persoonlijke_feed(link).als_bestand().decode()
    return {e.uid.value.partition("@")[0]: e for e in getattr(vobject.readOne(bestand), "vevent_list", [])}


def uids(link):
    return set(lees(link))


# --- What stands in it ---------------------------------------------------------------------


@pytest.mark.parametrize("rol", ["lid", "projectmedewerker", "opdrachtgever", "netwerkbegeleider"])
def test_a_calendar_holds_exactly_what_its_person_may_see_and_no_concept(netwerk, rol):
    wie = iemand(rol, netwerk)
    for anders in ({}, {"groep": GroepFactory(netwerk=netwerk)}, {"orgaan": OrgaanFactory(netwerk=netwerk)}):
        for status in ("gepland", "gehouden", "concept"):
            SessieFactory(netwerk=netwerk, status=status, **anders)
    SessieFactory(status="gepland")  # of another network

    mag = Sessie.objects.zichtbaar_voor(toegang(wie, netwerk)).exclude(status="concept")

    assert uids(maak_agendalink(door=wie)) == {str(uid) for uid in mag.values_list("uid", flat=True)}
    assert len(mag) == (4 if rol == "lid" else 6)


def test_a_calendar_of_everything_of_one_network_and_of_a_group(netwerk, lid, link):
    tweede = NetwerkFactory()
    Lidmaatschap.objects.create(gebruiker=lid, netwerk=tweede, rol="lid")
    groep = GroepFactory(netwerk=netwerk)
    hier, daar = SessieFactory(netwerk=netwerk, status="gepland"), SessieFactory(netwerk=tweede, status="gepland")
    van_groep = SessieFactory(netwerk=netwerk, groep=groep, status="gepland")

    assert uids(link) == {str(s.uid) for s in (hier, daar, van_groep)}
    assert uids(maak_agendalink(netwerk=netwerk, door=lid)) == {str(hier.uid), str(van_groep.uid)}
    assert uids(maak_agendalink(groep=groep, door=lid)) == {str(van_groep.uid)}
    assert persoonlijke_feed(link).naam == "Lerend Netwerk"


def test_a_line_says_day_place_and_address_and_nothing_of_a_person(netwerk, link):
    sessie = SessieFactory(
        netwerk=netwerk, status="gepland", titel="Zorg; wonen, en\nlang " + "ë" * 80, doel="Met Jan Peeters.", vorm="hybride",
        online_adres="https://bellen.example/kamer", wie_ontbrak="An Maes",
    )  # fmt: skip

    ruw = persoonlijke_feed(link).als_bestand()
    (regel,) = lees(link).values()

    assert regel.summary.value == sessie.titel
    assert regel.location.value == sessie.waar
    assert (regel.dtstart.value, regel.dtend.value) == (sessie.begint_op, sessie.eindigt_op)
    assert regel.dtstamp.value == sessie.gewijzigd_op.astimezone(UTC).replace(microsecond=0)
    assert regel.url.value == f"http://localhost:8000{sessie.get_absolute_url()}"
    assert "https://bellen.example/kamer" in regel.description.value
    assert (regel.status.value, regel.sequence.value) == ("CONFIRMED", "0")
    for wie in ("Peeters", "Maes", link.gebruiker.email, "ATTENDEE", "ORGANIZER", "METHOD"):
        assert wie.encode() not in ruw


def test_the_file_is_as_the_standard_asks(netwerk, link):
    SessieFactory(netwerk=netwerk, status="gepland", titel="Een ë \\ " * 20, plaats="Zaal, 1; links")
    ruw = persoonlijke_feed(link).als_bestand()

    assert ruw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in ruw.replace(b"\r\n", b"")
    assert max(len(regel) for regel in ruw.split(b"\r\n")) <= 75
    for regel in ruw.split(b"\r\n"):
        regel.decode()  # no letter is cut in two
    regels = ruw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert {"VERSION:2.0", "PRODID:-//Lerend Netwerk//NL", "X-WR-CALNAME:Proefnet", "NAME:Proefnet"} <= set(regels)
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"} <= set(regels)
    assert next(r for r in regels if r.startswith("LOCATION")).startswith("LOCATION:Zaal\\, 1\\; links")
    assert all(re.search(r":\d{8}T\d{6}Z$", r) for r in regels if r.startswith(("DTSTART", "DTEND", "DTSTAMP")))
    assert Calendar.from_ical(ruw).walk("VEVENT")[0].errors == []


def test_a_calendar_follows_its_meeting(netwerk, begeleider, link):
    sessie = SessieFactory(netwerk=netwerk, status="gepland")
    uid = str(sessie.uid)

    wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)
    assert (lees(link)[uid].location.value[:6], lees(link)[uid].sequence.value) == ("Elders", "1")

    las_af(sessie, reden="De zaal is dicht.", door=begeleider)
    regel = lees(link)[uid]
    assert (regel.status.value, regel.transp.value, regel.sequence.value) == ("CANCELLED", "TRANSPARENT", "2")
    assert regel.summary.value == f"Afgelast: {sessie.titel}"

    with klok.op(klok.nu() + timedelta(days=364)):
        assert uids(link) == {uid}
    with klok.op(klok.nu() + timedelta(days=366)):
        assert uids(link) == set()


def test_a_meeting_that_becomes_a_concept_again_is_gone(netwerk, begeleider, link):
    sessie = SessieFactory(netwerk=netwerk, status="gepland")
    haal_van_kalender(sessie, door=begeleider)
    assert uids(link) == set()


# --- Who has it, and until when ------------------------------------------------------------


def test_the_log_says_who_made_closed_and_renewed_an_address(netwerk, lid, link):
    nieuw = vernieuw_agendalink(link, door=lid)
    trek_agendalink_in(nieuw, door=lid)

    regels = Gebeurtenis.objects.filter(wat__startswith="agendalink").order_by("pk")
    assert [(r.wat, r.onderwerp_id, r.door_id) for r in regels] == [
        ("agendalink.gemaakt", str(link.pk), lid.pk), ("agendalink.ingetrokken", str(link.pk), lid.pk),
        ("agendalink.gemaakt", str(nieuw.pk), lid.pk), ("agendalink.ingetrokken", str(nieuw.pk), lid.pk),
    ]  # fmt: skip
    with geweigerd(AL_INGETROKKEN, Agendalink):
        vernieuw_agendalink(link, door=lid)


def test_there_is_one_address_for_the_same_meetings(netwerk, lid, link):
    groep = GroepFactory(netwerk=netwerk)
    for waarvan in ({}, {"netwerk": netwerk}, {"groep": groep}):
        if waarvan:
            maak_agendalink(**waarvan, door=lid)
        with geweigerd(AL_EEN, Agendalink, veld="welke"):
            maak_agendalink(**waarvan, door=lid)
    with geweigerd("Van dat netwerk ben je geen lid.", Agendalink, veld="welke"):
        maak_agendalink(netwerk=NetwerkFactory(), door=lid)


def test_every_address_that_does_not_work_gets_the_same_answer(client, netwerk, lid, link):
    SessieFactory(netwerk=netwerk, status="gepland")
    goed, token = pad(link), token_van(link)
    assert client.get(goed).status_code == 200
    fout = {
        "altered": goed.replace(token, token[:-2] + ("AA" if token[-2:] != "AA" else "BB")),
        "of another kind": goed.replace(token, Signer(salt="sessies.vraaglink", sep=".").sign(link.geheim)),
        "made up": goed.replace(token, Signer(salt=ZOUT, sep=".").sign("x" * 43)),
        "bare secret": goed.replace(token, link.geheim),
    }
    trek_agendalink_in(link, door=lid)
    antwoorden = {naam: client.get(adres) for naam, adres in {**fout, "withdrawn": goed}.items()}

    assert {naam: a.status_code for naam, a in antwoorden.items()} == dict.fromkeys(antwoorden, 404)
    assert len({a.content for a in antwoorden.values()}) == 1


@pytest.mark.parametrize("hoe", ["out", "blocked", "anonymous"])
def test_who_loses_access_loses_the_calendar_at_once(client, netwerk, lid, link, hoe):
    eigen = maak_agendalink(netwerk=netwerk, door=lid)
    baas = Gebruiker.objects.create(email="baas@test.example", is_staff=True, is_superuser=True)
    assert [client.get(pad(een)).status_code for een in (link, eigen)] == [200, 200]

    if hoe == "out":
        beeindig(Lidmaatschap.objects.get(gebruiker=lid), door=iemand("netwerkbegeleider", netwerk))
    elif hoe == "blocked":
        Gebruiker.objects.filter(pk=lid.pk).update(is_active=False)
    else:
        maak_anoniem(lid, door=baas)

    assert [client.get(pad(een)).status_code for een in (link, eigen)] == [404, 404]
    assert Agendalink.objects.exists() is (hoe != "anonymous")


def test_who_leaves_one_network_keeps_the_calendar_of_the_other(netwerk, lid, link):
    tweede = NetwerkFactory()
    Lidmaatschap.objects.create(gebruiker=lid, netwerk=tweede, rol="lid")
    SessieFactory(netwerk=netwerk, status="gepland")
    blijft = SessieFactory(netwerk=tweede, status="gepland")
    Lidmaatschap.objects.get(gebruiker=lid, netwerk=netwerk).delete()
    assert uids(link) == {str(blijft.uid)}


# --- The answer ----------------------------------------------------------------------------


def test_the_answer_is_private_sets_nothing_and_says_when_nothing_changed(client, netwerk, begeleider, link):
    sessie = SessieFactory(netwerk=netwerk, status="gepland")
    wijzig_sessie(sessie, velden={"gemeente": "Gent"}, versie=1, door=begeleider)
    eerst = client.get(pad(link))

    assert eerst["Content-Type"] == "text/calendar; charset=utf-8"
    assert (eerst["Cache-Control"], eerst["Referrer-Policy"]) == ("private, no-cache", "same-origin")
    assert not eerst.cookies
    assert "Last-Modified" not in eerst  # what was done a moment ago may still be followed by something
    assert eerst.content == client.get(pad(link)).content

    opnieuw = client.get(pad(link), headers={"if-none-match": eerst["ETag"]})
    assert (opnieuw.status_code, opnieuw.content, opnieuw["ETag"]) == (304, b"", eerst["ETag"])
    assert (opnieuw["Cache-Control"], opnieuw.cookies) == ("private, no-cache", {})

    wijzig_sessie(sessie, velden={"online_adres": "https://x.example/"}, versie=2, door=begeleider)
    assert client.get(pad(link), headers={"if-none-match": eerst["ETag"]}).status_code == 200
    assert client.head(pad(link)).content == b""
    assert client.post(pad(link)).status_code == 405


def test_what_did_not_change_since_is_not_sent_again(client, netwerk, link, monkeypatch):
    SessieFactory(netwerk=netwerk, status="gepland")
    monkeypatch.setattr("sessies.overzicht.agendafeed.NET", timedelta(days=-1))  # long ago
    laatst = client.get(pad(link))["Last-Modified"]

    assert client.get(pad(link), headers={"if-modified-since": laatst}).status_code == 304
    assert client.get(pad(link), headers={"if-modified-since": "Tue, 01 Jan 2019 00:00:00 GMT"}).status_code == 200


@pytest.mark.parametrize("rol", ["lid", "opdrachtgever", "netwerkbegeleider"])
def test_the_questions_do_not_grow_with_the_meetings(client, netwerk, rol):
    een = maak_agendalink(door=iemand(rol, netwerk))

    def tel(hoeveel):
        SessieFactory.create_batch(hoeveel, netwerk=netwerk, status="gepland", groep=GroepFactory(netwerk=netwerk))
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad(een)).status_code == 200
        return len(gevangen)

    assert tel(1) == tel(2) <= 9


@pytest.mark.een_databank
def test_a_thousand_meetings_all_stand_in_the_feed(netwerk, link):
    """What they cost stands in `./start bench`, as a ratio: a second on a busy machine says nothing."""
    Sessie.objects.bulk_create(SessieFactory.build_batch(1000, netwerk=netwerk, status="gepland"))
    feed = persoonlijke_feed(link)
    assert feed.etag
    assert feed.als_bestand().count(b"BEGIN:VEVENT") == 1000


# --- The public agenda ---------------------------------------------------------------------


def test_the_public_calendar_says_what_the_public_agenda_says(client, netwerk):
    open_ = {"netwerk": netwerk, "is_openbaar": True, "plaats": "Zaal 3", "online_adres": "https://bellen.example/"}
    sessie = SessieFactory(**open_, status="gepland", gemeente="Gent", doel="Besloten woorden.")
    SessieFactory(**open_, status="concept")
    SessieFactory(**open_, gehouden=True)
    SessieFactory(netwerk=netwerk, status="gepland")

    for adres in (reverse("sessies_openbaar:feed"), reverse("sessies_openbaar:feed-van", args=["proefnet"])):
        antwoord = client.get(adres)
        (regel,) = vobject.readOne(antwoord.content.decode()).vevent_list
        assert (regel.uid.value, regel.location.value) == (f"{sessie.uid}@lerend-netwerk", "Gent")
        assert regel.url.value == "http://localhost:8000/agenda/"
        for woord in (b"Zaal 3", b"bellen.example", b"Besloten", b"proefnet/"):
            assert woord not in antwoord.content
        assert (antwoord["Cache-Control"], antwoord.cookies) == ("public, max-age=300", {})
    assert adres in client.get(reverse("sessies_openbaar:agenda")).content.decode()


def test_a_network_that_shows_nothing_has_no_public_calendar(client, netwerk):
    SessieFactory(netwerk=netwerk, status="gepland")
    fout = [client.get(reverse("sessies_openbaar:feed-van", args=[wie])) for wie in ("proefnet", "bestaat-niet")]
    assert [a.status_code for a in fout] == [404, 404]
    assert fout[0].content == fout[1].content
    assert openbare_feed().sessies == []


# --- The page ------------------------------------------------------------------------------


def test_a_person_makes_copies_renews_and_closes_an_address(als, netwerk, lid):
    groep = GroepFactory(netwerk=netwerk, naam="Kring Zuid")
    klant, bladzijde = als(lid), reverse("sessies_account:agendalinks")
    assert f'value="groep-{groep.pk}" selected' in klant.get(f"{bladzijde}?voor=groep-{groep.pk}").content.decode()

    antwoord = klant.post(bladzijde, {"welke": f"groep-{groep.pk}", "inzending": "a" * 32}, follow=True)
    eerste = Agendalink.objects.get(gebruiker=lid)
    assert (eerste.netwerk, eerste.groep) == (netwerk, groep)
    tekst = antwoord.content.decode()
    assert f"http://localhost:8000{pad(eerste)}" in tekst
    assert f"webcal://localhost:8000{pad(eerste)}" in tekst

    klant.post(reverse("sessies_account:agendalink-vernieuwen", args=[eerste.pk]))
    (nieuw,) = Agendalink.objects.van(lid)
    assert nieuw.geheim != eerste.geheim
    klant.post(reverse("sessies_account:agendalink-intrekken", args=[nieuw.pk]))
    assert not Agendalink.objects.van(lid).exists()


def test_nobody_closes_the_address_of_another(als, netwerk, link):
    klant = als(iemand("netwerkbegeleider", netwerk))
    for naam in ("intrekken", "vernieuwen"):
        assert klant.post(reverse(f"sessies_account:agendalink-{naam}", args=[link.pk])).status_code == 404
    assert str(link.geheim) not in klant.get(reverse("sessies_account:agendalinks")).content.decode()
    assert Client().get(reverse("sessies_account:agendalinks")).status_code == 302
    link.refresh_from_db()
    assert link.ingetrokken_op is None
