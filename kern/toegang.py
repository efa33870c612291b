"""One person in one network: what everybody needs to know to judge a right, loaded once per request."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Q

from kern import register
from kern.jsonvorm import D, als_json, naam_van, uit_json
from kern.rechten import ALLES, NIETS, voorwaarde
from kern.standen import LOS, Standen
from kern.taken import Opzij, Taak, Wachtend

if TYPE_CHECKING:
    from netwerken.models import Gebruiker, Netwerk

T = TypeVar("T")


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
        return Standen(self.netwerk.pk, self.gebruiker.pk, klopt_nog=self._klopt_nog)

    def _klopt_nog(self) -> bool:
        """Whether the roles and the settings of the network are still those that were read.

        Who gets a role meanwhile is not kept the tasks of before, and nothing is kept that settings of before gave.
        """
        eigen = self.gebruiker.lidmaatschappen.filter(netwerk=self.netwerk)
        rijen = list(eigen.values_list("pk", "organisatie_id", "netwerk__versie"))
        organisaties = {organisatie for _, organisatie, _ in rijen if organisatie is not None}
        zelfde = self.lidmaatschap_ids == {pk for pk, _, _ in rijen} and self.organisatie_ids == organisaties
        return zelfde and all(versie == self.netwerk.versie for _, _, versie in rijen)

    @cached_property
    def opzij(self) -> dict[str, Opzij]:
        """The tasks that this person put aside, by their key."""
        return {ding.sleutel: ding for bron in register.alles.opzij for ding in bron(self)}

    def gekregen(self, bron: str) -> set[int]:
        """Of one source of tasks the objects that somebody handed to this person."""
        return {int(pk) for pk in self.apart(bron) if pk.isdecimal() and self.opzij[f"{bron}:{pk}"].van}

    def apart(self, bron: str) -> frozenset[str]:
        """Of one source of tasks the objects that this person put aside: what follows the colon in their keys."""
        return frozenset(sleutel.partition(":")[2] for sleutel in self.opzij if sleutel.partition(":")[0] == bron)

    @cached_property
    def alle_taken(self) -> list[Taak]:
        """What is expected of this person here, most urgent first, also what was put off or handed over."""
        return self.bewaard("taken", Taak, register.taken_van)

    @property
    def taken(self) -> list[Taak]:
        """What is expected of this person here now; for the page and for the frame around it."""
        return [taak for taak in self.alle_taken if taak.uitgesteld_tot is None and not taak.bij]

    @property
    def uitgesteld(self) -> list[Taak]:
        """What this person put off, first back first."""
        uit = [(taak.uitgesteld_tot, taak) for taak in self.alle_taken if taak.uitgesteld_tot is not None]
        return [taak for _, taak in sorted(uit, key=lambda paar: paar[0])]

    @cached_property
    def wachtend(self) -> list[Wachtend]:
        """What this person waits for here, and from whom."""
        return self.bewaard("wachtend", Wachtend, register.wachtend_van)

    @cached_property
    def filters(self) -> list[register.Lijstfilter]:
        """The filters this person keeps for the lists of this network, by name."""
        return self.bewaard(
            "filters", register.Lijstfilter, lambda t: [f for bron in register.alles.filters for f in bron(t)]
        )

    @cached_property
    def komend(self) -> list[register.Komend]:
        """The next meetings this person may see, first one first."""
        return self.bewaard("komend", register.Komend, register.komende_van)

    @cached_property
    def rapporten(self) -> list[register.Ophaalbaar]:
        """The reports that are ready for this person, newest first."""
        return self.bewaard("rapporten", register.Ophaalbaar, register.rapporten_van)

    @cached_property
    def cijfers(self) -> list[register.Cijfer]:
        """The figures that matter to this person here, most important first."""
        return self.bewaard("cijfers", register.Cijfer, register.cijfers_van)

    def van_object(self, naam: str, bereken: Callable[[], T]) -> T:
        """What the page of one object works out for this person, kept apart from all the rest: ``naam`` names the object."""
        return self.standen.haal(LOS + naam, bereken)

    def bewaard(
        self, naam: str, soort: type[D], bereken: Callable[["Toegang"], Iterable[D]], *, los: bool = False
    ) -> list[D]:
        """What ``bereken`` gives for this person here; worked out anew only when something happened since.

        ``los`` is what only a few pages ask for: it is not read with all the rest.
        """
        rijen = self.standen.haal(LOS * los + naam_van(naam, soort), lambda: [als_json(ding) for ding in bereken(self)])
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
        alleen = voorwaarde(recht).q(self)
        return Q(netwerk=self.netwerk) if alleen is ALLES else Q(netwerk=self.netwerk) & alleen

    def _van_dit_netwerk(self, obj: models.Model) -> bool:
        if self.netwerk is None:
            return False
        eigen_id = getattr(obj, "netwerk_id", None)
        if eigen_id is None and obj == self.netwerk:
            return True
        return eigen_id == self.netwerk.pk
