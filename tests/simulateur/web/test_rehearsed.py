"""What a tablet remembers of a page that nobody played on: no such page is left, and no child sees a difference."""

import gc
import random
from pathlib import Path

import pytest

from lecons import FIRST_PATH
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.keeping.settings_file import write_settings
from simulateur.web.browser import Browser, read, rehearsed, settled
from simulateur.web.build import lesson_values

SIZE = (1024, 768)
CONTENT = lesson_values.packed(lesson_values.read((FIRST_PATH,)))


def _sessions() -> int:
    gc.collect()
    return sum(isinstance(each, Session) for each in gc.get_objects())


def test_nobody_is_left_in_memory() -> None:
    before = _sessions()
    contents = rehearsed(CONTENT, SIZE)
    assert [each.path for each in contents] == [FIRST_PATH.stem]
    assert _sessions() == before


def test_what_is_thrown_away_is_looked_for_once_the_first_picture_is_shown() -> None:
    """A tablet's start has turned that off (``module_importer``)."""
    gc.disable()
    try:
        settled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()


@pytest.mark.parametrize("settings", [Settings(), Settings(language="en", theme="contraste")])
def test_a_start_shows_the_same_after_a_rehearsal(tmp_path: Path, settings: Settings) -> None:
    write_settings(tmp_path, settings)

    def shown(*, after_one: bool) -> str:
        contents = rehearsed(CONTENT, SIZE) if after_one else read(CONTENT)
        random.seed(0)
        browser = Browser(contents, SIZE, tmp_path)
        assert browser.tablet.session.settings == settings
        return browser.step(0.0, "[]")

    assert shown(after_one=False) == shown(after_one=True)
