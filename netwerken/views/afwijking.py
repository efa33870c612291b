from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kern.invoer import heel_getal
from kern.opmaak import met_lidwoord
from kern.views import DaadView, ObjectDaadView, Terugdaad
from netwerken.domain.netwerken import beslis_afwijking, heropen_afwijking, stel_afwijking_voor, trek_afwijking_in
from netwerken.enums import AfwijkingStaat, Rol
from netwerken.forms.afwijking import BeslisForm, VoorstelForm
from netwerken.models import Afwijking


class VoorstellenView(DaadView):
    """Propose to keep a promise otherwise; ``?plicht=`` and ``?jaar=`` choose beforehand."""

    recht = "netwerken.stel_afwijking_voor"
    template_name = "netwerken/afwijking_voorstellen.html"
    form_class = VoorstelForm
    geeft = ("netwerk",)
    gelukt = "Het voorstel staat klaar om over te beslissen."
    terugdaden = (Terugdaad("afwijking.voorgesteld", trek_afwijking_in, "Het voorstel is weggehaald."),)

    def get_initial(self) -> dict[str, object]:
        gevraagd = {naam: heel_getal(self.request.GET.get(naam, "")) for naam in ("plicht", "jaar")}
        return {naam: waarde for naam, waarde in gevraagd.items() if waarde is not None}

    def voer_uit(self, form: VoorstelForm) -> Afwijking:
        return stel_afwijking_voor(**form.cleaned_data, door=self.toegang.gebruiker)


class BeslissenView(ObjectDaadView[Afwijking]):
    """Accept or refuse a proposed deviation; one that was decided leads back to the promises."""

    recht = "netwerken.beslis_afwijking"
    zoekveld = "pk"
    naam = "afwijking"
    template_name = "netwerken/afwijking_beslissen.html"
    form_class = BeslisForm
    terugdaden = (Terugdaad("afwijking.beslist", heropen_afwijking, "Over de afwijking moet weer beslist worden."),)

    def get_rijen(self) -> models.QuerySet[Afwijking]:
        return Afwijking.objects.zichtbaar_voor(self.toegang).select_related("plicht", "netwerk")

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.object.staat != AfwijkingStaat.VOORGESTELD:
            messages.info(request, "Over deze afwijking is al beslist.")
            return redirect(self.terug())
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, object]:
        rol = Rol.OPDRACHTGEVER if self.toegang.mag("netwerken.krijg_beslissingen") else Rol.NETWERKBEGELEIDER
        wie = met_lidwoord(self.netwerk.label_van(rol))
        return {**super().get_form_kwargs(), "afwijking": self.object, "wie_beslist": wie}

    def voer_uit(self, form: BeslisForm) -> Afwijking:
        beslis_afwijking(self.object, **form.cleaned_data, door=self.toegang.gebruiker)
        return self.object

    def melding(self, uitkomst: Afwijking) -> str:
        return f"De afwijking is {uitkomst.get_staat_display()}."
