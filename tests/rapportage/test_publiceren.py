"""Nothing is final by accident: who may read, gaps and time of a final report, withdrawal, the next edition."""

import json
from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from kern.pdf.tekens import GEWONE_LETTERS
from rapportage.domain.eindredactie import verklaar_gemis
from rapportage.domain.gemis import onverklaard
from rapportage.domain.publiceren import publiceer_rapport, trek_rapport_in
from rapportage.domain.rapporten import begin_uitgave, vraag_rapport_aan
from rapportage.models import Artefact, Gemisuitleg, Momentopname, Rapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory
from tests.rapportage.gegevens import vul_uitleg_in

pytestmark = pytest.mark.django_db


def stil(_pk):
    """A worker that is not rung."""


@pytest.fixture
def netwerk():
    with klok.op(moment(2022, 10, 12)):
        yield NetwerkFactory(start=date(2021, 10, 1), einde=date(2023, 12, 31), rapportritme="Q")


def maak(netwerk, soort="kwartaal", **velden):
    """A report that is ready, with a file in its row (none on disk)."""
    rapport = Rapport.objects.create(
        netwerk=netwerk, soort=soort, periode="2022-Q3" if soort == "kwartaal" else "", titel="Kwartaalrapport van proef",
        slug=f"{soort}-{velden.get('uitgave', 1)}", **{"staat": "gemaakt", **velden},
    )  # fmt: skip
    opname = Momentopname.objects.create(rapport=rapport, inhoud='{"delen": {"cijfers": []}}', sha256="0" * 64)
    Artefact.objects.create(
        momentopname=opname, soort="pdf", pad=f"rapporten/{rapport.pk}.pdf", bestandsnaam="r.pdf", sha256="1" * 64, grootte=1
    )  # fmt: skip
    return rapport


def adres(naam, rapport, **kwargs):
    return reverse(f"rapportage:{naam}", kwargs={"netwerk": rapport.netwerk.slug, "slug": rapport.slug, **kwargs})


def openbaar(naam, rapport, **kwargs):
    plek = {"van": rapport.netwerk.slug, "slug": rapport.slug, **kwargs}
    return reverse(f"rapportage_openbaar:{naam}", kwargs=plek)


def tekst(antwoord):
    return antwoord.content.decode()


# --- who may read --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("gekozen", "status"), [("netwerk", 404), ("iedereen", 200)])
def test_who_may_read_is_chosen_when_publishing_and_is_not_everybody_by_itself(client, netwerk, gekozen, status):
    rapport = maak(netwerk)
    client.force_login(iemand("opdrachtgever", netwerk))
    formulier = client.get(adres("publiceer", rapport))
    assert formulier.context["form"]["lezers"].value() == "netwerk"
    assert client.get(openbaar("detail", rapport)).status_code == 404

    client.post(adres("publiceer", rapport), {"lezers": gekozen})

    rapport.refresh_from_db()
    assert (rapport.staat, rapport.lezers) == ("gepubliceerd", gekozen)
    client.logout()
    assert client.get(openbaar("detail", rapport)).status_code == status
    assert client.get(openbaar("bestand", rapport, soort="pdf")).status_code == 404
    assert (rapport.titel in tekst(client.get(reverse("rapportage_openbaar:lijst")))) == (gekozen == "iedereen")
    client.force_login(iemand("lid", netwerk))
    assert rapport.titel in tekst(client.get(adres("detail", rapport)))


@pytest.mark.parametrize(
    ("gemaakt_met", "gezegd"), [("WeasyPrint 66.0", False), (f"WeasyPrint 66.0{GEWONE_LETTERS}", True)]
)
def test_who_publishes_is_told_that_letters_were_lost(client, netwerk, gemaakt_met, gezegd):
    rapport = maak(netwerk)
    Artefact.objects.update(gemaakt_met=gemaakt_met)
    client.force_login(iemand("opdrachtgever", netwerk))
    for naam in ("detail", "publiceer"):
        assert ("Niet elke letter staat in de PDF" in tekst(client.get(adres(naam, rapport)))) is gezegd


