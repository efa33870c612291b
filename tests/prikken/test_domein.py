"""A date poll from the first day proposed to the meeting that comes of it."""

from datetime import date, timedelta

import pytest

from kern import klok
from kern.domain.post import inhoud_van
from kern.exceptions import VersieConflict
from kern.models import Bericht
from prikken.domain import antwoorden, kiezen, prikken, versturen, vertrek
from prikken.enums import Prikstaat
from prikken.models import Datumprikker, Gevraagde, Prikantwoord, Prikdag
from prikken.overzicht.raster import raster_van, telling_per_dag
from sessies.domain.genodigden import NAAM_WEG_NA, Persoon
from sessies.domain.sessies import wijzig_sessie
from sessies.models import Genodigde, Sessie
from tests.fabrieken.netwerken import GroepFactory, NetwerkFactory, OrgaanFactory
from tests.prikken.conftest import maak, voorstel
from tests.weigering import geweigerd

VELDEN = {"titel": "Stuurgroep", "soort": "stuurgroep", "vorm": "online"}


def zeg(prikker, naam, *kan, **opties):
    wie = prikker.gevraagden.get(naam=naam)
    dagen = prikker.dagen.order_by("begint_op").values_list("pk", flat=True)
    return antwoorden.antwoord(wie, kan=dict(zip(dagen, kan, strict=True)), door=None, **opties)


@pytest.fixture
def gevraagd(prikker, begeleider):
    versturen.verstuur(prikker, door=begeleider)
    prikker.refresh_from_db()
    return prikker


def test_a_poll_refuses_days_that_are_no_choice(netwerk, begeleider, nu):
    for dagen, zin in (
        ([(2026, 12, 8)], "Stel 2 tot 15 dagen voor"),
        ([(2026, 12, 8), (2026, 12, 8)], "staat er twee keer"),
        ([(2026, 11, 9), (2026, 12, 8)], "is voorbij"),
    ):
        with geweigerd(zin, Datumprikker, veld="dagen"):
            maak(netwerk, begeleider, dagen=dagen)
    with geweigerd("voor de eerste voorgestelde dag", Datumprikker, veld="tot"):
        maak(netwerk, begeleider, tot=date(2026, 12, 8))
    with geweigerd("Deze dag is voorbij", Datumprikker, veld="tot"):
        maak(netwerk, begeleider, tot=date(2026, 11, 9))


def test_a_poll_is_of_one_group_or_body_of_its_network(netwerk, begeleider, nu):
    with geweigerd("niet allebei", Datumprikker, veld="orgaan"):
        maak(netwerk, begeleider, groep=GroepFactory(netwerk=netwerk), orgaan=OrgaanFactory(netwerk=netwerk))
    with geweigerd("netwerk", Datumprikker):
        maak(netwerk, begeleider, groep=GroepFactory(netwerk=NetwerkFactory()))


def test_people_come_on_the_list_once_and_go_off_while_nobody_wrote_to_them(prikker, begeleider):
    wie = [Persoon("an@test.example", "An", "", None, None, ""), Persoon("", "", "voorzitter", None, None, "")]
    (nieuw,) = prikken.vraag_mensen(prikker, wie, door=begeleider)
    assert nieuw.functie == "voorzitter"
    assert prikker.gevraagden.count() == 4
    with geweigerd("staat al op de lijst", Gevraagde, veld="email"):
        prikken.vraag_gast(prikker, email="AN@test.example", door=begeleider)
    with geweigerd("Schrijf een e-mailadres", Gevraagde, veld="email"):
        prikken.vraag_gast(prikker, email=" ", door=begeleider)
    assert prikken.haal_mensen_weg(prikker, rijen=[nieuw.pk], door=begeleider) == 1
    versturen.verstuur(prikker, door=begeleider)
    with geweigerd("vertrok intussen", Gevraagde):
        prikken.haal_mensen_weg(prikker, rijen=[prikker.gevraagden.first().pk], door=begeleider)


def test_everybody_gets_one_mail_with_a_link_of_their_own(gevraagd, begeleider):
    berichten = Bericht.objects.filter(soort="prik").order_by("pk")
    assert [bericht.aan for bericht in berichten] == [f"{naam}@test.example" for naam in ("an", "bo", "cis")]
    eerste, an = berichten[0], gevraagd.gevraagden.get(naam="An")
    tekst = inhoud_van(eerste).tekst
    assert versturen.pad_van(an) in tekst
    assert "di 8 dec 2026" in tekst.replace("\u00a0", " ")
    assert "Bo" not in tekst
    assert antwoorden.lees_link(versturen.token_van(an)) == an
    with geweigerd("Er is niemand om te vragen"):
        versturen.verstuur(gevraagd, door=begeleider)
    prikken.vraag_gast(gevraagd, email="dre@test.example", door=begeleider)
    assert len(versturen.verstuur(gevraagd, door=begeleider)) == 1
    assert berichten.all().count() == 4


