"""Who may be handed a task: who holds its right in this network, or is named by it."""

from kern import register
from kern.taken import Taak
from kern.toegang import Toegang
from netwerken.domain.toegang import toegangen_in


def kandidaten(toegang: Toegang, taak: Taak) -> set[int]:
    """The ids of the other people of this network who may do ``taak``; none for a task that only this person has."""
    if not taak.recht or not taak.sleutel:
        return set()
    bron, _, ding = taak.sleutel.partition(":")
    kunnen = register.alles.kunnen.get(bron)
    netwerk = toegang.netwerk
    leden = toegangen_in(netwerk)
    uit = {ander.gebruiker.pk for ander in leden if ander.mag(taak.recht)}
    if kunnen:
        uit |= set(kunnen(netwerk, ding)) & {ander.gebruiker.pk for ander in leden}
    return uit - {toegang.gebruiker.pk}
