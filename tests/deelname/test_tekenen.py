"""Signing one's own presence with the code on the screen: which codes work, who is signed, and what happens twice."""

from datetime import timedelta

import pytest
from django.urls import reverse

from deelname.domain import lijst as lijst_
from deelname.domain import sluiten, tekencode, tekenen
from deelname.models import Aanwezigheid
from deelname.overzicht.tekenkeuzes import iedereen
from kern import klok
from kern.models import Gebeurtenis
from netwerken.models import Lidmaatschap
from sessies.domain import uitnodigen
from sessies.models import Genodigde, Sessie
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.netwerken import NetwerkorganisatieFactory, iemand
from tests.weigering import geweigerd

SLEUTEL = {"inzending": "b" * 32}
CODE = "/link/tekenen/"


def _adres(lijst):
    return reverse("deelname_link:teken", args=[tekencode.briefje(lijst)])


def _wie(lijst, naam):
    return f"g{Genodigde.objects.get(sessie=lijst.sessie, naam=naam).pk}"


def _later(nu, **duur):
    return klok.op(nu + timedelta(**duur))


def test_a_code_lives_two_minutes_and_no_longer(lijst, nu):
    code = tekencode.code_van(lijst, nu)
    assert len(code) == 6
    assert set(code) <= set(tekencode.TEKENS)
    for seconden in (0, 59, 60, 119):
        with _later(nu, seconds=seconden):
            assert tekencode.lees_code(f" {code[:3].lower()}-{code[3:]} ") == lijst
    for duur in ({"seconds": 120}, {"days": 1}):
        with _later(nu, **duur), geweigerd("klopt niet", Aanwezigheid, veld="code"):
            tekencode.lees_code(code)
    with geweigerd("klopt niet", Aanwezigheid, veld="code"):
        tekencode.lees_code("")


def test_every_minute_and_every_meeting_has_a_code_of_its_own(lijst, nu):
    codes = {tekencode.code_van(lijst, nu + timedelta(minutes=n)) for n in range(200)}
    lijst.geheim = "iets anders"
    assert len(codes | {tekencode.code_van(lijst, nu)}) == 201


def test_people_sign_from_half_an_hour_before_until_an_hour_after(lijst, nu):
    lijst.sessie.eindigt_op = nu + timedelta(hours=2)
    dicht = [
        bool(tekencode.waarom_dicht(lijst, nu + timedelta(minutes=minuten))) for minuten in (-31, -30, 0, 180, 181)
    ]
    assert dicht == [True, False, False, False, True]
    lijst.gesloten_op = nu
    assert tekencode.waarom_dicht(lijst, nu) == tekencode.DICHT


def test_the_clock_is_that_of_the_database_unless_the_past_is_replayed(lijst, nu):
    assert tekencode.databanknu(lijst) == nu


@pytest.mark.django_db
def test_the_database_says_what_time_it_is():
    from django.utils import timezone

    from tests.fabrieken.deelname import AanwezigheidslijstFactory

    lijst = AanwezigheidslijstFactory()
    assert abs(tekencode.databanknu(lijst) - timezone.now()) < timedelta(minutes=5)


def test_who_is_expected_signs_and_twice_is_once(lijst, rij):
    keuze = rij("An").genodigde_id
    een = tekenen.teken(lijst, genodigde=keuze, toestand="aanwezig", door=None)
    assert (een.rij.toestand, een.rij.bron, een.stond_er_al) == ("aanwezig", "zelf", False)
    assert een.rij.hoe == "zelf getekend"
    twee = tekenen.teken(lijst, genodigde=keuze, toestand="online", door=None)
    assert (twee.rij.pk, twee.rij.toestand, twee.stond_er_al) == (een.rij.pk, "aanwezig", True)
    assert Gebeurtenis.objects.filter(wat="aanwezigheid.getekend").count() == 1


def test_who_was_noted_absent_and_comes_late_signs_and_who_organises_takes_it_back(lijst, rij, begeleider):
    lijst_.noteer(rij("An"), toestand="afwezig", door=begeleider)
    tekenen.teken(lijst, rij=rij("An").pk, toestand="aanwezig", door=None)
    assert rij("An").toestand == "aanwezig"
    lijst_.noteer(rij("An"), toestand="", door=begeleider)
    assert (rij("An").toestand, rij("An").bron) == ("", "")


