"""Projects say whether they support a recommendation: one row each, until the final report is published."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kern import klok
from kern.canoniek import schrijf
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis
from rapportage.domain import steun
from rapportage.eindrapport import aanzicht
from rapportage.eindrapport.bladen import bladen
from rapportage.eindrapport.stukken import stukken
from rapportage.models import Onderschrijving, Rapport, Steunronde
from rapportage.overzicht.steun import taken
from tests.eindrapport.gegevens import inhoud, maak_eindrapport
from tests.fabrieken.netwerken import NetwerkFactory, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.rapportage import AanbevelingFactory, OnderschrijvingFactory
from tests.opmaak import samenstellen

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanbeveling():
    return AanbevelingFactory(nummer=7)


@pytest.fixture
def project(aanbeveling):
    return ProjectFactory(netwerk=aanbeveling.netwerk)


def zeg(aanbeveling, project, standpunt="onderschrijft", **velden):
    return steun.onderschrijf(
        aanbeveling, project=project, standpunt=standpunt, **{"bron": "overleg", "door": None, **velden}
    )


def html_van(gegevens):
    """The pages of the report, before they are drawn."""
    return samenstellen(gegevens, "0" * 64, lambda **_bericht: None)


def publiceer(netwerk):
    return Rapport.objects.create(netwerk=netwerk, soort="eind", titel="E", slug="eindrapport", staat="gepubliceerd")


# --- what a project says ------------------------------------------------------------------------------------------
def test_a_project_says_one_thing_and_may_say_another(aanbeveling, project):
    rij = zeg(aanbeveling, project)
    assert (rij.standpunt, rij.datum, rij.bron, rij.versie) == ("onderschrijft", klok.vandaag(), "overleg", 1)
    zeg(aanbeveling, project, "voorbehoud", tekst=" Niet in juli. ", datum=date(2022, 11, 3), versie=1)
    rij = Onderschrijving.objects.get()
    assert (rij.standpunt, rij.tekst, rij.datum, rij.versie) == ("voorbehoud", "Niet in juli.", date(2022, 11, 3), 2)
    aanbeveling.refresh_from_db()
    assert aanbeveling.nummer == 7
    regels = Gebeurtenis.objects.filter(wat="aanbeveling.onderschreven").order_by("pk")
    assert [r.gegevens["standpunt"] for r in regels] == ["onderschrijft", "voorbehoud"]
    assert "Niet in juli." not in str([r.gegevens for r in regels])


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"standpunt": "voorbehoud"}, "welk voorbehoud"),
        ({"standpunt": "niet", "tekst": "  "}, "waarom niet"),
        ({"standpunt": "misschien"}, "Standpunt"),
        ({"datum": date(2199, 1, 1)}, "toekomst"),
        ({"bron": " "}, "waar je dit hoorde"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(aanbeveling, project, velden, fout):
    with pytest.raises(DomainError, match=fout):
        zeg(aanbeveling, project, **velden)
    assert not Onderschrijving.objects.exists()


def test_the_database_wants_words_with_a_reservation_and_one_row_a_project(aanbeveling, project):
    with pytest.raises(IntegrityError), transaction.atomic():
        OnderschrijvingFactory(aanbeveling=aanbeveling, project=project, standpunt="niet")
    OnderschrijvingFactory(aanbeveling=aanbeveling, project=project)
    with pytest.raises(IntegrityError), transaction.atomic():
        OnderschrijvingFactory(aanbeveling=aanbeveling, project=project)


def test_who_works_for_the_project_needs_no_source(aanbeveling, project):
    eigen, vreemd = medewerker_van(project), medewerker_van(ProjectFactory(netwerk=aanbeveling.netwerk))
    with pytest.raises(DomainError, match="waar je dit hoorde"):
        zeg(aanbeveling, project, bron="", door=vreemd)
    assert zeg(aanbeveling, project, bron="", door=eigen).bron == ""


def test_a_stale_save_is_noticed_also_when_two_begin_together(aanbeveling, project):
    zeg(aanbeveling, project)
    for versie in (0, 5):
        with pytest.raises(VersieConflict):
            zeg(aanbeveling, project, "niet", tekst="Nee.", versie=versie)
    assert Onderschrijving.objects.get().standpunt == "onderschrijft"


def test_what_one_project_says_of_one_recommendation_leaves_the_others_alone(aanbeveling, project):
    ander = ProjectFactory(netwerk=aanbeveling.netwerk)
    tweede = AanbevelingFactory(netwerk=aanbeveling.netwerk, nummer=8)
    for wat, wie in ((aanbeveling, project), (aanbeveling, ander), (tweede, project)):
        zeg(wat, wie)
    zeg(aanbeveling, project, "niet", tekst="Nee.", versie=1)
    rijen = Onderschrijving.objects.order_by("pk").values_list("aanbeveling__nummer", "project", "standpunt")
    assert list(rijen) == [(7, project.pk, "niet"), (7, ander.pk, "onderschrijft"), (8, project.pk, "onderschrijft")]


def test_a_project_of_another_network_says_nothing_here(aanbeveling):
    with pytest.raises(AnderNetwerkError):
        zeg(aanbeveling, ProjectFactory())
    assert not Onderschrijving.objects.exists()


def test_after_the_final_report_is_published_nothing_changes(aanbeveling, project):
    netwerk = aanbeveling.netwerk
    Rapport.objects.create(netwerk=netwerk, soort="kwartaal", periode="2022-Q3", slug="k", staat="gepubliceerd")
    zeg(aanbeveling, project)
    publiceer(netwerk)
    with pytest.raises(DomainError, match="gepubliceerd"):
        zeg(aanbeveling, project, "niet", tekst="Toch niet.", versie=1)
    with pytest.raises(DomainError, match="gepubliceerd"):
        steun.vraag_steun(netwerk, tot=klok.vandaag(), versie=0, door=None)
    assert Onderschrijving.objects.get().standpunt == "onderschrijft"
    assert steun.is_vast(netwerk)
    assert not steun.is_vast(NetwerkFactory())


# --- asking -------------------------------------------------------------------------------------------------------
def test_a_network_asks_until_a_day_and_may_stop(aanbeveling):
    netwerk, straks = aanbeveling.netwerk, klok.vandaag() + timedelta(days=9)
    assert steun.gevraagd_tot(netwerk) is None
    steun.vraag_steun(netwerk, tot=straks, versie=0, door=None)
    assert steun.gevraagd_tot(netwerk) == straks
    for versie in (0, 3):
        with pytest.raises(VersieConflict):
            steun.vraag_steun(netwerk, tot=None, versie=versie, door=None)
    with pytest.raises(DomainError, match="nog komt"):
        steun.vraag_steun(netwerk, tot=klok.vandaag() - timedelta(days=1), versie=1, door=None)
    steun.vraag_steun(netwerk, tot=None, versie=1, door=None)
    assert steun.gevraagd_tot(netwerk) is None
    assert Steunronde.objects.get().versie == 2
    assert Gebeurtenis.objects.filter(wat="steun.gevraagd").count() == 2


def test_a_network_that_asks_until_today_asks_for_itself_alone():
    een, ander = NetwerkFactory(), NetwerkFactory()
    steun.vraag_steun(een, tot=klok.vandaag(), versie=0, door=None)
    steun.vraag_steun(ander, tot=None, versie=0, door=None)
    assert (steun.gevraagd_tot(een), steun.gevraagd_tot(ander)) == (klok.vandaag(), None)
    publiceer(een)
    assert steun.gevraagd_tot(een) is None


def test_who_works_for_a_project_has_a_task_until_it_answered(aanbeveling, project):
    netwerk = aanbeveling.netwerk
    wie = toegang(medewerker_van(project), netwerk)
    ander = toegang(iemand("netwerkbegeleider", netwerk), netwerk)
    zonder_project = toegang(iemand("projectmedewerker", netwerk), netwerk)
    assert taken(wie) == []
    steun.vraag_steun(netwerk, tot=klok.vandaag(), versie=0, door=None)
    AanbevelingFactory(netwerk=netwerk, nummer=8)
    assert (taken(ander), taken(zonder_project)) == ([], [])
    [taak] = taken(wie)
    assert (taak.tegen, taak.is_te_laat) == (klok.vandaag(), False)
    assert "2\xa0aanbevelingen" in taak.toelichting
    zeg(aanbeveling, project)
    assert "1\xa0aanbeveling " in taken(wie)[0].toelichting
    assert [a.nummer for a in steun.onbeantwoord(wie)] == [8]
    Steunronde.objects.update(tot=klok.vandaag() - timedelta(days=1))
    assert taken(wie)[0].is_te_laat
    zeg(steun.onbeantwoord(wie)[0], project)
    assert taken(wie) == []
    Onderschrijving.objects.all().delete()
    publiceer(netwerk)
    assert taken(wie) == []


def test_of_two_own_projects_each_says_something_of_a_recommendation(aanbeveling, project):
    wie = medewerker_van(project)
    tweede = ProjectFactory(netwerk=aanbeveling.netwerk)
    medewerker_van(tweede, wie)
    van_mij = toegang(wie, aanbeveling.netwerk)
    for eigen in (project, tweede):
        assert steun.onbeantwoord(van_mij) == [aanbeveling]
        zeg(aanbeveling, eigen)
    assert steun.onbeantwoord(van_mij) == []


def test_who_speaks_for_which_projects(aanbeveling, project):
    netwerk = aanbeveling.netwerk
    ander = ProjectFactory(netwerk=netwerk)
    wie = {rol: toegang(iemand(rol, netwerk), netwerk) for rol in ("netwerkbegeleider", "lid", "opdrachtgever")}
    assert set(steun.sprekers(wie["netwerkbegeleider"])) == {project, ander}
    assert steun.sprekers(wie["lid"]) == steun.sprekers(wie["opdrachtgever"]) == []
    eigen = toegang(medewerker_van(project), netwerk)
    assert steun.sprekers(eigen) == [project]
    recht = "rapportage.onderschrijf_aanbeveling"
    leeg = [Onderschrijving(netwerk=netwerk, aanbeveling=aanbeveling, project=p) for p in (project, ander)]
    assert [eigen.mag(recht, rij) for rij in leeg] == [True, False]
    assert [wie["netwerkbegeleider"].mag(recht, rij) for rij in leeg] == [True, True]
    assert not wie["lid"].mag(recht)


@pytest.mark.parametrize(
    ("standpunten", "zin"),
    [
        ([], "nog geen project zei iets"),
        (["onderschrijft"] * 2, "steun van 2\xa0projecten"),
        (["onderschrijft", "voorbehoud", "niet"], "steun van 1\xa0project; voorbehoud van 1; niet gesteund door 1"),
        (["niet", "niet"], "niet gesteund door 2"),
    ],
)
def test_the_counts_in_words(standpunten, zin):
    stand = steun.stand_van(Onderschrijving(standpunt=s) for s in standpunten)
    assert (stand.zin, stand.aantal) == (zin, len(standpunten))


# --- in the report ------------------------------------------------------------------------------------------------
@pytest.fixture
def rapport():
    """The snapshot of a final report of which one recommendation is supported, doubted and refused."""
    netwerk = maak_eindrapport()
    aanbeveling = netwerk.aanbevelingen.order_by("nummer").first()
    iemand("netwerkbegeleider", netwerk)
    velden = {"netwerk": netwerk, "promotor__naam": "Huis van werk"}
    for nummer, standpunt, tekst in (("9002", "onderschrijft", ""), ("9001", "voorbehoud", "Bel 0478 12 34 56 eerst."),
                                     ("9003", "niet", "Het kost te veel.")):  # fmt: skip
        project = ProjectFactory(**{**velden, "promotor__naam": f"Huis {nummer}"}, nummer=nummer, code=f"c{nummer}")
        zeg(aanbeveling, project, standpunt, tekst=tekst, bron="mail van Mieke Vandersteen")
    return inhoud(netwerk)


def test_the_snapshot_names_projects_and_organisations_and_no_person(rapport):
    steun_, kaal = (a["steun"] for a in rapport["delen"]["aanbevelingen"])
    assert rapport["schema"] == 3
    assert [(p["nummer"], p["promotor"], p["tekst"]) for p in steun_["voorbehoud"]] == [
        ("9001", "Huis 9001", "Bel (telefoonnummer weggelaten) eerst.")
    ]
    assert [p["nummer"] for p in steun_["onderschrijft"]] == ["9002"]
    assert set(steun_["niet"][0]) == {"code", "nummer", "titel", "promotor", "is_voorbeeld", "tekst"}
    assert kaal == {"onderschrijft": [], "voorbehoud": [], "niet": []}
    assert "Mieke" not in schrijf(rapport)


def test_the_block_of_a_recommendation_has_one_line_of_support(rapport):
    regels = [html for html in html_van(rapport).split("<p ") if "steun" in html.partition(">")[0]]
    assert len(regels) == 1
    assert "1\xa0project; voorbehoud van 1:" in regels[0]
    assert '<a href="#project-c9001">9001</a> ‘Bel (telefoonnummer weggelaten) eerst.’' in regels[0]
    assert "niet gesteund door 1:" in regels[0]


def test_a_snapshot_from_before_it_was_asked_is_still_laid_out(rapport):
    for rij in rapport["delen"]["aanbevelingen"]:
        del rij["steun"]
    rapport["schema"] = 1
    assert aanzicht.aanbeveling(rapport["delen"]["aanbevelingen"][0])["steun"] is None
    assert len(stukken(rapport)) == 6
    assert "steun" not in {blad.titel.lower() for blad in bladen(rapport)}
    assert "voorbehoud van" not in html_van(rapport)


def test_the_workbook_has_a_row_for_each_project(rapport):
    """The network is a demonstration and the projects exist, so what they say is marked as invented."""
    [blad] = [b for b in bladen(rapport) if b.titel == "Steun"]
    assert [rij[0] for rij in blad.rijen] == ["A1", "A1", "A1"]
    assert [(rij[1], rij[4], rij[5]) for rij in blad.rijen] == [
        ("9002", "steunt (voorbeeld)", ""),
        ("9001", "steunt met voorbehoud (voorbeeld)", "Bel (telefoonnummer weggelaten) eerst."),
        ("9003", "steunt niet (voorbeeld)", "Het kost te veel."),
    ]
