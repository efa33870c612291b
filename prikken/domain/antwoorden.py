"""When somebody can: with their own link, or through who runs the network."""

from collections.abc import Mapping

from django.core import signing
from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from kern.opmaak import dag
from netwerken.models import Gebruiker
from prikken.domain.prikken import neem
from prikken.domain.versturen import ZOUT
from prikken.enums import Kan, Prikstaat
from prikken.models import Datumprikker, Gevraagde, Prikantwoord

WERKT_NIET = "Deze link werkt niet. Vraag het na bij wie je de link gaf."


class PriklinkError(DomainError):
    """The link is altered, or its person is not asked any more; the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(WERKT_NIET)


def lees_link(token: str) -> Gevraagde:
    """Return who answers with a link. Raises PriklinkError when it is altered, or of nobody who is asked."""
    try:
        geheim = signing.Signer(salt=ZOUT).unsign(token)
    except signing.BadSignature as fout:
        raise PriklinkError from fout
    rijen = (
        Gevraagde.objects.op_lijst().exclude(verstuurd_op=None).select_related("prikker__netwerk", "prikker__sessie")
    )
    gevraagde: Gevraagde | None = rijen.filter(geheim=geheim, vergeten_op=None).first()
    if gevraagde is None:
        raise PriklinkError
    return gevraagde


def waarom_niet(prikker: Datumprikker, *, namens: bool = False) -> str:
    """Why no answer can be given; empty when one can. ``namens``: by who runs the network, also after the last day."""
    if prikker.staat == Prikstaat.GEKOZEN:
        return "De dag is gekozen. Antwoorden hoeft niet meer."
    if prikker.staat == Prikstaat.GESLOTEN:
        return "Er is geen dag gekozen. Antwoorden hoeft niet meer."
    if prikker.is_voorbij and not namens:
        return f"Antwoorden kon tot en met {dag(prikker.tot)}. Laat het weten aan wie je de link gaf."
    return ""


@transaction.atomic
def antwoord(
    gevraagde: Gevraagde,
    *,
    kan: Mapping[int, str],
    opmerking: str = "",
    namens: bool = False,
    door: Gebruiker | None,
) -> Gevraagde:
    """Note when somebody can; ``kan`` holds an answer for the id of every proposed day. It may change until the last day.

    Raises DomainError when it is too late, or a day has no answer.
    """
    prikker = neem(gevraagde.prikker)
    if zin := waarom_niet(prikker, namens=namens):
        raise DomainError(zin)
    gevraagde.refresh_from_db()
    if gevraagde.ingetrokken_op is not None:
        raise PriklinkError
    dagen = set(prikker.dagen.values_list("pk", flat=True))
    if set(kan) != dagen or not set(kan.values()) <= set(Kan.values):
        raise DomainError("Kies bij elke dag ja, als het moet of nee.")
    gevraagde.antwoord_op, gevraagde.opmerking = klok.nu(), opmerking.strip()
    eis_geldig(gevraagde)
    gevraagde.save()
    gevraagde.antwoorden.all().delete()
    Prikantwoord.objects.bulk_create(
        [Prikantwoord(gevraagde=gevraagde, dag_id=pk, kan=wat) for pk, wat in sorted(kan.items())]
    )
    leg_vast("prik.antwoord", onderwerp=gevraagde, door=door, kan={str(pk): str(wat) for pk, wat in kan.items()})
    return gevraagde
