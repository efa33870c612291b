from django.apps import AppConfig


class PilotenConfig(AppConfig):
    name = "piloten"
    verbose_name = "Piloten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from piloten import aanmelding

        aanmelding.meld_aan()
