"""What signals ask of people: pass them on, or say whether a project knows them too."""

from datetime import timedelta

from kennis.models import Signaal
from kern import klok
from kern.register import Taak
from kern.toegang import Toegang

DAGEN_NIEUW = 365


def taken(toegang: Toegang) -> list[Taak]:
    """Signals that wait for the funder, and signals about which own projects said nothing yet."""
    if toegang.netwerk.einde and toegang.netwerk.einde < klok.vandaag():
        return []
    return _door_te_geven(toegang) + _te_herkennen(toegang)


def _te_herkennen(toegang: Toegang) -> list[Taak]:
    projecten = toegang.feit("projecten") if toegang.mag("projecten.werk_voor_project") else ()
    if not projecten:
        return []
    sinds = klok.vandaag() - timedelta(days=DAGEN_NIEUW)
    rijen = Signaal.objects.in_netwerk(toegang.netwerk).te_herkennen_door(projecten, sinds).voor_lijst()
    return [
        Taak(
            titel=f"Herkennen jullie dit? {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Herkend door {s.aantal_herkenningen}, gericht aan {s.geadresseerde}.",
            actie="Bekijk het signaal",
        )
        for s in rijen[:3]
    ]


def _door_te_geven(toegang: Toegang) -> list[Taak]:
    if not toegang.mag("kennis.geef_signaal_door"):
        return []
    rijen = Signaal.objects.in_netwerk(toegang.netwerk).voorgelegd().voor_lijst()
    return [
        Taak(
            titel=f"Signaal: {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Voor {s.geadresseerde}. Herkend door {s.aantal_herkenningen}.",
            actie="Bekijk het signaal",
        )
        for s in rijen
    ]
