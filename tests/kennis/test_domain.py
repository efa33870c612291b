from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kennis.domain.casussen import schrijf_casus, tel_casussen
from kennis.domain.fiches import neem_over, publiceer_fiche, schrijf_fiche, trek_publicatie_in, wijzig_fiche
from kennis.domain.signalen import geef_door, herken, leg_voor, meld_signaal
from kennis.models import (
    Casus,
    Casusreeks,
    Casusuitkomst,
    Fiche,
    FicheUitInzicht,
    FicheUitLeervraag,
    FicheUitPiloot,
    Herkenning,
    Overname,
    Signaal,
    SignaalUitFiche,
    SignaalUitInzicht,
)
from kern import klok
from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from tests.fabrieken.kennis import FicheFactory, HerkenningFactory, OvernameFactory, SignaalFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GeadresseerdeFactory,
    GebruikerFactory,
    NetwerkFactory,
    OrganisatieFactory,
    ThemaFactory,
)
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
DAG = date(2026, 4, 1)
FICHE = {"soort": "goede_praktijk", "kern": "Kort."}
SIGNAAL = {"titel": "Opvang", "tekst": "Tekst", "aan_nieuw": "Welzijn", "gevraagd": "Regel dit"}


@pytest.fixture
def door():
    return GebruikerFactory()


# --- cards -----------------------------------------------------------------------------------------------------
def test_schrijf_fiche_lays_every_arrow_and_makes_an_address(door):
    netwerk = NetwerkFactory()
    piloot = PilootFactory(project=ProjectFactory(netwerk=netwerk))
    inzicht = InzichtFactory(netwerk=netwerk, sessie__netwerk=netwerk)
    vraag = LeervraagFactory(netwerk=netwerk)

    with klok.op(moment(2026, 4, 1)):
        fiche = schrijf_fiche(
            netwerk, titel="Eerst drie keer koffie!", **FICHE, thema=ThemaFactory(netwerk=netwerk),
            piloten=[piloot, piloot], inzichten=[inzicht], leervragen=[vraag], door=door,
        )  # fmt: skip

    assert (fiche.slug, fiche.datum, fiche.is_openbaar) == ("eerst-drie-keer-koffie", DAG, False)
    assert (fiche.piloten, fiche.inzichten, fiche.leervragen) == ([piloot], [inzicht], [vraag])


def test_schrijf_fiche_finds_a_free_address(door):
    netwerk = NetwerkFactory()

    assert len(schrijf_fiche(netwerk, titel="a" * 100, **FICHE, door=door).slug) == 70
    assert schrijf_fiche(netwerk, titel="Van toen", **FICHE, datum=date(2022, 1, 1), door=door).datum.year == 2022
    slugs = [
        schrijf_fiche(netwerk, titel=t, **FICHE, door=door).slug for t in ("Blad", "Blad", "Blad", "Signalen", "?")
    ]

    assert slugs == ["blad", "blad-2", "blad-3", "signalen-2", "fiche"]
    assert schrijf_fiche(netwerk, titel="X", slug="eigen-adres", **FICHE, door=door).slug == "eigen-adres"


@pytest.mark.parametrize("slug", ["bezet", "schrijf"])
def test_schrijf_fiche_refuses_a_taken_address(slug, door):
    fiche = FicheFactory(slug="bezet")

    with geweigerd("Er is al een fiche", Fiche):
        schrijf_fiche(fiche.netwerk, titel="X", slug=slug, **FICHE, door=door)


@pytest.mark.parametrize("wat", ["thema", "piloten", "inzichten", "leervragen"])
def test_schrijf_fiche_refuses_another_network(wat, door):
    vreemd = {
        "thema": ThemaFactory, "piloten": lambda: [PilootFactory()], "inzichten": lambda: [InzichtFactory()],
        "leervragen": lambda: [LeervraagFactory()],
    }[wat]()  # fmt: skip

    with geweigerd("ander netwerk", Fiche, FicheUitPiloot, FicheUitInzicht, FicheUitLeervraag):
        schrijf_fiche(NetwerkFactory(), titel="X", **FICHE, **{wat: vreemd}, door=door)


def test_schrijf_fiche_refuses_unknown_kind_and_long_core(door):
    with geweigerd("Soort", Fiche):
        schrijf_fiche(NetwerkFactory(), titel="X", soort="mop", kern="Kort.", door=door)
    with geweigerd("De kern in één zin", Fiche):
        schrijf_fiche(NetwerkFactory(), titel="X", soort="knelpunt", kern="x" * 301, door=door)


