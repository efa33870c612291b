"""Every page that is about a whole network, or about all of them, asks as many questions for one row as for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse
from django.views.generic.list import MultipleObjectMixin

from kern import klok
from kern.models import Bericht
from kern.periodes import Periode
from netwerken.domain.uitnodigen import nodig_uit
from netwerken.models import Lidmaatschap
from rapportage.domain import periodeteksten
from rapportage.models import Rapport
from tests.fabrieken.kennis import FicheFactory, HerkenningFactory, OvernameFactory, SignaalFactory
from tests.fabrieken.netwerken import (
    GroepFactory,
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OpleveringFactory,
    OrgaanFactory,
    PlichtFactory,
    ThemaFactory,
)
from tests.fabrieken.piloten import BevindingFactory, PilootFactory
from tests.fabrieken.projecten import ProjectFactory, ProjectmedewerkerFactory
from tests.fabrieken.rapportage import AanbevelingFactory, OnderwerpFactory, OpvolgingFactory, RodeDraadFactory
from tests.fabrieken.sessies import (
    ActiepuntFactory,
    AgendapuntFactory,
    InbrengFactory,
    InzichtFactory,
    LeervraagFactory,
    SessieFactory,
    VraaglinkFactory,
)
from tests.toegang.tabel import TOEGANG
from tests.toegang.test_toegang import url_namen
from tests.transactiewacht import om_de_proef

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
# the lists of one meeting: tests/sessies/test_genodigden.py, tests/deelname/test_paginas.py
ELDERS = {"sessies:genodigden", "deelname:lijst"}
NIET = {"gezond", "begin"}  # asks the machine how it feels; sends on


def _patronen(patronen=None, voor="", namen=frozenset()):
    """Every address: its name, its view and the names of what stands open in it."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        eigen = namen | set(patroon.pattern.converters)
        if isinstance(patroon, URLPattern):
            yield f"{voor}{patroon.name}", patroon.callback, eigen
        else:
            ruimte = f"{voor}{patroon.namespace}:" if patroon.namespace else voor
            yield from _patronen(patroon.url_patterns, ruimte, eigen)


NAMEN = {naam: namen for naam, _, namen in _patronen()}
# Addresses that name no object, a network at most: the lists, the boards and the forms. The outbox is of the demonstration.
# A page about one period is a list as well.
_WAARDEN = {
    "netwerk": lambda netwerk: netwerk.slug,
    "periode": lambda netwerk: Periode.rond(klok.vandaag(), netwerk.rapportritme).vorige().sleutel,
}
GEMETEN = [n for n, r in TOEGANG.items() if 200 in r.get and n not in NIET and NAMEN[n] <= set(_WAARDEN)] + ["postvak"]


def test_no_list_escapes_the_measure():
    """A new ListView, or a view that pages, must be at an address that is measured below."""
    eigen = set(url_namen())
    klassen = {naam: getattr(view, "view_class", None) for naam, view, _ in _patronen() if naam in eigen}
    lijsten = {
        n for n, k in klassen.items() if k and (issubclass(k, MultipleObjectMixin) or getattr(k, "paginate_by", None))
    }

    assert len(lijsten) >= 12
    assert lijsten - set(GEMETEN) == ELDERS


