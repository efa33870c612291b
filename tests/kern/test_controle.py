"""When a part is checked again, what is kept of it, and whom it is told."""

from datetime import timedelta

import pytest
import time_machine

from kern import klok, register
from kern.domain import auditkoppen, controle
from kern.domain.post import inhoud_van
from kern.models import Bericht, Controle
from tests.fabrieken.kern import gebeurtenis, moment
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory

pytestmark = pytest.mark.django_db
DEEL = "proef"
SECONDE, DRIE_DAGEN = timedelta(seconds=1), timedelta(days=3)


@pytest.fixture
def proefdeel(monkeypatch):
    """A part that finds what the test says; how often it was checked."""
    keren: list[int] = []

    def kijk() -> list[str]:
        keren.append(1)
        return list(vindt)

    vindt: list[str] = []
    monkeypatch.setattr(register.alles, "controles", {DEEL: kijk})
    return vindt, keren


@pytest.mark.parametrize(
    ("nu", "gedaan_op", "opnieuw"),
    [
        (moment(2026, 5, 5, 12), moment(2026, 5, 5, 3, 30), False),
        (moment(2026, 5, 5, 12), moment(2026, 5, 5, 3, 29), True),
        (moment(2026, 5, 5, 12), moment(2026, 5, 5, 12), False),
        (moment(2026, 5, 5, 12), moment(2026, 5, 5, 12, 1), True),  # the clock was set back
        (moment(2026, 5, 5, 3, 29), moment(2026, 5, 4, 3, 30), False),
        (moment(2026, 5, 5, 3, 29), moment(2026, 5, 4, 3, 29), True),
        (moment(2026, 5, 5, 3, 30), moment(2026, 5, 5, 3, 29), True),
    ],
)
def test_a_part_is_checked_once_from_one_night_to_the_next(proefdeel, nu, gedaan_op, opnieuw):
    _, keren = proefdeel
    Controle.objects.create(deel=DEEL, in_orde=True, gedaan_op=gedaan_op)

    with time_machine.travel(nu, tick=False):
        controle.controleer_wat_moet()

    assert len(keren) == opnieuw
    assert Controle.objects.get().gedaan_op == (nu if opnieuw else gedaan_op)


def test_what_was_found_is_kept_until_the_next_check_finds_it_right(proefdeel):
    vindt, _ = proefdeel
    vindt += ["Eén is stuk.", "Twee ook."]
    assert controle.controleer(DEEL).bevindingen == ["Eén is stuk.", "Twee ook."]
    assert controle.oordeel(DEEL) == (False, "niet in orde")
    vindt.clear()

    rij = controle.controleer(DEEL)

    assert (rij.in_orde, rij.bevindingen) == (True, [])
    assert controle.oordeel(DEEL) == (True, "in orde")


def test_a_check_is_three_days_good_and_no_longer():
    nu = moment(2026, 5, 5)
    with klok.op(nu):
        for gedaan_op, goed in ((nu - DRIE_DAGEN, True), (nu - DRIE_DAGEN - SECONDE, False)):
            Controle.objects.update_or_create(deel=DEEL, defaults={"in_orde": True, "gedaan_op": gedaan_op})
            assert controle.oordeel(DEEL)[0] is goed


def test_what_is_found_by_day_is_told_once_and_forgotten_when_it_is_put_right():
    nacht = moment(2026, 5, 5, 3, 30)
    ander = Controle.objects.create(deel="ander", in_orde=True, gedaan_op=nacht)
    with klok.op(nacht):
        controle.voeg_bevinding_toe(DEEL, "a.pdf is weg.")
    with klok.op(moment(2026, 5, 5)):
        for bevinding in ("b.pdf is weg.", "a.pdf is weg."):
            controle.voeg_bevinding_toe(DEEL, bevinding)
    rij = Controle.objects.get(deel=DEEL)
    assert (rij.in_orde, rij.bevindingen, rij.gedaan_op) == (False, ["a.pdf is weg.", "b.pdf is weg."], nacht)

    controle.schrap_bevindingen(DEEL, "a.pdf")
    assert Controle.objects.get(deel=DEEL).bevindingen == ["b.pdf is weg."]
    controle.schrap_bevindingen(DEEL, "b.pdf")
    controle.schrap_bevindingen("nooit nagekeken", "b.pdf")

    rij.refresh_from_db()
    assert (rij.in_orde, rij.bevindingen, rij.gedaan_op) == (True, [], nacht)
    ander.refresh_from_db()
    assert set(Controle.objects.all()) == {rij, ander}
    assert ander.in_orde


@pytest.mark.parametrize(
    ("deel", "bevindingen", "lezers"),
    [
        (controle.AUDITKETEN, [], {"bewaarder@voorbeeld.example"}),
        (controle.AUDITKETEN, ["Stuk."], {"bewaarder@voorbeeld.example", "hoofd@voorbeeld.example"}),
        (DEEL, [], set()),
        (DEEL, ["Stuk."], {"hoofd@voorbeeld.example"}),
    ],
)
def test_who_keeps_the_heads_hears_of_the_chain_and_who_runs_the_platform_of_what_is_wrong(
    monkeypatch, settings, deel, bevindingen, lezers
):
    settings.AUDIT_MAIL = "bewaarder@voorbeeld.example"
    GebruikerFactory(email="hoofd@voorbeeld.example", is_superuser=True)
    GebruikerFactory(is_superuser=True, is_active=False)
    GebruikerFactory()
    netwerk = NetwerkFactory()
    gebeurtenis("netwerk.gemaakt", netwerk)
    controle.kijk_keten_na()
    monkeypatch.setattr(register.alles, "controles", {deel: lambda: bevindingen})

    controle.controleer_wat_moet()

    assert set(Bericht.objects.values_list("aan", flat=True)) == lezers
    for bericht in Bericht.objects.all():
        tekst = inhoud_van(bericht).tekst
        assert (f"netwerk {netwerk.pk}, regel 1" in tekst) is (deel == controle.AUDITKETEN)
        assert ("Stuk." in tekst) is bool(bevindingen)


def test_where_nobody_keeps_the_heads_no_mail_is_made_of_what_is_right(monkeypatch, settings):
    settings.AUDIT_MAIL = ""
    monkeypatch.setattr(register.alles, "controles", {controle.AUDITKETEN: list})

    controle.controleer_wat_moet()

    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    ("later", "is_weg"), [(timedelta(minutes=1), False), (timedelta(minutes=1, microseconds=1), True)]
)
def test_a_note_is_missed_when_it_is_more_than_a_minute_older_than_the_last_check_that_was_right(later, is_weg):
    nu = moment(2026, 5, 5)
    with klok.op(nu):
        auditkoppen.noteer({})
    Controle.objects.create(deel=controle.AUDITKETEN, in_orde=True, gedaan_op=nu + later, goed_op=nu + later)

    assert bool(controle.kijk_keten_na()) is is_weg


def test_heads_that_cannot_be_noted_are_a_finding(settings, tmp_path):
    gebeurtenis("netwerk.gemaakt", NetwerkFactory())
    settings.AUDITBESTAND = str(tmp_path / "nergens" / "koppen.jsonl")

    (bevinding,) = controle.kijk_keten_na()

    assert bevinding.startswith("De koppen konden niet genoteerd worden")
