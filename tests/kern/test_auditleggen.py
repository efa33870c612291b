"""A line is sealed when it is written, and laid in the chain of its network afterwards, once."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.transaction import TransactionManagementError

from kern import klok, register
from kern.domain.audit import leg_vast, zegel
from kern.domain.auditketen import controleer_keten, koppen, leg_aan
from kern.models import Auditkop, Auditschakel, Auditwacht, Gebeurtenis
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory
from tests.logboek import vervals

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def zonder_begin(monkeypatch):
    """These chains begin with lines of a test; how that of a network begins: tests/netwerken/test_ketenbegin.py."""
    monkeypatch.setattr(register.alles, "ketenbegin", [])


def _regels(netwerk, *namen):
    return [leg_vast(naam, onderwerp=netwerk, door=None) for naam in namen]


def test_a_seal_that_was_given_once_is_given_for_ever(settings):
    """Another way of writing the same content would call every line of before changed."""
    settings.AUDITSLEUTELS = ["sleutel"]
    assert zegel({"wat": "é", "aan": [1, None]}) == "cbcaa5dcd7df58091e43448a9037cc5e6c603b50377fff21656de26e7d9840b5"


def test_lines_are_chained_afterwards_per_network(netwerk):
    ander = NetwerkFactory()
    a, b, c = *_regels(netwerk, "a"), *_regels(ander, "b"), *_regels(netwerk, "c")
    los = leg_vast("d", onderwerp=GebruikerFactory(), door=None)
    assert not Auditschakel.objects.exists(), "writing a line lays nothing"

    assert leg_aan() == 4
    assert not Auditwacht.objects.exists()
    assert leg_aan() == 0

    plaatsen = {s.gebeurtenis_id: (s.netwerk, s.volgnummer) for s in Auditschakel.objects.all()}
    assert plaatsen == {a.pk: (netwerk.pk, 1), b.pk: (ander.pk, 1), c.pk: (netwerk.pk, 2), los.pk: (0, 1)}
    assert Auditschakel.objects.get(gebeurtenis=c).vorige_hash == Auditschakel.objects.get(gebeurtenis=a).hash
    assert controleer_keten() == []


def test_a_line_that_was_committed_late_is_chained_as_well(netwerk):
    (eerste,) = _regels(netwerk, "a")
    leg_aan()
    (laat,) = _regels(netwerk, "laat")
    vroeger = eerste.pk - 1  # begun before, committed after
    vervals("DELETE FROM kern_auditwacht")
    vervals("UPDATE kern_gebeurtenis SET id = %s WHERE id = %s", vroeger, laat.pk)
    Auditwacht.objects.create(gebeurtenis_id=vroeger, netwerk=netwerk.pk)

    assert leg_aan() == 1
    assert controleer_keten() == []


def test_a_line_whose_wait_was_taken_away_is_chained_by_the_check(netwerk):
    _regels(netwerk, "a")
    vervals("DELETE FROM kern_auditwacht")

    assert leg_aan() == 0
    assert controleer_keten() == []
    assert Auditschakel.objects.count() == 1


def test_replaying_the_past_keeps_both_times(netwerk):
    with klok.op(toen := datetime(2022, 11, 22, 12, tzinfo=UTC)):
        (regel,) = _regels(netwerk, "a")

    assert regel.gebeurd_op == toen
    assert regel.vastgelegd_op.year > 2022


@pytest.mark.django_db(transaction=True)
def test_leg_vast_refuses_outside_a_transaction():
    netwerk = NetwerkFactory()

    with pytest.raises(TransactionManagementError):
        leg_vast("a", onderwerp=netwerk, door=None)

    assert not Gebeurtenis.objects.exists()


def test_a_chain_whose_head_was_taken_away_is_not_laid_on(netwerk):
    _regels(netwerk, "a")
    leg_aan()
    vervals("DELETE FROM kern_auditkop")
    ander = NetwerkFactory()
    _regels(netwerk, "b")
    _regels(ander, "c")

    assert leg_aan() == 1, "only that of the other network"
    assert Auditschakel.objects.filter(netwerk=netwerk.pk).count() == 1


def test_a_network_without_head_stops_no_other_however_much_waits_there(netwerk, monkeypatch):
    monkeypatch.setattr("kern.domain.auditketen.HAP", 3)
    _regels(netwerk, "a")
    leg_aan()
    vervals("DELETE FROM kern_auditkop")
    ander = NetwerkFactory()
    _regels(netwerk, *"bcde")  # more than is taken at once, and before all that waits elsewhere
    _regels(ander, *"fghij")

    assert leg_aan() == 5
    assert (leg_aan(), leg_aan(alles=True)) == (0, 0)
    assert Auditschakel.objects.filter(netwerk=ander.pk).count() == 5
    assert set(Auditwacht.objects.values_list("netwerk", flat=True)) == {netwerk.pk}
    assert [breuk.netwerk for breuk in controleer_keten()] == [netwerk.pk]


def test_a_head_that_was_set_back_stops_no_other_and_is_told_by_the_check(netwerk, caplog):
    _regels(netwerk, "a", "b")
    leg_aan()
    vervals("UPDATE kern_auditkop SET volgnummer = 1")
    ander = NetwerkFactory()
    _regels(netwerk, "c")
    _regels(ander, "d")

    assert leg_aan() == 1, "only that of the other network"
    assert f"De auditketen van netwerk {netwerk.pk} kon niet verder gelegd worden." in caplog.text
    assert (Auditschakel.objects.filter(netwerk=netwerk.pk).count(), Auditwacht.objects.count()) == (2, 1)
    assert [breuk.netwerk for breuk in controleer_keten()] == [netwerk.pk]


def test_what_is_laid_is_not_laid_again_whatever_waits(netwerk):
    (regel,) = _regels(netwerk, "a")
    leg_aan()
    Auditwacht.objects.create(gebeurtenis=regel, netwerk=netwerk.pk)

    assert leg_aan() == 0
    assert Auditschakel.objects.count() == 1


def test_laying_moves_the_head_of_its_own_network_alone(netwerk):
    nieuw = NetwerkFactory()
    Auditkop.objects.create(netwerk=nieuw.pk)
    _regels(netwerk, "a")

    assert leg_aan() == 1
    assert {pk: nummer for pk, (nummer, _) in koppen().items()} == {netwerk.pk: 1, nieuw.pk: 0}


def test_who_lays_second_leaves_it(netwerk):
    """Another process moves the head after we read it and before we move it."""
    _regels(netwerk, "a")
    leg_aan()
    _regels(netwerk, "b")
    eerst = ["UPDATE kern_auditkop SET hash = 'van een ander'"]

    def een_ander_is_voor(doe, sql, params, many, context):
        if eerst and sql.startswith('UPDATE "kern_auditkop"'):
            with connection.cursor() as cursor:
                cursor.execute(eerst.pop())
        return doe(sql, params, many, context)

    with connection.execute_wrapper(een_ander_is_voor):
        assert leg_aan() == 0

    assert (Auditschakel.objects.count(), Auditwacht.objects.count()) == (1, 1)
    assert Auditkop.objects.get().hash == "van een ander"
