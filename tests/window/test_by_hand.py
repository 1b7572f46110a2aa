"""A whole séance with a robot without a link in a real window, by mouse; a challenge by one switch, one by keys.

On the way the child presses a wrong key, GO too early, and the robot falls off the table.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.challenge import Genre
from simulateur.game.controls import Key, Touch
from simulateur.game.play.by_hand import Stage
from simulateur.game.settings import HandRobot, Settings
from simulateur.pages.open_page import places
from tests.simulateur.floor import GO, Floor, in_hand
from tests.simulateur.whole_path import on_the_way, played
from tests.window._sitting import Sitting, Start

ROBOT = (HandRobot("hedgehog", "bee-bot", 500, 400),)
BY_MOUSE = Settings(hare=True, mute=True, hand_robots=ROBOT)
BY_SWITCH = Settings(hare=True, mute=True, scanning=True, scan_s=1, hand_robots=ROBOT, keys_at_once=3)
ON_THE_BOARD = Settings(hare=True, mute=True, whiteboard=True, hand_robots=ROBOT, keys_at_once=2)


@pytest.mark.parametrize(
    ("way", "start"),
    [(Sitting.click, Start(BY_MOUSE)), (Sitting.key, Start(ON_THE_BOARD)), (Sitting.switch, Start(BY_SWITCH))],
    ids=["mouse", "keyboard on the board", "switch"],
)
def test_a_whole_seance_with_a_robot_without_a_link(
    way: Callable[[Sitting, Touch], None], start: Start, sit: Callable[[Start], Sitting], tmp_path: Path
) -> None:
    sitting = sit(start)
    session, floor = sitting.session, Floor(sitting.session)

    def do(touch: Touch) -> None:
        for each in on_the_way(session, sitting.app.size, touch):
            way(sitting, each)

    seen: set[Stage] = set()
    for touch in played(session, sitting.let_it_run):
        if touch != GO or Touch(Key.ROBOT) not in places(session, sitting.app.size):
            do(touch)
        else:
            clumsily = not floor.ran and way is Sitting.click
            for each in floor.play(sitting.let_it_run, clumsily=clumsily):
                do(each)
                by_hand = in_hand(session)
                if by_hand is not None and by_hand.stage not in seen:
                    seen.add(by_hand.stage)
                    assert sitting.differs(tmp_path) is None, by_hand.stage
        if session.repertoire.flowers.is_done(session.repertoire.path.lessons[0]) or (
            way is not Sitting.click and floor.ran
        ):
            break  # with one switch a challenge takes as long as a séance
    chosen = sum(challenge.genre is Genre.CHOOSE for challenge in session.repertoire.path.lessons[0].challenges)
    assert floor.ran == (1 if way is not Sitting.click else len(session.repertoire.path.lessons[0].challenges) - chosen)
    assert seen >= {Stage.KEYS, Stage.READY, Stage.COUNTS}
