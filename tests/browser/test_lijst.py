"""A list follows at once what is chosen or typed, is sorted by its headings, and asks little room on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
VRAGEN = "/arbeidsmarktkrapte/leervragen/"


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(VRAGEN)
    return pagina


def test_a_filter_works_while_one_chooses_and_stands_in_the_address(pagina):
    alle = pagina.locator("#lijst tbody tr").count()
    expect(pagina.locator("form.ln-filter button[type=submit]")).to_be_hidden()
    zoek = pagina.get_by_label("Zoek", exact=True)
    zoek.fill("werkgever")
    expect(pagina.locator("#lijst-gezegd")).to_contain_text("met deze filter")
    assert "q=werkgever" in pagina.url
    expect(zoek).to_be_focused()
    assert 0 < pagina.locator("#lijst tbody tr").count() < alle
    pagina.get_by_role("link", name=re.compile("Ingebracht")).click()
    assert re.search(r"q=werkgever&sorteer=ingebracht", pagina.url)
    expect(pagina.get_by_role("columnheader", name="Ingebracht")).to_have_attribute("aria-sort", "ascending")
    pagina.get_by_label("Zoek", exact=True).fill("xyzzy")
    expect(pagina.locator("#lijst")).to_contain_text("Geen vraag past bij deze filter")
    pagina.reload()
    expect(pagina.locator("#lijst")).to_contain_text("Geen vraag past bij deze filter")


def test_on_a_phone_the_filter_stands_behind_a_button_with_the_order(pagina):
    pagina.set_viewport_size({"width": 360, "height": 800})
    pagina.goto(VRAGEN)
    expect(pagina.locator("form.ln-filter")).to_be_hidden()
    pagina.locator(".ln-filterdoos > summary").click()
    pagina.get_by_label("Volgorde").select_option("ingebracht")
    expect(pagina).to_have_url(re.compile("sorteer=ingebracht"))
    pagina.get_by_label("Zoek", exact=True).fill("werkgever")
    expect(pagina.locator(".ln-filterdoos > summary")).to_have_text(re.compile(r"Filter \(1\)"))


def test_without_script_the_button_does_it(stack, nieuwe_context, pagina):
    zonder = nieuwe_context(base_url=stack, storage_state=pagina.context.storage_state(), java_script_enabled=False)
    kaal = zonder.new_page()
    kaal.goto(VRAGEN)
    kaal.get_by_label("Zoek", exact=True).fill("werkgever")
    kaal.locator("form.ln-filter button[type=submit]").click()
    expect(kaal.locator("#lijst")).to_contain_text("met deze filter")


def test_on_a_phone_ten_cards_stand_there_and_a_button_shows_the_rest(stack, nieuwe_context, pagina):
    pagina.set_viewport_size({"width": 360, "height": 800})
    pagina.goto(VRAGEN)
    rijen = pagina.locator("#lijst tbody tr")
    alle = rijen.count()
    expect(pagina.locator("#lijst tbody tr:visible")).to_have_count(10)
    pagina.get_by_role("button", name=f"Toon meer ({alle - 10})").click()
    expect(pagina.locator("#lijst tbody tr:visible")).to_have_count(alle)
    expect(rijen.nth(10)).to_be_focused()
    zonder = nieuwe_context(base_url=stack, storage_state=pagina.context.storage_state(), java_script_enabled=False)
    kaal = zonder.new_page()
    kaal.set_viewport_size({"width": 360, "height": 800})
    kaal.goto(VRAGEN)
    expect(kaal.locator("#lijst tbody tr:visible")).to_have_count(alle)


@pytest.mark.parametrize("pad", ["leden/", "instellingen/organisaties/", "sessies/2026-007/aanwezigheid/"])
def test_on_a_phone_a_list_that_is_no_table_has_the_button_too(pad, pagina):
    pagina.set_viewport_size({"width": 360, "height": 800})
    pagina.goto(f"/arbeidsmarktkrapte/{pad}")
    lang = pagina.locator(":is(.ln-rows, .ln-aanwezigen):has(> :nth-child(11))").last
    alle = lang.locator("> li").count()
    expect(lang.locator("> li:visible")).to_have_count(10)
    lang.locator("+ .ln-toonmeer").click()
    expect(lang.locator("> li:visible")).to_have_count(alle)
    expect(lang.locator("> li").nth(10)).to_be_focused()
    pagina.set_viewport_size({"width": 1280, "height": 800})
    pagina.goto(f"/arbeidsmarktkrapte/{pad}")
    expect(lang.locator("> li:visible")).to_have_count(alle)


def test_a_row_that_the_address_names_is_not_behind_the_button(pagina):
    pagina.set_viewport_size({"width": 360, "height": 800})
    pagina.goto("/arbeidsmarktkrapte/instellingen/organisaties/")
    laatste = pagina.locator(".ln-rows > li").last.get_attribute("id")
    pagina.goto("about:blank")
    pagina.goto(f"/arbeidsmarktkrapte/instellingen/organisaties/#{laatste}")
    expect(pagina.locator(f"#{laatste}")).to_be_visible()


@pytest.mark.parametrize("breed", [320, 360, 1280])
def test_the_name_of_the_network_stays_off_the_icons_beside_it(breed, pagina):
    pagina.set_viewport_size({"width": breed, "height": 800})
    for naam in ("Arbeidsmarktkrapte", "Hulpverleningsorganisatiesamenwerkingsverband"):
        over = pagina.evaluate(
            """naam => {
              const knop = document.querySelector(".ln-bar__net > summary");
              [...knop.childNodes].find((k) => k.nodeType === 3 && k.data.trim()).data = naam;
              document.querySelector("h1").textContent = `Zo begint ${naam}`;
              const einde = Math.max(...[knop, ...knop.children].map((k) => k.getBoundingClientRect().right));
              const naast = [...document.querySelectorAll(".ln-bar > :not(.ln-bar__net, .ln-eu)")].filter((k) => k.offsetWidth);
              return [einde > Math.min(...naast.map((k) => k.getBoundingClientRect().left)) + .5,
                      document.documentElement.scrollWidth > innerWidth];
            }""",
            naam,
        )
        assert over == [False, False], naam
