from typing import TYPE_CHECKING, Self, cast

from django.db.models import Func, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kern import klok
from netwerken.querysets import NetwerkobjectQuerySet
from prikken.enums import Prikstaat

if TYPE_CHECKING:
    from prikken.models import Datumprikker, Gevraagde, Prikdag  # noqa: F401 -- named in a base class


def _aantal(rijen: QuerySet) -> Coalesce:
    """How many of these rows there are, counted for the rows of a page alone."""
    telling = rijen.annotate(aantal=Func("pk", function="COUNT", output_field=IntegerField())).values("aantal")
    return Coalesce(Subquery(telling), Value(0))


class DatumprikkerQuerySet(NetwerkobjectQuerySet["Datumprikker"]):
    recht_bekijken = "prikken.prik"

    def voor_lijst(self) -> Self:
        """With how many people were asked and answered, and between which days it lies."""
        mensen = self._per_prikker("gevraagden").filter(ingetrokken_op=None)
        dagen = self._per_prikker("dagen").order_by("begint_op").values("begint_op")
        rijen = self.annotate(
            aantal_gevraagd=_aantal(mensen),
            aantal_geantwoord=_aantal(mensen.filter(antwoord_op__isnull=False)),
            eerste_dag=Subquery(dagen[:1]),
            laatste_dag=Subquery(dagen.reverse()[:1]),
        )
        return rijen.order_by("-aangemaakt_op", "-pk")

    def _per_prikker(self, naam: str) -> QuerySet:
        """The rows of one poll, for each poll of the list."""
        rij = cast("type[Model]", self.model._meta.get_field(naam).related_model)
        return rij._default_manager.filter(prikker=OuterRef("pk")).order_by()

    def zonder_dag(self) -> Self:
        """Those of which the last day to answer is over, and no day was chosen."""
        return self.filter(staat=Prikstaat.OPEN, tot__lt=klok.vandaag())


class PrikdagQuerySet(NetwerkobjectQuerySet["Prikdag"]):
    recht_bekijken = "prikken.prik"


class GevraagdeQuerySet(NetwerkobjectQuerySet["Gevraagde"]):
    recht_bekijken = "prikken.prik"

    def op_lijst(self) -> Self:
        return self.filter(ingetrokken_op=None)

    def stil(self) -> Self:
        """Who was asked by mail, and did not answer."""
        return self.op_lijst().filter(verstuurd_op__isnull=False, antwoord_op=None).exclude(email="")
