"""Pages about the platform itself."""

from django.urls import path
from django.views.generic import TemplateView

app_name = "over"

urlpatterns = [
    path(f"{naam}/", TemplateView.as_view(template_name=f"paginas/{naam}.html"), name=naam)
    for naam in ("toegankelijkheid", "privacy", "cookies", "contact")
]
