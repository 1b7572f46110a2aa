"""One tablet's session and backend, without a window: events of a browser in, messages for it out.

What moves by itself is sent ahead: a browser plays a run by its own clock, and a touch cancels the rest.
"""

import base64
import binascii
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lecons.pictures.images import Images
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import THEMES
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.requests import KeepPicture
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.pages.common.cheaper_drawing import NONE, Savings
from simulateur.pages.garden.listening import listening_scene
from simulateur.screen import Moment, Screen
from simulateur.web.scene_messages import Frames, Message
from simulateur.web.sound_messages import TabletVoice
from simulateur.web.tablet_touches import Fact, FromTablet, Lost, Painted, Resized, Spoke

if TYPE_CHECKING:
    from simulateur.machine.faults import Faults
    from simulateur.machine.keeping.screen_files import ScreenFiles
    from simulateur.machine.robots.lent_robots import ScreenRobots
    from simulateur.machine.robots.tablet_witness import TabletWitness

TICK_S = 1 / 30
_LONGEST_REST_S = 0.5
"""The longest rest between two turns: an adult's word to all tablets wakes none of them before."""
_IDLE_S = 0.1
"""Seconds between two turns where nobody plays; a touch does not wait so long."""
_LIVELY_S, _QUIET_S = 1.0, 1 / 15
"""For how long after a touch every picture is sent; later, seconds between two of what moves of itself."""
_LONGEST_S = 0.1
"""The most seconds that a session is told of in one turn: after a sleep the game goes on where it was."""
_AHEAD_S = 20.0
"""How many seconds of a run are sent ahead. The longest run of a path takes 11.4 s; a longer one is sent in parts."""
_MOMENTS = 4
"""How many pictures are sent ahead in one turn. It is four times as fast as they are played, and few enough that no
other tablet waits long."""
_PICTURES = 4
"""How many pictures a browser is asked to paint at a time; more are not kept."""


