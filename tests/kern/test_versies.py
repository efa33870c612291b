"""Who saves over the work of somebody else is refused, and only the row itself is written."""

import pytest

from kern import klok, register
from kern.domain.geldig import eis_staat_er_nog
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError, VersieConflict
from netwerken.models import Plicht
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import PlichtFactory

pytestmark = pytest.mark.django_db


def test_a_save_writes_its_fields_and_its_version_and_no_other_row(netwerk, monkeypatch):
    gevolgen = []
    monkeypatch.setattr(register.alles, "na_bewaren", [gevolgen.append])
    plicht, ander = PlichtFactory(netwerk=netwerk, versie=3), PlichtFactory(netwerk=netwerk, versie=3)
    voor = Plicht.objects.filter(pk=ander.pk).values().get()
    gevolgen.clear()
    plicht.titel, plicht.norm = "Nieuw", 99

    with klok.op(nu := moment(2026, 5, 5)):
        assert bewaar(plicht, ["titel"], versie=3) is plicht

    assert (plicht.versie, plicht.gewijzigd_op) == (4, nu)
    staat_er = Plicht.objects.get(pk=plicht.pk)
    assert (staat_er.titel, staat_er.versie, staat_er.gewijzigd_op) == ("Nieuw", 4, nu)
    assert staat_er.norm != 99
    assert Plicht.objects.filter(pk=ander.pk).values().get() == voor
    assert gevolgen == [plicht]


@pytest.mark.parametrize("versie", [1, 3])
def test_a_save_of_another_version_writes_nothing_and_gives_what_stands_there(monkeypatch, versie):
    plicht = PlichtFactory(versie=2, titel="Zoals het was")
    gevolgen = []
    monkeypatch.setattr(register.alles, "na_bewaren", [gevolgen.append])
    plicht.titel = "Anders"

    with pytest.raises(VersieConflict) as fout:
        bewaar(plicht, ["titel"], versie=versie)

    assert fout.value.huidig.titel == "Zoals het was"
    assert (Plicht.objects.get().titel, Plicht.objects.get().versie) == ("Zoals het was", 2)
    assert gevolgen == []


@pytest.mark.parametrize("vast", [True, False])
def test_a_row_is_read_as_it_stands_and_not_as_somebody_changed_it(vast):
    plicht, _ = PlichtFactory(titel="Zoals het was"), PlichtFactory()
    plicht.titel = "Anders"

    staat_er = zoals_het_staat(plicht, vast=vast)

    assert (staat_er.pk, staat_er.titel) == (plicht.pk, "Zoals het was")
    eis_staat_er_nog(plicht)


def test_what_is_gone_is_neither_saved_nor_taken_away_again():
    plicht, _ = PlichtFactory(), PlichtFactory()
    Plicht.objects.filter(pk=plicht.pk).delete()

    for daad in (zoals_het_staat, lambda obj: bewaar(obj, ["titel"], versie=1)):
        with pytest.raises(DomainError, match="intussen weggehaald") as fout:
            daad(plicht)
        assert fout.value.code == "weg"
    with pytest.raises(DomainError, match="intussen al weggehaald"):
        eis_staat_er_nog(plicht)
    assert Plicht.objects.count() == 1
