from datetime import date

import pytest
from django.urls import reverse

from kennis.models import Casus, Fiche, Herkenning, Overname, Signaal
from kern import keten, klok, register
from kern.grafiek.pagina import bollen
from kern.zoeken import vinden
from netwerken.enums import Rol
from tests.fabrieken.kennis import (
    CasusFactory,
    CasusuitkomstFactory,
    FicheFactory,
    HerkenningFactory,
    OvernameFactory,
    SignaalFactory,
)
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, NetwerkorganisatieFactory, ThemaFactory, iemand, toegang
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db
VRAGEN = {"lijst": 8, "signalen": 9, "openbaar": 3}


def url(naam, netwerk, **kwargs):
    return reverse(f"kennis:{naam}", kwargs={"netwerk": netwerk.slug, **kwargs})


def tekst_van(response):
    return response.content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_list_of_cards_has_constant_queries(
    aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken
):
    for _ in range(aantal):
        OvernameFactory(fiche=FicheFactory(netwerk=netwerk, thema=ThemaFactory(netwerk=netwerk)))
    client.get(url("lijst", netwerk))

    with django_assert_num_queries(VRAGEN["lijst"]):
        response = client.get(url("lijst", netwerk))

    assert [f.aantal_overnames for f in response.context["object_list"]] == [1] * aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_list_of_signals_has_constant_queries(
    aantal, client, netwerk, begeleider, django_assert_num_queries, zonder_taken
):
    for _ in range(aantal):
        HerkenningFactory(signaal=SignaalFactory(netwerk=netwerk))
    client.get(url("signalen", netwerk))

    with django_assert_num_queries(VRAGEN["signalen"]):
        response = client.get(url("signalen", netwerk))

    assert [r["woorden"] for r in response.context["rijen"]] == [
        f"1 van {aantal} {'project' if aantal == 1 else 'projecten'}"
    ] * aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_public_list_has_constant_queries(aantal, client, django_assert_num_queries):
    for _ in range(aantal):
        OvernameFactory(fiche=FicheFactory(openbaar=True))
    client.get("/kennis/")

    with django_assert_num_queries(VRAGEN["openbaar"]):
        response = client.get("/kennis/")

    assert len(response.context["object_list"]) == aantal


def test_list_filters_by_kind_theme_proof_and_words(client, netwerk, begeleider):
    thema = ThemaFactory(netwerk=netwerk)
    blad = FicheFactory(netwerk=netwerk, soort="instrument", thema=thema, tekst="Vier vakken")
    praktijk = FicheFactory(netwerk=netwerk, bewijs="onderzocht")

    def gevonden(**filter_):
        return list(client.get(url("lijst", netwerk), filter_).context["object_list"])

    assert gevonden(soort="instrument") == [blad]
    assert gevonden(thema=thema.pk) == [blad]
    assert gevonden(bewijs="onderzocht") == [praktijk]
    assert gevonden(q="vakken vier") == [blad]
    assert gevonden(q="vakken zee") == []


def test_signals_that_wait_come_first(client, netwerk, begeleider):
    door, gemeld, voor = (
        SignaalFactory(netwerk=netwerk, **t) for t in ({"doorgegeven": True}, {}, {"voorgelegd": True})
    )

    def gevonden(**filter_):
        return [r["signaal"] for r in client.get(url("signalen", netwerk), filter_).context["rijen"]]

    assert gevonden() == [voor, gemeld, door]
    assert gevonden(staat="gemeld") == [gemeld]
    assert gevonden(q="opvang startweek") == [voor, gemeld, door]


def test_empty_lists_say_what_to_do(client, netwerk, begeleider):
    assert "Nog geen fiches" in tekst_van(client.get(url("lijst", netwerk)))
    assert "Nog geen signalen" in tekst_van(client.get(url("signalen", netwerk)))
    assert "past bij deze filter" in tekst_van(client.get(url("signalen", netwerk), {"q": "zzz"}))
    assert "Nog niets openbaar" in tekst_van(client.get("/kennis/"))


