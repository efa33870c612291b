"""The words of a page are for who reads it: the network's own word for a role, and no link to what the reader may not."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from kern import klok
from sessies.domain.links import maak_vraaglink
from sessies.models import Actiepunt, Vraaglink
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import LeervraagFactory
from tests.toegang.tabel import TOEGANG
from tests.toegang.test_toegang import ACTOREN
from tests.toegang.wereld import ROLLEN, maak_wereld
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
EIGEN_WOORD = "waakvlam"
# here the platform's own name of a role is said beside the word of the network, or an address of the demonstration
MET_DE_NAAM = {"netwerken:woorden", "netwerken:inrichting"}


def _paginas(rol, wereld):
    """Every page inside the network that this role may read: its name, its address and its main part."""
    client = Client()
    client.force_login(wereld.mensen[rol])
    for naam, regel in TOEGANG.items():
        kwargs = regel.kwargs(wereld)
        if regel.get[ACTOREN.index(rol)] != 200 or kwargs.get("netwerk") != wereld.netwerk.slug:
            continue
        antwoord = client.get(reverse(naam, kwargs=kwargs), **regel.kop)
        if "text/html" in antwoord.headers["Content-Type"] and antwoord.content.strip():
            pagina = html.fromstring(antwoord.content)
            hoofd = pagina.find(".//main")
            yield naam, client, pagina if hoofd is None else hoofd


@pytest.fixture
def wereld():
    wereld = maak_wereld()
    wereld.netwerk.labels = {"netwerkbegeleider": EIGEN_WOORD}
    wereld.netwerk.save()
    Actiepunt.objects.update(wie="de zaalwachter")  # what people typed is theirs
    return wereld


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_page_calls_who_runs_the_network_as_the_network_does(wereld, rol):
    fout = {}
    for naam, _, hoofd in _paginas(rol, wereld):
        tekst = " ".join(hoofd.text_content().split())
        if naam not in MET_DE_NAAM and "netwerkbegeleider" in tekst.lower():
            plek = tekst.lower().index("netwerkbegeleider")
            fout[naam] = tekst[max(0, plek - 60) : plek + 40]
    assert fout == {}


@pytest.mark.parametrize("rol", ["lid", "projectmedewerker"])
def test_no_page_offers_its_reader_a_way_to_what_the_reader_may_not_see(wereld, rol):
    gezien, fout = {}, set()
    for naam, client, hoofd in _paginas(rol, wereld):
        for a in hoofd.iter("a"):
            pad = (a.get("href") or "").partition("#")[0]
            if not pad.startswith(f"/{wereld.netwerk.slug}/") or "bestand" in pad:
                continue
            if pad not in gezien:
                gezien[pad] = client.get(pad).status_code
            if gezien[pad] >= 400:
                fout.add((naam, pad, gezien[pad], " ".join(a.text_content().split())))
    assert len(gezien) > 20
    assert fout == set()


def test_who_works_for_a_project_reads_of_their_own_contacts_and_questions(client):
    netwerk = NetwerkFactory()
    project = ProjectFactory(netwerk=netwerk)
    LeervraagFactory(netwerk=netwerk)
    lijst, vragen = (
        reverse(naam, kwargs={"netwerk": netwerk.slug}) for naam in ("projecten:lijst", "sessies:leervragen")
    )

    def lees(mens, adres):
        client.force_login(mens)
        return client.get(adres).content.decode()

    eigen, ander, begeleider = medewerker_van(project), iemand("lid", netwerk), iemand("netwerkbegeleider", netwerk)
    assert "Jullie laatste contact" in lees(eigen, lijst)
    for mens, zegt in ((eigen, False), (ander, False), (begeleider, True)):
        assert ("wanneer we elkaar het laatst spraken" in lees(mens, lijst)) is zegt
    assert "van mij of mijn project" in lees(eigen, vragen)
    assert "van mij of mijn project" not in lees(begeleider, vragen)


def test_a_network_that_ended_makes_no_link_that_would_never_work(client):
    netwerk = NetwerkFactory(einde=klok.vandaag().replace(year=klok.vandaag().year - 1))
    adres = reverse("sessies:links", kwargs={"netwerk": netwerk.slug})
    client.force_login(medewerker_van(ProjectFactory(netwerk=netwerk)))

    pagina = client.get(adres).content.decode()
    assert "een link zou niet meer werken" in pagina
    assert "Maak de link" not in pagina
    with geweigerd("netwerk is afgerond", Vraaglink):
        maak_vraaglink(netwerk, voor="de ploeg", door=None)
