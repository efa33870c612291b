"""The health page: what it says of what is checked every night."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from kern.models import Controle
from kern.werk import hartslag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("gedaan_op", "in_orde", "verwacht"),
    [
        (None, None, (200, "nog niet nagekeken")),
        ("nu", True, (200, "in orde")),
        ("nu", False, (503, "niet in orde")),
        ("lang geleden", True, (503, "te lang niet nagekeken")),
    ],
)
def test_a_broken_audit_chain_is_a_red_part_without_details(client, gedaan_op, in_orde, verwacht):
    for deel in ("worker", "post"):
        hartslag.sla(deel)
    if gedaan_op:
        moment = timezone.now() if gedaan_op == "nu" else datetime(2020, 1, 1, tzinfo=UTC)
        Controle.objects.create(
            deel="auditketen", gedaan_op=moment, in_orde=in_orde, bevindingen=["Netwerk 3, regel 7"]
        )

    antwoord = client.get("/gezond/")

    assert (antwoord.status_code, antwoord.json()["delen"]["auditketen"]) == verwacht
    assert "regel 7" not in antwoord.content.decode()
