from django.apps import AppConfig


class SessiesConfig(AppConfig):
    name = "sessies"
    verbose_name = "Sessies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sessies import aanmelding

        aanmelding.meld_aan()
