"""Handing out the file of a report, once its right was asked."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Rapport

SOORTEN = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def geef_bestand(request: HttpRequest, rapport: Rapport, soort: str, *, terug: str) -> HttpResponseBase:
    """Answer with the newest file of this kind as an attachment; a clear page when it is gone from the disk.

    Raises Http404 for a kind of file this report does not have.
    """
    artefact = next((a for a in bestanden_van(rapport) if a.soort == soort), None)
    if artefact is None or soort not in SOORTEN:
        raise Http404("Dit rapport heeft dit bestand niet.")
    wortel = Path(settings.MEDIA_ROOT).resolve()
    pad = (wortel / artefact.pad).resolve()
    if not pad.is_relative_to(wortel) or not pad.is_file():
        context = {"rapport": rapport, "artefact": artefact, "terug": terug}
        return render(request, "rapportage/bestand_weg.html", context, status=404)
    antwoord = FileResponse(
        pad.open("rb"), as_attachment=True, filename=artefact.bestandsnaam, content_type=SOORTEN[soort]
    )
    antwoord["Cache-Control"] = "private, no-cache"
    antwoord["ETag"] = f'"{artefact.sha256}"'
    return antwoord
