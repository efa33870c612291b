from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, ListView

from kern.domain.post import agenda_van, als_mail, inhoud_van
from kern.invoer import heel_getal
from kern.models import Bericht

PER_KEER = 30


class AlleenDemo:
    """The outbox is a page only in the demonstration, where nothing leaves the machine; elsewhere it is not there."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.MODUS != "demo":
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the view beside it in the class has it


class PostvakView(AlleenDemo, ListView):
    """Every mail of the demonstration, newest first; ``?na=`` goes on below a row."""

    template_name = "netwerken/postvak.html"
    context_object_name = "berichten"

    def get_queryset(self) -> models.QuerySet[Bericht]:
        berichten = Bericht.objects.order_by("-pk")
        na = heel_getal(self.request.GET.get("na", ""))
        if na is not None:
            berichten = berichten.filter(pk__lt=na)
        return berichten[: PER_KEER + 1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Django's own; the rows are read back from it
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

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        mail = als_mail(self.object)
        return super().get_context_data(**kwargs) | {
            "van": mail.from_email,
            "antwoord_aan": ", ".join(mail.reply_to),
            "tekst": mail.body,
            "met_opmaak": any(soort == "text/html" for _, soort in mail.alternatives),
            "agenda": agenda_van(self.object),
        }


# A mail carries its style inline. It is shown in a frame of its own that runs nothing and may open pages only for a
# click, so that the policy of all other pages stays as strict as it is.
_ZANDBAK = {
    "default-src": [NONE],
    "img-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@require_safe
@csp(_ZANDBAK)  # type: ignore[arg-type]  # it names only the request, and takes every view
@xframe_options_sameorigin
def opmaak(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """The html part of one mail, for the frame on its page; links open beside it."""
    if settings.MODUS != "demo":
        raise Http404
    html = inhoud_van(get_object_or_404(Bericht, pk=pk)).html
    if not html:
        raise Http404
    return HttpResponse(html.replace("<a ", '<a target="_blank" rel="noopener" '))
