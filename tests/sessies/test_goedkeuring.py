"""Minutes are approved in the next meeting of the same group or body, and stand fast from then on."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from kern import klok
from kern.canoniek import controlegetal
from kern.models import Gebeurtenis
from netwerken.models import Gebruiker
from sessies.domain import goedkeuring, sessies, verloop, verslag, weghalen
from sessies.models import Actiepunt, Agendapunt, Besluit, GoedgekeurdVerslag, Sessie, Verslagaanvulling
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, iemand
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


@pytest.fixture
def orgaan(netwerk):
    return OrgaanFactory(netwerk=netwerk, naam="Stuurgroep")


@pytest.fixture
def oud(netwerk, orgaan):
    rij = SessieFactory(netwerk=netwerk, orgaan=orgaan, begint_op=moment(2026, 9, 1), status="gehouden")
    AgendapuntFactory(sessie=rij, titel="Rondje", verslag="Gezegd.")
    return rij


def _later(netwerk, orgaan, dag=20, **anders):
    return SessieFactory(netwerk=netwerk, orgaan=orgaan, begint_op=moment(2026, 11, dag), **anders)


def _punten(sessie):
    return list(sessie.agendapunten.values_list("titel", flat=True))


def _deel(sessie, begeleider):
    verslag.stuur_verslag_rond(sessie, door=begeleider)
    return sessie


TITEL = "Goedkeuring van het verslag van di 1 sep 2026"


def test_the_point_comes_first_on_the_next_agenda_when_minutes_are_shared(netwerk, orgaan, oud, begeleider):
    volgende, daarna = _later(netwerk, orgaan), _later(netwerk, orgaan, 25)
    ander = _later(netwerk, OrgaanFactory(netwerk=netwerk))
    AgendapuntFactory(sessie=volgende, titel="Welkom", volgorde=1)

    _deel(oud, begeleider)

    assert [_punten(rij) for rij in (volgende, daarna, ander)] == [[TITEL, "Welkom"], [], []]
    assert Sessie.objects.get(pk=volgende.pk).versie == 2, "who has that agenda open, sees that it changed"
    verslag.haal_verslag_terug(oud, door=begeleider)
    assert _punten(volgende) == ["Welkom"]


def test_the_point_comes_when_the_next_meeting_is_planned_and_moves_when_that_is_off(netwerk, orgaan, oud, begeleider):
    _deel(oud, begeleider)
    begin = moment(2026, 11, 20)
    velden = {"titel": "Volgende", "soort": "stuurgroep", "orgaan": orgaan, "begint_op": begin}
    volgende = sessies.plan_sessie(
        netwerk, velden={**velden, "eindigt_op": begin + timedelta(hours=2)}, door=begeleider
    )
    assert _punten(volgende) == [TITEL]
    daarna = _later(netwerk, orgaan, 25)

    sessies.las_af(volgende, reden="Ziek.", door=begeleider)

    assert _punten(daarna) == [TITEL]
    assert volgende.agendapunten.count() == 1, "what is off is not touched"


def test_a_point_that_somebody_worked_on_stays(netwerk, orgaan, oud, begeleider):
    volgende = _later(netwerk, orgaan)
    _deel(oud, begeleider)
    volgende.agendapunten.update(minuten=10)

    verslag.haal_verslag_terug(oud, door=begeleider)

    assert _punten(volgende) == [TITEL]


def test_minutes_of_long_ago_come_on_no_agenda(netwerk, orgaan, oud, begeleider):
    _later(netwerk, orgaan, 2, status="gehouden")
    volgende = _later(netwerk, orgaan)

    _deel(oud, begeleider)

    assert _punten(volgende) == []


def test_what_was_not_approved_comes_on_the_agenda_after(netwerk, orgaan, oud, begeleider):
    volgende, daarna = _later(netwerk, orgaan), _later(netwerk, orgaan, 25)
    _deel(oud, begeleider)
    with klok.op(moment(2026, 11, 21)):
        goedkeuring.leg_voor(oud)

    assert (_punten(volgende), _punten(daarna)) == ([TITEL], [TITEL])


def test_the_point_moves_when_a_meeting_goes_to_another_body(netwerk, orgaan, oud, begeleider):
    ander = OrgaanFactory(netwerk=netwerk)
    volgende, daarna, elders = _later(netwerk, orgaan), _later(netwerk, orgaan, 25), _later(netwerk, ander, 26)
    _deel(oud, begeleider)

    def naar(sessie, doel):
        rij = Sessie.objects.get(pk=sessie.pk)
        sessies.wijzig_sessie(rij, velden={"orgaan": doel}, versie=rij.versie, door=begeleider)
        assert rij.versie == Sessie.objects.get(pk=rij.pk).versie, "what is saved next is no conflict with this"
        return [_punten(rij) for rij in (volgende, daarna, elders)]

    assert naar(volgende, ander) == [[], [TITEL], []], "who approves is of another body now"
    assert naar(volgende, orgaan) == [[TITEL], [], []]
    assert naar(oud, ander) == [[], [], [TITEL]], "the minutes are of another body now"
    assert naar(oud, None) == [[], [], []]


def test_approved_minutes_stand_fast_with_their_hash_and_name_nobody(netwerk, orgaan, oud, begeleider):
    Gebruiker.objects.filter(pk=begeleider.pk).update(naam="Greet Vandenbroecke", functie="secretaris")
    punt = oud.agendapunten.get()
    besluit = verloop.neem_besluit(oud, tekst="Greet Vandenbroecke belt.", agendapunt=punt, door=begeleider)
    actie = verloop.spreek_actiepunt_af(oud, tekst="Bellen", wie="secretaris", tegen=klok.vandaag(), door=begeleider)
    _deel(oud, begeleider)
    in_ = _later(netwerk, orgaan, 9)

    vast = goedkeuring.keur_goed(oud, in_sessie=in_, door=begeleider)

    assert (vast.sha256, vast.wie, vast.in_sessie) == (controlegetal(vast.inhoud), "Stuurgroep", in_)
    assert "Vandenbroecke" not in vast.inhoud
    assert vast.inhoud == json.dumps(json.loads(vast.inhoud), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert GoedgekeurdVerslag.objects.get().inhoud == vast.inhoud
    assert Gebeurtenis.objects.get(wat="verslag.goedgekeurd").gegevens["sha256"] == vast.sha256
    punt.refresh_from_db()
    oud.refresh_from_db()
    for daad in (
        lambda: verslag.schrijf_verslag(oud, tekst="Anders.", versie=oud.versie, door=begeleider),
        lambda: verslag.schrijf_bij_punt(punt, tekst="Anders.", versie=punt.versie, door=begeleider),
        lambda: verslag.haal_verslag_terug(oud, door=begeleider),
        lambda: verloop.neem_besluit(oud, tekst="Nog een.", door=begeleider),
        lambda: verloop.spreek_actiepunt_af(oud, tekst="Nog een.", wie="ik", door=begeleider),
        lambda: weghalen.wijzig_besluit(besluit, soort="afspraak", tekst="Nee.", versie=1, door=begeleider),
        lambda: weghalen.haal_besluit_weg(besluit, door=begeleider),
        lambda: sessies.heropen_sessie(oud, door=begeleider),
        lambda: goedkeuring.keur_goed(oud, in_sessie=in_, door=begeleider),
    ):
        with geweigerd("is goedgekeurd en verandert niet meer", Besluit, Actiepunt, GoedgekeurdVerslag):
            daad()
    verloop.rond_actiepunt_af(actie, door=begeleider)
    gelezen = goedkeuring.lees_verslag(oud)
    assert gelezen["algemeen"]["actiepunten"] == [
        {"pk": actie.pk, "tekst": "Bellen", "wie": "secretaris", "tegen": klok.vandaag()}
    ]
    assert gelezen["punten"][0]["besluiten"][0]["tekst"] == "secretaris belt."


def test_a_title_that_changes_on_the_agenda_later_is_not_in_what_was_approved(netwerk, oud, begeleider):
    _deel(oud, begeleider)
    goedkeuring.keur_goed(oud, door=begeleider)
    oud.agendapunten.update(titel="Anders")

    assert [deel["titel"] for deel in goedkeuring.lees_verslag(oud)["punten"]] == ["Rondje"]


def test_who_runs_the_network_approves_only_when_no_meeting_can(netwerk, orgaan, oud, begeleider):
    with geweigerd("Deel het verslag eerst", GoedgekeurdVerslag):
        goedkeuring.keur_goed(oud, door=begeleider)
    _deel(oud, begeleider)
    komt = _later(netwerk, orgaan)
    elders = _later(netwerk, OrgaanFactory(netwerk=netwerk), 3)
    with geweigerd("Kies in welke bijeenkomst Stuurgroep", GoedgekeurdVerslag, veld="in_sessie"):
        goedkeuring.keur_goed(oud, door=begeleider)
    with geweigerd("moet nog beginnen", GoedgekeurdVerslag):
        goedkeuring.keur_goed(oud, in_sessie=komt, door=begeleider)
    with geweigerd("dezelfde groep of hetzelfde orgaan", GoedgekeurdVerslag, veld="in_sessie"):
        goedkeuring.keur_goed(oud, in_sessie=elders, door=begeleider)

    los = SessieFactory(netwerk=netwerk, gehouden=True, verslag="Zo ging het.")
    _deel(los, begeleider)
    assert goedkeuring.keur_goed(los, door=begeleider).wie == netwerk.label_van("netwerkbegeleider")


def test_an_approval_is_taken_back_the_same_day_only_and_leaves_its_trace(netwerk, orgaan, oud, begeleider):
    with geweigerd("niet goedgekeurd"):
        goedkeuring.trek_goedkeuring_in(oud, door=begeleider)
    _deel(oud, begeleider)
    sha = goedkeuring.keur_goed(oud, door=begeleider).sha256
    with klok.op(moment(2026, 11, 11)), geweigerd("alleen de dag zelf", GoedgekeurdVerslag):
        goedkeuring.trek_goedkeuring_in(oud, door=begeleider)

    goedkeuring.trek_goedkeuring_in(oud, door=begeleider)

    assert not GoedgekeurdVerslag.objects.exists()
    assert Gebeurtenis.objects.get(wat="verslag.goedkeuring_ingetrokken").gegevens["sha256"] == sha
    punt = Agendapunt.objects.get(sessie=oud)
    verslag.schrijf_bij_punt(punt, tekst="Anders.", versie=punt.versie, door=begeleider)


def test_an_addition_stands_beside_what_was_approved(netwerk, oud, begeleider):
    Gebruiker.objects.filter(pk=begeleider.pk).update(functie="secretaris")
    begeleider.refresh_from_db()
    with geweigerd("nog niet goedgekeurd", Verslagaanvulling):
        goedkeuring.vul_verslag_aan(oud, tekst="Ook dit.", door=begeleider)
    _deel(oud, begeleider)
    goedkeuring.keur_goed(oud, door=begeleider)
    rij = goedkeuring.vul_verslag_aan(oud, tekst=" Ook dit. ", door=begeleider)
    assert (rij.tekst, rij.wie) == ("Ook dit.", "secretaris")
    with geweigerd("al een aanvulling", GoedgekeurdVerslag):
        goedkeuring.trek_goedkeuring_in(oud, door=begeleider)
    with klok.op(moment(2026, 11, 11)), geweigerd("alleen de dag zelf", Verslagaanvulling):
        goedkeuring.haal_aanvulling_weg(rij, door=begeleider)

    goedkeuring.haal_aanvulling_weg(rij, door=begeleider)

    assert not Verslagaanvulling.objects.exists()


def test_an_addition_is_one_of_at_most_fifty(oud, begeleider):
    _deel(oud, begeleider)
    goedkeuring.keur_goed(oud, door=begeleider)
    rijen = [Verslagaanvulling(netwerk=oud.netwerk, sessie=oud, tekst="X") for _ in range(50)]
    Verslagaanvulling.objects.bulk_create(rijen)
    with geweigerd("hoogstens 50", Verslagaanvulling, veld="tekst"):
        goedkeuring.vul_verslag_aan(oud, tekst="Nog.", door=begeleider)


def test_from_the_agenda_to_the_approval_and_its_addition(netwerk, orgaan, oud, begeleider, als):
    def pad(naam, sessie):
        return reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer})

    volgende = _later(netwerk, orgaan)
    _deel(oud, begeleider)
    client = als(begeleider)
    assert "staat daar vooraan op de agenda" in client.get(pad("verslag", oud)).content.decode()
    assert client.get(pad("verslag-goedkeuren", oud)).status_code == 302
    with klok.op(moment(2026, 11, 20, 13)):
        assert pad("verslag", oud) in client.get(pad("verslag", volgende)).content.decode()
        assert "Keur het verslag goed" in client.get(pad("verslag", oud)).content.decode()
        client.post(pad("verslag-goedkeuren", oud), {"in_sessie": volgende.pk})
        na = client.get(pad("verslag", oud)).content.decode()
        sleutel = {"inzending": "a" * 32}
        client.post(pad("verslag-aanvullen", oud), {"tekst": "Het waren er *drie*.", **sleutel})
        lezer = als(iemand("projectmedewerker", netwerk)).get(pad("verslag", oud)).content.decode()

    assert GoedgekeurdVerslag.objects.get().sha256 in na
    assert ("goedgekeurd" in na, "Wijzig de tekst" in na, "Neem de goedkeuring terug" in na) == (True, False, True)
    assert ("<em>drie</em>" in lezer, "Schrijf een aanvulling" in lezer) == (True, False)


def test_who_completes_a_meeting_reads_its_approved_minutes_and_completes_the_rest(netwerk, oud, begeleider, als):
    Sessie.objects.filter(pk=oud.pk).update(verslag="Zo was het *samen*.")
    oud.refresh_from_db()
    _deel(oud, begeleider)
    goedkeuring.keur_goed(oud, door=begeleider)
    pad = reverse("sessies:afsluiten", kwargs={"netwerk": netwerk.slug, "nummer": oud.nummer})
    client, versie = als(begeleider), Sessie.objects.get(pk=oud.pk).versie

    toont = client.get(pad)
    te_laat = client.post(pad, {"versie": versie, "verslag": "Toch anders."})
    client.post(pad, {"versie": versie, "wie_ontbrak": "Werkgevers."})

    assert "verslag" not in toont.context["form"].fields
    assert toont.context["titel"] == "Vul de bijeenkomst aan"
    assert "Zo was het <em>samen</em>." in toont.content.decode()
    assert te_laat.context["form"].errors["verslag"] == [goedkeuring.VAST]
    assert "Toch anders." in te_laat.content.decode(), "what was typed before the approval is not lost"
    oud.refresh_from_db()
    assert (oud.verslag, oud.wie_ontbrak) == ("Zo was het *samen*.", "Werkgevers.")
