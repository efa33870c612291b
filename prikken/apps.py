from django.apps import AppConfig


class PrikkenConfig(AppConfig):
    name = "prikken"
    verbose_name = "Datum prikken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from prikken import aanmelding

        aanmelding.meld_aan()
