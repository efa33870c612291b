"""Every address of the platform: first the fixed words, then the networks."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from lerend_netwerk.gezond import gezond
from netwerken.views import begin, postvak, toestand

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one way in, with the second step

handler403 = "netwerken.views.fouten.geen_recht"

urlpatterns = [
    path("", begin.begin, name="begin"),
    path("gezond/", gezond, name="gezond"),
    path("accounts/", include("allauth.urls")),
    path("beheer/toestand/", toestand.ToestandView.as_view(), name="toestand"),
    path("beheer/toestand/bericht/<int:pk>/opnieuw/", toestand.opnieuw, name="bericht-opnieuw"),
    path("beheer/", admin.site.urls),
    path("over/", include("netwerken.urls_over")),
    path("postvak/", postvak.PostvakView.as_view(), name="postvak"),
    path("postvak/<int:pk>/", postvak.BerichtView.as_view(), name="bericht"),
    path("postvak/<int:pk>/opmaak/", postvak.opmaak, name="bericht-opmaak"),
    path("mijn-netwerken/", begin.MijnNetwerkenView.as_view(), name="mijn-netwerken"),
    path("link/", include("netwerken.urls_link")),
    path("link/", include("sessies.urls_link")),
    path("kennis/", include("kennis.urls_openbaar")),
    path("rapporten/", include("rapportage.urls_openbaar")),
    path("agenda/", include("sessies.urls_openbaar")),
    path("<slug:netwerk>/", include("netwerken.urls")),
    path("<slug:netwerk>/", include("sessies.urls")),
    path("<slug:netwerk>/", include("piloten.urls")),
    path("<slug:netwerk>/", include("kennis.urls")),
    path("<slug:netwerk>/", include("projecten.urls")),
    path("<slug:netwerk>/", include("rapportage.urls")),
]
