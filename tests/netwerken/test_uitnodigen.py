import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from kern import klok
from kern.domain.post import verstuur_wachtende
from kern.exceptions import DomainError
from netwerken.domain import uitnodigen
from netwerken.models import Gebruiker, Lidmaatschap, Uitnodiging
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrganisatieFactory,
    iemand,
)
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
EMAIL = "nieuw@voorbeeld.example"


@pytest.fixture
def uitnodiging(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    return uitnodigen.nodig_uit(netwerk, email=EMAIL.upper(), rol="lid", functie="toeleider", door=door)


def _link(uitnodiging):
    return reverse("netwerken_link:uitnodiging", args=[uitnodigen.teken(uitnodiging)])


def test_an_invitation_is_mailed_with_a_link_that_works(uitnodiging, client):
    verstuur_wachtende()

    assert [m.to for m in mail.outbox] == [[EMAIL]]
    assert "In het netwerk breng je vragen in" in mail.outbox[0].body
    assert f"{uitnodiging.netwerk.wie_begeleidt} je uitnodigde" in mail.outbox[0].body
    link = re.search(r"https?://[^/\s]+(/link/uitnodiging/\S+)", mail.outbox[0].body)[1]
    assert client.get(link).context["uitnodiging"] == uitnodiging


def test_accepting_makes_the_account_and_the_membership_and_logs_in(uitnodiging, netwerk, client):
    antwoord = client.post(_link(uitnodiging), {"naam": "", "wachtwoord": "zomerregen-boven-gent"})

    nieuw = Gebruiker.objects.get(email=EMAIL)
    assert antwoord["Location"] == netwerk.get_absolute_url()
    assert nieuw.check_password("zomerregen-boven-gent")
    assert Lidmaatschap.objects.get(gebruiker=nieuw).rol == "lid"
    assert client.get("/accounts/password/change/").status_code == 200


def test_an_account_may_have_no_password(uitnodiging, client):
    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})

    assert not Gebruiker.objects.get(email=EMAIL).has_usable_password()


def test_a_weak_password_is_refused_beside_the_field_and_the_invitation_stays(uitnodiging, client):
    antwoord = client.post(_link(uitnodiging), {"naam": "Naam blijft", "wachtwoord": "kort"})

    assert antwoord.status_code == 200
    assert "wachtwoord" in antwoord.context["form"].errors
    assert "Naam blijft" in antwoord.content.decode()
    assert not Gebruiker.objects.filter(email=EMAIL).exists()
    assert uitnodigen.lees(uitnodigen.teken(uitnodiging)) == uitnodiging


def test_an_invitation_works_once(uitnodiging, client):
    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})
    client.logout()

    assert client.get(_link(uitnodiging)).status_code == 410
    assert client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""}).status_code == 410


def test_expired_withdrawn_and_altered_links_say_the_same(uitnodiging, client):
    token = uitnodigen.teken(uitnodiging)
    gewijzigd = client.get(reverse("netwerken_link:uitnodiging", args=[token[:-2] + "xx"]))
    Uitnodiging.objects.update(geldig_tot=klok.nu() - timedelta(minutes=1))
    verlopen = client.get(_link(uitnodiging))
    Uitnodiging.objects.update(geldig_tot=klok.nu() + timedelta(days=1), ingetrokken_op=klok.nu())
    ingetrokken = client.get(_link(uitnodiging))

    assert {a.status_code for a in (gewijzigd, verlopen, ingetrokken)} == {410}
    assert {a.context["melding"] for a in (gewijzigd, verlopen, ingetrokken)} == {uitnodigen.ONGELDIG}


def test_somebody_with_an_account_must_log_in_first(uitnodiging, netwerk, client):
    bekend = GebruikerFactory(email=EMAIL)

    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})
    assert not Lidmaatschap.objects.filter(gebruiker=bekend).exists()

    client.force_login(bekend)
    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})
    assert Lidmaatschap.objects.filter(gebruiker=bekend, netwerk=netwerk).exists()


def test_the_link_does_not_work_in_somebody_elses_hands(uitnodiging, client):
    client.force_login(GebruikerFactory())

    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})

    assert not Lidmaatschap.objects.filter(rol="lid").exists()
    assert not Gebruiker.objects.filter(email=EMAIL).exists()


