"""Pages of a network as a whole."""

from django.urls import path

from netwerken.views import (
    afwijking,
    bewaren,
    gids,
    instellingen,
    leden,
    oplevering,
    overzicht,
    reeksen,
    samenvoegen,
    stand,
    taken,
    voorbeeld,
    zoeken,
)
from netwerken.views.delen import DELEN
from netwerken.views.inrichting import paden

app_name = "netwerken"

urlpatterns = [
    path("", overzicht.OverzichtView.as_view(), name="overzicht"),
    path("lijsten/filter/", bewaren.FilterBewaren.as_view(), name="filter-bewaar"),
    path("lijsten/filter/<int:pk>/weg/", bewaren.FilterWeg.as_view(), name="filter-weg"),
    path("taken/", taken.TakenView.as_view(), name="taken"),
    path("taken/anderen/", taken.WachtendView.as_view(), name="wachtend"),
    path("taken/uitgesteld/", taken.UitgesteldView.as_view(), name="uitgesteld"),
    path("taken/uitgesteld/<str:sleutel>/", taken.UitstelView.as_view(), name="taak-uitstel"),
    path("taken/uitgesteld/<str:sleutel>/terug/", taken.HaalTerug.as_view(), name="taak-terug"),
    path("taken/doorgeven/<str:sleutel>/", taken.OverdraagView.as_view(), name="taak-doorgeven"),
    path("taken/doorgegeven/<int:pk>/terug/", taken.OverdrachtTerug.as_view(), name="overdracht-terug"),
    path("gids/opbergen/", gids.GidsKnop.as_view(), name="gids-weg"),
    path("gids/terug/", gids.GidsKnop.as_view(opgeborgen=False), name="gids-terug"),
    path("zoeken/", zoeken.ZoekenView.as_view(), name="zoeken"),
    path("voorbeeld/", voorbeeld.VoorbeeldView.as_view(), name="voorbeeld"),
    path("stand/", stand.StandView.as_view(), name="stand"),
    path("stand/afspraken/<int:pk>/", stand.AfspraakView.as_view(), name="afspraak"),
    path("stand/afwijking/nieuw/", afwijking.VoorstellenView.as_view(), name="afwijking-voorstellen"),
    path("stand/afwijking/<int:pk>/beslissen/", afwijking.BeslissenView.as_view(), name="afwijking-beslissen"),
    path("stand/opleveringen/<int:pk>/", oplevering.OpleveringView.as_view(), name="oplevering"),
    path("stand/opleveringen/<int:pk>/indienen/", oplevering.Indienen.as_view(), name="oplevering-indienen"),
    path("stand/opleveringen/<int:pk>/intrekken/", oplevering.Intrekken.as_view(), name="oplevering-intrekken"),
    path("stand/opleveringen/<int:pk>/aanvaarden/", oplevering.Aanvaarden.as_view(), name="oplevering-aanvaarden"),
    path("stand/opleveringen/<int:pk>/terugsturen/", oplevering.Terugsturen.as_view(), name="oplevering-terugsturen"),
    path("stand/indieningen/<int:pk>/bestand/", oplevering.BestandView.as_view(), name="oplevering-bestand"),
    path("leden/", leden.LedenView.as_view(), name="leden"),
    path("leden/uitnodigen/", leden.UitnodigenView.as_view(), name="uitnodigen"),
    path("leden/uitnodigen/lijst/", reeksen.UitnodigenLijst.as_view(), name="uitnodigen-lijst"),
    path("leden/uitnodigingen/<int:pk>/opnieuw/", leden.opnieuw, name="uitnodiging-opnieuw"),
    path("leden/uitnodigingen/<int:pk>/intrekken/", leden.UitnodigingIntrekken.as_view(), name="uitnodiging-intrekken"),
    path("leden/<int:pk>/beeindig/", leden.BeeindigView.as_view(), name="lid-beeindig"),
    path("leden/vroeger/<int:pk>/geef-terug/", leden.teruggeven, name="lid-teruggeven"),
    path("instellingen/", instellingen.InrichtingView.as_view(), name="inrichting"),
    path("instellingen/netwerk/", instellingen.NetwerkWijzigen.as_view(deel=instellingen.NETWERK), name="netwerk"),
    path("instellingen/woorden/", instellingen.NetwerkWijzigen.as_view(deel=instellingen.WOORDEN), name="woorden"),
    path("instellingen/menu/", instellingen.NetwerkWijzigen.as_view(deel=instellingen.MENU), name="menu"),
    path("instellingen/themas/<int:pk>/verplaats/", instellingen.ThemaVerplaatsen.as_view(), name="thema-verplaats"),
    path("instellingen/organisaties/lijst/", reeksen.OrganisatiesLijst.as_view(), name="organisaties-opnemen"),
    path(
        "instellingen/organisaties/<int:pk>/samenvoegen/",
        samenvoegen.SamenvoegenView.as_view(),
        name="organisatie-samenvoegen",
    ),
    *(pad for deel in DELEN for pad in paden(deel)),
]
