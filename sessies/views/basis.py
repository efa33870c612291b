"""What the pages of this app share."""

from django.db import models
from django.urls import reverse

from kern.verzoek import Verzoek
from kern.views import Drukknop, ObjectDaadView, ObjectMixin, haal
from sessies.domain.staat import eis_begonnen
from sessies.models import Leervraag, Sessie

VERSLAG_TERUG = "Het verslag is niet meer gedeeld. Wie het al las, las het."


def adres(naam: str, obj: Sessie | Leervraag) -> str:
    """The address of a page about an object with a number."""
    return reverse(f"sessies:{naam}", kwargs={"netwerk": obj.netwerk.slug, "nummer": obj.nummer})


def bij_punt(sessie: Sessie, punt: int | None) -> str:
    """Where one point stands in the minutes of a meeting; without a point the page of the meeting."""
    return f"{adres('verslag', sessie)}#punt-{punt}" if punt else sessie.get_absolute_url()


def haal_sessie(request: Verzoek, nummer: str, recht: str) -> Sessie:
    """The meeting of an address: 404 when it is not there or not to be seen, 403 without the right."""
    toegang = request.toegang
    return haal(Sessie.objects.zichtbaar_voor(toegang).voor_detail(), toegang, recht, nummer=nummer)


class SessieMixin(ObjectMixin[Sessie]):
    """Base of what is about one meeting, for who may change it."""

    recht = "sessies.wijzig_sessie"

    def get_rijen(self) -> models.QuerySet[Sessie]:
        return Sessie.objects.zichtbaar_voor(self.toegang).voor_detail()


class OverSessie(SessieMixin, ObjectDaadView[Sessie]):
    """Base of a form about one meeting."""

    template_name = "sessies/formulier.html"


class SessieKnop(SessieMixin, Drukknop[Sessie]):
    """A button on the page of a meeting."""


class NaBegin(OverSessie):
    """Base of a form about a meeting that began; of another its own page says why not, before anything is typed."""

    def eis_kan(self) -> None:
        eis_begonnen(self.object)


class OverVraag(ObjectDaadView[Leervraag]):
    """Base of a form about one question; its words stand above the form."""

    recht = "sessies.verhelder_leervraag"
    template_name = "sessies/vraag_formulier.html"

    def get_rijen(self) -> models.QuerySet[Leervraag]:
        return Leervraag.objects.zichtbaar_voor(self.toegang).voor_detail()
