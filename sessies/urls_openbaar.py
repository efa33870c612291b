"""What a visitor sees of meetings."""

from django.urls import path

from sessies.views.agendalinks import openbare_feed
from sessies.views.openbaar import OpenbareAgenda

app_name = "sessies_openbaar"

urlpatterns = [
    path("", OpenbareAgenda.as_view(), name="agenda"),
    path("alle.ics", openbare_feed, name="feed"),
    path("van/<slug:van>.ics", openbare_feed, name="feed-van"),
]