@pytest.mark.parametrize("rol", Rol.values)
def test_seeing_agrees_with_the_right(rol, netwerk):
    t = toegang(iemand(rol, netwerk), netwerk)
    for n in (netwerk, NetwerkFactory()):
        FicheFactory(netwerk=n), SignaalFactory(netwerk=n), CasusFactory(netwerk=n)

    for model, recht in ((Fiche, "bekijk_fiche"), (Signaal, "bekijk_signaal"), (Casus, "bekijk_casus")):
        zichtbaar = set(model.objects.zichtbaar_voor(t))
        assert zichtbaar == {o for o in model.objects.all() if t.mag(f"kennis.{recht}", o)}
        assert len(zichtbaar) == (0 if (model, rol) == (Casus, "lid") else 1)


def test_card_page_shows_sources_and_who_took_it_over(client, netwerk, begeleider):
    fiche = FicheFactory(netwerk=netwerk)
    fiche.pilootpijlen.create(piloot=PilootFactory(project=ProjectFactory(netwerk=netwerk), titel="Koffie"))
    fiche.inzichtpijlen.create(inzicht=InzichtFactory(netwerk=netwerk, titel="Eerst luisteren"))
    fiche.vraagpijlen.create(leervraag=LeervraagFactory(netwerk=netwerk, woorden="Hoe dan?"))
    OvernameFactory(fiche=fiche, aanpassing="Op vrijdag.")

    tekst = tekst_van(client.get(fiche.get_absolute_url()))

    for woord in ("Koffie", "Eerst luisteren", "Hoe dan?", "Op vrijdag.", "Noteer een overname"):
        assert woord in tekst


def test_public_page_only_when_published_and_without_the_inside(client, netwerk, begeleider):
    fiche = FicheFactory(netwerk=netwerk)
    fiche.vraagpijlen.create(leervraag=LeervraagFactory(netwerk=netwerk, woorden="Geheime woorden"))
    publiek = reverse("kennis_openbaar:fiche", kwargs={"van": netwerk.slug, "slug": fiche.slug})
    knop = url("publiceer", netwerk, slug=fiche.slug)

    client.logout()
    assert client.get(publiek).status_code == 404
    client.force_login(begeleider)
    assert "Maak je de fiche openbaar?" in tekst_van(client.get(knop))
    client.post(knop)
    client.post(knop)
    client.logout()
    response = client.get(publiek)
    assert response.status_code == 200
    assert "Geheime woorden" not in tekst_van(response)
    assert client.get(f"/kennis/ander/{fiche.slug}/").status_code == 404
    client.force_login(begeleider)
    assert "Trek je de publicatie in?" in tekst_van(client.get(knop))
    client.post(knop, {"actie": "trek-in"})
    client.logout()
    assert client.get(publiek).status_code == 404


def test_public_list_filters_by_network_and_gives_csv(client):
    een, _twee = FicheFactory(openbaar=True, titel="@gevaar"), FicheFactory(openbaar=True)
    FicheFactory()

    assert list(client.get("/kennis/", {"netwerk": een.netwerk.slug}).context["object_list"]) == [een]
    assert list(client.get("/kennis/", {"q": "gevaar"}).context["object_list"]) == [een]
    regels = client.get("/kennis/", {"als": "csv"}).getvalue().decode("utf-8-sig").splitlines()
    assert len(regels) == 3
    assert any(r.startswith("'@gevaar;") for r in regels)


def test_write_form_makes_a_card_with_its_sources(client, netwerk, begeleider):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk))
    adres = url("schrijf", netwerk)
    assert client.get(adres, {"piloot": piloot.nummer}).context["form"].initial == {"piloten": [piloot.pk]}
    gegevens = {"soort": "instrument", "kern": "Kort.", "tekst": "Mijn <tekst>", "bewijs": "beschreven"}

    fout = tekst_van(client.post(adres, {**gegevens, "titel": ""}))
    goed = client.post(adres, {**gegevens, "titel": "Blad", "piloten": [piloot.pk]})

    assert "Geef de fiche een titel." in fout
    assert "Mijn &lt;tekst&gt;" in fout
    fiche = Fiche.objects.get()
    assert (goed.url, fiche.slug, fiche.piloten) == (fiche.get_absolute_url(), "blad", [piloot])


