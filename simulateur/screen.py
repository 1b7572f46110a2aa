"""One turn of a screen, which window and browser both call: touches, then time, then requests to the machine.

What fails here, or while a skin draws, and nobody foresaw, goes to ``Screen.fault``. No such fault
ends a screen whose backend keeps reports. Knows no window.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import speaking
from lecons.pictures.images import Images
from lecons.pictures.sprite import Scene
from simulateur.game.messages.members import some_move
from simulateur.game.read_each_turn import is_calm
from simulateur.game.requests import KeepPicture
from simulateur.game.session import SORRY_S, Page, Session
from simulateur.game.sound.cues import Heard
from simulateur.machine.backend import Backend
from simulateur.machine.faults import Faults, hand_over
from simulateur.pages.common.cheaper_drawing import NONE, Savings
from simulateur.pages.common.door import DOOR
from simulateur.pages.common.motion import next_change
from simulateur.pages.common.view import View
from simulateur.pages.idle import idle_signs
from simulateur.pages.input.events import Event
from simulateur.pages.input.hands import Hands
from simulateur.pages.open_page import savings, scene

_IDLE_AFTER_S = 20.0
_MANY = 3
"""After so many faults without a touch that was handled, less is tried."""
_SLOW_S = 60.0
"""The page that says sorry then waits so long before it goes home by itself."""
_REST = tuple(tenths / 10 for tenths in range(1, 21))
"""Seconds from now. The next turn can wait for the first at which something lives, or for the last."""
_ASKED_REST = _REST[:5]
"""The same where somebody may wait for what the machine has to tell: an adult, or whoever stands at a robot."""


class Moment(NamedTuple):
    """A picture ``after_s`` seconds from now, if nobody touches the screen, and the sounds that begin with it."""

    after_s: float
    scene: Scene
    savings: Savings
    sounds: tuple[Heard, ...]


class Screen:
    """One screen, of a size in pixels: its session, the hands that touch it, and the backend behind it."""

    def __init__(self, session: Session, images: Images, backend: Backend, size: tuple[int, int]) -> None:
        self.session = session
        self.hands = Hands(session, size)
        self._images = images
        self.backend = backend
        self._signs: tuple[object, ...] = ()
        self._touches = session.journey.touches
        self._has_failed = False
        """Whether something failed in this turn."""
        self._bad_turns: dict[str, int] = {}
        """For each part of the machine that failed in this turn: in how many one after the other."""
        self._bad_turns_before: dict[str, int] = {}
        """The same for the last turn."""
        self.rest_s = 0.0
        """How long the next turn can wait, unless somebody touches the screen."""

    @property
    def is_idle(self) -> bool:
        """Whether nobody has played for 20 s, so that the loop may look for touches less often."""
        return self.session.since_touch > _IDLE_AFTER_S and not self.session.is_moving

    @property
    def adult_comes(self) -> bool:
        """Whether somebody holds the door to the adults' pages down, or one of these pages is open."""
        press = self.hands.press
        return self.session.page is Page.ADULTS or (press is not None and press.touch == DOOR)

    def speaking(self) -> AbstractContextManager[None]:
        """A ``with`` block in which sentences are in the language of this session."""
        return speaking(self.session.settings.language)

    def step(self, seconds: float, events: Sequence[Event]) -> None:
        """Let ``seconds`` pass; ``events`` are what hands did in them.

        Where one stage of the turn fails, the others are gone through all the same.
        """
        self._has_failed = False
        self.rest_s = 0.0
        self._bad_turns, self._bad_turns_before = {}, self._bad_turns
        stages: dict[str, Callable[[], None]] = {
            "obey": lambda: self.hands.obey(events, seconds),
            "reports": self.backend.report,
            "time": lambda: self.session.tick(seconds),
            "requests": lambda: self.backend.serve(seconds),
            "light": lambda: self.hands.light(seconds),
        }
        with self.speaking():
            for doing, stage in stages.items():
                try:
                    stage()
                except Exception as error:  # noqa: BLE001 (whatever it is, children play on)
                    self.fault(error, doing)

    def fault(self, error: Exception, doing: str) -> None:
        """Handle an unforeseen ``error``: the adult is told once, and the children's page says sorry.

        ``doing`` says in a word what was being done, for the report. A part of the machine that fails in ``_MANY``
        turns one after the other is left out from then on.

        Raises:
            Exception: ``error`` itself, where the backend keeps no reports.
        """
        faults = self.backend.faults
        if faults is None:
            raise error
        self._has_failed = True
        faults.in_a_row += 1
        self.stay_awake()
        try:
            with self.speaking():
                self._tell(faults, error, doing)
                self._spare(doing)
        except Exception as second:  # noqa: BLE001 (what tells of faults may be what fails)
            hand_over(second)
        try:
            self.hands = Hands(self.session, self.hands.size)
            self.session.apologise(SORRY_S if faults.in_a_row < _MANY else _SLOW_S)
        except Exception as second:  # noqa: BLE001 (then the page that failed is tried again)
            hand_over(second)

    def _tell(self, faults: Faults, error: Exception, doing: str) -> None:
        """Keep a report, and a sentence for the adult."""
        sentence = faults.note(error, doing, _page_name(self.session))
        if sentence is not None:
            self.session.journey.note(sentence, faults.reports.get(sentence, ""))

    def went_well(self) -> None:
        """Note that the turn is over and its picture shown; unless something failed, its touches count as handled."""
        if self._has_failed:
            return
        if self.session.journey.touches != self._touches:
            self._touches = self.session.journey.touches
            self.session.journey.went_well()
            self.backend.went_well()

    def scene(self) -> Scene:
        """The picture to draw now; empty in a window that is too small."""
        return self.picture()[0]

    def picture(self) -> tuple[Scene, Savings]:
        """The picture to draw now, and how a painter may save work with it."""
        if self.hands.is_tiny:
            return Scene((), ()), NONE
        view = self._view()
        with self.speaking():
            shown = scene(self.session, view)
            return shown, savings(self.session, view, shown)

    def _view(self) -> View:
        hands, images = self.hands, self.backend.images() or self._images
        row = () if hands.focus.at is not None else hands.focus.row
        press, focus = hands.press, hands.focus.at
        view = View(hands.size, images, focus=focus, row=row, settling=hands.settling, missed=hands.missed)
        if press is None:
            return view
        return view._replace(pressed=press.touch, held_s=press.held_s, carry=hands.carried)

    @property
    def plays_alone(self) -> bool:
        """Whether the page changes by time alone: a run, a film or a feast that nobody touches."""
        session, hands = self.session, self.hands
        shows = session.is_moving or session.page in (Page.FEAST, Page.FILM)
        is_left_alone = not (hands.is_busy or session.settings.scanning)
        return shows and is_left_alone and not some_move(session.robots) and not is_calm(session)

    def ahead(self, step_s: float, most_s: float) -> Iterator[Moment]:
        """The pictures and sounds to come, every ``step_s`` seconds, if nobody touches the screen.

        It ends where all is calm, and after ``most_s`` seconds at the latest.
        """
        twin, view, passed_s = self.session.imagined(), self._view(), 0.0
        while passed_s < most_s and not is_calm(twin):
            passed_s += step_s
            with self.speaking():
                twin.tick(step_s)
                shown = scene(twin, view)
                moment = Moment(passed_s, shown, savings(twin, view, shown), twin.take_sounds())
            yield moment

    def keepsakes(self) -> tuple[tuple[KeepPicture, Scene], ...]:
        """Each picture that was asked for to be kept, and what to paint for it, ``keepsake.SIZE`` pixels large."""
        asked = self.backend.take_pictures()
        if not asked:
            return ()
        from simulateur.pages.success.keepsake import keepsake  # noqa: PLC0415 (few are asked for)

        images = self.backend.images() or self._images
        return tuple((each, keepsake(each, images)) for each in asked)

    def may_sleep(self) -> bool:
        """Whether the picture cannot have changed since the last call; asked once a turn.

        In a session that is calm, only what ``idle_signs`` tells can change.
        """
        if not is_calm(self.session) or self.hands.is_busy:
            self.stay_awake()
            return False
        before, self._signs = self._signs, (self.hands.focus.at, self.hands.focus.row, *idle_signs(self.session))
        if self.is_idle and not self.session.settings.scanning:
            instants = _ASKED_REST if self.session.page is Page.ADULTS or self.session.robots else _REST
            self.rest_s = next_change(self.session, instants) or instants[-1]
        return self._signs == before

    def stay_awake(self) -> None:
        """Have ``may_sleep`` say no the next time, so that the page is drawn even if nothing changed."""
        self._signs, self.rest_s = (), 0.0

    def _spare(self, doing: str) -> None:
        """Leave out the part of the machine that was at work, if it fails again and again."""
        if doing not in ("reports", "requests"):
            return
        part = self.backend.part
        self._bad_turns[part] = self._bad_turns_before.get(part, 0) + 1
        if self._bad_turns[part] >= _MANY:
            self.session.journey.note(self.backend.leave_out(part))


def _page_name(session: Session) -> str:
    match session.page:
        case Page.HOME | Page.AGES | Page.GALLERY:
            return _("à l'accueil")
        case Page.LESSON | Page.STORY | Page.FEAST:
            return _("à la séance « {name} »").format(name=session.route.lesson.id)
        case Page.CHALLENGE | Page.FILM | Page.BY_HAND:
            return _("au défi « {name} »").format(name=session.route.challenge.id)
        case Page.ADULTS:
            return _("aux pages des adultes")
        case Page.SORRY:
            return _("à la page qui s'excuse")
