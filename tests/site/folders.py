"""Sites of somebody else: a copy of config/ in which one thing is changed."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.machine.folders import config_dir
from kiosk.site.load import Site, load_site
from kiosk.site.problems import BadSite

SITE = "sites/eeklo/site.toml"
HELP = "journeys/internet-help.toml"
CHECK = "journeys/internet-check.toml"
SCREEN = "texts/screen.nl.toml"
LANGUAGES = "languages.toml"
QUESTIONS = "check/questions.toml"
SOCIAL = "schemes/be.sociaal-internetaanbod.toml"


@dataclass(frozen=True)
class Config:
    """A whole config/ that may be changed; its screen speaks Dutch alone, whatever ours speaks."""

    folder: Path

    @classmethod
    def copied_to(cls, folder: Path) -> Config:
        shutil.copytree(config_dir(), folder / "config", ignore=shutil.ignore_patterns("*.po"))
        config = cls(folder / "config")
        config.speak("nl")
        return config

    def speak(self, *codes: str) -> None:
        """Let the screen speak these languages."""
        listed = ", ".join(f'"{code}"' for code in codes)
        text = self.text(SITE)
        changed = re.sub(r"^languages = \[[^]]*\]", f"languages = [{listed}]", text, flags=re.MULTILINE)
        assert text.count("\nlanguages = [") == 1
        self.write(SITE, changed)

    @property
    def site(self) -> Path:
        return self.folder / "sites" / "eeklo"

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the first `old` in a file; return the line (from 1) where the new text begins."""
        text = self.text(name)
        assert old in text, f"{old!r} does not stand in {name}"
        self.write(name, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1 + (len(new) - len(new.lstrip("\n")))

    def load(self) -> Site:
        return load_site(self.site)

    def refused(self) -> BadSite:
        """Load the site, which must be refused in one line."""
        with pytest.raises(BadSite) as caught:
            self.load()
        assert "\n" not in str(caught.value)
        return caught.value
