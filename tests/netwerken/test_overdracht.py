"""A task that is handed to somebody else who may do it: one mail, seen by both, and back."""

from datetime import date

import pytest

from kern import klok
from kern.exceptions import DomainError
from kern.models import Bericht, Gebeurtenis
from netwerken.domain.rollen import beeindig
from netwerken.domain.taken import draag_over, geef_terug
from netwerken.models import Overdracht
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OpleveringFactory, OrganisatieFactory, iemand, toegang
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import ActiepuntFactory, SessieFactory

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 10)


@pytest.fixture(autouse=True)
def nu():
    """The domain believes that it is Tuesday 10 November 2026, noon."""
    with klok.op(moment(2026, 11, 10)):
        yield


@pytest.fixture
def collega(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def sleutel(netwerk):
    return f"oplevering-indienen:{OpleveringFactory(netwerk=netwerk, titel='Gids', tegen=VANDAAG).pk}"


def _geef(netwerk, sleutel, van, aan, noot="Jij kent de drukker."):
    return draag_over(netwerk, sleutel=sleutel, titel="Dien in: Gids", aan=aan, noot=noot, door=van)


def _bij(netwerk, sleutel, *mensen):
    """For each of them: whether it is a task of theirs, from whom; and on whom they wait."""
    uit = []
    for mens in mensen:
        wie = toegang(mens, netwerk)
        van_mij = [t.van for t in wie.taken if t.sleutel == sleutel]
        uit.append((van_mij, [w.op_wie for w in wie.wachtend if w.actie == "Neem terug"]))
    return uit


def test_who_gets_it_has_it_alone_and_who_gave_it_waits(netwerk, begeleider, collega, sleutel):
    derde = iemand("netwerkbegeleider", netwerk)
    _geef(netwerk, sleutel, begeleider, collega)

    assert _bij(netwerk, sleutel, begeleider, collega, derde) == [
        ([], [str(collega)]),
        ([str(begeleider)], []),
        ([], []),
    ]
    [bericht] = Bericht.objects.all()
    assert (bericht.aan, bericht.antwoord_aan, bericht.gegevens["noot"]) == (
        collega.email, begeleider.email, "Jij kent de drukker.",
    )  # fmt: skip


@pytest.mark.standen
@pytest.mark.parametrize("wie_terug", ["gever", "krijger"])
def test_given_back_or_taken_back_it_is_of_everybody_again(netwerk, begeleider, collega, sleutel, wie_terug):
    overdracht = _geef(netwerk, sleutel, begeleider, collega)
    assert _bij(netwerk, sleutel, begeleider, collega) == [([], [str(collega)]), ([str(begeleider)], [])]

    door = begeleider if wie_terug == "gever" else collega
    geef_terug(overdracht, door=door)

    assert _bij(netwerk, sleutel, begeleider, collega) == [([""], []), ([""], [])]
    wat = {"gever": "taak.teruggenomen", "krijger": "taak.teruggegeven"}[wie_terug]
    regels = Gebeurtenis.objects.filter(wat__startswith="taak.").order_by("pk").values_list("wat", "door_id")
    assert list(regels) == [("taak.doorgegeven", begeleider.pk), (wat, door.pk)]
    with pytest.raises(DomainError):
        geef_terug(overdracht, door=door)


def test_who_has_it_hands_it_on_and_nobody_else_does(netwerk, begeleider, collega, sleutel):
    derde = iemand("netwerkbegeleider", netwerk)
    _geef(netwerk, sleutel, begeleider, collega)

    with pytest.raises(DomainError):
        _geef(netwerk, sleutel, derde, begeleider)
    assert Overdracht.objects.filter(beeindigd_op=None).get().aan == collega

    _geef(netwerk, sleutel, collega, derde)
    assert _bij(netwerk, sleutel, begeleider, collega, derde) == [([], []), ([], [str(derde)]), ([str(collega)], [])]


def test_oneself_and_who_is_no_member_get_nothing(netwerk, begeleider, sleutel):
    for aan in (begeleider, iemand("lid", NetwerkFactory())):
        with pytest.raises(DomainError) as fout:
            _geef(netwerk, sleutel, begeleider, aan)
        assert fout.value.veld == "aan"
    assert not Overdracht.objects.exists()
    assert not Bericht.objects.exists()


def test_with_the_role_the_task_goes_back(netwerk, begeleider, collega, sleutel):
    _geef(netwerk, sleutel, begeleider, collega)

    beeindig(collega.lidmaatschappen.get(), door=begeleider)

    assert _bij(netwerk, sleutel, begeleider) == [([""], [])]


def test_an_action_point_goes_to_who_may_tick_it_off(client, netwerk, begeleider, collega):
    project = ProjectFactory(netwerk=netwerk, titel="Dorpsbank")
    mens, maat = medewerker_van(project), medewerker_van(project)
    iemand("lid", netwerk, OrganisatieFactory())
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    punt = ActiepuntFactory(sessie=sessie, wie="projectmedewerker, Dorpsbank", tegen=VANDAAG)
    pad = f"{netwerk.get_absolute_url()}taken/doorgeven/actiepunt:{punt.pk}/"
    client.force_login(mens)

    keuzes = client.get(pad).context["form"].fields["aan"].queryset
    client.post(pad, {"aan": maat.pk, "noot": "Jij bent er bij."})

    assert set(keuzes) == {maat, begeleider, collega}
    assert _bij(netwerk, f"actiepunt:{punt.pk}", mens, maat) == [([], [str(maat)]), ([str(mens)], [])]
    geef_terug(Overdracht.objects.get(), door=maat)
    client.post(pad, {"aan": begeleider.pk, "noot": "Ik ben ziek."})
    assert _bij(netwerk, f"actiepunt:{punt.pk}", mens, begeleider) == [([], [str(begeleider)]), ([str(mens)], [])]


def test_only_who_may_do_it_can_be_chosen_and_a_line_why_is_asked(client, netwerk, begeleider, sleutel):
    lid = iemand("lid", netwerk)
    pad = f"{netwerk.get_absolute_url()}taken/doorgeven/{sleutel}/"
    assert "Niemand anders kan dit doen" in client.get(pad).content.decode()
    collega = iemand("netwerkbegeleider", netwerk)

    for fout in ({"aan": lid.pk, "noot": "x"}, {"aan": collega.pk, "noot": ""}):
        assert client.post(pad, fout).status_code == 200
    assert not Overdracht.objects.exists()
    assert client.post(pad, {"aan": collega.pk, "noot": "x"}).status_code == 302
    assert Overdracht.objects.get().aan == collega
    assert client.get(pad).status_code == 404
