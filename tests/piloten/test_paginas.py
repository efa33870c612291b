from datetime import date

import pytest
from django.urls import reverse

from kern import keten, klok, register
from kern.zoeken import vinden
from netwerken.enums import Rol
from piloten.models import Bevinding, Piloot, PilootUitLeervraag
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, iemand, toegang
from tests.fabrieken.piloten import BevindingFactory, PilootFactory
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory

pytestmark = pytest.mark.django_db
LIJST_VRAGEN, DETAIL_VRAGEN = 8, 15


def url(naam, netwerk, **kwargs):
    return reverse(f"piloten:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


@pytest.mark.parametrize("aantal", [1, 3])
def test_list_has_constant_queries(aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken):
    for _ in range(aantal):
        BevindingFactory.create_batch(2, piloot=PilootFactory(lopend=True, project=ProjectFactory(netwerk=netwerk)))
    client.get(url("lijst", netwerk))

    with django_assert_num_queries(LIJST_VRAGEN):
        response = client.get(url("lijst", netwerk))

    assert [r["piloot"].aantal_bevindingen for r in response.context["rijen"]] == [2] * aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_page_has_constant_queries(aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken):
    piloot = PilootFactory(lopend=True, project=ProjectFactory(netwerk=netwerk))
    BevindingFactory.create_batch(aantal, piloot=piloot)
    for _ in range(aantal):
        piloot.vraagpijlen.create(leervraag=LeervraagFactory(netwerk=netwerk))
        piloot.inzichtpijlen.create(inzicht=InzichtFactory(netwerk=netwerk, sessie__netwerk=netwerk))
    client.get(piloot.get_absolute_url())

    with django_assert_num_queries(DETAIL_VRAGEN):
        response = client.get(piloot.get_absolute_url())

    assert len(response.context["vragen"]) == aantal


def test_list_puts_what_waits_first_and_filters(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    besloten = PilootFactory(project=project, besloten=True, titel="Schoolpoort")
    ontwerp = PilootFactory(project=project)
    lopend = PilootFactory(project=project, lopend=True)
    wacht = PilootFactory(project=project, afgerond=True)

    def gevonden(**filter_):
        return [r["piloot"] for r in client.get(url("lijst", netwerk), filter_).context["rijen"]]

    assert gevonden() == [wacht, lopend, ontwerp, besloten]
    assert gevonden(fase="lopend") == [lopend]
    assert gevonden(besluit="inbedden") == [besloten]
    assert gevonden(besluit="geen") == [wacht, lopend, ontwerp]
    assert gevonden(q="schoolp") == [besloten]
    assert gevonden(project=project.pk, fase="ontwerp") == [ontwerp]


def test_badges_say_in_words_how_a_pilot_stands(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    for trek in (
        {},
        {"lopend": True},
        {"lopend": True, "einde": date(2026, 4, 1)},
        {"afgerond": True},
        {"besloten": True},
    ):
        PilootFactory(project=project, **trek)

    tekst = client.get(url("lijst", netwerk)).content.decode()

    for woord in ("in ontwerp", "loopt", "einddatum voorbij", "wacht op besluit", "inbedden"):
        assert woord in tekst


def test_empty_list_invites_whom_it_may(client, netwerk, begeleider):
    lid = iemand("lid", netwerk)
    assert "Ontwerp een piloot" in client.get(url("lijst", netwerk)).content.decode()
    client.force_login(lid)
    assert "Ontwerp een piloot" not in client.get(url("lijst", netwerk)).content.decode()


@pytest.mark.parametrize("rol", Rol.values)
def test_seeing_agrees_with_the_right(rol, netwerk):
    mens = iemand(rol, netwerk)
    PilootFactory(), PilootFactory(project=ProjectFactory(netwerk=netwerk))
    t = toegang(mens, netwerk)

    zichtbaar = set(Piloot.objects.zichtbaar_voor(t))

    assert zichtbaar == {p for p in Piloot.objects.all() if t.mag("piloten.bekijk_piloot", p)}
    assert len(zichtbaar) == 1


def test_page_shows_timeline_and_decision_with_body(client, netwerk, begeleider):
    orgaan = OrgaanFactory(netwerk=netwerk, naam="Stuurgroep Krapte")
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk), besloten=True, besluit_door=orgaan)
    BevindingFactory(piloot=piloot, tekst="Vaders bereikten we niet.")

    response = client.get(piloot.get_absolute_url())

    assert [m.titel for m in response.context["tijdlijn"]] == [
        "Stuurgroep Krapte besliste: inbedden", "Afgerond", "Opgemerkt", "Gestart",
    ]  # fmt: skip
    assert "Vaders bereikten we niet." in response.content.decode()


def test_timeline_of_a_design_shows_what_is_to_come(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk), start=date(2026, 12, 13))

    momenten = client.get(piloot.get_absolute_url()).context["tijdlijn"]

    assert [(m.titel.split(":")[0], m.is_open) for m in momenten] == [
        ("Besluit", True), ("Afronden", True), ("Starten", True),
    ]  # fmt: skip


