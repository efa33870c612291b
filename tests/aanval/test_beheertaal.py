"""Every page of the administrator's room, and every message of it, speaks plain Dutch: no English, no "u", no wrong article."""

import gettext
import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client

from netwerken.models import Lidmaatschap
from tests.fabrieken.netwerken import GebruikerFactory
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]

TAAL = Path(__file__).parents[2] / "lerend_netwerk/locale/nl/LC_MESSAGES"
# het-words with the article or the bent adjective of a de-word
ARTIKEL = r"\b(?:[Dd]e|[Dd]eze|[Gg]eselecteerde|[Nn]ieuwe) (?:netwerk|lidmaatschap|beëindigd lidmaatschap|account)\b"
ENGELS = (
    r"\b(?:[Aa]dd|[Cc]hange[ds]?|[Dd]eleted?|[Ss]ave|[Hh]istory|[Vv]iew|[Mm]odel|[Ll]ink list|[Ee]rror|None|[Ss]elect|[Yy]es"
    r"|[Pp]lease|successfully|[Tt]he|[Aa]re you|[Hh]ome|[Ww]elcome|[Ll]og out|password|[Cc]lose|[Ff]ilter by|[Ss]earch)\b"
)
JE = r"\b(?:[Uu]|[Uu]w|[Kk]unt u)\b"
RAUW = r"&quot;|\[\]|\{\}"  # what is stored, as it is stored


def _fouten(html):
    """What a reader sees that is no plain Dutch: words between the tags, and those that are read aloud or shown on top."""
    html = re.sub(r"<(script|style|code)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.DOTALL)
    opschrift = re.findall(r'\b(?:title|aria-label|placeholder|alt)="([^"]*)"', html)
    tekst = "\n".join([re.sub(r"<[^>]+>", "\n", html), *opschrift])
    return [m[0] for patroon in (ARTIKEL, ENGELS, JE, RAUW) for m in re.finditer(patroon, tekst)]


@pytest.fixture
def client():
    beheerder = GebruikerFactory(is_staff=True, is_superuser=True, naam="Bea Heer")
    client = Client()
    client.force_login(beheerder)
    return client


def _paden(wereld):
    """Every page of every kind: list, filtered list, add, one row, its history, taking it away."""
    for model in admin.site._registry:
        basis = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"
        yield from (basis, f"{basis}?q=zzz", f"{basis}add/", f"{basis}999999/change/")
        for rij in model._default_manager.all()[:1]:
            yield from (f"{basis}{rij.pk}/{wat}/" for wat in ("change", "history", "delete"))


def test_every_page_of_the_administrators_room_is_plain_dutch(client):
    wereld = maak_wereld()
    paden = ["/beheer/", "/beheer/netwerken/", *_paden(wereld)]

    gezien = {pad: client.get(pad, follow=True) for pad in paden}

    gelezen = {pad: r.content.decode() for pad, r in gezien.items() if r.status_code == 200}
    assert len(gelezen) > 20
    assert {pad: fouten for pad, html in gelezen.items() if (fouten := _fouten(html))} == {}


@pytest.mark.parametrize("knop", ["_save", "_continue", "_addanother"])
@pytest.mark.parametrize("goed", [True, False])
def test_what_the_administrators_room_answers_is_plain_dutch(client, knop, goed):
    wereld = maak_wereld()
    mens = GebruikerFactory(naam="An Voorbeeld")
    velden = {"gebruiker": mens.pk, "netwerk": wereld.netwerk.pk, "rol": "lid", "organisatie": ""} if goed else {}
    paginas = [client.post("/beheer/netwerken/lidmaatschap/add/", {**velden, knop: "1"}, follow=True)]
    lid = Lidmaatschap.objects.order_by("-pk")[0]
    pad = f"/beheer/netwerken/lidmaatschap/{lid.pk}/"
    paginas.append(client.post(f"{pad}change/", {"organisatie": "" if goed else "9999999", knop: "1"}, follow=True))
    paginas.append(client.get(f"{pad}history/"))
    gekozen = {"action": "delete_selected", "_selected_action": [lid.pk] if goed else []}
    paginas.append(client.post("/beheer/netwerken/lidmaatschap/", gekozen, follow=True))
    paginas.append(client.post("/beheer/netwerken/lidmaatschap/", {"action": ""}, follow=True))
    if goed:
        paginas.append(client.post(f"{pad}delete/", {"post": "yes"}, follow=True))

    assert [(r.request["PATH_INFO"], _fouten(r.content.decode())) for r in paginas if _fouten(r.content.decode())] == []


def test_the_compiled_words_are_those_that_are_written():
    geschreven = re.findall(
        r'^msgid "(.+)"\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? "(.+)"$',
        (TAAL / "django.po").read_text("utf-8"),
        re.MULTILINE,
    )
    with (TAAL / "django.mo").open("rb") as bestand:
        vertaling = gettext.GNUTranslations(bestand)

    assert len(geschreven) > 30
    anders = [
        wat
        for wat, hoe in ((wat.replace('\\"', '"'), hoe) for wat, hoe in geschreven)
        if hoe not in (vertaling.gettext(wat), vertaling.ngettext(wat, "", 1))
    ]
    assert anders == []
