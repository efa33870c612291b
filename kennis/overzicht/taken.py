"""What signals ask of people: pass them on, or say whether a project knows them too; and who waits for that."""

from datetime import timedelta

from django.urls import reverse

from kennis.models import Signaal
from kern import klok
from kern.opmaak import aantal
from kern.taken import LICHT, Taak, Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import Rol

DAGEN_NIEUW = 365
TE_HERKENNEN = 3  # signals that a project is asked about at once


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
    greep = begrens(rijen, TE_HERKENNEN, apart=toegang.apart("herkennen"))
    taken = [
        Taak(
            titel=f"Herkennen jullie dit? {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Herkend door {s.aantal_herkenningen}, gericht aan {s.geadresseerde}.",
            actie="Bekijk het signaal",
            sleutel=f"herkennen:{s.pk}",
            gewicht=LICHT,
        )
        for s in greep.rijen
    ]
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'signaal', 'signalen')}: herkennen jullie dat?"
        taken.append(Taak(titel, _lijst(toegang), actie="Bekijk de signalen", gewicht=LICHT, aantal=greep.meer))
    return taken


def _door_te_geven(toegang: Toegang) -> list[Taak]:
    if not toegang.mag("kennis.geef_signaal_door"):
        return []
    rijen = Signaal.objects.in_netwerk(toegang.netwerk).voorgelegd().voor_lijst()
    greep = begrens(rijen, apart=toegang.apart("doorgeven"))
    taken = [
        Taak(
            titel=f"Signaal: {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Voor {s.geadresseerde}. Herkend door {s.aantal_herkenningen}.",
            actie="Bekijk het signaal",
            sleutel=f"doorgeven:{s.pk}",
            recht="kennis.geef_signaal_door",
        )
        for s in greep.rijen
    ]
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'signaal', 'signalen')} door te geven"
        taken.append(Taak(titel, _lijst(toegang), actie="Bekijk de signalen", aantal=greep.meer))
    return taken


def wachtend(toegang: Toegang) -> list[Wachtend]:
    """The signals that were laid before the funder, for who did that and does not decide."""
    if toegang.mag("kennis.geef_signaal_door") or not toegang.mag("kennis.leg_signaal_voor"):
        return []
    greep = begrens(Signaal.objects.in_netwerk(toegang.netwerk).voorgelegd().voor_lijst())
    wie = toegang.netwerk.label_van(Rol.OPDRACHTGEVER)
    regels = [
        Wachtend(f"Signaal: {s.titel}", s.get_absolute_url(), wie, s.voorgelegd_op, f"Voor {s.geadresseerde}.")
        for s in greep.rijen
    ]
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'voorgelegd signaal', 'voorgelegde signalen')}"
        regels.append(Wachtend(titel, _lijst(toegang), wie, aantal=greep.meer))
    return regels


def _lijst(toegang: Toegang) -> str:
    return reverse("kennis:signalen", kwargs={"netwerk": toegang.netwerk.slug})
