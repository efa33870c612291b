"""After a meeting its page says what is left to do, and each line ticks itself off."""

import pytest
from django.urls import reverse

from sessies.enums import LeervraagStaat
from sessies.models import Sessie
from sessies.overzicht.afronding import afronding
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, OpkomstFactory, SessieFactory

pytestmark = pytest.mark.django_db


def _stand(sessie, *vragen):
    return [(stap.zin, stap.gedaan) for stap in afronding(Sessie.objects.get(pk=sessie.pk), vragen)]


@pytest.mark.parametrize("anders", [{}, {"voorbij": True, "soort": "extern"}, {"voorbij": True, "status": "afgelast"}])
def test_before_it_is_over_and_of_one_that_did_not_go_on_nothing_is_asked(netwerk, anders):
    assert _stand(SessieFactory(netwerk=netwerk, **anders)) == []


def test_each_line_ticks_itself_off_and_then_all_of_it_goes(netwerk):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)
    vraag = LeervraagFactory(netwerk=netwerk, staat=LeervraagStaat.GEAGENDEERD)
    wachten = "Beantwoord de vraag, of zet ze op een volgende agenda"
    assert _stand(sessie, vraag) == [
        ("Noteer hoeveel mensen er waren", False),
        ("Schrijf het verslag en deel het", False),
        (wachten, False),
        ("Sluit de bijeenkomst af", False),
    ]
    OpkomstFactory(sessie=sessie)
    Sessie.objects.filter(pk=sessie.pk).update(status="gehouden")
    assert (wachten, False) not in _stand(sessie, vraag), "it stands on another agenda"
    vraag.staat = LeervraagStaat.BESPROKEN
    assert [gedaan for _, gedaan in _stand(sessie, vraag)] == [True, False, False, True]
    vraag.staat = LeervraagStaat.BEANTWOORD
    Sessie.objects.filter(pk=sessie.pk).update(verslag_op=sessie.eindigt_op)
    assert _stand(sessie, vraag) == []
    assert len(_stand(sessie, vraag, LeervraagFactory(netwerk=netwerk, staat=LeervraagStaat.BESPROKEN))) == 4


def test_the_page_shows_it_to_who_organises_and_to_nobody_else(netwerk, begeleider, als):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)
    AgendapuntFactory(sessie=sessie, leervraag=LeervraagFactory(netwerk=netwerk, staat=LeervraagStaat.GEAGENDEERD))
    pad = sessie.get_absolute_url()
    html = als(begeleider).get(pad).content.decode()
    assert "Wat is er nog te doen?" in html
    assert reverse("sessies:verslag", args=[netwerk.slug, sessie.nummer]) in html
    assert "Wat is er nog te doen?" not in als(iemand("lid", netwerk)).get(pad).content.decode()
