"""The contact page: a form for everybody, with or without an account and without a script."""

from urllib.parse import urlsplit

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kern import klok
from kern.views import heeft_sleutel
from netwerken.domain.contact import antwoord_tegen, stuur_bericht
from netwerken.forms.contact import ContactForm

_GEHEIM = ("/link/", "/accounts/", "/over/contact/")  # the address holds a token, or says nothing
_TE_VAAK = (
    "Er kwamen net te veel berichten na elkaar, en daarom is dit bericht nog niet verstuurd. "
    "Probeer het over een uur opnieuw, of mail ons."
)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Who to turn to, and the form; without a contact address there is only the page."""
    if not settings.CONTACT_MAIL:
        return render(request, "paginas/contact.html", {"form": None})
    form = ContactForm(data=request.POST or None, initial={"pagina": _vorige_pagina(request)})
    status = 200
    if request.method == "POST" and form.is_valid() and heeft_sleutel(request, form):
        if ratelimit.consume(request, action="contact", key="alle"):
            stuur_bericht(**form.cleaned_data)
            return redirect("over:contact-dank")
        form.add_error(None, _TE_VAAK)
        status = 429
    return render(request, "paginas/contact.html", {"form": form}, status=status)


@require_safe
def dank(request: HttpRequest) -> HttpResponse:
    """What happens next with a message, and by when."""
    context: dict[str, object] = {"tegen": antwoord_tegen(klok.vandaag())}
    return render(request, "paginas/contact_dank.html", context)


def _vorige_pagina(request: HttpRequest) -> str:
    """Return the path of our page somebody came from, unless it holds a token."""
    vorige = urlsplit(request.headers.get("referer", ""))
    if vorige.netloc != request.get_host() or vorige.path.startswith(_GEHEIM):
        return ""
    return vorige.path[:2000]
