from datetime import date

import pytest

from kern.exceptions import AnderNetwerkError, DomainError
from kern.models import Gebeurtenis
from projecten.domain.begeleiding import (
    dien_plan_in,
    geef_feedback,
    noteer_contact,
    noteer_leereffect,
    start_analysefase,
)
from projecten.domain.projecten import open_oproep, valideer, voeg_medewerker_toe, voeg_project_toe
from projecten.models import Analysefase, Begeleidingscontact, Leereffect, Oproep, Project, Projectmedewerker
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    NetwerkFactory,
    OrganisatieFactory,
    ThemaFactory,
)
from tests.fabrieken.projecten import OproepFactory, ProjectFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


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

    with geweigerd("bestaat al", Oproep):
        open_oproep(oproep.netwerk, nummer="455", door=door)
    with geweigerd("eindigt niet voor", Oproep):
        open_oproep(oproep.netwerk, nummer="457", start=DAG, einde=date(2025, 1, 1), door=door)
    with geweigerd("Nummer", Oproep):
        open_oproep(oproep.netwerk, nummer="", door=door)
    open_oproep(NetwerkFactory(), nummer="455", door=door)


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

    with geweigerd("code 455-01", Project):
        voeg_project_toe(project.netwerk, code="455-01", titel="Nog een", door=door)
    with geweigerd("Provincie", Project):
        voeg_project_toe(project.netwerk, code="455-02", titel="Nog een", provincie="nergens", door=door)


@pytest.mark.parametrize("wat", ["oproep", "thema"])
def test_voeg_project_toe_refuses_another_network(wat, door):
    netwerk = NetwerkFactory()
    vreemd = {"oproep": OproepFactory()} if wat == "oproep" else {"themas": [ThemaFactory()]}

    with geweigerd("ander netwerk", Project):
        voeg_project_toe(netwerk, code="x", titel="X", door=door, **vreemd)


def test_valideer_sets_state_and_date_once(door):
    project = ProjectFactory(nummer="9001")

    valideer(project, op=DAG, door=door)

    project.refresh_from_db()
    assert (project.is_gevalideerd, project.gevalideerd_op, project.versie) == (True, DAG, 2)
    with geweigerd("al gevalideerd"):
        valideer(project, op=DAG, door=door)


def test_valideer_refuses_without_file_number(door):
    project = ProjectFactory(nummer="")

    with geweigerd("dossiernummer"):
        valideer(project, op=DAG, door=door)

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


def test_analysefase_goes_from_start_to_plan_to_feedback(door):
    fase = start_analysefase(ProjectFactory(), start=date(2026, 1, 5), door=door)
    dien_plan_in(fase, op=date(2026, 3, 2), door=door)
    geef_feedback(fase, op=date(2026, 3, 16), bevindingen="Scherp gezien.", door=door)

    opgeslagen = Analysefase.objects.get()
    assert (opgeslagen.plan_ingediend_op, opgeslagen.feedback_op, opgeslagen.bevindingen) == (
        date(2026, 3, 2), date(2026, 3, 16), "Scherp gezien.",
    )  # fmt: skip


def test_analysefase_refuses_every_step_out_of_order(door):
    fase = start_analysefase(ProjectFactory(), start=date(2026, 1, 5), door=door)

    with geweigerd("al gestart", Analysefase):
        start_analysefase(fase.project, start=DAG, door=door)
    with geweigerd("pas wanneer het plan"):
        geef_feedback(fase, op=DAG, door=door)
    with geweigerd("na de start"):
        dien_plan_in(fase, op=date(2025, 12, 1), door=door)
    dien_plan_in(fase, op=DAG, door=door)
    with geweigerd("al ingediend"):
        dien_plan_in(fase, op=DAG, door=door)
    with geweigerd("na het plan"):
        geef_feedback(fase, op=date(2026, 2, 1), door=door)
    geef_feedback(fase, op=DAG, door=door)
    with geweigerd("al feedback"):
        geef_feedback(fase, op=DAG, door=door)


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
        ({"kern": "x" * 301}, "Kern van het gesprek"),
    ],
)
def test_noteer_contact_refuses(velden, melding, door):
    with geweigerd(melding, Begeleidingscontact):
        noteer_contact(ProjectFactory(), **{"datum": DAG, "soort": "bezoek", **velden}, door=door)


def test_noteer_leereffect_writes_and_refuses(door):
    project = ProjectFactory()
    noteer_leereffect(project, datum=DAG, tekst=" We bellen eerst. ", door=door)

    assert Leereffect.objects.get().tekst == "We bellen eerst."
    with geweigerd("Wat doen jullie nu anders", Leereffect):
        noteer_leereffect(project, datum=DAG, tekst="  ", door=door)
    with geweigerd("toekomst", Leereffect):
        noteer_leereffect(project, datum=date(2999, 1, 1), tekst="Straks", door=door)
