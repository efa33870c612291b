from django.apps import AppConfig


class LerendNetwerkConfig(AppConfig):
    name = "lerend_netwerk"
    verbose_name = "Lerend Netwerk"

    def ready(self) -> None:
        from lerend_netwerk import rechten

        rechten.laad()
