"""The kinds that came last: found by their words, by who may see them, where they stand, and gone when they are gone."""

from datetime import date

import pytest
from django.urls import reverse

from kennis.domain.casussen import schrijf_casus
from kern.models import Zoekdocument
from kern.zoeken import vinden, zoekindex
from netwerken.domain.inrichting import neem_organisatie_weg
from netwerken.domain.samenvoegen import voeg_samen
from netwerken.models import Netwerkorganisatie
from projecten.domain.begeleiding import haal_contact_weg, noteer_contact
from projecten.domain.projecten import wijzig_project
from sessies.domain.agenda import haal_van_agenda, schrijf_agenda, zet_op_agenda
from tests.fabrieken.netwerken import NetwerkorganisatieFactory, OrgaanFactory, als, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import BesluitFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db


def vindt(mens, netwerk, woord, soort):
    assert list(zoekindex.verschillen()) == []
    return [t.url for groep in vinden.zoek(toegang(mens, netwerk), woord, soort) for t in groep.treffers]


def test_an_agenda_point_is_found_while_it_stands_on_the_agenda(netwerk, begeleider):
    sessie, lid = SessieFactory(netwerk=netwerk), iemand("lid", netwerk)
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    schrijf_agenda(sessie, [{"titel": "Bramen plukken", "wie": "boswachter"}], door=begeleider)
    assert vindt(lid, netwerk, "braam", "agendapunt") == [f"{sessie.get_absolute_url()}#h-agenda"]
    zet_op_agenda(vraag, sessie=sessie, titel="Bessen persen", door=begeleider)
    haal_van_agenda(sessie, leervraag=vraag.pk, door=begeleider)
    schrijf_agenda(sessie, [{"titel": "Thee"}], door=begeleider)

    assert [vindt(lid, netwerk, w, "agendapunt") != [] for w in ("braam", "bessen", "thee")] == [False, False, True]


def test_what_a_closed_meeting_holds_is_found_by_who_sees_that_meeting(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk), status="gehouden")
    schrijf_agenda(sessie, [{"titel": "Bramen"}], door=begeleider)
    BesluitFactory(sessie=sessie, tekst="Bramen")
    schrijf_casus(netwerk, sessie=sessie, titel="Een casus", context="Bramen", stappen=["a"], door=begeleider)
    for soort in ("agendapunt", "besluit", "casus"):
        assert len(vindt(begeleider, netwerk, "bramen", soort)) == 1
        assert vindt(iemand("lid", netwerk), netwerk, "bramen", soort) == []


def test_a_case_is_found_by_who_reads_cases(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, status="gehouden")
    schrijf_casus(
        netwerk, sessie=sessie, titel="Een casus", context="Iets", stappen=["Ze plukt bramen"], door=begeleider
    )
    schrijf_casus(netwerk, titel="Nergens verteld", context="Bramen", stappen=[], door=begeleider)

    assert vindt(begeleider, netwerk, "bramen", "casus") == [f"{sessie.get_absolute_url()}#h-casussen"]
    assert vindt(iemand("lid", netwerk), netwerk, "bramen", "casus") == []


def test_a_contact_is_found_by_who_may_read_it(netwerk, begeleider):
    project, ander = ProjectFactory(netwerk=netwerk, titel="Wijkstoel"), ProjectFactory(netwerk=netwerk)
    contact = noteer_contact(project, datum=date(2026, 1, 5), soort="telefoon", kern="Over bramen", door=begeleider)
    eigen, vreemd, lid = medewerker_van(project), medewerker_van(ander), iemand("lid", netwerk)

    assert vindt(begeleider, netwerk, "bramen wijkstoel", "contact") == [f"{project.get_absolute_url()}#h-contact"]
    assert [bool(vindt(wie, netwerk, "bramen", "contact")) for wie in (eigen, vreemd, lid)] == [True, False, False]
    wijzig_project(project, velden={"titel": "Dorpsbank"}, themas=[], versie=project.versie, door=begeleider)
    assert bool(vindt(begeleider, netwerk, "dorpsbank", "contact"))
    haal_contact_weg(contact, door=begeleider)
    assert vindt(begeleider, netwerk, "bramen", "contact") == []


def test_a_host_leads_to_the_meetings_held_there(netwerk, begeleider):
    rij, nergens = NetwerkorganisatieFactory(netwerk=netwerk), NetwerkorganisatieFactory(netwerk=netwerk)
    daar = SessieFactory(netwerk=netwerk, titel="Bij de buren", gastheer=rij.organisatie)
    SessieFactory(netwerk=netwerk, titel="Elders")
    besloten = SessieFactory(netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk), gastheer=nergens.organisatie)
    lid = iemand("lid", netwerk)

    (adres,) = vindt(lid, netwerk, f'"{rij.organisatie.naam}"', "gastheer")
    assert [s.pk for s in als(lid).get(adres).context["object_list"]] == [daar.pk]
    assert vindt(lid, netwerk, f'"{rij.organisatie.naam}"', "sessie") == [daar.get_absolute_url()]
    assert vindt(lid, netwerk, f'"{nergens.organisatie.naam}"', "gastheer") == []
    assert nergens.organisatie.naam not in als(lid).get(reverse("sessies:lijst", args=[netwerk.slug])).content.decode()
    assert besloten.gastheer.naam in als(begeleider).get(reverse("sessies:lijst", args=[netwerk.slug])).content.decode()


def test_an_organisation_that_goes_or_becomes_another_leaves_nothing_behind(netwerk, begeleider):
    een, twee, weg = (NetwerkorganisatieFactory(netwerk=netwerk) for _ in range(3))
    SessieFactory(netwerk=netwerk, gastheer=een.organisatie)
    neem_organisatie_weg(weg, door=begeleider)
    voeg_samen(een.organisatie, twee.organisatie, door=begeleider, netwerk=netwerk)

    assert len(vindt(begeleider, netwerk, f'"{twee.organisatie.naam}"', "gastheer")) == 1
    assert Zoekdocument.objects.filter(soort="gastheer").count() == Netwerkorganisatie.objects.count() == 1


def test_the_page_has_one_box_and_a_choice_of_kinds(client, netwerk, begeleider):
    adres = reverse("netwerken:zoeken", args=[netwerk.slug])
    html = client.get(adres, {"q": "iets", "soort": "besluit"}).content.decode()

    assert html.count('type="search"') == html.count('role="search"') == 1
    assert '<option value="besluit" selected>besluiten</option>' in html
    assert html.count("<option") == len(zoekindex.register.alles.zoeksoorten) + 1
    assert 'id="zoek"' in client.get(reverse("netwerken:overzicht", args=[netwerk.slug])).content.decode()
