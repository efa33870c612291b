"""Who makes whom: no role makes the one that approves its work; a role ends at once, and can be given back."""

import pytest
from django.test import Client
from django.urls import reverse

from kern.exceptions import DomainError
from kern.models import Bericht, Gebeurtenis
from kern.rechten import alle_rechten
from netwerken.domain import rollen, uitnodigen
from netwerken.domain.toegang import toegang_van
from netwerken.enums import Rol
from netwerken.models import Beeindiging, Lidmaatschap, Uitnodiging
from projecten.models import Projectmedewerker
from rapportage.models import Rapport
from sessies.domain import links
from tests.fabrieken.netwerken import GebruikerFactory, LidmaatschapFactory, MandaatFactory, OrgaanFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _als(mens):
    client = Client()
    client.force_login(mens)
    return client


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

    antwoord = _als(door).post(pad, {"email": "tweede@test.example", "rol": "opdrachtgever"})

    assert antwoord.status_code == 200
    assert "rol" in antwoord.context["form"].errors
    assert "beheerder van het platform" in antwoord.content.decode()
    with geweigerd("gemaakt door de beheerder", Uitnodiging):
        uitnodigen.nodig_uit(netwerk, email="tweede@test.example", rol="opdrachtgever", door=door)


def test_an_opdrachtgever_invites_another_and_nobody_else(netwerk):
    eerste = iemand("opdrachtgever", netwerk)
    client, pad = _als(eerste), reverse("netwerken:uitnodigen", kwargs={"netwerk": netwerk.slug})

    assert client.post(pad, {"email": "a@test.example", "rol": "netwerkbegeleider"}).status_code == 200
    assert client.post(pad, {"email": "b@test.example", "rol": "opdrachtgever"}).status_code == 302

    assert list(Uitnodiging.objects.values_list("email", "rol")) == [("b@test.example", "opdrachtgever")]
    begeleider = _als(iemand("netwerkbegeleider", netwerk))
    intrekken = reverse(
        "netwerken:uitnodiging-intrekken", kwargs={"netwerk": netwerk.slug, "pk": Uitnodiging.objects.get().pk}
    )
    assert begeleider.post(intrekken).status_code == 403


def test_the_beheerder_makes_the_first_opdrachtgever(netwerk):
    client = _als(GebruikerFactory(is_staff=True, is_superuser=True))
    mens = GebruikerFactory()
    velden = {"gebruiker": mens.pk, "netwerk": netwerk.pk, "rol": "opdrachtgever", "organisatie": ""}

    assert client.post("/beheer/netwerken/lidmaatschap/add/", velden).status_code == 302
    assert Lidmaatschap.objects.filter(gebruiker=mens, rol="opdrachtgever").exists()


