"""One organisation has one row: look-alikes are refused, and two that stand there become one, with a trace."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint
from django.urls import reverse

from kern.exceptions import DomainError
from kern.models import Gebeurtenis, Zoekdocument
from kern.zoeken.zoekvraag import lees
from netwerken.domain.netwerken import neem_organisatie_op
from netwerken.domain.samenvoegen import is_alleen_van, voeg_samen
from netwerken.models import Groepslid, Lidmaatschap, Netwerkorganisatie, Organisatie
from netwerken.overzicht.dubbels import dubbels
from netwerken.rules import vergelijksleutel
from projecten.models import Projectpartner
from tests.fabrieken.netwerken import LidmaatschapFactory, NetwerkFactory, NetwerkorganisatieFactory, OrganisatieFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
NAAM = "Café Élan vzw"


@pytest.mark.parametrize(
    "lijkt",
    [
        "café élan vzw", "CAFÉ ÉLAN VZW", "Cafe Elan vzw", "Café  Élan\u00a0vzw",
        "Café Élan", "Café Élan v.z.w.", "V.Z.W. Café-Élan", "caféélan", "Café Élan, VZW",
    ],
)  # fmt: skip
def test_a_name_that_looks_like_another_is_refused_and_names_it(lijkt):
    netwerk = NetwerkFactory()
    neem_organisatie_op(netwerk, naam=NAAM, soorten=["welzijn"], door=None)
    with pytest.raises(DomainError, match="Café Élan vzw") as fout:
        neem_organisatie_op(NetwerkFactory(), naam=lijkt, soorten=["welzijn"], door=None)
    assert fout.value.code == "bestaat"
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisatie.objects.create(naam=lijkt)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisatie.objects.bulk_create([Organisatie(naam=lijkt)])
    assert Organisatie.objects.count() == 1


@pytest.mark.parametrize("zelfde", ["Cafe\u0301 E\u0301lan vzw", "Café\u200b Élan vzw", "Café\u00a0Élan\u00ad vzw "])
def test_the_same_name_with_signs_that_nobody_sees_is_the_same_organisation(zelfde):
    eerste = neem_organisatie_op(NetwerkFactory(), naam=NAAM, soorten=["welzijn"], door=None)
    assert neem_organisatie_op(NetwerkFactory(), naam=zelfde, soorten=["welzijn"], door=None) == eerste


def test_other_names_stay_apart():
    namen = ["OCMW Gent", "OCMW Geel", "VZW", "NV", "A & B", "A B", "Привет", "…", "Nv Holding"]
    assert len({vergelijksleutel(naam) for naam in namen}) == len(namen)
    assert vergelijksleutel("A & B") == vergelijksleutel("a en b")


@pytest.mark.parametrize("vorm", ["vzw", "ivzw", "asbl", "aisbl", "nv", "sa", "bv", "bvba", "cv", "cvba", "vof"])
def test_what_kind_of_company_it_is_tells_no_two_names_apart(vorm):
    assert vergelijksleutel(f"Het Huis {vorm.upper()}") == vergelijksleutel(f"{vorm} Het Huis") == "hethuis"


@pytest.mark.parametrize("teken", ["x", "!"])
def test_what_a_name_is_compared_by_fits_in_its_column(teken):
    past = Organisatie._meta.get_field("vergelijk").max_length
    assert vergelijksleutel(teken * (past + 50)) == teken * past


def test_everything_that_points_to_an_organisation_moves():
    """Every relation to an organisation of the whole world of the tests; a new one moves without being named."""
    maak_wereld()
    oud, nieuw = OrganisatieFactory(naam="Dubbele naam"), OrganisatieFactory(naam="Juiste naam")
    gezet = []
    assert all(relatie.one_to_many for relatie in Organisatie._meta.related_objects)
    for relatie in Organisatie._meta.related_objects:
        model, veld = relatie.related_model, relatie.field
        rij = model._base_manager.order_by("pk").first()
        if rij is not None and model is not Organisatie:
            een_drager = any(c.name.endswith("een_drager") for c in model._meta.constraints)
            leeg = {"project": None} if een_drager else {"gebruiker": None} if model is Groepslid else {}
            model._base_manager.filter(pk=rij.pk).update(**{veld.name: oud} | leeg)
            gezet.append((model, veld.name, rij.pk))
    assert len(gezet) >= 10, "the world of the tests has too little that points to an organisation"

    voeg_samen(oud, nieuw, door=None)

    for model, veld, pk in gezet:
        assert getattr(model._base_manager.get(pk=pk), f"{veld}_id") == nieuw.pk, model
    for relatie in Organisatie._meta.related_objects:
        assert not relatie.related_model._base_manager.filter(**{relatie.field.name: oud}).exists()


def test_what_stands_with_both_becomes_one_row_and_no_text_is_lost():
    rij = NetwerkorganisatieFactory(soorten=["welzijn"], motivering="Kent de buurt.")
    ander = NetwerkorganisatieFactory(netwerk=rij.netwerk, soorten=["promotor"], motivering="Trekt een project.")
    project = ProjectFactory(netwerk=rij.netwerk)
    for organisatie in (rij.organisatie, ander.organisatie):
        Projectpartner.objects.create(project=project, organisatie=organisatie)
    oud, nieuw = rij.organisatie, ander.organisatie

    voeg_samen(oud, nieuw, door=None, netwerk=rij.netwerk)

    over = Netwerkorganisatie.objects.get()
    assert (over.organisatie, over.soorten, over.versie) == (nieuw, ["promotor", "welzijn"], ander.versie + 1)
    assert over.motivering == "Trekt een project.\nKent de buurt."
    assert [p.organisatie for p in Projectpartner.objects.all()] == [nieuw]


def test_the_old_row_stays_and_leads_to_the_other_with_one_line_in_the_log():
    rij, ander = NetwerkorganisatieFactory(), NetwerkorganisatieFactory()
    oud, nieuw = rij.organisatie, ander.organisatie
    voeg_samen(oud, nieuw, door=None)

    oud.refresh_from_db()
    assert oud.opgegaan_in == nieuw
    assert neem_organisatie_op(NetwerkFactory(), naam=oud.naam, soorten=["welzijn"], door=None) == nieuw
    regel = Gebeurtenis.objects.get(wat="organisatie.samengevoegd")
    assert (regel.netwerk_id, regel.gegevens["oud"], regel.gegevens["nieuw"]) == (rij.netwerk_id, oud.pk, nieuw.pk)
    derde = OrganisatieFactory()
    voeg_samen(nieuw, derde, door=None)
    oud.refresh_from_db()
    assert oud.opgegaan_in == derde
    with pytest.raises(DomainError, match="al op in een andere"):
        voeg_samen(oud, derde, door=None)
    with pytest.raises(DomainError, match="andere organisatie"):
        voeg_samen(derde, derde, door=None)


def test_who_runs_a_network_merges_only_what_no_other_network_knows():
    rij = NetwerkorganisatieFactory()
    ander = NetwerkorganisatieFactory(netwerk=rij.netwerk)
    lid = LidmaatschapFactory(
        netwerk=NetwerkFactory(), organisatie=rij.organisatie
    )  # known elsewhere, by a person only
    assert not is_alleen_van(rij.netwerk, rij.organisatie)
    with pytest.raises(DomainError, match="De beheerder"):
        voeg_samen(rij.organisatie, ander.organisatie, door=None, netwerk=rij.netwerk)
    assert Lidmaatschap.objects.get(pk=lid.pk).organisatie == rij.organisatie
    lid.delete()
    with pytest.raises(DomainError, match="doet niet mee"):
        voeg_samen(rij.organisatie, OrganisatieFactory(), door=None, netwerk=rij.netwerk)
    assert Netwerkorganisatie.objects.count() == 2
    voeg_samen(rij.organisatie, ander.organisatie, door=None, netwerk=rij.netwerk)
    assert Netwerkorganisatie.objects.get().organisatie == ander.organisatie


def test_the_page_shows_what_moves_before_it_moves(client):
    begeleider = LidmaatschapFactory(rol="netwerkbegeleider")
    rij = NetwerkorganisatieFactory(netwerk=begeleider.netwerk)
    ander = NetwerkorganisatieFactory(netwerk=begeleider.netwerk)
    client.force_login(begeleider.gebruiker)
    url = reverse("netwerken:organisatie-samenvoegen", kwargs={"netwerk": rij.netwerk.slug, "pk": rij.pk})

    assert str(ander.organisatie) in client.get(url).content.decode()
    gekozen = client.get(url, {"met": ander.organisatie_id}).content.decode()
    assert "1 organisatie in een netwerk verhuist" in gekozen
    assert Netwerkorganisatie.objects.count() == 2
    assert client.post(url, {"met": ander.organisatie_id}).status_code == 302
    assert Netwerkorganisatie.objects.get() == ander


@pytest.mark.parametrize(
    ("een", "ander", "dubbel"),
    [
        ("Magazijn Polderbaan", "Magazijn De Polderbaan", True),
        ("Hogeschool Voorbeeldstad", "Voorbeeldstad Hogeschool", True),
        ("Steunpunt Buitenwerk", "Steunpunt Buitenwrek", True),
        ("Gemeente Dronten", "Gemeente Drimmelen", False),
        ("Lokaal bestuur Fictegem", "Lokaal bestuur Verzonnegem", False),
        ("Lokaal bestuur Waterhove", "Lokaal bestuur Nergenshoven", False),
    ],
)
def test_names_that_look_alike_are_pointed_out(een, ander, dubbel):
    rij = NetwerkorganisatieFactory(organisatie__naam=een)
    NetwerkorganisatieFactory(netwerk=rij.netwerk, organisatie__naam=ander)
    NetwerkorganisatieFactory(organisatie__naam="Nog iemand elders")
    assert len(dubbels(rij.netwerk)) == dubbel


def test_a_pair_is_found_chosen_merged_and_its_old_address_leads_on(client):
    begeleider = LidmaatschapFactory(rol="netwerkbegeleider")
    netwerk = begeleider.netwerk
    oud = NetwerkorganisatieFactory(netwerk=netwerk, organisatie__naam="Magazijn De Polderbaan")
    nieuw = NetwerkorganisatieFactory(netwerk=netwerk, organisatie__naam="Magazijn Polderbaan")
    client.force_login(begeleider.gebruiker)
    lijst = reverse("netwerken:organisatie-lijst", args=[netwerk.slug])
    samen = reverse("netwerken:organisatie-samenvoegen", args=[netwerk.slug, oud.pk])
    andersom = reverse("netwerken:organisatie-samenvoegen", args=[netwerk.slug, nieuw.pk])

    assert "Staat dit er twee keer?" in client.get(lijst).content.decode()
    assert f"{andersom}?met={oud.organisatie_id}" in client.get(samen, {"met": nieuw.organisatie_id}).content.decode()
    client.post(samen, {"met": nieuw.organisatie_id})

    inhoud = client.get(lijst).content.decode()
    assert "Samengevoegd met ‘Magazijn De Polderbaan’." in inhoud
    assert "Staat dit er twee keer?" not in inhoud
    adres = reverse("netwerken:organisatie-wijzig", args=[netwerk.slug, oud.pk])
    blijft = reverse("netwerken:organisatie-wijzig", args=[netwerk.slug, nieuw.pk])
    assert client.get(adres)["Location"] == blijft
    assert client.get(blijft.replace(str(nieuw.pk), "99999")).status_code == 404
    client.force_login(LidmaatschapFactory(rol="lid", netwerk=netwerk).gebruiker)
    assert client.get(adres).status_code == 404


def test_the_other_organisation_takes_part_here_and_not_only_elsewhere():
    rij, elders = NetwerkorganisatieFactory(), NetwerkorganisatieFactory()
    with geweigerd("doet niet mee aan dit netwerk", Netwerkorganisatie):
        voeg_samen(rij.organisatie, elders.organisatie, door=None, netwerk=rij.netwerk)


@pytest.mark.parametrize(
    ("oud", "nieuw", "wordt"),
    [("Zelfde.", "Zelfde.", "Zelfde."), ("", "Blijft.", "Blijft."), ("Komt erbij.", "", "Komt erbij.")],
)
def test_no_text_is_written_twice_or_left_behind_where_two_rows_become_one(oud, nieuw, wordt):
    rij = NetwerkorganisatieFactory(motivering=oud)
    blijft = NetwerkorganisatieFactory(netwerk=rij.netwerk, motivering=nieuw)

    voeg_samen(rij.organisatie, blijft.organisatie, door=None)

    over = Netwerkorganisatie.objects.get()
    assert (over.pk, over.motivering, over.soorten) == (blijft.pk, wordt, ["partner"])


def test_what_moves_goes_up_a_version_and_is_found_by_the_new_name():
    rij = NetwerkorganisatieFactory(organisatie__naam="Werkhuis")
    nieuw = OrganisatieFactory(naam="Zonnehuis")
    project = ProjectFactory(netwerk=rij.netwerk, promotor=rij.organisatie)

    voeg_samen(rij.organisatie, nieuw, door=None)

    rij.refresh_from_db()
    voor = project.versie
    project.refresh_from_db()
    assert (rij.versie, project.versie - voor) == (2, 1)
    vindt = Zoekdocument.objects.filter(soort="project", object_id=project.pk)
    assert [vindt.met(lees(naam)).count() for naam in ("werkhuis", "zonnehuis")] == [0, 1]


def test_no_row_of_which_there_may_be_one_for_an_organisation_is_pointed_to():
    """Such a row is removed when it becomes one with another; what pointed to it would have to move with it."""
    for relatie in Organisatie._meta.related_objects:
        eisen = [c.fields for c in relatie.related_model._meta.constraints if isinstance(c, UniqueConstraint)]
        if relatie.field.unique or any(relatie.field.name in velden for velden in eisen):
            assert relatie.related_model._meta.related_objects == (), relatie.related_model


def test_two_that_no_network_knows_leave_one_line_about_the_one_that_stays():
    oud, nieuw = OrganisatieFactory(), OrganisatieFactory()
    LidmaatschapFactory(organisatie=oud)

    voeg_samen(oud, nieuw, door=None)

    regel = Gebeurtenis.objects.get(wat="organisatie.samengevoegd")
    assert (regel.onderwerp_soort, regel.onderwerp_id) == ("netwerken.organisatie", str(nieuw.pk))
    assert regel.gegevens == {"oud": oud.pk, "nieuw": nieuw.pk, "aantal": 1}


def test_a_line_is_left_in_each_network_that_knew_the_old_one_and_in_no_other():
    rij = NetwerkorganisatieFactory()
    NetwerkorganisatieFactory(netwerk=rij.netwerk)  # of another organisation
    nieuw = NetwerkorganisatieFactory().organisatie

    voeg_samen(rij.organisatie, nieuw, door=None)

    assert [(g.netwerk_id, g.gegevens["rij"]) for g in Gebeurtenis.objects.all()] == [(rij.netwerk_id, rij.pk)]