def test_projectmedewerker_starts_a_pilot_only_for_own_project(client, netwerk):
    project, ander = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    client.force_login(medewerker_van(project))
    vraag = LeervraagFactory(netwerk=netwerk)
    gegevens = {"titel": "Koffie", "wat_willen_we_weten": "Werkt het?", "leervragen": [vraag.pk]}

    fout = client.post(url("start", netwerk), {**gegevens, "drager_sleutel": f"project:{ander.pk}"})
    goed = client.post(url("start", netwerk), {**gegevens, "drager_sleutel": f"project:{project.pk}"})

    assert "Kies iemand uit de lijst." in fout.content.decode()
    assert "Koffie" in fout.content.decode()
    piloot = Piloot.objects.get()
    assert (goed.url, piloot.project, piloot.leervragen) == (piloot.get_absolute_url(), project, [vraag])


def test_who_works_for_no_project_yet_is_told_before_anything_is_typed(client, netwerk):
    client.force_login(iemand("projectmedewerker", netwerk))
    overzicht = client.get(netwerk.get_absolute_url()).content.decode()
    assert "Je bent nog aan geen project gekoppeld." in overzicht
    assert "Ontwerp een piloot" not in overzicht.split('id="h-mijn-piloten"')[1].split("</section>")[0]
    start = client.get(reverse("piloten:start", kwargs={"netwerk": netwerk.slug})).content.decode()
    assert "Je bent nog aan geen project gekoppeld. Vraag dat aan de netwerkbegeleider" in start


def test_start_form_fills_in_where_it_comes_from(client, netwerk, begeleider):
    project, vraag = ProjectFactory(netwerk=netwerk), LeervraagFactory(netwerk=netwerk)
    inzicht = InzichtFactory(netwerk=netwerk)

    response = client.get(
        url("start", netwerk), {"project": project.code, "leervraag": vraag.nummer, "inzicht": inzicht.nummer}
    )

    assert response.context["form"].initial == {
        "drager_sleutel": f"project:{project.pk}", "leervragen": [vraag.pk], "inzichten": [inzicht.pk],
    }  # fmt: skip


def test_start_form_keeps_what_was_typed_and_says_what_is_wrong(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)

    tekst = client.post(
        url("start", netwerk),
        {"titel": "", "wat_willen_we_weten": "Mijn <vraag>", "drager_sleutel": f"project:{project.pk}",
         "start": "2026-05-01", "einde": "2026-04-01"},
    ).content.decode()  # fmt: skip

    assert "Geef de piloot een naam." in tekst
    assert "eindigt niet voor de start" in tekst
    assert "Mijn &lt;vraag&gt;" in tekst
    assert Piloot.objects.count() == 0


def _wijziging(piloot, **velden):
    basis = {"titel": piloot.titel, "wat_willen_we_weten": piloot.wat_willen_we_weten, "versie": piloot.versie}
    return {**basis, "drager_sleutel": piloot.drager_sleutel, **velden}


def test_change_saves_and_a_stale_save_shows_both_texts(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk), titel="Oud")
    adres = url("wijzig", netwerk, nummer=piloot.nummer)

    goed = client.post(adres, _wijziging(piloot, titel="Van de ander", tussenstand="Halfweg"))
    conflict = client.post(adres, _wijziging(piloot, titel="Van mij"))

    assert goed.status_code == 302
    assert conflict.status_code == 409
    tekst = conflict.content.decode()
    assert "Van de ander" in tekst
    assert "Van mij" in tekst
    assert Piloot.objects.get().titel == "Van de ander"
    assert client.post(adres, _wijziging(piloot, titel="Van mij", versie=2)).status_code == 302
    assert Piloot.objects.get().titel == "Van mij"


def test_change_shows_errors_and_keeps_text(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk))

    tekst = client.post(
        url("wijzig", netwerk, nummer=piloot.nummer), _wijziging(piloot, titel="", dosis="Mijn dosis")
    ).content.decode()

    assert "Geef de piloot een naam." in tekst
    assert "Mijn dosis" in tekst


def test_finding_is_noted_by_own_people(client, netwerk):
    piloot = PilootFactory(lopend=True, project=ProjectFactory(netwerk=netwerk))
    client.force_login(medewerker_van(piloot.project))
    adres = url("bevinding", netwerk, nummer=piloot.nummer)

    assert "toekomst" in client.post(adres, {"datum": "2099-01-01", "tekst": "Later"}).content.decode()
    assert client.post(adres, {"datum": "2026-04-01", "tekst": "Het regende."}).status_code == 302
    assert list(Bevinding.objects.values_list("tekst", flat=True)) == ["Het regende."]


