from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from kern import klok
from kern.domain.audit import controleer_keten, leg_vast
from kern.models import Gebeurtenis
from tests.fabrieken.netwerken import NetwerkFactory

pytestmark = pytest.mark.django_db


def test_leg_vast_chains_every_line_to_the_one_before():
    netwerk = NetwerkFactory()

    eerste = leg_vast("netwerk.gemaakt", onderwerp=netwerk, door=None)
    tweede = leg_vast("netwerk.gewijzigd", onderwerp=netwerk, door=None, veld="naam")

    assert tweede.volgnummer == eerste.volgnummer + 1
    assert tweede.vorige_hash == eerste.hash
    assert tweede.netwerk_id == netwerk.pk
    assert controleer_keten() is None


def test_controleer_keten_names_the_line_that_was_altered():
    netwerk = NetwerkFactory()
    for naam in ("a", "b", "c"):
        leg_vast(naam, onderwerp=netwerk, door=None)
    midden = Gebeurtenis.objects.order_by("volgnummer")[1]
    with connection.cursor() as cursor:
        vervalst = "UPDATE kern_gebeurtenis SET wat = 'x' WHERE id = %s"
        cursor.execute("DROP TRIGGER gebeurtenis_alleen_toevoegen" + _op_tabel())
        cursor.execute(vervalst, [midden.pk])

    assert controleer_keten() == midden.volgnummer


def test_controleer_keten_notices_a_missing_last_line():
    netwerk = NetwerkFactory()
    leg_vast("a", onderwerp=netwerk, door=None)
    laatste = leg_vast("b", onderwerp=netwerk, door=None)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER gebeurtenis_alleen_toevoegen" + _op_tabel())
        cursor.execute("DELETE FROM kern_gebeurtenis WHERE id = %s", [laatste.pk])

    assert controleer_keten() == laatste.volgnummer


def _op_tabel() -> str:
    return " ON kern_gebeurtenis" if connection.vendor == "postgresql" else ""


def test_the_database_refuses_to_change_a_line():
    regel = leg_vast("a", onderwerp=NetwerkFactory(), door=None)

    regel.wat = "b"
    with pytest.raises(DatabaseError, match="nooit gewijzigd"), transaction.atomic():
        regel.save()

    assert Gebeurtenis.objects.get(pk=regel.pk).wat == "a"


def test_a_line_is_never_updated_or_removed_through_the_orm():
    regel = leg_vast("a", onderwerp=NetwerkFactory(), door=None)

    with pytest.raises(TypeError):
        Gebeurtenis.objects.update(wat="b")
    with pytest.raises(TypeError):
        Gebeurtenis.objects.all().delete()
    with pytest.raises(TypeError):
        regel.delete()


@pytest.mark.django_db(transaction=True)
def test_leg_vast_refuses_outside_a_transaction():
    netwerk = NetwerkFactory()

    with pytest.raises(TransactionManagementError):
        leg_vast("a", onderwerp=netwerk, door=None)

    assert not Gebeurtenis.objects.exists()


def test_replaying_the_past_keeps_both_times():
    toen = datetime(2022, 11, 22, 12, tzinfo=UTC)

    with klok.op(toen):
        regel = leg_vast("a", onderwerp=NetwerkFactory(), door=None)

    assert regel.gebeurd_op == toen
    assert regel.vastgelegd_op.year > 2022
