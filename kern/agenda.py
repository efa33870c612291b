"""An appointment as people's calendars take it (RFC 5545, RFC 5546): one VEVENT, told to one person or to nobody in particular."""

import re
from datetime import UTC, datetime
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText
from icalendar.prop import vCalAddress, vUri

from kern import klok

BRUSSEL = ZoneInfo("Europe/Brussels")
# The rules of the European Union since 1996, as every calendar program writes them; a list of dates would run out.
_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Genoemde(TypedDict):
    """Somebody whom a calendar names: how people call them, and their mailbox."""

    naam: str
    mail: str


class Deelnemer(Genoemde):
    """To whom an appointment is told, and what they said (``NEEDS-ACTION``, ``ACCEPTED``, ``DECLINED``)."""

    zei: str


class Afspraak(TypedDict):
    """What a calendar must know of an appointment, as JSON can hold it; moments in ISO 8601 with their zone.

    ``methode`` is what the receiver does with it (PUBLISH, REQUEST, CANCEL), ``staat`` how the appointment stands
    (CONFIRMED, TENTATIVE, CANCELLED), ``volgnummer`` the SEQUENCE: the higher one is the truth.
    """

    uid: str
    volgnummer: int
    methode: str
    staat: str
    begint_op: str
    eindigt_op: str
    gewijzigd_op: str
    titel: str
    waar: str
    uitleg: str
    url: str
    organisator: Genoemde
    deelnemer: NotRequired[Deelnemer]


def als_kalender(afspraak: Afspraak) -> bytes:
    """Return the calendar file: hours in Brussels with the rules of that zone, lines folded, text escaped.

    It names at most one attendee, the one it is told to. Raises ValueError for an address that is no address.
    """
    kalender = Calendar()
    kalender.add("prodid", "-//Lerend Netwerk//NL")
    kalender.add("version", "2.0")
    kalender.add("method", afspraak["methode"])
    kalender.add_component(Timezone.from_ical(_ZONE))
    kalender.add_component(_gebeurtenis(afspraak))
    return bytes(kalender.to_ical())


def _gebeurtenis(afspraak: Afspraak) -> Event:
    gebeurtenis = regel(
        uid=afspraak["uid"],
        volgnummer=afspraak["volgnummer"],
        staat=afspraak["staat"],
        uren=(_in_brussel(afspraak["begint_op"]), _in_brussel(afspraak["eindigt_op"])),
        gewijzigd_op=datetime.fromisoformat(afspraak["gewijzigd_op"]),
        woorden=(afspraak["titel"], afspraak["waar"], afspraak["uitleg"]),
        url=afspraak["url"],
    )
    gebeurtenis.add("dtstamp", klok.nu())
    gebeurtenis["organizer"] = _adres(afspraak["organisator"])
    if deelnemer := afspraak.get("deelnemer"):
        wie = _adres(deelnemer)
        # The answer is given with the link in the mail: a reply of the calendar would end in a mailbox nobody reads.
        wie.params.update({"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"})
        wie.params["PARTSTAT"] = deelnemer["zei"]
        gebeurtenis.add("attendee", wie, encode=False)
    return gebeurtenis


def regel(
    *,
    uid: str,
    volgnummer: int,
    staat: str,
    uren: tuple[datetime, datetime],
    gewijzigd_op: datetime,
    woorden: tuple[str, str, str],
    url: str,
) -> Event:
    """Return what every line of a calendar says; ``uren`` in the zone they are written in, ``woorden`` are title, place, explanation.

    Who makes the calendar adds the DTSTAMP.
    """
    titel, waar, uitleg = woorden
    gebeurtenis = Event()
    gebeurtenis.add("uid", uid)
    gebeurtenis.add("sequence", volgnummer)
    gebeurtenis.add("last-modified", gewijzigd_op.astimezone(UTC))
    gebeurtenis.add("dtstart", uren[0])
    gebeurtenis.add("dtend", uren[1])
    gebeurtenis.add("summary", schoon(titel))
    gebeurtenis.add("location", schoon(waar))
    gebeurtenis.add("status", staat)
    gebeurtenis.add("description", vText(schoon(uitleg)))
    gebeurtenis["url"] = vUri(url)
    return gebeurtenis


def _in_brussel(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(BRUSSEL)


def _adres(wie: Genoemde) -> vCalAddress:
    adres = vCalAddress(f"mailto:{wie['mail']}")
    if wie["naam"]:
        adres.params["CN"] = schoon(wie["naam"]).replace('"', "’")
    return adres


def schoon(tekst: str) -> str:
    """Take out what a calendar file may not hold."""
    return _STUURTEKENS.sub(" ", tekst.replace("\r\n", "\n").replace("\r", "\n"))
