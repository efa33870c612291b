from datetime import date, timedelta

import pytest

from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis
from rapportage.domain import periodeteksten as pt
from rapportage.models import Beslispunt, Periodetekst
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk():
    with klok.op(moment(2022, 11, 2)):
        yield NetwerkFactory(start=date(2021, 1, 1), rapportritme="Q")


@pytest.fixture
def punt(netwerk):
    return pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", vraag="Doen we het?", voorstel="Ja", door=None)


@pytest.fixture
def stuurgroep(netwerk):
    begin, einde = moment(2022, 10, 20, 10), moment(2022, 10, 20, 12)
    return SessieFactory(netwerk=netwerk, status="gehouden", begint_op=begin, eindigt_op=einde)


def test_a_decision_point_has_a_number_of_its_own_in_its_period(netwerk, punt):
    with pytest.raises(DomainError, match="al een beslispunt B1"):
        pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", nummer=1, vraag="Nog eens?", door=None)
    pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", vraag="En dit?", door=None)
    pt.leg_beslispunt_voor(netwerk, periode="2022-Q4", vraag="En nu?", door=None)

    rijen = Beslispunt.objects.order_by("pk").values_list("periode", "nummer", "vraag")
    assert list(rijen) == [("2022-Q3", 1, "Doen we het?"), ("2022-Q3", 2, "En dit?"), ("2022-Q4", 1, "En nu?")]


def test_points_of_another_network_take_no_number_here(netwerk, punt):
    elders = NetwerkFactory(start=date(2021, 1, 1), rapportritme="Q")
    punten = [pt.leg_beslispunt_voor(elders, periode="2022-Q3", nummer=n, vraag="?", door=None) for n in (7, None)]
    hier = pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", vraag="En dit?", door=None)
    assert [p.nummer for p in (*punten, hier)] == [7, 8, 2]
    pt.leg_beslispunt_voor(elders, periode="2022-Q3", nummer=1, vraag="Eerst?", door=None)  # B1 of elders is free
    with geweigerd("Wat beslissen we", Beslispunt):
        pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", vraag=" ", door=None)


@pytest.mark.parametrize(
    ("start", "einde", "vandaag", "mag"),
    [
        (date(2022, 9, 30), None, 30, True),
        (date(2022, 10, 1), None, 30, False),
        (date(2021, 1, 1), date(2022, 7, 1), 30, True),
        (date(2021, 1, 1), date(2022, 6, 30), 30, False),
        (date(2021, 1, 1), None, 1, True),
        (date(2021, 1, 1), None, 0, False),
    ],
)
def test_one_writes_for_a_period_from_its_first_day_in_which_the_network_ran(start, einde, vandaag, mag):
    netwerk = NetwerkFactory(start=start, einde=einde, rapportritme="Q")
    with klok.op(moment(2022, 6, 30) + timedelta(days=vandaag)):
        if mag:
            assert pt.eis_te_schrijven(netwerk, "2022-Q3").sleutel == "2022-Q3"
        else:
            with geweigerd("nog niet begonnen|liep dit netwerk niet", veld="periode"):
                pt.eis_te_schrijven(netwerk, "2022-Q3")


@pytest.mark.parametrize(
    ("sleutel", "zin"),
    [
        ("2022-Q9", "bestaat niet"),
        ("2022", "past niet bij het ritme"),
        ("2023-Q1", "nog niet begonnen"),
        ("2020-Q4", "liep dit netwerk niet"),
    ],
)
def test_nothing_is_written_for_a_period_that_is_none(netwerk, sleutel, zin):
    with pytest.raises(DomainError, match=zin):
        pt.leg_beslispunt_voor(netwerk, periode=sleutel, vraag="Doen we het?", door=None)
    with pytest.raises(DomainError, match=zin):
        pt.schrijf_periodetekst(netwerk, periode=sleutel, soort="risico", tekst="Een risico", door=None)

    assert not Beslispunt.objects.exists()
    assert not Periodetekst.objects.exists()