def test_a_lower_beheerder_does_not_take_over_the_address_of_a_higher_one():
    from django.contrib.auth.models import Permission

    helper, hoogste = GebruikerFactory(is_staff=True), GebruikerFactory(is_staff=True, is_superuser=True)
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["change_gebruiker", "view_gebruiker"]))
    oud = hoogste.email

    _als(helper).post(
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
    assert "An Voorbeeld" in berichten[0].tekst


# --- ending -------------------------------------------------------------------------------


def _medewerker(netwerk):
    lid = LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker")
    project = ProjectFactory(netwerk=netwerk)
    Projectmedewerker.objects.create(lidmaatschap=lid, project=project)
    zetel = MandaatFactory(netwerk=netwerk, lidmaatschap=lid)
    return lid, project, zetel


def test_a_role_that_ends_opens_nothing_any_more_and_what_was_made_stays(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, project, zetel = _medewerker(netwerk)
    mens, browser = lid.gebruiker, _als(lid.gebruiker)
    link = links.maak_vraaglink(netwerk, voor="toeleiders", project=project, door=mens)
    assert browser.get(netwerk.get_absolute_url()).status_code == 200
    pad = reverse("netwerken:lid-beeindig", kwargs={"netwerk": netwerk.slug, "pk": lid.pk})
    assert zetel.functie in _als(door).get(pad).content.decode()

    assert _als(door).post(pad).status_code == 302

    assert browser.get(netwerk.get_absolute_url()).status_code == 404, "the session that still runs"
    assert not Lidmaatschap.objects.filter(gebruiker=mens).exists()
    zetel.refresh_from_db()
    assert zetel.lidmaatschap_id is None
    assert not Projectmedewerker.objects.exists()
    assert Client().get(reverse("sessies_link:vraag", args=[links.token_van(link)])).status_code == 404
    link.refresh_from_db()
    assert link.gemaakt_door == mens
    regel = Gebeurtenis.objects.get(wat="lidmaatschap.beeindigd")
    assert (regel.door_id, regel.gegevens["projecten"], regel.gegevens["zetels"]) == (door.pk, [project.pk], [zetel.pk])


def test_a_role_is_given_back_with_its_seats_and_projects(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, project, zetel = _medewerker(netwerk)
    mens = lid.gebruiker
    einde = rollen.beeindig(lid, door=door)
    pad = reverse("netwerken:lid-teruggeven", kwargs={"netwerk": netwerk.slug, "pk": einde.pk})

    assert _als(door).post(pad).status_code == 302

    terug = Lidmaatschap.objects.get(gebruiker=mens)
    zetel.refresh_from_db()
    assert (terug.rol, zetel.lidmaatschap) == ("projectmedewerker", terug)
    assert Projectmedewerker.objects.get().project == project
    with geweigerd("al teruggegeven", Lidmaatschap):
        rollen.geef_terug(einde, door=door)


def test_a_seat_that_somebody_took_meanwhile_stays_theirs(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, _, zetel = _medewerker(netwerk)
    einde = rollen.beeindig(lid, door=door)
    ander = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    zetel.refresh_from_db()
    zetel.lidmaatschap = ander
    zetel.save()

    rollen.geef_terug(einde, door=door)

    zetel.refresh_from_db()
    assert zetel.lidmaatschap == ander


def test_what_they_invited_does_not_open_any_more(netwerk):
    een, twee = iemand("netwerkbegeleider", netwerk), iemand("netwerkbegeleider", netwerk)
    uitnodiging = uitnodigen.nodig_uit(netwerk, email="gast@test.example", rol="lid", door=een)

    rollen.beeindig(Lidmaatschap.objects.get(gebruiker=een), door=twee)

    with pytest.raises(DomainError, match="niet meer geldig"):
        uitnodigen.lees(uitnodigen.teken(uitnodiging))


def test_a_begeleider_ends_no_opdrachtgever_and_not_themselves(netwerk):
    door, baas = iemand("netwerkbegeleider", netwerk), iemand("opdrachtgever", netwerk)
    van_baas, eigen = (Lidmaatschap.objects.get(gebruiker=mens) for mens in (baas, door))
    with geweigerd("alleen de beheerder", Lidmaatschap, Beeindiging):
        rollen.beeindig(van_baas, door=door)
    with geweigerd("Je eigen rol", Lidmaatschap, Beeindiging):
        rollen.beeindig(eigen, door=door)
    pad = reverse("netwerken:lid-beeindig", kwargs={"netwerk": netwerk.slug, "pk": van_baas.pk})
    assert _als(door).post(pad).status_code == 403


def test_the_beheerder_ends_and_gives_back_an_opdrachtgever(netwerk):
    client = _als(GebruikerFactory(is_staff=True, is_superuser=True))
    lid = Lidmaatschap.objects.get(gebruiker=iemand("opdrachtgever", netwerk))

    assert client.post(f"/beheer/netwerken/lidmaatschap/{lid.pk}/delete/", {"post": "yes"}).status_code == 302

    einde = Beeindiging.objects.get()
    assert not Lidmaatschap.objects.exists()
    assert Gebeurtenis.objects.filter(wat="lidmaatschap.beeindigd").count() == 1
    daad = {"action": "geef_de_rol_terug", "_selected_action": [einde.pk]}
    assert client.post("/beheer/netwerken/beeindiging/", daad).status_code == 302
    assert Lidmaatschap.objects.get().rol == "opdrachtgever"


def test_names_of_former_members_stay_out_of_reports(netwerk):
    from rapportage.momentopname.nemen import lees

    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker__naam="Bea Vroeger", gebruiker__functie="toeleider")
    rollen.beeindig(lid, door=iemand("netwerkbegeleider", netwerk))
    ProjectFactory(netwerk=netwerk, titel="Project van Bea Vroeger")
    rapport = Rapport.objects.create(
        netwerk=netwerk, soort="kwartaal", periode="2022-Q3", titel="R", slug="kwartaalrapport-2022-q3"
    )

    inhoud = str(lees(rapport))

    assert "Project van toeleider" in inhoud
    assert "Bea Vroeger" not in inhoud
