"""A new network with the person who will run it: one act, so that no network stands there that nobody can enter."""

from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.text import slugify

from kern.exceptions import DomainError
from netwerken.domain.netwerken import maak_netwerk, onderdelen_voor
from netwerken.domain.uitnodigen import nodig_uit
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Netwerk


class Nieuwvelden(TypedDict):
    """What is said of a new network; an empty ``slug`` is made of the short name."""

    naam: str
    korte_naam: str
    slug: str
    grondslag: str
    start: date
    einde: date | None
    land: str
    rapportritme: str


@transaction.atomic
def open_netwerk(velden: Nieuwvelden, *, email: str, functie: str = "", door: Gebruiker) -> Netwerk:
    """Make a network with the ordinary parts in its menu, and invite who will run it by mail.

    Raises DomainError for a broken rule, an address that is taken, and oneself.
    """
    slug = velden["slug"] or slugify(velden["korte_naam"])[: Netwerk._meta.get_field("slug").max_length]
    if Netwerk.objects.filter(slug=slug).exists():
        raise DomainError(f"Er is al een netwerk op het adres ‘{slug}’. Kies een ander adres.", veld="slug")
    netwerk = maak_netwerk(door=door, **{**velden, "slug": slug, "onderdelen": onderdelen_voor({})})
    nodig_uit(netwerk, email=email, rol=Rol.NETWERKBEGELEIDER, functie=functie, door=door)
    return netwerk
