"""The analysis phase of a project: noted, put right and taken away by who guides it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kennis.models import Fiche
from kern import klok, register
from kern.exceptions import VersieConflict
from projecten.domain.begeleiding import haal_analysefase_weg, leg_analysefase_vast
from projecten.models import Analysefase
from tests.aanval.formulieren import lees_formulier
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GebruikerFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
START, PLAN, FEEDBACK = date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 16)
VOL = {"start": START, "plan_ingediend_op": PLAN, "feedback_op": FEEDBACK, "bevindingen": "Scherp gezien."}


@pytest.fixture
def door():
    return GebruikerFactory()


@pytest.fixture(autouse=True)
def nu():
    with klok.op(moment(2026, 7, 1)):
        yield


def _staat(project):
    velden = ("start", "plan_ingediend_op", "feedback_op", "bevindingen", "versie")
    return Analysefase.objects.filter(project=project).values_list(*velden).first()


def test_what_is_known_is_noted_step_by_step_and_put_right(door):
    project, ander = ProjectFactory(), ProjectFactory()
    andere = leg_analysefase_vast(ander, velden=VOL, versie=0, door=door)

    fase = leg_analysefase_vast(project, velden={"start": START}, versie=0, door=door)
    assert _staat(project) == (START, None, None, "", 1)
    leg_analysefase_vast(project, velden=VOL, versie=fase.versie, door=door)
    assert _staat(project) == (START, PLAN, FEEDBACK, "Scherp gezien.", 2)
    recht = {"start": PLAN, "plan_ingediend_op": PLAN, "feedback_op": None, "bevindingen": ""}
    leg_analysefase_vast(project, velden=recht, versie=2, door=door)

    assert _staat(project) == (PLAN, PLAN, None, "", 3)
    assert _staat(ander) == (START, PLAN, FEEDBACK, "Scherp gezien.", andere.versie)


def test_everything_may_fall_on_one_day_and_that_day_may_be_today(door):
    vandaag = dict.fromkeys(("start", "plan_ingediend_op", "feedback_op"), klok.vandaag())
    project = ProjectFactory()
    leg_analysefase_vast(project, velden=vandaag, versie=0, door=door)
    assert _staat(project) == (*vandaag.values(), "", 1)
    with geweigerd("Bevindingen", Analysefase, veld="bevindingen"):
        leg_analysefase_vast(project, velden={**vandaag, "bevindingen": "x" * 20_001}, versie=1, door=door)


def test_who_notes_a_phase_takes_the_row_of_its_project_first(door):
    """On PostgreSQL that is the lock which lets two who begin it make one."""
    project = ProjectFactory()
    with CaptureQueriesContext(connection) as vragen:
        leg_analysefase_vast(project, velden={"start": START}, versie=0, door=door)
    pakt, zoekt = (
        next(i for i, v in enumerate(vragen) if f'FROM "{tabel}"' in v["sql"])
        for tabel in ("projecten_project", "projecten_analysefase")
    )
    assert pakt < zoekt
    assert ("FOR UPDATE" in vragen[pakt]["sql"]) == (connection.vendor == "postgresql")


@pytest.mark.parametrize(
    ("anders", "zin", "veld"),
    [
        ({"plan_ingediend_op": START - timedelta(days=1), "feedback_op": None}, "na de start", "plan_ingediend_op"),
        ({"plan_ingediend_op": None}, "pas wanneer het plan", "feedback_op"),
        ({"feedback_op": PLAN - timedelta(days=1)}, "na het plan", "feedback_op"),
        ({"plan_ingediend_op": date(2026, 7, 2), "feedback_op": None}, "niet in de toekomst", "plan_ingediend_op"),
        ({"feedback_op": date(2026, 7, 2)}, "niet in de toekomst", "feedback_op"),
    ],
)
def test_days_out_of_order_or_to_come_are_refused_beside_their_field(door, anders, zin, veld):
    with geweigerd(zin, Analysefase, veld=veld):
        leg_analysefase_vast(ProjectFactory(), velden={**VOL, **anders}, versie=0, door=door)


def test_who_read_an_older_version_or_none_or_one_that_is_gone_is_stopped(door):
    project = ProjectFactory()
    fase = leg_analysefase_vast(project, velden={"start": START}, versie=0, door=door)
    leg_analysefase_vast(project, velden=VOL, versie=1, door=door)

    for versie in (0, 1, 3):
        with pytest.raises(VersieConflict):
            leg_analysefase_vast(project, velden={"start": PLAN}, versie=versie, door=door)
    assert _staat(project)[0] == START
    haal_analysefase_weg(fase, door=door)
    with geweigerd("intussen weggehaald", Analysefase):
        leg_analysefase_vast(project, velden=VOL, versie=2, door=door)


def test_a_phase_from_which_a_sheet_came_stays(door):
    project = ProjectFactory()
    fase = leg_analysefase_vast(project, velden=VOL, versie=0, door=door)
    Fiche.objects.create(netwerk=project.netwerk, titel="F", slug="f", datum=PLAN, analysefase=fase)

    with geweigerd("er hangt nog iets aan vast", Analysefase):
        haal_analysefase_weg(fase, door=door)


def _stuur(client, pagina, **anders):
    """Send the form as it stands on the page, with this typed in it."""
    staat_er = {v.naam: [w for w in v.waarden if w] for v in lees_formulier(client.get(pagina).content, pagina)}
    antwoord = client.post(pagina, {**staat_er, **anders})
    assert antwoord.status_code == 302, antwoord.context["form"].errors


def test_the_netwerkbegeleider_makes_changes_and_takes_it_away_on_the_screen(client):
    project = ProjectFactory()
    client.force_login(iemand("netwerkbegeleider", project.netwerk))
    plek = {"netwerk": project.netwerk.slug, "code": project.code}
    pagina, detail = reverse("projecten:analysefase", kwargs=plek), project.get_absolute_url()
    assert pagina in client.get(detail).content.decode()

    _stuur(client, pagina, start="2026-01-05")
    _stuur(client, pagina, plan_ingediend_op="2026-03-02")
    assert _staat(project) == (START, PLAN, None, "", 2)
    van, tot = date(2026, 1, 1), date(2026, 12, 31)
    telling = register.alles.plichttellers["analysefase"](project.netwerk, van, tot, date(2026, 7, 1))
    assert (telling.gedaan, telling.te_laat) == (1, 0)
    assert 'datetime="2026-03-02"' in client.get(detail).content.decode()

    client.post(reverse("projecten:analysefase-weg", kwargs=plek))
    assert _staat(project) is None
