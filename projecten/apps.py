from django.apps import AppConfig


class ProjectenConfig(AppConfig):
    name = "projecten"
    verbose_name = "Projecten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from projecten import aanmelding

        aanmelding.meld_aan()