def test_publishing_without_a_choice_keeps_it_inside_the_network(netwerk):
    rapport = maak(netwerk)

    publiceer_rapport(rapport, door=None)

    assert rapport.lezers == "netwerk"
    with pytest.raises(DomainError, match="wie het rapport mag lezen"):
        publiceer_rapport(maak(netwerk, uitgave=2), lezers="de buren", door=None)
    assert Rapport.objects.filter(staat="gepubliceerd").count() == 1


# --- a final report -------------------------------------------------------------------------------------------------
def test_a_final_report_waits_for_its_gaps_and_its_time(client, netwerk):
    LeervraagFactory(netwerk=netwerk, ingebracht_op=moment(2022, 10, 1))
    PilootFactory(project=ProjectFactory(netwerk=netwerk), fase="lopend", start=date(2022, 10, 1))
    rapport = maak(netwerk, "eind")
    client.force_login(iemand("netwerkbegeleider", netwerk))
    assert {g.soort for g in onverklaard(netwerk)} == {"eindredactie", "vraag", "piloot"}
    bladzijde = tekst(client.get(adres("publiceer", rapport)))
    assert "Er ontbreekt nog iets zonder uitleg" in bladzijde
    assert "Wie mag het lezen?" not in bladzijde
    client.post(adres("publiceer", rapport), {"lezers": "netwerk", "reden": "Het kan."})
    with pytest.raises(DomainError, match=r"Er ontbreken nog 3\sstukken zonder uitleg"):
        publiceer_rapport(rapport, reden="Het kan.", door=None)
    assert Rapport.objects.get().staat == "gemaakt"

    vul_uitleg_in(netwerk)
    formulier = client.get(adres("publiceer", rapport)).context["form"]
    assert "loopt nog tot" in formulier["reden"].help_text
    fout = client.post(adres("publiceer", rapport), {"lezers": "netwerk"})
    assert list(fout.context["form"].errors) == ["reden"]
    with pytest.raises(DomainError, match="waarom het nu al verschijnt"):
        publiceer_rapport(rapport, reden="  ", door=None)
    assert Rapport.objects.get().staat == "gemaakt"
    client.post(adres("publiceer", rapport), {"lezers": "netwerk", "reden": "De opdracht stopt."})
    rapport.refresh_from_db()
    assert (rapport.staat, rapport.vroeg_reden) == ("gepubliceerd", "De opdracht stopt.")
    assert "De opdracht stopt." in tekst(client.get(adres("detail", rapport)))


def test_in_its_last_period_a_final_report_needs_no_reason(netwerk):
    rapport = maak(netwerk, "eind")
    vul_uitleg_in(netwerk)

    with klok.op(moment(2023, 9, 30)), pytest.raises(DomainError, match="vroeg"):
        publiceer_rapport(rapport, door=None)
    with klok.op(moment(2023, 10, 1)):
        publiceer_rapport(rapport, reden="Overbodig", door=None)

    assert (rapport.staat, rapport.vroeg_reden) == ("gepubliceerd", "")


def test_a_gap_is_explained_in_one_sentence_for_one_or_for_all(client, netwerk):
    een, twee = (LeervraagFactory(netwerk=netwerk, ingebracht_op=moment(2022, 10, 1)) for _ in range(2))
    client.force_login(iemand("netwerkbegeleider", netwerk))

    def pad(vraag):
        plek = {"netwerk": netwerk.slug, "soort": "vraag", "wat": vraag.pk}
        return reverse("rapportage:gemis-uitleg", kwargs=plek)

    assert "Dezelfde uitleg voor de 1 andere" in tekst(client.get(pad(een)))
    client.post(pad(een), {"tekst": "Ze blijft open.", "allemaal": "on", "versie": 0})
    assert dict(Gemisuitleg.objects.values_list("sleutel", "tekst")) == {
        f"vraag:{een.pk}": "Ze blijft open.", f"vraag:{twee.pk}": "Ze blijft open.",
    }  # fmt: skip
    client.post(pad(twee), {"tekst": "Ze kwam te laat.", "versie": 1})
    assert client.post(pad(twee), {"tekst": "Iets anders", "versie": 1}).status_code == 409
    opbouw = tekst(client.get(reverse("rapportage:samenstellen", kwargs={"netwerk": netwerk.slug})))
    assert "Ze kwam te laat." in opbouw
    assert {g.soort for g in onverklaard(netwerk)} == {"eindredactie"}
    client.post(pad(een), {"tekst": "", "versie": 1})
    assert {g.sleutel for g in onverklaard(netwerk)} == {"eindredactie:alles", f"vraag:{een.pk}"}
    vreemd = reverse("rapportage:gemis-uitleg", kwargs={"netwerk": netwerk.slug, "soort": "piloot", "wat": "1"})
    assert client.get(vreemd).status_code == 404


