"""Addresses of the places of an organisation and of the ground around them."""

from __future__ import annotations

from django.urls import path

from central.catalogue import entry_acts, entry_views, list_views, preview_views, sketch_views, text_views

urlpatterns = [
    path("plekken/", list_views.place_list, name="places"),
    path("plekken/kaart/", sketch_views.sketch, name="place-sketch"),
    path("plekken/nieuw/", entry_views.new_place, name="place-new"),
    path("plekken/<uuid:place_id>/", entry_views.edit_place, name="place-edit"),
    path("plekken/<uuid:place_id>/stopt/", entry_acts.stop_place, name="place-stop"),
    path("plekken/<uuid:place_id>/concept-weg/", entry_acts.drop_place, name="place-drop"),
    path("plekken/<uuid:place_id>/nog-juist/", entry_acts.place_checked, name="place-checked"),
    path("plekken/<uuid:place_id>/voorbeeld/", preview_views.place_preview, name="place-preview"),
    path("plekken/<uuid:place_id>/talen/", text_views.place_texts, name="place-texts"),
]
