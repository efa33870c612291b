"""What counts for the promises about reports and deliverables, and from which day on."""

from datetime import date

import pytest

from kern import register
from netwerken.enums import Plichtsoort
from netwerken.forms.inrichting import PlichtForm
from netwerken.models import Oplevering
from netwerken.overzicht.stand import stand_van_jaar
from rapportage.domain.periodeteksten import schrijf_periodetekst
from rapportage.models import Artefact, Momentopname, Rapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, PlichtFactory, iemand, toegang

JAAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.fixture
def netwerk():
    return NetwerkFactory(start=date(2022, 1, 1), einde=date(2023, 6, 30))


def tel(soort, netwerk, peildag):
    telling = register.alles.plichttellers[soort](netwerk, *JAAR, peildag)
    return telling.gedaan, telling.gepland, telling.te_laat


def maak(netwerk, op, *, soort="kwartaal", periode=""):
    """A report of which the file was made on ``op``."""
    rapport = Rapport.objects.create(
        netwerk=netwerk, soort=soort, periode=periode, titel="R", slug=f"r{periode}".lower(), staat="gemaakt"
    )
    opname = Momentopname.objects.create(rapport=rapport, inhoud="{}", sha256="0" * 64, genomen_op=op)
    Artefact.objects.create(
        momentopname=opname, soort="pdf", pad=f"r/{rapport.pk}", bestandsnaam="r.pdf", sha256="0" * 64, grootte=1,
        gemaakt_op=op,
    )  # fmt: skip
    return rapport


def test_a_report_counts_from_the_day_it_was_there_and_never_for_its_own_period(netwerk):
    maak(netwerk, moment(2022, 7, 20), periode="2022-Q2")
    maak(netwerk, moment(2022, 10, 12), periode="2022-Q3")

    assert tel("kwartaalrapport", netwerk, date(2022, 7, 19)) == (0, 3, 1)  # that of Q1 never came
    assert tel("kwartaalrapport", netwerk, date(2022, 9, 30)) == (1, 2, 1)
    assert tel("kwartaalrapport", netwerk, date(2022, 10, 12)) == (2, 1, 1)


def test_a_report_made_again_counts_from_the_first_time(netwerk):
    rapport = maak(netwerk, moment(2022, 10, 12), periode="2022-Q3")
    opname = Momentopname.objects.create(rapport=rapport, inhoud="{}", sha256="1" * 64, genomen_op=moment(2022, 11, 20))
    Artefact.objects.create(
        momentopname=opname, soort="pdf", pad="r/opnieuw", bestandsnaam="r.pdf", sha256="1" * 64, grootte=1,
        gemaakt_op=moment(2022, 11, 20),
    )  # fmt: skip

    assert tel("kwartaalrapport", netwerk, date(2022, 10, 31))[0] == 1


def test_the_reports_of_a_year_have_until_thirty_days_after_it(netwerk):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", norm=4)
    for kwartaal, maand in ((1, 4), (2, 7), (3, 10)):
        maak(netwerk, moment(2022, maand, 12), periode=f"2022-Q{kwartaal}")

    def toestand(dag):
        return next(s.toestand for s in stand_van_jaar(netwerk, dag, 2022))

    assert toestand(date(2022, 12, 31)) == "op schema"
    assert toestand(date(2023, 1, 30)) == "te laat"
    maak(netwerk, moment(2023, 1, 20), periode="2022-Q4")
    assert toestand(date(2023, 1, 30)) == "afgerond"


def test_a_final_report_counts_when_it_is_published_and_not_when_it_is_made(netwerk):
    PlichtFactory(netwerk=netwerk, soort="eindrapport", per="looptijd", norm=1)
    rapport = maak(netwerk, moment(2022, 10, 1), soort="eind")

    def stand(dag):
        gevonden = next(iter(stand_van_jaar(netwerk, dag)))
        return gevonden.toestand, gevonden.telling.gedaan

    assert stand(date(2022, 11, 1)) == ("gepland", 0)
    rapport.staat, rapport.gepubliceerd_op = "gepubliceerd", moment(2023, 6, 1)
    rapport.save()
    assert stand(date(2023, 5, 31)) == ("gepland", 0)
    assert stand(date(2023, 6, 1)) == ("afgerond", 1)

    rapport.staat, rapport.ingetrokken_op = "ingetrokken", moment(2023, 6, 10)
    rapport.save()
    assert stand(date(2023, 6, 9)) == ("afgerond", 1)  # it still stood
    assert stand(date(2023, 6, 10)) == ("gepland", 0)


