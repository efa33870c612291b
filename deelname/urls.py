"""Pages about who was at a meeting and what they thought of it, inside a network."""

from django.urls import path

from deelname.views import attest, evaluatie, lijst, sluiten, teams, tekenen

app_name = "deelname"

urlpatterns = [
    path("aanwezigheid/niet-gekomen/", sluiten.Wegblijvers.as_view(), name="wegblijvers"),
    path("sessies/aanwezigheid/<int:pk>/recht/", sluiten.ZetRecht.as_view(), name="recht"),
    path("sessies/aanwezigheid/<int:pk>/attest/", attest.Attest.as_view(), name="attest"),
    path("sessies/aanwezigheid/<int:pk>/noteer/", lijst.Noteer.as_view(), name="noteer"),
    path("sessies/aanwezigheid/<int:pk>/weg/", lijst.BijgekomeneWeg.as_view(), name="bijgekomene-weg"),
    path("sessies/<slug:nummer>/aanwezigheid/", lijst.Lijst.as_view(), name="lijst"),
    path("sessies/<slug:nummer>/aanwezigheid/begin/", lijst.Begin.as_view(), name="begin"),
    path("sessies/<slug:nummer>/aanwezigheid/verwacht/", lijst.NoteerVerwachten.as_view(), name="verwacht"),
    path("sessies/<slug:nummer>/aanwezigheid/bij/", lijst.Bijschrijven.as_view(), name="bij"),
    path("sessies/<slug:nummer>/aanwezigheid/op-papier/", lijst.OpPapier.as_view(), name="op-papier"),
    path("sessies/<slug:nummer>/aanwezigheid/scherm/", tekenen.Scherm.as_view(), name="scherm"),
    path("sessies/<slug:nummer>/aanwezigheid/teams/", teams.UitTeams.as_view(), name="teams"),
    path("sessies/<slug:nummer>/aanwezigheid/later-bij/", sluiten.LaterBij.as_view(), name="later-bij"),
    path("sessies/<slug:nummer>/aanwezigheid/sluit/", sluiten.SluitLijst.as_view(), name="sluit"),
    path("sessies/<slug:nummer>/evaluatie/", evaluatie.Evaluatie.as_view(), name="evaluatie"),
    path("sessies/<slug:nummer>/evaluatie/begin/", evaluatie.BeginEvaluatie.as_view(), name="evaluatie-begin"),
    path("sessies/<slug:nummer>/evaluatie/scherm/", evaluatie.Evaluatiescherm.as_view(), name="evaluatie-scherm"),
    path("sessies/<slug:nummer>/evaluatie/stuur/", evaluatie.StuurEvaluatie.as_view(), name="evaluatie-stuur"),
    path("sessies/<slug:nummer>/evaluatie/sluit/", evaluatie.SluitEvaluatie.as_view(), name="evaluatie-sluit"),
    path("sessies/<slug:nummer>/evaluatie/heropen/", evaluatie.HeropenEvaluatie.as_view(), name="evaluatie-heropen"),
]
