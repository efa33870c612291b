"""Pages about a document that somebody asked for."""

from django.urls import path

from documenten.views import documenten

app_name = "documenten"

urlpatterns = [
    path("documenten/<uuid:pk>/", documenten.DocumentView.as_view(), name="detail"),
    path("documenten/<uuid:pk>/voortgang/", documenten.VoortgangView.as_view(), name="voortgang"),
    path("documenten/<uuid:pk>/opnieuw/", documenten.Opnieuw.as_view(), name="opnieuw"),
    path("documenten/<uuid:pk>/bestand/", documenten.BestandView.as_view(), name="bestand"),
]
