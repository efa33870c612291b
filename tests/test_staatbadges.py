"""A state has one word: the badge says what the filter and the chain say."""

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from kennis.enums import SignaalStaat
from kennis.models import Signaal
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag


@pytest.mark.parametrize("staat", LeervraagStaat)
def test_the_badge_of_a_question_says_the_word_of_the_filter(staat):
    html = render_to_string("sessies/_staat.html", {"leervraag": Leervraag(staat=staat)})
    assert strip_tags(html).strip() == staat.label


@pytest.mark.parametrize("staat", SignaalStaat)
def test_the_badge_of_a_signal_says_the_word_of_the_filter(staat):
    html = render_to_string("kennis/_staat.html", {"signaal": Signaal(staat=staat)})
    assert strip_tags(html).strip() == staat.label
