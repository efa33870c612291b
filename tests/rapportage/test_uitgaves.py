"""A later edition says what changed since the one before: each figure old and new, each point decided since."""

from datetime import date

import pytest

from kern import klok
from netwerken.models import Netwerk
from projecten.models import Stand
from rapportage.domain.periodeteksten import leg_besluit_vast
from rapportage.domain.publiceren import publiceer_rapport
from rapportage.domain.rapporten import begin_uitgave
from rapportage.models import Rapport
from rapportage.vormen import VORMEN
from sessies.models import Opkomst
from tests.fabrieken.kern import moment
from tests.opmaak import samenstellen
from tests.rapportage.conftest import inhoud_van, vraag
from tests.rapportage.test_peildag import maak_af

BEGIN = date(2022, 7, 1)


def tekst_van(inhoud):
    return " ".join(samenstellen(inhoud, "0" * 64, lambda **_: None).split()).replace("\u00a0", " ")


def volgende_uitgave(rapport):
    """Publish this edition with its files, and begin the next."""
    maak_af(rapport, moment(2022, 10, 12))
    Rapport.objects.filter(pk=rapport.pk).update(job=None)
    rapport.refresh_from_db()
    with klok.op(moment(2022, 10, 14)):
        publiceer_rapport(rapport, door=None)
        return begin_uitgave(rapport, reden="De opkomst was fout.", door=None, bel=lambda pk: None)


@pytest.mark.parametrize(
    ("wijzig", "regel"),
    [
        (lambda n: n.contacten.all().delete() and n.leervragen.update(project=None) and n.overnames.all().delete(),
         "projecten bereikt van 1 van 1 naar 0 van 1"),
        (lambda n: Opkomst.objects.update(aanwezig=12, afwezig=5),
         "aanwezig op ‘Wat wil een werkgever?’ (2022-100) van 16 van 20 naar 12 van 20"),
        (lambda n: Stand.objects.update(waarde=40), "van 28 van 75 naar 40 van 75"),
        (lambda n: n.plichten.update(norm=3), " naar 1 van 3, "),
        (lambda n: n.signalen.get().herkenningen.all().delete(), "projecten die signaal 2022-000 herkennen van 1 naar 0"),
    ],
)  # fmt: skip
def test_each_figure_that_changed_between_two_editions_is_named_old_and_new(netwerk, rapport, wijzig, regel):
    tweede = volgende_uitgave(rapport)
    zonder = inhoud_van(tweede)
    assert zonder["delen"]["herziening"] == {"uitgave": 1, "rijen": []}
    assert "Tegenover uitgave 1 van dit rapport wijzigde geen cijfer." in tekst_van(zonder)

    wijzig(netwerk)

    inhoud = inhoud_van(tweede)
    tekst = tekst_van(inhoud)
    assert "Sinds uitgave 1 van dit rapport wijzigden deze cijfers:" in tekst
    assert regel in tekst
    (blad,) = [b for b in VORMEN["kwartaal"].bladen()(inhoud) if b.titel == "Correcties"]
    assert len(blad.rijen) == len(inhoud["delen"]["herziening"]["rijen"])


def test_a_first_edition_compares_with_no_other(rapport):
    assert "herziening" not in inhoud_van(rapport)["delen"]


@pytest.mark.parametrize(("start", "zegt"), [(date(2020, 1, 1), "Over april–juni 2022 is er geen eerder rapport"),
                                             (BEGIN, "Dit is de eerste periode van het netwerk")])  # fmt: skip
def test_nothing_is_said_of_a_period_before_the_network_began(netwerk, start, zegt):
    Netwerk.objects.filter(pk=netwerk.pk).update(start=start)
    tekst = tekst_van(inhoud_van(vraag(Netwerk.objects.get(pk=netwerk.pk))))
    assert zegt in tekst
    assert ("april–juni 2022 is er geen" in tekst) is (start != BEGIN)


def test_a_point_that_was_decided_after_the_report_says_so_in_its_next_edition(netwerk, rapport):
    punt = netwerk.beslispunten.get()
    tweede = volgende_uitgave(rapport)
    assert "na dit rapport" not in tekst_van(inhoud_van(tweede))

    leg_besluit_vast(punt, besluit="Ja, fysiek", op=date(2022, 10, 13), versie=punt.versie, door=None)

    inhoud = inhoud_van(tweede)
    tekst = tekst_van(inhoud)
    assert "Beslist op 13 oktober 2022, na dit rapport." in tekst
    assert "Beslist op 13 oktober 2022, na dit rapport: <b>Ja, fysiek</b>." in tekst
    assert "akkoord met opmerking" not in tekst
    (blad,) = [b for b in VORMEN["kwartaal"].bladen()(inhoud) if b.titel == "Beslispunten"]
    assert list(blad.rijen[0][-2:]) == ["Ja, fysiek", "2022-10-13"]


def test_a_figure_of_the_period_before_of_which_only_the_whole_changed_is_told_with_it(netwerk):
    from projecten.models import Project

    vorig = vraag(netwerk)
    maak_af(vorig, moment(2022, 10, 12))
    Project.objects.create(netwerk=netwerk, code="p-vergeten", titel="Vergeten", start=date(2022, 1, 1))
    netwerk.beslispunten.create(periode="2022-Q4", nummer=1, vraag="Verder?")
    with klok.op(moment(2023, 1, 10)):
        tekst = tekst_van(inhoud_van(vraag(netwerk, periode="2022-Q4")))
    assert "projecten bereikt van 1 van 1 naar 1 van 2" in tekst
