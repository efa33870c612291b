from datetime import date

import pytest

from kern import klok
from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from netwerken.domain.toegang import toegang_van
from sessies.domain.inzichten import schrijf_inzicht, wijzig_inzicht
from sessies.domain.sessies import rond_af
from sessies.domain.verloop import (
    heropen_actiepunt,
    leg_evaluatie_vast,
    leg_opkomst_vast,
    neem_besluit,
    rond_actiepunt_af,
    spreek_actiepunt_af,
    voeg_vergelijking_toe,
)
from sessies.domain.verslag import schrijf_verslag, stuur_verslag_rond
from sessies.models import Actiepunt, Besluit, Evaluatie, Inzicht, Opkomst, Vergelijking
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import LidmaatschapFactory, OrganisatieFactory
from tests.fabrieken.sessies import ActiepuntFactory, InzichtFactory, LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def gehouden(netwerk):
    return SessieFactory(netwerk=netwerk, gehouden=True)


def test_leg_opkomst_vast_replaces_the_earlier_count(gehouden, begeleider):
    leg_opkomst_vast(gehouden, ingeschreven=10, aanwezig=10, door=begeleider)
    leg_opkomst_vast(gehouden, ingeschreven=30, aanwezig=24, verontschuldigd=4, afwezig=2, door=begeleider)

    assert list(Opkomst.objects.values_list("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")) == [
        (30, 24, 4, 2)
    ]


def test_leg_opkomst_vast_wants_numbers_that_add_up(gehouden, begeleider):
    with geweigerd("samen minstens het aantal inschrijvingen", Opkomst):
        leg_opkomst_vast(gehouden, ingeschreven=30, aanwezig=24, door=begeleider)


def test_leg_evaluatie_vast_replaces_the_earlier_count(gehouden, begeleider):
    leg_evaluatie_vast(gehouden, antwoorden=3, nuttig=3, door=begeleider)
    leg_evaluatie_vast(gehouden, antwoorden=20, nuttig=17, toegepast=6, door=begeleider)

    assert list(Evaluatie.objects.values_list("antwoorden", "nuttig", "toegepast")) == [(20, 17, 6)]


@pytest.mark.parametrize("cijfers", [{"nuttig": 4}, {"nuttig": 1, "toegepast": 4}])
def test_leg_evaluatie_vast_wants_no_more_yes_than_answers(gehouden, begeleider, cijfers):
    with geweigerd("niet meer ja-antwoorden", Evaluatie, veld="antwoorden"):
        leg_evaluatie_vast(gehouden, antwoorden=3, **cijfers, door=begeleider)


def test_leg_evaluatie_vast_counts_from_nought(gehouden, begeleider):
    with geweigerd("Vond het nuttig", Evaluatie, veld="nuttig"):
        leg_evaluatie_vast(gehouden, antwoorden=3, nuttig=-1, door=begeleider)


DADEN = [
    lambda s, d: leg_opkomst_vast(s, ingeschreven=1, aanwezig=1, door=d),
    lambda s, d: leg_evaluatie_vast(s, antwoorden=1, nuttig=1, door=d),
    lambda s, d: schrijf_verslag(s, tekst="Tekst", versie=s.versie, door=d),
    lambda s, d: neem_besluit(s, tekst="Ja", door=d),
    lambda s, d: spreek_actiepunt_af(s, tekst="Doe", wie="iemand", door=d),
    lambda s, d: schrijf_inzicht(s.netwerk, titel="Koffie", tekst="Eerst koffie.", sessie=s, door=d),
    lambda s, d: rond_af(s, velden={"wie_ontbrak": "Werkgevers."}, versie=s.versie, door=d),
]


@pytest.mark.parametrize("daad", DADEN)
@pytest.mark.parametrize("hoe", [{}, {"concept": True, "voorbij": True}, {"afgelast": True, "voorbij": True}])
def test_nothing_is_recorded_of_a_meeting_that_did_not_take_place(netwerk, begeleider, daad, hoe):
    sessie = SessieFactory(netwerk=netwerk, **hoe)

    with geweigerd("doorging|nog beginnen", Opkomst, Evaluatie, Besluit, Actiepunt, Inzicht):
        daad(sessie, begeleider)


