app_name = "kennis_openbaar"
urlpatterns: list[object] = []
