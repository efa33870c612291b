"""The list of tasks: what is mine, what I wait for, in which order, how much of it and at how many questions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from kern import klok, register
from kern.taken import HOOGSTENS, LICHT, Taak, Wachtend, op_rang, op_wachttijd, samen
from netwerken.domain.uitnodigen import nodig_uit, trek_in
from netwerken.models import Uitnodiging
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    OpleveringFactory,
    OrganisatieFactory,
    PlichtFactory,
    ThemaFactory,
    iemand,
    toegang,
)
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import ActiepuntFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
VANDAAG = date(2026, 11, 10)


@pytest.fixture
def nu():
    """The domain believes that it is Tuesday 10 November 2026, noon."""
    with klok.op(moment(2026, 11, 10)):
        yield


def _dag(dagen):
    return VANDAAG + timedelta(days=dagen)


def _laat(titel, dagen, **velden):
    return Taak(titel, "/", tegen=_dag(-dagen), is_te_laat=True, **velden)


def test_late_by_how_much_and_weight_then_by_day_then_open():
    taken = [
        Taak("open", "/"),
        Taak("volgende week", "/", tegen=_dag(7)),
        Taak("vandaag", "/", tegen=VANDAAG),
        _laat("licht, tien dagen", 10, gewicht=LICHT),
        _laat("gewoon, tien dagen", 10),
        _laat("gewoon, een dag", 1),
    ]

    assert [t.titel for t in op_rang(taken)] == [
        "gewoon, tien dagen", "licht, tien dagen", "gewoon, een dag", "vandaag", "volgende week", "open",
    ]  # fmt: skip


def test_lateness_is_told_in_words():
    assert [_laat("x", 1).hoe_laat, _laat("x", 12).hoe_laat] == ["1\u00a0dag te laat", "12\u00a0dagen te laat"]
    assert Taak("x", "/", is_te_laat=True).hoe_laat == "te laat"
    assert Wachtend("x", "/", "VDAB", tegen=_dag(-3)).hoe_laat == "3\u00a0dagen te laat"


def test_what_one_waits_for_is_late_first_and_then_the_oldest():
    wachtend = [
        Wachtend("pas", "/", "ik", sinds=_dag(-1)),
        Wachtend("lang", "/", "ik", sinds=_dag(-100), tegen=_dag(3)),
        Wachtend("te laat", "/", "ik", tegen=_dag(-1)),
        Wachtend("langer te laat", "/", "ik", tegen=_dag(-2)),
    ]

    assert [w.titel for w in op_wachttijd(wachtend)] == ["langer te laat", "te laat", "lang", "pas"]


def _pagina(client, netwerk, tab=""):
    return html.fromstring(client.get(f"{netwerk.get_absolute_url()}taken/{tab}").content)


def _rijen(hoofd):
    return hoofd.find_class("ln-rows--task")[0].findall("li")


def _tabs(hoofd):
    return [(a.text_content(), a.get("aria-current")) for a in hoofd.find_class("ln-subnav")[0].iter("a")]


def test_the_number_in_the_menu_is_what_is_mine_and_the_tabs_say_both(client, netwerk, begeleider):
    LeervraagFactory(netwerk=netwerk, ingebracht_op=moment(2026, 11, 2))
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    iemand("lid", netwerk, OrganisatieFactory(naam="VDAB"))
    ActiepuntFactory.create_batch(2, sessie=sessie, wie="VDAB", tegen=_dag(-4))

    mij, anderen = _pagina(client, netwerk), _pagina(client, netwerk, "anderen/")

    assert _tabs(mij)[:2] == [("Van mij (2)", "page"), ("Ik wacht op anderen (2)", None)]
    assert _tabs(anderen)[:2] == [("Van mij (2)", None), ("Ik wacht op anderen (2)", "page")]
    assert [e.text for e in mij.find_class("ln-count")] == [e.text for e in anderen.find_class("ln-count")] == ["2"]
    wat = _rijen(anderen)[0].text_content()
    assert "Wacht op VDAB" in wat
    assert "4\u00a0dagen te laat" in wat


def test_only_the_most_urgent_late_task_is_red_and_has_the_filled_button(client, netwerk, begeleider):
    for dagen in (1, 2, 3):
        OpleveringFactory(netwerk=netwerk, tegen=_dag(-dagen), titel=f"Gids {dagen}")

    rijen = _rijen(_pagina(client, netwerk))[:3]

    assert [bool(rij.find_class("ln-badge--late")) for rij in rijen] == [True, False, False]
    assert [bool(rij.find_class("btn-primary")) for rij in rijen] == [True, False, False]
    assert all("\u00a0dagen te laat" in rij.text_content() for rij in rijen)


def test_a_source_gives_five_and_one_line_with_the_rest_that_counts_for_as_many(client, netwerk, begeleider):
    OpleveringFactory.create_batch(HOOGSTENS + 7, netwerk=netwerk, tegen=_dag(-1))

    alle = register.taken_van(toegang(begeleider, netwerk))
    taken = [t for t in alle if "oplevering" in t.url or "/stand/" in t.url]

    assert len(taken) == HOOGSTENS + 1
    assert samen(taken) == HOOGSTENS + 7
    assert "Nog 7\u00a0opleveringen in te dienen" in [t.titel for t in taken]
    assert f"Van mij ({samen(alle)})" in [tab for tab, _ in _tabs(_pagina(client, netwerk))]


def test_the_page_shows_twenty_at_a_time(client, netwerk, begeleider, monkeypatch):
    alle = [Taak(f"Taak {n:02d}", "/", tegen=_dag(n)) for n in range(45)]
    monkeypatch.setattr(register.alles, "taken", [lambda _toegang: alle])

    rijen = {
        blad: [h.text_content() for h in _pagina(client, netwerk, f"?page={blad}").find_class("ln-rows__title")]
        for blad in ("1", "3", "99", "niets")
    }

    assert [len(rij) for rij in rijen.values()] == [20, 5, 5, 20]
    assert (rijen["3"][0], rijen["99"]) == ("Taak 40", rijen["3"])


def _veel(netwerk, begeleider, keren, project):
    """So many of each kind, of oneself and of others."""
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    for nr in range(keren):
        LeervraagFactory(netwerk=netwerk, project=project, ingebracht_op=moment(2026, 11, 2))
        OpleveringFactory(netwerk=netwerk, tegen=_dag(-1))
        OpleveringFactory(netwerk=netwerk, tegen=_dag(-1), ingediend_op=VANDAAG)
        ActiepuntFactory(sessie=sessie, wie="VDAB")
        ActiepuntFactory(sessie=sessie)
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 2))
        Uitnodiging.objects.create(
            netwerk=netwerk, email=f"g{nr}-{keren}@x.example", rol="lid", uitgenodigd_door=begeleider,
            geldig_tot=klok.nu(),
        )  # fmt: skip


@pytest.mark.parametrize("rol", ["netwerkbegeleider", "opdrachtgever", "projectmedewerker", "lid"])
def test_tasks_and_waits_take_as_many_questions_for_one_three_and_a_hundred(netwerk, begeleider, rol):
    project = ProjectFactory(netwerk=netwerk)
    iemand("opdrachtgever", netwerk)
    mensen = {"netwerkbegeleider": begeleider, "projectmedewerker": medewerker_van(project)}
    mens = mensen.get(rol) or iemand(rol, netwerk)
    aantallen = []
    for keren in (1, 2, 97):
        _veel(netwerk, begeleider, keren, project)
        toegang_ = toegang(mens, netwerk)
        with CaptureQueriesContext(connection) as vragen:
            taken, wachtend = register.taken_van(toegang_), register.wachtend_van(toegang_)
        aantallen.append(len(vragen))
        assert len(taken) + len(wachtend) < 60

    assert len(set(aantallen)) == 1, aantallen


def test_a_deliverable_waits_for_who_judges_and_before_that_for_who_hands_it_in(netwerk, begeleider):
    opdrachtgever = iemand("opdrachtgever", netwerk)
    OpleveringFactory(netwerk=netwerk, titel="Gids", tegen=_dag(-1), ingediend_op=_dag(-2))
    OpleveringFactory(netwerk=netwerk, titel="Kaart", tegen=_dag(-1))

    def stil(mens):
        return [
            (w.titel, w.op_wie, w.sinds)
            for w in register.wachtend_van(toegang(mens, netwerk))
            if w.titel in ("Gids", "Kaart")
        ]

    assert stil(begeleider) == [("Gids", "opdrachtgever", _dag(-2))]
    assert stil(opdrachtgever) == [("Kaart", "netwerkbegeleider", None)]
    assert stil(iemand("lid", netwerk)) == []


def test_an_invitation_waits_for_who_was_invited_and_is_sent_once_more_from_the_list(client, netwerk, begeleider):
    uitnodiging = nodig_uit(netwerk, email="gast@x.example", rol="lid", door=begeleider)
    Uitnodiging.objects.update(geldig_tot=klok.nu() - timedelta(days=1))

    [wacht] = register.wachtend_van(toegang(begeleider, netwerk))
    antwoord = client.post(wacht.daad, {"terug": f"{netwerk.get_absolute_url()}taken/anderen/"})

    assert (wacht.op_wie, wacht.actie, wacht.toelichting[:11]) == ("gast@x.example", "Stuur opnieuw", "Verlopen op")
    assert antwoord["Location"] == f"{netwerk.get_absolute_url()}taken/anderen/"
    nieuw = Uitnodiging.objects.get(ingetrokken_op=None)
    assert (nieuw.email, nieuw.rol, nieuw.geldig_tot > klok.nu()) == ("gast@x.example", "lid", True)
    assert register.wachtend_van(toegang(iemand("netwerkbegeleider", netwerk), netwerk)) == []
    trek_in(nieuw, door=begeleider)
    weer = client.post(wacht.daad, follow=True).content.decode()
    assert "al gebruikt of ingetrokken" in weer
    assert Uitnodiging.objects.filter(ingetrokken_op=None).count() == 0
    assert uitnodiging.pk != nieuw.pk


BIJ = "Je bent helemaal bij"


def test_up_to_date_is_said_only_when_nothing_waits_for_anybody(client, netwerk, monkeypatch):
    lid = iemand("lid", netwerk)
    client.force_login(lid)
    half = _pagina(client, netwerk).text_content()
    assert BIJ not in half
    assert "de inrichting van het netwerk: dat wacht op de netwerkbegeleider" in half
    monkeypatch.setattr(register.alles, "inrichting", [])  # nothing more is asked of its set-up

    stil = _pagina(client, netwerk).text_content()
    PlichtFactory(netwerk=netwerk, norm=4)
    with klok.op(moment(2026, 12, 31)):
        nog = _pagina(client, netwerk)

    assert BIJ in stil
    assert BIJ not in nog.text_content()
    assert "1\u00a0afspraak te laat: dat wacht op de netwerkbegeleider" in nog.text_content()


def test_who_waits_for_others_or_lacks_a_part_is_not_up_to_date(client, netwerk, begeleider, zonder_taken):
    ThemaFactory(netwerk=netwerk)
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    iemand("lid", netwerk, OrganisatieFactory(naam="VDAB"))
    ActiepuntFactory(sessie=sessie, wie="VDAB")

    wat = [li.text_content() for li in _pagina(client, netwerk).find_class("ln-leeg")[0].iter("li")]

    assert wat[0] == "1\u00a0punt van anderen"
    assert wat[1].startswith("de inrichting van het netwerk: nog geen ")