def test_phase_is_asked_once_more_and_a_double_click_is_harmless(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk))
    adres = url("fase", netwerk, nummer=piloot.nummer)

    assert "Zet de piloot in gang?" in client.get(adres).content.decode()
    client.post(adres, {"fase": "lopend"})
    client.post(adres, {"fase": "lopend"})

    piloot.refresh_from_db()
    assert piloot.fase == "lopend"
    assert "Rond de piloot af?" in client.get(adres).content.decode()
    client.post(adres, {"fase": "afgerond"})
    assert "al afgerond" in client.get(adres).content.decode()


def test_decision_is_recorded_by_the_funder(client, netwerk):
    piloot = PilootFactory(afgerond=True, project=ProjectFactory(netwerk=netwerk))
    orgaan = OrgaanFactory(netwerk=netwerk)
    client.force_login(iemand("opdrachtgever", netwerk))
    adres = url("besluit", netwerk, nummer=piloot.nummer)

    assert "Kies één van de vier." in client.post(adres, {"op": "2026-06-01"}).content.decode()
    fout = client.post(adres, {"besluit": "inbedden", "op": "2099-06-01", "resultaat": "Het werkt."})
    assert "toekomst" in fout.content.decode()
    assert "Het werkt." in fout.content.decode()
    client.post(adres, {"besluit": "inbedden", "op": "2026-06-01", "orgaan": orgaan.pk, "resultaat": "Het werkt."})

    piloot.refresh_from_db()
    assert (piloot.besluit, piloot.besluit_door, piloot.resultaat) == ("inbedden", orgaan, "Het werkt.")


def test_csv_is_no_formula(client, netwerk, begeleider):
    PilootFactory(project=ProjectFactory(netwerk=netwerk), titel="+cmd", nummer="2026-900")

    regels = client.get(url("lijst", netwerk), {"als": "csv"}).getvalue().decode("utf-8-sig").splitlines()

    assert regels[1].startswith("2026-900;'+cmd;")


def test_chain_leads_from_question_to_pilot_and_back(netwerk):
    piloot = PilootFactory(besloten=True, project=ProjectFactory(netwerk=netwerk))
    vraag = LeervraagFactory(netwerk=netwerk)
    PilootUitLeervraag.objects.create(piloot=piloot, leervraag=vraag)
    t = toegang(iemand("lid", netwerk), netwerk)

    heen = {s.sleutel: [x.pk for x in s.schakels] for s in keten.strook("leervraag", vraag.pk, t)}
    terug = {s.sleutel: s for s in keten.strook("piloot", piloot.pk, t)}

    assert heen["piloot"] == [piloot.pk]
    assert [x.pk for x in terug["leervraag"].schakels] == [vraag.pk]
    assert (terug["piloot"].is_hier, terug["piloot"].schakels[0].notitie) == (True, "besluit: inbedden")


def test_tasks_ask_for_decision_finding_and_start(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    PilootFactory(project=project, titel="Klaar", afgerond=True)
    PilootFactory(project=project, titel="Over tijd", lopend=True, einde=date(2026, 4, 1))
    PilootFactory(project=project, titel="Nieuw", start=date(2026, 6, 15))
    PilootFactory(titel="Elders", afgerond=True)
    mensen = iemand("netwerkbegeleider", netwerk), medewerker_van(project), iemand("lid", netwerk)

    with klok.op(moment(2026, 6, 1)):
        taken = [[t.titel for t in register.taken_van(toegang(m, netwerk)) if "‘" in t.titel] for m in mensen]

    assert taken == [
        ["Wat gebeurt er met ‘Over tijd’?", "Wat gebeurt er met ‘Klaar’?"],
        ["Wat valt op in ‘Over tijd’?", "Begint ‘Nieuw’ zoals afgesproken?"],
        [],
    ]


def test_figure_and_search(netwerk):
    PilootFactory(project=ProjectFactory(netwerk=netwerk), lopend=True, titel="Koffie aan de poort")
    t = toegang(iemand("lid", netwerk), netwerk)

    cijfers = [(c.waarde, c.van) for bron in register.alles.cijfers for c in bron(t)]
    treffers = [groep.soort.naam for groep in vinden.zoek(t, "koffie weken")]

    assert ("1", "piloot loopt") in cijfers
    assert treffers == ["piloot"]


def test_project_page_shows_its_questions_and_pilots(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    PilootFactory(project=project, titel="Koffie")
    LeervraagFactory(netwerk=netwerk, project=project, woorden="Waar loopt het mis?")

    tekst = client.get(project.get_absolute_url()).content.decode()

    assert "Koffie" in tekst
    assert "Waar loopt het mis?" in tekst
