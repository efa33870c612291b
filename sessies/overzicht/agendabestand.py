"""A meeting as a calendar file, for people's own calendars."""

import re
from datetime import UTC

from icalendar import Calendar, Event, vText
from icalendar.prop import vCalAddress, vUri

from kern import klok
from kern.rijketekst import als_tekst
from sessies.enums import SessieStatus
from sessies.models import Sessie

_STUURTEKENS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_STATUS = {SessieStatus.AFGELAST: "CANCELLED", SessieStatus.CONCEPT: "TENTATIVE"}


def als_agendabestand(sessie: Sessie, *, url: str, organisator: str) -> bytes:
    """Return one VEVENT with a stable UID and a sequence number that rises when hour or place change.

    ``url`` is the full address of the meeting's page; ``organisator`` the mail address that stands as organiser, without
    which a calendar does not take a meeting away again. Times stand in UTC, which every calendar reads alike.
    """
    gebeurtenis = Event()
    gebeurtenis.add("uid", f"{sessie.uid}@lerend-netwerk")
    gebeurtenis.add("sequence", sessie.volgnummer)
    gebeurtenis.add("dtstamp", klok.nu())
    gebeurtenis.add("last-modified", sessie.gewijzigd_op)
    gebeurtenis.add("dtstart", sessie.begint_op.astimezone(UTC))
    gebeurtenis.add("dtend", sessie.eindigt_op.astimezone(UTC))
    gebeurtenis.add("summary", schoon(sessie.titel))
    gebeurtenis.add("location", schoon(sessie.waar))
    gebeurtenis.add("status", _STATUS.get(SessieStatus(sessie.status), "CONFIRMED"))
    uitleg = [
        sessie.netwerk.naam,
        als_tekst(sessie.doel, adressen=True),
        f"Online: {sessie.online_adres}" if sessie.online_adres else "",
        url,
    ]
    gebeurtenis.add("description", vText(schoon("\n\n".join(deel for deel in uitleg if deel))))
    gebeurtenis["url"] = vUri(url)
    wie = vCalAddress(f"mailto:{organisator}")
    wie.params["CN"] = schoon(sessie.netwerk.naam)
    gebeurtenis["organizer"] = wie
    kalender = Calendar()
    kalender.add("prodid", "-//Lerend Netwerk//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "CANCEL" if sessie.status == SessieStatus.AFGELAST else "PUBLISH")
    kalender.add_component(gebeurtenis)
    return bytes(kalender.to_ical())


def schoon(tekst: str) -> str:
    """Take out what a calendar file may not hold."""
    return _STUURTEKENS.sub(" ", tekst.replace("\r\n", "\n").replace("\r", "\n"))