def test_an_explanation_of_another_network_explains_nothing(netwerk):
    ander = NetwerkFactory()
    vul_uitleg_in(ander)
    verklaar_gemis(netwerk, sleutel="eindredactie:alles", tekst="Geen.", versie=0, door=None)

    assert onverklaard(netwerk) == onverklaard(ander) == []
    assert Gemisuitleg.objects.count() == 2


# --- withdrawn, and the next edition ----------------------------------------------------------------------------------
def test_a_withdrawn_report_leaves_its_page_with_the_reason(client, netwerk):
    rapport = maak(netwerk)
    with pytest.raises(DomainError, match="Alleen een gepubliceerd rapport"):
        trek_rapport_in(rapport, reden="Fout", door=None)
    publiceer_rapport(rapport, lezers="iedereen", door=None)
    with pytest.raises(DomainError, match="waarom"):
        trek_rapport_in(rapport, reden=" ", door=None)
    assert Rapport.objects.get().staat == "gepubliceerd"
    client.force_login(iemand("netwerkbegeleider", netwerk))
    leeg = client.post(adres("intrekken", rapport), {"reden": ""})
    assert leeg.context["form"].errors["reden"] == ["Schrijf waarom het rapport ingetrokken wordt."]

    client.post(adres("intrekken", rapport), {"reden": "Een cijfer klopte niet."})

    rapport.refresh_from_db()
    assert (rapport.staat, rapport.intrek_reden) == ("ingetrokken", "Een cijfer klopte niet.")
    assert Gebeurtenis.objects.filter(wat="rapport.ingetrokken").count() == 1
    assert Artefact.objects.count() == 1
    lid = iemand("lid", netwerk)
    for persoon, bestand in ((lid, 403), (iemand("projectmedewerker", netwerk), 403)):
        client.force_login(persoon)
        assert "Een cijfer klopte niet." in tekst(client.get(adres("detail", rapport)))
        assert "Haal PDF op" not in tekst(client.get(adres("detail", rapport)))
        assert client.get(adres("bestand", rapport, soort="pdf")).status_code == bestand
    client.logout()
    assert "Een cijfer klopte niet." in tekst(client.get(openbaar("detail", rapport)))
    assert client.get(openbaar("bestand", rapport, soort="pdf")).status_code == 404
    assert rapport.titel not in tekst(client.get(reverse("rapportage_openbaar:lijst")))


