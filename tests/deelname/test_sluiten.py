"""A closed list: frozen with a hash, put right with a reason, and what follows from it."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.urls import reverse

from deelname.domain import lijst as lijst_
from deelname.domain import sluiten
from deelname.domain.vertrek import ruim_op
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from deelname.overzicht.organisaties import aanwezigheidscontacten, per_organisatie, projecten_bij
from deelname.rules import opkomst_uit
from kern import klok, register
from projecten.overzicht.contact import bereik_nu
from sessies.domain.genodigden import ruim_op as ruim_genodigden_op
from sessies.models import Genodigde, Opkomst
from tests.fabrieken.netwerken import NetwerkorganisatieFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd


@pytest.fixture
def gesloten(sessie, rij, begeleider):
    """An was there, Bo followed online, Cis had said no, Dré never answered; An's organisation carries a project."""
    lijst_.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    return sluiten.sluit_lijst(sessie, door=begeleider)


def _getallen(sessie):
    o = Opkomst.objects.get(sessie=sessie)
    return o.ingeschreven, o.aanwezig, o.verontschuldigd, o.afwezig


@pytest.mark.parametrize(
    ("rijen", "getallen"),
    [
        ([], (0, 0, 0, 0)),
        ([("aanwezig", True), ("online", False), ("vervangen", True)], (1, 2, 0, 0)),
        ([("afwezig", True), ("afwezig", False), ("", True), ("", False), ("verontschuldigd", True)], (3, 0, 1, 2)),
    ],
)
def test_the_numbers_follow_from_the_list(rijen, getallen):
    assert tuple(opkomst_uit(rijen).values()) == getallen


def test_closing_freezes_what_stood_there_without_names_and_gives_the_numbers(sessie, gesloten, rij):
    inhoud = json.loads(gesloten.inhoud)
    assert hashlib.sha256(gesloten.inhoud.encode()).hexdigest() == gesloten.sha256
    assert [regel["toestand"] for regel in inhoud["regels"]] == ["aanwezig", "afwezig", "verontschuldigd", "afwezig"]
    assert [regel["zei_ja"] for regel in inhoud["regels"]] == [True, True, False, False]
    assert not any(naam in gesloten.inhoud for naam in ('An"', "Dré", "@test.example"))
    assert _getallen(sessie) == (2, 1, 1, 1)
    assert rij("Bo").bron == "antwoord"


def test_a_list_is_closed_once_and_not_empty_and_not_before_the_meeting(sessie, gesloten, netwerk, begeleider, nu):
    with geweigerd("gesloten"):
        sluiten.sluit_lijst(sessie, door=begeleider)
    leeg = SessieFactory(netwerk=netwerk, begint_op=nu)
    lijst_.begin_lijst(leeg, door=begeleider)
    with geweigerd("nog niemand", Opkomst):
        sluiten.sluit_lijst(leeg, door=begeleider)
    straks = SessieFactory(netwerk=netwerk, begint_op=nu + timedelta(hours=3))
    lijst_.begin_lijst(straks, door=begeleider)
    lijst_.schrijf_bij(straks, naam="Eva", door=begeleider)
    with geweigerd("moet nog beginnen"):
        sluiten.sluit_lijst(straks, door=begeleider)


def test_what_is_put_right_stands_beside_what_was_closed_and_the_numbers_follow(sessie, gesloten, rij, begeleider):
    zetting = sluiten.zet_recht(rij("Bo"), toestand="online", reden=" Stond in de wachtzaal. ", door=begeleider)
    assert (zetting.was, zetting.wordt, zetting.reden) == ("afwezig", "online", "Stond in de wachtzaal.")
    gesloten.refresh_from_db()
    assert '"toestand":"afwezig"' in gesloten.inhoud
    assert (rij("Bo").toestand, _getallen(sessie)) == ("online", (2, 2, 1, 0))
    sluiten.schrijf_later_bij(sessie, naam="Eva", toestand="aanwezig", reden="Vergeten.", door=begeleider)
    assert _getallen(sessie) == (2, 3, 1, 0)
    assert sluiten.controleer() == []


def test_putting_right_needs_a_reason_a_change_and_a_closed_list(sessie, gesloten, rij, begeleider):
    bo = rij("Bo")
    for velden, zin in (
        ({"toestand": "online", "reden": " "}, "leeg|Waarom|verplicht|waarom"),
        ({"toestand": "afwezig", "reden": "Zo."}, "staat er al"),
        ({"toestand": "", "reden": "Zo."}, "een van de"),
    ):
        with geweigerd(zin, Aanwezigheid):
            sluiten.zet_recht(bo, **velden, door=begeleider)
    Aanwezigheidslijst.objects.update(gesloten_op=None)
    with geweigerd("nog open"):
        sluiten.zet_recht(bo, toestand="online", reden="Zo.", door=begeleider)


