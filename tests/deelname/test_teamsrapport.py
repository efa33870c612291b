"""Reading what Teams hands out: both layouts, each way it is written, and what is no report."""

from datetime import date, datetime

import pytest

from deelname.domain import teamsrapport
from deelname.domain.teamsrapport import Teamspersoon, lees_duur, lees_moment, lees_rapport, naamsleutel
from kern.exceptions import DomainError

EINDE = datetime(2026, 11, 10, 14, 0)
NIEUW = """1. Summary
Meeting title\tOverleg
Attended participants\t3
Meeting duration\t2h 1m 3s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Peeters, An\t11/10/26, 12:00:05 PM\t11/10/26, 2:00:08 PM\t1h 2m 3s\tan@test.example\tan@test.example\tOrganizer
Bo (Guest)\t11/10/26, 12:00:05 PM\t11/10/26, 12:10:05 PM\t10m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Peeters, An\t11/10/26, 12:00:05 PM\t11/10/26, 1:02:08 PM\t1h 2m 3s\tan@test.example\tOrganizer
"""
NEDERLANDS = """1. Samenvatting
Titel van vergadering\tOverleg
Duur van vergadering\t2 u 1 min 3 s

2. Deelnemers
Naam\tEerste deelname\tLaatste keer verlaten\tDuur in de vergadering\tE-mail\tDeelnemer-id (UPN)\tRol
Peeters, An\t10-11-2026 12:00:05\t10-11-2026 14:00:08\t1 u 2 min 3 s\tan@test.example\tan@test.example\tOrganisator
Bo (gast)\t10-11-2026 12:00:05\t10-11-2026 12:10:05\t10 min\t\t\tDeelnemer
"""
OUD = """Full Name\tUser Action\tTimestamp
An Peeters\tJoined before\t11/10/2026, 12:00:00 PM
Bo\tJoined\t11/10/2026, 12:30:00 PM
An Peeters\tLeft\t11/10/2026, 1:00:00 PM
An Peeters\tJoined\t11/10/2026, 1:10:00 PM
Cis\tLeft\t11/10/2026, 1:11:00 PM
An Peeters\tLeft\t11/10/2026, 1:20:00 PM
"""


def _mensen(inhoud):
    return [(wie.naam, wie.email, wie.seconden) for wie in lees_rapport(inhoud, einde=EINDE).mensen]


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("teken", ["\t", ",", ";"])
def test_the_new_layout_is_read_however_it_was_written(codering, teken):
    tekst = NIEUW.replace("Peeters, An", '"Peeters, An"').replace("11/10/26, ", "11/10/26 ").replace("\t", teken)
    assert _mensen(tekst.encode(codering)) == [("Peeters, An", "an@test.example", 3723), ("Bo (Guest)", "", 600)]


def test_the_dutch_report_says_the_same_and_knows_its_day():
    rapport = lees_rapport(NEDERLANDS.replace("\n", "\r\n").encode("utf-16"), einde=EINDE)
    assert rapport.mensen == [
        Teamspersoon("Peeters, An", "an@test.example", 3723), Teamspersoon("Bo (gast)", "", 600),
    ]  # fmt: skip
    assert date(2026, 11, 10) in rapport.dagen


def test_the_old_layout_adds_every_stay_and_who_never_left_stayed_until_the_end():
    assert _mensen(OUD.encode("utf-16")) == [("An Peeters", "", 4200), ("Bo", "", 5400), ("Cis", "", None)]


def test_a_line_per_stay_is_one_person_and_without_durations_the_hours_count():
    tekst = "Naam,Tijd van deelname,Tijd van verlaten,Duur,E-mail\nAn,,,40m,AN@x.be\nAn P,,,20m,an@x.be\n"
    assert _mensen(tekst.encode()) == [("An", "AN@x.be", 3600)]
    tekst = "Full Name,Join Time,Leave Time\nAn,2026-11-10 12:00:00,2026-11-10 12:05:00\n"
    assert _mensen(tekst.encode()) == [("An", "", 300)]
    assert _mensen(b"Name,Email,Role\nAn,,Attendee\n") == [("An", "", None)]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "geen CSV"),
        (b"\xff\xfe\x00", "geen CSV"),
        (b'Naam,Duur\n"' + b"x" * 200_000, "geen CSV"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "geen kolommen"),
        (b"datum;bedrag\n1;2\n", "geen kolommen"),
        (b"Naam;Duur\n" + b"An;1u\n" * 50_001, "meer dan 50.000 regels"),
        (b"x" * (5 * 1024 * 1024 + 1), "groter dan 5 MB"),
        (NIEUW.split("Peeters", maxsplit=1)[0].encode(), "niemand in dit rapport"),
        (b"Naam;Duur\n" + b"".join(f"Mens {n};1u\n".encode() for n in range(501)), "meer dan 500 mensen"),
    ],
)
def test_what_is_no_report_is_refused_beside_the_file_in_a_plain_sentence(inhoud, zin):
    with pytest.raises(DomainError, match=zin) as fout:
        lees_rapport(inhoud, einde=EINDE)
    assert fout.value.veld == "bestand"


def test_durations_and_moments_are_read_in_both_languages():
    assert [lees_duur(t) for t in ("1h 2m 3s", "1 u 2 min 3 s", "1:02:03", "2 uur", "45 min.", "7s")] == [
        3723, 3723, 3723, 7200, 2700, 7,
    ]  # fmt: skip
    assert [lees_duur(t) for t in ("", "lang", "12", "900000u")] == [None] * 4
    een = datetime(2026, 11, 10, 14, 5, 6)
    for tekst in ("11/10/26, 2:05:06 PM", "10/11/2026, 14:05:06", "10-11-2026 14:05:06", "2026-11-10 14:05:06",
                  "11/10/2026, 2:05:06\u202fPM"):  # fmt: skip
        assert lees_moment(tekst) == een
    assert lees_moment("11/13/2026, 14:05").month == 11
    assert [lees_moment(t) for t in ("", "gisteren", "45/45/2026, 14:05:06", "10/11/2026, 99:00:00")] == [None] * 4


def test_a_name_is_the_same_in_another_order_without_accents_and_with_what_teams_adds():
    assert (
        naamsleutel("Désirée Van  Damme")
        == naamsleutel("van damme, Desiree (gast)")
        == naamsleutel("DESIREE van Damme | VDAB")
    )
    assert teamsrapport.naamsleutel("(Guest)") == ()
