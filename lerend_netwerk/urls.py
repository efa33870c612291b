"""Every address of the platform: first the fixed words, then the networks."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path
from django.views.generic import RedirectView

from lerend_netwerk.gezond import gezond
from netwerken.views import accounts, begin, beheer, postvak, toestand, weekbericht

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one way in, with the second step

for model in (EmailAddress, Authenticator, UserSession, Group):  # changed by acts that leave a trace, not row by row
    admin.site.unregister(model)

eigen_wachtwoord = RedirectView.as_view(  # there a change is told by mail
    pattern_name="account_change_password", http_method_names=["get", "head"]
)

handler403 = "netwerken.views.fouten.geen_recht"

urlpatterns = [
    path("", begin.begin, name="begin"),
    path("gezond/", gezond, name="gezond"),
    path("accounts/sessions/<int:pk>/beeindig/", accounts.eigen_sessie, name="sessie-beeindig"),
    path("accounts/weekbericht/", weekbericht.WeekberichtView.as_view(), name="weekbericht"),
    path("accounts/agenda/", include("sessies.urls_account")),
    path("accounts/", include("allauth.urls")),
    path("beheer/", beheer.BeheerView.as_view(), name="beheer"),
    path("beheer/nieuw-netwerk/", beheer.NieuwNetwerkView.as_view(), name="netwerk-nieuw"),
    path("beheer/toestand/", toestand.ToestandView.as_view(), name="toestand"),
    path("beheer/toestand/bericht/<int:pk>/opnieuw/", toestand.opnieuw, name="bericht-opnieuw"),
    path("beheer/accounts/<int:pk>/", accounts.AccountView.as_view(), name="account"),
    path("beheer/accounts/<int:pk>/sessies/", accounts.SessiesView.as_view(), name="account-sessies"),
    path("beheer/accounts/<int:pk>/tweede-stap/", accounts.TweedeStapView.as_view(), name="account-tweede-stap"),
    path("beheer/accounts/<int:pk>/anoniem/", accounts.AnoniemView.as_view(), name="account-anoniem"),
    path("beheer/password_change/", eigen_wachtwoord, name="beheer-wachtwoord"),
    path("beheer/", admin.site.urls),
    path("over/", include("netwerken.urls_over")),
    path("postvak/", postvak.PostvakView.as_view(), name="postvak"),
    path("postvak/<int:pk>/", postvak.BerichtView.as_view(), name="bericht"),
    path("postvak/<int:pk>/opmaak/", postvak.opmaak, name="bericht-opmaak"),
    path("mijn-netwerken/", begin.MijnNetwerkenView.as_view(), name="mijn-netwerken"),
    path("link/", include("netwerken.urls_link")),
    path("link/", include("sessies.urls_link")),
    path("link/", include("deelname.urls_link")),
    path("link/", include("prikken.urls_link")),
    path("kennis/", include("kennis.urls_openbaar")),
    path("rapporten/", include("rapportage.urls_openbaar")),
    path("agenda/", include("sessies.urls_openbaar")),
    path("<slug:netwerk>/", include("netwerken.urls")),
    path("<slug:netwerk>/", include("documenten.urls")),
    path("<slug:netwerk>/", include("sessies.urls")),
    path("<slug:netwerk>/", include("prikken.urls")),
    path("<slug:netwerk>/", include("deelname.urls")),
    path("<slug:netwerk>/", include("piloten.urls")),
    path("<slug:netwerk>/", include("kennis.urls")),
    path("<slug:netwerk>/", include("projecten.urls")),
    path("<slug:netwerk>/", include("rapportage.urls")),
]
