"""The life of a report, row by row: asked, made, published, withdrawn, followed by the next edition."""

from datetime import date

import pytest

from kern import klok
from kern.exceptions import DomainError
from kern.models import Gebeurtenis, Job, Zoekdocument
from kern.models.job import JobStatus
from kern.zoeken import zoekindex
from rapportage.domain.publiceren import is_vroeg, publiceer_rapport, trek_rapport_in, waarom_vroeg
from rapportage.domain.rapporten import begin_uitgave, bestanden_van, probeer_opnieuw, vraag_rapport_aan
from rapportage.models import Artefact, Momentopname, Rapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
Q3 = "2022-Q3"


def stil(_pk):
    """A worker that is not rung."""


@pytest.fixture
def netwerk():
    with klok.op(moment(2022, 10, 12)):
        yield NetwerkFactory(start=date(2022, 4, 1), einde=date(2023, 12, 31), rapportritme="Q")


def vraag(netwerk, soort="kwartaal", periode=Q3, **velden):
    return vraag_rapport_aan(netwerk, soort=soort, periode=periode, door=None, bel=stil, **velden)


def zet(rapport, staat, **velden):
    """Put a report in a state, its job done."""
    Job.objects.filter(rapporten=rapport).update(status=JobStatus.KLAAR)
    Rapport.objects.filter(pk=rapport.pk).update(staat=staat, **velden)
    rapport.refresh_from_db()
    return rapport


def verteld(wat):
    return [g.gegevens for g in Gebeurtenis.objects.filter(wat=wat).order_by("pk")]


# --- asked ----------------------------------------------------------------------------------------------------------
def test_a_report_is_of_one_kind_one_period_and_one_network(netwerk):
    elders = NetwerkFactory(start=date(2022, 4, 1), rapportritme="Q")
    rapporten = [vraag(netwerk), vraag(netwerk, periode="2022-Q2"), vraag(netwerk, "eind", ""), vraag(elders)]
    assert len({r.pk for r in rapporten}) == len({r.job_id for r in rapporten}) == 4
    assert [(r.uitgave, r.slug) for r in rapporten] == [
        (1, "kwartaalrapport-2022-q3"), (1, "kwartaalrapport-2022-q2"), (1, "eindrapport"), (1, "kwartaalrapport-2022-q3"),
    ]  # fmt: skip
    assert rapporten[0].titel == f"Kwartaalrapport {netwerk.korte_naam}, derde kwartaal 2022"
    assert rapporten[2].titel == f"Eindrapport {netwerk.korte_naam}"
    assert [g["nieuw"] for g in verteld("rapport.gevraagd")] == [True] * 4
    assert list(zoekindex.verschillen()) == []


def test_asked_again_it_is_the_same_report_with_another_job_and_only_then_a_line(netwerk):
    eerste, ander = vraag(netwerk), vraag(netwerk, periode="2022-Q2")
    with klok.op(moment(2022, 10, 12, 13)):
        assert vraag(netwerk).job_id == eerste.job_id  # at work on it already
    assert list(zoekindex.verschillen()) == []
    zet(eerste, "gemaakt")
    with klok.op(moment(2022, 10, 13)):
        opnieuw = vraag(netwerk)
    assert Rapport.objects.get(pk=eerste.pk).gewijzigd_op == moment(2022, 10, 13)
    assert list(zoekindex.verschillen()) == []
    ander.refresh_from_db()
    assert opnieuw == eerste
    assert opnieuw.job_id not in {eerste.job_id, ander.job_id}
    assert Rapport.objects.get(pk=eerste.pk).job_id == opnieuw.job_id
    assert [g["nieuw"] for g in verteld("rapport.gevraagd")] == [True, True, False]


@pytest.mark.parametrize(
    ("soort", "periode", "zin", "veld"),
    [("iets", Q3, "Kies een soort", "soort"), ("kwartaal", "2022-Q4", "nog niet voorbij", "periode")],
)
def test_what_cannot_be_asked_is_said_beside_its_field(netwerk, soort, periode, zin, veld):
    with geweigerd(zin, Rapport, Job, veld=veld):
        vraag(netwerk, soort, periode)


@pytest.mark.parametrize("staat", ["gepubliceerd", "ingetrokken"])
@pytest.mark.parametrize(("soort", "periode", "veld"), [("kwartaal", Q3, "periode"), ("eind", "", "soort")])
def test_what_was_published_is_not_asked_again(netwerk, soort, periode, veld, staat):
    zet(vraag(netwerk, soort, periode), staat)
    with geweigerd(f"is {staat} en blijft", Rapport, Job, veld=veld):
        vraag(netwerk, soort, periode)


