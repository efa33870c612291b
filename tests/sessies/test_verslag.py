"""Minutes point by point: nobody's text is lost, whoever writes where."""

import re
from itertools import pairwise

import pytest
from django.urls import reverse

from kern.exceptions import VersieConflict
from sessies.domain import agenda, inzichten, verloop, weghalen
from sessies.domain.sessies import wijzig_sessie
from sessies.domain.verslag import schrijf_bij_punt, schrijf_verslag, stuur_verslag_rond
from sessies.domain.verslaginhoud import verslag_van
from sessies.models import Actiepunt, Agendapunt, Besluit, Inzicht, Sessie
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk, gehouden=True)


@pytest.fixture
def punten(sessie):
    return [AgendapuntFactory(sessie=sessie, volgorde=i, titel=titel) for i, titel in enumerate(("Onthaal", "Rondje"))]


def pad(naam, sessie, **extra):
    return reverse(f"sessies:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer, **extra})


def test_two_people_at_two_points_do_not_meet_and_at_one_point_both_texts_stay(punten, begeleider):
    een, ander = punten
    zelfde = Agendapunt.objects.get(pk=een.pk)
    schrijf_bij_punt(een, tekst=" Eerst. ", versie=een.versie, door=begeleider)
    schrijf_bij_punt(ander, tekst="Ook.", versie=ander.versie, door=begeleider)
    schrijf_verslag(een.sessie, tekst="Alles.", versie=een.sessie.versie, door=begeleider)

    with pytest.raises(VersieConflict) as conflict:
        schrijf_bij_punt(zelfde, tekst="Daarna.", versie=1, door=begeleider)

    assert conflict.value.huidig.verslag == "Eerst."
    assert list(Agendapunt.objects.order_by("pk").values_list("verslag", flat=True)) == ["Eerst.", "Ook."]


def test_another_agenda_keeps_the_points_with_what_was_written_and_decided(punten, sessie, begeleider):
    een, ander = punten
    schrijf_bij_punt(een, tekst="Gezegd.", versie=1, door=begeleider)
    besluit = verloop.neem_besluit(sessie, tekst="Ja.", agendapunt=een, door=begeleider)
    rijen = [
        {"titel": "Iets nieuws", "minuten": 5},
        {"titel": "Welkom", "id": een.pk, "wie": "voorzitter"},
        {"titel": "Rondje"},  # without its key: the title says which one it is
    ]

    wijzig_sessie(sessie, velden={}, agenda=rijen, versie=sessie.versie, door=begeleider)

    nu = list(sessie.agendapunten.values_list("titel", "wie", "minuten", "verslag"))
    assert nu == [("Iets nieuws", "", 5, ""), ("Welkom", "voorzitter", None, "Gezegd."), ("Rondje", "", None, "")]
    besluit.refresh_from_db()
    assert besluit.agendapunt_id == een.pk
    assert sessie.agendapunten.get(titel="Rondje").pk == ander.pk


def test_a_point_with_minutes_is_not_taken_off(punten, sessie, begeleider):
    schrijf_bij_punt(punten[0], tekst="Gezegd.", versie=1, door=begeleider)

    with geweigerd("staat al een tekst in het verslag", Agendapunt):
        wijzig_sessie(sessie, velden={}, agenda=[{"titel": "Rondje"}], versie=sessie.versie, door=begeleider)
    sessie.refresh_from_db()
    with geweigerd("staat al een tekst in het verslag", Agendapunt):
        agenda.haal_punt_weg(sessie, punt=punten[0].pk, door=begeleider)


def test_what_came_of_a_point_that_goes_stays_with_the_meeting(punten, sessie, begeleider):
    besluit = verloop.neem_besluit(sessie, tekst="Ja.", agendapunt=punten[0], door=begeleider)

    wijzig_sessie(sessie, velden={}, agenda=[{"titel": "Rondje"}], versie=sessie.versie, door=begeleider)

    besluit.refresh_from_db()
    assert besluit.agendapunt is None


def test_verslag_van_gives_everything_in_the_order_of_the_agenda(punten, sessie, begeleider, django_assert_num_queries):
    een, ander = punten
    schrijf_verslag(sessie, tekst="Alles.", versie=sessie.versie, door=begeleider)
    schrijf_bij_punt(ander, tekst="Gezegd.", versie=1, door=begeleider)
    verloop.neem_besluit(sessie, tekst="Ja.", agendapunt=ander, door=begeleider)
    verloop.spreek_actiepunt_af(sessie, tekst="Bellen", wie="voorzitter", agendapunt=een, door=begeleider)
    inzichten.schrijf_inzicht(
        sessie.netwerk, titel="Koffie", tekst="Eerst koffie.", sessie=sessie, agendapunt=ander, door=begeleider
    )
    verloop.neem_besluit(sessie, tekst="Nee.", soort="afspraak", door=begeleider)

    with django_assert_num_queries(4):
        verslag = verslag_van(sessie)

    assert (verslag["algemeen"]["tekst"], [rij["tekst"] for rij in verslag["algemeen"]["besluiten"]]) == (
        "Alles.",
        ["Nee."],
    )
    assert [
        (
            deel["titel"],
            deel["tekst"],
            [b["tekst"] for b in deel["besluiten"]],
            [a["wie"] for a in deel["actiepunten"]],
            [i["titel"] for i in deel["inzichten"]],
        )
        for deel in verslag["punten"]
    ] == [("Onthaal", "", [], ["voorzitter"], []), ("Rondje", "Gezegd.", ["Ja."], [], ["Koffie"])]


def test_nothing_is_noted_at_a_point_of_another_meeting(punten, netwerk, begeleider):
    elders = SessieFactory(netwerk=netwerk, gehouden=True)
    vreemd = {"agendapunt": punten[0], "door": begeleider}
    besluit = verloop.neem_besluit(elders, tekst="Ja.", door=begeleider)
    actie = verloop.spreek_actiepunt_af(elders, tekst="Bel", wie="ik", door=begeleider)
    vraag = LeervraagFactory(netwerk=netwerk)
    los = inzichten.schrijf_inzicht(netwerk, titel="A", tekst="B", leervraag=vraag, door=begeleider)
    for daad in (
        lambda: verloop.neem_besluit(elders, tekst="Ja.", **vreemd),
        lambda: verloop.spreek_actiepunt_af(elders, tekst="Bel", wie="ik", **vreemd),
        lambda: inzichten.schrijf_inzicht(netwerk, titel="A", tekst="B", sessie=elders, **vreemd),
        lambda: inzichten.wijzig_inzicht(los, titel="A", tekst="B", versie=1, **vreemd),
        lambda: weghalen.wijzig_besluit(besluit, soort="afspraak", tekst="Ja.", versie=1, **vreemd),
        lambda: weghalen.wijzig_actiepunt(actie, tekst="Bel", wie="ik", tegen=None, versie=1, **vreemd),
    ):
        with geweigerd("van de agenda van deze bijeenkomst", Besluit, Actiepunt, Inzicht, veld="agendapunt"):
            daad()


def test_who_may_not_write_reads_the_minutes_once_they_are_shared(punten, sessie, netwerk, begeleider, als):
    schrijf_bij_punt(punten[1], tekst="Er waren *bramen*.", versie=1, door=begeleider)
    client = als(iemand("lid", netwerk))
    voor = client.get(pad("verslag", sessie)).content.decode()
    assert ("bramen" in voor, "nog geen verslag om te lezen" in voor) == (False, True)

    stuur_verslag_rond(sessie, door=begeleider)

    na = client.get(pad("verslag", sessie)).content.decode()
    assert ("<em>bramen</em>" in na, "Onthaal" in na, "Schrijf" in na) == (True, False, False)
    assert "bramen" in client.get(sessie.get_absolute_url()).content.decode()


def test_headings_of_people_skip_no_level_of_the_page(punten, sessie, netwerk, begeleider, als):
    schrijf_verslag(sessie, tekst="# Vooraf\n## Dieper", versie=sessie.versie, door=begeleider)
    schrijf_bij_punt(punten[0], tekst="# Bij dit punt", versie=1, door=begeleider)
    Agendapunt.objects.filter(pk=punten[1].pk).update(toelichting="# Lees eerst")
    inzichten.schrijf_inzicht(
        netwerk, titel="A", tekst="# Geleerd", sessie=sessie, agendapunt=punten[1], door=begeleider
    )
    stuur_verslag_rond(Sessie.objects.get(pk=sessie.pk), door=begeleider)

    for adres in (sessie.get_absolute_url(), pad("verslag", sessie)):
        bladzijde = als(begeleider).get(adres).content.decode()
        treden = [int(trede) for trede in re.findall(r"<h(\d)", bladzijde)]
        assert all(na - voor <= 1 for voor, na in pairwise(treden)), treden
        assert {"Vooraf", "Bij dit punt", "Geleerd"} <= set(re.findall(r"<h[345]>([^<]+)</h", bladzijde))


@pytest.mark.usefixtures("nu")
def test_writing_goes_on_to_the_next_point_or_to_a_decision_at_this_one(punten, sessie, begeleider, als):
    een, ander = punten
    client = als(begeleider)
    schrijf = {"versie": 1, "verslag": "Gezegd."}
    assert client.get(pad("verslag-algemeen", sessie)).context["volgende"] == een

    verder = client.post(pad("verslag-punt", sessie, punt=een.pk), schrijf | {"daarna": "volgende"})
    assert verder.headers["Location"] == pad("verslag-punt", sessie, punt=ander.pk)
    laatste = client.post(pad("verslag-punt", sessie, punt=ander.pk), schrijf | {"daarna": "volgende"})
    assert laatste.headers["Location"] == f"{pad('verslag', sessie)}#punt-{ander.pk}"
    besluit = client.post(pad("verslag-algemeen", sessie), schrijf | {"daarna": "besluit"})
    assert besluit.headers["Location"] == pad("besluit", sessie)
    actie = client.post(pad("verslag-punt", sessie, punt=een.pk), {"versie": 2, "verslag": "A", "daarna": "actiepunt"})
    vorm = client.get(actie.headers["Location"]).context["form"]
    assert vorm["agendapunt"].value() == str(een.pk)

    noteer = {"tekst": "Bel", "wie": "voorzitter", "agendapunt": een.pk, "inzending": "a" * 32}
    na = client.post(actie.headers["Location"], noteer)
    assert na.headers["Location"] == f"{pad('verslag', sessie)}#punt-{een.pk}"
    assert Actiepunt.objects.get().agendapunt == een


def test_a_point_that_somebody_wrote_meanwhile_shows_both_texts(punten, sessie, begeleider, als):
    schrijf_bij_punt(punten[0], tekst="Van een collega.", versie=1, door=begeleider)

    antwoord = als(begeleider).post(
        pad("verslag-punt", sessie, punt=punten[0].pk), {"versie": 1, "verslag": "Van mij."}
    )

    assert antwoord.status_code == 409
    assert all(tekst in antwoord.content.decode() for tekst in ("Van een collega.", "Van mij."))


def test_a_point_of_another_meeting_is_not_there(sessie, netwerk, begeleider, als):
    elders = AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True))

    assert als(begeleider).get(pad("verslag-punt", sessie, punt=elders.pk)).status_code == 404


def test_the_form_of_the_agenda_keeps_each_row_its_point(punten, sessie, begeleider, als):
    schrijf_bij_punt(punten[0], tekst="Gezegd.", versie=1, door=begeleider)
    client = als(begeleider)
    begin = client.get(pad("agenda", sessie)).context["rijen"]
    data = {f"form-{i}-{naam}": f.initial.get(naam) or "" for i, f in enumerate(begin) for naam in ("titel", "id")}
    data |= {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 2, "versie": sessie.versie, "form-0-titel": "Welkom"}

    client.post(pad("agenda", sessie), data)

    assert list(sessie.agendapunten.values_list("pk", "titel", "verslag")) == [
        (punten[0].pk, "Welkom", "Gezegd."),
        (punten[1].pk, "Rondje", ""),
    ]
