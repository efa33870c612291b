"""Published reports, for everybody. The network is called ``van`` here: ``netwerk`` would ask for a login."""

from django.urls import path

from rapportage.views import openbaar

app_name = "rapportage_openbaar"
urlpatterns = [
    path("", openbaar.RapportenView.as_view(), name="lijst"),
    path("<slug:van>/<slug:slug>/", openbaar.RapportView.as_view(), name="detail"),
    path("<slug:van>/<slug:slug>/bestand/<str:soort>/", openbaar.BestandView.as_view(), name="bestand"),
]
