"""Idle animations: blinks and breaths, sways, wings, petals. Knows no pygame."""

import math
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from beebot.judging.endings import EndingKind
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.ghost import EYE, GO
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.unasked import ASKED_AFTER_S, GESTURE_AFTER_S, GO_BREATHES_AFTER_S, is_asked
from simulateur.game.session import Page, Session
from simulateur.pages.common.ghost_moves import gesture_lasts_s

_CYCLE_S, _BLINK_S = 5.3, 0.12
"""The bee blinks at the end of each cycle and breathes once in the middle of it.

A machine that nobody touches sleeps between two cycles.
"""
_BREATH_FROM_S, _BREATH_S, _BREATH = 1.2, 2.4, 0.03
_SWAY_S, _SWAY_DEGREES = 3.0, 4
_HOPS_FROM_S, _HOP_S, _HOPS = 0.3, 0.4, (0.5, 0.25)
"""A bee who succeeded hops twice: from when on, how long each hop takes in seconds, how high it is in cells."""
_SWINGS = 10
"""Degrees by which she swings as she hops."""
SHOW_S = 3.0
"""For how many seconds a success is shown; then all is at rest. A touch skips to the rest."""
_AGAIN_S = 1.2
"""Seconds of a dance that was asked for by a poke: her hops, and the goal that opens."""
_STEPS_EACH_S = 30
_POINT_S, _LIGHTS_AFTER_S = 0.1, 0.4
"""Seconds between two drawings of a finger that counts; until what a question is about is lit, as the finger comes."""
_ROUNDING = 1e-6
ALONE_S, LIVES_S, LIVES_EACH_S = 57.9, 4.1, 60.0
"""Once for so long nobody has touched anything and nothing has come of itself, the page lives only now and then.

For ``LIVES_S`` seconds at the beginning of each minute she blinks and breathes once, the ear dips once and what calls
a child swings once. Before and after it her eyes are open, her breath is out, and the ear and what calls are at rest.
"""
_GO_BREATHES_S, GO_GROWS = 1.2, 0.08
"""For how many seconds GO breathes in, and then out, and how much it grows."""
_DIP_S = 0.25
_EAR_EACH_S = 10.0
_HELPS_AFTER_S = 2.0
"""For how many seconds a run that ended, or a touch after it, is left alone before what helps calls."""
_CALLING = (Page.HOME, Page.LESSON, Page.STORY, Page.FEAST, Page.SORRY)
"""Pages with one thing to touch next."""
_HAND_HZ = 30
"""How many times in a second a hand is drawn."""
_STIR_S, _STIR_DEGREES = 0.9, 9
TAKEN_S = 1.2
"""For how many seconds a picture that was taken is seen on its way to the garden."""
_GLOW_S, _APART_S, _BREATHES_S, _GLOW_BREATH = 0.05, 0.25, 0.6, 0.03
"""In seconds: between two drawings of a glow, from one glow to the next, how long one breathes; how far it grows."""
_CALL_S = 0.08
_CALL = (0, 6, 9, 6, 0, -6, -9, -6)


