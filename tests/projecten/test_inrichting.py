"""Calls, projects and who works in them: in the domain and on the pages of the set-up."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kern import klok
from kern.exceptions import AnderNetwerkError, VersieConflict
from kern.models import Gebeurtenis, Zoekdocument
from kern.zoeken import zoekindex
from netwerken.domain.inrichting import verwijder_deel
from projecten.domain import projecten as domein
from projecten.models import Oproep, Project, Projectmedewerker, Projectpartner
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrganisatieFactory,
    ThemaFactory,
    iemand,
    toegang,
)
from tests.fabrieken.projecten import OproepFactory, ProjectFactory, ProjectmedewerkerFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def adres(naam, netwerk, **kwargs):
    return reverse(f"projecten:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def tekst(response):
    return response.content.decode()


def test_a_call_changes_within_its_rules(netwerk):
    oproep, ander = OproepFactory(netwerk=netwerk, start=date(2022, 1, 1)), OproepFactory(netwerk=netwerk)

    domein.wijzig_oproep(oproep, velden={"titel": "Outreach", "einde": date(2023, 1, 1)}, versie=1, door=None)
    with geweigerd("eindigt niet voor de start"):
        domein.wijzig_oproep(oproep, velden={"einde": date(2021, 1, 1)}, versie=2, door=None)
    with geweigerd("Er is al een oproep met dit nummer"):
        domein.wijzig_oproep(oproep, velden={"nummer": ander.nummer}, versie=2, door=None)

    assert Oproep.objects.get(pk=oproep.pk).titel == "Outreach"


def test_a_project_changes_with_its_themes_as_one(netwerk):
    project, thema = ProjectFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)

    for _ in range(2):
        domein.wijzig_project(project, velden={"titel": "Anders"}, themas=[thema], versie=project.versie, door=None)
    domein.wijzig_project(project, velden={"titel": "Anders"}, themas=[], versie=2, door=None)
    domein.wijzig_project(project, velden={"titel": "Anders"}, themas=[], versie=3, door=None)

    project.refresh_from_db()
    assert (project.titel, project.versie, project.themas.count()) == ("Anders", 3, 0)
    with pytest.raises(VersieConflict):
        domein.wijzig_project(project, velden={}, themas=[thema], versie=1, door=None)
    assert project.themas.count() == 0


def test_a_project_keeps_its_code_its_network_and_its_rules(netwerk):
    project = ProjectFactory(netwerk=netwerk, gevalideerd=True)
    with geweigerd("code van een project"):
        domein.wijzig_project(project, velden={"code": "anders"}, themas=[], versie=1, door=None)
    with pytest.raises(AnderNetwerkError):
        domein.wijzig_project(project, velden={}, themas=[ThemaFactory()], versie=1, door=None)
    with pytest.raises(AnderNetwerkError):
        domein.wijzig_project(project, velden={"oproep": OproepFactory()}, themas=[], versie=1, door=None)
    project.refresh_from_db()
    with geweigerd("heeft een dossiernummer"):
        domein.wijzig_project(project, velden={"nummer": ""}, themas=[], versie=1, door=None)
    project.refresh_from_db()
    periode = {"start": date(2024, 1, 1), "einde": date(2023, 1, 1)}
    with geweigerd("eindigt niet voor zijn start"):
        domein.wijzig_project(project, velden=periode, themas=[], versie=1, door=None)


def test_partners_come_and_go(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    oy = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    promotor = NetwerkorganisatieFactory(netwerk=netwerk, organisatie=project.promotor).organisatie

    partner = domein.voeg_partner_toe(project, organisatie=oy, land="FI", door=None)
    with geweigerd("is al partner", Projectpartner):
        domein.voeg_partner_toe(project, organisatie=oy, land="BE", door=None)
    with geweigerd("is al de promotor", Projectpartner):
        domein.voeg_partner_toe(project, organisatie=promotor, land="BE", door=None)
    with geweigerd("hoort niet bij dit netwerk", Projectpartner):
        domein.voeg_partner_toe(project, organisatie=OrganisatieFactory(), land="BE", door=None)
    domein.haal_partner_weg(partner, door=None)

    assert not Projectpartner.objects.exists()
    assert [g.wat for g in Gebeurtenis.objects.order_by("pk")] == [
        "project.partner_toegevoegd",
        "project.partner_weggehaald",
    ]


def test_a_project_that_is_no_longer_somebodys_own(netwerk):
    medewerker = ProjectmedewerkerFactory(project=ProjectFactory(netwerk=netwerk))
    mens, project = medewerker.lidmaatschap.gebruiker, medewerker.project
    assert project.pk in toegang(mens, netwerk).feit("projecten")

    domein.haal_medewerker_weg(medewerker, door=None)

    assert project.pk not in toegang(mens, netwerk).feit("projecten")


def test_the_day_of_validation_can_be_put_right_but_not_invented(netwerk):
    project = ProjectFactory(netwerk=netwerk, nummer="9001")
    with geweigerd("nog niet gevalideerd"):
        domein.verbeter_validering(project, op=date(2022, 12, 15), versie=project.versie, door=None)
    domein.valideer(project, op=date(2022, 12, 5), versie=project.versie, door=None)
    domein.verbeter_validering(project, op=date(2022, 12, 15), versie=project.versie, door=None)

    assert Project.objects.get().gevalideerd_op == date(2022, 12, 15)


def test_the_form_of_a_new_project_answers_beside_the_field(client, netwerk, begeleider):
    ProjectFactory(netwerk=netwerk, code="bezet")
    data = {
        "titel": "Wijkstoel",
        "code": "bezet",
        "provincie": "flevoland",
        "start": "2024-01-01",
        "einde": "2023-01-01",
    }

    fout = client.post(adres("project-nieuw", netwerk), data)
    adreswoord = client.post(adres("project-nieuw", netwerk), {"titel": "X", "code": "Nieuw"})

    assert fout.context["form"].errors["code"] == ["Er is al een project met deze code."]
    assert {"provincie", "einde"} <= set(fout.context["form"].errors)
    assert "Wijkstoel" in tekst(fout)
    assert adreswoord.context["form"].errors["code"] == ["Kies een ander woord: dit is al een adres."]
    assert Project.objects.count() == 1


def test_a_project_is_changed_and_a_stale_save_shows_both_texts(client, netwerk, begeleider):
    thema = ThemaFactory(netwerk=netwerk)
    project = ProjectFactory(netwerk=netwerk, promotor=None)
    data = {"titel": "Nieuwe naam", "themas": [thema.pk], "versie": 1}

    goed = client.post(adres("project-wijzig", netwerk, pk=project.pk), data)
    botst = client.post(adres("project-wijzig", netwerk, pk=project.pk), {**data, "titel": "Te laat", "themas": []})

    assert goed.url == adres("project-lijst", netwerk) + f"#project-{project.pk}"
    assert botst.status_code == 409
    assert [v.veld.name for v in botst.context["conflict"].verschillen] == ["titel", "themas"]
    project.refresh_from_db()
    assert (project.titel, list(project.themas.all())) == ("Nieuwe naam", [thema])


def test_an_ended_theme_stays_with_the_project_that_has_it(client, netwerk, begeleider):
    oud = ThemaFactory(netwerk=netwerk, tot=klok.vandaag() - timedelta(days=1))
    project = ProjectFactory(netwerk=netwerk)
    project.themas.set([oud])

    wijzig = client.get(adres("project-wijzig", netwerk, pk=project.pk)).context["form"]
    nieuw = client.get(adres("project-nieuw", netwerk)).context["form"]

    assert list(wijzig.fields["themas"].queryset) == [oud]
    assert "themas" not in nieuw.fields


def test_search_follows_what_is_changed_and_taken_away(netwerk):
    project = domein.voeg_project_toe(netwerk, code="p1", titel="Wijkstoel", door=None)
    domein.wijzig_project(project, velden={"titel": "Dorpsbank"}, themas=[], versie=1, door=None)
    gevonden = list(Zoekdocument.objects.values_list("titel", flat=True))
    verwijder_deel(project, door=None)

    assert ["Dorpsbank" in titel for titel in gevonden] == [True]
    assert not Zoekdocument.objects.exists()
    assert list(zoekindex.verschillen()) == []


def test_a_call_is_taken_away_only_without_projects(client, netwerk, begeleider):
    vol = ProjectFactory(netwerk=netwerk, oproep=OproepFactory(netwerk=netwerk)).oproep
    leeg = OproepFactory(netwerk=netwerk)

    antwoord = client.post(adres("oproep-verwijder", netwerk, pk=vol.pk), follow=True)
    client.post(adres("oproep-verwijder", netwerk, pk=leeg.pk))

    assert "er hangt nog iets aan vast (1 project)" in tekst(antwoord)
    assert list(Oproep.objects.all()) == [vol]


def test_who_works_in_a_project_on_one_page(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    oy = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    lid, geen = LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker"), LidmaatschapFactory(netwerk=netwerk)
    pad = adres("project-wie", netwerk, pk=project.pk)

    leeg = client.post(adres("partner-nieuw", netwerk, pk=project.pk), {"land": "FI"})
    fout = client.post(adres("medewerker-nieuw", netwerk, pk=project.pk), {"lidmaatschap": geen.pk})
    client.post(adres("partner-nieuw", netwerk, pk=project.pk), {"organisatie": oy.pk, "land": "FI"})
    client.post(adres("medewerker-nieuw", netwerk, pk=project.pk), {"lidmaatschap": lid.pk})

    assert "Kies een organisatie." in tekst(leeg)
    assert "Kies iemand uit de lijst." in tekst(fout)
    pagina = tekst(client.get(pad))
    assert "Finland, transnationale partner" in pagina
    for naam, model in (("partner-weg", Projectpartner), ("medewerker-weg", Projectmedewerker)):
        rij = model.objects.get()
        assert client.post(adres(naam, netwerk, pk=project.pk, wie=rij.pk)).url == pad
        assert not model.objects.exists()


def test_somebody_of_another_project_is_not_taken_away(client, netwerk, begeleider):
    ander = ProjectmedewerkerFactory(project=ProjectFactory(netwerk=netwerk))
    project = ProjectFactory(netwerk=netwerk)

    client.post(adres("medewerker-weg", netwerk, pk=project.pk, wie=ander.pk))

    assert Projectmedewerker.objects.exists()


def test_validation_is_recorded_by_the_funder_or_by_who_runs_a_network_without_one(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk, nummer="9001")
    pad = adres("project-valideer", netwerk, pk=project.pk)
    morgen = (klok.vandaag() + timedelta(days=1)).isoformat()

    assert "ligt niet in de toekomst" in tekst(client.post(pad, {"op": morgen, "versie": 1}))
    assert client.post(pad, {"op": "2024-01-10", "versie": 1}).url == project.get_absolute_url()
    opdrachtgever = iemand("opdrachtgever", netwerk)
    assert client.get(pad).status_code == 403
    client.force_login(opdrachtgever)
    assert "Verbeter de validering" in tekst(client.get(project.get_absolute_url()))
    stil = client.post(pad, {"op": "2024-01-11", "versie": 1})
    assert (stil.status_code, 'data-waarde="10 januari 2024"' in stil.content.decode()) == (409, True), (
        "who read it before it was noted sees both"
    )
    client.post(pad, {"op": "2024-01-11", "versie": 2})
    project.refresh_from_db()
    assert project.gevalideerd_op == date(2024, 1, 11)
    zonder = adres("project-valideer", netwerk, pk=ProjectFactory(netwerk=netwerk).pk)
    assert "heeft een dossiernummer" in tekst(client.post(zonder, {"op": "2024-01-10", "versie": 1}))


@pytest.mark.parametrize("code", ["ZWK-RÉTHIE", "twee woorden"])
def test_what_a_code_may_hold_is_said_in_plain_words(client, netwerk, begeleider, code):
    fout = client.post(adres("project-nieuw", netwerk), {"titel": "Stoel", "code": code})
    zin = "Gebruik alleen letters zonder accent, cijfers en koppeltekens, en geen spaties."
    assert fout.context["form"].errors["code"] == [zin]


def test_a_code_stays_as_it_is_typed_and_is_one_whatever_its_capitals(client, netwerk, begeleider):
    client.post(adres("project-nieuw", netwerk), {"titel": "Stoel", "code": "WijkStoel-7"})
    project = Project.objects.get()
    assert (project.code, project.kenmerk) == ("WijkStoel-7", "WijkStoel-7")
    for code in ("WijkStoel-7", "wijkstoel-7", "WIJKSTOEL-7"):
        plek = {"netwerk": netwerk.slug, "code": code}
        assert client.get(reverse("projecten:detail", kwargs=plek)).context["project"] == project
        assert client.get(reverse("projecten:contact", kwargs=plek)).status_code == 200
        fout = client.post(adres("project-nieuw", netwerk), {"titel": "X", "code": code})
        assert fout.context["form"].errors["code"] == ["Er is al een project met deze code."]
        with geweigerd("Er is al een project met code", Project, veld="code"):
            domein.voeg_project_toe(netwerk, code=code, titel="X", door=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            Project.objects.create(netwerk=netwerk, code=code, titel="X")
    domein.voeg_project_toe(NetwerkFactory(), code="wijkstoel-7", titel="Elders", door=None)


def test_a_file_number_is_that_of_one_project_and_the_answer_leads_to_it(client, netwerk, begeleider):
    eerste = ProjectFactory(netwerk=netwerk, nummer="ESF-9001")
    tweede = ProjectFactory(netwerk=netwerk)
    zin = f"Dossiernummer esf-9001 is al dat van ‘{eerste}’. Kijk na welk van de twee klopt."
    velden = {"titel": "Stoel", "nummer": "esf-9001"}
    for pad, extra in (
        (adres("project-nieuw", netwerk), {"code": "stoel"}),
        (adres("project-wijzig", netwerk, pk=tweede.pk), {"versie": 1}),
    ):
        fout = client.post(pad, velden | extra)
        assert fout.context["form"].errors == {"nummer": [zin]}
        assert f'<a href="{eerste.get_absolute_url()}">Bekijk dat project</a>' in tekst(fout)
    assert list(Project.objects.order_by("pk").values_list("nummer", flat=True)) == ["ESF-9001", ""]
    with geweigerd("is al dat van", Project, veld="nummer"):
        domein.voeg_project_toe(netwerk, code="x", titel="X", nummer=" ESF-9001 ", door=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.create(netwerk=netwerk, code="x", titel="X", nummer="Esf-9001")


def test_a_file_number_is_free_elsewhere_stays_with_its_project_and_may_be_missing_twice(netwerk):
    project = ProjectFactory(netwerk=netwerk, nummer="9001")
    domein.wijzig_project(project, velden={"nummer": "9001", "titel": "Anders"}, themas=[], versie=1, door=None)
    domein.voeg_project_toe(NetwerkFactory(), code="p", titel="Elders", nummer="9001", door=None)
    for code in ("p1", "p2"):
        domein.voeg_project_toe(netwerk, code=code, titel="Zonder", door=None)
    assert Project.objects.filter(nummer="").count() == 2
