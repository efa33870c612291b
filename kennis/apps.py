from django.apps import AppConfig


class KennisConfig(AppConfig):
    name = "kennis"
    verbose_name = "Kennis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kennis import aanmelding

        aanmelding.meld_aan()
