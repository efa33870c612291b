"""The attendance of a meeting: from the answers to who was there, one tap per person."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from deelname.domain import lijst as domein
from deelname.domain.vertrek import ruim_op, vergeet
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from deelname.overzicht.telling import telling
from kern import klok
from kern.models import Gebeurtenis
from sessies.domain.van_lijst import haal_van_lijst
from sessies.models import Genodigde
from tests.fabrieken.deelname import AanwezigheidFactory, AanwezigheidslijstFactory, GenodigdeFactory
from tests.fabrieken.netwerken import NetwerkFactory, NetwerkorganisatieFactory, OrganisatieFactory, iemand
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

TELT = ("op_lijst", "aanwezig", "online", "verontschuldigd", "afwezig", "vervangen", "verwacht", "open")


def _telt(sessie):
    return dict(zip(TELT, telling(sessie), strict=True))


def _staat(lijst):
    return {str(rij): rij.toestand for rij in lijst.rijen.select_related("genodigde", "organisatie")}


def test_a_list_begins_with_who_was_invited_and_what_they_answered(sessie, lijst, begeleider):
    assert _telt(sessie) == dict(zip(TELT, (4, 0, 0, 1, 0, 0, 2, 1), strict=True))
    assert domein.begin_lijst(sessie, door=begeleider) == lijst
    assert lijst.rijen.count() == 4
    assert Gebeurtenis.objects.filter(wat="aanwezigheid.begonnen").count() == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"soort": "extern"}, "externe"),
        ({"concept": True}, "concept"),
        ({"afgelast": True}, "afgelast"),
        ({"begint_op": "morgen"}, "op de dag zelf"),
    ],
)
def test_no_list_of_what_does_not_go_on_or_is_not_today(netwerk, begeleider, nu, velden, zin):
    velden = {naam: nu + timedelta(days=1) if wat == "morgen" else wat for naam, wat in velden.items()}
    sessie = SessieFactory(netwerk=netwerk, **({"begint_op": nu} | velden))
    with geweigerd(zin, Aanwezigheidslijst):
        domein.begin_lijst(sessie, door=begeleider)
    with geweigerd("nog niet begonnen"):
        domein.noteer_verwachten(sessie, door=begeleider)


def test_a_row_says_nothing_twice(netwerk):
    school = OrganisatieFactory(naam="De School")
    for velden, kop, eronder in (
        ({"naam": "An", "functie": "coach", "organisatie": school}, "An", "coach, De School"),
        ({"functie": "coach", "organisatie": school}, "coach", "De School"),
        ({"organisatie": school}, "De School", ""),
        ({"functie": "coach"}, "coach", ""),
    ):
        rij = Aanwezigheid(netwerk=netwerk, **velden)
        assert (str(rij), rij.eronder) == (kop, eronder)


def test_the_last_tap_of_one_person_stands_and_says_how(sessie, rij, begeleider, nu):
    an = domein.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    domein.noteer(rij("An"), toestand="afwezig", door=begeleider)
    an.refresh_from_db()
    assert (an.toestand, an.bron, an.genoteerd_op) == ("afwezig", "afgevinkt", nu)
    domein.noteer(an, toestand="", door=begeleider)
    assert (an.toestand, an.bron, an.genoteerd_op, an.badge[1]) == ("", "", None, "wordt verwacht")
    assert [r.gegevens["was"] for r in Gebeurtenis.objects.filter(wat="aanwezigheid.genoteerd").order_by("pk")] == [
        "", "aanwezig", "afwezig",
    ]  # fmt: skip
    with geweigerd("een van de mogelijkheden", veld="toestand"):
        domein.noteer(an, toestand="dronken", door=begeleider)


def test_who_said_to_come_is_noted_together_and_taken_back_but_for_who_was_noted_since(
    sessie, lijst, rij, begeleider, nu
):
    pks = domein.noteer_verwachten(sessie, door=begeleider)
    assert _staat(lijst) == {"An": "aanwezig", "Bo": "online", "Cis": "", "Dré": ""}
    with geweigerd("al iets genoteerd"):
        domein.noteer_verwachten(sessie, door=begeleider)
    with klok.op(nu + timedelta(minutes=1)):
        domein.noteer(rij("Bo"), toestand="afwezig", door=begeleider)
    assert domein.neem_samen_terug(sessie, rijen=pks, op=nu.isoformat(), door=begeleider) == 1
    assert _staat(lijst) == {"An": "", "Bo": "afwezig", "Cis": "", "Dré": ""}


def test_who_was_not_on_the_list_is_written_on_it_in_somebodys_place_and_off_again(sessie, lijst, rij, begeleider):
    organisatie = NetwerkorganisatieFactory(netwerk=sessie.netwerk).organisatie
    eva = domein.schrijf_bij(sessie, naam=" Eva ", organisatie=organisatie, vervangt=rij("Dré"), door=begeleider)
    assert (str(eva), eva.toestand, eva.in_plaats_van, rij("Dré").toestand) == ("Eva", "aanwezig", "Dré", "vervangen")
    domein.haal_bijgekomene_weg(eva, door=begeleider)
    assert (lijst.rijen.count(), rij("Dré").toestand) == (4, "")
    with geweigerd("blijft op de lijst", Aanwezigheid):
        domein.haal_bijgekomene_weg(rij("An"), door=begeleider)


def test_who_is_written_on_the_list_is_somebody_of_this_network_and_this_list(sessie, lijst, begeleider, monkeypatch):
    with geweigerd("naam of een functie", Aanwezigheid, veld="naam"):
        domein.schrijf_bij(sessie, naam=" ", door=begeleider)
    with geweigerd("doet niet mee|netwerk", Aanwezigheid):
        domein.schrijf_bij(sessie, naam="Eva", organisatie=OrganisatieFactory(), door=begeleider)
    with geweigerd("staat niet op deze lijst", veld="vervangt"):
        domein.schrijf_bij(sessie, naam="Eva", vervangt=AanwezigheidFactory(), door=begeleider)
    monkeypatch.setattr(domein, "MEESTE_BIJGEKOMEN", 0)
    with geweigerd("hoogstens 0"):
        domein.schrijf_bij(sessie, naam="Eva", door=begeleider)


def test_who_was_taken_off_does_not_count_unless_they_came_all_the_same(sessie, lijst, rij, begeleider):
    domein.noteer(rij("Dré"), toestand="aanwezig", door=begeleider)
    Genodigde.objects.filter(sessie=sessie, naam__in=["An", "Dré"]).update(ingetrokken_op=klok.nu())
    assert _telt(sessie) == dict(zip(TELT, (3, 1, 0, 1, 0, 0, 1, 0), strict=True))


def test_who_is_invited_or_taken_off_after_the_list_began_is_on_it_or_not(netwerk, begeleider, nu):
    sessie = SessieFactory(netwerk=netwerk, begint_op=nu + timedelta(hours=2))
    eerste = GenodigdeFactory(sessie=sessie, antwoord="ja", verstuurd_op=None)
    lijst = domein.begin_lijst(sessie, door=begeleider)
    GenodigdeFactory(sessie=sessie, antwoord="ja")
    haal_van_lijst(eerste, door=begeleider)
    assert len(domein.noteer_verwachten(sessie, door=begeleider)) == 1
    Genodigde.objects.filter(pk=eerste.pk).delete()
    assert lijst.rijen.count() == 2


def test_nothing_is_noted_on_a_closed_list(sessie, lijst, rij, begeleider):
    an = rij("An")
    Aanwezigheidslijst.objects.update(gesloten_op=klok.nu())
    for daad in (
        lambda: domein.noteer(an, toestand="aanwezig", door=begeleider),
        lambda: domein.noteer_verwachten(sessie, door=begeleider),
        lambda: domein.schrijf_bij(sessie, naam="Eva", door=begeleider),
        lambda: domein.haal_bijgekomene_weg(an, door=begeleider),
    ):
        with geweigerd("gesloten", Aanwezigheid):
            daad()


def test_a_list_is_not_kept_of_a_meeting_called_off_meanwhile(sessie, rij, begeleider):
    an = rij("An")
    type(sessie).objects.filter(pk=sessie.pk).update(status="afgelast")
    with geweigerd("afgelast"):
        domein.noteer(an, toestand="aanwezig", door=begeleider)


def test_names_are_forgotten_after_the_term_and_with_the_person(netwerk, nu):
    oud = AanwezigheidFactory(lijst__sessie__begint_op=nu - timedelta(days=370), email="x@test.example")
    jong = AanwezigheidFactory(lijst__sessie__begint_op=nu - timedelta(days=300), email="y@test.example")
    lid = iemand("lid", netwerk)
    weg = AanwezigheidFactory(lijst=jong.lijst, gebruiker=lid)
    assert (ruim_op(), ruim_op()) == (1, 0)
    vergeet(lid.pk, "Y@test.example")
    for rij in (oud, jong, weg):
        rij.refresh_from_db()
        assert (rij.naam, rij.email, rij.gebruiker, rij.vergeten_op) == ("", "", None, nu)
        assert rij.organisatie is not None


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_lose_no_tap_and_the_last_one_of_a_person_stands():
    """Both tap on another person and on the same one; every row holds a tap, and no error came."""
    netwerk = NetwerkFactory()
    door = iemand("netwerkbegeleider", netwerk)
    rijen = AanwezigheidFactory.create_batch(
        7, lijst=AanwezigheidslijstFactory(sessie__netwerk=netwerk, sessie__voorbij=True), toestand="", bron=""
    )
    fouten, start = [], threading.Barrier(2)

    def tik(eigen, toestand):
        try:
            start.wait()
            for rij in (*eigen, rijen[6]):
                domein.noteer(Aanwezigheid.objects.get(pk=rij.pk), toestand=toestand, door=door)
        except Exception as fout:  # noqa: BLE001 -- any error is one too many
            fouten.append(fout)
        finally:
            connection.close()

    draden = [
        threading.Thread(target=tik, args=(rijen[:3], "aanwezig")),
        threading.Thread(target=tik, args=(rijen[3:6], "afwezig")),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    staat = [Aanwezigheid.objects.get(pk=rij.pk).toestand for rij in rijen]
    assert staat[:6] == ["aanwezig"] * 3 + ["afwezig"] * 3
    laatste = Gebeurtenis.objects.filter(wat="aanwezigheid.genoteerd", onderwerp_id=str(rijen[6].pk)).last()
    assert staat[6] == laatste.gegevens["toestand"]
    assert Gebeurtenis.objects.filter(wat="aanwezigheid.genoteerd").count() == 8


def test_a_tap_writes_one_row_and_no_other(sessie, rij, begeleider):
    """A device that still shows an older list takes nothing back of what another noted."""
    oud = rij("Bo")
    domein.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    with transaction.atomic():
        domein.noteer(oud, toestand="online", door=begeleider)
    assert rij("An").toestand == "aanwezig"
