"""Pages about projects, the action plan, targets and the budget of a network."""

from django.urls import path

from projecten.views import plan, projecten

app_name = "projecten"

urlpatterns = [
    path("projecten/", projecten.ProjectLijst.as_view(), name="lijst"),
    path("projecten/<slug:code>/", projecten.ProjectDetail.as_view(), name="detail"),
    path("projecten/<slug:code>/contact/", projecten.ContactNoteren.as_view(), name="contact"),
    path("actieplan/", plan.ActieplanView.as_view(), name="actieplan"),
    path("doelen/", plan.DoelenView.as_view(), name="doelen"),
]
