"""Whom a network asks something: one row per party, whatever its spelling."""

import pytest
from django.urls import reverse

from kennis.domain.signalen import meld_signaal
from kern.exceptions import DomainError
from kern.models import Zoekdocument
from kern.zoeken.zoekvraag import lees
from netwerken.domain.geadresseerden import vind_of_maak_geadresseerde
from netwerken.domain.inrichting import verwijder_deel, wijzig_deel
from netwerken.models import Geadresseerde
from netwerken.rules import zelfde_naam
from rapportage.domain.aanbevelingen import doe_aanbeveling
from tests.fabrieken.netwerken import GeadresseerdeFactory, NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("De lokale besturen", "lokale besturen", True),
        ("VDAB", "vdab.", True),
        ("het Fonds", "fonds", True),
        ("Alle gemeenten", "gemeenten", True),
        ("een partner", "partner", True),
        ("Sociale partners", "sociale-partners", True),
        ("VDAB", "VDAB en UWV", False),
        ("detail", "tail", False),
    ],
)
def test_when_two_names_mean_one_party(een, ander, zelfde):
    assert zelfde_naam(een, ander) is zelfde


def test_a_name_in_another_spelling_finds_the_same_row_and_makes_none():
    netwerk = NetwerkFactory()
    een = vind_of_maak_geadresseerde(netwerk, naam="de lokale besturen", door=None)
    assert vind_of_maak_geadresseerde(netwerk, naam=" Lokale  besturen ", door=None) == een
    assert vind_of_maak_geadresseerde(NetwerkFactory(), naam="lokale besturen", door=None) != een
    assert Geadresseerde.objects.filter(netwerk=netwerk).count() == 1


def test_the_pages_add_refuse_a_variant_rename_end_and_keep_what_is_used(client):
    netwerk = NetwerkFactory()
    client.force_login(iemand("netwerkbegeleider", netwerk))

    def adres(naam, **kwargs):
        return reverse(f"netwerken:geadresseerde-{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})

    client.post(adres("nieuw"), {"naam": "de lokale besturen", "soort": "lokaal"})
    rij = Geadresseerde.objects.get()
    fout = client.post(adres("nieuw"), {"naam": "Lokale besturen", "soort": "lokaal"})
    assert "staat er al, als ‘de lokale besturen’" in fout.content.decode()
    signaal = meld_signaal(netwerk, titel="Opvang", tekst="T", gevraagd="Regel", aan=[rij], door=None)
    client.post(adres("wijzig", pk=rij.pk), {"naam": "steden en gemeenten", "soort": "lokaal", "versie": 1})
    assert signaal.geadresseerde == "steden en gemeenten"
    client.post(adres("verwijder", pk=rij.pk))
    client.post(adres("beeindig", pk=rij.pk))
    rij.refresh_from_db()
    assert rij.is_beeindigd
    assert str(rij.pk) not in [v for v, _ in _keuzes(client, netwerk)]


def test_what_addresses_somebody_is_found_by_their_new_name(netwerk):
    rij = GeadresseerdeFactory(netwerk=netwerk, naam="Gemeenten")
    signaal = meld_signaal(netwerk, titel="Opvang", tekst="T", gevraagd="Regel", aan=[rij], door=None)

    wijzig_deel(rij, velden={"naam": "Steden"}, versie=1, door=None)

    vindt = Zoekdocument.objects.filter(soort="signaal", object_id=signaal.pk)
    assert [vindt.met(lees(naam)).count() for naam in ("gemeenten", "steden")] == [0, 1]


def _keuzes(client, netwerk):
    veld = client.get(reverse("kennis:meld", kwargs={"netwerk": netwerk.slug})).context["form"].fields.get("aan")
    return [(str(waarde), naam) for waarde, naam in veld.choices] if veld else []


def test_what_addresses_somebody_keeps_the_row():
    rij = GeadresseerdeFactory()
    doe_aanbeveling(rij.netwerk, tekst="Doe dit.", aan=[(rij, "Bel.")], door=None)
    with pytest.raises(DomainError, match="1 aanbeveling die hen aanspreekt"):
        verwijder_deel(rij, door=None)


def test_a_recommendation_addresses_nobody_twice_and_nobody_of_another_network():
    rij = GeadresseerdeFactory()
    with pytest.raises(DomainError, match="één keer"):
        doe_aanbeveling(rij.netwerk, tekst="Doe dit.", aan=[(rij, "Bel."), (rij.naam.upper(), "")], door=None)
    with pytest.raises(DomainError, match="ander netwerk"):
        doe_aanbeveling(NetwerkFactory(), tekst="Doe dit.", aan=[(rij, "Bel.")], door=None)