class Motion(NamedTuple):
    """What the page's animations depend on.

    ``since_call`` are the seconds since something began to call a child, 0 where nothing does; ``since_phase`` those
    since the phase changed, ``since_touch`` those since the last touch.

    With ``less`` movement nothing sways, breathes, beats or falls. Moves and pivots stay, since
    they are what a child learns. ``glowing`` things begin to glow one after the other, and a
    finger counts cells for ``counting_s`` seconds, or a question about pictures comes; 0 where nothing does. A gesture
    that is to be shown takes ``gesture_s`` seconds, 0 where there is none. ``asked`` says that the bee was poked.
    ``unseen_s`` seconds have passed since the last touch, page or phase, whichever came last. A success has been shown
    for ``shown_s``; it is over from the beginning where there is none. Something is ``ready`` to be run,
    watched or touched. The bee holds her breath and does not blink where that or what ``helps`` is to be seen: one
    thing moves at a time. ``taken`` says that the last touch took a picture, ``reads`` that it was on a strip.
    ``one_by_one`` controls light up, for one switch.
    """

    since_call: float
    since_phase: float
    since_touch: float
    less: bool = False
    glowing: int = 0
    counting_s: float = 0.0
    gesture_s: float = 0.0
    asked: bool = False
    unseen_s: float = 0.0
    shown_s: float = SHOW_S
    ready: bool = False
    helps: bool = False
    taken: bool = False
    reads: bool = False
    one_by_one: bool = False

    def later(self, seconds: float) -> "Motion":
        """A copy ``seconds`` later on the same page."""
        since_call = self.since_call and self.since_call + seconds
        since_phase, since_touch = self.since_phase + seconds, self.since_touch + seconds
        return self._replace(
            since_call=since_call,
            since_phase=since_phase,
            since_touch=since_touch,
            unseen_s=self.unseen_s + seconds,
            shown_s=self.shown_s + seconds,
        )

    @property
    def left_alone(self) -> "Motion":
        """The motion to be shown: where nobody is there any more, only now and then something moves (``ALONE_S``)."""
        alone_s = self.unseen_s - ALONE_S
        if alone_s <= 0:
            return self
        lived_s = min(alone_s % LIVES_EACH_S, LIVES_S)
        since_call = self.since_call and lived_s + _ROUNDING
        return self._replace(
            since_call=since_call, since_phase=self.since_phase - alone_s, since_touch=ALONE_S + lived_s
        )

    @property
    def blinks(self) -> bool:
        """Whether the bee's eyes are shut."""
        return not (self.ready or self.helps) and self.since_touch % _CYCLE_S > _CYCLE_S - _BLINK_S

    @property
    def breath(self) -> float:
        """How large the bee is: 1, and up to ``_BREATH`` more while she breathes in."""
        done = (self.since_touch % _CYCLE_S - _BREATH_FROM_S) / _BREATH_S
        if self.less or self.ready or self.helps or not 0 < done < 1:
            return 1.0
        return 1 + round(_BREATH * math.sin(math.pi * done) ** 2, 2)

    @property
    def sway(self) -> int:
        """Degrees by which what to touch next leans: a flower, the sign on the key that goes on.

        It swings once and rests for two swings, and so it catches the eye again.
        """
        swings = self.since_call / _SWAY_S
        if self.less or int(swings) % 3:
            return 0
        return round(_SWAY_DEGREES * math.sin(2 * math.pi * swings))

    @property
    def show(self) -> float:
        """For how many seconds a success has been shown, in steps, until all is at rest."""
        return min(int(self.shown_s * _STEPS_EACH_S + _ROUNDING) / _STEPS_EACH_S, SHOW_S)

    @property
    def reading(self) -> float:
        """For how many seconds a strip that was chosen has been read, in steps, until it was read."""
        return min(int(self.unseen_s * _STEPS_EACH_S + _ROUNDING) / _STEPS_EACH_S, SHOW_S) if self.reads else SHOW_S

    @property
    def hop(self) -> float:
        """How high a bee who succeeded is above the mat, in cells: twice, the second time lower."""
        hop, done = divmod((self.show - _HOPS_FROM_S) / _HOP_S, 1.0)
        if self.less or not 0 <= hop < len(_HOPS):
            return 0.0
        return round(_HOPS[int(hop)] * math.sin(math.pi * done), 2)

    @property
    def dance(self) -> int:
        """Degrees by which a bee who succeeded swings as she hops, in steps of five."""
        done = (self.show - _HOPS_FROM_S) / (_HOP_S * len(_HOPS))
        if self.less or not 0 < done < 1:
            return 0
        return 5 * round(_SWINGS / 5 * math.sin(4 * math.pi * done))

    @property
    def call(self) -> int:
        """Degrees by which a place that the bee has missed swings, twice, to be noticed."""
        ticks = int(self.since_phase / _CALL_S)
        if self.less or ticks >= 2 * len(_CALL):
            return 0
        return _CALL[ticks % len(_CALL)]

    @property
    def stir(self) -> int:
        """Degrees by which what was poked leans now: it sways once and rests."""
        done = self.since_touch / _STIR_S
        if self.less or not 0 < done < 1:
            return 0
        return round(_STIR_DEGREES * math.sin(2 * math.pi * done) * (1 - 0.5 * done))

    @property
    def stirs(self) -> bool:
        """Whether what was poked still answers, be it by its face alone."""
        return 0 <= self.since_touch < _STIR_S

    @property
    def taken_s(self) -> float | None:
        """For how many seconds a picture that was taken has been on its way; None before and after."""
        if not self.taken or self.since_touch >= TAKEN_S:
            return None
        return 0.0 if self.less else int(self.since_touch * _HAND_HZ) / _HAND_HZ

    @property
    def smiles(self) -> bool:
        """Whether the bee on the mat smiles at the finger that has poked her."""
        return self.asked and self.since_touch - (GESTURE_AFTER_S - ASKED_AFTER_S) < _STIR_S

    @property
    def glows(self) -> float:
        """For how many seconds the things that answer a run have glowed one after the other, in steps."""
        lasts = self.glowing and _BREATHES_S + _APART_S * self.glowing
        return min(int(self.since_phase / _GLOW_S + _ROUNDING) * _GLOW_S, lasts)

    def grown(self, place: int) -> float:
        """How large the thing at ``place`` (from 0) glows: 0 before its turn, 1 at last.

        It breathes once. With less movement everything glows at once.
        """
        if self.less or place >= self.glowing:
            return 1.0
        since = round(self.glows - place * _APART_S, 2)
        if since < 0:
            return 0.0
        return 1 + round(_GLOW_BREATH * math.sin(math.pi * min(since / _BREATHES_S, 1.0)), 2)

    @property
    def points(self) -> float:
        """For how many seconds a finger has pointed since the bulb was touched, in steps; ``counting_s`` at most."""
        return min(round(int(self.since_touch / _POINT_S + _ROUNDING) * _POINT_S, 1), self.counting_s)

    @property
    def lights(self) -> bool:
        """Whether what a question is about is lit: only some time after the bulb is touched, so it is seen to come."""
        return self.points >= min(_LIGHTS_AFTER_S, self.counting_s)

    @property
    def go_breath(self) -> float:
        """How large GO is in its ring, or a glow, where something is ready: 1 and up to ``GO_GROWS`` more; else 0."""
        alone, since = self.since_touch >= ALONE_S, self.since_touch - GO_BREATHES_AFTER_S
        if not self.ready or since < 0 or self.hand_s is not None:
            return 0.0
        cycle, whole = 2 * _GO_BREATHES_S, int((ALONE_S - GO_BREATHES_AFTER_S) / (2 * _GO_BREATHES_S))
        since = self.since_touch - ALONE_S if alone else since
        if self.less or since >= cycle * (1 if alone else whole):
            return 1.0
        return 1 + round(GO_GROWS * math.sin(math.pi * since / cycle) ** 2, 2)

    @property
    def ear_dips(self) -> bool:
        """Whether the ear dips: the task can be heard again. Every ten seconds while nobody knows what to do."""
        since = self.since_touch % _EAR_EACH_S
        waits = self.since_touch >= _EAR_EACH_S * (2 if self.gesture_s else 1)
        return waits and since < _DIP_S

    @property
    def hand_s(self) -> float | None:
        """For how many seconds a hand has shown the gesture, once; None before and after."""
        since = self.since_touch - GESTURE_AFTER_S
        if not 0 <= since < self.gesture_s:
            return None
        return int(since * _HAND_HZ) / _HAND_HZ


