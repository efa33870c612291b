"""No form shows more than seven fields at first, and what is folded away may be left as it is."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.aanval.formulieren import adressen_met_formulier, maak_rijk, wie_mag
from tests.aanval.rijp import MET_VRAAG, STAAT_OP, WIE, maak_rijp
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld
from tests.transactiewacht import om_de_proef

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
HOOGSTENS = 7


def _telling(inhoud):
    """Per form of a page: how many fields are in sight, and which folded ones must be filled in."""
    for formulier in html.fromstring(inhoud).iter("form"):
        alle = formulier.xpath(".//*[self::div or self::fieldset][starts-with(@id, 'div_id_')]")
        weg = [v for v in alle if v.xpath("ancestor::details[contains(@class, 'ln-meer--velden')]")]
        yield len(alle) - len(weg), [v.get("id") for v in weg if v.xpath(".//*[contains(@class, 'ln-required')]")]


def test_every_form_asks_at_most_seven_things_first(subtests):
    wereld, gezien = maak_rijk(maak_wereld()), 0
    for naam in adressen_met_formulier():
        with subtests.test(naam), om_de_proef():
            maak_rijp(naam, wereld)
            op = STAAT_OP.get(naam, naam)
            client = Client()
            if (wie := WIE.get(naam) or wie_mag(naam)) != "bezoeker":
                client.force_login(wereld.mensen[wie])
            adres = reverse(op, kwargs=TOEGANG[op].kwargs(wereld)) + MET_VRAAG.get(naam, lambda _: "")(wereld)
            antwoord = client.get(adres)
            transaction.set_rollback(True)
            if antwoord.status_code == 200 and antwoord.content:
                tellingen = list(_telling(antwoord.content))
                gezien += sum(1 for aantal, _ in tellingen if aantal)
                assert [(n, verplicht) for n, verplicht in tellingen if n > HOOGSTENS or verplicht] == []
    assert gezien > 40
