"""Pages that open with a signed link, without an account."""

from django.urls import path

from sessies.views import agendalinks, links, opmerkingen, uitnodiging

app_name = "sessies_link"

urlpatterns = [
    path("vraag/volg/<str:token>/", links.volg, name="volg"),
    path("agenda/<str:token>.ics", agendalinks.feed, name="feed"),
    path("vraag/<str:token>/", links.vraag, name="vraag"),
    path("verslag/<str:token>/", opmerkingen.lezen, name="verslag"),
    path("bijeenkomst/<str:token>/", uitnodiging.bijeenkomst, name="bijeenkomst"),
    path("bijeenkomst/<str:token>/agenda.ics", uitnodiging.agendabestand, name="bijeenkomst-ics"),
]
