"""The page machine: where a refusal is shown, and which saves are refused."""

import pytest
from django import forms
from django.urls import reverse

from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from kern.views import zet_fout
from piloten.models import Piloot
from sessies.domain import sessies
from sessies.enums import SessieStatus
from sessies.models import Leervraag
from tests.fabrieken.netwerken import OrganisatieFactory, ThemaFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import SessieFactory


class Vormpje(forms.Form):
    formvelden = {"project": "drager"}
    titel = forms.CharField()
    drager = forms.CharField()


@pytest.mark.parametrize(
    ("veld", "plaats"), [("titel", "titel"), ("project", "drager"), ("reden", "__all__"), ("", "__all__")]
)
def test_a_refusal_stands_beside_the_field_it_is_about(veld, plaats):
    form = Vormpje({"titel": "Koffie", "drager": "poort"})
    assert form.is_valid()

    zet_fout(form, DomainError("Dat kan niet.", veld=veld))

    assert form.errors == {plaats: ["Dat kan niet."]}


@pytest.mark.django_db
def test_a_refusal_of_the_model_names_the_one_field_it_is_about():
    with pytest.raises(DomainError) as een:
        eis_geldig(
            Piloot(titel="", wat_willen_we_weten="Werkt het?", dosis="Twee", project=ProjectFactory()),
            zonder=["nummer"],
        )
    with pytest.raises(DomainError) as meer:
        eis_geldig(Piloot(titel="", wat_willen_we_weten="", dosis="Twee", project=ProjectFactory()), zonder=["nummer"])

    assert (een.value.veld, meer.value.veld) == ("titel", "")


@pytest.mark.django_db
def test_a_save_without_its_version_is_refused(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk), titel="Koffie aan de poort")
    adres = reverse("piloten:wijzig", kwargs={"netwerk": netwerk.slug, "nummer": piloot.nummer})
    velden = {
        "titel": "Thee",
        "wat_willen_we_weten": "Werkt het?",
        "dosis": "Twee",
        "drager_sleutel": piloot.drager_sleutel,
    }

    antwoord = client.post(adres, velden)

    assert (antwoord.status_code, antwoord.context["form"].non_field_errors()) == (
        200, ["Dit formulier is niet meer volledig. Laad de pagina opnieuw."],
    )  # fmt: skip
    piloot.refresh_from_db()
    assert piloot.titel == "Koffie aan de poort"


@pytest.mark.django_db
def test_a_partner_that_does_not_take_part_is_refused_beside_the_field(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    adres = reverse("projecten:partner-nieuw", kwargs={"netwerk": netwerk.slug, "pk": project.pk})
    form = client.post(adres, {"organisatie": OrganisatieFactory().pk, "land": "BE"}).context["partnerform"]

    assert list(form.errors) == ["organisatie"]


@pytest.mark.django_db
def test_closing_a_meeting_is_one_act(begeleider, netwerk):
    """All of it or nothing: figures that do not add up leave the meeting as it was."""
    sessie = SessieFactory(netwerk=netwerk, voorbij=True)
    te_weinig = {"ingeschreven": 9, "aanwezig": 5, "verontschuldigd": 0, "afwezig": 0}
    versie, velden = sessie.versie, {"wie_ontbrak": "Ouders"}
    with pytest.raises(DomainError):
        sessies.rond_af(sessie, velden=velden, versie=versie, verslag="Koffie.", opkomst=te_weinig, door=begeleider)

    sessie.refresh_from_db()
    assert (sessie.status, sessie.wie_ontbrak, sessie.verslag, sessie.versie) == (SessieStatus.GEPLAND, "", "", versie)
    sessies.rond_af(
        sessie, velden={"wie_ontbrak": "Ouders"}, versie=sessie.versie, verslag="Koffie.", deel=True,
        opkomst={"ingeschreven": 6, "aanwezig": 5, "verontschuldigd": 1, "afwezig": 0}, door=begeleider,
    )  # fmt: skip
    sessie.refresh_from_db()
    assert (sessie.status, sessie.wie_ontbrak, sessie.verslag, sessie.opkomst.aanwezig, sessie.verslag_op is not None) == (
        SessieStatus.GEHOUDEN, "Ouders", "Koffie.", 5, True,
    )  # fmt: skip


@pytest.mark.django_db
def test_who_does_several_comes_back_to_an_empty_form_that_keeps_what_stays_the_same(client, netwerk, begeleider):
    client.force_login(begeleider)
    thema = ThemaFactory(netwerk=netwerk)
    pad = reverse("sessies:breng-in", args=[netwerk.slug])
    typt = {
        "woorden": "Hoe bereiken we wie thuis blijft?",
        "delen": "begeleiding",
        "herkomst": "mail",
        "thema": thema.pk,
    }

    antwoord = client.post(pad, {**typt, "nog": "1"}, follow=True)
    form = antwoord.context["form"]

    assert Leervraag.objects.get().woorden == typt["woorden"]
    assert antwoord.redirect_chain == [(f"{pad}?herkomst=mail&thema={thema.pk}&delen=begeleiding", 302)]
    assert [form[n].value() for n in ("woorden", "delen", "herkomst", "thema")] == [
        None,
        "begeleiding",
        "mail",
        str(thema.pk),
    ]
    assert 'name="nog"' in antwoord.content.decode()
    assert client.post(pad, typt).url == Leervraag.objects.latest("pk").get_absolute_url()


@pytest.mark.django_db
def test_a_form_that_is_filled_once_has_no_second_button(client, netwerk, begeleider):
    client.force_login(begeleider)
    sessie = SessieFactory(netwerk=netwerk)

    html = client.get(reverse("sessies:wijzig", args=[netwerk.slug, sessie.nummer])).content.decode()
    assert 'name="nog"' not in html
