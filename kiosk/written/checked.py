"""From the text of a file to a checked model, or to one clear line saying where it is wrong.

A volunteer or installer edits these files. So an error names the file, the line, the key, and what would
be right: the nearest known key or the allowed words.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.eligibility.facts import nearest as did_you_mean
from kiosk.written.gaps import FILL_IN, without_gaps
from kiosk.written.positions import line_of, positions, span_of
from kiosk.written.problems import BadSite

__all__ = ["check_model", "check_table", "did_you_mean", "parsed"]

M = TypeVar("M", bound=BaseModel)
DEEPEST = 20  # tables or lists inside each other; a site needs five


def check_model(model_cls: type[M], text: str, file: Path | str) -> M:
    """Parse TOML text into `model_cls`.

    Raises BadSite with file and line for text that is no TOML, an unknown key (with the nearest known
    one), a missing key, a wrong value (with the allowed words) and whatever the model's validators refuse.
    What is 'in te vullen' counts as left out (kiosk.written.gaps).
    """
    return check_table(model_cls, parsed(text, file), text, file)


def check_table(model_cls: type[M], table: dict[str, Any], text: str, file: Path | str) -> M:
    """Check what `text` says, perhaps completed from elsewhere; raises BadSite like `check_model`."""
    try:
        return model_cls.model_validate(without_gaps(table))
    except ValidationError as error:
        # An unknown key often explains the missing one beside it (a typing error), so it goes first.
        errors = sorted(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        line, message = explain(model_cls, text, errors[0])
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise BadSite(file, line, message + more) from None


def parsed(text: str, file: Path | str) -> dict[str, Any]:
    """Return what TOML text says. Raises BadSite with file and line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSite(file, *_toml_error(text, str(error))) from None
    except RecursionError:
        raise BadSite(file, 1, "too many brackets inside each other") from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        longest = max(re.finditer(r"[0-9_]+", text), key=lambda found: len(found[0]))
        line = text.count("\n", 0, longest.start()) + 1
        raise BadSite(file, line, "this number has too many digits") from None
    if _has_nul(table):
        place = re.search(r"\\(?:u0000|U00000000)", text)
        line = text.count("\n", 0, place.start()) + 1 if place else 1
        raise BadSite(file, line, r"'\u0000' is no character of any text; leave it out")
    if _deeper_than(DEEPEST, table):
        # `x.x.x = 1` needs no bracket: TOML reads thousands of them, and who walks down there falls over.
        lines = text.split("\n")
        deepest = max(range(len(lines)), key=lambda at: lines[at].count("."))
        raise BadSite(file, deepest + 1, "too many tables inside each other")
    return table


def _has_nul(value: object) -> bool:
    """Say whether a text in here holds NUL, which PostgreSQL does not keep."""
    inside = [value]
    while inside:
        one = inside.pop()
        if isinstance(one, str) and "\0" in one:
            return True
        inside += [*one, *one.values()] if isinstance(one, dict) else one if isinstance(one, list) else []
    return False


def _deeper_than(depth: int, value: object) -> bool:
    """Say whether there are more than `depth` tables or lists inside each other."""
    level = [value]
    for _ in range(depth + 1):
        inside = [
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list))
        ]
        if not inside:
            return False
        level = [part for parts in inside for part in parts]
    return bool(level)


