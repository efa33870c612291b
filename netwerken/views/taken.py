"""What waits for me, and what I wait for."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from kern import klok, opmaak
from kern.meldingen import terug_naar
from kern.taken import Taak, samen
from kern.views import DaadView, NetwerkMixin, doe
from netwerken.domain.taken import draag_over, geef_terug, haal_terug, stel_uit
from netwerken.forms.taak import OverdraagForm, UitstelForm
from netwerken.models import Overdracht, Uitstel
from netwerken.overzicht.bij import nog_open
from netwerken.overzicht.kandidaten import kandidaten

PER_BLAD = 20
T = TypeVar("T")


class _Lijst(NetwerkMixin, TemplateView):
    """One of the tabs: its rows, a page of them at a time, with the numbers of all tabs."""

    recht = "netwerken.bekijk_netwerk"
    tab = ""

    def rijen(self) -> Sequence[object]:
        """What stands in this tab."""
        return ()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        toegang = self.toegang
        blad = Paginator(self.rijen(), PER_BLAD).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            tab=self.tab,
            page_obj=blad,
            aantal_mijn=samen(toegang.taken),
            aantal_wachtend=samen(toegang.wachtend),
            aantal_uitgesteld=len(toegang.uitgesteld),
            aantal_te_laat=samen([taak for taak in toegang.taken if taak.is_te_laat]),
        )


class TakenView(_Lijst):
    """All tasks of one person in this network, most urgent first."""

    template_name = "netwerken/taken.html"
    tab = "mij"

    def rijen(self) -> Sequence[object]:
        return self.toegang.taken

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(
            **kwargs,
            nog_open=[] if self.toegang.taken else nog_open(self.toegang),
            uitstelkeuzes=uitstelkeuzes(klok.vandaag()),
        )


class WachtendView(_Lijst):
    """All that one person waits for in this network, with who it waits for."""

    template_name = "netwerken/wachtend.html"
    tab = "anderen"

    def rijen(self) -> Sequence[object]:
        return self.toegang.wachtend


class UitgesteldView(_Lijst):
    """What this person put off, with the day on which it is back."""

    template_name = "netwerken/uitgesteld.html"
    tab = "uitgesteld"

    def rijen(self) -> Sequence[object]:
        return self.toegang.uitgesteld


def uitstelkeuzes(vandaag: date) -> list[tuple[str, date]]:
    """The days that one click offers: tomorrow, and the next Monday when that is another day."""
    morgen, maandag = vandaag + timedelta(days=1), vandaag + timedelta(days=7 - vandaag.weekday())
    return [("Tot morgen", morgen), *([("Tot maandag", maandag)] if maandag != morgen else [])]


class _EenTaak(NetwerkMixin):
    """One task of this person, by its key; what is no task of theirs is not there."""

    recht = "netwerken.bekijk_netwerk"
    taak: Taak

    def eis_recht(self) -> None:
        super().eis_recht()
        sleutel = self.kwargs["sleutel"]
        gevonden = next((taak for taak in self.toegang.alle_taken if taak.sleutel == sleutel), None)
        if gevonden is None:
            raise Http404
        self.taak = gevonden

    def lijst(self) -> str:
        """The list of tasks."""
        return reverse("netwerken:taken", kwargs={"netwerk": self.netwerk.slug})


class UitstelView(_EenTaak, DaadView):
    """Put a task off until a day: one of the buttons in the list, or the form."""

    template_name = "netwerken/taak_uitstellen.html"
    form_class = UitstelForm
    titel, knop, knop_icoon = "Stel een taak uit", "Stel uit", "calendar-event"
    eist_sleutel = False  # a second time moves the day

    def terug(self) -> str:
        return self.lijst()

    def voer_uit(self, form: UitstelForm) -> Uitstel:
        tot = form.cleaned_data["tot"]
        return stel_uit(self.netwerk, sleutel=self.taak.sleutel, tot=tot, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Uitstel) -> str:
        return f"Uitgesteld tot {opmaak.dag(uitkomst.tot)}. Die dag staat de taak vanzelf weer bij je taken."

    def naar(self, _uitkomst: Uitstel) -> str:
        return terug_naar(self.request, self.lijst())

    def beluister(self, daad: Callable[[], T]) -> tuple[T, str]:
        """Its way back is an address of its own, that stays."""
        plek = {"netwerk": self.netwerk.slug, "sleutel": self.taak.sleutel}
        return daad(), reverse("netwerken:taak-terug", kwargs=plek)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, taak=self.taak)


class HaalTerug(_EenTaak, View):
    """Let a task that was put off wait again."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        netwerk, gebruiker = self.netwerk, self.toegang.gebruiker
        return doe(
            request,
            lambda: haal_terug(netwerk, sleutel=self.taak.sleutel, door=gebruiker),
            "De taak staat weer bij je taken.",
            terug_naar(request, self.lijst()),
        )


class OverdraagView(_EenTaak, DaadView):
    """Hand a task to somebody else who may do it."""

    template_name = "netwerken/taak_doorgeven.html"
    form_class = OverdraagForm
    titel, knop, knop_icoon = "Geef een taak door", "Geef door", "send"

    def eis_recht(self) -> None:
        super().eis_recht()
        if not self.taak.recht or self.taak.bij:
            raise Http404

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "kandidaten": kandidaten(self.toegang, self.taak)}

    def voer_uit(self, form: OverdraagForm) -> Overdracht:
        taak = self.taak
        return draag_over(
            self.netwerk, sleutel=taak.sleutel, titel=taak.titel, **form.cleaned_data, door=self.toegang.gebruiker
        )

    def melding(self, uitkomst: Overdracht) -> str:
        return f"Doorgegeven aan {uitkomst.aan}. Je volgt het bij ‘Ik wacht op anderen’."

    def naar(self, _uitkomst: Overdracht) -> str:
        return self.lijst()

    def terug(self) -> str:
        return self.lijst()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        anderen = bool(kandidaten(self.toegang, self.taak))
        return super().get_context_data(**kwargs, taak=self.taak, anderen=anderen)


class OverdrachtTerug(NetwerkMixin, View):
    """Give back a task that one got from somebody, or take back what one gave."""

    recht = "netwerken.bekijk_netwerk"
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        ik = self.toegang.gebruiker
        rijen = Overdracht.objects.filter(Q(van=ik) | Q(aan=ik), netwerk=self.netwerk)
        overdracht = get_object_or_404(rijen, pk=self.kwargs["pk"])
        is_terug = overdracht.aan_id == ik.pk
        zin = f"Teruggegeven aan {overdracht.van}." if is_terug else "De taak staat weer bij je taken."
        naar = terug_naar(request, reverse("netwerken:taken", kwargs={"netwerk": self.netwerk.slug}))
        return doe(request, lambda: geef_terug(overdracht, door=ik), zin, naar)