def test_an_open_point_changes_and_goes_and_a_stale_change_is_a_conflict(punt):
    pt.wijzig_beslispunt(punt, velden={"vraag": " Doen we het wel? ", "opties": "Ja of nee"}, versie=1, door=None)
    punt.refresh_from_db()
    assert (punt.vraag, punt.opties, punt.voorstel, punt.versie) == ("Doen we het wel?", "Ja of nee", "Ja", 2)

    with pytest.raises(VersieConflict):
        pt.wijzig_beslispunt(punt, velden={"vraag": "Te laat"}, versie=1, door=None)
    with pytest.raises(DomainError):
        pt.wijzig_beslispunt(Beslispunt.objects.get(), velden={"besluit": "Ja"}, versie=2, door=None)
    with geweigerd("Dit hoort niet bij een beslispunt: besluit, nummer", Beslispunt):
        velden = {"nummer": 3, "vraag": "Doen we het?", "besluit": "Ja"}
        pt.wijzig_beslispunt(Beslispunt.objects.get(), velden=velden, versie=2, door=None)
    with pytest.raises(DomainError):
        pt.wijzig_beslispunt(Beslispunt.objects.get(), velden={"vraag": "  "}, versie=2, door=None)
    assert Beslispunt.objects.get().vraag == "Doen we het wel?"

    pt.verwijder_beslispunt(Beslispunt.objects.get(), door=None)
    assert not Beslispunt.objects.exists()
    assert Gebeurtenis.objects.filter(wat="beslispunt.verwijderd").count() == 1


def test_a_decision_names_its_meeting_and_takes_its_day(punt, stuurgroep):
    pt.leg_besluit_vast(punt, besluit=" We doen het. ", sessie=stuurgroep, versie=1, door=None)

    punt.refresh_from_db()
    assert (punt.besluit, punt.besloten_op, punt.besluit_sessie) == ("We doen het.", date(2022, 10, 20), stuurgroep)
    for daad in (
        lambda: pt.leg_besluit_vast(punt, besluit="Toch niet", op=date(2022, 10, 20), versie=2, door=None),
        lambda: pt.wijzig_beslispunt(punt, velden={"vraag": "Anders?"}, versie=2, door=None),
        lambda: pt.verwijder_beslispunt(punt, door=None),
    ):
        with pytest.raises(DomainError, match="al besloten"):
            daad()
    assert Beslispunt.objects.get().besluit == "We doen het."


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"besluit": " ", "op": date(2022, 10, 1)}, "wat er besloten is"),
        ({"besluit": "Ja"}, "de dag waarop"),
        ({"besluit": "Ja", "op": date(2022, 11, 3)}, "toekomst"),
        ({"besluit": "Ja", "op": date(2022, 6, 30)}, "niet beslist zijn vóór"),
    ],
)
def test_a_decision_has_words_and_a_day_that_was(punt, velden, zin):
    with pytest.raises(DomainError, match=zin):
        pt.leg_besluit_vast(punt, **velden, versie=1, door=None)

    assert not Beslispunt.objects.get().is_besloten


def test_a_decision_is_not_of_a_meeting_elsewhere_on_another_day_or_never_held(punt, stuurgroep):
    afgelast = SessieFactory(netwerk=punt.netwerk, status="afgelast")
    for velden, fout, zin in (
        ({"sessie": stuurgroep, "op": date(2022, 10, 21)}, DomainError, r"was op do\s20\sokt\s2022"),
        ({"sessie": SessieFactory()}, AnderNetwerkError, "ander netwerk"),
        ({"sessie": afgelast}, DomainError, "in de kalender"),
        ({"op": date(2022, 10, 21), "versie": 9}, VersieConflict, "intussen"),
    ):
        with pytest.raises(fout, match=zin):
            pt.leg_besluit_vast(Beslispunt.objects.get(), besluit="Ja", **{"versie": 1, **velden}, door=None)

    assert not Beslispunt.objects.get().is_besloten


@pytest.mark.parametrize(("dag", "mag"), [(19, False), (20, True), (21, True), (22, False)])
def test_a_decision_falls_on_a_day_of_its_meeting(punt, dag, mag):
    begin, einde = moment(2022, 10, 20, 10), moment(2022, 10, 21, 12)
    tweedaagse = SessieFactory(netwerk=punt.netwerk, status="gepland", begint_op=begin, eindigt_op=einde)
    velden = {"besluit": "Ja", "sessie": tweedaagse, "op": date(2022, 10, dag), "versie": 1, "door": None}
    if mag:
        assert pt.leg_besluit_vast(punt, **velden).besloten_op == date(2022, 10, dag)
    else:
        with geweigerd("Die vergadering was op", veld="op"):
            pt.leg_besluit_vast(punt, **velden)


