"""People on the list of a meeting: invited once, told what changed, and never told of one another."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from kern import klok
from kern.domain.post import verstuur_wachtende
from kern.models import Bericht, Gebeurtenis
from sessies.domain import antwoorden, genodigden, sessies, uitnodigen, van_lijst
from sessies.domain.bezetting import telling
from sessies.models import Genodigde
from tests.fabrieken.kern import moment
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

GAST = "gast@elders.example"


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(
        netwerk=netwerk,
        begint_op=moment(2099, 12, 8, 13),
        eindigt_op=moment(2099, 12, 8, 16),
        titel="Koffie aan de poort",
    )


@pytest.fixture
def gast(sessie, begeleider):
    return genodigden.voeg_gast_toe(sessie, email=GAST.upper(), naam="An", functie="toeleider", door=begeleider)


def _mails():
    verstuur_wachtende()
    uit, mail.outbox = mail.outbox, []
    return uit


def _kalender(bericht):
    """The part that calendars act upon, and the file."""
    (deel,) = [inhoud for inhoud, soort in bericht.alternatives if soort.startswith("text/calendar")]
    (bijlage,) = bericht.attachments
    assert bijlage.content.decode() == deel
    return Calendar.from_ical(deel)


def _feiten(bericht):
    kalender = _kalender(bericht)
    (gebeurtenis,) = kalender.walk("VEVENT")
    return str(kalender["method"]), int(gebeurtenis["sequence"]), str(gebeurtenis["status"])


def test_nothing_leaves_until_it_is_sent_and_then_once(sessie, gast, begeleider):
    assert _mails() == []

    assert uitnodigen.verstuur(sessie, door=begeleider) == {"uitnodiging": 1}
    with geweigerd("Er valt niets te versturen"):
        uitnodigen.verstuur(sessie, door=begeleider)

    (brief,) = _mails()
    assert (brief.to, brief.reply_to) == ([GAST], [begeleider.email])
    assert brief.subject == "Uitnodiging: Koffie aan de poort, di 8 dec 2099"
    assert uitnodigen.pad_van(gast) in brief.body


def test_the_calendar_part_asks_one_person_and_names_nobody_else(sessie, gast, begeleider):
    genodigden.voeg_gast_toe(sessie, email="ander@elders.example", naam="Bert", door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)

    een, ander = _mails()
    (gebeurtenis,) = _kalender(een).walk("VEVENT")
    wie = gebeurtenis["attendee"]

    assert _feiten(een) == ("REQUEST", 0, "CONFIRMED")
    assert (str(wie), wie.params["CN"], wie.params["PARTSTAT"]) == (f"mailto:{GAST}", "An", "NEEDS-ACTION")
    assert (gebeurtenis["dtstart"].dt, gebeurtenis["dtstart"].params["TZID"]) == (sessie.begint_op, "Europe/Brussels")
    assert [str(zone["tzid"]) for zone in _kalender(een).walk("VTIMEZONE")] == ["Europe/Brussels"]
    assert "Bert" not in str(een.message()) + een.body
    assert "ander@elders" not in _kalender(een).to_ical().decode()
    assert str(gebeurtenis["uid"]) == str(next(iter(_kalender(ander).walk("VEVENT")))["uid"])
    rauw = een.attachments[0].content
    assert max(len(regel) for regel in rauw.split(b"\r\n")) <= 75


def test_the_mail_is_alternatives_with_the_calendar_last_and_a_file(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)

    (brief,) = _mails()
    delen = [(deel.get_content_type(), deel.get_param("method")) for deel in brief.message().walk()]

    assert delen == [
        ("multipart/mixed", None), ("multipart/alternative", None), ("text/plain", None), ("text/html", None),
        ("text/calendar", "REQUEST"), ("application/ics", None),
    ]  # fmt: skip
    assert Bericht.objects.get().agenda.startswith("BEGIN:VCALENDAR")


def test_another_hour_waits_until_it_is_sent_and_says_what_it_was(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()

    sessies.wijzig_sessie(
        sessie,
        velden={"begint_op": moment(2099, 12, 8, 14), "eindigt_op": moment(2099, 12, 8, 17)},
        versie=1,
        door=begeleider,
    )
    assert _mails() == []
    (brief,) = uitnodigen.te_vertellen(sessie)
    assert brief.verschil == [
        ("Wanneer", "di\xa08\xa0dec\xa02099, 13.00–16.00\xa0uur", "di\xa08\xa0dec\xa02099, 14.00–17.00\xa0uur")
    ]
    uitnodigen.verstuur(sessie, door=begeleider)

    (mailtje,) = _mails()
    assert mailtje.subject == "Verplaatst: Koffie aan de poort, nu di 8 dec 2099"
    assert "13.00–16.00" in mailtje.body
    assert mailtje.extra_headers["Importance"] == "high"
    assert _feiten(mailtje) == ("REQUEST", 1, "CONFIRMED")


def test_what_was_looked_at_is_what_leaves(sessie, gast, begeleider):
    gezien = uitnodigen.stempel(sessie, uitnodigen.te_vertellen(sessie))
    genodigden.voeg_gast_toe(sessie, email="ander@elders.example", door=begeleider)
    with geweigerd("Er veranderde intussen iets"):
        uitnodigen.verstuur(sessie, gezien=gezien, door=begeleider)

    gezien = uitnodigen.stempel(sessie, uitnodigen.te_vertellen(sessie))
    sessies.wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)
    with geweigerd("Er veranderde intussen iets"):
        uitnodigen.verstuur(sessie, gezien=gezien, door=begeleider)
    assert _mails() == []
    gezien = uitnodigen.stempel(sessie, uitnodigen.te_vertellen(sessie))
    assert uitnodigen.verstuur(sessie, gezien=gezien, door=begeleider) == {"uitnodiging": 2}


def test_who_said_no_by_phone_is_not_asked_any_more(sessie, gast, begeleider):
    antwoorden.antwoord(gast, keuze="nee", door=begeleider)

    assert uitnodigen.te_vertellen(sessie) == []
    staat = telling(sessie)
    assert (staat.te_versturen, staat.uitgenodigd, staat.komt + staat.komt_niet + staat.stil) == (0, 1, 1)


def test_a_title_put_right_is_told_without_another_number(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()

    sessies.wijzig_sessie(sessie, velden={"titel": "Koffie aan de schoolpoort"}, versie=1, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)

    (brief,) = _mails()
    assert brief.subject.startswith("Gewijzigd: ")
    assert "Importance" not in brief.extra_headers
    assert _feiten(brief) == ("REQUEST", 0, "CONFIRMED")


def test_what_was_changed_and_changed_back_is_not_told(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)

    sessies.wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)
    sessies.wijzig_sessie(sessie, velden={"plaats": "Zaal De Kapstok"}, versie=2, door=begeleider)

    assert uitnodigen.te_vertellen(sessie) == []


def test_invitations_of_a_concept_leave_when_it_is_published(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, concept=True)
    genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)
    with geweigerd("concept"):
        uitnodigen.verstuur(sessie, door=begeleider)

    sessies.publiceer_sessie(sessie, door=begeleider)

    assert [m.to for m in _mails()] == [[GAST]]


def test_published_by_mistake_is_a_concept_again_while_no_mail_left(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, concept=True)
    genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)

    sessies.publiceer_sessie(sessie, door=begeleider)
    sessies.haal_van_kalender(sessie, door=begeleider)
    assert _mails() == []
    sessies.publiceer_sessie(sessie, door=begeleider)
    assert len(_mails()) == 1

    with geweigerd("al vertrokken"):
        sessies.haal_van_kalender(sessie, door=begeleider)
    assert Genodigde.objects.get().verstuurd_op is not None


def test_a_cancelled_meeting_is_told_at_once_and_its_way_back_too(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()

    sessies.las_af(sessie, reden="De zaal is dicht.", door=begeleider)
    (af,) = _mails()
    sessies.laat_doorgaan(sessie, door=begeleider)
    (door,) = _mails()

    assert (af.subject, _feiten(af)) == (
        "Gaat niet door: Koffie aan de poort, di 8 dec 2099",
        ("CANCEL", 1, "CANCELLED"),
    )
    assert "De zaal is dicht." in af.body
    assert (door.subject.split(":")[0], _feiten(door)) == ("Gaat toch door", ("REQUEST", 2, "CONFIRMED"))
    assert uitnodigen.te_vertellen(sessie) == []


def test_a_cancellation_taken_back_in_time_is_never_heard_of(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()
    sessies.wijzig_sessie(sessie, velden={"plaats": "Elders"}, versie=1, door=begeleider)

    sessies.las_af(sessie, reden="Vergissing.", door=begeleider)
    sessies.laat_doorgaan(sessie, door=begeleider)

    assert _mails() == []
    assert [brief.soort for brief in uitnodigen.te_vertellen(sessie)] == ["elders"]


@pytest.mark.parametrize(
    ("velden", "soort", "dringend"),
    [
        ({"begint_op": moment(2099, 12, 9, 13, 30), "eindigt_op": moment(2099, 12, 9, 16)}, "verplaatst", True),
        ({"plaats": "Elders"}, "elders", True),
        ({"vorm": "hybride", "online_adres": "https://meet.example/x"}, "elders", True),
        ({"titel": "Een ander woord"}, "gewijzigd", False),
    ],
)
def test_a_mail_says_moved_only_of_another_hour(sessie, gast, begeleider, velden, soort, dringend):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()
    sessies.wijzig_sessie(sessie, velden=velden, versie=1, door=begeleider)
    (brief,) = uitnodigen.te_vertellen(sessie)
    assert (brief.soort, brief.is_dringend) == (soort, dringend)
    uitnodigen.verstuur(sessie, door=begeleider)
    (mail,) = _mails()
    kop = {"verplaatst": "Verplaatst", "elders": "Andere plek", "gewijzigd": "Gewijzigd"}[soort]
    assert mail.subject.startswith(f"{kop}: ")
    assert _feiten(mail)[1] == (0 if soort == "gewijzigd" else 1)


def test_a_cancelled_meeting_of_the_past_mails_nobody(netwerk, begeleider):
    with klok.op(moment(2026, 11, 10)):
        sessie = SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 11), eindigt_op=moment(2026, 11, 11, 15))
        genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)
        Genodigde.objects.update(verstuurd_op=klok.nu(), verteld={"gaat_door": True})
    with klok.op(moment(2026, 12, 1)):
        sessies.las_af(sessie, reden="Niemand kwam.", door=begeleider)

    assert not Bericht.objects.exists()


def test_who_never_heard_of_another_day_hears_of_the_one_they_know(sessie, gast, begeleider):
    ander = genodigden.voeg_gast_toe(sessie, email="ander@elders.example", door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()
    later = {
        "begint_op": moment(2099, 12, 22, 13),
        "eindigt_op": moment(2099, 12, 22, 16),
        "titel": "Thee",
        "plaats": "Elders",
    }
    sessies.wijzig_sessie(sessie, velden=later, versie=1, door=begeleider)

    van_lijst.haal_van_lijst(ander, door=begeleider)
    sessies.las_af(sessie, reden="De zaal is dicht.", door=begeleider)
    weg, af = sorted(_mails(), key=lambda mail: mail.to)
    for brief in (weg, af):
        assert "Koffie aan de poort, di 8 dec 2099" in brief.subject
        assert "22" not in brief.body.split("Je krijgt deze mail")[0]
        assert "Elders" not in brief.body

    sessies.laat_doorgaan(sessie, door=begeleider)
    (door,) = _mails()
    assert "dit was Zaal De Kapstok, Mechelen" in door.body
    assert "22" in door.body


def test_who_is_taken_off_hears_it_and_comes_back_with_a_higher_number(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    _mails()

    assert van_lijst.haal_van_lijst(gast, door=begeleider)
    (weg,) = _mails()
    with geweigerd("niet meer op de lijst"):
        van_lijst.haal_van_lijst(gast, door=begeleider)
    terug = genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    (weer,) = _mails()

    assert (weg.subject.split(":")[0], _feiten(weg)) == ("Je hoeft niet te komen", ("CANCEL", 1, "CANCELLED"))
    assert (terug.pk, _feiten(weer)) == (gast.pk, ("REQUEST", 2, "CONFIRMED"))


def test_who_was_not_invited_yet_goes_without_a_word(sessie, gast, begeleider):
    assert not van_lijst.haal_van_lijst(gast, door=begeleider)

    assert not Genodigde.objects.op_lijst().exists()
    assert _mails() == []
    Genodigde.objects.update(ingetrokken_op=klok.nu() - timedelta(days=3))
    genodigden.ruim_op()
    assert not Genodigde.objects.exists()


def test_taken_off_by_mistake_is_put_back_as_they_were_or_must_be_invited_anew(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    Genodigde.objects.update(antwoord="ja")
    _mails()

    van_lijst.haal_van_lijst(gast, door=begeleider)
    assert not van_lijst.zet_terug(gast, door=begeleider)
    assert _mails() == []
    assert Genodigde.objects.values_list("antwoord", "eigen_volgnummer").get() == ("ja", 0)
    with geweigerd("staat al op de lijst"):
        van_lijst.zet_terug(gast, door=begeleider)

    van_lijst.haal_van_lijst(gast, door=begeleider)
    assert len(_mails()) == 1
    assert van_lijst.zet_terug(gast, door=begeleider)
    assert [brief.soort for brief in uitnodigen.te_vertellen(sessie)] == ["uitnodiging"]
    uitnodigen.verstuur(sessie, door=begeleider)
    assert [_feiten(m) for m in _mails()] == [("REQUEST", 2, "CONFIRMED")]


def test_only_who_did_not_answer_is_reminded_and_once_a_day(sessie, gast, begeleider):
    genodigden.voeg_gast_toe(sessie, email="komt@elders.example", door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    Genodigde.objects.filter(email="komt@elders.example").update(antwoord="ja")
    _mails()
    with geweigerd("niemand om te herinneren"):
        uitnodigen.herinner(sessie, door=begeleider)

    Genodigde.objects.update(verstuurd_op=klok.nu() - timedelta(days=2))
    assert uitnodigen.herinner(sessie, door=begeleider) == 1
    with geweigerd("niemand om te herinneren"):
        uitnodigen.herinner(sessie, door=begeleider)

    (brief,) = _mails()
    assert (brief.to, brief.subject.split("?")[0]) == ([GAST], "Kom je")


def test_another_address_is_refused_once_the_invitation_left(sessie, gast, begeleider):
    gelijk = {"naam": "An", "functie": "", "organisatie": None}
    genodigden.wijzig_genodigde(gast, email="an@elders.example", **gelijk, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)

    with geweigerd("vertrok al"):
        genodigden.wijzig_genodigde(gast, email=GAST, **gelijk, door=begeleider)
    assert [m.to for m in _mails()] == [["an@elders.example"]]


def test_names_are_in_no_audit_line_and_forgotten_after_their_term(sessie, gast, begeleider):
    uitnodigen.verstuur(sessie, door=begeleider)
    Genodigde.objects.update(noden="glutenvrij")
    regels = " ".join(f"{regel.gegevens}" for regel in Gebeurtenis.objects.all())
    assert re.search(r"An\b|gast@", regels) is None

    with klok.op(sessie.eindigt_op + timedelta(days=31)):
        genodigden.ruim_op()
    assert Genodigde.objects.values_list("noden", "naam").get() == ("", "An")
    with klok.op(sessie.eindigt_op + timedelta(days=366)):
        genodigden.ruim_op()
    brief = Bericht.objects.get()
    assert (brief.aan, brief.gegevens, brief.agenda) == ("gewist@gewist.invalid", {}, "")
    rij = Genodigde.objects.get()
    assert (rij.naam, rij.email, rij.functie) == ("", "", "toeleider")


def test_five_hundred_are_written_in_a_few_statements(sessie, begeleider, django_assert_max_num_queries):
    wie = [genodigden.Persoon(f"g{n}@elders.example", f"G{n}", "", None, None, "") for n in range(500)]
    genodigden.zet_op_lijst(sessie, wie, door=begeleider)

    with django_assert_max_num_queries(24):
        uitnodigen.verstuur(sessie, door=begeleider)

    assert Bericht.objects.count() == 500
