from datetime import date

import pytest

from kern.exceptions import AnderNetwerkError, DomainError
from kern.models import Gebeurtenis
from projecten.domain.begeleiding import (
    noteer_contact,
    noteer_leereffect,
)
from projecten.domain.projecten import (
    eigen_projecten,
    geef_projecten_terug,
    laat_projecten_los,
    noem_initiatief,
    open_oproep,
    valideer,
    voeg_medewerker_toe,
    voeg_project_toe,
    wijzig_oproep,
)
from projecten.models import (
    Begeleidingscontact,
    Initiatief,
    Leereffect,
    Oproep,
    Project,
    Projectmedewerker,
)
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrganisatieFactory,
    ThemaFactory,
)
from tests.fabrieken.projecten import OproepFactory, ProjectFactory, ProjectmedewerkerFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
DAG, MORGEN = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def door():
    return GebruikerFactory()


def test_open_oproep_writes_call_and_audit_line(door):
    netwerk = NetwerkFactory()

    oproep = open_oproep(netwerk, nummer="455", titel="Op maat", start=DAG, einde=date(2027, 1, 1), door=door)

    assert Oproep.objects.get() == oproep
    assert list(Gebeurtenis.objects.values_list("wat", "netwerk_id", "door_id")) == [
        ("oproep.geopend", netwerk.pk, door.pk)
    ]


def test_open_oproep_refuses_taken_number_and_odd_period(door):
    oproep = OproepFactory(nummer="455")

    with geweigerd("Oproep 455 bestaat al", Oproep, veld="nummer"):
        open_oproep(oproep.netwerk, nummer="455", door=door)
    with geweigerd("eindigt niet voor", Oproep):
        open_oproep(oproep.netwerk, nummer="457", start=DAG, einde=date(2025, 1, 1), door=door)
    with geweigerd("Nummer", Oproep):
        open_oproep(oproep.netwerk, nummer="", door=door)
    open_oproep(NetwerkFactory(), nummer="455", door=door)


def test_a_call_may_last_one_day(door):
    oproep = open_oproep(NetwerkFactory(), nummer="455", start=DAG, einde=DAG, door=door)
    wijzig_oproep(oproep, velden={"start": MORGEN, "einde": MORGEN}, versie=oproep.versie, door=door)

    oproep.refresh_from_db()
    assert (oproep.start, oproep.einde) == (MORGEN, MORGEN)


def test_voeg_project_toe_keeps_themes_and_partners(door):
    thema = ThemaFactory()
    netwerk = thema.netwerk
    oproep, promotor, partner = OproepFactory(netwerk=netwerk), OrganisatieFactory(), OrganisatieFactory()

    project = voeg_project_toe(
        netwerk, code="455-01", titel="Proefwerkplek", promotor=promotor, oproep=oproep, nummer="9001",
        provincie="limburg", themas=[thema], omschrijving="Eén dag.", partners=[(partner, "NL"), (partner, "NL")],
        is_fictief=True, door=door,
    )  # fmt: skip

    assert list(project.themas.all()) == [thema]
    assert [(p.organisatie, p.landnaam, p.is_buitenlands) for p in project.partners.all()] == [
        (partner, "Nederland", True)
    ]
    assert project.is_gevalideerd is False


def test_voeg_project_toe_refuses_taken_code_and_unknown_province(door):
    project = ProjectFactory(code="455-01")

    with geweigerd("code 455-01", Project, veld="code"):
        voeg_project_toe(project.netwerk, code="455-01", titel="Nog een", door=door)
    with geweigerd("Provincie", Project):
        voeg_project_toe(project.netwerk, code="455-02", titel="Nog een", provincie="nergens", door=door)
    voeg_project_toe(NetwerkFactory(), code="455-01", titel="Elders", door=door)


@pytest.mark.parametrize("wat", ["oproep", "thema"])
def test_voeg_project_toe_refuses_another_network(wat, door):
    netwerk = NetwerkFactory()
    vreemd = {"oproep": OproepFactory()} if wat == "oproep" else {"themas": [ThemaFactory()]}

    with geweigerd("ander netwerk", Project):
        voeg_project_toe(netwerk, code="x", titel="X", door=door, **vreemd)


def test_valideer_sets_state_and_date_once(door):
    project = ProjectFactory(nummer="9001")

    valideer(project, op=DAG, versie=project.versie, door=door)

    project.refresh_from_db()
    assert (project.is_gevalideerd, project.gevalideerd_op, project.versie) == (True, DAG, 2)
    with geweigerd("al gevalideerd"):
        valideer(project, op=DAG, versie=project.versie, door=door)


def test_valideer_refuses_without_file_number(door):
    project = ProjectFactory(nummer="")

    with geweigerd("dossiernummer"):
        valideer(project, op=DAG, versie=project.versie, door=door)

    project.refresh_from_db()
    assert project.is_gevalideerd is False


def test_database_refuses_validated_project_without_number():
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        ProjectFactory(is_gevalideerd=True, nummer="")


def test_voeg_medewerker_toe_makes_project_own_and_repeats_quietly(door):
    project = ProjectFactory()
    lidmaatschap = LidmaatschapFactory(netwerk=project.netwerk, rol="projectmedewerker")

    voeg_medewerker_toe(project, lidmaatschap=lidmaatschap, door=door)
    voeg_medewerker_toe(project, lidmaatschap=lidmaatschap, door=door)

    assert Projectmedewerker.objects.count() == 1
    assert Gebeurtenis.objects.count() == 1


