"""What version 0.1.0 kept still opens: its files, as it wrote them, are beside this test.

They were written by playing: on « au-coin » a child laid a card, took it back, and let the help lay one.
"""

import shutil
from pathlib import Path

from beebot.challenge import Challenge, Target
from beebot.lesson import LearningPath, Lesson, Level
from beebot.mat import Mat
from beebot.parts.sheet import Sheet
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from simulateur.desk.keeping.settings_file import read_settings
from simulateur.desk.keeping.store import Store
from simulateur.desk.seat import Seat
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.patience import HANG_S

KEPT = Path(__file__).with_name("version-0.1.0")
NOTHING = Text("")


def asked(name: str, cell: str) -> Challenge:
    start = Pose(Cell(0, 0), Heading.EAST)
    return Challenge(name, Text("Va à la fleur."), Mat(5, 4), start, (Target(Cell.parse(cell)),))


def the_path() -> LearningPath:
    sheet = Sheet(NOTHING, NOTHING, NOTHING, NOTHING, (), (), NOTHING, NOTHING, (), NOTHING)
    lesson = Lesson("la-seance", NOTHING, Level.GS, 30, sheet, (asked("tout-droit", "C1"), asked("au-coin", "D3")))
    return LearningPath("le-parcours", NOTHING, Level.GS, (lesson,))


def test_every_setting_is_as_an_adult_left_it() -> None:
    settings, damage = read_settings(KEPT)
    assert damage is None
    assert settings == Settings(
        language="en",
        path="le-parcours",
        free_order=False,
        tokens=("owl", "fox", "lion"),
        trace=False,
        hare=True,
        left_handed=True,
        whiteboard=True,
        high_contrast=True,
        scan_s=5,
        voice_volume=7,
        effects_volume=3,
    )


def test_the_children_are_where_they_were(tmp_path: Path) -> None:
    folder = shutil.copytree(KEPT, tmp_path / "kept")
    settings, _damage = read_settings(folder)
    session = Session(the_path(), settings.language, settings=settings)
    store = Store(folder)
    seat = Seat(session, drawer=store.drawer())
    assert store.flush(HANG_S)
    seat.report()
    assert session.notices == ()
    assert (session.page, session.animal, session.challenge.id) == (Page.CHALLENGE, "fox", "au-coin")
    assert session.attempt is not None
    assert [command.value for command in session.attempt.flats[0]] == ["avancer", "avancer"]
    store.close()
