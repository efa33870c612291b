"""Several rows of a list at once: all of them or none, each with its own right, and one way back."""

from datetime import date

import pytest
from django.urls import reverse

from kern.meldingen import ongedaan_van
from netwerken.models import Thema
from sessies.models import Actiepunt, Agendapunt, Leervraag
from tests.fabrieken.netwerken import NetwerkFactory, OrganisatieFactory, ThemaFactory, als, iemand
from tests.fabrieken.sessies import ActiepuntFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(begeleider):
    return als(begeleider)


@pytest.fixture
def adres(netwerk):
    return lambda naam: reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug})


@pytest.fixture
def punten(netwerk):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    return [ActiepuntFactory(sessie=sessie, tegen=date(2026, 1, n + 1)) for n in range(3)]


def pks(rijen):
    return {"rij": [rij.pk for rij in rijen]}


def berichten(client, adres):
    return [(str(b), ongedaan_van(b.extra_tags)) for b in client.get(adres("besluiten")).context["messages"]]


def test_chosen_action_points_are_ticked_off_and_all_come_back_with_one_click(client, adres, punten):
    client.post(adres("actiepunten-klaar"), pks(punten[:2]))
    ((zin, terug),) = berichten(client, adres)
    assert zin == "2\xa0actiepunten afgevinkt."
    assert [p.staat for p in Actiepunt.objects.order_by("pk")] == ["klaar", "klaar", "open"]

    client.post(terug)

    assert [p.staat for p in Actiepunt.objects.order_by("pk")] == ["open"] * 3
    assert [zin for zin, _ in berichten(client, adres)] == ["De actiepunten staan weer open."]


def test_when_one_changed_since_nothing_comes_back(client, adres, punten, begeleider):
    client.post(adres("actiepunten-klaar"), pks(punten[:2]))
    ((_, terug),) = berichten(client, adres)
    een = reverse("sessies:actiepunt-heropen", kwargs={"netwerk": punten[0].netwerk.slug, "pk": punten[0].pk})
    client.post(een)
    berichten(client, adres)

    client.post(terug)

    assert [p.staat for p in Actiepunt.objects.order_by("pk")] == ["open", "klaar", "open"]


def test_only_rows_for_which_one_holds_the_right_are_done(netwerk, adres):
    organisatie = OrganisatieFactory()
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    eigen, ander = ActiepuntFactory(sessie=sessie, wie=organisatie.naam), ActiepuntFactory(sessie=sessie)
    elders = ActiepuntFactory(sessie=SessieFactory(netwerk=NetwerkFactory(), gehouden=True))
    client = als(iemand("lid", netwerk, organisatie))

    client.post(adres("actiepunten-klaar"), pks([eigen, ander, elders]))

    assert set(Actiepunt.objects.filter(staat="klaar")) == {eigen}
    antwoord = client.post(adres("actiepunten-overdragen"), {**pks([ander]), "wie": "ik"})
    assert antwoord["Location"] == adres("besluiten")
    ander.refresh_from_db()
    assert ander.wie != "ik"


@pytest.mark.parametrize("rij", [[], ["x"], ["9" * 30], ["-1"]])
def test_who_chose_nothing_reads_so(rij, client, adres):
    assert client.post(adres("actiepunten-klaar"), {"rij": rij})["Location"] == adres("besluiten")
    assert berichten(client, adres) == [("Kies eerst een of meer actiepunten waarvoor je dit mag doen.", "")]


def test_handing_over_asks_first_and_keeps_each_day(client, adres, punten):
    antwoord = client.post(
        adres("actiepunten-overdragen"), {**pks(punten[:2]), "eerst": "1", "terug": adres("besluiten")}
    )
    pagina = client.get(antwoord["Location"])
    assert "Voor 2\xa0actiepunten." in pagina.content.decode()

    client.post(antwoord["Location"], {"wie": "Huis van de Arbeid", "terug": adres("besluiten")})

    rijen = Actiepunt.objects.order_by("pk").values_list("wie", "tegen")
    assert list(rijen)[:2] == [("Huis van de Arbeid", date(2026, 1, 1)), ("Huis van de Arbeid", date(2026, 1, 2))]
    assert rijen[2][0] != "Huis van de Arbeid"


def test_a_form_without_its_key_changes_nothing(client, adres, punten, netwerk):
    vraag, thema = LeervraagFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)
    sessie = SessieFactory(netwerk=netwerk)
    for naam, rij, meer in (
        ("actiepunten-overdragen", punten[0], {"wie": "iemand"}),
        ("vragen-thema", vraag, {"thema": thema.pk}),
        ("vragen-agenda", vraag, {"sessie": sessie.pk, "minuten": 10}),
    ):
        assert client.post(adres(naam), {**pks([rij]), **meer, "inzending": ""}).status_code == 200
    vraag.refresh_from_db()
    assert (vraag.thema, Agendapunt.objects.count(), Actiepunt.objects.filter(wie="iemand").count()) == (None, 0, 0)


def test_questions_get_a_theme_and_have_the_old_one_back(client, adres, netwerk):
    oud, nieuw = ThemaFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)
    vragen = [LeervraagFactory(netwerk=netwerk, thema=oud), LeervraagFactory(netwerk=netwerk)]

    client.post(adres("vragen-thema"), {**pks(vragen), "thema": nieuw.pk})
    ((zin, terug),) = berichten(client, adres)
    assert zin == "2\xa0vragen kregen een thema."
    assert set(Leervraag.objects.values_list("thema", flat=True)) == {nieuw.pk}
    client.post(terug)
    assert list(Leervraag.objects.order_by("pk").values_list("thema", flat=True)) == [oud.pk, None]
    elders = ThemaFactory(netwerk=NetwerkFactory())
    assert client.post(adres("vragen-thema"), {**pks(vragen), "thema": elders.pk}).status_code == 200
    assert Thema.objects.filter(leervragen__isnull=False).count() == 1


def test_questions_go_on_one_agenda_all_or_none_and_off_it_again(client, adres, netwerk):
    sessie = SessieFactory(netwerk=netwerk)
    vragen = [LeervraagFactory(netwerk=netwerk, verhelderd=True) for _ in range(3)]
    keuze = {"sessie": sessie.pk, "minuten": 20}

    client.post(adres("vragen-agenda"), {**pks(vragen[:2]), **keuze})
    ((zin, terug),) = berichten(client, adres)
    assert zin == "2\xa0vragen op de agenda gezet."
    assert list(Agendapunt.objects.values_list("leervraag", "minuten")) == [(v.pk, 20) for v in vragen[:2]]
    antwoord = client.post(adres("vragen-agenda"), {**pks([vragen[2], vragen[0]]), **keuze})
    assert "staat al op de agenda" in antwoord.content.decode()
    assert Agendapunt.objects.count() == 2
    client.post(terug)
    assert Agendapunt.objects.count() == 0


def test_the_boxes_stand_there_for_who_may_do_something(client, netwerk, adres, punten):
    LeervraagFactory(netwerk=netwerk)
    for naam, aantal in (("besluiten", 3), ("leervragen", 1)):
        html = client.get(adres(naam)).content.decode()
        assert html.count('name="rij"') == aantal
        assert 'id="samen"' in html
        ander = als(iemand("lid", netwerk)).get(adres(naam)).content.decode()
        assert 'name="rij"' not in ander
        assert 'id="samen"' not in ander
