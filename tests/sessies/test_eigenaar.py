"""Who does an action point: chosen, or a function in words; who that is sees it as a task, and hears it by mail in time."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from kern.domain.post import inhoud_van
from kern.models import Bericht, Gebeurtenis, Vorige
from netwerken.models import Organisatie
from sessies.domain import actieherinneringen, verloop, weghalen
from sessies.domain.eigenaar import eigenaar_met, eigenaar_van
from sessies.models import Actiepunt
from sessies.overzicht import feiten
from sessies.overzicht.eigenaren import eigenaren
from sessies.tasks import stuur_actieherinneringen
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrganisatieFactory,
    iemand,
    toegang,
)
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
TEGEN = date(2026, 11, 12)  # the fixture believes that it is 10 November


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 3), status="gehouden")


@pytest.fixture
def lid(netwerk):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    rij = LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=organisatie, gebruiker__functie="jobcoach")
    return rij.gebruiker


@pytest.fixture
def gast(sessie):
    return GenodigdeFactory(sessie=sessie, naam="An", functie="buur", organisatie=None, email="an@test.example")


def _spreek_af(sessie, begeleider, eigenaar=None, *, wie="", tegen=TEGEN, tekst="Zaal boeken"):
    return verloop.spreek_actiepunt_af(sessie, tekst=tekst, wie=wie, eigenaar=eigenaar, tegen=tegen, door=begeleider)


def test_others_read_function_and_organisation_never_a_name(netwerk, sessie, begeleider, lid, gast):
    organisatie = lid.lidmaatschappen.get().organisatie
    zonder = iemand("netwerkbegeleider", netwerk)
    type(zonder).objects.filter(pk=zonder.pk).update(functie="")
    zonder.refresh_from_db()
    naamloos = GenodigdeFactory(sessie=sessie, functie="", organisatie=None)
    gelezen = [_spreek_af(sessie, begeleider, eigenaar).wie for eigenaar in (lid, organisatie, gast, zonder, naamloos)]
    assert gelezen == [
        f"jobcoach, {organisatie}", str(organisatie), "buur", "netwerkbegeleider", "iemand die uitgenodigd was"
    ]  # fmt: skip
    assert _spreek_af(sessie, begeleider, gast, wie="voorzitter").wie == "voorzitter"
    assert _spreek_af(sessie, begeleider, wie=" voorzitter ").wie == "voorzitter"


def test_who_is_not_of_the_network_or_the_meeting_and_nobody_is_refused(netwerk, sessie, begeleider, gast):
    vreemd = iemand("lid", NetwerkFactory())
    ander = GenodigdeFactory(sessie=SessieFactory(netwerk=netwerk))
    with geweigerd("geen lid", Actiepunt, veld="wie"):
        _spreek_af(sessie, begeleider, vreemd)
    with geweigerd("niet op de lijst", Actiepunt, veld="wie"):
        _spreek_af(sessie, begeleider, ander)
    with geweigerd("hoort niet bij dit netwerk", Actiepunt):
        _spreek_af(sessie, begeleider, OrganisatieFactory())
    with geweigerd("Kies wie het doet", Actiepunt, veld="wie"):
        _spreek_af(sessie, begeleider, wie="  ")


def test_another_takes_over_and_the_one_before_comes_back(sessie, begeleider, lid, gast):
    punt = _spreek_af(sessie, begeleider, lid)
    verloop.wijs_actiepunt_toe(punt, eigenaar=gast, tegen=None, versie=punt.versie, door=begeleider)
    assert (punt.gebruiker, punt.genodigde, punt.wie) == (None, gast, "buur")
    was = Vorige.objects.get(regel=Gebeurtenis.objects.filter(wat="actiepunt.toegewezen").latest("pk")).waarden
    verloop.geef_actiepunt_terug(punt, **was, door=begeleider)
    punt.refresh_from_db()
    assert (eigenaar_van(punt), punt.tegen) == (lid, TEGEN)
    weghalen.wijzig_actiepunt(
        punt, tekst="Zaal", wie="voorzitter", tegen=TEGEN, versie=punt.versie, door=begeleider
    )  # fmt: skip
    assert (eigenaar_van(punt), punt.wie) == (None, "voorzitter")
    verloop.geef_actiepunt_terug(punt, wie="iemand", tegen=None, door=begeleider)
    assert (punt.wie, punt.tegen) == ("iemand", None)


def test_a_key_of_nobody_names_nobody():
    assert [eigenaar_met(sleutel) for sleutel in ("", "gebruiker:999999", "sessie:1")] == [None, None, None]


def test_who_was_chosen_has_it_as_a_task_and_others_do_not(netwerk, sessie, begeleider, lid, gast):
    organisatie = lid.lidmaatschappen.get().organisatie
    collega = LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=organisatie).gebruiker
    van_lid, van_allen = _spreek_af(sessie, begeleider, lid), _spreek_af(sessie, begeleider, organisatie)
    gast.gebruiker = iemand("lid", netwerk)
    gast.save()
    van_gast = _spreek_af(sessie, begeleider, gast)

    def beloofd(wie):
        return set(feiten.beloofde_actiepunten(toegang(wie, netwerk)))

    assert beloofd(lid) == {van_lid.pk, van_allen.pk}
    assert beloofd(collega) == {van_allen.pk}, "the words name the organisation as well, but somebody else was chosen"
    assert beloofd(gast.gebruiker) == {van_gast.pk}
    punten = (van_lid, van_allen, van_gast)
    wie = [feiten.wie_beloofde(netwerk, str(punt.pk)) for punt in punten]
    assert wie == [{lid.pk}, {lid.pk, collega.pk}, {gast.gebruiker.pk}]
    assert feiten.wie_beloofde(netwerk, "999999") == set()


def test_what_is_of_nobody_any_more_is_named(netwerk, sessie, begeleider, lid, gast):
    leeg = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    van_lid, van_gast = _spreek_af(sessie, begeleider, lid), _spreek_af(sessie, begeleider, gast)
    van_leeg = _spreek_af(sessie, begeleider, leeg)
    in_woorden = _spreek_af(sessie, begeleider, wie="de burgemeester")
    assert feiten.niemands_actiepunten(netwerk) == [van_leeg.pk, in_woorden.pk]
    type(lid).objects.filter(pk=lid.pk).update(is_active=False)
    type(gast).objects.filter(pk=gast.pk).update(vergeten_op=klok.nu())
    assert feiten.niemands_actiepunten(netwerk) == [van_lid.pk, van_gast.pk, van_leeg.pk, in_woorden.pk]
    assert feiten.wie_beloofde(netwerk, str(van_gast.pk)) == set()


def test_the_choice_offers_who_was_invited_the_members_and_the_organisations(netwerk, sessie, lid, gast):
    GenodigdeFactory(sessie=sessie, gebruiker=lid, naam="Dubbel")
    groepen = {titel: [str(rij) for rij in rijen] for titel, rijen in eigenaren(netwerk, sessie).items()}
    assert list(groepen) == ["Voor deze bijeenkomst uitgenodigd", "Leden", "Organisaties"]
    assert groepen["Voor deze bijeenkomst uitgenodigd"] == ["An"], "who is a member stands among the members"
    assert list(eigenaren(netwerk)) == ["Leden", "Organisaties"]


# -- reminders ----------------------------------------------------------------------------------------------------------


def _mails():
    return list(Bericht.objects.filter(soort="actiepunt").order_by("pk"))


def test_one_mail_before_the_day_and_one_after(sessie, begeleider, lid):
    punt = _spreek_af(sessie, begeleider, lid, tegen=date(2026, 11, 14))
    _spreek_af(sessie, begeleider, wie="jobcoach", tegen=date(2026, 11, 14))
    assert actieherinneringen.stuur_actieherinneringen() == 0, "four days before is early"
    for dag, wanneer in ((11, 1), (11, 0), (13, 0), (14, 0), (15, 1), (16, 0)):
        with klok.op(moment(2026, 11, dag)):
            assert actieherinneringen.stuur_actieherinneringen() == wanneer, dag
    voor, na = _mails()
    assert (voor.aan, voor.onderwerp) == (lid.email, "Denk eraan: Zaal boeken")
    assert "Dat was tegen" not in inhoud_van(voor).tekst
    assert "Dat was tegen" in inhoud_van(na).html
    assert punt.get_absolute_url() in inhoud_van(na).tekst
    with klok.op(moment(2026, 11, 17)):
        punt.refresh_from_db()
        verloop.wijs_actiepunt_toe(punt, eigenaar=lid, tegen=date(2026, 11, 19), versie=punt.versie, door=begeleider)
        assert actieherinneringen.stuur_actieherinneringen() == 1, "another day, another reminder"


def test_several_are_one_mail_and_who_heard_of_a_meeting_today_hears_it_tomorrow(sessie, begeleider, gast):
    _spreek_af(sessie, begeleider, gast)
    _spreek_af(sessie, begeleider, gast, tekst="Bellen", tegen=date(2026, 11, 9))
    Bericht.objects.create(soort="herinnering", sleutel="x", aan="AN@test.example", onderwerp="Binnenkort")
    stuur_actieherinneringen()
    assert _mails() == []
    with klok.op(moment(2026, 11, 11)):
        stuur_actieherinneringen()
    (mail,) = _mails()
    assert mail.onderwerp == "Denk eraan: 2 actiepunten"
    tekst = inhoud_van(mail).tekst
    assert "Zaal boeken" in tekst
    assert "Bellen" in tekst
    assert "/sessies/" not in tekst, "who has no account cannot open that page"


def test_nobody_is_reminded_of_what_is_done_long_ago_or_of_an_organisation(netwerk, sessie, begeleider, lid, gast):
    verloop.rond_actiepunt_af(_spreek_af(sessie, begeleider, lid), door=begeleider)
    _spreek_af(sessie, begeleider, lid, tegen=date(2026, 9, 1))
    _spreek_af(sessie, begeleider, lid, tegen=None)
    _spreek_af(sessie, begeleider, Organisatie.objects.get(lidmaatschappen__gebruiker=lid))
    _spreek_af(sessie, begeleider, gast)
    type(gast).objects.filter(pk=gast.pk).update(email="")
    weg = iemand("lid", netwerk)
    _spreek_af(sessie, begeleider, weg)
    type(weg).objects.filter(pk=weg.pk).update(is_active=False)
    assert actieherinneringen.stuur_actieherinneringen() == 0
    type(weg).objects.filter(pk=weg.pk).update(is_active=True)
    type(netwerk).objects.filter(pk=netwerk.pk).update(einde=date(2026, 11, 1))
    assert actieherinneringen.stuur_actieherinneringen() == 0, "a network that ended asks nothing"


def test_two_processes_at_once_write_one_mail(sessie, begeleider, lid):
    punt = _spreek_af(sessie, begeleider, lid)
    assert actieherinneringen._herinner(lid.email, [punt])
    Bericht.objects.all().delete()
    assert not actieherinneringen._herinner(lid.email, [punt]), "the row as the other read it was claimed"


def test_a_mail_about_two_networks_carries_neither_name(netwerk, sessie, begeleider, lid):
    ander = SessieFactory(netwerk=NetwerkFactory(), begint_op=moment(2026, 11, 3))
    LidmaatschapFactory(netwerk=ander.netwerk, gebruiker=lid, rol="lid")
    _spreek_af(sessie, begeleider, lid)
    _spreek_af(ander, begeleider, lid)
    assert actieherinneringen.stuur_actieherinneringen() == 1
    assert _mails()[0].netwerk_id is None


# -- the form -----------------------------------------------------------------------------------------------------------


@pytest.mark.een_databank
def test_the_form_takes_what_changed(als, netwerk, sessie, begeleider, lid, gast):
    punt = _spreek_af(sessie, begeleider, lid)
    pad = reverse("sessies:actiepunt-wie", kwargs={"netwerk": netwerk.slug, "pk": punt.pk})
    client = als(begeleider)

    def stuur(**velden):
        punt.refresh_from_db()
        antwoord = client.post(pad, {"versie": punt.versie, **velden})
        punt.refresh_from_db()
        return antwoord.content.decode()

    assert f'value="gebruiker:{lid.pk}" selected' in client.get(pad).content.decode()
    stuur(eigenaar_sleutel=f"genodigde:{gast.pk}", wie="")
    assert (eigenaar_van(punt), punt.wie) == (gast, "buur")
    stuur(eigenaar_sleutel=f"genodigde:{gast.pk}", wie="voorzitter")
    assert (eigenaar_van(punt), punt.wie) == (None, "voorzitter")
    assert "niet allebei" in stuur(eigenaar_sleutel=f"gebruiker:{lid.pk}", wie="iemand anders")
    stuur(eigenaar_sleutel=f"gebruiker:{lid.pk}", wie="voorzitter")
    assert (eigenaar_van(punt), punt.wie.split(",")[0]) == (lid, "jobcoach")
    assert "Kies wie het doet" in stuur(eigenaar_sleutel="", wie="")
    assert "Kies iemand uit de lijst" in stuur(eigenaar_sleutel="gebruiker:999999", wie="")
