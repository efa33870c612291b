"""What was begun by mistake goes again while nothing rests on it; the button on its page asks first."""

import pytest
from django.test import Client
from django.urls import reverse

from kennis.models import FicheUitPiloot, SignaalUitFiche
from kern import klok
from kern.models import Gebeurtenis, Zoekdocument
from kern.zoeken import zoekindex
from rapportage.models import Signaalbewijs
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.piloten import BevindingFactory, PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import AanbevelingFactory, AansprekingFactory, OpvolgingFactory

pytestmark = pytest.mark.django_db


def _piloot(netwerk):
    return PilootFactory(project=ProjectFactory(netwerk=netwerk))


def _aanbeveling(netwerk):
    aanbeveling = AanbevelingFactory(netwerk=netwerk)
    AansprekingFactory(aanbeveling=aanbeveling)  # goes with it
    return aanbeveling


# what is made, how its address is called, and what must rest on it so that it stays
SOORTEN = {
    "piloot": (
        _piloot,
        "piloten:weg",
        "nummer",
        [
            lambda p: BevindingFactory(piloot=p),
            lambda p: FicheUitPiloot.objects.create(fiche=FicheFactory(netwerk=p.netwerk), piloot=p),
            lambda p: (
                type(p)
                .objects.filter(pk=p.pk)
                .update(
                    fase="afgerond",
                    start=klok.vandaag(),
                    einde=klok.vandaag(),
                    besluit="stoppen",
                    besluit_op=klok.vandaag(),
                )
            ),
        ],
    ),
    "fiche": (
        lambda netwerk: FicheFactory(netwerk=netwerk),
        "kennis:weg",
        "slug",
        [lambda f: SignaalUitFiche.objects.create(signaal=SignaalFactory(netwerk=f.netwerk), fiche=f)],
    ),
    "signaal": (
        lambda netwerk: SignaalFactory(netwerk=netwerk),
        "kennis:signaal-weg",
        "nummer",
        [
            lambda s: Signaalbewijs.objects.create(aanbeveling=AanbevelingFactory(netwerk=s.netwerk), signaal=s),
            lambda s: type(s).objects.filter(pk=s.pk).update(staat="voorgelegd"),
        ],
    ),
    "aanbeveling": (
        _aanbeveling,
        "rapportage:aanbeveling-weg",
        "nummer",
        [lambda a: OpvolgingFactory(aanbeveling=a)],
    ),
}


@pytest.fixture
def begeleid():
    netwerk, client = NetwerkFactory(), Client()
    client.force_login(iemand("netwerkbegeleider", netwerk))
    return netwerk, client


def _maak(soort, netwerk):
    maak, naam, veld, _ = SOORTEN[soort]
    obj = maak(netwerk)
    zoekindex.zet(obj)
    return obj, reverse(naam, kwargs={"netwerk": netwerk.slug, veld: getattr(obj, veld)})


@pytest.mark.parametrize("soort", SOORTEN)
def test_it_goes_with_all_that_was_its_own_and_search_forgets_it(soort, begeleid):
    netwerk, client = begeleid
    obj, pad = _maak(soort, netwerk)
    assert pad in client.get(obj.get_absolute_url()).content.decode()
    gevonden = Zoekdocument.objects.filter(netwerk_id=netwerk.pk, soort=soort)
    assert gevonden.count() == 1

    antwoord = client.post(pad, follow=True)

    assert antwoord.redirect_chain[0][0] != obj.get_absolute_url()
    assert [str(m).endswith("is weggehaald.") for m in antwoord.context["messages"]] == [True]
    assert not type(obj).objects.filter(pk=obj.pk).exists()
    assert not gevonden.exists()
    assert Gebeurtenis.objects.filter(wat=f"{soort}.weggehaald", onderwerp_id=obj.pk).count() == 1
    assert client.post(pad).status_code == 404


@pytest.mark.parametrize(("soort", "erop"), [(s, i) for s, (*_, eropen) in SOORTEN.items() for i in range(len(eropen))])
def test_it_stays_when_something_rests_on_it_and_says_why(soort, erop, begeleid):
    netwerk, client = begeleid
    obj, pad = _maak(soort, netwerk)
    SOORTEN[soort][3][erop](obj)

    (zin,) = [str(m) for m in client.post(pad, follow=True).context["messages"]]

    assert ("blijft staan" in zin) or ("kan ze weg" in zin), zin
    assert type(obj).objects.filter(pk=obj.pk).exists()