def test_the_question_is_taken_back_while_no_mail_left(gevraagd, begeleider):
    rijen = list(gevraagd.gevraagden.values_list("pk", flat=True))
    zeg(gevraagd, "An", "ja", "ja", "nee")
    with geweigerd("al vertrokken", Bericht):
        versturen.neem_vraag_terug(gevraagd, rijen=rijen, was="concept", door=begeleider)
    Gevraagde.objects.update(antwoord_op=None)
    Bericht.objects.filter(aan="bo@test.example").update(status="verzonden")
    with geweigerd("al vertrokken", Bericht):
        versturen.neem_vraag_terug(gevraagd, rijen=rijen, was="concept", door=begeleider)
    Bericht.objects.update(status="wacht")
    terug = versturen.neem_vraag_terug(gevraagd, rijen=rijen, was="concept", door=begeleider)
    assert terug.is_concept
    assert terug.gevraagd_op is None
    assert not Bericht.objects.filter(soort="prik").exists()
    assert not gevraagd.gevraagden.exclude(verstuurd_op=None).exists()


def test_an_answer_says_something_of_every_day_and_may_change(gevraagd):
    zeg(gevraagd, "An", "ja", "nood", "nee", opmerking=" Liefst voormiddag ")
    an = zeg(gevraagd, "An", "nee", "nood", "ja", opmerking="Liefst voormiddag")
    assert list(an.antwoorden.values_list("kan", flat=True)) == ["nee", "nood", "ja"]
    assert an.opmerking == "Liefst voormiddag"
    assert an.antwoord_op is not None
    dagen = list(gevraagd.dagen.values_list("pk", flat=True))
    for kan in (
        {},
        dict.fromkeys(dagen[:2], "ja"),
        dict.fromkeys(dagen, "misschien"),
        {**dict.fromkeys(dagen, "ja"), 0: "ja"},
    ):
        with geweigerd("Kies bij elke dag", Prikantwoord):
            antwoorden.antwoord(an, kan=kan, door=None)


def test_who_is_late_is_answered_for_by_who_runs_the_network(gevraagd, begeleider, nu):
    with klok.op(nu + timedelta(days=11)):
        with geweigerd("Antwoorden kon tot en met", Prikantwoord):
            zeg(gevraagd, "An", "ja", "ja", "ja")
        zeg(gevraagd, "An", "ja", "ja", "ja", namens=True)
        with geweigerd("Deze dag is voorbij", veld="tot"):
            prikken.verleng(gevraagd, tot=date(2026, 11, 20), door=begeleider)
        with geweigerd("Geef eerst een latere", Bericht):
            versturen.herinner(gevraagd, door=begeleider)
        prikken.verleng(gevraagd, tot=date(2026, 11, 25), door=begeleider)
        gevraagd.refresh_from_db()
        zeg(gevraagd, "Bo", "ja", "ja", "ja")


def test_who_is_off_the_list_has_no_link_and_counts_no_more(gevraagd, begeleider):
    an = zeg(gevraagd, "An", "ja", "ja", "ja")
    token = versturen.token_van(an)
    prikken.haal_gevraagde_weg(an, door=begeleider)
    for fout in (token, token + "x"):
        with geweigerd("Deze link werkt niet"):
            antwoorden.lees_link(fout)
    assert not telling_per_dag(gevraagd)
    prikken.zet_gevraagde_terug(an, door=begeleider)
    assert [dict(t) for t in telling_per_dag(gevraagd).values()] == [{"ja": 1}] * 3


def test_the_silent_are_reminded_once_a_day(gevraagd, begeleider, nu):
    with geweigerd("Er is niemand om te herinneren", Bericht):
        versturen.herinner(gevraagd, door=begeleider)
    zeg(gevraagd, "An", "ja", "ja", "ja")
    with klok.op(nu + timedelta(days=1)):
        assert versturen.herinner(gevraagd, door=begeleider) == 2
        with geweigerd("Er is niemand om te herinneren", Bericht):
            versturen.herinner(gevraagd, door=begeleider)


