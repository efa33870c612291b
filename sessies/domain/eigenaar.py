"""Who does an action point: a member, an organisation, somebody who was invited to its meeting, or a function in words."""

from typing import cast

from django.db import models

from kern.exceptions import DomainError
from netwerken.domain.grens import eis_doet_mee
from netwerken.models import Gebruiker, Lidmaatschap, Organisatie
from sessies.models import Actiepunt, Genodigde

Eigenaar = Gebruiker | Organisatie | Genodigde
VELDEN = ("gebruiker", "organisatie", "genodigde")
KIES = "Kies wie het doet, of schrijf een functie."


def eigenaar_van(actiepunt: Actiepunt) -> Eigenaar | None:
    """Who was chosen to do it; None when only a function is named, or who it was is gone."""
    return actiepunt.gebruiker or actiepunt.organisatie or actiepunt.genodigde


def zet_eigenaar(actiepunt: Actiepunt, eigenaar: Eigenaar | None, wie: str) -> None:
    """Let somebody do it, in the caller's transaction; ``wie`` is what others read, by default their function and organisation.

    Raises DomainError for who is not in this network or was not asked to this meeting, or when nobody is named.
    """
    for veld in VELDEN:
        setattr(actiepunt, veld, None)
    if isinstance(eigenaar, Genodigde):
        if eigenaar.sessie_id != actiepunt.sessie_id:
            raise DomainError("Deze persoon staat niet op de lijst van deze bijeenkomst.", veld="wie")
        actiepunt.genodigde = eigenaar
    elif isinstance(eigenaar, Organisatie):
        eis_doet_mee(actiepunt.netwerk, eigenaar)
        actiepunt.organisatie = eigenaar
    elif eigenaar is not None:
        if not leden_van(actiepunt).filter(gebruiker=eigenaar).exists():
            raise DomainError("Deze persoon is geen lid van dit netwerk.", veld="wie")
        actiepunt.gebruiker = eigenaar
    actiepunt.wie = (wie.strip() or _in_woorden(actiepunt, eigenaar))[:250]
    if not actiepunt.wie:
        raise DomainError(KIES, veld="wie")


def leden_van(actiepunt: Actiepunt) -> models.QuerySet[Lidmaatschap]:
    """The memberships of the network of an action point, of people who still take part."""
    return Lidmaatschap.objects.filter(netwerk=actiepunt.netwerk_id, gebruiker__is_active=True)


def _in_woorden(actiepunt: Actiepunt, eigenaar: Eigenaar | None) -> str:
    """How others read who it is: never by name."""
    if isinstance(eigenaar, Genodigde):
        return eigenaar.wie or "iemand die uitgenodigd was"
    if isinstance(eigenaar, Gebruiker):
        lid = leden_van(actiepunt).filter(gebruiker=eigenaar).select_related("organisatie").order_by("pk").first()
        delen = (
            eigenaar.functie or actiepunt.netwerk.label_van(lid.rol if lid else ""),
            str(lid.organisatie or "") if lid else "",
        )
        return ", ".join(deel for deel in delen if deel)
    return str(eigenaar or "")


def eigenaar_met(sleutel: str) -> Eigenaar | None:
    """Who a key names; None when they are gone."""
    soort, _, pk = sleutel.partition(":")
    model = {"gebruiker": Gebruiker, "organisatie": Organisatie, "genodigde": Genodigde}.get(soort)
    return cast("Eigenaar | None", model._default_manager.filter(pk=pk).first()) if model else None
