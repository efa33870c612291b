"""Access to a network and to its objects: the base of every page inside a network."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from kern.rechten import eis
from kern.toegang import Toegang
from kern.verzoek import Verzoek

if TYPE_CHECKING:
    from netwerken.models import Netwerk

M = TypeVar("M", bound=models.Model)


def haal(queryset: models.QuerySet[M], toegang: Toegang, recht: str, **zoek: object) -> M:
    """Return one object of this network.

    404 when it is not there (or belongs to another network), 403 when ``recht`` is not held for it.
    """
    obj = queryset.filter(netwerk=toegang.netwerk, **zoek).first()
    if obj is None:
        raise Http404
    eis(toegang, recht, obj)
    return obj


class NetwerkMixin:
    """Base of every page inside a network; asks ``recht`` before the view begins.

    The network and the access come from :class:`netwerken.middleware.ToegangMiddleware`.
    """

    recht: str = ""
    http_method_names: Sequence[str] = ("get", "post", "head", "options")  # Django's form views would take PUT for POST
    request: HttpRequest  # Django's own classes say so; toegang and netwerk read it as a Verzoek
    kwargs: dict[str, Any]  # of the address: Django's own classes say so

    @property
    def verzoek(self) -> Verzoek:
        """The request, with what the middleware found."""
        return cast(Verzoek, self.request)

    @property
    def toegang(self) -> Toegang:
        return self.verzoek.toegang

    @property
    def netwerk(self) -> "Netwerk":
        return self.verzoek.netwerk

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.eis_recht()
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the view beside it in the class has it

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:  # a page reads its rows back from it
        """Give templates the network itself, where Django would give the slug of the address."""
        kwargs["netwerk"] = self.netwerk
        return super().get_context_data(**kwargs)  # type: ignore[misc]  # the view beside it in the class has it

    def eis_recht(self) -> None:
        """Ask the right without object; pages about one object ask it in ``get_object``."""
        eis(self.toegang, self.recht)


class NetwerkObjectMixin(NetwerkMixin):
    """Base of pages about one object: found by ``zoekveld`` in this network, with ``recht`` for the object."""

    zoekveld: str = "nummer"
    zoekwijze: str = "exact"  # iexact: an address may be typed with other capitals than the name has

    def eis_recht(self) -> None:
        """The right is asked for the object, in :meth:`get_object`."""

    def get_object(self, queryset: models.QuerySet[M] | None = None) -> M:
        bron = self.get_queryset() if queryset is None else queryset  # type: ignore[attr-defined]  # idem
        return haal(
            bron, self.toegang, self.recht, **{f"{self.zoekveld}__{self.zoekwijze}": self.kwargs[self.zoekveld]}
        )
