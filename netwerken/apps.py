from django.apps import AppConfig


class NetwerkenConfig(AppConfig):
    name = "netwerken"
    verbose_name = "Netwerken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from netwerken import aanmelding

        aanmelding.meld_aan()
