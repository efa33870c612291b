"""One person in one network: what everybody needs to know to judge a right, loaded once per request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kern import register
from kern.rechten import NIETS, voorwaarde
from kern.standen import D, Standen, als_json, naam_van, uit_json

if TYPE_CHECKING:
    from netwerken.models import Gebruiker, Netwerk


@dataclass
class Toegang:
    """A person in a network.

    ``rollen`` are role keys (``netwerkbegeleider`` …). Facts from apps further to the right (own projects,
    seats) are asked lazily by name through the register and kept for the rest of the request.
    """

    gebruiker: "Gebruiker"
    netwerk: "Netwerk"
    rollen: frozenset[str]
    lidmaatschap_ids: frozenset[int] = frozenset()
    organisatie_ids: frozenset[int] = frozenset()
    _feiten: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)

    def feit(self, naam: str) -> frozenset[int]:
        """Return the ids the fact ``naam`` gives for this person, e.g. own project ids."""
        if naam not in self._feiten:
            if naam == "organisaties":
                self._feiten[naam] = self.organisatie_ids
            elif naam == "lidmaatschappen":
                self._feiten[naam] = self.lidmaatschap_ids
            elif naam == "gebruiker":
                self._feiten[naam] = frozenset({self.gebruiker.pk})
            else:
                self._feiten[naam] = frozenset(register.alles.feiten[naam](self))
        return self._feiten[naam]

    @cached_property
    def standen(self) -> Standen:
        """What was worked out before for this person here, and still holds."""
        return Standen(self.netwerk.pk, self.gebruiker.pk)

    @cached_property
    def taken(self) -> list[register.Taak]:
        """What is expected of this person here, late first; for the page and for the frame around it."""
        return self._bewaard("taken", register.Taak, register.taken_van)

    @cached_property
    def cijfers(self) -> list[register.Cijfer]:
        """The figures that matter to this person here, most important first."""
        return self._bewaard("cijfers", register.Cijfer, register.cijfers_van)

    def _bewaard(self, naam: str, soort: type[D], bereken: Callable[["Toegang"], list[D]]) -> list[D]:
        rijen = self.standen.haal(naam_van(naam, soort), lambda: [als_json(ding) for ding in bereken(self)])
        return [uit_json(soort, rij) for rij in rijen]

    def mag(self, recht: str, obj: models.Model | None = None) -> bool:
        """Say whether this person holds ``recht`` for ``obj``; never for an object of another network."""
        if obj is not None and not self._van_dit_netwerk(obj):
            return False
        return voorwaarde(recht).toets(self, obj)

    def q(self, recht: str) -> Q:
        """The objects for which this person holds ``recht``, as a filter inside this network."""
        if self.netwerk is None:
            return NIETS
        return Q(netwerk=self.netwerk) & voorwaarde(recht).q(self)

    def _van_dit_netwerk(self, obj: models.Model) -> bool:
        if self.netwerk is None:
            return False
        eigen_id = getattr(obj, "netwerk_id", None)
        if eigen_id is None and obj == self.netwerk:
            return True
        return eigen_id == self.netwerk.pk
