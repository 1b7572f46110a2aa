"""A real browser plays over the socket by touch, and its pixels are the painter's."""

import base64
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PIL import Image
from websockets.asyncio.server import ServerConnection

from lecons import CONTENT, FIRST_PATH
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content, read_content
from simulateur.machine.robots.robot_service import RobotService
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.common.motion import skips_show
from simulateur.pages.input.focus import Focus
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from simulateur.web.scene_messages import Frames
from tests.simulateur.builders import path_of
from tests.simulateur.floor import GO, Floor
from tests.simulateur.web.chromium import Chromium, PageTarget, needs_chromium, until
from tests.simulateur.web.engines import Engine, in_webkit
from tests.simulateur.web.painted import MOST, differing
from tests.simulateur.web.relay import between
from tests.simulateur.web.rooms import CODE, Room, served
from tests.simulateur.web.tablets import Page as AnyPage
from tests.simulateur.web.webkit import needs_webkit
from tests.simulateur.whole_path import on_the_way, played

pytestmark = [needs_chromium, pytest.mark.usefixtures("display")]
SIZE, RATIO = (1024, 768), 2.0
PIXELS = (2048, 1536)
FARM = CONTENT / "seances" / "ps" / "ou-regarde-l-abeille.yaml"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(FIRST_PATH).result()


def came_in(page: PageTarget) -> None:
    """Give the code."""
    until(lambda: page.run("document.getElementById('door').className") == "")
    for digit in CODE:
        page.run(f"[].filter.call(document.querySelectorAll('#keys button'), b => b.textContent == {digit})[0].click()")
    until(lambda: page.run("document.getElementById('door').className") == "hidden")


class Child:
    """A finger on the page of the first tablet of a room."""

    def __init__(self, room: Room, page: PageTarget) -> None:
        self.room, self.page = room, page
        (self.place,) = room.opening.classroom.places
        self._was_at: tuple[float, float] | None = None

    @property
    def session(self) -> Session:
        return self.place.tablet.session

    def touch(self, touch: Touch) -> None:
        """Tap a control; where a line is to be rolled first, it is, one roll after the other has been taken."""
        size = self.place.tablet.screen.hands.size
        steps = on_the_way(self.session, size, touch)
        while (step := self.room.ask(lambda: next(steps, None))) is not None:
            self._tap(step, size)

    def _tap(self, touch: Touch, size: tuple[int, int]) -> None:
        def has_done() -> int:
            """What the touch changes: where its line begins, or how many touches there were."""
            rolls = touch.key is Key.ROLL
            return layout_of(self.session, size).trays[touch.strip].first if rolls else self.session.journey.touches

        x, y = self.room.ask(lambda: places(self.session, size)[touch].centre)
        if (x, y) == self._was_at:  # sooner, it would be the tap before, which small hands do twice
            soon = self._now_s()
            until(lambda: self._now_s() > soon + 0.5)
        self._was_at = x, y
        before = self.room.ask(has_done)
        self.page.tap(x / RATIO, y / RATIO)
        until(lambda: self.room.ask(has_done) != before)  # between two turns, never within one

    def _now_s(self) -> float:
        """The time by the clock of the tablet's hands."""
        return self.room.ask(lambda: self.place.tablet.screen.hands._now_s)

    def pressed(self, key: str) -> None:
        """Press a key that touches a control, and wait until it has."""
        before = self.session.journey.touches
        self.page.press(key)
        until(lambda: self.room.ask(lambda: self.session.journey.touches > before))

    def let_it_run(self) -> None:
        until(
            lambda: (
                not self.session.is_moving
                and not skips_show(self.session)
                and (self.session.page is not Page.FEAST or self.session.players.at.since_page > 6)
            )
        )


@pytest.mark.path
def test_the_first_challenges_of_the_path_are_played_by_touch(chromium: Chromium, content: Content) -> None:
    with served(content) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child = Child(room, page)
        for touch in played(child.session, child.let_it_run):
            child.touch(touch)
            if len(child.session.repertoire.flowers.done) == 2:
                break
        until(lambda: page.run("abeille.isStill()"))
        assert len(child.session.repertoire.flowers.done) == 2
        assert page.errors == []
        origin = room.opening.address
        assert all(each.startswith((origin, "data:", f"ws://{room.name}/")) for each in page.asked), page.asked


def test_a_line_that_hides_its_gap_is_rolled_by_touch(chromium: Chromium, content: Content) -> None:
    (challenge,) = (each for lesson in content.path.lessons for each in lesson.challenges if each.id == "les-marches")
    small = Content(path_of(challenge), content.images, ())
    with served(small) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child, rolled = Child(room, page), 0
        for touch in played(child.session, child.let_it_run):
            rolled += touch not in room.ask(lambda: places(child.session, PIXELS))
            child.touch(touch)
            if child.session.page is Page.FEAST:
                break
        assert rolled == 1
        assert child.session.page is Page.FEAST


