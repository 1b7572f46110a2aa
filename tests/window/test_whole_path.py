"""The whole first path in a real window, from the first flower to the last, by mouse; by keyboard and by one switch
a challenge of each kind, and with ``KIT_LONG=1`` the whole path too.

After each page the display must show, pixel for pixel, what an app of this process has drawn.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page
from simulateur.game.settings import Settings
from tests.long import LONG
from tests.simulateur.whole_path import on_the_way, one_of_each_kind, played
from tests.window._sitting import Sitting, Start

ONE_SWITCH = Settings(hare=True, mute=True, scanning=True, scan_s=1)


@pytest.mark.parametrize(
    ("way", "start"),
    [(Sitting.click, Start()), (Sitting.key, Start()), (Sitting.switch, Start(ONE_SWITCH))],
    ids=["mouse", "keyboard", "switch"],
)
def test_the_first_path(
    way: Callable[[Sitting, Touch], None], start: Start, sit: Callable[[Start], Sitting], tmp_path: Path
) -> None:
    sitting, seen = sit(start), 0
    session = sitting.session
    is_whole = LONG or way is Sitting.click
    for touch in (played if is_whole else one_of_each_kind)(session, sitting.let_it_run):
        for each in on_the_way(session, sitting.app.size, touch):
            way(sitting, each)
        if touch.key in (Key.LESSON, Key.CHALLENGE, Key.NEXT, Key.HOME):
            assert sitting.differs(tmp_path) is None, touch
            seen += 1
    assert seen > len(session.path.lessons)
    assert session.page is Page.HOME
    assert not is_whole or all(session.flowers.is_done(lesson) for lesson in session.path.lessons)
