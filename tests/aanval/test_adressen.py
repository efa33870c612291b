"""What stands in an address is typed by people and by scanners: filters, paging, months, search, ids."""

# ruff: noqa: RUF001 -- signs that look like others are the point

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.aanval.formulieren import KOLOM, VOLGORDE
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld
from tests.transactiewacht import om_de_proef

pytestmark = pytest.mark.django_db
VRAGEN = (
    "q", "page", "na", "als", "deel", "jaar", "maand", "week", "weergave", "periode", "soort", "thema", "project", "oproep",
    "provincie", "contact", "groep", "orgaan", "vorm", "waar", "wanneer", "staat", "van", "fase", "besluit", "bewijs", "datum",
    "sterkte", "onderbouwing", "opvolging", "onderwerp", "plicht", "trekker", "tegen", "netwerk", "leervraag", "inzicht",
    "piloot", "fiche", "gezien", "begin", "ligging", "terug",
)  # fmt: skip
WAARDEN = (
    "zzz", "0", "-1", "1" + "0" * 30, "9" * 5000, "²", "٣", "NaN", "0000-00", "9999-99", "2026-W99", "²٠²٣-٠١", "2022-Q٣",
    "0001-01-01", "x" * 3000, "'; DROP TABLE kern_job; --", '"><script>alert(1)</script>', "\u202egpj", "%s{0}{{7|add:7}}",
    'a AND b* NEAR/2 (c OR ^"', "* - ( ) \" ' : ^ & | ! <-> \\", "//kwaad.example/", "🎉", "\ud83d",
)  # fmt: skip
RONDES = 4  # each moves on, so that every question meets several values and every value several questions


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.mark.parametrize("naam", [n for n, r in TOEGANG.items() if set(r.get) & {200}])
def test_no_page_breaks_on_its_address(naam, wereld):
    regel = TOEGANG[naam]
    actor = next(a for a in VOLGORDE if regel.get[KOLOM[a]] == 200)
    client = Client()
    if actor != "bezoeker":
        client.force_login(wereld.mensen[actor])
    pad, fout = reverse(naam, kwargs=regel.kwargs(wereld)), []
    vragen = [
        {naam: WAARDEN[(i + 7 * ronde) % len(WAARDEN)] for i, naam in enumerate(VRAGEN)} for ronde in range(RONDES)
    ]
    vragen += [
        {"page": "9" * 5000},
        {"als": "csv", "q": WAARDEN[-5]},
        {"q": WAARDEN[-4], "maand": "²٠²٣-٠١", "jaar": "9" * 5000},
    ]
    for vraag in vragen:
        with om_de_proef():
            try:
                antwoord = client.get(pad, _bytes(vraag))
                status = antwoord.status_code
                antwoord.getvalue()  # a file is written while it is read
                inhoud_fout = status not in {200, 302, 304, 400, 404, 410, 503}
            except Exception as e:  # noqa: BLE001 -- whatever it is, it would be an error page
                inhoud_fout, status = True, f"{type(e).__name__}: {str(e)[:150]}"
            transaction.set_rollback(True)
        if inhoud_fout:
            fout.append((next(iter(vraag.values()))[:30], status))
    assert fout == []


def _bytes(vraag):
    return {naam: waarde.encode("utf-8", "surrogatepass") for naam, waarde in vraag.items()}


@pytest.mark.parametrize(
    "pk", ["0", "99999999", "9" * 25, "9" * 5000, "²", "-1", "1e3", "%00", "..%2f..%2fetc%2fpasswd", "%ed%a0%bd"]
)
def test_no_id_in_a_path_breaks_a_page(pk, wereld):
    """Ids that are in nobody's database, and words that are none."""
    client = Client()
    client.force_login(wereld.mensen["netwerkbegeleider"])
    slug = wereld.netwerk.slug
    paden = [
        f"/{slug}/stand/afwijking/{pk}/beslissen/", f"/{slug}/leden/uitnodigingen/{pk}/intrekken/",
        f"/{slug}/sessies/actiepunten/{pk}/klaar/", f"/{slug}/leervragen/links/{pk}/intrekken/", f"/postvak/{pk}/",
        f"/{slug}/sessies/{pk}/", f"/{slug}/leervragen/{pk}/", f"/{slug}/kennis/{pk}/", f"/{slug}/aanbevelingen/{pk}/",
        f"/{slug}/rapporten/{pk}/pdf/", f"/rapporten/{slug}/{pk}/pdf/", f"/kennis/{slug}/{pk}/", f"/link/vraag/{pk}/",
        f"/link/vraag/volg/{pk}/", f"/link/uitnodiging/{pk}/", f"/{pk}/", f"/{pk}/sessies/",
    ]  # fmt: skip
    for pad in paden:
        for doe in (client.get, client.post):
            assert doe(pad).status_code in {400, 404, 405, 410}, pad