def test_wijzig_fiche_replaces_sources_only_where_given(door):
    fiche = FicheFactory()
    oud, nieuw = LeervraagFactory(netwerk=fiche.netwerk), LeervraagFactory(netwerk=fiche.netwerk)
    inzicht = InzichtFactory(netwerk=fiche.netwerk)
    wijzig_fiche(fiche, velden={}, versie=1, leervragen=[oud], inzichten=[inzicht], piloten=[], door=door)

    wijzig_fiche(fiche, velden={"titel": "Anders"}, versie=2, leervragen=[nieuw], door=door)

    fiche.refresh_from_db()
    assert (fiche.titel, fiche.versie, fiche.leervragen, fiche.inzichten) == ("Anders", 3, [nieuw], [inzicht])


def test_wijzig_fiche_refuses(door):
    fiche = FicheFactory(titel="Oud")
    wijzig_fiche(Fiche.objects.get(), velden={"titel": "Eerst"}, versie=1, door=door)

    with pytest.raises(VersieConflict):
        wijzig_fiche(fiche, velden={"titel": "Laatst"}, versie=1, door=door)
    with geweigerd("wijzig je hier niet: is_openbaar"):
        wijzig_fiche(fiche, velden={"is_openbaar": True}, versie=2, door=door)
    for bron in (
        {"piloten": [PilootFactory()]},
        {"inzichten": [InzichtFactory()]},
        {"leervragen": [LeervraagFactory()]},
    ):
        with geweigerd("ander netwerk", FicheUitPiloot, FicheUitInzicht, FicheUitLeervraag):
            wijzig_fiche(fiche, velden={}, versie=2, **bron, door=door)
    with geweigerd("Titel", veld="titel"):
        wijzig_fiche(Fiche.objects.get(), velden={"titel": ""}, versie=2, door=door)
    assert Fiche.objects.get().titel == "Eerst"


def test_several_cards_rest_on_one_source(door):
    een, twee = FicheFactory(), FicheFactory()
    vraag = LeervraagFactory(netwerk=een.netwerk)
    Fiche.objects.filter(pk=twee.pk).update(netwerk=een.netwerk)
    twee.refresh_from_db()

    for fiche in (een, twee):
        wijzig_fiche(fiche, velden={}, versie=1, leervragen=[vraag], door=door)

    assert (een.leervragen, twee.leervragen) == ([vraag], [vraag])


def test_a_card_remembers_in_which_days_it_was_public(door):
    fiche, ander = FicheFactory(), FicheFactory()
    with klok.op(moment(2026, 4, 1)):
        publiceer_fiche(ander, door=door)
    for maand in (5, 7):
        with klok.op(moment(2026, maand, 1)):
            publiceer_fiche(fiche, door=door)
        with klok.op(moment(2026, maand + 1, 1)):
            trek_publicatie_in(fiche, door=door)

    assert list(fiche.openbaar_in.values_list("van", "tot")) == [
        (date(2026, 5, 1), date(2026, 6, 1)),
        (date(2026, 7, 1), date(2026, 8, 1)),
    ]
    assert list(ander.openbaar_in.values_list("van", "tot")) == [(date(2026, 4, 1), None)]


def test_publiceer_fiche_opens_and_withdraws(door):
    fiche = FicheFactory()

    publiceer_fiche(fiche, door=door)
    assert Fiche.objects.openbaar().get() == fiche
    with geweigerd("al openbaar"):
        publiceer_fiche(fiche, door=door)
    trek_publicatie_in(fiche, door=door)
    assert list(Fiche.objects.openbaar()) == []
    with geweigerd("niet openbaar"):
        trek_publicatie_in(fiche, door=door)
    assert list(Gebeurtenis.objects.values_list("wat", flat=True)) == [
        "fiche.gepubliceerd",
        "fiche.publicatie_ingetrokken",
    ]


def test_publiceer_fiche_refuses_without_text(door):
    fiche = FicheFactory(tekst=" ")

    with geweigerd("Schrijf eerst de tekst"):
        publiceer_fiche(fiche, door=door)

    assert list(Fiche.objects.openbaar()) == []


def test_neem_over_by_project_or_organisation(door):
    fiche = FicheFactory()

    neem_over(fiche, project=ProjectFactory(netwerk=fiche.netwerk), datum=DAG, aanpassing="Korter.", door=door)
    neem_over(fiche, organisatie=OrganisatieFactory(naam="OCMW"), datum=DAG, door=door)

    assert [o.drager for o in fiche.overnames.order_by("pk")][1] == "OCMW"


