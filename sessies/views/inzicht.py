"""One insight: its page and changing its words."""

from django.db import models
from django.views.generic import DetailView

from kern import keten
from kern.views import NetwerkObjectMixin, ObjectDaadView
from sessies.domain.inzichten import wijzig_inzicht
from sessies.forms.verloop import WijzigInzichtForm
from sessies.models import Agendapunt, Inzicht, Leervraag


class InzichtDetail(NetwerkObjectMixin, DetailView):
    """An insight with its source and what grew from it."""

    recht = "sessies.bekijk_inzicht"
    template_name = "sessies/inzicht.html"
    context_object_name = "inzicht"

    def get_queryset(self) -> models.QuerySet[Inzicht]:
        return Inzicht.objects.zichtbaar_voor(self.toegang).voor_detail()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        inzicht: Inzicht = self.object
        sessie, vraag = inzicht.sessie, inzicht.leervraag
        return super().get_context_data(
            **kwargs,
            stappen=keten.strook("inzicht", inzicht.pk, self.toegang),
            sessie=sessie if sessie and self.toegang.mag("sessies.bekijk_sessie", sessie) else None,
            leervraag=vraag if vraag and self.toegang.mag("sessies.bekijk_leervraag", vraag) else None,
        )


class WijzigInzicht(ObjectDaadView[Inzicht]):
    """Change the words of an insight."""

    recht = "sessies.schrijf_inzicht"
    template_name = "sessies/formulier.html"
    form_class = WijzigInzichtForm
    titel = "Wijzig het inzicht"
    gelukt = "Het inzicht is gewijzigd."

    def get_rijen(self) -> models.QuerySet[Inzicht]:
        return Inzicht.objects.zichtbaar_voor(self.toegang).voor_detail()

    def get_form_kwargs(self) -> dict[str, object]:
        vragen = Leervraag.objects.zichtbaar_voor(self.toegang).exclude(staat="ingetrokken").order_by("-nummer")
        punten = Agendapunt.objects.filter(sessie=self.object.sessie_id)
        return {**super().get_form_kwargs(), "vragen": vragen, "punten": punten}

    def get_initial(self) -> dict[str, object]:
        inzicht = self.object
        return {
            "titel": inzicht.titel,
            "tekst": inzicht.tekst,
            "leervraag": inzicht.leervraag_id,
            "agendapunt": inzicht.agendapunt_id,
            "versie": inzicht.versie,
        }

    def voer_uit(self, form: WijzigInzichtForm) -> Inzicht:
        return wijzig_inzicht(self.object, **form.cleaned_data, door=self.toegang.gebruiker)
