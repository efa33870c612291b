"""What was noted by mistake is put right or taken away; what others cite leaves a tombstone."""

import pytest
from django.urls import reverse

from kennis.models import FicheUitInzicht, SignaalUitInzicht
from kern import keten
from kern.meldingen import ongedaan_van
from kern.opmaak import dag
from kern.tekst import schoon
from piloten.domain.piloten import start_piloot
from rapportage.models import Inzichtbewijs
from rapportage.overzicht.herkomst import bewijs_van
from sessies.domain import weghalen
from sessies.domain.inzichten import wijzig_inzicht
from sessies.models import Actiepunt, Besluit, Inzicht
from sessies.overzicht.schakels import dag_van
from sessies.overzicht.tijdlijn import tijdlijn
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import OrganisatieFactory, iemand, toegang
from tests.fabrieken.rapportage import AanbevelingFactory
from tests.fabrieken.sessies import ActiepuntFactory, BesluitFactory, InzichtFactory, LeervraagFactory, SessieFactory
from tests.weigering import geweigerd


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk, voorbij=True, status="gehouden")


def _pad(naam, **waar):
    return reverse(f"sessies:{naam}", kwargs={"netwerk": "proefnet", **waar})


@pytest.mark.parametrize(
    ("naam", "getypt", "model"),
    [
        ("besluit", {"soort": "beslissing", "tekst": "Ja."}, Besluit),
        ("actiepunt", {"tekst": "Bel", "wie": "coach"}, Actiepunt),
    ],
)
def test_what_was_just_noted_is_taken_back(als, begeleider, sessie, naam, getypt, model):
    client = als(begeleider)
    antwoord = client.post(_pad(naam, nummer=sessie.nummer), {**getypt, "inzending": "a" * 32}, follow=True)
    (bericht,) = antwoord.context["messages"]
    assert model.objects.count() == 1

    client.post(ongedaan_van(bericht.extra_tags))

    assert model.objects.count() == 0


def test_a_decision_and_a_promise_are_put_right_and_taken_away_from_the_page(als, begeleider, netwerk, sessie):
    besluit, punt = BesluitFactory(sessie=sessie), ActiepuntFactory(sessie=sessie, staat="klaar")
    client = als(begeleider)
    bladzijde = client.get(sessie.get_absolute_url()).content.decode()
    assert (_pad("besluit-weg", pk=besluit.pk) in bladzijde, _pad("actiepunt-weg", pk=punt.pk) in bladzijde) == (
        True,
        True,
    )

    client.post(
        _pad("besluit-wijzig", pk=besluit.pk), {"soort": "afspraak", "tekst": "Beter.", "versie": besluit.versie}
    )
    client.post(_pad("actiepunt-wijzig", pk=punt.pk), {"tekst": "Mail", "wie": "arts", "versie": punt.versie})
    besluit.refresh_from_db()
    punt.refresh_from_db()
    assert (besluit.soort, besluit.tekst, punt.tekst, punt.wie, punt.staat) == (
        "afspraak", "Beter.", "Mail", "arts", "klaar",
    )  # fmt: skip

    client.post(_pad("besluit-weg", pk=besluit.pk))
    client.post(_pad("actiepunt-weg", pk=punt.pk))
    assert (Besluit.objects.count(), Actiepunt.objects.count()) == (0, 0)
    with geweigerd("al weggehaald", Besluit):
        weghalen.haal_besluit_weg(Besluit(pk=99999, netwerk=netwerk, sessie=sessie), door=begeleider)


def test_who_only_reads_is_offered_nothing(als, netwerk, sessie):
    BesluitFactory(sessie=sessie)
    bladzijde = als(iemand("lid", netwerk)).get(sessie.get_absolute_url()).content.decode()

    assert "Haal weg" not in bladzijde


