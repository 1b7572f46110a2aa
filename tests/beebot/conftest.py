from pathlib import Path

import pytest

from tests.beebot.content import Content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a journal will be, in a folder that is not there yet."""
    return tmp_path / "kit" / "journal.txt"
