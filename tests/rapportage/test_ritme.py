"""A network changes its rhythm: what was written for its earlier periods stays there, is found, and moves nowhere."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok, register
from netwerken.domain.inrichting import wijzig_netwerk
from rapportage.domain import periodeteksten
from rapportage.domain.periodes import periodes_met_gegevens
from rapportage.models import Rapport
from rapportage.overzicht.termijnen import te_beslissen, verwacht
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, PlichtFactory, iemand, toegang
from tests.rapportage.conftest import inhoud_van
from tests.rapportage.test_plichten import maak

pytestmark = pytest.mark.django_db
OUD = "2022-T2"


@pytest.fixture
def netwerk():
    """Written per four months until the autumn of 2022, per quarter from then on."""
    with klok.op(moment(2022, 10, 12)):
        netwerk = NetwerkFactory(start=date(2022, 1, 1), rapportritme="T")
        periodeteksten.leg_beslispunt_voor(netwerk, periode=OUD, vraag="Doen we het?", door=None)
        periodeteksten.schrijf_periodetekst(netwerk, periode=OUD, soort="risico", tekst="De zaal valt weg.", door=None)
        wijzig_netwerk(netwerk, velden={"rapportritme": "Q"}, versie=netwerk.versie, door=None)
        yield netwerk


def adres(naam, netwerk, periode=OUD, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, "periode": periode, **kwargs})


def test_what_was_written_in_the_earlier_rhythm_is_found_under_its_own_period(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    rijen = client.get(reverse("rapportage:periodes", kwargs={"netwerk": netwerk.slug})).context["rijen"]

    assert [(r.periode.sleutel, r.punten, r.teksten, r.is_vroeger) for r in rijen] == [
        ("2022-Q4", 0, 0, False), ("2022-Q3", 0, 0, False), (OUD, 1, 1, True),
        ("2022-Q2", 0, 0, False), ("2022-Q1", 0, 0, False),
    ]  # fmt: skip
    blad = client.get(adres("periode", netwerk))
    assert "De zaal valt weg." in blad.content.decode()
    assert "Doen we het?" in blad.content.decode()
    assert (blad.context["vorige"].sleutel, blad.context["volgende"].sleutel) == ("2022-Q2", "2022-Q3")
    for andere in ("2022-Q2", "2022-Q3"):
        assert "De zaal valt weg." not in client.get(adres("periode", netwerk, andere)).content.decode()


def test_there_one_changes_and_decides_and_writes_nothing_new(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    punt, tekst = netwerk.beslispunten.get(), netwerk.periodeteksten.get()
    for naam, kwargs, status in (
        ("beslispunt-wijzig", {"pk": punt.pk}, 200), ("periodetekst-wijzig", {"pk": tekst.pk}, 200),
        ("beslispunt-nieuw", {}, 404), ("periodetekst-nieuw", {"soort": "risico"}, 404),
        ("periode-niets", {"deel": "risico"}, 404),
    ):  # fmt: skip
        assert client.get(adres(naam, netwerk, **kwargs)).status_code == status, naam
        assert (
            naam.endswith("wijzig")
            or reverse(f"rapportage:{naam}", kwargs={"netwerk": netwerk.slug, "periode": OUD, **kwargs})
            not in client.get(adres("periode", netwerk)).content.decode()
        )
    client.post(
        adres("periodetekst-wijzig", netwerk, pk=tekst.pk), {"tekst": "De zaal is terug.", "maatregel": "", "versie": 1}
    )
    tekst.refresh_from_db()
    assert tekst.tekst == "De zaal is terug."


def test_an_open_point_of_the_earlier_rhythm_still_waits_for_its_decision(netwerk):
    opdrachtgever = toegang(iemand("opdrachtgever", netwerk), netwerk)
    assert [(b.soort, b.url) for b in te_beslissen(opdrachtgever)] == [
        ("Beslispunt B1", netwerk.beslispunten.get().get_absolute_url())
    ]
    with klok.op(moment(2023, 6, 1)):
        assert te_beslissen(opdrachtgever) == []


def test_a_period_of_the_earlier_rhythm_with_nothing_in_it_has_no_page(client, netwerk):
    client.force_login(iemand("netwerkbegeleider", netwerk))
    assert client.get(adres("periode", netwerk, "2022-T1")).status_code == 404


def test_no_report_of_the_new_rhythm_takes_the_texts_of_the_old(netwerk):
    assert periodes_met_gegevens(netwerk) == []
    for sleutel in ("2022-Q2", "2022-Q3"):
        delen = inhoud_van(Rapport(netwerk=netwerk, soort="kwartaal", periode=sleutel, titel="R", slug="r"))["delen"]
        assert (delen["beslispunten"], delen["planning"]["risicos"]) == ([], [])


def test_reports_of_the_earlier_rhythm_keep_counting_and_no_day_is_asked_or_counted_twice():
    netwerk = NetwerkFactory(start=date(2026, 1, 1), rapportritme="Q")
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", norm=4)

    def stand(dag):
        telling = register.alles.plichttellers["kwartaalrapport"](netwerk, date(2026, 1, 1), date(2026, 12, 31), dag)
        return telling.gedaan, telling.gepland, telling.te_laat

    with klok.op(moment(2026, 7, 10)):
        maak(netwerk, moment(2026, 4, 10), periode="2026-Q1")
        maak(netwerk, moment(2026, 7, 10), periode="2026-Q2")
        assert stand(date(2026, 7, 10)) == (2, 2, 0)
        wijzig_netwerk(netwerk, velden={"rapportritme": "T"}, versie=netwerk.versie, door=None)

    # January to April were told per quarter; what is left of May to August, and the rest of the year, are to come
    assert stand(date(2026, 7, 10)) == (2, 2, 0)
    assert stand(date(2026, 10, 1)) == (2, 1, 1)
    mens = iemand("netwerkbegeleider", netwerk)
    with klok.op(moment(2026, 9, 5)):
        verwacht_nu = [v.titel for v in verwacht(toegang(mens, netwerk))]
        daad = register.alles.plichtdaden["kwartaalrapport"](
            netwerk, date(2026, 1, 1), date(2026, 12, 31), klok.vandaag()
        )
    assert [titel.rpartition(" ")[2] for titel in verwacht_nu] == ["2026-T2", "2026-T3"]
    assert daad.url.endswith("periode=2026-T2")

    maak(netwerk, moment(2026, 9, 10), periode="2026-T2")
    assert stand(date(2026, 10, 1)) == (3, 1, 0)
    maak(netwerk, moment(2026, 9, 20), periode="2026-T1")  # all its days were told: it is no report more
    maak(netwerk, moment(2026, 12, 31), periode="2026")
    assert stand(date(2026, 12, 31)) == (4, 0, 0)
    maak(netwerk, moment(2027, 1, 10), periode="2026-T3")
    assert stand(date(2027, 1, 20)) == (4, 0, 0)