_SIGNS = attrgetter(
    *(name for name, value in vars(Motion).items() if isinstance(value, property) and name != "left_alone")
)


def signs_of_motion(motion: Motion) -> tuple[object, ...]:
    """The values of every idle animation in ``motion``. If two are equal, the page looks the same."""
    signs: tuple[object, ...] = _SIGNS(motion)
    return signs


def next_change(session: Session, instants: Iterable[float]) -> float | None:
    """The first of ``instants``, in seconds from now, at which some idle animation looks different; None if at none."""
    motion = _motion_of(session)
    now = _SIGNS(motion.left_alone)
    return next((seconds for seconds in instants if _SIGNS(motion.later(seconds).left_alone) != now), None)


def motion_of(session: Session) -> Motion:
    """The motion of the page that ``session`` shows, calmed down if nobody has touched anything for long."""
    return _motion_of(session).left_alone


def _motion_of(session: Session) -> Motion:
    less = session.settings.less_movement
    glowing, counting_s = _to_be_seen(session.attempt)
    since_call, since_phase, since_touch = _since_call(session), session.since_phase, session.waited_s
    unseen_s = min(since_phase, session.since_touch, session.players.at.since_page)
    gesture_s, asked, ready = _gesture_s(session), is_asked(session.journey), bool(breathing(session))
    shown_s = _shown_s(session)
    moved = Motion(since_call, since_phase, since_touch, less, glowing, counting_s, gesture_s, asked, unseen_s, shown_s)
    last, helped = session.journey.touched, helps(session) is not None
    moved = moved._replace(ready=ready, helps=helped, taken=last is Key.CAMERA, reads=last is Key.STRIP)
    return moved._replace(one_by_one=session.settings.scanning)


