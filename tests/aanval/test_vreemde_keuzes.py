"""Every choice of every form, filled with what another network or an older page would send, in an otherwise honest form."""

import re

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.http import QueryDict
from django.test import Client

from kern.models import Gebeurtenis, Versiemodel
from tests.aanval.formulieren import (
    adressen_met_formulier,
    gecodeerd,
    goede_inzending,
    maak_rijk,
    stand_van_alles,
    wie_mag,
)
from tests.aanval.rijp import ERBIJ, STAAT_OP, WIE
from tests.aanval.test_formulieren import _adres, _bezoek, wereld  # noqa: F401 -- a fixture
from tests.toegang.wereld import maak_wereld
from tests.transactiewacht import om_de_proef

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
IS_RIJ = re.compile(r"^(\w+:)?\d+$")  # a choice that is a row of a table
SOORT = "application/x-www-form-urlencoded"


def _open(naam, wereld):  # noqa: F811 -- idem
    """A browser of who may send this form, where it is sent, and its fields."""
    probeer, velden = _bezoek(naam, wereld)
    return probeer.client, probeer.pad, velden


def _velden_elders(naam, ander):
    """The fields of the same form of another network; getting there leaves nothing behind."""
    with om_de_proef():
        velden = _open(naam, ander)[2]
        transaction.set_rollback(True)
    return {veld.naam: veld for veld in velden}


class Probeer:
    """Sends the form, right but for one thing; remembers what was taken, or left a trace."""

    def __init__(self, client, pad, goed):
        self.client, self.pad, self.goed = client, pad, goed
        self.aantal, self.genomen = 0, []

    def __call__(self, wat, goede_antwoorden, **anders):
        gegevens = {naam: w for naam, w in (self.goed | anders).items() if w is not None}
        voor = Gebeurtenis.objects.count(), stand_van_alles()
        antwoord = self.client.post(self.pad, gecodeerd(gegevens), content_type=SOORT)
        self.aantal += 1
        if antwoord.status_code not in goede_antwoorden or voor != (Gebeurtenis.objects.count(), stand_van_alles()):
            self.genomen.append((wat, antwoord.status_code, antwoord.get("Location", "")))


ERONDER = {*STAAT_OP, "netwerken:taak-doorgeven"}  # there somebody is made on the way


def _eerlijk(naam, wereld):  # noqa: F811 -- idem
    client, pad, velden = _open(naam, wereld)
    return velden, Probeer(client, pad, goede_inzending(velden) | ERBIJ.get(naam, lambda _: {})(wereld))


def test_what_belongs_to_another_network_is_refused_in_every_choice(wereld, subtests):  # noqa: F811 -- the fixture
    """The twin of each choice, as the same form of another network offers it; the rest of the form is right."""
    ander, gezien = maak_rijk(maak_wereld()), 0
    for naam in adressen_met_formulier():
        elders = _velden_elders(naam, ander)
        with subtests.test(naam), om_de_proef():
            velden, probeer = _eerlijk(naam, wereld)
            for veld in velden:
                samen = {k for k in getattr(elders.get(veld.naam), "keuzes", []) if IS_RIJ.search(k)} & set(veld.keuzes)
                # years, days and lengths are the same everywhere; a row made on the way there may get the number of one that is gone
                if samen and veld.naam not in {"jaar", "dagen", "minuten"} and naam not in ERONDER:
                    probeer.genomen.append((f"{veld.naam} offers {sorted(samen)} of elsewhere", 0, ""))
                vreemd = [k for k in getattr(elders.get(veld.naam), "keuzes", []) if k and k not in veld.keuzes]
                for keuze in vreemd[:2]:
                    probeer(f"{veld.naam}={keuze}", {200, 404}, **{veld.naam: [keuze]})
            transaction.set_rollback(True)
            gezien += probeer.aantal
            assert probeer.genomen == []
    assert gezien > 30


IN_HET_ADRES = {
    "thema": "thema", "ouder": "thema", "orgaan": "orgaan", "project": "project", "hoofdstuk": "hoofdstuk", "sessie": "sessie",
    "leervraag": "leervraag", "inzicht": "inzicht", "piloot": "piloot", "fiche": "fiche", "signaal": "signaal",
    "organisatie": "organisatie", "met": "organisatie", "oplevering": "oplevering", "beslispunt": "beslispunt",
}  # fmt: skip


def test_what_belongs_to_another_network_cannot_be_chosen_in_the_address(wereld, subtests):  # noqa: F811 -- the fixture
    """The page is the same as for something that does not exist: it says nothing about elsewhere."""
    ander, gezien = maak_rijk(maak_wereld()), 0
    gedeeld = {"netwerken:organisatie-nieuw"}  # organisations are shared: there one is taken up by its number
    vreemd = {naam: ander.d[soort].pk for naam, soort in IN_HET_ADRES.items() if soort in ander.d}
    for naam in adressen_met_formulier():
        if naam in gedeeld:
            continue
        with subtests.test(naam), om_de_proef():
            pad = _adres(naam, wereld)
            client, wie = Client(), WIE.get(naam) or wie_mag(naam)
            if wie != "bezoeker":
                client.force_login(wereld.mensen[wie])
            met, zonder = (client.get(pad, vraag) for vraag in (vreemd, dict.fromkeys(vreemd, 987_654_321)))
            if met.status_code == 200:
                gezien += 1
            assert met.status_code == zonder.status_code
            assert _kaal(met, vreemd) == _kaal(zonder, dict.fromkeys(vreemd, 987654321))
    assert gezien > 60


def _kaal(antwoord, vraag):
    """The page without the keys that differ each time, and without the question itself."""
    tekst = re.sub(
        r'(csrfmiddlewaretoken|inzending|aanvraagsleutel)" value="[^"]*"|nonce="[^"]*"|CSRFToken": "\w*|id_\w+',
        "",
        antwoord.content.decode(),
    )
    vragen = QueryDict(mutable=True)
    vragen.update(vraag)
    return tekst.replace(vragen.urlencode(), "").replace(vragen.urlencode().replace("&", "&amp;"), "")


def _iemand_anders_bewaart():
    """Everything that people edit is one version further."""
    for model in apps.get_models():
        if issubclass(model, Versiemodel):
            model._base_manager.update(versie=F("versie") + 1)


def test_a_form_without_the_version_that_stands_changes_nothing(wereld, subtests):  # noqa: F811 -- the fixture
    gezien = 0
    for naam in adressen_met_formulier():
        with subtests.test(naam), om_de_proef():
            velden, probeer = _eerlijk(naam, wereld)
            versies = {
                v.naam: v.waarden[0] for v in velden if v.naam == "versie" and v.waarden not in ([], [""], ["0"])
            }
            for veld, nu in versies.items():
                gezien += 1
                vreemd = {"weg": None, "leeg": [""], "nul": ["0"], "nieuwer": [str(int(nu) + 1)], "vreemd": ["٣²"]}
                for wat, waarde in vreemd.items():
                    probeer(wat, {200, 409}, **{veld: waarde})
                _iemand_anders_bewaart()
                probeer("ouder", {200, 409})
            transaction.set_rollback(True)
            assert probeer.genomen == []
    assert gezien > 15
