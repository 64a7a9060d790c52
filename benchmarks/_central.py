"""Central with an empty database that fits, in the process of a benchmark."""

from __future__ import annotations

import os


def start_central(settings: str = "central.settings") -> None:
    """Set it up; what is imported from central is imported after this."""
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    import django

    django.setup()
    from central.service.database_fits import migrate

    migrate()
