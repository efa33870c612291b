from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.urls import reverse

from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError
from kern.models import Gebeurtenis
from kern.qr import qr_van
from sessies.domain.leervragen import VOLGZOUT, beantwoord, trek_in, volgadres
from sessies.domain.links import (
    WERKT_NIET,
    LinkError,
    breng_in_via_link,
    lees_link,
    lees_volgadres,
    maak_vraaglink,
    token_van,
    trek_link_in,
)
from sessies.domain.vertrek import vergeet
from sessies.models import Leervraag, Vraaglink
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import LeervraagFactory, VraaglinkFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def test_maak_vraaglink_gives_a_link_that_can_be_read(netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)

    link = maak_vraaglink(netwerk, voor="toeleiders", project=project, dagen=7, door=begeleider)

    assert lees_link(token_van(link)) == link
    assert token_van(link) == token_van(link), "the same link reads the same every time"
    with klok.op(klok.nu() + timedelta(days=7, minutes=1)), pytest.raises(LinkError):
        lees_link(token_van(link))


def test_a_network_that_ended_makes_no_link_that_would_not_work(netwerk, begeleider):
    netwerk.einde = klok.vandaag() - timedelta(days=1)
    with geweigerd("afgerond"):
        maak_vraaglink(netwerk, voor="toeleiders", door=begeleider)
    assert not Vraaglink.objects.exists()


def test_maak_vraaglink_lasts_thirty_days_when_nothing_is_said(netwerk, begeleider):
    with klok.op(nu := klok.nu()):
        assert maak_vraaglink(netwerk, voor="ja", door=begeleider).geldig_tot == nu + timedelta(days=30)


@pytest.mark.parametrize("dagen", [1, 365])
def test_maak_vraaglink_lasts_a_day_or_a_year_and_says_for_which_project(netwerk, begeleider, dagen):
    project = ProjectFactory(netwerk=netwerk)

    maak_vraaglink(netwerk, voor="toeleiders", project=project, dagen=dagen, door=begeleider)
    maak_vraaglink(netwerk, voor="iedereen", dagen=dagen, door=begeleider)

    assert list(Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)) == [
        {"project": project.pk, "dagen": dagen},
        {"project": None, "dagen": dagen},
    ]


@pytest.mark.parametrize(
    "velden, melding",
    [
        ({"voor": " "}, "Schrijf voor wie"),
        ({"voor": "ja", "dagen": 0}, "minstens 1"),
        ({"voor": "ja", "dagen": 366}, "hoogstens 365"),
        ({"voor": "x" * 251}, "Voor wie"),
    ],
)
def test_maak_vraaglink_refuses_bad_input(netwerk, begeleider, velden, melding):
    with geweigerd(melding, Vraaglink, veld=list(velden)[-1]):
        maak_vraaglink(netwerk, **velden, door=begeleider)


def test_maak_vraaglink_refuses_a_project_of_another_network(netwerk, begeleider):
    with pytest.raises(AnderNetwerkError):
        maak_vraaglink(netwerk, voor="ja", project=ProjectFactory(), door=begeleider)


def test_trek_link_in_works_once(netwerk, begeleider):
    link, blijft = VraaglinkFactory(netwerk=netwerk), VraaglinkFactory(netwerk=netwerk)

    trek_link_in(link, door=begeleider)

    assert link.is_ingetrokken
    assert lees_link(token_van(blijft)) == blijft
    with pytest.raises(LinkError):
        lees_link(token_van(link))
    with pytest.raises(DomainError, match="al ingetrokken"):
        trek_link_in(link, door=begeleider)


