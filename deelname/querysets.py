from typing import TYPE_CHECKING, Self

from django.db.models import Q

from deelname.enums import ERBIJ, Bron, Toestand
from netwerken.querysets import NetwerkobjectQuerySet
from sessies.enums import Antwoord

if TYPE_CHECKING:
    from deelname.models import Aanwezigheid, Aanwezigheidslijst, Evaluatiebus  # noqa: F401 -- named in a base class

NIET = (Antwoord.NEE, Antwoord.VERVANGER)
ZEI_JA = (Antwoord.JA, Antwoord.ONLINE)


class AanwezigheidslijstQuerySet(NetwerkobjectQuerySet["Aanwezigheidslijst"]):
    recht_bekijken = "deelname.noteer"


class AanwezigheidQuerySet(NetwerkobjectQuerySet["Aanwezigheid"]):
    recht_bekijken = "deelname.noteer"

    def die_tellen(self) -> Self:
        """Without who was taken off the list of invited people before anybody noted anything of them."""
        return self.exclude(Q(toestand=Toestand.OPEN) & Q(genodigde__ingetrokken_op__isnull=False))

    def nog_open(self) -> Self:
        """Of whom nothing is known yet: nothing was noted, and they did not say that they would stay home."""
        return self.filter(toestand=Toestand.OPEN).exclude(genodigde__antwoord__in=NIET)

    def verwacht(self) -> Self:
        """Who said to come, and of whom nothing was noted yet."""
        return self.filter(toestand=Toestand.OPEN, genodigde__antwoord__in=ZEI_JA)

    def kwam_niet(self) -> Self:
        """Who said to come and stayed away, on lists that are closed."""
        return self.filter(lijst__gesloten_op__isnull=False, zei_ja=True, toestand=Toestand.AFWEZIG)

    def genoteerd(self) -> Self:
        """Of whom somebody noted something, other than what they answered."""
        return self.exclude(bron__in=[Bron.GEEN, Bron.ANTWOORD])

    def te_bevragen(self) -> Self:
        """Who was there, has a mail address and got no link to the evaluation yet."""
        met_adres = (~Q(email="") & Q(genodigde=None)) | (Q(genodigde__isnull=False) & ~Q(genodigde__email=""))
        return self.filter(met_adres, toestand__in=ERBIJ, evaluatielink=None)

    def voor_lijst(self) -> Self:
        return self.select_related("organisatie", "genodigde__vervangt", "vervangt__genodigde").prefetch_related(
            "rechtzettingen"
        )


class EvaluatiebusQuerySet(NetwerkobjectQuerySet["Evaluatiebus"]):
    recht_bekijken = "deelname.noteer"

    def open(self) -> Self:
        return self.filter(gesloten_op=None)