def test_a_next_edition_has_a_number_and_a_reason_and_both_stay(client, netwerk):
    SessieFactory(netwerk=netwerk, gehouden=True, begint_op=moment(2022, 8, 12), eindigt_op=moment(2022, 8, 12, 18))
    eerste = vraag_rapport_aan(netwerk, soort="kwartaal", periode="2022-Q3", door=None, bel=stil)
    with pytest.raises(DomainError, match="Alleen na een gepubliceerd rapport"):
        begin_uitgave(eerste, reden="Fout", door=None, bel=stil)
    Rapport.objects.update(staat="gepubliceerd", gepubliceerd_op=klok.nu(), job=None)
    eerste.refresh_from_db()
    with pytest.raises(DomainError, match="gepubliceerd en blijft zoals het is"):
        vraag_rapport_aan(netwerk, soort="kwartaal", periode="2022-Q3", door=None, bel=stil)
    with pytest.raises(DomainError, match="waarom"):
        begin_uitgave(eerste, reden=" ", door=None, bel=stil)
    assert Rapport.objects.count() == 1

    client.force_login(iemand("netwerkbegeleider", netwerk))
    client.post(adres("uitgave", eerste), {"reden": "Twee projecten kwamen later."})
    tweede = Rapport.objects.get(uitgave=2)
    assert (tweede.slug, tweede.uitgave_reden) == ("kwartaalrapport-2022-q3-uitgave-2", "Twee projecten kwamen later.")
    assert tweede.titel.endswith("derde kwartaal 2022, uitgave 2")
    assert begin_uitgave(eerste, reden="Twee projecten kwamen later.", door=None, bel=stil) == tweede
    begonnen = f'href="{tweede.get_absolute_url()}"'
    for pagina in ("detail", "uitgave"):
        inhoud = tekst(client.get(adres(pagina, eerste)))
        assert "Uitgave 2 is al begonnen" in inhoud
        assert begonnen in inhoud
        assert "Maak de nieuwe uitgave" not in inhoud
        assert f'href="{adres("uitgave", eerste)}"' not in inhoud
    fout = client.post(adres("uitgave", eerste), {"reden": "Een ander cijfer."})
    assert fout.context["form"].errors["reden"][0].startswith("Uitgave 2 is al begonnen, met een andere reden")
    assert "Een ander cijfer." in tekst(fout)
    assert begonnen in tekst(fout)
    assert vraag_rapport_aan(netwerk, soort="kwartaal", periode="2022-Q3", door=None, bel=stil) == tweede
    assert "Er is een nieuwere uitgave" not in tekst(client.get(adres("detail", eerste)))

    Rapport.objects.filter(pk=tweede.pk).update(staat="gepubliceerd", gepubliceerd_op=klok.nu(), job=None)
    assert "Er is een nieuwere uitgave" in tekst(client.get(adres("detail", eerste)))
    assert "Twee projecten kwamen later." in tekst(client.get(adres("detail", tweede)))
    assert eerste.titel in tekst(client.get(adres("detail", tweede)))
    with pytest.raises(DomainError, match="latere uitgave"):
        begin_uitgave(eerste, reden="Te laat", door=None, bel=stil)
    assert begin_uitgave(Rapport.objects.get(uitgave=2), reden="Weer", door=None, bel=stil).uitgave == 3


@pytest.mark.parametrize("rol", ["netwerkbegeleider", "projectmedewerker", "lid"])
def test_where_there_is_an_opdrachtgever_nobody_else_withdraws_or_follows_up(client, netwerk, rol):
    rapport = maak(netwerk, staat="gepubliceerd", gepubliceerd_op=klok.nu())
    iemand("opdrachtgever", netwerk)
    client.force_login(iemand(rol, netwerk))

    for naam in ("publiceer", "intrekken", "uitgave"):
        assert client.post(adres(naam, rapport), {"reden": "Zomaar"}).status_code == 403
    assert [r.staat for r in Rapport.objects.all()] == ["gepubliceerd"]
    assert "Trek het rapport in" not in tekst(client.get(adres("detail", rapport)))


def test_who_reads_a_final_report_sees_beside_the_file_why_it_is_early_and_what_it_misses(client, netwerk):
    """The file was made, and its hash fixed, before it was published: the reason for that stands beside it."""
    rapport = maak(netwerk, "eind")
    gat = {
        "soort": "vraag",
        "soortnaam": "Vragen zonder antwoord",
        "wat": "Wie doet open?",
        "uitleg": "Te laat gevraagd.",
    }
    inhoud = json.dumps({"delen": {"cijfers": [], "publicatiecontrole": [gat]}})
    Momentopname.objects.update(inhoud=inhoud)
    vul_uitleg_in(netwerk)
    publiceer_rapport(rapport, lezers="iedereen", reden="De opdracht stopt.", door=None)

    gelezen = [tekst(client.get(openbaar("detail", rapport)))]
    for rol in ("netwerkbegeleider", "opdrachtgever", "lid"):
        client.force_login(iemand(rol, netwerk))
        gelezen.append(tekst(client.get(adres("detail", rapport))))

    for pagina in gelezen:
        for zin in ("De opdracht stopt.", "Vragen zonder antwoord", "Wie doet open?", "Te laat gevraagd."):
            assert zin in pagina