def by_keyboard(child: Child, wanted: Touch) -> None:
    """Go there with Tab, then Enter."""
    focus = child.place.tablet.screen.hands.focus
    while (at := child.room.ask(lambda: focus.at)) != wanted:
        child.page.press("Tab")
        until(lambda: child.room.ask(lambda: focus.at) != at)
    child.pressed("Enter")


def by_switch(child: Child, wanted: Touch) -> None:
    """Any key, where the row of ``wanted`` is lit and then where it is lit alone; only here the light goes on."""
    hands, session = child.place.tablet.screen.hands, child.session
    focus = hands.focus

    def rest() -> None:
        """A second press at once does not count."""
        before = hands._now_s
        until(lambda: child.room.ask(lambda: hands._now_s > before + 0.3))

    while True:
        at, row = child.room.ask(lambda: (focus.at, focus.row))
        if at == wanted or (at is None and row == (wanted,)):
            break
        if at is None and wanted in row:
            child.page.press("x")
            until(lambda: child.room.ask(lambda: focus.at) is not None)
            rest()
        else:
            child.room.ask(lambda: focus.scan(places(session, hands.size), 0.0, 0.0))
    child.pressed("x")
    rest()


@pytest.mark.parametrize("press", [by_keyboard, by_switch])
def test_a_challenge_is_played_by_keys_alone(
    chromium: Chromium, press: Callable[[Child, Touch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = Focus.scan  # no clock moves the light
    monkeypatch.setattr(
        Focus, "scan", lambda focus, there, _s, each_s, *calls, **row: scan(focus, there, 0.0, each_s, *calls, **row)
    )
    settings = Settings(scanning=press is by_switch)
    with served(settings=settings) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child = Child(room, page)
        for touch in played(child.session, child.let_it_run):
            press(child, touch)
            if child.session.page is Page.FEAST:
                break
        assert child.session.page is Page.FEAST
        assert page.errors == []


def test_a_network_that_was_cut_in_a_run_gives_the_cards_back(chromium: Chromium, content: Content) -> None:
    with served(content) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child = Child(room, page)
        for touch in played(child.session, child.let_it_run):
            child.touch(touch)
            if touch.key is Key.GO:
                break
        attempt = child.session.attempt
        assert attempt is not None
        cards = attempt.draft.strips
        connection = child.place.here
        assert isinstance(connection, ServerConnection)
        room.ask(connection.transport.abort)
        until(lambda: child.place.here is not None and child.place.here is not connection)
        assert (len(room.opening.classroom.places), child.session.attempt.draft.strips) == (1, cards)  # type: ignore[union-attr]
        until(lambda: child.session.attempt is not None and child.session.attempt.is_done)
        until(lambda: page.run("document.getElementById('cut').className") == "hidden")


def _says(page: PageTarget, sentence: str) -> None:
    until(lambda: page.run("document.getElementById('word').textContent").startswith(sentence))


def test_a_square_brings_in_and_a_tablet_comes_back_by_itself_when_it_opens_again(
    chromium: Chromium, content: Content
) -> None:
    with chromium.page("data:text/html,", SIZE, RATIO) as page:
        with served(content) as room:
            page.go(room.opening.in_square)
            until(lambda: [place.here for place in room.opening.classroom.places])
            (place,) = room.opening.classroom.places
            until(lambda: page.run("document.getElementById('door').className") == "hidden")
            assert page.run("window.location.href") == f"{room.opening.address}classe/", "nobody reads it there"
        _says(page, "C'est fermé")
        with served(content, before=room) as again:
            until(lambda: [each.here for each in again.opening.classroom.places])
            assert [each.key for each in again.opening.classroom.places] == [place.key]
            until(lambda: page.run("document.getElementById('door').className") == "hidden")
        assert [each for each in page.errors if "/prise" not in each] == [], "it knocked in vain, and asked for nothing"


def test_a_code_that_is_given_too_soon_after_a_wrong_one_is_given_again_by_itself(
    chromium: Chromium, content: Content
) -> None:
    with served(content) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        for ago_s in (9, 7, 0):  # two seconds, then four
            room.ask(partial(room.opening.code.is_right, "000000", "127.0.0.1", room.opening.clock() - ago_s))
        until(lambda: page.run("document.getElementById('door').className") == "")
        for digit in CODE:
            page.press(digit)
        _says(page, "Trop de codes faux")
        until(lambda: page.run("document.getElementById('door').className") == "hidden")
        assert page.errors == []


HELD = """(() => {
  const clock = performance.now.bind(performance);
  let at = clock();
  performance.now = () => at;
  window.later = (ms) => { at += ms; };
  window.free = () => { const ahead = at - clock(); performance.now = () => clock() + Math.max(ahead, 0); };
})()"""
"""The page's clock stands still; ``later(ms)`` moves it on, and ``free()`` lets it go."""
PLAYS_ON = """(async () => {
  const canvas = document.getElementById('page'), first = canvas.toDataURL();
  for (let picture = 0; picture < 100 && canvas.toDataURL() === first; picture += 1) {
    later(100);
    await new Promise(requestAnimationFrame);
  }
  free();
  return canvas.toDataURL() !== first;
})()"""
"""Whether another picture comes within ten seconds of the page's clock."""


def test_a_network_that_is_silent_in_a_run_ends_nothing_and_the_page_plays_on(
    chromium: Chromium, content: Content
) -> None:
    with served(content) as room, between(room) as relay, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child = Child(room, page)
        for touch in played(child.session, child.let_it_run):
            if touch.key is Key.GO:
                page.run(HELD)  # however slow the machine is, the run has not been shown when the network falls silent
            child.touch(touch)
            if touch.key is Key.GO:
                break
        attempt, connection = child.session.attempt, child.place.here
        assert attempt is not None
        cards = attempt.draft.strips
        until(lambda: room.ask(lambda: (ahead := child.place.tablet._ahead) is not None and ahead.is_sent))
        relay.falls_silent()
        assert page.run(PLAYS_ON), "what was sent ahead"
        page.tap(SIZE[0] / 2, 1)  # a finger on nothing, which waits as well
        heard = child.place.tablet.screen.hands.press
        relay.flows()
        until(lambda: child.session.attempt is not None and child.session.attempt.is_done)
        assert heard is None
        assert child.session.attempt is not None
        assert child.session.attempt.draft.strips == cards
        assert child.place.here is connection, "nobody came again"
        until(lambda: page.run("abeille.isStill()"))
        assert page.run("document.getElementById('cut').className") == "hidden"
        assert page.errors == []


def test_a_robot_without_a_link_is_programmed_by_touch(chromium: Chromium, content: Content) -> None:
    settings = Settings(hare=True, hand_robots=(HandRobot("hedgehog", "bee-bot", 500, 400),))
    with served(content, settings=settings) as room, chromium.page(room.opening.address, SIZE, RATIO) as page:
        came_in(page)
        child = Child(room, page)
        floor = Floor(child.session)
        for touch in played(child.session, child.let_it_run):
            if touch != GO or Touch(Key.ROBOT) not in places(child.session, PIXELS):
                child.touch(touch)
                continue
            for each in floor.play(child.let_it_run, clumsily=False):
                child.touch(each)
            break
        assert floor.ran == 1
        assert child.session.attempt is not None
        assert child.session.attempt.phase is Phase.SUCCEEDED
        until(lambda: page.run("abeille.isStill()"))
        assert page.errors == []


def scenes(content: Content, size: tuple[int, int]) -> Iterator[tuple[str, Scene]]:
    """Pages of the path: the garden, a séance, challenges, a success, text for adults."""

    def opened(play: Callable[[Session], None]) -> Scene:
        session = Session(content.path, "fr", hashes=content.hashes)
        screen = Screen(session, content.images, Backend(session, robots=RobotService()), size)
        play(session)
        screen.step(0.05, ())
        return screen.scene()

    yield "garden", opened(lambda session: None)
    yield "séance", opened(lambda session: session.touch(Touch(Key.LESSON)))
    yield "challenge", opened(lambda session: session.open_challenge(0, 0))
    yield "another", opened(lambda session: session.open_challenge(3, 1))
    farm = read_content(FARM).result()
    session = Session(farm.path, "fr", hashes=farm.hashes)
    session.open_challenge(0, 0)
    yield "farm", Screen(session, farm.images, Backend(session), size).scene()
    yield "adults", opened(lambda session: session.touch(Touch(Key.ADULTS)))


def shown(page: AnyPage, frames: Frames, scene: Scene) -> Image.Image:
    """What the page's canvas has once it was told of a scene."""
    frames.show_again()
    page.run(f"abeille.hear({json.dumps([frames.frame(scene)])})")
    until(lambda: page.run("abeille.isStill()"))
    drawn = page.run("document.getElementById('page').toDataURL('image/png').split(',')[1]")
    return Image.open(io.BytesIO(base64.b64decode(drawn))).convert("RGB")


@contextmanager
def sharp(address: str) -> Iterator[PageTarget]:
    """A screen of high density."""
    with Chromium() as browser, browser.page(address, SIZE, RATIO) as page:
        yield page


@pytest.mark.parametrize(
    "engine", [pytest.param(sharp, id="chromium"), pytest.param(in_webkit, marks=needs_webkit, id="webkit")]
)
def test_the_pixels_are_the_painters(engine: Engine, content: Content) -> None:
    frames = Frames(CALM, ROLE.paper)
    with served() as room, engine(room.opening.address) as page:
        until(lambda: page.run("document.getElementById('door').className") == "")
        wide, high = page.run("[page.width, page.height]")
        found = {name: differing(scene, shown(page, frames, scene)) for name, scene in scenes(content, (wide, high))}
    text = found.pop("adults")
    assert {name: part for name, part in found.items() if part > MOST} == {}
    assert text < 0.03, "letters are set a part of a pixel further in one than in the other"
