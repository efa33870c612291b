from functools import cache
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Subquery
from django.db.models.expressions import Combinable

from kennis.models import Herkenning
from kern.querysets import Aantal
from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import Lezers, RapportStaat
from rapportage.rules import HERHAALD

if TYPE_CHECKING:
    from rapportage.models import Aanbeveling, Beslispunt, Rapport  # noqa: F401 -- named in a base class

M = TypeVar("M", bound=models.Model)


class AanbevelingQuerySet(NetwerkobjectQuerySet["Aanbeveling"]):
    recht_bekijken = "rapportage.bekijk_aanbeveling"

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries, in the order of the report."""
        rijen = self.select_related("netwerk", "onderwerp__hoofdstuk", "thema", "rode_draad").met_draagvlak()
        return rijen.prefetch_related("opvolgingen").order_by(
            F("onderwerp__hoofdstuk__nummer").asc(nulls_last=True),
            F("onderwerp__nummer").asc(nulls_last=True),
            F("thema__volgorde").asc(nulls_last=True),
            "thema_id",
            "nummer",
        )

    def met_geadresseerden(self) -> Self:
        """Fetch along for whom each is."""
        return self.prefetch_related("aansprekingen__geadresseerde")

    def met_draagvlak(self) -> Self:
        """Annotate what carries each, counted: what :func:`rapportage.rules.draagvlak_van` reads."""
        return self.annotate(**_geteld(self.model))


@cache  # put together once: that takes longer than to count
def _geteld(model: type[models.Model]) -> dict[str, Combinable]:
    deze = OuterRef("pk")
    piloten, fiches = _pijlen(model, "pilootbewijzen"), _pijlen(model, "fichebewijzen")
    return {
        "telt_projecten": Aantal(model, "projectbewijzen"),
        "telt_organisaties": _organisaties(piloten),
        "telt_piloten": Aantal(model, "pilootbewijzen"),
        "telt_besliste_piloten": _hoeveel(piloten.filter(aanbeveling=deze).exclude(piloot__besluit="")),
        "telt_fiches": Aantal(model, "fichebewijzen"),
        "telt_herhaalde_fiches": _hoeveel(fiches.filter(aanbeveling=deze, fiche__bewijs__in=HERHAALD)),
        "telt_inzichten": Aantal(model, "inzichtbewijzen"),
        "telt_signalen": Aantal(model, "signaalbewijzen"),
        "telt_andere": Aantal(model, "sessiebewijzen") + Aantal(model, "vraagbewijzen"),
    }


def _organisaties(piloten: models.QuerySet[models.Model]) -> Combinable:
    """How many organisations carry a cited pilot or recognise a cited signal; each counts once."""
    piloten = piloten.filter(piloot__organisatie__isnull=False)
    herkent = Herkenning.objects.filter(signaal__bewijzen__aanbeveling=OuterRef("pk"), organisatie__isnull=False)
    geteld = piloten.filter(aanbeveling=OuterRef(OuterRef("pk")), piloot__organisatie=OuterRef("organisatie"))
    achter = _hoeveel(piloten.filter(aanbeveling=OuterRef("pk")), "piloot__organisatie")
    return achter + _hoeveel(herkent.filter(~Exists(geteld)), "organisatie")


def _pijlen(model: type[models.Model], naam: str) -> models.QuerySet[models.Model]:
    soort = model._meta.get_field(naam).related_model
    if not isinstance(soort, type):
        raise TypeError(naam)
    return soort._base_manager.all()


def _hoeveel(rijen: models.QuerySet[M], wat: str = "pk") -> Subquery:
    """Expression: how many different ``wat`` there are among rows that point to the row it is asked for."""
    aantal = Func(wat, function="COUNT", template="%(function)s(DISTINCT %(expressions)s)", output_field=IntegerField())
    return Subquery(rijen.order_by().annotate(aantal=aantal).values("aantal"))


class RapportQuerySet(NetwerkobjectQuerySet["Rapport"]):
    recht_bekijken = "rapportage.bekijk_rapport"

    def openbaar(self) -> Self:
        """Those that were published for everybody; a withdrawn one stays findable, without its file."""
        return self.filter(staat__in=[RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN], lezers=Lezers.IEDEREEN)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "job").order_by("-aangemaakt_op", "pk")


class BeslispuntQuerySet(NetwerkobjectQuerySet["Beslispunt"]):
    recht_bekijken = "rapportage.bekijk_periode"
