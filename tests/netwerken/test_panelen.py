"""What the overview shows each role beside their tasks, and that it shows nothing of another network."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template.defaultfilters import escape
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern import klok
from netwerken.domain import netwerken as domein
from projecten.models import Begeleidingscontact
from rapportage.models import Beslispunt
from sessies.overzicht.panelen import standen_van
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    OrgaanFactory,
    PlichtFactory,
    iemand,
    toegang,
)
from tests.fabrieken.piloten import PilootFactory, PilootUitLeervraagFactory
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import ActiepuntFactory, AgendapuntFactory, InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bladzijde(client):
    """The overview of a network as this person reads it."""

    def lees(mens, netwerk):
        client.force_login(mens)
        antwoord = client.get(netwerk.get_absolute_url())
        assert antwoord.status_code == 200
        return antwoord.content.decode()

    return lees


# --- my questions -----------------------------------------------------------------------------------------------
def _stand(vraag, mens):
    return standen_van([vraag], toegang(mens, vraag.netwerk))[0]


def test_a_new_question_says_by_when_somebody_calls(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    mens = medewerker_van(project)
    nieuw = LeervraagFactory(netwerk=netwerk, project=project, ingebracht_op=klok.nu())
    oud = LeervraagFactory(netwerk=netwerk, project=project, ingebracht_op=klok.nu() - timedelta(days=30))

    assert (_stand(nieuw, mens).stap, "neemt contact met je op tegen" in _stand(nieuw, mens).voor) == (1, True)
    assert "wacht sinds" in _stand(oud, mens).voor


def test_the_sentence_follows_the_question_along_the_chain(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    mens = medewerker_van(project)
    vraag = LeervraagFactory(netwerk=netwerk, project=project, verhelderd=True)
    assert (_stand(vraag, mens).stap, "wacht op een plaats" in _stand(vraag, mens).voor) == (2, True)

    voorbij = SessieFactory(netwerk=netwerk, gehouden=True)
    AgendapuntFactory(sessie=voorbij, leervraag=vraag)
    assert (_stand(vraag, mens).stap, _stand(vraag, mens).titel) == (3, voorbij.titel)
    assert "volgt nog" in _stand(vraag, mens).na

    inzicht = InzichtFactory(netwerk=netwerk, sessie=voorbij, leervraag=vraag)
    assert (_stand(vraag, mens).stap, _stand(vraag, mens).titel) == (4, inzicht.titel)

    piloot = PilootFactory(project=project)
    PilootUitLeervraagFactory(piloot=piloot, leervraag=vraag)
    assert (_stand(vraag, mens).stap, _stand(vraag, mens).titel) == (5, piloot.titel)

    straks = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=straks, leervraag=vraag)
    assert (_stand(vraag, mens).stap, _stand(vraag, mens).titel) == (5, straks.titel)


def test_an_answer_without_meeting_says_when_it_came(netwerk):
    vraag = LeervraagFactory(netwerk=netwerk, beantwoord=True)

    assert "kreeg een antwoord op" in _stand(vraag, iemand("lid", netwerk)).voor


def test_a_cancelled_meeting_is_no_step(netwerk):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk, afgelast=True), leervraag=vraag)

    assert _stand(vraag, iemand("lid", netwerk)).stap == 2


def test_a_meeting_one_may_not_see_is_not_named(netwerk):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    gesloten = SessieFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk))
    AgendapuntFactory(sessie=gesloten, leervraag=vraag)

    assert _stand(vraag, iemand("lid", netwerk)).titel == ""
    assert _stand(vraag, iemand("netwerkbegeleider", netwerk)).titel == gesloten.titel


def test_a_project_sees_its_own_questions_and_no_others(netwerk, bladzijde):
    eigen, ander = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    mijn = LeervraagFactory(netwerk=netwerk, project=eigen)
    van_hen = LeervraagFactory(netwerk=netwerk, project=ander)
    weg = LeervraagFactory(netwerk=netwerk, project=eigen, staat="ingetrokken")

    inhoud = bladzijde(medewerker_van(eigen), netwerk)

    assert "Mijn vragen" in inhoud
    assert escape(mijn.woorden) in inhoud
    assert escape(van_hen.woorden) not in inhoud
    assert escape(weg.woorden) not in inhoud
    assert eigen.titel in inhoud
    assert ander.titel not in inhoud


def test_without_questions_a_project_reads_how_to_begin(netwerk, bladzijde):
    assert "Je bracht nog geen vraag in" in bladzijde(medewerker_van(ProjectFactory(netwerk=netwerk)), netwerk)


@pytest.mark.parametrize("rol", ["lid", "opdrachtgever", "netwerkbegeleider"])
def test_others_have_no_card_of_questions_they_never_asked(netwerk, bladzijde, rol):
    LeervraagFactory(netwerk=netwerk)

    assert "Mijn vragen" not in bladzijde(iemand(rol, netwerk), netwerk)


# --- pilots, silent projects ------------------------------------------------------------------------------------
def test_a_project_sees_its_own_pilots(netwerk, bladzijde):
    mijn, ander = (
        PilootFactory(project=ProjectFactory(netwerk=netwerk)),
        PilootFactory(project=ProjectFactory(netwerk=netwerk)),
    )

    inhoud = bladzijde(medewerker_van(mijn.project), netwerk)

    assert f">{mijn.titel}<" in inhoud
    assert f">{ander.titel}<" not in inhoud


def test_silent_projects_are_for_who_runs_the_network(netwerk, bladzijde):
    stil, warm = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    for project, dagen in ((stil, 183), (warm, 5)):
        Begeleidingscontact.objects.create(
            netwerk=netwerk, project=project, datum=klok.vandaag() - timedelta(days=dagen), soort="telefoon"
        )

    inhoud = bladzijde(iemand("netwerkbegeleider", netwerk), netwerk)
    assert "telefoongesprek op" in inhoud
    assert "183\u00a0dagen geleden" in inhoud
    assert "1 van 2" in inhoud
    for rol in ("lid", "opdrachtgever", "projectmedewerker"):
        assert "Stille projecten" not in bladzijde(iemand(rol, netwerk), netwerk)


def test_nobody_silent_is_said(netwerk, bladzijde):
    project = ProjectFactory(netwerk=netwerk)
    Begeleidingscontact.objects.create(netwerk=netwerk, project=project, datum=klok.vandaag(), soort="bezoek")

    assert "was er de voorbije 90 dagen contact" in bladzijde(iemand("netwerkbegeleider", netwerk), netwerk)


# --- bodies -----------------------------------------------------------------------------------------------------
def test_a_seat_shows_the_next_meeting_and_what_is_still_open(netwerk, bladzijde):
    orgaan = OrgaanFactory(netwerk=netwerk)
    zetel = MandaatFactory(orgaan=orgaan, netwerk=netwerk, lidmaatschap=LidmaatschapFactory(netwerk=netwerk))
    volgende = SessieFactory(netwerk=netwerk, orgaan=orgaan)
    punt = ActiepuntFactory(
        sessie=SessieFactory(netwerk=netwerk, orgaan=orgaan, gehouden=True), tekst="Cijfers opvragen"
    )
    ActiepuntFactory(sessie=punt.sessie, tekst="Al gedaan", staat="klaar")
    elders = ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True), tekst="Van een ander overleg")

    inhoud = bladzijde(zetel.lidmaatschap.gebruiker, netwerk)

    assert "Waar ik zetel" in inhoud
    assert volgende.titel in inhoud
    assert punt.tekst in inhoud
    assert "Al gedaan" not in inhoud
    assert elders.tekst not in inhoud
    assert "Waar ik zetel" not in bladzijde(iemand("lid", netwerk), netwerk)


def test_a_seat_that_ended_shows_nothing(netwerk, bladzijde):
    zetel = MandaatFactory(
        orgaan=OrgaanFactory(netwerk=netwerk), netwerk=netwerk, lidmaatschap=LidmaatschapFactory(netwerk=netwerk),
        tot=klok.vandaag() - timedelta(days=1),
    )  # fmt: skip

    assert "Waar ik zetel" not in bladzijde(zetel.lidmaatschap.gebruiker, netwerk)


# --- the funder -------------------------------------------------------------------------------------------------
def test_the_funder_sees_what_is_to_decide(netwerk, bladzijde):
    PilootFactory(project=ProjectFactory(netwerk=netwerk), afgerond=True, titel="Koffie")
    nu = klok.vandaag()
    Beslispunt.objects.create(
        netwerk=netwerk, periode=f"{nu.year}-Q{(nu.month - 1) // 3 + 1}", nummer=2, vraag="Drie of vier?"
    )
    Beslispunt.objects.create(netwerk=netwerk, periode="2020-Q1", nummer=1, vraag="Lang geleden?")
    domein.stel_afwijking_voor(PlichtFactory(netwerk=netwerk), jaar=nu.year, reden="x", door=None)

    inhoud = bladzijde(iemand("opdrachtgever", netwerk), netwerk)

    assert "Te beslissen" in inhoud
    assert "1\u00a0afwijking voorgesteld" in inhoud
    assert "Wat gebeurt er met ‘Koffie’?" in inhoud
    assert "Drie of vier?" in inhoud
    assert "Lang geleden?" not in inhoud
    for rol in ("lid", "projectmedewerker", "netwerkbegeleider"):
        assert "Te beslissen" not in bladzijde(iemand(rol, netwerk), netwerk)


# --- an ended network -------------------------------------------------------------------------------------------
def test_an_ended_network_says_so_and_asks_nothing(bladzijde):
    netwerk = NetwerkFactory(einde=klok.vandaag() - timedelta(days=1))

    inhoud = bladzijde(iemand("lid", netwerk), netwerk)

    assert "Dit netwerk is afgerond" in inhoud
    assert "Wat dit netwerk opleverde" in inhoud
    assert "Er is nog geen eindrapport dat je kunt lezen" in inhoud
    assert "Er wacht niets op jou" not in inhoud
    assert "Wat dit netwerk opleverde" not in bladzijde(iemand("lid", ander := NetwerkFactory()), ander)


# --- borders and speed ------------------------------------------------------------------------------------------
def _vul(netwerk, aantal):
    """A network with ``aantal`` of everything the panels show, and one person in every role."""
    project = ProjectFactory(netwerk=netwerk)
    orgaan = OrgaanFactory(netwerk=netwerk)
    mensen = {rol: iemand(rol, netwerk) for rol in ("netwerkbegeleider", "opdrachtgever")}
    mensen["projectmedewerker"] = medewerker_van(project)
    zetel = LidmaatschapFactory(netwerk=netwerk)
    MandaatFactory(orgaan=orgaan, netwerk=netwerk, lidmaatschap=zetel)
    mensen["lid"] = zetel.gebruiker
    for _ in range(aantal):
        vraag = LeervraagFactory(netwerk=netwerk, project=project, verhelderd=True)
        sessie = SessieFactory(netwerk=netwerk, orgaan=orgaan, gehouden=True)
        AgendapuntFactory(sessie=sessie, leervraag=vraag)
        AgendapuntFactory(sessie=SessieFactory(netwerk=netwerk, orgaan=orgaan), leervraag=vraag)
        InzichtFactory(netwerk=netwerk, sessie=sessie, leervraag=vraag)
        ActiepuntFactory(sessie=sessie)
        piloot = PilootFactory(project=project, afgerond=True)
        PilootUitLeervraagFactory(piloot=piloot, leervraag=vraag)
        stil = ProjectFactory(netwerk=netwerk)
        Begeleidingscontact.objects.create(
            netwerk=netwerk, project=stil, datum=klok.vandaag() - timedelta(days=200), soort="bezoek"
        )
        domein.stel_afwijking_voor(PlichtFactory(netwerk=netwerk), jaar=klok.vandaag().year, reden="x", door=None)
    return mensen


@pytest.mark.parametrize("rol", ["netwerkbegeleider", "opdrachtgever", "projectmedewerker", "lid"])
@pytest.mark.parametrize("naam", ["netwerken:overzicht", "mijn-netwerken"])
def test_one_row_or_three_takes_as_many_queries(client, rol, naam):
    aantallen = []
    for aantal in (1, 3):
        netwerk = NetwerkFactory()
        client.force_login(_vul(netwerk, aantal)[rol])
        url = reverse(naam, kwargs={"netwerk": netwerk.slug} if naam.startswith("netwerken") else {})
        client.get(url)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(url).status_code == 200
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1]


@pytest.mark.parametrize("rol", ["netwerkbegeleider", "opdrachtgever", "projectmedewerker", "lid"])
def test_nothing_of_another_network_shows(client, netwerk, rol):
    elders = NetwerkFactory()
    _vul(elders, 2)
    mens = _vul(netwerk, 1)[rol]
    client.force_login(mens)

    for url in (netwerk.get_absolute_url(), "/mijn-netwerken/"):
        inhoud = client.get(url).content.decode()
        assert f"/{netwerk.slug}/" in inhoud
        assert f"/{elders.slug}/" not in inhoud
