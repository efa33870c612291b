from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "kern"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"
