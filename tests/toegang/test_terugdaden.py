"""The button *Maak ongedaan* after an act: the row stands as it did, and the log says which act was taken back."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from deelname.models import Aanwezigheid, Evaluatiebus, Evaluatielink
from kennis.domain import signalen
from kennis.models import Fiche, Herkenning, Overname, Signaal
from kern import klok
from kern.meldingen import ongedaan_van
from kern.models import Gebeurtenis
from netwerken.domain import opleveringen
from netwerken.domain.netwerken import beslis_afwijking, heropen_afwijking, trek_afwijking_in
from netwerken.domain.opleveringen import aanvaard, dien_in
from netwerken.models import Afwijking, Oplevering, Uitnodiging
from piloten.domain import piloten
from piloten.domain.piloten import leg_besluit_vast, zet_fase
from piloten.models import Bevinding, Piloot
from prikken.models import Datumprikker, Gevraagde, Prikdag
from projecten.models import Actie, Begeleidingscontact, Leereffect
from rapportage.domain import periodeteksten
from rapportage.domain.aanbevelingen import haal_toegevoegd_bewijs_weg, voeg_bewijs_toe
from rapportage.domain.publiceren import herstel_publicatie
from rapportage.models import Aanbeveling, Beslispunt, Inzichtbewijs, Opvolging, Periodetekst, Rapport
from sessies.models import Actiepunt, Besluit, Genodigde, Leervraag, Opmerkingenronde, Sessie, Verslagopmerking
from tests.aanval.rijp import _rij, uit_teams
from tests.fabrieken.netwerken import NetwerkorganisatieFactory
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag().isoformat()
BUITEN = ("versie", "gewijzigd_op")


@dataclass(frozen=True)
class Proef:
    """One act in a page: who does it, what is typed, what has to be there, and which rows tell how it stands."""

    naam: str
    rol: str
    getypt: object  # a dict, or a function of the world
    rijen: object  # the rows of a world that the act changes
    eerst: object = None
    zegt: str = ""
    laat: frozenset = field(default_factory=frozenset)  # fields that keep their trace


def _ingediend(w):
    oplevering = w.d["oplevering"]
    Oplevering.objects.filter(pk=oplevering.pk).update(ingediend_op=None)
    oplevering.refresh_from_db()
    dien_in(oplevering, link="https://voorbeeld.example/", op=date(2022, 1, 2), versie=oplevering.versie, door=None)


def _aanvaard(w):
    _ingediend(w)
    oplevering = Oplevering.objects.get(pk=w.d["oplevering"].pk)
    aanvaard(oplevering, op=date(2022, 1, 5), versie=oplevering.versie, door=None)


def _niet_ingediend(w):
    Oplevering.objects.filter(pk=w.d["oplevering"].pk).update(ingediend_op=None)


def _loopt(w):
    zet_fase(w.d["piloot"], fase="lopend", door=None)


def _besloten(w):
    punt = w.d["beslispunt"]
    periodeteksten.leg_besluit_vast(punt, besluit="Ja.", op=klok.vandaag(), versie=punt.versie, door=None)


def _bijeenkomst(_w):
    dag = klok.vandaag() + timedelta(days=30)
    return {"titel": "Samen kijken", "soort": "overleg", "datum": dag.isoformat(), "begintijd": "9u", "eindtijd": "12u",
            "vorm": "online"}  # fmt: skip


def _bewijs(w):
    voeg_bewijs_toe(w.d["aanbeveling"], soort="inzichten", objecten=[w.d["inzicht"]], door=None)


def _bezig(w):
    """The meeting is today, and who was invited said to come."""
    sessie = w.d["sessie"]
    type(sessie).objects.filter(pk=sessie.pk).update(begint_op=klok.nu(), eindigt_op=klok.nu() + timedelta(hours=2))
    Genodigde.objects.filter(pk=w.d["genodigde"].pk).update(antwoord="ja")
    sessie.refresh_from_db()
    Aanwezigheid.objects.create(
        netwerk=w.netwerk, sessie=sessie, lijst=w.d["aanwezigheid"].lijst, genodigde=w.d["genodigde"]
    )


def _met_adres(w):
    """Who walked in has a mail address."""
    _bezig(w)
    Aanwezigheid.objects.filter(pk=w.d["aanwezigheid"].pk).update(toestand="aanwezig", email="eva@test.example")


def _gesloten_evaluatie(w):
    _bezig(w)
    Evaluatiebus.objects.update(gesloten_op=klok.nu())


def _met_versie(wat, **getypt):
    def typ(w):
        return {"versie": type(w.d[wat]).objects.get(pk=w.d[wat].pk).versie, **getypt}

    return typ


def _punt(w):
    return Beslispunt.objects.filter(pk=w.d["beslispunt"].pk)


def _alle(model):
    return lambda w: model.objects.filter(netwerk=w.netwerk)


def _een(model, wat):
    return lambda w: model.objects.filter(pk=w.d[wat].pk)


NB, OG = "netwerkbegeleider", "opdrachtgever"
_oplevering = _een(Oplevering, "oplevering")


def _beantwoord(w):
    Verslagopmerking.objects.filter(pk=w.d["opmerking"].pk).update(stand="niet", antwoord="Dat klopt zo.")


def _op_een_weekdag(w):
    """The day that is chosen is no day off, so that nothing is asked."""
    begin = datetime(2098, 3, 4, 10, tzinfo=UTC)
    Prikdag.objects.filter(pk=w.d["dag_prikker"].pk).update(begint_op=begin, eindigt_op=begin + timedelta(hours=2))


PROEVEN = [
    Proef("netwerken:oplevering-indienen", NB, _met_versie("oplevering", link="https://a.example/", op=VANDAAG),
          _oplevering, _niet_ingediend),
    Proef("netwerken:oplevering-aanvaarden", OG, _met_versie("oplevering", op=VANDAAG), _oplevering, _ingediend),
    Proef("netwerken:oplevering-terugsturen", OG, _met_versie("oplevering", reden="Te kort."), _oplevering, _ingediend),
    Proef("netwerken:oplevering-terugsturen", OG, _met_versie("oplevering", reden="Te kort."), _oplevering, _aanvaard),
    Proef("netwerken:afwijking-voorstellen", NB,
          lambda w: {"plicht": w.d["plicht"].pk, "jaar": klok.vandaag().year, "reden": "De zaal."}, _alle(Afwijking)),
    Proef("netwerken:afwijking-beslissen", OG, {"staat": "aanvaard", "op": VANDAAG}, _alle(Afwijking)),
    Proef("netwerken:uitnodigen", NB, {"email": "nieuw@test.example", "rol": "lid", "functie": "coach"},
          lambda w: Uitnodiging.objects.filter(netwerk=w.netwerk, ingetrokken_op=None, aanvaard_op=None),
          zegt="vertrekt niet meer"),
    Proef("sessies:plan", NB, _bijeenkomst, _alle(Sessie)),
    Proef("sessies:breng-in", NB, {"woorden": "Hoe dan?", "delen": "netwerk", "herkomst": "gesprek"}, _alle(Leervraag)),
    Proef("sessies:breng-meer-in", NB, {"delen": "netwerk", "herkomst": "gesprek", **_rij(woorden="Hoe dan?")}, _alle(Leervraag)),
    Proef("sessies:genodigden-kies", NB, {"rollen": ["projectmedewerker"]}, _alle(Genodigde)),
    Proef("sessies:genodigden-gast", NB, {"email": "nieuw@test.example"}, _alle(Genodigde)),
    Proef("sessies:genodigde-weg", NB, {}, _alle(Genodigde)),
    Proef("prikken:wie", NB, {"rollen": ["projectmedewerker"]}, _alle(Gevraagde)),
    Proef("prikken:gast", NB, {"email": "nieuw@test.example"}, _alle(Gevraagde)),
    Proef("prikken:gevraagde-weg", NB, {}, _alle(Gevraagde)),
    Proef("prikken:verstuur", NB, {}, _alle(Gevraagde)),
    Proef("prikken:sluit", NB, {"reden": "Te weinig antwoorden."}, _alle(Datumprikker)),
    Proef("prikken:kies", NB, {"titel": "Overleg", "soort": "overleg", "vorm": "online", "bevestigd": ""}, _alle(Datumprikker),
          _op_een_weekdag),
    Proef("sessies:opmerking", NB, lambda w: {"stand": "niet", "antwoord": "Dat klopt zo.", "versie": w.d["opmerking"].versie},
          _een(Verslagopmerking, "opmerking")),
    Proef("sessies:opmerkingen-sluiten", NB, {}, _alle(Opmerkingenronde)),
    Proef("sessies:opmerking-heropen", NB, {}, _een(Verslagopmerking, "opmerking"), _beantwoord),
    Proef("sessies:opmerkingen-vragen", NB, lambda _: {"tot": (klok.vandaag() + timedelta(days=3)).isoformat()},
          _alle(Opmerkingenronde)),
    Proef("deelname:noteer", NB, {"toestand": "aanwezig"}, _alle(Aanwezigheid), _bezig),
    Proef("deelname:verwacht", NB, {}, _alle(Aanwezigheid), _bezig),
    Proef("deelname:bij", NB, {"naam": "Flo", "toestand": "aanwezig"}, _alle(Aanwezigheid), _bezig),
    Proef("deelname:teams", NB, uit_teams, _alle(Aanwezigheid), _bezig),
    Proef("deelname:evaluatie-stuur", NB, {}, lambda w: Evaluatielink.objects.filter(bus__netwerk=w.netwerk), _met_adres),
    Proef("deelname:evaluatie-sluit", NB, {}, _alle(Evaluatiebus), _bezig),
    Proef("sessies:besluit-weg", NB, {}, _alle(Besluit)),
    Proef("sessies:actiepunt-weg", NB, {}, _alle(Actiepunt)),
    Proef("projecten:contact-weg", NB, {}, _alle(Begeleidingscontact)),
    Proef("projecten:leereffect-weg", NB, {}, _alle(Leereffect)),
    Proef("piloten:bevinding-weg", NB, {}, _alle(Bevinding)),
    Proef("projecten:actie-zet", NB, {"staat": "loopt"}, _een(Actie, "actie")),
    Proef("projecten:contact", NB, {"datum": VANDAAG, "soort": "bezoek", "kern": "Koffie."}, _alle(Begeleidingscontact)),
    Proef("projecten:leereffect", NB, {"datum": VANDAAG, "tekst": "We bellen eerst."}, _alle(Leereffect)),
    Proef("piloten:start", NB, lambda w: {"titel": "Koffie", "wat_willen_we_weten": "Werkt het?",
          "drager_sleutel": f"project:{w.d['project'].pk}", "leervragen": [w.d["leervraag"].pk]}, _alle(Piloot)),
    Proef("kennis:schrijf", NB, lambda w: {"soort": "instrument", "titel": "Blad", "kern": "Kort.", "tekst": "Zo.",
          "bewijs": "beschreven", "inzichten": [w.d["inzicht"].pk]}, _alle(Fiche)),
    Proef("kennis:meld", NB, lambda w: {"titel": "Opvang", "tekst": "T", "aan_nieuw": "Welzijn", "gevraagd": "Regel",
          "inzichten": [w.d["inzicht"].pk]}, _alle(Signaal)),
    Proef("rapportage:aanbeveling-nieuw", NB, lambda w: {"tekst": "Doe dit.", "sterkte": "kern", "aan_nieuw": "Werkgevers",
          "onderwerp": w.d["aanbeveling"].onderwerp_id or ""}, _alle(Aanbeveling)),
    Proef("piloten:bevinding", NB, {"datum": VANDAAG, "tekst": "Ze komen terug."}, _alle(Bevinding), _loopt),
    Proef("piloten:fase", NB, {}, lambda w: type(w.d["piloot"]).objects.filter(pk=w.d["piloot"].pk)),
    Proef("piloten:besluit", NB, {"besluit": "inbedden", "op": VANDAAG},
          lambda w: type(w.d["piloot"]).objects.filter(pk=w.d["piloot"].pk), _loopt),
    Proef("kennis:publiceer", NB, {}, _een(Fiche, "fiche"),
          lambda w: Fiche.objects.filter(pk=w.d["fiche"].pk).update(tekst="Zo gaat het.")),
    Proef("kennis:overname", NB, lambda w: {"wie": f"project:{w.d['project'].pk}", "datum": VANDAAG},
          _alle(Overname)),
    Proef("kennis:herken", NB, lambda w: {"wie": f"organisatie:{NetwerkorganisatieFactory(netwerk=w.netwerk).organisatie_id}"},
          lambda w: Herkenning.objects.filter(signaal=w.d["signaal"])),
    Proef("kennis:leg-voor", NB, {}, _een(Signaal, "signaal")),
    Proef("kennis:geef-door", OG, {}, _een(Signaal, "signaal")),
    Proef("rapportage:beslispunt-nieuw", NB, {"vraag": "Mag het?"}, _alle(Beslispunt)),
    Proef("rapportage:beslispunt-besluit", OG, _met_versie("beslispunt", besluit="Ja.", op=VANDAAG), _punt),
    Proef("rapportage:beslispunt-terug", OG, _met_versie("beslispunt", reden="Fout genoteerd."), _punt, _besloten),
    Proef("rapportage:periodetekst-nieuw", NB, {"tekst": "Het stormt."}, _alle(Periodetekst)),
    Proef("rapportage:aanbeveling-opvolgen", OG, {"staat": "in_behandeling", "datum": VANDAAG, "eigenaar": "dienst"},
          _alle(Opvolging)),
    Proef("rapportage:aanbeveling-bewijs", NB, lambda w: {"soort": "inzichten", "stukken": [w.d["inzicht"].pk]},
          lambda w: Inzichtbewijs.objects.filter(aanbeveling=w.d["aanbeveling"])),
    Proef("rapportage:aanbeveling-bewijs", NB, lambda w: {"soort": "inzichten", "weg": w.d["inzicht"].pk},
          lambda w: Inzichtbewijs.objects.filter(aanbeveling=w.d["aanbeveling"]), _bewijs),
    Proef("rapportage:intrekken", OG, {"reden": "Een fout cijfer."}, _een(Rapport, "rapport"),
          lambda w: Rapport.objects.filter(pk=w.d["rapport"].pk).update(staat="gepubliceerd")),
]  # fmt: skip


def _stand(rijen):
    """How these rows stand, without the marks of their being saved and without their key."""
    return sorted(
        (sorted((v, str(w)) for v, w in rij.items() if v not in (*BUITEN, "id")) for rij in rijen.values()), key=str
    )


@pytest.mark.parametrize("proef", PROEVEN, ids=lambda p: p.naam)
def test_what_was_done_in_a_page_is_taken_back_with_one_click(proef):
    wereld = maak_wereld()
    if proef.eerst:
        proef.eerst(wereld)
    client = Client()
    client.force_login(wereld.mensen[proef.rol])
    getypt = proef.getypt(wereld) if callable(proef.getypt) else proef.getypt
    toen = _stand(proef.rijen(wereld))

    pad = reverse(proef.naam, kwargs=TOEGANG[proef.naam].kwargs(wereld))
    antwoord = client.post(pad, {**getypt, "inzending": "a" * 32}, follow=True)
    form = antwoord.context.get("form")
    assert not (form and form.is_bound and form.errors), form.errors
    (bericht,) = antwoord.context["messages"]
    weg = ongedaan_van(bericht.extra_tags)
    assert weg, str(bericht)
    assert _stand(proef.rijen(wereld)) != toen

    antwoord = client.post(weg, {"terug": f"/{wereld.netwerk.slug}/"}, follow=True)

    (bericht,) = antwoord.context["messages"]
    assert bericht.level_tag == "success", str(bericht)
    assert proef.zegt in str(bericht)
    assert _stand(proef.rijen(wereld)) == toen
    laatste = Gebeurtenis.objects.filter(netwerk_id=wereld.netwerk.pk).last()
    daad = Gebeurtenis.objects.get(uid=laatste.gegevens["neemt_terug"])
    assert (daad.door_id, laatste.door_id) == (wereld.mensen[proef.rol].pk,) * 2

    (zin,) = [str(m) for m in client.post(weg, follow=True).context["messages"]]
    assert zin == "Dit is al teruggenomen."


def test_a_pilot_that_was_decided_on_twice_keeps_the_first_decision():
    wereld = maak_wereld()
    _loopt(wereld)
    piloot = wereld.d["piloot"]
    leg_besluit_vast(piloot, besluit="aanpassen", op=klok.vandaag(), orgaan=wereld.d["orgaan"], door=None)
    client = Client()
    client.force_login(wereld.mensen[NB])
    pad = reverse("piloten:besluit", kwargs=TOEGANG["piloten:besluit"].kwargs(wereld))
    antwoord = client.post(pad, {"besluit": "stoppen", "op": VANDAAG, "inzending": "a" * 32}, follow=True)
    (bericht,) = antwoord.context["messages"]
    client.post(ongedaan_van(bericht.extra_tags))

    piloot.refresh_from_db()
    assert (piloot.besluit, piloot.besluit_op, piloot.besluit_door) == ("aanpassen", klok.vandaag(), wereld.d["orgaan"])


def test_a_deviation_that_was_decided_on_is_no_longer_a_proposal_to_take_away():
    wereld = maak_wereld()
    client = Client()
    client.force_login(wereld.mensen[NB])
    pad = reverse("netwerken:afwijking-voorstellen", kwargs={"netwerk": wereld.netwerk.slug})
    getypt = {"plicht": wereld.d["plicht"].pk, "jaar": klok.vandaag().year, "reden": "De zaal.", "inzending": "a" * 32}
    (bericht,) = client.post(pad, getypt, follow=True).context["messages"]
    afwijking = Afwijking.objects.order_by("-pk").first()
    beslis_afwijking(afwijking, staat="aanvaard", op=klok.vandaag(), orgaan=None, door=wereld.mensen[OG])

    (zin,) = [str(m) for m in client.post(ongedaan_van(bericht.extra_tags), follow=True).context["messages"]]

    assert zin.startswith(f"{wereld.mensen[OG]} deed hier intussen iets mee")
    assert Afwijking.objects.filter(pk=afwijking.pk).exists()


def test_what_no_longer_stands_as_it_did_is_refused_by_the_domain():
    wereld = maak_wereld()
    oplevering, piloot, signaal, punt = (wereld.d[n] for n in ("oplevering", "piloot", "signaal", "beslispunt"))
    niet = {"indiening": 0, "door": None}
    weigeringen = [
        ("niet aanvaard", lambda: opleveringen.neem_aanvaarding_terug(oplevering, **niet)),
        ("niets teruggestuurd", lambda: opleveringen.neem_terugsturen_terug(oplevering, **niet, aanvaard_op=None)),
        ("niet beslist", lambda: heropen_afwijking(wereld.d["afwijking"], door=None)),
        ("één stap", lambda: piloten.zet_fase_terug(piloot, fase="lopend", start=None, einde=None, door=None)),
        ("niets besloten", lambda: piloten.neem_besluit_terug(piloot, besluit="", op=None, orgaan=None, door=None)),
        ("niet meer", lambda: signalen.trek_herkenning_in(signaal, project=0, organisatie=None, door=None)),
        ("Dit signaal is", lambda: signalen.zet_staat_terug(signaal, staat="gemeld", door=None)),
        ("geen besluit", lambda: periodeteksten.herstel_besluit(punt, door=None)),
        ("niet ingetrokken", lambda: herstel_publicatie(wereld.d["rapport"], door=None)),
        ("Hierop steunt", lambda: haal_toegevoegd_bewijs_weg(
            wereld.d["aanbeveling"], soort="inzichten", ids=[0], door=None)),
    ]  # fmt: skip
    for zin, daad in weigeringen:
        with geweigerd(zin, Oplevering, Afwijking, Signaal, Beslispunt, Rapport):
            daad()


def test_a_pilot_that_was_decided_on_is_no_design_again_and_a_decided_deviation_no_proposal():
    wereld = maak_wereld()
    _loopt(wereld)
    piloot, afwijking = wereld.d["piloot"], wereld.d["afwijking"]
    leg_besluit_vast(piloot, besluit="stoppen", op=klok.vandaag(), door=None)
    beslis_afwijking(afwijking, staat="aanvaard", op=klok.vandaag(), orgaan=None, door=None)

    with geweigerd("al besloten", type(piloot)):
        piloten.zet_fase_terug(piloot, fase="ontwerp", start=None, einde=None, door=None)
    with geweigerd("al beslist", Afwijking):
        trek_afwijking_in(afwijking, door=None)


def test_a_withdrawn_report_with_a_newer_edition_stays_withdrawn():
    wereld = maak_wereld()
    rapport = wereld.d["rapport"]
    Rapport.objects.filter(pk=rapport.pk).update(staat="ingetrokken")
    Rapport.objects.create(
        netwerk=wereld.netwerk, soort="kwartaal", periode="2022-Q3", titel="Nieuw", slug="nieuw", uitgave=2
    )

    with geweigerd("nieuwe uitgave", Rapport):
        herstel_publicatie(rapport, door=None)
