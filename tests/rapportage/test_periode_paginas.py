"""Writing the report of a period in the browser: decision points and their decision, texts, what misses."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kern import klok, register
from kern.models import Gebeurtenis
from rapportage.domain import periodeteksten
from rapportage.models import Beslispunt, Gemisuitleg, Periodetekst, Rapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    OrgaanFactory,
    iemand,
    toegang,
)
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db
PERIODE = "2022-Q3"


@pytest.fixture
def netwerk():
    with klok.op(moment(2022, 10, 12)):
        yield NetwerkFactory(start=date(2021, 10, 1), rapportritme="Q")


@pytest.fixture
def begeleider(netwerk, client):
    persoon = iemand("netwerkbegeleider", netwerk)
    client.force_login(persoon)
    return persoon


def adres(naam, netwerk, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, "periode": PERIODE, **kwargs})


def tekst(antwoord):
    return antwoord.content.decode()


def _zit_in(orgaan, rol):
    lid = LidmaatschapFactory(netwerk=orgaan.netwerk, rol=rol)
    MandaatFactory(netwerk=orgaan.netwerk, orgaan=orgaan, lidmaatschap=lid)
    return lid.gebruiker


def _ergens(netwerk):
    """Somebody who sees the meeting by a seat in its body, and no report of the network."""
    return iemand("projectmedewerker", netwerk)


def taak(persoon, netwerk):
    return [t for t in register.taken_van(toegang(persoon, netwerk)) if t.titel.startswith("Schrijf wat er in het")]


@pytest.mark.usefixtures("begeleider")
def test_a_point_is_put_changed_and_taken_away(client, netwerk):
    leeg = client.post(adres("beslispunt-nieuw", netwerk), {"vraag": ""})
    assert leeg.context["form"].errors["vraag"] == ["Schrijf wat er beslist moet worden."]
    velden = {"vraag": "Doen we het?", "opties": "Ja\nNeen", "zonder_besluit": "Dan vervalt de zaal."}
    naar = client.post(adres("beslispunt-nieuw", netwerk), velden)
    punt = Beslispunt.objects.get()
    assert naar.url == punt.get_absolute_url() == f"{adres('periode', netwerk)}#beslispunt-{punt.pk}"
    assert (punt.code, punt.opties, punt.zonder_besluit) == ("B1", "Ja\nNeen", "Dan vervalt de zaal.")

    wijzig = adres("beslispunt-wijzig", netwerk, pk=punt.pk)
    assert client.post(wijzig, {"vraag": "Zonder versie"}).status_code == 200
    client.post(wijzig, {"vraag": "Doen we het nu?", "versie": 1})
    botst = client.post(wijzig, {"vraag": "Te laat", "versie": 1})
    assert botst.status_code == 409
    assert {(v.jouw, v.nu) for v in botst.context["conflict"].verschillen} >= {("Te laat", "Doen we het nu?")}
    assert Beslispunt.objects.get().vraag == "Doen we het nu?"

    client.post(adres("beslispunt-verwijder", netwerk, pk=punt.pk))
    assert not Beslispunt.objects.exists()


def test_the_opdrachtgever_records_the_decision_and_takes_it_back(client, netwerk):
    begin = moment(2022, 10, 11, 10)
    orgaan = OrgaanFactory(netwerk=netwerk, naam="Stuurgroep")
    sessie = SessieFactory(
        netwerk=netwerk, orgaan=orgaan, titel="Stuurgroep oktober", status="gehouden", begint_op=begin,
        eindigt_op=begin + timedelta(hours=2),
    )  # fmt: skip
    punt = periodeteksten.leg_beslispunt_voor(netwerk, periode=PERIODE, vraag="Doen we het?", door=None)
    besluit = adres("beslispunt-besluit", netwerk, pk=punt.pk)
    begeleider, opdrachtgever = iemand("netwerkbegeleider", netwerk), iemand("opdrachtgever", netwerk)
    client.force_login(begeleider)
    assert client.get(besluit).status_code == 403
    assert "Leg het besluit vast" not in tekst(client.get(adres("periode", netwerk)))

    client.force_login(opdrachtgever)
    assert "Leg het besluit vast" in tekst(client.get(adres("periode", netwerk)))
    assert [b.titel for bron in register.alles.beslissingen for b in bron(toegang(opdrachtgever, netwerk))] == [
        "Doen we het?"
    ]
    fout = client.post(besluit, {"besluit": "Ja", "sessie": sessie.pk, "op": "2022-10-10", "versie": 1})
    assert list(fout.context["form"].errors) == ["op"]
    assert not Beslispunt.objects.get().is_besloten
    client.post(besluit, {"besluit": "We doen het.", "sessie": sessie.pk, "op": "", "versie": 1})
    punt.refresh_from_db()
    assert (punt.besluit, punt.besloten_op, punt.besluit_sessie) == ("We doen het.", date(2022, 10, 11), sessie)
    assert "Stuurgroep oktober" in tekst(client.get(adres("periode", netwerk)))
    for wie, ziet in (
        (begeleider, True),
        (opdrachtgever, True),
        (_zit_in(orgaan, "lid"), True),
        (_ergens(netwerk), False),
    ):
        client.force_login(wie)
        vergadering = tekst(client.get(sessie.get_absolute_url()))
        assert "Stuurgroep oktober" in vergadering
        assert ("We doen het." in vergadering, f'href="{punt.get_absolute_url()}"' in vergadering) == (ziet, ziet)
    client.force_login(opdrachtgever)
    assert [b for bron in register.alles.beslissingen for b in bron(toegang(opdrachtgever, netwerk))] == []

    terug = adres("beslispunt-terug", netwerk, pk=punt.pk)
    assert "We doen het." in tekst(client.get(terug))
    client.post(terug, {"reden": "Het geld is op.", "versie": 2})
    bladzijde = tekst(client.get(adres("periode", netwerk)))
    assert "Het geld is op." in bladzijde
    assert "We doen het." in bladzijde
    assert not Beslispunt.objects.get().is_besloten
    assert Gebeurtenis.objects.filter(wat="beslispunt.besluit_teruggenomen", door_id=opdrachtgever.pk).count() == 1


def test_without_an_opdrachtgever_who_runs_the_network_records_the_decision(client, netwerk, begeleider):
    punt = periodeteksten.leg_beslispunt_voor(netwerk, periode=PERIODE, vraag="Doen we het?", door=begeleider)

    client.post(adres("beslispunt-besluit", netwerk, pk=punt.pk), {"besluit": "Ja", "op": "2022-10-10", "versie": 1})

    assert Beslispunt.objects.get().besloten_op == date(2022, 10, 10)


@pytest.mark.usefixtures("begeleider")
def test_a_text_is_written_changed_and_taken_away(client, netwerk):
    assert client.get(adres("periodetekst-nieuw", netwerk, soort="gedicht")).status_code == 404
    client.post(adres("periodetekst-nieuw", netwerk, soort="risico"), {"tekst": "Regen", "maatregel": "Een tent"})
    rij = Periodetekst.objects.get()
    assert (rij.soort, rij.periode, rij.tekst, rij.maatregel) == ("risico", PERIODE, "Regen", "Een tent")
    wijzig = adres("periodetekst-wijzig", netwerk, pk=rij.pk)
    client.post(wijzig, {"tekst": "Storm", "maatregel": "Een zaal", "versie": 1})
    assert client.post(wijzig, {"tekst": "Mist", "versie": 1}).status_code == 409
    rij.refresh_from_db()
    assert (rij.tekst, rij.maatregel) == ("Storm", "Een zaal")

    client.post(adres("periodetekst-verwijder", netwerk, pk=rij.pk))
    assert not Periodetekst.objects.exists()


def test_what_misses_is_a_task_until_it_is_written_or_explained(client, netwerk, begeleider):
    (eerst,) = taak(begeleider, netwerk)
    assert (eerst.actie, eerst.url) == ("Bekijk wat ontbreekt", adres("periode", netwerk) + "#gemis")
    assert eerst.toelichting == "Nog niet geschreven: een beslispunt, een risico en een waardeverhaal."
    assert eerst.tegen == date(2022, 10, 30)
    assert taak(iemand("opdrachtgever", netwerk), netwerk) == []

    client.post(adres("beslispunt-nieuw", netwerk), {"vraag": "Doen we het?"})
    client.post(adres("periodetekst-nieuw", netwerk, soort="risico"), {"tekst": "Regen"})
    niets = adres("periode-niets", netwerk, deel="waardeverhaal")
    client.post(niets, {"tekst": "Deze periode was er geen bijeenkomst.", "versie": 0})
    assert taak(begeleider, netwerk) == []
    assert "Deze periode was er geen bijeenkomst." in tekst(client.get(adres("periode", netwerk)))

    client.post(niets, {"tekst": "", "versie": 1})
    assert not Gemisuitleg.objects.exists()
    (over,) = taak(begeleider, netwerk)
    assert over.toelichting == "Nog niet geschreven: een waardeverhaal."
    assert (over.actie, over.url) == ("Schrijf", adres("periodetekst-nieuw", netwerk, soort="waardeverhaal"))
    Rapport.objects.create(
        netwerk=netwerk, soort="kwartaal", periode=PERIODE, titel="R", slug="r", staat="gepubliceerd"
    )
    assert taak(begeleider, netwerk) == []


def test_at_the_end_of_the_year_the_evaluation_is_asked_as_well(netwerk, begeleider):
    with klok.op(moment(2023, 1, 10)):
        (gevraagd,) = taak(begeleider, netwerk)
    assert gevraagd.toelichting.endswith("een waardeverhaal, de zelfevaluatie en gender en diversiteit.")


def test_a_seat_in_the_steering_group_reads_and_nobody_else_does(client, netwerk):
    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    client.force_login(lid.gebruiker)
    assert client.get(adres("periode", netwerk)).status_code == 403
    MandaatFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk, soort="stuurgroep"), lidmaatschap=lid)

    bladzijde = client.get(adres("periode", netwerk))

    assert bladzijde.status_code == 200
    assert "Leg een beslispunt voor" not in tekst(bladzijde)
    assert client.get(adres("beslispunt-nieuw", netwerk)).status_code == 403


@pytest.mark.usefixtures("begeleider")
def test_only_periods_of_the_network_have_a_page(client, netwerk):
    lijst = client.get(reverse("rapportage:periodes", kwargs={"netwerk": netwerk.slug}))
    sleutels = [rij.periode.sleutel for rij in lijst.context["rijen"]]
    assert sleutels == ["2022-Q4", "2022-Q3", "2022-Q2", "2022-Q1", "2021-Q4"]
    for vreemd in ("2023-Q1", "2021-Q3", "2022", "2022-Q9", "morgen"):
        pad = reverse("rapportage:periode", kwargs={"netwerk": netwerk.slug, "periode": vreemd})
        assert client.get(pad).status_code == 404, vreemd
