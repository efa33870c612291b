from django.apps import AppConfig


class DeelnameConfig(AppConfig):
    name = "deelname"
    verbose_name = "Deelname"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deelname import aanmelding

        aanmelding.meld_aan()
