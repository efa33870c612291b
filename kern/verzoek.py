"""The request as views of a network get it: with the network and the access that the middleware found."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from kern.toegang import Toegang
    from netwerken.models import Gebruiker, Netwerk


class Verzoek(HttpRequest):
    """A request inside a network; see :class:`netwerken.middleware.ToegangMiddleware`. Only a name for the type."""

    toegang: "Toegang"
    netwerk: "Netwerk"
    netwerken: "list[Netwerk]"  # all of this person, for the frame
    user: "Gebruiker"
