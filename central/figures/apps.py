from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "central.figures"
    default_auto_field = "django.db.models.BigAutoField"
