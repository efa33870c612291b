from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from kern.exceptions import DomainError
from kern.invoer import heel_getal
from kern.opmaak import met_lidwoord
from kern.views import NetwerkMixin, haal
from netwerken.domain.netwerken import beslis_afwijking, stel_afwijking_voor
from netwerken.enums import AfwijkingStaat, Rol
from netwerken.forms.afwijking import BeslisForm, VoorstelForm
from netwerken.models import Afwijking


def _stand(netwerk: Any, jaar: int) -> str:
    return f"{reverse('netwerken:stand', kwargs={'netwerk': netwerk.slug})}?jaar={jaar}#afwijkingen"


class VoorstellenView(NetwerkMixin, FormView):
    """Propose to keep a promise otherwise; ``?plicht=`` and ``?jaar=`` choose beforehand."""

    recht = "netwerken.stel_afwijking_voor"
    template_name = "netwerken/afwijking_voorstellen.html"
    form_class = VoorstelForm

    def get_initial(self) -> dict[str, Any]:
        gevraagd = {naam: heel_getal(self.request.GET.get(naam, "")) for naam in ("plicht", "jaar")}
        return {naam: waarde for naam, waarde in gevraagd.items() if waarde is not None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk}

    def form_valid(self, form: VoorstelForm) -> HttpResponse:
        try:
            afwijking = stel_afwijking_voor(**form.cleaned_data, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Het voorstel staat klaar om over te beslissen.")
        return redirect(_stand(self.netwerk, afwijking.jaar))


class BeslissenView(NetwerkMixin, FormView):
    """Accept or refuse a proposed deviation; one that was decided leads back to the promises."""

    recht = "netwerken.beslis_afwijking"
    template_name = "netwerken/afwijking_beslissen.html"
    form_class = BeslisForm
    afwijking: Afwijking

    def eis_recht(self) -> None:
        """The right is asked for the deviation."""
        rijen = Afwijking.objects.zichtbaar_voor(self.toegang).select_related("plicht", "netwerk")
        self.afwijking = haal(rijen, self.toegang, self.recht, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.afwijking.staat != AfwijkingStaat.VOORGESTELD:
            messages.info(request, "Over deze afwijking is al beslist.")
            return redirect(_stand(self.netwerk, self.afwijking.jaar))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        rol = Rol.OPDRACHTGEVER if self.toegang.heeft(Rol.OPDRACHTGEVER) else Rol.NETWERKBEGELEIDER
        return {
            **super().get_form_kwargs(),
            "afwijking": self.afwijking,
            "wie_beslist": met_lidwoord(self.netwerk.label_van(rol)),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, afwijking=self.afwijking, terug=_stand(self.netwerk, self.afwijking.jaar)
        )

    def form_valid(self, form: BeslisForm) -> HttpResponse:
        try:
            beslis_afwijking(self.afwijking, **form.cleaned_data, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"De afwijking is {self.afwijking.get_staat_display()}.")
        return redirect(_stand(self.netwerk, self.afwijking.jaar))
