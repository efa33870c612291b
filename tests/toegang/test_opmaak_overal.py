"""No page shows a sign of markup: every field that may hold it is filled, and every address is opened by who sees most."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from kern.velden import RichTextField
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
RIJK = "Dit is **vetgemaakt** werk.\n- eerste punt\n\n| Kolom | Aantal |\n|---|--:|\n| rij | 3 |\n\n[de site](https://vb.example/pad)"
SPOREN = ("**vet", "vetgemaakt**", "|---", "](https", "- eerste punt")
_EIGEN_WOORDEN = re.compile(r"<textarea[^>]*>.*?</textarea>|data-waarde=\"[^\"]*\"", re.DOTALL)  # where it is written


def maak_rijk():
    geraakt = set()
    for model in apps.get_models():
        for veld in model._meta.local_fields:
            if isinstance(veld, RichTextField):
                rijen = model._base_manager.exclude(**{veld.name: ""})
                if rijen.update(**{veld.name: RIJK}):
                    geraakt.add(f"{model.__name__}.{veld.name}")
    return geraakt


def test_no_page_shows_a_sign_of_markup(client):
    wereld = maak_wereld()
    assert len(maak_rijk()) > 5
    client.force_login(wereld.mensen["netwerkbegeleider"])
    getoond, fout = 0, []
    for naam, regel in TOEGANG.items():
        if regel.get[5] != 200:
            continue
        antwoord = client.get(reverse(naam, kwargs=regel.kwargs(wereld)))
        if not antwoord.headers.get("Content-Type", "").startswith(("text/html", "text/csv", "text/calendar")):
            continue
        html = _EIGEN_WOORDEN.sub("", antwoord.content.decode())
        getoond += "<strong>vetgemaakt</strong>" in html
        fout += [
            (naam, html[max(0, html.index(spoor) - 120) : html.index(spoor) + 20]) for spoor in SPOREN if spoor in html
        ]
    assert fout == []
    assert getoond >= 4