def explain(model_cls: type[BaseModel], text: str, error: ErrorDetails) -> tuple[int, str]:
    """Turn one pydantic error into (line, one sentence)."""
    path, kind, context = error["loc"], error["type"], error.get("ctx", {})
    line, key, place = line_of(text, path), _name(path), _place(path)
    if kind == "extra_forbidden":
        return line, f"unknown key {key}{place}" + did_you_mean(path[-1], _known_keys(model_cls, path[:-1]))
    if kind == "missing":
        if tuple(path) in positions(text):  # it stands there, and says that nobody knows it yet
            return line, f"key {key}{place} is still {FILL_IN!r}: nothing can begin without it"
        return line, f"key {key} is missing{place}"
    if kind in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        near = difflib.get_close_matches(str(error["input"]), allowed, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return line, f"{key}{place} is {error['input']!r} but must be one of {', '.join(allowed)}{hint}"
    if kind == "string_pattern_mismatch":
        return line, f"{key}{place} is {error['input']!r} but must look like {context.get('pattern')}"
    if kind == "value_error":
        message = str(context.get("error", error["msg"]))
        where = f"{key}{place}: " if path else ""
        return _line_of_quoted(text, path, message), where + message
    if kind in ("tuple_type", "list_type"):
        table = isinstance(error["input"], dict)
        cure = f"written as [[{path[-1]}]], with two brackets" if table else "a list, such as ['one', 'two']"
        return line, f"{key}{place} must be {cure}"
    if kind == "timezone_aware":
        return line, f"{key}{place} must say its zone, like 2026-11-25T18:00:00+01:00 (+02:00 in summer)"
    message = error["msg"].removeprefix("Input ")
    return line, f"{key}{place} {message}" if path else message


def _name(path: Sequence[str | int]) -> str:
    """Name what a path ends in, counted as a person counts: `'title'`, or `bring 2`."""
    if path and isinstance(path[-1], int):
        return f"{path[-2]} {path[-1] + 1}" if len(path) > 1 else f"item {path[-1] + 1}"
    return repr(path[-1]) if path else "the file"


def _place(path: Sequence[str | int]) -> str:
    """Say which table the end of a path is in: ' in step 3, choice 1'."""
    parts: list[str] = []
    for part in path[: -2 if path and isinstance(path[-1], int) else -1]:
        if isinstance(part, int) and parts:
            parts[-1] += f" {part + 1}"
        else:
            parts.append(str(part))
    return f" in {', '.join(parts)}" if parts else ""


def _line_of_quoted(text: str, path: Sequence[str | int], message: str) -> int:
    """A check over several keys knows no line; the first quoted word in its message usually stands there.

    The name of a thing stands at its `id`; of two with the same name, the second one is the slip.
    """
    first, last = span_of(text, path)
    lines = list(enumerate(text.split("\n"), 1))[first - 1 : last]
    for word in re.findall(r"'([^']+)'", message):
        places = [(number, line) for number, line in lines if f'"{word}"' in line or f"'{word}'" in line]
        named = [number for number, line in places if re.match(r"\s*id\s*=", line)]
        if places:
            return named[-1] if named else places[0][0]
    return first


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _known_keys(model_cls: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Return the keys that the table at `path` may have."""
    models = [model_cls]
    for part in path:
        inside = [
            model
            for owner in models
            for name, field in owner.model_fields.items()
            if part in (name, field.alias)
            for model in _models_in(field.annotation)
        ]
        models = inside or [model for model in models if model.__name__ == part] or models
    return [field.alias or name for model in models for name, field in model.model_fields.items()]


def _toml_error(text: str, message: str) -> tuple[int, str]:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if place:
        line = text.split("\n")[int(place[1]) - 1]  # no other sign ends a line of TOML
        said = f"{message[: place.start()]} (column {place[2]})"
        return int(place[1]), said + _cure(line)
    return text.count("\n") + 1, message.removesuffix(" (at end of document)") + " at the end of the file"


def _cure(line: str) -> str:
    """Return what to write for the slips of a text program and of a hand; empty where nobody knows."""
    outside = re.sub(r'"[^"]*"|\'[^\']*\'|#.*', "", line)  # in a text anything may stand
    if odd := next((char for char in outside if not char.isprintable() and char not in "\t\n"), ""):
        return f"; U+{ord(odd):04X} stands in this line, which nobody sees: type it anew"
    if re.search(r"=\s*\[?\s*[“”„«»‘’]", line) or re.search(r"[“”„«»‘’]\s*\]?\s*$", outside):
        return '; write straight quotes: "'
    if re.search(r'=\s*\[?\s*"', line) and line.count('"') > 2:
        return '; a text with " in it stands between single quotes: \'… "op afspraak"\''
    if re.match(r"\s*[\w-]+\s*:", line):
        return "; write = behind a name, no :"
    if re.match(r"\s*[\w-]+\s*=\s*[^\W\d]", line):
        return '; a text stands between quotes: "…"'
    return ""
