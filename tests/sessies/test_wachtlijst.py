"""Places of a meeting: who gets one, who waits in which order, and what happens when one comes free."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from kern import klok
from kern.domain.post import verstuur_wachtende
from sessies.domain import antwoorden, genodigden, sessies, uitnodigen, van_lijst, wachtlijst
from sessies.domain.antwoorden import Vervanger
from sessies.domain.bezetting import telling
from sessies.models import Genodigde, Sessie
from sessies.overzicht import uitnodigtaken
from sessies.overzicht.antwoordkeuzes import keuzes, over_de_plaats
from tests.fabrieken.netwerken import iemand, toegang
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie(netwerk):
    """One place on the spot and one online, in a month."""
    begin = klok.nu() + timedelta(days=30)
    return SessieFactory(
        netwerk=netwerk, vorm="hybride", begint_op=begin, eindigt_op=begin + timedelta(hours=2),
        hoogstens_ter_plaatse=1, hoogstens_online=1,
    )  # fmt: skip


@pytest.fixture
def mensen(sessie, begeleider):
    rijen = [
        genodigden.voeg_gast_toe(sessie, email=f"{naam}@elders.example", naam=naam, door=begeleider) for naam in "abcd"
    ]
    uitnodigen.verstuur(sessie, door=begeleider)
    _post()
    return rijen


def _post():
    verstuur_wachtende()
    uit, mail.outbox = list(mail.outbox), []
    return uit


def _zeg(rij, keuze, **opties):
    return antwoorden.antwoord(rij, keuze=keuze, door=None, **opties)


def _antwoorden():
    return "".join(f"{r.naam}:{r.antwoord or '-'} " for r in Genodigde.objects.order_by("pk")).strip()


def _stand(sessie, manier="ja"):
    stand = telling(Sessie.objects.get(pk=sessie.pk)).stand(manier)
    return stand.bezet, stand.aangeboden, stand.wachten, stand.vrij


def _vers(rij):
    return Genodigde.objects.select_related("sessie__netwerk").get(pk=rij.pk)


def test_who_says_yes_when_it_is_full_reads_the_number_and_the_other_way_in(sessie, mensen):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    with geweigerd("je bent dan nummer 1. Online volgen kan nog wel.", veld="keuze"):
        _zeg(b, "ja")
    _zeg(b, "wacht")
    with geweigerd("je bent dan nummer 2.", veld="keuze"):
        _zeg(c, "ja")
    with geweigerd("Je staat op de wachtlijst, als nummer 1.", veld="keuze"):
        _zeg(b, "ja")

    assert _antwoorden() == "a:ja b:wacht c:- d:-"
    assert _stand(sessie) == (1, 0, 1, 0)
    assert [k for k, _ in keuzes(_vers(c))] == ["wacht", "online", "nee", "vervanger"]
    assert dict(keuzes(_vers(c)))["wacht"] == "Zet me op de wachtlijst, ter plaatse, als nummer 2"
    assert "nummer 2" in over_de_plaats(_vers(c))


def test_who_has_a_place_keeps_it_and_needs_one_there_to_change_the_way(sessie, mensen):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    _zeg(a, "ja", noden="rolstoel")
    _zeg(b, "online")
    with geweigerd("Er zijn online geen plaatsen meer", veld="keuze"):
        _zeg(a, "online")

    assert _antwoorden() == "a:ja b:online c:- d:-"
    _zeg(c, "wacht_online")
    _zeg(b, "nee")
    assert _vers(c).aangeboden_tot is not None  # each way of being there has its own line


def test_who_asks_to_wait_where_there_is_room_has_a_place(sessie, mensen):
    assert _zeg(mensen[0], "wacht").antwoord == "ja"
    assert _post() == []


def test_a_place_that_comes_free_is_held_for_the_first_and_then_for_the_next(sessie, mensen):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    _zeg(c, "wacht")
    _zeg(a, "nee")

    (brief,) = _post()
    assert (brief.to, brief.subject[:22]) == (["b@elders.example"], "Er is een plaats vrij:")
    assert "Laat voor" in brief.body
    assert "STATUS:TENTATIVE" in str(brief.alternatives[-1][0])
    assert _stand(sessie) == (0, 1, 1, 0)
    tot = _vers(b).aangeboden_tot
    assert timedelta(hours=23, minutes=58) < tot - klok.nu() <= timedelta(hours=24)
    with geweigerd("geen plaats vrij. Je staat op de wachtlijst, als nummer 1", veld="keuze"):
        _zeg(c, "ja")  # it is held for b

    with klok.op(tot + timedelta(minutes=1)):
        assert wachtlijst.ververs() == 1
        assert wachtlijst.ververs() == 0
    assert [r.naam for r in sessie.genodigden.wachtend()] == ["c", "b"]
    assert _vers(c).aangeboden_tot is not None

    _zeg(c, "ja")
    assert (_antwoorden(), _stand(sessie)) == ("a:nee b:wacht c:ja d:-", (1, 0, 1, 0))
    _zeg(c, "nee")  # who let one pass gets no second mail, and takes what is free
    assert _vers(b).aangeboden_tot is None
    assert _zeg(b, "ja").antwoord == "ja"


def test_an_offer_ends_by_the_clock_of_the_database(sessie, mensen):
    a, b, _, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    _zeg(a, "nee")
    Genodigde.objects.filter(pk=b.pk).update(aangeboden_tot=klok.nu() + timedelta(minutes=5))
    wachtlijst.ververs()
    assert _vers(b).aangeboden_tot is not None

    Genodigde.objects.filter(pk=b.pk).update(aangeboden_tot=klok.nu() - timedelta(minutes=5))
    wachtlijst.ververs()
    assert (_vers(b).aangeboden_tot, _vers(b).aanbod_gemist, _vers(b).antwoord) == (None, True, "wacht")


@pytest.mark.parametrize(("over", "houdt"), [(10, 5), (4, 2), (0.9, None)])
def test_near_the_start_a_place_is_held_for_half_of_the_time_left(sessie, over, houdt):
    sessie.begint_op = klok.nu() + timedelta(hours=over)
    tot = wachtlijst.aanbod_tot(sessie)
    assert tot is None if houdt is None else abs((tot - klok.nu()).total_seconds() - houdt * 3600) < 62


def test_more_places_go_to_who_waits_and_fewer_take_nobodys_away(sessie, mensen, begeleider):
    a, b, c, d = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    _zeg(c, "wacht")
    sessies.wijzig_sessie(sessie, velden={"hoogstens_ter_plaatse": 2}, versie=1, door=begeleider)
    assert [m.to[0][0] for m in _post()] == ["b"]
    _zeg(b, "ja")
    sessies.wijzig_sessie(sessie, velden={"hoogstens_ter_plaatse": 1}, versie=2, door=begeleider)

    assert _antwoorden() == "a:ja b:ja c:wacht d:-"
    assert telling(sessie).stand("ja").te_veel == 1
    _zeg(a, "nee")
    assert _vers(c).aangeboden_tot is None  # still none free
    with geweigerd("geen plaatsen meer", veld="keuze"):
        _zeg(d, "ja")


def test_who_comes_instead_has_the_place_of_whom_they_replace(sessie, mensen):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    _zeg(a, "vervanger", vervanger=Vervanger("e@elders.example", "e"))
    assert _stand(sessie) == (1, 0, 1, 0)
    ander = Genodigde.objects.get(naam="e")
    _zeg(ander, "ja")
    assert _stand(sessie) == (1, 0, 1, 0)

    _zeg(a, "ja")  # and back
    assert (_stand(sessie), _vers(ander).ingetrokken_op is not None) == ((1, 0, 1, 0), True)
    _zeg(b, "vervanger", vervanger=Vervanger("f@elders.example", "f"))
    _zeg(c, "wacht")
    _zeg(Genodigde.objects.get(naam="f"), "wacht")
    assert [r.naam for r in sessie.genodigden.wachtend()] == ["f", "c"]  # also the place in line


def test_another_name_for_who_comes_instead_is_kept(mensen):
    _zeg(mensen[0], "vervanger", vervanger=Vervanger("e@elders.example", "Ene", "coach"))
    _zeg(mensen[0], "vervanger", vervanger=Vervanger("E@elders.example", "Enid", "jobcoach"))

    assert Genodigde.objects.values_list("naam", "functie").get(email="e@elders.example") == ("Enid", "jobcoach")


def test_taking_somebody_off_the_list_offers_their_place_until_it_is_taken_back(sessie, mensen, begeleider):
    a, b, _, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    van_lijst.haal_van_lijst(a, door=begeleider)
    assert _stand(sessie) == (0, 1, 0, 0)
    van_lijst.zet_terug(a, door=begeleider)  # before any mail left

    assert (_antwoorden(), _stand(sessie)) == ("a:ja b:wacht c:- d:-", (1, 0, 1, 0))
    assert _post() == []


def test_after_the_last_day_only_no_is_an_answer_of_who_did_not_answer(sessie, mensen, begeleider):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    Sessie.objects.update(antwoord_tot=klok.nu() + timedelta(hours=1))
    with klok.op(klok.nu() + timedelta(hours=2)):
        with geweigerd("Antwoorden kon tot", veld="keuze"):
            _zeg(b, "online")
        assert [k for k, _ in keuzes(_vers(b))] == ["nee"]
        _zeg(b, "nee")
        _zeg(a, "online")  # who has a place changes it
        antwoorden.antwoord(c, keuze="ja", namens=True, door=begeleider)
        laat = genodigden.voeg_gast_toe(sessie, email="laat@elders.example", naam="laat", door=begeleider)
        uitnodigen.verstuur(Sessie.objects.get(), door=begeleider)
        _zeg(laat, "wacht")  # was asked after it
    assert _antwoorden() == "a:online b:nee c:ja d:- laat:wacht"


def test_the_last_day_moves_along_with_the_meeting(sessie, begeleider):
    tot = sessie.begint_op - timedelta(days=3)
    sessies.wijzig_sessie(sessie, velden={"antwoord_tot": tot}, versie=1, door=begeleider)
    velden = {naam: getattr(sessie, naam) - timedelta(days=7) for naam in ("begint_op", "eindigt_op")}
    sessies.wijzig_sessie(sessie, velden=velden, versie=2, door=begeleider)

    assert Sessie.objects.get().antwoord_tot == tot - timedelta(days=7)
    with geweigerd("ten laatste tot de bijeenkomst begint", veld="antwoord_tot"):
        sessies.wijzig_sessie(
            Sessie.objects.get(), velden={"antwoord_tot": sessie.eindigt_op}, versie=3, door=begeleider
        )


def test_who_organises_goes_above_the_number_with_a_reason_and_takes_it_back(
    client, netwerk, sessie, mensen, begeleider
):
    a, b, _, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    with geweigerd("Schrijf waarom", veld="reden"):
        wachtlijst.geef_plaats(b, door=begeleider)
    client.force_login(begeleider)
    pad = reverse("sessies:genodigde-plaats", kwargs={"netwerk": netwerk.slug, "pk": b.pk})
    sleutel = re.search(r'name="(beurt[^"]*)" value="([^"]*)"', client.get(pad).content.decode())
    data = {**({sleutel[1]: sleutel[2]} if sleutel else {}), "manier": "ja", "reden": "Ze spreekt zelf."}
    antwoord = client.post(pad, data, follow=True)

    assert "Deze persoon heeft een plaats." in antwoord.content.decode()
    assert (_vers(b).antwoord, _vers(b).reden_plaats, _vers(b).wachtnummer) == ("ja", "Ze spreekt zelf.", None)
    assert "kreeg een plaats: Ze spreekt zelf." in antwoord.content.decode()
    terug = {"was": "wacht", "nummer": 1, "gemist": False}
    wachtlijst.neem_plaats_terug(b, **terug, door=begeleider)
    assert (_antwoorden(), _vers(b).wachtnummer, _post()) == ("a:ja b:wacht c:- d:-", 1, [])

    wachtlijst.geef_plaats(_vers(b), reden="Ze spreekt.", door=begeleider)
    assert [m.subject[:20] for m in _post()] == ["Je hebt een plaats: "]
    with geweigerd("al vertrokken"):
        wachtlijst.neem_plaats_terug(b, **terug, door=begeleider)


def test_the_list_shows_places_and_the_line_and_the_link_says_so(client, netwerk, sessie, mensen, begeleider):
    a, b, c, _ = mensen
    _zeg(a, "ja")
    _zeg(b, "wacht")
    client.force_login(begeleider)
    lijst = client.get(reverse("sessies:genodigden", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer}))
    assert "1 van 1 bezet, geen vrij" in lijst.content.decode()
    assert "1. b" in lijst.content.decode()
    client.logout()

    pad = uitnodigen.pad_van(c)
    pagina = client.get(f"{pad}?antwoord=ja").content.decode()
    assert "je bent dan nummer 2. Online volgen kan nog wel." in pagina
    sleutel = re.search(r'name="(beurt[^"]*)" value="([^"]*)"', pagina)
    eigen = {sleutel[1]: sleutel[2]} if sleutel else {}
    vol = client.post(pad, {**eigen, "keuze": "ja", "noden": ""})
    assert "Je kunt op de wachtlijst" in vol.context["form"].errors["keuze"][0]
    klaar = client.post(pad, {**eigen, "keuze": "wacht", "noden": ""}, follow=True).content.decode()
    assert "Je staat op de wachtlijst, als nummer 2." in klaar
    assert "Zet in je agenda" not in klaar


def test_an_offer_is_a_task_and_the_last_day_ends_the_question(netwerk, begeleider):
    lid = iemand("lid", netwerk)
    begin = klok.nu() + timedelta(days=9)
    sessie = SessieFactory(netwerk=netwerk, titel="Koffie", begint_op=begin, hoogstens_ter_plaatse=1)
    ander = genodigden.voeg_gast_toe(sessie, email="a@elders.example", door=begeleider)
    rij = genodigden.voeg_gast_toe(sessie, email=lid.email, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    Sessie.objects.update(antwoord_tot=klok.nu() + timedelta(days=1))
    with klok.op(klok.nu() + timedelta(days=2)):
        assert _taken(lid, netwerk) == []
    assert _taken(lid, netwerk) == ["Kom je naar Koffie?"]
    _zeg(ander, "ja")
    _zeg(rij, "wacht")
    assert _taken(lid, netwerk) == []
    _zeg(ander, "nee")
    assert _taken(lid, netwerk) == ["Er is een plaats voor je vrij: Koffie"]


def _taken(wie, netwerk):
    return [taak.titel for taak in uitnodigtaken.taken(toegang(wie, netwerk))]


def test_an_answer_that_says_nothing_of_the_meeting_any_more_is_marked_and_asked_again(sessie, mensen, begeleider):
    a, b, _, _ = mensen
    _zeg(a, "online")
    _zeg(b, "ja")
    sessies.wijzig_sessie(sessie, velden={"vorm": "fysiek"}, versie=1, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)

    assert (telling(sessie).onduidelijk, telling(sessie).komt) == (1, 1)
    assert _vers(a).badge[1] == "zei ‘online’, dat kan niet meer"
    brieven = {m.to[0][0]: m.body for m in _post()}
    assert "Dat kan niet meer: de bijeenkomst is nu alleen ter plaatse" in brieven["a"]
    assert "Dat kan niet meer" not in brieven["b"]

    velden = {naam: getattr(sessie, naam) + timedelta(days=7) for naam in ("begint_op", "eindigt_op")}
    sessies.wijzig_sessie(sessie, velden=velden, versie=2, door=begeleider)
    assert [r.is_van_ervoor for r in Genodigde.objects.select_related("sessie").order_by("pk")] == [
        True,
        True,
        False,
        False,
    ]