def test_a_poll_changes_until_it_is_sent(prikker, begeleider):
    nieuw = [voorstel(2026, 12, 1), voorstel(2026, 12, 2)]
    versie = prikker.versie
    prikken.wijzig_prikker(prikker, velden={"titel": "Overleg"}, dagen=nieuw, versie=versie, door=begeleider)
    assert prikker.titel == "Overleg"
    assert prikker.dagen.count() == 2
    with pytest.raises(VersieConflict):
        prikken.wijzig_prikker(prikker, velden={"titel": "Laat"}, dagen=nieuw, versie=versie, door=begeleider)
    versturen.verstuur(prikker, door=begeleider)
    with geweigerd("De vraag is al gesteld", Prikdag):
        prikken.wijzig_prikker(prikker, velden={}, dagen=nieuw, versie=prikker.versie, door=begeleider)
    with geweigerd("De vraag is al gesteld", Datumprikker):
        prikken.haal_prikker_weg(prikker, door=begeleider)


def test_a_poll_that_nobody_was_asked_goes_away(prikker, begeleider):
    with geweigerd("Er is nog niemand gevraagd"):
        kiezen.sluit_zonder_dag(prikker, reden="Nee", door=begeleider)
    with geweigerd("Er is nog niemand gevraagd", Sessie):
        kiezen.kies_dag(prikker.dagen.first(), velden=VELDEN, door=begeleider)
    prikken.haal_prikker_weg(prikker, door=begeleider)
    assert not Datumprikker.objects.exists()
    assert not Gevraagde.objects.exists()


def test_the_best_day_is_one_on_which_who_must_be_there_can(gevraagd, begeleider):
    prikken.zet_moet_kunnen(gevraagd.gevraagden.get(naam="Cis"), moet=True, door=begeleider)
    zeg(gevraagd, "An", "ja", "ja", "nee")
    zeg(gevraagd, "Bo", "ja", "nood", "nee")
    zeg(gevraagd, "Cis", "nee", "nood", "ja")
    raster = raster_van(gevraagd)
    assert [kolom.dag.begint_op.day for kolom in raster.beste] == [10, 15, 8]
    assert [kolom.is_beste for kolom in raster.beste] == [True, False, False]
    assert raster.beste[0].stand.reden == "1 kan, 2 als het moet, functie Cis kan als het moet"
    assert [str(rij.gevraagde) for rij in raster.rijen] == ["Cis", "An", "Bo"]


@pytest.mark.parametrize("concept", [False, True])
def test_a_chosen_day_becomes_a_meeting_and_nobody_gets_two_mails(gevraagd, begeleider, concept):
    dag = gevraagd.dagen.get(begint_op__day=10)
    Bericht.objects.all().delete()
    sessie = kiezen.kies_dag(dag, velden=VELDEN, concept=concept, door=begeleider)
    gevraagd.refresh_from_db()
    assert (gevraagd.staat, gevraagd.sessie, sessie.begint_op) == (Prikstaat.GEKOZEN, sessie, dag.begint_op)
    assert sorted(sessie.genodigden.values_list("naam", flat=True)) == ["An", "Bo", "Cis"]
    verwacht = [] if concept else [f"{naam}@test.example" for naam in ("an", "bo", "cis")]
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == verwacht
    for daad in (
        lambda: kiezen.kies_dag(dag, velden=VELDEN, door=begeleider),
        lambda: kiezen.sluit_zonder_dag(gevraagd, reden="x", door=begeleider),
        lambda: versturen.verstuur(gevraagd, door=begeleider),
    ):
        with geweigerd("Deze datumprikker is gesloten", Sessie, Bericht):
            daad()
    with geweigerd("De dag is gekozen"):
        zeg(gevraagd, "An", "ja", "ja", "ja")


@pytest.mark.parametrize("concept", [False, True])
def test_a_choice_is_taken_back_while_no_invitation_left(gevraagd, begeleider, concept):
    orgaan = OrgaanFactory(netwerk=gevraagd.netwerk)
    sessie = kiezen.kies_dag(
        gevraagd.dagen.first(), velden={**VELDEN, "orgaan": orgaan}, concept=concept, door=begeleider
    )
    Bericht.objects.update(status="wacht")
    terug = kiezen.neem_keuze_terug(gevraagd, versie=sessie.versie, door=begeleider)
    assert terug.is_open
    assert terug.sessie is None
    assert not terug.dagen.filter(is_gekozen=True).exists()
    assert not Sessie.objects.exists()
    assert not Bericht.objects.exclude(soort="prik").exists()
    with geweigerd("is er niet meer"):
        kiezen.neem_keuze_terug(gevraagd, versie=1, door=begeleider)


