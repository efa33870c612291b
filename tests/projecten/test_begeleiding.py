"""What was noted of a project is put right or taken away where it stands, by who may note it."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from kern.models import Gebeurtenis
from piloten.models import Bevinding
from projecten.models import Begeleidingscontact, Leereffect
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begeleider")]
DAG = date(2026, 3, 2)


@pytest.fixture
def stukken(netwerk):
    """One of each kind, with where its page stands and how its addresses are called."""
    project, piloot = ProjectFactory(netwerk=netwerk), PilootFactory(netwerk=netwerk)
    van = {"netwerk": netwerk, "datum": DAG}
    return {
        "contact": (Begeleidingscontact.objects.create(project=project, soort="mail", **van), project, "projecten"),
        "leereffect": (Leereffect.objects.create(project=project, tekst="We bellen.", **van), project, "projecten"),
        "bevinding": (Bevinding.objects.create(piloot=piloot, tekst="Ze bellen.", **van), piloot, "piloten"),
    }


def _pad(stukken, wat, daad, netwerk):
    stuk, van, app = stukken[wat]
    sleutel = {"code": van.code} if app == "projecten" else {"nummer": van.nummer}
    return reverse(f"{app}:{wat}-{daad}", kwargs={"netwerk": netwerk.slug, "pk": stuk.pk, **sleutel})


NIEUW = {
    "contact": {"soort": "bezoek", "kern": "Koffie."},
    "leereffect": {"tekst": "We bellen eerst."},
    "bevinding": {"tekst": "Ze komen terug."},
}


@pytest.mark.parametrize("wat", list(NIEUW))
def test_it_is_put_right_with_its_version_and_never_over_somebody_else(wat, stukken, netwerk, client):
    stuk, van, _ = stukken[wat]
    pad = _pad(stukken, wat, "wijzig", netwerk)
    bladzijde = client.get(van.get_absolute_url()).content.decode()
    assert pad in bladzijde
    getypt = {**NIEUW[wat], "datum": "3/3/2026", "versie": stuk.versie}

    assert client.get(pad).context["form"].initial["datum"] == DAG
    assert client.post(pad, getypt).status_code == 302
    stuk.refresh_from_db()
    assert (stuk.datum, {v: getattr(stuk, v) for v in NIEUW[wat]}) == (date(2026, 3, 3), NIEUW[wat])

    oud = client.post(pad, getypt)  # with the version of before
    assert oud.status_code == 409
    morgen = {**getypt, "datum": klok.vandaag().replace(year=2099).isoformat(), "versie": stuk.versie}
    assert "datum" in client.post(pad, morgen).context["form"].errors


@pytest.mark.parametrize("wat", list(NIEUW))
def test_it_is_taken_away_with_a_line_in_the_log(wat, stukken, netwerk, client):
    stuk, van, _ = stukken[wat]
    pad = _pad(stukken, wat, "weg", netwerk)

    assert client.get(pad).status_code == 405
    assert client.post(pad).url == van.get_absolute_url()
    assert not type(stuk).objects.filter(pk=stuk.pk).exists()
    assert Gebeurtenis.objects.filter(onderwerp_id=stuk.pk, wat__endswith="weggehaald").count() == 1
    assert client.post(pad).status_code == 404


@pytest.mark.parametrize("wat", list(NIEUW))
def test_it_is_found_only_below_what_it_belongs_to(wat, stukken, netwerk, client):
    stuk, van, app = stukken[wat]
    ander = ProjectFactory(netwerk=netwerk) if app == "projecten" else PilootFactory(netwerk=netwerk)
    sleutel = {"code": ander.code} if app == "projecten" else {"nummer": ander.nummer}

    for daad in ("wijzig", "weg"):
        pad = reverse(f"{app}:{wat}-{daad}", kwargs={"netwerk": netwerk.slug, "pk": stuk.pk, **sleutel})
        assert client.post(pad, {**NIEUW[wat], "datum": "3/3/2026", "versie": 1}).status_code == 404
    assert type(stuk).objects.filter(pk=stuk.pk).exists()
    assert van.pk != ander.pk
