"""Addresses that everybody may open, mostly on a phone: offers, papers, feeds of offers."""

from __future__ import annotations

from django.urls import path, re_path

from central.catalogue.standards import feeds
from central.phone import logo, paper_views, registration_views
from central.phone import views as phone

urlpatterns = [
    path("aanbod.ics", feeds.calendar, name="feed-calendar"),
    path("aanbod.hsds.json", feeds.services, name="feed-hsds"),
    re_path(r"^p/(?P<token>[A-Za-z0-9_-]{1,64})$", paper_views.paper, name="paper"),
    re_path(
        r"^v/(?P<journey_id>[a-z][a-z0-9-]{0,39})$",
        registration_views.registration,
        name="phone-registration",
    ),
    re_path(r"^logo/(?P<slug>[a-z0-9][a-z0-9.-]{0,59})\.png$", logo.logo, name="phone-logo"),
    path("start", phone.start, name="phone-start"),
    re_path(r"^o/(?P<slug>[a-z0-9][a-z0-9.-]{0,59})$", phone.offer, name="phone-offer"),
    re_path(r"^o/(?P<slug>[a-z0-9][a-z0-9.-]{0,59})/agenda\.ics$", phone.calendar, name="phone-calendar"),
]
