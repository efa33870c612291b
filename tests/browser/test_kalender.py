"""Month and week in a real browser: a day by arrows and by mouse, a filter that works at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
NET = "/arbeidsmarktkrapte"
OP = "() => document.activeElement.closest('[data-dag]')?.getAttribute('href') ?? ''"


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    return pagina


def test_a_day_is_reached_by_arrows_and_planned_with_enter(pagina):
    pagina.goto(f"{NET}/sessies/kalender/?maand=2031-04")
    dagen = pagina.locator("[data-dag]")
    expect(pagina.locator("[data-dag][tabindex='0']")).to_have_count(1)
    adressen = dagen.evaluate_all("(dagen) => dagen.map((dag) => dag.getAttribute('href'))")
    dagen.first.focus()
    for toets, plaats in (
        ("ArrowRight", 1),
        ("ArrowDown", 8),
        ("ArrowLeft", 7),
        ("ArrowUp", 0),
        ("End", -1),
        ("Home", 0),
    ):
        pagina.keyboard.press(toets)
        assert pagina.evaluate(OP) == adressen[plaats], toets
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")

    pagina.wait_for_url(f"**{adressen[7]}")
    expect(pagina.locator("[name=titel]")).to_be_visible()


@pytest.mark.parametrize(
    ("pad", "vak"), [("kalender/?maand=2031-04", ".ln-cal td"), ("week/?week=2031-W16", ".ln-week__dagen > li")]
)
def test_a_click_beside_the_number_of_a_day_plans_there(pad, vak, pagina):
    pagina.goto(f"{NET}/sessies/{pad}")
    dag = pagina.locator(vak).filter(has=pagina.locator("[data-dag]")).nth(2)
    doel = dag.locator("[data-dag]").get_attribute("href")
    rand = dag.bounding_box()

    dag.click(position={"x": rand["width"] - 6, "y": rand["height"] - 6})

    pagina.wait_for_url(f"**{doel}")


def test_the_filter_of_a_month_works_at_once(pagina):
    pagina.goto(f"{NET}/sessies/kalender/")
    expect(pagina.get_by_role("button", name="Filter", exact=True)).to_be_hidden()

    pagina.select_option("[name=soort]", index=1)

    pagina.wait_for_url(re.compile(r"soort=\w+"))