def test_breng_in_via_link_takes_over_who_the_link_is_for(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    link = VraaglinkFactory(netwerk=netwerk, project=project, voor="toeleiders")

    vraag = breng_in_via_link(link, woorden="Hoe?", delen="begeleiding", antwoord_mail="a@test.example")

    assert (vraag.project, vraag.namens, vraag.herkomst, vraag.delen) == (project, "toeleiders", "link", "begeleiding")
    assert (vraag.ingebracht_door, vraag.vraaglink) == (None, link)


def test_breng_in_via_link_counts_a_double_click_once(netwerk):
    link = VraaglinkFactory(netwerk=netwerk)

    een, twee = (breng_in_via_link(link, woorden="Hoe?", delen="netwerk") for _ in range(2))

    assert een == twee
    assert Leervraag.objects.count() == 1


def test_breng_in_via_link_takes_other_words_and_the_same_words_later(netwerk):
    link = VraaglinkFactory(netwerk=netwerk)

    een = breng_in_via_link(link, woorden="Hoe?", namens="de poetshulpen")
    ander = breng_in_via_link(link, woorden="Waar?")
    with klok.op(een.ingebracht_op + timedelta(minutes=10)):
        assert breng_in_via_link(link, woorden="Hoe?") == een
    with klok.op(een.ingebracht_op + timedelta(minutes=10, microseconds=1)):
        later = breng_in_via_link(link, woorden="Hoe?")

    assert len({een, ander, later}) == 3
    assert [v.namens for v in (een, ander)] == ["de poetshulpen", link.voor]


def test_breng_in_via_link_counts_a_flood_per_day(netwerk):
    link = VraaglinkFactory(netwerk=netwerk)
    LeervraagFactory.create_batch(25, netwerk=netwerk, vraaglink=link, ingebracht_op=klok.nu() - timedelta(hours=25))

    breng_in_via_link(link, woorden="Een nieuwe dag.")

    assert Leervraag.objects.count() == 26


def test_breng_in_via_link_stops_a_flood(netwerk):
    link = VraaglinkFactory(netwerk=netwerk)
    LeervraagFactory.create_batch(24, netwerk=netwerk, vraaglink=link, ingebracht_op=klok.nu())
    LeervraagFactory(netwerk=netwerk)  # through no link

    breng_in_via_link(link, woorden="De vijfentwintigste.")
    with pytest.raises(DomainError, match="morgen"):
        breng_in_via_link(link, woorden="Nog een.", delen="netwerk")

    assert Leervraag.objects.filter(vraaglink=link).count() == 25


def test_a_link_withdrawn_while_somebody_types_brings_in_nothing(netwerk, begeleider):
    link = VraaglinkFactory(netwerk=netwerk)
    open_gehouden = Vraaglink.objects.get(pk=link.pk)
    trek_link_in(link, door=begeleider)

    with pytest.raises(LinkError):
        breng_in_via_link(open_gehouden, woorden="Hoe?", delen="netwerk")

    assert Leervraag.objects.count() == 0


def test_who_is_forgotten_leaves_no_link_that_works_and_no_address(netwerk):
    link, van_ander = VraaglinkFactory(netwerk=netwerk), VraaglinkFactory(netwerk=netwerk)
    eerder = klok.nu() - timedelta(days=9)
    dicht = VraaglinkFactory(netwerk=netwerk, gemaakt_door=link.gemaakt_door, ingetrokken_op=eerder)
    van_hem = LeervraagFactory(netwerk=netwerk, antwoord_mail="Weg@test.example")
    blijft = LeervraagFactory(netwerk=netwerk, antwoord_mail="blijft@test.example")

    vergeet(link.gemaakt_door_id, "weg@test.example")

    for rij in (link, van_ander, dicht, van_hem, blijft):
        rij.refresh_from_db()
    assert (link.is_ingetrokken, van_ander.is_ingetrokken, dicht.ingetrokken_op) == (True, False, eerder)
    assert (van_hem.antwoord_mail, blijft.antwoord_mail) == ("", "blijft@test.example")


def vreemde_tokens(link):
    goed = token_van(link)
    return [
        goed[:-2] + "xx",
        "onzin",
        signing.Signer(salt="iets.anders").sign(link.geheim),
        signing.Signer(salt="sessies.vraaglink").sign("weg"),
    ]


@pytest.mark.parametrize("welk", range(4))
def test_page_of_an_altered_link_tells_nothing(client, netwerk, welk):
    token = vreemde_tokens(VraaglinkFactory(netwerk=netwerk))[welk]

    antwoord = client.get(reverse("sessies_link:vraag", args=[token]))

    assert (antwoord.status_code, WERKT_NIET in antwoord.content.decode()) == (404, True)
    assert netwerk.korte_naam not in antwoord.content.decode()


@pytest.mark.parametrize("hoe", ["verlopen", "ingetrokken"])
def test_page_of_a_dead_link_reads_like_an_altered_one(client, netwerk, begeleider, hoe):
    link = VraaglinkFactory(netwerk=netwerk)
    kapot = client.get(reverse("sessies_link:vraag", args=["onzin"])).content
    if hoe == "verlopen":
        Vraaglink.objects.update(geldig_tot=klok.nu() - timedelta(seconds=1))
    else:
        trek_link_in(link, door=begeleider)

    antwoord = client.get(reverse("sessies_link:vraag", args=[token_van(link)]))

    assert (antwoord.status_code, antwoord.content) == (404, kapot)


def test_page_brings_in_a_question_without_an_account(client, netwerk):
    link = VraaglinkFactory(netwerk=netwerk)
    adres = reverse("sessies_link:vraag", args=[token_van(link)])
    assert client.get(adres).status_code == 200

    antwoord = client.post(adres, {"woorden": "Hoe pakken jullie dat aan?", "delen": "netwerk"}, follow=True)

    vraag = Leervraag.objects.get()
    assert antwoord.status_code == 200
    assert "Dank je" in antwoord.content.decode()
    assert (vraag.woorden, vraag.herkomst) == ("Hoe pakken jullie dat aan?", "link")


def test_page_keeps_what_was_typed(client, netwerk):
    adres = reverse("sessies_link:vraag", args=[token_van(VraaglinkFactory(netwerk=netwerk))])

    antwoord = client.post(adres, {"woorden": "Een halve zin", "antwoord_mail": "geen adres"})

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Een halve zin" in tekst
    assert "geen adres" in tekst
    assert "Kies met wie we dit mogen delen." in tekst
    assert Leervraag.objects.count() == 0


def test_follow_up_page_shows_the_answer_but_no_pages_of_the_network(client, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, antwoord_mail="a@test.example")
    beantwoord(vraag, antwoord="Begin bij de poort.", versie=vraag.versie, door=begeleider)

    antwoord = client.get(reverse("sessies_link:volg", args=[volgadres(vraag)]))

    tekst = antwoord.content.decode()
    assert "Begin bij de poort." in tekst
    assert f'href="/{netwerk.slug}/' not in tekst


def test_follow_up_address_of_a_removed_or_altered_question_is_generic(client, netwerk):
    for token in ["onzin", signing.dumps(999_999, salt=VOLGZOUT)]:
        with pytest.raises(LinkError):
            lees_volgadres(token)
        assert client.get(reverse("sessies_link:volg", args=[token])).status_code == 404


def test_follow_up_address_tells_of_a_withdrawn_question(client, netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)
    trek_in(vraag, door=begeleider)

    tekst = client.get(reverse("sessies_link:volg", args=[volgadres(vraag)])).content.decode()

    assert "ingetrokken" in tekst


def test_links_page_makes_and_withdraws_own_links(als, netwerk):
    project = ProjectFactory(netwerk=netwerk)
    medewerker = medewerker_van(project)
    van_ander = VraaglinkFactory(netwerk=netwerk)
    client = als(medewerker)
    adres = reverse("sessies:links", args=[netwerk.slug])

    client.post(adres, {"voor": "de toeleiders", "drager": f"project:{project.pk}", "dagen": "30"})

    link = Vraaglink.objects.get(gemaakt_door=medewerker)
    tekst = client.get(adres).content.decode()
    assert token_van(link) in tekst
    assert token_van(van_ander) not in tekst
    assert client.post(reverse("sessies:link-intrekken", args=[netwerk.slug, van_ander.pk])).status_code == 404
    client.post(reverse("sessies:link-intrekken", args=[netwerk.slug, link.pk]))
    link.refresh_from_db()
    assert link.is_ingetrokken


def test_links_page_refuses_a_project_that_is_not_ones_own(als, netwerk):
    medewerker = medewerker_van(ProjectFactory(netwerk=netwerk))
    vreemd = ProjectFactory(netwerk=netwerk)

    antwoord = als(medewerker).post(
        reverse("sessies:links", args=[netwerk.slug]), {"voor": "x", "drager": f"project:{vreemd.pk}", "dagen": "30"}
    )

    assert "Kies iemand uit de lijst." in antwoord.content.decode()
    assert Vraaglink.objects.count() == 0


def test_links_page_is_not_for_members(als, netwerk):
    assert als(iemand("lid", netwerk)).get(reverse("sessies:links", args=[netwerk.slug])).status_code == 403


def test_each_link_that_works_has_a_square_with_its_address_beside_it(als, netwerk, begeleider):
    link = VraaglinkFactory(netwerk=netwerk, gemaakt_door=begeleider, voor="de toeleiders")
    weg = VraaglinkFactory(netwerk=netwerk, gemaakt_door=begeleider, ingetrokken_op=klok.nu())
    client = als(begeleider)

    antwoord = client.get(reverse("sessies:link-qr", args=[netwerk.slug, link.pk]))

    adres = f"{settings.SITE_URL}{reverse('sessies_link:vraag', args=[token_van(link)])}"
    tekst = antwoord.content.decode()
    assert antwoord.context["qr"] == qr_van(adres)
    assert antwoord.context["qr"].pad in tekst
    assert f'id="adres">{adres}</p>' in tekst
    assert "Hetzelfde adres staat ernaast als tekst." in tekst
    lijst = client.get(reverse("sessies:links", args=[netwerk.slug])).content.decode()
    assert reverse("sessies:link-qr", args=[netwerk.slug, link.pk]) in lijst
    assert reverse("sessies:link-qr", args=[netwerk.slug, weg.pk]) not in lijst
    assert client.get(reverse("sessies:link-qr", args=[netwerk.slug, weg.pk])).status_code == 404
