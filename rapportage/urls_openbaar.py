app_name = "rapportage_openbaar"
urlpatterns: list[object] = []
