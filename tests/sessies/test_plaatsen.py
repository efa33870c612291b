"""Places are kept once: what is known of them shows wherever a meeting is, and a change reaches what is still to come."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern import klok
from kern.exceptions import AnderNetwerkError
from kern.models import Gebeurtenis
from kern.opmaak import NBSP
from netwerken.domain.inrichting import beeindig_deel, verwijder_deel
from netwerken.domain.toegang import toegang_van
from sessies.domain.agendalinks import maak_agendalink
from sessies.domain.plaatsen import maak_plaats, wijzig_plaats
from sessies.domain.sessies import plan_sessie, wijzig_sessie
from sessies.models import Genodigde, Plaats, Sessie
from sessies.overzicht.agendabestand import als_agendabestand
from sessies.overzicht.agendafeed import openbare_feed, persoonlijke_feed
from sessies.overzicht.bedenkingen import bedenkingen_over_de_plek
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, OrganisatieFactory, iemand
from tests.fabrieken.sessies import PlaatsFactory, SessieFactory
from tests.sessies.test_formulieren import GOED, adres, fouten, wijzigdata
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]

VELDEN = {
    "naam": "Zaal De Kapstok", "adres": "Kerkstraat 1", "gemeente": "Mechelen", "provincie": "antwerpen", "zitplaatsen": 40,
    "toegankelijk": ["lift", "drempelvrij"], "toegankelijk_extra": "De bel hangt laag", "parkeren": "Achter de kerk",
    "contact": "het onthaal",
}  # fmt: skip
UREN = {"begint_op": moment(2026, 12, 1, 10), "eindigt_op": moment(2026, 12, 1, 12)}
WEGWIJS = [
    ("Adres", "Kerkstraat 1, Mechelen"),
    ("Toegankelijk", "zonder drempel of trap en lift. De bel hangt laag"),
    ("Parkeren", "Achter de kerk"),
    ("Zitplaatsen", "40"),
]


@pytest.fixture
def zaal(netwerk, begeleider):
    return maak_plaats(netwerk, velden=VELDEN, door=begeleider)


@pytest.fixture
def sessie(netwerk, begeleider, zaal):
    return plan_sessie(netwerk, velden={"titel": "Leren", **UREN, "vaste_plaats": zaal}, door=begeleider)


# --- The place itself ----------------------------------------------------------------------


def test_a_place_is_kept_with_one_line_in_the_log(netwerk, begeleider, zaal):
    regel = Gebeurtenis.objects.get(wat="plaats.toegevoegd")
    assert (regel.onderwerp_id, regel.door_id, regel.netwerk_id) == (str(zaal.pk), begeleider.pk, netwerk.pk)
    assert zaal.wegwijs == WEGWIJS
    assert PlaatsFactory(adres="", zitplaatsen=None).wegwijs == []


@pytest.mark.parametrize(
    ("anders", "zin", "veld"),
    [
        ({}, "Er is al een plaats met deze naam.", ""),
        ({"naam": "Elders", "zitplaatsen": 0}, "Een plaats heeft minstens 1 zitplaats.", ""),
        ({"naam": "Elders", "toegankelijk": ["vliegveld"]}, "Kies iets uit de lijst.", "toegankelijk"),
    ],
)
def test_a_place_that_breaks_a_rule_is_refused(netwerk, begeleider, zaal, anders, zin, veld):
    with geweigerd(zin, Plaats, veld=veld):
        maak_plaats(netwerk, velden={**VELDEN, **anders}, door=begeleider)


def test_what_changes_of_a_place_changes_for_what_is_still_to_come(netwerk, begeleider, zaal, sessie):
    gehouden = SessieFactory(netwerk=netwerk, gehouden=True, vaste_plaats=zaal, plaats="Zaal De Kapstok")

    wijzig_plaats(zaal, velden={"parkeren": "Nergens"}, versie=1, door=begeleider)
    sessie.refresh_from_db()
    assert (sessie.versie, sessie.volgnummer, sessie.wegwijs[2]) == (1, 0, ("Parkeren", "Nergens"))

    wijzig_plaats(zaal, velden={"naam": "De Kapstok", "gemeente": "Gent", "provincie": "oost-vlaanderen"}, versie=2,
                  door=begeleider)  # fmt: skip
    sessie.refresh_from_db()
    gehouden.refresh_from_db()
    assert (sessie.plaats, sessie.gemeente, sessie.provincie) == ("De Kapstok", "Gent", "oost-vlaanderen")
    assert (sessie.versie, sessie.volgnummer) == (2, 1)
    assert (gehouden.plaats, gehouden.volgnummer) == ("Zaal De Kapstok", 0)


def test_a_place_that_is_used_ends_and_is_not_taken_away(begeleider, zaal, sessie):
    with geweigerd("Zaal De Kapstok blijft staan: er hangt nog iets aan vast .1 bijeenkomst..", Plaats):
        verwijder_deel(zaal, door=begeleider)
    beeindig_deel(zaal, op=klok.vandaag(), door=begeleider)
    assert list(Plaats.objects.te_kiezen(zaal.netwerk)) == []
    assert Plaats.objects.met_naam(zaal.netwerk, "Zaal De Kapstok") is None
    assert Plaats.objects.met_naam(zaal.netwerk, "zaal  de kapstok", ook=zaal.pk) == zaal


# --- A meeting there -----------------------------------------------------------------------


def test_a_meeting_takes_over_name_municipality_and_province(netwerk, begeleider, zaal, sessie):
    assert (sessie.plaats, sessie.gemeente, sessie.provincie) == ("Zaal De Kapstok", "Mechelen", "antwerpen")
    assert (sessie.waar, sessie.wegwijs) == ("Zaal De Kapstok, Mechelen", WEGWIJS)

    wijzig_sessie(sessie, velden={"vaste_plaats": None, "plaats": "Elders"}, versie=1, door=begeleider)
    assert (sessie.plaats, sessie.wegwijs, sessie.volgnummer) == ("Elders", [], 1)
    with pytest.raises(AnderNetwerkError):
        wijzig_sessie(sessie, velden={"vaste_plaats": PlaatsFactory()}, versie=2, door=begeleider)


def test_an_online_meeting_shows_no_place(sessie):
    sessie.vorm = "online"
    assert sessie.wegwijs == []


def test_who_types_the_name_of_a_place_means_that_place(als, netwerk, begeleider, zaal):
    klant = als(begeleider)
    bladzijde = klant.get(adres("plan", netwerk)).content.decode()
    assert '<option value="Zaal De Kapstok">Kerkstraat 1, Mechelen · 40 zitplaatsen</option>' in bladzijde

    klant.post(adres("plan", netwerk), {**GOED, "plaats": "zaal de  kapstok", "gemeente": "Gent"})
    klant.post(adres("plan", netwerk), {**GOED, "titel": "Eenmalig", "plaats": "Bij de bakker", "gemeente": "Gent"})
    vast, eenmalig = Sessie.objects.order_by("pk")

    assert (vast.vaste_plaats, vast.plaats, vast.gemeente) == (zaal, "Zaal De Kapstok", "Mechelen")
    assert (eenmalig.vaste_plaats, eenmalig.plaats, eenmalig.gemeente) == (None, "Bij de bakker", "Gent")


def test_a_changed_meeting_leaves_its_place_when_other_words_are_typed(als, begeleider, zaal, sessie):
    beeindig_deel(zaal, op=klok.vandaag(), door=begeleider)
    klant, waar = als(begeleider), adres("wijzig", sessie.netwerk, sessie.nummer)
    klant.post(waar, wijzigdata(klant, sessie.netwerk, sessie, titel="Anders"))
    sessie.refresh_from_db()
    assert (sessie.titel, sessie.vaste_plaats) == ("Anders", zaal)  # ended, and kept where it stood

    klant.post(waar, wijzigdata(klant, sessie.netwerk, sessie, plaats="Bij de bakker"))
    sessie.refresh_from_db()
    assert (sessie.plaats, sessie.vaste_plaats) == ("Bij de bakker", None)


def test_a_place_that_is_taken_is_said_beside_the_field_once(als, netwerk, begeleider, zaal, sessie):
    toegang = toegang_van(begeleider, netwerk)
    zin = "Op dat uur is er op deze plek ook ‘Leren’ (10.00–12.00\N{NO-BREAK SPACE}uur)."
    assert bedenkingen_over_de_plek(toegang, {**UREN, "vaste_plaats": zaal, "plaats": "De zaal"}) == [zin]
    assert bedenkingen_over_de_plek(toegang, {**UREN, "vaste_plaats": zaal, "plaats": zaal.naam}, zelf=sessie) == []
    straks = {naam: uur + timedelta(hours=2) for naam, uur in UREN.items()}
    assert bedenkingen_over_de_plek(toegang, {**straks, "vaste_plaats": zaal, "plaats": zaal.naam}) == []

    data = {**GOED, "datum": "2026-12-01", "begintijd": "11:00", "eindtijd": "13:00", "plaats": zaal.naam}
    antwoord = als(begeleider).post(adres("plan", netwerk), data)
    assert fouten(antwoord) == {"plaats": [f"{zin} Toch plannen? Druk dan nog eens op de knop."]}
    bevestigd = antwoord.context["form"].data["bevestigd"]
    als(begeleider).post(adres("plan", netwerk), {**data, "bevestigd": bevestigd})
    assert Sessie.objects.count() == 2


def test_more_people_than_seats_is_said_and_refuses_nothing(als, netwerk, begeleider, zaal, sessie):
    Plaats.objects.update(zitplaatsen=1)
    for antwoord in ("ja", "online", "nee"):
        Genodigde.objects.create(sessie=sessie, netwerk=netwerk, antwoord=antwoord)
    klant = als(begeleider)
    assert "Er komen" not in klant.get(sessie.get_absolute_url()).content.decode()
    Genodigde.objects.create(sessie=sessie, netwerk=netwerk, antwoord="ja")
    zin = f"Er komen 2{NBSP}mensen, en Zaal De Kapstok heeft 1{NBSP}zitplaats."

    assert zin in klant.get(sessie.get_absolute_url()).content.decode()
    assert zin not in als(iemand("lid", netwerk)).get(sessie.get_absolute_url()).content.decode()
    zaal.refresh_from_db()
    toegang = toegang_van(begeleider, netwerk)
    assert bedenkingen_over_de_plek(toegang, {**UREN, "vaste_plaats": zaal, "plaats": "x"}, zelf=sessie) == [zin]
    Plaats.objects.update(zitplaatsen=None)
    assert "Er komen" not in als(begeleider).get(sessie.get_absolute_url()).content.decode()


# --- Where it shows ------------------------------------------------------------------------


def test_the_page_and_the_calendar_say_the_same_and_visitors_read_nothing_of_it(als, netwerk, zaal, sessie):
    lid = iemand("lid", netwerk)
    bladzijde = als(lid).get(sessie.get_absolute_url()).content.decode()
    bestand = persoonlijke_feed(maak_agendalink(door=lid)).als_bestand().replace(b"\r\n ", b"").decode()
    los = als_agendabestand(sessie, url="https://x.example/").replace(b"\r\n ", b"").decode()
    for naam, tekst in WEGWIJS:
        assert f"{naam}: {tekst}".replace(",", "\\,") in los
        assert f"<dt>{naam}</dt><dd>{tekst}</dd>" in bladzijde
        assert f"{naam}: {tekst}".replace(",", "\\,") in bestand
    assert "het onthaal" not in bladzijde + bestand

    Sessie.objects.update(is_openbaar=True)
    assert b"Kerkstraat" not in openbare_feed().als_bestand()


def test_everybody_reads_the_list_and_who_plans_keeps_it(als, netwerk, begeleider, zaal):
    PlaatsFactory(naam="Van een ander netwerk")
    lid = als(iemand("lid", netwerk))
    bladzijde = lid.get(adres("plaatsen", netwerk)).content.decode()
    assert "Kerkstraat 1" in bladzijde
    assert "zonder drempel of trap en lift. De bel hangt laag" in bladzijde
    for woord in ("Van een ander", "het onthaal", "Voeg een plaats toe", "Verwijder"):
        assert woord not in bladzijde
    assert lid.get(adres("plaats-nieuw", netwerk)).status_code == 403

    bij = als(begeleider).get(adres("plaatsen", netwerk)).content.decode()
    assert "het onthaal" in bij
    csv = b"".join(als(begeleider).get(adres("plaatsen", netwerk) + "?als=csv").streaming_content).decode()
    assert "Zaal De Kapstok;Kerkstraat 1;Mechelen;Antwerpen;40;" in csv
    assert "Zaal De Kapstok" in lid.get(adres("plaatsen", netwerk) + "?toegankelijk=lift").content.decode()
    assert "Kerkstraat" not in lid.get(adres("plaatsen", netwerk) + "?toegankelijk=stil").content.decode()
    assert [p.naam for p in lid.get(adres("plaatsen", netwerk) + "?q=kerkstraat").context["object_list"]] == [zaal.naam]


def test_who_convenes_a_body_keeps_places_too(als, netwerk):
    organisatie = OrganisatieFactory()
    wie = iemand("opdrachtgever", netwerk, organisatie=organisatie)
    assert als(wie).get(adres("plaats-nieuw", netwerk)).status_code == 403
    OrgaanFactory(netwerk=netwerk, samengeroepen_door=organisatie)

    antwoord = als(wie).post(
        adres("plaats-nieuw", netwerk), {"naam": "Raadzaal", "gemeente": "Gent", "inzending": "b" * 32}
    )
    assert antwoord.status_code == 302
    assert Plaats.objects.get().toegankelijk == []


def test_the_questions_do_not_grow_with_the_places(als, netwerk, begeleider):
    klant = als(begeleider)

    def tel(pad):
        with CaptureQueriesContext(connection) as gevangen:
            assert klant.get(pad).status_code == 200
        return len(gevangen)

    paden = [adres("plaatsen", netwerk), adres("plan", netwerk)]
    PlaatsFactory(netwerk=netwerk)
    [klant.get(pad) for pad in paden]
    een = [tel(pad) for pad in paden]
    for _ in range(2):
        SessieFactory(netwerk=netwerk, vaste_plaats=PlaatsFactory(netwerk=netwerk))
    assert [tel(pad) for pad in paden] == een


def test_places_of_two_networks_may_have_one_name(netwerk, begeleider, zaal):
    ander = NetwerkFactory()
    assert maak_plaats(ander, velden=VELDEN, door=begeleider).netwerk == ander
    assert Plaats.objects.met_naam(netwerk, VELDEN["naam"]) == zaal
