"""Entry point for gunicorn. Checks the database before the first request, not with it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