def test_rond_af_writes_what_is_given_and_leaves_the_rest(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)

    rond_af(sessie, velden={"wie_ontbrak": "Werkgevers."}, versie=1, door=begeleider)
    assert (sessie.status, sessie.wie_ontbrak, sessie.verslag, sessie.verslag_op) == (
        "gehouden",
        "Werkgevers.",
        "",
        None,
    )
    assert Opkomst.objects.count() == 0

    telling = {"ingeschreven": 3, "aanwezig": 2, "afwezig": 1}
    rond_af(sessie, velden={}, versie=sessie.versie, opkomst=telling, verslag="Wat we zagen.", door=begeleider)
    rond_af(sessie, velden={}, versie=sessie.versie, verslag="Wat we zagen.", deel=True, door=begeleider)

    sessie.refresh_from_db()
    assert (sessie.verslag, sessie.verslag_op is not None, sessie.opkomst.aanwezig) == ("Wat we zagen.", True, 2)
    geschreven = list(Gebeurtenis.objects.exclude(wat="sessie.gewijzigd").order_by("pk").values_list("wat", flat=True))
    assert geschreven == [
        "sessie.gehouden", "sessie.opkomst", "sessie.verslag_geschreven", "sessie.verslag_rondgestuurd",
    ]  # fmt: skip


def test_stuur_verslag_rond_shares_once(gehouden, begeleider):
    with geweigerd("nog geen verslag"):
        stuur_verslag_rond(gehouden, door=begeleider)
    schrijf_verslag(gehouden, tekst=" Wat we zagen. ", versie=gehouden.versie, door=begeleider)
    with klok.op(moment(2026, 2, 1)):
        stuur_verslag_rond(gehouden, door=begeleider)
    stuur_verslag_rond(gehouden, door=begeleider)

    gehouden.refresh_from_db()
    assert (gehouden.verslag, gehouden.verslag_op) == ("Wat we zagen.", moment(2026, 2, 1))


def test_schrijf_verslag_notices_that_somebody_was_first(gehouden, begeleider):
    oud = type(gehouden).objects.get(pk=gehouden.pk)
    schrijf_verslag(gehouden, tekst="Eerst", versie=gehouden.versie, door=begeleider)

    with pytest.raises(VersieConflict):
        schrijf_verslag(oud, tekst="Daarna", versie=1, door=begeleider)


def test_neem_besluit_and_spreek_actiepunt_af_write_them_down(gehouden, begeleider):
    besluit = neem_besluit(gehouden, tekst="  Goedgekeurd. ", soort="afspraak", door=begeleider)
    punt = spreek_actiepunt_af(gehouden, tekst="Blad maken", wie="begeleider", tegen=date(2026, 3, 1), door=begeleider)

    assert (besluit.tekst, besluit.soort, besluit.netwerk) == ("Goedgekeurd.", "afspraak", gehouden.netwerk)
    assert (punt.tekst, punt.tegen, punt.staat) == ("Blad maken", date(2026, 3, 1), "open")


def test_a_decision_and_a_promise_are_never_empty(gehouden, begeleider):
    with geweigerd("Tekst", Besluit, veld="tekst"):
        neem_besluit(gehouden, tekst=" ", door=begeleider)
    with geweigerd("Wat", Actiepunt, veld="tekst"):
        spreek_actiepunt_af(gehouden, tekst=" ", wie="begeleider", door=begeleider)
    with geweigerd("Kies wie het doet", Actiepunt, veld="wie"):
        spreek_actiepunt_af(gehouden, tekst="Blad maken", wie=" ", door=begeleider)


def test_rond_actiepunt_af_works_once(netwerk, begeleider):
    punt = ActiepuntFactory(tegen=date(2026, 3, 1))
    with klok.op(moment(2026, 3, 2)):
        assert punt.is_te_laat
        rond_actiepunt_af(punt, door=begeleider)
        assert not punt.is_te_laat

    assert (punt.staat, punt.klaar_op) == ("klaar", date(2026, 3, 2))
    with geweigerd("al afgerond"):
        rond_actiepunt_af(punt, door=begeleider)


def test_voeg_vergelijking_toe_wants_rows_as_long_as_the_head(gehouden, begeleider):
    tabel = voeg_vergelijking_toe(
        gehouden, titel="Twee", kolommen=["OCMW", "VDAB"], rijen=[["a", "b"]], door=begeleider
    )

    assert Vergelijking.objects.get().met_koppen == [[("OCMW", "a"), ("VDAB", "b")]] == tabel.met_koppen
    with geweigerd("evenveel vakken", Vergelijking):
        voeg_vergelijking_toe(gehouden, titel="Twee", kolommen=["OCMW", "VDAB"], rijen=[["a"]], door=begeleider)
    with geweigerd("evenveel vakken", Vergelijking):
        voeg_vergelijking_toe(gehouden, titel="Eén", kolommen=["OCMW"], rijen=[["a"]], door=begeleider)
    with geweigerd("Titel", Vergelijking):
        voeg_vergelijking_toe(gehouden, titel="", kolommen=["OCMW", "VDAB"], rijen=[["a", "b"]], door=begeleider)


