"""Every page somebody can reach by clicking, as every role: accessible, no sideways scrolling, no blocked script.

A page that looks like one that was looked at before, for this role or another, is not examined again: the same kind,
with no part in it that the other did not have. It still may not scroll sideways.
"""

from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

pytestmark = [pytest.mark.browser, pytest.mark.stack]
BEZOEKER = "bezoeker"
ROLLEN = ("netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid", BEZOEKER)
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# how wide, light or dark, what is asked; the light one is where one clicks on
BLIKKEN = ((1280, "dark", CONTRAST), (360, "light", WCAG), (1280, "light", WCAG))
OPENBAAR = ("/kennis/", "/rapporten/", "/agenda/")
BEGIN = (
    "/mijn-netwerken/",
    "/arbeidsmarktkrapte/",
    "/transnationaliteit-481/",
    "/flevoland/",
    "/samenwerking-vdab/",
    "/plan-samenleven/",
    "/postvak/",
    *OPENBAAR,
)
OVERSLAAN = {"account_logout", "begin", "gezond"}
# what a page is made of, as tag, class, kind of field, role and state
DELEN = """() => [...new Set([...document.body.querySelectorAll("*")].map((e) =>
  [e.tagName, e.className.baseVal ?? e.className, e.type, e.role, e.ariaCurrent, e.disabled].join("|")))]"""
HOOGTE = "Math.max(900, document.documentElement.scrollHeight)"
SCHUIFT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def bekeken():
    """Per kind of page the parts of every page that was examined, for all roles together."""
    return defaultdict(list)


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
        or pad.endswith((".ics", "/pdf/", "/xlsx/", "/bestand/"))
    ):
        return None
    anders = gevonden.kwargs.get("netwerk") if gevonden.view_name in {"netwerken:overzicht", "projecten:doelen"} else ""
    return gevonden.view_name, anders


def _bekijk(page, pad, eerder):
    """Return what is wrong with the page that is open, in every width and colour. ``eerder`` grows with its parts."""
    delen = frozenset(page.evaluate(DELEN))
    is_nieuw = not any(delen <= ander for ander in eerder)
    if is_nieuw:
        eerder.append(delen)
    for breedte, kleur, eisen in BLIKKEN:
        page.emulate_media(color_scheme=kleur)
        page.set_viewport_size({"width": breedte, "height": 900})
        # as high as the page itself: a bar that sticks to the screen lies over nothing
        page.set_viewport_size({"width": breedte, "height": page.evaluate(HOOGTE)})
        if page.evaluate(SCHUIFT):
            yield f"{pad} ({breedte}): schuift opzij"
        if is_nieuw:
            for breuk in Axe().run(page, options=eisen).response["violations"]:
                yield f"{pad} ({breedte}, {kleur}): {breuk['id']}: {breuk['nodes'][0]['html'][:120]}"


@pytest.mark.parametrize("wie", ROLLEN)
def test_every_page_is_accessible_and_fits_a_phone(wie, stack, nieuwe_context, bekeken):
    page = nieuwe_context().new_page()  # with reduced motion: no colour is on its way to another
    fouten, console = [], []
    page.on("console", lambda m: console.append(m.text) if m.type == "error" else None)
    if wie != BEZOEKER:
        meld_aan(page, stack, wie)
    wachtrij, gezien = list(BEGIN if wie != BEZOEKER else ("/accounts/login/", *OPENBAAR)), set()
    while wachtrij:
        pad = wachtrij.pop(0)
        soort = _soort(urlsplit(pad).path)
        if soort is None or soort in gezien:
            continue
        gezien.add(soort)
        antwoord = page.goto(stack + pad)
        if "text/html" not in antwoord.headers.get("content-type", ""):
            continue
        if antwoord.status != 200:
            fouten.append(f"{pad}: {antwoord.status}")
            continue
        fouten += _bekijk(page, pad, bekeken[soort[0]])
        links = page.eval_on_selector_all("a[href]", "els => els.map(e => e.getAttribute('href'))")
        wachtrij += [link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("//")]
    assert len(gezien) > (6 if wie == BEZOEKER else 15)
    assert console == []
    assert fouten == []


def test_a_refusal_is_a_page_like_the_others(stack, nieuwe_context, bekeken):
    page = nieuwe_context().new_page()
    meld_aan(page, stack, "lid")
    fouten = []
    for pad, status in (("/bestaat-niet/", 404), ("/arbeidsmarktkrapte/sessies/plan/", 403)):
        assert page.goto(stack + pad).status == status
        fouten += _bekijk(page, pad, bekeken[status])
    page.goto(f"{stack}/accounts/password/change/")
    page.context.clear_cookies()
    with page.expect_navigation() as gegaan:
        page.click("main form [type=submit]")
    assert gegaan.value.status == 403
    fouten += _bekijk(page, "zonder csrf", bekeken["csrf"])
    assert fouten == []


def test_the_pages_of_the_beheerder_are_like_the_others(stack, nieuwe_context, bekeken):
    page = nieuwe_context().new_page()
    meld_aan(page, stack, "beheerder")
    page.goto(f"{stack}/beheer/netwerken/gebruiker/?q=opdrachtgever")
    nummer = page.locator("#result_list tbody th a").first.get_attribute("href").split("/")[4]
    account = f"/beheer/accounts/{nummer}/"
    fouten = []
    for pad in (
        "/mijn-netwerken/",
        "/beheer/",
        "/beheer/nieuw-netwerk/",
        "/beheer/toestand/",
        "/accounts/sessions/",
        account,
        f"{account}anoniem/",
    ):
        assert page.goto(stack + pad).status == 200
        fouten += _bekijk(page, pad, bekeken[resolve(pad).view_name])
    for pad in ("/beheer/netwerken/", "/beheer/netwerken/gebruiker/", f"/beheer/netwerken/gebruiker/{nummer}/change/"):
        for breedte in (1280, 360):
            page.set_viewport_size({"width": breedte, "height": 900})
            page.goto(stack + pad)
            if page.evaluate(SCHUIFT):
                fouten.append(f"{pad} ({breedte}): schuift opzij")
    assert fouten == []
