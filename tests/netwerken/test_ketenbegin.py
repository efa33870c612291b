"""The log of a network begins with its making: when nothing else is left of it, that still shows."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from kern.domain import controle
from kern.domain.audit import leg_vast
from kern.domain.auditketen import controleer_keten, leg_aan
from kern.models import Auditkop, Controle, Gebeurtenis
from netwerken.domain.netwerken import maak_netwerk
from tests.fabrieken.netwerken import GebruikerFactory
from tests.logboek import vervals

pytestmark = pytest.mark.django_db
ONTBREEKT = "de regel waarmee dit begon, ontbreekt."


def _maak(slug):
    return maak_netwerk(naam=slug, korte_naam=slug, slug=slug, grondslag="opdracht", start=date(2026, 1, 1), door=None)


def _wis(netwerk):
    """Lines, links and head of one network, past everything that refuses it."""
    wat = netwerk.pk
    vervals("DELETE FROM kern_auditwacht WHERE netwerk = %s", wat)
    vervals("DELETE FROM kern_auditschakel WHERE netwerk = %s", wat)
    vervals("DELETE FROM kern_auditkop WHERE netwerk = %s", wat)
    vervals("DELETE FROM kern_gebeurtenis WHERE netwerk_id = %s", wat)


@pytest.fixture
def gewist():
    """One of two networks of which the whole log was taken away, with all that was noted elsewhere."""
    blijft, weg = _maak("blijft"), _maak("weg")
    assert controle.controleer(controle.AUDITKETEN).in_orde
    _wis(weg)
    Path(settings.AUDITBESTAND).unlink()
    Controle.objects.all().delete()
    assert Auditkop.objects.get().pk == blijft.pk
    return weg


def _gevonden():
    return [(breuk.netwerk, breuk.regel, breuk.wat) for breuk in controleer_keten()]


def test_a_network_without_any_log_is_a_broken_chain(gewist):
    assert _gevonden() == [(gewist.pk, 1, ONTBREEKT)]


def test_a_new_chain_over_a_log_that_was_taken_away_does_not_hide_it(gewist):
    with transaction.atomic():
        leg_vast("netwerk.gewijzigd", onderwerp=gewist, door=None)
    leg_aan()

    assert _gevonden() == [(gewist.pk, 1, ONTBREEKT)]


def test_a_platform_of_which_the_whole_log_was_taken_away_is_broken_for_every_network():
    netwerk = _maak("enig")
    leg_aan()
    _wis(netwerk)
    assert not Gebeurtenis.objects.exists()

    assert _gevonden() == [(netwerk.pk, 1, ONTBREEKT)]


def test_a_database_in_which_nothing_happened_yet_is_whole():
    GebruikerFactory()
    assert _gevonden() == []
    _maak("nieuw")
    assert _gevonden() == []
