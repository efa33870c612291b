"""A change of a meeting is taken back with one click: exactly the fields that were changed, while nobody did anything since."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kern.domain.terug import vorige
from kern.meldingen import ongedaan_van
from kern.models import Gebeurtenis, Vorige
from sessies.domain.sessies import sluit_af, wijzig_sessie, zet_wijziging_terug
from sessies.models import Sessie
from tests.aanval.formulieren import goede_inzending, lees_formulier
from tests.fabrieken.netwerken import GroepFactory, OrgaanFactory, OrganisatieFactory
from tests.fabrieken.sessies import PlaatsFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
LAAT = ("versie", "gewijzigd_op", "volgnummer")


@pytest.fixture
def sessie(netwerk):
    sessie = SessieFactory(netwerk=netwerk, groep=GroepFactory(netwerk=netwerk), plaats="Oude zaal", gemeente="Gent")
    Sessie.objects.filter(pk=sessie.pk).update(antwoord_tot=sessie.begint_op - timedelta(days=3))
    return Sessie.objects.get(pk=sessie.pk)


def _stand(sessie):
    rij = Sessie.objects.filter(pk=sessie.pk).values().get()
    wie = sorted(sessie.inbrengen.values_list("organisatie", flat=True))
    return {naam: waarde for naam, waarde in rij.items() if naam not in LAAT}, wie


def _neem_terug(sessie, door):
    regel = Gebeurtenis.objects.filter(wat="sessie.gewijzigd").last()
    return zet_wijziging_terug(Sessie.objects.get(pk=sessie.pk), **vorige(regel), door=door)


def test_every_kind_of_field_comes_back_and_the_calendars_of_people_follow(sessie, netwerk, begeleider):
    inbreng = [OrganisatieFactory(), OrganisatieFactory()]
    wijzig_sessie(sessie, velden={}, inbreng=inbreng[:1], versie=sessie.versie, door=begeleider)
    toen = _stand(sessie)
    velden = {
        "titel": "Anders", "begint_op": sessie.begint_op + timedelta(days=7), "eindigt_op": sessie.eindigt_op + timedelta(days=7),
        "groep": None, "orgaan": OrgaanFactory(netwerk=netwerk), "vaste_plaats": PlaatsFactory(netwerk=netwerk),
        "hoogstens_online": 5,
    }  # fmt: skip
    wijzig_sessie(sessie, velden=velden, inbreng=inbreng, versie=sessie.versie, door=begeleider)
    assert _stand(sessie) != toen
    assert Sessie.objects.get(pk=sessie.pk).antwoord_tot == sessie.begint_op - timedelta(days=3)
    nummer = sessie.volgnummer

    _neem_terug(sessie, begeleider)

    assert _stand(sessie) == toen
    assert Sessie.objects.get(pk=sessie.pk).volgnummer == nummer + 1
    regel = Gebeurtenis.objects.get(wat="sessie.wijziging_terug")
    assert "antwoord_tot" in regel.gegevens["velden"]
    assert "doel" not in regel.gegevens["velden"]


def test_only_what_was_changed_is_kept_and_who_brings_in_stays_when_nobody_touched_that(sessie, begeleider):
    wijzig_sessie(sessie, velden={"titel": "Anders", "doel": sessie.doel}, versie=sessie.versie, door=begeleider)
    assert Vorige.objects.get().waarden["was"].keys() == {"titel"}
    assert Vorige.objects.get().waarden["inbreng"] is None
    organisatie = OrganisatieFactory()
    wijzig_sessie(sessie, velden={}, inbreng=[organisatie], versie=sessie.versie, door=begeleider)
    wijzig_sessie(sessie, velden={"titel": "Nog"}, inbreng=[organisatie], versie=sessie.versie, door=begeleider)
    assert Vorige.objects.order_by("pk").last().waarden == {"was": {"titel": "Anders"}, "inbreng": None}


def test_what_stood_there_and_is_gone_does_not_come_back(sessie, begeleider):
    groep = sessie.groep
    wijzig_sessie(sessie, velden={"groep": None}, versie=sessie.versie, door=begeleider)
    groep.delete()
    with geweigerd("‘groep’, is er niet meer. Er is niets teruggenomen"):
        _neem_terug(sessie, begeleider)


def test_a_meeting_that_was_held_does_not_begin_in_the_future_again(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    begin = SessieFactory(netwerk=netwerk, voorbij=True).begint_op
    velden = {"begint_op": begin, "eindigt_op": begin + timedelta(hours=2)}
    wijzig_sessie(sessie, velden=velden, versie=sessie.versie, door=begeleider)
    sluit_af(sessie, door=begeleider)
    with geweigerd("ging al door", veld="begint_op"):
        _neem_terug(sessie, begeleider)


@pytest.fixture
def gewijzigd(als, sessie, begeleider):
    """Change the title on the page; returns how, and the address of *Maak ongedaan*."""
    pad = reverse("sessies:wijzig", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    client = als(begeleider)

    def doe(**anders):
        getypt = goede_inzending(lees_formulier(client.get(pad).content, pad)) | anders
        getypt.pop("is_openbaar", None)  # of a group it is not public
        antwoord = client.post(pad, getypt, follow=True)
        assert not antwoord.context.get("form"), antwoord.context["form"].errors
        (bericht,) = antwoord.context["messages"]
        return client, str(bericht), ongedaan_van(bericht.extra_tags)

    return doe


def test_the_message_takes_back_and_says_so(gewijzigd, sessie):
    toen = Sessie.objects.get(pk=sessie.pk)
    client, zin, weg = gewijzigd(titel=["Een andere titel"])
    assert "De bijeenkomst is gewijzigd" in zin
    assert Sessie.objects.get(pk=sessie.pk).titel == "Een andere titel"
    (bericht,) = client.post(weg, follow=True).context["messages"]
    assert str(bericht) == "De bijeenkomst staat weer zoals voor je wijziging."
    nu = Sessie.objects.get(pk=sessie.pk)
    assert (nu.titel, nu.begint_op, nu.eindigt_op) == (toen.titel, toen.begint_op, toen.eindigt_op)


def test_who_changed_it_since_is_named_and_nothing_is_taken_back(gewijzigd, sessie, begeleider):
    client, _, weg = gewijzigd(titel=["Een andere titel"])
    nu = Sessie.objects.get(pk=sessie.pk)
    wijzig_sessie(nu, velden={"doel": "Leren"}, versie=nu.versie, door=None)
    (bericht,) = client.post(weg, follow=True).context["messages"]
    assert "deed hier intussen iets mee" in str(bericht)
    assert Sessie.objects.get(pk=sessie.pk).titel == "Een andere titel"


def test_a_save_that_changed_nothing_has_no_way_back(gewijzigd):
    gewijzigd()
    assert gewijzigd()[2] == ""