def test_who_was_invited_after_the_list_began_signs_as_well(lijst, sessie):
    laat = GenodigdeFactory(sessie=sessie, naam="Laat")
    assert _wie(lijst, "Laat") in [keuze.sleutel for keuze in iedereen(lijst)]
    assert tekenen.teken(lijst, genodigde=laat.pk, toestand="aanwezig", door=None).rij.genodigde == laat


def test_who_walks_in_signs_with_their_organisation_and_twice_is_once(lijst, sessie):
    huis = NetwerkorganisatieFactory(netwerk=sessie.netwerk, organisatie__naam="Huis Zeven").organisatie
    velden = {"toestand": "aanwezig", "door": None}
    een = tekenen.teken_bij(lijst, naam=" Eva  Peeters ", organisatie="huis zeven vzw", **velden).rij
    assert (een.naam, een.organisatie, een.van, een.bron, een.is_bijgekomen) == ("Eva Peeters", huis, "", "zelf", True)
    assert tekenen.teken_bij(lijst, naam="eva peeters", **velden) == (een, True)

    ander = tekenen.teken_bij(lijst, naam="Eva Peeters", organisatie="Elders", **velden).rij
    assert (ander.pk != een.pk, ander.organisatie, ander.wie) == (True, None, "Elders")
    with geweigerd("naam of een functie", Aanwezigheid, veld="naam"):
        tekenen.teken_bij(lijst, naam=" ", **velden)


def test_who_types_the_name_of_somebody_expected_is_that_one(lijst, rij):
    assert tekenen.teken_bij(lijst, naam="an", toestand="online", door=None).rij == rij("An")
    assert rij("An").toestand == "online"
    assert not lijst.rijen.filter(is_bijgekomen=True).exists()


def test_nobody_signs_out_of_time_after_closing_or_in_a_way_that_is_not_there(lijst, rij, nu, begeleider):
    an = rij("An").genodigde_id
    with geweigerd("een van de mogelijkheden", Aanwezigheid, veld="toestand"):
        tekenen.teken(lijst, genodigde=an, toestand="afwezig", door=None)
    with geweigerd("niet meer op de lijst", Aanwezigheid, veld="wie"):
        tekenen.teken(lijst, rij=0, toestand="aanwezig", door=None)
    with _later(nu, hours=5), geweigerd("Tekenen kan van", Aanwezigheid):
        tekenen.teken(lijst, genodigde=an, toestand="aanwezig", door=None)
    sluiten.sluit_lijst(lijst.sessie, door=begeleider)
    with geweigerd("is gesloten. Laat", Aanwezigheid):
        tekenen.teken(lijst, genodigde=an, toestand="aanwezig", door=None)
    Sessie.objects.update(status="afgelast")
    with geweigerd("gesloten", Aanwezigheid):
        tekenen.teken(lijst, genodigde=an, toestand="aanwezig", door=None)


def test_names_are_shown_as_on_paper_and_never_a_mail_address(lijst, sessie, begeleider):
    GenodigdeFactory(sessie=sessie, naam="", functie="", organisatie=None, email="geheim@test.example")
    GenodigdeFactory(sessie=sessie, naam="Weg", antwoord="vervanger")
    wie = [keuze.wie for keuze in iedereen(lijst)]
    assert [w.split(",")[0] for w in wie] == ["An", "Bo", "Cis", "Dré", "zonder naam"]
    assert "@" not in "".join(wie)


def test_the_screen_shows_the_code_and_the_phone_signs_with_it(client, lijst, rij, nu, begeleider):
    client.force_login(begeleider)
    scherm = reverse("deelname:scherm", kwargs={"netwerk": lijst.netwerk.slug, "nummer": lijst.sessie.nummer})
    overzicht = reverse("deelname:lijst", kwargs={"netwerk": lijst.netwerk.slug, "nummer": lijst.sessie.nummer})
    assert scherm in client.get(overzicht).content.decode()
    code = tekencode.code_van(lijst, nu)
    tekst = client.get(scherm).content.decode()
    assert f"{code[:3]} {code[3:]}" in tekst
    assert "/link/tekenen/" in tekst

    client.logout()
    adres = client.get(CODE, {"code": code})["Location"]
    tekst = client.get(adres).content.decode()
    assert ">An, " in tekst
    assert "@test.example" not in tekst
    antwoord = client.post(adres, {"wie": _wie(lijst, "An"), "toestand": "aanwezig", **SLEUTEL})
    assert "je bent getekend" in client.get(antwoord["Location"]).content.decode()
    assert rij("An").bron == "zelf"
    tekst = client.get(adres).content.decode()
    assert ">An, " not in tekst, "who signed is not offered again"
    twee = client.post(adres, {"wie": _wie(lijst, "An"), "toestand": "aanwezig", "inzending": "c" * 32})
    assert "Je stond al op de lijst" in client.get(twee["Location"]).content.decode()

    client.force_login(begeleider)
    assert "1\xa0persoon tekende" in client.get(scherm).content.decode()
    assert "zelf getekend" in client.get(overzicht).content.decode()


