"""The fields of a form as Django draws them, letter for letter, without a template for each option.

Django renders an option of a choice by a template, and its attributes by another: of twenty colleagues in
three lists that was a seventh of the page of a person. What is not known here, Django draws itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.html import conditional_escape

FOLDER = "django/forms/widgets"
OPTION = f"{FOLDER}/select_option.html"


class DrawnFields(DjangoTemplates):
    """Draws what is on every page by itself (setting FORM_RENDERER)."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        drawn = KNOWN[template_name](context) if template_name in KNOWN else None
        if drawn is None:
            drawn = super().render(template_name, context, request)  # type: ignore[no-untyped-call]
        return str(drawn)


def _input(context: dict[str, Any]) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{conditional_escape(widget["value"])}"'
    named = conditional_escape(widget["name"])
    return f'<input type="{conditional_escape(widget["type"])}" name="{named}"{value}{_attributes(widget)}>'


def _select(context: dict[str, Any]) -> str | None:
    widget, options = context["widget"], []
    for group, choices, _ in widget["optgroups"]:
        if group or any(not _is_plain(one) for one in choices):
            return None
        options += [
            f'\n  <option value="{conditional_escape(one["value"])}"{_attributes(one)}>'
            f"{conditional_escape(one['label'])}</option>\n"
            for one in choices
        ]
    named = conditional_escape(widget["name"])
    return f'<select name="{named}"{_attributes(widget)}>{"".join(options)}\n</select>'


def _is_plain(option: Mapping[str, Any]) -> bool:
    return option["template_name"] == OPTION and isinstance(option["label"], str | Promise)


def _attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _errors(context: dict[str, Any]) -> str | None:
    return None if context["errors"] else ""


KNOWN: dict[str, Callable[[dict[str, Any]], str | None]] = {
    f"{FOLDER}/select.html": _select,
    "django/forms/errors/list/default.html": _errors,
    **{f"{FOLDER}/{kind}.html": _input for kind in ("text", "date", "checkbox", "hidden", "number", "email")},
}
