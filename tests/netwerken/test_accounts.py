"""A person leaves for good and what they made stays; sessions end, all of them or one."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.test import Client

from kern import klok
from kern.domain.post import Inhoud, verstuur_wachtende, zet_klaar
from kern.exceptions import DomainError
from kern.models import Bericht, BewaardeStand, Gebeurtenis
from netwerken.domain import accounts, rollen
from netwerken.domain.uitnodigen import nodig_uit
from netwerken.models import Gebruiker, Lidmaatschap, Uitnodiging
from sessies.domain.leervragen import breng_in
from sessies.domain.links import LinkError, lees_link, maak_vraaglink, token_van
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import WACHTWOORD, GebruikerFactory, iemand

pytestmark = pytest.mark.django_db
ADRES, NAAM = "an.zonderling@vertrekt.example", "An Zonderling"


@pytest.fixture
def beheerder():
    return GebruikerFactory(is_staff=True, is_superuser=True)


def _client(mens):
    client = Client()
    client.force_login(mens)
    return client


def _meld_aan(mens, browser="Firefox"):
    client = Client(headers={"user-agent": browser})
    assert client.post("/accounts/login/", {"login": mens.email, "password": WACHTWOORD}).status_code == 302
    return client


@pytest.fixture
def an(netwerk):
    """Somebody who left a trace wherever a person can."""
    mens = GebruikerFactory(email=ADRES, naam=NAAM, functie="toeleider van de Zonderlinge wijk")
    EmailAddress.objects.create(user=mens, email=ADRES, verified=True, primary=True)
    baas = iemand("opdrachtgever", netwerk)
    lid = rollen.geef_rol(mens, netwerk, rol="netwerkbegeleider", door=baas)
    nodig_uit(netwerk, email="nieuw@test.example", rol="lid", door=mens)
    nodig_uit(netwerk, email=ADRES, rol="lid", door=baas)
    vraag = breng_in(netwerk, woorden="Hoe vinden we de jongeren?", antwoord_mail=ADRES, door=mens)
    with transaction.atomic():
        zet_klaar(
            "proef", sleutel="p", aan=ADRES, onderwerp="Dag An", inhoud=Inhoud("Dag An Zonderling", ""), gebruiker=mens
        )
    verstuur_wachtende()
    with transaction.atomic():
        zet_klaar(
            "proef", sleutel="q", aan=baas.email, onderwerp="Nieuws", sjabloon="rol_gewijzigd", gegevens={"wie": NAAM}
        )
    for obj in (mens, lid):
        soort = ContentType.objects.get_for_model(obj)
        LogEntry.objects.create(
            user=baas, content_type=soort, object_id=obj.pk, object_repr=str(obj), action_flag=CHANGE
        )
    mens.vraag, mens.link = vraag, maak_vraaglink(netwerk, voor="twee scholen", door=mens)
    return mens


def _waar_staat(*woorden):
    """Every row of the whole database in which one of these words stands."""
    gevonden = []
    for model in apps.get_models():
        for rij in model._base_manager.all():
            tekst = json.dumps(serializers.serialize("python", [rij]), default=str, ensure_ascii=False).lower()
            gevonden += [f"{model._meta.label} {rij.pk}" for woord in woorden if woord.lower() in tekst]
    return gevonden


def test_of_somebody_who_is_made_anonymous_no_row_keeps_the_name_and_what_was_made_stays(an, beheerder, netwerk):
    client = _meld_aan(an)
    Authenticator.objects.create(user=an, type="totp", data={"secret": "geheim"})
    sessie = UserSession.objects.get(user=an).session_key
    assert _waar_staat(ADRES, NAAM) != []

    accounts.maak_anoniem(an, door=beheerder)

    assert _waar_staat(ADRES, NAAM, "Zonderlinge") == []
    oud = Gebruiker.objects.get(pk=an.pk)
    assert (str(oud), oud.is_active, oud.has_usable_password()) == ("Oud-deelnemer", False, False)
    assert not Lidmaatschap.objects.filter(gebruiker=oud).exists()
    assert not UserSession.objects.filter(user=oud).exists()
    assert not Session.objects.filter(session_key=sessie).exists()
    assert not Authenticator.objects.exists()
    assert client.get("/mijn-netwerken/").status_code == 302
    an.vraag.refresh_from_db()
    assert (an.vraag.woorden, an.vraag.ingebracht_door) == ("Hoe vinden we de jongeren?", oud)
    with pytest.raises(LinkError):
        lees_link(token_van(an.link))
    regel = Gebeurtenis.objects.get(wat="gebruiker.geanonimiseerd")
    assert (regel.onderwerp_id, regel.door_id, regel.gegevens) == (str(an.pk), beheerder.pk, {})


def test_whoever_is_made_anonymous_keeps_no_role_nor_right_whatever_it_was(netwerk, beheerder):
    """The beheerder ends the role of an opdrachtgever too, and what a helper of theirs was allowed."""
    baas = iemand("opdrachtgever", netwerk)
    baas.user_permissions.add(Permission.objects.get(codename="change_gebruiker"))
    baas.groups.add(Group.objects.create(name="helpers"))

    accounts.maak_anoniem(baas, door=beheerder)

    assert not Lidmaatschap.objects.filter(gebruiker=baas).exists()
    assert (baas.user_permissions.count(), baas.groups.count()) == (0, 0)


def test_what_was_worked_out_for_a_person_is_forgotten_and_of_others_kept(netwerk, beheerder):
    mensen = [iemand("lid", netwerk), iemand("lid", netwerk)]
    for mens in mensen:
        BewaardeStand.objects.create(
            netwerk_id=netwerk.pk,
            gebruiker_id=mens.pk,
            naam="taken",
            stempel=1,
            van=klok.nu(),
            tot=klok.nu(),
            inhoud={"wie": NAAM},
        )

    accounts.maak_anoniem(mensen[0], door=beheerder)

    assert [s.gebruiker_id for s in BewaardeStand.objects.all()] == [mensen[1].pk]


def test_open_invitations_of_who_is_forgotten_close_and_no_other_changes(netwerk, beheerder):
    begeleider, mens = iemand("netwerkbegeleider", netwerk), iemand("lid", netwerk)
    eerder = klok.nu() - timedelta(days=3)
    staten = {
        "open": {"email": mens.email.upper()},
        "aanvaard": {"email": mens.email, "aanvaard_op": eerder},
        "ingetrokken": {"email": mens.email, "ingetrokken_op": eerder},
        "van een ander": {"email": "ander@voorbeeld.example"},
    }
    for functie, velden in staten.items():
        Uitnodiging.objects.create(
            netwerk=netwerk, rol="lid", functie=functie, uitgenodigd_door=begeleider, geldig_tot=klok.nu(), **velden
        )
    voor = list(Uitnodiging.objects.order_by("pk"))
    nu = moment(2026, 5, 1)

    with klok.op(nu):
        accounts.maak_anoniem(mens, door=beheerder)

    na = list(Uitnodiging.objects.order_by("pk"))
    assert [u.ingetrokken_op for u in na] == [nu, None, eerder, None]
    assert [u.aanvaard_op for u in na] == [u.aanvaard_op for u in voor]
    assert {(u.email, u.functie) for u in na[:3]} == {(Gebruiker.objects.get(pk=mens.pk).email, "")}
    assert (na[3].email, na[3].functie) == (voor[3].email, "van een ander")


def test_which_mails_left_stays_known_and_what_waits_for_the_person_does_not_leave(an, beheerder):
    accounts.maak_anoniem(an, door=beheerder)

    weg = Bericht.objects.get(sleutel="p")
    assert (weg.status, weg.onderwerp, weg.html) == ("verzonden", "Gewiste mail", "")
    assert not Bericht.objects.filter(sleutel="q").exists()
    over = [b.gegevens["wie"] for b in Bericht.objects.filter(soort="rol_gewijzigd", status="wacht")]
    assert over == ["Oud-deelnemer"], "the opdrachtgever hears that a role ended, without the name"


def test_a_short_name_takes_no_mail_away_that_only_holds_its_letters(an, beheerder):
    Gebruiker.objects.filter(pk=an.pk).update(naam="An")
    with transaction.atomic():
        for sleutel, tekst in (("r", "Het verslag van de planning, an sich."), ("s", "An komt &#x27;s middags.")):
            zet_klaar("proef", sleutel=sleutel, aan=beheerder.email, onderwerp="Dag", inhoud=Inhoud(tekst, tekst))
    verstuur_wachtende()

    accounts.maak_anoniem(Gebruiker.objects.get(pk=an.pk), door=beheerder)

    onderwerpen = dict(Bericht.objects.filter(sleutel__in=["r", "s"]).values_list("sleutel", "onderwerp"))
    assert onderwerpen == {"r": "Dag", "s": "Gewiste mail"}


@pytest.mark.parametrize(
    ("wie", "door", "mag"),
    [
        ({}, {"is_staff": True}, True),
        ({"is_staff": True}, {"is_staff": True}, False),
        ({"is_superuser": True}, {"is_staff": True}, False),
        ({"is_staff": True}, {"is_staff": True, "is_superuser": True}, True),
    ],
)
def test_only_the_highest_beheerder_touches_another_beheerder(wie, door, mag):
    mens, wie_doet = GebruikerFactory(**wie), GebruikerFactory(**door)
    for daad in (accounts.wis_tweede_stap, accounts.maak_anoniem):
        Authenticator.objects.get_or_create(user=mens, type="totp", data={"secret": "geheim"})
        if mag:
            daad(mens, door=wie_doet)
        else:
            with pytest.raises(DomainError):
                daad(mens, door=wie_doet)
        assert Authenticator.objects.exists() is not mag
    assert (Gebruiker.objects.get(pk=mens.pk).geanonimiseerd_op is not None) is mag


def test_nobody_makes_themselves_anonymous_and_nobody_twice(an, beheerder):
    with pytest.raises(DomainError, match="Je eigen account"):
        accounts.maak_anoniem(beheerder, door=beheerder)
    assert Gebruiker.objects.get(pk=beheerder.pk).email == beheerder.email
    accounts.maak_anoniem(an, door=beheerder)
    with pytest.raises(DomainError, match="al anoniem"):
        accounts.maak_anoniem(an, door=beheerder)


def test_a_mail_that_is_leaving_while_its_reader_is_forgotten_brings_no_name_back(an, beheerder, monkeypatch):
    Bericht.objects.filter(sleutel="p").update(status="wacht", verzonden_op=None)
    verstuurt = EmailMultiAlternatives.send

    def vertrekt(mail, *args, **kwargs):
        accounts.maak_anoniem(an, door=beheerder)
        return verstuurt(mail, *args, **kwargs)

    with monkeypatch.context() as tegelijk:
        tegelijk.setattr(EmailMultiAlternatives, "send", vertrekt)
        verstuur_wachtende(maximaal=1)

    assert Bericht.objects.get(sleutel="p").status == "verzonden"
    assert _waar_staat(ADRES, NAAM) == []


def test_the_page_asks_first_and_says_that_it_is_final(an, beheerder):
    client, pad = _client(beheerder), f"/beheer/accounts/{an.pk}/anoniem/"
    assert "Dit is definitief" in client.get(pad).text

    zonder_vink = client.post(pad, {})

    assert "Vink dit eerst aan" in zonder_vink.text
    assert Gebruiker.objects.get(pk=an.pk).naam == NAAM
    assert client.post(pad, {"zeker": "on"}).status_code == 302
    na = client.get(f"/beheer/accounts/{an.pk}/").text
    assert "Oud-deelnemer" in na
    assert "Anoniem sinds" in na
    assert client.get(f"/beheer/netwerken/gebruiker/{an.pk}/change/").status_code in {200, 302, 403}
    assert client.post(f"/beheer/netwerken/gebruiker/{an.pk}/change/", {"email": "x@y.example"}).status_code == 403


def test_the_beheerder_ends_every_session_of_a_person(beheerder):
    mens, ander = GebruikerFactory(), GebruikerFactory()
    een, twee, derde = _meld_aan(mens, "Firefox thuis"), _meld_aan(mens, "Chrome op het werk"), _meld_aan(ander)
    client = _client(beheerder)
    pagina = client.get(f"/beheer/accounts/{mens.pk}/").text
    assert "Firefox thuis" in pagina
    assert "Chrome op het werk" in pagina

    antwoord = client.post(f"/beheer/accounts/{mens.pk}/sessies/", follow=True)

    assert "2\xa0sessies beëindigd." in antwoord.text
    assert [c.get("/mijn-netwerken/").status_code for c in (een, twee, derde)] == [302, 302, 200]
    assert Gebeurtenis.objects.get(wat="gebruiker.sessies_beeindigd").gegevens == {"aantal": 2}


def test_a_person_ends_one_session_and_the_others_go_on():
    mens, ander = GebruikerFactory(), GebruikerFactory()
    hier, elders, derde = _meld_aan(mens, "Hier"), _meld_aan(mens, "Elders"), _meld_aan(mens, "Derde")
    vreemd = _meld_aan(ander)
    sessie = UserSession.objects.get(user_agent="Elders")
    pad = f"/accounts/sessions/{sessie.pk}/beeindig/"
    assert pad in hier.get("/accounts/sessions/").text
    assert vreemd.post(pad).status_code == 404, "the session of somebody else is not there"

    assert hier.post(pad).status_code == 302

    assert [c.get("/mijn-netwerken/").status_code for c in (hier, elders, derde, vreemd)] == [200, 302, 200, 200]
    assert not Session.objects.filter(session_key=sessie.session_key).exists()
    assert Gebeurtenis.objects.get(wat="gebruiker.sessie_beeindigd").door_id == mens.pk
    with pytest.raises(DomainError, match="niet van jou"):
        accounts.beeindig_sessie(UserSession.objects.get(user=ander), door=mens)
    assert UserSession.objects.filter(user=ander).exists()


@pytest.mark.parametrize("wat", ["", "sessies/", "anoniem/"])
def test_for_everybody_else_the_pages_of_accounts_are_not_there(an, wat, netwerk):
    kijkers = [Client(), _client(iemand("netwerkbegeleider", netwerk)), _client(GebruikerFactory(is_staff=True))]
    for client in kijkers:
        for methode in (client.get, client.post):
            assert methode(f"/beheer/accounts/{an.pk}/{wat}").status_code in {404, 405}
    assert Gebruiker.objects.get(pk=an.pk).naam == NAAM


def test_the_beheerder_takes_away_a_second_step_that_was_lost_and_leaves_a_trace(an, beheerder):
    client, van_an = _meld_aan(GebruikerFactory()), _meld_aan(an)
    Authenticator.objects.create(user=an, type="totp", data={"secret": "geheim"})
    pad = f"/beheer/accounts/{an.pk}/tweede-stap/"
    assert client.post(pad).status_code == 404
    assert "Wis de tweede stap" in _client(beheerder).get(f"/beheer/accounts/{an.pk}/").text

    assert _client(beheerder).post(pad).status_code == 302

    assert not Authenticator.objects.exists()
    assert van_an.get("/mijn-netwerken/").status_code == 302
    assert Gebeurtenis.objects.get(wat="gebruiker.tweede_stap_gewist").door_id == beheerder.pk
    Authenticator.objects.create(user=beheerder, type="totp", data={"secret": "geheim"})
    for door in (beheerder, GebruikerFactory(is_staff=True)):
        with pytest.raises(DomainError):
            accounts.wis_tweede_stap(beheerder, door=door)
    assert Authenticator.objects.count() == 1


def test_codes_go_to_the_address_that_the_beheerder_gives(an, beheerder):
    velden = {"email": "Nieuw@Adres.example", "naam": "", "functie": "", "is_active": "on"}

    assert _client(beheerder).post(f"/beheer/netwerken/gebruiker/{an.pk}/change/", velden).status_code == 302

    rijen = list(EmailAddress.objects.filter(user=an).values_list("email", "verified", "primary"))
    assert rijen == [("nieuw@adres.example", True, True)]


@pytest.mark.parametrize("pad", ["add/", "{pk}/change/"])
def test_the_beheerder_gives_nobody_the_address_of_another(pad, an, beheerder):
    """Of another account, or one that its owner confirmed beside the first: the database refused that one late."""
    ander = GebruikerFactory(email="eerste@ander.example")
    EmailAddress.objects.create(user=ander, email="tweede@ander.example", verified=True)
    for adres in ("Eerste@ander.example", "Tweede@ander.example"):
        velden = {"email": adres, "naam": "", "functie": "", "is_active": "on"}
        antwoord = _client(beheerder).post(f"/beheer/netwerken/gebruiker/{pad.format(pk=an.pk)}", velden)
        assert antwoord.status_code == 200
        assert "hoort al bij een ander account" in antwoord.text or "bestaat al" in antwoord.text
    an.refresh_from_db()
    assert an.email == ADRES


def test_a_beheerder_does_not_close_their_own_account_nor_a_lower_one_that_of_a_higher(an, beheerder):
    """Nobody would be left to open it again."""
    helper = GebruikerFactory(is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename="change_gebruiker"))
    for door in (beheerder, helper):
        velden = {"email": beheerder.email, "naam": "Anders", "functie": ""}
        assert _client(door).post(f"/beheer/netwerken/gebruiker/{beheerder.pk}/change/", velden).status_code == 302
        beheerder.refresh_from_db()
        assert (beheerder.is_active, beheerder.is_staff, beheerder.is_superuser) == (True, True, True)

    velden = {"email": an.email, "naam": "", "functie": ""}
    assert _client(helper).post(f"/beheer/netwerken/gebruiker/{an.pk}/change/", velden).status_code == 302
    an.refresh_from_db()
    assert not an.is_active


def test_what_leaves_no_trace_is_not_changed_row_by_row(beheerder):
    client = _client(beheerder)
    assert client.get("/beheer/").status_code == 200
    for pad in ("account/emailaddress", "mfa/authenticator", "usersessions/usersession", "auth/group"):
        assert client.get(f"/beheer/{pad}/").status_code == 404


def test_who_has_no_network_is_told_what_to_do(beheerder):
    assert "Naar het beheer" in _client(beheerder).get("/mijn-netwerken/").text
    assert "Je bent nog in geen enkel netwerk" in _client(GebruikerFactory()).get("/mijn-netwerken/").text


def test_a_beheerder_changes_their_password_where_everybody_does(beheerder):
    client = _client(beheerder)

    assert client.get("/beheer/password_change/")["Location"] == "/accounts/password/change/"
    assert 'href="/accounts/password/change/"' in client.get("/beheer/").text
    assert 'action="/accounts/logout/"' in client.get("/beheer/").text


def test_words_of_the_first_time_are_other_words(netwerk):
    mens, client = GebruikerFactory(), Client()
    EmailAddress.objects.create(user=mens, email=mens.email, verified=True, primary=True)
    geheim = {"login": mens.email, "password": WACHTWOORD}

    eerst = client.post("/accounts/login/", geheim, follow=True).content.decode()
    client.post("/accounts/logout/")
    later = client.post("/accounts/login/", geheim, follow=True).content.decode()

    assert ("Fijn dat je er bent." in eerst, "Welkom terug." in eerst) == (True, False)
    assert ("Fijn dat je er bent." in later, "Welkom terug." in later) == (False, True)
