"""From any day of the calendar one plans on it; what a colour says, a sign says too; what is cancelled is struck."""

import re

import pytest
from django.urls import reverse

from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, OrgaanFactory, iemand
from tests.fabrieken.sessies import SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
TEKEN = {"netwerk": "asterisk", "groep": "puzzle", "orgaan": "people", "extern": "box-arrow-up-right"}


def pagina(client, netwerk, naam):
    return client.get(reverse(f"sessies:{naam}", args=[netwerk.slug])).content.decode()


@pytest.mark.parametrize(("naam", "dagen"), [("kalender", 42), ("week", 7)])
def test_every_day_leads_to_the_form_with_its_date(als, netwerk, begeleider, naam, dagen):
    tekst = pagina(als(begeleider), netwerk, naam)
    adressen = re.findall(r'class="ln-plandag" data-dag="([\d-]+)" href="([^"]+)"', tekst)

    assert len(adressen) == dagen
    assert all(url == f"{reverse('sessies:plan', args=[netwerk.slug])}?datum={dag}" for dag, url in adressen)
    form = als(begeleider).get(adressen[-1][1]).context["form"]
    assert str(form["datum"].value()) == adressen[-1][0]


@pytest.mark.parametrize("naam", ["kalender", "week"])
def test_who_may_not_plan_gets_no_way_to(als, netwerk, naam):
    tekst = pagina(als(iemand("lid", netwerk)), netwerk, naam)
    assert "ln-plandag" not in tekst
    assert "Klik op een dag" not in tekst


@pytest.mark.parametrize("naam", ["kalender", "week"])
def test_whose_meeting_it_is_shows_by_colour_and_sign_and_the_key_names_them_all(als, netwerk, begeleider, naam):
    anders = [
        {},
        {"groep": GroepFactory(netwerk=netwerk)},
        {"orgaan": OrgaanFactory(netwerk=netwerk)},
        {"soort": "extern"},
    ]
    for uur, extra in enumerate(anders, start=9):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 12, uur), **extra)

    raster, _, sleutel = pagina(als(begeleider), netwerk, naam).partition("Wat de tekens betekenen")

    for kring, teken in TEKEN.items():
        vak = re.search(rf'<a class="ln-ev[^"]* ln-ev--{kring}[ "].*?</a>', raster, re.DOTALL)[0]
        assert f"#{teken}" in vak
        assert re.search(rf'ln-ev--{kring}">\s*<svg[^>]*><use href="[^"]*#{teken}"', sleutel)
    assert len(set(TEKEN.values())) == len(TEKEN)


@pytest.mark.parametrize("naam", ["kalender", "week", "lijst"])
def test_what_is_cancelled_is_struck_and_says_so(als, netwerk, begeleider, naam):
    SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 12, 9), afgelast=True)

    tekst = pagina(als(begeleider), netwerk, naam)

    assert "afgelast" in tekst
    assert ("ln-af" if naam == "lijst" else "ln-ev--af") in tekst.partition("Wat de tekens betekenen")[0]
