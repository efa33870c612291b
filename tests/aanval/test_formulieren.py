"""Every form of the product gets what hostile and clumsy people type: never an error page, always a Dutch answer."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.aanval.formulieren import (
    TEKSTEN,
    adressen_met_formulier,
    gecodeerd,
    goede_inzending,
    lees_formulier,
    maak_rijk,
    stand_van_alles,
    wie_mag,
    zonder_sleutel,
)
from tests.aanval.rijp import ANTWOORDT_METEEN, ERBIJ, MET_VRAAG, STAAT_OP, WIE, maak_rijp
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld
from tests.transactiewacht import om_de_proef

pytestmark = [pytest.mark.django_db, pytest.mark.standen(een_verbinding=True)]
ENGELS = re.compile(
    r"This field|Enter a|Ensure|Select a valid|is not one of|Please |Invalid|required\b.*\bfield|already exists|must be"
)

LATERE_RIJEN = tuple(f"form-{n}-" for n in range(1, 10))


# a form that carries a key and does not need one: what it does, it can do once only
EIGEN_GEHEUGEN = {
    "netwerken_link:uitnodiging",  # accepted once
    "netwerken:lid-beeindig", "piloten:fase", "kennis:publiceer", "kennis:leg-voor", "kennis:geef-door",  # one step further
    "sessies:agenda",  # a save with an old version is answered with 409
    "sessies:actiepunt-wijzig", "sessies:besluit-wijzig", "sessies:verslag-punt", "sessies:verslag-algemeen",  # with version
    "projecten:contact-wijzig", "projecten:leereffect-wijzig", "piloten:bevinding-wijzig",  # the same
    "sessies:verslag-goedkeuren", "deelname:sluit",  # approved once, closed once
    "sessies:opmerking",  # answered once
    "deelname_link:evaluatie", "deelname:evaluatie-stuur",  # a link is used once, a mail leaves once
    "prikken:verstuur", "prikken:gevraagde-weg", "prikken:moet",  # a second time there is nothing left to do
    "sessies:inzicht-weg",  # a second time finds it gone
    "sessies:genodigde-weg",  # a second time finds them off the list
    "sessies:actiepunten-klaar",  # a second time finds none that is open
    "sessies_account:agendalinks",  # one address for the same meetings
    "netwerken:taak-uitstel", "weekbericht",  # a second time sets what is set
    "rapportage:vraag-aan",  # one report has one active job, and a double click the same ``aanvraagsleutel``
}  # fmt: skip


@pytest.fixture
def wereld():
    return maak_rijk(maak_wereld())


def _client(wereld, actor):
    client = Client()
    if actor != "bezoeker":
        client.force_login(wereld.mensen[actor])
    return client


class Probeer:
    """Posts to one address and takes back what it did; remembers what went wrong."""

    def __init__(self, client, pad):
        self.client, self.pad, self.fout = client, pad, []

    def __call__(self, wat, gegevens):
        with om_de_proef():
            try:
                soort = {"content_type": "application/x-www-form-urlencoded"}
                antwoord = self.client.post(self.pad, gecodeerd(gegevens), **soort)
                self._keur(wat, antwoord)
                if antwoord.status_code == 302 and antwoord["Location"].startswith("/"):
                    self._keur(f"{wat}, daarna {antwoord['Location']}", self.client.get(antwoord["Location"]))
            except Exception as fout:  # noqa: BLE001 -- whatever it is, it would be an error page
                antwoord = None
                self.fout.append(f"{wat}: {type(fout).__name__}: {str(fout)[:200]}")
            transaction.set_rollback(True)
        return antwoord

    def _keur(self, wat, antwoord):
        if antwoord.status_code >= 500:
            self.fout.append(f"{wat}: {antwoord.status_code}")
        form = (antwoord.context or {}).get("form") if antwoord.status_code == 200 else None
        zinnen = [z for rij in form.errors.values() for z in rij] if form is not None and form.is_bound else []
        self.fout += [f"{wat}: geen Nederlands: {z[:80]}" for z in zinnen if ENGELS.search(z)]


RONDES = 4  # and every field begins elsewhere in its list, so that all of it is typed somewhere
PAST_NET = "".join(
    TEKSTEN[wat] for wat in ("opmaak", "rechts naar links", "emoji", "stuurtekens", "regeleinden", "sjabloon")
)


KAMERS = sorted({naam.partition(":")[0] for naam in adressen_met_formulier()})


@pytest.mark.parametrize("kamer", KAMERS)
def test_no_form_breaks_on_what_people_type(kamer, wereld, subtests):
    """Each round every field gets something else that is wrong; then only the words are strange, and must be taken.

    The forms of one app share their network: what one did to it is taken back before the next.
    """
    for naam in adressen_met_formulier():
        if naam.partition(":")[0] == kamer:
            with subtests.test(naam), om_de_proef():
                fout = _val_aan(naam, wereld)
                transaction.set_rollback(True)
                assert fout == []


def _val_aan(naam, wereld):
    """Everything that people type, in one form; returns what went wrong."""
    probeer, velden = _bezoek(naam, wereld)
    goed = _ingevuld(naam, wereld, velden)
    erbij = ("erbij", "actie", "fase", "soort", "weg", "meer", "is_staff", "rol", "netwerk", "door", "staat")
    for ronde in range(RONDES if velden else 2):
        tekst = list(TEKSTEN.values())[ronde % len(TEKSTEN)]
        kwaad = {v.naam: v.kwaad(ronde + RONDES * i) for i, v in enumerate(velden)}
        probeer(f"ronde {ronde}", ({n: [tekst] for n in erbij} if ronde % 2 else {}) | kwaad)
    if velden:
        probeer("vreemde woorden", {v.naam: v.vreemd(PAST_NET) for v in velden})
    probeer("alles twee keer", {n: [*w, *w, "nog iets"] for n, w in goed.items()})
    for veld in velden:
        if veld.soort in {"number", "date"} and not veld.naam.startswith(LATERE_RIJEN):
            for waarde in ("9999-12-31", "0001-01-01") if veld.soort == "date" else ("9" * 30, "-1"):
                probeer(f"{veld.naam}={waarde}", goed | {veld.naam: [waarde]})
    return probeer.fout


def _adres(naam, wereld):
    return reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld))


def _bezoek(naam, wereld):
    """Go to the page of a form, after what must come first: the way to send it, and its fields."""
    maak_rijp(naam, wereld)
    pad, vraag = _adres(naam, wereld), MET_VRAAG.get(naam, lambda _: "")(wereld)
    op = _adres(STAAT_OP[naam], wereld) if naam in STAAT_OP else ""
    client = _client(wereld, WIE.get(naam) or wie_mag(naam))
    pagina = client.get((op or pad) + vraag)
    velden = lees_formulier(pagina.content, pad, op=op) if pagina.status_code == 200 and pagina.content else []
    return Probeer(client, pad + vraag), velden  # a form is sent to the address of its page


def _ingevuld(naam, wereld, velden):
    """What an honest person sends."""
    return goede_inzending(velden) | ERBIJ.get(naam, lambda _: {})(wereld)


def test_what_an_honest_person_sends_is_taken(wereld, subtests):
    """Guards the tests above: a form that refuses everything would pass them without reaching the domain."""
    for naam in adressen_met_formulier():
        with subtests.test(naam), om_de_proef():
            probeer, velden = _bezoek(naam, wereld)
            heel = _ingevuld(naam, wereld, velden)
            antwoord = probeer("zoals het hoort", heel)
            if naam in ANTWOORDT_METEEN:
                transaction.set_rollback(True)
                assert antwoord.status_code == 200
                continue
            if antwoord.status_code == 200 and (vraag := antwoord.context["form"].data.get("bevestigd")):
                antwoord = probeer("en nog eens", heel | {"bevestigd": [vraag]})  # asked, and meant
            transaction.set_rollback(True)
            fouten = antwoord.context["form"].errors if antwoord.status_code == 200 else {}
            assert antwoord.status_code == 302, (antwoord.status_code, fouten)


@pytest.mark.een_databank
def test_what_was_typed_stays_in_the_form(wereld, subtests):
    """One field is far too long: the words of every other field come back, escaped."""
    gezien = 0
    for naam in adressen_met_formulier():
        with subtests.test(naam), om_de_proef():
            probeer, velden = _bezoek(naam, wereld)
            tekstvelden = [
                v
                for v in velden
                if v.soort in {"text", "textarea"} and not v.is_val and not v.naam.startswith(LATERE_RIJEN)
            ]
            getypt = {v.naam: [f"Typte <b>{v.naam}</b>"] for v in tekstvelden[1:]}
            if getypt:
                gezien += 1
                heel = _ingevuld(naam, wereld, velden) | getypt | {tekstvelden[0].naam: ["x" * 200_000]}
                antwoord = probeer("te lang", heel)
            transaction.set_rollback(True)
            if getypt:
                assert antwoord.status_code == 200, antwoord.status_code
                inhoud = antwoord.content.decode()
                assert [n for n in getypt if f"Typte &lt;b&gt;{n}&lt;/b&gt;" not in inhoud] == []
                assert "Typte <b>" not in inhoud
                assert probeer.fout == []
    assert gezien > 25


@pytest.mark.een_databank
@pytest.mark.parametrize("met_sleutel", [True, False], ids=["met sleutel", "zonder"])
def test_sent_twice_makes_one(met_sleutel, wereld, subtests):
    """Every form and button: the second time it arrives, no table has a row more than after the first."""
    gezien = gemaakt = 0
    for naam in adressen_met_formulier():
        with subtests.test(naam), om_de_proef():
            probeer, velden = _bezoek(naam, wereld)
            heel = _ingevuld(naam, wereld, velden)
            gegevens = gecodeerd(heel if met_sleutel else zonder_sleutel(heel))
            begin, soort = stand_van_alles(), "application/x-www-form-urlencoded"
            een = probeer.client.post(probeer.pad, gegevens, content_type=soort)
            na_een = stand_van_alles()
            probeer.client.post(probeer.pad, gegevens, content_type=soort)
            na_twee = stand_van_alles()
            transaction.set_rollback(True)
            gezien += 1
            gemaakt += na_een != begin
            assert {m: (na_een[m], n) for m, n in na_twee.items() if n != na_een[m]} == {}
            if not met_sleutel and "inzending" in heel and naam not in EIGEN_GEHEUGEN:
                assert (een.status_code, na_een) == (200, begin), "a form without its key makes nothing"
    assert gezien > 90
    assert gemaakt > (60 if met_sleutel else 15)
