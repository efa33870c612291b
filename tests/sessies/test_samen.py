"""Several rows of a list at once: all of them or none, each with its own right, and one way back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kern.domain.terug import ruim_op
from kern.meldingen import ongedaan_van
from kern.models import Gebeurtenis, Vorige
from netwerken.models import Thema
from sessies.domain.verloop import rond_actiepunt_af
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


def test_points_that_were_handed_over_go_back_to_who_had_them_each_with_its_day(client, adres, punten):
    Actiepunt.objects.filter(pk=punten[1].pk).update(wie="Een ander", tegen=None)
    voor = list(Actiepunt.objects.order_by("pk").values_list("wie", "tegen"))
    over = {**pks(punten[:2]), "wie": "Huis van de Arbeid", "tegen": "2026-05-01"}

    client.post(adres("actiepunten-overdragen"), over)
    ((zin, terug),) = berichten(client, adres)
    assert zin == "2\xa0actiepunten overgedragen."
    nieuw = ("Huis van de Arbeid", date(2026, 5, 1))
    assert list(Actiepunt.objects.order_by("pk").values_list("wie", "tegen")) == [nieuw, nieuw, voor[2]]
    client.post(terug)

    assert list(Actiepunt.objects.order_by("pk").values_list("wie", "tegen")) == voor
    assert [zin for zin, _ in berichten(client, adres)] == ["De actiepunten staan weer bij wie ze had."]
    client.post(terug)
    assert [zin for zin, _ in berichten(client, adres)] == ["Dit is al teruggenomen."]


def test_what_was_handed_over_stays_when_one_of_them_changed_since(client, adres, punten, begeleider):
    client.post(adres("actiepunten-overdragen"), {**pks(punten[:2]), "wie": "Huis van de Arbeid"})
    ((_, terug),) = berichten(client, adres)
    rond_actiepunt_af(Actiepunt.objects.get(pk=punten[0].pk), door=begeleider)

    client.post(terug)

    assert list(Actiepunt.objects.order_by("pk").values_list("wie", flat=True))[:2] == ["Huis van de Arbeid"] * 2
    ((zin, _),) = berichten(client, adres)
    assert zin.startswith("Je deed hier intussen zelf nog iets mee")


def test_the_log_holds_no_word_of_who_had_it(client, adres, punten):
    client.post(adres("actiepunten-overdragen"), {**pks(punten[:1]), "wie": "Huis van de Arbeid"})
    regel = Gebeurtenis.objects.get(wat="actiepunt.toegewezen")
    assert regel.gegevens == {}
    assert regel.vorige.waarden == {"wie": punten[0].wie, "eigenaar": "", "tegen": "2026-01-01"}


def test_words_of_before_go_with_the_button_or_after_a_day(client, adres, punten):
    client.post(adres("actiepunten-overdragen"), {**pks(punten[:2]), "wie": "Huis van de Arbeid"})
    ((_, terug),) = berichten(client, adres)
    assert ruim_op() == 0
    Vorige.objects.filter(regel__onderwerp_id=punten[0].pk).update(op=timezone.now() - timedelta(days=1, minutes=1))
    assert ruim_op() == 1

    client.post(terug)

    assert berichten(client, adres)[0][0].startswith("Deze knop werkt niet meer.")
    assert list(Actiepunt.objects.order_by("pk").values_list("wie", flat=True))[:2] == ["Huis van de Arbeid"] * 2
    client.post(adres("actiepunten-overdragen"), {**pks(punten[2:]), "wie": "Huis van de Arbeid"})
    ((_, terug),) = berichten(client, adres)
    client.post(terug)
    assert list(Vorige.objects.values_list("regel__onderwerp_id", flat=True)) == [str(punten[1].pk)]


def test_one_point_goes_back_to_who_had_it(client, punten, begeleider):
    een = reverse("sessies:actiepunt-wie", kwargs={"netwerk": punten[0].netwerk.slug, "pk": punten[0].pk})
    antwoord = client.post(een, {"wie": "Huis van de Arbeid", "versie": punten[0].versie}, follow=True)
    (bericht,) = antwoord.context["messages"]

    client.post(ongedaan_van(bericht.extra_tags))

    nu = Actiepunt.objects.get(pk=punten[0].pk)
    assert (nu.wie, nu.tegen) == (punten[0].wie, punten[0].tegen)


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