def test_voeg_medewerker_toe_refuses_other_role_and_network(door):
    project = ProjectFactory()

    with geweigerd("Alleen een projectmedewerker", Projectmedewerker):
        voeg_medewerker_toe(project, lidmaatschap=LidmaatschapFactory(netwerk=project.netwerk), door=door)
    with geweigerd("ander netwerk", Projectmedewerker):
        voeg_medewerker_toe(project, lidmaatschap=LidmaatschapFactory(rol="projectmedewerker"), door=door)
    assert issubclass(AnderNetwerkError, DomainError)


def test_a_role_that_ends_lets_its_own_projects_go_and_gets_them_back(door):
    eigen = ProjectmedewerkerFactory()
    lidmaatschap, netwerk = eigen.lidmaatschap, eigen.project.netwerk
    tweede = ProjectmedewerkerFactory(lidmaatschap=lidmaatschap, project__netwerk=netwerk)
    van_ander = ProjectmedewerkerFactory(project=eigen.project)
    ProjectFactory(netwerk=netwerk)
    onder_zich = eigen_projecten(lidmaatschap)

    laat_projecten_los(lidmaatschap, door)

    assert onder_zich == [eigen.project.pk, tweede.project.pk]
    assert list(Projectmedewerker.objects.all()) == [van_ander]
    geef_projecten_terug(lidmaatschap, [*onder_zich, ProjectFactory().pk], door)
    assert eigen_projecten(lidmaatschap) == onder_zich
    assert list(Gebeurtenis.objects.order_by("pk").values_list("wat", flat=True)) == [
        *["project.medewerker_weggehaald"] * 2, *["project.medewerker_toegevoegd"] * 2,
    ]  # fmt: skip


def test_noem_initiatief_keeps_what_an_organisation_of_the_network_does_already(door):
    binnen = NetwerkorganisatieFactory()

    noem_initiatief(binnen.netwerk, organisatie=binnen.organisatie, titel="Soep", omschrijving="Elke week.", door=door)

    initiatief = Initiatief.objects.get()
    assert (initiatief.netwerk, initiatief.organisatie, initiatief.titel, initiatief.omschrijving) == (
        binnen.netwerk, binnen.organisatie, "Soep", "Elke week.",
    )  # fmt: skip
    with geweigerd("hoort niet bij dit netwerk", Initiatief):
        noem_initiatief(binnen.netwerk, organisatie=OrganisatieFactory(), titel="Soep", door=door)
    with geweigerd("Titel", Initiatief):
        noem_initiatief(binnen.netwerk, organisatie=binnen.organisatie, titel="", door=door)


def test_noteer_contact_keeps_who_and_core(door):
    contact = noteer_contact(ProjectFactory(), datum=DAG, soort="bezoek", minuten=90, kern="Samen gekeken.", door=door)

    assert (contact.netwerk, contact.door, contact.minuten) == (contact.project.netwerk, door, 90)
    assert Gebeurtenis.objects.get().gegevens == {"project": contact.project.pk, "soort": "bezoek"}


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"datum": date(2999, 1, 1)}, "toekomst"),
        ({"soort": "postduif"}, "Soort"),
        ({"minuten": 0}, "tussen 1 minuut"),
        ({"minuten": 24 * 60 + 1}, "tussen 1 minuut"),
        ({"kern": "x" * 301}, "Kern van het gesprek"),
    ],
)
def test_noteer_contact_refuses(velden, melding, door):
    with geweigerd(melding, Begeleidingscontact):
        noteer_contact(ProjectFactory(), **{"datum": DAG, "soort": "bezoek", **velden}, door=door)


@pytest.mark.parametrize("minuten", [None, 1, 24 * 60])
def test_noteer_contact_takes_a_minute_a_day_and_what_nobody_timed(minuten, door):
    assert noteer_contact(ProjectFactory(), datum=DAG, soort="bezoek", minuten=minuten, door=door).minuten == minuten


def test_noteer_leereffect_writes_and_refuses(door):
    project = ProjectFactory()
    noteer_leereffect(project, datum=DAG, tekst=" We bellen eerst. ", door=door)

    assert Leereffect.objects.get().tekst == "We bellen eerst."
    with geweigerd("Wat doen jullie nu anders", Leereffect):
        noteer_leereffect(project, datum=DAG, tekst="  ", door=door)
    with geweigerd("toekomst", Leereffect):
        noteer_leereffect(project, datum=date(2999, 1, 1), tekst="Straks", door=door)


@pytest.mark.parametrize(
    ("code", "nummer", "naam", "kenmerk"),
    [
        ("455-01", "", "Proefwerkplek (455-01)", "455-01"),
        ("455-01", "DEMO-455-01", "Proefwerkplek (455-01)", "DEMO-455-01"),
        ("proefwerkplek", "", "Proefwerkplek", ""),
        ("PWP-KEMPEN", "", "Proefwerkplek (PWP-KEMPEN)", "PWP-KEMPEN"),
    ],
)
def test_a_code_of_only_words_is_an_address_and_no_name(code, nummer, naam, kenmerk):
    project = Project(titel="Proefwerkplek", code=code, nummer=nummer)
    assert (str(project), project.kenmerk) == (naam, kenmerk)
