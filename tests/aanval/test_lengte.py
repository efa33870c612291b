"""Every maximum, walked: what just fits is kept whole, and one letter more is refused with the number in the answer."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from kern.models import Bericht
from tests.aanval.formulieren import adressen_met_formulier
from tests.aanval.test_formulieren import _bezoek, _ingevuld, wereld  # noqa: F401 -- a fixture
from tests.transactiewacht import om_de_proef

pytestmark = pytest.mark.django_db
LATERE = ("form-1-", "form-2-", "form-3-")  # rows of a table that are like its first
ZONDER = {  # what is kept is not what was typed, and what these may hold is walked elsewhere
    ("netwerken_link:uitnodiging", "wachtwoord"),
    ("rapportage:aanbeveling-nieuw", "wat_1"),  # needs its own addressee beside it; wat_0 is the same field
    ("rapportage:aanbeveling-wijzigen", "wat_1"),
    *(  # kept only when that is the answer: tests/sessies/test_antwoorden.py
        (naam, f"vervanger_{veld}")
        for naam in ("sessies_link:bijeenkomst", "sessies:genodigde-antwoord", "sessies:mijn-antwoord")
        for veld in ("naam", "functie")
    ),
    ("sessies:inzicht-weg", "reden"),  # kept where somebody cites it: tests/sessies/test_weghalen.py
    ("prikken:nieuw", "dagen"),  # read into days
    ("prikken:wijzig", "dagen"),
    ("deelname_link:teken", "naam"),  # kept only of who is not on the list: tests/deelname/test_tekenen.py
    ("deelname_link:teken", "organisatie"),
    ("deelname_link:evaluatie", "doet"),  # a phone answers once: tests/deelname/test_evaluatie_paginas.py
    ("deelname_link:evaluatie", "beter"),
    # read into rows, of which each field says how long it may be
    *(
        (naam, "plak")
        for naam in (
            "netwerken:uitnodigen-lijst",
            "netwerken:organisaties-opnemen",
            "sessies:agenda",
            "sessies:breng-meer-in",
        )
    ),
}


def _vol(veld, lengte):
    """Text of exactly this many characters, like what people paste: sentences, accents, line breaks where there may be."""
    begin = {"url": f"https://x.be/{veld.naam}/"}.get(veld.soort, f"{veld.naam} ")
    if veld.soort == "url" or veld.naam == "code":
        return (begin.strip() + "a" * lengte)[:lengte]
    stuk = "één regel\nen nog een " if veld.soort == "textarea" else "één lange zin "
    return (begin + stuk * (lengte // len(stuk) + 1))[: lengte - 1] + "z"


def _zonder_wit(waarde):
    """All words of a value, whatever shape it is kept in, without the white between them."""
    if isinstance(waarde, dict):
        waarde = list(waarde.values())
    return "".join(map(_zonder_wit, waarde)) if isinstance(waarde, list | tuple) else "".join(str(waarde).split())


def _is_bewaard(tekst):
    """Whether one row of our tables, or a mail that waits, holds the whole text: in one field or cut in parts."""
    tabellen = [m for app in settings.EIGEN_APPS if app != "kern" for m in apps.get_app_config(app).get_models()]
    for model in [*tabellen, Bericht]:
        namen = [
            v.name
            for v in model._meta.local_concrete_fields
            if isinstance(v, models.CharField | models.TextField | models.JSONField)
        ]
        if any(_zonder_wit(tekst) in _zonder_wit(rij) for rij in model._base_manager.values_list(*namen)):
            return True
    return False


class Proever:
    """Sends one form with one text in it, as many times as asked, and takes it back."""

    def __init__(self, probeer, heel):
        self.client, self.pad, self.heel = probeer.client, probeer.pad, heel

    def __call__(self, veld, tekst):
        """Return the answer, and whether the text is kept whole."""
        gegevens = self.heel | {veld.naam: [tekst.replace("\n", "\r\n")]}  # as a browser sends it
        if "inzending" in gegevens:
            gegevens["inzending"] = [uuid4().hex]
        with om_de_proef():
            antwoord = self.client.post(self.pad, gegevens)
            if antwoord.status_code == 200 and (vraag := antwoord.context["form"].data.get("bevestigd")):
                antwoord = self.client.post(self.pad, gegevens | {"bevestigd": [vraag]})
            bewaard = antwoord.status_code == 302 and _is_bewaard(tekst)
            transaction.set_rollback(True)
        return antwoord, bewaard


def test_what_just_fits_is_kept_whole_and_one_letter_more_is_refused(wereld, subtests):  # noqa: F811 -- the fixture
    gezien = 0
    for naam in adressen_met_formulier():
        with om_de_proef():
            probeer, velden = _bezoek(naam, wereld)
            proef = Proever(probeer, _ingevuld(naam, wereld, velden))
            tekstvelden = [v for v in velden if v.soort in {"text", "textarea", "url"} and not v.is_val]
            for veld in tekstvelden:
                if veld.naam.startswith(LATERE) or (naam, veld.naam) in ZONDER:
                    continue
                gezien += 1
                with subtests.test(f"{naam} {veld.naam}"):
                    assert veld.langst, "the page does not say how long this may be"
                    antwoord, bewaard = proef(veld, _vol(veld, veld.langst))
                    fout = (
                        dict(antwoord.context["form"].errors) if antwoord.status_code == 200 else antwoord.status_code
                    )
                    assert bewaard, fout
                    antwoord, _ = proef(veld, _vol(veld, veld.langst + 1))
                    assert antwoord.status_code == 200
                    getal = f"{veld.langst:,}".replace(",", ".")
                    inhoud = antwoord.content.decode()
                    assert f"{getal} teken" in inhoud or f"{veld.langst} teken" in inhoud
            transaction.set_rollback(True)
    assert gezien > 120