def test_change_form_shows_both_texts_after_a_stale_save(client, netwerk, begeleider):
    fiche = FicheFactory(netwerk=netwerk)
    adres = url("wijzig", netwerk, slug=fiche.slug)
    gegevens = {"soort": fiche.soort, "kern": fiche.kern, "tekst": fiche.tekst, "bewijs": fiche.bewijs, "versie": 1}

    assert client.post(adres, {**gegevens, "titel": "Van de ander"}).status_code == 302
    conflict = client.post(adres, {**gegevens, "titel": "Van mij"})
    leeg = client.post(adres, {**gegevens, "titel": ""})

    assert conflict.status_code == 409
    assert "Van de ander" in tekst_van(conflict)
    assert "Van mij" in tekst_van(conflict)
    assert "Geef de fiche een titel." in tekst_van(leeg)
    assert Fiche.objects.get().titel == "Van de ander"


def test_adoption_is_noted_for_own_project_only(client, netwerk):
    project, ander = ProjectFactory(netwerk=netwerk), ProjectFactory(netwerk=netwerk)
    fiche = FicheFactory(netwerk=netwerk)
    client.force_login(medewerker_van(project))
    adres = url("overname", netwerk, slug=fiche.slug)

    fout = client.post(adres, {"wie": f"project:{ander.pk}", "datum": "2026-05-01", "aanpassing": "Anders"})
    client.post(adres, {"wie": f"project:{project.pk}", "datum": "2026-05-01", "aanpassing": "Anders"})
    dubbel = client.post(adres, {"wie": f"project:{project.pk}", "datum": "2026-05-01"})

    assert "Kies iemand uit de lijst." in tekst_van(fout)
    assert "Anders" in tekst_van(fout)
    assert "nam deze fiche al over" in tekst_van(dubbel)
    assert list(Overname.objects.values_list("project", "aanpassing")) == [(project.pk, "Anders")]


def test_signal_is_reported_recognised_put_before_and_passed_on(client, netwerk, begeleider):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    project, fiche = ProjectFactory(netwerk=netwerk), FicheFactory(netwerk=netwerk)
    inzicht = InzichtFactory(netwerk=netwerk)
    adres = url("meld", netwerk)
    begin = client.get(adres, {"fiche": fiche.slug, "inzicht": inzicht.nummer}).context["form"].initial
    assert begin == {"fiches": [fiche.pk], "inzichten": [inzicht.pk]}

    assert "Schrijf wat we vragen." in tekst_van(client.post(adres, {"titel": "Opvang"}))
    client.post(
        adres, {"titel": "Opvang", "tekst": "T", "aan_nieuw": "Welzijn", "gevraagd": "Regel", "fiches": [fiche.pk]}
    )
    signaal = Signaal.objects.get()
    stap = {"nummer": signaal.nummer}
    client.post(url("herken", netwerk, **stap), {"wie": f"project:{project.pk}"})
    client.post(url("herken", netwerk, **stap), {"wie": f"organisatie:{organisatie.pk}"})
    assert "herkent dit al" in tekst_van(client.get(url("herken", netwerk, **stap)))
    assert "Leg je dit voor" in tekst_van(client.get(url("leg-voor", netwerk, **stap)))
    client.post(url("leg-voor", netwerk, **stap))
    client.post(url("leg-voor", netwerk, **stap))
    client.force_login(iemand("opdrachtgever", netwerk))
    assert "Geef door" in tekst_van(client.get(signaal.get_absolute_url()))
    client.post(url("geef-door", netwerk, **stap))
    client.post(url("geef-door", netwerk, **stap))

    signaal.refresh_from_db()
    assert signaal.staat == "doorgegeven"
    assert Herkenning.objects.count() == 2
    assert "1 van 1 project en 1 organisatie" in tekst_van(client.get(signaal.get_absolute_url())).replace("\n", " ")


def test_csv_of_cards_and_signals_is_no_formula(client, netwerk, begeleider):
    FicheFactory(netwerk=netwerk, titel="-1+1")
    SignaalFactory(netwerk=netwerk, nummer="2026-900", titel="=1+1")

    def regel(naam):
        return client.get(url(naam, netwerk), {"als": "csv"}).getvalue().decode("utf-8-sig").splitlines()[1]

    assert regel("lijst").startswith("'-1+1;goede praktijk;")
    assert regel("signalen").startswith("2026-900;'=1+1;")


