"""Pages behind a signed link, without an account."""

from django.urls import path

from netwerken.views import uitnodiging

app_name = "netwerken_link"

urlpatterns = [
    path("uitnodiging/<str:token>/", uitnodiging.UitnodigingView.as_view(), name="uitnodiging"),
]
