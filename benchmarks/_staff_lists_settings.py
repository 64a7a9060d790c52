"""The service as it is, with Django's admin beside it: what staff_lists.py compares with."""

from central.settings import *  # noqa: F403
from central.settings import INSTALLED_APPS as OURS

TEMPLATES[0]["APP_DIRS"] = True  # noqa: F405
INSTALLED_APPS = [*OURS, "django.contrib.admin"]
