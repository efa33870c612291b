"""A document that somebody asked for: being made, failed with its reason, or ready to fetch."""

from django.contrib import messages
from django.db import models
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.generic import TemplateView, View

from documenten.domain import vragen
from documenten.domain.maken import STAPPEN
from documenten.models import Document
from kern import register
from kern.domain.kluis import open_heel
from kern.models.job import JobStatus
from kern.views import Drukknop, ObjectMixin
from kern.werk import voortgang


class DocumentMixin(ObjectMixin[Document]):
    """A page about one document: of who asked for it, as long as they may have it."""

    recht = "documenten.bekijk_document"
    zoekveld, naam = "pk", "document"

    def get_rijen(self) -> models.QuerySet[Document]:
        return Document.objects.filter(gevraagd_door=self.toegang.gebruiker).select_related("netwerk", "job")

    def haal_object(self) -> Document:
        document = super().haal_object()
        soort = register.alles.documentsoorten.get(document.soort)
        if soort is None or not soort.mag(self.toegang, document.sleutel):
            raise Http404
        return document

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        stand = voortgang.stand_van(self.object.job, STAPPEN)
        return super().get_context_data(
            **kwargs,
            stand=stand,
            meld=stand is not None and self.request.GET.get("gezien", "") != str(stand.deel),
            soortnaam=register.alles.documentsoorten[self.object.soort].naam,
        )


class DocumentView(DocumentMixin, TemplateView):
    """Where somebody waits for a document, and fetches it."""

    template_name = "documenten/detail.html"


class VoortgangView(DocumentMixin, TemplateView):
    """The part of the page that renews itself while the document is made; asks for a fresh page when it is done."""

    template_name = "documenten/_voortgang.html"

    def render_to_response(self, context: dict[str, object], **kwargs: object) -> HttpResponse:
        if context["stand"] is None and self.request.headers.get("HX-Request"):
            if self.object.job is not None and self.object.job.status == JobStatus.KLAAR:
                messages.success(self.request, "Het document is klaar.")  # on the fresh page, where it is read aloud
            return HttpResponse(headers={"HX-Refresh": "true"})
        return super().render_to_response(context, **kwargs)


class Opnieuw(DocumentMixin, Drukknop[Document]):
    """Try again after a failure."""

    gelukt = "We proberen het opnieuw."

    def doe(self) -> object:
        return vragen.probeer_opnieuw(self.object, door=self.toegang.gebruiker)


class BestandView(DocumentMixin, View):
    """Fetch the file; a document that was damaged on the disk is asked again."""

    def get(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponseBase:
        document = self.object
        if not document.is_klaar:
            return redirect(document)
        bestand = open_heel(document.pad, sha256=document.sha256, grootte=document.grootte)
        if bestand is None:
            messages.error(request, "Dit bestand is beschadigd of verdwenen. Vraag het hieronder opnieuw.")
            return redirect(document.over)
        naam = f"{document.netwerk.slug}-{slugify(document.titel)[:80]}.pdf"
        antwoord = FileResponse(bestand, as_attachment=True, filename=naam, content_type="application/pdf")
        antwoord["Cache-Control"] = "private, no-cache"
        return antwoord
