app_name = "sessies_link"
urlpatterns: list[object] = []