class Tablet:
    """A browser's screen: its session and what is behind it. ``step`` is one turn; ``size`` is in pixels.

    What is behind it is as for a ``Backend``; its voice is heard from the browser.
    """

    def __init__(  # noqa: PLR0913 (the parts of a machine, each by its name)
        self,
        session: Session,
        images: Images,
        size: tuple[int, int],
        *,
        robots: "ScreenRobots | TabletWitness | None" = None,
        disk: "ScreenFiles | None" = None,
        faults: "Faults | None" = None,
        for_children: bool = False,
    ) -> None:
        self.session = session
        self.voice = TabletVoice(self.tell)
        backend = Backend(session, voice=self.voice, robots=robots, disk=disk, faults=faults)
        self.screen = Screen(session, images, backend, size)
        self._theme = session.settings.theme
        self._frames = _frames(self._theme)
        self._out: list[Message] = []
        self._now_s: float | None = None
        self._ahead: _Ahead | None = None
        self._asked: dict[int, KeepPicture] = {}
        """Pictures that the browser paints, by the number under which it will send them."""
        self._pictures = 0
        self._for_children = for_children
        """Whether the adults' door leads nowhere: adults have a screen of their own."""
        self.listens = False
        """Whether the screen shows the ear and nobody can play: an adult speaks to all."""

    def listen(self, *, on: bool) -> None:
        """With ``on``, show the ear, so that children listen to the adult; else let them play on."""
        if on != self.listens:
            self.listens = on
            self.voice.hush()
            self._stop_ahead()

    def arrive(self, size: tuple[int, int]) -> None:
        """Note that a browser has connected: it shows nothing yet, and its page is ``size`` pixels large."""
        self.screen.hands.size = size
        self.forget()

    def open_lesson(self, name: str) -> None:
        """Go to the lesson with the id ``name``, if the path that is played has it."""
        self.session.open_lesson(name)
        self._stop_ahead()

    @property
    def rest_s(self) -> float:
        """How many seconds the next turn can wait, unless something comes from the browser."""
        if self.screen.rest_s > 0:
            return min(self.screen.rest_s, _LONGEST_REST_S)
        if self.listens or self.screen.is_idle or (self._ahead is not None and self._ahead.is_sent):
            return _IDLE_S
        return TICK_S if self.session.since_touch < _LIVELY_S or self.screen.hands.press is not None else _QUIET_S

    def tell(self, message: Message) -> None:
        """Have ``message`` sent with those of the next turn, in its place among them."""
        self._out.append(message)

    def step(self, now_s: float, told: Sequence[FromTablet]) -> list[Message]:
        """Do one turn at ``now_s`` seconds of any clock; ``told`` came from the browser since the last one.

        Returns the messages for the browser, in their order.
        """
        seconds, rest_s = 0.0, self.screen.rest_s
        if self._now_s is not None:
            seconds = min(max(now_s - self._now_s, 0.0), max(_LONGEST_S, rest_s + TICK_S))
        self._now_s = now_s
        try:
            self._turn(seconds, told)
            self.screen.went_well()
        except Exception as error:  # noqa: BLE001 (whatever it is, children play on)
            self.screen.fault(error, "drawing")
            self._stop_ahead()
        messages, self._out = self._out, []
        return messages

    def forget(self) -> None:
        """Note that the browser is another one or was loaded again, so that everything is sent to it."""
        self._frames.forget()
        self._stop_ahead()
        self._asked.clear()

    def close(self) -> None:
        """Stop robots and voice, and keep what is to be kept."""
        self.screen.backend.close()

    def _turn(self, seconds: float, told: Sequence[FromTablet]) -> None:
        for each in told:
            if isinstance(each, Fact):
                self._take(each)
        if self.listens:
            self._show(listening_scene(self.screen.hands.size))
            return
        heard = self.session.heard
        events = [event for event in told if not isinstance(event, Fact)]
        if events and self._ahead is not None:
            self._stop_ahead()
        self.screen.step(seconds, events)
        if self._for_children and self.session.page is Page.ADULTS:
            self.session.touch(Touch(AdultKey.CHILDREN))
        self._use_theme(self.session.settings.theme)
        self._ask_pictures()
        if self._ahead is not None and self.session.heard != heard:
            self._stop_ahead()
        if self._goes_on(seconds):
            return
        if self.screen.may_sleep() and not told:
            return
        with self.screen.speaking():
            self._show(*self.screen.picture())
        if self.screen.plays_alone:
            self._ahead, self.voice.plays_ahead = _Ahead(self.screen.ahead(TICK_S, _AHEAD_S)), True
            self._goes_on(0.0)

    def _show(self, scene: Scene, savings: Savings = NONE) -> None:
        if (frame := self._frames.frame(scene, savings)) is not None:
            self._out.append(frame)

    def _goes_on(self, seconds: float) -> bool:
        if self._ahead is None:
            return False
        if self._ahead.plays(seconds):
            self._out += self._ahead.more(self._frames, self.voice)
            return True
        self._ahead, self.voice.plays_ahead = None, False
        return False

    def _stop_ahead(self) -> None:
        """Let the next frame be whole, and take the place of what was sent ahead."""
        self._ahead, self.voice.plays_ahead = None, False
        self._frames.show_again()
        self.screen.stay_awake()

    def _take(self, fact: Fact) -> None:
        match fact:
            case Resized(width, height):
                if (width, height) != self.screen.hands.size:
                    self.screen.hands.size = width, height
                    self._stop_ahead()
            case Spoke(number, heard):
                self.voice.spoke(number, heard=heard)
            case Painted(number, png):
                self._keep(number, png)
            case Lost():
                self.forget()

    def _use_theme(self, theme: str) -> None:
        if theme != self._theme:
            self._theme, self._frames = theme, _frames(theme)
            self._stop_ahead()

    def _ask_pictures(self) -> None:
        for asked, scene in self.screen.keepsakes():
            from simulateur.pages.success.keepsake import SIZE  # noqa: PLC0415 (few pictures are asked for)

            if len(self._asked) < _PICTURES:
                self._pictures += 1
                self._asked[self._pictures] = asked
                frame = _frames(self._theme).frame(scene)
                self.tell({"kind": "paint", "number": self._pictures, "size": list(SIZE), "frame": frame})

    def _keep(self, number: int, png: str) -> None:
        asked = self._asked.pop(number, None)
        try:
            data = base64.b64decode(png, validate=True)
        except (binascii.Error, ValueError):
            return
        if asked is not None:
            self.screen.backend.keep_picture(asked, data)


class _Ahead:
    """A run that is sent ahead of its time, as ``run`` messages: frames that have an ``after`` in milliseconds.

    The first says that it ``begins``: the browser counts from when it comes.
    """

    def __init__(self, moments: Iterator[Moment]) -> None:
        self._moments: Iterator[Moment] | None = moments
        self._sent_s = self._played_s = 0.0
        self._has_begun = False

    @property
    def is_sent(self) -> bool:
        return self._moments is None

    def plays(self, seconds: float) -> bool:
        """Let ``seconds`` pass; returns whether there is something left to play."""
        self._played_s += seconds
        return self._moments is not None or self._played_s < self._sent_s

    def more(self, frames: Frames, voice: TabletVoice) -> list[Message]:
        """The next part of the run; nothing where all was sent."""
        told: list[Message] = []
        for moment in self._next():
            frame = frames.frame(moment.scene, moment.savings)
            sounds = [played for sound in moment.sounds if (played := voice.played(sound))]
            if frame is not None or sounds:
                frame = frame or {"kind": "frame", "edits": None}
                told.append(frame | {"after": round(1000 * moment.after_s)} | ({"sounds": sounds} if sounds else {}))
        if not told:
            return []
        message: Message = {"kind": "run", "frames": told}
        if not self._has_begun:
            self._has_begun, message["begins"] = True, True
        return [message]

    def _next(self) -> Iterator[Moment]:
        for _moment in range(_MOMENTS):
            moment = None if self._moments is None else next(self._moments, None)
            if moment is None:
                self._moments = None
                return
            self._sent_s = moment.after_s
            yield moment


def _frames(theme: str) -> Frames:
    return Frames(THEMES[theme].colours, ROLE.paper)
