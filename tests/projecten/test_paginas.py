from datetime import date, timedelta

import pytest
from django.urls import reverse

from kern import klok, register
from kern.zoeken import vinden
from netwerken.enums import Rol
from projecten.domain.actieplan import begroot, meld_stand, spreek_actie_af, stel_indicator_in
from projecten.domain.begeleiding import leg_analysefase_vast, noteer_contact, noteer_leereffect
from projecten.models import Begeleidingscontact, Project
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    OrgaanFactory,
    OrganisatieFactory,
    ThemaFactory,
    iemand,
    toegang,
)
from tests.fabrieken.projecten import ActieFactory, OproepFactory, ProjectFactory, medewerker_van

pytestmark = pytest.mark.django_db
LIJST_VRAGEN, ACTIEPLAN_VRAGEN, DOELEN_VRAGEN = 17, 10, 10


def url(naam, netwerk, **kwargs):
    return reverse(f"projecten:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def _vol_project(netwerk, door):
    project = ProjectFactory(netwerk=netwerk, oproep=OproepFactory(netwerk=netwerk))
    project.themas.set([ThemaFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)])
    noteer_contact(project, datum=date(2026, 3, 2), soort="bezoek", door=door)
    return project


@pytest.mark.parametrize("aantal", [1, 3])
def test_list_of_projects_has_constant_queries(
    aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken
):
    for _ in range(aantal):
        _vol_project(netwerk, begeleider)
    client.get(url("lijst", netwerk))

    with django_assert_num_queries(LIJST_VRAGEN):
        response = client.get(url("lijst", netwerk))

    assert len(response.context["rijen"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_action_plan_has_constant_queries(aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken):
    for n in range(aantal):
        spreek_actie_af(
            netwerk, titel=f"Actie {n}", thema=ThemaFactory(netwerk=netwerk), organisatie=OrganisatieFactory(),
            door=begeleider,
        )  # fmt: skip
    client.get(url("actieplan", netwerk))

    with django_assert_num_queries(ACTIEPLAN_VRAGEN):
        response = client.get(url("actieplan", netwerk))

    assert len(response.context["object_list"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_targets_have_constant_queries(aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken):
    for n in range(aantal):
        thema = ThemaFactory(netwerk=netwerk)
        indicator = stel_indicator_in(netwerk, titel=f"D{n}", soort="absoluut", doel=10, thema=thema, door=begeleider)
        meld_stand(indicator, periode="2020", waarde=5, bron="test", door=begeleider)
        begroot(netwerk, titel=f"L{n}", thema=thema, bedragen=[(2020, 10, 5)], door=begeleider)
    client.get(url("doelen", netwerk))

    with django_assert_num_queries(DOELEN_VRAGEN):
        response = client.get(url("doelen", netwerk))

    assert response.context["aantal"] == aantal


def test_list_filters_by_word_call_theme_and_silence(client, netwerk, begeleider):
    stil = ProjectFactory(netwerk=netwerk, titel="Wijkstoel", provincie="limburg")
    gehoord = _vol_project(netwerk, begeleider)
    Begeleidingscontact.objects.update(datum=klok.vandaag())

    def gevonden(**filter_):
        return [r["project"] for r in client.get(url("lijst", netwerk), filter_).context["rijen"]]

    assert gevonden(q="wijks") == [stil]
    assert gevonden(oproep=gehoord.oproep.pk) == [gehoord]
    assert gevonden(thema=gehoord.themas.first().pk) == [gehoord]
    assert gevonden(contact="stil") == [stil]
    assert gevonden(provincie="brussel") == []


def test_empty_lists_say_what_to_do(client, netwerk, begeleider):
    for naam, zin in (("lijst", "Nog geen projecten"), ("actieplan", "Nog geen acties"), ("doelen", "Nog geen doelen")):
        assert zin in client.get(url(naam, netwerk)).content.decode()
    assert "past bij deze filter" in client.get(url("lijst", netwerk), {"q": "zzz"}).content.decode()


def test_detail_shows_partners_contacts_and_phase(client, netwerk, begeleider):
    project = _vol_project(netwerk, begeleider)
    project.partners.create(organisatie=OrganisatieFactory(naam="Partner Oy"), land="FI")
    leg_analysefase_vast(project, velden={"start": date(2026, 1, 5)}, versie=0, door=begeleider)
    noteer_leereffect(project, datum=date(2026, 3, 9), tekst="We bellen eerst.", door=begeleider)

    tekst = client.get(project.get_absolute_url()).content.decode()

    for woord in (
        "Finland, transnationale partner",
        "Bezoek",
        "plan van aanpak",
        "We bellen eerst.",
        "Het is lang stil",
    ):
        assert woord in tekst


def test_contacts_are_shown_to_own_people_and_not_to_others(client, netwerk, begeleider):
    project = _vol_project(netwerk, begeleider)
    eigen, ander, lid = medewerker_van(project), iemand("projectmedewerker", netwerk), iemand("lid", netwerk)

    def ziet(gebruiker):
        client.force_login(gebruiker)
        return "Contact met de begeleiding" in client.get(project.get_absolute_url()).content.decode()

    assert [ziet(g) for g in (begeleider, eigen, ander, lid)] == [True, True, False, False]


@pytest.mark.parametrize("rol", Rol.values)
def test_seeing_agrees_with_the_right(rol, netwerk):
    mens = iemand(rol, netwerk)
    project, eigen = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    if rol == "projectmedewerker":
        medewerker_van(eigen, mens)
    for p in (project, eigen, ProjectFactory()):
        Begeleidingscontact.objects.create(netwerk=p.netwerk, project=p, datum=date(2026, 1, 1), soort="mail")
    t = toegang(mens, netwerk)

    for model, recht in ((Project, "projecten.bekijk_project"), (Begeleidingscontact, "projecten.bekijk_contact")):
        zichtbaar = set(model.objects.zichtbaar_voor(t))
        assert zichtbaar == {obj for obj in model.objects.all() if t.mag(recht, obj)}
        assert all(obj.netwerk_id == netwerk.pk for obj in zichtbaar)


def test_contact_form_notes_and_keeps_what_was_typed(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    adres = url("contact", netwerk, code=project.code)

    fout = client.post(adres, {"datum": "2099-01-01", "soort": "bezoek", "kern": "Mijn tekst"})
    goed = client.post(adres, {"datum": "2026-03-02", "soort": "telefoon", "kern": "Mijn tekst"})

    assert "ligt niet in de toekomst" in fout.content.decode()
    assert "Mijn tekst" in fout.content.decode()
    assert goed.url == project.get_absolute_url()
    assert list(Begeleidingscontact.objects.values_list("soort", "kern")) == [("telefoon", "Mijn tekst")]


def test_csv_of_projects_is_no_formula(client, netwerk, begeleider):
    ProjectFactory(netwerk=netwerk, code="p1", titel='=HYPERLINK("http://kwaad")', promotor=None)

    response = client.get(url("lijst", netwerk), {"als": "csv"})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    regels = response.getvalue().decode("utf-8-sig").splitlines()
    assert regels[1] == """p1;;"'=HYPERLINK(""http://kwaad"")";;;;;"""


def test_csv_of_plan_targets_and_budget(client, netwerk, begeleider):
    thema = ThemaFactory(netwerk=netwerk, kort="Matching", lang="Duurzame matching")
    spreek_actie_af(netwerk, titel="Bellen", thema=thema, tegen=date(2026, 5, 1), door=begeleider)
    indicator = stel_indicator_in(netwerk, titel="Doel", soort="absoluut", doel=10, eenheid="mensen", door=begeleider)
    meld_stand(indicator, periode="2020", waarde=4, bron="test", door=begeleider)
    begroot(netwerk, titel="Nazorg", thema=thema, bedragen=[(2020, 90000, 1200)], door=begeleider)

    def regels(naam, **extra):
        tekst = client.get(url(naam, netwerk), {"als": "csv", **extra}).getvalue().decode("utf-8-sig")
        return tekst.splitlines()[1:]

    assert regels("actieplan") == ["Bellen;Matching;;gepland;2026-05-01;;"]
    assert regels("doelen") == ["Doel;mensen;10,00;;4,00;onderweg;4,00"]
    assert regels("doelen", deel="begroting") == [
        "Nazorg;Duurzame matching;90000,00;1200,00",
        "Totaal;;90000,00;1200,00",
    ]


def test_budget_page_shows_totals_in_dutch(client, netwerk, begeleider):
    begroot(netwerk, titel="Projectleiding", bedragen=[(2019, 120000, 58000), (2020, 880000, 942000)], door=begeleider)

    tekst = client.get(url("doelen", netwerk)).content.decode()

    assert "Begroot €\u00a01.000.000, besteed €\u00a01.000.000 (100\u00a0%)" in tekst
    assert "Overhead" in tekst


@pytest.mark.parametrize(
    ("land", "wel", "niet"), [("BE", "Vlaams-Brabant", "Flevoland"), ("NL", "Flevoland", "Vlaams-Brabant")]
)
def test_the_list_offers_the_regions_of_the_country_of_the_network(client, land, wel, niet):
    netwerk = NetwerkFactory(land=land)
    ProjectFactory(netwerk=netwerk)
    client.force_login(iemand("netwerkbegeleider", netwerk))
    pagina = client.get(url("lijst", netwerk)).content.decode()
    assert (wel in pagina, niet in pagina) == (True, False)


@pytest.mark.parametrize(
    ("staten", "zin"), [(["loopt"], "1 actie: 1 loopt"), (["loopt", "loopt", "klaar"], "3 acties: 2 lopen, 1 klaar")]
)
def test_actions_are_counted_in_dutch(client, netwerk, begeleider, staten, zin):
    for staat in staten:
        ActieFactory(netwerk=netwerk, staat=staat)
    assert client.get(url("actieplan", netwerk)).context["telling"].replace("\xa0", " ") == zin


def test_action_plan_filters_and_counts_principles(client, netwerk, begeleider):
    spreek_actie_af(netwerk, titel="Laat", tegen=date(2020, 1, 1), staat="loopt", door=begeleider)
    spreek_actie_af(netwerk, titel="Klaar", tegen=date(2020, 1, 1), staat="klaar", door=begeleider)

    def acties(**filter_):
        groepen = client.get(url("actieplan", netwerk), filter_).context["groepen"]
        return [r.actie.titel for g in groepen for r in g["acties"]]

    assert acties() == ["Laat", "Klaar"]
    assert acties(tegen="laat") == ["Laat"]
    assert acties(staat="klaar") == ["Klaar"]


def test_silent_project_and_late_action_are_tasks_of_the_begeleider(netwerk):
    mens = iemand("netwerkbegeleider", netwerk)
    oproep = OproepFactory(netwerk=netwerk, einde=date(2026, 5, 1))
    stil = ProjectFactory(netwerk=netwerk, titel="Wijkstoel", oproep=oproep)
    noteer_contact(stil, datum=date(2026, 1, 5), soort="mail", door=mens)
    spreek_actie_af(netwerk, titel="Bellen", tegen=date(2026, 3, 1), door=mens)

    def taken(op):
        with klok.op(op):
            alle = register.taken_van(toegang(mens, netwerk))
        return [(t.titel, t.tegen, t.is_te_laat) for t in alle if "/projecten/" in t.url or "/actieplan/" in t.url]

    assert taken(moment(2026, 4, 20)) == [
        ("1\u00a0actie voorbij de afgesproken dag", date(2026, 3, 1), True),
        ("Neem contact op met Wijkstoel", date(2026, 1, 5) + timedelta(days=90), True),
    ]
    assert [t[0] for t in taken(moment(2026, 6, 1))] == ["1\u00a0actie voorbij de afgesproken dag"]


def test_counters_of_duties_count_projects_and_plans(netwerk):
    mens = iemand("netwerkbegeleider", netwerk)
    gehoord, _stil = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    for dag in (5, 6):
        noteer_contact(gehoord, datum=date(2026, 1, dag), soort="mail", door=mens)
    leg_analysefase_vast(gehoord, velden={"start": date(2026, 1, 1)}, versie=0, door=mens)
    van, tot = date(2026, 1, 1), date(2026, 3, 31)

    def telling(soort, peildag):
        t = register.alles.plichttellers[soort](netwerk, van, tot, peildag)
        return t.gedaan, t.gepland, t.te_laat

    assert telling("contact_projecten", date(2026, 2, 1)) == (1, 0, 0)
    assert telling("contact_projecten", date(2026, 4, 1)) == (1, 0, 1)
    assert telling("analysefase", date(2026, 2, 1)) == (0, 1, 0)
    assert telling("analysefase", date(2026, 9, 1)) == (0, 0, 1)


def test_figure_says_how_many_projects_were_reached(netwerk):
    mens, lid = iemand("netwerkbegeleider", netwerk), iemand("lid", netwerk)
    project = ProjectFactory(netwerk=netwerk)
    ProjectFactory(netwerk=netwerk)
    noteer_contact(project, datum=date(2026, 4, 5), soort="mail", door=mens)

    with klok.op(moment(2026, 4, 20)):
        cijfers = {g: [c for bron in register.alles.cijfers for c in bron(toegang(g, netwerk))] for g in (mens, lid)}

    assert [(c.waarde, c.van) for c in cijfers[mens] if "bereikt" in c.van] == [
        ("1 van 2", "projecten bereikt in de voorbije 90 dagen")
    ]
    assert [c for c in cijfers[lid] if "bereikt" in c.van] == []


def test_search_finds_projects_with_every_word(netwerk):
    project = ProjectFactory(netwerk=netwerk, titel="Wijkstoel", omschrijving="Een bank aan het park")
    ProjectFactory(titel="Wijkstoel")
    t = toegang(iemand("lid", netwerk), netwerk)

    def gevonden(tekst):
        return ["".join(s.tekst for s in x.titel) for groep in vinden.zoek(t, tekst) for x in groep.treffers]

    assert gevonden("stoelen parken") == [str(project)]
    assert gevonden("park wijk") == [str(project)]
    assert gevonden("wijkstoel zee") == []


@pytest.mark.parametrize(("draagt", "mag"), [(True, True), (False, False)])
def test_members_of_a_body_that_carries_the_plan_say_how_an_action_stands(client, netwerk, draagt, mag):
    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    orgaan = OrgaanFactory(netwerk=netwerk, leden_dragen_acties=draagt)
    MandaatFactory(orgaan=orgaan, lidmaatschap=lid)
    actie = ActieFactory(netwerk=netwerk)
    client.force_login(lid.gebruiker)
    pad = reverse("projecten:actie-zet", kwargs={"netwerk": netwerk.slug, "pk": actie.pk})

    antwoord = client.post(pad, {"staat": "klaar"})

    actie.refresh_from_db()
    assert (antwoord.status_code, actie.staat) == ((302, "klaar") if mag else (403, "gepland"))
    plan = client.get(reverse("projecten:actieplan", kwargs={"netwerk": netwerk.slug})).content.decode()
    assert (pad in plan) is mag


def test_an_unknown_state_of_an_action_is_told_and_changes_nothing(client, netwerk, begeleider):
    actie = ActieFactory(netwerk=netwerk)
    pad = reverse("projecten:actie-zet", kwargs={"netwerk": netwerk.slug, "pk": actie.pk})

    antwoord = client.post(pad, {"staat": "ongeveer"}, follow=True)

    actie.refresh_from_db()
    assert actie.staat == "gepland"
    assert "kent de toestand ‘ongeveer’ niet" in antwoord.content.decode()
