"""One rule of contact: every figure about reached and silent projects comes from it, and together they are all projects."""

from datetime import date, timedelta

import pytest

from kern import klok, register
from kern.momentopname import momentopname
from kern.periodes import Periode
from projecten.domain.begeleiding import noteer_contact
from projecten.overzicht.contact import bereik_nu, bereik_van
from rapportage.kwartaal.maten import cijfers
from rapportage.kwartaal.plannen import projecten as projectentabel
from rapportage.momentopname.bron import Bron
from tests.fabrieken.kennis import FicheFactory, OvernameFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import iemand, toegang
from tests.fabrieken.projecten import OproepFactory, ProjectFactory
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db(transaction=True)  # a snapshot wants the outermost transaction
VAN, TOT = date(2026, 1, 1), date(2026, 3, 31)


def _besproken(project, op, status="gehouden"):
    vraag = LeervraagFactory(netwerk=project.netwerk, project=project, ingebracht_op=moment(2025, 6, 1))
    sessie = SessieFactory(netwerk=project.netwerk, begint_op=op, eindigt_op=op + timedelta(hours=2), status=status)
    AgendapuntFactory(sessie=sessie, leervraag=vraag)


def _bereik(netwerk, van=VAN, tot=TOT):
    bereik = bereik_van(netwerk, van, tot)
    assert len(bereik.bereikt) + len(bereik.stil) == len(bereik.projecten)
    return {p.titel: (p.pk in bereik.bereikt, getattr(bereik.laatste.get(p.pk), "wat", None)) for p in bereik.projecten}


def test_a_question_that_was_discussed_is_contact_and_one_that_is_only_planned_is_not(netwerk):
    besproken, gepland = (ProjectFactory(netwerk=netwerk, titel=titel) for titel in ("Besproken", "Gepland"))
    _besproken(besproken, moment(2026, 2, 10))
    _besproken(gepland, moment(2026, 2, 10), status="gepland")

    assert _bereik(netwerk) == {"Besproken": (True, "vraag besproken"), "Gepland": (False, "vraag ingebracht")}


def test_every_kind_of_contact_counts_on_its_own_day(netwerk):
    namen = ("bezoek", "vraag ingebracht", "vraag beantwoord", "praktijk overgenomen", "niets")
    gesprek, vraag, antwoord, overname, _ = (ProjectFactory(netwerk=netwerk, titel=naam) for naam in namen)
    noteer_contact(gesprek, datum=VAN, soort="bezoek", door=None)
    LeervraagFactory(netwerk=netwerk, project=vraag, ingebracht_op=moment(2026, 3, 31, 23))
    LeervraagFactory(
        netwerk=netwerk, project=antwoord, ingebracht_op=moment(2025, 6, 1), beantwoord_op=moment(2026, 2, 1)
    )
    OvernameFactory(fiche=FicheFactory(netwerk=netwerk), netwerk=netwerk, project=overname, datum=date(2026, 2, 2))

    assert _bereik(netwerk) == {naam: (naam != "niets", None if naam == "niets" else naam) for naam in namen}
    assert _bereik(netwerk, date(2026, 4, 1), date(2026, 6, 30)) == {
        naam: (False, None if naam == "niets" else naam) for naam in namen
    }
    assert {wat for _, wat in _bereik(netwerk, date(2025, 1, 1), date(2025, 3, 31)).values()} == {None}  # not known yet


def test_a_project_that_does_not_run_is_neither_reached_nor_silent(netwerk):
    ProjectFactory(netwerk=netwerk, titel="Loopt")
    ProjectFactory(
        netwerk=netwerk, titel="Oproep voorbij", oproep=OproepFactory(netwerk=netwerk, einde=date(2025, 12, 31))
    )
    ProjectFactory(netwerk=netwerk, titel="Zelf voorbij", einde=date(2025, 12, 31))
    ProjectFactory(netwerk=netwerk, titel="Moet beginnen", start=date(2026, 4, 1))

    assert list(_bereik(netwerk)) == ["Loopt"]


def test_figure_panel_tasks_list_promise_and_report_agree(netwerk, client):
    mens = iemand("netwerkbegeleider", netwerk)
    stil, vraag, gesprek = (ProjectFactory(netwerk=netwerk, titel=titel) for titel in ("Stil", "Vraag", "Gesprek"))
    netwerk.onderdelen = ["projecten"]
    netwerk.save()
    noteer_contact(stil, datum=date(2025, 12, 1), soort="mail", door=mens)
    noteer_contact(gesprek, datum=date(2026, 3, 30), soort="mail", door=mens)
    _besproken(vraag, moment(2026, 3, 1))
    client.force_login(mens)

    with klok.op(moment(2026, 3, 31, 18)):
        van_mij = toegang(mens, netwerk)
        bereik = bereik_nu(netwerk)
        figuur = next(c for bron in register.alles.cijfers for c in bron(van_mij) if "bereikt" in c.van)
        taken = [t.titel for t in register.taken_van(van_mij) if t.titel.startswith("Neem contact op")]
        paneel = next(h for b in register.alles.zijpanelen if (h := b(van_mij)) and "Stille projecten" in h)
        lijst = client.get(f"/{netwerk.slug}/projecten/?contact=stil").context["object_list"]
    with momentopname():
        bron = Bron.lees(netwerk)
        periode = Periode.lees("2026-Q1")
        maat = next(c for c in cijfers(bron, periode) if c["sleutel"] == "projecten_bereikt")["verloop"][-1]
        tabel = projectentabel(bron, periode)["rijen"]
    belofte = register.alles.plichttellers["contact_projecten"](netwerk, VAN, TOT, TOT)

    assert [p.titel for p in bereik.stil] == ["Stil"]
    assert (figuur.waarde, figuur.noot) == ("2 van 3", "1\u00a0stil project")
    assert taken == ["Neem contact op met Stil"]
    assert "1 van 3" in paneel
    assert [p.titel for p in lijst] == ["Stil"]
    assert maat == {"teller": 2, "noemer": 3}
    assert {r["titel"]: (r["is_bereikt"], r["is_stil"]) for r in tabel} == {
        "Stil": (False, True), "Vraag": (True, False), "Gesprek": (True, False)
    }  # fmt: skip
    assert (belofte.gedaan, belofte.te_laat) == (2, 1)