def test_an_insight_that_is_cited_leaves_a_tombstone_and_comes_back(als, begeleider, netwerk, sessie):
    inzicht = InzichtFactory(netwerk=netwerk, sessie=sessie, titel="Koffie eerst", tekst="Dan praten.")
    piloot = start_piloot(
        netwerk, titel="Proef", wat_willen_we_weten="Werkt het?", organisatie=OrganisatieFactory(), inzichten=[inzicht],
        door=None,
    )  # fmt: skip
    client = als(begeleider)
    antwoord = client.post(_pad("inzicht-weg", nummer=inzicht.nummer), {"reden": "Het klopt niet."}, follow=True)
    (bericht,) = antwoord.context["messages"]

    inzicht.refresh_from_db()
    wanneer, wie = schoon(dag(inzicht.weggehaald_op)), begeleider.functie
    assert inzicht.tekst == f"Weggehaald op {wanneer} door de functie {wie}, met als reden: Het klopt niet."
    lid = iemand("lid", netwerk)
    stappen = {s.sleutel: s for s in keten.strook("piloot", piloot.pk, toegang(lid, netwerk))}
    assert [(s.titel, s.notitie) for s in stappen["inzicht"].schakels] == [("Weggehaald inzicht", inzicht.tekst)]
    assert inzicht.tekst in als(lid).get(piloot.get_absolute_url()).content.decode().split("Waar komt het vandaan?")[1]
    bladzijde = als(lid).get(inzicht.get_absolute_url()).content.decode()
    assert ("Het klopt niet." in bladzijde, "Dan praten." in bladzijde) == (True, False)
    with geweigerd("eerst terug", Inzicht):
        wijzig_inzicht(inzicht, titel="x", tekst="y", versie=inzicht.versie, door=begeleider)
    with geweigerd("al weggehaald", Inzicht):
        weghalen.haal_inzicht_weg(inzicht, reden="Nog eens.", door=begeleider)

    client = als(begeleider)
    assert "Zet het inzicht terug" in client.get(inzicht.get_absolute_url()).content.decode()
    client.post(ongedaan_van(bericht.extra_tags))
    inzicht.refresh_from_db()
    assert (inzicht.titel, inzicht.tekst, inzicht.weggehaald_op) == ("Koffie eerst", "Dan praten.", None)
    with geweigerd("niet weggehaald", Inzicht):
        weghalen.zet_inzicht_terug(inzicht, door=begeleider)

    weghalen.haal_inzicht_weg(inzicht, reden="Toch.", door=None)
    client.post(_pad("inzicht-terugzetten", nummer=inzicht.nummer))
    inzicht.refresh_from_db()
    assert inzicht.titel == "Koffie eerst"


def test_an_insight_that_nobody_cites_is_gone_and_the_message_offers_no_way_back(als, begeleider, netwerk, sessie):
    inzicht = InzichtFactory(netwerk=netwerk, sessie=sessie)
    with geweigerd("waarom", Inzicht, veld="reden"):
        weghalen.haal_inzicht_weg(inzicht, reden=" ", door=begeleider)

    antwoord = als(begeleider).post(_pad("inzicht-weg", nummer=inzicht.nummer), {"reden": "Dubbel."}, follow=True)

    (bericht,) = antwoord.context["messages"]
    assert (str(bericht), ongedaan_van(bericht.extra_tags)) == ("Het inzicht is weggehaald.", "")
    assert antwoord.request["PATH_INFO"] == sessie.get_absolute_url()
    assert not Inzicht.objects.exists()


def test_every_page_that_cites_it_says_when_by_whom_and_why_it_went(als, begeleider, netwerk, sessie):
    vraag = LeervraagFactory(netwerk=netwerk)
    inzicht = InzichtFactory(netwerk=netwerk, sessie=sessie, leervraag=vraag, titel="Koffie eerst", tekst="Dan praten.")
    aanbeveling, fiche, signaal = (
        fabriek(netwerk=netwerk) for fabriek in (AanbevelingFactory, FicheFactory, SignaalFactory)
    )
    Inzichtbewijs.objects.create(aanbeveling=aanbeveling, inzicht=inzicht)
    FicheUitInzicht.objects.create(fiche=fiche, inzicht=inzicht)
    SignaalUitInzicht.objects.create(signaal=signaal, inzicht=inzicht)
    wie = toegang(begeleider, netwerk)
    assert [s.wanneer for s in bewijs_van(aanbeveling, wie)[0].stukken] == [sessie.datum]
    assert [r.titel for r in tijdlijn(vraag, wie) if "nzicht" in r.titel] == ["Een inzicht"]

    weghalen.haal_inzicht_weg(inzicht, reden="Het *klopte* niet.", door=begeleider)

    waarom = f"Weggehaald op {schoon(dag(inzicht.weggehaald_op))} door de functie {begeleider.functie}, met als reden: Het klopte niet."
    assert schoon(inzicht.waarom_weg) == waarom
    (groep,) = bewijs_van(aanbeveling, wie)
    assert [(s.wanneer, schoon(s.noot)) for s in groep.stukken] == [(None, waarom)]
    (regel,) = (r for r in tijdlijn(vraag, wie) if "nzicht" in r.titel)
    assert (regel.titel, schoon(regel.tekst), regel.citaat) == ("Inzicht weggehaald", waarom, "")
    assert regel.op == dag_van(inzicht.weggehaald_op)
    client = als(begeleider)
    for stuk in (aanbeveling, fiche, signaal):  # once in the strip, once where it is cited
        assert schoon(client.get(stuk.get_absolute_url()).content.decode()).count(waarom) == 2, stuk
