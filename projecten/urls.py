"""Pages about projects, the action plan, targets and the budget of a network."""

from django.urls import path

from netwerken.views.inrichting import paden
from projecten.views import begeleiding, inrichting, plan, projecten

app_name = "projecten"
PROJECT = "instellingen/projecten/<int:pk>/"
LEEREFFECT = "projecten/<slug:code>/leereffect/<int:pk>/"

urlpatterns = [
    path("projecten/", projecten.ProjectLijst.as_view(), name="lijst"),
    path("projecten/<slug:code>/", projecten.ProjectDetail.as_view(), name="detail"),
    path("projecten/<slug:code>/contact/", begeleiding.ContactNoteren.as_view(), name="contact"),
    path("projecten/<slug:code>/contact/<int:pk>/", begeleiding.ContactWijzigen.as_view(), name="contact-wijzig"),
    path("projecten/<slug:code>/contact/<int:pk>/weg/", begeleiding.ContactWeghalen.as_view(), name="contact-weg"),
    path("projecten/<slug:code>/leereffect/", begeleiding.LeereffectNoteren.as_view(), name="leereffect"),
    path(LEEREFFECT, begeleiding.LeereffectWijzigen.as_view(), name="leereffect-wijzig"),
    path(f"{LEEREFFECT}weg/", begeleiding.LeereffectWeghalen.as_view(), name="leereffect-weg"),
    path("projecten/<slug:code>/analysefase/", begeleiding.AnalysefaseVastleggen.as_view(), name="analysefase"),
    path("projecten/<slug:code>/analysefase/weg/", begeleiding.AnalysefaseWeghalen.as_view(), name="analysefase-weg"),
    path("actieplan/", plan.ActieplanView.as_view(), name="actieplan"),
    path("actieplan/<int:pk>/zet/", plan.ActieZetten.as_view(), name="actie-zet"),
    path("doelen/", plan.DoelenView.as_view(), name="doelen"),
    *paden(inrichting.OPROEP),
    *paden(inrichting.PROJECT),
    *paden(inrichting.INITIATIEF),
    path(f"{PROJECT}wie/", inrichting.WieWerktMee.as_view(), name="project-wie"),
    path(f"{PROJECT}partners/", inrichting.PartnerToevoegen.as_view(), name="partner-nieuw"),
    path(f"{PROJECT}partners/<int:wie>/weg/", inrichting.PartnerWeghalen.as_view(), name="partner-weg"),
    path(f"{PROJECT}medewerkers/", inrichting.MedewerkerToevoegen.as_view(), name="medewerker-nieuw"),
    path(f"{PROJECT}medewerkers/<int:wie>/weg/", inrichting.MedewerkerWeghalen.as_view(), name="medewerker-weg"),
    path(f"{PROJECT}valideren/", inrichting.Valideren.as_view(), name="project-valideer"),
]
