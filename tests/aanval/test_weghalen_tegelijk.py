"""Two people take the same thing away, or invite the same person, in one instant: it happened once, and the log says so."""

from collections import Counter
from copy import copy

import pytest
from django.urls import reverse

from kern.models import Gebeurtenis
from netwerken.domain.inrichting import neem_organisatie_weg, verwijder_deel
from netwerken.models import Thema, Uitnodiging
from projecten.domain.begeleiding import haal_analysefase_weg, leg_analysefase_vast
from projecten.domain.projecten import haal_medewerker_weg, haal_partner_weg
from rapportage.domain.periodeteksten import verwijder_beslispunt, verwijder_periodetekst
from rapportage.domain.samenstellen import verwijder_onderdeel
from tests.aanval.test_tegelijk import _als, _tegelijk
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, NetwerkorganisatieFactory, ThemaFactory, iemand
from tests.fabrieken.rapportage import RodeDraadFactory
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd


def _fase(wereld):
    velden = {"start": moment(2026, 1, 5).date()}
    return leg_analysefase_vast(wereld.d["project"], velden=velden, versie=0, door=None)


WEG = {
    "thema": (lambda w: ThemaFactory(netwerk=w.netwerk), verwijder_deel),
    "groep": (lambda w: GroepFactory(netwerk=w.netwerk), verwijder_deel),
    "organisatie": (lambda w: NetwerkorganisatieFactory(netwerk=w.netwerk), neem_organisatie_weg),
    "analysefase": (_fase, haal_analysefase_weg),
    "partner": (lambda w: w.d["partner"], haal_partner_weg),
    "medewerker": (lambda w: w.d["medewerker"], haal_medewerker_weg),
    "beslispunt": (lambda w: w.d["beslispunt"], verwijder_beslispunt),
    "periodetekst": (lambda w: w.d["periodetekst"], verwijder_periodetekst),
    "rode draad": (lambda w: RodeDraadFactory(netwerk=w.netwerk, nummer=90), verwijder_onderdeel),
}


@pytest.mark.django_db
@pytest.mark.parametrize("naam", WEG)
def test_what_somebody_else_took_away_meanwhile_is_not_taken_away_again(naam):
    maak, haal_weg = WEG[naam]
    obj = maak(maak_wereld())
    zelfde = copy(obj)  # as the page of the other had it
    haal_weg(obj, door=None)

    with geweigerd("intussen al weggehaald", type(obj)):
        haal_weg(zelfde, door=None)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_take_a_theme_away_at_once_one_does():
    wereld = maak_wereld()
    thema = ThemaFactory(netwerk=wereld.netwerk)
    browsers = [_als(iemand("netwerkbegeleider", wereld.netwerk)) for _ in range(4)]
    pad = reverse("netwerken:thema-verwijder", kwargs={"netwerk": wereld.netwerk.slug, "pk": thema.pk})

    uit = _tegelijk(4, lambda i: browsers[i].post(pad).status_code)

    assert set(uit) <= {302, 404}
    assert not Thema.objects.filter(pk=thema.pk).exists()
    assert Counter(Gebeurtenis.objects.values_list("wat", flat=True))["thema.verwijderd"] == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_invitations_for_one_person_at_once_one_opens():
    wereld = maak_wereld()
    browsers = [_als(iemand("netwerkbegeleider", wereld.netwerk)) for _ in range(4)]
    sleutels = [str(i) * 32 for i in range(4)]
    pad = reverse("netwerken:uitnodigen", kwargs={"netwerk": wereld.netwerk.slug})
    velden = {"email": "nieuw@test.example", "rol": "lid"}

    uit = _tegelijk(4, lambda i: browsers[i].post(pad, {**velden, "inzending": sleutels[i]}).status_code)

    assert uit == [302] * 4
    assert Uitnodiging.objects.filter(email="nieuw@test.example", ingetrokken_op=None).count() == 1
