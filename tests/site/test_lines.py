"""Who edits a file of the site is told which line is wrong and what would be right."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.site.lines import check_model, line_of, read_model
from kiosk.site.problems import BadSite
from kiosk.written.positions import positions


class Choice(BaseModel):
    model_config = ConfigDict(extra="forbid")
    value: str
    label: str = ""


class Step(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    field: Literal["choice", "text"]
    choices: tuple[Choice, ...] = Field(default=(), alias="choice")

    @model_validator(mode="after")
    def _choice_has_choices(self) -> Step:
        if self.field == "choice" and not self.choices:
            raise ValueError(f"step {self.id!r} has nothing to choose from")
        return self


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    colours: dict[str, str] = {}
    bring: tuple[str, ...] = ()
    step: tuple[Step, ...]


GOOD = '''# a comment with [brackets] and = signs
title = """
A title
over lines"""
bring = [
  "one",  # not [this]
  "two",
]
colours.accent = "#0b5f59"

[[step]]
id = "name"
field = "text"

[[step]]
id = "net"
field = "choice"
[[step.choice]]
value = "a"
[[step.choice]]
value = "b"
label = "B = [b]"
'''


def wrong(text: str) -> BadSite:
    with pytest.raises(BadSite) as caught:
        check_model(Form, text, "form.toml")
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_good_file_is_read() -> None:
    assert check_model(Form, GOOD, "form.toml").step[1].choices[1].label == "B = [b]"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("bring",), 5),
        (("bring", 1), 7),
        (("colours", "accent"), 9),
        (("step", 0), 11),
        (("step", 1, "field"), 17),
        (("step", 1, "choice", 1), 20),
        (("step", 1, "choice", 1, "label"), 22),
        (("step", 1, "choice", 0, "label"), 18),
        (("nothing",), 1),
    ],
)
def test_each_key_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(GOOD, path) == line


def test_inline_tables_and_nested_arrays_have_places_too() -> None:
    text = 'rules = { any = [\n  { fact = "a", is = "no" },\n  { all = [\n    { fact = "b" },\n  ] },\n] }\n'
    tomllib.loads(text)
    assert line_of(text, ("rules", "any", 0, "is")) == 2
    assert line_of(text, ("rules", "any", 1, "all", 0, "fact")) == 4


def test_a_typing_error_in_a_key_names_the_nearest_key() -> None:
    error = wrong(GOOD.replace('label = "B', 'lable = "B'))
    assert (error.line, error.file) == (22, "form.toml")
    assert "unknown key 'lable' in step 2, choice 2; did you mean 'label'?" in str(error)


def test_a_misspelt_required_key_is_told_as_a_typing_error() -> None:
    error = wrong(GOOD.replace('field = "text"', 'feild = "text"'))
    assert error.line == 13
    assert "did you mean 'field'?" in error.message
    assert "(and 1 more)" in error.message


def test_a_key_like_no_other_lists_the_known_ones() -> None:
    assert "known are title, colours, bring, step" in wrong("zzz = 1\n" + GOOD).message


def test_a_wrong_word_lists_the_allowed_words() -> None:
    error = wrong(GOOD.replace('field = "choice"', 'field = "chioce"'))
    assert error.line == 17
    assert "must be one of choice, text; did you mean 'choice'?" in error.message


def test_a_missing_key_is_reported_where_its_table_begins() -> None:
    error = wrong(GOOD.replace('id = "net"\n', ""))
    assert (error.line, error.message) == (15, "key 'id' is missing in step 2")


def test_what_does_not_hang_together_is_found_by_the_name_it_mentions() -> None:
    error = wrong(GOOD.replace('field = "text"', 'field = "choice"').replace('id = "name"', "id = 'name'"))
    assert (error.line, error.message) == (12, "step 1: step 'name' has nothing to choose from")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = "x"\nb = \n', 2),
        ("title = 'x", 1),
        ("a = 1\na = 2\n", 2),
        ("x = " + "[" * 9999, 1),
        ("a = 1\nx = " + "9" * 9999, 2),
    ],
)
def test_text_that_is_no_toml_is_one_line(text: str, line: int) -> None:
    assert wrong(text).line == line


def test_a_file_in_another_encoding_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    path.write_bytes('title = "ok"\nnaam = "caf\xe9"\n'.encode("latin-1"))
    with pytest.raises(BadSite, match=r"form.toml:2: this is not UTF-8"):
        read_model(Form, path)
    with pytest.raises(BadSite, match="cannot be read"):
        read_model(Form, tmp_path / "none.toml")


def test_quoted_keys_and_dates_do_not_confuse_the_lines() -> None:
    text = (
        "day = 2026-11-21 10:00:00\n'a.b'.c = 1.5\n\"d\\u0065\" = {x = [1, 2], y = 'z'}\n[t.'q r']\nk = 1\n"
    )
    tomllib.loads(text)
    found = positions(text)
    assert found["a.b", "c"] == 2
    assert found["de", "y"] == 3
    assert found["t", "q r", "k"] == 5
