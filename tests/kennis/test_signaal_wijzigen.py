"""Changing a signal: its words, its theme and what it rests on, until it was passed on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kennis.domain.signalen import geef_door, leg_voor, meld_signaal, wijzig_signaal
from kennis.models import Herkenning, SignaalUitFiche
from kern import register
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis, Zoekdocument
from kern.zoeken import zoekindex
from kern.zoeken.zoekvraag import lees
from tests.fabrieken.kennis import FicheFactory, HerkenningFactory, SignaalFactory
from tests.fabrieken.netwerken import GeadresseerdeFactory, NetwerkFactory, ThemaFactory, iemand
from tests.fabrieken.sessies import InzichtFactory, SessieFactory

pytestmark = pytest.mark.django_db
VELDEN = {"titel": "Anders", "tekst": "Nu zo.", "gevraagd": "Eén rit."}
AAN = {"aan_nieuw": "Mobiliteit"}


@pytest.fixture
def signaal():
    return SignaalFactory(netwerk=NetwerkFactory())


@pytest.fixture
def begeleider(client, signaal):
    client.force_login(iemand("netwerkbegeleider", signaal.netwerk))
    return client


def adres(signaal):
    return reverse("kennis:signaal-wijzig", kwargs={"netwerk": signaal.netwerk.slug, "nummer": signaal.nummer})


def test_the_words_the_theme_and_the_sources_change_and_the_number_stays(signaal):
    HerkenningFactory(signaal=signaal)
    thema = ThemaFactory(netwerk=signaal.netwerk)
    oud, nieuw = FicheFactory(netwerk=signaal.netwerk), FicheFactory(netwerk=signaal.netwerk)
    SignaalUitFiche.objects.create(signaal=signaal, fiche=oud)
    nummer = signaal.nummer
    wijzig_signaal(signaal, velden={**VELDEN, "thema": thema}, versie=1, fiches=[nieuw], door=None)
    signaal.refresh_from_db()
    assert {n: getattr(signaal, n) for n in VELDEN} == VELDEN
    assert (signaal.thema, signaal.nummer, signaal.versie, signaal.fiches) == (thema, nummer, 2, [nieuw])
    assert Herkenning.objects.filter(signaal=signaal).count() == 1
    regel = Gebeurtenis.objects.get(wat="signaal.gewijzigd")
    assert regel.gegevens == {"velden": sorted([*VELDEN, "thema"])}


def test_what_is_not_named_stays():
    netwerk = NetwerkFactory()
    fiche, inzicht = FicheFactory(netwerk=netwerk), InzichtFactory(sessie=SessieFactory(netwerk=netwerk))
    thema = ThemaFactory(netwerk=netwerk)
    signaal = meld_signaal(netwerk, **VELDEN, **AAN, thema=thema, fiches=[fiche], inzichten=[inzicht], door=None)
    wijzig_signaal(signaal, velden={"titel": "Enkel dit"}, versie=1, door=None)
    signaal.refresh_from_db()
    assert (signaal.titel, signaal.tekst, signaal.thema) == ("Enkel dit", "Nu zo.", thema)
    assert (signaal.fiches, signaal.inzichten) == ([fiche], [inzicht])


@pytest.mark.parametrize(
    ("velden", "fout"),
    [({"staat": "doorgegeven"}, "wijzig je hier niet"), ({"titel": " "}, "Titel"), ({"gevraagd": ""}, "vragen")],
)
def test_another_field_or_an_empty_one_is_refused(signaal, velden, fout):
    with pytest.raises(DomainError, match=fout):
        wijzig_signaal(signaal, velden=velden, versie=1, door=None)
    signaal.refresh_from_db()
    assert (signaal.versie, signaal.staat) == (1, "gemeld")


def test_for_whom_a_signal_is_changes_and_is_found(signaal):
    wijzig_signaal(signaal, velden={}, versie=1, aan=[], aan_nieuw="Spoorwegen", door=None)

    assert signaal.geadresseerde == "Spoorwegen"
    assert (
        Zoekdocument.objects.filter(soort="signaal").met(lees("Spoorwegen"), ("titelwoorden", "woorden")).count() == 1
    )
    assert list(zoekindex.verschillen()) == []


def test_several_signals_rest_on_one_card(signaal):
    ander, fiche = SignaalFactory(netwerk=signaal.netwerk), FicheFactory(netwerk=signaal.netwerk)
    inzicht = InzichtFactory(sessie=SessieFactory(netwerk=signaal.netwerk))

    for een in (signaal, ander):
        wijzig_signaal(een, velden={}, versie=1, fiches=[fiche], inzichten=[inzicht], door=None)
        assert (een.fiches, een.inzichten) == ([fiche], [inzicht])


def test_nothing_of_another_network_is_linked(signaal):
    with pytest.raises(AnderNetwerkError):
        wijzig_signaal(signaal, velden={"thema": ThemaFactory()}, versie=1, door=None)
    for vreemd in ({"fiches": [FicheFactory()]}, {"inzichten": [InzichtFactory()]}, {"aan": [GeadresseerdeFactory()]}):
        with pytest.raises(AnderNetwerkError):
            wijzig_signaal(signaal, velden={}, versie=1, **vreemd, door=None)
    with pytest.raises(AnderNetwerkError):
        meld_signaal(signaal.netwerk, **VELDEN, **AAN, thema=ThemaFactory(), door=None)
    assert not SignaalUitFiche.objects.exists()


def test_a_stale_save_and_one_after_it_was_passed_on(signaal):
    leg_voor(signaal, door=None)
    with pytest.raises(VersieConflict):
        wijzig_signaal(signaal, velden=VELDEN, versie=1, door=None)
    signaal.refresh_from_db()
    geef_door(signaal, door=None)
    with pytest.raises(DomainError, match="doorgegeven aan Welzijn"):
        wijzig_signaal(signaal, velden=VELDEN, versie=signaal.versie, door=None)
    signaal.refresh_from_db()
    assert signaal.gevraagd == "Een proefregeling voor de startweek."


def test_the_page_changes_it_and_shows_both_texts_to_who_comes_late(begeleider, signaal):
    FicheFactory(netwerk=signaal.netwerk, titel="De bus")
    assert "Wijzig</a>" in begeleider.get(signaal.get_absolute_url()).content.decode()
    tekst = begeleider.get(adres(signaal)).content.decode()
    assert "De bus" in tekst
    assert "Wie herkent het?" not in tekst
    assert begeleider.post(adres(signaal), {**VELDEN, **AAN, "versie": 1}).url == signaal.get_absolute_url()
    antwoord = begeleider.post(adres(signaal), {**VELDEN, **AAN, "titel": "Mijn titel", "versie": 1})
    assert antwoord.status_code == 409
    assert "Mijn titel" in antwoord.content.decode()
    assert "Anders" in antwoord.content.decode()
    fout = begeleider.post(adres(signaal), {**VELDEN, **AAN, "titel": "", "versie": 2})
    assert "Schrijf het signaal in één zin." in fout.content.decode()
    assert "Nu zo." in fout.content.decode()
    signaal.refresh_from_db()
    assert signaal.titel == "Anders"


def test_a_signal_that_was_passed_on_says_why_it_stays(begeleider, signaal):
    leg_voor(signaal, door=None)
    assert "is daar meteen te lezen" in begeleider.get(adres(signaal)).content.decode()
    geef_door(signaal, door=None)
    for antwoord in (begeleider.get(adres(signaal)), begeleider.post(adres(signaal), {**VELDEN, **AAN, "versie": 3})):
        assert antwoord.status_code == 200
        assert "blijft hier staan zoals het was" in antwoord.content.decode()
    assert "Wijzig</a>" not in begeleider.get(signaal.get_absolute_url()).content.decode()
    signaal.refresh_from_db()
    assert signaal.titel != "Anders"


def test_the_page_asks_the_same_number_of_queries_for_more_sources(begeleider, signaal, monkeypatch):
    monkeypatch.setattr(register.alles, "taken", [])

    def tel():
        with CaptureQueriesContext(connection) as vragen:
            begeleider.get(adres(signaal))
        return len(vragen)

    aantallen = []
    for aantal in (1, 3):
        while SignaalUitFiche.objects.count() < aantal:
            SignaalUitFiche.objects.create(signaal=signaal, fiche=FicheFactory(netwerk=signaal.netwerk))
        tel()
        aantallen.append(tel())
    assert aantallen[0] == aantallen[1]
