"""The evaluation of a meeting in the browser: of who organises, and of who was there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from deelname.domain import evaluatie, evaluatielink
from deelname.domain import lijst as lijst_
from deelname.models import Evaluatiebus, Evaluatielink
from kern import klok
from kern.models import Gebeurtenis, Inzending
from kern.register import taken_van
from netwerken.domain.toegang import toegang_van
from sessies.models import Sessie
from sessies.overzicht.afronding import afronding
from tests.fabrieken.deelname import AanwezigheidFactory, AanwezigheidslijstFactory
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.sessies import SessieFactory

CODE = "/link/evaluatie/"


@pytest.fixture
def bus(sessie, begeleider):
    return evaluatie.begin_evaluatie(sessie, door=begeleider)


@pytest.fixture
def pad(sessie):
    return lambda naam: reverse(f"deelname:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


@pytest.fixture
def an(lijst, rij, begeleider):
    """An was there."""
    return lijst_.noteer(rij("An"), toestand="aanwezig", door=begeleider)


def _tekst(antwoord):
    return antwoord.content.decode().replace("\xa0", " ")


def _antwoord(bus, n=1, **velden):
    for _ in range(n):
        evaluatie.antwoord(evaluatielink.lees(evaluatielink.briefje(bus)), **{"keuze": "heel_veel", **velden})


def test_who_organises_begins_shows_sends_and_reads(client, sessie, pad, an, begeleider):
    client.force_login(begeleider)
    assert pad("evaluatie") in _tekst(client.get(sessie.get_absolute_url()))
    assert "Begin de evaluatie" in _tekst(client.get(pad("evaluatie")))
    tekst = _tekst(client.post(pad("evaluatie-begin"), follow=True))
    assert "De evaluatie staat open" in tekst
    assert "Er zijn nog geen antwoorden" in tekst
    assert pad("evaluatie-scherm") in tekst
    assert "Stuur de evaluatie (1)" in tekst
    bus = Evaluatiebus.objects.get()
    _antwoord(bus, 3, doet="Ik bel op.")
    for adres in (sessie.get_absolute_url(), pad("evaluatie")):
        tekst = _tekst(client.get(adres))
        assert "Er zijn 3 antwoorden. Je ziet ze vanaf 5" in tekst
        assert "Ik bel op." not in tekst
    assert client.get(pad("evaluatie"), {"als": "csv"}).status_code == 404
    _antwoord(bus, 2, keuze="niets", beter="=Koffie")
    tekst = _tekst(client.get(pad("evaluatie")))
    assert "Ik bel op." in tekst
    assert "=Koffie" in tekst
    csv = client.get(pad("evaluatie"), {"als": "csv"}).content.decode()
    assert csv.splitlines()[1] == "Wat had je aan deze bijeenkomst?;heel veel;3"
    assert "Wat had beter gekund?;'=Koffie;1" in csv
    tekst = _tekst(client.get(sessie.get_absolute_url()))
    assert "heel veel 3" in tekst
    assert "Ik bel op." not in tekst, "the page of the meeting is seen on a screen by others"


def test_who_was_not_there_and_who_only_takes_part_read_nothing(client, sessie, pad, bus):
    _antwoord(bus, 5, doet="Ik bel op.")
    client.force_login(iemand("lid", sessie.netwerk))
    assert "h-evaluatie" not in _tekst(client.get(sessie.get_absolute_url()))
    assert client.get(pad("evaluatie")).status_code == 403


def test_the_screen_shows_the_code_and_the_phone_answers_once(client, pad, bus, begeleider):
    client.force_login(begeleider)
    code = evaluatielink.code_van(bus)
    assert f"{code[:3]} {code[3:]}" in _tekst(client.get(pad("evaluatie-scherm")))
    client.logout()
    assert "Typ de code" in _tekst(client.get(CODE))
    assert "klopt niet" in _tekst(client.get(CODE, {"code": "AAA AAA"}))
    naar = client.get(CODE, {"code": code})["Location"]
    tekst = _tekst(client.get(naar))
    assert "nergens staat welk antwoord van jou is" in tekst
    velden = {"keuze": "wel_iets", "doet": "Ik bel op.", "inzending": "a" * 32}
    tekst = _tekst(client.post(naar, velden, follow=True))
    assert "Dank je, je antwoord is binnen" in tekst
    assert "Ik bel op." not in tekst
    for adres in (naar, client.get(CODE, {"code": code})["Location"]):
        assert "je antwoord is binnen" in _tekst(client.post(adres, velden)), "this phone answered already"
    bus.refresh_from_db()
    assert sum(bus.keuzes.values()) == 1
    assert not Inzending.objects.exists(), "the key of the form would say when it came"
    assert not Gebeurtenis.objects.filter(wat__startswith="evaluatie.a").exists()


@pytest.mark.parametrize("veld", ["doet", "beter"])
def test_a_line_of_two_hundred_signs_is_kept_whole_and_one_more_is_refused(client, bus, veld):
    adres = reverse("deelname_link:evaluatie", args=[evaluatielink.briefje(bus)])
    assert 'maxlength="200"' in _tekst(client.get(adres)) or 'data-hoogstens="200"' in _tekst(client.get(adres))
    tekst = _tekst(client.post(adres, {"keuze": "niets", veld: "x" * 201}))
    assert "200 tekens" in tekst
    assert client.post(adres, {"keuze": "niets", veld: "x" * 200}).status_code == 302
    bus.refresh_from_db()
    assert getattr(bus, veld) == ["x" * 200]


def test_a_link_is_used_once_and_then_says_so_on_any_phone(client, bus, an):
    link = Evaluatielink.objects.create(bus=bus, aanwezigheid=an)
    adres = evaluatielink.pad_van(link)
    assert "Kies een van de vier" in _tekst(client.post(adres, {"doet": "Ik bel op."}))
    assert client.post(adres, {"keuze": "niets"}).status_code == 302
    client.cookies.clear()
    assert "je antwoord is binnen" in _tekst(client.get(adres))
    client.post(adres, {"keuze": "heel_veel"})
    bus.refresh_from_db()
    assert bus.keuzes["niets"] == sum(bus.keuzes.values()) == 1


def test_a_name_of_who_was_in_the_room_or_a_number_is_pointed_out_before_it_is_sent(client, bus, rij):
    rij("An").genodigde.__class__.objects.filter(naam="An").update(naam="Anke Peeters")
    adres = reverse("deelname_link:evaluatie", args=[evaluatielink.briefje(bus)])
    velden = {"keuze": "niets", "doet": "Ik bel Anke Peeters op 0470 12 34 56.", "beter": ""}
    antwoord = client.post(adres, velden)
    tekst = _tekst(antwoord)
    assert "<mark>Anke Peeters</mark>" in tekst
    assert "<mark>0470 12 34 56</mark>" in tekst
    assert "Dat je doorgaat, houden we niet bij" in tekst
    bus.refresh_from_db()
    assert bus.keuzes == {}
    assert client.post(adres, {**velden, "toch": antwoord.context["toch"]}).status_code == 302
    bus.refresh_from_db()
    assert bus.doet == ["Ik bel Anke Peeters op 0470 12 34 56."]
    assert not Gebeurtenis.objects.filter(wat="persoonsgegevens.toch_gedeeld").exists()


def test_too_early_too_late_old_and_forged_get_a_plain_sentence(client, bus, nu):
    assert "Deze link werkt niet" in _tekst(client.get(f"{CODE}verzonnen/"))
    adres = reverse("deelname_link:evaluatie", args=[evaluatielink.briefje(bus)])
    for wanneer, zin in (
        (timedelta(minutes=-1), "zodra de bijeenkomst begint"),
        (timedelta(minutes=61), "Deze code is te oud"),
        (timedelta(days=15), "Antwoorden kon tot en met"),
    ):
        with klok.op(nu + wanneer):
            tekst = _tekst(client.post(adres, {"keuze": "niets"}))
            assert zin in tekst
            assert "Verstuur" not in tekst
    bus.refresh_from_db()
    assert bus.keuzes == {}


def test_too_much_from_one_place_keeps_what_was_typed(client, bus, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "teken": "1/m/ip", "tekencode": "1/m/ip"}
    adressen = [reverse("deelname_link:evaluatie", args=[evaluatielink.briefje(bus)]) for _ in range(2)]
    client.post(adressen[0], {"keuze": "niets"})
    client.cookies.clear()
    tekst = _tekst(client.post(adressen[1], {"keuze": "niets", "doet": "Ik bel op."}))
    assert "Wacht een minuut" in tekst
    assert 'value="Ik bel op."' in tekst
    assert [client.get(CODE, {"code": "AAA AAA"}).status_code for _ in range(2)] == [200, 429]


def test_sending_shows_who_gets_it_and_closing_and_opening_have_a_way_back(client, pad, bus, an, begeleider):
    client.force_login(begeleider)
    tekst = _tekst(client.get(pad("evaluatie-stuur")))
    assert "a@test.example" in tekst
    assert "b@test.example" not in tekst, "who was not noted as present gets nothing"
    assert "1 mail is onderweg" in _tekst(client.post(pad("evaluatie-stuur"), follow=True)).lower()
    assert "Er is niemand om naar te sturen" in _tekst(client.get(pad("evaluatie-stuur")))
    assert "Open ze weer" in _tekst(client.post(pad("evaluatie-sluit"), follow=True))
    assert "Sluit de evaluatie" in _tekst(client.post(pad("evaluatie-heropen"), follow=True))
    assert "staat al open" in _tekst(client.post(pad("evaluatie-heropen"), follow=True))


def test_a_meeting_to_come_is_not_evaluated_yet(client, pad, sessie, nu, begeleider):
    client.force_login(begeleider)
    sessie.genodigden.all().delete()
    with klok.op(nu - timedelta(days=2)):
        assert "Evaluatie" not in _tekst(client.get(sessie.get_absolute_url()))
        tekst = _tekst(client.get(pad("evaluatie")))
        assert "begint op de dag zelf" in tekst
        assert "Begin de evaluatie" not in tekst
        assert client.get(pad("evaluatie-stuur")).status_code == 302
        assert client.get(pad("evaluatie-scherm")).status_code == 404
    with klok.op(nu + timedelta(days=20)):
        tekst = _tekst(client.get(pad("evaluatie-stuur"), follow=True))
        assert "Evalueren kon tot en met" in tekst


def test_it_is_a_step_after_the_meeting_and_a_task_until_it_is_sent_or_closed(sessie, an, nu, begeleider):
    def stand():
        vers = Sessie.objects.get(pk=sessie.pk)
        gevonden = [stap.gedaan for stap in afronding(vers, []) if "evaluatie" in stap.zin]
        taken = [t for t in taken_van(toegang_van(begeleider, sessie.netwerk)) if t.sleutel == f"evaluatie:{sessie.pk}"]
        return gevonden, len(taken)

    with klok.op(sessie.eindigt_op + timedelta(hours=1)):
        assert stand() == ([False], 1)
        evaluatie.stuur_evaluatie(sessie, door=begeleider)
        assert stand() == ([True], 0)
        Evaluatielink.objects.all().delete()
        evaluatie.sluit_evaluatie(Evaluatiebus.objects.get(), door=begeleider)
        assert stand() == ([True], 0)
    with klok.op(sessie.eindigt_op + timedelta(days=15)):
        assert stand() == ([], 0)


def test_more_than_a_few_meetings_are_counted_in_one_line(netwerk, nu, begeleider):
    for n in range(7):
        lijst = AanwezigheidslijstFactory(sessie=SessieFactory(netwerk=netwerk, begint_op=nu - timedelta(days=n + 1)))
        AanwezigheidFactory(lijst=lijst, email=f"{n}@test.example")
    taken = [t for t in taken_van(toegang_van(begeleider, netwerk)) if "evaluatie" in t.titel]
    assert len(taken) < 7
    assert sum(t.aantal for t in taken) == 7
    assert [t.titel for t in taken if t.aantal > 1] == ["Nog 2\xa0evaluaties te versturen"]


def test_without_anybody_who_was_noted_nothing_is_asked(sessie, lijst, begeleider):
    with klok.op(sessie.eindigt_op + timedelta(hours=1)):
        assert [stap for stap in afronding(sessie, []) if "evaluatie" in stap.zin] == []


def test_who_does_not_plan_has_no_such_task(sessie, an):
    lid = iemand("lid", sessie.netwerk)
    with klok.op(sessie.eindigt_op + timedelta(hours=1)):
        assert [t for t in taken_van(toegang_van(lid, sessie.netwerk)) if "evaluatie" in t.sleutel] == []
