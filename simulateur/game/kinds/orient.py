"""``orienter``: a dial of heads turns the bee at her start, and so does a touch on her."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.kinds.orient import headings_of
from beebot.parts.answer_types import Orientation
from beebot.pose import Heading, Pose
from beebot.text import Text
from simulateur.game.controls import Key, Touch, touch_to
from simulateur.game.kinds.draft import NoCards, Strip, shown, touch_on
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.ghost import Ghost, each_of

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

_HEADINGS = tuple(Heading)


@dataclass(frozen=True, slots=True)
class Turned(NoCards):
    """A child's answer to ``orienter``: ``challenge`` with the bee turned as she turned it last.

    ``turned`` is False until she has turned the bee once.
    """

    challenge: Challenge
    turned: bool = False

    @property
    def heading(self) -> Heading:
        return self.challenge.start.heading

    @property
    def answer(self) -> Orientation:
        return Orientation(self.heading)

    @property
    def so_far(self) -> Orientation:
        return self.answer

    @property
    def strips(self) -> tuple[Strip, ...]:
        return (Strip(tuple(shown(self.challenge.given)), self.challenge.given),)

    @property
    def here(self) -> Touch:
        """The touch on the cell where the bee starts."""
        return touch_on(self.challenge.mat, self.challenge.start.cell)

    def touch(self, touch: Touch) -> "Turned":
        if touch.key is Key.HEADING and 0 <= touch.index < len(_HEADINGS):
            return self._turn_to(_HEADINGS[touch.index])
        if touch == self.here:
            return self._turn_to(self.heading.turned(360 // len(headings_of(self.challenge))))
        return self

    def _turn_to(self, heading: Heading) -> "Turned":
        if heading is self.heading or heading not in headings_of(self.challenge):
            return self
        return Turned(replace(self.challenge, start=Pose(self.challenge.start.cell, heading)), turned=True)


class Orienting(Gesture[Turned, Orientation]):
    """The gesture for ``orienter``: a child turns the bee at her start; GO runs the given program at any time."""

    pad = "dial"

    def begin(self, challenge: Challenge, kept: Program) -> Turned:
        return Turned(challenge)

    def ghost(self, draft: Turned) -> Ghost | None:
        """The hand touches the heads of the dial other than the one that is chosen; None once the bee was turned."""
        if draft.turned:
            return None
        return each_of(touch_to(heading) for heading in headings_of(draft.challenge) if heading is not draft.heading)

    def cells(self, draft: Turned, *, one_by_one: bool) -> tuple[Touch, ...]:
        """The bee's cell, which a touch turns; empty with ``one_by_one``, where the dial does the same."""
        if one_by_one:
            return ()
        return (draft.here,)

    def arrow(self, draft: Turned, heading: Heading) -> Touch:
        return touch_to(heading)

    def space(self, draft: Turned) -> Touch:
        return draft.here

    def spoken(self, hint: "Hint") -> Text | None:
        if hint.headings:
            return Text(_("De quel côté doit-elle regarder ?"))
        if hint.prefix is not None:
            return Text(_("Regarde : de quel côté part-elle ?"))
        return super().spoken(hint)


GESTURE = Orienting()
"""How ``orienter`` is answered."""
