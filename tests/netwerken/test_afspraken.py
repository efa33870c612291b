"""The page of a promise shows exactly what its figures count, whatever kind of promise it is."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from kern import klok, register
from kern.telling import tel
from lerend_netwerk.demo import laden
from netwerken.enums import Plichtsoort
from netwerken.models import Gebruiker, Netwerk
from netwerken.overzicht.stand import gedaan_in, rijen_van, stand_van_jaar
from projecten.domain.begeleiding import noteer_contact
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, PlichtFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import AgendapuntFactory, InbrengFactory, SessieFactory

pytestmark = pytest.mark.django_db
HOOGSTENS_VRAGEN = 23


@pytest.fixture
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        laden.laad_alles(klok.vandaag())
        yield
        call_command("flush", interactive=False, verbosity=0)


def _cijfers(telling):
    return telling.gedaan, telling.gepland, telling.te_laat


def test_every_kind_of_promise_has_the_rows_behind_its_figure():
    alles = register.alles
    assert set(alles.plichtrijen) == set(alles.plichttellers) == set(Plichtsoort.values)


@pytest.mark.usefixtures("demo")
@pytest.mark.django_db(transaction=True)
def test_each_promise_of_the_demonstration_leads_to_as_many_rows_as_it_counts(client, zonder_taken):
    vandaag, gezien = klok.vandaag(), set()
    client.force_login(Gebruiker.objects.get(email="netwerkbegeleider@demo.lerendnetwerk.example"))
    for netwerk in Netwerk.objects.all():
        for jaar in range(netwerk.start.year, min(vandaag, netwerk.einde or vandaag).year + 1):
            pagina = client.get(reverse("netwerken:stand", kwargs={"netwerk": netwerk.slug}) + f"?jaar={jaar}")
            for stand in pagina.context["standen"]:
                gezien.add(stand.plicht.soort)
                assert stand.url in pagina.content.decode()
                with CaptureQueriesContext(connection) as vragen:
                    bladzijde = client.get(stand.url).content
                assert len(vragen) <= HOOGSTENS_VRAGEN, (stand, "however many rows there are")
                hoofd = html.fromstring(bladzijde).find(".//main")
                per_staat = {
                    deel.findtext("h2").split()[0].lower(): len(deel.findall("ul/li")) for deel in hoofd.iter("section")
                }
                verwacht = {
                    "gedaan": stand.telling.gedaan,
                    "gepland": stand.telling.gepland,
                    "te": stand.telling.te_laat,
                }
                assert per_staat == {staat: n for staat, n in verwacht.items() if n}, stand
    assert len(gezien) > 10


def test_page_one_of_a_report_counts_what_the_page_of_the_promise_lists_on_its_last_day():
    netwerk = NetwerkFactory(start=date(2026, 1, 1))
    plicht = PlichtFactory(netwerk=netwerk, soort="bijeenkomsten_per_jaar", norm=4)
    for maand, velden in ((2, {}), (5, {}), (8, {"status": "gepland"}), (3, {"soort": "extern"})):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, maand, 3, 13), **{"status": "gehouden", **velden})
    SessieFactory(
        netwerk=netwerk, begint_op=moment(2026, 4, 3), status="gehouden", orgaan=OrgaanFactory(netwerk=netwerk)
    )

    (stand,) = stand_van_jaar(netwerk, date(2026, 6, 30))

    assert [(r.dag, r.staat) for r in rijen_van(stand)] == [
        (date(2026, 2, 3), "gedaan"), (date(2026, 5, 3), "gedaan"), (date(2026, 8, 3), "gepland"),
    ]  # fmt: skip
    assert _cijfers(stand.telling) == (2, 1, 0)
    assert gedaan_in(netwerk, date(2026, 1, 1), date(2026, 6, 30)) == {plicht.pk: 2}


def test_who_may_not_read_a_meeting_sees_that_it_counts_and_not_its_name(client):
    netwerk = NetwerkFactory(start=date(2026, 1, 1))
    orgaan = OrgaanFactory(netwerk=netwerk, ritme="")
    plicht = PlichtFactory(netwerk=netwerk, soort="stuurgroep", norm=1)
    SessieFactory(
        netwerk=netwerk, begint_op=moment(2026, 2, 3, 13), status="gehouden", orgaan=orgaan, titel="Geheim beraad"
    )
    adres = reverse("netwerken:afspraak", kwargs={"netwerk": netwerk.slug, "pk": plicht.pk})
    with klok.op(moment(2026, 7, 1)):
        for rol, ziet in (("netwerkbegeleider", True), ("lid", False)):
            client.force_login(iemand(rol, netwerk))
            tekst = client.get(adres).content.decode()
            assert ("Geheim beraad" in tekst) is ziet
            assert ("Een vergadering van een orgaan" in tekst) is not ziet


def test_a_way_of_working_is_listed_at_the_first_meeting_that_had_it_and_done_goes_before_planned():
    netwerk = NetwerkFactory(start=date(2026, 1, 1))
    PlichtFactory(netwerk=netwerk, soort="werkvormen", norm=3)
    for maand, status in ((9, "gehouden"), (10, "gehouden"), (8, "gepland")):
        sessie = SessieFactory(netwerk=netwerk, begint_op=moment(2026, maand, 3, 13), status=status)
        AgendapuntFactory(sessie=sessie, werkvorm="lezing")

    (stand,) = stand_van_jaar(netwerk, date(2026, 12, 1))

    assert [(r.wat, r.staat, r.dag) for r in rijen_van(stand)] == [("lezing", "gedaan", date(2026, 9, 3))]


def test_the_page_of_one_promise_counts_that_one_alone(client, monkeypatch):
    netwerk = NetwerkFactory(start=date(2026, 1, 1))
    plichten = [PlichtFactory(netwerk=netwerk, soort=soort, titel=soort) for soort in Plichtsoort.values]
    client.force_login(iemand("lid", netwerk))
    geteld = []
    for soort, rijen in register.alles.plichtrijen.items():
        monkeypatch.setitem(
            register.alles.plichttellers, soort, lambda *v, s=soort, r=rijen: geteld.append(s) or tel(r(*v))
        )
    for plicht in plichten:
        geteld.clear()
        adres = reverse("netwerken:afspraak", kwargs={"netwerk": netwerk.slug, "pk": plicht.pk})
        with klok.op(moment(2026, 7, 1)):
            assert client.get(adres).context["stand"].plicht == plicht
        assert geteld == [plicht.soort]


VERGADERING = {"status": "gehouden", "begint_op": moment(2026, 3, 3, 13)}
RIJEN = {
    "bijeenkomsten_per_jaar": lambda n: SessieFactory(netwerk=n, **VERGADERING),
    "stuurgroep": lambda n: SessieFactory(
        netwerk=n, orgaan=OrgaanFactory(netwerk=n, soort="stuurgroep", ritme=""), **VERGADERING
    ),
    "stakeholders": lambda n: InbrengFactory(sessie=SessieFactory(netwerk=n, **VERGADERING)),
    "contact_projecten": lambda n: noteer_contact(
        ProjectFactory(netwerk=n), datum=date(2026, 3, 3), soort="bezoek", door=None
    ),
}


@pytest.mark.parametrize("soort", RIJEN)
def test_the_page_of_a_promise_asks_as_often_for_three_rows_as_for_one(client, soort, zonder_taken):
    netwerk = NetwerkFactory(start=date(2026, 1, 1), einde=date(2027, 12, 31))
    plicht = PlichtFactory(netwerk=netwerk, soort=soort)
    client.force_login(iemand("netwerkbegeleider", netwerk))
    adres = reverse("netwerken:afspraak", kwargs={"netwerk": netwerk.slug, "pk": plicht.pk})
    gevraagd, getoond = [], []
    with klok.op(moment(2026, 7, 1)):
        for nog in (1, 2):
            for _ in range(nog):
                RIJEN[soort](netwerk)
            client.get(adres)
            with CaptureQueriesContext(connection) as vragen:
                bladzijde = client.get(adres)
            gevraagd.append(len(vragen))
            getoond.append(sum(len(rijen) for _, _, rijen in bladzijde.context["per_staat"]))
    assert getoond == [1, 3]
    assert gevraagd[0] == gevraagd[1]
