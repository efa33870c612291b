app_name = "sessies_openbaar"
urlpatterns: list[object] = []