def test_only_a_report_that_failed_is_tried_again(netwerk):
    rapport, ander = vraag(netwerk), vraag(netwerk, periode="2022-Q2")
    with geweigerd("hoeft niet opnieuw"):
        probeer_opnieuw(rapport, door=None, bel=stil)
    Job.objects.update(status=JobStatus.MISLUKT)
    rapport.refresh_from_db()
    with klok.op(moment(2022, 10, 13)):
        probeer_opnieuw(rapport, door=None, bel=stil)
    assert list(zoekindex.verschillen()) == []
    assert dict(Job.objects.values_list("pk", "status")) == {rapport.job_id: "wacht", ander.job_id: "mislukt"}
    Job.objects.update(status=JobStatus.MISLUKT)
    zet(rapport, "gepubliceerd")
    Job.objects.update(status=JobStatus.MISLUKT)
    with geweigerd("net gepubliceerd"):
        probeer_opnieuw(Rapport.objects.get(pk=rapport.pk), door=None, bel=stil)
    with geweigerd("hoeft niet opnieuw"):
        probeer_opnieuw(zet(ander, "gemaakt", job=None), door=None, bel=stil)


# --- the next edition -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("staat", ["gepubliceerd", "ingetrokken"])
@pytest.mark.parametrize(
    ("soort", "periode", "slug", "titel"),
    [
        ("kwartaal", Q3, "kwartaalrapport-2022-q3-uitgave-2", ", derde kwartaal 2022, uitgave 2"),
        ("eind", "", "eindrapport-uitgave-2", ", uitgave 2"),
    ],
)
def test_the_next_edition_has_its_own_row_name_and_line(netwerk, soort, periode, slug, titel, staat):
    eerste = zet(vraag(netwerk, soort, periode), staat)
    ander = vraag(netwerk, "kwartaal", "2022-Q2")

    tweede = begin_uitgave(eerste, reden=" Een cijfer. ", door=None, bel=stil)

    assert (tweede.uitgave, tweede.slug, tweede.uitgave_reden) == (2, slug, "Een cijfer.")
    assert tweede.titel == f"{tweede.naam.capitalize()} {netwerk.korte_naam}{titel}"
    assert verteld("rapport.nieuwe_uitgave") == [{"uitgave": 2, "na": eerste.pk}]
    assert begin_uitgave(eerste, reden="Een  cijfer. ", door=None, bel=stil) == vraag(netwerk, soort, periode) == tweede
    with geweigerd("Uitgave 2 is al begonnen, met een andere reden .‘Een cijfer.’", Rapport, Job, veld="reden"):
        begin_uitgave(eerste, reden="Nog eens", door=None, bel=stil)
    tweede.refresh_from_db()
    assert tweede.uitgave_reden == "Een cijfer."
    assert len(verteld("rapport.nieuwe_uitgave")) == 1
    assert [g["nieuw"] for g in verteld("rapport.gevraagd")] == [True] * 3
    assert sorted(Rapport.objects.values_list("uitgave", flat=True)) == [1, 1, 2]
    assert ander.uitgave == 1
    assert list(zoekindex.verschillen()) == []
    zet(tweede, "gepubliceerd")
    with geweigerd("al een latere uitgave", Rapport, Job):
        begin_uitgave(eerste, reden="Te laat", door=None, bel=stil)
    assert begin_uitgave(tweede, reden="Weer", door=None, bel=stil).uitgave == 3


def test_an_edition_follows_what_was_published_and_says_why(netwerk):
    rapport = vraag(netwerk)
    for staat in ("gevraagd", "gemaakt"):
        with geweigerd("Alleen na een gepubliceerd rapport", Rapport, Job):
            begin_uitgave(zet(rapport, staat), reden="Fout", door=None, bel=stil)
    with geweigerd("waarom", Rapport, Job, veld="reden"):
        begin_uitgave(zet(rapport, "gepubliceerd"), reden=" ", door=None, bel=stil)