def test_an_action_point_is_done_and_open_again(netwerk, begeleider, gehouden):
    punt = ActiepuntFactory(netwerk=netwerk, sessie=gehouden)
    with geweigerd("staat al open", Actiepunt):
        heropen_actiepunt(punt, door=begeleider)

    rond_actiepunt_af(punt, door=begeleider)
    heropen_actiepunt(punt, door=begeleider)

    punt.refresh_from_db()
    assert (punt.staat, punt.klaar_op) == ("open", None)
    assert list(Gebeurtenis.objects.filter(wat__startswith="actiepunt").values_list("wat", flat=True)) == [
        "actiepunt.afgerond",
        "actiepunt.heropend",
    ]


@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        ("Zorgpunt", True),
        ("zorgpunt en de gemeente", True),
        ("Zorgpunten", False),
        ("Het Zorgpuntje", False),
        ("de gemeente", False),
    ],
)
def test_who_promised_may_tick_it_off_and_who_only_looks_like_it_may_not(netwerk, gehouden, wie, mag):
    organisatie = OrganisatieFactory(naam="Zorgpunt")
    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=organisatie)
    punt = ActiepuntFactory(netwerk=netwerk, sessie=gehouden, wie=wie)
    toegang = toegang_van(lid.gebruiker, netwerk)

    assert toegang.mag("sessies.rond_actiepunt_af", punt) is mag
    assert Actiepunt.objects.filter(toegang.q("sessies.rond_actiepunt_af")).exists() is mag


def test_schrijf_inzicht_wants_a_source_of_the_same_network(netwerk, begeleider, gehouden):
    with klok.op(moment(2026, 5, 1)):
        inzicht = schrijf_inzicht(netwerk, titel="Koffie", tekst="Eerst koffie.", sessie=gehouden, door=begeleider)

    vraag = LeervraagFactory(netwerk=netwerk)
    van_vraag = schrijf_inzicht(netwerk, titel="Thee", tekst="Eerst thee.", leervraag=vraag, door=begeleider)

    assert (inzicht.nummer, inzicht.sessie, van_vraag.leervraag) == ("2026-001", gehouden, vraag)
    assert list(Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)) == [
        {"sessie": gehouden.pk, "leervraag": None},
        {"sessie": None, "leervraag": vraag.pk},
    ]
    with geweigerd("komt uit een bijeenkomst", Inzicht):
        schrijf_inzicht(netwerk, titel="Los", tekst="Zomaar.", door=begeleider)
    with geweigerd("ander netwerk", Inzicht):
        schrijf_inzicht(netwerk, titel="Vreemd", tekst="Zomaar.", leervraag=LeervraagFactory(), door=begeleider)
    with geweigerd("In enkele woorden", Inzicht, veld="titel"):
        schrijf_inzicht(netwerk, titel=" ", tekst="Zomaar.", sessie=gehouden, door=begeleider)


def test_wijzig_inzicht_notices_that_somebody_was_first(netwerk, begeleider):
    inzicht = InzichtFactory(sessie__netwerk=netwerk)
    vraag = LeervraagFactory(netwerk=netwerk)
    wijzig_inzicht(inzicht, titel="Nieuw", tekst="Tekst", leervraag=vraag, versie=1, door=begeleider)

    with pytest.raises(VersieConflict):
        wijzig_inzicht(Inzicht.objects.get(), titel="Ander", tekst="Tekst", versie=1, door=begeleider)

    inzicht.refresh_from_db()
    assert (inzicht.titel, inzicht.leervraag) == ("Nieuw", vraag)
    with geweigerd("ander netwerk", Inzicht):
        wijzig_inzicht(inzicht, titel="x", tekst="y", leervraag=LeervraagFactory(), versie=2, door=begeleider)
    with geweigerd("Inzicht", veld="tekst"):
        wijzig_inzicht(inzicht, titel="x", tekst=" ", versie=2, door=begeleider)
