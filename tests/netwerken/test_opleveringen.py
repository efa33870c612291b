"""Deliverables: handed in with a file or a link, accepted or sent back by function; every time leaves its trace."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kern import klok, register
from kern.domain.kluis import bewaar, keur, open_heel
from kern.exceptions import DomainError, VersieConflict
from kern.models import Gebeurtenis
from netwerken.domain import opleveringen
from netwerken.models import Indiening, Oplevering
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OpleveringFactory, iemand, toegang
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
LINK = "https://voorbeeld.example/gids"
MB15 = 15 * 1024 * 1024


@pytest.fixture
def oplevering(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with klok.op(moment(2022, 10, 12)):
        yield OpleveringFactory(netwerk=NetwerkFactory(), titel="Gids", tegen=date(2022, 10, 31))


def pdf(naam="gids.pdf", inhoud=b"%PDF-1.7 tekst"):
    return SimpleUploadedFile(naam, inhoud)


def adres(naam, oplevering):
    return reverse(f"netwerken:{naam}", kwargs={"netwerk": oplevering.netwerk.slug, "pk": oplevering.pk})


def bestanden(settings):
    return [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


# --- domain ----------------------------------------------------------------------------------------------------------
def test_what_is_handed_in_is_accepted_or_sent_back_and_nothing_is_forgotten(oplevering):
    opleveringen.dien_in(oplevering, link=LINK, versie=1, door=None)
    assert oplevering.ingediend_op == date(2022, 10, 12)
    with pytest.raises(DomainError, match="al ingediend"):
        opleveringen.dien_in(oplevering, link=LINK, versie=2, door=None)
    with pytest.raises(DomainError, match="wat er nog moet gebeuren"):
        opleveringen.stuur_terug(oplevering, reden=" ", versie=2, door=None)
    opleveringen.stuur_terug(oplevering, reden="Bladzijde 3 ontbreekt.", versie=2, door=None)
    oplevering.refresh_from_db()
    assert (oplevering.ingediend_op, oplevering.aanvaard_op) == (None, None)
    with pytest.raises(DomainError, match="niets om te beoordelen"):
        opleveringen.aanvaard(oplevering, versie=3, door=None)

    opleveringen.dien_in(oplevering, link=f"{LINK}/2", op=date(2022, 10, 11), versie=3, door=None)
    with pytest.raises(DomainError, match="pas later ingediend"):
        opleveringen.aanvaard(oplevering, op=date(2022, 10, 10), versie=4, door=None)
    with pytest.raises(VersieConflict):
        opleveringen.aanvaard(Oplevering.objects.get(), versie=3, door=None)
    assert Oplevering.objects.get().aanvaard_op is None
    oplevering.refresh_from_db()
    opleveringen.aanvaard(oplevering, versie=4, door=None)
    with pytest.raises(DomainError, match="al aanvaard"):
        opleveringen.dien_in(oplevering, link=LINK, versie=5, door=None)

    rijen = Indiening.objects.order_by("pk").values_list("link", "staat", "reden")
    assert list(rijen) == [(LINK, "terug", "Bladzijde 3 ontbreekt."), (f"{LINK}/2", "aanvaard", "")]
    opleveringen.stuur_terug(oplevering, reden="Te vroeg aanvaard.", versie=5, door=None)
    assert Oplevering.objects.get().aanvaard_op is None
    assert [i.staat for i in Indiening.objects.order_by("pk")] == ["terug", "terug"]


def test_what_was_handed_in_can_be_taken_back_until_it_is_judged(oplevering):
    opleveringen.dien_in(oplevering, link=LINK, versie=1, door=None)
    opleveringen.trek_indiening_in(oplevering, versie=2, door=None)

    assert Oplevering.objects.get().ingediend_op is None
    assert Indiening.objects.get().staat == "ingetrokken"
    with pytest.raises(DomainError):
        opleveringen.trek_indiening_in(oplevering, versie=3, door=None)


def test_nothing_is_accepted_in_the_future_nor_before_it_was_handed_in(oplevering):
    opleveringen.dien_in(oplevering, link=LINK, op=date(2022, 10, 11), versie=1, door=None)
    for dag, zin in ((10, "pas later ingediend"), (13, "De dag van aanvaarden ligt niet in de toekomst")):
        with geweigerd(zin):
            opleveringen.aanvaard(oplevering, op=date(2022, 10, dag), versie=2, door=None)
    opleveringen.aanvaard(oplevering, op=date(2022, 10, 11), versie=2, door=None)
    assert Oplevering.objects.get().aanvaard_op == date(2022, 10, 11)


def test_what_was_accepted_before_anything_was_handed_in_here_is_sent_back_too(oplevering):
    """The log names what was handed in, where there is such a row."""
    Oplevering.objects.update(ingediend_op=date(2022, 10, 1), aanvaard_op=date(2022, 10, 1))
    oplevering.refresh_from_db()
    opleveringen.stuur_terug(oplevering, reden="Nog niet.", versie=1, door=None)
    ingediend = opleveringen.dien_in(oplevering, link=LINK, versie=2, door=None)
    opleveringen.stuur_terug(oplevering, reden="Nog niet.", versie=3, door=None)

    regels = Gebeurtenis.objects.filter(wat="oplevering.teruggestuurd").order_by("pk")
    assert [g.gegevens["indiening"] for g in regels] == [None, ingediend.pk]
    assert (Oplevering.objects.get().aanvaard_op, Indiening.objects.get().staat) == (None, "terug")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Kies een bestand of geef een link"),
        ({"link": "javascript:alert(1)"}, "URL|adres"),
        ({"link": LINK, "op": date(2022, 10, 13)}, "toekomst"),
        ({"bestand": pdf("gids.exe")}, "bewaren we niet"),
        ({"bestand": pdf("gids.pdf", b"MZ")}, "is geen PDF"),
        ({"bestand": pdf("gids.pdf", b"")}, "leeg"),
    ],
)
def test_what_cannot_be_handed_in_leaves_nothing_behind(oplevering, settings, velden, zin):
    with pytest.raises(DomainError, match=zin):
        opleveringen.dien_in(oplevering, **velden, versie=1, door=None)

    assert not Indiening.objects.exists()
    assert Oplevering.objects.get().ingediend_op is None
    assert bestanden(settings) == []


def test_a_file_that_is_too_large_is_refused_and_a_refused_row_leaves_no_file(oplevering, settings):
    with pytest.raises(DomainError, match="te groot"):
        keur("gids.pdf", MB15 + 1, b"%PDF-")
    with pytest.raises(VersieConflict):
        opleveringen.dien_in(oplevering, bestand=pdf(), versie=9, door=None)

    assert bestanden(settings) == []


# --- pages -----------------------------------------------------------------------------------------------------------
def test_a_file_goes_in_by_the_form_and_out_by_the_one_view_that_asks_the_right(client, oplevering, settings):
    netwerk = oplevering.netwerk
    client.force_login(iemand("netwerkbegeleider", netwerk))
    leeg = client.post(adres("oplevering-indienen", oplevering), {"versie": 1})
    assert leeg.context["form"].errors["bestand"] == ["Kies een bestand of geef een link."]
    vals = client.post(adres("oplevering-indienen", oplevering), {"bestand": pdf(inhoud=b"<html>"), "versie": 1})
    assert list(vals.context["form"].errors) == ["bestand"]
    client.post(adres("oplevering-indienen", oplevering), {"bestand": pdf("../mijn gids.pdf"), "versie": 1})
    indiening = Indiening.objects.get()
    assert indiening.bestandsnaam == "mijn gids.pdf"
    (bestand,) = bestanden(settings)
    assert bestand.stem != "mijn gids"
    haal = adres("oplevering-bestand", oplevering).replace(f"/{oplevering.pk}/", f"/{indiening.pk}/")
    antwoord = client.get(haal)
    assert b"".join(antwoord.streaming_content) == b"%PDF-1.7 tekst"
    assert antwoord["Content-Disposition"].startswith("attachment")

    bestand.write_bytes(b"%PDF-1.7 ander")
    assert client.get(haal).status_code == 404
    assert "Bestand beschadigd" in client.get(haal).content.decode()
    client.force_login(iemand("lid", netwerk))
    assert client.get(haal).status_code == 403
    client.force_login(iemand("netwerkbegeleider", NetwerkFactory()))
    assert client.get(haal).status_code == 404


def test_the_opdrachtgever_judges_and_each_sees_what_waits_for_them(client, oplevering):
    netwerk = oplevering.netwerk
    begeleider, opdrachtgever = iemand("netwerkbegeleider", netwerk), iemand("opdrachtgever", netwerk)

    def taken(wie):
        return [t.titel for t in register.taken_van(toegang(wie, netwerk)) if t.titel.endswith("Gids")]

    assert (taken(begeleider), taken(opdrachtgever)) == (["Dien in: Gids"], [])
    client.force_login(begeleider)
    client.post(adres("oplevering-indienen", oplevering), {"link": LINK, "versie": 1})
    assert (taken(begeleider), taken(opdrachtgever)) == ([], ["Beoordeel: Gids"])
    assert client.post(adres("oplevering-aanvaarden", oplevering), {"versie": 2}).status_code == 403
    client.force_login(opdrachtgever)
    client.post(adres("oplevering-terugsturen", oplevering), {"reden": "Nog een bladzijde.", "versie": 2})
    assert (taken(begeleider), taken(opdrachtgever)) == (["Dien in: Gids"], [])
    assert "Nog een bladzijde." in client.get(adres("oplevering", oplevering)).content.decode()
    client.force_login(begeleider)
    client.post(adres("oplevering-indienen", oplevering), {"link": LINK, "versie": 3})
    client.post(adres("oplevering-intrekken", oplevering), {"versie": 4})
    client.post(adres("oplevering-indienen", oplevering), {"link": f"{LINK}/2", "versie": 5})
    client.force_login(opdrachtgever)
    client.post(adres("oplevering-aanvaarden", oplevering), {"op": "2022-10-12", "versie": 6})

    oplevering.refresh_from_db()
    assert (oplevering.ingediend_op, oplevering.aanvaard_op) == (date(2022, 10, 12), date(2022, 10, 12))
    assert (taken(begeleider), taken(opdrachtgever)) == ([], [])


def test_parties_and_deliverables_are_set_up_in_the_browser(client):
    netwerk = NetwerkFactory()
    client.force_login(iemand("netwerkbegeleider", netwerk))
    plek = {"netwerk": netwerk.slug}
    client.post(
        reverse("netwerken:oplevering-nieuw", kwargs=plek), {"titel": "Gids", "tegen": "2023-01-31", "schijf": "2"}
    )
    client.post(reverse("netwerken:partij-nieuw", kwargs=plek), {"functie": "algemeen directeur", "namens": "De Stad"})

    assert [(o.titel, o.schijf) for o in netwerk.opleveringen.all()] == [("Gids", 2)]
    (partij,) = netwerk.ondertekeningen.all()
    assert (partij.wat, partij.functie) == ("overeenkomst", "algemeen directeur")
    leden = client.get(reverse("netwerken:leden", kwargs=plek)).content.decode()
    assert "Partijen bij de overeenkomst" in leden
    assert "Algemeen directeur" in leden
    samenstellen = client.get(reverse("rapportage:samenstellen", kwargs=plek))
    assert samenstellen.context["o"].ondertekenaars == []


def test_a_file_that_was_read_before_is_kept_whole(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = pdf(inhoud=b"%PDF-1.7 een hele tekst")
    upload.read()
    with bewaar(upload, "map") as bewaard:
        assert (tmp_path / bewaard.pad).read_bytes() == b"%PDF-1.7 een hele tekst"

    with open_heel(bewaard.pad, sha256=bewaard.sha256, grootte=bewaard.grootte) as heel:
        assert heel.read() == b"%PDF-1.7 een hele tekst"
    assert open_heel(bewaard.pad, sha256="0" * 64, grootte=bewaard.grootte) is None
    assert open_heel(bewaard.pad, sha256=bewaard.sha256, grootte=bewaard.grootte + 1) is None
    assert open_heel("../elders", sha256=bewaard.sha256, grootte=bewaard.grootte) is None


@pytest.mark.parametrize(("grootte", "mag"), [(1, True), (MB15, True), (MB15 + 1, False), (0, False)])
def test_a_file_is_as_large_as_it_may_be_and_no_larger(grootte, mag):
    if mag:
        assert keur("a.PDF", grootte, b"%PDF-1") == "pdf"
    else:
        with pytest.raises(DomainError):
            keur("a.PDF", grootte, b"%PDF-1")
