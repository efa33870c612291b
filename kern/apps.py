from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "kern"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.core import checks

        from kern import eenmalig, formulieren, register, velden
        from kern.domain import controle
        from kern.zoeken import zoekindex

        register.meld_aan(
            register.Aanmelding(
                na_bewaren=[zoekindex.werk_bij], controles={controle.AUDITKETEN: controle.kijk_keten_na}
            )
        )
        formulieren.spreek_van_lengte()
        formulieren.lees_getallen_als_getypt()
        user_logged_in.connect(eenmalig.begin_te_tellen)
        checks.register(velden.geen_veld_langs_de_deur)
