"""The example of a text while it is written: drawn by the server, never kept, and not without end."""

import pytest
from django.urls import reverse

from kern.models import Gebeurtenis
from kern.rijketekst import als_html
from tests.fabrieken.netwerken import LidmaatschapFactory

pytestmark = pytest.mark.django_db
TEKST = "**vet** <script>alert(1)</script>\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 | 2 |"


@pytest.fixture
def lid():
    return LidmaatschapFactory(rol="lid")


@pytest.fixture
def adres(lid):
    return reverse("netwerken:voorbeeld", kwargs={"netwerk": lid.netwerk.slug})


def test_the_example_is_what_the_page_will_show_and_nothing_is_kept(client, lid, adres):
    client.force_login(lid.gebruiker)
    voor = Gebeurtenis.objects.count()
    antwoord = client.post(adres, {"tekst": TEKST})
    assert antwoord.content.decode() == als_html(TEKST.replace("\r\n", "\n"))
    assert "<script>" not in antwoord.content.decode()
    assert client.post(adres, {"tekst": "  "}).content.decode() == "<p>Er staat nog niets.</p>"
    assert Gebeurtenis.objects.count() == voor


def test_another_network_is_not_there_and_reading_it_is_no_method(client, lid, adres):
    elders = LidmaatschapFactory(rol="netwerkbegeleider")
    client.force_login(elders.gebruiker)
    assert client.post(adres, {"tekst": "x"}).status_code == 404
    client.force_login(lid.gebruiker)
    assert client.get(adres).status_code == 405


def test_it_asks_for_patience_after_thirty_in_a_minute(client, lid, adres):
    client.force_login(lid.gebruiker)
    codes = [client.post(adres, {"tekst": "x"}).status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]
