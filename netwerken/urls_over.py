"""Pages about the platform itself."""

from django.urls import path
from django.views.generic import TemplateView

from netwerken.views import contact

app_name = "over"

urlpatterns = [
    *(
        path(f"{naam}/", TemplateView.as_view(template_name=f"paginas/{naam}.html"), name=naam)
        for naam in ("hulp", "toegankelijkheid", "privacy", "cookies")
    ),
    path("contact/", contact.contact, name="contact"),
    path("contact/dank/", contact.dank, name="contact-dank"),
]