def test_a_final_report_that_was_not_published_is_late_on_the_last_day_of_the_network(netwerk):
    PlichtFactory(netwerk=netwerk, soort="eindrapport", per="looptijd", norm=1)
    maak(netwerk, moment(2022, 10, 1), soort="eind")

    assert [s.toestand for s in stand_van_jaar(netwerk, date(2023, 6, 30))] == ["te laat"]


def test_a_self_evaluation_counts_on_the_last_day_of_its_period(netwerk):
    for sleutel in ("2022-Q2", "2022-Q3"):
        schrijf_periodetekst(netwerk, periode=sleutel, soort="zelfevaluatie", tekst="Goed.", door=None)

    assert [tel("zelfevaluatie", netwerk, dag)[0] for dag in (date(2022, 6, 29), date(2022, 6, 30), JAAR[1])] == [
        0,
        1,
        2,
    ]


def test_a_deliverable_counts_on_the_day_it_was_handed_in(netwerk):
    Oplevering.objects.create(
        netwerk=netwerk, titel="Plan", tegen=date(2022, 5, 1), ingediend_op=date(2022, 4, 20), aanvaard_op=None
    )

    assert tel("oplevering", netwerk, date(2022, 4, 19)) == (0, 1, 0)
    assert tel("oplevering", netwerk, date(2022, 4, 20)) == (1, 0, 0)


def test_a_deliverable_that_was_sent_back_counts_until_that_day_and_from_the_next_time(netwerk):
    plan = Oplevering.objects.create(
        netwerk=netwerk, titel="Plan", tegen=date(2022, 6, 1), ingediend_op=date(2022, 5, 20)
    )
    terug = {"staat": "terug", "beoordeeld_op": date(2022, 5, 10), "reden": "Bladzijde 3 ontbreekt."}
    plan.indieningen.create(netwerk=netwerk, datum=date(2022, 5, 1), link="https://a.example/1", **terug)
    plan.indieningen.create(netwerk=netwerk, datum=date(2022, 5, 20), link="https://a.example/2")

    dagen = (date(2022, 4, 30), date(2022, 5, 9), date(2022, 5, 10), date(2022, 5, 20))
    assert [tel("oplevering", netwerk, dag)[0] for dag in dagen] == [0, 1, 0, 1]


def _aangeboden(netwerk, **opties):
    form = PlichtForm(toegang=toegang(iemand("netwerkbegeleider", netwerk), netwerk), **opties)
    return {waarde for waarde, _ in form.fields["soort"].choices if waarde}


def test_what_no_screen_can_fulfil_cannot_be_promised(netwerk, monkeypatch):
    """A kind that nobody counts, or that no app says how to keep, is not offered; who has one keeps it."""
    netwerk.rapportritme = "T"  # every kind is kept somewhere
    assert _aangeboden(netwerk) == set(Plichtsoort.values)
    for soort in Plichtsoort.values:
        met = _aangeboden(netwerk)
        for lijst in ("plichttellers", "plichtdaden"):
            with monkeypatch.context() as zonder:
                rest = {s: doe for s, doe in getattr(register.alles, lijst).items() if s != soort}
                zonder.setattr(register.alles, lijst, rest)
                assert _aangeboden(netwerk) == met - {soort}
                assert soort in _aangeboden(netwerk, instance=PlichtFactory(netwerk=netwerk, soort=soort))


@pytest.mark.django_db
@pytest.mark.parametrize(("ritme", "mag"), [("Q", False), ("T", True), ("H", False), ("", False)])
def test_a_report_every_four_months_is_promised_where_reports_are_made_so(ritme, mag):
    netwerk = NetwerkFactory(rapportritme=ritme)
    assert _aangeboden(netwerk) == set(Plichtsoort.values) - (set() if mag else {"viermaandelijks_rapport"})
