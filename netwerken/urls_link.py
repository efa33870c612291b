"""Pages behind a signed link, without an account."""

from django.urls import path

from netwerken.views import uitnodiging, weekbericht

app_name = "netwerken_link"

urlpatterns = [
    path("uitnodiging/<str:token>/", uitnodiging.UitnodigingView.as_view(), name="uitnodiging"),
    path("weekbericht/<str:token>/", weekbericht.WeekberichtUit.as_view(), name="weekbericht-uit"),
]
