"""The evaluation of a meeting: who is asked, when, once; and that nobody can find out who answered what."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from deelname.domain import evaluatie, evaluatielink
from deelname.domain import lijst as lijst_
from deelname.enums import Oordeel
from deelname.models import Evaluatiebriefje, Evaluatiebus, Evaluatielink
from deelname.rules import MINSTENS
from kern import klok
from kern.models import Bericht, Gebeurtenis
from sessies.models import Evaluatie, Sessie
from tests.fabrieken.deelname import EvaluatiebusFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

MENSEN = ("An", "Bo", "Cis", "Dré")


@pytest.fixture
def bus(sessie, begeleider):
    return evaluatie.begin_evaluatie(sessie, door=begeleider)


@pytest.fixture
def aanwezigen(lijst, rij, begeleider):
    """Everybody on the list was there."""
    for naam in MENSEN:
        lijst_.noteer(rij(naam), toestand="aanwezig", door=begeleider)
    return [rij(naam) for naam in MENSEN]


def _bewijs(bus):
    """A slip of the code on the screen."""
    return evaluatielink.lees(evaluatielink.briefje(bus))


def _vul(bus, aantal, keuze="wel_iets"):
    for _ in range(aantal):
        assert evaluatie.antwoord(_bewijs(bus), keuze=keuze)
    bus.refresh_from_db()


# --- begin, window ----------------------------------------------------------------------------------------------
def test_begun_twice_is_begun_once(bus, sessie, begeleider):
    assert evaluatie.begin_evaluatie(sessie, door=begeleider) == bus
    assert Gebeurtenis.objects.filter(wat="evaluatie.begonnen").count() == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"soort": "extern"}, "externe bijeenkomst"),
        ({"status": "concept"}, "een concept"),
        ({"status": "afgelast"}, "afgelast"),
        ({"begint_op": moment(2026, 11, 11), "eindigt_op": moment(2026, 11, 11, 14)}, "op de dag zelf"),
        ({"begint_op": moment(2026, 10, 27, 8), "eindigt_op": moment(2026, 10, 27, 10)}, "kon tot en met di.10.nov"),
    ],
)
def test_nobody_is_asked_before_the_day_too_late_or_of_what_did_not_take_place(velden, zin, netwerk, nu, begeleider):
    sessie = SessieFactory(netwerk=netwerk, **velden)
    with geweigerd(zin, Evaluatiebus):
        evaluatie.begin_evaluatie(sessie, door=begeleider)


def test_people_answer_from_the_begin_until_fourteen_days_after(bus, sessie, nu, begeleider):
    Sessie.objects.update(begint_op=nu + timedelta(hours=1), eindigt_op=nu + timedelta(hours=2))
    bus.refresh_from_db()
    uren = {0: "zodra de bijeenkomst begint", 1: "", 2 + 14 * 24: "", 2.1 + 14 * 24: "kon tot en met di\xa024\xa0nov"}
    for uur, zin in uren.items():
        with klok.op(nu + timedelta(hours=uur)):
            gezegd = evaluatie.waarom_dicht(bus)
            assert (zin in gezegd) if zin else gezegd == ""
            if zin:
                with geweigerd(zin, Evaluatiebriefje):
                    evaluatie.antwoord(_bewijs(bus), keuze="niets")
    with klok.op(nu + timedelta(hours=1)):
        Sessie.objects.update(status="afgelast")
        bus.refresh_from_db()
        assert "ging niet door" in evaluatie.waarom_dicht(bus)
        assert "gaat niet door" in evaluatielink.waarom_geen_code(bus)


# --- the code on the screen ------------------------------------------------------------------------------------
def test_the_code_changes_stands_until_an_hour_after_and_leads_to_its_own_meeting(bus, sessie, nu, begeleider):
    code = evaluatielink.code_van(bus)
    ander = EvaluatiebusFactory(sessie=SessieFactory(netwerk=sessie.netwerk, begint_op=nu))
    assert evaluatielink.code_van(ander) != code
    assert evaluatielink.lees_code(f"{code[:3].lower()} {code[3:]}") == bus
    with klok.op(nu + timedelta(minutes=2)), geweigerd("klopt niet", veld="code"):
        evaluatielink.lees_code(code)
    evaluatie.sluit_evaluatie(bus, door=begeleider)
    bus.refresh_from_db()
    assert "is gesloten" in evaluatielink.waarom_geen_code(bus)
    with geweigerd("klopt niet", veld="code"):
        evaluatielink.lees_code(code)
    eind = ander.sessie.eindigt_op
    for later, dicht in ((59, False), (61, True)):
        with klok.op(eind + timedelta(minutes=later)):
            assert bool(evaluatielink.waarom_geen_code(ander)) is dicht


def test_a_slip_works_once_and_for_an_hour(bus, nu):
    bewijs = _bewijs(bus)
    assert not bewijs.is_gebruikt
    assert evaluatie.antwoord(bewijs, keuze="heel_veel")
    assert bewijs.is_gebruikt
    assert not evaluatie.antwoord(bewijs, keuze="niets", doet="Nog eens.")
    bus.refresh_from_db()
    assert (sum(bus.keuzes.values()), bus.doet) == (1, [])
    token = evaluatielink.briefje(bus)
    for minuten, oud in ((60, False), (61, True)):
        with klok.op(nu + timedelta(minutes=minuten)):
            assert evaluatielink.lees(token).is_te_oud is oud


def test_a_link_works_once_whoever_read_it_before_it_was_used(bus, aanwezigen):
    link = Evaluatielink.objects.create(bus=bus, aanwezigheid=aanwezigen[0])
    vroeg, ook = (evaluatielink.lees(evaluatielink.token_van(link)) for _ in range(2))
    assert evaluatie.antwoord(vroeg, keuze="heel_veel")
    assert not evaluatie.antwoord(ook, keuze="niets", doet="Nog eens.")
    bus.refresh_from_db()
    assert (sum(bus.keuzes.values()), bus.doet) == (1, [])


@pytest.mark.parametrize("token", ["", "verzonnen", "l.geheim:vals", "b.geheim.woord.1:vals"])
def test_a_forged_link_is_refused_in_one_sentence(token, bus):
    with geweigerd("Deze link werkt niet"):
        evaluatielink.lees(token)


def test_a_link_whose_row_is_gone_is_refused_in_the_same_sentence(bus, aanwezigen):
    link = Evaluatielink.objects.create(bus=bus, aanwezigheid=aanwezigen[0])
    tokens, bewijs = [evaluatielink.token_van(link), evaluatielink.briefje(bus)], None
    bewijs = evaluatielink.lees(tokens[0])
    link.delete()
    with geweigerd("Deze link werkt niet"):
        evaluatie.antwoord(bewijs, keuze="niets")
    bus.delete()
    for token in tokens:
        with geweigerd("Deze link werkt niet"):
            evaluatielink.lees(token)


# --- sending --------------------------------------------------------------------------------------------------
@pytest.fixture
def gehouden(db):
    """A meeting of this hour by the real clock, so that mails wait; four were there, of whom one has no address."""
    netwerk = NetwerkFactory()
    sessie = SessieFactory(netwerk=netwerk, begint_op=klok.nu() - timedelta(minutes=30))
    Sessie.objects.update(eindigt_op=klok.nu() + timedelta(minutes=30))
    sessie.refresh_from_db()
    begeleider = iemand("netwerkbegeleider", netwerk)
    lijst = lijst_.begin_lijst(sessie, door=begeleider)
    for naam, email, toestand in (("Eén", "1@test.example", "aanwezig"), ("Twee", "2@test.example", "online"),
                                  ("Drie", "", "aanwezig"), ("Vier", "4@test.example", "afwezig")):  # fmt: skip
        lijst_.schrijf_bij(sessie, naam=naam, email=email, toestand=toestand, door=begeleider)
    return lijst.sessie, begeleider


def test_the_link_goes_to_who_was_there_and_to_nobody_twice(gehouden):
    sessie, begeleider = gehouden
    rijen = evaluatie.stuur_evaluatie(sessie, door=begeleider)
    brieven = Bericht.objects.filter(soort="evaluatie").order_by("aan")
    assert [b.aan for b in brieven] == ["1@test.example", "2@test.example"]
    assert {b.antwoord_aan for b in brieven} == {begeleider.email}
    assert Evaluatielink.objects.filter(aanwezigheid__in=rijen, is_gebruikt=False).count() == 2
    with geweigerd("niemand om naar te sturen", Evaluatielink, Bericht):
        evaluatie.stuur_evaluatie(sessie, door=begeleider)
    lijst_.schrijf_bij(sessie, naam="Vijf", email="5@test.example", door=begeleider)
    assert len(evaluatie.stuur_evaluatie(sessie, door=begeleider)) == 1


def test_what_was_sent_is_taken_back_until_it_left(gehouden):
    sessie, begeleider = gehouden
    rijen = evaluatie.stuur_evaluatie(sessie, door=begeleider)
    bus = Evaluatiebus.objects.get()
    evaluatie.neem_sturen_terug(bus, rijen=rijen, door=begeleider)
    assert (Evaluatielink.objects.count(), Bericht.objects.filter(soort="evaluatie").count()) == (0, 0)
    rijen = evaluatie.stuur_evaluatie(sessie, door=begeleider)
    Bericht.objects.filter(soort="evaluatie", aan="2@test.example").update(status="verzonden")
    with geweigerd("al vertrokken", Evaluatielink, Bericht):
        evaluatie.neem_sturen_terug(bus, rijen=rijen, door=begeleider)


def test_nothing_is_sent_before_it_begins_or_once_it_is_closed(sessie, nu, begeleider, aanwezigen):
    with klok.op(nu - timedelta(minutes=5)), geweigerd("nog niet begonnen|moet nog beginnen|begint", Evaluatiebus):
        evaluatie.stuur_evaluatie(sessie, door=begeleider)
    evaluatie.sluit_evaluatie(evaluatie.begin_evaluatie(sessie, door=begeleider), door=begeleider)
    with geweigerd("is gesloten", Evaluatielink):
        evaluatie.stuur_evaluatie(sessie, door=begeleider)


# --- answering --------------------------------------------------------------------------------------------------
def test_an_answer_is_a_choice_and_at_most_two_short_lines(bus):
    with geweigerd("Kies een van de vier", Evaluatiebriefje, veld="keuze"):
        evaluatie.antwoord(_bewijs(bus), keuze="geweldig")
    for veld in ("doet", "beter"):
        with geweigerd("hoogstens 200", Evaluatiebriefje, veld=veld):
            evaluatie.antwoord(_bewijs(bus), keuze="niets", **{veld: "x" * 201})
    assert evaluatie.antwoord(_bewijs(bus), keuze="niets", doet=" Ik  bel\nze op. ", beter="")
    bus.refresh_from_db()
    assert (bus.doet, bus.beter) == (["Ik bel ze op."], [])


def test_a_room_holds_no_thousand_answers(bus, monkeypatch):
    monkeypatch.setattr(evaluatie, "MEESTE", 1)
    _vul(bus, 1)
    with geweigerd("heel veel antwoorden", Evaluatiebriefje):
        evaluatie.antwoord(_bewijs(bus), keuze="niets")


def test_nothing_is_read_before_five_answers_and_then_in_the_order_of_the_alphabet(bus):
    zinnen = ["zebra", "Aap", "mier", "", "bij"]
    for nummer, zin in enumerate(zinnen):
        geteld = evaluatie.uitslag(Evaluatiebus.objects.get(pk=bus.pk))
        assert geteld == (nummer, False, 0, (), (), ())
        evaluatie.antwoord(_bewijs(bus), keuze=Oordeel.values[nummer % 4], doet=zin, beter=zin)
    geteld = evaluatie.uitslag(Evaluatiebus.objects.get(pk=bus.pk))
    assert (geteld.antwoorden, geteld.nuttig, MINSTENS) == (5, 3, 5)
    assert geteld.keuzes == [("heel veel", 2), ("wel iets", 1), ("niet zo veel", 1), ("niets", 1)]
    assert geteld.doet == geteld.beter == ["Aap", "bij", "mier", "zebra"]


def _alles():
    """Every row of every table, in the order in which the database gives them."""
    for model in apps.get_models():
        namen = [veld.attname for veld in model._meta.concrete_fields if not isinstance(veld, models.UUIDField)]
        for rij in model._base_manager.order_by().values_list(*namen):
            yield model._meta.label, str(rij)


@pytest.mark.parametrize("weg", ["link", "zaal"])
def test_who_answered_what_leaves_no_trace_in_any_table(weg, bus, aanwezigen):
    """The same answers, given by other people and in another order, leave the same database to the last column.

    So nothing in it can say whose an answer is: neither a key, a number, a time, a fingerprint nor an order.
    """
    links = [Evaluatielink.objects.create(bus=bus, aanwezigheid=rij) for rij in aanwezigen]
    tokens = [evaluatielink.token_van(link) if weg == "link" else evaluatielink.briefje(bus) for link in links]
    zinnen = [
        ("heel_veel", "Zin een.", ""),
        ("niets", "Een andere.", "Koffie."),
        ("niets", "", ""),
        ("weinig", "", "Bord."),
    ]
    begin = list(_alles())

    def doe(volgorde):
        Evaluatiebus.objects.filter(pk=bus.pk).update(keuzes={}, doet=[], beter=[])
        Evaluatielink.objects.update(is_gebruikt=False)
        Evaluatiebriefje.objects.all().delete()
        for wie, wat in volgorde:
            keuze, doet, beter = zinnen[wat]
            assert evaluatie.antwoord(evaluatielink.lees(tokens[wie]), keuze=keuze, doet=doet, beter=beter)
        return sorted(_alles())

    een = doe([(0, 0), (1, 1), (2, 2), (3, 3)])
    twee = doe([(0, 3), (1, 2), (2, 1), (3, 0)])
    drie = doe([(2, 0), (0, 1), (3, 2), (1, 3)])
    assert een == twee == drie
    veranderd = {label for label, rij in set(een) ^ set(begin)}
    assert veranderd == {
        "deelname.Evaluatiebus",
        "deelname.Evaluatielink" if weg == "link" else "deelname.Evaluatiebriefje",
    }
    assert [label for label, rij in een if "Een andere." in rij] == ["deelname.Evaluatiebus"]


def test_no_table_ties_an_answer_to_a_person(bus):
    """What holds the answers points to a meeting and a network; what was used points to no answer."""
    wijst = {veld.related_model._meta.label for veld in Evaluatiebus._meta.concrete_fields if veld.is_relation}
    assert wijst == {"netwerken.Netwerk", "sessies.Sessie"}
    for model in (Evaluatielink, Evaluatiebriefje):
        assert not [veld for veld in model._meta.concrete_fields if isinstance(veld, models.DateField)]


# --- closing ----------------------------------------------------------------------------------------------------
def test_closing_gives_the_counts_to_the_meeting_from_five_answers_on(bus, sessie, begeleider):
    _vul(bus, 4)
    evaluatie.sluit_evaluatie(bus, door=begeleider)
    assert not Evaluatie.objects.exists()
    with geweigerd("al gesloten", Evaluatie):
        evaluatie.sluit_evaluatie(bus, door=begeleider)
    with geweigerd("is gesloten", Evaluatiebriefje):
        evaluatie.antwoord(_bewijs(bus), keuze="niets")
    evaluatie.heropen_evaluatie(bus, door=begeleider)
    with geweigerd("staat al open"):
        evaluatie.heropen_evaluatie(bus, door=begeleider)
    _vul(bus, 2, keuze="niets")
    evaluatie.sluit_evaluatie(bus, door=begeleider)
    assert Evaluatie.objects.values_list("antwoorden", "nuttig", "toegepast").get() == (6, 4, 0)


def test_closing_keeps_how_many_applied_it(bus, sessie, begeleider):
    Evaluatie.objects.create(sessie=sessie, antwoorden=9, nuttig=9, toegepast=7)
    _vul(bus, 5)
    evaluatie.sluit_evaluatie(bus, door=begeleider)
    assert Evaluatie.objects.values_list("antwoorden", "nuttig", "toegepast").get() == (5, 5, 5)


def test_it_opens_no_more_when_it_is_too_late(bus, sessie, begeleider):
    evaluatie.sluit_evaluatie(bus, door=begeleider)
    with klok.op(evaluatie.tot_wanneer(sessie) + timedelta(minutes=1)), geweigerd("kon tot en met"):
        evaluatie.heropen_evaluatie(bus, door=begeleider)


def test_after_two_weeks_it_closes_by_itself_and_forgets_who_used_a_link(bus, sessie, aanwezigen):
    Evaluatielink.objects.create(bus=bus, aanwezigheid=aanwezigen[0])
    _vul(bus, 5)
    assert evaluatie.rond_af() == 0
    assert Evaluatielink.objects.count() == 1
    with klok.op(evaluatie.tot_wanneer(sessie) + timedelta(minutes=1)):
        assert evaluatie.rond_af() == 1
        assert evaluatie.rond_af() == 0
    assert (Evaluatielink.objects.count(), Evaluatiebriefje.objects.count()) == (0, 0)
    assert Evaluatie.objects.get().nuttig == 5
    bus.refresh_from_db()
    assert bus.is_gesloten


def test_a_meeting_that_was_called_off_closes_nothing(bus, sessie):
    Sessie.objects.update(status="afgelast")
    with klok.op(evaluatie.tot_wanneer(sessie) + timedelta(days=1)):
        assert evaluatie.rond_af() == 0