def test_a_choice_stands_once_an_invitation_left_or_the_meeting_changed(gevraagd, begeleider):
    sessie = kiezen.kies_dag(gevraagd.dagen.first(), velden=VELDEN, door=begeleider)
    Bericht.objects.filter(soort="bijeenkomst", aan="bo@test.example").update(status="verzonden")
    with geweigerd("al vertrokken", Sessie, Genodigde, Bericht):
        kiezen.neem_keuze_terug(gevraagd, versie=sessie.versie, door=begeleider)
    wijzig_sessie(sessie, velden={"titel": "Anders"}, versie=sessie.versie, door=begeleider)
    with geweigerd("intussen gewijzigd", Sessie):
        kiezen.neem_keuze_terug(gevraagd, versie=sessie.versie - 1, door=begeleider)


def test_a_poll_closes_without_a_day_and_says_why_once(gevraagd, begeleider):
    with geweigerd("Schrijf in één zin", Bericht, veld="reden"):
        kiezen.sluit_zonder_dag(gevraagd, reden=" ", door=begeleider)
    kiezen.sluit_zonder_dag(gevraagd, reden="Te weinig antwoorden.", door=begeleider)
    mails = Bericht.objects.filter(soort="prik", onderwerp__startswith="Er komt geen datum")
    assert mails.count() == 3
    assert "Te weinig antwoorden." in inhoud_van(mails.first()).tekst
    mails.update(status="wacht")
    kiezen.heropen(gevraagd, door=begeleider)
    gevraagd.refresh_from_db()
    assert gevraagd.is_open
    assert not gevraagd.reden
    assert not mails.exists()
    kiezen.sluit_zonder_dag(gevraagd, reden="Toch niet.", door=begeleider)
    mails.filter(aan="an@test.example").update(status="verzonden")
    with geweigerd("is al vertrokken", Bericht):
        kiezen.heropen(gevraagd, door=begeleider)


def test_who_was_taken_off_comes_back_as_the_same_row(gevraagd, begeleider):
    wie = gevraagd.gevraagden.get(naam="An")
    prikken.haal_gevraagde_weg(wie, door=begeleider)
    with geweigerd("staat al niet meer op de lijst", Gevraagde):
        prikken.haal_gevraagde_weg(wie, door=begeleider)
    (terug,) = prikken.vraag_mensen(gevraagd, [Persoon("an@test.example", "An", "", None, None, "")], door=begeleider)
    assert terug.pk == wie.pk
    assert gevraagd.gevraagden.get(pk=wie.pk).ingetrokken_op is None
    prikken.haal_gevraagde_weg(wie, door=begeleider)
    assert prikken.vraag_gast(gevraagd, email="an@test.example", naam="An", door=begeleider).pk == wie.pk
    assert gevraagd.gevraagden.filter(ingetrokken_op=None).count() == 3


def test_a_list_holds_no_more_than_can_be_read(prikker, begeleider, monkeypatch):
    monkeypatch.setattr(prikken, "MEESTE", 3)
    with geweigerd("hoogstens 3 mensen", Gevraagde):
        prikken.vraag_mensen(prikker, [Persoon("di@test.example", "Di", "", None, None, "")], door=begeleider)
    with geweigerd("hoogstens 3 mensen", Gevraagde, veld="email"):
        prikken.vraag_gast(prikker, email="di@test.example", door=begeleider)


def test_a_poll_without_a_day_takes_no_answer_and_only_that_is_reopened(gevraagd, begeleider):
    with geweigerd("is niet gesloten", Datumprikker):
        kiezen.heropen(gevraagd, door=begeleider)
    kiezen.sluit_zonder_dag(gevraagd, reden="Te weinig ja", door=begeleider)
    gevraagd.refresh_from_db()
    with geweigerd("Er is geen dag gekozen", Prikantwoord):
        zeg(gevraagd, "An", "ja", "ja", "ja")


def test_names_are_forgotten_like_those_of_an_invitation(gevraagd, begeleider, nu):
    zeg(gevraagd, "An", "ja", "ja", "ja", opmerking="Ik kom met de trein")
    laatste = gevraagd.dagen.last().eindigt_op
    with klok.op(laatste + NAAM_WEG_NA - timedelta(hours=1)):
        assert vertrek.ruim_op() == 0
    with klok.op(laatste + NAAM_WEG_NA + timedelta(hours=1)):
        assert vertrek.ruim_op() == 3
    an = gevraagd.gevraagden.get(functie="functie An")
    assert (an.naam, an.email, an.opmerking) == ("", "", "")
    assert str(an) == "functie An"
    assert not Bericht.objects.filter(soort="prik", aan__endswith="test.example").exists()
    with geweigerd("Deze link werkt niet"):
        antwoorden.lees_link(versturen.token_van(an))
