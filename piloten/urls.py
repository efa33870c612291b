"""Pages about pilots of a network."""

from django.urls import path

from piloten.views import piloten, stappen

app_name = "piloten"

urlpatterns = [
    path("piloten/", piloten.PilootLijst.as_view(), name="lijst"),
    path("piloten/start/", piloten.PilootStarten.as_view(), name="start"),
    path("piloten/<slug:nummer>/", piloten.PilootDetail.as_view(), name="detail"),
    path("piloten/<slug:nummer>/wijzig/", piloten.PilootWijzigen.as_view(), name="wijzig"),
    path("piloten/<slug:nummer>/weg/", stappen.PilootWeghalen.as_view(), name="weg"),
    path("piloten/<slug:nummer>/bevinding/", stappen.BevindingNoteren.as_view(), name="bevinding"),
    path("piloten/<slug:nummer>/bevinding/<int:pk>/", stappen.BevindingWijzigen.as_view(), name="bevinding-wijzig"),
    path("piloten/<slug:nummer>/bevinding/<int:pk>/weg/", stappen.BevindingWeghalen.as_view(), name="bevinding-weg"),
    path("piloten/<slug:nummer>/fase/", stappen.FaseZetten.as_view(), name="fase"),
    path("piloten/<slug:nummer>/besluit/", stappen.BesluitVastleggen.as_view(), name="besluit"),
]
