"""Django's name for this room."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "central.pages"
    label = "pages"
    verbose_name = "Waar een pagina van bestaat"
