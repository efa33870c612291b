"""One page over all networks: what waits, which steering group is next, which reports are late or ready."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from kern import klok
from netwerken.overzicht.mijn_netwerken import IN_EEN_OOGOPSLAG, overzicht_van
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.overzicht.termijnen import verwacht
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    NetwerkFactory,
    OrgaanFactory,
    OrganisatieFactory,
    PlichtFactory,
    iemand,
    toegang,
)
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db
URL = "/mijn-netwerken/"


@pytest.fixture
def netwerk():
    return NetwerkFactory(start=date(2020, 1, 1))


def _rapport(netwerk, **velden):
    """A report that is ready, with both files."""
    rapport = Rapport.objects.create(
        **{"netwerk": netwerk, "soort": "kwartaal", "periode": "2022-Q3", "titel": "Kwartaalrapport, derde kwartaal",
           "slug": "kwartaalrapport-2022-q3", "staat": "gemaakt", **velden}
    )  # fmt: skip
    opname = Momentopname.objects.create(rapport=rapport, inhoud="{}", sha256="0" * 64)
    for soort in ("pdf", "xlsx"):
        Artefact.objects.create(
            momentopname=opname, soort=soort, pad=f"{rapport.pk}.{soort}", bestandsnaam=f"r.{soort}", sha256="ab" * 32,
            grootte=10,
        )  # fmt: skip
    return rapport


def test_the_funder_fetches_a_report_in_one_click(netwerk, client):
    rapport = _rapport(netwerk)
    client.force_login(iemand("opdrachtgever", netwerk))

    inhoud = client.get(URL).content.decode()

    for soort in ("pdf", "xlsx"):
        assert f'href="{_bestand(rapport, soort)}"' in inhoud
    assert "abababababab…" in inhoud


def test_a_report_one_may_not_read_is_not_offered(netwerk, client):
    rapport = _rapport(netwerk)
    client.force_login(iemand("lid", netwerk))

    assert rapport.slug not in client.get(URL).content.decode()


def test_the_next_steering_group_says_whether_it_was_convened(netwerk, client):
    roeper = OrganisatieFactory()
    orgaan = OrgaanFactory(netwerk=netwerk, samengeroepen_door=roeper)
    SessieFactory(netwerk=netwerk, titel="Gewone bijeenkomst")
    SessieFactory(netwerk=netwerk, orgaan=orgaan, concept=True, titel="Stuurgroep van straks")
    client.force_login(iemand("opdrachtgever", netwerk, organisatie=roeper))

    antwoord = client.get(URL)
    rij = antwoord.context["stand"].netwerken[0]

    assert rij.stuurgroep.titel == "Stuurgroep van straks"
    assert "nog niet samengeroepen" in antwoord.content.decode()
    assert "Roep de stuurgroep samen" in antwoord.content.decode()


def test_a_steering_group_that_is_not_prepared_by_the_reader_stays_a_secret(netwerk):
    SessieFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk), concept=True)

    assert overzicht_van(iemand("opdrachtgever", netwerk)).stuurgroepen == []


@pytest.mark.parametrize(("heeft", "tekst"), [(True, "nog niet gepland"), (False, "geen eigen stuurgroep")])
def test_no_steering_group_planned_is_another_thing_than_none_at_all(netwerk, client, heeft, tekst):
    if heeft:
        OrgaanFactory(netwerk=netwerk)
    client.force_login(iemand("opdrachtgever", netwerk))

    assert tekst in client.get(URL).content.decode()


def _bestand(rapport, soort):
    return reverse("rapportage:bestand", kwargs={"netwerk": rapport.netwerk.slug, "slug": rapport.slug, "soort": soort})


def _termijnen(netwerk, dag):
    with klok.op(datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)):
        return [(v.titel, v.is_te_laat) for v in verwacht(toegang(iemand("opdrachtgever", netwerk), netwerk))]


def test_reports_of_this_year_are_late_thirty_days_after_their_quarter(netwerk):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport")
    _rapport(netwerk, periode="2026-Q1", slug="q1")

    assert _termijnen(netwerk, date(2026, 11, 10)) == [
        ("Kwartaalrapport 2026-Q2", True), ("Kwartaalrapport 2026-Q3", True), ("Kwartaalrapport 2026-Q4", False)
    ]  # fmt: skip


def test_in_january_the_last_quarter_of_the_year_before_is_still_expected(netwerk):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport")

    assert _termijnen(netwerk, date(2026, 1, 10)) == [
        ("Kwartaalrapport 2025-Q4", False), ("Kwartaalrapport 2026-Q1", False)
    ]  # fmt: skip


def test_what_was_not_promised_is_not_expected(netwerk):
    assert _termijnen(netwerk, date(2026, 11, 10)) == []


def test_before_its_first_period_a_network_owes_nothing():
    netwerk = NetwerkFactory(start=date(2026, 10, 15))
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport")

    assert _termijnen(netwerk, date(2026, 11, 10)) == [("Kwartaalrapport 2026-Q4", False)]


def test_the_final_report_is_expected_at_the_end_and_nothing_after_it(netwerk):
    netwerk.einde = date(2026, 12, 31)
    netwerk.save()
    PlichtFactory(netwerk=netwerk, soort="eindrapport")

    assert _termijnen(netwerk, date(2026, 11, 10)) == [("Eindrapport", False)]
    assert _termijnen(netwerk, date(2027, 1, 10)) == []
    eind = _rapport(netwerk, soort="eind", periode="", slug="eindrapport")
    assert _termijnen(netwerk, date(2026, 11, 10)) == [("Eindrapport", False)]  # made is not yet published
    eind.staat, eind.gepubliceerd_op = "gepubliceerd", datetime(2026, 11, 9, 12, tzinfo=UTC)
    eind.save()
    assert _termijnen(netwerk, date(2026, 11, 10)) == []


def test_who_does_not_follow_a_network_sees_no_columns_of_who_does(netwerk, client):
    client.force_login(iemand("lid", netwerk))

    inhoud = client.get(URL).content.decode()

    assert "Je rol" in inhoud
    for woord in ("Afwijkingen", "Te beslissen", "Eerstvolgend rapport", "Volgende stuurgroep"):
        assert woord not in inhoud


def test_the_most_pressing_network_comes_first_and_what_ended_last(client):
    mens = iemand("opdrachtgever", NetwerkFactory(einde=klok.vandaag() - timedelta(days=1), volgorde=1))
    laat = LidmaatschapFactory(gebruiker=mens, rol="opdrachtgever", netwerk=NetwerkFactory(volgorde=2)).netwerk
    PlichtFactory(netwerk=laat, soort="kwartaalrapport")

    toestanden = [r.toestand for r in overzicht_van(mens).netwerken]

    assert toestanden[-1] == "afgerond"
    assert len(toestanden) == 2


def test_the_profile_names_the_person_and_never_none(netwerk, client):
    mens = iemand("lid", netwerk)
    client.force_login(mens)

    inhoud = client.get(URL).content.decode()

    assert ">None<" not in inhoud
    assert str(mens)[:1].upper() + str(mens)[1:] in inhoud


def test_an_ended_network_offers_its_final_report(client):
    netwerk = NetwerkFactory(einde=klok.vandaag() - timedelta(days=1))
    rapport = _rapport(netwerk, soort="eind", periode="", slug="eindrapport", titel="Eindrapport")
    lezers = {rol: iemand(rol, netwerk) for rol in ("opdrachtgever", "lid")}

    for rol, mag in (("opdrachtgever", True), ("lid", False)):
        client.force_login(lezers[rol])
        assert (_bestand(rapport, "pdf") in client.get(netwerk.get_absolute_url()).content.decode()) is mag

    Rapport.objects.filter(pk=rapport.pk).update(staat="gepubliceerd")
    client.force_login(lezers["lid"])
    assert _bestand(rapport, "pdf") in client.get(netwerk.get_absolute_url()).content.decode()


def test_of_many_networks_the_most_pressing_are_shown_and_the_rest_when_asked(client):
    wie = iemand("lid", NetwerkFactory())
    for _ in range(IN_EEN_OOGOPSLAG):
        LidmaatschapFactory(gebruiker=wie, netwerk=NetwerkFactory(), rol="lid")
    client.force_login(wie)
    met = f"Toon alle {IN_EEN_OOGOPSLAG + 1} netwerken"

    kort, lang = client.get(URL), client.get(URL, {"alles": "1"})

    assert (kort.content.decode().count(' data-label="Toestand"'), met in kort.content.decode()) == (
        IN_EEN_OOGOPSLAG,
        True,
    )
    assert lang.content.decode().count(' data-label="Toestand"') == IN_EEN_OOGOPSLAG + 1
    assert met not in lang.content.decode()
