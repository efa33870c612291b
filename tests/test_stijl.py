"""Of Bootstrap and its icons stands there what our pages can show, and nothing else."""

import re

from tests.stijlgebruik import BASIS, genoemd, woorden

HEEL = set((BASIS / ".ci" / "bootstrap-klassen.txt").read_text().split())
OVER = set(re.findall(r"\.([A-Za-z][\w-]*)", (BASIS / "static" / "css" / "bootstrap.min.css").read_text()))
IKONEN = set(re.findall(r'<symbol id="([^"]+)"', (BASIS / "static" / "ikonen.svg").read_text()))
GEEN_KLASSEN = {"css", "map", "min", "showing"}  # words of our code, or of use beside a class that we do not have
OPNIEUW = "voer .ci/stijl uit"


def test_every_class_of_bootstrap_that_a_page_may_show_is_in_the_style_sheet():
    assert (HEEL & woorden()) - OVER <= GEEN_KLASSEN, OPNIEUW


def test_what_no_page_shows_left_the_style_sheet_and_the_icons():
    assert woorden() >= OVER & HEEL, OPNIEUW
    assert genoemd() >= IKONEN, OPNIEUW