def test_the_night_sees_a_row_or_a_text_that_was_changed(gesloten, rij):
    assert sluiten.controleer() == []
    Aanwezigheid.objects.filter(pk=rij("Bo").pk).update(toestand="aanwezig")
    assert "Een rij" in sluiten.controleer()[0]
    Aanwezigheidslijst.objects.update(inhoud=gesloten.inhoud.replace("afwezig", "aanwezig"))
    assert "is veranderd" in sluiten.controleer()[0]


def test_the_hash_holds_when_names_are_forgotten(sessie, gesloten, nu):
    with klok.op(nu + timedelta(days=400)):
        ruim_op()
        ruim_genodigden_op()
    assert Genodigde.objects.filter(sessie=sessie).exclude(naam="").count() == 0
    assert sluiten.controleer() == []


def test_a_project_whose_promotor_was_there_is_not_silent(sessie, rij, netwerk, begeleider, nu):
    project = ProjectFactory(netwerk=netwerk, promotor=rij("An").organisatie)
    ander = ProjectFactory(netwerk=netwerk, promotor=rij("Bo").organisatie)
    lijst_.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    assert list(aanwezigheidscontacten(netwerk)) == [], "not before the list is closed"
    sluiten.sluit_lijst(sessie, door=begeleider)
    assert [(pk, c.dag, c.wat) for pk, c in aanwezigheidscontacten(netwerk)] == [
        (project.pk, nu.date(), "op een bijeenkomst")
    ]
    assert [p.pk for p in bereik_nu(netwerk).stil if p.pk in {project.pk, ander.pk}] in ([ander.pk], [])
    assert [tuple(r) for r in per_organisatie(sessie)] == [(str(rij("An").organisatie), 1)]
    assert projecten_bij(sessie) == [project]


def test_the_form_that_closes_the_meeting_shows_the_numbers_and_does_not_ask_them(client, sessie, rij, begeleider, nu):
    lijst_.noteer(rij("An"), toestand="aanwezig", door=begeleider)
    client.force_login(begeleider)
    pad = reverse("sessies:afsluiten", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    with klok.op(nu + timedelta(hours=4)):
        tekst = client.get(pad).content.decode()
        assert "1 aanwezig, 1 verontschuldigd, 1 niet gekomen van 2 ingeschreven" in tekst
        assert 'name="aanwezig"' not in tekst
        getypt = {"versie": sessie.versie, "verslag": "", "aanwezig": "99", "ingeschreven": "99"}
        client.post(pad, {**getypt, "inzending": "b" * 32})
    assert _getallen(sessie) == (2, 1, 1, 1)
    assert register.opkomst_van(SessieFactory(netwerk=sessie.netwerk)) is None


def test_who_stayed_away_is_listed_per_organisation_and_as_a_file(client, gesloten, rij, begeleider):
    client.force_login(begeleider)
    pad = reverse("deelname:wegblijvers", kwargs={"netwerk": gesloten.netwerk.slug})
    (organisatie,) = client.get(pad).context["object_list"]
    assert (organisatie, organisatie.zei_ja, organisatie.niet_gekomen) == (rij("Bo").organisatie, 1, 1)
    assert client.get(pad, {"q": "bestaat niet"}).context["object_list"].count() == 0
    regels = b"".join(client.get(pad, {"als": "csv"})).decode().splitlines()
    assert regels[1].endswith(";1;1;2026-11-10")


def test_the_pages_close_the_list_and_put_right(client, sessie, rij, begeleider):
    client.force_login(begeleider)
    soort = {"netwerk": sessie.netwerk.slug}
    sluit = reverse("deelname:sluit", kwargs={**soort, "nummer": sessie.nummer})
    assert "3\xa0mensen" in client.get(sluit).content.decode()
    tekst = client.post(sluit, follow=True).content.decode()
    lijst = Aanwezigheidslijst.objects.get()
    assert lijst.sha256 in tekst
    recht = reverse("deelname:recht", kwargs={**soort, "pk": rij("Bo").pk})
    assert recht in tekst
    tekst = client.post(recht, {"toestand": "online", "reden": "Was er.", "inzending": "c" * 32}, follow=True).content
    assert "afwezig werd online. Was er." in tekst.decode()
    bij = reverse("deelname:later-bij", kwargs={**soort, "nummer": sessie.nummer})
    organisatie = NetwerkorganisatieFactory(netwerk=sessie.netwerk).organisatie
    getypt = {"naam": "Eva", "organisatie": organisatie.pk, "toestand": "aanwezig", "reden": "Vergeten."}
    assert "Eva" in client.post(bij, {**getypt, "inzending": "d" * 32}, follow=True).content.decode()
    kaart = client.get(sessie.get_absolute_url()).content.decode()
    assert f"{organisatie}: 1" in kaart
    assert client.get(sluit).status_code == 302
