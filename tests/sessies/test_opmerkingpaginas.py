"""The pages around remarks on minutes: asking, reading with a link, answering."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kern import klok
from kern.models import Bericht
from sessies.domain import opmerkingen, opmerkingen_vragen
from sessies.models import Sessie, Verslaglezer, Verslagopmerking
from sessies.overzicht.opmerkingen import taken
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import iemand, toegang
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
SLEUTEL = {"inzending": "b" * 32}


@pytest.fixture
def sessie(netwerk):
    """Real hours: a mail of a frozen clock would count as sent."""
    begin = klok.nu() - timedelta(days=2)
    rij = SessieFactory(
        netwerk=netwerk, status="gehouden", begint_op=begin, eindigt_op=begin + timedelta(hours=2), verslag_op=klok.nu()
    )
    AgendapuntFactory(sessie=rij, titel="Rondje", verslag="Gezegd.")
    GenodigdeFactory(sessie=rij, naam="An", antwoord="ja", email="an@test.example", functie="coach", organisatie=None)
    return rij


@pytest.fixture
def an(sessie, begeleider):
    tot = klok.vandaag() + timedelta(days=5)
    return opmerkingen_vragen.vraag_opmerkingen(sessie, tot=tot, door=begeleider)[0]


def _adres(naam, sessie, **kwargs):
    return reverse(f"sessies:{naam}", kwargs={"netwerk": sessie.netwerk.slug, **(kwargs or {"nummer": sessie.nummer})})


def test_the_page_names_who_gets_a_mail_and_the_message_takes_it_back(als, begeleider, sessie):
    client = als(begeleider)
    pagina = client.get(_adres("opmerkingen-vragen", sessie)).content.decode()
    assert "an@test.example" in pagina
    assert "dit is wie zei te komen" in pagina
    getypt = {"tot": (klok.vandaag() + timedelta(days=5)).isoformat(), **SLEUTEL}
    antwoord = client.post(_adres("opmerkingen-vragen", sessie), getypt, follow=True).content.decode()
    assert "1\u00a0mail met de vraag om opmerkingen is onderweg." in antwoord
    assert "Sluit de opmerkingen nu af" in antwoord
    assert Bericht.objects.get(soort="verslag").aan == "an@test.example"
    pagina = client.get(_adres("opmerkingen-vragen", sessie)).content.decode()
    assert "kreeg de vraag al" in pagina


def test_a_remark_is_written_on_one_screen_and_answered_beside_the_minutes(client, als, begeleider, sessie, an):
    punt = sessie.agendapunten.get().pk
    pad = opmerkingen_vragen.pad_van(an)
    assert "Geef een opmerking" in client.get(pad).content.decode()
    antwoord = client.post(pad, {f"bij_{punt}": "Dat was <b>anders</b>.", "bij_geheel": "", **SLEUTEL}, follow=True)
    assert "Bedankt, je opmerkingen zijn bewaard." in antwoord.content.decode()
    rij = Verslagopmerking.objects.get()
    assert (rij.agendapunt_id, rij.tekst) == (punt, "Dat was <b>anders</b>.")

    baas = als(begeleider)
    pagina = baas.get(_adres("verslag", sessie)).content.decode()
    assert "Dat was &lt;b&gt;anders&lt;/b&gt;." in pagina
    assert "coach" in pagina
    getypt = {"stand": "niet", "antwoord": "Zo is het gezegd.", "versie": rij.versie}
    antwoord = baas.post(_adres("opmerking", sessie, pk=rij.pk), getypt, follow=True).content.decode()
    assert "niet overgenomen" in antwoord
    assert "Zo is het gezegd." in client.get(pad).content.decode()


def test_who_sees_a_changed_remark_answers_that_one(als, begeleider, sessie, an):
    (rij,) = opmerkingen.geef_opmerkingen(an, teksten={None: "Eerst."})
    opmerkingen.geef_opmerkingen(an, teksten={None: "Daarna."})
    client, pad = als(begeleider), _adres("opmerking", sessie, pk=rij.pk)
    pagina = client.post(pad, {"stand": "overgenomen", "antwoord": "Ja.", "versie": rij.versie}).content.decode()
    assert "veranderde intussen" in pagina
    assert "Daarna." in pagina
    assert 'name="versie" value="2"' in pagina
    assert Verslagopmerking.objects.get().wacht
    client.post(pad, {"stand": "overgenomen", "antwoord": "Ja.", "versie": 2})
    assert not Verslagopmerking.objects.get().wacht
    assert client.get(pad).status_code == 302, "it was answered: the minutes say so"


def test_a_link_that_works_no_more_says_so_in_dutch(client, sessie, an):
    pad = opmerkingen_vragen.pad_van(an)
    for fout in (pad[:-3] + "xx/", reverse("sessies_link:verslag", args=["onzin"])):
        antwoord = client.get(fout)
        assert (antwoord.status_code, "Deze link werkt niet" in antwoord.content.decode()) == (404, True)
    Sessie.objects.filter(pk=sessie.pk).update(verslag_op=None)
    assert client.post(pad, {"bij_geheel": "Nog iets.", **SLEUTEL}).status_code == 404
    assert not Verslagopmerking.objects.exists()


def test_only_a_box_that_was_sent_empty_withdraws(client, sessie, an):
    punt, pad = sessie.agendapunten.get().pk, opmerkingen_vragen.pad_van(an)
    opmerkingen.geef_opmerkingen(an, teksten={None: "Over alles.", punt: "Bij het punt."})
    assert "niet meer volledig" in client.post(pad, SLEUTEL).content.decode()
    client.post(pad, {f"bij_{punt}": "", **SLEUTEL})
    assert [rij.tekst for rij in Verslagopmerking.objects.all()] == ["Over alles."]
    antwoord = client.post(pad, {"bij_geheel": "", "inzending": "c" * 32}, follow=True).content.decode()
    assert "Je opmerkingen zijn ingetrokken." in antwoord


def test_an_approval_of_which_nothing_was_noted_is_not_in_the_way(client, sessie, an):
    AgendapuntFactory(sessie=sessie, titel="Goedkeuring van toen", keurt_goed=SessieFactory(netwerk=sessie.netwerk))
    assert "Goedkeuring van toen" not in client.get(opmerkingen_vragen.pad_van(an)).content.decode()
    opmerkingen.geef_opmerkingen(an, teksten={sessie.agendapunten.get(titel="Goedkeuring van toen").pk: "Met dank."})
    assert "Goedkeuring van toen" in client.get(opmerkingen_vragen.pad_van(an)).content.decode()


def test_after_the_last_day_one_reads_but_writes_no_more(client, sessie, an):
    opmerkingen.geef_opmerkingen(an, teksten={None: "Op tijd."})
    with klok.op(klok.nu() + timedelta(days=6)):
        pagina = client.get(opmerkingen_vragen.pad_van(an)).content.decode()
        assert "Opmerkingen geven kon tot en met" in pagina
        assert "Op tijd." in pagina
        assert "<textarea" not in pagina
        laat = client.post(opmerkingen_vragen.pad_van(an), {"bij_geheel": "Te laat.", **SLEUTEL})
    assert laat.status_code == 200
    assert Verslagopmerking.objects.get().tekst == "Op tijd."


def test_who_may_not_change_the_meeting_reads_no_remarks(als, netwerk, sessie, an):

    opmerkingen.geef_opmerkingen(an, teksten={None: "Alleen voor de begeleider."})
    pagina = als(iemand("lid", netwerk)).get(_adres("verslag", sessie)).content.decode()
    assert "Gezegd." in pagina
    assert "Alleen voor de begeleider." not in pagina


def test_waiting_remarks_are_a_task_of_who_runs_the_network(netwerk, begeleider, sessie, an):
    van_begeleider = toegang(begeleider, netwerk)
    assert list(taken(van_begeleider)) == []
    opmerkingen.geef_opmerkingen(an, teksten={None: "Een.", sessie.agendapunten.get().pk: "Twee."})
    (taak,) = taken(van_begeleider)
    assert taak.titel == f"Antwoord op 2\u00a0opmerkingen bij het verslag van {sessie.titel}"
    for n in range(6):
        ander = SessieFactory(
            netwerk=netwerk, status="gehouden", begint_op=moment(2026, 1, n + 1), verslag_op=klok.nu()
        )
        lezer = Verslaglezer.objects.create(netwerk=netwerk, sessie=ander, functie="coach", gevraagd_op=klok.nu())
        Verslagopmerking.objects.create(netwerk=netwerk, sessie=ander, lezer=lezer, tekst="Nog.")
    assert [taak.aantal for taak in taken(van_begeleider)] == [1, 1, 1, 1, 1, 2]
