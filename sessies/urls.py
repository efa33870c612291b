from django.http import HttpResponse
from django.urls import path

app_name = "sessies"


def _leeg(request, **kw):
    return HttpResponse("komt")


urlpatterns = [
    path("sessies/", _leeg, name="lijst"),
    path("sessies/kalender/", _leeg, name="kalender"),
    path("sessies/plan/", _leeg, name="plan"),
    path("sessies/<str:nummer>/", _leeg, name="detail"),
    path("leervragen/", _leeg, name="leervragen"),
    path("leervragen/breng-in/", _leeg, name="breng-in"),
    path("leervragen/<str:nummer>/", _leeg, name="leervraag"),
    path("inzichten/<str:nummer>/", _leeg, name="inzicht"),
]
