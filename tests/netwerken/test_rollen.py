"""Who makes whom: no role makes the one that approves its work, and who approves hears of it."""

import pytest
from django.urls import reverse

from kern import klok
from kern.domain.post import inhoud_van
from kern.exceptions import DomainError
from kern.models import Bericht
from kern.rechten import alle_rechten
from netwerken.domain import rollen, uitnodigen
from netwerken.domain.toegang import toegang_van
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Lidmaatschap, Uitnodiging
from projecten.models import Projectmedewerker
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    OrgaanFactory,
    als,
    iemand,
)
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


# --- ladders ------------------------------------------------------------------------------


def _rechten(toegang, objecten):
    """Every right that this person holds, for nothing in particular or for one of these objects."""
    uit = set()
    for recht in alle_rechten():
        for obj in (None, *objecten):
            try:
                heeft = toegang.mag(recht, obj)
            except AttributeError:  # the right is about another kind of object
                continue
            if heeft:
                uit.add(recht)
    return uit


# what fills the list of tasks of these roles; it lets nobody approve or decide anything
ALLEEN_TAKEN = {"sessies.lees_antwoord", "projecten.werk_voor_project"}


def _maakbaar(toegang):
    """The roles that somebody can bring into the network: by inviting, or by giving one back."""
    netwerk = toegang.netwerk
    uit = set()
    for rol in Rol.values:
        if toegang.mag("netwerken.nodig_uit", Uitnodiging(netwerk=netwerk, rol=rol)):
            try:
                uitnodigen.nodig_uit(netwerk, email=f"tweede-{rol}@test.example", rol=rol, door=toegang.gebruiker)
            except DomainError:
                continue
            uit.add(rol)
        if toegang.mag("netwerken.beeindig_lidmaatschap", Lidmaatschap(netwerk=netwerk, rol=rol)):
            uit.add(rol)
    return uit


@pytest.mark.parametrize("rol", Rol.values)
def test_no_role_reaches_a_right_by_a_second_address_that_it_does_not_hold_itself(rol):
    wereld = maak_wereld()
    objecten = [obj for obj in wereld.d.values() if getattr(obj, "netwerk_id", None)]
    rechten = {
        r: _rechten(toegang_van(wereld.mensen[r], wereld.netwerk), objecten)
        for r in ("lid", "projectmedewerker", "opdrachtgever", "netwerkbegeleider")
    }

    erbij = {
        r: rechten[r] - rechten[rol] - ALLEEN_TAKEN for r in _maakbaar(toegang_van(wereld.mensen[rol], wereld.netwerk))
    }

    assert {r: extra for r, extra in erbij.items() if extra} == {}
    assert rechten["opdrachtgever"] - rechten["netwerkbegeleider"] >= {
        "rapportage.publiceer_rapport",
        "projecten.valideer_project",
        "netwerken.beslis_afwijking",
    }, "there is something to climb to"


def test_a_seat_or_a_project_gives_who_hands_it_out_nothing_more():
    """What facts a begeleider can hand to an account of their own: a seat in a body, an own project."""
    wereld = maak_wereld()
    door = wereld.mensen["netwerkbegeleider"]
    objecten = [obj for obj in wereld.d.values() if getattr(obj, "netwerk_id", None)]
    eigen = _rechten(toegang_van(door, wereld.netwerk), objecten)
    for rol in ("lid", "projectmedewerker"):
        tweede = LidmaatschapFactory(netwerk=wereld.netwerk, rol=rol)
        orgaan = OrgaanFactory(netwerk=wereld.netwerk, soort="stuurgroep")
        MandaatFactory(netwerk=wereld.netwerk, orgaan=orgaan, lidmaatschap=tweede)
        if rol == "projectmedewerker":
            Projectmedewerker.objects.create(lidmaatschap=tweede, project=wereld.d["project"])

        assert _rechten(toegang_van(tweede.gebruiker, wereld.netwerk), objecten) - eigen - ALLEEN_TAKEN == set()


@pytest.mark.parametrize("is_er_al_een", [True, False])
def test_a_begeleider_never_makes_an_opdrachtgever(netwerk, is_er_al_een):
    door = iemand("netwerkbegeleider", netwerk)
    if is_er_al_een:
        iemand("opdrachtgever", netwerk)
    pad = reverse("netwerken:uitnodigen", kwargs={"netwerk": netwerk.slug})

    antwoord = als(door).post(pad, {"email": "tweede@test.example", "rol": "opdrachtgever"})

    assert antwoord.status_code == 200
    assert "rol" in antwoord.context["form"].errors
    assert "beheerder van het platform" in antwoord.content.decode()
    with geweigerd("gemaakt door de beheerder", Uitnodiging):
        uitnodigen.nodig_uit(netwerk, email="tweede@test.example", rol="opdrachtgever", door=door)


