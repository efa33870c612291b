"""A role ends at once and opens nothing any more; it can be given back, with what is still free of what it held."""

import pytest
from django.test import Client
from django.urls import reverse

from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from netwerken.domain import rollen, uitnodigen
from netwerken.domain.toegang import toegang_van
from netwerken.models import Beeindiging, Gebruiker, Lidmaatschap, Uitnodiging
from projecten.models import Projectmedewerker
from rapportage.models import Rapport
from sessies.domain import links
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    als,
    iemand,
)
from tests.fabrieken.projecten import ProjectFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _medewerker(netwerk):
    lid = LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker")
    project = ProjectFactory(netwerk=netwerk)
    Projectmedewerker.objects.create(lidmaatschap=lid, project=project)
    zetel = MandaatFactory(netwerk=netwerk, lidmaatschap=lid)
    return lid, project, zetel


def test_a_role_that_ends_opens_nothing_any_more_and_what_was_made_stays(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, project, zetel = _medewerker(netwerk)
    mens, browser = lid.gebruiker, als(lid.gebruiker)
    link = links.maak_vraaglink(netwerk, voor="toeleiders", project=project, door=mens)
    assert browser.get(netwerk.get_absolute_url()).status_code == 200
    pad = reverse("netwerken:lid-beeindig", kwargs={"netwerk": netwerk.slug, "pk": lid.pk})
    assert zetel.functie in als(door).get(pad).content.decode()

    assert als(door).post(pad).status_code == 302

    assert browser.get(netwerk.get_absolute_url()).status_code == 404, "the session that still runs"
    assert not Lidmaatschap.objects.filter(gebruiker=mens).exists()
    zetel.refresh_from_db()
    assert zetel.lidmaatschap_id is None
    assert not Projectmedewerker.objects.exists()
    assert Client().get(reverse("sessies_link:vraag", args=[links.token_van(link)])).status_code == 404
    link.refresh_from_db()
    assert link.gemaakt_door == mens
    regel = Gebeurtenis.objects.get(wat="lidmaatschap.beeindigd")
    assert (regel.door_id, regel.gegevens["projecten"], regel.gegevens["zetels"]) == (door.pk, [project.pk], [zetel.pk])


def test_a_role_is_given_back_with_its_seats_and_projects(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, project, zetel = _medewerker(netwerk)
    mens = lid.gebruiker
    einde = rollen.beeindig(lid, door=door)
    pad = reverse("netwerken:lid-teruggeven", kwargs={"netwerk": netwerk.slug, "pk": einde.pk})

    assert als(door).post(pad).status_code == 302

    terug = Lidmaatschap.objects.get(gebruiker=mens)
    zetel.refresh_from_db()
    assert (terug.rol, zetel.lidmaatschap) == ("projectmedewerker", terug)
    assert Projectmedewerker.objects.get().project == project
    with geweigerd("al teruggegeven", Lidmaatschap):
        rollen.geef_terug(einde, door=door)


def test_what_a_role_held_is_let_go_before_it_ends_with_a_line_of_its_own(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, project, zetel = _medewerker(netwerk)
    van_ander = MandaatFactory(netwerk=netwerk, lidmaatschap=LidmaatschapFactory(netwerk=netwerk))

    rollen.haal_zetels_weg(lid, door)
    assert [rollen.zetels_van(lid), rollen.zetels_van(van_ander.lidmaatschap)] == [[], [van_ander.pk]]
    rollen.geef_zetels_terug(lid, [zetel.pk], door)
    assert rollen.zetels_van(lid) == [zetel.pk]
    rollen.beeindig(lid, door=door)

    regel = Gebeurtenis.objects.get(wat="project.medewerker_weggehaald")
    assert (regel.onderwerp_id, regel.door_id) == (str(project.pk), door.pk)


def test_a_role_is_given_back_once_and_that_of_who_approves_by_the_beheerder(netwerk):
    door, beheerder = iemand("netwerkbegeleider", netwerk), GebruikerFactory(is_staff=True)
    eindes = [
        rollen.beeindig(LidmaatschapFactory(netwerk=netwerk, rol=rol), door=beheerder, als_beheerder=True)
        for rol in ("opdrachtgever", "lid")
    ]
    van_baas, van_lid = eindes

    with geweigerd("gemaakt door de beheerder", Lidmaatschap):
        rollen.geef_terug(van_baas, door=door)
    rollen.geef_terug(van_baas, door=beheerder, als_beheerder=True)

    assert van_baas.teruggegeven_op is not None
    van_lid.refresh_from_db()
    assert van_lid.teruggegeven_op is None, "only this one"


def test_a_seat_that_somebody_took_meanwhile_stays_theirs(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, _, zetel = _medewerker(netwerk)
    einde = rollen.beeindig(lid, door=door)
    ander = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    zetel.refresh_from_db()
    zetel.lidmaatschap = ander
    zetel.save()

    rollen.geef_terug(einde, door=door)

    zetel.refresh_from_db()
    assert zetel.lidmaatschap == ander


def test_what_they_invited_does_not_open_any_more(netwerk):
    een, twee = iemand("netwerkbegeleider", netwerk), iemand("netwerkbegeleider", netwerk)
    uitnodiging = uitnodigen.nodig_uit(netwerk, email="gast@test.example", rol="lid", door=een)

    rollen.beeindig(Lidmaatschap.objects.get(gebruiker=een), door=twee)

    with pytest.raises(DomainError, match="niet meer geldig"):
        uitnodigen.lees(uitnodigen.teken(uitnodiging))


def test_a_begeleider_ends_no_opdrachtgever_and_not_themselves(netwerk):
    door, baas = iemand("netwerkbegeleider", netwerk), iemand("opdrachtgever", netwerk)
    van_baas, eigen = (Lidmaatschap.objects.get(gebruiker=mens) for mens in (baas, door))
    with geweigerd("alleen de beheerder", Lidmaatschap, Beeindiging):
        rollen.beeindig(van_baas, door=door)
    with geweigerd("Je eigen rol", Lidmaatschap, Beeindiging):
        rollen.beeindig(eigen, door=door)
    pad = reverse("netwerken:lid-beeindig", kwargs={"netwerk": netwerk.slug, "pk": van_baas.pk})
    assert als(door).post(pad).status_code == 403


def test_the_beheerder_ends_and_gives_back_an_opdrachtgever(netwerk):
    client = als(GebruikerFactory(is_staff=True, is_superuser=True))
    lid = Lidmaatschap.objects.get(gebruiker=iemand("opdrachtgever", netwerk))

    assert client.post(f"/beheer/netwerken/lidmaatschap/{lid.pk}/delete/", {"post": "yes"}).status_code == 302

    einde = Beeindiging.objects.get()
    assert not Lidmaatschap.objects.exists()
    assert Gebeurtenis.objects.filter(wat="lidmaatschap.beeindigd").count() == 1
    daad = {"action": "geef_de_rol_terug", "_selected_action": [einde.pk]}
    assert client.post("/beheer/netwerken/beeindiging/", daad).status_code == 302
    assert Lidmaatschap.objects.get().rol == "opdrachtgever"


def test_names_of_former_members_stay_out_of_reports(netwerk):
    from rapportage.momentopname.nemen import lees

    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker__naam="Bea Vroeger", gebruiker__functie="toeleider")
    rollen.beeindig(lid, door=iemand("netwerkbegeleider", netwerk))
    ProjectFactory(netwerk=netwerk, titel="Project van Bea Vroeger")
    rapport = Rapport.objects.create(
        netwerk=netwerk, soort="kwartaal", periode="2022-Q3", titel="R", slug="kwartaalrapport-2022-q3"
    )

    inhoud = str(lees(rapport))

    assert "Project van toeleider" in inhoud
    assert "Bea Vroeger" not in inhoud


def test_what_they_invited_elsewhere_or_what_is_used_stays_as_it_was(netwerk):
    een, twee = iemand("netwerkbegeleider", netwerk), iemand("netwerkbegeleider", netwerk)
    elders = LidmaatschapFactory(gebruiker=een, rol="netwerkbegeleider").netwerk
    blijft = [
        uitnodigen.nodig_uit(elders, email="gast@test.example", rol="lid", door=een),
        uitnodigen.nodig_uit(netwerk, email="van-twee@test.example", rol="lid", door=twee),
    ]
    gebruikt = uitnodigen.nodig_uit(netwerk, email="gebruikt@test.example", rol="lid", door=een)
    uitnodigen.aanvaard(gebruikt)
    weg = uitnodigen.nodig_uit(netwerk, email="weg@test.example", rol="lid", door=een)
    uitnodigen.trek_in(weg, door=een)
    weg.refresh_from_db()

    rollen.beeindig(Lidmaatschap.objects.get(gebruiker=een, netwerk=netwerk), door=twee)

    assert set(Uitnodiging.objects.filter(ingetrokken_op=None)) == {*blijft, gebruikt}
    assert Uitnodiging.objects.get(pk=weg.pk).ingetrokken_op == weg.ingetrokken_op


def test_who_is_given_back_takes_no_seat_of_another_network_and_no_seat_but_their_own(netwerk):
    door = iemand("netwerkbegeleider", netwerk)
    lid, _, zetel = _medewerker(netwerk)
    vrij, elders = MandaatFactory(netwerk=netwerk), MandaatFactory()
    van_ander = MandaatFactory(netwerk=netwerk, lidmaatschap=LidmaatschapFactory(netwerk=netwerk))
    einde = rollen.beeindig(lid, door=door)
    Beeindiging.objects.update(meegenomen={**einde.meegenomen, "zetels": [zetel.pk, elders.pk]})

    terug = rollen.geef_terug(Beeindiging.objects.get(), door=door)

    houders = {m.pk: m.lidmaatschap_id for m in (zetel, vrij, elders, van_ander) if m.refresh_from_db() is None}
    assert houders == {zetel.pk: terug.pk, vrij.pk: None, elders.pk: None, van_ander.pk: van_ander.lidmaatschap_id}


def test_who_still_belongs_has_a_role_here_and_an_open_account(netwerk):
    hier, elders = iemand("lid", netwerk), iemand("lid", NetwerkFactory())
    assert [rollen.hoort_erbij(mens, netwerk) for mens in (hier, elders, GebruikerFactory())] == [True, False, False]
    hier.is_active = False
    assert not rollen.hoort_erbij(hier, netwerk)


def test_a_closed_account_gets_no_role_back_and_an_ended_role_does_not_end_again(netwerk):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    door, lid = iemand("netwerkbegeleider", netwerk), LidmaatschapFactory(netwerk=netwerk, organisatie=organisatie)
    zelfde = Lidmaatschap.objects.get(pk=lid.pk)
    einde = rollen.beeindig(lid, door=door)
    assert (einde.sinds, einde.rol, einde.organisatie) == (zelfde.sinds, "lid", organisatie)
    with geweigerd("al beëindigd", Beeindiging):
        rollen.beeindig(zelfde, door=door)
    einde.gebruiker.is_active = False
    with geweigerd("account is gesloten. Vraag het aan de beheerder", Lidmaatschap):
        rollen.geef_terug(einde, door=door)


@pytest.mark.parametrize(
    "recht", ["rapportage.publiceer_rapport", "netwerken.wijzig_financiering", "netwerken.beslis_afwijking"]
)
def test_an_opdrachtgever_whose_account_is_closed_leaves_nobody_to_wait_for(netwerk, recht):
    """Anonymised accounts lose their roles; a closed one keeps them, and comes back with them."""
    wie = iemand("opdrachtgever", netwerk)
    begeleider = iemand("netwerkbegeleider", netwerk)
    assert not toegang_van(begeleider, netwerk).mag(recht)

    Gebruiker.objects.filter(pk=wie.pk).update(is_active=False)
    assert toegang_van(begeleider, netwerk).mag(recht)

    iemand("opdrachtgever", netwerk)
    assert not toegang_van(begeleider, netwerk).mag(recht)
