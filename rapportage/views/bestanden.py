"""Handing out the file of a report, once its right was asked."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from rapportage.domain.bestanden import Beschadigd, meld_beschadigd, open_gaaf
from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Rapport

SOORTEN = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def geef_bestand(request: HttpRequest, rapport: Rapport, soort: str, *, terug: str) -> HttpResponseBase:
    """Answer with the newest file of this kind as an attachment; a clear page when it is not what was made.

    Raises Http404 for a kind of file this report does not have.
    """
    artefact = next((a for a in bestanden_van(rapport) if a.soort == soort), None)
    if artefact is None or soort not in SOORTEN:
        raise Http404("Dit rapport heeft dit bestand niet.")
    try:
        bestand = open_gaaf(artefact)
    except Beschadigd as fout:
        meld_beschadigd(artefact, str(fout))
        toegang = getattr(request, "toegang", None)
        context = {
            "rapport": rapport,
            "artefact": artefact,
            "reden": str(fout),
            "terug": terug,
            "mag_herstellen": toegang is not None and toegang.mag("rapportage.vraag_rapport_aan"),
        }
        return render(request, "rapportage/bestand_beschadigd.html", context, status=404)
    antwoord = FileResponse(bestand, as_attachment=True, filename=artefact.bestandsnaam, content_type=SOORTEN[soort])
    antwoord["Cache-Control"] = "private, no-cache"
    antwoord["ETag"] = f'"{artefact.sha256}"'
    return antwoord
