"""One point of the agenda in one line, from the page of the meeting."""

import pytest
from django.urls import reverse

from kern.exceptions import DomainError
from kern.meldingen import ongedaan_van
from sessies.domain.agenda import MEESTE_PUNTEN, haal_punt_weg, voeg_punt_toe
from sessies.models import Agendapunt, Sessie
from tests.fabrieken.netwerken import als, iemand
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk)


@pytest.fixture
def pad(sessie):
    return reverse("sessies:punt", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


def _punten():
    return list(Agendapunt.objects.order_by("volgorde").values_list("volgorde", "titel", "minuten"))


@pytest.mark.parametrize(
    ("regel", "titel", "minuten"),
    [
        ("Onthaal, 10 min", "Onthaal", 10),
        ("15 min Slot", "Slot", 15),
        ("Wie betaalt dat?", "Wie betaalt dat?", None),
        ("10 min", "10 min", None),
        ("Eerst\u2028dan", "Eerst dan", None),
    ],
)
def test_one_line_is_one_point_at_the_end_and_one_click_takes_it_off(regel, titel, minuten, sessie, pad, begeleider):
    AgendapuntFactory(sessie=sessie, volgorde=4, titel="Er al", minuten=5)
    client = als(begeleider)
    antwoord = client.post(pad, {"titel": regel}, follow=True)

    assert antwoord.redirect_chain == [(f"{sessie.get_absolute_url()}#agenda", 302)]
    assert _punten() == [(4, "Er al", 5), (5, titel, minuten)]
    assert Sessie.objects.get().versie == sessie.versie + 1
    (bericht,) = antwoord.context["messages"]
    antwoord = client.post(ongedaan_van(bericht.extra_tags), follow=True)
    assert [str(m) for m in antwoord.context["messages"]] == ["Het onderdeel staat niet meer op de agenda."]
    assert _punten() == [(4, "Er al", 5)]


def test_save_and_one_more_comes_back_to_an_empty_line(sessie, pad, begeleider):
    antwoord = als(begeleider).post(pad, {"titel": "Onthaal", "nog": "1"}, follow=True)
    assert antwoord.redirect_chain == [(pad, 302)]
    assert antwoord.context["form"]["titel"].value() is None


@pytest.mark.parametrize("regel", ["", "Film, 1441 min", "Film, 0 min", "x" * 251])
def test_what_can_not_be_a_point_comes_back_beside_its_field(regel, pad, begeleider):
    antwoord = als(begeleider).post(pad, {"titel": regel})
    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (200, ["titel"])
    assert antwoord.context["form"]["titel"].value() == regel
    assert _punten() == []


def test_a_full_agenda_takes_no_more(sessie, begeleider):
    Agendapunt.objects.bulk_create(Agendapunt(sessie=sessie, volgorde=n, titel="Punt") for n in range(MEESTE_PUNTEN))
    with pytest.raises(DomainError, match="hoogstens 60"):
        voeg_punt_toe(sessie, titel="Nog een", door=begeleider)
    assert Agendapunt.objects.count() == MEESTE_PUNTEN


def test_a_cancelled_meeting_takes_none_and_says_so(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, afgelast=True)
    with pytest.raises(DomainError, match="afgelast"):
        voeg_punt_toe(sessie, titel="Onthaal", door=begeleider)
    pad = reverse("sessies:punt", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer})
    assert als(begeleider).get(pad)["Location"] == f"{sessie.get_absolute_url()}#agenda"


def test_what_was_taken_off_meanwhile_is_not_taken_off_again(sessie, begeleider):
    punt = voeg_punt_toe(sessie, titel="Onthaal", minuten=10, door=begeleider)
    haal_punt_weg(sessie, punt=punt.pk, door=begeleider)
    with pytest.raises(DomainError, match="niet meer op de agenda"):
        haal_punt_weg(sessie, punt=punt.pk, door=begeleider)


def test_the_line_stands_on_the_page_for_who_may_change_a_meeting_to_come(netwerk, sessie, pad, begeleider):
    voorbij = SessieFactory(netwerk=netwerk, gehouden=True)
    lid = als(iemand("lid", netwerk))
    client = als(begeleider)
    ja = [pad in c.get(s.get_absolute_url()).content.decode() for c, s in ((client, sessie), (lid, sessie))]
    assert ja == [True, False]
    assert "snel-titel" not in client.get(voorbij.get_absolute_url()).content.decode()