def test_each_project_and_organisation_takes_each_card_over_once(door):
    fiche = FicheFactory()
    ander = schrijf_fiche(fiche.netwerk, titel="Ander", **FICHE, door=door)
    wie = [{"project": ProjectFactory(netwerk=fiche.netwerk)} for _ in range(2)]
    wie += [{"organisatie": OrganisatieFactory()} for _ in range(2)]

    for drager in wie:
        neem_over(fiche, **drager, datum=DAG, door=door)
        neem_over(ander, **drager, datum=DAG, door=door)

    assert (fiche.overnames.count(), ander.overnames.count()) == (4, 4)
    for drager in wie:
        with geweigerd("nam deze fiche al over", Overname, veld="project"):
            neem_over(fiche, **drager, datum=DAG, door=door)


def test_neem_over_refuses(door):
    overname = OvernameFactory()
    fiche, project = overname.fiche, overname.project

    with geweigerd("één project of één organisatie", Overname, veld="project"):
        neem_over(fiche, datum=DAG, door=door)
    with geweigerd("één project of één organisatie", Overname, veld="project"):
        neem_over(fiche, project=project, organisatie=OrganisatieFactory(), datum=DAG, door=door)
    with geweigerd("aangepast", Overname, veld="aanpassing"):
        neem_over(fiche, organisatie=OrganisatieFactory(), datum=DAG, aanpassing="x" * 20_001, door=door)
    with geweigerd("nam deze fiche al over", Overname):
        neem_over(fiche, project=project, datum=DAG, door=door)
    with geweigerd("toekomst", Overname):
        neem_over(fiche, organisatie=OrganisatieFactory(), datum=date(2999, 1, 1), door=door)
    with geweigerd("ander netwerk", Overname):
        neem_over(fiche, project=ProjectFactory(), datum=DAG, door=door)


def test_database_refuses_adoption_by_nobody():
    with pytest.raises(IntegrityError), transaction.atomic():
        OvernameFactory(project=None)


# --- signals ---------------------------------------------------------------------------------------------------
def test_meld_signaal_numbers_by_its_year_and_links(door):
    netwerk = NetwerkFactory()
    project, organisatie = ProjectFactory(netwerk=netwerk), OrganisatieFactory()
    fiche, inzicht = FicheFactory(netwerk=netwerk), InzichtFactory(netwerk=netwerk)

    signaal = meld_signaal(
        netwerk, **SIGNAAL, datum=date(2022, 9, 12), projecten=[project, project], organisaties=[organisatie],
        fiches=[fiche], inzichten=[inzicht], door=door,
    )  # fmt: skip

    assert (signaal.nummer, signaal.staat) == ("2022-001", "gemeld")
    assert [str(h) for h in signaal.herkenningen.all()] == [str(project), str(organisatie)]
    assert SignaalUitFiche.objects.get().fiche == fiche
    assert SignaalUitInzicht.objects.get().inzicht == inzicht


def test_meld_signaal_refuses(door):
    with geweigerd("Kies voor wie", Signaal):
        meld_signaal(NetwerkFactory(), **{**SIGNAAL, "aan_nieuw": " "}, door=door)
    with geweigerd("ander netwerk", Signaal):
        meld_signaal(NetwerkFactory(), **SIGNAAL, aan=[GeadresseerdeFactory()], door=door)
    with geweigerd("Titel", Signaal, veld="titel"):
        meld_signaal(NetwerkFactory(), **{**SIGNAAL, "titel": ""}, door=door)
    for vreemd in ({"projecten": [ProjectFactory()]}, {"fiches": [FicheFactory()]}, {"inzichten": [InzichtFactory()]}):
        with geweigerd("ander netwerk", Signaal, Herkenning):
            meld_signaal(NetwerkFactory(), **SIGNAAL, **vreemd, door=door)


def test_herken_counts_each_once(door):
    signaal = SignaalFactory()
    project, organisatie = ProjectFactory(netwerk=signaal.netwerk), OrganisatieFactory()

    herken(signaal, project=project, door=door)
    herken(signaal, organisatie=organisatie, door=door)

    assert Signaal.objects.voor_lijst().values_list("aantal_herkenningen", "aantal_projecten").get() == (2, 1)
    with geweigerd("herkent dit signaal al", Herkenning, veld="project"):
        herken(signaal, project=project, door=door)
    with geweigerd("herkent dit signaal al", Herkenning, veld="project"):
        herken(signaal, organisatie=organisatie, door=door)
    with geweigerd("één project of één organisatie", Herkenning):
        herken(signaal, door=door)
    with geweigerd("ander netwerk", Herkenning):
        herken(signaal, project=ProjectFactory(), door=door)


