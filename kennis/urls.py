"""Pages about cards and signals of a network; fixed words come before slugs."""

from django.urls import path

from kennis.views import fiches, signalen

app_name = "kennis"
HERKENNING = "kennis/signalen/<slug:nummer>/herken/<int:pk>/"

urlpatterns = [
    path("kennis/", fiches.FicheLijst.as_view(), name="lijst"),
    path("kennis/schrijf/", fiches.FicheSchrijven.as_view(), name="schrijf"),
    path("kennis/signalen/", signalen.SignaalLijst.as_view(), name="signalen"),
    path("kennis/signalen/meld/", signalen.SignaalMelden.as_view(), name="meld"),
    path("kennis/signalen/<slug:nummer>/", signalen.SignaalDetail.as_view(), name="signaal"),
    path("kennis/signalen/<slug:nummer>/wijzig/", signalen.SignaalWijzigen.as_view(), name="signaal-wijzig"),
    path(f"{HERKENNING}weg/", signalen.HerkenningWeghalen.as_view(), name="herkenning-weg"),
    path("kennis/signalen/<slug:nummer>/weg/", signalen.SignaalWeghalen.as_view(), name="signaal-weg"),
    path("kennis/signalen/<slug:nummer>/herken/", signalen.SignaalHerkennen.as_view(), name="herken"),
    path("kennis/signalen/<slug:nummer>/leg-voor/", signalen.SignaalVoorleggen.as_view(), name="leg-voor"),
    path("kennis/signalen/<slug:nummer>/geef-door/", signalen.SignaalDoorgeven.as_view(), name="geef-door"),
    path("kennis/<slug:slug>/", fiches.FicheDetail.as_view(), name="detail"),
    path("kennis/<slug:slug>/wijzig/", fiches.FicheWijzigen.as_view(), name="wijzig"),
    path("kennis/<slug:slug>/overname/<int:pk>/weg/", fiches.OvernameWeghalen.as_view(), name="overname-weg"),
    path("kennis/<slug:slug>/weg/", fiches.FicheWeghalen.as_view(), name="weg"),
    path("kennis/<slug:slug>/publiceer/", fiches.FichePubliceren.as_view(), name="publiceer"),
    path("kennis/<slug:slug>/overname/", fiches.OvernameNoteren.as_view(), name="overname"),
]