def breathing(session: Session) -> tuple[Touch, ...]:
    """The controls that breathe once a child has waited: the eye, GO, or several that glow; () where none does."""
    ghost = session.ghost
    if ghost in (EYE, GO) or helps(session) in GO.touches:
        return GO.touches if ghost is None else ghost.touches
    attempt = session.attempt
    if attempt is None:
        return ()
    if not session.settings.scanning:
        return attempt.calls
    reached = attempt.gesture.cells(attempt.draft, one_by_one=True)
    return tuple(touch for touch in attempt.calls if touch.key is not Key.CELL or touch in reached)


def _shown_s(session: Session) -> float:
    """For how many seconds a success has been shown: from its beginning, or its dance alone, which was poked."""
    attempt, joys = session.attempt, session.journey.celebrations
    if attempt is None or attempt.phase is not Phase.SUCCEEDED:
        return SHOW_S
    if joys.film is None and is_asked(session.journey):
        return _HOPS_FROM_S + session.since_touch if session.since_touch < _AGAIN_S else SHOW_S
    return session.since_phase if joys.film is not None or not joys.rests else SHOW_S


def skips_show(session: Session) -> bool:
    """Whether a touch now only ends the show of a success, and the next one acts. With one switch it never does."""
    attempt, joys = session.attempt, session.journey.celebrations
    shows = attempt is not None and attempt.phase is Phase.SUCCEEDED and not joys.rests
    return shows and session.since_phase < SHOW_S and not session.settings.scanning


def _since_call(session: Session) -> float:
    """For how many seconds something has called a child: the page's one flower, or the sign of going on."""
    if session.page in _CALLING:
        return session.players.at.since_page
    if helps(session) is not None:
        return max(min(session.since_phase, session.since_touch) - _HELPS_AFTER_S, 0.0)
    if session.attempt is None or session.attempt.phase is not Phase.SUCCEEDED:
        return 0.0
    return max(session.since_phase - SHOW_S, 0.0)


def helps(session: Session) -> Touch | None:
    """The control that helps after a run that failed: what mends the answer, a strip to try, or else the bulb.

    After a challenge without a question, in a séance, it is the way home. None where nothing has failed.
    """
    attempt = session.attempt
    if attempt is None or attempt.phase is not Phase.STOPPED:
        return None
    if attempt.is_done:
        return None if session.players.at.is_free else Touch(Key.HOME)
    for strip in range(len(attempt.draft.strips)):
        for card in attempt.too_many(strip):
            return Touch(Key.CARD, card, strip)
    for other in attempt.gesture.to_try(attempt.draft):  # they glow alike; light and keyboard go to the first
        return Touch(Key.STRIP, strip=other)
    return _mends(attempt) or Touch(Key.HINT)


def _mends(attempt: Attempt) -> Touch | None:
    """What mends an answer: where the way is too short the only key or the die; the cell where she stopped, then GO."""
    from simulateur.pages.layout.strip_line import die_to_turn  # noqa: PLC0415 (the first picture has no strips)

    ended, keys, flag = attempt.answered, attempt.challenge.keys, attempt.gesture.flag(attempt.draft)
    if ended is None:
        return None
    if ended.kind is EndingKind.SHORT and ended.missing and len(keys) == 1:
        (key,) = keys
        return Touch(KEYS_OF_COMMANDS[key])
    if (die := die_to_turn(attempt)) is not None:
        return Touch(Key.CARD, die)
    if ended.kind is not EndingKind.WRONG_CELL or flag is None:
        return None
    (cell,) = ended.cells
    is_there = flag.cell == cell
    return Touch(Key.GO) if is_there else Touch(Key.CELL, cell.row * attempt.challenge.mat.width + cell.column)


def _to_be_seen(attempt: Attempt | None) -> tuple[int, float]:
    """How many things glow one after the other in answer to a run, and for how long a finger counts."""
    if attempt is None:
        return 0, 0.0
    glowing = 0 if attempt.answered is None else len(attempt.answered.cells) + 1
    if attempt.pointing is not None:
        return glowing, attempt.pointing.lasts_s
    hint = attempt.help.hint
    return glowing, 0.0 if hint is None or hint.text is None else _LIGHTS_AFTER_S


def _gesture_s(session: Session) -> float:
    """How long the gesture takes that is to be shown. It is looked for when its time has come."""
    if session.waited_s < GESTURE_AFTER_S or session.ghost is None:
        return 0.0
    return gesture_lasts_s(session.ghost)


def ear_dips(session: Session) -> bool:
    """Whether the ear dips now, to say that the task can be heard again: a child answers and has waited for a while."""
    waits = session.attempt is not None and session.attempt.phase is Phase.WRITING
    return waits and not session.settings.scanning and motion_of(session).ear_dips
