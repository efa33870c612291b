from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "kern"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kern import register
        from kern.domain import zoekindex

        register.na_bewaren.append(zoekindex.volg)