def test_each_project_and_organisation_recognises_each_signal(door):
    een = SignaalFactory()
    twee = SignaalFactory(netwerk=een.netwerk)
    projecten = [ProjectFactory(netwerk=een.netwerk) for _ in range(2)]
    organisaties = [OrganisatieFactory() for _ in range(2)]

    for signaal in (een, twee):
        for project in projecten:
            herken(signaal, project=project, door=door)
        for organisatie in organisaties:
            herken(signaal, organisatie=organisatie, door=door)

    assert [h.project or h.organisatie for h in twee.herkenningen.all()] == [*projecten, *organisaties]
    assert list(Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)) == 2 * [
        *({"project": p.pk, "organisatie": None} for p in projecten),
        *({"project": None, "organisatie": o.pk} for o in organisaties),
    ]


def test_database_refuses_double_recognition():
    herkenning = HerkenningFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        HerkenningFactory(signaal=herkenning.signaal, project=herkenning.project)


def test_signal_goes_to_steering_group_and_on(door):
    signaal = SignaalFactory()

    with klok.op(moment(2026, 4, 2)):
        leg_voor(signaal, door=door)
    with geweigerd("al voorgelegd"):
        leg_voor(signaal, door=door)
    with klok.op(moment(2026, 4, 3)):
        geef_door(signaal, door=door)
    with geweigerd("al doorgegeven"):
        geef_door(signaal, door=door)

    signaal.refresh_from_db()
    assert signaal.staat == "doorgegeven"
    assert (signaal.voorgelegd_op, signaal.doorgegeven_op) == (date(2026, 4, 2), date(2026, 4, 3))


def test_state_of_a_signal_refuses_a_stale_change(door):
    signaal = SignaalFactory()
    oud = Signaal.objects.get()
    leg_voor(signaal, door=door)

    with pytest.raises(VersieConflict):
        leg_voor(oud, door=door)


# --- cases -----------------------------------------------------------------------------------------------------
def test_schrijf_casus_keeps_steps_in_one_shape(door):
    sessie = SessieFactory()

    casus = schrijf_casus(
        sessie.netwerk, sessie=sessie, titel="Horeca", context="Iemand.",
        stappen=["gestart", {"wanneer": " april ", "wat": "vast werk"}], door=door,
    )  # fmt: skip

    schrijf_casus(sessie.netwerk, titel="Bakkerij", context="Iemand.", stappen=[], door=door)

    geschreven = Casus.objects.get(titel="Horeca")
    assert (geschreven, geschreven.sessie) == (casus, sessie)
    assert geschreven.stappen == [{"wanneer": "", "wat": "gestart"}, {"wanneer": "april", "wat": "vast werk"}]
    gezegd = Gebeurtenis.objects.order_by("pk").values_list("gegevens", flat=True)
    assert list(gezegd) == [{"sessie": sessie.pk}, {"sessie": None}]


def test_schrijf_casus_refuses(door):
    netwerk = NetwerkFactory()

    with geweigerd("Elke stap", Casus):
        schrijf_casus(netwerk, titel="X", context="Y", stappen=[{"wanneer": "mei"}], door=door)
    with geweigerd("Context", Casus):
        schrijf_casus(netwerk, titel="X", context="", stappen=[], door=door)
    with geweigerd("ander netwerk", Casus):
        schrijf_casus(netwerk, titel="X", context="Y", stappen=[], sessie=SessieFactory(), door=door)


TELLING = {"titel": "Aanvragen", "cohort": "Q3–Q4 2022", "gemeten_op": date(2023, 4, 1)}


def test_tel_casussen_keeps_outcomes_in_order(door):
    reeks = tel_casussen(
        NetwerkFactory(), **TELLING, totaal=9, uitkomsten=[("geweigerd", 7), ("later", 2), ("vlot", 0)], door=door
    )

    assert list(reeks.uitkomsten.values_list("volgorde", "label", "aantal")) == [
        (1, "geweigerd", 7), (2, "later", 2), (3, "vlot", 0),
    ]  # fmt: skip


def test_tel_casussen_refuses_outcomes_that_do_not_add_up(door):
    with geweigerd("tellen op tot 9, maar er zijn 10", Casusreeks, Casusuitkomst):
        tel_casussen(NetwerkFactory(), **TELLING, totaal=10, uitkomsten=[("a", 7), ("b", 2)], door=door)
    with geweigerd("Titel", Casusreeks, veld="titel"):
        tel_casussen(NetwerkFactory(), **{**TELLING, "titel": ""}, totaal=0, uitkomsten=[], door=door)
    with geweigerd("nooit kleiner dan 0", Casusreeks):
        tel_casussen(NetwerkFactory(), **TELLING, totaal=1, uitkomsten=[("a", 2), ("b", -1)], door=door)
    with geweigerd("ander netwerk", Casusreeks):
        tel_casussen(NetwerkFactory(), **TELLING, sessie=SessieFactory(), totaal=0, uitkomsten=[], door=door)
