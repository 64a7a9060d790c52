import pytest


@pytest.fixture
def file(tmp_path):
    """Where a device keeps its catalogue."""
    return tmp_path / "catalogue.json"