def test_a_new_invitation_replaces_the_old_one(uitnodiging, netwerk):
    nieuw = uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", door=uitnodiging.uitgenodigd_door)

    with pytest.raises(DomainError):
        uitnodigen.lees(uitnodigen.teken(uitnodiging))
    assert uitnodigen.lees(uitnodigen.teken(nieuw)) == nieuw


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"rol": "baas"}, "Kies een rol"),
        ({"rol": "lid", "organisatie": True}, "hoort niet bij dit netwerk"),
    ],
)
def test_a_wrong_invitation_is_refused(netwerk, velden, zin):
    door = iemand("netwerkbegeleider", netwerk)
    if "organisatie" in velden:
        velden = {**velden, "organisatie": OrganisatieFactory()}

    with pytest.raises(DomainError, match=zin):
        uitnodigen.nodig_uit(netwerk, email=EMAIL, door=door, **velden)

    assert not Uitnodiging.objects.exists()


def test_the_form_keeps_what_was_typed(netwerk, client):
    client.force_login(iemand("netwerkbegeleider", netwerk))

    antwoord = client.post(
        reverse("netwerken:uitnodigen", kwargs={"netwerk": netwerk.slug}),
        {"email": "geen adres", "rol": "lid", "functie": "jobcoach"},
    )

    assert antwoord.status_code == 200
    assert "email" in antwoord.context["form"].errors
    assert "jobcoach" in antwoord.content.decode()


def test_withdrawing_ends_the_invitation(uitnodiging, netwerk, client):
    client.force_login(uitnodiging.uitgenodigd_door)
    pad = reverse("netwerken:uitnodiging-intrekken", kwargs={"netwerk": netwerk.slug, "pk": uitnodiging.pk})

    assert client.post(pad).status_code == 302
    with pytest.raises(DomainError):
        uitnodigen.lees(uitnodigen.teken(uitnodiging))


def test_who_has_the_role_already_is_not_invited_again(netwerk):
    lid = iemand("lid", netwerk)
    with pytest.raises(DomainError, match="heeft die rol al"):
        uitnodigen.nodig_uit(netwerk, email=lid.email, rol="lid", door=iemand("netwerkbegeleider", netwerk))
    assert not Uitnodiging.objects.exists()


def test_two_who_accept_at_once_are_one_account(uitnodiging):
    """Both read the invitation before either used it."""
    zelfde = Uitnodiging.objects.get(pk=uitnodiging.pk)
    persoon = uitnodigen.aanvaard(uitnodiging)
    with pytest.raises(DomainError, match="niet meer geldig"):
        uitnodigen.aanvaard(zelfde, gebruiker=persoon)
    assert Lidmaatschap.objects.filter(gebruiker=persoon).count() == 1


def test_a_second_role_or_network_is_another_invitation(netwerk):
    """What stands open for another role, address or network stays open, and a role elsewhere is no role here."""
    door = iemand("netwerkbegeleider", netwerk)
    elders = NetwerkFactory()
    iemand("netwerkbegeleider", elders)
    iemand("lid", netwerk)
    mens = iemand("lid", elders)
    LidmaatschapFactory(gebruiker=mens, netwerk=netwerk, rol="projectmedewerker")
    ander = LidmaatschapFactory(gebruiker=door, netwerk=elders, rol="netwerkbegeleider").gebruiker

    blijft = [
        uitnodigen.nodig_uit(netwerk, email=mens.email, rol="netwerkbegeleider", door=door),
        uitnodigen.nodig_uit(elders, email="ander@voorbeeld.example", rol="lid", door=ander),
        uitnodigen.nodig_uit(netwerk, email="ander@voorbeeld.example", rol="lid", door=door),
    ]
    oud = uitnodigen.nodig_uit(netwerk, email=mens.email, rol="lid", door=door)
    nieuw = uitnodigen.nodig_uit(netwerk, email=mens.email, rol="lid", door=door)

    open_ = Uitnodiging.objects.filter(ingetrokken_op=None)
    assert set(open_) == {*blijft, nieuw}
    assert Uitnodiging.objects.get(pk=oud.pk).ingetrokken_op is not None


def test_what_was_accepted_or_withdrawn_before_stays_as_it_was_when_somebody_is_invited_again(netwerk, uitnodiging):
    door, eerder = uitnodiging.uitgenodigd_door, klok.nu() - timedelta(days=3)
    oud = {"netwerk": netwerk, "email": EMAIL, "rol": "lid", "uitgenodigd_door": door, "geldig_tot": eerder}
    aanvaard = Uitnodiging.objects.create(**oud, aanvaard_op=eerder)
    ingetrokken = Uitnodiging.objects.create(**oud, ingetrokken_op=eerder)

    uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", door=door)

    tijden = {u.pk: (u.aanvaard_op, u.ingetrokken_op) for u in Uitnodiging.objects.all()}
    assert (tijden[aanvaard.pk], tijden[ingetrokken.pk]) == ((eerder, None), (None, eerder))
    assert tijden[uitnodiging.pk][1] is not None, "what was open is replaced"


