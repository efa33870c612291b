"""Published cards, for everybody. The argument is called ``van``: ``netwerk`` would ask for a login."""

from django.urls import path

from kennis.views import openbaar

app_name = "kennis_openbaar"

urlpatterns = [
    path("", openbaar.OpenbareLijst.as_view(), name="lijst"),
    path("<slug:van>/<slug:slug>/", openbaar.OpenbareFiche.as_view(), name="fiche"),
]