def test_an_old_code_says_so_and_loses_nothing(client, lijst, nu):
    adres = _adres(lijst)
    typte = {"naam": "Eva van ver", "organisatie": "Huis 9", "toestand": "online"}
    with _later(nu, minutes=16):
        tekst = client.get(adres).content.decode()
        assert "Code op het scherm" in tekst
        assert ">An, " not in tekst, "the names are for who is in the room now"
        tekst = client.post(adres, {"wie": _wie(lijst, "An"), "toestand": "aanwezig", **SLEUTEL}).content.decode()
        assert ">An, " in tekst, "who was chosen before the code grew old, stays"
        assert ">Bo, " not in tekst
        tekst = client.post(adres, {**typte, "code": "AAA AAA", **SLEUTEL}).content.decode()
        assert tekencode.FOUTE_CODE in tekst
        assert 'value="Eva van ver"' in tekst
        assert 'value="Huis 9"' in tekst
        assert not Aanwezigheid.objects.filter(naam="Eva van ver").exists()
        nieuwe = tekencode.code_van(lijst, klok.nu())
        assert client.post(adres, {**typte, "code": nieuwe, **SLEUTEL}).status_code == 302
    assert Aanwezigheid.objects.get(naam="Eva van ver").van == "Huis 9"


def test_a_wrong_code_and_an_altered_link_get_a_plain_sentence(client, lijst, nu):
    assert tekencode.FOUTE_CODE in client.get(CODE, {"code": "K7Q 4MX"}).content.decode()
    antwoord = client.get(f"{CODE}verzonnen/")
    assert antwoord.status_code == 404
    assert tekencode.WERKT_NIET in antwoord.content.decode()
    adres = _adres(lijst)
    with _later(nu, days=1):
        tekst = client.get(adres).content.decode()
        assert "Tekenen kan van" in tekst
        assert "An," not in tekst


def test_who_tries_many_codes_waits(client, lijst, nu, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "tekencode": "1/m/ip"}
    antwoorden = [client.get(CODE, {"code": "AAA AAA"}) for _ in range(2)]
    assert [antwoord.status_code for antwoord in antwoorden] == [200, 429]
    assert "Wacht een minuut" in antwoorden[1].content.decode()


def test_neither_a_name_nor_a_choice_is_asked_again(client, lijst, nu):
    tekst = client.post(_adres(lijst), {"toestand": "aanwezig", **SLEUTEL}).content.decode()
    assert "Kies wie je bent, of typ je naam" in tekst


def test_whose_invitation_was_opened_on_this_phone_taps_once(client, lijst, nu):
    an = Genodigde.objects.get(sessie=lijst.sessie, naam="An")
    client.get(uitnodigen.pad_van(an))
    tekst = client.get(_adres(lijst)).content.decode()
    assert "Ben jij <strong>An, " in tekst
    assert f'value="{_wie(lijst, "An")}" selected' in tekst


def test_a_member_taps_once_and_one_who_was_not_invited_finds_their_name_typed(client, lijst, nu):
    lid = iemand("lid", lijst.netwerk)
    organisatie = NetwerkorganisatieFactory(netwerk=lijst.netwerk, organisatie__naam="Huis Acht").organisatie
    Lidmaatschap.objects.filter(gebruiker=lid).update(organisatie=organisatie)
    client.force_login(lid)
    adres = _adres(lijst)
    assert 'value="Huis Acht"' in client.get(adres).content.decode()
    client.post(adres, {"naam": "Lid", "organisatie": "Huis Acht", "toestand": "aanwezig", **SLEUTEL})
    assert Aanwezigheid.objects.get(naam="Lid").gebruiker == lid
    assert "je staat al op de lijst" in client.get(adres).content.decode()


def test_a_closed_list_shows_no_code(client, lijst, begeleider, nu):
    sluiten.sluit_lijst(lijst.sessie, door=begeleider)
    client.force_login(begeleider)
    scherm = reverse("deelname:scherm", kwargs={"netwerk": lijst.netwerk.slug, "nummer": lijst.sessie.nummer})
    tekst = client.get(scherm).content.decode()
    assert "is gesloten" in tekst
    assert "QR-code" not in tekst
