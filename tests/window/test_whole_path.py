"""Learning paths in a real window, from the first flower to the last.

The first path by mouse; by keyboard and by one switch a challenge of each kind of the year of the oldest. With
``KIT_LONG=1`` every path of the kit to its end, by each of the three.

After each page the display must show, pixel for pixel, what an app of this process has drawn.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beebot.challenge import Genre
from lecons import FIRST_PATH, path_called, paths
from simulateur.game.controls import Key
from simulateur.game.session import Page
from simulateur.game.settings import Settings
from tests.long import LONG
from tests.simulateur.whole_path import on_the_way, one_of_each_kind, played
from tests.window._sitting import QUICK, Sitting, Start

ONE_SWITCH = Settings(hare=True, mute=True, scanning=True, scan_s=1)
WAYS = {"mouse": (Sitting.click, QUICK), "keyboard": (Sitting.key, QUICK), "switch": (Sitting.switch, ONE_SWITCH)}
YEAR = path_called("grande-section-annee")
KINDS = len(Genre) - 2
"""All but two, to answer a question and to sort pictures, have a challenge in it."""


def tried() -> Iterator[tuple[str, Path]]:
    """By which way which path is played."""
    for way in WAYS:
        for path in paths() if LONG else [FIRST_PATH if way == "mouse" else YEAR]:
            yield way, path


@pytest.mark.parametrize(("way", "path"), [*tried()], ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_a_path(way: str, path: Path, sit: Callable[[Start], Sitting], tmp_path: Path) -> None:
    touches, settings = WAYS[way]
    sitting, seen, kinds = sit(Start(settings, path=path)), 0, set()
    session = sitting.session
    is_whole = LONG or way == "mouse"
    for touch in (played if is_whole else one_of_each_kind)(session, sitting.let_it_run):
        if session.attempt is not None and session.attempt.is_done:
            kinds.add(session.route.challenge.genre)
        for each in on_the_way(session, sitting.app.size, touch):
            touches(sitting, each)
        if touch.key in (Key.LESSON, Key.CHALLENGE, Key.NEXT, Key.HOME):
            assert sitting.differs(tmp_path) is None, touch
            seen += 1
    assert seen > len(session.repertoire.path.lessons)
    assert session.page is Page.HOME
    if is_whole:
        assert all(session.repertoire.flowers.is_done(lesson) for lesson in session.repertoire.path.lessons)
    else:
        assert len(kinds) == KINDS
