"""Pages about date polls, inside a network."""

from django.urls import path

from prikken.views import kiezen, mensen, prikker

app_name = "prikken"

urlpatterns = [
    path("datum-prikken/", prikker.Prikkers.as_view(), name="lijst"),
    path("datum-prikken/nieuw/", prikker.NieuwePrikker.as_view(), name="nieuw"),
    path("datum-prikken/<int:pk>/", prikker.PrikkerDetail.as_view(), name="detail"),
    path("datum-prikken/<int:pk>/wijzig/", prikker.WijzigPrikker.as_view(), name="wijzig"),
    path("datum-prikken/<int:pk>/verleng/", prikker.Verleng.as_view(), name="verleng"),
    path("datum-prikken/<int:pk>/weg/", prikker.PrikkerWeg.as_view(), name="weg"),
    path("datum-prikken/<int:pk>/wie/", mensen.KiesMensen.as_view(), name="wie"),
    path("datum-prikken/<int:pk>/gast/", mensen.Gast.as_view(), name="gast"),
    path("datum-prikken/<int:pk>/verstuur/", mensen.Verstuur.as_view(), name="verstuur"),
    path("datum-prikken/<int:pk>/herinner/", mensen.Herinner.as_view(), name="herinner"),
    path("datum-prikken/<int:pk>/sluit/", kiezen.Sluit.as_view(), name="sluit"),
    path("datum-prikken/dag/<int:pk>/kies/", kiezen.KiesDag.as_view(), name="kies"),
    path("datum-prikken/wie/<int:pk>/antwoord/", mensen.NoteerAntwoord.as_view(), name="antwoord"),
    path("datum-prikken/wie/<int:pk>/moet/", mensen.MoetKunnen.as_view(), name="moet"),
    path("datum-prikken/wie/<int:pk>/weg/", mensen.GevraagdeWeg.as_view(), name="gevraagde-weg"),
]