# --- published and withdrawn ----------------------------------------------------------------------------------------
def test_publishing_and_withdrawing_are_of_one_report_and_found_as_such(netwerk):
    rapport, ander = (zet(vraag(netwerk, periode=p), "gemaakt") for p in (Q3, "2022-Q2"))
    stand = {"staat": "gemaakt", "lezers": "netwerk", "intrek_reden": "", "gepubliceerd_op": None}

    with klok.op(moment(2022, 10, 13)):
        publiceer_rapport(rapport, lezers="iedereen", reden="Hier niet nodig", door=None)
    assert (rapport.staat, rapport.lezers, rapport.vroeg_reden) == ("gepubliceerd", "iedereen", "")
    assert (rapport.gepubliceerd_op, rapport.gewijzigd_op) == (moment(2022, 10, 13), moment(2022, 10, 13))
    assert Rapport.objects.filter(pk=ander.pk, **stand).exists()
    assert list(zoekindex.verschillen()) == []
    with klok.op(moment(2022, 10, 14)):
        trek_rapport_in(rapport, reden=" Fout. ", door=None)
    assert (rapport.staat, rapport.intrek_reden) == ("ingetrokken", "Fout.")
    assert (rapport.ingetrokken_op, rapport.gewijzigd_op) == (moment(2022, 10, 14), moment(2022, 10, 14))
    assert Rapport.objects.filter(pk=ander.pk, **stand).exists()
    assert list(zoekindex.verschillen()) == []
    assert Zoekdocument.objects.filter(soort="rapport").count() == 2


@pytest.mark.parametrize("staat", ["gevraagd", "gepubliceerd", "ingetrokken"])
def test_only_a_report_that_is_ready_is_published(netwerk, staat):
    rapport = zet(vraag(netwerk), staat)
    zet(vraag(netwerk, periode="2022-Q2"), "gemaakt")
    with geweigerd("klaar is en nog niet gepubliceerd"):
        publiceer_rapport(rapport, door=None)
    assert list(Rapport.objects.order_by("pk").values_list("staat", flat=True)) == [staat, "gemaakt"]


@pytest.mark.parametrize("staat", ["gevraagd", "gemaakt", "ingetrokken"])
def test_only_a_published_report_is_withdrawn(netwerk, staat):
    rapport = zet(vraag(netwerk), staat)
    zet(vraag(netwerk, periode="2022-Q2"), "gepubliceerd")
    with geweigerd("Alleen een gepubliceerd rapport"):
        trek_rapport_in(rapport, reden="Fout", door=None)
    assert list(Rapport.objects.order_by("pk").values_list("staat", flat=True)) == [staat, "gepubliceerd"]


@pytest.mark.parametrize(("status", "mag"), [("wacht", False), ("bezig", False), ("klaar", True), ("mislukt", True)])
def test_a_report_is_published_when_nobody_is_making_it(netwerk, status, mag):
    rapport = zet(vraag(netwerk), "gemaakt")
    vraag(netwerk, periode="2022-Q2")  # which waits for its own
    Job.objects.filter(rapporten=rapport).update(status=status)
    if mag:
        publiceer_rapport(rapport, door=None)
    else:
        with pytest.raises(DomainError, match="net opnieuw gemaakt"):
            publiceer_rapport(rapport, door=None)
    assert (Rapport.objects.get(pk=rapport.pk).staat == "gepubliceerd") == mag


# --- early ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("einde", "zin"),
    [
        (None, "nog geen einddatum"),
        (date(2022, 9, 30), ""),
        (date(2022, 10, 1), ""),
        (date(2022, 12, 31), ""),
        (date(2023, 1, 1), "loopt nog tot"),
    ],
)
def test_a_final_report_is_early_before_the_last_period_of_its_network(netwerk, einde, zin):
    netwerk.einde = einde
    assert is_vroeg(netwerk) == bool(zin)
    assert zin in waarom_vroeg(netwerk)
    assert bool(waarom_vroeg(netwerk)) == bool(zin)


# --- its files ------------------------------------------------------------------------------------------------------
def test_the_files_of_a_report_are_those_of_its_newest_snapshot_that_has_some(netwerk):
    rapport, ander = vraag(netwerk), vraag(netwerk, periode="2022-Q2")
    assert bestanden_van(rapport) == []

    def opname(van, dag, *soorten):
        foto = Momentopname.objects.create(rapport=van, inhoud="{}", sha256="0" * 64, genomen_op=moment(2022, 10, dag))
        return [
            Artefact.objects.create(
                momentopname=foto, soort=s, pad=f"{foto.pk}.{s}", bestandsnaam="r", sha256="1" * 64, grootte=1
            )
            for s in soorten
        ]

    xlsx, pdf = opname(rapport, 8, "xlsx", "pdf")
    opname(rapport, 7, "pdf")
    opname(rapport, 9)
    opname(ander, 10, "pdf")
    assert bestanden_van(rapport) == [pdf, xlsx]
    laatste = opname(rapport, 8, "pdf")  # of the same moment: the one that was written last
    assert bestanden_van(rapport) == laatste
