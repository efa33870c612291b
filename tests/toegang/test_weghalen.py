"""What takes something away can be taken back with one click, or asks first and says that it is final."""

from datetime import date

import pytest
from django.test import Client
from django.urls import resolve, reverse
from lxml import html

from kern import klok
from kern.meldingen import ongedaan_van
from netwerken.domain.opleveringen import dien_in
from netwerken.models import Lidmaatschap, Ondertekening
from projecten.domain.begeleiding import leg_analysefase_vast
from rapportage.domain.periodeteksten import leg_besluit_vast
from rapportage.models import Rapport
from tests.fabrieken.netwerken import NetwerkorganisatieFactory, OpleveringFactory
from tests.toegang.tabel import TOEGANG
from tests.toegang.weghalen import (
    DEFINITIEF,
    DEFINITIEVE_PAGINA,
    FINAAL,
    NEEMT_NIETS_WEG,
    NEEMT_WEG,
    ONGEDAAN,
    TERUG_IN_BERICHT,
)
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]


@pytest.fixture
def wereld():
    return maak_wereld()


def _als(wereld, naam):
    """A browser of the first who may do this."""
    rol = "netwerkbegeleider" if TOEGANG[naam].post[5] in (200, 302) else "opdrachtgever"
    client = Client()
    client.force_login(wereld.mensen[rol])
    return client


def test_every_act_that_takes_away_is_undoable_or_final():
    nemen_weg = {naam for naam, regel in TOEGANG.items() if NEEMT_WEG.search(naam) and {200, 302} & set(regel.post)}
    bekend = [*ONGEDAAN, *DEFINITIEF, *DEFINITIEVE_PAGINA, *TERUG_IN_BERICHT]

    assert nemen_weg - set(bekend) == NEEMT_NIETS_WEG
    assert len(bekend) == len(set(bekend))
    assert {*bekend, *ONGEDAAN.values()} <= set(TOEGANG)


def _stand(obj):
    """Everything of a row that an act may change, without the marks of its being saved."""
    if isinstance(obj, Lidmaatschap):  # given back, it is a new row
        return list(
            Lidmaatschap.objects.filter(gebruiker=obj.gebruiker, netwerk=obj.netwerk).values("rol", "organisatie")
        )
    rij = type(obj)._base_manager.filter(pk=obj.pk).values().get()
    return {veld: waarde for veld, waarde in rij.items() if veld not in ("versie", "gewijzigd_op", "volgnummer")}


def _sleutel():
    return {"inzending": "a" * 32}


@pytest.mark.parametrize("tot", [None, date(2090, 1, 1)])
@pytest.mark.parametrize("naam", sorted(ONGEDAAN))
def test_what_can_be_undone_is_undone_by_the_button_in_the_message(wereld, naam, tot):
    client, kort = _als(wereld, naam), naam.split(":")[1]
    anders = {"intrekken": "leervraag", "lid-beeindig": "gastlid", "afgelasten": "sessie"}
    obj = wereld.d[anders.get(kort, kort.removesuffix("-beeindig"))]
    if hasattr(obj, "tot"):
        type(obj).objects.filter(pk=obj.pk).update(tot=tot)
    toen = _stand(obj)

    antwoord = client.post(
        reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)), {"reden": "Daarom.", **_sleutel()}, follow=True
    )
    (bericht,) = antwoord.context["messages"]
    weg = ongedaan_van(bericht.extra_tags)
    assert "Maak ongedaan" in antwoord.content.decode()
    assert _stand(obj) != toen
    assert resolve(weg.partition("?")[0]).view_name == ONGEDAAN[naam]

    client.post(weg, {"terug": "/"})
    assert _stand(obj) == toen


@pytest.mark.parametrize("tot", ["2020-01-01", "2023-02-30", "morgen", "\x00"])
def test_a_strange_day_in_the_address_reopens_without_end(wereld, tot):
    client, thema = _als(wereld, "netwerken:thema-beeindig"), wereld.d["thema"]
    plek = {"netwerk": wereld.netwerk.slug, "pk": thema.pk}
    client.post(reverse("netwerken:thema-beeindig", kwargs=plek))
    client.post(reverse("netwerken:thema-heropen", kwargs=plek), QUERY_STRING=f"tot={tot}")

    thema.refresh_from_db()
    assert (thema.tot, thema.is_beeindigd) == (None, False)


def _maak_open(wereld):
    """Give the world what the buttons that take away need: something handed in, a signatory, an analysis phase."""
    oplevering = OpleveringFactory(netwerk=wereld.netwerk)
    dien_in(oplevering, link="https://voorbeeld.example/", versie=oplevering.versie, door=None)
    Ondertekening.objects.create(netwerk=wereld.netwerk, functie="voorzitter", wat="brief")
    leg_analysefase_vast(wereld.d["project"], velden={"start": date(2026, 1, 5)}, versie=0, door=None)


def _knoppen(client, pad):
    """Every form of a page that is sent elsewhere: where, and what is asked before."""
    for formulier in html.fromstring(client.get(pad).content).iter("form"):
        naar = (formulier.get("action") or "").partition("?")[0]
        if formulier.get("method", "").lower() == "post" and naar.startswith("/"):
            vragen = [formulier.get("data-bevestig"), *(k.get("data-bevestig") for k in formulier.iter("button"))]
            yield resolve(naar).view_name, " ".join(filter(None, vragen))


def test_every_button_that_takes_away_for_good_asks_first_and_says_so(wereld):
    """Every page of the product is walked as each of the two who may take away."""
    _maak_open(wereld)
    gevonden, zonder = set(), []
    for rol in ("netwerkbegeleider", "opdrachtgever"):
        client = Client()
        client.force_login(wereld.mensen[rol])
        for naam, regel in TOEGANG.items():
            pad = reverse(naam, kwargs=regel.kwargs(wereld))
            antwoord = client.get(pad, **regel.kop)
            if antwoord.status_code != 200 or "html" not in antwoord["Content-Type"]:
                continue
            for doel, vraag in _knoppen(client, pad):
                if doel in DEFINITIEF:
                    gevonden.add(doel)
                    zonder += [] if FINAAL in vraag else [(naam, doel, vraag)]

    assert zonder == []
    assert DEFINITIEF - gevonden == set()


def test_every_page_that_takes_away_for_good_says_so(wereld):
    Rapport.objects.filter(pk=wereld.d["rapport"].pk).update(staat="gepubliceerd")
    ander = NetwerkorganisatieFactory(netwerk=wereld.netwerk)
    punt = wereld.d["beslispunt"]
    leg_besluit_vast(punt, besluit="Ja.", op=klok.vandaag(), versie=punt.versie, door=None)
    for naam in sorted(DEFINITIEVE_PAGINA):
        pad = reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld))
        antwoord = _als(wereld, naam).get(pad, {"met": ander.organisatie_id})
        assert antwoord.status_code == 200, naam
        assert FINAAL in antwoord.content.decode(), naam
