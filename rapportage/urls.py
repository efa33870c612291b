"""Addresses of reports and recommendations inside a network."""

from django.urls import path

from rapportage.views import aanbevelingen, rapporten

app_name = "rapportage"
urlpatterns = [
    path("rapporten/", rapporten.RapportenView.as_view(), name="lijst"),
    path("rapporten/vraag-aan/", rapporten.VraagAanView.as_view(), name="vraag-aan"),
    path("rapporten/<slug:slug>/", rapporten.RapportView.as_view(), name="detail"),
    path("rapporten/<slug:slug>/voortgang/", rapporten.VoortgangView.as_view(), name="voortgang"),
    path("rapporten/<slug:slug>/opnieuw/", rapporten.opnieuw, name="opnieuw"),
    path("rapporten/<slug:slug>/publiceer/", rapporten.publiceer, name="publiceer"),
    path("rapporten/<slug:slug>/bestand/<str:soort>/", rapporten.BestandView.as_view(), name="bestand"),
    path("aanbevelingen/", aanbevelingen.AanbevelingenLijst.as_view(), name="aanbevelingen"),
    path("aanbevelingen/nieuw/", aanbevelingen.AanbevelingNieuw.as_view(), name="aanbeveling-nieuw"),
    path("aanbevelingen/<int:nummer>/", aanbevelingen.AanbevelingDetail.as_view(), name="aanbeveling"),
    path(
        "aanbevelingen/<int:nummer>/wijzig/", aanbevelingen.AanbevelingWijzigen.as_view(), name="aanbeveling-wijzigen"
    ),
    path("aanbevelingen/<int:nummer>/bewijs/", aanbevelingen.AanbevelingBewijs.as_view(), name="aanbeveling-bewijs"),
    path(
        "aanbevelingen/<int:nummer>/opvolging/",
        aanbevelingen.AanbevelingOpvolgen.as_view(),
        name="aanbeveling-opvolgen",
    ),
]