def test_a_decision_of_today_without_meeting_is_one_and_leaves_other_points_open(netwerk, punt):
    ander = pt.leg_beslispunt_voor(netwerk, periode="2022-Q3", vraag="En dit?", door=None)
    pt.leg_besluit_vast(punt, besluit="Ja", op=klok.vandaag(), versie=1, door=None)
    assert Beslispunt.objects.get(pk=punt.pk).besloten_op == klok.vandaag()
    assert not Beslispunt.objects.get(pk=ander.pk).is_besloten
    gezegd = Gebeurtenis.objects.get(wat="beslispunt.besloten").gegevens
    assert gezegd == {"op": "2022-11-02", "sessie": None}


def test_a_decision_is_taken_back_on_what_was_read(punt):
    pt.leg_besluit_vast(punt, besluit="Ja", op=klok.vandaag(), versie=1, door=None)
    with pytest.raises(VersieConflict):
        pt.neem_besluit_terug(punt, reden="Toch niet", versie=1, door=None)
    assert Beslispunt.objects.get().is_besloten


def test_a_decision_taken_back_leaves_what_it_was(punt, stuurgroep):
    pt.leg_besluit_vast(punt, besluit="We doen het.", sessie=stuurgroep, versie=1, door=None)
    with pytest.raises(DomainError, match="waarom"):
        pt.neem_besluit_terug(punt, reden=" ", versie=2, door=None)
    assert Beslispunt.objects.get().is_besloten

    pt.neem_besluit_terug(punt, reden="Het budget viel weg.", versie=2, door=None)

    punt.refresh_from_db()
    assert (punt.besluit, punt.besloten_op, punt.besluit_sessie, punt.versie) == ("", None, None, 3)
    (spoor,) = punt.teruggenomen.all()
    assert (spoor.besluit, spoor.besloten_op, spoor.sessie) == ("We doen het.", date(2022, 10, 20), stuurgroep)
    assert (spoor.datum, spoor.reden) == (date(2022, 11, 2), "Het budget viel weg.")
    with pytest.raises(DomainError, match="al eens besloten"):
        pt.verwijder_beslispunt(punt, door=None)
    with pytest.raises(DomainError, match="nog niet besloten"):
        pt.neem_besluit_terug(punt, reden="Nog eens", versie=3, door=None)


def test_a_text_is_written_changed_and_taken_away(netwerk):
    with pytest.raises(DomainError, match="soort tekst"):
        pt.schrijf_periodetekst(netwerk, periode="2022-Q3", soort="gedicht", tekst="x", door=None)
    with pytest.raises(DomainError):
        pt.schrijf_periodetekst(netwerk, periode="2022-Q3", soort="risico", tekst="  ", door=None)
    tekst = pt.schrijf_periodetekst(netwerk, periode="2022-Q3", soort="risico", tekst="Wie stopt?", door=None)

    pt.wijzig_periodetekst(tekst, tekst="Wie valt weg?", maatregel="Een reserve", versie=1, door=None)
    with pytest.raises(VersieConflict):
        pt.wijzig_periodetekst(tekst, tekst="Te laat", versie=1, door=None)
    tekst.refresh_from_db()
    with geweigerd("Tekst"):
        pt.wijzig_periodetekst(tekst, tekst=" ", versie=2, door=None)
    tekst.refresh_from_db()
    assert (tekst.tekst, tekst.maatregel, tekst.versie) == ("Wie valt weg?", "Een reserve", 2)

    pt.verwijder_periodetekst(tekst, door=None)
    assert not Periodetekst.objects.exists()


def test_a_point_may_be_decided_from_the_first_day_of_its_period_on(netwerk, punt):
    pt.leg_besluit_vast(punt, besluit="Ja", op=date(2022, 7, 1), versie=1, door=None)
    assert Beslispunt.objects.get().besloten_op == date(2022, 7, 1)
