"""What is particular about each part of the set-up, who may change it, and a network set up from empty to working."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from netwerken.models import (
    Financiering,
    Groep,
    Mandaat,
    Netwerk,
    Netwerkorganisatie,
    Orgaan,
    Organisatie,
    Plicht,
    Thema,
    Themaniveau,
)
from netwerken.overzicht.opzet import gebreken
from netwerken.overzicht.stand import stand_van_jaar
from projecten.models import Oproep, Project
from sessies.models import Leervraag, Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrgaanFactory,
    OrganisatieFactory,
    ThemaFactory,
    iemand,
)

pytestmark = pytest.mark.django_db


def adres(naam, netwerk, ruimte="netwerken", **kwargs):
    return reverse(f"{ruimte}:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def tekst(response):
    return response.content.decode()


def test_network_words_and_menu_are_its_own_data(client, netwerk, begeleider):
    netwerk.refresh_from_db()
    data = {
        "naam": "Nieuw", "korte_naam": "N", "start": "2024-01-01", "einde": "2026-01-01", "land": "NL",
        "rapportritme": "T", "omschrijving": "Wij leren.", "versie": 1,
    }  # fmt: skip
    client.post(adres("netwerk", netwerk), data)
    woorden = {"rol_netwerkbegeleider": "regisseur", "niveau_1": "ambitie", "niveau_2": "terrein", "versie": 2}
    client.post(adres("woorden", netwerk), woorden)
    client.post(adres("menu", netwerk), {"onderdelen": ["vragen", "leden"], "versie": 3})

    netwerk.refresh_from_db()
    assert (netwerk.naam, netwerk.land, netwerk.rapportritme, netwerk.einde) == ("Nieuw", "NL", "T", date(2026, 1, 1))
    assert netwerk.labels == {"netwerkbegeleider": "regisseur"}
    assert list(Themaniveau.objects.values_list("niveau", "label")) == [(1, "ambitie"), (2, "terrein")]
    assert netwerk.onderdelen == ["vragen", "leden"]
    assert "regisseur" in tekst(client.get(adres("inrichting", netwerk)))


def test_network_form_answers_beside_the_field_and_both_texts_on_conflict(client, netwerk, begeleider):
    data = {"naam": "Nieuw", "korte_naam": "N", "start": "2024-01-01", "land": "BE", "versie": 1}
    fout = client.post(adres("netwerk", netwerk), {**data, "einde": "2024-01-01"})
    laag = client.post(adres("woorden", netwerk), {"niveau_2": "terrein", "versie": 1})
    Themaniveau.objects.create(netwerk=netwerk, niveau=1, label="pijler")
    Netwerk.objects.update(versie=5)
    botst = client.post(adres("woorden", netwerk), {"niveau_1": "ambitie", "rol_lid": "gast", "versie": 1})

    assert fout.context["form"].errors["einde"] == ["Een netwerk eindigt na zijn start."]
    assert "niveau_1" in laag.context["form"].errors
    assert botst.status_code == 409
    assert {(v.jouw, v.nu) for v in botst.context["conflict"].verschillen} == {("ambitie", "pijler"), ("gast", "")}


def test_a_known_organisation_is_found_and_taken_in_under_its_own_name(client, netwerk, begeleider):
    bekend = OrganisatieFactory(naam="OCMW Waterhove")
    zoek = client.get(adres("organisatie-nieuw", netwerk), {"zoek": "waterh"})
    keuze = adres("organisatie-nieuw", netwerk) + f"?organisatie={bekend.pk}"

    assert zoek.context["gevonden"] == [bekend]
    assert f"?organisatie={bekend.pk}" in tekst(zoek)
    client.post(keuze, {"naam": "Gekaapt", "land": "FR", "soorten": ["welzijn", "lokaal_bestuur"]})

    rij = Netwerkorganisatie.objects.get(netwerk=netwerk)
    assert (rij.organisatie, rij.soorten) == (bekend, ["lokaal_bestuur", "welzijn"])
    assert Organisatie.objects.get().naam == "OCMW Waterhove"
    assert client.get(adres("organisatie-nieuw", netwerk), {"zoek": "waterh"}).context["gevonden"] == []
    assert client.get(adres("organisatie-nieuw", netwerk), {"organisatie": "x"}).status_code == 200


def test_the_name_of_a_shared_organisation_stays(client, netwerk, begeleider):
    rij = NetwerkorganisatieFactory(netwerk=netwerk)
    NetwerkorganisatieFactory(organisatie=rij.organisatie)
    naam = rij.organisatie.naam

    client.post(adres("organisatie-wijzig", netwerk, pk=rij.pk), {"naam": "Anders", "soorten": ["vdab"], "versie": 1})

    rij.refresh_from_db()
    assert (rij.organisatie.naam, rij.soorten) == (naam, ["vdab"])


def test_who_convenes_a_body_changes_it_and_its_seats_but_no_other(client, netwerk):
    wse, ander = NetwerkorganisatieFactory(netwerk=netwerk).organisatie, OrgaanFactory(netwerk=netwerk)
    eigen = OrgaanFactory(netwerk=netwerk, samengeroepen_door=wse)
    opdrachtgever = iemand("opdrachtgever", netwerk, wse)
    client.force_login(opdrachtgever)

    lijst = client.get(adres("orgaan-lijst", netwerk))
    assert dict(lijst.context["rijen"]) == {ander: False, eigen: True}
    assert lijst.context["url_nieuw"] == ""
    assert client.get(adres("orgaan-wijzig", netwerk, pk=eigen.pk)).status_code == 200
    assert client.get(adres("orgaan-wijzig", netwerk, pk=ander.pk)).status_code == 403
    zetel = {"organisatie": wse.pk, "functie": "oproepbeheerder", "rol": "voorzitter", "van": "2024-01-01"}
    client.post(adres("mandaat-nieuw", netwerk), {**zetel, "orgaan": eigen.pk})
    fout = client.post(adres("mandaat-nieuw", netwerk), {**zetel, "orgaan": ander.pk})
    assert fout.context["form"].errors["orgaan"] == ["Kies iets uit de lijst."]
    assert list(Mandaat.objects.values_list("orgaan", "functie")) == [(eigen.pk, "oproepbeheerder")]
    assert (
        client.get(adres("mandaat-nieuw", netwerk), {"orgaan": eigen.pk}).context["form"]["orgaan"].value() == eigen.pk
    )


def test_a_choice_of_another_network_is_refused_beside_the_field(client, netwerk, begeleider):
    vreemd = NetwerkFactory()
    thema, orgaan = ThemaFactory(netwerk=vreemd), OrgaanFactory(netwerk=vreemd)
    organisatie = NetwerkorganisatieFactory(netwerk=vreemd).organisatie
    lid = LidmaatschapFactory(netwerk=vreemd)

    kind = client.post(adres("groep-nieuw", netwerk), {"naam": "Noord", "soort": "leerthemagroep", "thema": thema.pk})
    body = client.post(
        adres("orgaan-nieuw", netwerk),
        {"naam": "Stuurgroep", "soort": "stuurgroep", "samengeroepen_door": organisatie.pk},
    )
    zetel = client.post(
        adres("mandaat-nieuw", netwerk),
        {
            "orgaan": orgaan.pk,
            "organisatie": organisatie.pk,
            "functie": "x",
            "rol": "effectief",
            "lidmaatschap": lid.pk,
        },
    )

    assert set(kind.context["form"].errors) == {"thema"}
    assert set(body.context["form"].errors) == {"samengeroepen_door"}
    assert set(zetel.context["form"].errors) == {"orgaan", "organisatie", "lidmaatschap"}


def test_funding_is_kept_by_who_runs_the_network_only_while_there_is_no_funder(client, netwerk, begeleider):
    assert client.post(adres("financiering-nieuw", netwerk), {"fonds": "ESF", "is_europees": "on"}).status_code == 302
    iemand("opdrachtgever", netwerk)

    assert client.get(adres("financiering-nieuw", netwerk)).status_code == 403
    lijst = client.get(adres("financiering-lijst", netwerk))
    assert [mag for _, mag in lijst.context["rijen"]] == [False]
    assert "Voeg een fonds toe" not in tekst(lijst)
    assert Financiering.objects.get().is_europees


def test_a_whole_network_is_set_up_from_empty_through_the_forms(client):
    """What the administrator made becomes a working network: a question, a meeting, a project, a promise that counts."""
    netwerk = NetwerkFactory(onderdelen=[], start=date(2026, 1, 1))
    client.force_login(iemand("netwerkbegeleider", netwerk))
    medewerker = LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker")

    def vul(naam, data, ruimte="netwerken", **kwargs):
        antwoord = client.post(adres(naam, netwerk, ruimte, **kwargs), data)
        assert antwoord.status_code == 302, (naam, antwoord.context["form"].errors)
        return antwoord

    with klok.op(moment(2026, 3, 2)):
        vul("menu", {"onderdelen": ["bijeenkomsten", "vragen", "projecten", "stand", "leden"], "versie": 1})
        vul("woorden", {"niveau_1": "pijler", "niveau_2": "thema", "rol_lid": "partner", "versie": 2})
        vul("organisatie-nieuw", {"naam": "Stad Waterhove", "land": "BE", "soorten": ["lokaal_bestuur", "promotor"]})
        vul("organisatie-nieuw", {"naam": "Partner Oy", "land": "FI", "soorten": ["partner"]})
        stad, oy = Organisatie.objects.get(naam="Stad Waterhove"), Organisatie.objects.get(naam="Partner Oy")
        vul("thema-nieuw", {"lang": "Outreach in de wijk", "kort": "Outreach"})
        pijler = Thema.objects.get()
        vul("thema-nieuw", {"lang": "Aan de deur", "kort": "Aan de deur", "ouder": pijler.pk})
        thema = Thema.objects.get(kort="Aan de deur")
        vul("plicht-nieuw", {"soort": "bijeenkomsten_per_jaar", "titel": "Vier per jaar", "norm": "4", "per": "jaar"})
        vul("orgaan-nieuw", {"naam": "Stuurgroep", "soort": "stuurgroep", "samengeroepen_door": stad.pk})
        orgaan = Orgaan.objects.get()
        zetel = {"orgaan": orgaan.pk, "organisatie": stad.pk, "functie": "schepen van werk", "rol": "voorzitter"}
        vul("mandaat-nieuw", zetel)
        vul("groep-nieuw", {"naam": "Leergroep Noord", "soort": "leerthemagroep", "thema": thema.pk})
        vul("financiering-nieuw", {"fonds": "Vlaamse middelen", "van": "2026-01-01"})
        vul("oproep-nieuw", {"nummer": "455", "titel": "Outreach", "start": "2026-01-01"}, "projecten")
        oproep = Oproep.objects.get()
        project_data = {
            "titel": "Wijkstoel", "code": "wijkstoel", "nummer": "9001", "oproep": oproep.pk, "promotor": stad.pk,
            "provincie": "antwerpen", "themas": [pijler.pk], "start": "2026-01-01", "einde": "2027-12-31",
        }  # fmt: skip
        vul("project-nieuw", project_data, "projecten")
        project = Project.objects.get()
        vul("partner-nieuw", {"organisatie": oy.pk, "land": "FI"}, "projecten", pk=project.pk)
        vul("medewerker-nieuw", {"lidmaatschap": medewerker.pk}, "projecten", pk=project.pk)
        vul("project-valideer", {"op": "2026-02-01", "versie": project.versie}, "projecten", pk=project.pk)
        vul(
            "breng-in",
            {"woorden": "Wie doet open?", "delen": "netwerk", "herkomst": "telefoon", "thema": thema.pk},
            "sessies",
        )
        vul(
            "plan",
            {"titel": "Eerste sessie", "soort": "netwerksessie", "groep": Groep.objects.get().pk, "vorm": "online",
             "datum": "2026-04-14", "begintijd": "13:30", "eindtijd": "16:30"},
            "sessies",
        )  # fmt: skip

    thema.refresh_from_db()
    project.refresh_from_db()
    netwerk.refresh_from_db()
    assert gebreken(netwerk) == []
    assert thema.niveau == 2
    assert Leervraag.objects.get().thema == thema
    assert (project.is_gevalideerd, [p.land for p in project.partners.all()]) == (True, ["FI"])
    assert [m.lidmaatschap for m in project.projectmedewerkers.all()] == [medewerker]
    assert Mandaat.objects.get().orgaan == orgaan
    Sessie.objects.update(status="gepland")
    (stand,) = stand_van_jaar(netwerk, date(2026, 4, 1))
    assert (stand.plicht, stand.telling.gepland) == (Plicht.objects.get(), 1)
    Sessie.objects.update(status="gehouden")
    (stand,) = stand_van_jaar(netwerk, date(2026, 5, 1))
    assert stand.telling.gedaan == 1
