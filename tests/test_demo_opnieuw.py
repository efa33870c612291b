"""Loading the demonstration again leaves a log that is whole, also beside the heads noted of the one before."""

import pytest
from django.core.management import call_command

from kern import klok
from kern.domain import auditkoppen
from kern.domain.audit import leg_vast
from kern.domain.controle import kijk_keten_na
from kern.models import Controle, Gebeurtenis

pytestmark = pytest.mark.django_db


def test_a_demonstration_that_is_loaded_anew_has_a_whole_log(monkeypatch, settings, tmp_path):
    settings.AUDITBESTAND, settings.MODUS = str(tmp_path / "koppen.jsonl"), "demo"

    def laad_alles(_vandaag, _zeg):
        leg_vast("proef.geladen", onderwerp=Controle(deel="proef"), door=None)
        return 1

    monkeypatch.setattr("lerend_netwerk.demo.laden.laad_alles", laad_alles)
    monkeypatch.setattr("django.core.management.commands.flush.Command.handle", lambda *_a, **_o: None)
    auditkoppen.noteer({0: (7, "van vroeger")})
    assert kijk_keten_na() != []

    call_command("demo_laden", reset=True)

    assert kijk_keten_na() == []
    assert Gebeurtenis.objects.filter(wat="auditketen.koppen_aanvaard").exists()
    assert klok.nu() >= auditkoppen.laatste_notitie().op
