"""A config/ of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.folders import Config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.copied_to(tmp_path)


@pytest.fixture
def french(config: Config) -> Config:
    """A site whose screen speaks Dutch and French."""
    config.speak("nl", "fr")
    return config
