"""Prints the page of a report as HTML: what the benchmark gives to a bare WeasyPrint. Run as a module."""

from __future__ import annotations

import os
import sys


def main(slug: str, quarter: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    import django

    django.setup()
    from django.utils import timezone

    from central.accounts.models import Organisation
    from central.figures.quarters import read_quarter
    from central.figures.report import publish
    from central.figures.report_page import paper_html

    organisation = Organisation.objects.get(slug=slug)
    print(paper_html(publish(organisation, read_quarter(quarter), timezone.localdate())))


if __name__ == "__main__":
    main(*sys.argv[1:])
