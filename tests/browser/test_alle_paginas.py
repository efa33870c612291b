"""Every page somebody can reach by clicking, as every role: accessible, no sideways scrolling, no blocked script."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

pytestmark = [pytest.mark.browser, pytest.mark.stack]
ROLLEN = ("netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid")
EISEN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
BEGIN = (
    "/mijn-netwerken/",
    "/arbeidsmarktkrapte/",
    "/transnationaliteit-481/",
    "/flevoland/",
    "/samenwerking-vdab/",
    "/plan-samenleven/",
    "/postvak/",
    "/kennis/",
    "/rapporten/",
    "/agenda/",
)
OVERSLAAN = {"account_logout", "begin", "gezond"}
BREEDTES = (1280, 360)
OP_DE_TELEFOON = {"netwerkbegeleider", "projectmedewerker"}  # the others see the same parts, or fewer


def meld_aan(page, stack, wie):
    page.goto(f"{stack}/accounts/login/")
    page.fill("[name=login]", f"{wie}@demo.lerendnetwerk.example")
    page.fill("[name=password]", "demo-lerend-netwerk")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda adres: "/accounts/" not in adres)


def _soort(pad):
    """Name of the view behind a path, with the parts that make a page look different; None to leave it out."""
    try:
        gevonden = resolve(pad)
    except Resolver404:
        return None
    if (
        gevonden.view_name in OVERSLAAN
        or gevonden.app_names[:1] == ["admin"]
        or pad.endswith((".ics", "/pdf/", "/xlsx/"))
    ):
        return None
    anders = gevonden.kwargs.get("netwerk") if gevonden.view_name in {"netwerken:overzicht", "projecten:doelen"} else ""
    return gevonden.view_name, anders


@pytest.mark.parametrize("wie", ROLLEN)
def test_every_page_is_accessible_and_fits_a_phone(wie, stack, browser, browser_context_args):
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    fouten, console = [], []
    page.on("console", lambda m: console.append(m.text) if m.type == "error" else None)
    meld_aan(page, stack, wie)
    wachtrij, gezien = list(BEGIN), set()
    while wachtrij:
        pad = wachtrij.pop(0)
        soort = _soort(urlsplit(pad).path)
        if soort is None or soort in gezien:
            continue
        gezien.add(soort)
        page.set_viewport_size({"width": BREEDTES[0], "height": 900})
        antwoord = page.goto(stack + pad)
        if "text/html" not in antwoord.headers.get("content-type", ""):
            continue
        if antwoord.status != 200:
            fouten.append(f"{pad}: {antwoord.status}")
            continue
        for breedte in BREEDTES:
            page.set_viewport_size({"width": breedte, "height": 900})
            if breedte == BREEDTES[0] or wie in OP_DE_TELEFOON:
                for breuk in Axe().run(page, options=EISEN).response["violations"]:
                    fouten.append(f"{pad} ({breedte}): {breuk['id']}: {breuk['nodes'][0]['html'][:120]}")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                fouten.append(f"{pad} ({breedte}): schuift opzij")
        links = page.eval_on_selector_all("a[href]", "els => els.map(e => e.getAttribute('href'))")
        wachtrij += [link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("//")]
    context.close()
    assert len(gezien) > 15
    assert console == []
    assert fouten == []
