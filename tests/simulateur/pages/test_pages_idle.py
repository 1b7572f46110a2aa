"""A page that nobody touches: whatever changes behind it is drawn at once, and what stays costs nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pygame
import pytest

from beebot.journal.journal import Entry
from beebot.lesson import Level
from beebot.robot import Aftermath
from lecons.pictures.theme import ROLE
from simulateur.game.adults.calibration import RobotCalibration
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.messages.paths import PathRead
from simulateur.game.reports import (
    Answered,
    Around,
    Kind,
    Linked,
    Notice,
    Port,
    RobotSaid,
    RobotsAre,
    SearchEnded,
    VoiceIs,
)
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.window.app import App
from simulateur.window.draw import Painter
from simulateur.window.waiting import FRAME_S
from tests.simulateur.builders import IMAGES, MEADOW, challenge, lesson, member, open_app, path, put
from tests.simulateur.screens import pixels

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 400)
TRY = Entry("renard", date(2026, 11, 25), "un", "a" * 32, 1, "SUCCESS", 3, 0)
AROUND = Around((Kind("kit", "Kit", tried=True),), (Port("/dev/ttyUSB0", "CH340", ("kit",)),))


def home(_session: Session) -> None:
    pass


def lesson_page(session: Session) -> None:
    session.touch(Touch(Key.LESSON))


def challenge_page(session: Session) -> None:
    session.open_challenge(0, 0)


def adults(section: Section) -> Callable[[Session], None]:
    def open_it(session: Session) -> None:
        session.touch(Touch(Key.ADULTS))
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
        if section is Section.ROBOTS:
            session.touch(Touch(AdultKey.MEMBER))

    open_it.__name__ = section.name
    return open_it


def more_paths(session: Session) -> None:
    session.hear(PathRead(replace(session.repertoire.path, id="autre", level=Level.CP)))


def younger_paths(session: Session) -> None:
    session.hear(PathRead(replace(session.repertoire.path, id="autre", level=Level.PS)))


def another_turn(session: Session) -> None:
    put(session, turns=session.players.turns.at(2))


def something_done(session: Session) -> None:
    put(
        session,
        repertoire=session.repertoire.with_done(
            [session.repertoire.flowers.keys(session.repertoire.path.lessons[0])[0]]
        ),
    )


def another_robot(session: Session) -> None:
    session.hear(RobotsAre((*session.robots, member("owl"))))


def a_lost_robot(session: Session) -> None:
    session.hear(RobotsAre(tuple(each._replace(lamp=Lamp.LOST) for each in session.robots)))


def a_robot_looked_at(session: Session) -> None:
    session.adults = session.adults._replace(robots=session.adults.robots._replace(token=None))


def ports(session: Session) -> None:
    session.hear(AROUND)


def a_search(session: Session) -> None:
    session.adults = session.adults._replace(robots=session.adults.robots._replace(searching=True))


def a_search_in_vain(session: Session) -> None:
    session.hear(SearchEnded(in_vain=True))


def a_calibration(session: Session) -> None:
    robots = session.adults.robots._replace(calibration=RobotCalibration.of(session.robots[0]))
    session.adults = session.adults._replace(robots=robots)
    session.hear(RobotSaid("fox", Answered("C'est fait."), "fox"))


def a_notice(session: Session) -> None:
    session.hear(Notice("Encore un mot."))


def silence(session: Session) -> None:
    session.hear(VoiceIs(heard=False))


def settings_from_elsewhere(session: Session) -> None:
    session.use_settings(replace(session.settings, left_handed=True, tokens=("fox", "frog"), trace=False))


def a_journal(session: Session) -> None:
    session.adults = session.adults._replace(data=session.adults.data._replace(entries=(TRY,)))


def an_answer(session: Session) -> None:
    session.adults = session.adults._replace(data=session.adults.data._replace(answer="Tout est écrit."))


def a_robot_that_was_cut(session: Session) -> None:
    session.hear(RobotSaid("fox", Linked(0, Aftermath("coupé", 1)), "fox"))


def another_page(session: Session) -> None:
    session.open_challenge(0, 1)


PAGES = (home, lesson_page, challenge_page, *map(adults, Section))
NEWS = (
    *(more_paths, younger_paths, another_turn, something_done, another_robot, a_lost_robot, a_robot_looked_at, ports),
    a_search_in_vain,
    *(a_search, a_calibration, a_notice, silence, settings_from_elsewhere, a_journal, an_answer, a_robot_that_was_cut),
    another_page,
)


def an_app(page: Callable[[Session], None]) -> App:
    """With everything that a page can show, and nothing kept by a disk or told by a port."""
    told = [challenge(MEADOW, name, hints=["Où ?"]) for name in ("un", "deux")]
    session = Session(path(lesson("a", *told), lesson("b", *told)), "fr", ["Un mot."])
    session.hear(RobotsAre((member(),)))
    page(session)
    app = open_app(session, SIZE)
    app.step(0, [])
    return app


def is_up_to_date(app: App) -> bool:
    """Whether the window shows what would be drawn from nothing."""
    window = app._painter.target
    fresh = pygame.Surface(SIZE).convert(window)
    Painter(fresh, ROLE.paper).draw(scene(app.session, View(SIZE, IMAGES)))
    return pixels(window) == pixels(fresh)


def test_a_mat_that_turned_while_the_machine_hung_becomes_sharp_before_it_sleeps() -> None:
    app = an_app(challenge_page)
    app.session.touch(Touch(Key.VIEW))
    app.step(0.1, [])
    for seconds in (30.0, 0, 0, 0):
        app.step(seconds, [])
    assert app._screen.may_sleep()
    assert is_up_to_date(app)


@pytest.mark.parametrize("news", NEWS, ids=lambda news: news.__name__)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_what_changes_behind_a_page_that_nobody_touches_is_drawn_at_once(
    page: Callable[[Session], None], news: Callable[[Session], None]
) -> None:
    app = an_app(page)
    app.step(30.0, [])
    app.step(0, [])
    assert app._screen.may_sleep(), "nothing is looked at any more"
    news(app.session)
    app.step(0, [])
    assert is_up_to_date(app)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_that_is_left_alone_always_shows_what_it_should(page: Callable[[Session], None]) -> None:
    app = an_app(page)
    for _tick in range(30 * 15):
        app.step(1 / 30, [])
        if app.session.since_touch > 3.5:
            due = scene(app.session, View(SIZE, IMAGES))
            assert app._painter._shown == (*due.ground, *due.actors)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_screen_that_rests_shows_what_one_that_never_rests_shows(
    page: Callable[[Session], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pygame.event.clear()
    resting, awake = an_app(page), an_app(page)
    turns: list[float] = []
    step = resting.step

    def watched(seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        turns.append(seconds)
        return step(seconds, events)

    monkeypatch.setattr(resting, "step", watched)
    for _tick in range(400):
        resting.show(0.1)
        awake.step(0.1, [])
        rested = resting._rested_s
        assert rested < 2.0
        if rested:
            assert scene(awake.session, View(SIZE, IMAGES)) == scene(resting.session, View(SIZE, IMAGES))
    assert sum(turns) + resting._rested_s == pytest.approx(40)
    assert len(turns) < 320, "it rests"


def test_a_rest_ends_with_a_touch_and_is_not_counted_as_held() -> None:
    pygame.event.clear()
    app = an_app(challenge_page)
    for _tick in range(300):
        app.show(0.1)
        if app._rested_s > 0.25:
            break
    else:
        pytest.fail("it never rested")
    (x, y), (width, height) = places(app.session, SIZE)[Touch(Key.FORWARD)].centre, SIZE
    where = {"touch_id": 1, "finger_id": 1, "x": x / width, "y": y / height, "dx": 0.0, "dy": 0.0}
    pygame.event.post(pygame.event.Event(pygame.FINGERDOWN, where))
    app.show(0.1)
    assert app.session.since_touch == pytest.approx(FRAME_S)
    assert app._screen.hands.press is not None
    assert app._screen.hands.press.held_s == pytest.approx(FRAME_S)
