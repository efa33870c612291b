"""One act on several rows that were chosen in a list: all of them or none, with one way back for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kern.domain.terug import GELDT, VERLOPEN, Daad, luister, neem_terug
from kern.exceptions import DomainError
from kern.invoer import heel_getal
from kern.meldingen import terug_naar
from kern.models import Gebeurtenis
from kern.opmaak import aantal
from kern.views.daad import DaadView
from kern.views.terug import VRAAG

M = TypeVar("M", bound=models.Model)
F = TypeVar("F", bound=forms.BaseForm)
T = TypeVar("T")
MEESTE = 100  # rows at once; a page of a list holds fewer


@dataclass(frozen=True)
class Samendaad:
    """A button under a list for the rows that were chosen; ``eerst`` says that a page asks something first."""

    adres: str
    knop: str
    icoon: str
    eerst: bool = False


class SamenView(DaadView, Generic[M, F]):
    """Do one thing to every row that was chosen; a refusal of one leaves all of them as they were.

    A subclass says among which rows (``get_rijen``: those for which this person holds the right, and that can still have
    it), what is done to one (``doe_een``), and how one and several are called.
    """

    form_class: type[forms.BaseForm] = forms.Form
    template_name = "samen.html"
    enkel, meer = "rij", "rijen"
    gelukt_met = ""  # what is said behind the number

    def get_rijen(self) -> models.QuerySet[M]:
        raise ImproperlyConfigured("a subclass says among which rows")

    def doe_een(self, obj: M, form: F) -> object:
        raise ImproperlyConfigured(f"a subclass says what is done to {obj} with {form}")

    def eis_recht(self) -> None:
        """The right is asked for each row: who holds it for none, finds none."""

    def gekozen(self) -> list[M]:
        pks = [
            pk
            for tekst in [*self.request.GET.getlist("rij"), *self.request.POST.getlist("rij")]
            if (pk := heel_getal(tekst))
        ]
        return list(self.get_rijen().filter(pk__in=pks[:MEESTE]).order_by("pk")) if pks else []

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in {"GET", "HEAD", "POST"} and not self.wordt_teruggenomen():
            self.rijen = self.gekozen()
            if not self.rijen:
                messages.error(request, f"Kies eerst een of meer {self.meer} waarvoor je dit mag doen.")
                return redirect(terug_naar(request, self.terug()))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if "eerst" in request.POST:
            vraag = [("rij", rij.pk) for rij in self.rijen]
            return redirect(f"{request.path}?{urlencode([*vraag, ('terug', terug_naar(request, self.terug()))])}")
        return super().post(request, *args, **kwargs)

    def voer_uit(self, form: F) -> int:
        with transaction.atomic():
            for rij in self.rijen:
                self.doe_een(rij, form)
        return len(self.rijen)

    def melding(self, uitkomst: int) -> str:
        return f"{aantal(uitkomst, self.enkel, self.meer).capitalize()} {self.gelukt_met}"

    def naar(self, uitkomst: int) -> str:  # noqa: ARG002 -- all go back to the list
        return terug_naar(self.request, self.terug())

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        terug = self.request.POST.get("terug") or self.request.GET.get("terug", "")
        return super().get_context_data(
            **kwargs, rijen=self.rijen, telling=aantal(len(self.rijen), self.enkel, self.meer), terug_lijst=terug
        )

    def beluister(self, daad: Callable[[], T]) -> tuple[T, str]:
        """Do it; return what came out, and the address that takes back every line that was written."""
        with luister() as regels:
            uitkomst = daad()
        namen = {hoe.wat for hoe in self.terugdaden}
        eigen = [regel.pk for regel in regels if regel.wat in namen]
        if not eigen:
            return uitkomst, ""
        woord = signing.dumps([eigen, regels[-1].pk], salt=self._zout())
        return uitkomst, f"{self.request.path}?{urlencode({VRAAG: woord})}"

    def neem_terug(self) -> HttpResponse:
        """Take back everything that the address names, or nothing."""
        naar = terug_naar(self.request, self.terug())
        try:
            pks, laatste = signing.loads(self.request.GET[VRAAG], salt=self._zout(), max_age=GELDT)
            regels = self._regels(pks)
            with transaction.atomic(), luister() as eigen:
                for regel in regels:
                    hoe = next(terug for terug in self.terugdaden if terug.wat == regel.wat)
                    daad = Daad(regel, laatste, samen=frozenset(gehoord.pk for gehoord in eigen))
                    neem_terug(daad, hoe.neem, met=hoe.met, door=self.toegang.gebruiker, netwerk_id=self.netwerk.pk)
        except signing.BadSignature:
            messages.error(self.request, VERLOPEN)
        except DomainError as fout:
            messages.error(self.request, str(fout))
        else:
            messages.success(self.request, self.terugdaden[0].gelukt)
        return redirect(naar)

    def _regels(self, pks: Sequence[int]) -> list[Gebeurtenis]:
        namen = [hoe.wat for hoe in self.terugdaden]
        regels = list(Gebeurtenis.objects.filter(pk__in=pks, netwerk_id=self.netwerk.pk, wat__in=namen).order_by("-pk"))
        if len(regels) != len(pks):
            raise Http404
        return regels
