"""An adult's ten minutes on the page of robots, whole: emulators on ports, her touches, the file and its replay."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from firmware_bridge.diagnostic import Facts
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.witness import talk
from firmware_bridge.witness.file import read
from firmware_bridge.witness.questions import Kind, Question
from simulateur.game.adults.state import Section
from simulateur.game.adults.witness import WitnessPage
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.reports import WitnessIs
from simulateur.game.settings import HandRobot
from tests.simulateur.fleet import SPEED
from tests.simulateur.machine.robots.test_robot_service import LIKELY, UNHURRIED, Room
from tools.robots.emulators.mbot import Mbot
from tools.robots.witness import replay

pytestmark = [
    pytest.mark.usefixtures("display", "unhurried"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]
MEASURED = "150"


class Helper:
    """The adult, at a screen that keeps her files in ``documents``."""

    def __init__(self, stack: ExitStack, folder: Path, speed: float = SPEED) -> None:
        self.documents = folder / "Documents"
        self.room = Room(stack, folder, speed)
        self.asked: list[Question] = []

    @property
    def page(self) -> WitnessPage:
        page = self.room.session.adults.robots.witness
        assert page is not None
        return page

    def begin(self, place: int) -> None:
        self.room.open_robots()
        self.room.touch(Touch(AdultKey.HELP_US), Touch(AdultKey.WITNESS, place))
        self.wait_asked()

    def wait_asked(self) -> None:
        self.room.wait(lambda: self.page.at is not None)

    def answer(self) -> None:
        """Agree to what is asked, or type a number."""
        assert self.page.at is not None
        assert self.page.at.question is not None
        self.asked.append(self.page.at.question)
        if self.asked[-1].kind is Kind.NUMBER:
            self.room.touch(*(Touch(AdultKey.DIGIT, ord(digit)) for digit in MEASURED))
        if self.asked[-1].speaks:
            self.room.touch(Touch(AdultKey.HEAR))
        self.room.touch(Touch(AdultKey.ANSWER))
        self.wait_asked()

    def answer_all(self) -> str:
        """The whole text that is shown in the end."""
        while self.page.at is not None and self.page.at.question is not None:
            if self.page.at.question.kind is Kind.KEEP:
                return self.page.at.question.sentence
            self.answer()
        raise AssertionError("it ended before the whole text was shown")

    def keep(self) -> Path:
        self.room.touch(Touch(AdultKey.ANSWER))
        self.room.wait(lambda: not self.page.has_begun)
        file = self.documents / "temoignage.json"
        assert self.page.at == WitnessIs(sentence=f"témoignage gardé dans {file} ; donnez-le tel quel")
        return file


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Helper]:
    monkeypatch.setattr(talk, "gather", lambda: Facts("Linux-6", "3.11.7", (), ()))
    with ExitStack() as stack:
        yield Helper(stack, tmp_path)


@pytest.mark.parametrize("emulator", [KitRobot, Mbot])
def test_from_the_screen_the_file_is_a_test_and_the_robot_comes_back(helper: Helper, emulator: type[Emulator]) -> None:
    room, bot = helper.room, emulator()
    room.plug(bot)
    room.search()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.BADGE, 4))
    (token,) = room.lamps()
    helper.begin(0)
    text = helper.answer_all()
    before = helper.asked[0].sentence
    agreed = [each for each in helper.asked if each.kind is Kind.AGREE]
    assert all(each.sentence.partition("\nLe kit lui envoie : ")[2] in before for each in agreed), (
        "said before it is sent"
    )
    assert [each.place for each in agreed] == [f"Essai {n} sur {len(agreed)}" for n in range(1, len(agreed) + 1)]
    assert not any(helper.documents.iterdir()), "nothing is kept without a yes"
    file = helper.keep()
    assert file.read_text(encoding="utf-8") == text
    for name in (room.ports[0].device, str(helper.documents), token):
        assert name not in text
    witness = read(file)
    replay(witness)
    assert witness.robot is not None
    assert {trial.measure for trial in witness.robot.trials} == {None, float(MEASURED)}
    assert all(trial.touches is not None for trial in witness.robot.trials if trial.events)
    room.wait_linked()
    assert room.lamps() == {token: Lamp.LINKED}


@pytest.mark.parametrize("end", [Touch(AdultKey.CANCEL), Touch(AdultKey.CHILDREN), Touch(AdultKey.LEAVE)])
def test_a_robot_that_rolls_is_stopped_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: Touch
) -> None:
    monkeypatch.setattr(talk, "gather", lambda: Facts("Linux-6", "3.11.7", (), ()))
    with ExitStack() as stack:
        helper, bot = Helper(stack, tmp_path, UNHURRIED), Mbot()
        room = helper.room
        room.plug(bot)
        room.search()
        helper.begin(0)
        while not (helper.asked and helper.asked[-1].kind is Kind.AGREE and "reculer" in helper.asked[-1].sentence):
            helper.answer()
        room.wait(lambda: bool(bot.record) or not bot.idle)
        rolled = len(bot.record)
        room.touch(end)
        if end.key is AdultKey.LEAVE:
            room.app.close()
        else:
            room.wait(lambda: room.lamps() != {} and set(room.lamps().values()) == {Lamp.LINKED})
        assert bot.idle
        assert len(bot.record) < rolled + 3
        assert not any(helper.documents.iterdir())


def test_a_computer_without_a_robot(helper: Helper) -> None:
    helper.begin(0)
    helper.room.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT)))
    helper.room.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS)))
    helper.answer_all()
    witness = read(helper.keep())
    assert witness.robot is None
    assert witness.computer is not None
    seen = witness.computer
    assert (seen.first_picture_s, seen.sound, seen.printed, seen.bar_mm) == (150.0, True, True, 150.0)


def test_a_robot_without_a_link_is_timed_by_the_same_touches(helper: Helper) -> None:
    settings = helper.room.session.settings
    helper.room.session.use_settings(replace(settings, hand_robots=(HandRobot("fox", "bee-bot"),)))
    helper.begin(0)
    helper.answer_all()
    seen = read(helper.keep()).robot
    assert seen is not None
    assert [(trial.program, trial.measure) for trial in seen.trials] == [
        ("avancer avancer avancer avancer", 150.0),
        ("gauche gauche gauche gauche", 150.0),
    ]
    assert [member.token for member in helper.room.session.robots] == ["fox"]


def test_where_nothing_can_be_written_the_adult_is_told_before_her_ten_minutes(helper: Helper) -> None:
    helper.documents.write_text("a file in the place of the folder")
    helper.begin(0)
    assert helper.page.at is not None
    assert "temoignage.json ne peut pas être écrit" in helper.page.at.sentence
    assert not helper.page.has_begun


def test_what_is_thrown_away_is_nowhere_and_a_robot_that_is_gone_is_told_of(helper: Helper) -> None:
    room = helper.room
    helper.begin(0)
    assert helper.answer_all()
    room.touch(Touch(AdultKey.ANSWER, 1))
    helper.wait_asked()
    assert helper.page == WitnessPage(WitnessIs(sentence="rien n'est gardé"))
    assert not any(helper.documents.iterdir())
    room.plug(KitRobot())
    assert room.ports[0].likely == LIKELY
    room.search()
    room.unplug()
    room.session.touch(Touch(Key.STOP_ALL))
    room.touch(Touch(AdultKey.HELP_US), Touch(AdultKey.WITNESS))
    helper.wait_asked()
    helper.answer()
    assert helper.page.at is not None
    assert "n'existe pas" in helper.page.at.sentence
