from datetime import date

import pytest

from kern import klok
from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from netwerken.domain.toegang import toegang_van
from sessies.domain.inzichten import schrijf_inzicht, wijzig_inzicht
from sessies.domain.verloop import (
    heropen_actiepunt,
    leg_evaluatie_vast,
    leg_opkomst_vast,
    neem_besluit,
    rond_actiepunt_af,
    schrijf_verslag,
    spreek_actiepunt_af,
    stuur_verslag_rond,
    voeg_vergelijking_toe,
)
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
    with geweigerd("samen het aantal inschrijvingen", Opkomst):
        leg_opkomst_vast(gehouden, ingeschreven=30, aanwezig=24, door=begeleider)


def test_leg_evaluatie_vast_replaces_the_earlier_count(gehouden, begeleider):
    leg_evaluatie_vast(gehouden, antwoorden=3, nuttig=3, door=begeleider)
    leg_evaluatie_vast(gehouden, antwoorden=20, nuttig=17, toegepast=6, door=begeleider)

    assert list(Evaluatie.objects.values_list("antwoorden", "nuttig", "toegepast")) == [(20, 17, 6)]


@pytest.mark.parametrize("cijfers", [{"nuttig": 4}, {"nuttig": 1, "toegepast": 4}])
def test_leg_evaluatie_vast_wants_no_more_yes_than_answers(gehouden, begeleider, cijfers):
    with geweigerd("niet meer ja-antwoorden", Evaluatie):
        leg_evaluatie_vast(gehouden, antwoorden=3, **cijfers, door=begeleider)


DADEN = [
    lambda s, d: leg_opkomst_vast(s, ingeschreven=1, aanwezig=1, door=d),
    lambda s, d: leg_evaluatie_vast(s, antwoorden=1, nuttig=1, door=d),
    lambda s, d: schrijf_verslag(s, tekst="Tekst", versie=s.versie, door=d),
    lambda s, d: neem_besluit(s, tekst="Ja", door=d),
    lambda s, d: spreek_actiepunt_af(s, tekst="Doe", wie="iemand", door=d),
]


@pytest.mark.parametrize("daad", DADEN)
@pytest.mark.parametrize("hoe", [{}, {"concept": True, "voorbij": True}, {"afgelast": True, "voorbij": True}])
def test_nothing_is_recorded_of_a_meeting_that_did_not_take_place(netwerk, begeleider, daad, hoe):
    sessie = SessieFactory(netwerk=netwerk, **hoe)

    with geweigerd("doorging|nog beginnen", Opkomst, Evaluatie, Besluit, Actiepunt):
        daad(sessie, begeleider)


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


def test_neem_besluit_refuses_an_empty_text(gehouden, begeleider):
    with geweigerd("Tekst", Besluit):
        neem_besluit(gehouden, tekst=" ", door=begeleider)


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

    assert tabel.met_koppen == [[("OCMW", "a"), ("VDAB", "b")]]
    with geweigerd("evenveel vakken", Vergelijking):
        voeg_vergelijking_toe(gehouden, titel="Twee", kolommen=["OCMW", "VDAB"], rijen=[["a"]], door=begeleider)


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

    assert (inzicht.nummer, inzicht.sessie) == ("2026-001", gehouden)
    with geweigerd("komt uit een bijeenkomst", Inzicht):
        schrijf_inzicht(netwerk, titel="Los", tekst="Zomaar.", door=begeleider)
    with geweigerd("ander netwerk", Inzicht):
        schrijf_inzicht(netwerk, titel="Vreemd", tekst="Zomaar.", leervraag=LeervraagFactory(), door=begeleider)


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
