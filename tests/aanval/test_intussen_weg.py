"""Somebody saves what another took away a moment before: a sentence, and never an error page."""

from datetime import date

import pytest

from kern import klok
from netwerken.domain.inrichting import beeindig_deel, wijzig_deel
from netwerken.models import Groep
from projecten.domain.begeleiding import leg_analysefase_vast
from projecten.domain.projecten import valideer
from rapportage.domain.periodeteksten import leg_besluit_vast, wijzig_periodetekst
from rapportage.domain.samenstellen import wijzig_onderdeel
from tests.fabrieken.netwerken import GroepFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import RodeDraadFactory
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
DAG = date(2026, 1, 5)
DADEN = {
    "een deel": (
        lambda w: GroepFactory(netwerk=w.netwerk),
        lambda o: wijzig_deel(o, velden={"naam": "Anders"}, versie=o.versie, door=None),
    ),
    "het einde": (lambda w: GroepFactory(netwerk=w.netwerk), lambda o: beeindig_deel(o, op=DAG, door=None)),
    "een rode draad": (
        lambda w: RodeDraadFactory(netwerk=w.netwerk, nummer=90),
        lambda o: wijzig_onderdeel(o, velden={"titel": "Anders"}, versie=o.versie, door=None),
    ),
    "een besluit": (
        lambda w: w.d["beslispunt"],
        lambda o: leg_besluit_vast(o, besluit="Ja.", op=klok.vandaag(), versie=o.versie, door=None),
    ),
    "een periodetekst": (
        lambda w: w.d["periodetekst"],
        lambda o: wijzig_periodetekst(o, tekst="Anders.", maatregel="", versie=o.versie, door=None),
    ),
    "een validering": (
        lambda w: ProjectFactory(netwerk=w.netwerk, nummer="4711"),
        lambda o: valideer(o, op=DAG, versie=o.versie, door=None),
    ),
    "een analysefase": (
        lambda w: ProjectFactory(netwerk=w.netwerk),
        lambda o: leg_analysefase_vast(o, velden={"start": DAG}, versie=0, door=None),
    ),
}


@pytest.mark.parametrize("naam", DADEN)
def test_what_is_gone_cannot_be_saved_any_more(naam):
    maak, bewaar = DADEN[naam]
    obj = maak(maak_wereld())
    type(obj)._base_manager.filter(pk=obj.pk).delete()

    with geweigerd("intussen weggehaald", type(obj)):
        bewaar(obj)


def test_nothing_comes_back_by_saving_it():
    groep = GroepFactory()
    Groep.objects.all().delete()
    with geweigerd("intussen weggehaald"):
        wijzig_deel(groep, velden={"naam": "Anders"}, versie=1, door=None)
    assert not Groep.objects.exists()
