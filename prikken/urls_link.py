"""The page that opens with a signed link, without an account."""

from django.urls import path

from prikken.views import link

app_name = "prikken_link"

urlpatterns = [path("datum/<str:token>/", link.antwoorden, name="antwoord")]
