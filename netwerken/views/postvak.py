from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.views.generic import DetailView, ListView

from kern.models import Bericht

PER_KEER = 30


class AlleenDemo:
    """The outbox is a page only in the demonstration, where nothing leaves the machine; elsewhere it is not there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if settings.MODUS != "demo":
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PostvakView(AlleenDemo, ListView):
    """Every mail of the demonstration, newest first; ``?na=`` goes on below a row."""

    template_name = "netwerken/postvak.html"
    context_object_name = "berichten"

    def get_queryset(self) -> Any:
        berichten = Bericht.objects.order_by("-pk")
        na = self.request.GET.get("na", "")
        if na.isdecimal() and len(na) < 16:
            berichten = berichten.filter(pk__lt=int(na))
        return berichten[: PER_KEER + 1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rijen = list(context["berichten"])
        meer = len(rijen) > PER_KEER
        rijen = rijen[:PER_KEER]
        return context | {
            "berichten": rijen,
            "volgende": rijen[-1].pk if meer else None,
            "eerste": not self.request.GET.get("na"),
        }


class BerichtView(AlleenDemo, DetailView):
    """One mail as its reader gets it."""

    model = Bericht
    template_name = "netwerken/bericht.html"
    context_object_name = "bericht"