def test_chain_leads_from_question_over_pilot_to_card_and_signal(netwerk):
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk))
    vraag, fiche, signaal = (
        LeervraagFactory(netwerk=netwerk),
        FicheFactory(netwerk=netwerk),
        SignaalFactory(netwerk=netwerk),
    )
    piloot.vraagpijlen.create(leervraag=vraag)
    fiche.pilootpijlen.create(piloot=piloot)
    signaal.fichepijlen.create(fiche=fiche)
    OvernameFactory(fiche=fiche)
    t = toegang(iemand("lid", netwerk), netwerk)

    kennis = next(s for s in keten.strook("leervraag", vraag.pk, t) if s.sleutel == "kennis")
    terug = {s.sleutel: s.schakels for s in keten.strook("signaal", signaal.pk, t)}

    assert [(x.soort, x.notitie) for x in kennis.schakels] == [
        ("fiche", "goede praktijk, 1 keer overgenomen"), ("signaal", "signaal, herkend door 0"),
    ]  # fmt: skip
    assert [x.pk for x in terug["leervraag"]] == [vraag.pk]


def test_tasks_ask_the_funder_and_the_projects(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    SignaalFactory(netwerk=netwerk, voorgelegd=True, titel="Opvang")
    HerkenningFactory(signaal=SignaalFactory(netwerk=netwerk, titel="Al herkend"), project=project)
    SignaalFactory(netwerk=netwerk, titel="Oud", datum=date(2020, 1, 1))
    mensen = iemand("opdrachtgever", netwerk), medewerker_van(project), iemand("projectmedewerker", netwerk)

    with klok.op(moment(2026, 6, 1)):
        taken = [[t.titel for t in register.taken_van(toegang(m, netwerk))] for m in mensen]

    assert taken == [["Signaal: Opvang"], ["Herkennen jullie dit? Opvang"], []]


def test_closed_network_asks_nothing():
    netwerk = NetwerkFactory(einde=date(2021, 1, 1))
    SignaalFactory(netwerk=netwerk, voorgelegd=True)

    assert register.taken_van(toegang(iemand("opdrachtgever", netwerk), netwerk)) == []


def test_figure_counts_adoptions_and_search_finds(netwerk):
    OvernameFactory(fiche=FicheFactory(netwerk=netwerk, titel="Koffietafel"), datum=date(2026, 4, 3))
    SignaalFactory(netwerk=netwerk, titel="Koffie is duur")
    t = toegang(iemand("lid", netwerk), netwerk)

    with klok.op(moment(2026, 5, 1)):
        cijfers = [(c.waarde, c.van, c.noot) for bron in register.alles.cijfers for c in bron(t)]
    treffers = {groep.soort.naam for groep in vinden.zoek(t, "koffie")}

    assert ("1", "praktijk overgenomen", "1 sinds april") in cijfers
    assert treffers == {"fiche", "signaal"}


def test_meeting_shows_cases_to_whom_may_read_them(netwerk):
    sessie = SessieFactory(netwerk=netwerk)
    CasusFactory(netwerk=netwerk, sessie=sessie)
    CasusuitkomstFactory(reeks__netwerk=netwerk, reeks__sessie=sessie, label="zonder omweg gestart")

    def panelen(rol):
        t = toegang(iemand(rol, netwerk), netwerk)
        return "".join(html for bron in register.alles.sessiepanelen if (html := bron(t, sessie)))

    assert "Van artikel 60 naar de horeca" in panelen("projectmedewerker")
    assert "Zonder omweg gestart" in panelen("opdrachtgever")
    assert "artikel 60" not in panelen("lid")


def test_project_page_shows_what_it_took_over_and_recognises(client, netwerk, begeleider):
    project = ProjectFactory(netwerk=netwerk)
    OvernameFactory(fiche=FicheFactory(netwerk=netwerk, titel="Koffietafel"), project=project)
    HerkenningFactory(signaal=SignaalFactory(netwerk=netwerk, titel="Opvang ontbreekt"), project=project)

    tekst = tekst_van(client.get(project.get_absolute_url()))

    assert "Koffietafel" in tekst
    assert "Opvang ontbreekt" in tekst


@pytest.mark.parametrize(
    ("aantal", "van", "aan", "samen"), [(7, 12, 7, 12), (3, 0, 3, 3), (0, 0, 0, 0), (50, 60, 40, 40)]
)
def test_dots_show_how_many_of_how_many(aantal, van, aan, samen):
    svg = bollen(aantal, van)

    assert (svg.count('class="on"'), svg.count("<circle")) == (aan, samen)
