"""Pages that every part of a network's set-up shares: list, add, change, end, take away.

A :class:`Deel` says what is particular about one kind of part; :func:`paden` gives its addresses.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from django.db import models
from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import TemplateView

from kern import klok
from kern.invoer import dag
from kern.models import Versiemodel
from kern.toegang import Toegang
from kern.views import DaadView, Drukknop, NetwerkMixin, WijzigView, haal
from netwerken.domain.inrichting import beeindig_deel, heropen_deel, verwijder_deel, wijzig_deel
from netwerken.domain.netwerken import voeg_toe
from netwerken.forms.basis import Deelform
from netwerken.models import Netwerk
from netwerken.models.basis import Eindigbaar

M = TypeVar("M", bound=Versiemodel)
E = TypeVar("E", bound=Eindigbaar)


class Deel(Generic[M]):
    """One kind of part of the set-up: its words, its form, its rows, and what the domain does with it.

    ``naam`` stands in the names of its addresses, ``pad`` in the addresses; ``regel`` is the template of one row.
    ``recht`` is asked for adding and, with the object, for every change.
    """

    naam: str
    pad: str
    model: type[M]
    form: type[Deelform]
    regel = ""
    titel: str
    lead: str
    nieuw: str
    leeg: str
    icoon = "gear"
    ruimte = "netwerken"
    recht = "netwerken.richt_in"
    recht_nieuw = ""  # when adding asks another right
    lijst = ""  # name of the list, when this kind stands in that of another
    formulier = "netwerken/instellingen/formulier.html"
    lijstsjabloon = "netwerken/instellingen/lijst.html"
    eindigt = True
    houdt: tuple[str, ...] = ()  # what the next one takes over, for who adds several in a row
    verplaatsbaar = False  # whether rows move up and down among those beside them

    def rijen(self, toegang: Toegang) -> Iterable[M]:
        """The rows of the list, with everything a row shows, in a constant number of queries."""
        return self.model._default_manager.filter(netwerk=toegang.netwerk)

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> M:
        return voeg_toe(self.model, toegang.netwerk, door=toegang.gebruiker, **velden)

    def wijzig(self, toegang: Toegang, obj: M, velden: dict[str, object], versie: int) -> M:
        return wijzig_deel(obj, velden=velden, versie=versie, door=toegang.gebruiker)

    def beeindig(self, toegang: Toegang, obj: M) -> None:
        beeindig_deel(obj, op=klok.vandaag(), door=toegang.gebruiker)

    def verwijder(self, toegang: Toegang, obj: M) -> None:
        verwijder_deel(obj, door=toegang.gebruiker)

    def begin(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:  # noqa: ARG002 -- a subclass reads them
        """What stands in the form of a new part; ``vraag`` is the query of the address."""
        return {}

    def opties(self, toegang: Toegang, obj: M | None, vraag: QueryDict) -> dict[str, object]:  # noqa: ARG002 -- idem
        """What else the form is made with; ``obj`` is None for a new part."""
        return {}

    def context(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:  # noqa: ARG002 -- idem
        """What else the page of the form of a new part shows."""
        return {}

    def lijstcontext(self, toegang: Toegang) -> dict[str, object]:  # noqa: ARG002 -- a subclass reads it
        """What else the list shows."""
        return {}

    def verhuisd(self, toegang: Toegang, pk: int) -> str:  # noqa: ARG002 -- a subclass reads them
        """Where what stood at this address went; '' when nothing took its place."""
        return ""

    def vul_aan(self, huidig: M) -> None:
        """Give the object as it stands in the database what the form shows beyond its own fields."""

    def naar(self, netwerk: Netwerk, obj: models.Model | None = None) -> str:
        """The list, at the row of ``obj``."""
        url = reverse(f"{self.ruimte}:{self.lijst or self.naam + '-lijst'}", kwargs={"netwerk": netwerk.slug})
        return f"{url}#{self.naam}-{obj.pk}" if obj is not None and obj.pk else url


class DeelMixin(NetwerkMixin, Generic[M]):
    """Base of the pages of one kind of part; one object is found in this network, with the right for it."""

    deel: Deel[M]

    def haal_object(self) -> M:
        rijen = self.deel.model._default_manager.filter(netwerk=self.netwerk).select_related("netwerk")
        return haal(rijen, self.toegang, self.deel.recht, pk=self.kwargs["pk"])


class DeelLijst(DeelMixin[M], TemplateView):
    """All parts of one kind, with what can be done with each."""

    deel: Deel[M] = Deel()
    recht = "netwerken.bekijk_inrichting"

    def get_template_names(self) -> list[str]:
        return [self.deel.lijstsjabloon]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        deel = self.deel
        rijen = list(deel.rijen(self.toegang))
        mag_nieuw = self.toegang.mag(deel.recht_nieuw or deel.recht)
        return super().get_context_data(
            **kwargs,
            **deel.lijstcontext(self.toegang),
            deel=deel,
            rijen=[(rij, self.toegang.mag(deel.recht, rij)) for rij in rijen],
            url_nieuw=_adres(deel, "nieuw", self.netwerk) if mag_nieuw else "",
        )


class DeelNieuw(DeelMixin[M], DaadView):
    """Add one part."""

    nog_een = True
    deel: Deel[M] = Deel()
    knop = "Voeg toe"
    gelukt = ""

    def melding(self, uitkomst: M) -> str:
        return self.gelukt or f"‘{uitkomst}’ staat erbij."

    def eis_recht(self) -> None:
        self.recht = self.deel.recht_nieuw or self.deel.recht
        super().eis_recht()

    def get_template_names(self) -> list[str]:
        return [self.deel.formulier]

    def get_form_class(self) -> type[Deelform]:
        return self.deel.form

    def _volgende(self, form: BaseForm) -> str:
        self.houdt = self.deel.houdt
        return super()._volgende(form)

    def get_initial(self) -> dict[str, object]:
        return super().get_initial() | self.deel.begin(self.toegang, self.request.GET)

    def get_form_kwargs(self) -> dict[str, object]:
        opties = self.deel.opties(self.toegang, None, self.request.GET)
        return {**super().get_form_kwargs(), "toegang": self.toegang, **opties}

    def voer_uit(self, form: Deelform) -> M:
        return self.deel.voeg_toe(self.toegang, form.velden)

    def naar(self, uitkomst: M) -> str:
        return self.deel.naar(self.netwerk, uitkomst)

    def terug(self) -> str:
        return self.deel.naar(self.netwerk)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        extra = self.deel.context(self.toegang, self.request.GET)
        concept = f"{self.deel.naam}-nieuw-{self.netwerk.slug}"
        return super().get_context_data(
            **{"deel": self.deel, "titel": self.deel.nieuw, "concept": concept, **extra, **kwargs}
        )


class DeelWijzig(DeelMixin[M], WijzigView[M]):
    """Change one part; a stale save shows both texts."""

    deel: Deel[M] = Deel()
    gelukt = "Het is bewaard."

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            naar = self.deel.verhuisd(self.toegang, self.kwargs["pk"]) if self.toegang.mag(self.deel.recht) else ""
            if not naar or request.method != "GET":
                raise
            return redirect(naar)

    def get_template_names(self) -> list[str]:
        return [self.deel.formulier]

    def get_form_class(self) -> type[Deelform]:
        return self.deel.form

    def get_form_kwargs(self) -> dict[str, object]:
        opties = self.deel.opties(self.toegang, self.object, self.request.GET)
        return {**super().get_form_kwargs(), "toegang": self.toegang, **opties}

    def voer_uit(self, form: Deelform) -> M:
        return self.deel.wijzig(self.toegang, self.object, form.velden, form.cleaned_data["versie"])

    def vul_aan(self, huidig: M) -> None:
        self.deel.vul_aan(huidig)

    def terug(self) -> str:
        return self.deel.naar(self.netwerk, self.object)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        concept = f"{self.deel.naam}-{self.object.pk}-{self.object.versie}"
        return super().get_context_data(
            **{"deel": self.deel, "titel": f"Wijzig {self.object}", "concept": concept, **kwargs}
        )


class DeelDaad(DeelMixin[M], Drukknop[M]):
    """Do one thing to one part and go back to the list, with a message that says whether it went well."""

    deel: Deel[M] = Deel()

    def terug(self) -> str:
        return self.deel.naar(self.netwerk, self.object)


class DeelBeeindigen(DeelDaad[E]):
    """End one part today."""

    gelukt = "Het is beëindigd. Waar het gebruikt werd, blijft het staan."

    def doe(self) -> None:
        self.deel.beeindig(self.toegang, self.object)

    def ongedaan(self) -> str:
        tot = f"?tot={self.object.tot}" if self.object.tot else ""
        return _adres(self.deel, "heropen", self.netwerk, self.object) + tot


class DeelHeropenen(DeelDaad[E]):
    """Take back that a part ended; ``?tot=`` is the last day that it had before."""

    gelukt = "Het loopt weer verder."

    def doe(self) -> None:
        heropen_deel(self.object, tot=dag(self.request.GET.get("tot", "")), door=self.toegang.gebruiker)


class DeelVerwijderen(DeelDaad[M]):
    """Take away a part that nothing points to."""

    gelukt = "Het is verwijderd."

    def doe(self) -> None:
        self.deel.verwijder(self.toegang, self.object)


def paden(deel: Deel[M]) -> list[URLPattern]:
    """The addresses of one kind of part, under ``instellingen/``."""
    basis = f"instellingen/{deel.pad}/"
    uit = [
        path(f"{basis}nieuw/", DeelNieuw.as_view(deel=deel), name=f"{deel.naam}-nieuw"),
        path(f"{basis}<int:pk>/", DeelWijzig.as_view(deel=deel), name=f"{deel.naam}-wijzig"),
        path(f"{basis}<int:pk>/verwijder/", DeelVerwijderen.as_view(deel=deel), name=f"{deel.naam}-verwijder"),
    ]
    if not deel.lijst:
        uit.insert(0, path(basis, DeelLijst.as_view(deel=deel), name=f"{deel.naam}-lijst"))
    if deel.eindigt:
        uit.append(path(f"{basis}<int:pk>/beeindig/", DeelBeeindigen.as_view(deel=deel), name=f"{deel.naam}-beeindig"))
        uit.append(path(f"{basis}<int:pk>/heropen/", DeelHeropenen.as_view(deel=deel), name=f"{deel.naam}-heropen"))
    return uit


def _adres(deel: Deel[M], daad: str, netwerk: Netwerk, obj: models.Model | None = None) -> str:
    plek = {"netwerk": netwerk.slug} if obj is None else {"netwerk": netwerk.slug, "pk": obj.pk}
    return reverse(f"{deel.ruimte}:{deel.naam}-{daad}", kwargs=plek)
