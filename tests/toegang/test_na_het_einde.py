"""A network that has ended takes in nothing new, says so, and does not offer it; what is written up goes on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kennis.domain.signalen import herken, meld_signaal
from kennis.models import Herkenning, Signaal
from kern import klok
from kern.opmaak import dag
from lerend_netwerk.rechten import ZOLANG_HET_LOOPT
from netwerken.models import Netwerk
from piloten.domain.piloten import start_piloot
from piloten.models import Piloot
from sessies.domain.leervragen import breng_in
from sessies.models import Leervraag
from tests.fabrieken.kennis import FicheFactory, SignaalFactory
from tests.fabrieken.netwerken import NetwerkFactory, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
NIEUW = {"sessies:breng-in": {}, "piloten:start": {}, "kennis:meld": {}, "kennis:herken": {"nummer": "2022-000"}}


@pytest.fixture
def wie():
    """Somebody of a project of a network that ends today, and who runs that network."""
    netwerk = NetwerkFactory(einde=klok.vandaag())
    SignaalFactory(netwerk=netwerk, nummer="2022-000")
    FicheFactory(netwerk=netwerk, slug="blad")
    project = ProjectFactory(netwerk=netwerk)
    return medewerker_van(project), iemand("netwerkbegeleider", netwerk), project


def _einde(netwerk):
    einde = klok.vandaag() - timedelta(days=1)
    Netwerk.objects.filter(pk=netwerk.pk).update(einde=einde)
    return einde


def _adressen(project):
    return {reverse(naam, kwargs={"netwerk": project.netwerk.slug, **kwargs}) for naam, kwargs in NIEUW.items()}


def _paginas(project):
    plek = {"netwerk": project.netwerk.slug}
    return [
        project.netwerk.get_absolute_url(),
        project.get_absolute_url(),
        *(reverse(n, kwargs=plek) for n in ("sessies:leervragen", "piloten:lijst", "kennis:signalen")),
        reverse("kennis:signaal", kwargs={**plek, "nummer": "2022-000"}),
        reverse("kennis:detail", kwargs={**plek, "slug": "blad"}),
    ]


def _geboden(client, project):
    paginas = [client.get(pad) for pad in _paginas(project)]
    assert {p.status_code for p in paginas} == {200}
    tekst = " ".join(p.content.decode() for p in paginas)
    return {pad for pad in _adressen(project) if f'href="{pad}' in tekst}


def test_nothing_new_is_offered_and_who_comes_all_the_same_reads_why(client, wie):
    medewerker, begeleider, project = wie
    for mens in (medewerker, begeleider):
        client.force_login(mens)
        assert _geboden(client, project)
    einde = _einde(project.netwerk)
    for mens in (medewerker, begeleider):
        client.force_login(mens)
        assert _geboden(client, project) == set()
        for pad in _adressen(project):
            for antwoord in (client.get(pad), client.post(pad, {"woorden": "Hoe dan?"})):
                assert antwoord.status_code == 403
                tekst = antwoord.content.decode()
                assert "Dit netwerk is afgerond" in tekst
                assert f"Na {dag(einde)} komt er niets nieuws meer bij" in tekst
                assert "jouw rol" not in tekst
    assert not Leervraag.objects.exists()


def test_the_domain_refuses_what_is_brought_in_until_the_last_day_is_over(wie):
    _, begeleider, project = wie
    signaal, netwerk = Signaal.objects.get(), project.netwerk
    daden = [
        lambda: breng_in(netwerk, woorden="Hoe dan?", door=begeleider),
        lambda: start_piloot(netwerk, titel="P", wat_willen_we_weten="Werkt het?", project=project, door=begeleider),
        lambda: meld_signaal(netwerk, titel="S", tekst="T", aan_nieuw="VDAB", gevraagd="Doe het.", door=begeleider),
        lambda: herken(signaal, project=project, door=begeleider),
    ]
    einde = _einde(netwerk)
    netwerk.refresh_from_db()
    signaal = Signaal.objects.get()
    for daad in daden:
        with geweigerd(f"afgerond op {dag(einde)}", Leervraag, Piloot, Signaal, Herkenning):
            daad()
    Netwerk.objects.filter(pk=netwerk.pk).update(einde=klok.vandaag())
    netwerk.refresh_from_db()
    signaal = Signaal.objects.get()
    for daad in daden:
        daad()
    assert (Leervraag.objects.count(), Piloot.objects.count(), Herkenning.objects.count()) == (1, 1, 1)


def test_what_is_written_up_decided_and_reported_stays(wie):
    _, begeleider, project = wie
    einde_rechten = set(ZOLANG_HET_LOOPT)
    voor = toegang(begeleider, project.netwerk)
    _einde(project.netwerk)
    na = toegang(begeleider, Netwerk.objects.get(pk=project.netwerk_id))
    for recht in ("sessies.wijzig_sessie", "sessies.beantwoord_leervraag", "kennis.schrijf_fiche", "kennis.neem_over",
                  "piloten.besluit_piloot", "rapportage.vraag_rapport_aan", "rapportage.schrijf_aanbeveling"):  # fmt: skip
        assert na.mag(recht), recht
    for recht in einde_rechten:
        assert (voor.mag(recht), na.mag(recht)) == (True, False), recht
    assert Signaal.objects.filter(voor.q("kennis.herken_signaal")).exists()
    assert not Signaal.objects.filter(na.q("kennis.herken_signaal")).exists()
