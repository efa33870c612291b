"""Saying when one can, with the link of the mail and without account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kern.views import heeft_sleutel, probeer
from prikken.domain.antwoorden import PriklinkError, antwoord, lees_link, waarom_niet
from prikken.domain.versturen import pad_van
from prikken.forms.antwoord import KanForm
from prikken.overzicht.raster import telling_per_dag
from sessies.views.links import kader_van

TROOST = "Stelde iemand een nieuwe vraag, dan staat de goede link in de laatste mail erover."


@require_http_methods(["GET", "HEAD", "POST"])
def antwoorden(request: HttpRequest, token: str) -> HttpResponse:
    """One screen: per proposed day ja, als het moet or nee. Of the others one reads how many, never who."""
    try:
        gevraagde = lees_link(token)
    except PriklinkError as fout:
        return render(request, "sessies/link_fout.html", {"melding": str(fout), "troost": TROOST}, status=404)
    prikker = gevraagde.prikker
    te_laat = waarom_niet(prikker)
    form = KanForm(gevraagde=gevraagde, telling=telling_per_dag(prikker), data=request.POST or None)
    if request.method == "POST" and form.is_valid() and heeft_sleutel(request, form):
        opmerking = form.cleaned_data["opmerking"]
        if probeer(form, lambda: antwoord(gevraagde, kan=form.kan(), opmerking=opmerking, door=None)) is not None:
            return redirect(f"{pad_van(gevraagde)}?klaar=1")
    context = {
        "form": form,
        "gevraagde": gevraagde,
        "prikker": prikker,
        "te_laat": te_laat,
        "gekozen": prikker.dagen.filter(is_gekozen=True).first(),
        "klaar": "klaar" in request.GET and gevraagde.antwoord_op is not None and not te_laat,
        **kader_van(prikker.netwerk),
    }
    return render(request, "prikken/link.html", context)