def test_an_opdrachtgever_invites_another_and_nobody_else(netwerk):
    eerste = iemand("opdrachtgever", netwerk)
    client, pad = als(eerste), reverse("netwerken:uitnodigen", kwargs={"netwerk": netwerk.slug})

    assert client.post(pad, {"email": "a@test.example", "rol": "netwerkbegeleider"}).status_code == 200
    assert client.post(pad, {"email": "b@test.example", "rol": "opdrachtgever"}).status_code == 302

    assert list(Uitnodiging.objects.values_list("email", "rol")) == [("b@test.example", "opdrachtgever")]
    begeleider = als(iemand("netwerkbegeleider", netwerk))
    intrekken = reverse(
        "netwerken:uitnodiging-intrekken", kwargs={"netwerk": netwerk.slug, "pk": Uitnodiging.objects.get().pk}
    )
    assert begeleider.post(intrekken).status_code == 403


def test_the_beheerder_makes_the_first_opdrachtgever(netwerk):
    client = als(GebruikerFactory(is_staff=True, is_superuser=True))
    mens = GebruikerFactory()
    velden = {"gebruiker": mens.pk, "netwerk": netwerk.pk, "rol": "opdrachtgever", "organisatie": ""}

    assert client.post("/beheer/netwerken/lidmaatschap/add/", velden).status_code == 302
    assert Lidmaatschap.objects.filter(gebruiker=mens, rol="opdrachtgever").exists()


def test_a_lower_beheerder_does_not_take_over_the_address_of_a_higher_one():
    from django.contrib.auth.models import Permission

    helper, hoogste = GebruikerFactory(is_staff=True), GebruikerFactory(is_staff=True, is_superuser=True)
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["change_gebruiker", "view_gebruiker"]))
    oud = hoogste.email

    als(helper).post(
        f"/beheer/netwerken/gebruiker/{hoogste.pk}/change/",
        {"email": "van-mij@test.example", "naam": "", "functie": "", "is_active": "on"},
    )

    hoogste.refresh_from_db()
    assert hoogste.email == oud


def test_who_approves_hears_of_every_change_in_roles(netwerk):
    baas, door = iemand("opdrachtgever", netwerk), iemand("netwerkbegeleider", netwerk)
    mens = GebruikerFactory(naam="An Voorbeeld")

    lid = rollen.geef_rol(mens, netwerk, rol="lid", door=door)
    rollen.geef_rol(mens, netwerk, rol="lid", door=door)
    einde = rollen.beeindig(lid, door=door)
    rollen.geef_terug(einde, door=door)

    berichten = Bericht.objects.filter(aan=baas.email).order_by("pk")
    assert [b.onderwerp.partition(": ")[2] for b in berichten] == [
        "een rol kwam erbij",
        "een rol werd beëindigd",
        "een rol kwam erbij",
    ]
    assert "An Voorbeeld" in inhoud_van(berichten[0]).tekst


def test_a_role_of_who_approves_counts_only_in_its_own_network(netwerk):
    elders = iemand("opdrachtgever", NetwerkFactory())
    for door in (elders, iemand("lid", netwerk)):
        with geweigerd("gemaakt door de beheerder", Uitnodiging):
            uitnodigen.nodig_uit(netwerk, email="x@test.example", rol="opdrachtgever", door=door)
    iemand("opdrachtgever", netwerk)
    with geweigerd("gemaakt door de beheerder", Uitnodiging):
        uitnodigen.nodig_uit(netwerk, email="x@test.example", rol="opdrachtgever", door=iemand("lid", netwerk))


def test_only_who_approves_here_and_is_still_there_hears_of_a_role(netwerk):
    hier, weg, elders = iemand("opdrachtgever", netwerk), iemand("opdrachtgever", netwerk), NetwerkFactory()
    iemand("opdrachtgever", elders)
    iemand("netwerkbegeleider", netwerk)
    LidmaatschapFactory(gebruiker=iemand("lid", netwerk), netwerk=elders, rol="opdrachtgever")
    Gebruiker.objects.filter(pk=weg.pk).update(is_active=False)

    rollen.geef_rol(GebruikerFactory(), netwerk, rol="lid", door=None)

    assert [b.aan for b in Bericht.objects.filter(soort="rol_gewijzigd")] == [hier.email]


def test_the_past_that_is_replayed_is_told_to_nobody(netwerk):
    iemand("opdrachtgever", netwerk)
    with klok.op(moment(2022, 5, 1)):
        rollen.geef_rol(GebruikerFactory(), netwerk, rol="lid", door=None)
    assert not Bericht.objects.exists()
