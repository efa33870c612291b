"""What is unusual about a meeting is said with its weekday and asked once more, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netwerken.domain.toegang import toegang_van
from sessies.models import Sessie
from sessies.overzicht.bedenkingen import bedenkingen, bedenkingen_over_de_plek
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GroepFactory, NetwerkFactory, OrgaanFactory, iemand
from tests.fabrieken.sessies import SessieFactory


def vraag(mens, netwerk, begin, einde=None, zelf=None, **velden):
    data = {"begint_op": begin, "eindigt_op": einde or begin + timedelta(hours=2), **velden}
    toegang = toegang_van(mens, netwerk)
    return [*bedenkingen(toegang, data, zelf=zelf), *bedenkingen_over_de_plek(toegang, data, zelf=zelf)]


@pytest.mark.parametrize(
    ("begin", "einde", "zinnen"),
    [
        (moment(2026, 12, 1, 10), None, []),
        (moment(2026, 12, 1, 7), moment(2026, 12, 1, 22), []),
        (moment(2026, 11, 9, 10), None, ["Maandag 9 november 2026 is voorbij."]),
        (moment(2028, 12, 25, 10), None, ["Maandag 25 december 2028 is Kerstmis."]),
        (moment(2027, 12, 25, 10), None, ["Zaterdag 25 december 2027 is Kerstmis."]),
        (moment(2028, 7, 11, 10), None, ["Dinsdag 11 juli 2028 is Feest van de Vlaamse Gemeenschap."]),
        (moment(2026, 12, 5, 10), None, ["Zaterdag 5 december 2026 valt in het weekend."]),
        (
            moment(2026, 12, 4, 10),
            moment(2026, 12, 6, 12),
            ["Zondag 6 december 2026 valt in het weekend."],
        ),
        (moment(2026, 12, 1, 6, 59), None, ["De bijeenkomst begint om 6.59\N{NO-BREAK SPACE}uur."]),
        (moment(2026, 12, 1, 21, 1), None, ["De bijeenkomst eindigt om 23.01\N{NO-BREAK SPACE}uur."]),
        (moment(2026, 12, 1, 22), None, ["De bijeenkomst eindigt om middernacht."]),
    ],
)
def test_what_is_unusual_about_a_day_or_an_hour(begin, einde, zinnen, netwerk, begeleider, nu):
    assert vraag(begeleider, netwerk, begin, einde) == zinnen


def test_holidays_are_those_of_the_country_of_the_network(begeleider, nu):
    nederland, elders = NetwerkFactory(land="NL"), NetwerkFactory(land="XX")
    koningsdag, feest = moment(2027, 4, 27, 10), moment(2028, 7, 21, 10)

    assert vraag(iemand("netwerkbegeleider", nederland), nederland, koningsdag) == [
        "Dinsdag 27 april 2027 is Koningsdag."
    ]
    assert vraag(iemand("netwerkbegeleider", nederland), nederland, feest) == []
    assert vraag(iemand("netwerkbegeleider", elders), elders, koningsdag) == []


def test_two_meetings_in_one_place_or_of_one_group_at_one_hour(netwerk, begeleider, nu):
    groep, orgaan = GroepFactory(netwerk=netwerk), OrgaanFactory(netwerk=netwerk)
    begin = moment(2026, 12, 1, 10)
    waar = {"plaats": "Zaal De Kapstok", "gemeente": "Mechelen", "vorm": "fysiek"}
    staat = SessieFactory(
        netwerk=netwerk, titel="Eerst", begint_op=begin, eindigt_op=begin + timedelta(hours=2), groep=groep, **waar
    )
    SessieFactory(netwerk=netwerk, begint_op=begin, eindigt_op=begin + timedelta(hours=2), status="afgelast", **waar)
    eerst = "‘Eerst’ (10.00–12.00\N{NO-BREAK SPACE}uur)."

    def v(**velden):
        return vraag(begeleider, netwerk, **{"begin": begin, **velden})

    assert v(**waar) == [f"Op dat uur is er op deze plek ook {eerst}"]
    assert v(**waar | {"plaats": " zaal  de kapstok"}) == [f"Op dat uur is er op deze plek ook {eerst}"]
    assert v(groep=groep) == [f"Op dat uur heeft {groep} ook {eerst}"]
    assert v(orgaan=orgaan) == []
    assert v(**waar, zelf=staat) == []
    assert v(**waar | {"gemeente": "Gent"}) == []
    assert v(**waar | {"vorm": "online"}) == []
    assert v(**waar | {"begin": begin + timedelta(hours=2)}) == []


def test_a_meeting_one_may_not_see_is_not_named(netwerk, nu):
    begin, waar = moment(2026, 12, 1, 10), {"plaats": "Zaal De Kapstok", "gemeente": "Mechelen", "vorm": "fysiek"}
    SessieFactory(netwerk=netwerk, begint_op=begin, concept=True, **waar)

    assert vraag(iemand("lid", netwerk), netwerk, begin, **waar) == []


VELDEN = {
    "titel": "Op Kerstmis", "soort": "netwerksessie", "datum": "2028-12-25", "begintijd": "10:00", "eindtijd": "12:00",
    "vorm": "fysiek", "plaats": "Zaal", "gemeente": "Mechelen",
}  # fmt: skip


def test_a_holiday_is_asked_again_and_then_planned(als, netwerk, begeleider, nu):
    client, pad = als(begeleider), reverse("sessies:plan", kwargs={"netwerk": netwerk.slug})

    gevraagd = client.post(pad, VELDEN)
    html = gevraagd.content.decode()
    teken = gevraagd.context["form"]["bevestigd"].value()

    assert gevraagd.status_code == 200
    assert "Maandag 25 december 2028 is Kerstmis." in html
    assert "Toch plannen?" in html
    assert 'value="Op Kerstmis"' in html
    assert not Sessie.objects.exists()
    anders = client.post(pad, VELDEN | {"bevestigd": teken, "datum": "2028-12-24"})
    assert "Zondag 24 december 2028 valt in het weekend." in anders.content.decode()
    assert client.post(pad, VELDEN | {"bevestigd": teken}).status_code == 302
    assert Sessie.objects.get().datum.isoformat() == "2028-12-25"


def test_changing_the_title_of_a_meeting_that_is_over_asks_nothing(als, netwerk, begeleider, nu):
    sessie = SessieFactory(
        netwerk=netwerk,
        begint_op=moment(2026, 3, 2, 10),
        eindigt_op=moment(2026, 3, 2, 12),
        **{k: VELDEN[k] for k in ("plaats", "gemeente", "vorm")},
    )
    client, pad = als(begeleider), reverse("sessies:wijzig", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer})
    velden = {**VELDEN, "versie": 1, "datum": "2026-03-02"}

    verzet = client.post(pad, velden | {"datum": "2026-03-01"})

    assert "Zondag 1 maart 2026 valt in het weekend." in verzet.content.decode()
    assert "Toch zo bewaren?" in verzet.content.decode()
    assert client.post(pad, velden).status_code == 302
