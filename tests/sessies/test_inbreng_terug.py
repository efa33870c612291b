"""What was brought in by mistake is taken away again, as long as nothing happened with it."""

import pytest

from sessies.domain.agenda import zet_op_agenda
from sessies.domain.leervragen import breng_in, haal_inbreng_weg, haal_samen_weg, trek_in, verhelder
from sessies.models import Leervraag
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _vragen(netwerk, begeleider, aantal=3):
    return [breng_in(netwerk, woorden=f"Vraag {n}?", door=begeleider) for n in range(aantal)]


def test_questions_that_came_in_together_go_together(netwerk, begeleider):
    blijft, *weg = _vragen(netwerk, begeleider)

    aantal = haal_samen_weg(netwerk, vragen=[(v.pk, v.versie) for v in weg], door=begeleider)

    assert (aantal, list(Leervraag.objects.all())) == (2, [blijft])


def test_none_goes_when_one_was_clarified(netwerk, begeleider):
    een, twee, drie = _vragen(netwerk, begeleider)
    samen = [(v.pk, v.versie) for v in (een, twee, drie)]
    verhelder(twee, vraag="Wat helpt?", versie=twee.versie, door=begeleider)

    with geweigerd(f"Vraag {twee.nummer} is intussen gewijzigd", Leervraag):
        haal_samen_weg(netwerk, vragen=samen, door=begeleider)


def test_none_goes_when_one_is_gone_already(netwerk, begeleider):
    een, twee, _ = _vragen(netwerk, begeleider)
    samen = [(v.pk, v.versie) for v in (een, twee)]
    haal_inbreng_weg(een, door=begeleider)

    with geweigerd("er al niet meer", Leervraag):
        haal_samen_weg(netwerk, vragen=samen, door=begeleider)


def test_a_question_on_an_agenda_or_withdrawn_stays(netwerk, begeleider):
    op_agenda, ingetrokken, _ = _vragen(netwerk, begeleider)
    zet_op_agenda(op_agenda, sessie=SessieFactory(netwerk=netwerk), door=begeleider)
    trek_in(ingetrokken, door=begeleider)

    for vraag in (op_agenda, ingetrokken):
        with geweigerd(f"Met vraag {vraag.nummer} gebeurde intussen iets", Leervraag):
            haal_inbreng_weg(vraag, door=begeleider)
