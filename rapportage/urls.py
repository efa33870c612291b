"""Addresses of reports and recommendations inside a network."""

from django.urls import path

from rapportage.views import aanbevelingen, gemis, periode, publiceren, rapporten, samenstellen, steun

app_name = "rapportage"
PERIODE = "rapporten/periode/<str:periode>/"
OPBOUW = "rapporten/eindrapport/samenstellen/"
urlpatterns = [
    path("rapporten/", rapporten.RapportenView.as_view(), name="lijst"),
    path("rapporten/vraag-aan/", rapporten.VraagAanView.as_view(), name="vraag-aan"),
    # deeper than an address of a report, which is one word: nothing here can be the slug of one
    path(f"{OPBOUW}", samenstellen.SamenstellenView.as_view(), name="samenstellen"),
    path(f"{OPBOUW}eindredactie/", samenstellen.EindredactieView.as_view(), name="eindredactie"),
    path(f"{OPBOUW}tekst/<slug:soort>/", samenstellen.RapporttekstView.as_view(), name="rapporttekst"),
    path(
        f"{OPBOUW}tekst/<slug:soort>/<int:thema>/", samenstellen.RapporttekstView.as_view(), name="rapporttekst-pijler"
    ),
    path(f"{OPBOUW}gemis/<slug:soort>/<slug:wat>/", gemis.UitlegView.as_view(), name="gemis-uitleg"),
    path(f"{OPBOUW}<slug:soort>/nieuw/", samenstellen.OnderdeelNieuw.as_view(), name="onderdeel-nieuw"),
    path(f"{OPBOUW}<slug:soort>/<int:pk>/wijzig/", samenstellen.OnderdeelWijzigen.as_view(), name="onderdeel-wijzigen"),
    path(f"{OPBOUW}<slug:soort>/<int:pk>/verplaats/", samenstellen.verplaats, name="onderdeel-verplaatsen"),
    path(f"{OPBOUW}<slug:soort>/<int:pk>/verwijder/", samenstellen.verwijder, name="onderdeel-verwijderen"),
    path("rapporten/periode/", periode.PeriodesView.as_view(), name="periodes"),
    path(f"{PERIODE}", periode.PeriodeView.as_view(), name="periode"),
    path(f"{PERIODE}beslispunt/nieuw/", periode.BeslispuntNieuw.as_view(), name="beslispunt-nieuw"),
    path(f"{PERIODE}beslispunt/<int:pk>/", periode.BeslispuntWijzig.as_view(), name="beslispunt-wijzig"),
    path(
        f"{PERIODE}beslispunt/<int:pk>/verwijder/", periode.BeslispuntVerwijder.as_view(), name="beslispunt-verwijder"
    ),
    path(f"{PERIODE}beslispunt/<int:pk>/besluit/", periode.BesluitNoteren.as_view(), name="beslispunt-besluit"),
    path(f"{PERIODE}beslispunt/<int:pk>/terug/", periode.BesluitTerug.as_view(), name="beslispunt-terug"),
    path(f"{PERIODE}tekst/<slug:soort>/nieuw/", periode.TekstNieuw.as_view(), name="periodetekst-nieuw"),
    path(f"{PERIODE}tekst/<int:pk>/wijzig/", periode.TekstWijzig.as_view(), name="periodetekst-wijzig"),
    path(f"{PERIODE}tekst/<int:pk>/verwijder/", periode.TekstVerwijder.as_view(), name="periodetekst-verwijder"),
    path(f"{PERIODE}niets/<slug:deel>/", periode.NietsTeMelden.as_view(), name="periode-niets"),
    path("rapporten/<slug:slug>/", rapporten.RapportView.as_view(), name="detail"),
    path("rapporten/<slug:slug>/voortgang/", rapporten.VoortgangView.as_view(), name="voortgang"),
    path("rapporten/<slug:slug>/opnieuw/", rapporten.opnieuw, name="opnieuw"),
    path("rapporten/<slug:slug>/herstel/", rapporten.herstel, name="herstel"),
    path("rapporten/<slug:slug>/publiceer/", publiceren.PubliceerView.as_view(), name="publiceer"),
    path("rapporten/<slug:slug>/intrekken/", publiceren.IntrekView.as_view(), name="intrekken"),
    path("rapporten/<slug:slug>/uitgave/", publiceren.UitgaveView.as_view(), name="uitgave"),
    path("rapporten/<slug:slug>/bestand/<str:soort>/", rapporten.BestandView.as_view(), name="bestand"),
    path("aanbevelingen/", aanbevelingen.AanbevelingenLijst.as_view(), name="aanbevelingen"),
    path("aanbevelingen/nieuw/", aanbevelingen.AanbevelingNieuw.as_view(), name="aanbeveling-nieuw"),
    path("aanbevelingen/steun/", steun.SteunView.as_view(), name="steun"),
    path("aanbevelingen/steun/vraag/", steun.SteunVragen.as_view(), name="steun-vragen"),
    path("aanbevelingen/<int:nummer>/steun/", steun.SteunKiezen.as_view(), name="steun-kiezen"),
    path("aanbevelingen/<int:nummer>/steun/<slug:code>/", steun.Onderschrijven.as_view(), name="onderschrijven"),
    path("aanbevelingen/<int:nummer>/", aanbevelingen.AanbevelingDetail.as_view(), name="aanbeveling"),
    path(
        "aanbevelingen/<int:nummer>/wijzig/", aanbevelingen.AanbevelingWijzigen.as_view(), name="aanbeveling-wijzigen"
    ),
    path(
        "aanbevelingen/<int:nummer>/opvolging/<int:pk>/weg/",
        aanbevelingen.OpvolgingWeghalen.as_view(),
        name="opvolging-weg",
    ),
    path("aanbevelingen/<int:nummer>/weg/", aanbevelingen.AanbevelingWeghalen.as_view(), name="aanbeveling-weg"),
    path("aanbevelingen/<int:nummer>/bewijs/", aanbevelingen.AanbevelingBewijs.as_view(), name="aanbeveling-bewijs"),
    path(
        "aanbevelingen/<int:nummer>/opvolging/",
        aanbevelingen.AanbevelingOpvolgen.as_view(),
        name="aanbeveling-opvolgen",
    ),
]
