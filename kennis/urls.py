from django.http import HttpResponse
from django.urls import path

app_name = "kennis"


def _leeg(request, **kw):
    return HttpResponse("komt")


urlpatterns = [
    path("kennis/", _leeg, name="lijst"),
    path("kennis/signalen/", _leeg, name="signalen"),
    path("kennis/signalen/<str:nummer>/", _leeg, name="signaal"),
    path("kennis/<slug:slug>/", _leeg, name="detail"),
]
