"""Meetings as a calendar that somebody's own calendar reads again and again.

Whoever keeps such a calendar (a phone, a provider of mail) is no member: what stands in it is day, hour, place, title and
the address of the page, and no text or mail address of a person. What a visitor reads is what the public agenda shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import reduce
from hashlib import sha256
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from icalendar import Calendar, Event

from kern import klok
from kern.agenda import regel
from kern.models import Gebeurtenis
from netwerken.domain.toegang import toegang_van, toegangen_van
from netwerken.models import Netwerk
from sessies.domain.afspraak import uid_van
from sessies.enums import SessieStatus
from sessies.models import Agendalink, Sessie
from sessies.querysets import SessieQuerySet

VERVERS = timedelta(hours=1)
VORM = 1  # rises with what a line holds, so that calendars read everything again
NET = timedelta(minutes=1)  # what is this new, may still be followed by a change that was under way before it


@dataclass(frozen=True)
class Feed:
    """A calendar to read: its name, its meetings, and since when it is as it is."""

    naam: str
    sessies: Sequence[Sessie]
    openbaar: bool = False
    sinds: datetime | None = None

    @property
    def etag(self) -> str:
        """The same as long as every line is the same; worked out without writing them."""
        inhoud = [(s.uid, s.volgnummer, s.gewijzigd_op, *_woorden(s, openbaar=self.openbaar)) for s in self.sessies]
        return f'"{sha256(repr((VORM, settings.SITE_URL, self.naam, inhoud)).encode()).hexdigest()[:32]}"'

    @property
    def laatst(self) -> int | None:
        """When it last changed, in whole seconds; None while that is too short ago to say."""
        if self.sinds is None or klok.nu() - self.sinds < NET:
            return None
        return int(self.sinds.timestamp())

    def als_bestand(self) -> bytes:
        """The calendar itself, the same bytes for the same meetings; hours stand in UTC, which every calendar reads alike."""
        kalender = Calendar()
        kalender.add("prodid", "-//Lerend Netwerk//NL")
        kalender.add("version", "2.0")
        kalender.add("calscale", "GREGORIAN")
        kalender.add("name", self.naam)
        kalender.add("x-wr-calname", self.naam)
        kalender.add("x-wr-timezone", settings.TIME_ZONE)
        kalender.add("refresh-interval", VERVERS, {"VALUE": "DURATION"})
        kalender.add("x-published-ttl", "PT1H")
        for sessie in self.sessies:
            kalender.add_component(_gebeurtenis(sessie, openbaar=self.openbaar))
        return bytes(kalender.to_ical())


def persoonlijke_feed(link: Agendalink) -> Feed | None:
    """What the person of a link may see now of what it is about; None when they may see nothing of it any more."""
    if link.netwerk is not None:
        toegang = toegang_van(link.gebruiker, link.netwerk)
        toegangen = [toegang] if toegang is not None else []
    else:
        toegangen = toegangen_van(link.gebruiker)
    if not toegangen:
        return None
    mag = reduce(or_, (toegang.q(SessieQuerySet.recht_bekijken) for toegang in toegangen))
    sessies = Sessie.objects.filter(mag)
    if link.groep is not None:
        sessies = sessies.filter(groep=link.groep)
    naam = link.groep.naam if link.groep is not None else toegangen[0].netwerk.korte_naam
    if link.netwerk is None and len(toegangen) > 1:
        naam = "Lerend Netwerk"
    sinds = _laatste_daad(Q(netwerk_id__in=[toegang.netwerk.pk for toegang in toegangen]))
    return Feed(naam, list(sessies.voor_agenda()), sinds=max(filter(None, (sinds, link.aangemaakt_op))))


def openbare_feed(netwerk: Netwerk | None = None) -> Feed | None:
    """What stands on the public agenda, of one network or of all; None for a network that shows nothing to visitors.

    As on that page a meeting stands there while it is still to come; one that was called off says so until its day is over.
    """
    sessies = Sessie.objects.openbaar().filter(eindigt_op__gte=klok.nu())
    if netwerk is not None:
        sessies = sessies.filter(netwerk=netwerk)
    rijen = list(sessies.voor_agenda())
    if netwerk is not None and not rijen and not netwerk.heeft_openbare_agenda:
        return None
    van = Q(netwerk_id=netwerk.pk) if netwerk is not None else Q()
    return Feed(netwerk.korte_naam if netwerk else "Lerende netwerken", rijen, openbaar=True, sinds=_laatste_daad(van))


def _laatste_daad(van: Q) -> datetime | None:
    """Every change leaves its line in the log, also a role that ends: so nothing in a calendar is younger than the last."""
    return Gebeurtenis.objects.filter(van).order_by("-pk").values_list("gebeurd_op", flat=True).first()


def _woorden(sessie: Sessie, *, openbaar: bool) -> tuple[str, ...]:
    """What one line says: title, place, explanation, address, hours and status."""
    af = sessie.status == SessieStatus.AFGELAST
    titel = f"Afgelast: {sessie.titel}" if af else sessie.titel
    pad = reverse("sessies_openbaar:agenda") if openbaar else sessie.get_absolute_url()
    waar = (sessie.gemeente or sessie.get_vorm_display()) if openbaar else sessie.waar
    online = f"Online: {sessie.online_adres}" if sessie.online_adres and not openbaar and not af else ""
    weg = "" if openbaar else "\n".join(f"{naam}: {tekst}" for naam, tekst in sessie.wegwijs)
    uitleg = "\n\n".join(deel for deel in (sessie.netwerk.naam, online, weg, settings.SITE_URL + pad) if deel)
    uren = (f"{sessie.begint_op.astimezone(UTC):%Y%m%dT%H%M%SZ}", f"{sessie.eindigt_op.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return titel, waar, uitleg, settings.SITE_URL + pad, *uren, "CANCELLED" if af else "CONFIRMED"


def _gebeurtenis(sessie: Sessie, *, openbaar: bool) -> Event:
    titel, waar, uitleg, adres, _van, _tot, status = _woorden(sessie, openbaar=openbaar)
    gebeurtenis = regel(
        uid=uid_van(sessie),
        volgnummer=sessie.volgnummer,
        staat=status,
        uren=(sessie.begint_op.astimezone(UTC), sessie.eindigt_op.astimezone(UTC)),
        gewijzigd_op=sessie.gewijzigd_op,
        woorden=(titel, waar, uitleg),
        url=adres,
    )
    gebeurtenis.add("dtstamp", sessie.gewijzigd_op.astimezone(UTC))  # the same bytes as long as nothing changed
    gebeurtenis.add("transp", "TRANSPARENT" if status == "CANCELLED" else "OPAQUE")
    return gebeurtenis
