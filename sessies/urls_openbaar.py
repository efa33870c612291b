"""What a visitor sees of meetings."""

from django.urls import path

from sessies.views.openbaar import OpenbareAgenda

app_name = "sessies_openbaar"

urlpatterns = [path("", OpenbareAgenda.as_view(), name="agenda")]
