from django.http import HttpResponse
from django.urls import path

app_name = "rapportage"


def _leeg(request, **kw):
    return HttpResponse("komt")


urlpatterns = [
    path("rapporten/", _leeg, name="lijst"),
    path("rapporten/<slug:slug>/", _leeg, name="detail"),
    path("aanbevelingen/", _leeg, name="aanbevelingen"),
    path("aanbevelingen/<int:nummer>/", _leeg, name="aanbeveling"),
]
