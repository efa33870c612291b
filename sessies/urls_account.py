"""Where a person keeps the addresses for their own calendar."""

from django.urls import path

from sessies.views import agendalinks

app_name = "sessies_account"

urlpatterns = [
    path("", agendalinks.AgendalinksView.as_view(), name="agendalinks"),
    path("<int:pk>/intrekken/", agendalinks.intrekken, name="agendalink-intrekken"),
    path("<int:pk>/vernieuwen/", agendalinks.vernieuwen, name="agendalink-vernieuwen"),
]