def test_an_organisation_of_another_network_is_refused_and_one_of_here_comes_along(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    hier, elders = NetwerkorganisatieFactory(netwerk=netwerk), NetwerkorganisatieFactory()

    with geweigerd("hoort niet bij dit netwerk", Uitnodiging):
        uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", organisatie=elders.organisatie, door=door)
    uitnodiging = uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", organisatie=hier.organisatie, door=door)

    persoon = uitnodigen.aanvaard(uitnodiging, naam=" Bo ")
    assert Lidmaatschap.objects.get(gebruiker=persoon, netwerk=netwerk).organisatie == hier.organisatie
    assert (persoon.naam, persoon.functie) == ("Bo", uitnodiging.functie)


def test_the_address_of_a_new_account_is_the_one_to_which_codes_go(uitnodiging):
    persoon = uitnodigen.aanvaard(uitnodiging, naam="Bo")

    adressen = EmailAddress.objects.filter(user=persoon).values_list("email", "verified", "primary")
    assert list(adressen) == [(EMAIL, True, True)]


def test_a_withdrawn_or_used_invitation_is_not_withdrawn_again(uitnodiging):
    uitnodigen.trek_in(uitnodiging, door=None)
    gebruikt = uitnodigen.nodig_uit(
        uitnodiging.netwerk, email="b@voorbeeld.example", rol="lid", door=uitnodiging.uitgenodigd_door
    )
    uitnodigen.aanvaard(gebruikt)
    for dicht in (uitnodiging, gebruikt):
        with geweigerd("al gebruikt of ingetrokken", Uitnodiging):
            uitnodigen.trek_in(dicht, door=None)
        with geweigerd("niet meer geldig|Er is al een account", Lidmaatschap):
            uitnodigen.aanvaard(dicht)


@pytest.mark.parametrize(("over", "geldt"), [(timedelta(0), True), (timedelta(microseconds=-1), False)])
def test_an_invitation_is_valid_up_to_and_with_its_last_moment(uitnodiging, over, geldt):
    with klok.op(moment(2026, 5, 1)):
        Uitnodiging.objects.update(geldig_tot=klok.nu() + over)
        if geldt:
            assert uitnodigen.lees(uitnodigen.teken(uitnodiging)) == uitnodiging
        else:
            with pytest.raises(DomainError, match="niet meer geldig"):
                uitnodigen.lees(uitnodigen.teken(uitnodiging))


def test_who_confirmed_a_second_address_joins_with_the_account_they_have(netwerk, client):
    """The account was made by the address of the invitation alone, which the database then refused."""
    bekend = GebruikerFactory()
    EmailAddress.objects.create(user=bekend, email=EMAIL, verified=True)
    uitnodiging = uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", door=iemand("netwerkbegeleider", netwerk))

    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})
    assert not Lidmaatschap.objects.filter(rol="lid").exists(), "first they log in"
    client.force_login(bekend)
    assert client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""}).status_code == 302

    assert Lidmaatschap.objects.get(rol="lid").gebruiker == bekend
    assert not Gebruiker.objects.filter(email=EMAIL).exists()


def test_an_address_that_nobody_confirmed_is_nobodys(uitnodiging, client):
    """Else who adds the address of another to their account could take an invitation over, or keep it from them."""
    EmailAddress.objects.create(user=GebruikerFactory(), email=EMAIL, verified=False)

    client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""})

    assert Lidmaatschap.objects.get(rol="lid").gebruiker.email == EMAIL


def test_nobody_invites_a_second_address_of_their_own(netwerk):
    begeleider = iemand("netwerkbegeleider", netwerk)
    EmailAddress.objects.create(user=begeleider, email=EMAIL, verified=True)

    with geweigerd("jezelf geen rol geven", Uitnodiging):
        uitnodigen.nodig_uit(netwerk, email=EMAIL, rol="lid", door=begeleider)


def test_what_was_sent_from_a_closed_account_opens_nothing(uitnodiging, client):
    """The account of somebody who means harm is closed; the address of a friend must not let them in again."""
    assert client.get(_link(uitnodiging)).status_code == 200

    Gebruiker.objects.filter(pk=uitnodiging.uitgenodigd_door_id).update(is_active=False)

    assert client.get(_link(uitnodiging)).status_code == 410
    assert client.post(_link(uitnodiging), {"naam": "", "wachtwoord": ""}).status_code == 410
    assert not Gebruiker.objects.filter(email=EMAIL).exists()
