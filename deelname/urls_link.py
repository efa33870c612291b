"""Pages of a meeting that open on one's own phone, without an account."""

from django.urls import path

from deelname.views import evaluatielink, tekenen

app_name = "deelname_link"

urlpatterns = [
    path("evaluatie/", evaluatielink.code, name="evaluatie-code"),
    path("evaluatie/<str:token>/", evaluatielink.vragen, name="evaluatie"),
    path("tekenen/", tekenen.code, name="code"),
    path("tekenen/<str:briefje>/", tekenen.teken_zelf, name="teken"),
]
