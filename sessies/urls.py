"""Pages about meetings, questions and insights inside a network."""

from django.urls import path

from sessies.views import inzicht, kalender, leervraag, lijst, links, sessie, uitkomsten, verloop, weghalen

app_name = "sessies"

urlpatterns = [
    path("sessies/", lijst.SessieLijst.as_view(), name="lijst"),
    path("sessies/kalender/", kalender.KalenderView.as_view(), name="kalender"),
    path("sessies/week/", kalender.WeekView.as_view(), name="week"),
    path("sessies/plan/", sessie.PlanView.as_view(), name="plan"),
    path("sessies/actiepunten/<int:pk>/wie/", verloop.ToewijsView.as_view(), name="actiepunt-wie"),
    path("sessies/actiepunten/<int:pk>/klaar/", verloop.ActiepuntKlaar.as_view(), name="actiepunt-klaar"),
    path("sessies/actiepunten/<int:pk>/heropen/", verloop.ActiepuntHeropen.as_view(), name="actiepunt-heropen"),
    path("sessies/actiepunten/<int:pk>/wijzig/", weghalen.ActiepuntWijzig.as_view(), name="actiepunt-wijzig"),
    path("sessies/actiepunten/<int:pk>/weg/", weghalen.ActiepuntWeg.as_view(), name="actiepunt-weg"),
    path("sessies/besluiten/<int:pk>/wijzig/", weghalen.BesluitWijzig.as_view(), name="besluit-wijzig"),
    path("sessies/besluiten/<int:pk>/weg/", weghalen.BesluitWeg.as_view(), name="besluit-weg"),
    path("sessies/<slug:nummer>/", sessie.SessieDetail.as_view(), name="detail"),
    path("sessies/<slug:nummer>/wijzig/", sessie.WijzigView.as_view(), name="wijzig"),
    path("sessies/<slug:nummer>/agenda/", sessie.AgendaView.as_view(), name="agenda"),
    path("sessies/<slug:nummer>/publiceer/", verloop.Publiceer.as_view(), name="publiceer"),
    path("sessies/<slug:nummer>/doorgaan/", verloop.Doorgaan.as_view(), name="doorgaan"),
    path("sessies/<slug:nummer>/heropenen/", verloop.Heropen.as_view(), name="heropenen"),
    path("sessies/<slug:nummer>/afgelasten/", verloop.AfgelastView.as_view(), name="afgelasten"),
    path("sessies/<slug:nummer>/afsluiten/", verloop.AfsluitView.as_view(), name="afsluiten"),
    path("sessies/<slug:nummer>/verslag/delen/", verloop.VerslagDelen.as_view(), name="verslag-delen"),
    path("sessies/<slug:nummer>/verslag/terughalen/", verloop.HaalVerslagTerug.as_view(), name="verslag-terughalen"),
    path("sessies/<slug:nummer>/besluit/", verloop.BesluitView.as_view(), name="besluit"),
    path("sessies/<slug:nummer>/actiepunt/", verloop.ActiepuntView.as_view(), name="actiepunt"),
    path("sessies/<slug:nummer>/inzicht/", verloop.InzichtUitSessie.as_view(), name="inzicht-nieuw"),
    path("sessies/<slug:nummer>/agenda.ics", verloop.agendabestand, name="ics"),
    path("besluiten/", uitkomsten.UitkomstLijst.as_view(), name="besluiten"),
    path("leervragen/", leervraag.LeervraagLijst.as_view(), name="leervragen"),
    path("leervragen/breng-in/", leervraag.BrengInView.as_view(), name="breng-in"),
    path("leervragen/breng-meer-in/", leervraag.KaartenView.as_view(), name="breng-meer-in"),
    path("leervragen/links/", links.LinksView.as_view(), name="links"),
    path("leervragen/links/<int:pk>/qr/", links.QrView.as_view(), name="link-qr"),
    path("leervragen/links/<int:pk>/intrekken/", links.link_intrekken, name="link-intrekken"),
    path("leervragen/<slug:nummer>/", leervraag.LeervraagDetail.as_view(), name="leervraag"),
    path("leervragen/<slug:nummer>/verhelder/", leervraag.VerhelderView.as_view(), name="verhelder"),
    path("leervragen/<slug:nummer>/beantwoord/", leervraag.BeantwoordView.as_view(), name="beantwoord"),
    path("leervragen/<slug:nummer>/agenderen/", leervraag.AgendeerView.as_view(), name="agenderen"),
    path("leervragen/<slug:nummer>/intrekken/", leervraag.Intrekken.as_view(), name="intrekken"),
    path("leervragen/<slug:nummer>/terugzetten/", leervraag.Terugzetten.as_view(), name="terugzetten"),
    path("inzichten/<slug:nummer>/", inzicht.InzichtDetail.as_view(), name="inzicht"),
    path("inzichten/<slug:nummer>/weg/", weghalen.InzichtWeg.as_view(), name="inzicht-weg"),
    path("inzichten/<slug:nummer>/terugzetten/", weghalen.InzichtTerug.as_view(), name="inzicht-terugzetten"),
    path("inzichten/<slug:nummer>/wijzig/", inzicht.WijzigInzicht.as_view(), name="inzicht-wijzig"),
]
