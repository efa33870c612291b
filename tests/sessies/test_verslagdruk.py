"""The minutes on paper: what they say of how they stand, who may have them, and a file that keeps the rules."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from documenten.models import Document
from kern.werk.uitvoeren import voer_uit
from sessies.domain import goedkeuring, verloop, verslag
from sessies.overzicht import verslagdruk
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, iemand, toegang
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


@pytest.fixture
def sessie(netwerk, begeleider):
    rij = SessieFactory(
        netwerk=netwerk, orgaan=OrgaanFactory(netwerk=netwerk, naam="Stuurgroep"), gehouden=True, titel="Overleg",
        begint_op=moment(2026, 9, 1), eindigt_op=moment(2026, 9, 1, 14),
    )  # fmt: skip
    AgendapuntFactory(sessie=rij, titel="Leeg", volgorde=1)
    punt = AgendapuntFactory(sessie=rij, titel="De cijfers", volgorde=2, verslag="We zagen **groei**.")
    verloop.neem_besluit(rij, soort="beslissing", tekst="We gaan door.", agendapunt=punt, door=begeleider)
    verloop.leg_opkomst_vast(rij, ingeschreven=9, aanwezig=7, verontschuldigd=2, afwezig=0, door=begeleider)
    return rij


def _delen(sessie):
    klaar = verslagdruk.lees(sessie.netwerk, str(sessie.pk))
    return klaar.delen


def test_it_says_what_was_said_and_decided_and_leaves_out_points_of_which_nothing_came(sessie):
    delen = _delen(sessie)
    assert [deel["titel"] for deel in delen["onderdelen"]] == ["De cijfers"]
    assert delen["onderdelen"][0]["besluiten"] == [{"soort": "beslissing", "tekst": "We gaan door."}]
    assert (delen["aanwezig"], delen["van"]) == ("7 aanwezig, 2 verontschuldigd", "Stuurgroep")


def test_it_says_how_it_stands(sessie, begeleider):
    assert _delen(sessie)["toestand"] == "Nog niet gedeeld en niet goedgekeurd"
    verslag.stuur_verslag_rond(sessie, door=begeleider)
    assert "nog niet goedgekeurd" in _delen(sessie)["toestand"]
    vast = goedkeuring.keur_goed(sessie, door=begeleider)
    goedkeuring.vul_verslag_aan(sessie, tekst="Het waren er 8.", door=begeleider)
    delen = _delen(sessie)
    assert delen["toestand"].startswith("Goedgekeurd op")
    assert delen["sha256"] == vast.sha256
    assert [rij["tekst"] for rij in delen["aanvullingen"]] == ["Het waren er 8."]


def test_who_may_not_read_the_minutes_may_not_have_them_on_paper(sessie, begeleider, als, netwerk):
    lid = iemand("lid", netwerk)
    sleutel = str(sessie.pk)
    sessie.orgaan = None
    sessie.save()
    pad = reverse("sessies:verslag-op-papier", args=[netwerk.slug, sessie.nummer])
    assert [verslagdruk.mag(toegang(wie, netwerk), sleutel) for wie in (lid, begeleider)] == [False, True]
    assert als(lid).post(pad).status_code == 404
    verslag.stuur_verslag_rond(sessie, door=begeleider)
    assert verslagdruk.mag(toegang(lid, netwerk), sleutel)
    assert als(lid).post(pad)["Location"] == Document.objects.get().get_absolute_url()


def test_a_meeting_that_is_gone_gives_nothing(netwerk):
    assert verslagdruk.lees(netwerk, "999999") is None


@pytest.mark.django_db(transaction=True)
def test_the_file_holds_it(sessie, begeleider, settings, tmp_path):
    from documenten.domain.vragen import vraag_document

    settings.MEDIA_ROOT = tmp_path
    document = vraag_document(
        sessie.netwerk, soort=verslagdruk.SOORT, sleutel=str(sessie.pk), titel="x", over="/", door=begeleider, bel=lambda _: None
    )  # fmt: skip
    assert voer_uit(document.job_id)
    document.refresh_from_db()
    blad = " ".join(PdfReader(tmp_path / document.pad).pages[0].extract_text().replace("\u00a0", " ").split())
    for woord in ("Overleg", "De cijfers", "We zagen groei.", "We gaan door.", "7 aanwezig", "Nog niet gedeeld"):
        assert woord in blad
