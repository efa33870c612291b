"""Every form in which people, organisations, projects, questions, themes or cards are chosen searches them on the server."""

import pytest
from django import forms
from django.urls import reverse
from lxml import html

from kern.kiezers import Dragerveld
from tests.aanval.rijp import MET_VRAAG, maak_rijp
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db
FORMULIEREN = (
    "sessies:plan", "sessies:wijzig", "sessies:breng-in", "sessies:verhelder", "sessies:agenderen", "sessies:inzicht-nieuw",
    "sessies:vragen-thema", "sessies:vragen-agenda", "piloten:start", "piloten:wijzig", "piloten:besluit",
    "kennis:schrijf", "kennis:wijzig", "kennis:overname", "kennis:meld", "kennis:signaal-wijzig", "kennis:herken",
    "netwerken:mandaat-nieuw", "netwerken:mandaat-wijzig", "netwerken:uitnodigen", "netwerken:taak-doorgeven",
    "netwerken:afwijking-voorstellen", "projecten:project-nieuw", "projecten:project-wijzig",
    "rapportage:aanbeveling-nieuw", "rapportage:aanbeveling-bewijs",
    "rapportage:beslispunt-nieuw",
)  # fmt: skip


@pytest.fixture
def wereld(monkeypatch):
    """A world in which one choice is already too many for a page."""
    monkeypatch.setattr("kern.kiezers.VEEL", 0)
    monkeypatch.setattr("kern.formulieren.VEEL", 0)
    return maak_wereld()


def _kiest(veld):
    return isinstance(veld, forms.ModelChoiceField | Dragerveld) and not veld.widget.is_hidden


def test_the_two_forms_on_one_page_search_each_their_own(wereld, client):
    client.force_login(wereld.mensen["netwerkbegeleider"])
    for naam in ("projecten:partner-nieuw", "projecten:medewerker-nieuw"):
        maak_rijp(naam, wereld)
    pad = reverse("projecten:project-wie", kwargs=TOEGANG["projecten:project-wie"].kwargs(wereld))
    pagina = client.get(pad)

    assert {"organisatie", "lidmaatschap"} <= set(html.fromstring(pagina.content).xpath("//*[@data-zoek]/@data-zoek"))
    for naam, veld in (("partner-nieuw", "organisatie"), ("medewerker-nieuw", "lidmaatschap")):
        te_kiezen = {str(o.pk) for o in pagina.context[f"{naam.split('-')[0]}form"].fields[veld].queryset}
        los = reverse(f"projecten:{naam}", kwargs=TOEGANG["projecten:project-wie"].kwargs(wereld))
        for adres in (pad, los):  # what was refused shows at an address of its own
            keuzes = client.get(adres, {"kies": veld, "q": ""}, follow=True).json()["keuzes"]
            assert {keuze["waarde"] for keuze in keuzes} == te_kiezen
    assert client.get(pad, {"kies": "land_van_elders"}).status_code == 404


def test_no_form_carries_a_long_list_to_choose_from(wereld, client, subtests):
    gezien = set()
    for naam in FORMULIEREN:
        with subtests.test(naam):
            maak_rijp(naam, wereld)
            client.force_login(wereld.mensen["netwerkbegeleider"])
            pad = reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)) + MET_VRAAG.get(naam, lambda _: "")(wereld)
            antwoord = client.get(pad)
            assert antwoord.status_code == 200, (naam, antwoord)
            boom = html.fromstring(antwoord.content)
            velden = {n for n, veld in antwoord.context["form"].fields.items() if _kiest(veld)}
            gezocht = set(boom.xpath("//*[@data-zoek]/@data-zoek"))
            assert velden - gezocht == set(), naam
            gezien |= {(naam, veld) for veld in velden}
    assert len(gezien) > 30
