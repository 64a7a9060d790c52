"""Entry point for gunicorn. Checks the database before the first request, not with it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from central.service.long_lived import keep_for_good

application = get_wsgi_application()
_ = get_resolver().url_patterns  # all views, now and not while the first person waits
keep_for_good()