def _vul(netwerk, aantal):
    """So many of everything that a page may list, each with relations of its own."""
    begeleider = LidmaatschapFactory(netwerk=netwerk, rol="netwerkbegeleider").gebruiker
    Lidmaatschap.objects.create(netwerk=netwerk, gebruiker=begeleider, rol="opdrachtgever")
    eigen = ProjectmedewerkerFactory(project__netwerk=netwerk, lidmaatschap__gebruiker=begeleider).project
    nu = klok.nu()
    for i in range(aantal):
        project, thema = ProjectFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)
        orgaan, groep = OrgaanFactory(netwerk=netwerk), GroepFactory(netwerk=netwerk)
        organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
        MandaatFactory(orgaan=orgaan, netwerk=netwerk, organisatie=organisatie)
        LidmaatschapFactory(netwerk=netwerk, organisatie=organisatie)
        nodig_uit(
            netwerk, email=f"gast{i}-{netwerk.pk}@test.example", rol="lid", organisatie=organisatie, door=begeleider
        )
        OpleveringFactory(netwerk=netwerk)
        vraag = LeervraagFactory(netwerk=netwerk, project=project, thema=thema)
        komend = SessieFactory(netwerk=netwerk, status="gepland", groep=groep, begint_op=nu + timedelta(days=2 + i))
        SessieFactory(netwerk=netwerk, status="gepland", orgaan=orgaan, begint_op=nu + timedelta(days=2 + i))
        AgendapuntFactory(sessie=komend, leervraag=vraag)
        InbrengFactory(sessie=komend, organisatie=organisatie)
        ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True, begint_op=nu - timedelta(days=9)))
        InzichtFactory(netwerk=netwerk, leervraag=vraag, sessie=komend)
        VraaglinkFactory(netwerk=netwerk, project=project, gemaakt_door=begeleider)
        BevindingFactory(piloot=PilootFactory(project=project, lopend=True))
        PilootFactory(project=eigen, afgerond=True)
        fiche = FicheFactory(netwerk=netwerk, thema=thema, openbaar=True)
        OvernameFactory(fiche=fiche, project=project)
        HerkenningFactory(signaal=SignaalFactory(netwerk=netwerk, voorgelegd=True), project=project)
        onderwerp = OnderwerpFactory(hoofdstuk__netwerk=netwerk)
        OpvolgingFactory(
            aanbeveling=AanbevelingFactory(netwerk=netwerk, gedragen=True, onderwerp=onderwerp, thema=thema)
        )
        RodeDraadFactory(netwerk=netwerk)
        _schrijf_periode(netwerk, begeleider, i)
        Rapport.objects.create(
            netwerk=netwerk, soort="kwartaal", periode=f"202{i}-Q1", titel=f"Rapport {i}", slug=f"rapport-{i}",
            staat="gepubliceerd", gepubliceerd_op=nu,
        )  # fmt: skip
    for soort in ("bijeenkomsten_per_jaar", "contact_projecten", "kwartaalrapport"):  # each kind is counted apart
        PlichtFactory(netwerk=netwerk, soort=soort, norm=40)
    return begeleider


def _schrijf_periode(netwerk, door, i):
    """A point with a decision and one that was taken back, and a text, in the last closed period."""
    periode = Periode.rond(klok.vandaag(), netwerk.rapportritme).vorige().sleutel
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, begint_op=klok.nu() - timedelta(days=9))
    for vraag in ("Doen we het?", "En dit?"):
        punt = periodeteksten.leg_beslispunt_voor(netwerk, periode=periode, vraag=vraag, door=door)
        periodeteksten.leg_besluit_vast(punt, besluit="Ja", sessie=sessie, versie=1, door=door)
    periodeteksten.neem_besluit_terug(punt, reden="Toch niet", versie=2, door=door)
    periodeteksten.schrijf_periodetekst(netwerk, periode=periode, soort="risico", tekst=f"Risico {i}", door=door)


@pytest.fixture(scope="module")
def gemeten(django_db_setup, django_db_blocker):
    """The questions of every page, for a network with one of everything and for one with three."""
    from django.conf import settings
    from django.db import transaction

    aantallen, modus = {}, settings.MODUS
    with django_db_blocker.unblock(), om_de_proef():
        settings.MODUS = "demo"
        try:
            for aantal in (1, 3):
                netwerk, client = NetwerkFactory(), Client()
                client.force_login(_vul(netwerk, aantal))
                for naam in GEMETEN:
                    pad = reverse(naam, kwargs={veld: _WAARDEN[veld](netwerk) for veld in NAMEN[naam]})
                    vraag = {"q": "rapport fiche sessie"} if naam == "netwerken:zoeken" else {}
                    client.get(pad, vraag)
                    with CaptureQueriesContext(connection) as vragen:
                        status = client.get(pad, vraag).status_code
                    aantallen.setdefault(naam, []).append((status, len(vragen)))
        finally:
            settings.MODUS = modus
            transaction.set_rollback(True)
    return aantallen


# pages that gather more than a list does; these only ever go down. The page where a report is asked gathers
# that report, to name the letters in it that cannot be shown
HOOGSTENS = {"rapportage:samenstellen": 110, "netwerken:overzicht": 78, "rapportage:vraag-aan": 108}


@pytest.mark.parametrize("naam", GEMETEN)
def test_the_number_of_questions_does_not_grow_with_the_rows(naam, gemeten):
    (status, een), (status_drie, drie) = gemeten[naam]

    assert (status, status_drie) == (200, 200)
    assert een == drie
    assert drie <= HOOGSTENS.get(naam, 70)


def test_the_rows_were_really_there(client):
    """Guards the measure: an empty list would ask a constant number of questions as well."""
    netwerk = NetwerkFactory()
    client.force_login(_vul(netwerk, 3))
    for naam in ("sessies:lijst", "sessies:leervragen", "piloten:lijst", "kennis:lijst", "kennis:signalen", "projecten:lijst",
                 "rapportage:aanbevelingen", "rapportage:lijst"):  # fmt: skip
        antwoord = client.get(reverse(naam, kwargs={"netwerk": netwerk.slug}))
        assert len(antwoord.context["object_list"]) >= 3, naam
    assert Bericht.objects.count() >= 3
